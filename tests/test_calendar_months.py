"""The calendar by month, and the first page with many units: what stands on which day, and what leads where."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from doithoai.cases.case import open_case
from doithoai.model.records import Unit
from doithoai.model.vocabulary import UnitKind
from doithoai.pages import months, units
from doithoai.pages.home import CARDS, home
from doithoai.reading.archive import Archive
from doithoai.views.conference_rows import ListedConference, row
from doithoai.views.index import Index
from doithoai.views.portal import Portal
from scripts.synthesize import synthesize
from tests.conftest import RECORDS

RECORD = "thu-nghiem/2025/01/conference.yml"
START = 'start: "2025-09-24T07:30+07:00"\nend: "2025-09-24T11:30+07:00"\n'
TODAY = dt.date(2025, 9, 12)
Edit = Callable[[str, str, str], None]


def opened(records: Path, today: dt.date = TODAY) -> tuple[Portal, Index]:
    portal = Portal(Archive(records), today, "https://cong.example/kho/")
    found: list[ListedConference] = []
    for name, _ in portal.units():
        cases = (open_case(portal.archive, portal.archive.conference(key), today) for key in portal.archive.keys(name))
        found += [row(portal, case) for case in cases if case]
    return portal, Index(found, (), ())


def days(records: Path, month: months.Month, today: dt.date = TODAY) -> dict[int, list[str]]:
    """The kinds of what stands on each day of a month."""
    sheet = months.Months(*opened(records, today)).sheet(month)
    found = (day for week in sheet.weeks for day in week if day)
    return {day.date.day: [event.kind for event in day.events] for day in found if day.events}


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_conferences_and_last_days_for_sending_stand_on_their_days(records: Path) -> None:
    assert days(records, (2025, 9)) == {17: ["window"], 24: ["held"]}
    assert days(records, (2025, 11)) == {12: ["window"], 19: ["held"]}
    assert days(records, (2025, 10)) == {}


def test_what_was_put_off_stays_on_its_old_day_and_asks_for_nothing(records: Path, edit: Edit) -> None:
    edit(RECORD, START, 'postponed: [{from: "2025-09-24T07:30+07:00", reason: Bão, decided: 2025-09-22}]\n')
    assert days(records, (2025, 9)) == {24: ["moved"]}
    html = words(months.overview(*opened(records)))
    assert "hoãn, không họp ngày này" in html
    assert "Chưa định ngày" in html
    assert "trước định thứ Tư, 24/09/2025" in html


def test_what_has_a_new_day_stands_on_both(records: Path, edit: Edit) -> None:
    edit(
        RECORD,
        START,
        'start: "2025-09-26T07:30+07:00"\n'
        'postponed: [{from: "2025-09-24T07:30+07:00", reason: Bão, decided: 2025-09-22}]\n',
    )
    assert days(records, (2025, 9)) == {17: ["window"], 24: ["moved"], 26: ["held"]}


def test_what_is_cancelled_says_so_on_its_day(records: Path, edit: Edit) -> None:
    edit(RECORD, "duration: half_day", "cancelled: {decided: 2025-09-20, reason: Bão}\nduration: half_day")
    assert days(records, (2025, 9)) == {24: ["cancelled"]}
    assert "– hủy" in words(months.overview(*opened(records)))


@pytest.mark.parametrize(
    ("day", "name", "off"),
    [
        (dt.date(2026, 1, 2), "Nghỉ hoán đổi dịp Tết Dương lịch (nghỉ)", True),
        (dt.date(2026, 1, 10), "ngày làm bù", False),
        (dt.date(2026, 1, 11), "", True),
        (dt.date(2026, 1, 12), "", False),
        (dt.date(2026, 11, 24), "Ngày Văn hóa Việt Nam (nghỉ, dự kiến)", True),
        (dt.date(2031, 1, 1), "", False),  # no calendar of that year: only the weekday is known
        (dt.date(2031, 1, 4), "", True),
    ],
)
def test_days_off_come_from_the_calendar_of_the_archive(records: Path, day: dt.date, name: str, *, off: bool) -> None:
    assert months.special(opened(records, dt.date(2026, 1, 1))[0], day) == (name, off)


def test_a_day_off_is_not_known_before_it_is_decided(records: Path) -> None:
    decided, day = dt.date(2025, 12, 25), dt.date(2026, 1, 2)
    assert months.special(opened(records, decided - dt.timedelta(1))[0], day) == ("", False)
    assert months.special(opened(records, decided)[0], day) == ("Nghỉ hoán đổi dịp Tết Dương lịch (nghỉ)", True)


def test_each_month_leads_to_the_one_before_and_the_one_after(records: Path) -> None:
    portal, index = opened(records, dt.date(2025, 12, 3))
    pages = {page.path: page.body for page in months.pages(portal, index)}
    assert list(pages) == ["lich/2025-09/", "lich/2025-11/", "lich/2025-12/", "lich/2026-01/"]
    assert 'rel="prev"' not in pages["lich/2025-09/"]
    assert '<a rel="next" href="../../lich/2025-11/">' in pages["lich/2025-09/"]
    assert '<a rel="prev" href="../../lich/2025-11/">' in pages["lich/2025-12/"]
    assert 'rel="next"' not in pages["lich/2026-01/"]
    assert "chưa ghi hội nghị nào trong tháng này" in pages["lich/2026-01/"]
    assert 'class="dt-day-work dt-day-today dt-day-blank"' in pages["lich/2025-12/"]


def test_the_months_of_an_empty_archive_are_this_one_and_the_next(tmp_path: Path) -> None:
    for name in ("policies", "calendar"):
        (tmp_path / name).mkdir()
    assert [page.path for page in months.pages(*opened(tmp_path, dt.date(2025, 12, 31)))] == [
        "lich/2025-12/",
        "lich/2026-01/",
    ]


def test_the_calendar_can_be_subscribed_to(records: Path) -> None:
    portal, index = opened(records)
    assert 'href="webcal://cong.example/kho/lich.ics"' in months.overview(portal, index)
    assert 'href="../lich.ics" type="text/calendar"' in months.overview(portal, index)
    assert 'href="webcal://cong.example/kho/thu-nghiem/lich.ics"' in units.page(portal, index, "thu-nghiem").body
    portal.site = ""
    assert "webcal:" not in months.overview(portal, index)


# --- many units


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty made-up units with a conference each, on one of two days."""
    folder = tmp_path_factory.mktemp("nhieu")
    synthesize(folder, units=40, years=[2026], conferences=40, source=RECORDS)
    for unit in (folder / "records").glob("tong-hop-*/unit.yml"):
        text = unit.read_text("utf-8").replace("sample: true\n", "")
        unit.write_text(text, encoding="utf-8")
    return folder / "records"


