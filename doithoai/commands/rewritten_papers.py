"""Documents, reports and plans that were on main: what they said and say, wherever they stand now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from doithoai import public
from doithoai.commands import dossier_facts as dossier
from doithoai.commands.attached import swapped
from doithoai.commands.comparing import amended_anew, compared
from doithoai.commands.kinds_of_files import kind_of_file
from doithoai.commands.moves import Moves, paper_at
from doithoai.commands.remarked import remarked
from doithoai.commands.rewriting import Rewriting
from doithoai.model import addresses
from doithoai.model.dossier import ConferenceFolder, DocumentFile, Key, ReportFile
from doithoai.model.plan_file import PlanFile
from doithoai.model.records import Document, Report
from doithoai.reading.facts import told_of
from doithoai.reading.names import code
from doithoai.vietnamese.wording import long_date


def papers(moves: Moves, before: ConferenceFolder, after: ConferenceFolder | None, today: dt.date) -> list[Rewriting]:
    """What became of the documents of one conference, those that went to another among them."""
    found: list[Rewriting] = []
    for one in before.documents:
        if dossier.draft(one.front):
            continue
        there = after
        other = dossier.same_paper(one, before, after) if after else None
        if other is None:
            there, other = _elsewhere(moves, f"{before.key.path}/{one.file}")
        if there and other:
            found += _document(before, there, one, other, today)
            found += swapped((moves.old, moves.new), (before.key.path, there.key.path), one, other)
    return found


def _elsewhere(moves: Moves, path: str) -> tuple[ConferenceFolder | None, DocumentFile | None]:
    """The document of another conference that a file became."""
    place = moves.file(path)
    found = addresses.CONFERENCE_FILE.fullmatch(place) if place else None
    key = Key(found[1], int(found[2]), found[3]) if found else None
    if place is None or key is None or not moves.new.holds(key):
        return None, None
    folder = moves.new.conference(key)
    return folder, next((one for one in folder.documents if f"{key.path}/{one.file}" == place), None)


def _document(
    before: ConferenceFolder, after: ConferenceFolder, one: DocumentFile, other: DocumentFile, today: dt.date
) -> Iterator[Rewriting]:
    path = f"{after.key.path}/{other.file}"
    anew = amended_anew(one.front.amended, other.front.amended)
    was, now = dossier.paper(one), dossier.paper(other)
    taken = public.gone(other.front)
    if taken and public.gone(one.front) is None:
        words = f"văn bản đã gỡ bỏ ngày {long_date(taken.on)}; lý do ghi trong hồ sơ"
        yield Rewriting(path, "gỡ bỏ", "", "", "withdrawn", said=True, told=words)
    if public.is_public(one.front) and not public.is_public(other.front) and not taken:
        kept = any(each.field == "public" for each in anew)
        label = told_of(Document, "public")[0]
        yield Rewriting(path, label, "có", "không", "public", said=kept)
    said = dossier.corrected(after, other.stem) - dossier.corrected(before, one.stem)
    if said:
        words = f"đã đính chính bằng {', '.join(map(code, sorted(said)))}"
        yield Rewriting(path, "đính chính", "", "", "corrects", said=True, told=words)
    for found in compared(path, was, now, anew, today):
        prose = found.field in was and not was[found.field].shown and not found.field.startswith("withdrawn")
        told = replace(found, said=True) if said or (taken and prose) else found
        # Which of its words had to go is for its record to say: none is repeated.
        yield replace(told, was="", now="") if taken else told
    yield from remarked(path, one.front, other.front)


def of_the_year(moves: Moves, unit: str, year: int, today: dt.date) -> list[Rewriting]:
    """What became of the reports and plans of a unit-year."""
    before = moves.old.year(unit, year)
    kept: list[ReportFile | PlanFile] = [*before.reports, *before.plans]
    found: list[Rewriting] = []
    for one in kept:
        path = f"{before.path}/{one.file}"
        place = moves.where(path)
        other = paper_at(moves.new, place) if place else None
        if place is None or _free(one):
            continue
        if other is None:
            if place != path and kind_of_file(place):
                found.append(Rewriting(place, "kế hoạch, báo cáo", "", "", "", told="chuyển tới chỗ mà kho không đọc"))
            continue
        anew = amended_anew(one.front.amended, other.front.amended)
        found += compared(place, dossier.paper(one), dossier.paper(other), anew, today)
        found += remarked(place, one.front, other.front)
        if isinstance(one, ReportFile) and isinstance(other, ReportFile):
            folders = before.path, place.partition("/reports/")[0]
            found += swapped((moves.old, moves.new), folders, one, other)
    return found


def _free(one: ReportFile | PlanFile) -> bool:
    return one.front.issued is None and not (isinstance(one.front, Report) and one.front.sent)
