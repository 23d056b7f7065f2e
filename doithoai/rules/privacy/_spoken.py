"""Numbers that are told in words and digits at once, or with letters that look like digits: 09 một hai, O9I2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_WORDS = {
    "0": "không khong",
    "1": "một mốt mot",
    "2": "hai",
    "3": "ba",
    "4": "bốn tư bon tu",
    "5": "năm lăm nhăm nam lam",
    "6": "sáu sau",
    "7": "bảy bẩy bay",
    "8": "tám tam",
    "9": "chín chin",
}
DIGITS = {word: digit for digit, words in _WORDS.items() for word in words.split()}
"""What each word for a digit says, typed without accents too."""
_LEAST = 9
_LETTERS = str.maketrans("OolIi|!SsBZz", "001111155822")
_OFTEN = "OolIi|!"
"""The letters that are typed for digits without a thought; the others are so only behind a word for calling."""


@cache
def _word() -> str:
    return "|".join(sorted(DIGITS, key=lambda word: (-len(word), word)))


@cache
def _run() -> re.Pattern[str]:
    one = rf"(?:(?i:{_word()})(?!\w)|[0-9]{{1,6}}(?!\w))"
    return re.compile(rf"(?<![\w.,/\-]){one}(?:[ ,.\-\n]{{1,3}}{one}){{2,18}}")


@cache
def _part() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


@cache
def _with_letters() -> re.Pattern[str]:
    return re.compile(r"(?<![\w\-./])[0Oo](?:[ .\-]?[0-9OolIi|!SsBZz]){9,10}(?!\w)")


@cache
def _call() -> re.Pattern[str]:
    return re.compile(r"(?i)(?<!\w)(?:điện thoại|đt|sđt|sdt|gọi|liên hệ|hotline|zalo|số máy|di động|alo)(?: số)?[: ]*$")


def in_words(text: str) -> Iterator[tuple[list[tuple[int, int, str]], str]]:
    """Each run of words for digits and of digits: its parts with the digits of each, and all digits."""
    for run in _run().finditer(text):
        parts = [(one.start(), one.end(), _digits(one[0])) for one in _part().finditer(text, run.start(), run.end())]
        digits = "".join([told for _, _, told in parts])
        if len(digits) >= _LEAST and digits != re.sub(r"[^0-9]", "", run[0]):
            yield parts, digits


def _digits(word: str) -> str:
    return word if word.isdigit() else DIGITS[word.lower()]


def phones(text: str) -> Iterator[tuple[int, int]]:
    """Telephone numbers that are told so: ten digits of a mobile, eleven of a landline, and no digit more beside."""
    for parts, _ in in_words(text):
        yield from _in_parts(parts)
    for one in _with_letters().finditer(text):
        letters = {sign for sign in one[0] if not sign.isdigit()} - set(" .-")
        told = re.sub(r"[ .\-]", "", one[0]).translate(_LETTERS)
        if letters and _is_phone(told) and (letters <= set(_OFTEN) or _call().search(text[: one.start()][-24:])):
            yield one.span()


def _in_parts(parts: list[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    first = 0
    while first < len(parts):
        told, mixed, last = "", False, first
        while last < len(parts) and len(told) < len("02253888999"):
            told, mixed, last = told + parts[last][2], mixed or not _same(parts[last]), last + 1
            if mixed and _is_phone(told):
                yield parts[first][0], parts[last - 1][1]
                first = last - 1
                break
        first += 1


def _same(part: tuple[int, int, str]) -> bool:
    return part[1] - part[0] == len(part[2])


def _is_phone(digits: str) -> bool:
    return re.fullmatch(r"0(?:[35789][0-9]{8}|2[0-9]{9})", digits) is not None


def behind(text: str, words: re.Pattern[str], lengths: range) -> Iterator[tuple[int, str]]:
    """Numbers of such lengths that are told so behind words that tell whose they are."""
    for parts, digits in in_words(text):
        start, end = parts[0][0], parts[-1][1]
        if len(digits) in lengths and words.search(text[max(0, start - 60) : start]):
            yield start, text[start:end]
