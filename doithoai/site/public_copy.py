"""A copy of the archive with its public part alone: what the portal would show, as records that anybody may have.

Records are written anew from what was read, through the wall: no comment, no hidden file, no body of an internal
document, no consent beyond its day. Of an internal document its days stay, since limits hang on them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from doithoai import public
from doithoai.cases.case import Case, open_case, open_year, summary
from doithoai.check import Judge, check
from doithoai.disk import write
from doithoai.disk.folders import renewed
from doithoai.fence import guard, nothing
from doithoai.html.markdown import visible
from doithoai.model.base import Frozen, Moment
from doithoai.model.dossier import DocumentFile, Key, ReportFile
from doithoai.model.findings import Finding
from doithoai.model.records import Deviation, Petition, Refused
from doithoai.model.vocabulary import FindingLevel, Word
from doithoai.reading.archive import Archive
from doithoai.reading.archive_then import Held
from doithoai.reading.attachments import publish
from doithoai.reading.selection import everything
from doithoai.rules.holding import held, held_of_year
from doithoai.site.withholding import barred, united, without
from doithoai.writing.house import dump, front

R = TypeVar("R", bound=msgspec.Struct)


class Copied(Frozen, frozen=True):
    """What was written, what was left out whole, and what the check says against the copy."""

    records: int
    left: tuple[str, ...]
    wrong: tuple[Finding, ...]


def public_copy(records: Path, target: Path, today: dt.date) -> Copied:
    """Write the copy: whole, or not at all. FileExistsError where something lies there already."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FileExistsError(target)
    with renewed(target, "bản công khai") as folder:
        copy = _Copy(Archive(records).on(today), folder, today)
        copy.write()
        judge = Judge(Archive(folder), today)
        found = check(judge, everything(judge.archive), jobs=1).findings
    wrong = tuple(one for one in found if one.level is FindingLevel.ERROR)
    return Copied(copy.count, tuple(copy.left), wrong)


class _Copy:
    """The records of one archive on their way into another folder."""

    def __init__(self, archive: Archive, folder: Path, today: dt.date) -> None:
        """Begin with nothing written."""
        self.archive, self.folder, self.today = archive, folder, today
        self.judge, self.count, self.left = Judge(archive, today), 0, list[str]()

    def write(self) -> None:
        """Everything, units first: what is held back of shared records is known then."""
        cases = {unit: [*self.conferences(unit)] for unit in self.archive.units}
        words = united(held for unit, some in cases.items() for held in self.private(unit, some))
        self.archive = without(self.archive, words)
        for unit in self.archive.units:
            if record := self.archive.unit(unit):
                self.yaml(f"{unit}/unit.yml", record)
                for year in self.archive.years(unit):
                    self.year(unit, year)
        self.shared()

    def yaml(self, path: str, record: Any) -> None:
        """Write one record."""
        self.put(path, dump(_plain(record)))

    def markdown(self, path: str, record: Any, body: str) -> None:
        """Write one paper."""
        self.put(path, front(dump(_plain(record)), visible(body)))

    def put(self, path: str, text: str) -> None:
        self.count += 1
        write(f"{self.folder}/{path}", text.encode())

    def shared(self) -> None:
        """Calendars, policies and lists."""
        for year, _ in self.archive.calendar_tables:
            self.yaml(f"calendar/{year.year}.yml", year)
        for policy in self.archive.policies():
            self.yaml(f"policies/{policy.id}.yml", policy)
        lists: tuple[tuple[str, tuple[msgspec.Struct, ...]], ...] = (
            ("fields.yml", self.archive.listed_fields),
            ("recipients.yml", self.archive.listed_recipients),
            ("redirects.yml", self.archive.moved),
        )
        for name, some in lists:
            if some:
                self.yaml(name, some)

    def private(self, unit: str, cases: Iterable[Case]) -> Iterator[Held]:
        """The records of a unit's years, and beside them, in which something private stands."""
        known = [summary(case) for case in cases]
        for year in self.archive.years(unit) or (self.today.year,):
            of_year = tuple(one for one in known if one.key.year == year)
            told = self.judge.year(unit, year, of_year, complete=True)
            yield held_of_year(self.archive.year(unit, year), told)

    def year(self, unit: str, year: int) -> None:
        """The plans and reports of one year."""
        case = guard(nothing, open_year, self.archive, unit, year, (), self.today, complete=False)
        for plan in case.year.plans if case else ():
            self.markdown(f"{unit}/{year}/{plan.file}", plan.front, plan.body)
        for report in case.year.reports if case else ():
            told = _report(report)
            self.markdown(f"{unit}/{year}/{told.file}", told.front, told.body)

    def conferences(self, unit: str) -> Iterator[Case]:
        """Write the conferences of a unit."""
        for key in self.archive.keys(unit):
            folder = self.archive.conference(key)
            case = guard(nothing, open_case, self.archive, folder, self.today)
            if not isinstance(case, Case):
                self.left.append(key.path)
                continue
            yield case
            back = held(case.folder, self.judge.problems(folder, case))
            if back.whole:
                self.left.append(key.path)
            else:
                self.left += (f"{key.path}/{file}" for file in sorted(back.unread))
                self.conference(key, barred(case, back))

    def conference(self, key: Key, case: Case) -> None:
        """One conference, by what the wall tells of it."""
        self.yaml(f"{key.path}/conference.yml", case.conference)
        told = public.folder(case.folder, self.today)
        if told.petitions:
            pairs = zip(case.folder.petitions, told.petitions, strict=True)
            self.yaml(f"{key.path}/petitions.yml", tuple(_petition(one, shown) for one, shown in pairs))
        for whole, shown in zip(case.folder.documents, told.documents, strict=True):
            paper = _document(whole, shown)
            kept = {one.path for one in self.attachments(key, whole)}
            files = tuple(one for one in paper.front.files if one.path in kept or public.gone_file(one))
            paper = paper if public.gone(whole.front) else replace(paper, front=replace(paper.front, files=files))
            self.markdown(f"{key.path}/{paper.file}", paper.front, paper.body)

    def attachments(self, key: Key, document: DocumentFile) -> Iterator[Any]:
        """The files of a document that the portal would publish, each copied as it is read."""
        for one in public.attached(document):
            inside = f"{key.path}/{one.path}"
            root, place = str(self.archive.root), f"{self.folder}/{inside}"
            if one.path not in document.refused and publish(root, inside, one.sha256, place):
                yield one


