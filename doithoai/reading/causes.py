"""What is wrong in a text that the YAML parser refuses, told by what stands there rather than by the parser's words."""

from __future__ import annotations

import re

from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.patterns import lazy
from doithoai.reading import cause_words as say
from doithoai.reading.quotes import CURLY, Mark, after_quote, brackets, unclosed


class ParserRefusal(Frozen, frozen=True):
    """What the parser said: what it was reading, since where, what it met, and where."""

    context: str
    since: Mark | None
    problem: str
    at: Mark


_SOMETHING_LIKE_A_FIELD = lazy(r"\s*(?:- +)?[\w-]+:([^ \t])")


def cause(text: str, found: ParserRefusal) -> tuple[Mark, Both]:
    """Where the fault is, which may be before the place where the parser gave up, and what it is."""
    lines = text.split("\n")
    at = found.at
    if told := _pasted(lines, found):
        return told
    if "cannot start any token" in found.problem:
        return at, _no_start(lines, at)
    since = found.since
    if since and found.context == "while scanning a simple key":
        return since, _no_field(_line(lines, since)) or say.NOT_A_FIELD
    if "mapping values are not allowed" in found.problem:
        return _too_many_colons(lines, at)
    if "did not find expected key" in found.problem:
        return _no_key(lines, at)
    if since and found.context == "while scanning a quoted scalar":
        return unclosed(lines, since)
    if since and found.context.startswith("while parsing a flow") and (told := brackets(lines, since, at)):
        return told
    if (
        since
        and found.context.startswith(("while scanning a", "while parsing a node"))
        and _from(lines, since)[:1] in say.MARKS
    ):
        return since, mark(_from(lines, since)[0])
    return _ended(lines, at) if "<document start>" in found.problem else _by_words(lines, found)


def mark(sign: str) -> Both:
    """What is said of a value that begins with a sign that YAML takes for its own."""
    what = say.MARKS[sign]
    return Both(
        f"dấu {sign} ở đầu là {what} của YAML, kho không dùng; câu mở đầu bằng dấu {sign} thì đặt trong dấu ngoặc kép",
        f"{sign} begins {what.en} of YAML, which is not used; put a sentence that begins with {sign} in double quotes",
    )


BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""For the inside of a character class: blanks that YAML takes for letters."""
_INDENT = lazy(rf" *(?:- +)?([{BLANKS}])")
_BULLET = lazy(r"\s*([‐-―−•·●▪◦➢–—]|\+(?= ))")
_SIGNS = lazy(r"(?:<{7}|={7}|>{7})(?: |$)")


def _pasted(lines: list[str], found: ParserRefusal) -> tuple[Mark, Both] | None:
    """What a person does not see on the screen, or takes for the same: looked for before the parser is believed.

    The parser may give up a line or two below it.
    """
    conflict = next((number for number, line in enumerate(lines) if _SIGNS.match(line)), None)
    if conflict is not None:
        return Mark(conflict, 0), say.CONFLICT
    last = found.at.line
    first = min(found.since.line if found.since else last, last)
    for number in range(max(0, first - 1), min(last + 1, len(lines))):
        if told := odd(lines[number]):
            return Mark(number, told[0]), told[1]
    return None


def odd(line: str) -> tuple[int, Both] | None:
    """A character that only looks like the one that is due, and its place in the line."""
    if blank := _INDENT.match(line):
        code = f"U+{ord(blank[1]):04X}"
        return blank.start(1), Both(say.ODD_INDENT.format(code=code), say.ODD_INDENT.en.format(code=code))
    if bullet := _BULLET.match(line):
        return bullet.start(1), Both(say.ODD_DASH.format(sign=bullet[1]), say.ODD_DASH.en.format(sign=bullet[1]))
    if wide := re.match(r"\s*(?:- +)?[\w-]+ ?(：)", line):
        return wide.start(1), say.ODD_COLON
    if glued := re.match(r"\s*-(?=[^\W\d]|[{\[\"'])", line):
        return glued.end() - 1, say.DASH_ALONE
    if hard := re.match(rf"\s*-([{BLANKS}])", line):
        return hard.start(1), say.HARD_DASH
    return None


def key_with_colon(key: str) -> Both:
    """What is wrong with a name that holds a colon: a second one, or behind it no space, or one that is none."""
    if re.search(f":[{BLANKS}]", key):
        return say.HARD_SPACE
    return say.COLONS if key.endswith(":") else say.NO_SPACE


_WORDS = (
    ("found a tab character", say.TAB),
    ("expected '-'", say.LIST),
    ("block sequence entries are not allowed", say.DASH_INSIDE),
    ("mapping keys are not allowed", say.QUESTION),
    ("unknown escape character", say.ESCAPE),
    ("hexdecimal number", say.CODE),
    ("invalid Unicode character escape", say.CODE),
    ("expected ',' or", say.COMMA),
    ("expected node content", say.CONTENT),
    ("block scalar", say.BLOCK),
    ("directive", say.DIRECTIVE),
    ("incompatible YAML document", say.DIRECTIVE),
    ("<document start>", say.TWO),
    ("control characters", say.CONTROL),
    ("unacceptable character", say.CONTROL),
)


def _by_words(lines: list[str], found: ParserRefusal) -> tuple[Mark, Both]:
    said, at = f"{found.problem} {found.context}", found.at
    told = next((told for words, told in _WORDS if words in said), say.UNKNOWN)
    if (
        told is say.CONTENT
        and _from(lines, at)[:1] in (",", "]", "}")
        and _line(lines, at)[: at.column].rstrip()[-1:] == ":"
    ):
        return at, _begins(_from(lines, at)[0])
    if told is say.TAB and _line(lines, at)[: at.column].strip():
        return at, say.TAB_INSIDE
    return at, told


def _ended(lines: list[str], at: Mark) -> tuple[Mark, Both]:
    """A second record; a line … of three stops above it is what ended the first."""
    above = next((number for number in range(at.line - 1, -1, -1) if lines[number].strip()), None)
    return (Mark(above, 0), say.STOPS) if above is not None and lines[above].strip() == "..." else (at, say.TWO)


def _line(lines: list[str], mark: Mark) -> str:
    return lines[mark.line] if mark.line < len(lines) else ""


def _from(lines: list[str], mark: Mark) -> str:
    return _line(lines, mark)[mark.column :]


def _no_start(lines: list[str], at: Mark) -> Both:
    sign = _from(lines, at)[:1]
    if sign == "\t":
        return say.TAB_INSIDE if _line(lines, at)[: at.column].strip() else say.TAB
    return _begins(sign)


def _begins(sign: str) -> Both:
    return Both(
        f"câu mở đầu bằng dấu {sign}; hãy đặt cả câu trong dấu ngoặc kép",
        f"a sentence begins with {sign}; put all of it in double quotes",
    )


_FIELD_IN_LINE = lazy(r"\s*(?:- +)?([a-z_]+): +([a-z_]+: [\w-]+)\s*")
"""A field whose value is a field again: no sentence, but a group that lacks its brackets."""


def _no_field(line: str) -> Both | None:
    """What is wrong where a line looks like a field and is none: its colon has no space behind it."""
    like = _SOMETHING_LIKE_A_FIELD.match(line)
    if like is None:
        return None
    return say.HARD_SPACE if like[1].isspace() else say.NO_SPACE


def _too_many_colons(lines: list[str], at: Mark) -> tuple[Mark, Both]:
    before = _line(lines, at)[: at.column]
    if curly := re.search(r": *([“”‘’„«])", before):
        return Mark(at.line, curly.start(1)), CURLY
    if not re.fullmatch(r"\s*(?:- +)?[\w-]+", before):
        field = _FIELD_IN_LINE.fullmatch(_line(lines, at))
        return at, say.group(field[1], field[2]) if field else say.COLON
    # The colon is the first of its line: what is above was not closed, or has a value already.
    above = next((number for number in range(at.line - 1, -1, -1) if lines[number].strip()), None)
    if above is None:
        return at, say.COLON
    if told := _no_field(lines[above]):
        return Mark(above, 0), told
    return at, say.DEEPER


def _no_key(lines: list[str], at: Mark) -> tuple[Mark, Both]:
    if told := after_quote(lines, at):
        return told
    return at, say.DASH if _from(lines, at).startswith("-") else say.UNEVEN
