"""A change of a record's values that touches only the lines it must: order, comments, quotes and all else stay.

The text is parsed for its places (PyYAML); what differs between the values it holds and those it shall hold becomes
cuts in the text, each as small as the form allows. What comes out is read again: where it does not say what it shall,
the record is written anew below its first comments.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, NamedTuple

import yaml

from doithoai.model.findings import Unreadable
from doithoai.reading.text import read_yaml, split_front_matter
from doithoai.writing import house

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Cut(NamedTuple):
    """A part of a text, from and up to an offset, and what stands there afterwards."""

    start: int
    end: int
    text: str


class _Anew(Exception):
    """A part whose form can't hold its new value: what holds it is written anew."""


def edit(text: str, data: Any) -> str:
    """The text of a record that says `data`. Unreadable when the text is none."""
    old, new = read_yaml(text), house.said(data)
    if old == new:
        return text
    try:
        changed = _Edit(text).done(old, new)
        if read_yaml(changed) == new:
            return changed
    except (_Anew, Unreadable):
        pass
    return _anew(text, new)


def edit_front(text: str, data: Any, body: str | None = None) -> str:
    """The text of a Markdown record that says `data`, and `body` where one is given. Unreadable when it is none."""
    head, words, _ = split_front_matter(text)
    changed = edit(head, data)
    if body is None or body.strip("\n") == words.strip("\n"):
        return f"---\n{changed}---\n{words}" if changed != head else text
    return house.front(changed, body)


def _anew(text: str, new: Any) -> str:
    lines = text.split("\n")
    top = next((at for at, line in enumerate(lines) if line and not line.startswith("#")), 0)
    return "\n".join([*lines[:top], house.dump(new)])


