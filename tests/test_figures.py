"""Figures: what counts as in time and what does not count at all, and charts that show what their tables say."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from doithoai.cases.case import open_case
from doithoai.cases.outcome import Outcome
from doithoai.figures.charts import Bar, Chart, LegendKey
from doithoai.figures.dashboard import board
from doithoai.figures.sums import FEW, Share, total
from doithoai.html.engine import environment
from doithoai.model.dossier import Key as Conference
from doithoai.model.vocabulary import ConferenceType
from doithoai.pages import figures, units
from doithoai.pages.home import home
from doithoai.reading.archive import Archive
from doithoai.vietnamese.wording import grouped
from doithoai.views.conference_rows import ListedConference, row
from doithoai.views.index import Index
from doithoai.views.portal import Portal
from doithoai.views.tally import Tally

FIRST, SECOND = Conference("thu-nghiem", 2025, "01"), Conference("thu-nghiem", 2025, "02")
LATER = dt.date(2026, 3, 2)
PETITIONS = "thu-nghiem/2025/01/petitions.yml"
REPLY = "thu-nghiem/2025/01/documents/written_reply-1.md"
NOTICE = "thu-nghiem/2025/01/documents/conclusion_notice.md"
Edit = Callable[[str, str, str], None]


def row_of(records: Path, today: dt.date = LATER, key: Conference = FIRST) -> ListedConference:
    portal = Portal(Archive(records), today)
    case = open_case(portal.archive, portal.archive.conference(key), today)
    assert case
    return row(portal, case)


def outcomes(found: ListedConference) -> Counter[Outcome]:
    return total([("", found.tally)]).outcomes


def index_of(records: Path, today: dt.date = LATER) -> tuple[Portal, Index]:
    portal = Portal(Archive(records), today)
    keys = [key for name in portal.archive.units for key in portal.archive.keys(name)]
    cases = (open_case(portal.archive, portal.archive.conference(key), today) for key in keys)
    return portal, Index([row(portal, case) for case in cases if case], (), ())


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


# --- what became of a petition


def test_each_petition_is_counted_once_and_by_what_became_of_it(records: Path) -> None:
    found = row_of(records)
    assert outcomes(found) == {
        Outcome.AT_ONCE: 1,
        Outcome.ON_TIME: 3,  # numbers 2, 3 and 5; that 5 was carried over afterwards changes nothing
        Outcome.OTHER: 1,  # refused
        Outcome.MERGED: 1,
    }
    assert total([("", found.tally)]).asked == 5
    assert ("giao_thong", Outcome.ON_TIME, 2) in found.tally.petitions
    assert found.tally.held
    assert not found.pending
    assert (found.tally.done, found.tally.elsewhere, found.tally.reopened) == (1, 0, 0)


def test_a_reply_after_its_day_is_late_and_one_on_the_day_is_not(records: Path) -> None:
    text = (records / REPLY).read_text("utf-8")
    for day, outcome in (("2025-10-23", Outcome.ON_TIME), ("2025-10-24", Outcome.LATE)):
        (records / REPLY).write_text(text.replace("2025-10-15", day), encoding="utf-8")
        assert outcomes(row_of(records))[outcome] == (3 if outcome is Outcome.ON_TIME else 1)


def unanswered(records: Path, edit: Edit) -> None:
    """Take the answer of petition 2 away; the conference set 22/10/2025, the plan gives until 23/10/2025."""
    (records / REPLY).unlink()
    answered = (
        "    - {state: answered, on: 2025-10-15, document: written_reply-1}\n    - {state: resolved, on: 2025-10-16}\n"
    )
    edit(PETITIONS, answered + "  reply: written_reply-1\n", "")


def test_what_is_due_today_waits_and_what_was_due_yesterday_is_overdue(records: Path, edit: Edit) -> None:
    unanswered(records, edit)
    for day, outcome in ((22, Outcome.WAITING), (23, Outcome.OVERDUE)):
        found = row_of(records, dt.date(2025, 10, day))
        assert outcomes(found)[outcome] == 1, day
        assert [one.number for one in found.pending] == [2, 3]  # the reply to 3 was still to come
        assert found.pending[0].due == dt.date(2025, 10, 22)
    assert row_of(records, dt.date(2025, 10, 23)).tally.overdue == (("phong-kinh-te", 1),)
    assert row_of(records, dt.date(2025, 10, 22)).tally.overdue == ()


def test_without_a_limit_in_the_plan_the_day_that_was_set_counts(records: Path, edit: Edit) -> None:
    edit("policies/thu-nghiem-2025.yml", "  written_reply: {count: 15, unit: working_day, section: V.3.b}\n", "")
    assert outcomes(row_of(records))[Outcome.ON_TIME] == 3
    edit(
        PETITIONS,
        "assigned: {office: phong-kinh-te, due: 2025-10-22}\n  states:\n    - {state: received, on: 2025-09-12}",
        "assigned: {office: phong-kinh-te, due: 2025-10-14}\n  states:\n    - {state: received, on: 2025-09-12}",
    )
    assert outcomes(row_of(records))[Outcome.LATE] == 1


def test_an_advisory_limit_never_makes_anybody_late(records: Path, edit: Edit) -> None:
    unanswered(records, edit)
    edit("policies/thu-nghiem-2025.yml", "kind: plan\n", "kind: plan\nadvisory: true\n")
    text = (records / PETITIONS).read_text("utf-8").replace(", due: 2025-10-22", "")
    (records / PETITIONS).write_text(text, encoding="utf-8")
    found = row_of(records)
    assert not {Outcome.ON_TIME, Outcome.LATE, Outcome.OVERDUE} & set(outcomes(found))
    assert found.tally.notice is Outcome.OTHER
    assert found.tally.conclusion is Outcome.OTHER
    assert not found.tally.replies
    assert [one.number for one in found.pending] == [2]


def test_a_unit_without_data_is_neither_late_nor_in_time(records: Path, edit: Edit) -> None:
    edit("thu-nghiem/unit.yml", "joined: 2025-07-01\n", "")
    found = row_of(records)
    assert outcomes(found)[Outcome.UNKNOWN] == 3
    assert found.tally.notice is Outcome.UNKNOWN
    portal, index = index_of(records)
    assert figures.counted(portal, index.rows, sample=False) == []
    text = words(figures.overview(portal, index))
    assert "Toàn thành phố: chưa có dữ liệu." in text
    assert "0%" not in text
    assert "Chưa có dữ liệu (1 đơn vị)" in text


def test_without_a_conclusion_notice_the_limit_is_not_known_and_the_petition_still_waits(
    records: Path, edit: Edit
) -> None:
    unanswered(records, edit)
    (records / NOTICE).unlink()
    text = (records / PETITIONS).read_text("utf-8").replace(", due: 2025-10-22", "")
    (records / PETITIONS).write_text(text, encoding="utf-8")
    found = row_of(records)
    assert outcomes(found)[Outcome.UNKNOWN] == 2
    assert found.tally.conclusion is Outcome.OVERDUE
    assert [(one.number, one.due, one.badge.word) for one in found.pending] == [(2, None, "chưa rõ hạn")]


def test_what_was_withdrawn_owes_nothing(records: Path, edit: Edit) -> None:
    unanswered(records, edit)
    edit(
        PETITIONS,
        "on: 2025-10-02, document: conclusion_notice}\n- id: 3",
        "on: 2025-10-02, document: conclusion_notice}\n    - {state: withdrawn, on: 2025-10-03}\n- id: 3",
    )
    assert outcomes(row_of(records))[Outcome.OTHER] == 2
    assert not row_of(records).pending


def test_before_the_conference_petitions_only_wait_for_it(records: Path) -> None:
    found = row_of(records, dt.date(2025, 9, 23))
    assert set(outcomes(found)) == {Outcome.PENDING, Outcome.MERGED}
    assert not found.tally.held
    assert not found.pending


def test_a_cancelled_conference_counts_for_nothing(records: Path, edit: Edit) -> None:
    edit(
        "thu-nghiem/2025/01/conference.yml",
        "duration: half_day",
        "cancelled: {decided: 2025-09-20, reason: Bão}\nduration: half_day",
    )
    found = row_of(records)
    assert set(outcomes(found)) == {Outcome.OTHER, Outcome.MERGED}
    assert not found.tally.held
    assert found.tally.people is None
    assert found.tally.notice is Outcome.OTHER


def test_a_notice_that_was_waived_is_not_counted(records: Path, edit: Edit) -> None:
    edit("thu-nghiem/2025/01/conference.yml", "type: periodic", "type: urgent")
    assert row_of(records).tally.notice is Outcome.OTHER
    assert row_of(records).tally.conclusion is Outcome.ON_TIME


def test_what_is_withheld_is_listed_without_its_text(records: Path, edit: Edit) -> None:
    unanswered(records, edit)
    edit(PETITIONS, "text: Đề nghị xử lý điểm tập kết rác cuối Thôn Nhị.", "text: Chữ kín\n  withheld: Đời tư")
    portal, index = index_of(records)
    html = units.page(portal, index, "thu-nghiem").body
    assert "Chữ kín" not in html
    assert "Không công khai nội dung" in html
    assert 'href="../thu-nghiem/2025/01/#kn-2"' in html


def test_a_long_matter_is_cut_between_words(records: Path, edit: Edit) -> None:
    unanswered(records, edit)
    edit(PETITIONS, "Đề nghị xử lý điểm tập kết rác cuối Thôn Nhị.", "rác " * 100)
    text = row_of(records).pending[0].text
    assert text.endswith("rác…")
    assert len(text) <= 161


def test_replies_are_counted_by_how_long_they_took(records: Path) -> None:
    assert dict(row_of(records).tally.replies) == {2: 1, 3: 2}  # 9 working days and 12, from 02/10/2025


# --- shares


@pytest.mark.parametrize(
    ("share", "percent", "told"),
    [
        (Share(0, 0, 0, waiting=3), None, "chưa có việc nào đến hạn"),
        (Share(3, 0, 1), 75, "3 trên 4 (số ít)"),
        (Share(9, 0, 1), 90, "90% (9 trên 10)"),
        (Share(999, 0, 1), 99, "99% (999 trên 1.000)"),
        (Share(1, 0, 999), 1, "1% (1 trên 1.000)"),
        (Share(0, 6, 6), 0, "0% (0 trên 12)"),
        (Share(12, 0, 0), 100, "100% (12 trên 12)"),
    ],
)
def test_a_share_is_told_honestly(share: Share, percent: int | None, told: str) -> None:
    assert share.percent == percent
    assert share.told == told


def test_where_there_is_little_room_a_share_is_told_in_few_letters() -> None:
    assert Share(3, 0, 1).short == "3/4"
    assert Share(999, 0, 1).short == "99% (999/1.000)"
    assert len(Bar("x" * 60, (1,), "99% (999/1.000)").short) == 26
    assert Bar("Đất đai", (1,), "1").short == "Đất đai"


def test_numbers_have_their_points() -> None:
    assert [grouped(count) for count in (7, 1234, 1234567)] == ["7", "1.234", "1.234.567"]


def test_open_past_the_limit_counts_as_not_in_time() -> None:
    one = Tally(held=True, petitions=(("x", Outcome.ON_TIME, 8), ("x", Outcome.OVERDUE, 2), ("y", Outcome.WAITING, 5)))
    assert total([("a", one)]).answers == Share(8, 0, 2, 5, 0)
    assert total([("a", one)]).answers.percent == 80


# --- charts


def drawn(html: str, name: str) -> tuple[list[tuple[str, float, float]], list[list[str]]]:
    """The parts of a chart's bars (pattern, begin, width), and the rows of its table."""
    figure = html[html.index(f'id="{name}"') :].partition("</figure>")[0]
    svg = ET.fromstring(re.search(r'<svg role="img".*?</svg>', figure, re.DOTALL)[0])  # type: ignore[index]
    parts = [
        (str(one.get("class")).rpartition("-")[2], float(one.attrib["x"][:-1]), float(one.attrib["width"][:-1]))
        for one in svg.iter("rect")
        if one.get("class") != "dt-track"
    ]
    table = ET.fromstring(re.search(r"<table.*?</table>", figure, re.DOTALL)[0])  # type: ignore[index]
    rows = [["".join(cell.itertext()) for cell in line] for line in table.iter("tr")]
    return parts, rows


