"""Every time limit of one unit-year: quota, planned window, periodic reports, duties without a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from doithoai.deadlines.conference import kept
from doithoai.deadlines.deadline import Deadline
from doithoai.deadlines.fulfilment import Part, met
from doithoai.deadlines.layers import Layers, Sourced
from doithoai.deadlines.sending import ISSUED, SENT
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.dossier import ReportFile, YearFolder
from doithoai.model.provisions import Quota, ReportRule
from doithoai.model.records import Report
from doithoai.model.vocabulary import Chair, ConferenceType, DeadlineKind, EachLeader, ReportKind, ReportPeriod
from doithoai.model.workdays import Calendar, CalendarGap


class Held(Frozen, frozen=True):
    """What a unit-year needs to know of one conference."""

    ref: str
    type: ConferenceType
    chair: Chair
    day: dt.date | None
    last: dt.date | None = None
    """The day on which it ended, where that is another one."""
    collected: dt.date | None = None
    """When the Front first sent petitions for it."""
    nothing: bool = False
    """Whether the record confirms that nobody raised anything, before it or at it."""
    untexted: bool = False
    """Whether of some matters nothing is on record but their number: the Front may have sent them, on any day."""

    def done(self, *, ends: bool) -> dt.date | None:
        """The day that a planned time is about: the day it was held, or where the plan says so that of its end."""
        return (ends and self.last) or self.day


def year_deadlines(
    year: YearFolder, held: Sequence[Held], layers: Layers, calendar: Calendar, joined: dt.date | None
) -> tuple[Deadline, ...]:
    """All that the policy asks of one unit-year, in the order of due dates, undated ones last."""
    limits = (
        *_quota(year, held, layers, joined),
        *petition_collection(year.code, held, layers),
        *_window(year, held, layers, joined),
        *_reports(year, layers, calendar),
    )
    dated = sorted(limits, key=lambda limit: (limit.due or dt.date.max, limit.kind, limit.title))
    return tuple(kept(limit, joined) for limit in (*dated, *_undated(year, layers)))


def _quota(year: YearFolder, held: Sequence[Held], layers: Layers, joined: dt.date | None) -> Iterator[Deadline]:
    found = layers.nearest(lambda rules: rules.quota)
    if found is None:
        return
    since = dt.date(year.year, 1, 1)
    if found.rule.each_leader is EachLeader.YES:
        for chair in (Chair.SECRETARY, Chair.CHAIR_OF_COMMITTEE):
            own = [one for one in held if one.chair in (chair, Chair.JOINT)]
            yield _if_known(_one_quota(year, own, found, chair), since, joined)
    else:
        yield _if_known(_one_quota(year, held, found, None), since, joined)


def _if_known(limit: Deadline, since: dt.date, joined: dt.date | None) -> Deadline:
    """The same, unknown where what met it may lie before the archive of the unit began."""
    in_time = limit.met_on is not None and limit.due is not None and limit.met_on <= limit.due
    if in_time or joined is None or joined <= since:
        return limit
    told = f"đơn vị lưu hồ sơ ở kho từ ngày {joined:%d/%m/%Y}; trước ngày ấy kho chưa có dữ liệu"
    return replace(limit, no_data=True, note=told)


def _one_quota(year: YearFolder, held: Sequence[Held], found: Sourced[Quota], who: Chair | None) -> Deadline:
    quota = found.rule
    counted = [one for one in held if not quota.of or one.type in quota.of]
    days = sorted(one.last or one.day for one in counted if one.day)
    unclear = "kế hoạch chưa nói rõ tính cho từng người hay tính chung; kho tính chung"
    return Deadline(
        DeadlineKind.QUOTA,
        year.code,
        _quota_title(quota, who),
        due=dt.date(year.year, 12, 31),
        basis=(found.basis(quota.section),),
        owner=quota.heads,
        trigger=f"năm {year.year}",
        met_on=days[quota.at_least - 1] if len(days) >= quota.at_least else None,
        note=unclear if quota.each_leader is EachLeader.UNCLEAR else None,
    )


def _quota_title(quota: Quota, who: Chair | None) -> Both:
    types = "".join(f" {part}" for part in (" hoặc ".join(kind.label for kind in quota.of),) if part)
    kinds = "".join(f"{part} " for part in (" or ".join(quota.of),) if part)
    least, at_least = ("Tổ chức", "") if quota.as_number else ("Ít nhất", "at least ")
    return Both(
        f"{least} {quota.at_least:02} cuộc đối thoại{types} trong năm{f' ({who.label})' if who else ''}",
        f"{at_least}{quota.at_least} {kinds}conferences in the year{f' ({who})' if who else ''}",
    )


def _window(year: YearFolder, held: Sequence[Held], layers: Layers, joined: dt.date | None) -> Iterator[Deadline]:
    found = layers.nearest(lambda rules: rules.held_within)
    if found is None or found.rule.end is None:
        return
    start = found.rule.start or dt.date(year.year, 1, 1)
    bound = [one for one in held if not found.rule.of or one.type in found.rule.of]
    days = sorted((one.day, one.done(ends=found.rule.ends) or one.day) for one in bound if one.day and one.day >= start)
    limit = Deadline(
        DeadlineKind.HELD_WITHIN,
        year.code,
        Both(
            f"{DeadlineKind.HELD_WITHIN.label}: {found.rule.text}", f"{DeadlineKind.HELD_WITHIN}: “{found.rule.text}”"
        ),
        due=found.rule.end,
        basis=(found.basis(found.rule.section),),
        trigger="thời gian dự kiến trong kế hoạch",
        met_on=days[0][1] if days else None,
        note=found.rule.note,
    )
    yield _if_known(limit, start, joined)


def petition_collection(subject: str, held: Sequence[Held], layers: Layers) -> Iterator[Deadline]:
    """The day by which the Front sends what it gathered: met by its first sending, to which it may add (S4 III.3)."""
    found = layers.nearest(lambda rules: rules.petition_collection)
    if found is None:
        return
    due = max(found.rule.before, _FIRST) - dt.timedelta(1)
    first = min((one.collected for one in held if one.collected), default=None)
    doubtful = any(one.untexted for one in held) and (first is None or first > due)
    yield Deadline(
        DeadlineKind.PETITION_COLLECTION,
        subject,
        DeadlineKind.PETITION_COLLECTION.both,
        due=due,
        basis=(found.basis(found.rule.section),),
        owner=found.rule.by,
        trigger=f"trước ngày {found.rule.before:%d/%m/%Y}",
        met_on=None if doubtful else first,
        unclear=_UNTEXTED if doubtful else None,
        waived=_NOTHING if (dated := [one.nothing for one in held if one.day]) and all(dated) else None,
    )


_NOTHING = "không ai nêu kiến nghị nào, nên không có gì để gửi"
_UNTEXTED = "kho không có nội dung từng kiến nghị nên chưa rõ lần gửi đầu tiên là ngày nào"
_FIRST = dt.date(1900, 1, 1)
_PERIODS = {
    ReportPeriod.QUARTER: tuple((number, number * 3, f"quý {number}") for number in (1, 2, 3, 4)),
    ReportPeriod.HALF_YEAR: ((1, 6, "6 tháng"),),
    ReportPeriod.YEAR: ((None, 12, ""),),
}


def _reports(year: YearFolder, layers: Layers, calendar: Calendar) -> Iterator[Deadline]:
    found = layers.nearest(lambda rules: rules.reports)
    if found is None:
        return
    since = _in_force(year)
    for rule in found.rule:
        for number, month, label in _PERIODS[rule.period]:
            before = _day(year.year, rule.before_month or month, rule.before_day)
            if since is not None and before <= since:
                continue
            yield Deadline(
                DeadlineKind.REPORT,
                year.code,
                _report_title(rule, label, year.year, number),
                due=before - dt.timedelta(1),
                basis=(found.basis(rule.section),),
                owner=rule.by,
                trigger=f"trước ngày {before:%d/%m/%Y}",
                note=_last_working_day(before, calendar),
                wanted=_wanted(rule, number),
                **_report(year, rule, number),
            )


def _wanted(rule: ReportRule, number: int | None) -> str:
    """The file of a report, with what it says of itself."""
    if number is None:
        return f"reports/{rule.kind}.md (kind: {rule.kind})"
    name = f"{rule.kind}-{number}" if rule.period is ReportPeriod.QUARTER else rule.kind
    return f"reports/{name}.md (kind: {rule.kind}, period: {number})"


def _in_force(year: YearFolder) -> dt.date | None:
    """The day from which the plan can bind: its own date, or else the newest document it is based on.

    A report that fell due before that day was never owed by this plan (the plan of Cát Hải is of 04/9/2025).
    """
    if year.plan is None:
        return None
    based = max((basis.date for basis in year.plan.bases if basis.date), default=None)
    return year.plan.issued or based


def _day(year: int, month: int, day: int) -> dt.date:
    """The day of that month, or its last day where the month is shorter."""
    last = 31 if month == dt.date.max.month else (dt.date(year, month + 1, 1) - dt.timedelta(days=1)).day
    return dt.date(year, month, min(day, last))


def _report_title(rule: ReportRule, label: str, year: int, number: int | None) -> Both:
    english = f"{rule.kind} {number} of {year}" if rule.period is ReportPeriod.QUARTER else f"{rule.kind} of {year}"
    if rule.period is ReportPeriod.YEAR:
        return Both(f"Báo cáo năm {year}", english)
    name = rule.kind.label if rule.period is not ReportPeriod.QUARTER else f"Báo cáo {label}"
    return Both(f"{name} năm {year}", english)


def _report(year: YearFolder, rule: ReportRule, number: int | None) -> dict[str, Any]:
    """The report that reached its recipient first: a supplement, or a copy for others, makes none late."""
    own = (one for one in year.reports if _covers(one.front, rule.kind, number))
    asked = [_reported(one, rule) for one in own]
    return min(asked, key=lambda one: (one["met_on"] or dt.date.max, one["stem"]), default={})


def _covers(front: Report, kind: ReportKind, number: int | None) -> bool:
    return any(one is kind and number in (None, period) for one, period in front.covered)


def _reported(report: ReportFile, rule: ReportRule) -> dict[str, Any]:
    """A report counts from when it reached the recipient that the plan names (S0 VI.1, S1 VI.1, S3 V.4, S4 III.1)."""
    front = report.front
    lines = [(line.on, position) for position, line in enumerate(front.sent) if line.to == rule.to]
    day, position = min(lines, default=(None, 0))
    route = ("sent", position, "on") if day else ("sent",)
    parts: tuple[Part, ...] = (
        Part(ISSUED, front.issued, report.file, ("issued",), report.stem, front.late_reason),
        Part(SENT, day, report.file, route, report.stem, front.late_reason, rule.to),
    )
    parts = parts if front.issued or day is None else parts[1:]
    return {
        "met_on": met(parts),
        "met_by": report.file,
        "stem": report.stem,
        "late_reason": front.late_reason,
        "parts": parts,
    }


def _last_working_day(before: dt.date, calendar: Calendar) -> str | None:
    day = before - dt.timedelta(1)
    try:
        while not calendar.is_working_day(day):
            day -= dt.timedelta(1)
    except CalendarGap:
        return None
    return f"ngày làm việc cuối cùng còn kịp: {day:%d/%m/%Y}"


def _undated(year: YearFolder, layers: Layers) -> Iterator[Deadline]:
    found = layers.nearest(lambda rules: rules.undated)
    if found is None:
        return
    done = {one.duty: one.on for one in year.plan.duties_done} if year.plan else {}
    for number, duty in enumerate(found.rule, 1):
        yield Deadline(
            DeadlineKind.UNDATED,
            year.code,
            Both(duty.text, f"“{duty.text}”"),
            due=None,
            basis=(found.basis(duty.section),),
            owner=duty.by,
            met_on=done.get(number),
            note="kế hoạch không nêu ngày",
        )
