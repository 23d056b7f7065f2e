"""A phone number stands in public text.

## Vì sao

Số điện thoại là dữ liệu cá nhân; đưa lên mạng là công khai và phải có đồng ý (Luật Bảo vệ dữ liệu cá nhân 2025, Điều
16). Quy định 11-QĐi/TW đòi giữ bí mật cho người phản ánh. Git giữ mãi điều đã ghi, nên phải bỏ trước khi lưu.

## Cách sửa

Xóa số điện thoại khỏi văn bản công khai; ghi ở sổ riêng ngoài kho. Điện thoại của cơ quan thì ghi ở `offices` trong
unit.yml, khi đó được phép nhắc lại.

Đã xem kỹ và đây không phải thông tin của một người (đường dây nóng của xã) thì ghi ở unit.yml, kèm chức vụ người
xem, ngày và lý do; chỉ đúng nguyên văn ấy được tha:
`not_private: [{rule: V01, text: "0912 345 678", by: Chánh Văn phòng, on: 2026-11-27, reason: Đường dây nóng của xã}]`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.patterns import lazy
from doithoai.rules.privacy._looks import long_number
from doithoai.rules.privacy._low import low, spoken
from doithoai.rules.privacy._passages import digits, evenly, judge, published
from doithoai.rules.privacy._spoken import phones

CODE = "V01"
NAME = "Số điện thoại trong văn bản công khai"
LEVEL = FindingLevel.ERROR
VI = "Văn bản công khai có số điện thoại (“{shown}”)."
EN = "A public text has a phone number (“{shown}”)."


def check(case: Case) -> Iterator[Problem]:
    """Look for phone numbers other than the offices' own."""
    yield from judge(case, CODE, long_number, find, lambda words: digits(words) in own_numbers(_told(case)))


def _told(case: Case) -> str:
    """What the unit itself publishes of its offices, and the number that it takes matters on."""
    window = case.conference.petitions_open
    own = published(case.unit)
    return f"{own}\n{window.phone}" if window and window.phone else own


@cache
def own_numbers(text: str) -> frozenset[str]:
    """The digits of every number in what a unit publishes of its offices."""
    return frozenset(digits(words) for _, words in find(text))


_PHONE = r"(?i:điện thoại|ĐT|gọi|liên hệ|hotline|zalo|số máy|máy)"
_LONG = lazy(r"[0-9](?:[^\w\n]{0,3}[0-9]){8}")


@cache
def _pattern() -> re.Pattern[str]:
    """A number however it is parted, in a link too; no date with what follows it, no code, no list."""
    between = r"(?:\)? ?[.\-/,~'\"] ?(?<!, )|\)? {0,3})"
    date = r"[0-9]{1,2}([.\-/ ])[0-9]{1,2}\1(?:19|20)[0-9]{2}(?![0-9])"
    start = (
        rf"(?<![0-9])(?<![0-9][.,/\-])(?!{date})"
        r"(?:\(?(?:\+|00)84\)?[ .\-]?(?:\(0\)[ .\-]?)?|\(84\) ?"
        r"|84(?=(?:[ \-]?[0-9]){9}(?! ?[0-9]|\s*(?:đồng|đ|triệu|tỷ)\b))[ \-]?|\(?[0Oo])"
    )
    mobile = rf"[35789](?:{between}[0-9]){{8}}"
    landline = r"2(?:[ .\-()]{0,2}[0-9]){9}"
    return re.compile(rf"{start}(?:{mobile}|{landline})(?![0-9])")


@cache
def _called() -> re.Pattern[str]:
    """A number behind a word for calling, whatever stands between its digits."""
    words = r"(?i:điện thoại|đt|sđt|gọi(?: số)?|liên hệ|hotline|zalo|số máy|máy|di động|alo)"
    apart = r"[^\w\n]{0,3}"
    whole = rf"(?<!\w){words}(?!\w)[^0-9\n]{{0,16}}?(?P<number>\(?0(?:{apart}[0-9]){{9}})(?!{apart}[0-9])"
    sure = r"(?<!\w)(?i:điện thoại|đt|sđt|zalo|di động)(?: số)?[: ]{1,3}"
    return re.compile(rf"{whole}|{sure}(?P<short>[35789](?: ?[0-9]){{8}})(?! ?[0-9]|\s*(?:đồng|đ)\b|[.,][0-9])")


_DIGIT = "không|một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín"


@cache
def _spelled() -> re.Pattern[str]:
    """A number told in words, digit by digit or in groups."""
    apart = r"(?: ?[,.\-–] ?| {1,3}| ?\n)"
    first = "ba|năm|bảy|bẩy|tám|chín|hai"
    return re.compile(
        rf"(?i)(?<!\w)không{apart}(?:{first})(?:{apart}(?:{_DIGIT}|mười|mươi|trăm|linh|lẻ)(?!\w)){{7,14}}(?!\w)"
    )


@cache
def _not_a_phone() -> re.Pattern[str]:
    """A list of two-digit numbers (but 09.12.34.56.78 is a phone)."""
    return re.compile(r"[0-9]{2}(?: ?[ \-/] ?[0-9]{2}){4}")


@cache
def _tax_code() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?i:thuế|MST|(?<!\w)s?tk)|[Tt]ài khoản|[Cc]huyển khoản|[Mm]ã (?:hồ sơ|khách hàng|thẻ)|(?i:bank)|BHXH|BHYT"
        r"|CCCD|[Cc]ăn cước|CMND|[Cc]hứng minh|[Đđ]ịnh danh"
        rf"|[Bb]ảo hiểm|[Hh]ộ chiếu|lái xe|GPLX|[Bb]ằng lái)(?:(?!{_PHONE})[^0-9\n]){{0,28}}$"
        r"|\b(?!S?[ĐD]T|TEL)[A-ZĐ]{2,5}$"
    )


@cache
def _encoded() -> re.Pattern[str]:
    return re.compile(r"(?:%2[Bb])?(?:%3[0-9]|[0-9]){9,13}(?![0-9%])")


def _told_oddly(text: str) -> Iterator[tuple[int, str]]:
    """Numbers in words, in words and digits, with letters for digits, percent-encoded in a link."""
    done = 0
    words = [one.span() for one in _spelled().finditer(text)]
    for start, end in sorted([*words, *phones(text)], key=lambda one: (one[0], -one[1])):
        if start >= done and not _tax_code().search(text[max(0, start - 48) : start]):
            yield start, text[start:end]
            done = end
    for one in _encoded().finditer(text):
        if "%3" in one[0] and _pattern().fullmatch(unquote(one[0])):
            yield one.start(), one[0]


@evenly
def find(text: str) -> Iterator[tuple[int, str]]:
    """Vietnamese mobile and landline numbers, however spaced, or told in words."""
    if spoken(low(text)):
        yield from _told_oddly(text)
    if not _LONG.search(text):
        return
    told = [one.span("number" if one["number"] else "short") for one in _called().finditer(text)]
    yield from ((start, text[start:end]) for start, end in told)
    for match in _pattern().finditer(text):
        before = text[max(0, match.start() - 48) : match.start()]
        if any(start < match.end() and match.start() < end for start, end in told):
            continue
        if not _not_a_phone().match(match[0]) and not _tax_code().search(before):
            yield match.start(), match[0]
            # Of two numbers with a stroke between them the second looks like the rest of a code.
            if (end := match.end()) < len(text) and text[end] == "/" and (other := _pattern().match(text[end + 1 :])):
                yield end + 1, other[0]