def chart_of(chart: Chart) -> str:
    module = environment().get_template("_charts.html").make_module({})
    return str(module.chart(chart, "../"))  # type: ignore[attr-defined]


def test_bars_are_as_long_as_the_table_says() -> None:
    keys = (LegendKey("solid", "một"), LegendKey("lines", "hai"))
    bars = (Bar("A", (3, 1), "4"), Bar("B", (0, 2), "2", path="b/"), Bar("C", (0, 0), "0"))
    parts, rows = drawn(chart_of(Chart("x", "Thử", "A: 4.", "Tên", keys, bars)), "x")
    assert parts == [("solid", 0, 75), ("lines", 75, 25), ("lines", 0, 50)]
    assert rows == [["Tên", "Một", "Hai"], ["A", "3", "1"], ["B", "0", "2"], ["C", "0", "0"]]


def test_shares_fill_the_width() -> None:
    keys = (LegendKey("good", "đúng"), LegendKey("late", "chậm"))
    chart = Chart("x", "Thử", "", "Tên", keys, (Bar("A", (1, 2), ""), Bar("B", (5, 0), "")), even=True)
    parts, _ = drawn(chart_of(chart), "x")
    assert parts == [("good", 0, 33.33), ("late", 33.33, 66.67), ("good", 0, 100)]


