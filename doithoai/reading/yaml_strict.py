"""YAML by a whole parser (PyYAML): decides on every text that `plain` leaves, and finds the places of values.

It takes longer to load than most checks to run, so `reader` loads it when a text needs it. PyYAML gives the events,
what is refused is decided here: anchors, a field told twice, and yes/no of YAML 1.1. strictyaml and ruamel.yaml
refuse as much, but both were slower.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import yaml

from doithoai.model.both import Both
from doithoai.model.findings import Route, Unreadable
from doithoai.patterns import lazy
from doithoai.reading.cause_words import DEEPER_ITEM, HARD_EDGE
from doithoai.reading.causes import BLANKS, ParserRefusal, cause, key_with_colon, mark, odd
from doithoai.reading.cut import CUT, cut, lost
from doithoai.reading.quotes import CURLY, Mark, curly
from doithoai.reading.yaml_fast import DEPTH_LIMIT, HIDDEN, LENGTH_LIMIT, NODE_LIMIT, said, scalar

_EDGE = lazy(rf"^[{BLANKS}]|[{BLANKS}]$")
_SIGNS = frozenset("-+‐‑‒–—―−•·●▪◦➢")
"""What a line of a list may begin with where it is typed otherwise than YAML wants."""
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_LONG_VALUE = Both(f"một giá trị dài quá {LENGTH_LIMIT} ký tự", f"a value is longer than {LENGTH_LIMIT} characters")
_LONG_NAME = Both(
    f"tên trường dài quá {LENGTH_LIMIT} ký tự", f"the name of a field is longer than {LENGTH_LIMIT} characters"
)
_TOO_MANY = Both(
    f"tệp có quá {NODE_LIMIT} mục; hãy chia nhỏ hồ sơ",
    f"the file holds more than {NODE_LIMIT} items; divide the record",
)


def read(text: str) -> Any:
    """Read any text as `reader.read_yaml` does; Unreadable says what is wrong and where."""
    loader = _Loader(text)
    try:
        return _Builder(text).build(loader)
    except yaml.MarkedYAMLError as error:
        at, since = error.problem_mark or error.context_mark, error.context_mark
        said = ParserRefusal(error.context or "", _mark(since), error.problem or "", _mark(at) or Mark(0, 0))
        where, what = cause(text, said)
        raise Unreadable("S02", where.line + 1, where.column + 1, detail=what) from None
    except yaml.YAMLError as error:
        raise Unreadable("S02", detail=cause(text, ParserRefusal("", None, str(error), Mark(0, 0)))[1]) from None
    finally:
        loader.dispose()


def _mark(found: Any) -> Mark | None:
    return Mark(found.line, found.column) if found else None


class _Builder:
    """Turns the parser's events into data, refusing what is not plain."""

    def __init__(self, text: str) -> None:
        """Watch for what few texts have: escapes that bring in a character that no file may hold, and cut sentences."""
        self.escapes, self.left = "\\" in text, NODE_LIMIT
        self.text, self.lines = text, text.split("\n") if CUT in text else ()

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
            raise _refuse(
                "S02",
                event,
                detail=Both(
                    "trong tệp có nhiều hơn một bản ghi (---)", "there is more than one record in the file (---)"
                ),
            )
        return data

    def _value(self, event: Any, next_event: Any, depth: int) -> Any:
        kind = type(event)
        self._count(event)
        if kind is yaml.ScalarEvent:
            if event.tag is not None or event.anchor is not None or self.escapes:
                self._plain(event)
            if len(event.value) > LENGTH_LIMIT:
                raise _refuse("S02", event, detail=_LONG_VALUE)
            if self.lines:
                self._whole(event)
            if event.implicit[0] and event.value:
                self._typed(event)
            return scalar(event.value) if event.implicit[0] else said(event.value)
        if kind is yaml.AliasEvent:
            raise _refuse("S02", event, detail=mark("*"))
        self._plain(event)
        if depth >= DEPTH_LIMIT:
            raise _refuse(
                "S02",
                event,
                detail=Both(f"lồng nhau quá {DEPTH_LIMIT} cấp", f"nested more than {DEPTH_LIMIT} levels deep"),
            )
        if kind is yaml.MappingStartEvent:
            return self._mapping(next_event, depth + 1)
        return self._sequence(next_event, depth + 1)

    def _count(self, event: Any) -> None:
        self.left -= 1
        if self.left < 0:
            raise _refuse("S02", event, detail=_TOO_MANY)

    def _plain(self, event: Any) -> None:
        if event.tag is not None or event.anchor is not None:
            raise _refuse("S02", event, detail=mark("!" if event.anchor is None else "&"))
        if self.escapes and type(event) is yaml.ScalarEvent:
            value = event.value
            if HIDDEN.search(value) or not unicodedata.is_normalized("NFC", value):
                detail = Both(
                    "không viết ký tự ẩn hay dấu rời bằng mã sau dấu \\",
                    "hidden characters and loose accents are not written as codes behind \\",
                )
                raise _refuse("S02", event, detail=detail)

    def _whole(self, event: Any) -> None:
        """Refuse a value whose end the parser took for a comment."""
        end = event.end_mark
        if found := lost(self.lines, Mark(end.line, end.column), event.value, quoted=not event.implicit[0]):
            where, words = found
            raise Unreadable("S02", where.line + 1, where.column + 1, detail=cut(words))

    def _typed(self, event: Any) -> None:
        """Refuse a value with what Word puts around it, or which is an item of a list that the parser did not see."""
        value, start = event.value, event.start_mark
        if curly(value):
            raise _refuse("S02", event, detail=CURLY)
        if edge := _EDGE.search(value):
            code = f"U+{ord(edge[0]):04X}"
            detail = Both(HARD_EDGE.format(code=code), HARD_EDGE.en.format(code=code))
            raise _refuse("S02", event, detail=detail)
        if value[0] in _SIGNS and not self._line(start.line)[: start.column].strip():
            self._named(event)

    def _line(self, number: int) -> str:
        return self.text.split("\n")[number]

    def _item(self, event: Any) -> None:
        """Refuse an item of several lines that took in the next one, which is indented further."""
        start, end = event.start_mark.line, event.end_mark.line
        for number in range(start + 1, end + 1):
            line = self._line(number)
            if line.lstrip(" ").startswith("- "):
                raise Unreadable("S02", number + 1, line.index("-") + 1, detail=DEEPER_ITEM)

    def _named(self, event: Any) -> None:
        """Refuse a name that is one only because a blank or a dash was pasted that YAML does not know."""
        line = event.start_mark.line
        if found := odd(self._line(line)):
            raise Unreadable("S02", line + 1, found[0] + 1, detail=found[1])

    def _mapping(self, next_event: Any, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while type(event := next_event()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                raise _refuse(
                    "S02", event, detail=Both("tên trường phải là một từ", "the name of a field must be a word")
                )
            if event.tag is not None or event.anchor is not None or self.escapes:
                self._plain(event)
            self._count(event)
            key = event.value
            if not key[:1].isascii():
                self._named(event)
            if len(key) > LENGTH_LIMIT:
                raise _refuse("S02", event, detail=_LONG_NAME)
            if ":" in key and event.implicit[0]:
                raise _refuse("S02", event, detail=key_with_colon(key))
            if key in result:
                raise _refuse("S05", event, key=key)
            result[key] = self._value(next_event(), next_event, depth)
        return result

    def _sequence(self, next_event: Any, depth: int) -> list[Any]:
        result: list[Any] = []
        while type(event := next_event()) is not yaml.SequenceEndEvent:
            if type(event) is yaml.ScalarEvent and event.implicit[0]:
                self._item(event)
            result.append(self._value(event, next_event, depth))
        return result


def _refuse(code: str, event: Any, **values: object) -> Unreadable:
    mark = event.start_mark
    return Unreadable(code, mark.line + 1, mark.column + 1, **values)


class PlaceIndex:
    """Where the values of a text stand: composed once for all findings in it, each group of fields looked up once."""

    def __init__(self, text: str) -> None:
        """Compose the nodes; Unreadable when there are none that may be composed."""
        read(text)  # composing nodes recurses: only what has been found plain and shallow may come so far
        loader = _Loader(text)
        try:
            self.node = loader.get_single_node()
        finally:
            loader.dispose()
        self._fields: dict[int, dict[Any, Any]] = {}

    def place(self, route: Route) -> tuple[int, int]:
        """Line and column, from 1, of the value at `route`, or of its nearest ancestor."""
        mark = None
        for mark in self._marks(route) if self.node is not None else ():  # noqa: B007 - the last one counts
            pass
        return (mark.line + 1, mark.column + 1) if mark else (1, 1)

    def _of(self, node: Any) -> dict[Any, Any]:
        if id(node) not in self._fields:
            self._fields[id(node)] = {pair[0].value: pair for pair in node.value}
        return self._fields[id(node)]

    def _marks(self, route: Route) -> Iterator[Any]:
        node = self.node
        if not isinstance(node, yaml.MappingNode):
            yield node.start_mark
        for step in route:
            if isinstance(node, yaml.MappingNode):
                found = self._of(node).get(step)
                if found is None:
                    return
                yield found[0].start_mark
                node = found[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                yield node.start_mark
            else:
                return
