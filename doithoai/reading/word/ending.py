"""The lower part of a paper: under which mandate it was signed, by which post and whom, and where it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from doithoai.model.base import Frozen
from doithoai.patterns import lazy
from doithoai.reading.word.bits import Bit, Quoted, folded
from doithoai.reading.word.heading import TYPES
from doithoai.reading.word.lines import is_bullet
from doithoai.reading.word.spelling import NAMES, spelt

_MANDATE = lazy(
    r"^(T\s*/\s*M|K\s*/\s*T|T\s*/\s*L|TM|KT|TL|TUQ|T\s*/\s*UQ|Q)\s*(?:\.|\s|$)\s*\.?\s*(.*)$", re.IGNORECASE
)
_POST = lazy(
    r"(?:(?:phó|quyền)\s+)?(?:bí thư|chủ tịch|chánh văn phòng|chánh thanh tra|trưởng|giám đốc|hiệu trưởng|chỉ huy|"
    r"chủ nhiệm|đội trưởng|thư ký|ủy viên|uỷ viên|chủ trì|người chủ trì|đồng chủ trì)\b",
    re.IGNORECASE,
)
_MARKS = lazy(
    r"\(?\s*(?:đã ký|ký|ký tên|ký, ghi rõ họ tên|ký tên, đóng dấu|ký, họ tên|đóng dấu|ký số)[^\w]*(?:.*\))?",
    re.IGNORECASE,
)
_RANK = lazy(
    r"^(?:(?:đại|thượng|trung|thiếu)\s+(?:tướng|tá|úy)|thạc sĩ|tiến sĩ|bác sĩ|ths|ts|bs|bsckii?)\.?\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_NAME = lazy(r"[^\W\d_]+(?: [^\W\d_]+){1,5}")
_KEPT = lazy(r"^(?:luu\b|nhu tren\b|nhu kinh gui\b|nhu dieu\b)")
_MOST = 300
"""Parts of lines before and behind “Nơi nhận” that can belong to the end of a paper."""
_BACK = 14
"""Parts of lines above “Nơi nhận”, or from the end, in which a signature is looked for."""
_WRITTEN = {
    **{one: f"{one}." for one in ("TM", "KT", "TL", "TUQ", "Q")},
    **{one: one for one in ("T/M", "K/T", "T/L", "T/UQ")},
}
"""The mandates of the State and of the Party as they are written."""


class Ending(Frozen, frozen=True):
    """What the lower part says; `body` is the block before which the text ends, `after` the one behind it all."""

    mandate: Quoted | None = None
    signed_for: Quoted | None = None
    post: Quoted | None = None
    name: Quoted | None = None
    recipients: tuple[Quoted, ...] = ()
    body: int = 0
    after: int = 0


def ending(found: Sequence[Bit], end: int) -> Ending:
    """Read the lower part of a paper whose blocks end at `end`."""
    at = next((place for place in range(len(found) - 1, -1, -1) if found[place].folded.startswith("noi nhan")), None)
    if at is None:
        return _signed_only(found, end)
    left, right = _parted(found, at)
    block = found[at].block
    above = [] if _signs(right) else _above(found, at)
    last = found[-1].block
    signed = above or right or [bit for bit in found[at:] if bit.block == last]
    body = min([block, *(one.block for one in above)])
    after = max([block, *(one.block for one in left)]) + 1
    return _signature(signed, Ending(recipients=tuple(_recipients(left)), body=body, after=after))


def _signed_only(found: Sequence[Bit], end: int) -> Ending:
    """A paper that names no recipients, such as minutes: the last column that is signed."""
    tail = found[-_BACK:]
    begun = next((place for place, bit in enumerate(tail) if _opens(bit)), None)
    if begun is None:
        return Ending(body=end, after=end)
    signed = tail[begun:]
    column = max((bit.column for bit in signed if _opens(bit)), default=0)
    return _signature([bit for bit in signed if bit.column == column], Ending(body=signed[0].block, after=end))


def _opens(bit: Bit) -> bool:
    """Whether a signature begins with it: a mandate, or a post in large letters."""
    return bit.upper and (_MANDATE.match(bit.text) is not None or _POST.match(bit.text) is not None)


def _signs(some: Sequence[Bit]) -> bool:
    return any(_opens(bit) or _MANDATE.match(bit.text) for bit in some)


def _parted(found: Sequence[Bit], at: int) -> tuple[list[Bit], list[Bit]]:
    """The recipients from “Nơi nhận” on, and what stands beside or below them."""
    first = found[at]
    begun = next(place for place in range(at, -1, -1) if place == 0 or found[place - 1].block != first.block)
    left: list[Bit] = []
    right: list[Bit] = []
    for place, bit in enumerate(found[max(begun, at - _MOST) : at + _MOST], max(begun, at - _MOST)):
        if bit.block == first.block and bit.column != first.column:
            right.append(bit)
        elif bit.block == first.block and bit.line.where == first.line.where:
            left.append(bit)
        elif bit.column > first.column or ((right or not bit.dashed) and _is_signature(bit, left)):
            right.append(bit)
        elif place >= at:
            left.append(bit)
    return left, right


def _is_signature(bit: Bit, left: Sequence[Bit]) -> bool:
    """Whether a line below the recipients is none of them."""
    if is_bullet(bit.text) or bit.dashed:
        return False
    if _opens(bit) or _MANDATE.match(bit.text) or _MARKS.fullmatch(bit.text):
        return True
    ended = any(_KEPT.match(_words(one).folded) for one in left)
    return ended or bool(left and left[-1].text.endswith("."))


def _words(bit: Bit) -> Bit:
    words = is_bullet(bit.text)
    return Bit(words, bit.block, bit.column, bit.line, dashed=True) if words else bit


def _above(found: Sequence[Bit], at: int) -> list[Bit]:
    """A signature that stands above “Nơi nhận”."""
    some = found[max(0, at - _BACK) : at]
    begun = next(
        (place for place, bit in enumerate(some) if _opens(bit) and bit.line.where != found[at].line.where), None
    )
    return list(some[begun:]) if begun is not None else []


# --- recipients


def _recipients(left: Sequence[Bit]) -> Iterator[Quoted]:
    held: list[tuple[str, Bit]] = []
    for bit in left:
        text = re.sub(r"^nơi nhận\s*:?\s*", "", bit.text, flags=re.IGNORECASE)
        dashed = bit.dashed or bool(is_bullet(text))
        words = is_bullet(text) or text
        if not words or bit.empty:
            continue
        if dashed or not held or held[-1][0].endswith((";", ".", ",")):
            held.append((words, bit))
        else:
            held[-1] = (f"{held[-1][0]} {words}", held[-1][1])
    for words, bit in held:
        told = " ".join(words.split()).rstrip(" ;,.")
        if told and not _KEPT.match(folded(told)):
            yield bit.says(told)


# --- signature


class _Signature:
    """Mandate, body, post and name as the lines of a signature go by."""

    def __init__(self) -> None:
        self.mandate: Quoted | None = None
        self.name: Quoted | None = None
        self.body: list[str] = []
        self.post: list[str] = []
        self.of_body: Bit | None = None
        self.of_post: Bit | None = None
        self.of_name: Bit | None = None

    def take(self, bit: Bit) -> None:
        """Read one line."""
        told = _MANDATE.match(bit.text)
        if told and told[1].isupper() and not self.name:
            self.by(bit, told)
        elif _POST.match(bit.text) and not self.name and (bit.upper or not self.post):
            self.of_post = self.of_post or bit
            self.post.append(bit.text)
        elif (
            bit.upper
            and (self.post or self.mandate)
            and not self.name
            and not _is_name(bit, after_post=bool(self.post))
        ):
            (self.post or self.body).append(bit.text)
        elif self.post and not self.name and (words := _name(bit)):
            self.name, self.of_name = bit.says(words), bit

    def by(self, bit: Bit, told: re.Match[str]) -> None:
        """A mandate. TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH: the second is how it was signed, the first for whom."""
        if _mark(told[1]) == "Q.":  # an acting head: the words behind it are the post
            acting = f"QUYỀN {told[2]}" if self.mandate else told[2]
            self.mandate = self.mandate or bit.says("Q.")
            self.of_post, self.post = (bit, [acting]) if told[2] else (None, [])
            return
        above = self.body if self.mandate else []
        self.mandate, self.of_body, self.post, self.of_post = bit.says(_mark(told[1])), bit, [], None
        self.body = [told[2]] if told[2] else []
        if self.body and (inside := _post_inside(told[2], self.mandate.value)):
            self.body, self.post, self.of_post = [told[2][:inside].strip()], [told[2][inside:]], bit
        if above and _POST.match(told[2]):
            self.body += above


def _signature(signed: Sequence[Bit], ends: Ending) -> Ending:
    """The ending with what the lines of a signature say."""
    one = _Signature()
    for bit in signed:
        if not bit.empty and not _MARKS.fullmatch(bit.text):
            one.take(bit)
    lines = (one.of_body, one.of_post, one.of_name)
    return replace(
        ends,
        after=max([ends.after, *(each.block + 1 for each in lines if each)]),
        mandate=one.mandate,
        signed_for=one.of_body.says(spelt(" ".join(one.body))) if one.of_body and one.body else None,
        post=one.of_post.says(spelt(" ".join(one.post))) if one.of_post else None,
        name=one.name,
    )


def _mark(written: str) -> str:
    return _WRITTEN["".join(written.upper().split()).rstrip(".")]


def _post_inside(words: str, mandate: str) -> int | None:
    """Where a post begins on the line of a mandate: T/M BAN THƯỜNG VỤ BÍ THƯ."""
    if mandate not in ("TM.", "T/M"):
        return None
    found = re.search(rf"(?<=\s){_POST.pattern}", words, re.IGNORECASE)
    return found.start() if found and found.start() else None


def _is_name(bit: Bit, *, after_post: bool) -> bool:
    """Whether a line in large letters is the name of a person: it comes last, and no office is called so."""
    known = bit.text in TYPES or any(one.lower() in bit.text.lower() for one in NAMES)
    return after_post and not known and bool(_NAME.fullmatch(bit.text)) and len(bit.text.split()) in (2, 3, 4, 5)


def _name(bit: Bit) -> str:
    words = _RANK.sub("", bit.text.strip(" .,"))
    if not _NAME.fullmatch(words):
        return ""
    parts = words.split()
    if words.isupper():
        return " ".join(part.capitalize() for part in parts)
    return words if all(part[0].isupper() for part in parts) else ""
