"""What is wrong in what records say that they said before: of every kind of record alike (C62)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from doithoai.model.amended import TEXT, Amendment
from doithoai.model.findings import Problem, Route
from doithoai.model.records import Document, Plan, Report
from doithoai.model.vocabulary import Word
from doithoai.reading.as_of import restorable
from doithoai.reading.facts import facts, told_of

CODE = "C62"


class AmendmentFault(Word):
    """Why an amendment keeps nothing."""

    UNKNOWN = "the record has no such field", "bản ghi không có trường ấy"
    SAME = "what it says of before (was) is what the record says now", "điều cũ (was) đúng là điều đang ghi"
    UNREAD = (
        "what it says of before (was) could not have stood in that field",
        "điều cũ (was) không phải là giá trị mà trường ấy nhận",
    )
    LACKING = (
        "what was there before (was) is missing, and is no private text; a group of fields is amended one by one",
        "chưa có điều cũ (was), mà đây không phải nội dung riêng tư; một nhóm trường thì ghi từng trường một",
    )


def faults(file: str, record: Any) -> Iterator[Problem]:
    """Judge every amendment of a record, or of each item of a list."""
    if isinstance(record, tuple):
        for position, one in enumerate(record):
            yield from _of(file, (position,), one)
    else:
        yield from _of(file, (), record)


def _of(file: str, before: Route, record: Any) -> Iterator[Problem]:
    amended: tuple[Amendment, ...] = getattr(record, "amended", ())
    last = {one.field: index for index, one in enumerate(amended)}
    for index, one in enumerate(amended):
        fault = _fault(record, one, newest=last[one.field] == index)
        if fault:
            named = fault is AmendmentFault.UNKNOWN or one.was is None
            route = (*before, "amended", index, "field" if named else "was")
            yield Problem(file, route, {"field": one.field, "fault": fault}, CODE)


def _fault(record: Any, one: Amendment, *, newest: bool) -> AmendmentFault | None:
    if one.field == TEXT and isinstance(record, Document | Plan | Report):
        return None
    if told_of(type(record), one.field)[1] is None:
        return AmendmentFault.UNKNOWN
    said = facts(record).get(one.field)
    if said and not said.whole and one.was == said.raw and newest:
        return AmendmentFault.SAME
    if restorable(record, one):
        return None
    return AmendmentFault.LACKING if one.was is None else AmendmentFault.UNREAD
