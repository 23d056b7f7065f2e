"""Papers of Word as offices lay them out: their parts are found, each with its line; what is not said stays open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from doithoai.reading.word.components import WordPaper, paper
from doithoai.reading.word.package import opened
from tests import made_docx as made


def understood(document: Any) -> WordPaper:
    return paper(opened(made.saved(document)))


class Parts(NamedTuple):
    """What a paper must be understood as; None where it says nothing."""

    number: str | None = "178/TB-UBND"
    issued: str | None = "2026-11-06"
    word: str | None = "THÔNG BÁO"
    title: str | None = "Kết luận của Chủ tịch Ủy ban nhân dân xã tại hội nghị đối thoại chuyên đề ngày 28/10/2026"
    mandate: str | None = "TM."
    signed_for: str | None = "Ủy ban nhân dân"
    post: str | None = "Chủ tịch"
    name: str | None = "Trần Minh Hòa"
    recipients: tuple[str, ...] = ("UBMTTQ Việt Nam xã", "Phòng Kinh tế", "Các thôn")


def parts(one: WordPaper) -> Parts:
    top, below = one.heading, one.ending
    said = (top.number, top.issued, top.word, top.title, below.mandate, below.signed_for, below.post, below.name)
    number, issued, word, title, mandate, signed_for, post, name = (each.value if each else None for each in said)
    recipients = tuple(each.value for each in below.recipients)
    return Parts(number, issued, word, title, mandate, signed_for, post, name, recipients)


# --- the layouts


def typed(*lines: str) -> Any:
    """All by hand: tabs, blanks, no table."""
    return made.plain(*lines)


TEXT = ("Chủ tịch Ủy ban nhân dân xã kết luận như sau:", "1. Tiếp thu 02 kiến nghị./.")
TITLE = ("Kết luận của Chủ tịch Ủy ban nhân dân xã", "tại hội nghị đối thoại chuyên đề ngày 28/10/2026")
HAND = typed(
    f"ỦY BAN NHÂN DÂN\t{made.STATE}",
    f"XÃ MINH HỌA\t{made.MOTTO}",
    "Số:  178 /TB-UBND\tMinh Họa, ngày 06 tháng 11 năm 2026",
    "",
    "THÔNG BÁO",
    *TITLE,
    "-----",
    *TEXT,
    "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN",
    "- UBMTTQ Việt Nam xã;\tCHỦ TỊCH",
    "- Phòng Kinh tế;",
    "- Các thôn;\t\tTrần Minh Hòa",
    "- Lưu: VT.",
)
BLANKS = typed(
    f"UBND XÃ MINH HỌA          {made.STATE}",
    f"Số:    178/TB-UBND        {made.MOTTO}",
    "                          Minh Họa, ngày 6 tháng 11 năm 2026",
    "THÔNG BÁO",
    *TITLE,
    *TEXT,
    "Nơi nhận:                 TM. ỦY BAN NHÂN DÂN",
    "- UBMTTQ Việt Nam xã;     CHỦ TỊCH",
    "- Phòng Kinh tế;          (Đã ký)",
    "- Các thôn;",
    "- Lưu: VT.                Trần Minh Hòa",
)


def broken_by_hand() -> Any:
    """Soft breaks in one cell and one paragraph, a capital phrase over two lines."""
    document = docx.Document()
    left = "ỦY BAN NHÂN DÂN\nXÃ MINH HỌA\n_____\nSố: 178/TB-UBND"
    right = f"CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\n{made.MOTTO}\nMinh Họa, ngày 06\ntháng 11 năm 2026"
    made.columns(document, (left,), (right,))
    made.put(document, f"THÔNG\nBÁO\n{TITLE[0]}\n{TITLE[1]}", bold=True, centre=True)
    made.put(document, *TEXT)
    recipients = "Nơi nhận:\n- UBMTTQ Việt Nam xã;\n- Phòng Kinh tế;\n- Các thôn;\n- Lưu: VT."
    made.columns(document, (recipients,), ("TM. ỦY BAN NHÂN\nDÂN\nCHỦ TỊCH\n\n\nTrần Minh Hòa",))
    return document


def signed_above() -> Any:
    """The signature stands above the recipients, each in paragraphs."""
    document = docx.Document()
    made.columns(document, ("UBND XÃ MINH HỌA", "Số: 178/TB-UBND"), (made.STATE, "Minh Họa, ngày 06 tháng 11 năm 2026"))
    made.put(document, "THÔNG BÁO", *TITLE, bold=True, centre=True)
    made.put(document, *TEXT, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Trần Minh Hòa")
    made.put(document, "Nơi nhận:", "- UBMTTQ Việt Nam xã;", "- Phòng Kinh tế;", "- Các thôn;", "- Lưu: VT.")
    return document


def signed_in_rows() -> Any:
    """A row for each line of the signature, the recipients in one merged cell."""
    document = made.state()
    table = document.tables[-1]
    table._tbl.getparent().remove(table._tbl)
    grid = document.add_table(rows=3, cols=2)
    left = grid.cell(0, 0).merge(grid.cell(2, 0))
    made.put(left, "Nơi nhận:", "- UBMTTQ Việt Nam xã;", "- Phòng Kinh tế;", "- Các thôn;", "- Lưu: VT.")
    for row, line in enumerate(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Minh Hòa")):
        grid.cell(row, 1).paragraphs[0].add_run(line)
    return document


def bulleted() -> Any:
    """Recipients in a list of Word, whose dashes stand in no text."""
    document = made.state(recipients=())
    cell = document.tables[-1].rows[0].cells[0]
    for line in ("UBMTTQ Việt Nam xã;", "Phòng Kinh tế;", "Các thôn;", "Lưu: VT."):
        cell.add_paragraph(line, style="List Bullet")
    return document


def spaced() -> Any:
    """Large letters set apart by blanks, in the title alone."""
    return made.state(word="T H Ô N G   B Á O")


def in_a_frame() -> Any:
    """A content control around the title, as templates have."""
    document = made.state()
    line = next(one for one in document.paragraphs if one.text == "THÔNG BÁO")
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    line._p.addprevious(control)
    control.append(content)
    content.append(line._p)
    return document


def wide_blanks() -> Any:
    """Non-breaking blanks and hyphens, loose accents."""
    return made.state(number="Số:\u00a0178/TB\u2011UBND", when="Minh Họa,\u00a0nga\u0300y 06 tháng 11 năm\u00a02026")


SAME: dict[str, Callable[[], Any]] = {
    "two tables": made.state,
    "tabs": lambda: HAND,
    "blanks": lambda: BLANKS,
    "soft breaks": broken_by_hand,
    "signed above": signed_above,
    "signed in rows": signed_in_rows,
    "bullets of Word": bulleted,
    "spaced letters": spaced,
    "content control": in_a_frame,
    "wide blanks": wide_blanks,
    "number with blanks": lambda: made.state(number="Số : 178 / TB - UBND"),
    "en dash": lambda: made.state(number="Số: 178/TB–UBND"),
    "no blank behind the colon": lambda: made.state(number="Số:178/TB-UBND"),
    "date in bold": lambda: made.state(when="Minh Họa , ngày 6 tháng 11 năm 2026"),
    "large letters": lambda: made.state(signature=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(đã ký)", "TRẦN MINH HÒA")),
    "mandate and body apart": lambda: made.state(signature=("TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Minh Hòa")),
    "all of the signature on one line": lambda: made.state(signature=("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH", "Trần Minh Hòa")),
    "accent on the other letter": lambda: made.state(signature=("TM. UỶ BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Minh Hòa")),
    "rank": lambda: made.state(signature=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "ThS. Trần Minh Hòa")),
    "one title": lambda: made.state(title=(" ".join(TITLE),)),
    "about": lambda: made.state(title=("V/v kết luận của Chủ tịch Ủy ban nhân dân xã", TITLE[1])),
    "commas": lambda: made.state(recipients=("+ UBMTTQ Việt Nam xã,", "• Phòng Kinh tế,", "– Các thôn,", "- Lưu VT.")),
    "over two lines": lambda: made.state(recipients=("- UBMTTQ", "Việt Nam xã;", "- Phòng Kinh tế;", "- Các thôn;")),
    "a title in large letters": lambda: made.state(title=tuple(one.upper() for one in TITLE)),
    "three columns": lambda: made.state(parent="UBND THÀNH PHỐ", body="UBND XÃ MINH HỌA"),
}  # fmt: skip


@pytest.mark.parametrize("layout", SAME)
def test_a_paper_of_the_state_is_understood_in_every_layout(layout: str) -> None:
    assert parts(understood(SAME[layout]())) == Parts()


OF_THE_PARTY = Parts(
    number="97-TB/ĐU",
    title="Kết luận của đồng chí Bí thư Đảng ủy tại hội nghị đối thoại định kỳ",
    mandate="T/M",
    signed_for="Ban Thường vụ",
    post="Bí thư",
    name="Lê Văn An",
    recipients=("Thường trực Thành ủy (để báo cáo)", "Ban Xây dựng Đảng"),
)
PLAN = OF_THE_PARTY._replace(
    number="05-KH/ĐU",
    word="KẾ HOẠCH",
    title="Thực hiện công tác đối thoại giữa người đứng đầu cấp ủy, chính quyền xã với Nhân dân năm 2026",
    post="Phó Bí thư Thường trực",
)


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (made.party(), OF_THE_PARTY),
        (
            made.party(
                number="Số 05-KH/ĐU",
                word="KẾ HOẠCH",
                title=(
                    "thực hiện công tác đối thoại giữa người đứng đầu",
                    "cấp ủy, chính quyền xã với Nhân dân năm 2026",
                ),
                signature=("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "", "Lê Văn An"),
            ),
            PLAN,
        ),
        (
            made.state(signature=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Phạm Thị Bình")),
            Parts(mandate="KT.", signed_for="Chủ tịch", post="Phó Chủ tịch", name="Phạm Thị Bình"),
        ),
        (
            made.state(signature=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Phạm Thị Bình")),
            Parts(mandate="KT.", signed_for="Chủ tịch Ủy ban nhân dân", post="Phó Chủ tịch", name="Phạm Thị Bình"),
        ),
        (
            made.state(signature=("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "", "Đỗ Văn Cường")),
            Parts(mandate="TL.", signed_for="Chủ tịch", post="Chánh Văn phòng", name="Đỗ Văn Cường"),
        ),
        (
            made.state(signature=("Q. CHỦ TỊCH", "", "Đỗ Văn Cường")),
            Parts(mandate="Q.", signed_for=None, post="Chủ tịch", name="Đỗ Văn Cường"),
        ),
        (
            made.state(signature=("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH", "", "Đỗ Văn Cường")),
            Parts(post="Quyền Chủ tịch", name="Đỗ Văn Cường"),
        ),
        (
            made.state(signature=("TRƯỞNG PHÒNG", "", "Đỗ Văn Cường")),
            Parts(mandate=None, signed_for=None, post="Trưởng phòng", name="Đỗ Văn Cường"),
        ),
    ],
)  # fmt: skip
def test_papers_of_the_party_and_other_mandates(document: Any, expected: Parts) -> None:
    assert parts(understood(document)) == expected


def letter() -> Any:
    """A letter: no name, what it is about stands below its number."""
    document = docx.Document()
    left = (
        "ỦY BAN NHÂN DÂN XÃ MINH HỌA",
        "PHÒNG KINH TẾ",
        "Số: 88/PKT",
        "V/v trả lời kiến nghị về",
        "cống thoát nước Thôn Đoài",
    )
    made.columns(document, left, (made.STATE, made.MOTTO, "Minh Họa, ngày 13 tháng 11 năm 2026"))
    made.put(document, "Kính gửi:", "- Chủ tịch Ủy ban nhân dân xã;", "- Thôn Đoài.")
    made.put(document, "Phòng Kinh tế đã khơi thông cống về kiến nghị số 2 nêu tại hội nghị./.")
    made.columns(document, ("Nơi nhận:", "- Như trên;", "- Lưu: PKT."), ("TRƯỞNG PHÒNG", "", "Đỗ Văn Cường"))
    return document


def test_a_letter_tells_what_it_is_about_and_to_whom() -> None:
    one = understood(letter())
    title = "Trả lời kiến nghị về cống thoát nước Thôn Đoài"
    signed = (None, None, "Trưởng phòng", "Đỗ Văn Cường")
    assert parts(one) == Parts("88/PKT", "2026-11-13", None, title, *signed, ())
    assert [each.value for each in one.addressed] == ["Chủ tịch Ủy ban nhân dân xã", "Thôn Đoài"]
    assert one.body == "Phòng Kinh tế đã khơi thông cống về kiến nghị số 2 nêu tại hội nghị./."
    assert [each.value for each in one.matters] == ["2"]


def test_minutes_are_signed_without_recipients() -> None:
    document = docx.Document()
    made.put(document, made.STATE, made.MOTTO, centre=True)
    made.put(document, "BIÊN BẢN", "Hội nghị đối thoại định kỳ", bold=True, centre=True)
    made.put(document, "Hôm nay, ngày 28 tháng 10 năm 2026, tại Nhà văn hóa xã.")
    made.columns(document, ("THƯ KÝ", "", "Đỗ Văn Cường"), ("CHỦ TRÌ", "", "Trần Minh Hòa"))
    one = parts(understood(document))
    assert (one.word, one.title, one.number, one.issued) == ("BIÊN BẢN", "Hội nghị đối thoại định kỳ", None, None)
    assert (one.post, one.name) == ("Chủ trì", "Trần Minh Hòa")


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"number": "Số:        /TB-UBND"}, "number", "dòng số chưa đủ"),
        ({"number": "Số: …/TB-UBND"}, "number", "dòng số chưa đủ"),
        ({"when": "Minh Họa, ngày     tháng 11 năm 2026"}, "issued", "ngày còn để trống"),
        ({"when": "Minh Họa, ngày … tháng … năm 2026"}, "issued", "ngày còn để trống"),
        ({"when": "Minh Họa, ngày 31 tháng 02 năm 2026"}, "issued", "ngày không có trong lịch"),
        ({"when": "Minh Họa, ngày 06 tháng 11 năm 26"}, "issued", "năm không đủ bốn chữ số"),
    ],
)
def test_what_is_left_open_is_a_gap_and_nothing_is_put_there(given: dict[str, str], field: str, said: str) -> None:
    one = understood(made.state(**given))
    assert getattr(one.heading, field) is None
    assert said in dict(one.heading.gaps)[field]


def test_the_number_of_another_paper_is_not_taken_for_its_own() -> None:
    document = made.state(number="", text=("Thực hiện Kế hoạch số 20-KH/ĐU ngày 22/9/2026 của Đảng ủy xã.",))
    assert understood(document).heading.number is None


def test_each_value_tells_its_line() -> None:
    one = understood(HAND)
    number = one.heading.number
    assert number is not None
    assert (number.source, str(number.where)) == ("Số: 178 /TB-UBND Minh Họa, ngày 06 tháng 11 năm 2026", "đoạn 3")


# --- old encodings


def old(text: str, name: str) -> str:
    """A text as it stands in an old encoding."""
    from viparse.normalize import tcvn3, vni

    pairs = {"TCVN3": tcvn3.TCVN3, "VNI": vni.VNI}[name].pairs
    signs = {letter: sign for sign, letter in reversed(pairs)}
    return "".join(signs.get(letter, letter) for letter in text)


@pytest.mark.parametrize(("name", "font"), [("TCVN3", ".VnTime"), ("VNI", "VNI-Times"), ("TCVN3", ""), ("VNI", "")])
def test_old_encodings_are_read_by_their_font_or_by_their_words(name: str, font: str) -> None:
    document = docx.Document()
    words = "Đường vào thôn hư hỏng nặng, được sửa chữa trước mùa mưa"
    made.put(document, "THÔNG BÁO", bold=True, centre=True)
    made.put(document, "Kết luận hội nghị đối thoại", bold=True, centre=True)
    made.put(document, old(words, name), font=font)
    assert understood(document).body == words


def test_a_font_for_large_letters_makes_them() -> None:
    document = docx.Document()
    made.put(document, old("thông báo", "TCVN3"), font=".VnTimeH", bold=True, centre=True)
    made.put(document, "Kết luận", "Nội dung.", centre=True)
    word = understood(document).heading.word
    assert word is not None
    assert word.value == "THÔNG BÁO"


def test_unicode_in_an_old_font_stays() -> None:
    document = docx.Document()
    made.put(document, "THÔNG BÁO", bold=True, centre=True)
    made.put(document, "Kết luận hội nghị", bold=True, centre=True)
    made.put(document, "Đường được sửa.", font=".VnTime")
    assert understood(document).body == "Đường được sửa."


# --- the text


def body(*fill: Callable[[Any], None]) -> str:
    document = docx.Document()
    made.put(document, "KẾ HOẠCH", "Tổ chức hội nghị", bold=True, centre=True)
    for one in fill:
        one(document)
    return understood(document).body


def test_headings_lists_and_bold_words_become_markdown() -> None:
    def fill(document: Any) -> None:
        made.put(document, "Căn cứ Kế hoạch số 20-KH/ĐU;", italic=True)
        made.put(document, "I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "a) Đối thoại định kỳ", bold=True)
        made.put(document, "- Người đứng đầu:", "+ Bí thư Đảng ủy;", "+ Chủ tịch Ủy ban nhân dân.", "- Nhân dân.")
        made.put(document, "1. Thời gian: sáng 28/10/2026.", "2. Địa điểm: Nhà văn hóa.")
        line = document.add_paragraph("Giao ")
        line.add_run("Phòng Kinh tế ").bold = True
        line.add_run("trả lời *ngay* <b>trước</b> 07/7.")

    assert body(fill) == (
        "Căn cứ Kế hoạch số 20-KH/ĐU;\n\n## I. MỤC ĐÍCH, YÊU CẦU\n\n### 1. Mục đích\n\n#### a) Đối thoại định kỳ\n\n"
        "- Người đứng đầu:\n  - Bí thư Đảng ủy;\n  - Chủ tịch Ủy ban nhân dân.\n- Nhân dân.\n"
        "1. Thời gian: sáng 28/10/2026.\n2. Địa điểm: Nhà văn hóa.\n\n"
        "Giao **Phòng Kinh tế** trả lời \\*ngay\\* \\<b>trước\\</b> 07/7."
    )


def test_numbers_and_dashes_of_word_are_written_out() -> None:
    def fill(document: Any) -> None:
        for style, line in (
            *(("List Number", "Thời gian"), ("List Number", "Địa điểm"), ("List Bullet", "Thôn Đông")),
            *(("List Bullet 2", "xóm Trên"), ("List Bullet", "Thôn Đoài")),
        ):
            document.add_paragraph(line, style=style)

    assert body(fill) == "1. Thời gian\n2. Địa điểm\n- Thôn Đông\n- xóm Trên\n- Thôn Đoài"


def test_soft_breaks_and_wrapped_lines_go_on_as_sentences() -> None:
    def fill(document: Any) -> None:
        made.put(document, "Hội nghị được tổ chức tại\nNhà văn hóa xã.\n- Sáng: đăng ký;\n- Chiều: đối thoại.")
        made.put(document, "Các cơ quan chuẩn bị", "nội dung trả lời.", "Trân trọng.")

    assert body(fill) == (
        "Hội nghị được tổ chức tại Nhà văn hóa xã.\n\n- Sáng: đăng ký;\n- Chiều: đối thoại.\n\n"
        "Các cơ quan chuẩn bị nội dung trả lời.\n\nTrân trọng."
    )


def test_a_table_with_merged_cells_becomes_one_without() -> None:
    def fill(document: Any) -> None:
        made.put(document, "Phân công như sau.")
        table = document.add_table(rows=4, cols=4)
        grid = (
            ("Cơ quan", "Việc", "Hạn", ""),
            ("", "", "Bắt đầu", "Xong"),
            ("Phòng Kinh tế", "Cống | rãnh", "01/11", "05/11"),
            ("", "Đèn đường", "02/11", "06/11"),
        )
        for row, some in enumerate(grid):
            for cell, words in zip(table.rows[row].cells, some, strict=True):
                cell.paragraphs[0].add_run(words)
        table.cell(0, 0).merge(table.cell(1, 0))
        table.cell(0, 1).merge(table.cell(1, 1))
        table.cell(0, 2).merge(table.cell(0, 3))
        table.cell(2, 0).merge(table.cell(3, 0))

    assert body(fill) == (
        "Phân công như sau.\n\n"
        "| Cơ quan | Việc | Hạn – Bắt đầu | Hạn – Xong |\n| --- | --- | --- | --- |\n"
        "| Phòng Kinh tế | Cống \\| rãnh | 01/11 | 05/11 |\n| Phòng Kinh tế | Đèn đường | 02/11 | 06/11 |"
    )


def test_what_stands_beside_the_text_is_told() -> None:
    document = made.state()
    document.sections[0].header.paragraphs[0].text = "Dự thảo lần 2"
    document.sections[0].footer.paragraphs[0].text = "Trang 1"
    line = document.add_paragraph()
    box, words = OxmlElement("w:txbxContent"), OxmlElement("w:p")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "Hỏa tốc"
    run.append(text)
    words.append(run)
    box.append(words)
    holder = OxmlElement("w:pict")
    holder.append(box)
    line.add_run()._r.append(holder)
    one = understood(document)
    assert [str(each) for each in one.left_out] == [
        "chữ trong khung (text box): “Hỏa tốc”",
        "đầu trang, chân trang: “Dự thảo lần 2”",
    ]
    assert "Hỏa tốc" not in one.body


def test_an_annex_behind_the_signature_belongs_to_the_text_and_loose_lines_are_told() -> None:
    document = made.state()
    made.put(document, "Dự thảo của văn phòng")
    made.put(document, "PHỤ LỤC", bold=True, centre=True)
    made.columns(document, ("Cơ quan",), ("Việc",))
    made.put(document, "Hết.")
    one = understood(document)
    assert one.body.endswith(
        "1. Tiếp thu 02 kiến nghị, gồm số 1 và số 2./.\n\n**PHỤ LỤC**\n\n| Cơ quan | Việc |\n| --- | --- |\n\nHết."
    )
    assert [str(each) for each in one.left_out] == ["1 dòng sau chữ ký, từ “Dự thảo của văn phòng”"]
    assert parts(one) == Parts()


def test_a_style_may_say_what_is_bold_and_in_the_middle() -> None:
    document = docx.Document()
    style = document.styles["Title"]
    style.font.bold = True
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in ("KẾ HOẠCH", "Tổ chức hội nghị đối thoại"):
        document.add_paragraph(line, style="Title")
    document.add_paragraph("Phần mở đầu của kế hoạch.")
    one = understood(document)
    assert one.heading.title is not None
    assert (one.heading.title.value, one.body) == ("Tổ chức hội nghị đối thoại", "Phần mở đầu của kế hoạch.")


def test_an_empty_paper_says_nothing() -> None:
    one = understood(docx.Document())
    assert (parts(one), one.body) == (Parts(None, None, None, None, None, None, None, None, ()), "")


def test_hidden_marks_of_a_run_are_not_taken_for_its_style() -> None:
    document = made.state()
    run = document.paragraphs[-1].add_run("x")
    mark = OxmlElement("w:b")
    mark.set(qn("w:val"), "0")
    run._r.get_or_add_rPr().append(mark)
    assert "**" not in understood(document).body


# --- plans as they came in: recognised text, no look at all, lines broken where the page ended

GOALS = "hiện công tác đối thoại giữa người đứng đầu cấp ủy, chính quyền xã với Nhân dân năm 2026"
DATED = """An Bình, ngày 04 tháng 9 năm 2026

