"""Calendars and feeds: read by parsers that others wrote, kept names, raised numbers, nothing that slips through."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import atoma  # type: ignore[import-untyped]
import icalendar
import pytest
from ical.calendar_stream import IcsCalendarStream

from doithoai.cases.case import Summary, YearCase, open_case, open_year, summary
from doithoai.feeds import Following, ical
from doithoai.feeds.address import Address
from doithoai.feeds.atom import SHOWN
from doithoai.feeds.text import plain
from doithoai.reading.archive import Archive
from doithoai.site.store import SiteStore
from doithoai.views import subscriptions
from doithoai.views.collector import OfUnit, Whole
from doithoai.views.index import Index
from doithoai.views.portal import Portal
from doithoai.views.subscriptions import Feed
from tests.conftest import RECORDS, lay_out

pytestmark = pytest.mark.no_cover  # see suite.py

ROOT = Path(__file__).parent.parent
TODAY = dt.date(2026, 11, 22)
SITE = "https://cong.example/doi-thoai/"
HANOI = dt.timedelta(hours=7)
ATOM = "{http://www.w3.org/2005/Atom}"
FIRST = "thu-nghiem/2025/01/conference.yml"
Edit = Callable[[str, str, str], None]
Event = icalendar.Event


def publish(records: Path, site: Path, today: dt.date = TODAY, address: str = SITE) -> dict[str, bytes]:
    """Every calendar and feed of an archive, by its address."""
    site.mkdir(exist_ok=True)
    portal = Portal(Archive(records), today)
    writer = Following(site, portal, address)
    names: list[str] = []
    for unit, record in portal.units():
        part, held = writer.part(unit), []
        for key in portal.archive.keys(unit):
            case = open_case(portal.archive, portal.archive.conference(key), today)
            assert case
            part.add(case)
            held.append(summary(case))
        given = part.finish(OfUnit(unit, record, years(portal, unit, held), Index((), (), ()), ()))
        writer.add(given.value)
        names += given.files
    names += writer.finish(Whole(Index((), (), ()), (), {}))
    return {name: (site / name).read_bytes() for name in names}


def years(portal: Portal, unit: str, held: list[Summary]) -> dict[int, YearCase]:
    archive = portal.archive
    known = {year: tuple(one for one in held if one.key.year == year) for year in archive.years(unit)}
    cases = {year: open_year(archive, unit, year, known[year], portal.today, complete=True) for year in known}
    return {year: case for year, case in cases.items() if case}


def events(raw: bytes) -> dict[str, Event]:
    calendar = icalendar.Calendar.from_ical(raw)
    assert isinstance(calendar, icalendar.Calendar)
    found = {str(event["UID"]): event for event in calendar.events}
    assert len(found) == len(calendar.events), "a name stands twice"
    return found


def starts(event: Event) -> dt.date:
    start: dt.date = event.decoded("DTSTART")
    return start


def text(event: Event, name: str) -> str:
    return str(event[name])


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the shipped archive gives, xã Minh Họa being its only unit with conferences."""
    return publish(RECORDS, tmp_path_factory.mktemp("site"))


@pytest.fixture
def built(records: Path, tmp_path: Path) -> Callable[[], dict[str, bytes]]:
    return lambda: publish(records, tmp_path / "site")


@pytest.fixture
def first(built: Callable[[], dict[str, bytes]]) -> Callable[[], Event]:
    """The first conference of xã Thử Nghiệm in its calendar."""
    return lambda: events(built()["thu-nghiem/lich.ics"])["thu-nghiem-2025-01@cong.example"]


# --- every file is there, and valid


def test_every_unit_has_its_calendars_and_feeds(shipped: dict[str, bytes]) -> None:
    archive = Archive(RECORDS)
    wanted = {one.path for one in subscriptions.followed()}
    for name in archive.units:
        wanted |= {one.path for one in subscriptions.followed(name, name)}
    assert set(shipped) == wanted
    assert {"lich.ics", "thong-bao.atom.xml", "minh-hoa/lich-han.ics", "minh-hoa/dinh-chinh.atom.xml"} < wanted
    assert "lich-han.ics" not in wanted


def test_what_is_for_staff_is_told_apart() -> None:
    assert [one.path for one in subscriptions.followed("a", "xã A") if one.staff] == ["a/lich-han.ics"]
    assert subscriptions.followed("a", "xã A")[0].title == "Lịch hội nghị đối thoại, xã A"


