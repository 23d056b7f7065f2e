"""A date or year of birth of a person stands in public text.

## Vì sao

Ngày sinh là dữ liệu cá nhân (Nghị định 356/2025/NĐ-CP); cùng với thôn và sự việc, năm sinh đủ để nhận ra một người.

## Cách sửa

Xóa khỏi văn bản công khai. Khi tuổi cần cho sự việc thì viết theo nhóm: “người cao tuổi”, “trẻ dưới 6 tuổi”.

Đã xem kỹ và đây không phải thông tin của một người (nhân vật lịch sử) thì ghi ở unit.yml, kèm chức vụ người xem,
ngày và lý do; chỉ đúng nguyên văn ấy được tha:
`not_private: [{rule: V04, text: "sinh ngày 19/5/1890", by: Chánh Văn phòng, on: 2026-11-27, reason: Nhân vật lịch sử}]`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.patterns import lazy
from doithoai.rules.privacy._passages import Gathered, evenly, judge

CODE = "V04"
NAME = "Ngày sinh, năm sinh trong văn bản công khai"
LEVEL = FindingLevel.ERROR
VI = "Văn bản công khai có ngày sinh hoặc năm sinh của một người (“{shown}”)."
EN = "A public text has a person's date or year of birth (“{shown}”)."


def check(case: Case) -> Iterator[Problem]:
    """No date of birth may be public."""
    yield from judge(case, CODE, suspect, find)


_SIGN = lazy(r"inh(?: ngày| năm| tháng| là|:)*:?\s*[0-9]")


def suspect(texts: Gathered) -> bool:
    """Whether there may be one in all the texts together."""
    return _suspect(texts.whole)


def _suspect(text: str) -> bool:
    return "SN" in text or bool(_SIGN.search(text))


@cache
def _pattern() -> re.Pattern[str]:
    year = r"(?:19|20)[0-9]{2}\b"
    day = r"[0-9]{1,2}\s?[/.\-]\s?[0-9]{1,2}\s?[/.\-]\s?[0-9]{2,4}\b"
    told = rf"[0-9]{{1,2}} tháng [0-9]{{1,2}}(?:,? năm)? {year}"
    return re.compile(
        rf"\b(?:[Ss]inh(?: ngày| năm| tháng|:)*:?\s*(?:{told}|{day}|(?:[0-9]{{1,2}}/)?{year})"
        rf"|SN:?\s*(?:{day}|{year})"
        rf"|[Nn](?:gày|ăm)(?:, tháng)?(?:, năm)? sinh(?: là)?:?\s*(?:{told}|{day}|{year}))"
    )


@cache
def _compound() -> re.Pattern[str]:
    """What may stand before “sinh” when it is part of another word, or tells of people of an age in general."""
    compound = "học|vệ|phát|tuyển|khai|thí|hy|ký|dân|mưu|thủy|thuỷ|sản|tái|hồi|an|phục|sát|giáo|nhân|nam|nữ"
    general = "người|trẻ|trẻ em|thanh niên|học sinh|các cháu|những|các|đối tượng"
    return re.compile(rf"(?i)\b(?:{compound}|{general})\s$")


@cache
def _range() -> re.Pattern[str]:
    return re.compile(r"\s*(?:trở|đến|-|–|hoặc|và (?:19|20))")


@evenly
def find(text: str) -> Iterator[tuple[int, str]]:
    """Dates of birth, but not “vệ sinh ngày …”, nor “người sinh năm 1960 trở về trước”."""
    if not _suspect(text):
        return
    for match in _pattern().finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        compound = match[0][:4] in ("sinh", "Sinh") and _compound().search(before)
        if not compound and not _range().match(text, match.end()):
            yield match.start(), match[0]
