"""The tax code of a person: that of an enterprise, a cooperative or an office is published by law, and stays.

Those of ten digits; since 1 July 2025 a person's is their identity number, which V03 knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doithoai.rules.privacy._passages import AFTER, BEFORE, Gathered

_ORGANISATION = (
    r"công ty|cty|doanh nghiệp|dntn|hợp tác xã|htx|chi nhánh|tập đoàn|xí nghiệp|nhà máy|nhà thầu|ngân hàng|kho bạc"
    r"|[uủ][ỷy] ban|ubnd|hđnd|đảng [uủ][ỷy]|mặt trận|trường (?:mầm|tiểu|thcs|thpt|trung|đại|cao)|trung tâm|bệnh viện"
    r"|cơ quan|đơn vị|tổ chức|văn phòng|ban quản lý|chủ đầu tư|nhà đầu tư|quỹ|trạm y tế|bên mời thầu"
    r"|hội (?!nghị|trường|thảo)\w+"
)
_ANYBODY = r"tôi|em|cháu|ông|bà|anh|chị|cụ|hộ|gia đình|vợ|chồng|bố|mẹ"
_SURELY = (
    r"cá nhân|ca nhan|tncn|của (?:tôi|em|cháu|mình|ông|bà|anh|chị|cụ|hộ|người|vợ|chồng|bố|mẹ|bà con|gia đình)"
    r"|hộ kinh doanh|hkd|người (?:nộp|phụ thuộc)"
)


@cache
def _pattern() -> re.Pattern[str]:
    digits = r"(?P<number>[0-9](?:[ .]?[0-9]){9}(?:[ ]?-[ ]?[0-9]{3})?)"
    end = r"(?!\w|[.,/\-][0-9]|\s*(?:đồng|đ|vnđ|vnd|triệu|tỷ|tỉ|nghìn|m2|m²)(?!\w))"
    words = r"(?:mã số thuế|mã thuế|ma so thue|mst)"
    return re.compile(rf"(?i)(?<!\w){words}(?!\w)(?P<between>[^0-9\n;]{{0,48}}){digits}{end}")


@cache
def _whose(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{words})(?!\w)")


def suspect(texts: Gathered) -> bool:
    """Whether there may be one in all the texts together."""
    return any(_pattern().search(near) for near in texts.near_numbers)


def find(text: str) -> Iterator[tuple[int, str]]:
    """Codes of ten digits, or ten and three, that are said to be a person's or are built as theirs."""
    for one in _pattern().finditer(text):
        if _is_of_a_person(text, one):
            yield one.start("number"), one["number"]


def _is_of_a_person(text: str, one: re.Match[str]) -> bool:
    before = re.split(r"[.;\n] ?", text[max(0, one.start() - BEFORE) : one.start()])[-1]
    after = re.split(r"[.;,\n]", text[one.end() : one.end() + AFTER])[0]
    beside = f"{one['between']} {after}"
    if _whose(_SURELY).search(beside):
        return True
    if _whose(_ORGANISATION).search(f"{before} {beside}"):
        return False
    return one["number"].startswith("8") or _whose(f"{_ANYBODY}|{_SURELY}").search(f"{before} {beside}") is not None