def calendars(found: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    return ((name, raw) for name, raw in found.items() if name.endswith(".ics"))


def test_every_line_is_short_and_ends_as_it_must(shipped: dict[str, bytes]) -> None:
    for name, raw in calendars(shipped):
        lines = raw.split(b"\r\n")
        assert lines.pop() == b""
        assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines), name
        assert all(line.decode() for line in lines), "a letter is cut apart"


def test_two_parsers_read_every_calendar_alike(shipped: dict[str, bytes]) -> None:
    for name, raw in calendars(shipped):
        one = events(raw)
        # A calendar without events is fine, and both must say so.
        two = IcsCalendarStream.calendar_from_ics(raw.decode())
        other = {event.uid: event for event in two.events}
        assert set(one) == set(other), name
        for uid, event in one.items():
            twin = other[uid]
            assert twin.summary == text(event, "SUMMARY")
            assert twin.description == text(event, "DESCRIPTION")
            assert twin.sequence == event["SEQUENCE"]
            assert str(twin.url) == text(event, "URL")
            start = starts(event)
            assert twin.dtstart == start
            if isinstance(start, dt.datetime):
                assert start.utcoffset() == HANOI
            assert len(twin.alarm) == len(event.alarms.times or ())


def test_no_calendar_holds_what_the_standard_does_not_know(shipped: dict[str, bytes]) -> None:
    for name, raw in calendars(shipped):
        calendar = icalendar.Calendar.from_ical(raw)
        assert not calendar.errors, name
        for part in calendar.walk():
            assert not part.errors, name
            required: tuple[str, ...] = part.required
            assert set(required) <= set(part), (name, part.name)


def test_the_time_zone_is_the_one_of_the_world(shipped: dict[str, bytes]) -> None:
    calendar = icalendar.Calendar.from_ical(shipped["minh-hoa/lich.ics"])
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == ical.ZONE
    assert {event["DTSTART"].params["TZID"] for event in calendar.walk("VEVENT")} == {ical.ZONE}


# --- conferences


def test_a_conference_tells_what_a_citizen_needs(first: Callable[[], Event]) -> None:
    event = first()
    assert starts(event).isoformat() == "2025-09-24T07:30:00+07:00"
    assert event.decoded("DTEND").isoformat() == "2025-09-24T11:30:00+07:00"
    assert text(event, "STATUS") == "CONFIRMED"
    assert text(event, "LOCATION") == "Nhà văn hóa Thôn Nhất"
    assert text(event, "URL") == f"{SITE}thu-nghiem/2025/01/"
    told = text(event, "DESCRIPTION")
    assert "Người chủ trì: Bí thư Đảng ủy và Chủ tịch Ủy ban nhân dân (đồng chủ trì)" in told
    assert "Chủ đề: Môi trường và giao thông nông thôn" in told
    assert "từ thứ Tư, 10/09/2025 đến hết thứ Tư, 17/09/2025" in told
    assert "Ủy ban Mặt trận Tổ quốc; thư, văn bản. Nơi nhận: Văn phòng Đảng ủy." in told
    assert "GEO" not in event


def test_where_it_is_on_the_map(first: Callable[[], Event], edit: Edit) -> None:
    edit(FIRST, "village: Thôn Nhất}", "village: Thôn Nhất, coordinates: [20.725, 106.5]}")
    assert first()["GEO"].to_ical() == "20.725;106.5"


def test_one_held_on_line_tells_the_way_in(first: Callable[[], Event], edit: Edit) -> None:
    edit(FIRST, "form: in_person", "form: online\nlink: https://hop.example/a")
    edit(FIRST, "topic:", "substitute: {post: Phó Bí thư, reason: Bão}\ntopic:")
    told = text(first(), "DESCRIPTION")
    assert "https://hop.example/a" in told
    assert "Người được ủy quyền chủ trì: Phó Bí thư" in told


