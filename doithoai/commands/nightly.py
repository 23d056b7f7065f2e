"""What is missing, late, or soon due: the list that overseers get each morning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from doithoai.cases.overview import cases, year_case
from doithoai.check import Judge, check
from doithoai.deadlines import Deadline
from doithoai.fence import guard, nothing
from doithoai.model.base import Frozen
from doithoai.model.findings import Finding
from doithoai.model.vocabulary import DeadlineKind, FindingLevel, State
from doithoai.reading.archive import Archive
from doithoai.reading.names import code, plain
from doithoai.reading.selection import Selection, everything
from doithoai.vietnamese.wording import last_day, long_date


class NightlyReport(Frozen, frozen=True):
    """The list as Markdown, and whether there is nothing to do."""

    markdown: str
    clean: bool


def nightly(archive: Archive, today: dt.date, prefix: str = "", *, samples: bool = False) -> NightlyReport:
    """Judge the whole archive; sample units are left out unless asked for."""
    archive = archive.on(today)
    selection = everything(archive)
    found = check(Judge(archive, today, prefix=prefix), selection).findings
    # What departs from the plan and says why leaves nothing to do: its place is the page, not each morning's list.
    listed = [one for one in found if one.level not in _QUIET and (samples or not one.sample)]
    soon = list(_soon(archive, selection, today, samples=samples))
    blocking = [one for one in listed if one.level is not FindingLevel.LATE]
    return NightlyReport("\n".join(_markdown(listed, soon, archive, today)), clean=not blocking and not soon)


def _soon(archive: Archive, selection: Selection, today: dt.date, *, samples: bool) -> Iterator[tuple[str, Deadline]]:
    wanted = {unit for unit in archive.units if counts(archive, unit, samples=samples)}
    keys = [key for key in selection.keys if key.unit in wanted]
    limits = [(case.key.unit, limit) for case in cases(archive, keys, today) for limit in case.deadlines]
    for unit, year in sorted(selection.years):
        case = year_case(archive, unit, year, today) if unit in wanted else None
        limits += [(unit, limit) for limit in (case.deadlines if case else ())]
    for unit, limit in limits:
        state = guard(nothing, limit.state, today, archive.calendar)
        planned = limit.kind in OF_YEAR and limit.met_on is not None
        if not limit.advisory and state is State.DUE_SOON and not planned:
            yield unit, limit


def counts(archive: Archive, unit: str, *, samples: bool) -> bool:
    """Whether what a unit owes is told: that of fictional ones only where asked for."""
    record = archive.unit(unit)
    return record is not None and (samples or not record.sample)


OF_YEAR = (DeadlineKind.QUOTA, DeadlineKind.HELD_WITHIN)
"""What a conference on record that is still to come will meet."""
_QUIET = (FindingLevel.NOTICE, FindingLevel.DEVIATION)
_SECTIONS = (
    (FindingLevel.ERROR, "Hồ sơ sai, cần sửa"),
    (FindingLevel.MISSING, "Còn thiếu hoặc quá hạn"),
    (FindingLevel.LATE, "Đã thực hiện nhưng chậm (có lý do)"),
)


def _markdown(
    found: Sequence[Finding], soon: Sequence[tuple[str, Deadline]], archive: Archive, today: dt.date
) -> Iterator[str]:
    yield f"# Theo dõi đối thoại, {long_date(today)}"
    if not found and not soon:
        yield "\nKhông có việc nào thiếu, chậm hoặc sắp đến hạn."
    for level, title in _SECTIONS:
        own = [one for one in found if one.level is level]
        if own:
            yield f"\n## {title}: {len(own)}\n"
            yield from (f"- {code(f'{one.path}:{one.line}')} **{one.code}** {plain(one.message)}" for one in own)
    if soon:
        yield f"\n## Sắp đến hạn: {len(soon)}\n"
        yield from _due_soon(soon, archive)


def _due_soon(soon: Sequence[tuple[str, Deadline]], archive: Archive) -> Iterator[str]:
    for unit, limit in sorted(soon, key=lambda one: (one[1].due or dt.date.max, one[1].subject, one[1].title)):
        owner = f", {plain(archive.body(unit, limit.owner))}" if limit.owner else ""
        last = limit.last_working_day(archive.calendar)
        due = f"{long_date(limit.due) if limit.due else ''}{last_day(last)}"
        yield f"- {due}: {plain(limit.title)} ({limit.subject}{owner})"
