"""One report that is two: both limits are met by it, and the page shows it once with both names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from doithoai.cases.overview import year_case
from doithoai.model.vocabulary import DeadlineKind, State
from doithoai.pages import unit_year
from doithoai.reading.archive import Archive
from doithoai.reading.facts import facts
from doithoai.views.index import Index
from doithoai.views.portal import Portal
from tests.test_petition_section import words

TODAY = dt.date(2026, 2, 10)
ANNUAL = "thu-nghiem/2025/reports/annual_report.md"
Edit = Callable[[str, str, str], None]


def test_one_report_meets_the_limits_of_both_periods_and_is_shown_once(records: Path, edit: Edit) -> None:
    (records / "thu-nghiem/2025/reports/quarterly_report-4.md").unlink()
    edit(ANNUAL, "number: 28", "also: [{kind: quarterly_report, period: 4}]\nnumber: 28")
    case = year_case(Archive(records), "thu-nghiem", 2025, TODAY)
    assert case
    met = {str(one.title): one for one in case.deadlines if one.kind is DeadlineKind.REPORT}
    for title in ("Báo cáo năm 2025", "Báo cáo quý 4 năm 2025"):
        assert met[title].met_by == "reports/annual_report.md"
        assert met[title].state(TODAY, case.archive.calendar) is State.MET
    text = words(unit_year.page(Portal(case.archive, TODAY), case, Index((), (), ())).body)
    assert text.count("Báo cáo năm, đồng thời là Báo cáo quý (kỳ 4), thứ Tư, 12/11/2025") == 1
    report = next(one for one in case.year.reports if one.stem == "annual_report")
    assert facts(report.front)["also.1.period"].raw == "4"


def test_without_it_the_quarter_has_no_report(records: Path) -> None:
    (records / "thu-nghiem/2025/reports/quarterly_report-4.md").unlink()
    case = year_case(Archive(records), "thu-nghiem", 2025, TODAY)
    assert case
    (limit,) = (one for one in case.deadlines if one.title == "Báo cáo quý 4 năm 2025")
    assert limit.state(TODAY, case.archive.calendar) is State.OVERDUE
