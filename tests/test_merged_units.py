"""Two communes become one: what was held before keeps its law, its offices, its names and every verdict."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest

from doithoai.cases.case import open_case, open_year, summary
from doithoai.model.dossier import Key
from doithoai.model.records import NameOfTime, called
from doithoai.model.vocabulary import DeadlineKind
from doithoai.opendata.rows import unit_row
from doithoai.pages import conference, policies, taking_part, units
from doithoai.reading.archive import Archive
from doithoai.site import moved_pages
from doithoai.views.index import Index
from doithoai.views.portal import Portal
from tests.test_rules import apply, copy_base, judge

TODAY = dt.date(2026, 2, 10)
OLD, NEW = "thu-nghiem", "an-binh"
SURVIVOR = """name: xã An Bình
kind: commune
joined: 2025-12-01
villages: [Thôn Mới]
offices:
  - {id: van-phong-dang-uy, name: Văn phòng Đảng ủy An Bình}
  - {id: van-phong-hdnd-ubnd, name: Văn phòng HĐND và UBND An Bình}
  - {id: phong-tong-hop, name: Phòng Tổng hợp}
"""
TAKEN = """took_in:
  - id: thu-nghiem
    name: xã Thử Nghiệm
    joined: 2025-07-01
    ended: 2025-12-31
    villages: [Thôn Nhất, Thôn Nhị, Thôn Tam]
    offices:
      - {id: van-phong-dang-uy, name: Văn phòng Đảng ủy}
      - {id: van-phong-hdnd-ubnd, name: Văn phòng HĐND và UBND}
      - {id: ban-xay-dung-dang, name: Ban Xây dựng Đảng}
      - {id: mat-tran, name: Ủy ban Mặt trận Tổ quốc}
      - {id: phong-kinh-te, name: Phòng Kinh tế}
      - {id: cong-an, name: Công an xã}
