"""The licence plate of a vehicle stands in public text.

## Vì sao

Biển số xe chỉ ra chủ xe, là dữ liệu cá nhân (Nghị định 356/2025/NĐ-CP); đưa lên mạng là công khai và phải có đồng ý
(Luật Bảo vệ dữ liệu cá nhân 2025, Điều 16).

## Cách sửa

Xóa biển số khỏi văn bản công khai, viết chung: “một xe tải chở đất”; biển số ghi ở sổ riêng ngoài kho.

Đã xem kỹ và đây không phải thông tin của một người (mã của một trạm biến áp) thì ghi ở unit.yml, kèm chức vụ người
xem, ngày và lý do; chỉ đúng nguyên văn ấy được tha:
`not_private: [{rule: V09, text: "15A-123.45", by: Chánh Văn phòng, on: 2026-11-27, reason: Mã của một trạm biến áp}]`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.patterns import lazy
from doithoai.rules.privacy._low import low
from doithoai.rules.privacy._passages import Gathered, evenly, judge

CODE = "V09"
NAME = "Biển số xe trong văn bản công khai"
LEVEL = FindingLevel.ERROR
VI = "Văn bản công khai có biển số xe (“{shown}”)."
EN = "A public text has the licence plate of a vehicle (“{shown}”)."

_SIGN = lazy(rb"00[A-Za-z\x10]{1,3}0{4}")


def check(case: Case) -> Iterator[Problem]:
    """No plate may be public."""
    yield from judge(case, CODE, suspect, find)


def suspect(texts: Gathered) -> bool:
    """Whether there may be a plate in all the texts together."""
    text = texts.low
    if _SIGN.search(text) or _DIPLOMATIC.search(text):
        return True
    return any([one in text for one in _begins()]) and _lettered_sign().search(text) is not None  # noqa: C419


_DIPLOMATIC = lazy(rb"00000(?:NG|QT|NN|CV)00")


@cache
def _lettered_sign() -> re.Pattern[bytes]:
    """In the low bytes: letters and four digits behind a word for a plate."""
    words = b"|".join(re.escape(low(word)) for word in _MILITARY)
    return re.compile(rb"(?:" + words + rb")[^0]{0,12}[A-Z]{2}0{4}")


@cache
def _begins() -> tuple[bytes, ...]:
    """How such words begin: few texts have any, and each is found faster than one of several."""
    return tuple(low(one) for one in ("iển", "BKS", "BS", "uân ", "ngoại giao", "bks"))


_MILITARY = ("iển số", "iển đỏ", "iển ki", "iển xe", "BKS", "BS", "uân đội", "uân sự", "iển NG", "ngoại giao", "bks")
"""Only behind such a word two letters and four digits are a plate of the army, and of nobody's contract or drawing."""


@cache
def _lettered() -> re.Pattern[str]:
    """Plates that begin with letters, of the army and of diplomats."""
    said = (
        r"(?i:(?:biển(?: số| kiểm soát| đỏ| xe| NG)*|BKS|BS|xe (?:quân đội|quân sự|ngoại giao|biển đỏ))"
        r"(?: (?:quân đội|quân sự|là|mang))*(?: số)?:? )"
    )
    army = r"[ABHKPQTV][A-Z][ .\-]?[0-9]{2}[ .\-]?[0-9]{2,3}|(?:NG|QT|NN|CV)[ .\-]?[0-9]{2,3}[ .\-]?[0-9]{2,3}"
    foreign = r"[0-9]{2}[ \-][0-9]{3}[ \-](?:NG|QT|NN|CV)[ \-][0-9]{2}"
    return re.compile(rf"{said}(?P<said>{army})(?![\w/]|[.,\-][0-9])|(?<![\w.,/\-])(?P<foreign>{foreign})(?![\w\-])")


@cache
def _pattern() -> re.Pattern[str]:
    """Five digits make a plate anywhere, four after a hyphen, or after a word for it; small letters after one only."""
    province, between = r"(?<![\w.,/])[1-9][0-9]", r" ?[.\-]? ?"
    five, end = r"(?:[0-9]{3}[.\- ]?[0-9]{2})", r"(?![\w/]|[.,\-][0-9])"
    series = rf"{between}[A-ZĐ]{{1,2}}[0-9]?"
    said = r"(?i:(?:biển(?: số| kiểm soát)?(?: xe)?|BKS|BS|xe(?: máy| tải| con)?)(?: số)?:? )"
    four = r"[0-9]{4}"
    return re.compile(
        rf"{province}(?:{series}{between}{five}|(?:{series})-(?!(?:19|20)[0-9]{{2}}){four}){end}"
        rf"|{said}(?P<said>{province}(?i:{series})(?:{between}|/)(?:{five}|{four})){end}"
    )


@cache
def _other() -> re.Pattern[str]:
    return re.compile(r"(?i)(?:lớp|lô|phòng|căn hộ|mẫu|số căn|áp tô mát|dây cáp)(?: số)? $")


@evenly
def find(text: str) -> Iterator[tuple[int, str]]:
    """Plates of cars and motorcycles, however spaced, of the army and of diplomats."""
    for match in _lettered().finditer(text) if _lettered_sign().search(low(text)) else ():
        name = "said" if match["said"] else "foreign"
        yield match.start(name), match[name]
    for match in _pattern().finditer(text):
        group = "said" if match["said"] else 0
        start = match.start(group)
        if not _other().search(text[max(0, start - 16) : start]):
            yield start, match[group]
