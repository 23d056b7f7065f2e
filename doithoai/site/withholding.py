"""What stands in the portal where a record is held back: a page at its address, and a line for whoever keeps it.

The texts that made a rule speak are quoted nowhere: the check tells where they stand, to those who have the archive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import is_

from msgspec.structs import replace

from doithoai import public
from doithoai.cases.case import Case, YearCase, open_year
from doithoai.html.engine import render
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.dossier import DocumentFile
from doithoai.model.findings import Problem, Route
from doithoai.reading.archive import Archive
from doithoai.reading.archive_then import ArchiveThen, Held
from doithoai.reading.names import visible
from doithoai.rules.holding import HeldBack
from doithoai.site.head import HIDDEN
from doithoai.views.page import Page
from doithoai.views.portal import root

PRIVATE = "có thể có thông tin riêng của một người"
UNREAD = "có tệp chưa đọc chắc chắn được"
_TITLE = "Hồ sơ đang được chỉnh lại"


class Stamped(Frozen, frozen=True):
    """What one stamping wrote, and the records that it held back, by their paths below the archive."""

    pages: int
    held: tuple[str, ...] = ()


def told(held: tuple[str, ...]) -> str:
    """What was held back, in one sentence for whoever keeps the archive."""
    some = ", ".join(f"records/{visible(one)}" for one in held[:_TOLD])
    more = f" và {len(held) - _TOLD} nơi nữa" if len(held) > _TOLD else ""
    return (
        f"đã ghi đủ các trang khác, nhưng {len(held)} nơi trong hồ sơ còn sai nên chưa được công khai: {some}{more}; "
        "chạy doithoai check để biết sai ở dòng nào và sửa ra sao"
    )


_TOLD = 20


def barred(case: Case, held: HeldBack) -> Case:
    """The same case without what is held back, or tells what was taken out; its limits stay as they were judged."""
    documents = tuple(
        public.held_document(one) if one.file in held.documents else _without(public.unretold(one), held.refused)
        for one in case.folder.documents
    )
    if not held.private and all(map(is_, documents, case.folder.documents)):
        return case
    folder = replace(
        case.folder,
        petitions=tuple(
            public.held_petition(one) if place in held.petitions else one
            for place, one in enumerate(case.folder.petitions)
        ),
        documents=documents,
    )
    return replace(case, folder=folder, done={})


def _without(one: DocumentFile, refused: frozenset[str]) -> DocumentFile:
    """A document without those of its files that are held back."""
    own = {file.path for file in one.front.files} & refused - one.refused
    return replace(one, refused=one.refused | own) if own else one


def lacking(case: Case, held: HeldBack) -> tuple[str, ...]:
    """What is told on the page of a conference of which a part is held back."""
    return tuple(_lacking(case, held))


def _lacking(case: Case, held: HeldBack) -> Iterator[str]:
    numbers = [str(one.id) for place, one in enumerate(case.folder.petitions) if place in held.petitions]
    if numbers:
        yield f"kiến nghị số {', '.join(numbers)} ({PRIVATE})"
    for document in case.folder.documents:
        if document.file in held.documents:
            yield f"{document.front.kind.label} ({PRIVATE})"
    if "petitions.yml" in held.unread:
        yield f"danh sách kiến nghị ({UNREAD})"
    if papers := len(held.unread - {"petitions.yml"}):
        yield f"{papers} tài liệu của hồ sơ ({UNREAD})"


def paths(base: str, held: HeldBack) -> Iterator[str]:
    """Where in the archive stands what is held back of a conference."""
    if held.whole:
        yield f"{base}/conference.yml"
    if held.petitions:
        yield f"{base}/petitions.yml"
    for file in sorted({*held.documents, *held.unread}):
        yield f"{base}/{file}"
    for path in sorted(held.refused):
        yield f"{base}/{path}"


def of_year(archive: Archive, case: YearCase) -> YearCase:
    """A year as an archive gives it that holds something back."""
    name, year = case.year.unit, case.year.year
    known, complete, others = case.conferences, case.complete, case.elsewhere
    shown = open_year(archive, name, year, known, case.today, complete=complete, elsewhere=others)
    return shown or case


def as_shown(told: Sequence[Problem], shown: Iterable[Problem]) -> list[Problem]:
    """What the rules say of a record, in words made of what is `shown` of it; no more, and nothing that they need."""
    said = {(one.file, one.route, one.code) for one in told}
    return [one for one in shown if (one.file, one.route, one.code) in said]


def without(archive: Archive, held: Held) -> Archive:
    """The archive without the words of these records."""
    return archive.without(held) if isinstance(archive, ArchiveThen) else archive


def united(some: Iterable[Held]) -> dict[str, frozenset[Route]]:
    """All that is held back of what several units found in the records that they share."""
    found: dict[str, frozenset[Route]] = {}
    for held in some:
        for path, routes in held.items():
            found[path] = found.get(path, frozenset()).union(routes)
    return found


def stub(path: str, unit: str, reason: str) -> Page:
    """The page at the address of a record that is held back whole; `unit` is the name of its unit where it is known."""
    page = addresses.page(path)
    way = [("don-vi/", "Đơn vị"), *(((f"{path.partition('/')[0]}/", unit),) if unit else ()), (None, f"Hồ sơ {path}")]
    body = render(
        "held", root=root(page), anchor="noi-dung", page_title=_TITLE, way=way, key=path, unit=unit, reason=reason
    )
    return Page(page, _TITLE, body, (), "", f"records/{path}/", head=HIDDEN)
