"""Disk to models, hardened: what can't be read is a problem in the stream, never a crash.

An archive is read lazily: the shared parts (calendar, policies, units, plans) once, each conference by itself,
so that one changed conference costs one conference.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from doithoai.base import Moment
from doithoai.findings import Problem
from doithoai.models import Attachment, Conference, Document, Petition, Plan, Report
from doithoai.reader import Unreadable, read_front_matter, read_text, read_yaml
from doithoai.shapes import convert, explain
from doithoai.vocabulary import CLOSING, PUBLIC_BY_DEFAULT, DocumentKind, PetitionClass, ReportKind, Stage, Word

T = TypeVar("T")
Paper = TypeVar("Paper", Document, Report)


class Key(msgspec.Struct, frozen=True, order=True):
    """The permanent name of a conference: unit, year, number."""

    unit: str
    year: int
    number: str

    @property
    def path(self) -> str:
        """Folder below the archive's root."""
        return f"{self.unit}/{self.year}/{self.number}"

    @property
    def ref(self) -> str:
        """The name by which records of the same unit refer to it."""
        return f"{self.year}/{self.number}"

    @property
    def code(self) -> str:
        """The name that people type and print."""
        return f"{self.unit}-{self.year}-{self.number}"

    def sibling(self, ref: str) -> Key:
        """The key of another conference of the same unit, from its reference (without #petition)."""
        year, number = ref.partition("#")[0].split("/")
        return Key(self.unit, int(year), number)


def is_public(front: Document) -> bool:
    """Whether everybody may read a document: by its kind, or because its record says so and why."""
    if front.kind in PUBLIC_BY_DEFAULT:
        return front.public is not False
    return front.public is True and bool(front.public_reason)


class DocumentFile(msgspec.Struct, frozen=True):
    """One Markdown document: where it is, what its front matter says, and its body."""

    file: str
    stem: str
    front: Document
    body: str
    body_line: int

    @property
    def text(self) -> str:
        """Its body as people may read it: none once it is withdrawn, whatever still stands in the file."""
        return "" if self.front.withdrawn else self.body

    @property
    def attached(self) -> tuple[Attachment, ...]:
        """The attached files that are still there."""
        return () if self.front.withdrawn else tuple(one for one in self.front.files if one.withdrawn is None)

    @property
    def first_sent(self) -> dt.date | None:
        """The first day on which it was sent to anybody."""
        return min((sent.on for sent in self.front.sent), default=None)

    @property
    def done(self) -> dt.date | None:
        """The day on which it was both issued and first sent, as far as either is recorded."""
        return max((day for day in (self.front.issued, self.first_sent) if day), default=None)


class ReportFile(msgspec.Struct, frozen=True):
    """One periodic report of a unit-year."""

    file: str
    stem: str
    front: Report
    body: str
    body_line: int


