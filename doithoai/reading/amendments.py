"""What is wrong in what records say that they said before: of every kind of record alike (C62)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import inspect as mi

from doithoai.model.amended import TEXT, Amendment, checksum
from doithoai.model.base import LINK, ONE_LINE, SAID
from doithoai.model.findings import Problem, Route
from doithoai.model.records import EMAIL, PHONE, Document, Plan, Report
from doithoai.model.vocabulary import Word
from doithoai.reading.as_of import restorable
from doithoai.reading.facts import bare, facts, told_of

CODE = "C62"


class AmendmentFault(Word):
    """Why an amendment keeps nothing."""

    UNKNOWN = "the record has no such field", "bản ghi không có trường ấy"
    SAME = "what it says of before (was) is what the record says now", "điều cũ (was) đúng là điều đang ghi"
    UNREAD = (
        "what it says of before (was) could not have stood in that field",
        "điều cũ (was) không phải là giá trị mà trường ấy nhận",
    )
    BOTH = (
        "it has both what was there before (was) and its checksum (was_sha256), which stands for private words",
        "có cả điều cũ (was) lẫn mã kiểm của nó (was_sha256): mã kiểm chỉ dùng khi không nêu lại điều cũ",
    )
    UNSEALED = (
        "a checksum (was_sha256) stands for words only, and this is a day, a number or a word of a list",
        "mã kiểm (was_sha256) chỉ thay cho chữ, mà đây là ngày, số hoặc từ chọn sẵn: không phải nội dung riêng tư",
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
            named = fault in (AmendmentFault.UNKNOWN, AmendmentFault.UNSEALED) or one.was is None
            route = (*before, "amended", index, "field" if named else "was")
            yield Problem(file, route, {"field": one.field, "fault": fault}, CODE)


def _fault(record: Any, one: Amendment, *, newest: bool) -> AmendmentFault | None:
    if one.was_sha256 is not None and one.was is not None:
        return AmendmentFault.BOTH
    if one.field == TEXT and isinstance(record, Document | Plan | Report):
        return None
    kind = told_of(type(record), one.field)[1]
    if one.was_sha256 is not None and kind is not None:
        return _sealed(record, one, kind)
    if kind is None:
        return AmendmentFault.UNKNOWN
    said = facts(record).get(one.field)
    if said and not said.whole and one.was == said.raw and newest:
        return AmendmentFault.SAME
    if restorable(record, one):
        return None
    return AmendmentFault.LACKING if one.was is None else AmendmentFault.UNREAD


_WORDS = frozenset((None, ONE_LINE, SAID, LINK, PHONE, EMAIL))
"""The patterns of a text in which something private may stand."""
_NAMES = frozenset(("field", "reply", "document", "corrects", "rule", "kind", "office", "with", "to"))
"""Fields that name another record, though no pattern says so."""


def _sealed(record: Any, one: Amendment, kind: mi.Type) -> AmendmentFault | None:
    """What is wrong with a checksum in the place of words."""
    said = facts(record).get(one.field)
    words = bare(kind, "")
    if not isinstance(words, mi.StrType) or words.pattern not in _WORDS or one.field.rpartition(".")[2] in _NAMES:
        return AmendmentFault.UNSEALED
    return AmendmentFault.SAME if said and checksum(said.raw) == one.was_sha256 else None
