"""Text whose marks were typed as signs (VIQR: Vie^.t Nam ddo^`ng), or whose letters were lost and are question marks.

Both are plain letters and signs, so a word is believed only when it becomes a syllable of Vietnamese, and only in
company: C++, f(x) and 2^3 are left alone, as are questions and addresses with ? in them.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from functools import cache

from doithoai.patterns import lazy
from doithoai.vietnamese.syllables import is_syllable

_SHAPES = {"^": "\u0302", "(": "\u0306", "+": "\u031b"}
_TONES = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
_WORD = lazy(r"(?<![\w^(+'`?~.\\/-])[A-Za-z][A-Za-z^(+'`?~.]*(?![\w^(+])")
_LETTER = lazy(r"[aeoAEO]\^|[aA]\(|[ouOU]\+")
_STRONG = lazy(r"[aeo]\^|a\(|[ou]\+|^dd", re.IGNORECASE)
_TONED = lazy(r"(?:[aeo]\^|a\(|[ou]\+)[a-z+^]*['`?~.]|^dd.*(?:[aeo]\^|a\(|[ou]\+|[aeiouy]['`~.])", re.IGNORECASE)
_END = lazy(r"[.?]+$")
_MANY = 2

_ADDRESS = lazy(r"\S*(?:://|www\.|\?\w+=)\S*")
_HOLED = lazy(r"(?<![\w?])(?=[^\W\d_]*\?)[^\W\d_]*(?:\?{1,3}[^\W\d_]+)+(?![\w])")
_MOST_HOLES = 2


def may_be_typed(text: str) -> bool:
    """A first look: whether any sign stands where only such texts have it."""
    if (
        "^" in text
        or " dd" in text
        or ("+" in text and ("u+" in text or "o+" in text))
        or ("`" in text and "a(" in text)
    ):
        return True
    return "?" in text and _hole().search(text) is not None


@cache
def _hole() -> re.Pattern[str]:
    return re.compile(r"\?(?=[^\W\d_])(?!\w+=)(?:(?<=[^\W\d_].)|(?<=[ ?].))")


def is_viqr(line: str) -> bool:
    """Whether marks are typed as signs in a line: in one word surely, or in two."""
    strong = [word for word in map(_said, _WORD.findall(line)) if _STRONG.search(word) and is_syllable(from_viqr(word))]
    return len(strong) >= _MANY or any(map(_TONED.search, strong))


def from_viqr(line: str) -> str:
    """The line in right letters; a word that would become none stays."""
    return _WORD.sub(_word, line)


def is_holed(line: str) -> bool:
    """Whether letters of a line were lost: two words with ? in them that would be syllables with a letter there."""
    return sum(map(_could_be, _HOLED.findall(_ADDRESS.sub("", line)))) >= _MANY


def _said(word: str) -> str:
    """A word without the stop or question mark that ends a sentence."""
    return _END.sub("", word)


def _word(found: re.Match[str]) -> str:
    word = found[0]
    last = not found.string[found.end() :].strip() or found.string[found.end() :][:2].strip().isupper()
    end = _END.search(word) if last else None
    body = word[: end.start()] if end else word
    for some, rest in ((word, ""), (body, word[len(body) :]), (_said(word), word[len(_said(word)) :])):
        if (new := _converted(some)) != some and is_syllable(new) and not (end and rest == ""):
            return new + rest
    return word


def _converted(word: str) -> str:
    text = re.sub("dd", "đ", re.sub("D[Dd]", "Đ", word))
    made = ""
    for place, letter in enumerate(text):
        before = unicodedata.normalize("NFD", made[-1:])
        if letter in _SHAPES and _LETTER.search(before[:1] + letter):
            made = unicodedata.normalize("NFC", made + _SHAPES[letter])
        elif letter in _TONES and before[:1].lower() in tuple("aeiouy") and place:
            made = unicodedata.normalize("NFC", made + _TONES[letter])
        else:
            made += letter
    return made


@cache
def _could_be(word: str) -> bool:
    """Whether a word with few letters lost would be a syllable with some letter in their place."""
    holes = word.count("?")
    if holes > _MOST_HOLES:
        return True
    vowels = "aăâeêioôơuưy"
    some = [*vowels, *(unicodedata.normalize("NFC", one + "\u0323") for one in vowels), "đ"]
    parts = word.split("?")
    for letters in itertools.product(some, repeat=holes):
        filled = "".join(itertools.chain.from_iterable(zip(parts, (*letters, ""), strict=True)))
        if is_syllable(filled):
            return True
    return False
