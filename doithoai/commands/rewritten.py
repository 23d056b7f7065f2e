"""Facts on record that a change rewrites: told line by line, whatever the rules make of the new state.

A draft is free, and so is what the record itself says: a document that is withdrawn or corrected, a time kept by
`postponed`, a place or form kept by `announced_as`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from doithoai import public
from doithoai.commands.moves import stands
from doithoai.fence import guard
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.dossier import ConferenceFolder, DocumentFile, Key
from doithoai.model.records import Document, Petition, Report
from doithoai.reading.archive import Archive
from doithoai.reading.names import code, plain
from doithoai.vietnamese.wording import long_date

Facts = dict[str, str]
"""What a record says, by the name of it in Vietnamese; a text that may be private stands as a mark alone."""


class Rewriting(Frozen, frozen=True, order=True):
    """One fact that was on record and now reads otherwise; `now` is empty where it is gone."""

    path: str
    what: str
    was: str
    now: str


def rewritten(old: Archive, new: Archive, paths: Iterable[str]) -> list[Rewriting]:
    """The facts that changed among the paths of a change; what is new is free, and lost records are told elsewhere."""
    keys = {Key(m[1], int(m[2]), m[3]) for path in paths if (m := addresses.CONFERENCE_FILE.fullmatch(path))}
    found = [one for key in sorted(keys) for one in guard(lambda _: [], _conference, old, new, key)]
    years = {(m[1], int(m[2][:4])) for path in paths if (m := addresses.UNIT_FILE.fullmatch(path)) and m[2] != _UNIT}
    for unit, year in sorted(years):
        found += guard(lambda _: [], _year, old, new, unit, year)
    return sorted(found)


_UNIT = "unit.yml"


def told(found: Sequence[Rewriting], records: Path) -> Iterator[str]:
    """The lines of it in Markdown; none where nothing is rewritten."""
    if found:
        yield f"\n### Điều đã ghi nay ghi khác: {len(found)}\n"
        yield "Hồ sơ chỉ ghi thêm: sửa điều đã ghi thì xem lại từng dòng dưới đây có đúng là cần sửa không.\n"
    for one in found:
        place = code(f"{records.name}/{one.path}")
        if one.was == _TEXT:
            now = "nội dung đã đổi" if one.now else "nay không còn"
            yield f"- {place}: {plain(one.what)}: {now}"
        else:
            now = f"nay ghi {plain(one.now)}" if one.now else "nay không còn"
            yield f"- {place}: {plain(one.what)}: trước ghi {plain(one.was)}, {now}"


def _conference(old: Archive, new: Archive, key: Key) -> list[Rewriting]:
    if not (old.holds(key) and new.holds(key)):
        return []
    before, after = old.conference(key), new.conference(key)
    found = [*_compared(f"{key.path}/conference.yml", "", _announced(before), _now(before, after))]
    later = {one.id: one for one in after.petitions}
    for petition in before.petitions:
        if other := later.get(petition.id):
            about = f"kiến nghị số {petition.id}, "
            found += _compared(f"{key.path}/petitions.yml", about, _petition(petition), _petition(other, petition))
    for document in before.documents:
        changed = after.document(document.stem)
        if changed and document.front.issued and not _said(after, changed):
            found += _compared(f"{key.path}/{document.file}", "", _paper(document.front), _paper(changed.front))
            if document.body.strip() and document.body.strip() != changed.body.strip():
                found.append(Rewriting(f"{key.path}/{document.file}", "toàn văn", _TEXT, _OTHER))
    return found


def _said(after: ConferenceFolder, document: DocumentFile) -> bool:
    """Whether the record itself says that the document is not what it was."""
    return public.gone(document.front) is not None or bool(after.corrections(document.stem))


def _year(old: Archive, new: Archive, unit: str, year: int) -> list[Rewriting]:
    before, after = old.year(unit, year), new.year(unit, year)
    later = {one.stem: one for one in after.reports}
    found: list[Rewriting] = []
    for report in before.reports:
        other = later.get(report.stem)
        if other and report.front.issued and stands(new, f"{before.path}/{report.file}"):
            found += _compared(f"{before.path}/{report.file}", "", _paper(report.front), _paper(other.front))
    plans = {one.stem: one for one in after.plans}
    for plan in before.plans:
        changed = plans.get(plan.stem)
        if changed and plan.front.issued:
            was, now = (
                {"số": one.front.number or "", "ngày ban hành": _day(one.front.issued)} for one in (plan, changed)
            )
            found += _compared(f"{before.path}/{plan.file}", "", was, now)
    return found


def _compared(path: str, about: str, was: Facts, now: Facts) -> Iterator[Rewriting]:
    for name, told in was.items():
        if told and told != now.get(name, ""):
            yield Rewriting(path, f"{about}{name}", told, now.get(name, ""))


def _announced(folder: ConferenceFolder) -> Facts:
    """What people were told of a conference; nothing before its notice went out."""
    conference = folder.conference
    if conference is None or folder.told is None:
        return {}
    start = conference.start
    return {
        "thời gian bắt đầu": f"{start:%H:%M}, {long_date(start.date())}" if start else "",
        "địa điểm": conference.place.name if conference.place else "",
        "hình thức": conference.form.label,
        "đường dẫn dự trực tuyến": conference.link or "",
    }


def _now(before: ConferenceFolder, after: ConferenceFolder) -> Facts:
    """The same of the new state, where what the record says of the old one stands for it."""
    conference, one = after.conference, before.conference
    was = _announced(before)
    if conference is None or one is None:
        return was
    start, told = conference.start, conference.announced_as
    now = {
        "thời gian bắt đầu": f"{start:%H:%M}, {long_date(start.date())}" if start else "",
        "địa điểm": conference.place.name if conference.place else "",
        "hình thức": conference.form.label,
        "đường dẫn dự trực tuyến": conference.link or "",
    }
    said = {
        "thời gian bắt đầu": conference.cancelled or any(move.start == one.start for move in conference.postponed),
        "địa điểm": told and told.place,
        "hình thức": told and told.form,
    }
    return {name: was.get(name, "") if said.get(name) else text for name, text in now.items()}


def _petition(one: Petition, before: Petition | None = None) -> Facts:
    facts: Facts = {"ngày tiếp nhận": _day(one.received.on)}
    seen: dict[str, int] = {}
    for step in one.states:
        seen[step.state.label] = seen.get(step.state.label, 0) + 1
        turn = f" lần {seen[step.state.label]}" if seen[step.state.label] > 1 else ""
        facts[f"bước “{step.state.label}”{turn}"] = _day(step.on)
    facts |= {f"hạn của việc đã hứa thứ {n}": _day(each.on) for n, each in enumerate(one.promises, 1)}
    for name, read in _TEXTS.items():
        text, was = read(one), read(before or one)
        facts[name] = "" if not text else _TEXT if text == was or not was else _OTHER
    if public.hidden(one):
        facts["nội dung"] = _TEXT if before and before.text else ""
    return facts


_TEXTS: dict[str, Callable[[Petition], str | None]] = {
    "nội dung": lambda one: one.text,
    "nội dung trả lời": lambda one: one.answer,
}
_TEXT, _OTHER = "có", "đã đổi"


def _paper(front: Document | Report) -> Facts:
    sent = {f"ngày gửi {one.to}": _day(one.on) for one in front.sent}
    return {
        "số": front.number or "",
        "ngày ban hành": _day(front.issued),
        "lý do chậm": front.late_reason or "",
        **sent,
    }


def _day(day: dt.date | None) -> str:
    return long_date(day) if day else ""