def test_a_chart_tells_itself_and_brings_no_style(records: Path) -> None:
    portal, index = index_of(records)
    html = figures.overview(portal, index)
    names = re.findall(r'<figure class="dt-chart" id="([^"]+)"', html)
    assert {"nam", "dung-han-nam", "viec", "ket-qua", "linh-vuc", "so-ngay"} == set(names)
    for name in names:
        assert f'<svg role="img" aria-labelledby="{name}-t {name}-d"' in html
    assert re.search(r'<desc id="nam-d">Năm 2025: 2 hội nghị\.</desc>', html)
    assert " style=" not in html
    assert set(re.findall(r"url\(#([^)]+)\)", html)) <= set(re.findall(r'<pattern id="([^"]+)"', html))


def test_the_charts_of_an_archive_show_its_numbers(records: Path) -> None:
    portal, index = index_of(records)
    html = figures.overview(portal, index)
    parts, rows = drawn(html, "linh-vuc")
    assert rows[1][:5] == ["Giao thông", "4", "2", "0", "0"]
    assert [width for _, _, width in parts] == [100, 50, 50, 25]
    assert [line[1] for line in rows[1:]] == ["4", "2", "2", "1"]
    assert "9 ý kiến, kiến nghị" in words(html)
    assert "Trả lời kiến nghị đúng hạn: 5 trên 5 (số ít)" in words(html)


