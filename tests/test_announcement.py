"""Posters, receipts and scripts from a small archive: what each says, and what it must not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from doithoai.cases.case import Case, open_case
from doithoai.model.dossier import Key
from doithoai.pages import conference
from doithoai.reading.archive import Archive
from doithoai.views.announcement import Turn, announced
from doithoai.views.loudspeaker import minutes, script
from doithoai.views.on_paper import code, printed
from doithoai.views.portal import Portal
from tests.conftest import RECORDS

pytestmark = pytest.mark.no_cover  # see suite.py

KEY = Key("thu-nghiem", 2025, "01")
BEFORE, AFTER = dt.date(2025, 9, 15), dt.date(2026, 3, 2)
SITE = "https://doithoai.example/"
RECORD = "thu-nghiem/2025/01/conference.yml"
START = 'start: "2025-09-24T07:30+07:00"\nend: "2025-09-24T11:30+07:00"\n'
Edit = Callable[[str, str, str], None]


def opened(records: Path, today: dt.date = BEFORE, site: str = SITE, key: Key = KEY) -> tuple[Portal, Case]:
    portal = Portal(Archive(records), today, site)
    case = open_case(portal.archive, portal.archive.conference(key), today)
    assert case
    return portal, case


def part(records: Path, anchor: str, today: dt.date = BEFORE, site: str = SITE, key: Key = KEY) -> str:
    """The words of one section of the page."""
    body = conference.page(*opened(records, today, site, key)).body
    found = re.search(rf'<section class="[^"]*" id="{anchor}".*?</section>', body, re.DOTALL)
    assert found, anchor
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[0])))


def said(records: Path, today: dt.date = BEFORE, key: Key = KEY) -> str:
    told = announced(*opened(records, today, key=key))
    assert told
    return "\n".join(script(told))


def test_the_poster_says_when_where_who_and_how_to_take_part(records: Path) -> None:
    poster = part(records, "ap-phich")
    for words in (
        "Thông báo",
        "Hội nghị đối thoại định kỳ",
        "giữa Bí thư Đảng ủy, Chủ tịch Ủy ban nhân dân xã Thử Nghiệm với Nhân dân",
        "Môi trường và giao thông nông thôn",
        "07 giờ 30 đến 11 giờ 30, thứ Tư, 24/09/2025",
        "Nhà văn hóa Thôn Nhất",
        "Đại diện Nhân dân ba thôn",
        "Đến hết thứ Tư, 17/09/2025 , qua: Ủy ban Mặt trận Tổ quốc; thư, văn bản",
        "Văn phòng Đảng ủy",
        "https://doithoai.example/thu-nghiem/2025/01/",
        "không thay văn bản gốc",
    ):
        assert words in poster, words
    assert "Hư cấu" not in poster


def test_once_matters_are_no_longer_received_the_poster_does_not_ask_for_them(records: Path) -> None:
    assert "Gửi ý kiến" in part(records, "ap-phich", dt.date(2025, 9, 17))
    assert "Gửi ý kiến" not in part(records, "ap-phich", dt.date(2025, 9, 18))


def test_a_poster_of_the_past_says_so(records: Path) -> None:
    assert "Hội nghị đã tổ chức" in part(records, "ap-phich", AFTER)
    assert "Hội nghị đã tổ chức vào bảy giờ ba mươi phút sáng" in said(records, AFTER)
    assert "kính mời" not in said(records, AFTER)


def test_what_is_put_off_is_no_invitation(records: Path, edit: Edit) -> None:
    move = 'postponed:\n  - {from: "2025-09-24T07:30+07:00", reason: Bão số 9., decided: 2025-09-14}\n'
    edit(RECORD, START, move)
    poster, script_ = part(records, "ap-phich"), said(records)
    for words in ("Thông báo hoãn", "Không tổ chức vào", "Bão số 9.", "Ngày quyết định", "Chưa định"):
        assert words in poster, words
    for words in ("Gửi ý kiến", "Thành phần", "Chủ trì", "Thời gian "):
        assert words not in poster, words
    assert "thông báo hoãn hội nghị đối thoại định kỳ" in script_
    assert "Lý do: Bão số chín." in script_
    assert "đã hoãn, ngày giờ mới chưa định" in script_
    assert "kính mời" not in script_


def test_what_is_called_off_says_why_and_by_when_decided(records: Path, edit: Edit) -> None:
    edit(RECORD, START, START + "cancelled: {decided: 2025-09-14, reason: Ghép vào hội nghị cuối năm}\n")
    poster, script_ = part(records, "ap-phich"), said(records)
    for words in ("Thông báo hủy", "Không tổ chức vào", "Ghép vào hội nghị cuối năm", "14/09/2025"):
        assert words in poster, words
    assert "Ngày giờ mới" not in poster
    assert "đã hủy, không tổ chức" in script_
    assert "Lý do: Ghép vào hội nghị cuối năm." in script_


def test_a_new_day_stands_beside_the_one_given_up(records: Path, edit: Edit) -> None:
    move = 'postponed:\n  - {from: "2025-09-20T08:00+07:00", reason: Bão., decided: 2025-09-14}\n'
    edit(RECORD, START, START + move)
    poster = part(records, "ap-phich")
    assert "07 giờ 30 đến 11 giờ 30, thứ Tư, 24/09/2025" in poster
    assert "Thay cho 08 giờ 00, thứ Bảy, 20/09/2025 (đã hoãn)" in poster
    assert "Không tổ chức" not in poster


def test_without_a_day_it_says_that_the_day_will_follow(records: Path, edit: Edit) -> None:
    edit(RECORD, START, "")
    told = announced(*opened(records))
    assert told
    assert told.turn is Turn.UNDATED
    assert "Sẽ thông báo sau" in part(records, "ap-phich")
    assert "Thời gian: sẽ thông báo sau." in said(records)
    assert "kính mời" not in said(records)


def test_online_and_indirect_dialogue_invites_nobody_to_a_hall(records: Path, edit: Edit) -> None:
    edit(RECORD, "form: in_person", "form: online\nlink: https://hop.example/a")
    assert "Hình thức Trực tuyến: https://hop.example/a" in part(records, "ap-phich")
    assert "Hình thức: đối thoại trực tuyến." in said(records)
    assert "kính mời" not in said(records)


def test_who_stands_in_is_named_by_office(records: Path, edit: Edit) -> None:
    edit(RECORD, "chair: joint", "chair: secretary\nsubstitute: {post: Phó Bí thư Đảng ủy, reason: Ốm}")
    assert "người được ủy quyền: Phó Bí thư Đảng ủy" in part(records, "ap-phich")
    assert "Người được ủy quyền chủ trì: Phó Bí thư Đảng ủy." in said(records)
    assert "Ốm" not in part(records, "ap-phich")


def test_without_a_public_notice_there_is_nothing_to_post(records: Path) -> None:
    notice = records / "thu-nghiem/2025/01/documents/notice.md"
    text = notice.read_text("utf-8")
    notice.write_text(text.replace("kind: notice", "kind: notice\npublic: false\npublic_reason: Nội bộ", 1), "utf-8")
    portal, case = opened(records)
    assert announced(portal, case) is None
    body = conference.page(portal, case).body
    assert "ap-phich" not in body
    assert "bai-doc" not in body


def test_the_script_has_no_figures_and_tells_the_essentials_twice(records: Path) -> None:
    script_ = said(records)
    assert not re.search("[0-9]", script_)
    when = "bảy giờ ba mươi phút sáng, thứ Tư, ngày hai mươi tư tháng chín năm hai nghìn không trăm hai mươi lăm"
    assert script_.count(when) == 2
    assert script_.count("Nhà văn hóa Thôn Nhất") == 2
    assert script_.count("đến hết thứ Tư, ngày mười bảy tháng chín") == 2
    assert "Đồng chủ trì: Bí thư Đảng ủy và Chủ tịch Ủy ban nhân dân." in script_
    assert "Trân trọng kính mời Nhân dân đến dự." in script_


@pytest.mark.parametrize("number", ["03", "04", "05"])
def test_the_scripts_of_the_sample_unit_are_short_and_say_that_they_are_fiction(number: str) -> None:
    key = Key("minh-hoa", 2026, number)
    told = announced(*opened(RECORDS, dt.date(2026, 11, 22), key=key))
    assert told
    lines = script(told)
    assert lines[0] == "Bài đọc mẫu của một đơn vị hư cấu, không phát trên loa."
    assert minutes(lines) <= 2
    assert "không có thật" in part(RECORDS, "ap-phich", dt.date(2026, 11, 22), key=key)


def test_what_is_not_recorded_is_left_out(records: Path, edit: Edit) -> None:
    record = records / RECORD
    text = record.read_text("utf-8")
    for field in (r"place: .*\n", r"audience: .*\n", r"petitions_open:\n(?:  .*\n)+", r"announced:\n(?:  .*\n)+"):
        text, count = re.subn(field, "", text)
        assert count == 1, field
    record.write_text(text, "utf-8")
    edit("thu-nghiem/unit.yml", "  - {id: van-phong-dang-uy, name: Văn phòng Đảng ủy}\n", "")
    poster, script_ = part(records, "ap-phich"), said(records)
    for words in ("Địa điểm", "Thành phần", "Gửi ý kiến", "Liên hệ"):
        assert words not in poster, words
    for words in ("Địa điểm", "Thành phần", "tại ", "được nhận đến hết", "xin hỏi"):
        assert words not in script_, words
    assert "Trân trọng kính mời Nhân dân đến dự." in script_


def test_what_is_put_off_names_no_office_that_nobody_recorded(records: Path, edit: Edit) -> None:
    edit(RECORD, START, START + "cancelled: {decided: 2025-09-14, reason: Bão số 9}\n")
    assert "xin hỏi Văn phòng Đảng ủy" in said(records)
    edit("thu-nghiem/unit.yml", "  - {id: van-phong-dang-uy, name: Văn phòng Đảng ủy}\n", "")
    assert "xin hỏi" not in said(records)
    told = announced(*opened(records))
    assert told
    assert told.reached == ()


def test_what_is_called_off_before_a_day_was_set_names_no_day(records: Path, edit: Edit) -> None:
    edit(RECORD, START, "cancelled: {decided: 2025-09-14, reason: Bão số 9}\n")
    assert "Không tổ chức vào" not in part(records, "ap-phich")
    assert "dự kiến" not in said(records)
    assert "Xin nhắc lại: hội nghị đối thoại định kỳ đã hủy, không tổ chức." in said(records)


def test_how_an_office_is_reached_is_told_as_far_as_it_is_recorded(records: Path, edit: Edit) -> None:
    edit(
        "thu-nghiem/unit.yml",
        "name: Văn phòng Đảng ủy}",
        'name: Văn phòng Đảng ủy, phone: "0225 3842", address: "Số 1", hours: "thứ Hai, 8 giờ"}',
    )
    poster = part(records, "ap-phich")
    assert "Văn phòng Đảng ủy; địa chỉ: Số 1; điện thoại: 0225 3842; giờ tiếp dân: thứ Hai, 8 giờ" in poster
    assert "xin hỏi Văn phòng Đảng ủy, điện thoại: không hai hai năm, ba tám bốn hai" in said(records)
    body = conference.page(*opened(records)).body
    assert "Liên hệ: Văn phòng Đảng ủy; địa chỉ: Số 1; điện thoại: 0225 3842" in body


def test_every_petition_has_a_receipt_with_its_own_code(records: Path) -> None:
    paper = printed(*opened(records))
    assert sorted(paper.slips) == [1, 2, 3, 4, 5, 6]
    for number, slip in paper.slips.items():
        assert f"thu-nghiem-2025-01-{number:03}" in slip
        assert f"https://doithoai.example/thu-nghiem/2025/01/#kn-{number}" in slip
        assert f'aria-label="Mã QR: địa chỉ của kiến nghị số {number}"' in slip
        assert "style=" not in slip
    assert len(set(paper.slips.values())) == len(paper.slips)


def test_without_an_address_letters_are_left(records: Path) -> None:
    portal, case = opened(records, site="")
    paper = printed(portal, case)
    assert not paper.shared
    assert not paper.poster_code
    assert "<svg" not in "".join(paper.slips.values())
    assert "thu-nghiem-2025-01-001" in paper.slips[1]
    assert "Mã hội nghị: thu-nghiem-2025-01" in part(records, "ap-phich", site="")
    assert "nhập mã tra cứu ở mục Tra cứu theo mã" in conference.page(portal, case).body


def test_an_address_too_long_for_a_code_stays_in_letters(records: Path) -> None:
    site = f"https://{'dai.' * 30}example/"
    paper = printed(*opened(records, site=site))
    assert not paper.shared
    assert f"{site}thu-nghiem/2025/01/#kn-1" in paper.slips[1]
    assert not code(site, "x")


def test_text_of_a_record_stays_text_on_paper(records: Path, edit: Edit) -> None:
    edit(RECORD, "Môi trường và giao thông nông thôn", '"<script>alert(1)</script><img src=x>"')
    body = conference.page(*opened(records)).body
    assert "<script>alert" not in body
    assert "<img" not in body
    assert body.count("&lt;script&gt;") >= 3
