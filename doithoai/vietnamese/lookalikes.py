"""Letters that only look like those of Vietnamese: a reader sees no difference, a search finds nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.vocabulary import Word
from doithoai.patterns import lazy


class Script(Word):
    """Where a letter comes from that is taken for another."""

    ICELANDIC = "a letter of Icelandic or African languages", "chữ của tiếng Iceland hoặc tiếng châu Phi"
    CYRILLIC = "a Cyrillic letter", "chữ cái Nga (Kirin)"
    GREEK = "a Greek letter", "chữ cái Hy Lạp"
    DRAWN = "a letter drawn as a sign", "ký hiệu vẽ thành chữ, không phải chữ"


class LookAlike(Frozen, frozen=True):
    """One word with letters that only look right: where it begins, and how it is written rightly."""

    start: int
    word: str
    right: str
    script: Script
    letters: str


_CYRILLIC = dict(zip("АВЕКМНОРСТУХЅІЈԚԜаеорсухѕіјһԁԛԝѵ", "ABEKMHOPCTYXSIJQWaeopcyxsijhdqwv", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
_STROKE = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"}
_DRAWN = "\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d6a3"
LIKE = {**_CYRILLIC, **_GREEK, **_STROKE}
"""Letters of other alphabets that are taken for letters of Vietnamese, and those."""
_FOREIGN = "".join((*_CYRILLIC, *_GREEK))
_WORD = lazy(rf"[\w/-]*[{_FOREIGN}ÐðƉɖ{_DRAWN}][\w/-]*")
_PARTS = lazy(r"[^\W\d_]+")
_OTHER_SCRIPT = lazy(rf"(?![{_FOREIGN}])[\u0370-\u03ff\u0400-\u052f]")
"""A letter that no Latin one looks like: the word is Russian or Greek, or a sign of science, and means to be."""
_LATIN = lazy("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def lookalikes(text: str) -> Iterator[LookAlike]:
    """The words of a text in which letters only look like those of Vietnamese."""
    alone = _OTHER_SCRIPT.search(text) is None
    for found in _WORD.finditer(text):
        if one := _judged(found.start(), found[0], alone=alone):
            yield one


def in_right_letters(text: str) -> str:
    """The same text with the letters that it means."""
    for found in reversed(list(lookalikes(text))):
        text = text[: found.start] + found.right + text[found.start + len(found.word) :]
    return text


def _judged(start: int, word: str, *, alone: bool) -> LookAlike | None:
    """What is wrong with a word; one without any letter of Latin is wrong where no word is truly of that script."""
    if not alone and (_OTHER_SCRIPT.search(word) or not _among_latin(word)):
        return None
    right, letters = "", ""
    for position, letter in enumerate(word):
        new = _right(word, position)
        right += new
        letters += letter if new != letter and letter not in letters else ""
    right = unicodedata.normalize("NFC", right)
    return LookAlike(start, word, right, _script(letters[0]), letters) if letters else None


def _among_latin(word: str) -> bool:
    """Whether letters of Latin stand beside those that look like them, or are all that is drawn."""
    bare = [letter for letter in word if letter.isalpha()]
    return any(_LATIN.match(letter) for letter in bare) or _script(bare[0]) is Script.DRAWN


def _right(word: str, position: int) -> str:
    letter = word[position]
    if letter == "ð":
        # Đ begins a syllable; within a word of small letters this is a name of Iceland.
        return letter if word[position - 1 : position].islower() and position else "đ"
    if letter in LIKE:
        return LIKE[letter]
    return unicodedata.normalize("NFKC", letter) if _script(letter) is Script.DRAWN else letter


def _script(letter: str) -> Script:
    if letter in _CYRILLIC:
        return Script.CYRILLIC
    if letter in _GREEK:
        return Script.GREEK
    return Script.ICELANDIC if letter in _STROKE else Script.DRAWN


def named(letters: str, script: Script) -> Both:
    """Letters with their code points, and what they truly are."""
    points = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in letters)
    return Both(f"{points}, {script.label}", f"{points}, {script.value}")
