"""What staff owe, as all-day events: documents of a dossier due together are one, and so are replies of one office."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from doithoai.cases.case import Case, YearCase
from doithoai.deadlines import Deadline
from doithoai.deadlines.in_words import counted, if_undecided
from doithoai.feeds import ical
from doithoai.feeds.address import Address, since
from doithoai.feeds.meetings import revised, sequence
from doithoai.feeds.text import marked
from doithoai.html.markdown import slugify
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.vocabulary import DayUnit, DeadlineKind, Direction, Duty, State
from doithoai.model.workdays import CalendarGap
from doithoai.reading.as_of import amendments
from doithoai.vietnamese.wording import last_day, long_date, section, short_date
from doithoai.views.conference_rows import title
from doithoai.views.in_charge import partners
from doithoai.views.portal import Portal

AHEAD = 2
"""Working days before the due date on which one is reminded."""
AT = 8
"""The hour of the reminder."""
_DATED = frozenset((State.UPCOMING, State.DUE_SOON, State.OVERDUE, State.ABSENT, State.MET, State.MET_LATE))
_DONE = frozenset((State.MET, State.MET_LATE))


class _About(Frozen, frozen=True):
    """What all duties of one conference or unit-year share."""

    portal: Portal
    address: Address
    unit: str | Case
    name: str
    code: str
    where: str
    path: str
    revised: dt.date
    sequence: int
    sample: bool


def of_conference(portal: Portal, case: Case, address: Address) -> str:
    """The due dates of one conference."""
    where = f"{title(case)}, {case.unit.name}"
    changed = [*(one.on for one in amendments(case.folder)), *_of_law(case)]
    about = _About(
        portal,
        address,
        case,
        case.unit.name,
        case.key.code,
        where,
        case.key.page,
        max([revised(case), *changed]),
        sequence(case) - len(case.conference.amended) + len(changed),
        case.unit.sample,
    )
    return "".join(_events(about, case.deadlines))


def of_year(portal: Portal, case: YearCase, address: Address) -> str:
    """The due dates of one unit-year: quota, planned time, periodic reports."""
    year = case.year
    amended = [*(one.front.amended for one in year.plans), *(one.front.amended for one in year.reports)]
    changed = [*(each.on for one in amended for each in one), *_of_law(case)]
    issued = [one.front.issued for one in year.plans if one.front.issued and one.front.issued <= case.today]
    about = _About(
        portal,
        address,
        year.unit,
        case.unit.name,
        year.code,
        f"Kế hoạch năm {year.year}, {case.unit.name}",
        year.page,
        max([*issued, *changed], default=dt.date(year.year, 1, 1)),
        len(changed),
        case.unit.sample,
    )
    return "".join(_events(about, case.deadlines))


def _of_law(case: Case | YearCase) -> Iterator[dt.date]:
    """When the rules and calendars that its limits are counted by were put right."""
    yield from (one.on for policy in case.layers.chain for one in policy.amended)
    yield from (one.on for year, _ in case.archive.calendar_tables for one in year.amended)


def _events(about: _About, limits: Sequence[Deadline]) -> Iterator[str]:
    unknown = [one for one in limits if one.not_before and one.due is None and _state(about, one) is State.UNKNOWN]
    names: Counter[str] = Counter()
    for due, group in _groups(about, limits):
        done = all(_state(about, limit) in _DONE for limit in group)
        name = _name(about, group[0])
        names[name] += 1
        if names[name] > 1:
            name = f"{name}-{names[name]}"
        if not done or due >= since(about.portal.today):
            yield ical.event(_lines(about, name, due, group, unknown, done=done))


def _groups(about: _About, limits: Iterable[Deadline]) -> Iterator[tuple[dt.date, Sequence[Deadline]]]:
    groups: dict[object, tuple[dt.date, list[Deadline]]] = {}
    for position, limit in enumerate(limits):
        if limit.due is not None and _state(about, limit) in _DATED:
            groups.setdefault(_together(limit, position), (limit.due, []))[1].append(limit)
    return iter(groups.values())


def _together(limit: Deadline, position: int) -> object:
    if limit.kind is DeadlineKind.DOSSIER:
        return limit.kind, limit.due
    return (limit.kind, limit.due, limit.owner) if limit.kind is DeadlineKind.WRITTEN_REPLY else position


def _state(about: _About, limit: Deadline) -> State:
    return limit.state(about.portal.today, about.portal.calendar)


def _name(about: _About, first: Deadline) -> str:
    """The permanent name: it holds no date, so that a due date can move."""
    if first.kind is DeadlineKind.DOSSIER:
        return f"{about.code}-{first.kind}-{first.document}"
    if first.kind is DeadlineKind.WRITTEN_REPLY:
        return f"{about.code}-{first.kind}-{first.owner or 'chua-giao'}"
    if first.kind is DeadlineKind.REPORT:
        return f"{about.code}-{first.kind}-{slugify(first.title)}"
    return f"{first.subject}-{first.kind}"


def _lines(
    about: _About, name: str, due: dt.date, group: Sequence[Deadline], unknown: Sequence[Deadline], *, done: bool
) -> Iterator[str]:
    first = group[0]
    today = about.portal.today
    yield ical.line(f"UID:{about.address.uid(name)}")
    yield ical.revised(max([about.revised, *(one.met_on for one in group if one.met_on and one.met_on <= today)]))
    yield f"SEQUENCE:{about.sequence + any(one.extension for one in group)}\r\n"
    yield ical.whole("DTSTART", due)
    yield ical.whole("DTEND", due + dt.timedelta(1))
    yield "TRANSP:TRANSPARENT\r\n"
    summary = marked(
        f"{'✓ Đã xong' if done else 'Mốc của kho' if first.mark else 'Hạn'}: {_title(group)}", sample=about.sample
    )
    yield ical.text("SUMMARY", summary)
    yield ical.text("DESCRIPTION", "\n".join((*_description(about, due, group), *_undated(first, unknown))))
    yield ical.text("CATEGORIES", first.kind.label)
    yield ical.line(f"URL:{_url(about, group)}")
    if not done:
        yield f"BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:{_trigger(about, due, first.kind)}\r\n"
        yield ical.text("DESCRIPTION", f"{summary} ({short_date(due)})")
        yield "END:VALARM\r\n"


def _title(group: Sequence[Deadline]) -> str:
    first = group[0]
    if len(group) == 1:
        return first.title
    if first.kind is DeadlineKind.DOSSIER:
        return f"{len(group)} tài liệu của hồ sơ"
    return f"{first.kind.label} các kiến nghị số {', '.join(str(one.petition) for one in group)}"


def _url(about: _About, group: Sequence[Deadline]) -> str:
    page = about.address.of(about.path)
    return f"{page}#{addresses.petition(group[0].petition)}" if group[0].petition else page


def _trigger(about: _About, due: dt.date, kind: DeadlineKind) -> str:
    """How long before the day begins: to the morning of the second working day before it, or of a day in good time."""
    ahead = kind.duty.soon if kind.duty.soon > Duty().soon else AHEAD
    try:
        day = about.portal.calendar.shift(due, ahead, DayUnit.WORKING_DAY, Direction.BEFORE)
    except CalendarGap:
        day = due - dt.timedelta(ahead + ahead // 5 * 2)
    days, hours = divmod((due - day).days * 24 - AT, 24)
    return f"-P{days}DT{hours}H"


def _description(about: _About, due: dt.date, group: Sequence[Deadline]) -> Iterator[str]:
    first = group[0]
    if about.sample:
        yield "Đơn vị và việc này là hư cấu, dùng để minh họa."
    yield about.where
    word = "Mốc của kho" if first.mark else "Hạn"
    yield f"{word}: hết {long_date(due)}{last_day(first.last_working_day(about.portal.calendar))}"
    if first.owner:
        yield f"Thực hiện: {about.portal.body(about.unit, first.owner)}"
    if isinstance(about.unit, Case) and (helping := _helping(about.portal, about.unit, group)):
        yield f"Phối hợp: {helping}"
    if way := counted(first):
        yield f"Cách tính: {way}"
    for basis in first.basis:
        yield f"Căn cứ: {about.portal.cited(basis.document)}, {section(basis.section)}"
    if first.base_due and first.extension:
        yield f"Đã kéo dài; hạn ban đầu: {short_date(first.base_due)}"
    if first.advisory:
        yield "Chỉ để tham khảo."
    if any(one.provisional for one in group):
        other = next((told for one in group if (told := if_undecided(one))), None)
        yield f"Lịch ngày nghỉ đang là dự kiến; {other or 'hạn có thể thay đổi'}."
    if first.note:
        yield f"Ghi chú: {first.note}"
    yield from _members(about, group)
    yield f"Chi tiết: {_url(about, group)}"


def _helping(portal: Portal, case: Case, group: Sequence[Deadline]) -> str:
    """The offices that help with the petitions of a group, each once."""
    numbers = {one.petition for one in group if one.petition}
    told = [partners(portal, case, one) for one in case.folder.petitions if one.id in numbers and one.partners]
    return "; ".join(dict.fromkeys(told))


def _undated(first: Deadline, unknown: Sequence[Deadline]) -> Iterator[str]:
    """The replies whose day nobody can count yet: a note at the notice they are counted from, and no day of theirs."""
    if first.kind is DeadlineKind.CONCLUSION_NOTICE:
        for one in unknown:
            early = f"; không sớm hơn {short_date(one.not_before)}" if one.not_before else ""
            yield f"{one.title}: {one.note or 'chưa tính được hạn'}{early}"


def _members(about: _About, group: Sequence[Deadline]) -> Iterator[str]:
    """What is done; of several duties which ones are."""
    done = [one.met_on if _state(about, one) in _DONE else None for one in group]
    if len(group) == 1:
        yield f"Đã thực hiện ngày {short_date(done[0])}" if done[0] else "Chưa thực hiện"
        return
    for one, day in zip(group, done, strict=True):
        yield f"[x] {one.title} ({short_date(day)})" if day else f"[ ] {one.title}"