def _petition(whole: Petition, shown: Petition) -> Petition:
    """A petition of which nothing is told says so wherever a rule asks for words."""
    if public.is_told(whole):
        return shown
    refused = Refused(reason=public.ON_RECORD, ground=whole.refused.ground) if whole.refused else None
    answer = public.ON_RECORD if whole.answer else None
    return replace(shown, refused=refused, answer=answer)


def _document(whole: DocumentFile, shown: DocumentFile) -> DocumentFile:
    """An internal document with the days on which limits hang, and that it gives reasons; not its words."""
    given = whole.front
    if public.is_public(given):
        return shown
    hidden = {whole.file}
    why = public.guarded(given.late_reason, whole.file, hidden)
    extension = replace(given.extension, reason=public.INTERNAL_REASON) if given.extension else None
    departs = tuple(Deviation(of=one.of, reason=public.INTERNAL_REASON) for one in given.deviation)
    told = replace(
        shown.front,
        sent=given.sent,
        petitions=given.petitions,
        covers=given.covers,
        contents=given.contents,
        by=given.by,
        late_reason=why,
        extension=extension,
        deviation=departs,
    )
    return replace(shown, front=told)


def _report(file: ReportFile) -> ReportFile:
    """A report; of an internal one its period, its days, and that it gives a reason for being late."""
    given = file.front
    if public.is_public_report(given):
        return replace(file, front=replace(given, files=()))
    why = public.guarded(given.late_reason, file.file, {file.file})
    told = type(given)(
        kind=given.kind, period=given.period, also=given.also, issued=given.issued, sent=given.sent, late_reason=why
    )
    return replace(file, front=told, body="")


def _plain(value: Any) -> Any:
    """A record as plain data, what says nothing left out."""
    if isinstance(value, msgspec.Struct):
        fields = zip(value.__struct_fields__, value.__struct_encode_fields__, _defaults(value), strict=True)
        return {told: _plain(one) for name, told, least in fields if (one := getattr(value, name)) != least}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Word):
        return value.value
    return value.written if isinstance(value, Moment) else value


def _defaults(value: msgspec.Struct) -> tuple[Any, ...]:
    known = value.__struct_defaults__
    return (*[msgspec.NODEFAULT] * (len(value.__struct_fields__) - len(known)), *known)
