"""A public text names a person who is neither a leader of the unit nor an official named with their post.

## Vì sao

Viết họ tên, hay “ông”, “cử tri”, “hộ” kèm tên riêng, là công khai danh tính của một người, thường là người nêu, hàng
xóm hoặc người bị phản ánh (Luật Bảo vệ dữ liệu cá nhân 2025, Điều 16; Quy định 11-QĐi/TW). Cán bộ
được nêu tên cùng chức vụ.

Danh hiệu do Chủ tịch nước phong tặng (Anh hùng, Mẹ Việt Nam anh hùng, Nghệ nhân, Nghệ sĩ, Nhà giáo, Thầy thuốc nhân
dân, ưu tú) được công bố theo Luật Thi đua, khen thưởng nên người mang danh hiệu được nêu tên, trừ khi chính họ là người
kiến nghị. Học vị, nghề nghiệp (tiến sĩ, luật sư, bác sĩ, kỹ sư) chưa phải chức vụ: được nêu tên khi phát biểu thay một
cơ quan, đơn vị hoặc báo cáo chuyên đề; còn là người dân thì không. Tên doanh nghiệp, trường, đường đặt theo tên người
là thông tin công khai; hộ kinh doanh là của cá nhân. Viết tắt cả tên (“ông N.V.A”, “bà Nguyễn Thị H.”) là đã che tên
nên được; chỉ viết tắt họ hoặc tên đệm (“Nguyễn V. Hùng”) thì tên vẫn còn.

## Cách sửa

Thay tên bằng cách gọi chung: “một hộ dân Thôn Đông”, “người nêu kiến nghị”, “đoạn đường đầu Thôn Đông”. Nếu là cán
bộ, viết kèm chức vụ: “ông …, Trưởng phòng Kinh tế”.

Đã xem kỹ và đây không phải thông tin của một người (tên một tuyến kênh) thì ghi ở unit.yml, kèm chức vụ người xem,
ngày và lý do; chỉ đúng nguyên văn ấy được tha:
`not_private: [{rule: V07, text: "Nguyễn Văn Thoại", by: Chánh Văn phòng, on: 2026-11-27, reason: Tên một tuyến kênh}]`
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from heapq import merge
from itertools import islice

from doithoai.cases.case import Case
from doithoai.model.base import Frozen
from doithoai.model.findings import Problem
from doithoai.model.records import Unit
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.privacy._beside import POST, before, in_one_list, with_post_after
from doithoai.rules.privacy._first_look import named
from doithoai.rules.privacy._odd_names import odd_names, parted
from doithoai.rules.privacy._passages import UPPER, evenly, judge
from doithoai.rules.privacy._reviewed import without_form
from doithoai.rules.privacy._surnames import Name, names
from doithoai.rules.privacy._titles import speaks_as_such

CODE = "V07"
NAME = "Nêu tên người mà không kèm chức vụ"
LEVEL = FindingLevel.ERROR
VI = "Văn bản công khai nêu tên một người (“{shown}”) mà không kèm chức vụ."
EN = "A public text names a person (“{shown}”) without a post."


class Named(Frozen, frozen=True):
    """A name in a text, and whether it is that of a citizen."""

    start: int
    end: int
    citizen: bool


def check(case: Case) -> Iterator[Problem]:
    """Look for names of people other than the unit's leaders."""
    yield from judge(case, CODE, named, find, leaders(case.unit))


def leaders(unit: Unit) -> Callable[[str], bool]:
    """Whether words are the name of a head of the unit, or its end."""
    known = [f" {leader.name.lower()}" for leader in unit.leaders]
    return lambda words: any(leader.endswith(f" {without_form(words).lower()}") for leader in known)


@cache
def _pattern() -> re.Pattern[str]:
    """A form of address and a name; in capitals only where a sentence begins, else it is a place: phố Bà Triệu."""
    word = rf"[{UPPER}][^\W\d_]*(?!\w)"
    initial = rf"[{UPPER}](?:gh|g|h|r)?\. ?"
    return re.compile(
        r"(?:(?<!\w)(?:ông|bà|anh|chị|cụ|cô|chú|bác|em|cháu)"
        r"|(?:(?<![^\n(“\"*])|(?<=[.!?:;\-–] ))(?:Ông|Bà|Anh|Chị|Cụ|Cô|Chú|Bác|Em|Cháu))"
        rf"(?: {{1,4}}| ?\n ?)(?P<name>(?:{initial}(?=(?:Văn|Thị) |{initial}))?(?:{initial}(?={word}))?"
        rf"{word}(?: {{1,4}}{word})*)"
    )


