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
from doithoai.rules.privacy._beside import POST, before
from doithoai.rules.privacy._low import low
from doithoai.rules.privacy._passages import UPPER, Gathered, evenly, judge
from doithoai.rules.privacy._surnames import names

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
    """Whether a day or a year of birth may stand in all the texts together."""
    if any([one in texts.low for one in _begins()]) and _signed(texts.whole):  # noqa: C419 - a list is faster
        return True
    return _SIGN.search(texts.whole) is not None or (
        _YEAR_ALONE.search(texts.flat) is not None and _year_alone().search(texts.whole) is not None
    )


def _signed(text: str) -> bool:
    return any(sign in text for sign in _SIGNS)


def _numbered(text: str) -> bool:
    return _SIGN.search(text) is not None or _year_alone().search(text) is not None


_SIGNS = ("SN", " sn", "s.n", "S.N", "(sn", "NS:", "NS ", "DOB", "inh năm một", "inh năm hai")


@cache
def _begins() -> tuple[bytes, ...]:
    """How these begin in the low bytes, which are fewer: few texts have any."""
    return tuple(low(one) for one in ("SN", "sn", "NS", "DOB", "inh năm một", "inh năm hai"))


_YEAR_ALONE = lazy(rb"0[),](?:(?<=[(,]0000.)|(?<=[(,] 0000.))")
"""The same in bytes, one a letter, with any four digits."""


@cache
def _year_alone() -> re.Pattern[str]:
    """A year in brackets or between commas, behind a word with a capital or an initial: a name may stand there."""
    return re.compile(r"[(,] ?(?:19[2-9]|20[01])[0-9](?=[),])")


@cache
def _initials() -> re.Pattern[str]:
    """A masked name ends there, or a given name after a form of address."""
    form = "ông|bà|anh|chị|cụ|cô|chú|bác|em|cháu|hộ|cử tri|công dân"
    masked = rf"[{UPPER}](?:h|g|gh|r)?\.? ?(?:[{UPPER}](?:h|g|gh|r)?\.? ?){{0,3}}"
    return re.compile(rf"(?i:(?<!\w)(?:{form})) (?:[{UPPER}][^\W\d_]+ ){{0,3}}(?:{masked}|[{UPPER}][^\W\d_]+) ?$")


def _years_of_people(text: str) -> Iterator[tuple[int, str]]:
    """Years right behind the name of a citizen, which nothing but their birth is told by."""
    for year in _year_alone().finditer(text):
        near = text[max(0, year.start() - 60) : year.start()].rstrip()
        if _ends_in_a_person(near):
            end = year.end() + (text[year.end()] == ")")
            yield year.start(), text[year.start() : end]


def _ends_in_a_person(near: str) -> bool:
    for name in names(near):
        if name.end == len(near) and not name.of_history:
            whose = before(near, name.start, name.end)
            return whose not in ("post", "place") and (whose == "citizen" or name.plain)
    found = _initials().search(near)
    return found is not None and before(near, found.start(), found.end()) != "post" and not _post().search(found[0])


@cache
def _post() -> re.Pattern[str]:
    return re.compile(f"(?i){POST}")


@cache
def _pattern() -> re.Pattern[str]:
    year = r"(?:19|20)[0-9]{2}\b"
    day = r"[0-9]{1,2}\s?[/.\-]\s?[0-9]{1,2}\s?[/.\-]\s?[0-9]{2,4}\b"
    told = rf"[0-9]{{1,2}} tháng [0-9]{{1,2}}(?:,? năm)? {year}"
    return re.compile(
        rf"\b(?:[Ss]inh(?: ngày| năm| tháng|:)*:?\s*(?:{told}|{day}|(?:[0-9]{{1,2}}/)?{year})"
        rf"|(?<!\w)(?:SN|[Ss]\.[Nn]\.?|sn):?\s*(?:{day}|{year})|(?<!\w)(?:NS|DOB):?\s*{day}"
        rf"|[Ss]inh năm (?:[3-9][0-9](?![0-9/.,]|\s*(?:%|phần))"
        rf"|(?:một (?:nghìn|ngàn) chín trăm|hai (?:nghìn|ngàn))(?!\w))"
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
    if not (_signed(text) or _numbered(text)):
        return
    for match in _pattern().finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        compound = match[0][:4] in ("sinh", "Sinh") and _compound().search(before)
        if not compound and not _range().match(text, match.end()):
            yield match.start(), match[0]
    yield from _years_of_people(text)
