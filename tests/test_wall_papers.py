"""What comes out of the wall of documents, years and folders, each against the whole that is expected."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from doithoai import public
from doithoai.model.dossier import ConferenceFolder, Key, ReportFile, YearFolder
from doithoai.model.findings import Problem
from doithoai.model.plan_file import PlanFile
from doithoai.model.records import Document, FieldOfLife, Petitioner, Plan, Report, Unit
from doithoai.model.vocabulary import PetitionerKind
from doithoai.reading.shapes import convert
from tests.test_wall_parts import EVE, GONE, ONE, OTHER, TODAY, asked, paper, who
from tests.test_wall_whole import AMENDED, UNSAID, WHOLE

# --- documents


FULL: dict[str, Any] = {
    "title": "Tên",
    "number": "1/TB",
    "issued": EVE,
    "sent": [{"to": "mat-tran", "on": EVE}],
    "late_reason": "Bão",
    "deviation": [{"of": "form", "reason": "Bão", "decided_by": "Chủ tịch"}],
    "files": [ONE, {**OTHER, "withdrawn": GONE}],
    "corrects": "minutes",
    "correction": "Sửa ngày",
    "amended": [AMENDED],
    "note": "Ghi chú",
}


def test_a_public_document_is_given_whole() -> None:
    file = paper("conclusion_notice", **FULL)
    assert public.unretold(file) is file
    assert public.document(file) == replace(file, body_line=0)
    assert public.text(file) == file.body
    assert public.gone(file.front) is None


def test_of_an_internal_document_kind_day_and_reason_are_given() -> None:
    for file in (
        paper("minutes", **FULL, public_reason="Mật"),
        paper("notice", **FULL, public=False, public_reason="Mật"),
    ):
        front = Document(kind=file.front.kind, issued=file.front.issued, public=False, public_reason="Mật")
        assert public.document(file) == replace(file, front=front, body="", body_line=0)
        assert public.attached(file) == ()
        assert [one.path for one in public.kept(file)] == [ONE["path"]]


def test_a_document_of_which_the_text_was_taken_out_keeps_its_name_and_reasons() -> None:
    file = paper("conclusion_notice", **FULL, withdrawn=GONE)
    front = replace(file.front, note=None, correction=public.ON_RECORD, amended=(UNSAID,))
    assert public.unretold(file) == replace(file, front=front)
    assert public.document(file) == replace(file, front=front, body="", body_line=0)
    gone = public.gone(file.front)
    assert (gone, public.text(file), public.kept(file), public.attached(file)) == (file.front.withdrawn, "", (), ())
    assert gone


@pytest.mark.parametrize("field", ["note", "correction", "amended"])
def test_each_word_that_tells_a_withdrawn_text_again_is_left_out_by_itself(field: str) -> None:
    file = paper("conclusion_notice", withdrawn=GONE, title="Tên", **{field: FULL[field]})
    left = {"note": None, "correction": public.ON_RECORD, "amended": (UNSAID,)}[field]
    assert public.unretold(file) == replace(file, front=replace(file.front, **{field: left}))
    bare = paper("conclusion_notice", withdrawn=GONE, title="Tên")
    assert public.unretold(bare) is bare
    told = paper("conclusion_notice", title="Tên", **{field: FULL[field]})
    assert public.unretold(told) is told


def test_a_file_is_gone_by_itself_from_its_own_record() -> None:
    kept, gone = paper("conclusion_notice", files=FULL["files"]).front.files
    assert public.gone_file(kept) is None
    assert public.gone_file(gone) is gone.withdrawn
    assert gone.withdrawn


# --- what is held back


def test_of_a_held_petition_only_its_steps_are_told() -> None:
    one = asked(who("organisation", on=EVE), **WHOLE)
    held = public.held_petition(one)
    by = Petitioner(kind=PetitionerKind.ORGANISATION)
    assert held == replace(one, petitioner=by, withheld=public.HELD, amended=())
    assert not public.is_told(held)
    assert public.petition(held, TODAY).text is None


def test_of_a_held_document_only_kind_and_day_are_told() -> None:
    file = paper("conclusion_notice", **FULL)
    held = public.held_document(file)
    front = replace(file.front, public=False, public_reason=public.HELD)
    assert held == replace(file, front=front, body="", body_line=0)
    assert public.is_held(held.front)
    assert not public.is_public(held.front)
    assert not public.is_held(replace(front, public_reason="Mật"))
    assert not public.is_held(replace(front, public=True))
    assert not public.is_held(replace(front, public=None))


def test_of_a_held_shared_record_no_free_words_are_told() -> None:
    one = convert({"id": "dat_dai", "label": "Đất đai", "amended": [AMENDED]}, FieldOfLife)
    assert public.held_shared(one) == replace(one, amended=())
    unit = convert({**PLAN, "note": "Ghi chú", "recipients": ["Mặt trận"]}, Plan)
    assert public.held_shared(unit) == convert(PLAN, Plan)
    late = convert({"kind": "annual_report", "late_reason": "Bão"}, Report)
    assert public.held_shared(late) == replace(late, late_reason=public.HELD), "that there is a reason is told"


def test_of_what_a_held_record_is_called_by_only_what_is_private_waits() -> None:
    one = convert({"id": "dat_dai", "label": "Gọi 0987 654 321"}, FieldOfLife)
    assert public.held_shared(one) == one
    assert public.held_shared(one, {("id",)}) == replace(one, id=public.HELD)
    assert public.held_shared(one, {("label",)}) == replace(one, label=public.HELD)
    unit: Unit = convert(UNIT, Unit)
    routes = {("offices", 1, "name"), ("villages", 0), ("villages", 7), ("note",), (), ("name", "name")}
    first, second = unit.offices
    kept = replace(unit, offices=(first, replace(second, name=public.HELD)), villages=(public.HELD, "Thôn Nhị"))
    assert public.held_shared(unit, routes - {("name", "name")}) == kept
    assert public.held_shared(unit, {()}) == unit


UNIT = {
    "name": "xã Thử",
    "kind": "commune",
    "offices": [{"id": "vp", "name": "Văn phòng"}, {"id": "kt", "name": "Phòng Kinh tế"}],
    "villages": ["Thôn Nhất", "Thôn Nhị"],
}
PLAN = {"title": "Kế hoạch", "policy": "luat", "line": "state", "body": "Ủy ban", "number": "1/KH"}


def year() -> YearFolder:
    plan: Plan = convert({**PLAN, "note": "Ghi chú"}, Plan)
    later = tuple(PlanFile(f"plan-{at}", plan, "Nội dung", dt.date.min, dt.date.max, 7) for at in (2, 3))
    report: Report = convert(
        {"kind": "annual_report", "title": "Báo cáo", "late_reason": "Bão", "public": True}, Report
    )
    reports = tuple(ReportFile(f"reports/{name}.md", name, report, "Nội dung", 7) for name in ("a", "b"))
    return YearFolder("xa", 2026, plan, "Nội dung", reports, later=later)


def test_of_a_year_the_words_of_the_held_files_wait_and_no_others() -> None:
    whole = year()
    assert public.held_year(whole, {}) == whole
    held_plan = convert({**PLAN, "title": public.HELD}, Plan)
    held_report = replace(whole.reports[0].front, title=public.HELD, late_reason=public.HELD)
    assert public.held_year(whole, {"plan.md": ()}) == replace(whole, plan=held_plan, plan_body=public.HELD_TEXT)
    first, second = whole.later
    expected = replace(whole, later=(first, replace(second, front=held_plan, body=public.HELD_TEXT)))
    assert public.held_year(whole, {second.file: ()}) == expected
    one, other = whole.reports
    expected = replace(whole, reports=(replace(one, front=held_report, body=public.HELD_TEXT), other))
    assert public.held_year(whole, {one.file: ()}) == expected
    none = replace(whole, plan=None, plan_body="")
    assert public.held_year(none, {"plan.md": ()}) == none
    renamed = replace(whole, stem="plan-1")
    assert public.held_year(renamed, {"plan.md": ()}) == renamed
    assert public.held_year(renamed, {"plan-1.md": ()}).plan == held_plan


# --- whole folders


def test_the_files_that_are_internal() -> None:
    papers = (paper("conclusion_notice"), paper("minutes"), paper("programme", public=False, public_reason="Mật"))
    folder = ConferenceFolder(Key("xa", 2026, "01"), None, documents=papers)
    assert public.internal(folder) == {"documents/minutes.md", "documents/programme.md"}
    whole = year()
    assert public.internal_reports(whole) == set()
    first, second = whole.reports
    one = replace(first, front=replace(first.front, public=None))
    other = replace(second, front=replace(second.front, public=False))
    assert public.internal_reports(replace(whole, reports=(one, second))) == {one.file}
    assert public.internal_reports(replace(whole, reports=(one, other))) == {one.file, other.file}


def test_a_report_may_give_a_reason_and_has_no_text_that_could_be_taken_out() -> None:
    front = convert({"kind": "annual_report", "public": False, "public_reason": "Mật"}, Report)
    assert public.reason(front) == "Mật"
    assert public.gone(front) is None
    assert not public.is_public_report(front)


def test_a_folder_is_given_record_by_record() -> None:
    petitions = asked(who(on=EVE), **WHOLE), asked(who("organisation"), **WHOLE, withheld="Lộ")
    papers = paper("conclusion_notice", **FULL), paper("minutes", **FULL)
    problems = (Problem("petitions.yml", (), {}, "S01", 1),)
    folder = ConferenceFolder(Key("xa", 2026, "01"), None, petitions, papers, problems, files=3)
    assert public.folder(folder, TODAY) == replace(
        folder,
        petitions=tuple(public.petition(one, TODAY) for one in petitions),
        documents=tuple(public.document(one) for one in papers),
        problems=(),
        files=0,
    )


@pytest.mark.parametrize("why", ["Ốm", "", None])
@pytest.mark.parametrize("file", ["a.md", "b.md", None])
def test_a_reason_is_guarded_where_its_file_is_hidden(why: str | None, file: str | None) -> None:
    expected = public.INTERNAL_REASON if why and file == "a.md" else why
    assert public.guarded(why, file, {"a.md"}) == expected
