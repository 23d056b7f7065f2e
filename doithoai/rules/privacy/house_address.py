"""The address of a house stands in public text.

## Vì sao

Địa chỉ nhà chỉ ra một hộ, một người (Nghị định 356/2025/NĐ-CP). Kho chỉ công khai đến thôn, tổ dân phố; tên ngõ, tên
đường cần sửa thì không lộ ai nên vẫn được ghi.

## Cách sửa

Bỏ số nhà, số căn hộ: “số nhà 12, ngõ 3 đường Đông” viết thành “ngõ 3 đường Đông”. Địa chỉ cơ quan thì ghi ở
`offices` trong unit.yml, khi đó được phép nhắc lại.

Đã xem kỹ và đây không phải thông tin của một người (địa chỉ của nhà văn hóa) thì ghi ở unit.yml, kèm chức vụ người
xem, ngày và lý do; chỉ đúng nguyên văn ấy được tha:
`not_private: [{rule: V05, text: "12 ngõ 3", by: Chánh Văn phòng, on: 2026-11-27, reason: Địa chỉ của nhà văn hóa}]`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.patterns import lazy
from doithoai.rules.privacy._passages import UPPER, Gathered, evenly, flat_of, judge, published

CODE = "V05"
NAME = "Địa chỉ nhà trong văn bản công khai"
LEVEL = FindingLevel.ERROR
VI = "Văn bản công khai có địa chỉ nhà (“{shown}”)."
EN = "A public text has the address of a house (“{shown}”)."


def check(case: Case) -> Iterator[Problem]:
    """Look for addresses of houses other than the offices' and the conference's own."""
    yield from judge(case, CODE, suspect, find, lambda words: words.lower() in case.once(_own))


def _own(case: Case) -> str:
    places = (case.conference.place, *(one.place for one in case.conference.sessions))
    own = "\n".join(one.address for one in places if one and one.address)
    return f"{published(case.unit)}\n{own}".lower()


_LANES = tuple(lazy(rf"{word} (?:số )?[0-9]") for word in ("gõ", "gách", "ẻm", "iệt"))
_IN_A_LANE = lazy(r"[0-9][0-9A-Za-z/]*,? ?-? ?[NnHhKk]$")
_IN_A_STREET = lazy(r"số [0-9][0-9A-Za-z/]*,? (?:đường|phố) ")
_LIVING = lazy(r"rú[^.;\n0-9]{0,14}[0-9]")
_HOUSE = lazy(r"hà(?: số)?:?\s*[0-9]")


_NUMBER = r"[0-9]+[A-Za-z]?(?:/[0-9]+[A-Za-z]?)*\b"


_NUMBERED = lazy(rb"0(?<=[ P.]0)[0A-Za-z/]{0,9},? ")
"""In bytes, one a letter: a number before which a word may stand, and what belongs to it."""
_LIVE = tuple(f"{end} " for end in ("ôi", "em", "nh", "ng", "ố", "ở", "ại", "hỉ", ":", "à", "P.", ","))
_FLAT = ("P ", ": ", "ố ", "ộ ", ". ", "òng ", "P", "P.")
_STREET = ("đường ", "phố ")
_BUILDING = tuple(
    f"{word} "
    for word in ["đường", "phố", "tổ", "tòa", "toà", "nhà", "block", "khối", "xóm", "thôn", "khu", "ngõ", "chung cư"]
)


def _before_a_street(text: str, flat: bytes) -> bool:
    """Whether a number stands behind the end of a word for living, and a name or a building after it."""
    for one in _NUMBERED.finditer(flat):
        at, end = one.span()
        if text.endswith(_LIVE, 0, at) and text[end - 2] != ",":
            street = next((word for word in _STREET if text.startswith(word, end)), "")
            if text[end + len(street) : end + len(street) + 1].isupper():
                return True
        if text.endswith(_FLAT, 0, at) and text.startswith(_BUILDING, end):
            return True
    return False


def suspect(texts: Gathered) -> bool:
    """Whether a house may be told in all the texts together."""
    return _suspect(texts.whole, texts.flat)


def _suspect(text: str, flat: bytes) -> bool:
    """A first look in the order of its cost: most texts name no house and no lane."""
    for lane in _LANES:
        if any(_IN_A_LANE.search(text[max(0, one.start() - 16) : one.start()]) for one in lane.finditer(text)):
            return True
    if _HOUSE.search(text) or _IN_A_STREET.search(text) or ("trú" in text and _LIVING.search(text)):
        return True
    return _before_a_street(text, flat)


@cache
def _pattern() -> re.Pattern[str]:
    """A house by its number, by number and lane, or by number and street after a word for living there."""
    number = _NUMBER
    lane = r"(?:[Nn]gõ|[Nn]gách|[Hh]ẻm|[Kk]iệt)"
    street = rf"(?:đường|phố) [{UPPER}0-9]"
    office = r"(?![^.;\n0-9]{0,15}(?:Công an|Ủy ban|UBND|trụ sở))"
    lived = rf"\b(?:nhà (?:tôi|riêng|ông|bà|anh|chị|em)|hộ|ngụ|trú|ở)\b{office}[^.;\n0-9]{{0,25}}"
    return re.compile(
        rf"\b(?:[Ss]ố nhà|[Nn]hà số):?\s*{number}"
        rf"|(?<![\w/.,])(?:[Ss]ố )?{number}(?:,? ?-? ?){lane}(?: số)? [0-9]+(?![0-9]|\s*(?:,|và|-|đến)\s*[0-9])"
        rf"|{lived}\bsố {number},? {street}"
        rf"|\b(?:thường|tạm) trú[^.;\n0-9]{{0,14}}{number} (?!Thôn|Tổ|Khu|Xóm|Xã|Phường)[{UPPER}]"
    )


@cache
def _home() -> re.Pattern[str]:
    """A number and a street behind a word for whose home it is; a house of a group; a flat in its building."""
    mine = r"nhà(?: của| ông bà| bố mẹ| mẹ| con)? (?:tôi|em|mình|cháu|chúng tôi|riêng)|gia đình (?:tôi|em|cháu|nhà tôi)"
    living = r"(?:tôi|em|chúng tôi|cháu)(?= (?:đang |hiện )?(?:ở|sống|ngụ|trú))|(?:trước|sau|cạnh|cửa|đối diện) nhà"
    link = r"(?:,? (?:đang |hiện )?(?:ở|sống|ngụ|trú|tại|là|số|địa chỉ))*[,:]? "
    told = r"(?:địa chỉ|đ/c)(?: nhà)?(?: riêng| thường trú| tạm trú| liên hệ)?(?: (?:của )?(?:tôi|em|ông|bà))?[: ]{1,2}"
    street = rf"(?:đường |phố )?(?!Thôn|Tổ|Khu|Xóm|Xã|Phường|UBND|Ủy|Công an|Chủ|Hội)[{UPPER}]"
    group = r"(?:tổ|ngõ|ngách|thôn|xóm|khu|đường|phố|khối)(?!\w)"
    building = rf"(?:tòa|toà|nhà|block|khối|chung cư)(?: nhà)? (?:[{UPPER}]{{0,3}}[0-9]|[{UPPER}])"
    number = _NUMBER
    return re.compile(
        rf"(?i:(?<!\w)(?:{mine}|{living}){link})(?:số )?{number} {street}"
        rf"|(?i:(?<!\w){told})(?:[Ss]ố )?{number}(?: {street}|,? {group})"
        rf"|(?<!\w)[Hh]ộ(?: (?:ở|tại|nhà))? số {number},? {group}"
        rf"|(?<!\w)[Cc]ăn hộ (?:số )?[A-Z]?[0-9]{{2,4}}[A-Z]?,? {building}"
        rf"|(?<!\w)(?:P\.? ?|[Pp]hòng )[0-9]{{3,4}},? {building}"
    )


@cache
def _office() -> re.Pattern[str]:
    """An office, or another house of the public, whose address follows."""
    of_offices = (
        r"[uủ][ỷy] ban|ubnd|hđnd|trụ sở|công an|trạm y tế|nhà văn h(?:óa|oá)|trường (?:mầm|tiểu|thcs|thpt|trung|học)"
        r"|trường|bưu (?:điện|cục)|một cửa|trung tâm|cơ quan|văn phòng|công ty|hợp tác xã|chi nhánh|ngân hàng|bệnh viện"
        r"|bến xe|nhà trẻ|cửa hàng|chùa|đình|hội trường|kho bạc|nơi tiếp|điểm tiếp|phòng giao dịch|trạm|tiếp nhận"
        r"|chợ|nhà máy|nhà thi đấu"
    )
    kinds = "xã|phường|thị trấn|nhân dân|thành phố|hành chính|công|học|cơ sở|non|mới|cũ|tư thục"
    more = rf"(?: (?:{kinds}|[{UPPER}]\w*|(?i:thôn)|[0-9]+))*"
    said = r"[,:;]?(?: -)?(?:,? (?:đặt |đóng |có )?(?:tại|ở|địa chỉ:?|đ/c:?|số|là))*"
    return re.compile(rf"(?<!\w)(?i:{of_offices}){more}{said} ?$")


@cache
def _not_a_house() -> re.Pattern[str]:
    """Before a number: the lane, group, village or count that it belongs to."""
    places = "ngõ|ngách|hẻm|kiệt|tổ|phố|thôn|khu|xóm|đội|tự quản|liên gia|nhóm|chốt"
    return re.compile(rf"(?i)\b(?:{places}|cả|các|tuyến|hơn|đoạn|ngày|tháng)\s$")


_LENGTH = lazy(
    r"(?i)(?:số nhà|nhà số):? ?[0-9]+[a-z]?(?:/[0-9]+)*,? ?(?:đến|tới|-|–)(?: hết)? ?"
    r"(?:(?:số nhà|nhà số|nhà|số) )?[0-9]"
)
"""A length of a street, told by the houses at its ends: a work is done there, and nobody's home is meant."""
_SOMEBODY = lazy(r"(?i)(?<!\w)(?:tôi|em|cháu|hộ|ông|bà|anh|chị|cô|chú|bác|gia đình|cạnh|gần|sau|trước|đối diện)(?!\w)")


def _told_of_an_office(before: str, *, lived: bool) -> bool:
    """Whether an office or a public building stands before it, where it is one that has this address."""
    return _office().search(before) is not None and not (lived and _SOMEBODY.search(before))


@evenly
def find(text: str) -> Iterator[tuple[int, str]]:
    """Addresses of houses, but not lanes and streets alone."""
    if not _suspect(text, flat_of(text)):
        return
    done = 0
    lengths = [one.span() for one in _LENGTH.finditer(text)]
    for match in sorted([*_pattern().finditer(text), *_home().finditer(text)], key=lambda one: one.start()):
        before = text[max(0, match.start() - 14) : match.start()]
        number = match[0][0].isdigit() or match[0].lower().startswith("số")
        bare = number and not match[0][3:].startswith("nhà")
        if match.start() < done or (bare and _not_a_house().search(before)):
            continue
        lived = match[0].lower().startswith("ở ")
        told = number or lived or match[0].lower().startswith(("địa chỉ", "đ/c", "p"))
        if any(start <= match.start() < end for start, end in lengths):
            continue
        if not told or not _told_of_an_office(text[max(0, match.start() - 70) : match.start()], lived=lived):
            yield match.start(), match[0]
            done = match.end()
