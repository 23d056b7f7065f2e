"""Two states of one record, field by field: what reads otherwise, what is gone, what is amended untruly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from doithoai.commands.rewriting import Asked, Rewriting
from doithoai.commands.taken_out import taken_out
from doithoai.model.amended import Amendment, checksum
from doithoai.model.base import Moment
from doithoai.reading.facts import Fact, Facts
from doithoai.vietnamese.wording import long_date


def compared(
    path: str,
    was: Facts,
    now: Facts,
    amended: tuple[Amendment, ...],
    today: dt.date,
    about: str = "",
    free: Asked | None = None,
) -> Iterator[Rewriting]:
    """Every fact that reads otherwise or is gone; of an item that is gone, only that; and what is amended untruly."""
    gone = ""
    for field, fact in was.items():
        other = now.get(field)
        within = bool(gone) and field.startswith(gone)
        if within or (other and (fact.whole or fact.says_as(other))):
            continue
        if fact.whole:
            gone = f"{field}."
        sealed = any(one.was_sha256 for one in amended if one.field == field)
        shows = not sealed and (path.startswith(_PUBLIC) or not _own_words(fact) or quoted(amended, field))
        told = Rewriting(
            path=path,
            what=f"{about}{fact.label}",
            was=fact.shown if shows else "",
            now=other.shown if other and shows else "",
            field=field,
            gone=other is None,
            said=any(_covers(one, field, fact) for one in amended) or _more_closely(fact, other),
            closer=_more_closely(fact, other),
            sha256=checksum(fact.raw) if fact.shown and _own_words(fact) else "",
        )
        yield replace(told, said=True, loose=True, closer=False) if free and free(field) else told
    yield from taken_out(path, was, now, amended, about, free)
    yield from _untrue(path, was, now, amended, about, today)


_PUBLIC = ("policies/", "calendar/")
"""Records that say nothing of anybody."""


def _own_words(fact: Fact) -> bool:
    """Whether a fact is in somebody's own words, which may be private: no day, no number, no word of a list."""
    return fact.shown == fact.raw and not fact.raw.isdecimal()


def quoted(amended: tuple[Amendment, ...], field: str) -> bool:
    """Whether what a field said may be repeated: not where the record leaves it out, for it may be private."""
    within = (one for one in amended if field == one.field or field.startswith(f"{one.field}."))
    return all(one.was is not None for one in within)


def _more_closely(fact: Fact, other: Fact | None) -> bool:
    """Whether a time is known more closely than before."""
    if other is None or not fact.raw[:4].isdecimal():
        return False
    try:
        return Moment.read(fact.raw).covers(Moment.read(other.raw))
    except ValueError:
        return False


def _untrue(
    path: str, was: Facts, now: Facts, amended: tuple[Amendment, ...], about: str, today: dt.date
) -> Iterator[Rewriting]:
    """What a change amends and was never so, or not yet: a past day would be shown what no record ever said."""
    for one in amended:
        said = was.get(one.field)
        kept = [other.was for other in amended if other.field == one.field]
        same = said and now.get(one.field) == said
        told = f"{about}đã sửa “{one.field}”"
        if one.on > today:
            yield Rewriting(path, f"{told}, ngày sửa chưa tới", "", long_date(one.on), one.field, fresh=True)
        elif said and same and not said.whole and said.shown and one.was and said.raw not in kept:
            yield Rewriting(path, f"{told}, điều cũ không phải điều đã ghi", said.shown, one.was, one.field)
        elif said and said.whole and one.was is None and one.field in now:
            yield Rewriting(path, told, said.shown or "có", "là mới ghi thêm (bỏ trống was)", one.field)


def _covers(one: Amendment, field: str, fact: Fact) -> bool:
    """Whether an amendment keeps what a field said; of private words only that there were some."""
    if field.startswith("amended."):
        return False
    if field != one.field and not field.startswith(f"{one.field}."):
        return False
    if one.was_sha256 is not None and one.was is None:
        return (_own_words(fact) or not fact.shown) and checksum(fact.raw) == one.was_sha256
    if one.was is None:
        return not fact.shown
    return (fact.whole and field == one.field) or fact.said(one.was)


def amended_anew(before: tuple[Amendment, ...], after: tuple[Amendment, ...]) -> tuple[Amendment, ...]:
    """What the change itself amends: what was amended earlier excuses nothing any more."""
    return tuple(one for one in after if one not in before)
