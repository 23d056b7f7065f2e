"""Disk to models, hardened: what can't be read is a problem in the stream, never a crash.

An archive is read lazily: the shared parts (calendar, policies, units, plans) once, each conference by itself,
so that one changed conference costs one conference. Paths are plain text here: a conference has a dozen files,
and to make a Path of each costs more than to open it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from doithoai import public
from doithoai.fence import guard
from doithoai.model.both import Both
from doithoai.model.comment import Comment
from doithoai.model.dossier import ConferenceFolder, DocumentFile, Key, ReportFile, YearFolder
from doithoai.model.findings import Problem, Unreadable
from doithoai.model.plan_file import PlanFile
from doithoai.model.records import Attachment, Conference, Document, Petition, Petitions, Plan, Report
from doithoai.model.vocabulary import DocumentKind, ReportKind, Word
from doithoai.reading import checksums
from doithoai.reading.amendments import faults
from doithoai.reading.attachments import Fault, digest, fault, is_link
from doithoai.reading.comments import comments
from doithoai.reading.explained import explained
from doithoai.reading.names import names_kind, plan_files
from doithoai.reading.papers_named import misnamed
from doithoai.reading.places import first
from doithoai.reading.private_names import within
from doithoai.reading.shapes import convert
from doithoai.reading.strays import misnamed_in, papers_in, stray
from doithoai.reading.text import NOT_PLAIN, NOT_THERE, read_front_matter, read_text, read_yaml

T = TypeVar("T")
Paper = TypeVar("Paper", Document, Report)


def entries(folder: str | Path) -> list[os.DirEntry[str]]:
    """What a folder holds, by name; nothing when there is no such folder."""
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda one: one.name)
    except (FileNotFoundError, NotADirectoryError):
        return []


def is_folder(root: str | Path, inside: str) -> bool:
    """Whether a path below the root is a folder, and all above it are: a link leads out of the archive."""
    way = str(root)
    for part in inside.split("/"):
        way = f"{way}/{part}"
        try:
            status = os.lstat(way)
        except (OSError, ValueError):
            return False
        if is_link(status) or not stat.S_ISDIR(status.st_mode):
            return False
    return True


class FolderReader(msgspec.Struct):
    """Collects what goes wrong while files below one folder are read."""

    root: Path
    base: str
    problems: list[Problem] = []
    comments: list[Comment] = []
    lettering: list[Problem] = []
    """What is wrong with single letters, or with what was amended: such records are read all the same."""

    files: int = 0
    outside: bool | None = None
    """Whether a link leads to the folder; None before a file is read."""

    def path(self, file: str) -> str:
        return f"{self.root}/{self.base}/{file}"

    def text(self, file: str) -> str:
        self.files += 1
        if self.outside is None:
            self.outside = bool(self.base) and not is_folder(self.root, self.base)
        if self.outside:
            raise Unreadable("S01", detail=NOT_PLAIN if os.path.lexists(self.path("")) else NOT_THERE)
        return read_text(self.path(file), partial(self.odd, file))

    def odd(self, file: str, text: str) -> None:
        """Report letters that only look right, or are of an old encoding."""
        from doithoai.reading.letters import faults as odd  # noqa: PLC0415 - few texts are odd

        self.lettering.extend(odd(file, text))

    def yaml(self, file: str, shape: type[T], before: Callable[[Any], Any] | None = None) -> T | None:
        """Read one record; `before` looks at its plain data first."""
        return guard(partial(self.unexpected, file), self._yaml, file, shape, before)

    def _yaml(self, file: str, shape: type[T], before: Callable[[Any], Any] | None) -> T | None:
        try:
            text = self.text(file)
            self.comments += comments(file, text)
            data = read_yaml(text)
        except Unreadable as error:
            self.refuse(file, error)
            return None
        return self.judged(file, text, self.convert(before(data) if before else data, shape, file))

    def markdown(self, file: str, shape: type[T]) -> tuple[T, str, int] | None:
        return guard(partial(self.unexpected, file), self._markdown, file, shape)

    def _markdown(self, file: str, shape: type[T]) -> tuple[T, str, int] | None:
        try:
            text = self.text(file)
            matter = read_front_matter(text)
            self.comments += comments(file, text, matter.body_line)
        except Unreadable as error:
            self.refuse(file, error)
            return None
        front = self.judged(file, text, self.convert(matter.data, shape, file))
        return None if front is None else (front, matter.body, matter.body_line)

    def convert(self, data: Any, shape: type[T], file: str) -> T | None:
        try:
            return convert(data, shape)
        except msgspec.ValidationError:
            found = explained(data, shape, file, self.lettering)
            if not found:  # all that is wrong are single letters, and they keep the record from being read
                found = [one for one in self.lettering if one.file == file]
                self.lettering = [one for one in self.lettering if one.file != file]
            self.problems.extend(checksums.told(found, data, str(self.root), self.base))
            return None

    def judged(self, file: str, text: str, record: T | None) -> T | None:
        """The same record, once what it says that it said before is judged; few records say anything."""
        self.lettering += faults(file, record) if "amended" in text else ()
        return record

    def refuse(self, file: str, error: Unreadable) -> None:
        self.problems.append(Problem(file, (), {**error.values, "column": error.column}, error.code, error.line))

    def unexpected(self, file: str, why: Both) -> None:
        """Report a file or folder that can't be read, for a reason that its reader does not know."""
        problem = Problem(file, (), {"detail": why}, "S01", 1)
        if problem not in self.problems:
            self.problems.append(problem)

    def entries(self, inside: str = "") -> list[os.DirEntry[str]]:
        """What the folder, or one inside it, holds; one that can't be listed is reported."""
        return guard(partial(self.unexpected, inside), entries, self.path(inside)) or []

    def shown(self, inside: str) -> list[str]:
        """The names in a folder, hidden ones apart; none when it is a link."""
        if os.path.islink(self.path(inside)):  # noqa: PTH114 - see above
            return []
        return [one.name for one in self.entries(inside) if not one.name.startswith(".")]

    def named(self, file: str, stem: str, kind: Word) -> None:
        """Report a file whose name says another kind than its record."""
        if not stem.startswith(kind):
            values = {
                "wanted": Both(
                    f"kind khớp với tên tệp (hiện ghi {kind.value})",
                    f"a kind that fits the name of the file (it says {kind.value})",
                )
            }
            self.problems.append(Problem(file, ("kind",), values, "S11"))

    def attachments(self, file: str, attached: tuple[Attachment, ...], *, gone: bool = False) -> frozenset[str]:
        """Compare attached files with what is recorded; what is withdrawn, or all when `gone`, must not be there.

        Returns the paths of those that may not be published.
        """
        refused = set()
        for position, one in enumerate(attached):
            if gone or public.gone_file(one):
                wrong = Fault("path", _LEFT) if os.path.lexists(self.path(one.path)) else None
            else:
                inside = f"{self.base}/{one.path}"
                wrong = guard(partial(Fault, "path"), fault, str(self.root), inside, one.sha256)
            if wrong:
                refused.add(one.path)
                values = {"path": one.path, "detail": wrong.detail}
                self.problems.append(Problem(file, ("files", position, wrong.field), values, "S10"))
        return frozenset(refused)

    def undeclared(self, told: Iterable[Attachment], why: Both) -> None:
        """Report files of which no paper speaks; nothing while a paper that can't be read may."""
        if any(one.file.startswith(("documents/", "reports/")) and one.code != "S10" for one in self.problems):
            return
        known = {one.path for one in told}
        untold = [f"files/{name}" for name in self.shown("files") if f"files/{name}" not in known]
        for path in first(untold, "files", self.problems):
            values: dict[str, object] = {"path": path, "detail": why}
            if found := digest(str(self.root), f"{self.base}/{path}"):
                values["hint"] = checksums.copied(path.removeprefix("files/"), found)
            self.problems.append(Problem(path, (), values, "S10", 1))

    def stray(self, found: Iterable[os.DirEntry[str]], known: frozenset[str], wanted: Both, inside: str = "") -> None:
        """Report what no record kind claims among the entries of the folder, or of one inside it."""
        wrong = [one for one in found if not (one.name in known or one.name.startswith(".")) or one.is_symlink()]
        for one in first(wrong, inside.rstrip("/") or ".", self.problems):
            self.problems.append(stray(one, known, wanted, inside))


