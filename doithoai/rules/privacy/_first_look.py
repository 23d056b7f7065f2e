"""Whether a person may be named in the public texts of a conference: most of them name nobody and must be cheap."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from doithoai.rules.privacy._low import low
from doithoai.rules.privacy._odd_names import may_hold, parted
from doithoai.rules.privacy._passages import UPPER, Gathered
from doithoai.rules.privacy._reviewed import FORMS
from doithoai.rules.privacy._surnames import TYPED, names, typed_small

_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĐƯẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_ENDS = "".join(sorted({word[-1] for word in FORMS}))
_BEFORE = "|".join(rf"(?<=(?<!\w){form}[ \n].)" for word in FORMS for form in (word, word.title()))
_SIGN = re.compile(rf" [{UPPER}](?<=[ {_ENDS}]..)(?:(?<=  .)|{_BEFORE})")
"""A capital after such a word, looked for backwards: most spaces have no capital after them."""


def named(texts: Gathered) -> bool:
    """Whether a full name or one after a form of address may stand anywhere."""
    whole = texts.whole
    if _SIGN.search(whole) and _addressed().search(whole):
        return True
    if may_hold(whole, texts.low):
        return True
    found = names(parted(whole)) if _surname().search(texts.low) else typed_small(whole)
    return any(name.short for name in found)


@cache
def _addressed() -> re.Pattern[str]:
    forms = "|".join([*FORMS, *[word.title() for word in FORMS]])
    return re.compile(rf"(?<!\w)(?:{forms})[ \n]+[{UPPER}]")


@cache
def _surname() -> re.Pattern[bytes]:
    """In the low bytes, where blanks are left out: what is seen there too much is looked at again in the letters.

    Đoàn is a surname too, and Đoàn Thanh niên stands in every archive.
    """
    tails: defaultdict[bytes, set[bytes]] = defaultdict(set)
    for word in map(low, TYPED):
        if len(word) > 1:
            tails[word[:1]].add(re.escape(word[1:]))
    words = [b"%b(?:%b)" % (re.escape(first), b"|".join(sorted(rest))) for first, rest in sorted(tails.items())]
    capitals = b"".join(sorted({re.escape(low(letter)) for letter in _CAPITALS} - {b""}))
    return re.compile(b"(?:%b)(?!Thanhni)[%b]" % (b"|".join(words), capitals))