def test_a_unit_with_few_cases_is_not_ranked(records: Path) -> None:
    portal, index = index_of(records)
    rows = figures.counted(portal, index.rows, sample=False)
    found = board(portal, "", "Thử", rows, by_year=True)
    assert "don-vi" not in {chart.name for chart in found.charts}
    assert found.few == (("thu-nghiem", "xã Thử Nghiệm", Share(5, 0, 0)),)
    assert f"Dưới {FEW} kiến nghị" in words(figures.overview(portal, index))


def test_samples_are_in_no_figure_of_the_city(records: Path, edit: Edit) -> None:
    edit("thu-nghiem/unit.yml", "joined:", "sample: true\njoined:")
    portal, index = index_of(records)
    assert figures.counted(portal, index.rows, sample=False) == []
    html = figures.overview(portal, index)
    assert 'id="mau-nam"' in html
    assert 'id="nam"' not in html
    text = words(home(portal, index))
    assert "Toàn thành phố: chưa có dữ liệu" in text
    assert "Ví dụ: đơn vị mẫu" in text


def test_home_has_three_figures_of_this_year(records: Path) -> None:
    portal, index = index_of(records, dt.date(2025, 12, 20))
    text = words(home(portal, index))
    assert "Hội nghị đã tổ chức năm 2025 2 của 1 đơn vị có dữ liệu" in text
    assert "Kiến nghị được trả lời đúng hạn năm 2025 5 trên 5 số ít, không tính tỷ lệ" in text
    assert "Kiến nghị quá hạn, chưa trả lời 0" in text
    portal, index = index_of(records)
    assert "năm 2026 – chưa có kiến nghị nào đến hạn" in words(home(portal, index))


def test_types_are_counted_apart() -> None:
    tallies = [Tally(kind, held=True) for kind in ConferenceType] + [Tally(ConferenceType.URGENT)]
    assert total(("a", one) for one in tallies).held == dict.fromkeys(ConferenceType, 1)