_LEFT = Both("đã ghi là gỡ bỏ mà tệp vẫn còn trong kho", "it is recorded as withdrawn and is still there")

IN_CONFERENCE = frozenset(("conference.yml", "petitions.yml", "documents", "files"))
IN_YEAR = frozenset(("plan.md", "reports", "files"))
"""What a unit's year has beside its conferences."""
_CLAIMED = Both(*("conference.yml, petitions.yml, documents/, files/",) * 2)
_DOCUMENT_NAME = Both(
    "<loại tài liệu>[-<số>].md, ví dụ conclusion_notice.md, written_reply-2.md",
    "<kind of document>[-<number>].md, as in conclusion_notice.md, written_reply-2.md",
)
_REPORT_NAME = Both(
    "<loại báo cáo>[-<kỳ>].md, ví dụ quarterly_report-3.md",
    "<kind of report>[-<period>].md, as in quarterly_report-3.md",
)


def read_conference(root: Path, key: Key) -> ConferenceFolder:
    """Read one conference folder; whatever is wrong in it is in `problems`."""
    reading = FolderReader(root, key.path)
    found = reading.entries()
    reading.stray(found, IN_CONFERENCE, _CLAIMED)
    misnamed_one = any("conference.yml" in one.stands_for for one in reading.problems)
    conference = None if misnamed_one else reading.yaml("conference.yml", Conference)
    petitions: tuple[Petition, ...] | None = ()
    if any(one.name == "petitions.yml" for one in found):
        petitions = reading.yaml("petitions.yml", Petitions)
    papers = _papers(reading, "documents", Document, DocumentKind, _DOCUMENT_NAME)
    documents = tuple(DocumentFile(*paper) for paper in papers)
    if any(one.name == "files" for one in found):
        reading.undeclared((one for document in documents for one in document.front.files), checksums.UNTOLD)
    problems, lettering, said = tuple(reading.problems), tuple(reading.lettering), tuple(reading.comments)
    return ConferenceFolder(key, conference, petitions or (), documents, problems, reading.files, lettering, said)


