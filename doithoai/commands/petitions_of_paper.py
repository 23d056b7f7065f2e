"""What a paper does to the petitions it is about, in the change that records it: neither is right without the other.

A conclusion notice gives each matter that it leaves open to an office (P03, D05); a written reply answers the
petitions that it names (P12). Written apart, either file is refused while the other is not there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from doithoai.cases.overview import cases
from doithoai.commands.change import CannotChange, ChangeOfFiles
from doithoai.deadlines.counting import Counter
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.dossier import Key
from doithoai.model.vocabulary import DeviationOf, DocumentKind, PetitionClass, PetitionState
from doithoai.reading.archive import Archive
from doithoai.reading.text import read_front_matter, read_yaml
from doithoai.vietnamese.nearest import nearest

Items = list[dict[str, Any]]
"""The petitions of a conference, as their record says them."""


class Charge(Frozen, frozen=True):
    """To whom a matter is given: the office in charge, those that help it, and the day by which it answers."""

    office: str
    helped_by: tuple[str, ...] = ()
    due: dt.date | None = None

    @property
    def row(self) -> dict[str, Any]:
        """As the record says it."""
        helped = {"with": [*self.helped_by]} if self.helped_by else {}
        return {"office": self.office, **helped, **({"due": self.due.isoformat()} if self.due else {})}


def given(said: str, archive: Archive, unit: str) -> dict[int, Charge]:
    """Typed words as `2,5=phong-kinh-te,cong-an:2026-11-17`, by the number of each petition. Raises CannotChange."""
    numbers, equal, rest = said.partition("=")
    offices, _, day = rest.partition(":")
    ids = [one.strip() for one in offices.split(",") if one.strip()]
    wanted = [one.strip() for one in numbers.split(",") if one.strip()]
    if not equal or not ids or not wanted or not all(one.isascii() and one.isdecimal() for one in wanted):
        vi = f"“{said}”: viết SỐ=CƠ_QUAN:HẠN, như 2=phong-kinh-te:2026-11-17"
        raise CannotChange(Both(vi, f"“{said}”: write NUMBER=OFFICE:DAY, as 2=phong-kinh-te:2026-11-17"))
    known = offices_of(archive, unit)
    for one in ids:
        if one not in known:
            near = ", ".join(f"{key} ({known[key]})" for key in nearest(one, known)) or ", ".join(known)
            raise CannotChange(
                Both(f"không có cơ quan “{one}”; có thể là: {near}", f"no office “{one}”; perhaps: {near}")
            )
    return {int(number): Charge(ids[0], tuple(ids[1:]), _day(day, said) if day.strip() else None) for number in wanted}


def _day(written: str, said: str) -> dt.date:
    try:
        return dt.date.fromisoformat(written.strip())
    except ValueError:
        vi = f"“{said}”: hạn viết như 2026-11-17"
        raise CannotChange(Both(vi, f"“{said}”: write the day as 2026-11-17")) from None


def offices_of(archive: Archive, unit: str) -> dict[str, str]:
    """The offices that a matter can be given to, by their ids: the unit's own, and outside bodies that answer."""
    found = archive.unit(unit)
    own = {one.id: one.name for one in found.offices} if found else {}
    return own | {one.id: one.label for one in archive.listed_recipients if one.answers and one.id not in own}


def left_open(items: Iterable[Mapping[str, Any]], front: Mapping[str, Any]) -> list[int]:
    """The petitions that a conclusion notice leaves open and no record gives to anybody, by number."""
    covers = front.get("covers")
    unsolved = _numbers(covers.get("unsolved")) if isinstance(covers, dict) else set()
    return [
        one["id"]
        for one in items
        if (one.get("class") == PetitionClass.TO_VERIFY or one.get("id") in unsolved)
        and "duplicate_of" not in one
        and not _went(one, PetitionState.WITHDRAWN)
        and not (isinstance(one.get("assigned"), dict) and one["assigned"].get("due"))
        and not any(each.get("of") == DeviationOf.ASSIGNMENT for each in one.get("deviation") or ())
    ]


def _numbers(told: Any) -> set[int]:
    return {int(one) for one in told or () if str(one).isdecimal()}


def _went(one: Mapping[str, Any], state: PetitionState) -> bool:
    return any(step.get("state") == state for step in one.get("states") or ())


def answer_by(archive: Archive, key: Key, issued: dt.date, today: dt.date) -> dt.date | None:
    """By when the plan has a reply to a matter that is left open on a day; None where it says nothing."""
    for case in cases(archive, [key], today):
        if found := case.layers.nearest(lambda rules: rules.written_reply):
            return Counter(case.calendar, case.key.code).due(found, issued)
    return None


def assign(
    change: ChangeOfFiles, archive: Archive, path: str, given_to: Mapping[int, Charge], today: dt.date
) -> tuple[int, ...]:
    """Write the rows of the conclusion notice at a path; which petitions got one. Raises CannotChange."""
    key, front, items = _read(change, path)
    issued = _issued(front)
    if unknown := sorted(given_to.keys() - {one.get("id") for one in items}):
        raise _unknown(unknown, key)
    lacking = [one for one in left_open(items, front) if one not in given_to]
    if lacking and "corrects" not in front:
        raise CannotChange(_lacking(lacking, answer_by(archive, key, issued, today) if issued else None))
    rows = {one["id"] for one in items if one["id"] in given_to or _given_before(one, front)}
    if rows and issued is None:
        vi = "thông báo kết luận chưa có ngày ban hành (--set issued=…) nên chưa ghi được ngày giao việc"
        raise CannotChange(Both(vi, "the notice has no day (--set issued=…), so no day of giving can be recorded"))
    if rows:
        step = {"state": str(PetitionState.ASSIGNED), "on": str(issued), "document": _stem(path)}
        change.edit(
            _petitions(path), lambda old: [_assigned(one, given_to, step) if one["id"] in rows else one for one in old]
        )
    return tuple(sorted(rows))


