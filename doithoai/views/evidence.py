"""Since when the main branch holds a document, and what contradicts that, in words: facts, never what an office did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai.model.base import Frozen
from doithoai.model.evidence import Contradicted, Contradiction, DocumentHeld, Evidence, FileHeld, HeldSince
from doithoai.vietnamese.wording import short_date


class HistoryView(Frozen, frozen=True):
    """What the page of a document tells of its history."""

    held: str
    commit: str = ""
    contradicted: tuple[str, ...] = ()


class History:
    """What a portal was given of the history of its documents."""

    def __init__(self, evidence: Evidence) -> None:
        """Keep the documents by file: every page asks for some."""
        self.evidence = evidence
        self.documents = {one.file: one for one in evidence.documents}

    def first(self, file: str) -> HeldSince | None:
        """When the branch first held the document at a path; None where it has none, or is not known."""
        one = self.documents.get(file)
        return one.first if one else None

    def files(self, file: str) -> tuple[FileHeld, ...]:
        """The files that were ever attached to the document at a path."""
        one = self.documents.get(file)
        return one.files if one else ()

    def of(self, file: str) -> HistoryView | None:
        """What is known of the document at a path of the archive; None where the branch has no such file."""
        one = self.documents.get(file)
        if one is None or one.first is None:
            return None
        commit = (one.first.commit or "")[:SHORT]
        return HistoryView(held(one, self.evidence.begun), commit, tuple(contradictions(one)))


SHORT = 10
"""Figures of a commit's name that tell it from all others of an archive."""


def whole_history(evidence: Evidence) -> Iterator[str]:
    """What is known of the history as a whole: up to where it was looked at, and whether it is all there."""
    yield f"Lịch sử nhánh {evidence.branch} đến bản ghi {evidence.commit[:SHORT]} có {day_of(evidence.begun)}"
    if evidence.cut:
        yield "Phần đầu của lịch sử không có ở bản chép này"
    for commit in evidence.lost:
        yield f"Bản ghi {commit[:SHORT]} từng được nêu, nay không còn trên nhánh: lịch sử đã bị viết lại"


def held(one: DocumentHeld, begun: HeldSince) -> str:
    """Since when it is in the archive, and how that stands to the days that it says."""
    if one.first is None:
        return "Chưa có trên nhánh chính của kho"
    if one.first == begun and begun.on:
        parts = [f"Có trong kho từ lần ghi đầu tiên của kho, ngày {short_date(begun.on)}"]
    else:
        parts = [f"Có trong kho {day_of(one.first)}", *_after(one, begun)]
    if one.changed and one.changed != one.first and one.versions > 1:
        parts.append(f"tệp sửa lần cuối {day_of(one.changed)}")
    if one.stamped:
        parts.append(f"có dấu thời gian ngày {short_date(one.stamped)}")
    return "; ".join(parts)


def _after(one: DocumentHeld, begun: HeldSince) -> Iterator[str]:
    """How many days after the days that it says; nothing follows from that, and less before its first day."""
    first = one.first.earliest if one.first else None
    days = ((one.issued, "ban hành"), (one.sent if one.sent != one.issued else None, "đã gửi"))
    late = [(day, word) for day, word in days if first and day and first > day]
    if first and late:
        yield "sau " + " và ".join(f"ngày ghi là {word} {(first - day).days} ngày" for day, word in late)
    if begun.on and any(day < begun.on for day, _ in late):
        yield f"kho bắt đầu từ ngày {short_date(begun.on)}"


def day_of(since: HeldSince) -> str:
    """A day, or what is known of it."""
    if since.on:
        return f"từ ngày {short_date(since.on)}"
    if since.cut and since.latest:
        return f"muộn nhất từ ngày {short_date(since.latest)} (phần lịch sử trước đó không có ở bản chép này)"
    bounds = [
        f"không trước ngày {short_date(since.earliest)}" if since.earliest else "",
        f"không sau ngày {short_date(since.latest)}" if since.latest else "",
    ]
    known = ", ".join(part for part in bounds if part)
    return f"{known or 'từ ngày chưa xác định được'} (ngày ghi trong lịch sử kho không tin được)"


def contradictions(one: DocumentHeld) -> Iterator[str]:
    """Each contradiction as a sentence."""
    for each in one.contradicted:
        yield _sentence(each)


def _sentence(one: Contradicted) -> str:
    said = _date(one.said)
    when = day_of(one.held) if one.held else ""
    ahead = f"{(one.said - one.held.latest).days} ngày" if one.said and one.held and one.held.latest else ""
    match one.kind:
        case Contradiction.SAID_AHEAD:
            return f"Ghi là ban hành ngày {said}, nhưng kho đã ghi như vậy {when}, tức {ahead} trước ngày đó"
        case Contradiction.SENT_AHEAD:
            return f"Ghi là đã gửi ngày {said}, nhưng kho đã ghi như vậy {when}, tức {ahead} trước ngày đó"
        case Contradiction.TEXT_BEFORE:
            return f"Toàn văn này có trong kho {when}, {ahead} trước ngày ghi là ban hành: lúc đó có thể là dự thảo"
        case Contradiction.ISSUED_RESTATED:
            return f"Trước đây kho ghi ngày ban hành là {_day(one.was)}; ghi {said} {when}"
        case Contradiction.SENT_RESTATED:
            return f"Trước đây kho ghi đã gửi ngày {_day(one.was)}; ghi {said} {when}"
        case Contradiction.RENUMBERED:
            return f"Trước đây kho ghi số, ký hiệu là {one.was}; ghi như hiện nay {when}"
        case Contradiction.ABSENT:
            back = day_of(one.until) if one.until else ""
            return f"Từng bị đưa ra khỏi kho {when}, có lại {back}"
        case Contradiction.NO_LONGER:
            commit = f" {one.held.commit[:SHORT]}" if one.held and one.held.commit else ""
            return f"Bản ghi{commit} từng chứng minh kho có văn bản này {when} không còn trong lịch sử của nhánh"
    return f"Lần ghi đầu tiên mang ngày {said}, mâu thuẫn với các lần ghi trước hoặc sau nó: {when}"


def _date(day: dt.date | None) -> str:
    return short_date(day) if day else "không rõ"


def _day(text: str | None) -> str:
    return _date(dt.date.fromisoformat(text)) if text else "không rõ"
