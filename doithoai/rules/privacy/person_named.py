"""A public text names a person who is neither a leader of the unit nor an official named with their post.

## Vì sao

Viết “ông”, “bà” kèm tên riêng trong nội dung kiến nghị hay văn bản là công khai danh tính của một người, thường là
người nêu, hàng xóm hoặc người bị phản ánh (Luật Bảo vệ dữ liệu cá nhân 2025, Điều 16; Quy định 11-QĐi/TW). Cán bộ
được nêu tên cùng chức vụ.

## Cách sửa

Thay tên bằng cách gọi chung: “một hộ dân Thôn Đông”, “người nêu kiến nghị”, “đoạn đường đầu Thôn Đông”. Nếu là cán
bộ, viết kèm chức vụ: “ông …, Trưởng phòng Kinh tế”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.privacy._passages import UPPER, judge

CODE = "V07"
NAME = "Nêu tên người mà không kèm chức vụ"
LEVEL = FindingLevel.ERROR
VI = "Văn bản công khai nêu tên một người (“{shown}”) mà không kèm chức vụ."
EN = "A public text names a person (“{shown}”) without a post."


def check(case: Case) -> Iterator[Problem]:
    """Look for names of people other than the unit's leaders."""
    leaders = [f" {leader.name.lower()}" for leader in case.unit.leaders]
    yield from judge(
        case,
        lambda texts: _SIGN.search(texts.whole),
        find,
        lambda words: any(leader.endswith(f" {words.partition(' ')[2].lower()}") for leader in leaders),
    )


_WORDS = ("ông", "bà", "anh", "chị", "cụ", "cô", "chú", "bác", "em", "cháu")
_ENDS = "".join(sorted({word[-1] for word in _WORDS}))
_BEFORE = "|".join(rf"(?<=(?<!\w){form} .)" for word in _WORDS for form in (word, word.title()))
_SIGN = re.compile(rf" [{UPPER}](?<=[{_ENDS}]..)(?:{_BEFORE})")
"""A capital after such a word, looked for backwards: most spaces have no capital after them."""


@cache
def _pattern() -> re.Pattern[str]:
    """A form of address and a name; in capitals only where a sentence begins, else it is a place: phố Bà Triệu."""
    return re.compile(
        r"(?:(?<!\w)(?:ông|bà|anh|chị|cụ|cô|chú|bác|em|cháu)"
        r"|(?:(?<![^\n(“\"*])|(?<=[.!?:;\-–] ))(?:Ông|Bà|Anh|Chị|Cụ|Cô|Chú|Bác|Em|Cháu))"
        rf" (?P<name>[{UPPER}]\w*(?: [{UPPER}]\w*)*)"
    )


_POST = (
    r"(?:(?:nguyên|quyền) )?(?:phó |chi hội |tổ |đội |hiệu |trạm |xã |ban )?"
    r"(?:bí thư|chủ tịch|chủ nhiệm|trưởng|giám đốc|chánh|[uủ][ỷy] viên|cán bộ|công chức|chuyên viên|đại biểu"
    r"|thường trực|phó|thủ tướng|bộ trưởng)\b"
)


@cache
def _not_a_name() -> re.Pattern[str]:
    """A post, a group of people, a place, an initial."""
    groups = "Phụ nữ|Đoàn viên|Đảng viên|Hội viên|Công an|Công nhân|Thanh niên|Cựu chiến|Nông dân|Nhân dân|Bộ đội"
    places = "Việt|Rịa|Nà|Triệu|Trưng|Đen"
    return re.compile(rf"(?i:{_POST})|(?:{groups}|{places})\b|(?:[{UPPER}]\w* )*[{UPPER}]\b(?! [{UPPER}])")


@cache
def _with_post() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A post before the name, and after it."""
    before = rf"(?i){_POST}[^.,;:\n]{{0,40}}[,:(–-]\s?$"
    return re.compile(before), re.compile(rf"(?i)\s?(?:,|-|–|\(|là)\s?{_POST}")


def find(text: str) -> Iterator[tuple[int, str]]:
    """Names after “ông”, “bà” and the like, where no post stands beside them."""
    if not _SIGN.search(text):
        return
    before, after = _with_post()
    for match in _pattern().finditer(text):
        near = text[max(0, match.start() - 70) : match.start()]
        official = before.search(near) or after.match(text, match.end())
        if not official and not _not_a_name().match(text, match.start("name")):
            yield match.start(), match[0]