KẾ HOẠCH
thực hiện công tác đối thoại giữa người đứng đầu
cấp ủy, chính quyền xã với Nhân dân năm 2026

Thực hiện Hướng dẫn số 13-HD/BTGDVTU, ngày 06/8/2025 của Ban Tuyên giáo và Dân vận Thành ủy.

Nơi nhận:

- Ban Tuyên giáo và Dân vận Thành ủy (để b/c),
- Lưu VPĐU.

T/M BAN THƯỜNG VỤ
BÍ THƯ



Lê Văn An"""
RULED = """ KẾ HOẠCH
thực hiện công tác đối thoại giữa người đứng đầu cấp ủy,

chính quyền xã với Nhân dân năm 2026

-----

Thực hiện Hướng dẫn số 13-HD/BTGDVTU của Ban Tuyên

giáo và Dân vận Thành uỷ.

Nơi nhận:
- Thường trực Thành ủy,                              (để báo cáo)

- Lưu VPĐU.

T/M BAN THƯỜNG VỤ

BÍ THƯ

Lê Văn An """
NUMBERED = """Số: 15/KH-UBND

An Bình, ngày 18 tháng 7 năm 2026

KẾ HOẠCH

Tổ chức tiếp xúc, đối thoại trực tiếp của Chủ tịch UBND xã với nhân dân

