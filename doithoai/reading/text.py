"""Files to plain data, strictly: no aliases, no duplicate keys, no YAML 1.1 surprises, UTF-8 only.

A byte order mark is passed over and loose accents (NFD) are joined (NFC): no reader sees either, so nobody is told; the
hook mends them in the file (`commands/mend.py`).

`read_yaml` is the one function through which YAML enters. What is written as most records are is read by `plain`;
all else goes through `strict`, a whole parser, which decides. Neither keeps positions; `locator` finds them again
when, and only when, there is something to report.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.findings import Route, Unreadable
from doithoai.patterns import lazy
from doithoai.reading import delimiters, yaml_fast
from doithoai.vietnamese.typed_marks import may_be_typed

SIZE_LIMIT = 1 << 20
MARK = "\ufeff"
"""A byte order mark, where it begins a file."""


class FrontMatter(Frozen, frozen=True):
    """A Markdown record: its YAML, its body, and the line on which the body starts."""

    data: Any
    body: str
    body_line: int


def read_text(path: str | Path, odd: Callable[[str], None] | None = None) -> str:
    """Read one file whole, as NFC; Unreadable when it is no plain, small, UTF-8 text file.

    A text with other letters than those of plain Vietnamese is also given to `odd`.
    """
    try:
        file = os.open(path, _FLAGS)
        try:
            text = _decode(_whole(file))
        finally:
            os.close(file)
    except OSError as error:
        raise Unreadable("S01", detail=_os_detail(error)) from None
    if not _is_plain(text):
        text = _look_closer(text)
        if odd:
            odd(text)
    elif odd and may_be_typed(text):
        odd(text)
    return text


def may_be_odd(text: str) -> bool:
    """Whether letters of a text may be other than they look, or of before Unicode: a quick look, for many texts."""
    return not _is_plain(text) or may_be_typed(text)


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text) or _PLAIN.fullmatch(_QUOTED.sub(r"\1", text)))


_PLAIN = lazy("[\n -~\u1ea0-\u1ef9àáâãèéêìíòóôõùúýĐđƠơƯưĂăĨĩŨũÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ\u2010-\u2027\u00a0\u00b0-\u00b3□☐-☒]*")
"""What most texts are made of: letters of Vietnamese and common signs, which need no closer look."""
_QUOTED = lazy(r"(?<!\w)«([^«»\n]+)»(?!\w)")
"""In TCVN3 both signs are letters too, but the second ends no word."""


# Neither follows a link, nor waits for a pipe's other end.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))


def _whole(file: int) -> bytes:
    status = os.fstat(file)
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable("S01", detail=NOT_PLAIN)
    if status.st_size > SIZE_LIMIT:
        raise Unreadable(
            "S01",
            detail=Both(f"tệp lớn hơn {SIZE_LIMIT // 1024} KB", f"the file is larger than {SIZE_LIMIT // 1024} KB"),
        )
    return os.read(file, status.st_size)


NOT_PLAIN = Both(
    "đây là liên kết, thư mục hoặc thiết bị, cần một tệp thường",
    "this is a link, a folder or a device; a plain file is due",
)
NOT_THERE = Both("không có tệp này", "there is no such file")
NO_RIGHT = Both("không có quyền đọc tệp", "it may not be read")


def _os_detail(error: OSError) -> Both:
    if isinstance(error, FileNotFoundError):
        return NOT_THERE
    if isinstance(error, PermissionError):
        return NO_RIGHT
    return NOT_PLAIN


def _decode(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            "S01",
            line,
            detail=Both(
                "không phải UTF-8; hãy lưu lại tệp với bảng mã UTF-8", "it is not UTF-8; save the file as UTF-8"
            ),
        ) from None
    return text.lstrip(MARK).replace("\r\n", "\n") if "\r" in text else text.lstrip(MARK)


def _look_closer(text: str) -> str:
    """The text as NFC; Unreadable where something in it is not seen."""
    if yaml_fast.clean(text):
        return text
    if found := yaml_fast.HIDDEN.search(text):
        if found[0] in _LETTERS_ONCE:
            _refuse_old(text)
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        raise Unreadable(
            "S01",
            line,
            column,
            detail=Both(
                f"có ký tự ẩn U+{ord(found[0]):04X} ở cột {column}; hãy xóa ký tự này",
                f"there is a hidden character, U+{ord(found[0]):04X}, in column {column}; delete it",
            ),
        )
    if (lost := text.find(_LOST)) >= 0:
        _refuse_old(text)
        raise Unreadable("S01", text.count("\n", 0, lost) + 1, lost - text.rfind("\n", 0, lost), detail=_LETTERS_LOST)
    return unicodedata.normalize("NFC", text)


_LOST = "\ufffd"
_LETTERS_LOST = Both(
    "có ký tự \ufffd (U+FFFD): chữ ở đây đã mất khi chuyển bảng mã; hãy chép hoặc gõ lại từ văn bản gốc",
    "there is \ufffd (U+FFFD): a letter was lost when the encoding was changed; copy or type it again from the paper",
)

_LETTERS_ONCE = "".join(map(chr, (*range(0x80, 0xA0), 0xAD)))
"""Hidden today, and part of a letter in old encodings: U+00AD is ư in TCVN3."""


def _refuse_old(text: str) -> None:
    """Tell of an old encoding, if that is where the hidden letters are from."""
    from doithoai.reading.letters import first_old  # noqa: PLC0415 - hardly ever needed

    if found := first_old(text):
        line, detail = found
        raise Unreadable("S01", line, detail=detail)


def read_yaml(text: str) -> Any:
    """Parse one YAML document into dicts, lists and scalars; Unreadable when it is not strictly plain.

    Only true, false, null, whole and decimal numbers are typed; everything else, dates, `no` and `012`
    among them, stays text.
    """
    try:
        return yaml_fast.read(text)
    except yaml_fast.NotPlain:
        from doithoai.reading import yaml_strict  # noqa: PLC0415 - takes longer to load than most checks to run

        return yaml_strict.read(text)


def split_front_matter(text: str) -> tuple[str, str, int]:
    """Split a Markdown record into YAML, body and the body's first line; Unreadable (S02) without front matter."""
    if not text.startswith("---\n"):
        raise delimiters.no_opening(text)
    end = text.find("\n---\n", 3)
    if end < 0:
        if text.endswith("\n---"):
            return text[4:-4], "", text.count("\n") + 2
        raise delimiters.no_closing(text)
    return text[4 : end + 1], text[end + 5 :], text.count("\n", 0, end + 5) + 1


def read_front_matter(text: str) -> FrontMatter:
    """Parse a Markdown record; Unreadable with lines counted in the whole file."""
    head, body, body_line = split_front_matter(text)
    try:
        return FrontMatter(read_yaml(head), body, body_line)
    except Unreadable as error:
        raise Unreadable(error.code, error.line + 1, error.column, **error.values) from None


def locator(text: str, *, front_matter: bool = False) -> Callable[[Route], tuple[int, int]]:
    """What finds line and column, from 1, of the value at a route, or of its nearest ancestor that is there.

    Unreadable when the text is.
    """
    from doithoai.reading import yaml_strict  # noqa: PLC0415 - as above

    if not front_matter:
        return yaml_strict.PlaceIndex(text).place
    index = yaml_strict.PlaceIndex(split_front_matter(text)[0])

    def below(route: Route) -> tuple[int, int]:
        line, column = index.place(route)
        return line + 1, column

    return below
