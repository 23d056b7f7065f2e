"""What each unit is reminded of on a day: all that it owes, and which of it is worth a word that day.

A duty is told five and two working days before its due date, on it, when it has passed, and each week after: `mark` is
then another one. What was late and says why is told once. Models: the reminders of Alaveteli (overdue, very overdue);
weg-li's same words each day made nobody act.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated

from msgspec import Meta

from doithoai.check import Judge, check
from doithoai.commands.due import DutyList, DutyOwed, due
from doithoai.commands.due_told import markdown, when
from doithoai.commands.nightly import counts
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.findings import Finding
from doithoai.model.vocabulary import FindingLevel, State
from doithoai.reading.archive import Archive
from doithoai.reading.names import code, plain
from doithoai.reading.selection import everything

STEPS = (0, 2, 5)
"""Working days before a due date on which it is told again; what is further ahead is told once."""
WEEK = 5
"""Working days after which what is past its day is told again."""
SHARED = ""
"""Stands for no unit: what all units share."""
_WAITING = ("P25", "P27")
"""Rules of what `due` tells as a duty that waits elsewhere, or as a promise; so does every rule on limits (T)."""


class ToldThing(Frozen, frozen=True):
    """One thing to be reminded of."""

    key: Annotated[str, Meta(title="Khóa, như nhau mỗi ngày")]
    mark: Annotated[str, Meta(title="Mốc", description="Khác đi khi cần nhắc lại.")]
    line: Annotated[str, Meta(title="Một dòng Markdown")]


class UnitReminder(Frozen, frozen=True):
    """What one unit is reminded of; nothing is left to do where `told` holds only what is `explained`."""

    unit: Annotated[str, Meta(title="Mã đơn vị; trống: phần dùng chung")]
    title: Annotated[str, Meta(title="Tên phiếu")]
    body: Annotated[str, Meta(title="Toàn bộ danh sách, Markdown")]
    told: Annotated[tuple[ToldThing, ...], Meta(title="Từng việc")]


class Reminders(Frozen, frozen=True):
    """All units on a day, those too that owe nothing: their list may have to be closed."""

    as_of: Annotated[dt.date, Meta(title="Tính đến hết ngày")]
    units: Annotated[tuple[UnitReminder, ...], Meta(title="Từng đơn vị")]


def reminders(archive: Archive, today: dt.date, prefix: str = "", *, samples: bool = False) -> Reminders:
    """What every unit is reminded of; `prefix` stands before paths, sample units only when asked for."""
    owed = due(archive, today, samples=samples)
    archive = archive.on(today)
    found = check(Judge(archive, today), everything(archive)).findings
    units = [one for one in archive.units if counts(archive, one, samples=samples)]
    of_units: dict[str, list[Finding]] = {one: [] for one in (*units, SHARED)}
    for finding in found:
        first = finding.path.partition("/")[0]
        if first in archive.units and first not in of_units:
            continue
        of_units[first if first in of_units else SHARED].append(finding)
    duties = {one: DutyList(today, tuple(duty for duty in owed.duties if duty.unit == one)) for one in of_units}
    return Reminders(
        today, tuple(_of_unit(archive, one, duties[one], own, prefix) for one, own in sorted(of_units.items()))
    )


def _of_unit(archive: Archive, unit: str, owed: DutyList, found: Sequence[Finding], prefix: str) -> UnitReminder:
    record = archive.unit(unit) if unit else None
    name = record.name if record else unit or "phần dùng chung của kho"
    wrong = [*_things(found, FindingLevel.ERROR, "fault", prefix)]
    lacking = [one for one in found if not _is_owed(one, owed)]
    missing = [*_things(lacking, FindingLevel.MISSING, "missing", prefix)]
    explained = [*_things(found, FindingLevel.LATE, "explained", prefix)]
    parts = [markdown(owed)] if owed.duties or not (wrong or missing) else []
    for head, some in (("Hồ sơ sai, cần sửa", wrong), ("Còn thiếu", missing)):
        if some:
            parts.append("\n".join([f"## {head}: {len(some)}", "", *(f"- {one.line}" for one in some)]) + "\n")
    return UnitReminder(
        unit,
        f"Nhắc việc: {name}",
        "\n".join(parts),
        (*map(_thing, owed.duties), *wrong, *missing, *explained),
    )


def _thing(duty: DutyOwed) -> ToldThing:
    by = f" ({duty.owner})" if duty.owner else ""
    line = plain(f"{duty.about}: {duty.title}{by}. {when(duty)}".rstrip())
    return ToldThing("|".join((duty.about, duty.kind, duty.document or "")), _mark(duty), line)


def _mark(duty: DutyOwed) -> str:
    """How near the day is, or how many weeks it is past."""
    if duty.state is State.UNKNOWN:
        return "elsewhere"
    left = duty.days_left or 0
    if duty.state in (State.OVERDUE, State.ABSENT):
        return f"{duty.state}+{max(0, -left - 1) // WEEK}"
    return next((f"-{step}" for step in STEPS if duty.days_left is not None and left <= step), "ahead")


def _is_owed(finding: Finding, owed: DutyList) -> bool:
    """Whether a duty tells the same: every limit is one, and a paper of the dossier that has a day."""
    if finding.code.startswith("T") or finding.code in _WAITING:
        return True
    page = addresses.page("/".join(finding.path.split("/")[:3]))
    names = [f"documents/{one.document}.md" for one in owed.duties if one.document and one.address == page]
    return finding.code == "D01" and any(one in finding.message for one in names)


def _things(found: Sequence[Finding], level: FindingLevel, mark: str, prefix: str) -> Iterator[ToldThing]:
    """Findings of a level; numbered within their file and rule, since a line moves when another is written above."""
    seen: Counter[str] = Counter()
    for one in found:
        if one.level is level:
            about = f"{one.path}|{one.code}"
            seen[about] += 1
            line = f"{code(f'{prefix}{one.path}:{one.line}')} **{one.code}** {plain(one.message)}"
            yield ToldThing(f"{about}|{seen[about]}", mark, line)


HEADS = (
    ("done", "Xong, hoặc không còn phải làm"),
    ("overdue+0", "Vừa quá hạn"),
    ("absent+0", "Vừa qua mốc mà còn thiếu"),
    ("-0", "Hôm nay là ngày cuối"),
    ("-2", "Còn không quá hai ngày làm việc"),
    ("-5", "Còn không quá năm ngày làm việc"),
    ("fault", "Hồ sơ sai, cần sửa"),
    ("missing", "Còn thiếu"),
    ("overdue", "Vẫn quá hạn, thêm một tuần"),
    ("absent", "Vẫn còn thiếu, thêm một tuần"),
    ("ahead", "Sắp tới"),
    ("elsewhere", "Chờ nơi khác trả lời"),
    ("explained", "Đã làm chậm, có lý do"),
)
"""What a day's message says of each mark, the most urgent first; where weeks are counted, by the first word."""


def difference(before: dict[str, tuple[str, str]], now: Sequence[ToldThing], today: str) -> str:
    """What a unit's message of the day says: what came, what is nearer or a week later, what is done; "" for nothing.

    `before` is what was told last: the key of each thing, with its mark and its line. What is done is told of duties
    and faults, not of what was explained.
    """
    lines: dict[str, list[str]] = {mark: [] for mark, _ in HEADS}
    keys = {one.key for one in now}
    for key, (mark, line) in sorted(before.items()):
        if key not in keys and mark != "explained":
            lines["done"].append(line)
    for one in now:
        if before.get(one.key, ("", ""))[0] != one.mark:
            lines[one.mark if one.mark in lines else one.mark.partition("+")[0]].append(one.line)
    parts = [
        f"**{head}** ({len(some)})\n\n" + "\n".join(f"- {line}" for line in some)
        for mark, head in HEADS
        if (some := lines[mark])
    ]
    return "\n\n".join([f"Thay đổi đến {today}:", *parts]) if parts else ""


def is_clean(told: Sequence[ToldThing]) -> bool:
    """Whether nothing is left to do."""
    return all(one.mark == "explained" for one in told)
