"""The number of an identity paper stands in public text.

## Vì sao

Số định danh, căn cước, chứng minh nhân dân là dữ liệu cá nhân và dễ bị dùng để mạo danh (Nghị định 356/2025/NĐ-CP;
Luật Bảo vệ dữ liệu cá nhân 2025, Điều 16).

## Cách sửa

Xóa khỏi văn bản công khai; nếu cần để giải quyết thì ghi ở sổ riêng ngoài kho.

Đã xem kỹ và đây không phải thông tin của một người (mã của một thiết bị) thì ghi ở unit.yml, kèm chức vụ người
xem, ngày và lý do; chỉ đúng nguyên văn ấy được tha:
`not_private: [{rule: V03, text: "031085001234", by: Chánh Văn phòng, on: 2026-11-27, reason: Mã của một thiết bị}]`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.patterns import lazy
from doithoai.rules.privacy._looks import long_number
from doithoai.rules.privacy._low import low, spoken
from doithoai.rules.privacy._passages import evenly, judge
from doithoai.rules.privacy._spoken import behind

CODE = "V03"
NAME = "Số căn cước trong văn bản công khai"
LEVEL = FindingLevel.ERROR
VI = "Văn bản công khai có số căn cước, định danh hoặc chứng minh nhân dân (“{shown}”)."
EN = "A public text has the number of an identity paper (“{shown}”)."


def check(case: Case) -> Iterator[Problem]:
    """No identity number may be public."""
    yield from judge(case, CODE, long_number, find)


_DIGITS = 12
_LONG = lazy(r"[0-9](?:[ .\-]?[0-9]){8}")


@cache
def _pattern() -> re.Pattern[str]:
    """A number named as one; 12 digits built as a CCCD is (province 001-096, century 0-3); a bare CMND."""
    named = r"(?i:CCCD|căn cước|CMND|CMTND|chứng minh|định danh)[^0-9\n]{0,30}"
    number = r"[0-9](?:[ .\-]?[0-9]){8}(?:(?:[ .\-]?[0-9]){3})?(?![0-9])"
    free, end = r"(?<![\w.,/\-])", r"(?!\w|[.,/\-][0-9])"
    cccd = r"0[0-9]{2}[ ]?[0-3](?:[0-9]{8}|[0-9]{2}[ ]?[0-9]{3}[ ]?[0-9]{3})"
    spaced = r"0[0-9]{2}[0-3][ ][0-9]{4}[ ][0-9]{4}|0[0-9]{2}[ ][0-3][ ][0-9]{2}[ ][0-9]{6}"
    cmnd = r"[0-3][0-9]{8}(?!\s*(?:đồng|đ\b|vnđ|VNĐ|VND|USD|m[23²³]|kg|người|[kM]Wh?\b|tấn|lượt|liều|lít|viên\b))"
    return re.compile(rf"{named}({number})|{free}(?!000|09[7-9])({cccd}|{spaced}|{cmnd}){end}")


@cache
def _other_number() -> re.Pattern[str]:
    short = r"tiền|thuế|MST|hồ sơ|mã số|hóa đơn|kinh phí|biên nhận|biên lai|phiếu thu"
    long = r"tài khoản|STK|TK|chuyển khoản|bank|lái xe|GPLX|bằng lái|hộ chiếu|BHXH|BHYT|bảo hiểm|thẻ đảng viên"
    long += "|hộ khẩu|sổ (?:đăng ký )?(?:tạm trú|thường trú)|sổ hộ (?:nghèo|cận nghèo)"
    return re.compile(rf"(?i)(?:(?:{short})[^0-9\n]{{0,12}}|(?:{long})(?: hạng [A-F][0-9]?E?)?[^0-9\n]{{0,28}})$")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(r"(?i)(?:CCCD|căn cước|CMND|CMTND|chứng minh|định danh)[^0-9\n]{0,30}$")


def _is_tax_code_of_a_person(number: str, before: str) -> bool:
    """Since 1 July 2025 a person's tax code is their identity number of twelve digits; no other code has twelve."""
    return sum(map(str.isdigit, number)) == _DIGITS and _tax().search(before) is not None


@cache
def _tax() -> re.Pattern[str]:
    return re.compile(r"(?i)(?:mã số thuế|mã thuế|MST)[^0-9\n]{0,28}$")


@evenly
def find(text: str) -> Iterator[tuple[int, str]]:
    """Identity numbers of 12 and of 9 digits, told in words too."""
    if spoken(low(text)):
        yield from behind(text, _named(), range(9, 13, 3))
    if not _LONG.search(text):
        return
    for match in _pattern().finditer(text):
        group = 1 if match[1] else 2
        start = match.start(group)
        before = text[max(0, start - 48) : start]
        if group == 1 or _is_tax_code_of_a_person(match[group], before) or not _other_number().search(before):
            yield start, match[group]
