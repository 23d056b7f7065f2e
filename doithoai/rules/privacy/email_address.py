"""An e-mail address stands in public text.

## Vì sao

Thư điện tử của một người là dữ liệu cá nhân (Nghị định 356/2025/NĐ-CP; Luật Bảo vệ dữ liệu cá nhân 2025, Điều 16),
và địa chỉ đưa lên mạng còn bị thu thập để gửi thư rác. Hộp thư công vụ (gov.vn, dcs.vn) là của cơ quan, được cấp theo
chức vụ, nên vẫn được ghi.

## Cách sửa

Xóa khỏi văn bản công khai. Thư điện tử của cơ quan thì ghi ở `offices` trong unit.yml, khi đó được phép nhắc lại.

Đã xem kỹ và đây không phải thông tin của một người (hòm thư chung của thôn) thì ghi ở unit.yml, kèm chức vụ người
xem, ngày và lý do; chỉ đúng nguyên văn ấy được tha:
`not_private: [{rule: V02, text: "hop-thu@…", by: Chánh Văn phòng, on: 2026-11-27, reason: Hòm thư chung của thôn}]`
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
from doithoai.rules.privacy._passages import Gathered, evenly, judge, published

CODE = "V02"
NAME = "Thư điện tử trong văn bản công khai"
LEVEL = FindingLevel.ERROR
VI = "Văn bản công khai có địa chỉ thư điện tử (“{shown}”)."
EN = "A public text has an e-mail address (“{shown}”)."


def check(case: Case) -> Iterator[Problem]:
    """Look for addresses other than the offices' own."""
    yield from judge(case, CODE, suspect, find, lambda words: words.lower() in _own(published(case.unit)))


@cache
def _own(text: str) -> frozenset[str]:
    return frozenset(words.lower() for _, words in find(text))


_IN_BRACKETS = lazy(r"\((?:at|a\)|AT)")
_SPELLED = "[at", "[a]", "{at", "[AT", "%40", " còng", "-còng", " CÒNG", "a móc", " dot ", "mail.com", "yahoo."


@cache
def _begins() -> tuple[bytes, ...]:
    """How these begin in the low bytes, which are fewer and where no blank, stop, dash or round bracket is left."""
    some = ("[", "{", "%40", "còng", "CÒNG", "móc", "dot", "mail.com", "yahoo.")
    return tuple(low(one) for one in some)


def suspect(texts: Gathered) -> bool:
    """Whether an address may stand in all the texts together."""
    if "@" in texts.whole or _IN_BRACKETS.search(texts.whole):
        return True
    return any([one in texts.low for one in _begins()]) and _spelled(texts.whole)  # noqa: C419 - a list is faster


def _spelled(text: str) -> bool:
    return any(one in text for one in _SPELLED)


@cache
def _pattern() -> re.Pattern[str]:
    """An address, and one that is written apart so that no machine reads it."""
    # No part is longer in a real address: a text of one letter alone must not be read again from each of them.
    name, host, end = r"[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}", r"[A-Za-z0-9\-]{1,63}", r"[A-Za-z]{2,63}"
    at = r" ?(?:@|%40|[(\[{] ?(?:at|a|@|a còng) ?[)\]}]|\(?a[ \-](?:còng|móc|vòng)\)?) ?"
    dot = r"(?:\.| ?[(\[{] ?(?:dot|\.|chấm) ?[)\]}] ?| ?(?:chấm) ?| dot | ?\. ?(?=(?:com|vn|net|org)(?!\w)))"
    known = r"(?:gmail|yahoo|hotmail|outlook|icloud|ymail)"
    return re.compile(
        rf"(?i){name}@{host}(?:\.{host})*\.{end}|{name}{at}{host}(?:{dot}{host})*{dot}{end}"
        rf"|{name}{at}{known}(?!\w)|{name} at {host}(?: dot {host})* dot {end}"
        rf"|(?<=mail )(?:(?:của|là|[a-zà-ỹ]{{1,5}})[: ]{{1,2}}){{0,3}}(?P<apart>{_NO_WORD} {known}\.com(?:\.vn)?)"
    )


_NO_WORD = r"(?=[A-Za-z_\-]{0,63}[0-9.])[A-Za-z][A-Za-z0-9._\-]{3,63}"
"""The first half of an address, where the sign behind it is left out: a dot or a digit is in it."""


@cache
def _numbered_point() -> re.Pattern[str]:
    """Point (a) of an article, and no address: those end as addresses do."""
    return re.compile(r"(?i)[(\[{]a[)\]}].*(?<!com)(?<!vn)(?<!net)(?<!org)$")


@cache
def _of_the_state() -> re.Pattern[str]:
    return re.compile(r"(?i)[@.)\] ](?:gov|dcs|quochoi)[^A-Za-z]{0,3}(?:dot|chấm)?[^A-Za-z]{0,3}vn$")


@cache
def _endless() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z0-9._%+\-]{257,}")


def _shortened(run: re.Match[str]) -> str:
    """Letters without end are no name: only where they begin and end can an address be."""
    return run[0][:128] + " " * (len(run[0]) - 256) + run[0][-128:]


@evenly
def find(text: str) -> Iterator[tuple[int, str]]:
    """Whatever is written as name@host.domain, or as name (at) host (dot) domain, but no mailbox of the State."""
    if "@" in text or _IN_BRACKETS.search(text) or _spelled(text):
        for match in _pattern().finditer(_endless().sub(_shortened, text)):
            group = "apart" if match["apart"] else 0
            if not _of_the_state().search(match[group]) and not _numbered_point().search(match[group]):
                yield match.start(group), match[group]
