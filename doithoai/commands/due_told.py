"""What is owed in words: for a terminal, a page or an issue, a chat, a calendar, a program."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

import msgspec

from doithoai.commands.due import DutyList, DutyOwed
from doithoai.model.vocabulary import State
from doithoai.reading.names import plain
from doithoai.vietnamese.wording import last_day, long_date, short_date

LINES = 10
"""The most lines of a message to be copied into a chat."""
_HEADS = {
    State.OVERDUE: "Đã quá hạn",
    State.ABSENT: "Còn thiếu (đã qua mốc của kho)",
    State.DUE_SOON: "Sắp đến hạn",
    State.UPCOMING: "Sắp đến hạn",
    State.UNKNOWN: "Đang chờ nơi khác trả lời",
}
NOTHING = "Không có việc nào quá hạn hoặc sắp đến hạn."


def text(found: DutyList) -> str:
    """For a terminal: what, by whom, by when, and the command."""
    lines = [f"Việc phải làm, tính đến hết {long_date(found.as_of)}"]
    for head, group in groupby(found.duties, key=_head):
        own = [*group]
        lines += ["", f"{head}: {len(own)}"]
        for one in own:
            lines.append(f"- {one.about}: {one.title}{_by(one)}. {when(one)}".rstrip())
            lines += [f"    {one.command}"] if one.command else []
    return "\n".join(lines if found.duties else [*lines, "", NOTHING]) + "\n"


def markdown(found: DutyList) -> str:
    """The same as a page of an issue; texts of records are no markup there."""
    lines = [f"# Việc phải làm, tính đến hết {long_date(found.as_of)}"]
    for head, group in groupby(found.duties, key=_head):
        own = [*group]
        lines += ["", f"## {head}: {len(own)}", ""]
        lines += [f"- **{plain(one.about)}**: {plain(f'{one.title}{_by(one)}. {when(one)}'.rstrip())}" for one in own]
    return "\n".join(lines if found.duties else [*lines, "", NOTHING]) + "\n"


def zalo(found: DutyList) -> str:
    """At most ten lines to be copied into a chat: what is most urgent first, and how much more there is."""
    own = [one for one in found.duties if one.state is not State.UNKNOWN]
    room = LINES - 1 if len(own) <= LINES - 1 else LINES - 2
    lines = [f"Việc đối thoại đến {short_date(found.as_of)}:", *(_short(one) for one in own[:room])]
    if len(own) > room:
        lines.append(f"… và {len(own) - room} việc nữa.")
    return "\n".join(lines if own else [f"{lines[0]} {NOTHING[0].lower()}{NOTHING[1:]}"]) + "\n"


def ics(found: DutyList) -> str:
    """All-day events for a calendar of one's own; the same bytes for the same records and day."""
    from doithoai.feeds import ical  # noqa: PLC0415 - of the portal, which a hook does without

    head = ical.head("Việc phải làm", "Thời hạn của hội nghị đối thoại", "https://example.invalid/")
    return "".join((head, *(ical.event(_event(one, found.as_of)) for one in found.duties if one.due), ical.END))


def json(found: DutyList) -> str:
    """For a program: docs/schemas/duties.schema.json."""
    return msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"


FORMATS: Mapping[str, Callable[[DutyList], str]] = {
    "text": text,
    "json": json,
    "markdown": markdown,
    "ics": ics,
    "zalo": zalo,
}


def _head(one: DutyOwed) -> str:
    return _HEADS[one.state]


def _by(one: DutyOwed) -> str:
    return f" ({one.owner})" if one.owner else ""


def when(one: DutyOwed) -> str:
    if one.due is None:
        return ""
    told = f"Hạn: hết {long_date(one.due)}{last_day(one.last_day if one.last_day != one.due else None)}"
    if one.state is State.OVERDUE:
        return f"{told}; đã quá {-(one.days_left or 0)} ngày làm việc"
    return f"{told}; còn {one.days_left} ngày làm việc" if one.days_left is not None and one.days_left >= 0 else told


def _short(one: DutyOwed) -> str:
    day = short_date(one.last_day) if one.last_day else ""
    mark = "QUÁ HẠN " if one.state is State.OVERDUE else "CÒN THIẾU " if one.state is State.ABSENT else ""
    return f"• {mark}{day}: {one.title}{_by(one)}, {one.about}"


def _event(one: DutyOwed, today: dt.date) -> Iterator[str]:
    from doithoai.feeds import ical  # noqa: PLC0415 - likewise

    day = one.due or today
    yield ical.line(f"UID:{one.about}-{one.kind}-{one.document or 'viec'}@doithoai")
    yield ical.revised(today)
    yield ical.whole("DTSTART", day)
    yield ical.whole("DTEND", day + dt.timedelta(1))
    yield "TRANSP:TRANSPARENT\r\n"
    yield ical.text("SUMMARY", f"Hạn: {one.title}")
    yield ical.text("DESCRIPTION", f"{one.about}{_by(one)}\n{when(one)}")
