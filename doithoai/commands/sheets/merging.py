"""Rows of a sheet beside what is on record: new petitions, empty fields filled, values that would change, rows refused.

Nothing is replaced: what the sheet leaves empty stays, what it has no column for stays, and a value on record is
changed only where the number of its petition was confirmed.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

import msgspec
from msgspec.structs import replace

from doithoai import public
from doithoai.commands.sheets.cells import cleaned
from doithoai.commands.sheets.columns import COLUMNS, CONTACT, INTERNAL, NAME, cells, folded
from doithoai.commands.sheets.rows import CellFault, SheetRead, SheetRow
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.private import Person
from doithoai.model.records import Petition, Unit
from doithoai.model.vocabulary import Word
from doithoai.reading.shapes import convert, explain
from doithoai.rules import RULES
from doithoai.rules.privacy import Passage, hits
from doithoai.vietnamese.wording import sentence

_HEADS = {one.path: one.head for one in (*COLUMNS, *INTERNAL)}
_APART = frozenset(("id", NAME, CONTACT))
"""What is no field of a petition in the archive: its number, and who raised it."""
_MOST = 999
"""Petitions of a conference."""
_ALIKE = 0.5
"""How like two texts are that may be one matter in other words."""


class RowKind(Word):
    """What becomes of a row."""

    NEW = "new", "mới"
    FILLED = "filled", "bổ sung"
    CHANGED = "changed", "thay đổi"
    SAME = "unchanged", "như cũ"
    REJECTED = "rejected", "không nhận"


class CellTold(Frozen, frozen=True):
    """One field that a row sets: what was on record, None where nothing was, and what the sheet says."""

    path: str
    was: object | None
    now: object


class MergedRow(Frozen, frozen=True):
    """One row and what it does."""

    number: int
    kind: RowKind
    id: int | None = None
    cells: tuple[CellTold, ...] = ()
    faults: tuple[CellFault, ...] = ()
    person: Person | None = None
    """Who raised it, for private/ alone."""
    other: bool = False
    """Whether its text is so unlike the one on record that it may be another matter under a number that is taken."""


def merge(
    read: SheetRead, held: Sequence[Petition], unit: Unit, today: dt.date, known: str = ""
) -> tuple[MergedRow, ...]:
    """What each row does; `known` are words of the conference itself that are nobody's."""
    found = [*_merged(read, held)]
    of = {one.id: one for one in held}
    checked = [_shaped(one, of, read) for one in found]
    return _numbered([*_without_private(checked, unit, today, read, known)], max(of, default=0), read)


def _merged(read: SheetRead, held: Sequence[Petition]) -> Iterator[MergedRow]:
    of = {one.id: one for one in held}
    texts: dict[tuple[object, object], int] = {(folded(one.text), one.received.on): one.id for one in held if one.text}
    said = Counter(number for number in map(_number, read.rows) if number is not None)
    first: dict[tuple[object, ...], int] = {}
    for row in read.rows:
        values = {path: value for path, value in row.values.items() if path not in _APART}
        number, alike, faults = _number(row), _alike(values), [*row.faults]
        if number is None:
            number = texts.get((alike[0], alike[1]))
            if number is None and alike in first and alike[0]:
                why = f"giống hệt dòng {first[alike]}; nhiều người cùng nêu thì ghi “{_HEADS['supporters']}”"
                faults.append(_fault(read, "text", Both(why, f"the same as row {first[alike]}")))
            elif number is not None and (number in said or alike in first):
                again = Both(f"là kiến nghị số {number}, đã có ở dòng khác", f"it is petition {number}, as another row")
                faults.append(_fault(read, "text", again))
        elif said[number] > 1:
            why = f"số {number} có ở {said[number]} dòng của bảng"
            faults.append(_fault(read, "id", Both(why, f"number {number} stands in {said[number]} rows")))
        first.setdefault(alike, row.number)
        if faults:
            yield MergedRow(row.number, RowKind.REJECTED, number, faults=tuple(faults))
        elif number in of:
            yield _beside(row, values, of[number], read)
        else:
            lacking = [one for one in COLUMNS if one.needed and one.path not in values]
            told = tuple(CellTold(path, None, value) for path, value in values.items())
            missing = tuple(_fault(read, one.path, Both("còn trống", "it is empty")) for one in lacking)
            kind = RowKind.REJECTED if missing else RowKind.NEW
            yield MergedRow(row.number, kind, number, told, missing, _person(row))


def _person(row: SheetRow) -> Person | None:
    name, contact = (" ".join(str(row.values.get(path, "")).split()) or None for path in (NAME, CONTACT))
    return Person(name=name, contact=contact) if name or contact else None


def differing(rows: Sequence[MergedRow], kept: Mapping[int, Person], read: SheetRead) -> tuple[MergedRow, ...]:
    """The rows, refused where who raised a petition is other than private/ has it; neither is told."""
    return tuple(_unlike(row, kept.get(row.id or 0), read) if row.person else row for row in rows)


def _unlike(row: MergedRow, known: Person | None, read: SheetRead) -> MergedRow:
    said, old = row.person or Person(), known or Person()
    pairs = ((NAME, said.name, old.name), (CONTACT, said.contact, old.contact))
    why = Both("khác với điều đã ghi ở private/; xem lại và tự sửa ở đó", "it is other than what private/ has")
    faults = [_fault(read, path, why) for path, one, other in pairs if one and other and one != other]
    return _refused(row, faults) if faults else row


