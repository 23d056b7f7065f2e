"""One petition on the page of its conference: its code, its answer, who owes it, and every conference it came up at."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from doithoai.cases.case import open_case
from doithoai.cases.fate import fates
from doithoai.feeds import dues
from doithoai.feeds.address import Address
from doithoai.model.dossier import Key
from doithoai.opendata.rows import petition_row
from doithoai.pages import conference
from doithoai.reading.archive import Archive
from doithoai.search.entries import found
from doithoai.views.carried import LONGEST
from doithoai.views.page import Page
from doithoai.views.petition_rows import rows
from doithoai.views.portal import Portal
from doithoai.views.tally import tally

LATER = dt.date(2026, 3, 2)
FIRST, SECOND = "thu-nghiem/2025/01", "thu-nghiem/2025/02"
Edit = Callable[[str, str, str], None]


def page_of(records: Path, number: str = "01", year: int = 2025, today: dt.date = LATER) -> Page:
    portal = Portal(Archive(records), today)
    case = open_case(portal.archive, portal.archive.conference(Key("thu-nghiem", year, number)), today)
    assert case
    return conference.page(portal, case)


def words(html: str) -> str:
    spaced = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
    return re.sub(r" ([,.;:)])", r"\1", spaced).replace("( ", "(").strip()


def section(body: str, anchor: str) -> str:
    """The markup of one petition or document."""
    found = re.search(rf'<(article|section)[^>]* id="{anchor}".*?</\1>', body, re.DOTALL)
    assert found, anchor
    return found[0]


def test_a_petition_tells_who_answers_by_when_and_what_came_of_it(records: Path) -> None:
    text = words(section(page_of(records).body, "kn-2"))
    assert text.startswith("Kiến nghị số 2 ✓ đã làm xong Đề nghị xử lý điểm tập kết rác cuối Thôn Nhị.")
    assert "Môi trường · Nhóm công dân, Thôn Nhị · tiếp nhận trước hội nghị, thứ Sáu, 12/09/2025" in text
    assert "Trả lời: Đã tăng chuyến thu gom từ ngày 13/10/2025." in text
    assert "Phân loại cần kiểm tra, làm rõ, trả lời sau; cấp xã giải quyết" in text
    assert "Ai phải trả lời Phòng Kinh tế Hạn trả lời thứ Năm, 23/10/2025 ✓ đúng hạn" in text
    assert "Hạn được giao thứ Tư, 22/10/2025 ✓ đúng hạn" in text
    assert "Quá trình giải quyết (5 bước) Thứ Sáu, 12/09/2025: đã tiếp nhận" in text
    assert "Thứ Tư, 15/10/2025: đã trả lời, Văn bản trả lời ý kiến, kiến nghị (15/10/2025)" in text
    assert "Mã tra cứu: thu-nghiem-2025-01-002" in text


def test_partners_are_told_beside_the_office_in_charge_and_answer_for_no_day(records: Path, edit: Edit) -> None:
    given, path = "{office: phong-kinh-te, due: 2025-12-15}", f"{SECOND}/petitions.yml"
    edit(path, given, given.replace("te,", "te, with: [cong-an, mat-tran],"))
    text = words(section(page_of(records, "02", today=dt.date(2025, 12, 20)).body, "kn-2"))
    assert "Ai phải trả lời Phòng Kinh tế Phối hợp Công an xã, Ủy ban Mặt trận Tổ quốc Hạn" in text
    portal = Portal(Archive(records), dt.date(2025, 12, 20))
    case = open_case(portal.archive, portal.archive.conference(Key("thu-nghiem", 2025, "02")), portal.today)
    assert case
    assert {one.owner for one in case.deadlines if one.petition == 2} == {"phong-kinh-te"}
    asked = next(one for one in rows(portal, case) if one.id == 2)
    assert "giao Phòng Kinh tế · phối hợp: Công an xã, Ủy ban Mặt trận Tổ quốc · hạn" in asked.about
    told = next(one for one in fates(case) if one.petition.id == 2)
    row = petition_row(case, portal, told.petition, told)
    assert (row.office, row.partners) == ("phong-kinh-te", "cong-an; mat-tran")
    assert row.partner_names == "Công an xã, Ủy ban Mặt trận Tổ quốc"
    assert any("Công an xã" in item for item in found(portal, case).items)
    events = re.sub(r"\r\n ", "", dues.of_conference(portal, case, Address("")))
    assert "Thực hiện: Phòng Kinh tế\\nPhối hợp: Công an xã\\, Ủy ban Mặt trận Tổ quốc" in events


def test_how_many_raised_a_matter_together_is_told_and_counts_one_petition(records: Path, edit: Edit) -> None:
    edit(f"{SECOND}/petitions.yml", "- id: 2\n", "- id: 2\n  supporters: 1250\n")
    body = page_of(records, "02").body
    told = "Công dân, Thôn Nhất · 1.250 người cùng nêu, cùng ký · tiếp nhận trước hội nghị"
    assert told in words(section(body, "kn-2"))
    assert "người cùng nêu" not in words(section(body, "kn-1"))
    assert "Ý kiến, kiến nghị (4)" in words(body)
    portal = Portal(Archive(records), LATER)
    case = open_case(portal.archive, portal.archive.conference(Key("thu-nghiem", 2025, "02")), LATER)
    assert case
    asked = next(one for one in rows(portal, case) if one.id == 2)
    assert "1.250 người cùng nêu, cùng ký" in asked.about
    became = fates(case)[1]
    assert petition_row(case, portal, became.petition, became).supporters == 1250
    assert sum(count for *_, count in tally(case).petitions) == 4


def test_a_limit_given_on_the_same_day_is_told_once(records: Path) -> None:
    path = records / FIRST / "petitions.yml"
    path.write_text(path.read_text("utf-8").replace("due: 2025-10-22", "due: 2025-10-23"), encoding="utf-8")
    body = page_of(records).body
    for number in (2, 3, 5):
        assert "Hạn được giao" not in words(section(body, f"kn-{number}"))


def test_the_day_given_to_a_merged_petition_is_told_beside_its_count(records: Path) -> None:
    text = words(section(page_of(records).body, "kn-6"))
    assert "Hạn được giao thứ Tư, 22/10/2025 ✓ đúng hạn" in text
    assert "Hạn được giao 22/10/2025: do hội nghị giao" in text


def test_what_is_merged_into_another_is_listed_there_and_links_back(records: Path) -> None:
    body = page_of(records).body
    assert '<dt>Đã gộp vào đây</dt><dd><a href="#kn-6">kiến nghị số 6</a></dd>' in section(body, "kn-2")
    assert '<dt>Gộp với</dt><dd><a href="#kn-2">kiến nghị số 2</a></dd>' in section(body, "kn-6")
    assert "Đã gộp vào đây" not in section(body, "kn-6")


def test_a_reply_leads_to_its_petitions_and_back(records: Path) -> None:
    body = page_of(records).body
    paper = section(body, "van-ban-written_reply-1")
    assert re.findall(r'<a href="(#kn-\d+)"', paper) == ["#kn-2", "#kn-6"]
    assert '<a href="#van-ban-written_reply-1">' in section(body, "kn-2")


def test_a_reply_that_names_no_petition_is_found_by_the_petition(records: Path, edit: Edit) -> None:
    edit(f"{FIRST}/documents/written_reply-1.md", "petitions: [2, 6]\n", "petitions: [6, 77]\n")
    paper = section(page_of(records).body, "van-ban-written_reply-1")
    assert re.findall(r'<a href="(#kn-\d+)"', paper) == ["#kn-2", "#kn-6"]


def test_of_an_internal_reply_nothing_is_told_but_its_name(records: Path, edit: Edit) -> None:
    edit(f"{FIRST}/documents/written_reply-1.md", "petitions: [2, 6]", "petitions: [2, 6]\npublic: false")
    body = page_of(records).body
    assert '<li id="van-ban-written_reply-1">' in body
    assert "41/PKT" not in body


def test_what_is_withheld_is_withheld_everywhere(records: Path, edit: Edit) -> None:
    edit(
        f"{FIRST}/petitions.yml",
        "  text: Đề nghị xem lại việc thu hồi đất đã có quyết định giải quyết cuối cùng.\n",
        "  text: Chữ kín\n  withheld: Nêu tên một người\n",
    )
    edit(f"{FIRST}/petitions.yml", "{state: refused, on: 2025-09-24}", "{state: refused, on: 2025-09-24, note: Kín}")
    text = words(section(page_of(records).body, "kn-4"))
    assert "Không công khai nội dung. Lý do: Nêu tên một người" in text
    for hidden in ("Chữ kín", "Vụ việc", "Kín"):
        assert hidden not in text


def test_a_refusal_tells_its_reason_and_ground(records: Path) -> None:
    text = words(section(page_of(records).body, "kn-4"))
    assert "Từ chối: Vụ việc đã có quyết định giải quyết cuối cùng của cấp có thẩm quyền." in text
    assert "(căn cứ: đã được cấp có thẩm quyền giải quyết theo pháp luật)" in text


STATES: dict[str, tuple[str, str]] = {
    "answered there": ("  class: answered\n", "◑ trả lời tại hội nghị"),
    "refused there": ("  class: refused\n", "– từ chối xem xét, trả lời"),
    "not classed": ("", "… đang giải quyết"),
    "no public text": ("", "Hồ sơ chưa ghi nội dung công khai."),
    "a note": ("  text: Hỏi.\n  note: Nêu lần đầu\n", "Ghi chú Nêu lần đầu"),
    "overdue": (
        "  class: to_verify\n  assigned: {office: phong-kinh-te}\n",
        "Hạn trả lời thứ Năm, 23/10/2025 ✕ quá hạn, chưa thực hiện",
    ),
    "given to nobody, so received by nobody": (
        "  class: to_verify\n",
        "ngày cơ quan được giao nhận thông báo kết luận; không sớm hơn thứ Năm, 23/10/2025.",
    ),
    "merged into one that is not there": ("  duplicate_of: 9\n", "Gộp với kiến nghị số 9 (không có trong kho)"),
}


@pytest.mark.parametrize(("told", "expected"), STATES.values(), ids=STATES)
def test_the_state_of_a_petition_without_steps(records: Path, told: str, expected: str) -> None:
    asked = "- id: 1\n  received: {when: at, on: 2025-09-24, channel: tai_hoi_nghi}\n  petitioner: {kind: citizen}\n"
    (records / FIRST / "petitions.yml").write_text(f"{asked}  field: khac\n{told}", "utf-8")
    assert expected in words(section(page_of(records).body, "kn-1"))


# --- filters


def test_the_petitions_can_be_filtered_by_what_occurs(records: Path) -> None:
    body = page_of(records).body
    form = body[body.index('<form class="dt-filter"') : body.index("</form>")]
    assert " hidden>" in form
    assert re.findall(r'<select[^>]* name="([^"]+)"', form) == ["linh-vuc", "thon", "tinh-trang"]
    for name in ("linh-vuc", "thon", "tinh-trang"):
        select = form[form.index(f'name="{name}"') :].partition("</select>")[0]
        offered = {one for one in re.findall(r'<option value="([^"]+)"', select) if one}
        found = {one for one in re.findall(rf'<article [^>]*data-{name}="([^"]*)"', body) if one}
        assert offered == found


def test_few_petitions_need_no_filter(records: Path) -> None:
    path = records / SECOND / "petitions.yml"
    path.write_text(path.read_text("utf-8").partition("- id: 4")[0], encoding="utf-8")
    body = page_of(records, "02").body
    assert "dt-filter" not in body
    assert "<script" not in body


# --- the conferences at which it came up


def carried(records: Path, *links: tuple[str, str]) -> None:
    """Write conferences of 2026 with one petition each: what it was carried from, and where to."""
    for number, (before, after) in enumerate(links, 1):
        folder = records / f"thu-nghiem/2026/{number:02}"
        folder.mkdir()
        (folder / "conference.yml").write_text(
            f'type: periodic\nform: in_person\nchair: joint\ntopic: T\nstart: "2026-01-{number:02}T07:30+07:00"\n',
            "utf-8",
        )
        lines = "- id: 1\n  received: {when: at, on: 2026-01-01, channel: tai_hoi_nghi}\n"
        lines += "  petitioner: {kind: citizen}\n  field: khac\n  text: Kênh bồi lắng.\n"
        lines += f"  carried_from: {before}\n" if before else ""
        lines += f"  carried_to: {after}\n" if after else ""
        (folder / "petitions.yml").write_text(lines, "utf-8")


def chain(records: Path, number: int) -> list[tuple[str, str]]:
    """Where the chain of one petition leads, and what it says."""
    body = section(page_of(records, f"{number:02}", 2026).body, "kn-1")
    found = re.search(r'<ol class="dt-chain">(.*?)</ol>', body, re.DOTALL)
    lines = re.findall(r"<li>(.*?)</li>", found[1]) if found else []
    return [("".join(re.findall(r'href="([^"]+)"', line)), words(line)) for line in lines]


def test_a_chain_is_followed_both_ways_to_its_ends(records: Path) -> None:
    carried(records, ("", "2026/02#1"), ("2026/01#1", "2026/03#1"), ("2026/02#1", ""))
    one, two, three = (f"../../../thu-nghiem/2026/{number:02}/#kn-1" for number in (1, 2, 3))
    assert [href for href, _ in chain(records, 1)] == ["", two, three]
    assert [href for href, _ in chain(records, 2)] == [one, "", three]
    assert [href for href, _ in chain(records, 3)] == [one, two, ""]
    assert chain(records, 3)[0][1] == "Hội nghị đối thoại định kỳ ngày 01/01/2026, kiến nghị số 1"
    assert chain(records, 3)[2][1] == "Hội nghị này, kiến nghị số 1"


def test_a_chain_that_bites_its_tail_ends(records: Path) -> None:
    carried(records, ("2026/02#1", "2026/02#1"), ("2026/01#1", "2026/01#1"))
    other = "../../../thu-nghiem/2026/02/#kn-1"
    assert [href for href, _ in chain(records, 1)] == [other, "", other]


def test_a_chain_to_itself_is_no_chain(records: Path) -> None:
    carried(records, ("2026/01#1", "2026/01#1"))
    assert chain(records, 1) == []


@pytest.mark.parametrize(
    ("ref", "told"),
    [
        ("2026/02#9", "Hội nghị đối thoại định kỳ ngày 02/01/2026, kiến nghị số 9 (không có trong kho)"),
        ("2027/01#1", "Hội nghị 2027/01, kiến nghị số 1 (không có trong kho)"),
    ],
)
def test_a_chain_with_a_missing_end_says_so(records: Path, ref: str, told: str) -> None:
    carried(records, ("", ref), ("", ""))
    assert chain(records, 1)[1] == ("", told)


def test_a_very_long_chain_is_told_in_part(records: Path) -> None:
    links = [(f"2026/{number - 1:02}#1" if number > 1 else "", f"2026/{number + 1:02}#1") for number in range(1, 20)]
    carried(records, *links)
    assert len(chain(records, 1)) == LONGEST + 1


def test_the_state_at_the_other_conference_is_told(records: Path) -> None:
    text = words(section(page_of(records, "02").body, "kn-1"))
    assert "kiến nghị số 5: chuyển sang hội nghị sau (22/10/2025) Hội nghị này, kiến nghị số 1" in text
