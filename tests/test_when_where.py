"""When and where a conference is held, as far as its record knows: every output tells that much and no more."""

from __future__ import annotations

import copy
import datetime as dt
import json
import pickle
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import icalendar
import msgspec
import pytest

from doithoai.cases.case import Case, open_case
from doithoai.feeds.address import Address
from doithoai.feeds.meetings import meeting
from doithoai.feeds.posts import posts
from doithoai.model.base import Moment
from doithoai.model.dossier import Key
from doithoai.opendata import record as exported
from doithoai.opendata.record import moment
from doithoai.opendata.rows import conference_row
from doithoai.pages import conference, months, taking_part
from doithoai.pages.units import page as unit_page
from doithoai.reading.archive import Archive
from doithoai.reading.facts import facts
from doithoai.site import json_ld
from doithoai.views.announcement import announced
from doithoai.views.conference_rows import row
from doithoai.views.index import Index
from doithoai.views.loudspeaker import script
from doithoai.views.portal import Portal
from tests.test_announcement import part as paper

KEY = Key("thu-nghiem", 2025, "01")
BEFORE, AFTER = dt.date(2025, 9, 15), dt.date(2025, 10, 2)
SITE = "https://cong.example/"
RECORD = "thu-nghiem/2025/01/conference.yml"
START, END = 'start: "2025-09-24T07:30+07:00"\n', 'end: "2025-09-24T11:30+07:00"\n'
HOUR = re.compile(r"\b\d{1,2} ?(?:giờ|:|h) ?\d{2}\b|\bkhông giờ|giờ ba mươi")
Edit = Callable[[str, str, str], None]


def opened(records: Path, today: dt.date = BEFORE, key: Key = KEY) -> tuple[Portal, Case]:
    portal = Portal(Archive(records), today, SITE)
    case = open_case(portal.archive, portal.archive.conference(key), today)
    assert case
    return portal, case


def plain(html: str) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))).replace(" ,", ",")


def shown(records: Path, today: dt.date = BEFORE) -> str:
    return plain(conference.page(*opened(records, today)).body)


def said(records: Path, today: dt.date = BEFORE) -> str:
    told = announced(*opened(records, today))
    assert told
    return "\n".join(script(told))


def event(records: Path, today: dt.date = BEFORE) -> Any:
    (found,) = events(records, today)
    return found


def events(records: Path, today: dt.date = BEFORE) -> list[Any]:
    _, case = opened(records, today)
    text = f"BEGIN:VCALENDAR\r\n{meeting(case, Address(SITE))}END:VCALENDAR\r\n"
    return icalendar.Calendar.from_ical(text).walk("VEVENT")


def listed(records: Path, today: dt.date = BEFORE) -> tuple[Portal, Index]:
    portal, case = opened(records, today)
    return portal, Index((row(portal, case),), (), ())


def node(records: Path) -> dict[str, Any]:
    _, case = opened(records)
    return next(iter(json_ld.meeting(SITE, case, "anh.png")))


def table_row(records: Path, today: dt.date = BEFORE) -> dict[str, Any]:
    _, case = opened(records, today)
    made = conference_row(case, case.folder, case.conference)
    found: dict[str, Any] = json.loads(msgspec.json.encode(made, enc_hook=moment))
    return found


# --- the day known, the hour not


@pytest.mark.parametrize(
    "text", ["2025-10-29T07:30+07:00", "2025-10-29", *(f"2025-10-29 {one.word}" for one in Moment.PARTS)]
)
def test_what_is_known_of_a_moment_survives(text: str) -> None:
    one = Moment.read(text)
    for other in (pickle.loads(pickle.dumps(one)), copy.deepcopy(one), one.replace(year=2026).replace(year=2025)):  # noqa: S301
        assert (other, other.written, type(other)) == (one, text, Moment)
    assert msgspec.json.decode(msgspec.json.encode(one, enc_hook=moment)) in (text, "2025-10-29T07:30:00+07:00")
    assert one.date() == dt.date(2025, 10, 29)
    assert one.isoformat().startswith("2025-10-29")
    assert " " not in one.isoformat()


def test_moments_are_sorted_as_the_day_goes() -> None:
    texts = ["2025-10-29", "2025-10-29 morning", "2025-10-29T07:30+07:00", "2025-10-29 afternoon", "2025-10-29 evening"]
    assert [one.written for one in sorted(map(Moment.read, texts))] == texts
    assert len(set(map(Moment.read, texts))) == len(texts)


