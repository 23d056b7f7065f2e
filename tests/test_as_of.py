"""A past day is judged by what calendars, policies and lists said then: what was amended or decided later is unseen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from doithoai.cases.case import Case, open_case, open_year
from doithoai.model.dossier import Key
from doithoai.model.vocabulary import DeadlineKind
from doithoai.pages import months, policies
from doithoai.pages.slots import SLOTS
from doithoai.reading.archive import Archive
from doithoai.views.amended_shared import everywhere
from doithoai.views.index import Index
from doithoai.views.portal import Portal

Edit = Callable[[str, str, str], None]
FOLDER = "thu-nghiem/2025/02"
POLICY, CALENDAR = "policies/thu-nghiem-2025.yml", "calendar/2025.yml"
BEFORE, AFTER = dt.date(2026, 1, 4), dt.date(2026, 1, 5)
ON = "on: 2026-01-05, by: Văn phòng Đảng ủy, reason: Gõ nhầm"
SHAPE = "year: 2025\n"


def case_of(records: Path, today: dt.date) -> Case:
    archive = Archive(records)
    found = open_case(archive, archive.conference(Key("thu-nghiem", 2025, "02")), today)
    assert found
    return found


def due(records: Path, today: dt.date) -> str:
    (limit,) = case_of(records, today).limits(DeadlineKind.CONCLUSION_NOTICE)
    return str(limit.due)


def day_off(day: str, more: str = "") -> str:
    return f"days_off:\n  - {{date: {day}, name: Nghỉ, decision: Công văn 1, source: thử{more}}}\n"


def test_the_rules_of_a_policy_are_those_of_the_day(records: Path, edit: Edit) -> None:
    assert due(records, BEFORE) == due(records, AFTER) == "2025-12-03"
    edit(POLICY, "issuer: Ban", f"amended:\n  - {{field: rules.conclusion_notice.count, was: '5', {ON}}}\nissuer: Ban")
    assert [due(records, day) for day in (BEFORE, AFTER)] == ["2025-11-26", "2025-12-03"]


def test_a_rule_that_was_taken_out_binds_until_then(records: Path, edit: Edit) -> None:
    edit(POLICY, "  forwarding: {count: 5, unit: working_day, section: III.4}\n", "")
    lines = "".join(
        f"  - {{field: rules.forwarding.{name}, was: '{was}', {ON}}}\n"
        for name, was in (("count", 5), ("unit", "working_day"), ("section", "III.4"))
    )
    edit(POLICY, "issuer: Ban", f"amended:\n{lines}issuer: Ban")
    there = [bool([*case_of(records, day).limits(DeadlineKind.FORWARDING)]) for day in (BEFORE, AFTER)]
    assert there == [True, False]


@pytest.mark.parametrize("was", ["", "was: Ngày nghỉ của địa phương, "])
def test_a_day_off_that_was_taken_out_counts_until_then(records: Path, edit: Edit, was: str) -> None:
    edit(CALENDAR, SHAPE, f"{SHAPE}amended:\n  - {{field: days_off.2025-11-20, {was}{ON}}}\n")
    assert [due(records, day) for day in (BEFORE, AFTER)] == ["2025-12-04", "2025-12-03"]


def test_a_day_off_that_was_put_in_late_is_unseen_before(records: Path, edit: Edit) -> None:
    edit(CALENDAR, "days_off:\n", day_off("2025-11-20"))
    edit(CALENDAR, SHAPE, f"{SHAPE}amended:\n  - {{field: days_off.2025-11-20, {ON}}}\n")
    assert [due(records, day) for day in (BEFORE, AFTER)] == ["2025-12-03", "2025-12-04"]


def test_a_day_off_is_seen_since_its_decision(records: Path, edit: Edit) -> None:
    notice = records / FOLDER / "documents/conclusion_notice.md"
    notice.unlink()
    edit(CALENDAR, "days_off:\n", day_off("2025-11-25", ", decided: 2025-11-21"))
    days = [dt.date(2025, 11, 20), dt.date(2025, 11, 21), BEFORE]
    assert [due(records, day) for day in days] == ["2025-12-03", "2025-12-04", "2025-12-04"]


def test_names_of_lists_units_and_years_are_those_of_the_day(records: Path, edit: Edit) -> None:
    edit("fields.yml", "label: Giao thông", f"label: Giao thông, amended: [{{field: label, was: Đường sá, {ON}}}]")
    edit(
        "recipients.yml",
        "id: cap-tren, ",
        f"id: cap-tren, amended: [{{field: label, was: Cấp trên, {ON}}}, {{field: answers, was: 'true', {ON}}}], ",
    )
    archive = Archive(records)
    before, after = Portal(archive, BEFORE), Portal(archive, AFTER)
    assert [one.field("giao_thong") for one in (before, after)] == ["Đường sá", "Giao thông"]
    assert [one.archive.recipients["cap-tren"] for one in (before, after)] == [
        "Cấp trên",
        "Cấp ủy, chính quyền cấp trên",
    ]
    assert ["cap-tren" in one.archive.bodies_outside for one in (before, after)] == [True, False]


def test_a_conference_that_another_refers_to_is_seen_as_it_stood(records: Path, edit: Edit) -> None:
    edit("thu-nghiem/2025/01/petitions.yml", "- id: 5\n", f"- id: 5\n  amended: [{{field: field, was: khac, {ON}}}]\n")
    found = [case_of(records, day).petition("2025/01#5") for day in (BEFORE, AFTER)]
    assert [one.field for one in found if one] == ["khac", "giao_thong"]


def test_the_text_of_a_past_day_is_never_the_new_one(records: Path, edit: Edit) -> None:
    notice = f"{FOLDER}/documents/notice.md"
    edit(notice, "kind: notice\n", f"kind: notice\namended:\n  - {{field: text, was: Chữ cũ., {ON}}}\n")
    plan = "thu-nghiem/2025/plan.md"
    edit(plan, "line: party", f"amended:\n  - {{field: text, {ON}}}\nline: party")
    edit(
        f"{FOLDER}/petitions.yml",
        "  text: Hỏi lịch tiếp",
        f"  amended:\n    - {{field: text, {ON}}}\n  text: Hỏi lịch tiếp",
    )
    before, after = case_of(records, BEFORE), case_of(records, AFTER)
    bodies = [case.folder.document("notice") for case in (before, after)]
    assert [one.body.strip() for one in bodies if one] == ["Chữ cũ.", "Nội dung tài liệu."]
    told = "[Nội dung trước khi sửa ngày 05/01/2026 không nêu lại. Lý do sửa: Gõ nhầm]"
    assert (before.folder.petitions[3].text, before.folder.petitions[3].withheld) == (None, told)
    assert after.folder.petitions[3].text
    years = [open_year(Archive(records), "thu-nghiem", 2025, (), day, complete=False) for day in (BEFORE, AFTER)]
    assert [one.year.plan_body.strip() == told for one in years if one] == [True, False]


def test_what_was_amended_of_law_units_and_lists_is_told_in_the_register(records: Path, edit: Edit) -> None:
    edit(POLICY, "issuer: Ban", f"amended:\n  - {{field: rules.conclusion_notice.count, was: '5', {ON}}}\nissuer: Ban")
    edit(CALENDAR, "days_off:\n", day_off("2025-11-20"))
    off = f"  - {{field: days_off.2025-11-20, {ON}}}\n  - {{field: days_off.2025-11-21, {ON}}}\n"
    edit(CALENDAR, SHAPE, f"{SHAPE}amended:\n{off}")
    edit("thu-nghiem/unit.yml", "joined: ", f"amended:\n  - {{field: joined, was: '2025-08-01', {ON}}}\njoined: ")
    edit("thu-nghiem/2025/plan.md", "line: party", f"amended:\n  - {{field: number, was: 14-KH/ĐU, {ON}}}\nline: party")
    edit("fields.yml", "label: Giao thông", f"label: Giao thông, amended: [{{field: label, was: Đường sá, {ON}}}]")
    archive = Archive(records)
    told = [f"{one.path} {one.change.title}: {one.change.told}" for one in everywhere(archive, AFTER)]
    assert sorted(told) == sorted(
        [
            " Lĩnh vực “Giao thông”: Tên lĩnh vực: trước ghi “Đường sá”. Gõ nhầm",
            "lich/#da-sua Lịch năm 2025: Ngày nghỉ “thứ Năm, 20/11/2025”: mới ghi thêm. Gõ nhầm",
            "lich/#da-sua Lịch năm 2025: Ngày nghỉ “thứ Sáu, 21/11/2025”: đã bỏ. Gõ nhầm",
            (
                "can-cu/thu-nghiem-2025/#da-sua Quy định 15-KH/ĐU: Quy định, thời hạn thông báo kết luận, số ngày: "
                "trước ghi “5”. Gõ nhầm"
            ),
            "thu-nghiem/ Xã Thử Nghiệm: Ngày bắt đầu lưu hồ sơ: trước ghi “thứ Sáu, 01/08/2025”. Gõ nhầm",
            "thu-nghiem/2025/#da-sua Kế hoạch năm 2025, xã Thử Nghiệm: Số, ký hiệu: trước ghi “14-KH/ĐU”. Gõ nhầm",
        ]
    )
    assert everywhere(archive, BEFORE) == []
    assert 'id="da-sua"' in months.overview(Portal(archive, AFTER), Index((), (), ()))
    portal = Portal(archive, AFTER)
    shown = SLOTS["removals"](portal, Index((), (), ()))
    assert 'href="../can-cu/thu-nghiem-2025/#da-sua"' in shown
    policy = archive.policy("thu-nghiem-2025")
    assert policy
    assert 'id="da-sua"' in policies.page(portal, policy).body
