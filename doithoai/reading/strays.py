"""What lies in a folder under a name that no record has: what it most likely is, and what to call it.

What is only misnamed is there: nothing that hangs on it is called missing, or late, until somebody gives it its name.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DocumentKind
from doithoai.reading.names import names_kind
from doithoai.reading.papers_named import misnamed
from doithoai.reading.private_names import within
from doithoai.vietnamese.nearest import meant

_CALLED = {
    "conference.yml": "hội nghị",
    "petitions.yml": "kiến nghị",
    "documents": "tài liệu",
    "files": "tệp",
    "plan.md": "kế hoạch",
    "reports": "báo cáo",
    "unit.yml": "đơn vị",
}
"""What people call what a folder may hold."""
_PAPERS = "documents"
_NO_LINK = Both(
    "một tệp hoặc thư mục thường, không phải liên kết (shortcut, symlink)",
    "a plain file or folder, not a link (shortcut, symlink)",
)


def stray(one: os.DirEntry[str], known: Iterable[str], wanted: Both, inside: str) -> Problem:
    """What is told of an entry that no record kind claims, in a folder that may hold what is `known`."""
    file = f"{inside}{one.name}"
    if private := within(one.name, inside):
        return private
    if one.is_symlink():
        return Problem(file, (), {"wanted": _NO_LINK}, "S11", 1)
    near, meant_by = _meaning(one, frozenset(known))
    if near:
        wanted = Both(f"{wanted}; tên gần nhất là {near}", f"{wanted.en}; the nearest is {near}")
    return Problem(file, (), {"wanted": wanted}, "S11", 1, stands_for=tuple(f"{inside}{name}" for name in meant_by))


def _meaning(one: os.DirEntry[str], known: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """The name that is nearest, and the files that it stands for."""
    folder = one.is_dir()
    may = {name: _CALLED[name] for name in known if name in _CALLED and ("." not in name) == folder}
    if folder:
        papers = papers_in(one.path) if _PAPERS in known else ()
        likely = _PAPERS if papers else meant(one.name, may)
        return (f"{likely}/" if likely else ""), papers
    plain = one.name.lower().removesuffix(".txt").removesuffix(".yaml").removesuffix(".yml").removesuffix(".md")
    likely = meant(plain, may) or _by_stem(plain, may)
    if likely or _PAPERS not in known:
        return likely, (likely,) if likely else ()
    right = misnamed(one.name, DocumentKind, Both("", ""))[1]
    paper = f"{_PAPERS}/{right[0]}" if len(right) == 1 else ""
    return paper, (paper,) if paper else ()


def _by_stem(word: str, may: dict[str, str]) -> str:
    stems = {name.partition(".")[0]: name for name in may}
    return stems.get(meant(word, dict.fromkeys(stems, "")), "")


def misnamed_in(found: Iterable[os.DirEntry[str]], known: frozenset[str]) -> frozenset[str]:
    """Which of the known names a folder seems to hold under another one."""
    entries = [one for one in found if not one.is_symlink() and not one.name.startswith(".")]
    absent = known - {one.name for one in entries}
    strays = [one for one in entries if one.name not in known and not one.name.isdecimal()] if absent else []
    return frozenset(near.rstrip("/") for one in strays if (near := _meaning(one, absent)[0]))


def papers_in(folder: str) -> tuple[str, ...]:
    """The papers in a folder of another name, as they would be called in the right one."""
    try:
        names = sorted(one.name for one in os.scandir(folder))
    except OSError:
        return ()
    return tuple(
        f"{_PAPERS}/{name}" for name in names if name.endswith(".md") and names_kind(name[: -len(".md")], DocumentKind)
    )
