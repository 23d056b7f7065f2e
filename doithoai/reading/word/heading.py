"""The upper part of a paper: who issues it, its number, place and date, what it is called and what it is about.

Nghị định 30/2020/NĐ-CP, Phụ lục I, and papers of the Party, whose number has no colon and stands below an asterisk.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.patterns import lazy
from doithoai.reading.word.bits import Bit, Quoted
from doithoai.reading.word.spelling import spelt
from doithoai.vietnamese.paper_numbers import right_number
from doithoai.vietnamese.wording import capital

TYPES = (
    *("THÔNG BÁO KẾT LUẬN", "THÔNG BÁO", "KẾT LUẬN", "KẾ HOẠCH", "GIẤY MỜI", "CHƯƠNG TRÌNH", "BIÊN BẢN", "BÁO CÁO"),
    *("PHIẾU LẤY Ý KIẾN", "DANH SÁCH", "PHƯƠNG ÁN", "QUYẾT ĐỊNH", "TỜ TRÌNH", "CÔNG VĂN", "PHIẾU CHUYỂN", "CÔNG ĐIỆN"),
    *("HƯỚNG DẪN", "NGHỊ QUYẾT", "QUY CHẾ", "KỊCH BẢN", "GIẤY MỜI HỌP", "TỔNG HỢP", "BẢNG TỔNG HỢP"),
)
_BARE = {one.replace(" ", ""): one for one in TYPES}
_FAR = 80
"""Parts of lines in which the name of the paper is looked for."""
_TITLE = 12
_LONG = 260
_NUMBER = lazy(r"^\s*(?:văn bản\s+)?số\s*[:.]?\s*(.*)$", re.IGNORECASE)
_WHEN = lazy(
    r"(?:(?P<place>[^\W\d_][^,;:\d]{1,58}?)\s*,\s*)?ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{2,4})(?!\d)",
    re.IGNORECASE,
)
_WHEN_EMPTY = lazy(r"ngày\s*[.…_\s\d]*\s*tháng\s*[.…_\s\d]*\s*năm\s*[\d.…_]*", re.IGNORECASE)
_STATE = lazy(r"cong hoa xa hoi|doc lap tu do|dang cong san viet nam")
_ABOUT = lazy(r"^\s*(?:v\s*/\s*v|về việc)\s*:?\s*", re.IGNORECASE)
_BEGINS = lazy(
    r"(?:Căn cứ|Thực hiện|Theo |Kính gửi|Kính mời|Trân trọng|Thi hành|Xét |Để |Nhằm |Trên cơ sở|Vào hồi|Vào lúc|"
    r"Hôm nay|Hồi |Ngày \d|Thời gian|Địa điểm|Sau khi|Qua |Ủy ban nhân dân |Uỷ ban nhân dân |UBND |Ban Thường vụ |"
    r"Đảng ủy |Đảng uỷ |Phòng |Trong |Tại |Năm \d|Phần |[IVX]+\s*[.\-]|\d+[.)]|[-+•])|.*:$"
)
"""How the text of a paper begins, and what it is about does not, or not behind its first line."""
_SIGNED = lazy(r"(?<=[^\W\d_])-$")


class Heading(Frozen, frozen=True):
    """What the upper part says; `body` is the block with which the text begins."""

    number: Quoted | None = None
    issued: Quoted | None = None
    place: Quoted | None = None
    bodies: tuple[Quoted, ...] = ()
    word: Quoted | None = None
    title: Quoted | None = None
    body: int = 0
    gaps: tuple[tuple[str, Both], ...] = ()
    """The fields that it leaves open, and how."""


def heading(found: Sequence[Bit]) -> Heading:
    """Read the upper part of a paper."""
    near = found[:_FAR]
    at, used, word, rest = _named(near)
    addressed = next((place for place, bit in enumerate(near) if bit.folded.startswith("kinh gui")), None)
    if word is None:
        end = addressed if addressed is not None else min(len(near), _first_long(near))
        head = near[:end]
        title, body = _letter(head), near[end].block if end < len(near) else 0
    else:
        head = near[:at]
        title, body = _title(found, at + used, near[at], rest)
    number, odd_number = _number(head)
    issued, place, odd_date = _when(head)
    gaps = tuple((name, why) for name, why in (("number", odd_number), ("issued", odd_date)) if why)
    return Heading(number, issued, place, tuple(_bodies(head)), word, title, body, gaps)


def _named(near: Sequence[Bit]) -> tuple[int, int, Quoted | None, str]:
    """Where the name of the paper stands, over how many parts, what it is, and what follows it on its line."""
    for at, bit in enumerate(near):
        if bit.folded.startswith(("kinh gui", "noi nhan")) and not bit.upper:
            break
        for count in (3, 2, 1):
            some = near[at : at + count]
            if len(some) == count and len({one.column for one in some}) == 1:
                word = _BARE.get(_squeezed(" ".join(one.text for one in some)))
                if word and all(one.set_out if count == 1 else one.upper for one in some):
                    return at, count, bit.says(word), ""
        if found := _on_one_line(bit):
            return at, 1, bit.says(found[0]), found[1]
    return 0, 0, None, ""


def _squeezed(text: str) -> str:
    return re.sub(r"[\W\d_]", "", text).upper()


def _on_one_line(bit: Bit) -> tuple[str, str] | None:
    """The name of a paper that goes on with what it is about."""
    for word in sorted(TYPES, key=len, reverse=True):
        if bit.text.startswith(f"{word} ") and not bit.text[len(word) + 1 :].isupper():
            return word, bit.text[len(word) + 1 :].lstrip(" :-–")
    return None


# --- what it is about


def _title(found: Sequence[Bit], start: int, name: Bit, rest: str) -> tuple[Quoted | None, int]:
    """The lines behind the name, up to where the text begins; and its first block."""
    kept: list[Bit] = []
    for bit in found[start : start + _TITLE]:
        if bit.empty:
            if kept or rest:
                return _said(kept, name, rest), bit.block + 1
            continue
        if _ends(bit, kept, rest):
            return _said(kept, name, rest), bit.block
        kept.append(bit)
    last = kept[-1] if kept else name
    return _said(kept, name, rest), last.block + 1


def _ends(bit: Bit, kept: Sequence[Bit], rest: str) -> bool:
    """Whether the text has begun: by its words, its look, or its length."""
    begins = _BEGINS.match(bit.text) is not None
    if not kept and not rest:
        return bit.folded.startswith(("kinh gui", "kinh moi", "can cu")) or (begins and not bit.set_out and _far(bit))
    if not kept:
        return begins or not bit.set_out
    if kept[0].line.bold != bit.line.bold and kept[0].line.bold:
        return True
    if kept[0].line.centred and not bit.line.centred:
        return True
    return (begins and not (bit.line.centred and bit.line.bold)) or len(bit.text) > _LONG or kept[-1].text.endswith(".")


def _far(bit: Bit) -> bool:
    """Whether the first line behind the name can only be text: it is long, or a heading."""
    return len(bit.text) > _LONG or re.match(r"[IVX]+\s*[.\-]\s", bit.text) is not None


def _said(kept: Sequence[Bit], name: Bit, rest: str) -> Quoted | None:
    words = _joined([*([rest] if rest else []), *(bit.text for bit in kept)])
    if not words:
        return None
    source = " / ".join(bit.text for bit in kept) or name.line.shown
    return Quoted(capital(_ABOUT.sub("", spelt(words))), source, (kept[0] if kept else name).line.where)


def _joined(parts: Sequence[str]) -> str:
    """Lines of one phrase: a dash at the end of a line is one between two names."""
    words = " ".join(_SIGNED.sub(" -", part) for part in parts)
    return " ".join(words.split()).strip(" .;:")


def _letter(head: Sequence[Bit]) -> Quoted | None:
    """What a letter without a name is about: “V/v …” below its number, in one column."""
    for at, bit in enumerate(head):
        if _ABOUT.match(bit.text):
            same = [bit]
            for other in head[at + 1 :]:
                if other.column == bit.column and not _stops(other):
                    same.append(other)
                elif other.column == bit.column:
                    break
            return _said(same, bit, "")
    return None


def _stops(bit: Bit) -> bool:
    return bit.empty or _WHEN_EMPTY.search(bit.text) is not None or _NUMBER.match(bit.text) is not None


def _first_long(near: Sequence[Bit]) -> int:
    return next((place for place, bit in enumerate(near) if len(bit.text) > 120), len(near))


# --- number and date


def _number(head: Sequence[Bit]) -> tuple[Quoted | None, Both | None]:
    for bit in head:
        told = _NUMBER.match(bit.text)
        if not told:
            continue
        written = told[1].strip()
        if written[:1].isdigit():
            number = right_number(written)
            if number:
                return bit.says(number), None
        vi = f"dòng số chưa đủ hoặc không đúng dạng: “{bit.text}” ({bit.line.where})"
        return None, Both(vi, f"the number is not complete or odd: “{bit.text}” ({bit.line.where.en})")
    return None, None


def _when(head: Sequence[Bit]) -> tuple[Quoted | None, Quoted | None, Both | None]:
    """The day and the place: the line may be broken, and is then read with those below it."""
    for some in _cells(head):
        text = " ".join(bit.text for bit in some)
        found = _WHEN.search(text)
        if found:
            source = next((bit for bit in some if "ngày" in bit.text.lower()), some[0])
            place = source.says(" ".join(found["place"].split())) if found["place"] else None
            day = _day(found[4], found[3], found[2])
            if day:
                return source.says(day.isoformat()), place, None
            vi = f"ngày không có trong lịch hoặc năm không đủ bốn chữ số: “{found[0]}”"
            return None, place, Both(vi, f"no such day, or a year without four digits: “{found[0]}”")
        if _WHEN_EMPTY.search(text):
            vi = f"ngày còn để trống: “{text}”"
            return None, None, Both(vi, f"the day is left open: “{text}”")
    return None, None, None


def _cells(head: Sequence[Bit]) -> Iterator[list[Bit]]:
    """The parts of one column together, block by block; then each column of the head, for typed lines."""
    for _, some in groupby(head, key=lambda bit: (bit.block, bit.column)):
        held = [bit for bit in some if not _STATE.search(bit.folded)]
        if held and _WHEN.search(" ".join(bit.text for bit in held)):
            yield held
    for column in sorted({bit.column for bit in head}):
        held = [bit for bit in head if bit.column == column and not _STATE.search(bit.folded)]
        begun = next((place for place, bit in enumerate(held) if "ngay" in bit.folded.split()), None)
        if begun is not None:
            yield held[begun : begun + 3]


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day)) if len(year) == 4 else None
    except ValueError:
        return None


def _bodies(head: Sequence[Bit]) -> Iterator[Quoted]:
    """Who issues it, and who stands above: the lines in large letters that are no name of the State or the Party."""
    for bit in head:
        if bit.upper and len(bit.text) > 5 and not _STATE.search(bit.folded) and not _NUMBER.match(bit.text):
            yield bit.says(bit.text)