@cache
def _not_a_name() -> re.Pattern[str]:
    """A post, a group of people, a place, an initial."""
    groups = (
        "Thiếu nhi|Thiếu niên|Học sinh|Sinh viên|Nhi đồng|Phụ nữ|Đoàn viên|Đảng viên|Hội viên|Công an|Công nhân"
        "|Thanh niên|Cựu chiến|Nông dân|Nhân dân|Bộ đội"
    )
    places = rf"Việt|Rịa|Nà|Triệu|Trưng|Đen|Huyện|Hùng L(?:ao|ực)|Bà|Chị|Em|(?<=ác )Hồ(?! [{UPPER}])"
    units = "Hội|Thôn|Xóm|Tổ|Khu|Ban|Chi|Đoàn|Xã|Phường|Làng|Bản|Ấp"
    return re.compile(
        rf"(?i:{POST})|(?:{groups}|{places})\b|(?:{units})\b(?! (?:Văn|Thị)\b)"
        rf"|(?:[{UPPER}]\w* )*[{UPPER}]\b(?! [{UPPER}]|\. ?(?:Văn|Thị) )"
        rf"|(?:[{UPPER}](?:gh|g|h|r)?\. ?)+[{UPPER}](?:gh|g|h|r)?(?!\w)"
    )


@cache
def _post_before() -> re.Pattern[str]:
    return re.compile(rf"(?i){POST}[^.,;:\n]{{0,40}}[,:(–-]\s?$")


def _addressed(text: str) -> Iterator[Named]:
    """Names after “ông”, “bà” and the like; officials have a post beside them."""
    for match in _pattern().finditer(text):
        if _not_a_name().match(text, match.start("name")):
            continue
        near = text[max(0, match.start() - 70) : match.start()]
        official = (
            _post_before().search(near)
            or with_post_after(text, match.end())
            or before(text, match.start(), match.end()) == "post"
            or speaks_as_such(text, match.start(), match.end())
        )
        yield Named(match.start(), match.end(), citizen=not official)


def _named(text: str, known: list[Named]) -> Iterator[Named]:
    """Whole names, whatever word stands before them; those known already only tell of what stands in one list."""
    last: Named | None = None
    known = sorted(known, key=_start)
    starts = [one.start for one in known]
    for name in names(text):
        place = bisect_left(starts, name.end)
        covering = known[max(0, place - 1) : place]  # they do not overlap one another
        if covering and name.start < covering[0].end and covering[0].start < name.end:
            last = covering[0]
            continue
        beside = last if last and in_one_list(text[last.end : name.start]) else None
        last = Named(name.start, name.end, citizen=_is_citizen(text, name, beside))
        if not name.abbreviated:
            yield last


def _is_citizen(text: str, name: Name, beside: Named | None) -> bool:
    whose = before(text, name.start, name.end)
    if with_post_after(text, name.end) or whose in ("post", "place") or speaks_as_such(text, name.start, name.end):
        return False
    if name.of_history and text[max(0, name.start - 8) : name.start].lower().endswith("liệt sĩ "):
        return False
    if whose in ("citizen", "people"):
        lone = whose == "citizen" and name.short and not name.of_history and name.words[-1] not in _VILLAGES
        return name.full or lone
    if beside:
        return beside.citizen and name.short
    return name.certain if whose == "capital" else name.plain and not name.of_history


def _odd(text: str, known: list[Named]) -> list[Named]:
    """Names that no list of surnames finds, where a word tells of a citizen, or nothing else is called so."""
    found: list[Named] = []
    known = sorted(known, key=_start)
    starts = [one.start for one in known]
    for start, end, certain in odd_names(text):
        whose = before(text, start, end)
        place = bisect_left(starts, end)
        near = (*known[max(0, place - 1) : place], *found)
        if any(one.start < end and start < one.end for one in near) or with_post_after(text, end):
            continue
        if whose == "citizen" or (certain and not whose):
            found.append(Named(start, end, citizen=True))
    return found


_VILLAGES = frozenset(
    ("Xá", "Đông", "Tây", "Nam", "Bắc", "Trung", "Thượng", "Hạ", "Nội", "Ngoại", "Đoài", "Xuyên", "Lợi", "Phú", "Trang")
)
"""What villages end in that begin with the surname of those who founded them."""


def _start(one: Named) -> int:
    return one.start


_MANY = 5000
"""Forms of address in one text that are looked at: no paper has as many, and whole names are found without them."""


@evenly
def find(text: str) -> Iterator[tuple[int, str]]:
    """Names after a form of address, and whole names anywhere, of whom no post tells that they are officials."""
    text = parted(text)
    found = list(islice(_addressed(text), _MANY))
    found += _odd(text, found)
    # One after the other: who asks stops when enough is told.
    for one in merge(sorted(found, key=_start), _named(text, found), key=_start):
        if one.citizen:
            yield one.start, text[one.start : one.end]