def _given_before(one: Mapping[str, Any], front: Mapping[str, Any]) -> bool:
    """Whether a record says to whom a matter of this notice is given, and no step yet that it was."""
    named = _numbers(front.get("petitions"))
    return "assigned" in one and not _went(one, PetitionState.ASSIGNED) and (not named or one["id"] in named)


def _assigned(one: dict[str, Any], given_to: Mapping[int, Charge], step: dict[str, str]) -> dict[str, Any]:
    told = given_to.get(one["id"])
    row = {"assigned": told.row} if told else {}
    return {**one, **row, "states": _with(one.get("states") or [], step)}


def _with(steps: Sequence[dict[str, Any]], step: dict[str, str]) -> list[dict[str, Any]]:
    """Steps with one more, in the order of their days: the record may know of later ones."""
    at = len(steps)
    while at and str(steps[at - 1].get("on")) > step["on"]:
        at -= 1
    return [*steps[:at], step, *steps[at:]]


# --- replies


def answer(change: ChangeOfFiles, path: str, state: PetitionState) -> tuple[int, ...]:
    """Record in each petition that a written reply names that this answers it, or says it is under way."""
    key, front, items = _read(change, path)
    numbers = _numbers(front.get("petitions"))
    if not numbers:
        vi = "văn bản trả lời chưa nêu kiến nghị số nào (--set petitions=…)"
        raise CannotChange(Both(vi, "the reply names no petition (--set petitions=…)"))
    if unknown := sorted(numbers - {one.get("id") for one in items}):
        raise _unknown(unknown, key)
    days = [str(one.get("on")) for one in front.get("sent") or () if one.get("on")]
    issued = _issued(front)
    if issued is None:
        vi = "văn bản trả lời chưa có ngày ban hành (--set issued=…) nên chưa ghi được ngày trả lời"
        raise CannotChange(Both(vi, "the reply has no day (--set issued=…), so no day of the answer can be recorded"))
    # A step counts from the day on which its paper reached whom it must reach: not before the last was sent.
    step = {"state": str(state), "on": max([str(issued), *days]), "document": _stem(path)}
    change.edit(_petitions(path), lambda old: [_answered(one, step) if one["id"] in numbers else one for one in old])
    return tuple(sorted(numbers))


def _answered(one: dict[str, Any], step: dict[str, str]) -> dict[str, Any]:
    stem, old = step["document"], one.get("reply")
    held = [old] if isinstance(old, str) else [*(old or ())]
    receipts = {
        each.get("document") for each in one.get("states") or () if each.get("state") == PetitionState.UNDER_WAY
    }
    # What only said that the matter is under way is no part of the answer: the answer takes its place.
    kept = [each for each in held if each not in receipts]
    reply = [*kept, stem] if kept else stem
    return {**one, "states": _with(one.get("states") or [], step), "reply": reply}


# --- what both read


def _read(change: ChangeOfFiles, path: str) -> tuple[Key, dict[str, Any], Items]:
    """The conference of a record, what the record says as the change has it, and the petitions there."""
    unit, year, number, *_ = path.split("/")
    front = read_front_matter(change.text(path) or "").data
    text = change.text(_petitions(path))
    items = read_yaml(text) if text else []
    found = [one for one in items if isinstance(one, dict) and isinstance(one.get("id"), int)]
    return Key(unit, int(year), number), front, found


def _petitions(path: str) -> str:
    unit, year, number, *_ = path.split("/")
    return f"{addresses.folder(unit, int(year), number)}/petitions.yml"


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _issued(front: Mapping[str, Any]) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(front.get("issued")))
    except ValueError:
        return None


def _unknown(numbers: Sequence[int], key: Key) -> CannotChange:
    told = ", ".join(map(str, numbers))
    return CannotChange(Both(f"{key.path} không có kiến nghị số {told}", f"{key.path} has no petition {told}"))


def _lacking(numbers: Sequence[int], due: dt.date | None) -> Both:
    told, day = ", ".join(map(str, numbers)), due.isoformat() if due else "HẠN"
    first = ",".join(map(str, numbers))
    vi = f"kiến nghị số {told} chưa giải quyết tại hội nghị và chưa giao cơ quan nào; thông báo kết luận phải giao:"
    en = f"petition {told} was left open and is given to no office; the notice must give it:"
    told_vi = f"\n- thêm --assign {first}=CƠ_QUAN:{day}" + (
        " (hạn theo kế hoạch, tính từ ngày ban hành)" if due else ""
    )
    return Both(f"{vi}{told_vi}", f"{en}\n- add --assign {first}=OFFICE:{day}")


def wanted(kind: str) -> DocumentKind | None:
    """The kind that takes petitions with it; None for all others."""
    return next((one for one in (DocumentKind.CONCLUSION_NOTICE, DocumentKind.WRITTEN_REPLY) if str(one) == kind), None)
