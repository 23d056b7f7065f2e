"""Numbers that are a person's by the word before them: the same digits after another word are a sum or a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doithoai.model.base import Frozen

_DATE = r"[0-9]{1,2}[./\-][0-9]{1,2}[./\-](?:19|20)[0-9]{2}"
_END = (
    r"(?!\w|[.,/\-][0-9]|/\w|\s*(?:đồng|đ|vnđ|vnd|usd|triệu|tỷ|tỉ|nghìn|ngàn|người|hộ|lượt|thẻ|sổ|hồ sơ|trường hợp|m2"
    r"|m²|ha|kg|tấn)(?!\w))"
)
_ANOTHER = (
    r"(?<!\w)(?:điện thoại|đt|sđt|gọi|liên hệ|hotline|zalo|thuế|mst|kinh phí|số tiền|luật|nghị định|thông tư)(?!\w)"
)


class Paper(Frozen, frozen=True):
    """A kind of paper: the words it goes by, and what its numbers look like."""

    words: str
    number: str
    between: int = 28
    """How many letters may stand between the word and the number."""
    bare: str = "(?!)"
    """What needs no word before it."""
    of_others: str = "(?!)"
    """What beside the number tells that it is not a person's."""

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Numbers of such papers in a text."""
        for match in _pattern(self).finditer(text):
            start, end = match.span("told" if match["told"] else "bare")
            near = text[match.start() : start]
            if not _another().search(near) and not _of_others(self).search(f"{near} {text[end : end + 40]}"):
                yield start, text[start:end]


def digits(least: int, most: int) -> str:
    """A number of so many digits, however parted."""
    return rf"[0-9](?:[ .\-]?[0-9]){{{least - 1},{most - 1}}}"


@cache
def _pattern(paper: Paper) -> re.Pattern[str]:
    between = rf"(?:{_DATE}|(?i:hạng) [A-F][0-9]?E?(?!\w)|[^0-9\n;]){{0,{paper.between}}}?"
    told = rf"(?<!\w)(?i:{paper.words})(?!\w){between}(?<![\w.,/])(?!{_DATE})(?P<told>{paper.number})"
    return re.compile(rf"(?:{told}|(?<![\w.,/])(?P<bare>{paper.bare}))(?i:{_END})")


@cache
def _another() -> re.Pattern[str]:
    return re.compile(f"(?i){_ANOTHER}")


@cache
def _of_others(paper: Paper) -> re.Pattern[str]:
    return re.compile(f"(?i){paper.of_others}")