class _Edit:
    """One text, its places, and the cuts that a change makes."""

    def __init__(self, text: str) -> None:
        self.text = text

    def done(self, old: Any, new: Any) -> str:
        """The text with all cuts made."""
        node = yaml.compose(self.text, Loader=_Loader)
        if node is None or type(old) is not type(new) or not isinstance(new, dict | list) or not new:
            raise _Anew
        parts, at = [], 0
        for cut in sorted(self.changed(node, old, new)):
            if cut.start < at:
                raise _Anew
            parts += [self.text[at : cut.start], cut.text]
            at = cut.end
        return "".join((*parts, self.text[at:]))

    def changed(self, node: Any, old: Any, new: Any) -> Iterator[Cut]:
        """The cuts by which a value becomes another of its kind."""
        if old == new:
            return
        if isinstance(node, yaml.ScalarNode):
            yield self.single(node, new)
        elif node.flow_style:
            yield from self.on_one_line(node, old, new)
        elif isinstance(node, yaml.MappingNode) and isinstance(new, dict) and new:
            yield from self.fields(node, old, new)
        elif isinstance(node, yaml.SequenceNode) and isinstance(new, list) and new:
            yield from self.items(node, old, new)
        else:
            raise _Anew

    # --- single values

    def single(self, node: yaml.ScalarNode, new: Any) -> Cut:
        """A value in the place of another, quoted as that was."""
        start, end = node.start_mark.index, node.end_mark.index
        flow = self.within(start)
        if node.style in ("|", ">") or isinstance(new, dict | list) or not (flow or house.fits(new)) or start == end:
            raise _Anew
        if isinstance(new, str):
            return Cut(start, end, house.text(new, within=flow, quoted=node.style == '"'))
        return Cut(start, end, house.one_line(new))

    def within(self, at: int) -> bool:
        """Whether a place is inside a collection on one line."""
        return any(start < at < end for start, end in self.flows)

    flows: tuple[tuple[int, int], ...] = ()

    def on_one_line(self, node: yaml.Node, old: Any, new: Any) -> Iterator[Cut]:
        """The parts of a collection on one line where only these differ, else all of it."""
        start, end = node.start_mark.index, node.end_mark.index
        if not isinstance(new, type(old)) or not _in_a_row(new):
            raise _Anew
        self.flows = (*self.flows, (start, end))
        pairs = list(_beside(node, old, new))
        if pairs:
            for inner, one, other in pairs:
                if _kind(one) is _kind(other):
                    yield from self.changed(inner, one, other)
                else:
                    yield Cut(inner.start_mark.index, inner.end_mark.index, house.one_line(other, within=True))
        else:
            yield Cut(start, end, house.one_line(new))

    # --- fields

    def fields(self, node: yaml.MappingNode, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Cut]:
        """The fields of a mapping of lines: changed, taken out, and put in behind the one they follow."""
        column = node.start_mark.column
        places = {name.value: (name, value) for name, value in node.value}
        yield from self.taken_out(node, new)
        before: str | None = None
        fresh: dict[str | None, list[str]] = {}
        for name, value in new.items():
            if name in places:
                before = name
                yield from self.field(*places[name], old.get(name), value, column)
            else:
                fresh.setdefault(before, []).append(name)
        for after, names in fresh.items():
            lines = [line for name in names for line in house.field(name, new[name], column)]
            yield self.put_in(node, places, after, lines, column)

    def field(self, name: yaml.Node, value: yaml.Node, old: Any, new: Any, column: int) -> Iterator[Cut]:
        """One field, within its lines if its form allows, else written anew."""
        if old == new:
            return
        try:
            yield from list(self.changed(value, old, new))
        except _Anew:
            first, *rest = house.field(name.value, new, column)
            yield self.instead(name.start_mark.index, self.end(value), [first.lstrip(" "), *rest])

    def put_in(
        self,
        node: yaml.MappingNode,
        places: dict[str, tuple[yaml.Node, yaml.Node]],
        after: str | None,
        lines: list[str],
        column: int,
    ) -> Cut:
        """Lines behind a field, or before the first."""
        if after is None:
            start = node.value[0][0].start_mark.index
            return Cut(start, start, "\n".join(lines).lstrip(" ") + "\n" + " " * column)
        return self.behind(self.end(places[after][1]), lines)

    def taken_out(self, node: yaml.MappingNode, new: dict[str, Any]) -> Iterator[Cut]:
        """The lines of the fields that are no more; the first of an item leaves its dash to the next."""
        stays = [name.value in new for name, _ in node.value]
        if not any(stays):
            raise _Anew
        for position, (name, value) in enumerate(node.value):
            if stays[position]:
                continue
            start = name.start_mark.index
            if self.text[self.line(start) : start].strip(" "):
                kept = stays.index(True)
                if position == 0:
                    yield Cut(start, node.value[kept][0].start_mark.index, "")
            elif not (self.dashed(node) and not any(stays[:position])):
                yield Cut(self.line(start), self.next_line(self.end(value)), "")

    def dashed(self, node: yaml.MappingNode) -> bool:
        """Whether a mapping begins behind a dash."""
        start = node.value[0][0].start_mark.index
        return bool(self.text[self.line(start) : start].strip(" "))

    # --- items

    def items(self, node: yaml.SequenceNode, old: list[Any], new: list[Any]) -> Iterator[Cut]:
        """The items of a list of lines: changed, taken out, put in; those with an id are known by it."""
        column = node.start_mark.column
        if any(
            self.text[self.line(one.start_mark.index) : one.start_mark.index].strip(" ") != "-" for one in node.value
        ):
            raise _Anew
        steps = SequenceMatcher(None, [*map(_known, old)], [*map(_known, new)], autojunk=False).get_opcodes()
        for tag, first, last, begin, end in steps:
            both = min(last - first, end - begin) if tag in ("equal", "replace") else 0
            for step in range(both):
                yield from self.item(node.value[first + step], old[first + step], new[begin + step], column)
            for one in node.value[first + both : last]:
                yield Cut(self.line(one.start_mark.index), self.next_line(self.end(one)), "")
            lines = [line for one in new[begin + both : end] for line in house.item(one, column)]
            if lines and first + both:
                yield self.behind(self.end(node.value[first + both - 1]), lines)
            elif lines:
                start = self.line(node.value[0].start_mark.index)
                yield Cut(start, start, "".join(f"{line}\n" for line in lines))

    def item(self, node: yaml.Node, old: Any, new: Any, column: int) -> Iterator[Cut]:
        """One item, within its lines if its form allows, else written anew."""
        if old == new:
            return
        try:
            yield from list(self.changed(node, old, new))
        except _Anew:
            yield self.instead(self.line(node.start_mark.index), self.end(node), house.item(new, column))

    # --- places

    def end(self, node: Any) -> int:
        """Where a value ends: the parser takes the comments and empty lines that follow for a part of it."""
        if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
            start = node.start_mark.index
            end: int = start + len(self.text[start : node.end_mark.index].rstrip())
            return end
        last = node.value[-1]
        return self.end(last[1] if isinstance(last, tuple) else last)

    def line(self, at: int) -> int:
        """Where the line begins that a place is in."""
        return self.text.rfind("\n", 0, at) + 1

    def next_line(self, at: int) -> int:
        """Where the line after a place begins, or the text ends."""
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found + 1

    def instead(self, start: int, end: int, lines: list[str]) -> Cut:
        """Lines in the place of a part; a comment that stood behind it now stands behind the first of them."""
        stop = end if len(lines) == 1 else self.next_line(end) - (self.text[end:].find("\n") >= 0)
        return Cut(start, stop, "\n".join((lines[0] + self.text[end:stop], *lines[1:])))

    def behind(self, at: int, lines: list[str]) -> Cut:
        """Lines below the line of a place."""
        start = self.next_line(at)
        broken = "" if self.text[:start].endswith("\n") else "\n"
        return Cut(start, start, broken + "".join(f"{line}\n" for line in lines))


def _kind(value: Any) -> type:
    return type(value) if isinstance(value, dict | list) else str


def _known(value: Any) -> str:
    """By what an item is known: its number where it has one, else all it says."""
    return f"id {value['id']}" if isinstance(value, dict) and "id" in value else repr(value)


def _in_a_row(value: Any) -> bool:
    """Whether a value stays on one line, however deep: in a list line breaks are spelt, lest each item take a line."""
    if isinstance(value, dict):
        return all(map(_in_a_row, value.values()))
    if isinstance(value, list):
        return all(_in_a_row(one) or isinstance(one, str) for one in value)
    return house.fits(value)


def _beside(node: yaml.Node, old: Any, new: Any) -> Iterator[tuple[yaml.Node, Any, Any]]:
    """The parts of a collection beside what they shall say; none where it gets other fields or items."""
    if isinstance(node, yaml.MappingNode) and list(old) == list(new):
        yield from ((value, old[name.value], new[name.value]) for name, value in node.value)
    elif isinstance(node, yaml.SequenceNode) and len(old) == len(new):
        yield from zip(node.value, old, new, strict=True)
