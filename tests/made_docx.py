"""Papers as offices type them in Word, made here: fictional units, posts and people only."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"


def saved(document: Any) -> bytes:
    """The bytes of a document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def put(
    holder: Any, *lines: str, bold: bool = False, centre: bool = False, italic: bool = False, font: str = ""
) -> None:
    """Paragraphs, one a line; in a cell the first is the one that is there."""
    for number, line in enumerate(lines):
        there = getattr(holder, "paragraphs", [])
        first = (
            number == 0
            and len(there) == 1
            and not there[0].text
            and hasattr(holder, "tables")
            and hasattr(holder, "width")
        )
        paragraph = there[0] if first else holder.add_paragraph()
        run = paragraph.add_run(line)
        run.bold, run.italic = bold or None, italic or None
        if font:
            run.font.name = font
        if centre:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def plain(*lines: str) -> Any:
    """A document of paragraphs without any look."""
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(14)
    put(document, *lines)
    return document


def columns(document: Any, *cells: Sequence[str]) -> Any:
    """A table of one row without lines, whose cells hold some lines each."""
    table = document.add_table(rows=1, cols=len(cells))
    for cell, some in zip(table.rows[0].cells, cells, strict=True):
        put(cell, *some)
    return table


def state(
    *,
    parent: str = "THÀNH PHỐ HẢI PHÒNG",
    body: str = "ỦY BAN NHÂN DÂN XÃ MINH HỌA",
    number: str = "Số: 178/TB-UBND",
    when: str = "Minh Họa, ngày 06 tháng 11 năm 2026",
    word: str = "THÔNG BÁO",
    title: Sequence[str] = (
        "Kết luận của Chủ tịch Ủy ban nhân dân xã",
        "tại hội nghị đối thoại chuyên đề ngày 28/10/2026",
    ),
    text: Sequence[str] = (
        "Chủ tịch Ủy ban nhân dân xã kết luận như sau:",
        "1. Tiếp thu 02 kiến nghị, gồm số 1 và số 2./.",
    ),
    recipients: Sequence[str] = ("- UBMTTQ Việt Nam xã;", "- Phòng Kinh tế;", "- Các thôn;", "- Lưu: VT."),
    signature: Sequence[str] = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "", "Trần Minh Hòa"),
) -> Any:
    """A paper of the State in the usual layout: two tables without lines around the text."""
    document = docx.Document()
    columns(document, (parent, body, "_____", number), (STATE, MOTTO, "_____", when))
    put(document, "")
    if word:
        put(document, word, bold=True, centre=True)
        put(document, *title, bold=True, centre=True)
    put(document, *text)
    columns(document, ("Nơi nhận:", *recipients), signature)
    return document


def party(**given: Any) -> Any:
    """A paper of the Party: an asterisk below the body, no colon behind the word for the number."""
    document = docx.Document()
    left = (given.get("parent", "ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG"), given.get("body", "ĐẢNG ỦY XÃ MINH HỌA"), "*")
    right = (PARTY, "", given.get("when", "Minh Họa, ngày 06 tháng 11 năm 2026"))
    columns(document, (*left, given.get("number", "Số 97-TB/ĐU")), right)
    put(document, given.get("word", "THÔNG BÁO"), bold=True, centre=True)
    put(
        document,
        *given.get("title", ("Kết luận của đồng chí Bí thư Đảng ủy", "tại hội nghị đối thoại định kỳ")),
        bold=True,
        centre=True,
    )
    put(document, "-----", centre=True)
    put(document, *given.get("text", ("Ngày 28/10/2026, đồng chí Bí thư Đảng ủy chủ trì hội nghị đối thoại.",)))
    recipients = given.get(
        "recipients", ("- Thường trực Thành ủy (để báo cáo),", "- Ban Xây dựng Đảng,", "- Lưu VPĐU.")
    )
    columns(
        document, ("Nơi nhận:", *recipients), given.get("signature", ("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "", "Lê Văn An"))
    )
    return document
