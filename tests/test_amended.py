"""What was put right is kept: a past day sees what the record said then, and the portal and calendars tell of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from doithoai.cases.case import Case, open_case, open_year
from doithoai.commands.comparing import compared
from doithoai.feeds.meetings import revised, sequence
from doithoai.model.dossier import Key
from doithoai.model.records import Petition
from doithoai.pages import unit_year
from doithoai.reading.archive import Archive
from doithoai.reading.as_of import ONLY
from doithoai.reading.facts import facts, in_words, told_of
from doithoai.reading.shapes import convert
from doithoai.views.corrections import What, changes, of_year
from doithoai.views.index import Index
from doithoai.views.petitions import petitions
from doithoai.views.portal import Portal

Edit = Callable[[str, str, str], None]
FOLDER = "thu-nghiem/2025/02"
REPLY = f"{FOLDER}/documents/written_reply.md"
BEFORE, AFTER = dt.date(2026, 1, 4), dt.date(2026, 1, 5)
ON = "on: 2026-01-05, by: Văn phòng Đảng ủy, reason: Gõ nhầm"


def case_of(records: Path, today: dt.date) -> Case:
    archive = Archive(records)
    found = open_case(archive, archive.conference(Key("thu-nghiem", 2025, "02")), today)
    assert found
    return found


@pytest.fixture
def amended(records: Path, edit: Edit) -> Path:
    edit(REPLY, "number: 58/PKT", f'number: 58/PKT\namended:\n  - {{field: issued, was: "2025-12-22", {ON}}}')
    answer = "  answer: Hồ sơ đã đủ điều kiện, hẹn trả ngày 15/12/2025.\n"
    lines = (
        f'    - {{field: states.answered.on, was: "2025-12-22", {ON}}}\n',
        f'    - {{field: states.reopened, was: "2025-12-30", {ON}}}\n',
        f"    - {{field: answer, {ON}}}\n",
    )
    edit(f"{FOLDER}/petitions.yml", answer, f"{answer}  amended:\n{''.join(lines)}")
    form = "form: in_person\n"
    edit(f"{FOLDER}/conference.yml", form, f"{form}amended:\n  - {{field: form, was: online, {ON}}}\n")
    return records


def test_a_past_day_sees_what_the_record_said(amended: Path) -> None:
    before, after = case_of(amended, BEFORE), case_of(amended, AFTER)
    one, other = before.folder.petitions[1], after.folder.petitions[1]
    assert [f"{step.state.value} {step.on}" for step in one.states if step.state.value in ("answered", "reopened")] == [
        "answered 2025-12-22",
        "reopened 2025-12-30",
    ]
    assert [str(step.on) for step in other.states if step.state.value in ("answered", "reopened")] == ["2025-12-12"]
    assert one.answer == "[Nội dung trước khi sửa ngày 05/01/2026 không nêu lại. Lý do sửa: Gõ nhầm]"
    assert one.amended == ()
    assert other.answer
    assert before.conference.form_told.en == "online"
    assert after.conference.form_told.en == "in_person"
    issued = [each.folder.document("written_reply") for each in (before, after)]
    assert [str(each.front.issued) for each in issued if each] == ["2025-12-22", "2025-12-12"]


def test_a_whole_item_comes_back_with_all_that_is_kept_of_it(records: Path, edit: Edit) -> None:
    sent = 'was: "{to: mat-tran, on: 2025-12-20, received: 2025-12-22}"'
    step = "was: '{state: answered, on: 2025-12-01, document: minutes, note: Trả lời miệng}'"
    lines = (
        f'    - {{field: states.answered-2, {step}, {ON}}}\n    - {{field: states.reopened, was: "2025-12-30", {ON}}}\n'
    )
    edit(REPLY, "number: 58/PKT", f"number: 58/PKT\namended:\n  - {{field: sent.mat-tran, {sent}, {ON}}}")
    answer = "  answer: Hồ sơ đã đủ điều kiện, hẹn trả ngày 15/12/2025.\n"
    edit(f"{FOLDER}/petitions.yml", answer, f"{answer}  amended:\n{lines}")
    case = case_of(records, BEFORE)
    paper = case.folder.document("written_reply")
    assert paper
    assert [str(one.received) for one in paper.front.sent if one.to == "mat-tran"] == ["2025-12-22"]
    (first, again) = case.folder.petitions[1].states[-2:]
    assert (first.document, first.note, str(first.on)) == ("minutes", "Trả lời miệng", "2025-12-01")
    assert (again.state.value, again.note) == ("reopened", ONLY)
    told = [one.told for one in changes(case_of(records, AFTER))]
    assert any("received: 2025-12-22" in one and "không giữ lại" not in one for one in told)
    assert any("30/12/2025” (điều khác của mục ấy không giữ lại). Gõ nhầm" in one for one in told)


@pytest.mark.parametrize("was", ["{to: mat-tran", "{to: mat-tran, khi: 2025-12-20}", "{}"])
def test_an_item_that_can_not_have_stood_there_is_told(records: Path, edit: Edit, was: str) -> None:
    edit(REPLY, "number: 58/PKT", f'number: 58/PKT\namended:\n  - {{field: sent.mat-tran, was: "{was}", {ON}}}')
    case = case_of(records, AFTER)
    assert [one.code for one in case.folder.lettering] == ["C62"]


def test_an_amendment_that_fits_no_field_changes_nothing(records: Path, edit: Edit) -> None:
    edit(REPLY, "number: 58/PKT", f"number: 58/PKT\namended:\n  - {{field: issued, was: hôm qua, {ON}}}")
    document = case_of(records, BEFORE).folder.document("written_reply")
    assert document
    assert str(document.front.issued) == "2025-12-12"


def test_calendars_count_what_is_on_record(amended: Path, edit: Edit) -> None:
    assert [sequence(case_of(amended, day)) for day in (BEFORE, AFTER)] == [0, 1]
    assert revised(case_of(amended, AFTER)) == AFTER
    edit(f"{FOLDER}/conference.yml", "amended:\n", "announced_as: {place: Nhà văn hóa, form: online}\namended:\n")
    assert sequence(case_of(amended, AFTER)) == 3


def test_the_register_and_the_petition_tell_of_it(amended: Path) -> None:
    case = case_of(amended, AFTER)
    told = [(one.title, one.told) for one in changes(case) if one.what is What.AMENDED]
    assert told == [
        ("Hội nghị", "Hình thức: trước ghi “trực tuyến”. Gõ nhầm"),
        ("Văn bản trả lời ý kiến, kiến nghị số 58/PKT", "Ngày ban hành: trước ghi “thứ Hai, 22/12/2025”. Gõ nhầm"),
        ("Kiến nghị số 2", "Quá trình “đã trả lời”, ngày: trước ghi “thứ Hai, 22/12/2025”. Gõ nhầm"),
        (
            "Kiến nghị số 2",
            "Quá trình “mở lại”: trước ghi “thứ Ba, 30/12/2025” (điều khác của mục ấy không giữ lại). Gõ nhầm",
        ),
        ("Kiến nghị số 2", "Nội dung trả lời: điều cũ không nêu lại. Gõ nhầm"),
    ]
    assert not [one for one in changes(case_of(amended, BEFORE)) if one.what is What.AMENDED]
    (_, two, *_) = petitions(Portal(case.archive, AFTER), case)
    assert [name for name, _ in two.facts].count("Đã sửa") == 3


def test_offices_and_recipients_are_told_by_name(records: Path, edit: Edit) -> None:
    lines = f'amended:\n  - {{field: sent.nguoi-neu-kien-nghi.on, was: "2025-12-22", {ON}}}'
    edit(REPLY, "number: 58/PKT", f"number: 58/PKT\n{lines}")
    (told,) = (one.told for one in changes(case_of(records, AFTER)) if one.what is What.AMENDED)
    assert told == "Đã gửi “Người nêu kiến nghị”, ngày gửi: trước ghi “thứ Hai, 22/12/2025”. Gõ nhầm"


def test_of_what_is_withheld_no_old_words_are_told(amended: Path, edit: Edit) -> None:
    edit(f"{FOLDER}/petitions.yml", "  text: Hồ sơ đất đai nộp", "  withheld: Có đời tư\n  text: Hồ sơ đất đai nộp")
    told = [one.told for one in changes(case_of(amended, AFTER)) if one.title == "Kiến nghị số 2"]
    assert len(told) == 3
    assert not any("22/12/2025" in one or "Gõ nhầm" in one for one in told)


def test_a_correction_of_the_reply_is_linked_from_the_petition(records: Path) -> None:
    paper = records / FOLDER / "documents/written_reply-2.md"
    text = (records / REPLY).read_text("utf-8").replace("58/PKT", "60/PKT").replace("2025-12-12", "2025-12-20")
    corrects = "petitions: [2]\ncorrects: written_reply\ncorrection: Ngày hẹn là 20/12."
    paper.write_text(text.replace("petitions: [2]", corrects), "utf-8")
    case = case_of(records, AFTER)
    (_, two, *_) = petitions(Portal(case.archive, AFTER), case)
    (link,) = [str(told) for name, told in two.facts if name == "Trả lời đã được đính chính"]
    assert "written_reply-2" in link


def test_fields_are_told_by_name_where_the_record_has_them_no_more(records: Path) -> None:
    shape = type(case_of(records, AFTER).folder.documents[0].front)
    assert told_of(shape, "sent.mat-tran.on")[0] == "đã gửi “mat-tran”, ngày gửi"
    assert told_of(shape, "files.files/a.pdf.sha256")[0] == "tệp đính kèm “files/a.pdf”, mã kiểm SHA-256"
    assert told_of(shape, "nothing.at.all") == ("nothing.at.all", None)
    assert in_words("x", told_of(shape, "issued")[1]) == "x"


def test_a_past_day_sees_what_a_report_a_plan_and_a_unit_said(records: Path, edit: Edit) -> None:
    report, plan, unit = "thu-nghiem/2025/reports/annual_report.md", "thu-nghiem/2025/plan.md", "thu-nghiem/unit.yml"
    for name, old in ((report, "2025-11-30"), (plan, "2025-08-30")):
        (line,) = [one for one in (records / name).read_text("utf-8").split("\n") if one.startswith("issued: ")]
        edit(name, line, f'{line}\namended:\n  - {{field: issued, was: "{old}", {ON}}}')
    edit(unit, "joined: ", f'amended:\n  - {{field: joined, was: "2025-08-01", {ON}}}\njoined: ')
    before, after = (open_year(Archive(records), "thu-nghiem", 2025, (), day, complete=True) for day in (BEFORE, AFTER))
    assert before
    assert after
    assert [str(one) for one in (before.unit.joined, after.unit.joined)] == ["2025-08-01", "2025-07-01"]
    assert before.year.plan
    assert str(before.year.plan.issued) == "2025-08-30"
    assert [one.told for one in of_year(after)] == [
        "Ngày bắt đầu lưu hồ sơ: trước ghi “thứ Sáu, 01/08/2025”. Gõ nhầm",
        "Ngày ban hành: trước ghi “thứ Bảy, 30/08/2025”. Gõ nhầm",
        "Ngày ban hành: điều cũ không nêu lại. có ghi trong hồ sơ",
    ]
    assert not [*of_year(before)]
    portal = Portal(after.archive, AFTER)
    assert 'id="da-sua"' in unit_year.page(portal, after, Index((), (), ())).body
    issued = [
        next(one.front.issued for one in each.year.reports if one.stem == "annual_report") for each in (before, after)
    ]
    assert str(issued[0]) == "2025-11-30" != str(issued[1])


def test_partners_supporters_parts_and_counts_are_amended_by_name(records: Path, edit: Edit) -> None:
    path, topic = f"{FOLDER}/petitions.yml", "topic: Đất đai"
    edit(path, "te, due: 2025-12-15}", "te, with: [cong-an, mat-tran], due: 2025-12-15}")
    edit(path, "  reply: written_reply\n", "  reply: [written_reply, written_reply-3]\n  supporters: 25\n")
    lines = (
        f"    - {{field: assigned.with, was: cong-an, {ON}}}\n",
        f"    - {{field: reply, was: written_reply, {ON}}}\n",
        f'    - {{field: supporters, was: "12", {ON}}}\n',
    )
    edit(path, "  supporters: 25\n", f"  supporters: 25\n  amended:\n{''.join(lines)}")
    counted = f'counted: {{petitions: 40, source: Báo}}\namended: [{{field: counted.petitions, was: "39", {ON}}}]\n'
    edit(f"{FOLDER}/conference.yml", topic, f"{counted}{topic}")
    before, after = case_of(records, BEFORE), case_of(records, AFTER)
    one, other = before.folder.petitions[1], after.folder.petitions[1]
    assert (one.partners, other.partners) == (("cong-an",), ("cong-an", "mat-tran"))
    assert (one.in_parts, other.in_parts) == (False, True)
    assert (one.supporters, other.supporters) == (12, 25)
    numbers = [each.conference.counted.petitions for each in (before, after) if each.conference.counted]
    assert numbers == [39, 40]


def test_a_changed_partner_part_or_number_is_told_by_name() -> None:
    needed = {"id": 2, "received": {"when": "at", "on": "2025-11-19", "channel": "tai_hoi_nghi"}, "field": "khac"}
    plain = {**needed, "petitioner": {"kind": "citizen"}, "reply": ["written_reply", "written_reply-2"], "parts": 3}
    given = {**plain, "supporters": 25, "assigned": {"office": "phong-kinh-te", "with": ["cong-an", "mat-tran"]}}
    other = {**plain, "supporters": 52, "assigned": {"office": "phong-kinh-te", "with": "cong-an"}, "parts": 2}
    one, now = convert(given, Petition), convert({**other, "reply": "written_reply"}, Petition)
    told = {each.field: (each.what, each.was, each.now) for each in compared("p", facts(one), facts(now), (), AFTER)}
    assert told == {
        "assigned.with": ("giao giải quyết, cơ quan phối hợp", "cong-an, mat-tran", "cong-an"),
        "supporters": ("số người cùng nêu", "25", "52"),
        "reply": ("văn bản trả lời", "written_reply, written_reply-2", "written_reply"),
        "parts": ("trả lời làm mấy phần", "3", "2"),
    }
