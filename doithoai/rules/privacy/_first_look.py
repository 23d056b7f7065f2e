"""Whether a person may be named in the public texts of a conference: most of them name nobody and must be cheap."""

from __future__ import annotations

import re
from functools import cache

from doithoai.patterns import lazy
from doithoai.rules.privacy._low import beginning, by_two, low
from doithoai.rules.privacy._odd_names import may_hold, parted
from doithoai.rules.privacy._passages import UPPER, Gathered
from doithoai.rules.privacy._reviewed import FORMS
from doithoai.rules.privacy._surnames import TYPED, names, typed_small

_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĐƯẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_ENDS = "".join(sorted({word[-1] for word in FORMS}))
_LATIN, _OTHERS = ("".join([one for one in _ENDS if (ord(one) < 256) is latin]) for latin in (True, False))
_SIGN = lazy(rf" [{UPPER}](?:(?<=[ {_LATIN}]..)|(?<=[{_OTHERS}]..))")
"""A capital that may stand after such a word, looked for backwards: most spaces have no capital after them.

Two sets of letters are made faster than one of both.
"""
_ENDING = (" ", *FORMS, *(word.title() for word in FORMS))
_NO_NAME = low("Thanh ni"), low("Văn phòng")
"""Đoàn and Lưu are surnames too, and Đoàn Thanh niên and “Lưu Văn phòng” stand in every archive."""


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
    return any([whole.endswith(_ENDING, max(0, one.start() - 5), one.start()) for one in _SIGN.finditer(whole)])  # noqa: C419


@cache
def _addressed() -> re.Pattern[str]:
    forms = "|".join([*FORMS, *[word.title() for word in FORMS]])
    return re.compile(rf"(?<!\w)(?:{forms})[ \n]+[{UPPER}]")


def _after_surname(text: bytes) -> bool:
    """Whether a capital follows a surname.

    In the low bytes, where blanks are left out: what is seen there too much is looked at again in the letters.
    """
    surnames, capitals, begins = _surnames()
    for one in begins.finditer(text):
        start = one.start()
        for word in surnames.get(text[start : start + 2], ()):
            end = start + len(word)
            if text.startswith(word, start) and text[end : end + 1] in capitals and not text.startswith(_NO_NAME, end):
                return True
    return False


@cache
def _surnames() -> tuple[dict[bytes, tuple[bytes, ...]], frozenset[bytes], re.Pattern[bytes]]:
    """The surnames, the capitals, and how a surname may begin that a capital follows: most words have none so near."""
    found = by_two(TYPED)
    capitals = frozenset(low("|".join(_CAPITALS)).split(b"|")) - {b""}
    some, most = re.escape(b"".join(sorted(capitals))), max(len(word) for words in found.values() for word in words)
    return found, capitals, beginning(found, after=b"[^%b]{0,%d}[%b]" % (some, most - 2, some))
