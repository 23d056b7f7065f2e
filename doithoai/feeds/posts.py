"""Entries of the Atom feeds: public documents, what was put off or cancelled, what was taken out or corrected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from html import escape

from doithoai import public
from doithoai.cases.case import Case
from doithoai.cases.fate import fates
from doithoai.feeds.address import Address
from doithoai.feeds.atom import NOTHING_YET, Item, entry
from doithoai.feeds.text import marked
from doithoai.html.markdown import rich
from doithoai.model import addresses
from doithoai.model.base import Frozen, Moment
from doithoai.model.dossier import DocumentFile
from doithoai.model.records import Postponement
from doithoai.model.vocabulary import DocumentKind
from doithoai.vietnamese.wording import long_date, long_moment, short_date
from doithoai.views.amended_shared import AmendedShared
from doithoai.views.conference_rows import heading, in_one_line, title, ways
from doithoai.views.corrections import changes
from doithoai.views.documents import TEXT_LEVEL
from doithoai.views.subscriptions import Feed

_FEEDS = {
    DocumentKind.NOTICE: Feed.ANNOUNCEMENTS,
    DocumentKind.URGENT_NOTICE: Feed.ANNOUNCEMENTS,
    DocumentKind.CONCLUSION_NOTICE: Feed.CONCLUSIONS,
    DocumentKind.WRITTEN_REPLY: Feed.REPLIES,
}


class Post(Frozen, frozen=True):
    """One entry, ready to be put into its feeds; small, since workers send it back."""

    feed: Feed
    updated: dt.date
    id: str
    xml: str


def posts(case: Case, address: Address) -> tuple[Post, ...]:
    """What one conference gives to the feeds."""
    found = (one for way in (_documents, _moves, _register, _done) for one in way(case, address))
    return tuple(Post(feed, item.updated, item.id, entry(item)) for feed, item in found)


def _documents(case: Case, address: Address) -> Iterator[tuple[Feed, Item]]:
    for file in case.folder.documents:
        feed = _FEEDS.get(file.front.kind)
        if feed and public.is_public(file.front):
            yield feed, _document(case, address, file)


def _document(case: Case, address: Address, file: DocumentFile) -> Item:
    # The page has just rendered the same text to the same level: it is still at hand.
    text = public.text(file)
    content = rich(text, TEXT_LEVEL) if text.strip() else ""
    published = file.front.issued or file.first_sent
    gone = public.gone(file.front)
    updated = max((day for day in (file.done, gone.on if gone else None) if day), default=None)
    return _item(case, address, addresses.document(file.stem), heading(file), str(content), published, updated)


def _register(case: Case, address: Address) -> Iterator[tuple[Feed, Item]]:
    for one in changes(case):
        text = f"{one.what.label.capitalize()}: {one.title}"
        content = _paragraphs(
            f"{one.heading}: {one.told}",
            f"Quyết định: {one.by}" if one.by else "",
            f"Mã kiểm SHA-256: {one.sha256}" if one.sha256 else "",
        )
        yield Feed.CORRECTIONS, _item(case, address, one.name, text, content, one.on, at=one.fragment)


def amended(found: Iterable[AmendedShared], address: Address, author: str, *, sample: bool = False) -> tuple[Post, ...]:
    """What was amended outside the conferences, for the feed of corrections."""
    return tuple(_amended(one, address, author, sample=sample) for one in found)


def _amended(one: AmendedShared, address: Address, author: str, *, sample: bool) -> Post:
    page, change = one.path.partition("#")[0], one.change
    day = change.on or NOTHING_YET
    item = Item(
        address.tag(f"{page or _REGISTER}{change.name}"),
        marked(f"{change.what.label.capitalize()}: {change.title}", sample=sample),
        address.of(one.path or _REGISTER),
        day,
        day,
        author,
        _paragraphs(f"{change.heading}: {change.told}", f"Quyết định: {change.by}" if change.by else ""),
        address.of(page or _REGISTER),
    )
    return Post(Feed.CORRECTIONS, day, item.id, entry(item))


_REGISTER = "dinh-chinh/"
"""The page that tells of what has no page of its own."""


def _done(case: Case, address: Address) -> Iterator[tuple[Feed, Item]]:
    """What was promised and is done, and what was taken up again."""
    for fate in fates(case):
        one, place = fate.petition, addresses.petition(fate.petition.id)
        shown = public.petition(one, case.today) if fate.promises else one
        for number, (told, kept) in enumerate(zip(shown.promises, fate.promises, strict=True), 1):
            if kept.done:
                result = told.result.text if told.result else None
                content = _paragraphs(
                    f"Việc đã hứa: {told.text}, xong đến hết {long_date(told.on)}",
                    f"Kết quả: {result}" if result else "",
                )
                text = f"Đã làm xong việc đã hứa, kiến nghị số {one.id}"
                name = f"viec-hua-{one.id}-{number}"
                yield Feed.REPLIES, _item(case, address, name, text, content, kept.done, at=place)
        if fate.reopened:
            text = f"Mở lại kiến nghị số {one.id}"
            yield Feed.REPLIES, _item(case, address, f"mo-lai-{one.id}", text, "", fate.reopened, at=place)


def _moves(case: Case, address: Address) -> Iterator[tuple[Feed, Item]]:
    moves = case.conference.postponed
    for number, move in enumerate(moves, start=1):
        then = moves[number].start if number < len(moves) else case.conference.start
        text = f"Hoãn hội nghị đối thoại dự kiến ngày {short_date(move.start)}"
        yield Feed.ANNOUNCEMENTS, _item(case, address, f"hoan-{number}", text, _moved(case, move, then), move.decided)
    for turn, one in enumerate(case.conference.sessions, 2):
        for number, move in enumerate(one.postponed, 1):
            then = one.postponed[number].start if number < len(one.postponed) else one.start
            text = f"Hoãn buổi {turn} của hội nghị đối thoại, dự kiến ngày {short_date(move.start)}"
            content = _moved(case, move, then, in_one_line(one.place))
            yield Feed.ANNOUNCEMENTS, _item(case, address, f"hoan-buoi-{turn}-{number}", text, content, move.decided)
    if cancelled := case.conference.cancelled:
        text = "Hủy hội nghị đối thoại"
        content = _paragraphs(f"Chủ đề: {case.conference.topic}", f"Lý do hủy: {cancelled.reason}")
        yield Feed.ANNOUNCEMENTS, _item(case, address, "huy", text, content, cancelled.decided)


def _moved(case: Case, move: Postponement, then: Moment | None, there: str | None = None) -> str:
    new = long_moment(then) if then else "chưa định, sẽ thông báo sau"
    place = ways(case) if there is None else there
    where = f"Địa điểm: {place}" if then and place else ""
    return _paragraphs(
        f"Chủ đề: {case.conference.topic}",
        f"Thời gian cũ: {long_moment(move.start)}",
        f"Lý do hoãn: {move.reason}",
        f"Thời gian mới: {new}",
        where,
    )


def _paragraphs(*texts: str) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts if text)


def _item(
    case: Case,
    address: Address,
    name: str,
    text: str,
    content: str,
    published: dt.date | None,
    updated: dt.date | None = None,
    at: str = "",
) -> Item:
    """An entry; what bears no date stands at the beginning of its year, so that it is not lost."""
    day = published or dt.date(case.key.year, 1, 1)
    page = address.of(case.key.page)
    return Item(
        address.tag(f"{case.key.code}/{name}"),
        marked(f"{text} ({title(case)}, {case.unit.name})", sample=case.unit.sample),
        f"{page}#{at or name}" if at or name.startswith(addresses.DOCUMENT) else page,
        day,
        max(day, updated or day),
        case.unit.name,
        content,
        page,
    )
