"""`doithoai upgrade`: every pin and hash of an archive to the version that is installed.

Of the office's own files nothing else changes, but that a hook of older archives judged what lies in the folder and now
judges what is committed, and that Git is told to leave `private/` out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from doithoai import __version__
from doithoai.commands.private_repository import IGNORED, ignoring
from doithoai.commands.private_told import taken_along
from doithoai.disk.together import write_all
from doithoai.init import files, pins
from doithoai.init.choices import InitRefused
from doithoai.model.base import Frozen

__all__ = ("InitRefused", "Told", "upgrade")

_HOOKS = ".pre-commit-config.yaml"
PINNED = (
    _HOOKS,
    "README.md",
    ".github/workflows/records.yml",
    ".github/workflows/portal.yml",
    ".github/workflows/nightly.yml",
)
"""Files that belong to the office, of which only the pins are rewritten."""
_MARK = "requirements-doithoai.txt"
_IGNORE = ".gitignore"
_ACTION = re.compile(r"(uses: )([\w.-]+/[\w./-]+)@([0-9a-f]{40}) # v([0-9][\w.]*)")
_PACKAGE = re.compile(r"(?<![\w.-])([A-Za-z][\w.-]*)==([0-9][\w.+!]*)")
_NEEDED = re.compile(r"(additional_dependencies:[ \t]*\[)([^\]#\n]+)(?=\])")
_OF_FOLDER = re.compile(r"""^([ \t]*entry:[ \t]*(["']?)doithoai check)(?=\2[ \t]*(?:#.*)?$)""", re.MULTILINE)
_STAGED = (
    "doithoai check → doithoai check --staged (kiểm tra đúng điều được ghi lại, không phải điều nằm trong thư mục)"
)
_OWN = re.compile(r"^doithoai==(\S+)", re.MULTILINE)


class Told(Frozen, frozen=True):
    """What was changed, and whether everything could be."""

    text: str
    whole: bool


class PinChange(Frozen, frozen=True):
    """One file as it is to be, and what of it is new."""

    path: str
    text: str
    news: tuple[str, ...]


def upgrade(folder: Path, wanted: str | None = None) -> Told:
    """Rewrite the pins below `folder`; Refused when it holds no archive or the wrong version is installed."""
    old = _old(folder)
    if wanted and wanted != __version__:
        raise InitRefused(
            f"đang cài bản {__version__}, không phải {wanted}; "
            f'hãy chạy trước: python -m pip install "doithoai[portal]=={wanted}"'
        )
    if _numbers(old) > _numbers(__version__):
        raise InitRefused(f"kho đang ở bản {old}, mới hơn bản đang cài ({__version__}); hãy cài bản mới hơn trước")
    if why := taken_along(folder / "records"):
        raise InitRefused(f"kho riêng: {why}. Chưa ghi gì")
    digest = pins.own_digest() or _remembered(folder)
    lacking: list[str] = []
    changes = [*_whole(folder, digest), *_pinned(folder, lacking), *_ignored(folder)]
    if links := [change.path for change in changes if (folder / change.path).is_symlink()]:
        raise InitRefused(f"{', '.join(links)} là liên kết; hãy thay bằng tệp thường rồi chạy lại. Chưa ghi gì")
    write_all({folder / change.path: change.text for change in changes})
    if digest is None:
        lacking.append(f"{_MARK}: chưa biết mã băm của gói doithoai {__version__}; ghim theo số phiên bản")
    return Told("\n".join(_lines(old, changes, lacking)), whole=not [one for one in lacking if _MARK not in one])


def _ignored(folder: Path) -> Iterator[PinChange]:
    """That Git leaves the private repository out, which archives of before may lack."""
    told = ignoring(_text(folder / _IGNORE) or "")
    if told is not None:
        yield PinChange(_IGNORE, told, (f"thêm {IGNORED} (kho riêng)",))


def _old(folder: Path) -> str:
    try:
        found = _OWN.search((folder / _MARK).read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        found = None
    if found is None:
        raise InitRefused(
            f"“{folder}” không có {_MARK} ghi phiên bản; hãy chạy trong thư mục gốc của kho do doithoai init lập"
        )
    return found[1]


def _remembered(folder: Path) -> str | None:
    """The hash that the archive knows of this very version already."""
    pin = re.escape(f"doithoai=={__version__}")
    found = re.search(
        rf"^{pin} \\\n    --hash=sha256:([0-9a-f]{{64}})$", (folder / _MARK).read_text("utf-8"), re.MULTILINE
    )
    return found[1] if found else None


def _whole(folder: Path, digest: str | None) -> Iterator[PinChange]:
    """The files that the program writes whole."""
    for path, text in files.made(digest).items():
        old = _text(folder / path)
        if old is None:
            yield PinChange(path, text, ("tệp mới",))
        elif old != text:
            yield PinChange(path, text, tuple(_news(old, text)) or ("nội dung mới",))


def _pinned(folder: Path, lacking: list[str]) -> Iterator[PinChange]:
    """The files of the office: their pins alone, found by their form."""
    actions, packages = _shipped()
    for path in PINNED:
        old = _text(folder / path)
        if old is None:
            lacking.append(f"{path}: không có tệp này (hoặc không đọc được), nên không ghi được gì")
            continue
        if path != "README.md" and not (_ACTION.search(old) or _PACKAGE.search(old)):
            lacking.append(f"{path}: không thấy chỗ nào ghim phiên bản; hãy so với tệp cùng tên của một kho mới lập")
            continue
        text = _ACTION.sub(lambda found: _action(found, actions), old)
        text = _PACKAGE.sub(lambda found: f"{found[1]}=={packages.get(found[1].lower(), found[2])}", text)
        text = _NEEDED.sub(_completed, text) if path == _HOOKS else text
        staged, hooks = _OF_FOLDER.subn(r"\1 --staged", text) if path == _HOOKS else (text, 0)
        if staged != old:
            yield PinChange(path, staged, (*_news(old, text), *([_STAGED] if hooks else ())))


def _shipped() -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """The pins that this version brings: action -> (hash, version), package -> version."""
    texts = [files.filled(pins.template(name), files.versions()) for name in files.TEMPLATES.values()]
    actions = {found[2]: (found[3], found[4]) for text in texts for found in _ACTION.finditer(text)}
    return actions, {found[1].lower(): found[2] for text in texts for found in _PACKAGE.finditer(text)}


def _completed(found: re.Match[str]) -> str:
    """The packages of one of our hooks, all named: one that is not is installed in any version."""
    names = {name.lower() for name, _ in _PACKAGE.findall(found[2])}
    shipped = files.filled(pins.template(files.TEMPLATES[_HOOKS]), files.versions())
    for ours in (_PACKAGE.findall(one[2]) for one in _NEEDED.finditer(shipped)):
        if ours[0][0] in names:
            lacking = [f"{name}=={version}" for name, version in ours if name not in names]
            return found[1] + ", ".join((found[2].rstrip(" ,"), *lacking))
    return found[0]


def _action(found: re.Match[str], shipped: dict[str, tuple[str, str]]) -> str:
    """An action's pin; one that the office has taken further is left alone."""
    digest, version = shipped.get(found[2], (found[3], found[4]))
    if _numbers(found[4]) > _numbers(version):
        return found[0]
    return f"{found[1]}{found[2]}@{digest} # v{version}"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)) or (0,)


def _news(old: str, new: str) -> Iterator[str]:
    before, after = dict(_pins(old)), dict(_pins(new))
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield f"{name} {before.get(name, '(chưa có)')} → {after.get(name, '(bỏ)')}"


def _pins(text: str) -> Iterator[tuple[str, str]]:
    for found in _ACTION.finditer(text):
        yield found[2], f"v{found[4]}"
    for found in _PACKAGE.finditer(text):
        yield found[1], found[2]


def _text(file: Path) -> str | None:
    if file.is_symlink() or not file.is_file():
        return None
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError:
        return None


def _lines(old: str, changes: list[PinChange], lacking: list[str]) -> Iterator[str]:
    if not changes:
        yield f"Kho đã theo bản {__version__}: không có gì phải ghi lại."
    else:
        yield f"Bản {old} → {__version__}; đã ghi lại {len(changes)} tệp:"
        for change in changes:
            yield f"  {change.path}: {'; '.join(change.news)}"
        yield "Xem lại bằng git diff, chạy doithoai check, rồi commit."
    if lacking:
        yield "Chưa làm được:"
        yield from (f"  {one}" for one in lacking)
