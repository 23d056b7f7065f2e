"""What is told of the records on one side of a change: findings, time limits, and why others don't count."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from doithoai.cases.overview import cases, year_case
from doithoai.check import Judge, check
from doithoai.commands.verdicts_moved import Name
from doithoai.deadlines import Deadline
from doithoai.fence import guard
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.findings import Finding
from doithoai.model.vocabulary import State
from doithoai.reading.archive import Archive
from doithoai.reading.selection import Selection, everything, select
from doithoai.reading.twins import twins
from doithoai.rules.verdicts import kept

Limits = dict[Name, Deadline]
UNJUDGED = "nay không tính được"


class Judged(Frozen, frozen=True):
    """What is told of the archive on one side of a change, and its time limits."""

    findings: frozenset[Finding] = frozenset()
    limits: Limits = {}  # noqa: RUF012 - never written to
    states: dict[Name, State] = {}  # noqa: RUF012 - likewise
    """The verdicts that count: none of the time before a unit kept the archive."""
    subjects: frozenset[str] = frozenset()
    """Whatever has time limits, counting or not."""
    besides: frozenset[Finding] = frozenset()
    """What other years tell of the same units, where the other side has a year that this one lacks."""
    only_here: frozenset[str] = frozenset()
    """Of the files that something is told of, those that the other side lacks."""
    uncounted: dict[Name, str] = {}  # noqa: RUF012 - likewise
    """Why the other limits that there are count for nothing."""


def judged(root: Path, paths: Sequence[str], today: dt.date, other: Path) -> Judged:
    """What is told of one side of a change, `other` being the other: both are asked of the same records."""
    archive = Archive(root).on(today)
    beside = Archive(other)
    selection = _selected(archive, beside, paths)
    judge = Judge(archive, today)
    units = set() if selection.everything else _of_new_years(archive, beside, paths)
    wider = Selection(
        tuple(key for unit in sorted(units) for key in archive.keys(unit)),
        frozenset((unit, year) for unit in units for year in archive.years(unit)),
    )
    besides = frozenset(check(judge, wider).findings) if units else frozenset()
    found = frozenset((*check(judge, selection).findings, *_of_new_units(judge, other, paths)))
    only_here = frozenset(one.path for one in found if not os.path.lexists(other / one.path))
    counting, before, subjects, uncounted = _limits(archive, selection, today)
    states = {name: _state(limit, today, archive) for name, limit in counting.items()}
    limits = {**before, **counting}
    return Judged(found, limits, states, frozenset(subjects), besides, only_here, uncounted)


def _of_new_units(judge: Judge, other: Path, paths: Sequence[str]) -> Iterator[Finding]:
    """What is wrong with the name of a unit that the other side lacks: one record tells that only beside all units."""
    if any(path.endswith("/unit.yml") and not os.path.lexists(other / path) for path in paths):
        yield from (judge.stamp("", one) for one in twins(judge.archive))


def _selected(archive: Archive, other: Archive, paths: Sequence[str]) -> Selection:
    """What is to be judged on both sides: a record that one side alone relates to the change is no record that went."""
    mine, theirs = (select(one, [one.root / path for path in paths]) for one in (archive, other))
    if mine.everything or theirs.everything:
        return everything(archive)
    keys = {key for key in (*mine.keys, *theirs.keys) if archive.holds(key)}
    years = {(unit, year) for unit, year in mine.years | theirs.years if year in archive.years(unit)}
    return Selection(tuple(sorted(keys)), frozenset(years))


def _of_new_years(one: Archive, other: Archive, paths: Sequence[str]) -> set[str]:
    """The units of which a change touches a year that one side has and the other lacks: it begins, or is gone."""
    touched = {tuple(path.split("/")[:2]) for path in paths}
    return {unit for unit in one.units if any((unit, str(year)) in touched for year in _years(one, other, unit))}


def _years(one: Archive, other: Archive, unit: str) -> set[int]:
    return set(one.years(unit)) ^ set(other.years(unit) if unit in other.units else ())


def _limits(archive: Archive, selection: Selection, today: dt.date) -> tuple[Limits, Limits, set[str], dict[Name, str]]:
    """The time limits that count, those of the time before a unit kept the archive, all that may have any, and why
    others don't count.
    """
    counting: list[Deadline] = []
    before: list[Deadline] = []
    subjects: set[str] = {f"{unit}-{year}" for unit, year in selection.years}
    for case in cases(archive, selection.keys, today):
        (counting if kept(case) or case.folder.day is None else before).extend(case.deadlines)
        subjects |= {case.key.code, *(addresses.petition_code(case.key.code, one.id) for one in case.folder.petitions)}
    for unit, year in sorted(selection.years):
        found = year_case(archive, unit, year, today)
        counting.extend(found.deadlines if found else ())
    told = [dict(_told(some, today, archive)) for some in (counting, before)]
    uncounted = {_name(one): "đơn vị chưa lưu hồ sơ từ ngày ấy" for one in before}
    uncounted |= {_name(one): why for one in (*counting, *before) if (why := _uncounted(one, today, archive))}
    return told[0], told[1], subjects | {name[0] for some in told for name in some}, uncounted


def _uncounted(limit: Deadline, today: dt.date, archive: Archive) -> str:
    """Why a limit that is there can't be judged; empty when it can."""
    if limit.advisory:
        return "nay chỉ để tham khảo"
    if limit.gap:
        return f"{UNJUDGED}: không có lịch năm {limit.gap}"
    if limit.due is None or _state(limit, today, archive) is State.UNKNOWN:
        return f"{UNJUDGED}: hồ sơ hoặc quy định không còn đủ rõ"
    return ""


def _told(found: Iterable[Deadline], today: dt.date, archive: Archive) -> Iterator[tuple[Name, Deadline]]:
    for limit in found:
        if limit.due and not limit.advisory and _state(limit, today, archive) is not State.UNKNOWN:
            yield _name(limit), limit


def _name(limit: Deadline) -> Name:
    return limit.subject, limit.kind, limit.title


def _state(limit: Deadline, today: dt.date, archive: Archive) -> State:
    return guard(lambda _: State.UNKNOWN, limit.state, today, archive.calendar)
