"""Quotes and brackets that are not closed, or not quotes at all: told where they were opened."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.patterns import lazy


class Mark(Frozen, frozen=True):
    """A place in the text; both count from 0, as the parser does."""

    line: int
    column: int


CURLY = Both(
    'dấu ngoặc “ ” là của Word, kho không hiểu; hãy gõ lại bằng dấu ngoặc kép thẳng (") ở hai đầu câu',
    'curly quotes come from Word and mean nothing here; type straight ones (") at both ends of the sentence',
)
_OPEN = {
    '"': Both('thiếu dấu ngoặc kép đóng (")', 'the closing quote (") is missing'),
    "'": Both("thiếu dấu ngoặc đơn đóng (')", "the closing quote (') is missing"),
}
_AFTER = {
    '"': Both(
        "sau dấu đóng ngoặc còn chữ; hãy đặt cả câu trong một cặp dấu ngoặc đơn '…', "
        "bên trong giữ nguyên dấu ngoặc kép",
        "text follows the closing quote; put all of it in one pair of single quotes",
    ),
    "'": Both(
        'sau dấu đóng ngoặc còn chữ; hãy đặt cả câu trong một cặp dấu ngoặc kép thẳng "…", '
        "bên trong giữ nguyên dấu ngoặc đơn",
        "text follows the closing quote; put all of it in one pair of double quotes",
    ),
}
_COMMA_AFTER = Both(
    "thừa dấu phẩy ở cuối dòng; ngoài dấu { } và [ ] thì mỗi dòng một trường, không có dấu phẩy",
    "a comma ends the line; outside of { } and [ ] each field has a line of its own, without commas",
)
_AFTER_BRACKET = Both(
    "sau dấu đóng ngoặc {sign} còn chữ; hãy bỏ đi, là câu thì đặt cả câu trong dấu ngoặc kép",
    "text follows the closing {sign}; take it out, or put all of the sentence in double quotes",
)
_NOT_CLOSED = Both(
    "thiếu dấu đóng ngoặc {sign}; câu mở đầu bằng dấu ngoặc thì đặt cả câu trong dấu ngoặc kép",
    "the closing {sign} is missing; put a sentence that begins with a bracket in double quotes",
)
_SEMICOLON = Both(
    "trong dấu ngoặc thì giữa các mục là dấu phẩy, không phải dấu chấm phẩy",
    "within brackets a comma stands between the items, no semicolon",
)
_WHOLLY = lazy(r'[“”„«‘’][^“”„«»‘’"0-9][^“”„«»‘’"]*[”“»‘’"]?')
_PAIRS = {"[": "]", "{": "}"}


def curly(value: str) -> bool:
    """Whether all of a value stands in quotes of Word; a sentence in which only some words do is a sentence.

    Of a day, an hour and a number their own rules say how it is typed.
    """
    return value[:1] in "“”„«‘’" and _WHOLLY.fullmatch(value) is not None


def unclosed(lines: Sequence[str], since: Mark) -> tuple[Mark, Both]:
    """A quoted text that goes on to the end of the file, told where it begins."""
    rest = lines[since.line][since.column :]
    return since, CURLY if rest[1:].rstrip().endswith(("”", "’", "“")) else _OPEN.get(rest[:1], _OPEN['"'])


def after_quote(lines: Sequence[str], at: Mark) -> tuple[Mark, Both] | None:
    """What stands behind a closing quote or bracket; a quote that closed one of a line above was meant to open."""
    before = lines[at.line][: at.column].rstrip()
    sign = before[-1:]
    if sign in _PAIRS.values():
        return at, Both(_AFTER_BRACKET.format(sign=sign), _AFTER_BRACKET.en.format(sign=sign))
    if sign not in _AFTER:
        return None
    if before.count(sign) % 2:
        opened = next((n for n in range(at.line - 1, -1, -1) if _left_open(lines[n], sign)), None)
        if opened is not None:
            return unclosed(lines, Mark(opened, lines[opened].index(sign)))
    if lines[at.line][at.column :].strip() == ",":
        return at, _COMMA_AFTER
    return at, _AFTER[sign]


def _left_open(line: str, sign: str) -> bool:
    """Whether a value of a line begins with a quote that the line does not close."""
    found = re.search(rf"(?:: |- |^ *|[,\[{{] *){sign}", line)
    return found is not None and line.count(sign, found.end()) % 2 == 0


def brackets(lines: Sequence[str], since: Mark, at: Mark) -> tuple[Mark, Both] | None:
    """What is wrong in a list or group in brackets: not closed in its line, or with a semicolon for a comma."""
    rest = lines[since.line][since.column :] if since.line < len(lines) else ""
    close = _PAIRS.get(rest[:1])
    if close is None:
        return None
    if rest.count(close) < rest.count(rest[0]) and at.line > since.line:
        return since, Both(_NOT_CLOSED.format(sign=close), _NOT_CLOSED.en.format(sign=close))
    if at.line < len(lines) and (semicolon := lines[at.line][: at.column + 1].find(";")) >= 0:
        return Mark(at.line, semicolon), _SEMICOLON
    return None