"""
PLAN = """---
title: Kế hoạch đối thoại năm 2025
policy: thu-nghiem-2026
line: party
body: Đảng ủy xã An Bình
number: 1-KH/ĐU
issued: 2025-12-01
---
Trả lời trong 7 ngày làm việc.
"""
MOVED = "".join(
    f"- {{from: {OLD}/2025/{number}, to: {NEW}/2025/{number}, on: 2026-01-02, reason: Nhập vào xã An Bình}}\n"
    for number in ("01", "02")
)


def merged(tmp_path: Path, unit: str = SURVIVOR + TAKEN, law: str = "judged_by: thu-nghiem-2025\n") -> Path:
    """The base archive after the merger: its two conferences stand in the folder of another unit."""
    root = copy_base(tmp_path)
    (root / NEW / "2025").mkdir(parents=True)
    for number in ("01", "02"):
        shutil.move(root / OLD / "2025" / number, root / NEW / "2025" / number)
    shutil.rmtree(root / OLD)
    changes: dict[str, Any] = {
        f"{NEW}/unit.yml": {"write": unit},
        f"{NEW}/2025/plan.md": {"write": PLAN},
        "redirects.yml": {"write": MOVED},
    }
    changes |= {f"{NEW}/2025/{number}/conference.yml": {"append": law} for number in ("01", "02")}
    apply(root, changes)
    return root


def about(root: Path) -> list[str]:
    """What is found in the two conferences: the plan of the sample survivor is no part of it."""
    return [f"{one.code} {one.message}" for one in judge(root).findings if "/2025/0" in one.path]


def test_every_verdict_stays_as_it_was(tmp_path: Path) -> None:
    assert about(merged(tmp_path)) == []
    archive, before = Archive(merged(tmp_path / "x")), Archive(copy_base(tmp_path / "y"))
    for number in ("01", "02"):
        now = open_case(archive, archive.conference(Key(NEW, 2025, number)), TODAY)
        then = open_case(before, before.conference(Key(OLD, 2025, number)), TODAY)
        assert now
        assert then
        assert [(one.kind, one.due, one.met_on, now.state(one), one.basis) for one in now.deadlines] == [
            (one.kind, one.due, one.met_on, then.state(one), one.basis) for one in then.deadlines
        ]
        assert (now.unit.name, now.unit.joined) == ("xã Thử Nghiệm", dt.date(2025, 7, 1))


def test_without_its_law_it_is_told_that_the_new_plan_judges(tmp_path: Path) -> None:
    found = about(merged(tmp_path, law=""))
    assert [one for one in found if one.startswith("C60")]
    assert [one for one in found if one.startswith("S09")]


def test_the_old_unit_may_keep_its_own_folder(tmp_path: Path) -> None:
    root = merged(tmp_path, unit=SURVIVOR)
    unit = (copy_base(tmp_path / "b") / OLD / "unit.yml").read_text("utf-8")
    apply(root, {f"{OLD}/unit.yml": {"write": unit + f"ended: {{on: 2025-12-31, into: {NEW}}}\n"}})
    assert about(root) == []


def test_offices_bear_their_old_names_and_those_of_the_new_unit_are_known(tmp_path: Path) -> None:
    archive = Archive(merged(tmp_path))
    case = open_case(archive, archive.conference(Key(NEW, 2025, "01")), TODAY)
    assert case
    names = [case.body(one) for one in ("van-phong-dang-uy", "phong-tong-hop", "phong-kinh-te", "khong-co")]
    assert names == ["Văn phòng Đảng ủy", "Phòng Tổng hợp", "Phòng Kinh tế", "khong-co"]
    assert archive.body(NEW, "van-phong-dang-uy") == "Văn phòng Đảng ủy An Bình"


def test_a_conference_of_the_old_unit_meets_no_quota_of_the_new_one(tmp_path: Path) -> None:
    archive = Archive(merged(tmp_path))
    cases = [open_case(archive, archive.conference(key), TODAY) for key in archive.keys(NEW, 2025)]
    year = open_year(archive, NEW, 2025, tuple(summary(one) for one in cases if one), TODAY, complete=True)
    assert year
    assert [one.met_on for one in year.deadlines if one.kind is DeadlineKind.QUOTA] == [None]


@pytest.mark.parametrize(
    ("last", "kinds"),
    [("2025-09-13", set()), ("2025-09-14", {DeadlineKind.REPORT}), ("2025-12-31", {DeadlineKind.QUOTA})],
)
def test_nothing_is_owed_for_the_year_after_the_end(tmp_path: Path, last: str, kinds: set[DeadlineKind]) -> None:
    root = copy_base(tmp_path)
    apply(root, {f"{OLD}/unit.yml": {"append": f"ended: {{on: {last}}}\n"}})
    archive = Archive(root)
    year = open_year(archive, OLD, 2025, (), TODAY, complete=True)
    after = open_year(archive, OLD, 2026, (), TODAY, complete=True)
    assert year
    assert after
    assert kinds <= {one.kind for one in year.deadlines}
    assert all(one.due <= dt.date.fromisoformat(last) for one in year.deadlines if one.due)
    assert after.deadlines == ()


NAMES = (
    NameOfTime(name="Phòng Nông nghiệp", start=dt.date(2024, 1, 1)),
    NameOfTime(name="Phòng Kinh tế", start=dt.date(2025, 7, 1), end=dt.date(2025, 11, 1)),
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2020, 1, 1), "Phòng Nông nghiệp"),
        (dt.date(2025, 6, 30), "Phòng Nông nghiệp"),
        (dt.date(2025, 7, 1), "Phòng Kinh tế"),
        (dt.date(2025, 11, 1), "Phòng Kinh tế"),
        (dt.date(2025, 11, 2), "Phòng Mới"),
        (None, "Phòng Mới"),
    ],
)
def test_the_name_of_the_day(day: dt.date | None, expected: str) -> None:
    assert called("Phòng Mới", NAMES, day) == expected


def test_a_renamed_office_and_unit_keep_their_names_in_past_conferences(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    renamed = "name: Phòng Kinh tế và Hạ tầng, names: [{name: Phòng Kinh tế, to: 2025-10-31}]"
    apply(
        root,
        {
            f"{OLD}/unit.yml": [
                ["name: Phòng Kinh tế", renamed],
                ["name: xã Thử Nghiệm", "name: phường Thử Nghiệm\nnames: [{name: xã Thử Nghiệm, to: 2025-10-31}]"],
            ]
        },
    )
    archive = Archive(root)
    before, after = (open_case(archive, archive.conference(Key(OLD, 2025, n)), TODAY) for n in ("01", "02"))
    assert before
    assert after
    assert (before.unit.name, before.body("phong-kinh-te")) == ("xã Thử Nghiệm", "Phòng Kinh tế")
    assert (after.unit.name, after.body("phong-kinh-te")) == ("phường Thử Nghiệm", "Phòng Kinh tế và Hạ tầng")


def page_of(root: Path, unit: str, number: str) -> str:
    portal = Portal(Archive(root), TODAY)
    case = open_case(portal.archive, portal.archive.conference(Key(unit, 2025, number)), TODAY)
    assert case
    return " ".join(conference.page(portal, case).body.split())


def unit_page(root: Path, unit: str) -> str:
    return " ".join(units.page(Portal(Archive(root), TODAY), Index((), (), ()), unit).body.split())


def test_the_pages_lead_from_the_ended_unit_to_the_new_one_and_back(tmp_path: Path) -> None:
    root = merged(tmp_path, unit=SURVIVOR)
    unit = (copy_base(tmp_path / "b") / OLD / "unit.yml").read_text("utf-8")
    apply(root, {f"{OLD}/unit.yml": {"write": unit + f"ended: {{on: 2025-12-31, into: [{NEW}]}}\n"}})
    old, new = unit_page(root, OLD), unit_page(root, NEW)
    assert "<strong>Đã kết thúc</strong> <time" in old
    assert f'<a href="../{NEW}/"> xã An Bình</a>'.replace("> ", ">") in old.replace("> ", ">")
    assert f'<a href="../{OLD}/">Xã Thử Nghiệm</a>' in new
    page = page_of(root, NEW, "01")
    assert "Hội nghị của <strong>xã Thử Nghiệm</strong>, nay nhập vào" in page
    assert 'can-cu/thu-nghiem-2025/">' in page


def test_of_a_unit_without_a_folder_its_successor_tells(tmp_path: Path) -> None:
    assert "<li>Xã Thử Nghiệm" in unit_page(merged(tmp_path), NEW)


def test_the_old_addresses_of_unit_and_year_lead_to_the_new_ones(tmp_path: Path) -> None:
    root = merged(tmp_path)
    site = tmp_path / "site"
    files = set(moved_pages.write(site, Portal(Archive(root), TODAY)))
    assert {f"{OLD}/index.html", f"{OLD}/2025/index.html", f"{OLD}/2025/01/index.html"} <= files
    assert "../../an-binh/2025/" in (site / OLD / "2025/index.html").read_text("utf-8")


def test_old_lists_of_petitions_and_notices_lead_to_those_of_the_new_unit(tmp_path: Path) -> None:
    root = merged(tmp_path)
    site = tmp_path / "site"
    there = (f"{NEW}/thong-bao", f"{NEW}/phieu", f"{NEW}/2025/kien-nghi")
    for one in there:
        (site / one).mkdir(parents=True)
        (site / one / "index.html").write_text("", encoding="utf-8")
    files = set(moved_pages.write(site, Portal(Archive(root), TODAY)))
    assert {one.replace(NEW, OLD) + "/index.html" for one in there} <= files
    assert not {f"{OLD}/tre-han-va-thieu/index.html", f"{OLD}/2025/thong-bao/index.html"} & files
    assert "../../../an-binh/2025/kien-nghi/" in (site / OLD / "2025/kien-nghi/index.html").read_text("utf-8")


def test_where_something_is_left_no_page_is_written_over(tmp_path: Path) -> None:
    root = merged(tmp_path)
    (root / OLD / "2025").mkdir(parents=True)
    (root / OLD / "unit.yml").write_text("name: xã Thử Nghiệm\nkind: commune\noffices: []\n", encoding="utf-8")
    files = set(moved_pages.write(tmp_path / "site", Portal(Archive(root), TODAY)))
    assert not {f"{OLD}/index.html", f"{OLD}/2025/index.html"} & files


LEADERS = """leaders:
  - {role: secretary, name: Nguyễn Văn An, post: Bí thư, from: 2025-07-01, to: 2025-10-31}
  - {role: secretary, name: Trần Văn Bình, post: Bí thư, from: 2025-11-01}
  - {role: chair_of_committee, name: Lê Thị Chi, post: Chủ tịch}