Căn cứ Quyết định số 218-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị.
Nơi nhận:

- Lãnh đạo UBND xã;
- Các cơ quan, đơn vị thuộc UBND xã
- Lưu VT.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Phạm Thị Bình"""
DASHED = """KẾ HOẠCH

Tổ chức Hội nghị đối thoại giữa đồng chí Bí thư Đảng ủy-

Chủ tịch HĐND xã và đồng chí Chủ tịch UBND xã với doanh nghiệp,

hộ sản xuất kinh doanh

Thực hiện Kế hoạch số 20-KH/ĐU ngày 22/9/2026 của Đảng ủy xã.
Nơi nhận:

- CT, PCT UBND xã;

- Lưu: VT.

TM. UỶ BAN NHÂN DÂN

CHỦ TỊCH


Trần Minh Hòa """
SEEN = {
    "date without a number": (
        DATED,
        OF_THE_PARTY._replace(
            number=None, issued="2026-09-04", word="KẾ HOẠCH", title=f"Thực {GOALS}",
            recipients=("Ban Tuyên giáo và Dân vận Thành ủy (để b/c)",),
        ),
    ),
    "a rule below the title": (
        RULED,
        OF_THE_PARTY._replace(
            number=None, issued=None, word="KẾ HOẠCH", title=f"Thực {GOALS}", recipients=("Thường trực Thành ủy",)
        ),
    ),
    "number before the place": (
        NUMBERED,
        Parts(
            number="15/KH-UBND", issued="2026-07-18", word="KẾ HOẠCH", mandate="KT.", signed_for="Chủ tịch",
            title="Tổ chức tiếp xúc, đối thoại trực tiếp của Chủ tịch UBND xã với nhân dân", post="Phó Chủ tịch",
            name="Phạm Thị Bình", recipients=("Lãnh đạo UBND xã", "Các cơ quan, đơn vị thuộc UBND xã"),
        ),
    ),
    "a title that ends a line with a dash": (
        DASHED,
        Parts(
            number=None, issued=None, word="KẾ HOẠCH", recipients=("CT, PCT UBND xã",),
            title="Tổ chức Hội nghị đối thoại giữa đồng chí Bí thư Đảng ủy - Chủ tịch HĐND xã và đồng chí Chủ tịch "
            "UBND xã với doanh nghiệp, hộ sản xuất kinh doanh",
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SEEN)
def test_a_plan_without_any_look_is_understood(name: str) -> None:
    text, expected = SEEN[name]
    assert parts(understood(made.plain(*text.split("\n")))) == expected


PIECES = (
    *(
        "THÔNG BÁO",
        "KẾ HOẠCH",
        "Kính gửi: Các thôn",
        "Số: 12/TB-UBND",
        "Số:   /KH",
        "ngày 31 tháng 2 năm 2026",
        "I. MỤC ĐÍCH",
    ),
    *(
        "V/v trả lời",
        "Nơi nhận:",
        "- Phòng Kinh tế;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "T/M",
        "KT. CHỦ TỊCH",
        "BÍ THƯ",
    ),
    *(
        "Trần Minh Hòa",
        "\t",
        "a\tb",
        "x\ny",
        "-----",
        "1. Thời gian:",
        "a) Sáng",
        "+ xóm",
        "",
        "Q.",
        "Số",
        "ngày",
        "(đã ký)",
    ),
    *(
        "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH",
        "Minh Họa, ngày 06 tháng 11 năm 2026",
        "kiến nghị số 7",
        "|",
        "# a",
        "\u00ad\u200b",
    ),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_whatever_is_typed_each_value_has_its_words_in_the_paper(lines: list[str]) -> None:
    one = understood(made.plain(*lines))
    top, below = one.heading, one.ending
    written = " ".join(" ".join(lines).split())
    said = (
        top.number,
        top.issued,
        top.place,
        top.word,
        top.title,
        below.mandate,
        below.signed_for,
        below.post,
        below.name,
    )
    for each in (*said, *below.recipients, *one.addressed, *one.matters):
        if each is not None:
            assert all(word in written for part in each.source.split(" / ") for word in part.split())
    assert top.number is None or top.number.value in written
    assert below.name is None or below.name.value.casefold() in written.casefold()