def test_an_office_can_be_reached_as_its_record_says(records: Path, edit: Edit) -> None:
    office = "{id: mat-tran, name: Ủy ban Mặt trận Tổ quốc}"
    more = '{id: mat-tran, name: Ủy ban Mặt trận Tổ quốc, address: Số 1, phone: "0225.123 456", email: mt@x.example}'
    edit("thu-nghiem/unit.yml", office, more.replace("Số 1", "Nhà số 1"))
    portal, index = index_of(records)
    html = units.page(portal, index, "thu-nghiem").body
    assert '<a href="mailto:mt@x.example">mt@x.example</a>' in html
    assert '<a href="tel:0225123456">0225.123 456</a>' in html
    assert html.count('<li class="dt-card"><h3>') == 1


def test_a_unit_tells_how_punctual_it_is_or_that_nothing_is_known(records: Path, edit: Edit) -> None:
    portal, index = index_of(records)
    parts, rows = drawn(units.page(portal, index, "thu-nghiem").body, "viec")
    assert parts == [("good", 0, 100)] * 3
    assert [line[1] for line in rows[1:]] == ["2", "2", "5"]
    edit("thu-nghiem/unit.yml", "joined: 2025-07-01\n", "")
    portal, index = index_of(records)
    html = units.page(portal, index, "thu-nghiem").body
    assert 'id="viec"' not in html
    assert "chưa có dữ liệu trong kho lưu trữ" in html
    assert "0%" not in html


def test_without_a_calendar_no_length_is_guessed(records: Path) -> None:
    (records / "calendar/2025.yml").unlink()
    assert row_of(records).tally.replies == ()
    assert outcomes(row_of(records))[Outcome.ON_TIME] == 3  # by the day that the conference set


def test_each_year_has_a_page_of_its_own(records: Path) -> None:
    portal, index = index_of(records)
    (page,) = figures.pages(portal, index)
    assert page.path == "so-lieu/2025/"
    assert '<span aria-current="page">Năm 2025</span>' in page.body
    parts, rows = drawn(page.body, "loai")
    assert parts == [("solid", 0, 100)]
    assert rows[1:] == [["Định kỳ", "2"], ["Chuyên đề", "0"], ["Đột xuất", "0"]]


def ranked(records: Path, counts: list[tuple[int, int]]) -> tuple[Portal, list[ListedConference]]:
    """Made-up units with so many answers in time, and so many open past their limit."""
    base = row_of(records)
    rows = []
    for place, (on_time, overdue) in enumerate(counts):
        unit = f"don-vi-{place:02}"
        (records / unit).mkdir()
        text = (records / "thu-nghiem/unit.yml").read_text("utf-8").replace("Thử Nghiệm", f"Số {place:02}")
        (records / unit / "unit.yml").write_text(text, encoding="utf-8")
        petitions = (("x", Outcome.ON_TIME, on_time), ("x", Outcome.OVERDUE, overdue))
        counted = Tally(held=True, petitions=petitions, overdue=(("phong-kinh-te", overdue),) if overdue else ())
        rows.append(replace(base, key=Conference(unit, 2025, "01"), tally=counted))
    return Portal(Archive(records), LATER), rows


def test_units_are_ranked_by_their_share_and_then_by_their_cases(records: Path) -> None:
    portal, rows = ranked(records, [(9, 3), (12, 0), (20, 0), (9, 0), (15, 5)])
    charts = {chart.name: chart for chart in board(portal, "", "Thử", rows, by_year=True).charts}
    assert [bar.name for bar in charts["don-vi"].bars] == ["Xã Số 02", "Xã Số 01", "Xã Số 04", "Xã Số 00"]
    assert [bar.values for bar in charts["don-vi"].bars] == [(20, 0, 0), (12, 0, 0), (15, 0, 5), (9, 0, 3)]
    assert [(bar.name, bar.values) for bar in charts["qua-han"].bars] == [
        ("Xã Số 04: Phòng Kinh tế", (5,)),
        ("Xã Số 00: Phòng Kinh tế", (3,)),
    ]


def test_of_many_units_the_two_ends_are_drawn_and_the_table_has_all(records: Path) -> None:
    portal, rows = ranked(records, [(20, place) for place in range(20)])
    chart = next(one for one in board(portal, "", "Thử", rows, by_year=True).charts if one.name == "don-vi")
    assert [bar.name[-2:] for bar in chart.shown] == [f"{place:02}" for place in (*range(6), *range(14, 20))]
    assert len(chart.bars) == 20
    html = chart_of(chart)
    assert html.count("<text") == 24
    assert "Bảng số liệu (đủ 20 dòng)" in html
    assert len(drawn(html, "don-vi")[1]) == 21