"""


def test_the_chair_is_whoever_held_the_post_that_day(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    apply(root, {f"{OLD}/unit.yml": {"append": LEADERS}})
    first, second = page_of(root, OLD, "01"), page_of(root, OLD, "02")
    assert "Nguyễn Văn An" in first
    assert "Trần Văn Bình" not in first
    assert "Lê Thị Chi" not in first
    assert "Nguyễn Văn An" not in second


def ended_on(tmp_path: Path, day: str, *, sample: bool = False) -> Path:
    root = copy_base(tmp_path)
    unit = (root / OLD / "unit.yml").read_text("utf-8")
    told = f"ended: {{on: {day}, into: {NEW}}}\n" + ("sample: true\nnote: Không có thật.\n" if sample else "")
    new = {f"{NEW}/unit.yml": {"write": SURVIVOR}, f"{NEW}/2026/plan.md": {"write": PLAN}}
    apply(root, {**new, f"{OLD}/unit.yml": {"write": unit + told}})
    return root


@pytest.mark.parametrize(("day", "over"), [("2026-02-09", True), ("2026-02-10", False), ("2026-06-30", False)])
def test_nobody_is_led_to_a_unit_that_has_ended_and_it_stands_to_the_end_of_its_last_day(
    tmp_path: Path, day: str, *, over: bool
) -> None:
    portal = Portal(Archive(ended_on(tmp_path, day)), TODAY)
    page = unit_page(portal.archive.root, OLD)
    assert ("<strong>Đã kết thúc</strong>" in page, "<strong>Kết thúc hết</strong>" in page) == (over, not over)
    assert ("không còn nhận ý kiến, kiến nghị" in page, 'href="phieu/"' in page) == (over, not over)
    assert (f'Hỏi tại: <a href="../{NEW}/#lien-he">xã An Bình</a>.' in page) is over
    listed = units.listing(portal, Index((), (), ()))
    assert ('<span class="dt-tag">đã kết thúc</span>' in listed) is over
    forms = taking_part.forms(portal, Index((), (), ()))
    assert (f"{OLD}/phieu/" in forms, f"{NEW}/phieu/" in forms) == (not over, True)
    assert "tham-gia/phieu/" in forms
    assert "xã An Bình" in taking_part.limits(portal, Index((), (), ()))
    assert ("xã Thử Nghiệm" in taking_part.limits(portal, Index((), (), ()))) is not over


def test_a_plan_of_a_sample_is_called_fictional_in_the_list_of_documents(tmp_path: Path) -> None:
    for sample in (True, False):
        root = ended_on(tmp_path / str(sample), "2026-01-31", sample=sample)
        portal = Portal(Archive(root), TODAY)
        told = policies.listing(portal)
        assert portal.fictional("thu-nghiem-2025") is sample
        assert told.count('<span class="dt-tag">hư cấu</span>') == sum(
            portal.fictional(one.id) for one in portal.archive.policies()
        )


def test_the_table_of_units_says_which_ended_and_what_they_went_into(tmp_path: Path) -> None:
    archive = Archive(ended_on(tmp_path, "2025-12-31"))
    rows = [unit_row(name, unit) for name in (OLD, NEW) if (unit := archive.unit(name))]
    assert [(row.ended, row.ended_into) for row in rows] == [(dt.date(2025, 12, 31), NEW), (None, None)]
