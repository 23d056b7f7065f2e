"""The text of a paper as Markdown in the style of the archive: headings, lists, bold words, tables.

A heading keeps its number and becomes one by it: “I.” of the second level, a bold “1.” of the third, a bold “a)” of
the fourth. Merged cells are written again in each row they span, for a table of Markdown has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from doithoai.patterns import lazy
from doithoai.reading.word.labels import DASH
from doithoai.reading.word.lines import Block, Cell, Paragraph, Span, TableOfWord, is_bullet

_ROMAN = lazy(r"[IVXL]+\s*[.\-)]\s*\S")
_NUMBERED = lazy(r"(\d+)[.)]\s+(?=\S)")
_DECIMAL = lazy(r"\d+(?:\.\d+)+\.?\s+\S")
_LETTERED = lazy(r"[a-zđ]\s*[.)]\s*\S")
_SPECIAL = lazy(r"([\\*_`<\[\]~])")
_REFERENCE = lazy(r"&(?=#?\w{1,20};)")
_START = lazy(r"^(#{1,6}(?=\s)|>|=+\s*$|[-+](?=\s)|-{3,}\s*$)")
_RULE = lazy(r"[\s\-–—_=*.~]*")
_TOP, _STEP = 2, 2
_LAST = 6
_HEADING = 200
"""Letters of the longest heading."""


def markdown(found: Sequence[Block]) -> str:
    """The words of some blocks."""
    parts: list[tuple[str, bool]] = []
    dashed = False
    for one in found:
        if isinstance(one, TableOfWord):
            parts += [(text, False) for text in _table(one)]
            dashed = False
            continue
        for line in _broken(one):
            text, listed = _line(line, inside=dashed)
            if text and parts and not listed and _wrapped(parts[-1][0], text):
                parts[-1] = (f"{parts[-1][0]} {text}", parts[-1][1])
            elif text:
                parts.append((text, listed))
                dashed = listed and text.lstrip().startswith("- ")
    told = ""
    for place, (text, listed) in enumerate(parts):
        between = "\n" if place and listed and parts[place - 1][1] else "\n\n"
        told += f"{between if place else ''}{text}"
    return told


def _wrapped(before: str, text: str) -> bool:
    """Whether a paragraph only goes on with the sentence above: a line that was broken by hand or by a page."""
    if (
        before.startswith(("#", "|"))
        or before.rstrip("*_").endswith((".", ";", ":", "!", "?"))
        or _LETTERED.match(text)
    ):
        return False
    return text[0].islower() or (before.endswith(",") and text[0].isalpha() and not _ROMAN.match(text))


def _broken(line: Paragraph) -> Iterator[Paragraph]:
    """A paragraph as one, or as several where it was broken by hand behind a sentence or before a dash."""
    held: list[Span] = []
    first = True
    for span in line.spans:
        pieces = span.text.split("\n")
        for place, piece in enumerate(pieces):
            if place:
                before = "".join(one.text for one in held).rstrip()
                if before.endswith((".", ":", ";", "!", "?")) or is_bullet(piece) or _NUMBERED.match(piece):
                    yield _with(line, held, first=first)
                    held, first = [], False
                else:
                    held.append(Span(" "))
            held.append(Span(piece, bold=span.bold, italic=span.italic))
    yield _with(line, held, first=first)


def _with(line: Paragraph, spans: Sequence[Span], *, first: bool) -> Paragraph:
    return Paragraph(
        tuple(spans),
        line.where,
        centred=line.centred,
        level=line.level,
        label=line.label if first else "",
        depth=line.depth if first else 0,
    )


def _line(line: Paragraph, *, inside: bool) -> tuple[str, bool]:
    """One paragraph, and whether it is an item of a list; `inside` one of dashes, a plus begins a list below it."""
    plain = " ".join(line.text.split())
    if not plain or _RULE.fullmatch(plain):
        return "", False
    if line.label == DASH:
        return f"{' ' * _STEP * line.depth}- {_styled(line.spans)}", True
    if words := is_bullet(line.text):
        below = inside and line.text.lstrip().startswith("+")
        return f"{' ' * _STEP if below else ''}- {_styled(_behind(line.spans, len(line.text) - len(words)))}", True
    label = f"{line.label} " if line.label else ""
    if level := _level(line, f"{label}{plain}"):
        return f"{'#' * level} {escaped(f'{label}{plain}')}", False
    text = _styled(line.spans)
    return f"{label}{text}" if label else _guarded(text), bool(_NUMBERED.match(f"{label}{text}"))


def _level(line: Paragraph, text: str) -> int:
    """Of which level the paragraph is a heading; 0 where it is none."""
    if len(text) > _HEADING or text.endswith((";", ",")):
        return 0
    if _ROMAN.match(text) and (line.bold or text.isupper()):
        return _TOP
    if line.level:
        return min(_TOP + line.level - 1, _LAST)
    if not line.bold:
        return 0
    if _DECIMAL.match(text):
        return _TOP + 2
    if _NUMBERED.match(text):
        return _TOP + 1
    return _TOP + 2 if _LETTERED.match(text) else 0


def _behind(spans: Sequence[Span], gone: int) -> tuple[Span, ...]:
    """Spans without their first letters."""
    kept = []
    for span in spans:
        cut = min(gone, len(span.text))
        gone -= cut
        if cut < len(span.text):
            kept.append(Span(span.text[cut:], bold=span.bold, italic=span.italic))
    return tuple(kept)


def _styled(spans: Sequence[Span]) -> str:
    """Words with their emphasis; what is all in italics, as the bases of a paper are, is plain."""
    said = [one for one in spans if one.text.strip()]
    slanted = all(one.italic for one in said)
    told = "".join(_emphasised(one, "**" if one.bold else "*" if one.italic and not slanted else "") for one in spans)
    return " ".join(told.replace("****", "").split())


def _emphasised(span: Span, mark: str) -> str:
    words = span.text.strip()
    if not words or not mark or not any(letter.isalnum() for letter in words):
        return escaped(span.text)
    before = span.text[: len(span.text) - len(span.text.lstrip())]
    after = span.text[len(span.text.rstrip()) :]
    return f"{before}{mark}{escaped(words)}{mark}{after}"


def escaped(text: str) -> str:
    """Words that Markdown shows as they are."""
    return _REFERENCE.sub(r"\\&", _SPECIAL.sub(r"\\\1", text))


def _guarded(text: str) -> str:
    return _START.sub(r"\\\1", text)


# --- tables


def _table(table: TableOfWord) -> Iterator[str]:
    """A table of Markdown; one of a single column is a frame around paragraphs."""
    rows = [row for row in table.rows if row]
    width = max((sum(cell.columns for cell in row) for row in rows), default=0)
    if width <= 1 or (len(rows) == 1 and len(rows[0]) == 1):
        if text := markdown([block for row in rows for cell in row for block in cell.blocks]):
            yield text
        return
    grid: list[list[str]] = []
    heads = 1
    for number, row in enumerate(rows):
        above = grid[-1] if grid else [""] * width
        header = number < heads
        grid.append(_row(row, above, width, header=header))
        if number == heads - 1 and number + 1 < len(rows) and any(cell.goes_on for cell in rows[number + 1]):
            heads += _spans(row)
    yield "\n".join(_written(grid, min(heads, len(grid))))


def _spans(row: Sequence[Cell]) -> int:
    """Whether a heading goes on in the next row: one of its cells spans several columns, which are named there."""
    return 1 if any(cell.columns > 1 for cell in row) else 0


def _row(row: Sequence[Cell], above: Sequence[str], width: int, *, header: bool) -> list[str]:
    found: list[str] = []
    for cell in row:
        text = above[len(found)] if cell.goes_on and len(found) < width else _cell(cell)
        found += [text, *([text if header else ""] * (cell.columns - 1))]
    return [*found, *([""] * width)][:width]


def _cell(cell: Cell) -> str:
    words = [_line(line, inside=False)[0].strip() for line in cell.lines]
    told = " ".join(word.lstrip("#").strip() for word in words if word)
    return " ".join(told.split()).replace("|", "\\|")


def _written(grid: Sequence[Sequence[str]], heads: int) -> Iterator[str]:
    names = (" – ".join(dict.fromkeys(one for one in column if one)) for column in zip(*grid[:heads], strict=True))
    yield f"| {' | '.join(re.sub(r'[*]{2}', '', name) for name in names)} |"
    yield f"|{' --- |' * len(grid[0])}"
    for row in grid[heads:]:
        if any(row):
            yield f"| {' | '.join(row)} |"
