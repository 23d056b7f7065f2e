"""Numbers that are a person's by the word before them: the same digits after another word are a sum or a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doithoai.model.base import Frozen
from doithoai.patterns import lazy
from doithoai.rules.privacy._passages import AFTER, BEFORE, LETTERS, Gathered

_DATE = r"[0-9]{1,2}[./\-][0-9]{1,2}[./\-](?:19|20)[0-9]{2}"
_END = (
    r"(?i:(?!\w|[.,/\-][0-9]|/\w|\s*(?:đồng|đ|vnđ|vnd|usd|triệu|tỷ|tỉ|nghìn|ngàn|người|hộ|lượt|thẻ|sổ|hồ sơ"
    r"|tài khoản|trường hợp|m2|m²|ha|kg|tấn)(?!\w)))"
)
_ANOTHER = (
    r"(?<!\w)(?:điện thoại|đt|sđt|gọi|liên hệ|hotline|zalo|thuế|mst|kinh phí|số tiền|luật|nghị định|thông tư)(?!\w)"
)

_LONG = lazy(r"[0-9](?:[ .\-]?[0-9]){4,}")


class NumberedPaper(Frozen, frozen=True):
    """A kind of paper: the words it goes by, and what its numbers look like."""

    words: str
    number: str
    between: int = 28
    """How many letters may stand between the word and the number."""
    bare: str = "(?!)"
    """What needs no word before it."""
    of_others: str = "(?!)"
    """What beside the number tells that it is not a person's."""
    another: str = _ANOTHER
    """What between the word and the number tells of a number of another kind."""

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Numbers of such papers in a text; there are fewer numbers than words, so those are looked for first."""
        done = 0
        for run in _LONG.finditer(text):
            match = _number(self).search(text, max(done, run.start() - LETTERS), run.end() + AFTER)
            if match and match.start() < run.end() and (match["bare"] or self._is_named(text, match)):
                yield match.start(), match[0]
                done = match.end()

    def _is_named(self, text: str, number: re.Match[str]) -> bool:
        before = text[max(0, number.start() - BEFORE) : number.start()]
        said = _words(self).search(before)
        after = text[number.end() : number.end() + AFTER]
        return (
            said is not None
            and not _another(self).search(said[0])
            and not _of_others(self).search(f"{said[0]} {after}")
        )

    def suspect(self, texts: Gathered) -> bool:
        """Whether there is such a number in all the texts together."""
        return any(next(self.find(near), None) for near in texts.near_numbers)


def so_many_digits(least: int, most: int) -> str:
    """A number of so many digits, however parted."""
    return rf"[0-9](?:[ .\-]?[0-9]){{{least - 1},{most - 1}}}"


@cache
def _number(paper: NumberedPaper) -> re.Pattern[str]:
    free = rf"(?<![\w.,/])(?<![0-9]-)(?!{_DATE})"
    return re.compile(rf"{free}(?:(?P<bare>{paper.bare})|{paper.number}){_END}")


@cache
def _words(paper: NumberedPaper) -> re.Pattern[str]:
    between = rf"(?:{_DATE}|(?:(?i:hạng) [A-F][0-9]?|[A-F][12])E?(?!\w)|[^0-9\n;]){{0,{paper.between}}}"
    return re.compile(rf"(?<!\w)(?i:{paper.words})(?!\w){between}$")


@cache
def _another(paper: NumberedPaper) -> re.Pattern[str]:
    return re.compile(f"(?i){paper.another}")


@cache
def _of_others(paper: NumberedPaper) -> re.Pattern[str]:
    return re.compile(f"(?i){paper.of_others}")