def test_one_that_is_not_announced_yet_is_tentative(records: Path, tmp_path: Path, edit: Edit) -> None:
    edit(FIRST, "announced:\n  - {channel: cong_thong_tin, on: 2025-09-10}\n", "")
    edit(FIRST, "  - {channel: dai_truyen_thanh, on: 2025-09-11}\n", "")
    (records / "thu-nghiem/2025/01/documents/notice.md").unlink()
    before = publish(records, tmp_path / "site", dt.date(2025, 9, 1))["thu-nghiem/lich.ics"]
    event = events(before)["thu-nghiem-2025-01@cong.example"]
    assert text(event, "STATUS") == "TENTATIVE"
    assert event.decoded("DTSTAMP").isoformat() == "2025-01-01T00:00:00+00:00"
    after = publish(records, tmp_path / "site")["thu-nghiem/lich.ics"]
    assert text(events(after)["thu-nghiem-2025-01@cong.example"], "STATUS") == "CONFIRMED"


START = 'start: "2025-09-24T07:30+07:00"\nend: "2025-09-24T11:30+07:00"\n'
MOVED = 'postponed:\n  - {from: "2025-09-24T07:30+07:00", reason: "Bão, lũ", decided: 2025-09-22}\n'


def test_a_moved_conference_keeps_its_name_and_raises_its_number(first: Callable[[], Event], edit: Edit) -> None:
    seen = [first()]
    edit(FIRST, START, MOVED)
    seen.append(first())
    edit(FIRST, MOVED, f'{MOVED}start: "2025-10-08T14:00+07:00"\n')
    seen.append(first())
    edit(FIRST, "topic:", "cancelled: {decided: 2025-10-06, reason: Ghép hội nghị}\ntopic:")
    seen.append(first())
    assert len({text(event, "UID") for event in seen}) == 1
    assert [event["SEQUENCE"] for event in seen] == [0, 1, 2, 3]
    stamps = [event.decoded("DTSTAMP") for event in seen]
    assert stamps == sorted(stamps)
    assert [event.decoded("LAST-MODIFIED") for event in seen] == stamps
    assert [text(event, "STATUS") for event in seen] == ["CONFIRMED", "CANCELLED", "CONFIRMED", "CANCELLED"]
    _, waiting, moved, cancelled = seen
    assert starts(waiting).isoformat() == "2025-09-24T07:30:00+07:00"
    assert "DTEND" not in waiting
    assert "chưa định ngày mới" in text(waiting, "DESCRIPTION")
    assert "[HOÃN, chưa định ngày]" in text(waiting, "SUMMARY")
    assert starts(moved).isoformat() == "2025-10-08T14:00:00+07:00"
    assert "Đã hoãn từ 07 giờ 30, thứ Tư, 24/09/2025 (quyết định ngày 22/09/2025). Lý do: Bão, lũ" in text(
        moved, "DESCRIPTION"
    )
    assert text(cancelled, "SUMMARY").startswith("[HỦY] ")
    assert "Lý do: Ghép hội nghị" in text(cancelled, "DESCRIPTION")
    assert "Gửi ý kiến" not in text(cancelled, "DESCRIPTION")


def test_one_without_a_day_is_in_no_calendar(built: Callable[[], dict[str, bytes]], edit: Edit) -> None:
    edit(FIRST, START, "")
    found = built()
    assert "thu-nghiem-2025-01@cong.example" not in events(found["thu-nghiem/lich.ics"])
    assert "thu-nghiem-2025-01@cong.example" not in events(found["lich.ics"])


def test_a_sample_says_so_and_stays_out_of_what_all_share(shipped: dict[str, bytes]) -> None:
    for name in ("minh-hoa/lich.ics", "minh-hoa/lich-han.ics"):
        assert events(shipped[name])
        assert all(text(event, "SUMMARY").startswith("[hư cấu] ") for event in events(shipped[name]).values())
    assert not events(shipped["lich.ics"])
    for feed in Feed:
        assert not parsed(shipped[f"{feed}.atom.xml"]).entries
        for one in parsed(shipped[f"minh-hoa/{feed}.atom.xml"]).entries:
            assert one.title.value.startswith("[hư cấu] ")


def test_the_calendar_of_all_units_has_last_year_and_on(records: Path, tmp_path: Path) -> None:
    now = publish(records, tmp_path / "site")
    assert events(now["lich.ics"]) == events(now["thu-nghiem/lich.ics"])
    later = publish(records, tmp_path / "site", dt.date(2027, 1, 1))
    assert not events(later["lich.ics"])
    assert later["thu-nghiem/lich.ics"] == now["thu-nghiem/lich.ics"]


# --- due dates