class ConferenceFolder(msgspec.Struct, frozen=True):
    """Everything one folder records; `conference` is None when its record can't be read."""

    key: Key
    conference: Conference | None
    petitions: tuple[Petition, ...] = ()
    documents: tuple[DocumentFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: int = 0

    def of(self, kind: DocumentKind) -> tuple[DocumentFile, ...]:
        """The documents of one kind, by file name."""
        return tuple(document for document in self.documents if document.front.kind is kind)

    def first(self, kind: DocumentKind) -> DocumentFile | None:
        """The document of one kind that was issued first."""
        return min(self.of(kind), key=lambda one: (one.front.issued or dt.date.max, one.stem), default=None)

    def corrections(self, stem: str) -> tuple[DocumentFile, ...]:
        """The documents that correct the one of that file name."""
        return tuple(document for document in self.documents if document.front.corrects == stem)

    def document(self, stem: str) -> DocumentFile | None:
        """The document of that file name."""
        return next((document for document in self.documents if document.stem == stem), None)

    @property
    def start(self) -> Moment | None:
        """When it begins; None while no time is set or once it is cancelled."""
        return self.conference.start if self.conference and not self.conference.cancelled else None

    @property
    def day(self) -> dt.date | None:
        """The local day on which it is, or was, held."""
        return self.start.date() if self.start else None

    def held(self, today: dt.date) -> bool:
        """Whether the day of the conference has come, by the end of `today`."""
        return self.day is not None and self.day <= today

    def stage(self, today: dt.date) -> Stage:
        """Where the conference stands, from dates and documents alone."""
        if self.conference and self.conference.cancelled:
            return Stage.CANCELLED
        if self.day is None:
            return Stage.POSTPONED if self.conference and self.conference.postponed else Stage.PLANNED
        if not self.held(today):
            return Stage.ANNOUNCED if self.first(DocumentKind.NOTICE) else Stage.PLANNED
        conclusion = self.first(DocumentKind.CONCLUSION_NOTICE)
        if conclusion is None or (conclusion.done or dt.date.max) > today:
            return Stage.HELD
        return Stage.CONCLUDED if any(is_open(petition) for petition in self.petitions) else Stage.CLOSED


def is_open(petition: Petition) -> bool:
    """Whether somebody still owes an answer on this petition."""
    if petition.duplicate_of is not None or petition.classed in (
        PetitionClass.ANSWERED,
        PetitionClass.REFUSED,
    ):
        return False
    return not any(step.state in CLOSING for step in petition.states)


class YearFolder(msgspec.Struct, frozen=True):
    """What a unit records for one year, conferences apart."""

    unit: str
    year: int
    plan: Plan | None = None
    plan_body: str = ""
    reports: tuple[ReportFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: int = 0

    @property
    def path(self) -> str:
        """Folder below the archive's root."""
        return f"{self.unit}/{self.year}"


class Reading(msgspec.Struct):
    """Collects what goes wrong while files below one folder are read."""

    root: Path
    base: str
    problems: list[Problem] = []
    files: int = 0

    def text(self, file: str) -> str:
        self.files += 1
        return read_text(self.root / self.base / file)

    def yaml(self, file: str, shape: type[T]) -> T | None:
        try:
            data = read_yaml(self.text(file))
        except Unreadable as error:
            self.refuse(file, error)
            return None
        return self.convert(data, shape, file)

    def markdown(self, file: str, shape: type[T]) -> tuple[T, str, int] | None:
        try:
            matter = read_front_matter(self.text(file))
        except Unreadable as error:
            self.refuse(file, error)
            return None
        front = self.convert(matter.data, shape, file)
        return None if front is None else (front, matter.body, matter.body_line)

    def convert(self, data: Any, shape: type[T], file: str) -> T | None:
        try:
            return convert(data, shape)
        except msgspec.ValidationError:
            self.problems.extend(explain(data, shape, file))
            return None

    def refuse(self, file: str, error: Unreadable) -> None:
        values = {**error.values, "column": error.column}
        self.problems.append(Problem(file, (), values, error.code, error.line))

    def named(self, file: str, stem: str, kind: Word) -> None:
        """Report a file whose name says another kind than its record."""
        if not stem.startswith(kind):
            values = {"wanted": f"kind khớp với tên tệp (hiện ghi {kind.value})"}
            self.problems.append(Problem(file, ("kind",), values, "S11"))

    def attachments(self, file: str, attached: tuple[Attachment, ...], *, gone: bool = False) -> None:
        """Compare attached files with what is recorded; what is withdrawn, or all when `gone`, must not be there."""
        for position, one in enumerate(attached):
            path = self.root / self.base / one.path
            route = ("files", position, "path")
            if gone or one.withdrawn:
                if path.exists() or path.is_symlink():
                    detail = "đã ghi là gỡ bỏ mà tệp vẫn còn trong kho"
                    self.problems.append(Problem(file, route, {"path": one.path, "detail": detail}, "S10"))
            elif path.is_symlink() or path.parent.is_symlink() or not path.is_file():
                self.problems.append(Problem(file, route, {"path": one.path, "detail": "không có tệp này"}, "S10"))
            elif (found := _sha256(path)) != one.sha256:
                detail = f"mã kiểm của tệp là {found}"
                route = ("files", position, "sha256")
                self.problems.append(Problem(file, route, {"path": one.path, "detail": detail}, "S10"))

    def stray(self, names: Iterator[Path], known: frozenset[str], wanted: str) -> None:
        for path in names:
            if (path.name not in known and not path.name.startswith(".")) or path.is_symlink():
                file = path.relative_to(self.root / self.base).as_posix()
                self.problems.append(Problem(file, (), {"wanted": wanted}, "S11", 1))


def _sha256(path: Path) -> str:
    from hashlib import sha256  # noqa: PLC0415 - few records have files, and it takes longer to load than they to read

    return sha256(path.read_bytes()).hexdigest()


_IN_CONFERENCE = frozenset(("conference.yml", "petitions.yml", "documents", "files"))
_DOCUMENT_NAME = "<loại tài liệu>[-<số>].md, ví dụ conclusion_notice.md, written_reply-2.md"
_REPORT_NAME = "<loại báo cáo>[-<kỳ>].md, ví dụ quarterly_report-3.md"
_STEM = re.compile(r"([a-z_]+?)(-[0-9]+)?")


def read_conference(root: Path, key: Key) -> ConferenceFolder:
    """Read one conference folder; whatever is wrong in it is in `problems`."""
    reading = Reading(root, key.path)
    folder = root / key.path
    names = sorted(folder.iterdir()) if folder.is_dir() else []
    reading.stray(iter(names), _IN_CONFERENCE, "conference.yml, petitions.yml, documents/, files/")
    conference = reading.yaml("conference.yml", Conference)
    petitions: tuple[Petition, ...] | None = ()
    if any(path.name == "petitions.yml" for path in names):
        petitions = reading.yaml("petitions.yml", tuple[Petition, ...])
    papers = _papers(reading, folder / "documents", Document, DocumentKind, _DOCUMENT_NAME)
    documents = tuple(DocumentFile(*paper) for paper in papers)
    return ConferenceFolder(key, conference, petitions or (), documents, tuple(reading.problems), reading.files)


def _papers(
    reading: Reading, folder: Path, shape: type[Paper], kinds: type[DocumentKind | ReportKind], wanted: str
) -> Iterator[tuple[str, str, Paper, str, int]]:
    """The Markdown records of a folder, each named for its kind: file, stem, front matter, body, its first line."""
    for path in _entries(folder):
        file = f"{folder.name}/{path.name}"
        if path.suffix != ".md" or not _named_for(path.stem, kinds):
            reading.problems.append(Problem(file, (), {"wanted": wanted}, "S11", 1))
            continue
        read = reading.markdown(file, shape)
        if read is not None:
            front, body, body_line = read
            reading.named(file, path.stem, front.kind)
            reading.attachments(file, front.files, gone=getattr(front, "withdrawn", None) is not None)
            yield file, path.stem, front, body, body_line


def _entries(folder: Path) -> list[Path]:
    """What a folder holds, hidden files apart; nothing when it is a link."""
    if folder.is_symlink() or not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _named_for(stem: str, kinds: type[DocumentKind | ReportKind]) -> bool:
    match = _STEM.fullmatch(stem)
    return match is not None and match[1] in kinds._value2member_map_


def read_year(root: Path, unit: str, year: int) -> YearFolder:
    """Read the plan and the reports of one unit-year."""
    reading = Reading(root, f"{unit}/{year}")
    plan, body = None, ""
    if (root / unit / str(year) / "plan.md").is_file() and (read := reading.markdown("plan.md", Plan)):
        plan, body, _ = read
    papers = _papers(reading, root / unit / str(year) / "reports", Report, ReportKind, _REPORT_NAME)
    reports = tuple(ReportFile(*paper) for paper in papers)
    return YearFolder(unit, year, plan, body, reports, tuple(reading.problems), reading.files)
