"""What the bench of the search asks for, and the syllables that widen the vocabulary of a synthetic archive."""

from __future__ import annotations

import itertools
import unicodedata
from random import Random

SYLLABLES = 6000
COMMON = (
    "hội nghị đối thoại",
    "doi thoai",
    "đất đai",
    "dat dai",
    "nước sạch",
    "đề nghị xã",
    "giao thông",
    "thôn một",
    "thu gom rác",
    "duong thon hong",
)
ONSETS = [
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "gh",
    "gi",
    "h",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
RIMES = [
    "a",
    "ac",
    "ach",
    "am",
    "an",
    "ang",
    "ao",
    "at",
    "ay",
    "âm",
    "ân",
    "âu",
    "ây",
    "e",
    "em",
    "en",
    "eo",
    "et",
    "ê",
    "êch",
    "ên",
    "ênh",
    "i",
    "ich",
    "im",
    "in",
    "inh",
    "o",
    "oa",
    "oan",
    "oi",
    "on",
    "ong",
    "ôn",
    "ông",
]
RIMES += [
    "ơi",
    "ơn",
    "u",
    "uc",
    "um",
    "un",
    "ung",
    "uôn",
    "uông",
    "ư",
    "ưa",
    "ưng",
    "ươi",
    "ương",
    "ươt",
    "yên",
    "iêu",
    "iêm",
    "iêc",
    "oai",
    "oang",
    "oăn",
    "uyên",
    "uya",
    "ăc",
    "ăm",
    "ăng",
]
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def syllables() -> list[str]:
    """Syllables that are, or could be, Vietnamese, in a fixed random order."""
    made = [onset + _toned(rime, tone) for onset, rime, tone in itertools.product(ONSETS, RIMES, TONES)]
    return Random(1).sample(made, SYLLABLES)


def _toned(rime: str, tone: str) -> str:
    """Put the tone on the first vowel."""
    return unicodedata.normalize("NFC", f"{rime[:1]}{tone}{rime[1:]}")


WORDS = syllables()
WEIGHTS = list(itertools.accumulate(1 / (rank + 10) for rank in range(SYLLABLES)))
RARE = tuple(f"{WORDS[rank]} {WORDS[rank + 1]}" for rank in range(3000, 5600, 650)) + tuple(
    WORDS[rank] for rank in range(2000, 5900, 650)
)