def test_staff_see_what_is_due_and_are_reminded(shipped: dict[str, bytes]) -> None:
    due = events(shipped["minh-hoa/lich-han.ics"])["minh-hoa-2026-05-conclusion_notice@cong.example"]
    assert starts(due) == dt.date(2026, 12, 23)
    assert due.decoded("DTEND") == dt.date(2026, 12, 24)
    told = text(due, "DESCRIPTION")
    assert "Thực hiện: Văn phòng Đảng ủy xã" in told
    assert "Cách tính: 10 ngày làm việc sau ngày hội nghị" in told
    assert re.search(r"Căn cứ: Kế hoạch .*, mục IV\.3", told)
    (alarm,) = due.alarms.times
    assert alarm.trigger.strftime("%Y-%m-%d %H:%M") == "2026-12-21 08:00"


def test_a_reminder_leaps_over_days_off(shipped: dict[str, bytes]) -> None:
    calendar = Archive(RECORDS).calendar
    for event in events(shipped["minh-hoa/lich-han.ics"]).values():
        for alarm in event.alarms.times:
            assert isinstance(alarm.trigger, dt.datetime)
            day, due = alarm.trigger.date(), starts(event)
            between = [day + dt.timedelta(step) for step in range((due - day).days)]
            assert sum(calendar.is_working_day(one) for one in between) == 2


def test_without_a_calendar_of_the_year_two_days_must_do(records: Path, tmp_path: Path) -> None:
    for path in (records / "calendar").glob("*.yml"):
        path.unlink()
    found = publish(records, tmp_path / "site", dt.date(2025, 3, 1))["thu-nghiem/lich-han.ics"]
    triggers = set(re.findall(rb"TRIGGER:(\S+)", found))
    assert triggers == {b"-P1DT16H", b"-P41DT16H", b"-P83DT16H"}, "two days, or six and twelve weeks for a conference"


def test_what_is_done_is_marked_and_rings_no_more(built: Callable[[], dict[str, bytes]]) -> None:
    found = events(built()["thu-nghiem/lich-han.ics"])
    done = found["thu-nghiem-2025-01-conclusion_notice@cong.example"]
    assert text(done, "SUMMARY").startswith("✓ Đã xong: ")
    assert "Đã thực hiện ngày " in text(done, "DESCRIPTION")
    assert not done.alarms.times
    dossier = found["thu-nghiem-2025-01-dossier-plan@cong.example"]
    assert re.search(r"\d+ tài liệu của hồ sơ", text(dossier, "SUMMARY"))
    assert "[x] Biên bản" not in text(dossier, "DESCRIPTION")
    assert "[x] Kế hoạch tổ chức hội nghị đối thoại (" in text(dossier, "DESCRIPTION")


def test_a_paper_that_is_missing_is_named(records: Path, built: Callable[[], dict[str, bytes]]) -> None:
    (records / "thu-nghiem/2025/01/documents/programme.md").unlink()
    dossier = events(built()["thu-nghiem/lich-han.ics"])["thu-nghiem-2025-01-dossier-plan@cong.example"]
    assert "[ ] Chương trình hội nghị" in text(dossier, "DESCRIPTION")
    assert text(dossier, "SUMMARY").startswith("Mốc của kho: ")


def test_replies_of_one_office_are_one_event(shipped: dict[str, bytes]) -> None:
    found = events(shipped["minh-hoa/lich-han.ics"])
    one = found["minh-hoa-2025-01-written_reply-phong-kinh-te@cong.example"]
    assert text(one, "SUMMARY").endswith("Trả lời bằng văn bản các kiến nghị số 6, 7, 8, 9, 12")
    assert text(one, "URL") == f"{SITE}minh-hoa/2025/01/#kn-6"


def test_a_reply_that_nobody_can_count_yet_is_a_note_without_a_day(
    edit: Edit, built: Callable[[], dict[str, bytes]]
) -> None:
    folder = "thu-nghiem/2025/01"
    edit(
        f"{folder}/documents/conclusion_notice.md",
        "{to: phong-kinh-te, on: 2025-10-02, received: 2025-10-02}",
        "{to: phong-kinh-te, on: 2025-10-02}",
    )
    edit(f"{folder}/petitions.yml", "  reply: written_reply-2\n", "")
    found = events(built()["thu-nghiem/lich-han.ics"])
    assert not [name for name in found if "2025-01-written_reply-" in name]
    note = text(found["thu-nghiem-2025-01-conclusion_notice@cong.example"], "DESCRIPTION")
    assert "kiến nghị số 5: chưa tính được vì chưa ghi ngày cơ quan được giao nhận" in note
    assert "; không sớm hơn 23/10/2025" in note
    assert "kiến nghị số 2:" not in note, "answered before any day it can be due on"


