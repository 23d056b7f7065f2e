"""Records as they stood on a day: what was put right later still says what it said."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec
from msgspec import inspect as mi
from msgspec.structs import replace

from doithoai.model.amendable import Amendable
from doithoai.model.amended import TEXT, Amendment
from doithoai.model.dossier import ConferenceFolder, DocumentFile, ReportFile, YearFolder
from doithoai.model.findings import Unreadable
from doithoai.model.plan_file import PlanFile
from doithoai.model.records import Petition
from doithoai.reading.facts import APART, PROSE, bare, item_keys, kind_of, parted, value_of, written
from doithoai.reading.moments import is_date
from doithoai.reading.shapes import convert
from doithoai.reading.text import read_yaml
from doithoai.vietnamese.wording import short_date

A = TypeVar("A", bound=Amendable)
Paper = TypeVar("Paper", DocumentFile, ReportFile, PlanFile)


def then(record: A, today: dt.date) -> A:
    """A record before every amendment of a day to come."""
    later = _later(record.amended, today)
    if not later:
        return record
    kept = replace(record, amended=tuple(one for one in record.amended if one.on <= today))
    return as_it_was(kept, later)


def folder_then(folder: ConferenceFolder, today: dt.date) -> ConferenceFolder:
    """A conference with its petitions and documents before every amendment of a day to come."""
    if max([one.on for one in amendments(folder)], default=today) <= today:
        return folder
    conference = folder.conference
    return replace(
        folder,
        conference=then(conference, today) if conference else None,
        petitions=tuple(then(one, today) for one in folder.petitions),
        documents=tuple(_paper(one, today) for one in folder.documents),
    )


def year_then(folder: YearFolder, today: dt.date) -> YearFolder:
    """The same of the plans and reports of a year."""
    given = [*(one.front.amended for one in folder.plans), *(one.front.amended for one in folder.reports)]
    if max([each.on for one in given for each in one], default=today) <= today:
        return folder
    body = _body(folder.plan_body, folder.plan.amended, today) if folder.plan else folder.plan_body
    return replace(
        folder,
        plan=then(folder.plan, today) if folder.plan else None,
        plan_body=body,
        later=tuple(_paper(one, today) for one in folder.later),
        reports=tuple(_paper(one, today) for one in folder.reports),
    )


def amendments(folder: ConferenceFolder) -> list[Amendment]:
    """Every amendment of a conference, its petitions and documents."""
    conference = folder.conference
    given: list[tuple[Amendment, ...]] = [conference.amended] if conference and conference.amended else []
    given += [one.amended for one in folder.petitions if one.amended]
    given += [one.front.amended for one in folder.documents if one.front.amended]
    return [each for one in given for each in one]


def _later(amended: Sequence[Amendment], today: dt.date) -> list[Amendment]:
    """The amendments of days to come, the newest first."""
    return sorted([one for one in amended if one.on > today], key=lambda one: one.on, reverse=True)


def _paper(one: Paper, today: dt.date) -> Paper:
    if not one.front.amended:
        return one
    return replace(one, front=then(one.front, today), body=_body(one.body, one.front.amended, today))


def _body(body: str, amended: Sequence[Amendment], today: dt.date) -> str:
    """The text of a document as it was; where its words are not kept, that and why, never the new text as the old."""
    for one in _later(amended, today):
        if one.field == TEXT:
            body = f"{one.was or untold(one)}\n"
    return body


SEALED = "[điều cũ không nêu lại]"
"""What stands on a past day in the place of words of which only the checksum is kept."""


def untold(one: Amendment) -> str:
    """What stands on a past day in the place of words that an amendment does not repeat."""
    return f"[Nội dung trước khi sửa ngày {short_date(one.on)} không nêu lại. Lý do sửa: {one.reason}]"


def as_it_was(record: A, later: Sequence[Amendment]) -> A:
    """A record as it was before some amendments, given newest first.

    All are undone together, since one may fit only with another; where they do not fit, each that does.
    """
    data = msgspec.json.decode(msgspec.json.encode(record, enc_hook=written))
    shape: type = type(record)
    kind = kind_of(shape)
    whole = _copied(data)
    for one in later:
        whole = _undone(whole, kind, one)
    if (found := _read(whole, record)) is not None:
        return found
    for one in later:
        tried = _undone(_copied(data), kind, one)
        if (found := _read(tried, record)) is not None:
            record, data = found, tried
    return record


def _copied(data: Any) -> Any:
    return msgspec.json.decode(msgspec.json.encode(data))


def restorable(record: Amendable, one: Amendment) -> bool:
    """Whether what an amendment keeps can stand in the place of what the record says now."""
    same = [each for each in record.amended if each.on == one.on and each is not one]
    data = msgspec.json.decode(msgspec.json.encode(record, enc_hook=written))
    shape: type = type(record)
    kind = kind_of(shape)
    alone = _undone(_copied(data), kind, one)
    if _read(alone, record) is not None:
        return True
    for each in (one, *same):
        data = _undone(data, kind, each)
    return _read(data, record) is not None


def _read(data: Any, record: A) -> A | None:
    try:
        return convert(data, type(record))
    except (msgspec.ValidationError, ValueError, TypeError):
        return None


def _undone(data: Any, kind: mi.StructType, one: Amendment) -> Any:
    """The plain data of a record before one amendment."""
    sealed = one.was_sha256 is not None and one.was is None
    parts, hidden, was = one.field.split("."), one.was is None, SEALED if sealed else one.was
    if hidden and parts == [TEXT] and kind.cls is Petition:  # of what is not shown a petition says why
        return {**{name: said for name, said in data.items() if name != TEXT}, "withheld": untold(one)}
    try:
        return _put(data, kind, parts, was, untold(one))
    except ValueError:
        return {**data, parts[0]: was}  # what can't be read fits nothing


def _put(data: Any, kind: mi.Type, parts: Sequence[str], was: str | None, words: str) -> Any:
    """The plain data of a record with what one of its fields said; `words` in the place of words not repeated."""
    if isinstance(kind, mi.StructType):
        return _put_field(data, kind, parts, was, words)
    item = bare(kind.item_type, None) if isinstance(kind, mi.VarTupleType) else kind
    if not isinstance(item, mi.StructType):
        return data
    name, rest = parted(item, list(parts))
    keys = list(item_keys(data))
    if name in keys:
        at = keys.index(name)
        if rest:
            return [_put(one, item, rest, was, words) if n == at else one for n, one in enumerate(data)]
        # An item that was put in later was not there; one that said another day said that.
        kept = [one for n, one in enumerate(data) if n != at]
        return kept if was is None else [*data[:at], whole_item(was) or {**data[at], "on": was}, *data[at + 1 :]]
    apart = next((one.encode_name for one in item.fields if one.encode_name in APART and one.required), "")
    if not apart or rest:
        return data
    if told := whole_item(was):
        return [*data, told]
    return [*data, {**_filled(item, was, words), apart: re.sub(r"(?<=[^0-9])-[0-9]$", "", name)}]


def _put_field(data: Any, kind: mi.StructType, parts: Sequence[str], was: str | None, words: str) -> Any:
    name, rest = parts[0], parts[1:]
    fields = {one.encode_name: one for one in kind.fields}
    if name not in fields:
        return data
    inner = bare(fields[name].type, [])
    listed, held = isinstance(inner, mi.VarTupleType), data.get(name)
    if rest:
        held = ([] if listed else {}) if held is None else held
        data[name] = _put([held] if listed and isinstance(held, dict) else held, inner, rest, was, words)
        return data
    data.pop(name, None)
    if was is None:
        hidden = held is not None and name in PROSE and isinstance(inner, mi.StrType)
        return {**data, name: words} if hidden else data
    if isinstance(inner, mi.StructType):
        return {**data, name: whole_item(was) or _filled(inner, was, words)}
    return {**data, name: value_of(was, inner)}


def whole_item(was: str | None) -> dict[str, Any] | None:
    """All that an item said, where that is kept: its fields in braces, as records write them."""
    if was is None or not was.lstrip().startswith("{"):
        return None
    try:
        found = read_yaml(f"was: {was.strip()}\n")
    except Unreadable:
        return None
    told = found.get("was") if isinstance(found, dict) else None
    return told if isinstance(told, dict) and told else None


ONLY = "Điều khác của mục này không được giữ lại khi sửa."
"""What stands beside an item of which only the day or the name was kept."""


def _filled(item: mi.StructType, was: str | None, words: str) -> dict[str, str]:
    """What an item that is no longer there said: its day or name, as far as that is kept."""
    found: dict[str, str] = {}
    for one in item.fields:
        name, kind = one.encode_name, bare(one.type, None)
        if name == "note":
            found[name] = ONLY
        if name in APART or not (one.required or name == "on"):
            continue
        if isinstance(kind, mi.DateType):
            found |= {name: was} if was and is_date(was) else {}
        elif isinstance(kind, mi.StrType):
            found[name] = words if was is None or is_date(was) else was
    return found
