"""A document of Word understood as a paper: its parts, each with the words that say it; its text; what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.patterns import lazy
from doithoai.reading.word.bits import Bit, Quoted, bits
from doithoai.reading.word.ending import Ending, ending
from doithoai.reading.word.forbidden import W
from doithoai.reading.word.heading import Heading, heading
from doithoai.reading.word.lines import Block, blocks, clean, is_bullet
from doithoai.reading.word.markdown import escaped, markdown
from doithoai.vietnamese.encodings import put_right

_SHOWN = 80
_PAGE = lazy(r"[\s\d\-–/]*(?:trang\s*)?[\s\d\-–/]*", re.IGNORECASE)
_ANNEX = lazy(r"(?:phu luc|bieu|mau|danh sach|bang|kem theo|de cuong)\b")
"""How an annex begins."""
_MATTERS = lazy(
    r"kiến nghị(?:,?\s+(?:gồm|là|thuộc|có|mang))?(?:\s+các)?\s+số:?\s*"
    r"(\d{1,3}(?:\s*(?:,|và|;)\s*(?:số\s+)?\d{1,3})*)(?![\d/%]|[.-]\w)",
    re.IGNORECASE,
)


class WordPaper(Frozen, frozen=True):
    """What one document says."""

    heading: Heading
    ending: Ending
    addressed: tuple[Quoted, ...]
    """To whom it is sent, by “Kính gửi”."""
    body: str
    matters: tuple[Quoted, ...]
    """The numbers of petitions that its text names: a number in each."""
    left_out: tuple[Both, ...]


def paper(document: Any) -> WordPaper:
    """Understand a document that python-docx has opened."""
    found = blocks(document)
    every = list(bits(found))
    top = heading(every)
    below = ending(every, len(found))
    end = max(below.body, top.body)
    text = list(found[top.body : end])
    addressed, text = _addressed(text)
    notes = _notes(document)
    annex, rest = _behind(found, every, max(below.after, end))
    words = "\n\n".join(part for part in (markdown(text), markdown(annex)) if part)
    if notes:
        words = "\n\n".join((words, *(f"({number}) {escaped(note)}" for number, note in notes)))
    left_out = (*rest, *_left_out(document, notes))
    return WordPaper(top, below, addressed, words, tuple(_matters(every, top.body, end)), left_out)


def _behind(found: Sequence[Block], every: Sequence[Bit], start: int) -> tuple[Sequence[Block], tuple[Both, ...]]:
    """The annexes behind the signature, which belong to the text; of anything else there it is told."""
    behind = [bit for bit in every if bit.block >= start and not bit.empty]
    first = next((bit for bit in behind if bit.set_out and _ANNEX.match(bit.folded)), None)
    loose = [bit for bit in behind if first is None or bit.block < first.block]
    told: tuple[Both, ...] = ()
    if loose:
        shown, count = loose[0].text[:_SHOWN], len(loose)
        told = (Both(f"{count} dòng sau chữ ký, từ “{shown}”", f"{count} lines behind the signature, from “{shown}”"),)
    return (found[first.block :] if first else (), told)


def _addressed(text: list[Block]) -> tuple[tuple[Quoted, ...], list[Block]]:
    """Who stands behind “Kính gửi”, and the text without those lines."""
    first = next((at for at, one in enumerate(text[:4]) if any(_greets(bit) for bit in bits([one]))), None)
    if first is None:
        return (), text
    held: list[Bit] = []
    last = first
    for at in range(first, min(first + 12, len(text))):
        some = list(bits([text[at]]))
        listed = at == first or all(is_bullet(bit.text) or bit.dashed for bit in some)
        if some and not listed:
            break
        held += some
        last = at
    found = []
    for bit in held:
        words = re.sub(r"^kính gửi\s*:?\s*", "", bit.text, flags=re.IGNORECASE)
        told = (is_bullet(words) or words).rstrip(" ;,.")
        if told:
            found.append(bit.says(told))
    return tuple(found), [*text[:first], *text[last + 1 :]]


def _greets(bit: Bit) -> bool:
    return bit.folded.startswith("kinh gui")


def _matters(every: list[Bit], start: int, end: int) -> Iterator[Quoted]:
    """Each number of a petition that is named, once, in its order."""
    seen: set[str] = set()
    for bit in every:
        if not start <= bit.block < end:
            continue
        for one in _MATTERS.finditer(bit.text):
            for number in re.findall(r"\d+", one[1]):
                value = str(int(number))
                if value not in seen and value != "0":
                    seen.add(value)
                    yield bit.says(value)


# --- what is not in the text


def _notes(document: Any) -> list[tuple[str, str]]:
    """The footnotes with their numbers: they stand behind the text."""
    found = []
    for part in document.part.package.iter_parts():
        if str(part.partname) == "/word/footnotes.xml":
            from docx.oxml.parser import parse_xml  # noqa: PLC0415 - few papers have footnotes

            for note in parse_xml(part.blob).iter(f"{W}footnote"):
                words = _words(note)
                if words and note.get(f"{W}type") is None:
                    found.append((str(note.get(f"{W}id")), words))
    return found


def _words(element: Any) -> str:
    return clean(put_right(" ".join("".join(one.text or "" for one in element.iter(f"{W}t")).split())))


def _left_out(document: Any, notes: list[tuple[str, str]]) -> Iterator[Both]:
    """What the file shows and the text does not have."""
    if notes:
        yield Both(
            f"{len(notes)} chú thích cuối trang được chép xuống cuối lời văn",
            f"{len(notes)} footnotes stand behind the text",
        )
    for box in dict.fromkeys(map(_words, document.element.body.iter(f"{W}txbxContent"))):
        if box:
            yield Both(f"chữ trong khung (text box): “{box[:_SHOWN]}”", f"words in a text box: “{box[:_SHOWN]}”")
    for words in dict.fromkeys(_around(document)):
        yield Both(f"đầu trang, chân trang: “{words[:_SHOWN]}”", f"header or footer: “{words[:_SHOWN]}”")
    pictures = sum(1 for one in document.element.body.iter() if str(one.tag).endswith("}blip"))
    if pictures:
        yield Both(f"{pictures} hình ảnh (vẫn còn trong tệp)", f"{pictures} pictures (still in the file)")
    formulas = sum(1 for one in document.element.body.iter() if str(one.tag).endswith("}oMath"))
    if formulas:
        yield Both(f"{formulas} công thức", f"{formulas} formulas")


def _around(document: Any) -> Iterator[str]:
    for section in document.sections:
        for one in (section.header, section.first_page_header, section.even_page_header,
                    section.footer, section.first_page_footer, section.even_page_footer):  # fmt: skip
            if not one.is_linked_to_previous:
                words = _words(one._element)  # noqa: SLF001 - python-docx has no other way to all its words
                if words and not _PAGE.fullmatch(words[:_SHOWN]):
                    yield words