def test_two_limits_of_one_kind_have_two_names(built: Callable[[], dict[str, bytes]]) -> None:
    names = [name for name in events(built()["thu-nghiem/lich-han.ics"]) if "-quota" in name]
    assert {"thu-nghiem-2025-quota@cong.example", "thu-nghiem-2025-quota-2@cong.example"} <= set(names)


def test_an_extension_is_told_and_counted(shipped: dict[str, bytes]) -> None:
    later = events(shipped["minh-hoa/lich-han.ics"])["minh-hoa-2025-02-conclusion_notice@cong.example"]
    assert later["SEQUENCE"] == 1
    assert "Đã kéo dài; hạn ban đầu: " in text(later, "DESCRIPTION")


def test_years_that_are_over_are_left_out_unless_open(records: Path, tmp_path: Path) -> None:
    later = events(publish(records, tmp_path / "site", dt.date(2028, 1, 3))["thu-nghiem/lich-han.ics"])
    assert later
    assert all(starts(one) >= dt.date(2027, 1, 1) or one.alarms.times for one in later.values())
    assert "thu-nghiem-2025-01-conclusion_notice@cong.example" not in later


def test_a_cancelled_conference_owes_nothing(shipped: dict[str, bytes]) -> None:
    assert not [name for name in events(shipped["minh-hoa/lich-han.ics"]) if name.startswith("minh-hoa-2026-04")]


# --- feeds


def parsed(raw: bytes) -> Any:
    return atoma.parse_atom_bytes(raw)


