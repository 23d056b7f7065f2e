"""New records: where they stand, the next free number, and what the archive knows of them already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from doithoai import public
from doithoai.cases.overview import cases
from doithoai.commands.change import CannotChange, ChangeOfFiles
from doithoai.model import addresses
from doithoai.model.both import Both
from doithoai.model.dossier import Key
from doithoai.model.policies import Policy
from doithoai.model.records import Conference, Document, Petition, Plan, Report, Unit
from doithoai.model.vocabulary import DocumentKind, ReportKind, State
from doithoai.reading.archive import Archive
from doithoai.reading.text import read_yaml
from doithoai.vietnamese.wording import last_day, long_date

K = TypeVar("K", DocumentKind, ReportKind)
SHAPES: Mapping[str, Any] = {
    "conference": Conference,
    "document": Document,
    "petition": Petition,
    "report": Report,
    "unit": Unit,
    "policy": Policy,
    "plan": Plan,
}
"""What can be made, and the model of its fields."""


def conference(change: ChangeOfFiles, archive: Archive, unit: str, data: dict[str, Any], today: dt.date) -> str:
    """A conference of a unit under the next number of its year: that of its day, else the running one."""
    known(archive, unit)
    written = str(data.get("start", today.year))[:4]
    year = int(written) if addresses.YEAR.fullmatch(written) else today.year
    taken = [int(key.number) for key in archive.keys(unit, year)]
    path = f"{addresses.folder(unit, year, f'{max(taken, default=0) + 1:02}')}/conference.yml"
    change.new(path, data)
    return path


def petition(change: ChangeOfFiles, archive: Archive, of: str, data: dict[str, Any], today: dt.date) -> str:
    """A petition of a conference under the next number; the list is begun where there is none."""
    del today
    path = f"{conference_meant(archive, of).path}/petitions.yml"
    text = change.text(path)
    taken = (
        [one["id"] for one in read_yaml(text) if isinstance(one, dict) and isinstance(one.get("id"), int)]
        if text
        else []
    )
    item = {"id": max(taken, default=0) + 1, **data}
    if "states" not in item and isinstance(received := item.get("received"), dict) and "on" in received:
        item["states"] = [{"state": "received", "on": received["on"]}]
    if text is None:
        change.new(path, [item])
    else:
        change.edit(path, lambda old: [*(old or []), item])
    return path


def document(
    change: ChangeOfFiles,
    archive: Archive,
    of: str,
    data: dict[str, Any],
    today: dt.date | None,
    body: str,
    name: str = "",
) -> str:
    """A document of a conference, in the next free file of its kind unless named; a public one says something."""
    del today
    folder = f"{conference_meant(archive, of).path}/documents"
    kind = kind_of(data, DocumentKind)
    record = Document(kind=kind, public=data.get("public"))
    if public.is_public(record) and not body.strip():
        vi = f"“{kind.label}” là văn bản công khai: phải có lời văn (--body TỆP)"
        raise CannotChange(Both(vi, f"“{kind.label}” is public: it needs its words (--body FILE)"))
    if not public.is_public(record) and body.strip():
        vi = f"“{kind.label}” là tài liệu nội bộ: kho chỉ ghi loại và ngày, không ghi lời văn"
        raise CannotChange(Both(vi, f"“{kind.label}” is internal: the archive keeps its kind and days, not its words"))
    path = f"{folder}/{name}.md" if name else free(change, folder, str(kind))
    change.new(path, data, body)
    return path


def report(change: ChangeOfFiles, archive: Archive, of: str, data: dict[str, Any], today: dt.date, body: str) -> str:
    """A report of a unit's year (`unit/year`, or the unit alone for the running one)."""
    unit, _, year = of.partition("/")
    known(archive, unit)
    path = free(change, f"{addresses.folder(unit, int(year or today.year))}/reports", str(kind_of(data, ReportKind)))
    change.new(path, data, body)
    return path


def timetable(archive: Archive, path: str, today: dt.date) -> list[str]:
    """The limits of a conference in the order of their days, a line each."""
    unit, year, number, *_ = path.split("/")
    lines = []
    for case in cases(archive, [Key(unit, int(year), number)], today):
        known = sorted((one.due, str(one.title), one) for one in case.deadlines if one.due)
        for due, title, one in known:
            owner = f" ({archive.body(unit, one.owner)})" if one.owner else ""
            done = " – đã xong" if one.state(today, archive.calendar) is State.MET else ""
            lines.append(f"{long_date(due)}{last_day(one.last_working_day(archive.calendar))}: {title}{owner}{done}")
    return lines


def kind_of(data: Mapping[str, Any], kinds: type[K]) -> K:
    """The kind that is to be made; CannotChange where none is told."""
    for one in kinds:
        if str(one) == data.get("kind"):
            return one
    raise CannotChange(Both("chưa nêu loại (--set kind=…)", "no kind is told (--set kind=…)"))


def free(change: ChangeOfFiles, folder: str, stem: str) -> str:
    """The next free file of a kind: the first has no number."""
    number = 1
    while change.text(path := f"{folder}/{stem}{f'-{number}' if number > 1 else ''}.md") is not None:
        number += 1
    return path


def known(archive: Archive, unit: str) -> None:
    """Raises CannotChange where the archive has no such unit."""
    if unit not in archive.units:
        units = ", ".join(archive.units)
        raise CannotChange(
            Both(f"không có đơn vị “{unit}”; kho có: {units}", f"there is no unit “{unit}”, only: {units}")
        )


def conference_meant(archive: Archive, of: str) -> Key:
    """The conference that is meant by unit/year/number."""
    parts = of.strip("/").split("/")
    if len(parts) == 3 and addresses.YEAR.fullmatch(parts[1]) and addresses.NUMBER.fullmatch(parts[2]):
        key = Key(parts[0], int(parts[1]), parts[2])
        if archive.holds(key):
            return key
    known(archive, parts[0])
    held = ", ".join(key.path for key in archive.keys(parts[0])[-5:])
    raise CannotChange(
        Both(f"không có hội nghị “{of}”; gần nhất: {held}", f"there is no conference “{of}”; last: {held}")
    )


MAKERS: Mapping[str, Callable[..., str]] = {
    "conference": conference,
    "petition": petition,
    "document": document,
    "report": report,
}
