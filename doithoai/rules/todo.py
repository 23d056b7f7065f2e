"""What staff would write of a duty that is not met: the file to make, or the line that its document lacks."""

from __future__ import annotations

from collections.abc import Iterable

from doithoai.cases.case import Case
from doithoai.deadlines import Deadline
from doithoai.deadlines.fulfilment import lacking
from doithoai.deadlines.sending import REST
from doithoai.model import addresses
from doithoai.model.both import Both
from doithoai.model.dossier import ConferenceFolder
from doithoai.model.vocabulary import DeadlineKind, DocumentKind

_LETTERS = (DeadlineKind.SUBMISSION, DeadlineKind.FORWARDING)
_ONE_PAPER = (DeadlineKind.CONCLUSION_NOTICE, DeadlineKind.WRITTEN_REPLY)


def to_write(case: Case, limit: Deadline) -> Both | None:
    """What would show that a duty of a conference is met; None where it is no document, or nobody owes it any more."""
    if limit.released:
        return None
    if limit.kind in _LETTERS:
        return _letter(case.folder, limit)
    if limit.kind not in _ONE_PAPER:
        return None
    stem = _next(case.folder, limit.kind.duty.documents[0])
    if limit.met_by and any(part.title == REST for part in lacking(limit.parts)):
        return _rest(case.folder, limit.petition, stem)
    if limit.met_by:
        names = [part.recipient for part in lacking(limit.parts) if part.recipient and part.stem in (None, limit.stem)]
        return _sent(limit.met_by, names) if names else None
    if limit.kind is DeadlineKind.WRITTEN_REPLY:
        return Both(
            f"Có văn bản rồi thì thêm tệp documents/{stem}.md và ghi reply: {stem} vào kiến nghị này.",
            f"If there is one, add the file documents/{stem}.md, and reply: {stem} to this petition.",
        )
    return Both(
        f"Có văn bản rồi thì thêm tệp documents/{stem}.md.", f"If there is one, add the file documents/{stem}.md."
    )


def _sent(file: str, names: Iterable[str]) -> Both:
    lines = ", ".join(f"{{to: {name}, on: …}}" for name in names)
    return Both(f"Đã gửi thì thêm ở `sent` của {file}: {lines}.", f"If it was sent, add to `sent` of {file}: {lines}.")


def _rest(folder: ConferenceFolder, number: int | None, stem: str) -> Both | None:
    """The document of a part of the answer that is outstanding."""
    given = next((one.replies for one in folder.petitions if one.id == number), ())
    line = f"reply: [{', '.join((*given, stem))}]"
    return Both(
        f"Có văn bản của phần còn lại rồi thì thêm tệp documents/{stem}.md và ghi {line} vào kiến nghị này.",
        f"If the rest is there, add the file documents/{stem}.md, and {line} to this petition.",
    )


def _letter(folder: ConferenceFolder, limit: Deadline) -> Both:
    """The letter by which matters are passed on: with their numbers, and to whom it went."""
    left = lacking(limit.parts)
    kind = limit.kind.duty.documents[0]
    numbers = ", ".join(str(part.petition) for part in left)
    lines = ", ".join(dict.fromkeys(f"{{to: {part.recipient}, on: …}}" for part in left))
    there = next(iter(folder.of(kind)), None)
    vi = f"petitions: [{numbers}] và sent: [{lines}]"
    if there:
        return Both(
            f"Đã gửi thì ghi ở {there.file}: {vi}.",
            f"If it was sent, write in {there.file}: {vi.replace(' và ', ' and ')}.",
        )
    return Both(
        f"Đã gửi thì thêm tệp documents/{kind}.md, ghi {vi}.",
        f"If it was sent, add the file documents/{kind}.md with {vi.replace(' và ', ' and ')}.",
    )


def _next(folder: ConferenceFolder, kind: DocumentKind) -> str:
    """The name that the next document of a kind has."""
    broken = (addresses.document_stem(one.file) for one in folder.problems)  # a file that can't be read is there too
    stems = {*(document.stem for document in folder.documents), *broken}
    names = (f"{kind}-{number}" if number > 1 else str(kind) for number in range(1, len(stems) + 2))
    return next(name for name in names if name not in stems)
