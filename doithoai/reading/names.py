"""Names of folders and files: which may stand in an archive, what to call one that may not, and how to print any.

A folder's name becomes an address, an argument and a line of a report: only plain ones are read, and no name that
somebody gave a file reaches a terminal, a summary or a page as it stands.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import count
from pathlib import Path

from doithoai.model.both import Both
from doithoai.model.vocabulary import DocumentKind, ReportKind
from doithoai.patterns import lazy

SLUG = lazy(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 60
"""Letters of a unit's folder: with year, number and file, its paths stay below what Windows allows."""

WINDOWS = frozenset(("con", "prn", "aux", "nul", *(f"{device}{n}" for device in ("com", "lpt") for n in range(10))))
"""Names that no file can have on Windows, whatever its ending."""
RESERVED = frozenset(
    (
        *(
            "an-toan",
            "assets",
            "can-cu",
            "dinh-chinh",
            "don-vi",
            "du-lieu",
            "du-lieu-mo",
            "en",
            "gioi-thieu",
            "huong-dan",
            "ke-hoach",
        ),
        *("ket-luan", "kien-nghi", "lich", "quy-tac", "rieng-tu", "schemas", "so-lieu", "tham-gia", "thong-bao"),
        *("tim-kiem", "tra-cuu", "kiem-chung", "tre-han-va-thieu", "tung-dieu", "404", "index", "doithoai-shell"),
        *("calendar", "policies", "private", "files", "records"),
    )
)
"""What the portal calls its own pages and folders, and the archive its own; a test finds the list in a built site."""

_ALIKE = str.maketrans(
    "аеіјоԛрѕсԝухһӏԁԍвкмнтαονρυικτεηωχ",
    "aeijoqpscwyxhldgbkmhtaovpuiktenwx",
)
"""Letters of other scripts that look like one of ours."""
_TWINS = str.maketrans({"0": "o", "1": "l", "-": None})


def slug(text: str) -> str:
    """What a folder of that name should be called; empty when nothing of it can be kept."""
    small = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D")).lower().translate(_ALIKE)
    words = re.findall("[a-z0-9]+", "".join(letter for letter in small if not unicodedata.combining(letter)))
    return "-".join(words)[:LONGEST].strip("-")


def skeleton(name: str) -> str:
    """What the eye keeps of a name: two units with the same are easily taken for one another."""
    return name.translate(_TWINS)


def wanted(name: str, taken: Iterable[str] = ()) -> Both | None:
    """What the folder of a unit should be called instead; None when the name is right."""
    if name in WINDOWS:
        return Both(
            f"tên khác, vì Windows không cho tệp hay thư mục nào tên “{name}”",
            f"another name, since Windows lets no file or folder be called “{name}”",
        )
    if name in RESERVED or name in taken:
        return Both(
            f"tên khác, vì “{name}” là tên mà cổng thông tin hoặc kho đã dùng; ví dụ xa-{name}",
            f"another name, since the portal or the archive uses “{name}” itself; xa-{name}, for one",
        )
    if SLUG.fullmatch(name) and len(name) <= LONGEST:
        return None
    right = slug(name)
    if right and right != name:
        return Both(f"{_RULE}; hãy đổi tên thành {right}", f"{_RULE.en}; rename it to {right}")
    return _RULE


_RULE = Both(
    f"mã đơn vị viết thường không dấu, nối bằng gạch ngang, dài nhất {LONGEST} ký tự",
    f"an id in small letters without accents, joined by hyphens, at most {LONGEST} characters long",
)


def visible(text: str, keep: str = "") -> str:
    """The same text without a letter that is not seen: line breaks, control characters and turned writing are told.

    What stands in `keep` is left as it is, as a line break between the lines of a message.
    """
    if text.isprintable():
        return text
    return "".join(letter if letter in keep else _told(letter) for letter in text)


def _told(letter: str) -> str:
    if letter.isprintable() or unicodedata.category(letter) == "Zs":
        return letter
    if "\udc80" <= letter <= "\udcff":  # a byte of a name that is not UTF-8
        return f"\\x{ord(letter) - 0xDC00:02x}"
    return letter.encode("unicode_escape", "replace").decode()


_BROKEN = lazy("[\ud800-\udfff]")


def encodable(text: str) -> str:
    """The same text with what no encoding can hold told: a machine that reads it undoes all other escapes itself."""
    return _BROKEN.sub(lambda found: _told(found[0]), text)


def code(text: str) -> str:
    """A name inside Markdown: nothing in it can end the quotation, or the line."""
    shown = visible(text)
    ticks = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence, pad = "`" * (ticks + 1), " " if ticks else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def plain(text: str) -> str:
    """Text of a record inside Markdown: nothing in it can become markup or a mention."""
    text = _ENTITY.sub("&amp;", visible(" ".join(text.split())))
    for mark in "\\`*_[]<>|#@~":
        text = text.replace(mark, f"\\{mark}" if mark != "<" else "&lt;")
    return _ADDRESS.sub(r"\g<0>\\", _ITEM.sub(r"\1\\\2", text))


_ADDRESS = lazy(r"(?<=\w):(?=//)|\bwww(?=\.)", re.IGNORECASE)
"""What becomes a link by itself, up to where it can be broken."""
_ENTITY = lazy(r"&(?=#?\w+;)")
_ITEM = lazy(r"^([0-9]{1,9}(?=[.)])|)([-+.)=])")
"""What makes a list, a line or a heading where it begins a text."""


def plan_files(root: str | Path, year: str) -> Iterator[str]:
    """The plans of a year: plan.md, and those numbered on from it without a gap."""
    for number in count(1):
        name = "plan.md" if number == 1 else f"plan-{number}.md"
        if not os.path.isfile(f"{root}/{year}/{name}"):  # noqa: PTH113
            return
        yield name


def names_kind(stem: str, kinds: type[DocumentKind | ReportKind]) -> bool:
    """Whether a file is named as its kind, or as its kind and a number: minutes, minutes-2."""
    kind, dash, number = stem.partition("-")
    return kind in _words(kinds) and (not dash or (number.isascii() and number.isdecimal()))


@cache
def _words(kinds: type[DocumentKind | ReportKind]) -> frozenset[str]:
    return frozenset(kinds)
