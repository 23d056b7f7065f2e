"""What a record said and says stands on its page, word by word; what was taken out or is private is told by field."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path

from doithoai.cases.case import Case, open_case
from doithoai.cases.overview import year_case
from doithoai.html.strokes import Stroke, in_strokes
from doithoai.model import addresses
from doithoai.model.dossier import Key
from doithoai.pages import conference, unit_year
from doithoai.reading.archive import Archive
from doithoai.views.corrections import What, changes
from doithoai.views.differences import corrected, difference
from doithoai.views.index import Index
from doithoai.views.portal import Portal

Edit = Callable[[str, str, str], None]
FOLDER = "thu-nghiem/2025/02"
REPLY = f"{FOLDER}/documents/written_reply.md"
PETITIONS = f"{FOLDER}/petitions.yml"
TODAY = dt.date(2026, 2, 10)
ON = "on: 2026-01-05, by: Văn phòng Đảng ủy, reason: Gõ nhầm"
BODY = "Nội dung tài liệu."
SECRET = "Bà Lụa ở số 7"


def case_of(records: Path, today: dt.date = TODAY) -> Case:
    archive = Archive(records).on(today)
    found = open_case(archive, archive.conference(Key("thu-nghiem", 2025, "02")), today)
    assert found
    return found


def page_of(records: Path, today: dt.date = TODAY) -> str:
    case = case_of(records, today)
    return str(conference.page(Portal(case.archive, today), case).body)


def told(records: Path) -> str:
    """All that the register and the feeds tell."""
    return "\n".join(f"{one.told} {one.pieces}" for one in changes(case_of(records)) if one.what is What.AMENDED)


def test_two_texts_are_told_in_one() -> None:
    found = difference("Hẹn trả\nngày 15/12 tại xã", "Hẹn trả ngày 20/12 tại trụ sở xã")
    assert found == (
        Stroke("Hẹn trả ngày"),
        Stroke("15/12", "del"),
        Stroke("20/12", "ins"),
        Stroke("tại"),
        Stroke("trụ sở", "ins"),
        Stroke("xã"),
    )
    assert difference("một  chữ", "một chữ") == (Stroke("một chữ"),)
    assert difference("cũ", "") == (Stroke("cũ", "del"),)
    assert difference("", "") == ()


def test_what_was_taken_out_is_told_without_colour_and_as_text() -> None:
    shown = str(in_strokes(difference("<script>a</script> cũ", "<b>mới</b> &")))
    assert '<del><span class="dt-hidden">[bỏ: </span>&lt;script&gt;a&lt;/script&gt; cũ' in shown
    assert '<ins><span class="dt-hidden">[thêm: </span>&lt;b&gt;mới&lt;/b&gt; &amp;<span class="dt-hidden">]' in shown
    assert "<script>" not in shown


def test_long_texts_are_compared_in_no_time() -> None:
    start = time.process_time()
    found = difference("a b " * 4000, "c d " * 4000)
    assert [one.kind for one in found] == ["del", "ins"]
    assert time.process_time() - start < 1


def test_a_correction_that_is_the_text_anew_is_compared_and_one_that_tells_what_to_read_is_not() -> None:
    whole = "Hẹn trả kết quả ngày 15/12/2025 tại trụ sở xã."
    assert Stroke("20/12/2025", "ins") in corrected(whole, whole.replace("15/12", "20/12"))
    assert corrected(whole, "Sửa ngày 15/12/2025 thành 20/12/2025 vì gõ nhầm ở dòng thứ nhất.") == ()
    assert corrected(whole, whole) == corrected("", whole) == ()


def amend(edit: Edit, *, was: str = f'was: "{BODY}", ') -> None:
    edit(REPLY, f"---\n{BODY}", "---\nNội dung đã sửa.")
    edit(REPLY, "number: 58/PKT", f"number: 58/PKT\namended: [{{field: text, {was}{ON}}}]")


def test_the_page_of_a_document_shows_both_versions_with_day_decider_and_reason(records: Path, edit: Edit) -> None:
    amend(edit)
    page = page_of(records)
    paper = page.partition('id="van-ban-written_reply"')[2].partition("</section>")[0]
    assert "<strong>Đã sửa</strong>" in paper
    assert "05/01/2026" in paper
    assert "Gõ nhầm (quyết định: Văn phòng Đảng ủy)" in paper
    assert "So điều cũ với điều nay ghi" in paper
    assert '<del><span class="dt-hidden">[bỏ: </span>tài liệu.' in paper
    assert '<ins><span class="dt-hidden">[thêm: </span>đã sửa.' in paper
    assert "<del>" not in page_of(records, dt.date(2026, 1, 4)), "on a day before, nothing had been put right"


def test_a_text_put_right_twice_shows_each_step(records: Path, edit: Edit) -> None:
    first = f'field: text, was: "{BODY}", {ON}'
    second = 'field: text, was: "Nội dung hai.", on: 2026-02-01, by: A, reason: B'
    edit(REPLY, BODY, "Nội dung ba.")
    edit(REPLY, "number: 58/PKT", f"number: 58/PKT\namended: [{{{first}}}, {{{second}}}]")
    one, two = (each.pieces for each in changes(case_of(records)) if each.what is What.AMENDED)
    assert one == (Stroke("Nội dung"), Stroke("tài liệu.", "del"), Stroke("hai.", "ins"))
    assert two == (Stroke("Nội dung"), Stroke("hai.", "del"), Stroke("ba.", "ins"))


def test_a_petition_shows_both_versions_of_its_answer(records: Path, edit: Edit) -> None:
    answer = "Hồ sơ đã đủ điều kiện, hẹn trả ngày 15/12/2025."
    amended = f'  amended: [{{field: answer, was: "{answer}", {ON}}}]\n'
    edit(PETITIONS, f"  answer: {answer}\n", f"  answer: Hồ sơ còn thiếu.\n{amended}")
    row = page_of(records).partition(f'id="{addresses.petition(2)}"')[2].partition(f'id="{addresses.petition(3)}"')[0]
    assert "đã đủ điều kiện, hẹn trả ngày 15/12/2025." in row.partition("[bỏ: </span>")[2].partition("</del>")[0]
    assert "còn thiếu." in row.partition("[thêm: </span>")[2].partition("</ins>")[0]


def test_a_plan_and_a_correcting_document_show_the_difference(records: Path, edit: Edit) -> None:
    edit(
        "thu-nghiem/2025/plan.md", "line: party", f'line: party\namended: [{{field: text, was: "Nội dung cũ.", {ON}}}]'
    )
    archive = Archive(records).on(TODAY)
    year = year_case(archive, "thu-nghiem", 2025, TODAY)
    assert year
    body = str(unit_year.page(Portal(archive, TODAY), year, Index((), (), ())).body)
    assert '<del><span class="dt-hidden">[bỏ: </span>cũ.' in body
    paper = records / FOLDER / "documents/written_reply-2.md"
    text = (records / REPLY).read_text("utf-8").replace("58/PKT", "60/PKT").replace("2025-12-12", "2025-12-20")
    front = "petitions: [2]\ncorrects: written_reply\ncorrection: Ngày hẹn là 20/12."
    paper.write_text(text.replace("petitions: [2]", front).replace(BODY, "Nội dung tài liệu mới."), "utf-8")
    page = page_of(records)
    assert "So với văn bản được đính chính" in page
    assert '<ins><span class="dt-hidden">[thêm: </span>liệu mới.' in page


def test_where_the_old_words_are_private_only_field_day_and_reason_are_told(records: Path, edit: Edit) -> None:
    amend(edit, was="")
    page = page_of(records)
    assert "Toàn văn: điều cũ không nêu lại. Gõ nhầm" in page
    assert "<del>" not in page


def test_a_withdrawn_document_retells_no_word_of_what_was_put_right_before(records: Path, edit: Edit) -> None:
    amend(edit, was=f'was: "{SECRET}", ')
    assert SECRET in page_of(records)
    edit(REPLY, "number: 58/PKT", "number: 58/PKT\nwithdrawn: {on: 2026-02-09, reason: Lộ địa chỉ}")
    for text in (page_of(records), told(records)):
        assert SECRET not in text
        assert "đã sửa." not in text
        assert "oàn văn" in text
    assert "Lộ địa chỉ" in page_of(records)


def test_a_withheld_petition_retells_no_word_of_what_was_put_right_before(records: Path, edit: Edit) -> None:
    edit(PETITIONS, "- id: 2\n", f'- id: 2\n  amended: [{{field: text, was: "{SECRET}", {ON}}}]\n')
    assert SECRET in page_of(records)
    text = "  text: Hồ sơ đất đai nộp"
    edit(PETITIONS, text, f"  withheld: Có đời tư\n  removed: 2026-02-09\n{text}")
    assert SECRET not in page_of(records)
    assert SECRET not in told(records)
