"""Matters of which only the number is known: raised, and told as such; of no matter it is said that nobody answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from doithoai.cases.case import Case, open_case, summary
from doithoai.cases.fate import stage
from doithoai.cases.overview import year_case
from doithoai.figures.dashboard import board
from doithoai.figures.sums import total
from doithoai.model import raised
from doithoai.model.dossier import Key
from doithoai.model.vocabulary import DeadlineKind, DocumentKind, Stage, State
from doithoai.opendata.rows import conference_row
from doithoai.pages import conference, units
from doithoai.reading.archive import Archive
from doithoai.reading.facts import facts
from doithoai.views.conference_rows import row
from doithoai.views.index import Index
from doithoai.views.portal import Portal
from tests.test_petition_section import words

TODAY = dt.date(2026, 2, 10)
SECOND = "thu-nghiem/2025/02"
COUNTED = "counted: {petitions: 39, source: Báo, by_level: {commune: 18, city: 2}}\ntopic: Đất đai"
Edit = Callable[[str, str, str], None]


@pytest.fixture
def case(records: Path, edit: Edit) -> Case:
    """A conference of whose petitions the press told the number, and no record tells more."""
    edit(f"{SECOND}/conference.yml", "topic: Đất đai", COUNTED)
    (records / SECOND / "petitions.yml").unlink()
    for path in (records / SECOND / "documents").glob("written_reply*"):
        path.unlink()
    archive = Archive(records)
    found = open_case(archive, archive.conference(Key("thu-nghiem", 2025, "02")), TODAY)
    assert found
    return found


def test_the_page_tells_the_number_and_that_no_text_is_kept(case: Case) -> None:
    portal = Portal(case.archive, TODAY)
    text = words(conference.page(portal, case).body)
    assert "Đã có thông báo kết luận; 39 kiến nghị; kho không có nội dung từng kiến nghị." in text
    assert "Ý kiến, kiến nghị (39) 39 kiến nghị; kho không có nội dung từng kiến nghị." in text
    assert "Theo cấp giải quyết: cấp xã: 18; cấp thành phố: 2." in text
    assert "Nguồn của con số: Báo" in text
    assert "Trả lời kiến nghị ? chưa rõ 39 kiến nghị; kho không có nội dung từng kiến nghị." in text
    assert "Hồ sơ hoàn thành ? chưa rõ" in text
    for never in ("chưa có trả lời", "chưa trả lời", "không còn kiến nghị nào chờ", "Không có kiến nghị nào"):
        assert never not in text


def test_nobody_is_late_and_nothing_is_said_to_be_finished(case: Case) -> None:
    assert stage(case) is Stage.UNTOLD
    papers = {one.document: case.state(one) for one in case.limits(DeadlineKind.DOSSIER) if not one.met_on}
    assert DocumentKind.PETITION_SUMMARY not in papers or papers[DocumentKind.PETITION_SUMMARY] is State.UNKNOWN
    assert not [one for one in case.deadlines if case.state(one) is State.OVERDUE]
    assert summary(case).held.untexted


@pytest.mark.usefixtures("case")
def test_when_the_front_sent_what_it_gathered_is_unknown_and_not_late(records: Path, edit: Edit) -> None:
    edit("policies/thu-nghiem-2025.yml", "before: 2025-11-10", "before: 2025-09-01")
    year = year_case(Archive(records), "thu-nghiem", 2025, TODAY)
    assert year
    (limit,) = (one for one in year.deadlines if one.kind is DeadlineKind.PETITION_COLLECTION)
    assert limit.state(TODAY, year.archive.calendar) is State.UNKNOWN
    assert limit.unclear


def test_figures_and_open_data_count_them_apart(case: Case) -> None:
    portal = Portal(case.archive, TODAY)
    listed = row(portal, case)
    assert (listed.petitions, listed.untexted, listed.tally.petitions) == (0, 39, ())
    whole = total([("thu-nghiem", listed.tally)])
    assert (whole.asked, whole.untexted, whole.answers.counted) == (0, 39, 0)
    told = board(portal, "", "", [listed], by_year=True).told
    assert "0 ý kiến, kiến nghị (39 kiến nghị khác chỉ biết số lượng, kho không có nội dung; không tính vào" in told
    published = conference_row(case, case.folder, case.conference)
    assert (published.petitions, published.petitions_untexted, published.counted) == (0, 39, 39)
    assert published.counted_by_level == "commune: 18; city: 2"


def test_the_page_of_the_unit_claims_nothing_of_them(case: Case) -> None:
    portal = Portal(case.archive, TODAY)
    index = Index((row(portal, case),), (), ())
    text = words(units.page(portal, index, "thu-nghiem").body)
    assert "39 kiến nghị khác kho chỉ biết số lượng, không có nội dung, nên chưa rõ đã được trả lời hay chưa." in text
    assert "✓ không có kiến nghị nào đang chờ trả lời" not in text
    assert "39 kiến nghị (kho không có nội dung từng kiến nghị)" in text


def test_of_some_the_text_is_kept(records: Path, edit: Edit) -> None:
    edit(f"{SECOND}/conference.yml", "topic: Đất đai", COUNTED.replace("39", "40"))
    portal = Portal(Archive(records), TODAY)
    found = open_case(portal.archive, portal.archive.conference(Key("thu-nghiem", 2025, "02")), TODAY)
    assert found
    assert (raised.untexted(found.folder), raised.untold(found.folder)) == (36, 36)
    text = words(conference.page(portal, found).body)
    assert "Ý kiến, kiến nghị (40) 40 kiến nghị; kho không có nội dung 36 kiến nghị." in text
    assert "chưa rõ hết" in text or "quá hạn" in text


def test_what_was_all_answered_at_once_waits_for_nobody(records: Path, edit: Edit) -> None:
    counted = "counted: {petitions: 4, source: Báo, answered: 4}\ntopic: Đất đai"
    edit(f"{SECOND}/conference.yml", "topic: Đất đai", counted)
    (records / SECOND / "petitions.yml").unlink()
    folder = Archive(records).conference(Key("thu-nghiem", 2025, "02"))
    assert (raised.untexted(folder), raised.untold(folder)) == (4, 0)


def test_a_changed_number_is_a_fact_under_its_own_name(case: Case) -> None:
    told = facts(case.conference)
    assert (told["counted.petitions"].label, told["counted.petitions"].shown) == (
        "chỉ biết số kiến nghị, số kiến nghị đã nêu",
        "39",
    )
    assert told["counted.by_level.city"].raw == "2"
