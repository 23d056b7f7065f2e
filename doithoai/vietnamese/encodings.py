"""Text that was saved in an encoding of before Unicode, or read in a wrong one, and what it says.

TCVN3 (fonts .VnTime) and VNI (fonts VNI-Times) keep Vietnamese in letters of Western Europe; UTF-8 read as
Windows-1252 shows each letter as two or three. VISCII is a set of letters of its own; VIQR types marks as signs. Which
one it is can be told by what comes out: a word is believed only when it becomes a syllable of Vietnamese, so that
Curaçao, Müller, m² and ½ are left alone. The tables are viparse's, which takes half a second to load: it is, when a
word is odd.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from doithoai.patterns import lazy
from doithoai.vietnamese.syllables import is_syllable
from doithoai.vietnamese.typed_marks import from_viqr, is_holed, is_viqr

MISREAD = "Windows-1252"
VIQR = "VIQR"
LOST = "?"
"""No encoding: letters became question marks, and what they were nobody can tell."""


class OldText(NamedTuple):
    """What a text holds in one encoding: on which lines, and the first of them with what it says."""

    encoding: str
    lines: tuple[int, ...]
    shown: str
    right: str


_ODD = "\u00a1-\u00af\u00b5-\u00bfÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþ\u2212\u2219"
"""Letters and signs that no Vietnamese word has, and words of TCVN3 or VNI do."""
_WORD = lazy(r"[A-Za-z\u00a1-\u00af\u00b5-\u00ff\u2212\u2219]+")
_HAS_ODD = lazy(f"[{_ODD}]")
_ODD_WORD = lazy(f"[{_ODD}]|[aAeE][áàâãéèêùõÁÀÂÃÉÈÊÙÕ]|[oO][âùõÂÙÕ]|[uU][ùõÙÕ]")
"""Besides them, two vowels that no syllable has beside one another: VNI writes a mark as a vowel."""
_PLAIN_LETTER = lazy("[A-Za-z]")
_UNIT = lazy("µ(?:[mglLsMAVWFHN]|mol|Sv|Pa|Gy)$")
_SURE = lazy(
    "(?i:[a-z][¨©ª«¬\u00ad®µ¶¸¹»¼½¾÷\u2212\u2219][a-zßà-ÿ])|^[®§][a-zß-ÿ¨-¾]{2}|[A-Za-z]{2}[µ¸]$|[aeoAEO][äåÄÅ]"
)
"""What no other language writes: signs inside a word, or a mark of VNI behind its vowel. One such word is enough."""
_MANY = 2

_SECOND = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MISREAD = lazy(f"[Â-ßĂ][{_SECOND}]|[à-ï][{_SECOND}]{{2}}|[ð-ô][{_SECOND}]{{3}}")
_SURELY_MISREAD = lazy(
    f"á[º»][{_SECOND}]|â€[{_SECOND}]|[ÄÆ][{_SECOND}]|(?<=[a-zA-Z])[Ãã][¡-¿\u00a0]|(?<![A-ZÀ-Ỹ])Ã[{_SECOND}]|Ã[{_SECOND}](?=[a-z])"
    f"|(?<![A-ZÀ-Ỹ])Â[°²³±§½«»·\u00a0]|(?<=[a-zA-Z])Ă[¡-¿\u00a0]|(?<![A-ZÀ-Ỹ])Ă[¡-¿](?=[a-z ])"
)
_MEANT = lazy("[À-ỹ‐-…°²³±§½«»·\u00a0]")
_LOST_SPACE = lazy("(?<=[a-zđà-ỹ])Ã  ?")
"""The letter à ends in a no-break space, which most programs make a common one."""
_LOST_HALF = lazy("Ä(?=[a-zà-ỹ])")
"""The second half of Đ is a sign that is not seen, and seldom copied."""
_ROUNDS = 3


def old_texts(text: str) -> Iterator[OldText]:
    """Each encoding but Unicode in which something of a text stands."""
    lines = text.split("\n")
    misread = {number: line for number, line in enumerate(lines, 1) if _is_misread(line)}
    if misread:
        yield _told(MISREAD, misread, reread)
    holed = {number: line for number, line in enumerate(lines, 1) if "?" in line and is_holed(line)}
    if holed:
        yield _told(LOST, holed, lambda _: "")
    typed = {number: line for number, line in enumerate(lines, 1) if number not in holed and is_viqr(line)}
    if typed:
        yield _told(VIQR, typed, from_viqr)
    words = {
        number: found
        for number, line in enumerate(lines, 1)
        if number not in misread and _ODD_WORD.search(line) and (found := _odd_words(line))
    }
    if words:
        yield from _old(lines, words)


def put_right(text: str) -> str:
    """A text with the lines in Unicode that stood in an old encoding; letters that were lost stay as they are."""
    lines = text.split("\n")
    for one in old_texts(text):
        if one.encoding != LOST:
            change = {MISREAD: reread, VIQR: from_viqr}.get(one.encoding) or _by(_tables()[one.encoding])
            for number in one.lines:
                lines[number - 1] = change(lines[number - 1])
    return "\n".join(lines)


def _by(convert: Callable[[str], str]) -> Callable[[str], str]:
    return lambda line: _converted(line, convert)


def _told(encoding: str, lines: dict[int, str], convert: Callable[[str], str]) -> OldText:
    first = next(iter(lines.values()))
    return OldText(encoding, tuple(lines), first, convert(first))


def _odd_words(line: str) -> list[str]:
    found = (word.group() for word in _WORD.finditer(line) if _alone(line, word))
    return [word for word in found if _ODD_WORD.search(word) and _PLAIN_LETTER.search(word) and not _UNIT.match(word)]


def _alone(line: str, word: re.Match[str]) -> bool:
    """Whether the word is no piece of one with digits or letters of Unicode."""
    return not (line[word.start() - 1 : word.start()].isalnum() or line[word.end() : word.end() + 1].isalnum())


def _old(lines: list[str], words: dict[int, list[str]]) -> Iterator[OldText]:
    odd = {word for found in words.values() for word in found}
    tables = _tables()
    right = {name: {word for word in odd if _becomes(word, convert)} for name, convert in tables.items()}
    name = max(right, key=lambda name: len(right[name]))
    some = right[name]
    if not some or (len(some) < _MANY and not any(map(_SURE.search, some))) or 2 * len(some) < len(odd):
        return
    held = {number: lines[number - 1] for number, found in words.items() if some.intersection(found)}
    yield _told(name, held, lambda line: _converted(line, tables[name]))


def _becomes(word: str, convert: Callable[[str], str]) -> bool:
    new = convert(word)
    return not _HAS_ODD.search(new) and is_syllable(new)


def _converted(line: str, convert: Callable[[str], str]) -> str:
    """A line as it is meant; in one that is partly Unicode the words that are right already stay."""
    if not any("\u00ff" < letter < "\u2000" or letter > "\u22ff" for letter in line):
        return convert(line)
    return _WORD.sub(lambda word: word[0] if is_syllable(word[0]) else convert(word[0]), line)


def _tables() -> dict[str, Callable[[str], str]]:
    from viparse.normalize.tables import convert  # noqa: PLC0415 - half a second, and hardly ever needed
    from viparse.normalize.tcvn3 import TCVN3  # noqa: PLC0415 - as above
    from viparse.normalize.viscii import VISCII  # noqa: PLC0415 - as above
    from viparse.normalize.vni import VNI  # noqa: PLC0415 - as above

    return {
        "TCVN3": lambda text: convert(text, TCVN3),
        "VNI": lambda text: convert(text, VNI),
        "VISCII": lambda text: convert(text, VISCII),
    }


def _is_misread(line: str) -> bool:
    return bool(_SURELY_MISREAD.search(line)) and any(
        _MEANT.match(_reread_letter(one)) for one in _MISREAD.finditer(line)
    )


def reread(text: str) -> str:
    """Read UTF-8 that was read as Windows-1252 or Latin-1 again as what it is; more than once if it was."""
    for _ in range(_ROUNDS):
        new = _MISREAD.sub(_reread_letter, text)
        if new == text:
            break
        text = new
    return _LOST_HALF.sub("Đ", _LOST_SPACE.sub("à ", text))


def _reread_letter(found: re.Match[str]) -> str:
    try:
        return b"".join(map(_byte, found[0])).decode("utf-8")
    except UnicodeError:
        return found[0]


def _byte(letter: str) -> bytes:
    if letter == "Ă":  # of Windows-1258, which on a Vietnamese computer stands in the place of Windows-1252
        return b"\xc3"
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")