def _papers(
    reading: FolderReader, folder: str, shape: type[Paper], kinds: type[DocumentKind | ReportKind], wanted: Both
) -> Iterator[tuple[str, str, Paper, str, int, frozenset[str]]]:
    """The Markdown records of a folder, each named for its kind.

    Each is its file, stem, front matter, body, the body's first line, and which of its attached files are refused.
    """
    shown = reading.shown(folder)
    right = {name for name in shown if name.endswith(".md") and names_kind(name[:-3], kinds)}
    wrong = set(first([name for name in shown if name not in right], folder, reading.problems))
    for name in sorted(right | wrong):
        file, stem = f"{folder}/{name}", name.removesuffix(".md")
        if name in wrong:
            said, likely = misnamed(name, kinds, wanted)
            meant = tuple(f"{folder}/{one}" for one in likely) + papers_in(reading.path(file))
            told = within(name, f"{folder}/") or Problem(file, (), {"wanted": said}, "S11", 1, stands_for=meant)
            reading.problems.append(told)
            continue
        read = reading.markdown(file, shape)
        if read is not None:
            front, body, body_line = read
            reading.named(file, stem, front.kind)
            refused = reading.attachments(file, front.files, gone=public.gone(front) is not None)
            yield file, stem, front, body, body_line, refused


def read_year(root: Path, unit: str, year: int) -> YearFolder:
    """Read the plan and the reports of one unit-year."""
    reading = FolderReader(root, f"{unit}/{year}")
    plan, body, line = None, "", 1
    if os.path.isfile(reading.path("plan.md")) and (read := reading.markdown("plan.md", Plan)):  # noqa: PTH113
        plan, body, line = read
    later = tuple(_later_plans(reading))
    papers = _papers(reading, "reports", Report, ReportKind, _REPORT_NAME)
    reports = tuple(ReportFile(*paper[:-1]) for paper in papers)
    if is_folder(root, f"{reading.base}/files"):
        reading.undeclared((one for report in reports for one in report.front.files), checksums.NO_REPORT)
    return YearFolder(
        unit,
        year,
        plan,
        body,
        reports,
        tuple(reading.problems),
        reading.files,
        later,
        lettering=tuple(reading.lettering),
        plan_line=line,
        misnamed=misnamed_in(reading.entries(), IN_YEAR),
        comments=tuple(reading.comments),
    )


def _later_plans(reading: FolderReader) -> Iterator[PlanFile]:
    for name in plan_files(reading.root, reading.base):
        if name != "plan.md" and (read := reading.markdown(name, Plan)):
            yield PlanFile(name.removesuffix(".md"), read[0], read[1], body_line=read[2])