def feeds(found: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    return ((name, raw) for name, raw in found.items() if name.endswith(".atom.xml"))


def test_every_feed_is_valid(shipped: dict[str, bytes]) -> None:
    ids: list[str] = []
    for name, raw in feeds(shipped):
        feed = parsed(raw)
        ids.append(feed.id_)
        assert feed.id_.startswith("tag:cong.example,2025:")
        assert feed.authors[0].name
        assert {link.rel: link.href for link in feed.links}["self"] == SITE + name
        assert len(feed.entries) <= SHOWN
        assert len({one.id_ for one in feed.entries}) == len(feed.entries)
        times = [one.updated for one in feed.entries]
        assert times == sorted(times, reverse=True)
        assert feed.updated == max(times, default=feed.updated)
        assert all(link.href.startswith("https://") for one in feed.entries for link in one.links)
        tree = ET.fromstring(raw)
        assert tree.get("{http://www.w3.org/XML/1998/namespace}lang") == "vi"
        assert {child.tag for child in tree} <= {
            ATOM + tag for tag in ("id", "title", "subtitle", "updated", "author", "link", "generator", "entry")
        }
        for entry in tree.iter(f"{ATOM}entry"):
            tags = [child.tag.removeprefix(ATOM) for child in entry]
            assert tags[:6] == ["id", "title", "link", "published", "updated", "author"]
            assert tags[6:] in (["content"], ["summary"])
    assert len(set(ids)) == len(ids)


def by_id(raw: bytes) -> dict[str, Any]:
    return {one.id_: one for one in parsed(raw).entries}


def test_each_document_is_in_its_feed(built: Callable[[], dict[str, bytes]]) -> None:
    found = built()
    for feed, document in (
        (Feed.ANNOUNCEMENTS, "notice"),
        (Feed.CONCLUSIONS, "conclusion_notice"),
        (Feed.REPLIES, "written_reply-1"),
    ):
        for path in (f"{feed}.atom.xml", f"thu-nghiem/{feed}.atom.xml"):
            one = by_id(found[path])[f"tag:cong.example,2025:thu-nghiem-2025-01/van-ban-{document}"]
            assert one.links[0].href == f"{SITE}thu-nghiem/2025/01/#van-ban-{document}"
            assert "Hội nghị đối thoại định kỳ ngày 24/09/2025, xã Thử Nghiệm" in one.title.value
            assert "<p>Nội dung tài liệu.</p>" in one.content.value
            assert one.content.text_type.value == "html"
    assert not by_id(found["dinh-chinh.atom.xml"])


def test_what_is_not_public_is_in_no_feed(built: Callable[[], dict[str, bytes]], edit: Edit) -> None:
    notice = "thu-nghiem/2025/01/documents/conclusion_notice.md"
    edit(notice, "files:\n", "public: false\npublic_reason: thử\nfiles:\n")
    edit(notice, "Nội dung tài liệu.", "Điều chỉ nội bộ biết")
    found = built()
    assert "tag:cong.example,2025:thu-nghiem-2025-01/van-ban-conclusion_notice" not in by_id(found["ket-luan.atom.xml"])
    assert not [name for name, raw in found.items() if "Điều chỉ nội bộ biết".encode() in raw]


def test_what_is_amended_of_units_plans_policies_and_calendars_is_told_once(
    built: Callable[[], dict[str, bytes]], edit: Edit, records: Path
) -> None:
    line = "amended: [{{field: {0}, was: {1}, on: 2026-01-20, by: Văn phòng, reason: Ghi nhầm {2}}}]\n"
    edit("thu-nghiem/unit.yml", "kind: commune\n", "kind: commune\n" + line.format("joined", '"2025-07-02"', "a1"))
    edit("thu-nghiem/2025/plan.md", "line: party\n", "line: party\n" + line.format("number", "9-KH", "b2"))
    edit("policies/thu-nghiem-2025.yml", "kind: plan\n", "kind: plan\n" + line.format("number", "9-KH/ĐU", "c3"))
    for year in (2025, 2026):
        path = records / f"calendar/{year}.yml"
        text = path.read_text("utf-8").rstrip("\n")
        path.write_text(f"{text}\n{line.format('status', 'provisional', f'd{year}')}", "utf-8")
    files = built()
    whole, own = files["dinh-chinh.atom.xml"].decode(), files["thu-nghiem/dinh-chinh.atom.xml"].decode()
    for word in ("a1", "b2", "c3", "d2025", "d2026"):
        assert whole.count(f"Ghi nhầm {word}") == 1
        assert own.count(f"Ghi nhầm {word}") == (word in ("a1", "b2"))
    names = re.findall("<id>(.*?)</id>", whole)
    assert len(names) == len(set(names))
    assert "/can-cu/thu-nghiem-2025/#da-sua" in whole


def test_a_move_and_a_cancellation_are_announced(built: Callable[[], dict[str, bytes]], edit: Edit) -> None:
    again = '  - {from: "2025-10-08T14:00+07:00", reason: Mưa <to>, decided: 2025-10-06}\n'
    edit(FIRST, START, MOVED + again)
    edit(FIRST, "topic:", "cancelled: {decided: 2025-10-20, reason: Ghép hội nghị}\ntopic:")
    found = by_id(built()["thong-bao.atom.xml"])
    names = ("hoan-1", "hoan-2", "huy")
    moved, waiting, cancelled = (found[f"tag:cong.example,2025:thu-nghiem-2025-01/{name}"] for name in names)
    assert "Thời gian mới: 14 giờ 00, thứ Tư, 08/10/2025" in moved.content.value
    assert "Địa điểm: Nhà văn hóa Thôn Nhất" in moved.content.value
    assert "Lý do hoãn: Mưa &lt;to&gt;" in waiting.content.value
    assert "chưa định, sẽ thông báo sau" in waiting.content.value
    assert "Ghép hội nghị" in cancelled.content.value
    assert cancelled.links[0].href == f"{SITE}thu-nghiem/2025/01/"
    assert cancelled.updated.isoformat() == "2025-10-20T00:00:00+07:00"


def test_a_document_without_day_or_text_is_not_lost(built: Callable[[], dict[str, bytes]], records: Path) -> None:
    notice = records / "thu-nghiem/2025/01/documents/notice.md"
    notice.write_text("---\nkind: notice\n---\n", encoding="utf-8")
    one = by_id(built()["thong-bao.atom.xml"])["tag:cong.example,2025:thu-nghiem-2025-01/van-ban-notice"]
    assert one.updated.isoformat() == "2025-01-01T00:00:00+07:00"
    assert one.summary.value == one.title.value


def test_a_feed_holds_the_newest(built: Callable[[], dict[str, bytes]], records: Path) -> None:
    folder = records / "thu-nghiem/2025/01/documents"
    for number in range(100, 100 + SHOWN):
        day = dt.date(2025, 10, 1) + dt.timedelta(number - 100)
        text = f"---\nkind: notice\nissued: {day}\n---\n\nx\n"
        (folder / f"notice-{number}.md").write_text(text, encoding="utf-8")
    found = built()
    for path in ("thong-bao.atom.xml", "thu-nghiem/thong-bao.atom.xml"):
        own = by_id(found[path])
        assert len(own) == SHOWN
        assert "tag:cong.example,2025:thu-nghiem-2025-01/van-ban-notice" not in own


# --- text stays text


HOSTILE = "]]><script>alert(1)</script>&amp;\\n;,\"'"
BREAK = "A\nEND:VEVENT\nBEGIN:VEVENT\nUID:x"


def test_hostile_text_stays_text(built: Callable[[], dict[str, bytes]], edit: Edit) -> None:
    quoted = '"' + HOSTILE.replace("\\", "\\\\").replace('"', '\\"') + '"'
    edit(FIRST, "Môi trường và giao thông nông thôn", quoted)
    place = BREAK.replace("\n", " ")  # on two lines it would be no place: S12
    edit(FIRST, "Nhà văn hóa Thôn Nhất", f'"{place}"')
    edit("thu-nghiem/2025/01/documents/conclusion_notice.md", "Nội dung tài liệu.", f"{HOSTILE} [a](javascript:b)")
    edit("thu-nghiem/2025/01/documents/conclusion_notice.md", "24-TB/ĐU", quoted)
    found = built()
    event = events(found["thu-nghiem/lich.ics"])["thu-nghiem-2025-01@cong.example"]
    assert text(event, "SUMMARY").endswith(HOSTILE)
    assert text(event, "LOCATION") == f"{place}, Thôn Nhất"
    twins = IcsCalendarStream.calendar_from_ics(found["thu-nghiem/lich.ics"].decode()).events
    assert [one.location for one in twins if one.uid == "thu-nghiem-2025-01@cong.example"] == [f"{place}, Thôn Nhất"]
    one = by_id(found["ket-luan.atom.xml"])["tag:cong.example,2025:thu-nghiem-2025-01/van-ban-conclusion_notice"]
    assert one.title.value.startswith(HOSTILE)
    assert "<script" not in one.content.value
    assert "javascript:" not in one.content.value
    assert b"<script" not in found["ket-luan.atom.xml"]


@pytest.mark.parametrize(("given", "kept"), [("a\x00\x07\x1bb", "ab"), ("a\ud800b\uffff", "ab"), ("a\n\tb", "a\n\tb")])
def test_what_no_reader_takes_is_left_out(given: str, kept: str) -> None:
    assert plain(given) == kept


@pytest.mark.parametrize("length", range(60, 90))
def test_a_folded_line_unfolds_to_itself(length: int) -> None:
    content = "SUMMARY:" + "ế" * length + "😀" * 20
    folded = ical.line(content)
    assert folded.replace("\r\n ", "") == f"{content}\r\n"
    assert max(len(line.encode()) for line in folded.split("\r\n")) <= ical.OCTETS


def test_where_nobody_said_where_the_site_is_no_real_host_is_named() -> None:
    assert Address("").of("a/") == "https://doithoai.invalid/a/"
    assert Address("").uid("a") == "a@doithoai.invalid"
    assert Address("khong-phai-dia-chi/").tag("a") == "tag:doithoai.invalid,2025:a"


# --- repeatable, and part of the site


def test_the_same_records_give_the_same_bytes(shipped: dict[str, bytes], tmp_path: Path) -> None:
    assert publish(RECORDS, tmp_path / "site") == shipped


def test_a_day_that_changes_nothing_changes_no_byte_of_what_people_follow(
    shipped: dict[str, bytes], tmp_path: Path
) -> None:
    next_day = publish(RECORDS, tmp_path / "site", TODAY + dt.timedelta(1))
    assert next_day == shipped


def test_a_built_site_has_them(tmp_path: Path, shipped: dict[str, bytes]) -> None:
    folder = lay_out(tmp_path / "một bản")
    known = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        env={**known, "SITE_URL": SITE, "SOURCE_DATE_EPOCH": "1795305600"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert {name: (folder / "site" / name).read_bytes() for name in shipped} == shipped
    remembered = {file for files in SiteStore(folder / "site").stamped().values() for file in files}
    assert set(shipped) <= remembered
