"""A conference is bound by the plan in force on its day, and a duty of the year by the plan in force on its due day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from doithoai.cases.case import open_case, open_year, plan_layers, summary
from doithoai.model.dossier import Key
from doithoai.model.vocabulary import DeadlineKind
from doithoai.pages import plans, unit_year
from doithoai.reading.archive import Archive
from doithoai.views.index import Index
from doithoai.views.portal import Portal
from tests.test_rules import apply, copy_base

TODAY = dt.date(2026, 2, 10)
UNIT = "thu-nghiem"
LATER = """---
title: Kế hoạch đối thoại từ tháng 11 năm 2025
policy: thu-nghiem-2026
line: party
body: Đảng ủy xã Thử Nghiệm
number: 30-KH/ĐU
issued: 2025-10-20
from: {start}
---
Từ tháng 11 trả lời trong 7 ngày làm việc.
"""


def archive(tmp_path: Path, start: str = "2025-11-01", **changes: object) -> Archive:
    root = copy_base(tmp_path)
    apply(root, {f"{UNIT}/2025/plan-2.md": {"write": LATER.format(start=start)}, **changes})
    return Archive(root)


def law(records: Archive, number: str) -> str:
    case = open_case(records, records.conference(Key(UNIT, 2025, number)), TODAY)
    assert case
    return case.layers.chain[0].id


def test_each_conference_is_bound_by_the_plan_of_its_day(tmp_path: Path) -> None:
    records = archive(tmp_path)
    assert (law(records, "01"), law(records, "02")) == ("thu-nghiem-2025", "thu-nghiem-2026")


@pytest.mark.parametrize(("start", "expected"), [("2025-11-19", "thu-nghiem-2026"), ("2025-11-20", "thu-nghiem-2025")])
def test_the_new_plan_binds_on_its_first_day_and_not_before(tmp_path: Path, start: str, expected: str) -> None:
    assert law(archive(tmp_path, start), "02") == expected


@pytest.mark.parametrize(("issued", "expected"), [("2025-11-19", "thu-nghiem-2026"), ("2025-11-20", "thu-nghiem-2025")])
def test_no_conference_is_judged_by_a_plan_that_was_issued_after_it(tmp_path: Path, issued: str, expected: str) -> None:
    root = copy_base(tmp_path)
    plan = LATER.format(start="2025-11-01").replace("issued: 2025-10-20", f"issued: {issued}")
    apply(root, {f"{UNIT}/2025/plan-2.md": {"write": plan}})
    assert law(Archive(root), "02") == expected


def test_before_the_first_plan_was_issued_nobody_owes_what_it_asks(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    apply(root, {f"{UNIT}/2025/plan.md": [["issued: 2025-07-15", "issued: 2025-10-01"]]})
    records = Archive(root)
    case = open_case(records, records.conference(Key(UNIT, 2025, "01")), TODAY)
    assert case
    assert not case.layers.chain
    assert {limit.kind for limit in case.deadlines} <= {DeadlineKind.ASSIGNED_DUE, DeadlineKind.PROMISE}
    assert law(records, "02") == "thu-nghiem-2025"


def test_a_plan_that_is_not_in_force_yet_leaves_every_limit_as_it_was(tmp_path: Path) -> None:
    records, before = archive(tmp_path / "a"), Archive(copy_base(tmp_path / "b"))
    key = Key(UNIT, 2025, "01")
    one, two = (open_case(some, some.conference(key), TODAY) for some in (records, before))
    assert one
    assert two
    assert one.deadlines == two.deadlines


def test_without_a_day_the_newest_plan_counts(tmp_path: Path) -> None:
    assert plan_layers(archive(tmp_path), UNIT, 2025).chain[0].id == "thu-nghiem-2026"


def test_the_duties_of_the_year_are_those_of_the_plan_in_force_on_their_due_day(tmp_path: Path) -> None:
    records = archive(tmp_path)
    cases = [open_case(records, records.conference(key), TODAY) for key in records.keys(UNIT, 2025)]
    found = open_year(records, UNIT, 2025, tuple(summary(one) for one in cases if one), TODAY, complete=True)
    assert found
    by = {(one.kind, one.due): one.basis[0].document for one in found.deadlines}
    assert by[DeadlineKind.REPORT, dt.date(2025, 9, 14)] == "thu-nghiem-2025"
    assert by[DeadlineKind.QUOTA, dt.date(2025, 12, 31)] == "thu-nghiem-2026"
    assert (DeadlineKind.REPORT, dt.date(2025, 12, 14)) not in by


def test_one_plan_for_the_whole_year_is_the_year_itself(tmp_path: Path) -> None:
    year = Archive(copy_base(tmp_path)).year(UNIT, 2025)
    assert year.on(dt.date(2025, 3, 1)) is year.on(None) is year
    assert [(one.file, one.limited) for one in year.plans] == [("plan.md", False)]


def test_plans_are_numbered_without_a_gap(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    apply(root, {f"{UNIT}/2025/plan-3.md": {"write": LATER.format(start="2025-11-01")}})
    strays = [problem for _, problem in Archive(root).strays()]
    assert [(one.file, one.code) for one in strays] == [(f"{UNIT}/2025/plan-3.md", "S11")]
    assert len(Archive(root).year(UNIT, 2025).plans) == 1


def test_the_page_of_the_year_tells_each_plan_with_its_time(tmp_path: Path) -> None:
    portal = Portal(archive(tmp_path), TODAY)
    case = open_year(portal.archive, UNIT, 2025, (), TODAY, complete=True)
    assert case
    body = unit_year.page(portal, case, Index((), (), ())).body
    assert 'id="ke-hoach"' in body
    assert 'id="ke-hoach-2"' in body
    assert 'id="noi-dung-ke-hoach-2"' in body
    assert "áp dụng đến hết 31/10/2025" in body
    assert "Áp dụng từ 01/11/2025" in body
    assert "Từ tháng 11 trả lời trong 7 ngày làm việc." in body
    listed = plans.listing(portal)
    assert f'href="../{UNIT}/2025/#ke-hoach-2"' in listed
    assert f'href="../{UNIT}/2025/"' in listed
