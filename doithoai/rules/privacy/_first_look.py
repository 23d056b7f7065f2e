"""Whether a person may be named in the public texts of a conference: most of them name nobody and must be cheap."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from doithoai.patterns import lazy
from doithoai.rules.privacy._low import low
from doithoai.rules.privacy._odd_names import may_hold, parted
from doithoai.rules.privacy._passages import UPPER, Gathered
from doithoai.rules.privacy._reviewed import FORMS
from doithoai.rules.privacy._surnames import TYPED, names, typed_small

_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĐƯẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_ENDS = "".join(sorted({word[-1] for word in FORMS}))
_SIGN = lazy(rf" [{UPPER}](?<=[ {_ENDS}]..)")
"""A capital that may stand after such a word, looked for backwards: most spaces have no capital after them."""
_ENDING = (" ", *FORMS, *(word.title() for word in FORMS))
_YOUTH = low("Thanh ni")
"""Đoàn is a surname too, and Đoàn Thanh niên stands in every archive."""


def named(texts: Gathered) -> bool:
    """Whether a full name or one after a form of address may stand anywhere."""
    whole = texts.whole
    if _after_form(whole) and _addressed().search(whole):
        return True
    if may_hold(whole, texts.low):
        return True
    found = names(parted(whole)) if _after_surname(texts.low) else typed_small(whole)
    return any(name.short for name in found)


def _after_form(whole: str) -> bool:
    for one in _SIGN.finditer(whole):
        at = one.start()
        if whole.endswith(_ENDING, max(0, at - 5), at):
            return True
    return False


@cache
def _addressed() -> re.Pattern[str]:
    forms = "|".join([*FORMS, *[word.title() for word in FORMS]])
    return re.compile(rf"(?<!\w)(?:{forms})[ \n]+[{UPPER}]")


def _after_surname(text: bytes) -> bool:
    """Whether a capital follows a surname.

    In the low bytes, where blanks are left out: what is seen there too much is looked at again in the letters.
    """
    words, capitals, lengths, begins = _surnames()
    for one in begins.finditer(text):
        start = one.start()
        for length in lengths:
            end = start + length
            if text[start:end] in words and text[end : end + 1] in capitals and not text.startswith(_YOUTH, end):
                return True
    return False


@cache
def _surnames() -> tuple[frozenset[bytes], frozenset[bytes], tuple[int, ...], re.Pattern[bytes]]:
    """The surnames, the capitals, how long surnames are, and how they begin; one pattern of all is slow to make."""
    words = frozenset(word for word in low("|".join(TYPED)).split(b"|") if len(word) > 1)
    seconds: defaultdict[bytes, set[bytes]] = defaultdict(set)
    for word in words:
        seconds[word[:1]].add(re.escape(word[1:2]))
    parts = [b"%b(?=[%b])" % (re.escape(first), b"".join(sorted(some))) for first, some in sorted(seconds.items())]
    capitals = frozenset(low("|".join(_CAPITALS)).split(b"|")) - {b""}
    return words, capitals, tuple(sorted({len(word) for word in words})), re.compile(b"|".join(parts))
