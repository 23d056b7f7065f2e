"""Whether a person may be named in the public texts of a conference: most of them name nobody and must be cheap."""

from __future__ import annotations

import re
from functools import cache

from doithoai.rules.privacy._passages import UPPER, Gathered
from doithoai.rules.privacy._surnames import names

FORMS = ("ông", "bà", "anh", "chị", "cụ", "cô", "chú", "bác", "em", "cháu")
"""How people are addressed."""

_ENDS = "".join(sorted({word[-1] for word in FORMS}))
_BEFORE = "|".join(rf"(?<=(?<!\w){form}[ \n].)" for word in FORMS for form in (word, word.title()))
_SIGN = re.compile(rf" [{UPPER}](?<=[{_ENDS}]..)(?:{_BEFORE})")
"""A capital after such a word, looked for backwards: most spaces have no capital after them."""


def named(texts: Gathered) -> bool:
    """Whether a full name or one after a form of address may stand anywhere."""
    whole = texts.whole
    if _SIGN.search(whole) or ("  " in whole and _parted().search(whole)):
        return True
    return any(name.short for name in names(whole))


@cache
def _parted() -> re.Pattern[str]:
    forms = "|".join([*FORMS, *[word.title() for word in FORMS]])
    return re.compile(rf"(?<!\w)(?:{forms}) +[{UPPER}]")