def test_home_shows_the_nearest_and_leads_to_the_others(many: Path) -> None:
    portal, index = opened(many, dt.date(2026, 3, 1))
    html = home(portal, index)
    assert html.count('class="dt-card dt-next"') == CARDS
    assert f"Còn {40 - CARDS} đơn vị có hội nghị sắp tới" in html
    assert 'href="./don-vi/#chu-t"' in html
    assert 'href="./tong-hop-039/"' not in html
    assert 'id="chu-t"' in units.listing(portal, index)
    assert units.listing(portal, index).count('href="../tong-hop-') == 40


def test_a_crowded_month_is_a_list(many: Path) -> None:
    portal, index = opened(many, dt.date(2026, 3, 1))
    html = months.overview(portal, index)
    assert 'class="dt-calendar dt-crowded"' in html
    assert "Hội nghị (40)" in html
    assert html.count("07 giờ 30") == 40


def test_a_month_with_too_much_stands_on_its_own_page(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(months, "SHOWN", 39)
    html = months.overview(*opened(many, dt.date(2026, 3, 1)))
    assert "Tháng này có" in html
    assert html.count('<table class="dt-calendar') == 1  # April


@pytest.mark.parametrize(
    ("name", "kind", "letter"),
    [
        ("xã Đường An", UnitKind.COMMUNE, "Đ"),
        ("phường An Biên", UnitKind.WARD, "A"),
        ("phường Ấp Bắc", UnitKind.WARD, "A"),
        ("đặc khu Cát Hải", UnitKind.SPECIAL_ZONE, "C"),
        ("phường (chưa rõ tên)", UnitKind.WARD, "C"),
        ("xã", UnitKind.COMMUNE, "X"),
    ],
)
def test_a_unit_is_found_under_the_letter_of_its_own_name(name: str, kind: UnitKind, letter: str) -> None:
    assert units.letter(Unit(name=name, kind=kind, offices=())) == letter


def test_letters_stand_in_the_order_of_the_alphabet() -> None:
    some = [
        (str(place), Unit(name=f"xã {name}", kind=UnitKind.COMMUNE, offices=())) for place, name in enumerate("EĐDA")
    ]
    assert [letter for letter, _ in units.by_letter(some)] == ["A", "D", "Đ", "E"]