@pytest.mark.parametrize(
    ("one", "other", "closer"),
    [
        ("2025-10-29", "2025-10-29T19:00+07:00", True),
        ("2025-10-29", "2025-10-29 evening", True),
        ("2025-10-29 morning", "2025-10-29T07:30+07:00", True),
        ("2025-10-29 morning", "2025-10-29T14:00+07:00", False),
        ("2025-10-29 morning", "2025-10-29", False),
        ("2025-10-29 morning", "2025-10-29 afternoon", False),
        ("2025-10-29", "2025-10-30", False),
        ("2025-10-29T07:30+07:00", "2025-10-29T08:00+07:00", False),
        ("2025-10-29T07:30+07:00", "2025-10-29", False),
        ("2025-10-29 evening", "2025-10-29T17:30+07:00", True),
    ],
)
def test_which_time_says_another_more_closely(one: str, other: str, *, closer: bool) -> None:
    assert Moment.read(one).covers(Moment.read(other)) is closer


@pytest.mark.parametrize(
    ("text", "told", "spoken"),
    [
        ("2025-09-24 morning", "sáng thứ Tư, 24/09/2025", "buổi sáng thứ Tư, ngày hai mươi tư tháng chín"),
        ("2025-09-24 afternoon", "chiều thứ Tư, 24/09/2025", "buổi chiều thứ Tư, ngày hai mươi tư tháng chín"),
        ("2025-09-24 evening", "tối thứ Tư, 24/09/2025", "buổi tối thứ Tư, ngày hai mươi tư tháng chín"),
        ("2025-09-24", "thứ Tư, 24/09/2025", "Thời gian: thứ Tư, ngày hai mươi tư tháng chín"),
    ],
)
def test_no_output_tells_an_hour_that_nobody_recorded(
    text: str, told: str, spoken: str, records: Path, edit: Edit
) -> None:
    edit(RECORD, START + END, f"start: {text}\n")
    for today in (BEFORE, AFTER):
        _, case = opened(records, today)
        assert case.folder.day == dt.date(2025, 9, 24)
        page, poster = shown(records, today), paper(records, "ap-phich", today)
        assert told in page
        assert told in poster
        portal, index = listed(records, today)
        lists = (months.overview(portal, index), unit_page(portal, index, "thu-nghiem").body)
        assert not [
            found for one in (page, poster, said(records, today), *map(plain, lists)) if (found := HOUR.search(one))
        ]
    assert spoken in said(records)
    assert f"Khi nào {told} " in shown(records)
    found = event(records)
    assert found.decoded("DTSTART") == dt.date(2025, 9, 24)
    assert "DTEND" not in found
    part = text.partition(" ")[2]
    assert ("buổi" in str(found["SUMMARY"])) is bool(part)
    assert "hưa ghi giờ" in str(found["DESCRIPTION"])
    assert node(records)["startDate"] == "2025-09-24"
    assert table_row(records)["start"] == text


def test_an_hour_of_the_end_is_told_although_that_of_the_start_is_not_known(records: Path, edit: Edit) -> None:
    edit(RECORD, START, "start: 2025-09-24 morning\n")
    assert "sáng thứ Tư, 24/09/2025 (đến 11 giờ 30)" in shown(records)
    assert "kết thúc lúc 11 giờ 30" in shown(records, AFTER)
    assert event(records).decoded("DTSTART") == dt.date(2025, 9, 24)


def test_one_that_lasts_until_another_day_says_so(records: Path, edit: Edit) -> None:
    edit(RECORD, START + END, "start: 2025-09-24 evening\nend: 2025-09-25\n")
    assert "tối thứ Tư, 24/09/2025 đến thứ Năm, 25/09/2025" in shown(records)
    assert event(records).decoded("DTEND") == dt.date(2025, 9, 26)


def test_what_was_put_off_from_a_day_tells_no_hour(records: Path, edit: Edit) -> None:
    moved = (
        "start: 2025-09-26 afternoon\npostponed:\n  - {from: 2025-09-24 morning, reason: Bão, decided: 2025-09-14}\n"
    )
    edit(RECORD, START + END, moved)
    assert "Trước định tổ chức sáng thứ Tư, 24/09/2025" in shown(records)
    assert "Đã hoãn từ sáng thứ Tư, 24/09/2025" in str(event(records)["DESCRIPTION"])
    assert node(records)["previousStartDate"] == "2025-09-24"
    assert "Thay cho sáng thứ Tư, 24/09/2025 (đã hoãn)" in re.sub(" +", " ", paper(records, "ap-phich"))


