"""Files to plain data, strictly: no aliases, no duplicate keys, no YAML 1.1 surprises, UTF-8 and NFC only.

`read_yaml` is the one function through which YAML enters. What is written as most records are is read by `plain`;
all else goes through the whole parser, which decides. Neither keeps positions; `locate` finds them again when,
and only when, there is something to report.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from doithoai import plain
from doithoai.findings import Route

SIZE_LIMIT = 1 << 20
DEPTH_LIMIT = 20

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# Besides control characters: zero-width and line separators, and marks that turn the direction of writing.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")


class Unreadable(Exception):
    """A file that yields no data: `code` names the rule, `values` its words, `line` and `column` count from 1."""

    def __init__(self, code: str, line: int = 1, column: int = 1, **values: object) -> None:
        """Keep the rule, the place and the words."""
        super().__init__(code, line, column, values)
        self.code, self.line, self.column, self.values = code, line, column, values


class FrontMatter(msgspec.Struct, frozen=True):
    """A Markdown record: its YAML, its body, and the line on which the body starts."""

    data: Any
    body: str
    body_line: int


def read_text(path: str | Path) -> str:
    """Read one file whole; Unreadable when it is no plain, small, NFC, UTF-8 text file."""
    try:
        file = os.open(path, _FLAGS)
        try:
            return _decode(_whole(file))
        finally:
            os.close(file)
    except OSError as error:
        raise Unreadable("S01", detail=_os_detail(error)) from None


# Neither follows a link, nor waits for a pipe's other end.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))


def _whole(file: int) -> bytes:
    status = os.fstat(file)
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable("S01", detail=_NOT_PLAIN)
    if status.st_size > SIZE_LIMIT:
        raise Unreadable("S01", detail=f"tệp lớn hơn {SIZE_LIMIT // 1024} KB")
    return os.read(file, status.st_size)


_NOT_PLAIN = "đây là liên kết, thư mục hoặc thiết bị, cần một tệp thường"


def _os_detail(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "không có tệp này"
    if isinstance(error, PermissionError):
        return "không có quyền đọc tệp"
    return _NOT_PLAIN


def _decode(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable("S01", line, detail="không phải UTF-8; hãy lưu lại tệp với bảng mã UTF-8") from None
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if plain.clean(text):
        return text
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise Unreadable("S01", line, detail=f"có ký tự ẩn U+{ord(found[0]):04X}; hãy xóa ký tự này")
    if not unicodedata.is_normalized("NFC", text):
        raise Unreadable("S01", _first_decomposed(text), detail="chữ Việt viết rời dấu (NFD); hãy lưu lại dạng NFC")
    return text


def _first_decomposed(text: str) -> int:
    lines = enumerate(text.split("\n"), 1)
    return next(number for number, line in lines if not unicodedata.is_normalized("NFC", line))


def read_yaml(text: str) -> Any:
    """Parse one YAML document into dicts, lists and scalars; Unreadable when it is not strictly plain.

    Only true, false, null, whole and decimal numbers are typed; everything else, dates, `no` and `012`
    among them, stays text.
    """
    try:
        return plain.read(text)
    except plain.NotPlain:
        return read_strictly(text)


def read_strictly(text: str) -> Any:
    """Do the same by the whole parser, for any text; it alone says what is wrong and where."""
    loader = _Loader(text)
    try:
        return _Builder(escapes="\\" in text).build(loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise Unreadable("S02", line, column, detail=_syntax(error.problem or "")) from None
    except yaml.YAMLError as error:
        raise Unreadable("S02", detail=_syntax(str(error))) from None
    finally:
        loader.dispose()


_SYNTAX = (
    ("mapping values are not allowed", "có dấu hai chấm trong câu; hãy đặt cả câu trong dấu ngoặc kép"),
    ("found a tab character", "thụt đầu dòng bằng phím Tab; hãy dùng dấu cách"),
    ("found character '\\t'", "thụt đầu dòng bằng phím Tab; hãy dùng dấu cách"),
    ("cannot start any token", "thụt đầu dòng bằng phím Tab hoặc có ký tự lạ đầu dòng; hãy dùng dấu cách"),
    ("did not find expected key", "thụt đầu dòng không đều, hoặc thiếu dấu hai chấm sau tên trường"),
    ("did not find expected '-'", "thụt đầu dòng không đều trong danh sách, hoặc thiếu dấu gạch ngang"),
    ("could not find expected ':'", "thiếu dấu hai chấm sau tên trường"),
    ("did not find expected node content", "thiếu giá trị, hoặc thiếu dấu đóng ngoặc"),
    ("unknown escape character", "dấu \\ trong ngoặc kép không đúng; hãy dùng ngoặc đơn"),
    ("invalid Unicode character escape", "mã ký tự sau dấu \\ không đúng"),
    ("did not find expected ',' or", "thiếu dấu phẩy, hoặc thiếu dấu đóng ngoặc"),
    ("while scanning a quoted scalar", "thiếu dấu ngoặc kép đóng"),
    ("unexpected end of stream", "thiếu dấu ngoặc kép hoặc dấu đóng ngoặc ở cuối"),
    ("expected <document start>", "trong tệp có nhiều hơn một bản ghi"),
    ("did not find expected <document start>", "trong tệp có nhiều hơn một bản ghi"),
)


def _syntax(problem: str) -> str:
    return next((told for key, told in _SYNTAX if key in problem), f"sai cú pháp YAML ({problem})")


class _Builder:
    """Turns the parser's events into data, refusing what is not plain."""

    def __init__(self, *, escapes: bool) -> None:
        """Watch, where the text has escapes, for one that brings in a character that no file may hold."""
        self.escapes = escapes

    def build(self, loader: Any) -> Any:
        next_event = loader.get_event
        next_event()
        event = next_event()
        if isinstance(event, yaml.StreamEndEvent):
            return None
        data = self._value(next_event(), next_event, 0)
        next_event()
        event = next_event()
        if not isinstance(event, yaml.StreamEndEvent):
            raise _refuse("S02", event, detail="trong tệp có nhiều hơn một bản ghi (---)")
        return data

    def _value(self, event: Any, next_event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.tag is not None or event.anchor is not None or self.escapes:
                self._plain(event)
            return plain.scalar(event.value) if event.implicit[0] else event.value
        if kind is yaml.AliasEvent:
            raise _refuse("S02", event, detail="không dùng tham chiếu (*) của YAML; hãy viết lại nội dung")
        self._plain(event)
        if depth >= DEPTH_LIMIT:
            raise _refuse("S02", event, detail=f"lồng nhau quá {DEPTH_LIMIT} cấp")
        if kind is yaml.MappingStartEvent:
            return self._mapping(next_event, depth + 1)
        return self._sequence(next_event, depth + 1)

    def _plain(self, event: Any) -> None:
        if event.tag is not None or event.anchor is not None:
            raise _refuse("S02", event, detail="không dùng nhãn (!) và neo (&) của YAML")
        if self.escapes and type(event) is yaml.ScalarEvent:
            value = event.value
            if _CONTROL.search(value) or not unicodedata.is_normalized("NFC", value):
                detail = "không viết ký tự ẩn hay dấu rời bằng mã sau dấu \\"
                raise _refuse("S02", event, detail=detail)

    def _mapping(self, next_event: Any, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while type(event := next_event()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                raise _refuse("S02", event, detail="tên trường phải là một từ")
            if event.tag is not None or event.anchor is not None or self.escapes:
                self._plain(event)
            key = event.value
            if key in result:
                raise _refuse("S05", event, key=key)
            result[key] = self._value(next_event(), next_event, depth)
        return result

    def _sequence(self, next_event: Any, depth: int) -> list[Any]:
        result: list[Any] = []
        while type(event := next_event()) is not yaml.SequenceEndEvent:
            result.append(self._value(event, next_event, depth))
        return result


def _refuse(code: str, event: Any, **values: object) -> Unreadable:
    mark = event.start_mark
    return Unreadable(code, mark.line + 1, mark.column + 1, **values)


def split_front_matter(text: str) -> tuple[str, str, int]:
    """Split a Markdown record into YAML, body and the body's first line; Unreadable (S02) without front matter."""
    if not text.startswith("---\n"):
        raise Unreadable("S02", detail="tệp phải mở đầu bằng dòng --- rồi đến phần khai báo")
    end = text.find("\n---\n", 3)
    if end < 0:
        if text.endswith("\n---"):
            return text[4:-4], "", text.count("\n") + 2
        raise Unreadable("S02", detail="thiếu dòng --- kết thúc phần khai báo")
    return text[4 : end + 1], text[end + 5 :], text.count("\n", 0, end + 5) + 1


def read_front_matter(text: str) -> FrontMatter:
    """Parse a Markdown record; Unreadable with lines counted in the whole file."""
    head, body, body_line = split_front_matter(text)
    try:
        return FrontMatter(read_yaml(head), body, body_line)
    except Unreadable as error:
        raise Unreadable(error.code, error.line + 1, error.column, **error.values) from None


@lru_cache(maxsize=2)
def _composed(text: str) -> Any:
    """The nodes of a text, composed once for all findings in it; None when it can't be read."""
    try:
        read_yaml(text)  # composing nodes recurses: only what has been found plain and shallow may come so far
    except Unreadable:
        return None
    loader = _Loader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def locate(text: str, route: Route, *, front_matter: bool = False) -> tuple[int, int]:
    """Line and column, from 1, of the value at `route`, or of its nearest ancestor that is there."""
    offset = 0
    if front_matter:
        text, offset = split_front_matter(text)[0], 1
    node = _composed(text)
    mark = None
    for node_mark in _marks(node, route):
        mark = node_mark
    if node is None:
        return 1, 1
    return (mark.line + 1 + offset, mark.column + 1) if mark else (1 + offset, 1)


def _marks(node: Any, route: Route) -> Iterator[Any]:
    if node is not None and not isinstance(node, yaml.MappingNode):
        yield node.start_mark
    for step in route:
        if isinstance(node, yaml.MappingNode):
            found = next((pair for pair in node.value if pair[0].value == step), None)
            if found is None:
                return
            yield found[0].start_mark
            node = found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            yield node.start_mark
        else:
            return
