"""Since when the main branch holds each document, beside the days that the document says: one pass over history."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from doithoai import public
from doithoai.commands.checksums_of_files import listed
from doithoai.commands.contradictions import contradicted, sendings
from doithoai.commands.history import MainLine
from doithoai.commands.lives import Lives, Version
from doithoai.commands.repository import Repository
from doithoai.commands.versions import SaidThen, said_in
from doithoai.model.base import Frozen
from doithoai.model.evidence import Contradicted, Contradiction, DocumentHeld, Evidence, FileHeld, HeldSince
from doithoai.model.records import Document, Plan, Report
from doithoai.patterns import lazy
from doithoai.reading import redirects
from doithoai.reading.archive import Archive

_SHA256 = lazy("[0-9a-f]{64}")


class OnRecord(Frozen, frozen=True):
    """A document of the archive at hand: where it stands, the folder that may have moved, and what it says."""

    file: str
    folder: str
    front: Document | Plan | Report

    @property
    def open(self) -> bool:
        """Whether everybody may read it."""
        if isinstance(self.front, Document):
            return public.is_public(self.front)
        return isinstance(self.front, Plan) or public.is_public_report(self.front)


class Before(Frozen, frozen=True):
    """What was put on record of history earlier: commits by what names them, and the days of time stamps."""

    commits: tuple[str, ...] = ()
    documents: Mapping[str, HeldSince] = {}
    stamped: Mapping[str, dt.date] = {}


def evidence(archive: Archive, branch: str, as_of: dt.date, before: Before | None = None) -> Evidence:
    """Compare the documents of an archive with the history of a branch. Raises NotInGit."""
    repository = Repository(archive.root)
    line = MainLine(repository, branch, as_of)
    lives, prefix = Lives(line), unicodedata.normalize("NFC", repository.prefix)
    known = {unicodedata.normalize("NFC", path): path for path in lives.found}
    papers = tuple(documents(archive))
    came_from = _earlier(archive)
    versions = {
        one.file: lives.of(
            known.get(prefix + one.file, ""),
            (known.get(prefix + old, "") for old in _old_paths(one, came_from)),
        )
        for one in papers
    }
    said = said_in(line, (one.content for some in versions.values() for one in some))
    unlike = {unicodedata.normalize("NFC", path) for path in repository.changed(line.tip)}
    before = before or Before()
    held = (
        _held(
            line,
            one,
            versions[one.file],
            said,
            before,
            lives.absent(known.get(prefix + one.file, "")),
            differs=one.file in unlike,
        )
        for one in papers
    )
    return Evidence(
        evidence=1,
        branch=branch,
        commit=line.tip,
        as_of=as_of,
        begun=line.since(0),
        cut=line.cut,
        lost=tuple(sorted(one for one in set(before.commits) if not line.cut and one not in line.place)),
        documents=tuple(held),
    )


def documents(archive: Archive) -> Iterator[OnRecord]:
    """Every plan, report and document of an archive that can be read."""
    for unit in archive.units:
        for number in archive.years(unit):
            year = archive.year(unit, number)
            for plan in year.plans:
                yield OnRecord(f"{year.path}/{plan.file}", year.path, plan.front)
            for report in year.reports:
                yield OnRecord(f"{year.path}/{report.file}", year.path, report.front)
            for key in archive.keys(unit, number):
                for file in archive.conference(key).documents:
                    yield OnRecord(f"{key.path}/{file.file}", key.path, file.front)


def _earlier(archive: Archive) -> dict[str, list[str]]:
    """The addresses that led to each folder of today."""
    found: dict[str, list[str]] = defaultdict(list)
    for old, new in redirects.followed(archive.moved, archive.root).items():
        found[new].append(old)
    return found


def _old_paths(one: OnRecord, came_from: Mapping[str, Sequence[str]]) -> Iterator[str]:
    folder = one.folder
    while folder:
        for old in came_from.get(folder, ()):
            yield old + one.file[len(folder) :]
        folder = folder.rpartition("/")[0]


def _held(
    line: MainLine,
    one: OnRecord,
    versions: Sequence[Version],
    said: Mapping[str, SaidThen],
    before: Before,
    absent: Sequence[tuple[int, int]],
    *,
    differs: bool,
) -> DocumentHeld:
    first_sent = min(sendings(one.front), default=None)
    bare = DocumentHeld(
        file=one.file,
        issued=one.front.issued,
        sent=first_sent if one.open else None,
        differs=differs,
        stamped=_stamped(line, one, before),
    )
    versions = _same(versions, said)
    if not versions:
        return bare
    told = [(each.place, said[each.content]) for each in versions]
    found = [*contradicted(line, one.front, told, open_=one.open)]
    for start, end in absent:
        if start >= versions[0].place:
            found.append(
                Contradicted(kind=Contradiction.ABSENT, held=_shown(one, line.since(start)), until=line.since(end))
            )
    was = before.documents.get(one.file)
    if was and was.commit and not line.cut and was.commit not in line.place:
        found.append(Contradicted(kind=Contradiction.NO_LONGER, held=was))
    return DocumentHeld(
        **{name: getattr(bare, name) for name in ("file", "issued", "sent", "differs", "stamped")},
        first=_shown(one, line.since(versions[0].place)),
        changed=_shown(one, line.since(versions[-1].place)),
        versions=len(versions),
        files=tuple(_files(line, told)) if one.open else (),
        contradicted=tuple(found),
    )


def _stamped(line: MainLine, one: OnRecord, before: Before) -> dt.date | None:
    """The day of the first time stamp on a manifest that lists the very bytes at hand."""
    if not before.stamped:
        return None
    sha256 = listed(line.repository.records, one.file).sha256
    return before.stamped.get(sha256) if sha256 else None


def _shown(one: OnRecord, since: HeldSince) -> HeldSince:
    """Of a text that was taken out no commit is told: it would lead to the text."""
    gone = isinstance(one.front, Document) and public.gone(one.front)
    return HeldSince(earliest=since.earliest, latest=since.latest, cut=since.cut) if gone else since


def _same(versions: Sequence[Version], said: Mapping[str, SaidThen]) -> Sequence[Version]:
    """The versions of the present document: not those of another one that stood at its place before."""
    for place in range(len(versions) - 1, 0, -1):
        now, was = said[versions[place].content], said[versions[place - 1].content]
        other = now.number and was.number and now.number != was.number
        if other and now.issued and was.issued and now.issued != was.issued and now.text != was.text:
            return versions[place:]
    return versions


def _files(line: MainLine, told: Iterable[tuple[int, SaidThen]]) -> Iterator[FileHeld]:
    """Every file that a version names, by its checksum; one that a later version no longer names is an old one."""
    first: dict[tuple[str, str], int] = {}
    last: dict[tuple[str, str], int | None] = {}
    for place, said in told:
        for one in said.files:
            first.setdefault(one, place)
            last[one] = None
        for one, ended in last.items():
            if ended is None and one not in said.files:
                last[one] = place
    for (path, sha256), place in first.items():
        ended = last[path, sha256]
        if _SHA256.fullmatch(sha256):
            yield FileHeld(
                path=path, sha256=sha256, first=line.since(place), replaced=None if ended is None else line.since(ended)
            )
