"""Names that no list of surnames finds: with initials, of peoples who write theirs otherwise, typed without accents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doithoai.patterns import lazy
from doithoai.rules.privacy._low import low
from doithoai.rules.privacy._passages import UPPER
from doithoai.rules.privacy._surnames import BARE_SMALL, CERTAIN_SURNAMES, TYPED, either

Found = tuple[int, int, bool]
"""Where a name stands, and whether nothing but a person is called so."""

_SMALL = r"[^\W\d_A-Z]"
_WORD = rf"[{UPPER}][^\W\d_]+"
_INITIALS = lazy(
    rf"(?<![\w.])(?:[{UPPER}](?:h|g|gh|r)?\.|Ngu?[~.]?(?= ?(?:Văn|Thị)))"
    rf" ?(?:(?:Văn|Thị) |(?:Văn|Thị)(?= )|[{UPPER}]\. ?)(?! ?[{UPPER}]\.){_WORD}"
)
"""Ng. Văn An, Ng.V. An: the given name is there; of N.V.A. nobody is named."""
_APOSTROPHE = lazy(
    rf"(?<!\w)(?:(?!(?:Ông|Bà|Anh|Chị|Cụ|Cô|Chú|Bác|Em|Cháu|Hộ) ){_WORD} ){{0,2}}"
    rf"[HK]['’] ?(?!(?:Mông|Mong|Rê|rê|Ho|ho|Hre|Nông)(?!\w))[{UPPER}][^\W\d_]+(?: {_WORD}){{0,3}}"
)
_LONE_LETTER = lazy(
    rf"(?<![\w.])[AY] (?!(?:Lưới|Roàng|Ngo|Đớt|Tý|Tí|Dơi|Tiên|Túc|Yên|Vao|Ting|Xan|Xing|Phủ|Pa|Rộ|Mú|Lù|Can)(?!\w))"
    rf"{_WORD}(?: {_WORD}){{0,2}}"
)
"""A Lăng, Y Bluh Niê; but A Lưới, Y Tý and Y Yên are places."""
_JOINED = lazy(rf"(?<=\w)[-._](?={_WORD})")
_INITIAL = lazy(rf"\. ?(?:V|T)\. ?[{UPPER}](?:(?<=[{UPPER}ghr].....)|(?<=[{UPPER}ghr]......)|(?<=[{UPPER}ghr]....))")
_AFTER_INITIAL = tuple(
    lazy(
        re.escape(middle) + rb"(?:(?<=[A-Z\x10]%b)|(?<=[A-Z][ghr]%b))[A-Z\x10]" % (re.escape(middle), re.escape(middle))
    )
    for middle in (low("Văn"), low("Thị"))
)
_LONE_BYTES = tuple(lazy(rb"%b(?<=[a-z\xd9\xe3].)[A-Z\x10]" % one) for one in (b"A", b"Y"))
"""An initial before Văn or Thị, and a lone A or Y, in the low bytes of a text, where no blank or stop is left."""
_APOSTROPHES = lazy("['’](?<=[HK].)")
_JOINT = lazy(rf"[-._](?<=\w.)(?=[{UPPER}]{_SMALL})")
_LAST_WORD = lazy(r"[^\W_]*$")


@cache
def _surnames() -> str:
    """Any surname of more than a letter."""
    return either(frozenset(word for word in TYPED if len(word) > 1))


@cache
def _middle_initial() -> re.Pattern[str]:
    """Nguyễn V. Hùng, but not the first word of a sentence after Nguyễn V."""
    starts = (
        "Đề|Kiến|Phản|Hỏi|Ông|Bà|Anh|Chị|Cụ|Thôn|Tổ|Ủy|UBND|Ngày|Sau|Theo|Hiện|Nay|Gia|Hộ|Cử|Công|Người|Trả|Kết|Các"
        "|Những|Việc|Nhà|Đã|Đơn|Đất|Trên|Tại|Từ|Trong|Về|Khi|Nếu|Do|Vì|Có|Không|Xã|Phường|Chủ|Đảng|Phòng|Trưởng|Đây"
        "|Đó|Tuy|Nhưng|Ngoài|Bên|Mặt|Hội|Đoàn|Ban|Sở|Cần|Xin|Yêu|Giao|Thời|Nội|Đường|Đoạn|Cống|Nước|Điện|Rác|Chợ"
        "|Trường|Bí|Phó|Cán|Được|Chưa|Rất|Hôm|Năm|Tháng|Lần|Số|Mục|Điểm|Khoản|Điều|Khu|Xóm|Vụ|Tôi|Em|Cháu|Họ|Con|Vợ"
    )
    return re.compile(
        rf"(?<![\w.])(?P<surname>{_surnames()}) (?:[{UPPER}](?:h|g|gh|r)?)\. ?"
        rf"(?!(?:{starts})(?!\w)){_WORD}(?: {_WORD})?(?!\w|\.\w)"
    )


@cache
def _an_initial() -> re.Pattern[str]:
    """A stop behind a letter alone, or behind Ng and the like, and a capital after it."""
    return re.compile(rf"\.(?:(?<= ..)|(?<= .[hgr].)|(?<= Ngh.)|(?<=\n.[gr].)) ?[{UPPER}]")


@cache
def _surname_joined() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w\-.]){_surnames()}[-._]{_WORD}(?:[-._ ]{_WORD}){{0,3}}")


@cache
def _bare() -> re.Pattern[str]:
    """A name in small letters without accents behind the word for whoever bears it."""
    who = "cử tri|cu tri|công dân|cong dan|hộ|ho|gia đình|gia dinh|ông|ong|bà|ba|anh|chị|chi|cụ|cu|cháu|chau|người nêu"
    middle = "van|thi|duc|xuan|quang|huu|minh|ngoc|thanh"
    return re.compile(
        rf"(?<!\w)(?:(?i:{who})):? (?P<name>(?:{'|'.join(sorted(BARE_SMALL))}) (?:{middle}) {_SMALL}{{2,7}}(?!\w))"
    )


def parted(text: str) -> str:
    """The same text with blanks in the names that are joined: Nguyễn-Văn-An; nothing else moves."""
    sites = (text[max(0, one.start() - 8) : one.start()] for one in _JOINT.finditer(text))
    if not any(_LAST_WORD.search(before)[0] in TYPED for before in sites):  # type: ignore[index]
        return text
    return _surname_joined().sub(lambda found: _JOINED.sub(" ", found[0]), text)


def odd_names(text: str) -> Iterator[Found]:
    """Such names, each with whether it is one without a word before it."""
    for one in _INITIALS.finditer(text):
        yield one.start(), one.end(), one[0].startswith(("Ng", "Tr.", "Ph."))
    for one in _middle_initial().finditer(text) if _initial_after_surname(text) else ():
        yield one.start(), one.end(), one["surname"] in CERTAIN_SURNAMES
    for one in _APOSTROPHE.finditer(text) if "'" in text or "’" in text else ():
        yield one.start(), one.end(), " " in one[0].strip().replace("' ", "'")
    for one in _LONE_LETTER.finditer(text):
        yield one.start(), one.end(), False
    for one in _bare().finditer(text):
        yield one.start("name"), one.end(), True


def _initial_after_surname(whole: str) -> bool:
    """Whether a capital and a stop stand behind a surname, or behind another such: few do."""
    sites = (whole[max(0, one.start() - 14) : one.start()].rpartition(" ") for one in _an_initial().finditer(whole))
    return any(
        last[:1].isupper() and (before.rpartition(" ")[2] in TYPED or last.startswith(("Ng", "Tr.", "Ph.")))
        for before, _, last in sites
    )


def may_hold(whole: str, low_bytes: bytes) -> bool:
    """Whether such a name may stand in a text: asked of every archive, so it must be cheap.

    What begins with a letter that is told is found faster than one of several.
    """
    if _INITIAL.search(whole):
        return True
    if any([one.search(low_bytes) for one in _AFTER_INITIAL]):  # noqa: C419 - likewise
        return True
    if "Ng~" in whole or _initial_after_surname(whole):
        return True
    if any([one.search(low_bytes) for one in _LONE_BYTES]):  # noqa: C419 - likewise
        return True
    if ("'" in whole or "’" in whole) and _APOSTROPHES.search(whole):
        return True
    return any(_surname_before(whole, middle) for middle in (" van ", " thi "))


def _surname_before(whole: str, middle: str) -> bool:
    at = whole.find(middle)
    while at >= 0:
        if whole[max(0, at - 8) : at].rpartition(" ")[2].lower() in BARE_SMALL:
            return True
        at = whole.find(middle, at + 1)
    return False