def _number(row: SheetRow) -> int | None:
    found = row.values.get("id")
    return found if isinstance(found, int) else None


def _alike(values: Mapping[str, object]) -> tuple[object, ...]:
    """By what a row without a number is known again."""
    text = folded(str(values.get("text", "")))
    return text, *(
        values.get(path) for path in ("received.on", "petitioner.kind", "petitioner.village", "received.channel")
    )


def _beside(row: SheetRow, values: Mapping[str, object], one: Petition, read: SheetRead) -> MergedRow:
    """A row beside the petition that has its number."""
    before = cells(one)
    told = tuple(
        CellTold(path, before.get(path), value) for path, value in values.items() if not _same(before.get(path), value)
    )
    hidden = public.hidden(one) is not None
    if hidden and any(cell.path in ("text", "answer") for cell in told):
        why = Both("nội dung của kiến nghị này không công khai; không nhập qua bảng tính", "this text is not public")
        return MergedRow(row.number, RowKind.REJECTED, one.id, faults=(_fault(read, "text", why),))
    kind = RowKind.CHANGED if any(cell.was is not None for cell in told) else RowKind.FILLED if told else RowKind.SAME
    other = any(cell.path == "text" and cell.was is not None and _other(cell) for cell in told)
    return MergedRow(row.number, kind, one.id, told, person=_person(row), other=other)


def _same(was: object, now: object) -> bool:
    return was == now or (isinstance(was, str) and isinstance(now, str) and cleaned(was) == cleaned(now))


def _other(cell: CellTold) -> bool:
    was, now = folded(str(cell.was)).split(), folded(str(cell.now)).split()
    return SequenceMatcher(None, was, now, autojunk=False).ratio() < _ALIKE


def _fault(read: SheetRead, path: str, why: Both) -> CellFault:
    return CellFault(read.columns.get(path, ""), _HEADS.get(path, path), why)


def _numbered(rows: Sequence[MergedRow], last: int, read: SheetRead) -> tuple[MergedRow, ...]:
    """The rows, those that are new and have no number of their own under the next ones: what is refused takes none."""
    last = max((last, *(row.id or 0 for row in rows if row.kind is RowKind.NEW)))
    told = []
    for row in rows:
        if row.kind is RowKind.NEW and row.id is None:
            last += 1
            full = Both(f"hội nghị đã đủ {_MOST} kiến nghị", f"the conference has {_MOST} petitions already")
            new = replace(row, id=last) if last <= _MOST else _refused(row, [_fault(read, "id", full)])
            told.append(new)
        else:
            told.append(row)
    return tuple(told)


# --- shapes and identities


def item(row: MergedRow, old: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The petition as a record has it once the row is taken: what it had, and what the row sets."""
    made: dict[str, Any] = {"id": 1 if row.id is None else row.id, **(old or {})}
    for cell in row.cells:
        *parts, last = cell.path.split(".")
        inside = made
        for part in parts:
            inside[part] = dict(inside.get(part) or {})
            inside = inside[part]
        inside[last] = cell.now.isoformat() if isinstance(cell.now, dt.date) else cell.now
    if old is None:
        made["states"] = [{"state": "received", "on": made["received"]["on"]}]
    return made


def _shaped(row: MergedRow, held: Mapping[int, Petition], read: SheetRead) -> MergedRow:
    """The row, refused where what it makes is no petition."""
    if row.kind in (RowKind.SAME, RowKind.REJECTED):
        return row
    before = held.get(row.id or 0)
    made = item(row, {path: value for path, value in msgspec.to_builtins(before).items() if value} if before else None)
    try:
        convert(made, Petition)
    except msgspec.ValidationError:
        return _refused(row, [_shape_fault(read, one) for one in explain(made, Petition, "")])
    return row


def _shape_fault(read: SheetRead, problem: Any) -> CellFault:
    values = problem.values
    path = ".".join(map(str, (*problem.route, *((values["key"],) if problem.code == "S08" else ()))))
    rule = RULES[problem.code]
    return _fault(read, path, Both(sentence(rule.VI, values, "vi"), sentence(rule.EN, values, "en")))


def _refused(row: MergedRow, faults: Sequence[CellFault]) -> MergedRow:
    return MergedRow(row.number, RowKind.REJECTED, row.id, faults=(*row.faults, *faults))


def _without_private(
    rows: Sequence[MergedRow], unit: Unit, today: dt.date, read: SheetRead, known: str
) -> Iterator[MergedRow]:
    """The rows, refused where a text tells who somebody is: which column, and of what kind, never the words."""
    passages = [
        passage
        for at, row in enumerate(rows)
        for cell in row.cells
        if isinstance(cell.now, str) and cell.path in _TEXTS
        for passage in (Passage("", (at, cell.path), cell.now, None, _TEXTS[cell.path]),)
    ]
    told: dict[int, dict[str, CellFault]] = {}
    for passage, kind in hits(unit, today, passages, known):
        at, path = passage.route
        why = Both(f"có thể là {kind.label}; bỏ khỏi bảng", f"it may be {kind.value}; take it out")
        told.setdefault(int(at), {}).setdefault(str(path), _fault(read, str(path), why))
    for at, row in enumerate(rows):
        yield _refused(row, [*told[at].values()]) if at in told else row


_TEXTS = {"text": (), "answer": (), "petitioner.village": ("V05", "V07")}
"""The columns of free words, each with the rules that do not read it."""