def test_what_is_exported_of_a_day_can_be_read_again(records: Path, edit: Edit) -> None:
    edit(RECORD, START + END, "start: 2025-09-24 morning\n")
    _, case = opened(records)
    data = exported.export_conference(case.folder, case.conference, sample=False)
    assert exported.load_conference(data).conference == case.conference
    assert facts(case.conference)["start"].raw == "2025-09-24 morning"
    assert facts(case.conference)["start"].shown == "sáng thứ Tư, 24/09/2025"


# --- in the hall and on line

BOTH = "form: [online, in_person]\nlink: https://hop.example/a"


def test_in_the_hall_and_on_line_is_told_everywhere(records: Path, edit: Edit) -> None:
    edit(RECORD, "form: in_person", BOTH)
    portal, index = listed(records)
    page, poster, found = shown(records), paper(records, "ap-phich"), event(records)
    lists = plain(months.overview(portal, index)), plain(unit_page(portal, index, "thu-nghiem").body)
    for one in (page, poster, *lists, str(found["LOCATION"])):
        assert "https://hop.example/a" in one
        assert "Nhà văn hóa Thôn Nhất" in one
    for one in (page, poster, str(found["DESCRIPTION"]), said(records)):
        assert "trực tiếp và trực tuyến" in one.lower()
    assert "Địa điểm: Nhà văn hóa Thôn Nhất." in said(records)
    assert "kính mời Nhân dân đến dự" in said(records)
    told = node(records)
    assert told["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [one["@type"] for one in told["location"]] == ["Place", "VirtualLocation"]
    table = table_row(records)
    assert (table["form"], table["form_label"]) == ("in_person; online", "trực tiếp và trực tuyến")


def test_both_forms_without_a_way_in_are_mixed_all_the_same(records: Path, edit: Edit) -> None:
    edit(RECORD, "form: in_person", "form: [in_person, online]")
    assert node(records)["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"


def test_a_list_of_one_form_is_that_form(records: Path, edit: Edit) -> None:
    before = shown(records), said(records), table_row(records)
    edit(RECORD, "form: in_person", "form: [in_person]")
    assert (shown(records), said(records), table_row(records)) == before


def test_forms_that_were_announced_otherwise_stand_beside_those_it_took(records: Path, edit: Edit) -> None:
    edit(RECORD, "form: in_person", "form: in_person\nannounced_as: {form: [in_person, online]}")
    assert "Hình thức trực tiếp và trực tuyến trực tiếp" in shown(records, AFTER)


# --- several sessions, several places, one conclusion

SECOND = "thu-nghiem/2025/02/conference.yml"
CLUSTERS = """sessions:
  - {start: 2025-09-25 afternoon, place: {name: Nhà văn hóa Thôn Nhị, village: [Thôn Nhị, Thôn Tam]}}
  - {start: "2025-09-26T08:00+07:00", end: "2025-09-26T11:00+07:00", link: "https://hop.example/b"}
"""
POINTS = """sessions:
  - {start: "2025-09-24T07:30+07:00", place: {name: Nhà văn hóa Thôn Nhị}}
  - {start: "2025-09-24T07:30+07:00", place: {name: Nhà văn hóa Thôn Tam}}
"""


@pytest.fixture
def clusters(records: Path, edit: Edit) -> Path:
    edit(RECORD, "duration: half_day\n", CLUSTERS)
    return records


def test_every_session_is_told_on_paper_and_aloud(clusters: Path) -> None:
    for one in (shown(clusters), paper(clusters, "ap-phich").replace(" ,", ",")):
        text = re.sub(" +", " ", one)
        assert "Các buổi" in text
        assert "chiều thứ Năm, 25/09/2025, Nhà văn hóa Thôn Nhị (cụm Thôn Nhị, Thôn Tam)" in text
        assert "08 giờ 00 đến 11 giờ 00, thứ Sáu, 26/09/2025, trực tuyến: https://hop.example/b" in text
    spoken = said(clusters)
    assert spoken.count("Buổi thứ hai: buổi chiều thứ Năm, ngày hai mươi lăm tháng chín") == 2
    assert "Buổi thứ ba: tám giờ sáng, thứ Sáu" in spoken


def test_once_the_first_session_is_over_paper_and_voice_tell_of_the_next(clusters: Path) -> None:
    today = dt.date(2025, 9, 25)
    poster, spoken = paper(clusters, "ap-phich", today), said(clusters, today)
    assert "24/09/2025" not in poster
    assert "Thời gian chiều thứ Năm, 25/09/2025" in re.sub(" +", " ", poster)
    assert "Thời gian: buổi chiều thứ Năm" in spoken
    assert spoken.count("Buổi thứ ba: tám giờ sáng") == 2
    assert "hai mươi tư tháng chín" not in spoken


def test_every_session_is_an_event_with_a_name_that_stays(clusters: Path, edit: Edit) -> None:
    found = events(clusters)
    names = [str(one["UID"]) for one in found]
    assert names == [f"thu-nghiem-2025-01{part}@cong.example" for part in ("", "-buoi-2", "-buoi-3")]
    assert found[1].decoded("DTSTART") == dt.date(2025, 9, 25)
    assert found[2].decoded("DTEND").isoformat() == "2025-09-26T11:00:00+07:00"
    assert str(found[1]["LOCATION"]) == "Nhà văn hóa Thôn Nhị (cụm Thôn Nhị, Thôn Tam)"
    assert "(buổi 2 trong 3 buổi, buổi chiều)" in str(found[1]["SUMMARY"])
    assert "Buổi họp: 08:00" not in str(found[0]["DESCRIPTION"])
    assert "Buổi họp: chiều thứ Năm, 25/09/2025, Nhà văn hóa Thôn Nhị (cụm Thôn Nhị, Thôn Tam)" in str(
        found[0]["DESCRIPTION"]
    )
    told = ["Thời gian: " in str(one["DESCRIPTION"]) for one in found]
    assert told == [False, True, False]
    assert str(found[1]["DESCRIPTION"]).startswith("Thời gian: buổi chiều, chưa ghi giờ.")
    edit(RECORD, "start: 2025-09-25 afternoon", "start: 2025-09-29 afternoon")
    assert [str(one["UID"]) for one in events(clusters)] == names


def test_lists_and_months_have_every_session(clusters: Path) -> None:
    portal, index = listed(clusters)
    assert "Nhà văn hóa Thôn Nhị (cụm Thôn Nhị, Thôn Tam)" in plain(unit_page(portal, index, "thu-nghiem").body)
    sheet = months.Months(portal, index).sheet((2025, 9))
    days = [day.date.day for week in sheet.weeks for day in week if day for one in day.events if one.kind == "held"]
    assert days == [24, 25, 26]
    for today, start, part in ((15, "2025-09-24T07:30+07:00", ""), (25, "2025-09-25 afternoon", "buổi 2 trong 3 buổi")):
        day = dt.date(2025, 9, today)
        (card,) = listed(clusters, day)[1].upcoming(day)
        assert card.start
        assert (card.start.written, card.part) == (start, part)
    assert listed(clusters, dt.date(2025, 9, 27))[1].upcoming(dt.date(2025, 9, 27)) == []


def test_it_is_held_only_after_the_last_session(clusters: Path) -> None:
    for today, held, told in (
        (23, False, "Đã thông báo, chưa tổ chức"),
        (24, False, "Đang tổ chức, đã họp 1 trong 3 buổi"),
        (25, False, "Đang tổ chức, đã họp 2 trong 3 buổi"),
        (26, True, "Đã tổ chức"),
    ):
        _, case = opened(clusters, dt.date(2025, 9, today))
        assert case.folder.held(case.today) is held
        if today < 26:
            assert told in shown(clusters, case.today)
    assert (case.folder.day, case.folder.last_day) == (dt.date(2025, 9, 24), dt.date(2025, 9, 26))


def test_what_comes_before_is_counted_from_the_first_and_what_comes_after_from_the_last(
    records: Path, edit: Edit
) -> None:
    before = {one.kind.value: one.due for one in opened(records)[1].deadlines}
    edit(RECORD, "duration: half_day\n", CLUSTERS)
    after = {one.kind.value: one.due for one in opened(records)[1].deadlines}
    moved = {kind: (due, after[kind]) for kind, due in before.items() if after[kind] != due}
    assert "notice" not in moved
    old, new = moved["conclusion_notice"]
    assert old
    assert new
    assert new > old
    (limit,) = [one for one in opened(records)[1].deadlines if one.kind.value == "conclusion_notice"]
    assert limit.count
    assert (limit.count.start, limit.trigger) == (dt.date(2025, 9, 26), "ngày họp buổi cuối")


@pytest.mark.parametrize(("end", "start"), [("2025-09-25T11:30+07:00", 25), ("2025-09-25", 25), ("2026-09-25", 24)])
def test_without_sessions_what_comes_after_is_counted_from_the_end(
    records: Path, edit: Edit, end: str, start: int
) -> None:
    edit(RECORD, 'end: "2025-09-24T11:30+07:00"\nduration: half_day\n', f'end: "{end}"\n')
    _, case = opened(records)
    assert (case.folder.day, case.folder.last_day) == (dt.date(2025, 9, 24), dt.date(2025, 9, start))
    found = {one.kind.value: one for one in case.deadlines}
    assert found["notice"].count
    assert found["notice"].count.start == dt.date(2025, 9, 24)
    conclusion = found["conclusion_notice"]
    assert conclusion.count
    trigger = "ngày kết thúc hội nghị" if start == 25 else "ngày hội nghị"
    assert (conclusion.count.start, conclusion.trigger) == (dt.date(2025, 9, start), trigger)
    if start == 25:
        day = dt.date(2025, 9, 24)
        assert "Đang tổ chức, đến hết thứ Năm, 25/09/2025" in shown(records, day)
        assert not opened(records, day)[1].folder.held(day)
        assert "ngày kết thúc hội nghị" in shown(records)


def test_machines_read_every_session(clusters: Path) -> None:
    parts = node(clusters)["subEvent"]
    assert [one["startDate"] for one in parts] == ["2025-09-25", "2025-09-26T08:00:00+07:00"]
    assert parts[0]["location"][0]["name"] == "Nhà văn hóa Thôn Nhị"
    assert parts[1]["location"] == [{"@type": "VirtualLocation", "url": "https://hop.example/b"}]
    table = table_row(clusters)
    assert (table["day"], table["last_day"]) == ("2025-09-24", "2025-09-26")
    assert "chiều thứ Năm, 25/09/2025, Nhà văn hóa Thôn Nhị" in table["sessions"]
    _, case = opened(clusters)
    data = exported.export_conference(case.folder, case.conference, sample=False)
    assert exported.load_conference(data).conference == case.conference


def test_places_connected_at_one_time_are_told_as_such(records: Path, edit: Edit) -> None:
    edit(RECORD, "duration: half_day\n", POINTS)
    assert "Các điểm cầu" in shown(records)
    assert "Cùng lúc tại Nhà văn hóa Thôn Tam." in said(records)
    assert opened(records, dt.date(2025, 9, 24))[1].folder.held(dt.date(2025, 9, 24))
    assert [str(one["SUMMARY"]).endswith(f"(điểm cầu {n})") for n, one in enumerate(events(records), 1)] == [
        False,
        True,
        True,
    ]


def test_a_session_that_is_put_off_moves_nothing_else(clusters: Path, edit: Edit) -> None:
    move = "postponed: [{from: 2025-09-25 morning, decided: 2025-09-20, reason: Mưa}], place"
    edit(RECORD, "start: 2025-09-25 afternoon, place", f"start: 2025-09-25 afternoon, {move}")
    _, case = opened(clusters)
    assert case.folder.moved is None
    assert "(thay cho sáng thứ Năm, 25/09/2025, đã hoãn)" in shown(clusters)
    portal, index = listed(clusters)
    assert "Hoãn buổi 2, dự kiến ngày 25/09/2025: Mưa" in [one.title for one in index.notices()]
    assert [one.id.rpartition("/")[2] for one in posts(case, Address(SITE)) if "hoan" in one.id] == ["hoan-buoi-2-1"]
    assert [str(one["SEQUENCE"]) for one in events(clusters)] == ["1", "1", "1"]
    days = months.Months(portal, index).days[dt.date(2025, 9, 25)]
    assert sorted(one.kind for one in days) == ["held", "moved"]


# --- sending matters in


def test_a_form_and_a_hotline_are_told_wherever_matters_are_asked_for(records: Path, edit: Edit) -> None:
    ways = "channels: [ma_qr, dien_thoai]\n  link: https://forms.example/a\n  phone: 0225 3888 123"
    edit(RECORD, "channels: [mat_tran, thu]", ways)
    portal, index = listed(records)
    told = "biểu mẫu quét mã QR; điện thoại, đường dây nóng; biểu mẫu: https://forms.example/a; gọi: 0225 3888 123"
    pages = shown(records), paper(records, "ap-phich"), unit_page(portal, index, "thu-nghiem").body
    for html in (*pages, taking_part.windows(portal, index)):
        assert told in plain(html).replace(" ;", ";")
    assert "biểu mẫu: https://forms.example/a; gọi: 0225 3888 123" in str(event(records)["DESCRIPTION"])
    assert "Điện thoại nhận ý kiến: không hai hai năm" in said(records)
    table = table_row(records)
    assert (table["petitions_link"], table["petitions_phone"]) == ("https://forms.example/a", "0225 3888 123")


# --- who chairs

THREE = "Bí thư Đảng ủy, Chủ tịch Ủy ban nhân dân và Chủ tịch Hội đồng nhân dân (đồng chủ trì)"


def test_who_sits_beside_the_heads_is_told_everywhere(records: Path, edit: Edit) -> None:
    before = opened(records)[1]
    edit(RECORD, "chair: joint", "chair: [joint, chair_of_council]")
    _, case = opened(records)
    for words in (shown(records), paper(records, "ap-phich"), plain(unit_page(*listed(records), "thu-nghiem").body)):
        assert THREE in words
    assert THREE in str(event(records)["DESCRIPTION"])
    assert f"Đồng chủ trì: {THREE.partition(' (')[0]}." in said(records)
    assert (table_row(records)["chair"], table_row(records)["chair_label"]) == ("joint; chair_of_council", THREE)
    assert [(one.kind, one.due, one.owner) for one in case.deadlines] == [
        (one.kind, one.due, one.owner) for one in before.deadlines
    ]


@pytest.mark.parametrize("given", ["[secretary, chair_of_committee]", "[joint]", "[chair_of_committee, joint]"])
def test_both_heads_are_the_same_however_they_are_listed(given: str, records: Path, edit: Edit) -> None:
    before = shown(records), said(records)
    edit(RECORD, "chair: joint", f"chair: {given}")
    assert (shown(records), said(records)) == before


def test_who_was_announced_to_chair_stands_beside_who_did(records: Path, edit: Edit) -> None:
    edit(RECORD, "chair: joint", "chair: chair_of_committee\nannounced_as: {chair: [secretary, chair_of_committee]}")
    both = "Bí thư Đảng ủy và Chủ tịch Ủy ban nhân dân (đồng chủ trì)"
    assert f"Chủ trì {both} Chủ tịch Ủy ban nhân dân" in shown(records, AFTER)


# --- what was put right later


@pytest.mark.parametrize(
    ("field", "was", "told"),
    [
        ("start", "2025-09-24 morning", "sáng thứ Tư, 24/09/2025 (đến 11 giờ 30)"),
        ("start", "2025-09-24", "Khi nào thứ Tư, 24/09/2025 (đến 11 giờ 30)"),
        ("form", "in_person, online", "Hình thức Trực tiếp và trực tuyến"),
        ("chair", "joint, chair_of_council", THREE),
        ("place.village", "Thôn Nhị, Thôn Tam", "Nhà văn hóa Thôn Nhất (cụm Thôn Nhị, Thôn Tam)"),
        (
            "sessions.2025-09-25.place.name",
            "Đình làng",
            "chiều thứ Năm, 25/09/2025, Đình làng (cụm Thôn Nhị, Thôn Tam)",
        ),
        ("sessions.2025-09-25.start", "2025-09-25 morning", "sáng thứ Năm, 25/09/2025, Nhà văn hóa Thôn Nhị"),
        ("petitions_open.link", "https://forms.example/a", "biểu mẫu: https://forms.example/a"),
    ],
)
def test_a_past_day_sees_what_was_recorded_then(field: str, was: str, told: str, clusters: Path, edit: Edit) -> None:
    assert told not in shown(clusters)
    given = f'amended: [{{field: {field}, was: "{was}", on: 2025-09-20, by: Văn phòng, reason: Gõ nhầm}}]\n'
    edit(RECORD, "audience: ", f"{given}audience: ")
    assert told in re.sub(" +", " ", shown(clusters))
    assert told not in shown(clusters, dt.date(2025, 9, 21))


def test_of_a_window_whose_last_day_alone_was_told_no_first_day_is_said(records: Path, edit: Edit) -> None:
    """An announcement often says no more than until when: a first day made up for it would stand on the page."""
    early, edge = dt.date(2025, 9, 9), "từ thứ Tư, 10/09/2025"
    assert edge in shown(records, early)
    edit(RECORD, "  from: 2025-09-10\n", "")
    text = shown(records, early)
    assert "Nhận đến hết" in text
    assert "đang nhận" in text
    assert edge not in text
    assert "được nhận đến hết" in said(records, early)
    assert "Gửi ý kiến, kiến nghị: đến hết" in str(event(records, early)["description"])
