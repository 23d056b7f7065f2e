"""A fact on record that a change rewrites is told line by line and fails the run, unless the record itself says so."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from doithoai.commands.changes import ChangeReport, changes
from tests.conftest import RECORDS

TODAY = dt.date(2026, 11, 20)
FOLDER = "minh-hoa/2026/02"
CONFERENCE = f"{FOLDER}/conference.yml"
PETITIONS = f"{FOLDER}/petitions.yml"
REPLY = f"{FOLDER}/documents/written_reply-3.md"
CONCLUSION = "minh-hoa/2026/01/documents/conclusion_notice.md"
CALENDAR, POLICY = "calendar/2026.yml", "policies/minh-hoa-2026.yml"
HEADING, SAID = "### Điều đã ghi nay ghi khác: ", "### Điều đã sửa, hồ sơ có ghi: "
SOFT = "### Từ chậm thành không chậm: "
SHARED = "### Từ chậm thành không chậm vì lịch hoặc quy định: "
ON = "on: 2026-11-20, by: Văn phòng, reason: Gõ nhầm"

alike = (
    pytest.mark.no_cover
)  # see suite.py: the lines that these run, others here and tests/attacks/test_integrity.py do


class Kept:
    """The shipped archive in a repository, put back after each test."""

    def __init__(self, top: Path) -> None:
        self.top, self.records = top, top / "records"

    def git(self, *words: str) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        who = ("-c", "user.name=Thử", "-c", "user.email=thu@example.invalid")
        subprocess.run(["git", *who, *words], cwd=self.top, env=kept, check=True, capture_output=True)

    def edit(self, name: str, old: str, new: str) -> None:
        text = (self.records / name).read_text("utf-8")
        assert text.count(old) == 1, (name, old, text.count(old))
        (self.records / name).write_text(text.replace(old, new), "utf-8")

    def told(self) -> ChangeReport:
        return changes(self.records, "HEAD", TODAY)

    def lines(self, heading: str = HEADING, report: ChangeReport | None = None) -> list[str]:
        report = report or self.told()
        part = report.markdown.partition(heading)[2].partition("\n### ")[0]
        assert report.clean is (HEADING not in report.markdown), report.markdown
        return [line.removeprefix("- `records/") for line in part.split("\n") if line.startswith("- ")]


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    kept = Kept(tmp_path_factory.mktemp("kho"))
    shutil.copytree(RECORDS, kept.records)
    kept.git("init", "-q", "-b", "main")
    kept.git("add", "-A")
    kept.git("commit", "-qm", "Kho")
    return kept


@pytest.fixture
def kept(repository: Kept) -> Iterator[Kept]:
    yield repository
    repository.git("reset", "-q", "--hard")
    repository.git("clean", "-qfdx")


FOURTH = "answered, on: 2026-07-06, document: written_reply-3}\n  reply: written_reply-3\n  promised:"
REWRITINGS = {
    "a past day of a petition": (
        PETITIONS,
        FOURTH,
        FOURTH.replace("07-06", "07-03"),
        (
            f"{PETITIONS}`: kiến nghị số 4, quá trình “đã trả lời”, ngày: "
            "trước ghi thứ Hai, 06/07/2026, nay ghi thứ Sáu, 03/07/2026 (`states.answered.on`)"
        ),
    ),
    "a state that is gone": (
        PETITIONS,
        "    - {state: resolved, on: 2026-06-30, note: Thôn xác nhận lịch thu gom mới đã thực hiện.}\n",
        "",
        (
            f"{PETITIONS}`: kiến nghị số 1, quá trình “đã giải quyết xong”: "
            "trước ghi thứ Ba, 30/06/2026, nay không còn (`states.resolved`)"
        ),
    ),
    "the words of a petition": (
        PETITIONS,
        "bốc mùi, rác tràn ra mặt đường vào cuối tuần",
        "chưa sạch",
        f"{PETITIONS}`: kiến nghị số 1, nội dung công khai: nội dung đã đổi (`text`)",
    ),
    "a promise that is put off": (
        PETITIONS,
        "    on: 2026-08-30\n    text: Vá ổ gà",
        "    on: 2026-09-30\n    text: Vá ổ gà",
        (
            f"{PETITIONS}`: kiến nghị số 4, việc đã hứa thứ 1, hứa xong đến hết ngày: "
            "trước ghi Chủ nhật, 30/08/2026, nay ghi thứ Tư, 30/09/2026 (`promised.1.on`)"
        ),
    ),
    "a number": (
        REPLY,
        "number: 116/PKT",
        "number: 117/PKT",
        f"{REPLY}`: số, ký hiệu: trước ghi 116/PKT, nay ghi 117/PKT (`number`)",
    ),
    "a recipient": (
        REPLY,
        "  - {to: nguoi-chu-tri, on: 2026-07-06}\n",
        "",
        f"{REPLY}`: đã gửi “nguoi-chu-tri”: trước ghi thứ Hai, 06/07/2026, nay không còn (`sent.nguoi-chu-tri`)",
    ),
    "the text of a document": (
        REPLY,
        "hoàn thành trước ngày 31/8/2026",
        "hoàn thành trước ngày 31/10/2026",
        f"{REPLY}`: toàn văn: nội dung đã đổi (`text`)",
    ),
    "a place that was announced": (
        CONFERENCE,
        "name: Nhà văn hóa trung tâm xã Minh Họa",
        "name: Nhà văn hóa Thôn Hạ",
        (
            f"{CONFERENCE}`: địa điểm, tên địa điểm: trước ghi Nhà văn hóa trung tâm xã Minh Họa, "
            "nay ghi Nhà văn hóa Thôn Hạ (`place.name`)"
        ),
    ),
    "how a conference was announced": (
        CONFERENCE,
        "form: in_person",
        "form: online",
        f"{CONFERENCE}`: hình thức: trước ghi trực tiếp, nay ghi trực tuyến (`form`)",
    ),
    "a report": (
        "minh-hoa/2025/reports/annual_report.md",
        "number: 04-BC/BXDĐ",
        "number: 14-BC/BXDĐ",
        "minh-hoa/2025/reports/annual_report.md`: số, ký hiệu: trước ghi 04-BC/BXDĐ, nay ghi 14-BC/BXDĐ (`number`)",
    ),
}


@alike
@pytest.mark.parametrize("what", REWRITINGS)
def test_what_is_rewritten_is_told(kept: Kept, what: str) -> None:
    path, old, new, wanted = REWRITINGS[what]
    kept.edit(path, old, new)
    (one,) = kept.lines()
    assert one == wanted


def test_a_reason_for_being_late_that_is_gone(kept: Kept) -> None:
    text = (kept.records / CONCLUSION).read_text("utf-8")
    (line,) = [one for one in text.split("\n") if one.startswith("late_reason: ")]
    kept.edit(CONCLUSION, f"{line}\n", "")
    assert kept.lines() == [f"{CONCLUSION}`: lý do chậm: nay không còn (`late_reason`)"]


def test_a_day_set_back_from_late_to_on_time_stands_first(kept: Kept) -> None:
    text = (kept.records / CONCLUSION).read_text("utf-8")
    (line,) = [one for one in text.split("\n") if one.startswith("issued: ")]
    days = sorted({part for part in text.replace("}", " ").replace(",", " ").split() if part.startswith("2026-04-")})
    for day in days:
        text = text.replace(f"on: {day}", "on: 2026-03-31")
    (kept.records / CONCLUSION).write_text(text.replace(line, "issued: 2026-03-31"), "utf-8")
    report = kept.told()
    assert not report.clean
    assert report.markdown.index(SOFT) < report.markdown.index(HEADING) < report.markdown.index("### Điều mới")
    first = report.markdown.partition(SOFT)[2].partition("\n### ")[0]
    assert "minh-hoa-2026-01: " in first
    assert "trước “đã thực hiện, chậm”, nay “đúng hạn”" in first


@alike
def test_a_petition_that_is_said_to_repeat_another_is_told_unless_amended(kept: Kept) -> None:
    kept.edit(PETITIONS, "- id: 4\n", "- id: 4\n  duplicate_of: 3\n")
    (line,) = kept.lines()
    assert line == (
        f"{PETITIONS}`: kiến nghị số 4, trùng với số: ghi thêm 3, không ghi từ bao giờ và vì sao (`duplicate_of`)"
    )
    kept.edit(PETITIONS, "- id: 4\n", f"- id: 4\n  amended: [{{field: duplicate_of, {ON}}}]\n")
    told = kept.told()
    assert kept.lines(report=told) == []
    (line,) = kept.lines(SAID, told)
    assert line == f"{PETITIONS}`: kiến nghị số 4, trùng với số: ghi thêm 3 (`duplicate_of`)"


AMENDED = {
    "a day": (
        PETITIONS,
        FOURTH,
        (
            f"answered, on: 2026-07-03, document: written_reply-3}}\n  amended: [{{field: states.answered.on, "
            f'was: "2026-07-06", {ON}}}]\n  reply: written_reply-3\n  promised:'
        ),
    ),
    "private words": (
        PETITIONS,
        "  text: Điểm tập kết rác sát đường vào Thôn Đông bốc mùi",
        f"  amended: [{{field: text, {ON}}}]\n  text: Điểm tập kết rác ở Thôn Đông bốc mùi",
    ),
    "an item with all it said": (
        REPLY,
        "sent:\n  - {to: nguoi-chu-tri, on: 2026-07-06}\n",
        f'amended: [{{field: sent.nguoi-chu-tri, was: "2026-07-06", {ON}}}]\nsent:\n',
    ),
    "a place": (
        CONFERENCE,
        "place: {name: Nhà văn hóa trung tâm xã Minh Họa, village: Thôn Trung}",
        "place: {name: Nhà văn hóa Thôn Hạ}\nannounced_as: {place: Nhà văn hóa trung tâm xã Minh Họa}",
    ),
    "a form": (CONFERENCE, "form: in_person", "form: online\nannounced_as: {form: in_person}"),
    "a time": (
        CONFERENCE,
        'start: "2026-06-17T07:30+07:00"\nend: "2026-06-17T11:30+07:00"',
        (
            'start: "2026-06-18T07:30+07:00"\nend: "2026-06-18T11:30+07:00"\npostponed:\n'
            '  - {from: "2026-06-17T07:30+07:00", decided: 2026-06-15, reason: Mưa to}'
        ),
    ),
    "a number": (
        REPLY,
        "number: 116/PKT",
        f"number: 117/PKT\namended: [{{field: number, was: 116/PKT, {ON}}}]",
    ),
}


@pytest.mark.parametrize("what", [pytest.param(what, marks=() if what == "a place" else alike) for what in AMENDED])
def test_what_the_record_says_itself_fails_nothing(kept: Kept, what: str) -> None:
    path, old, new = AMENDED[what]
    kept.edit(path, old, new)
    told = kept.told()
    assert kept.lines(report=told) == []
    assert kept.lines(SAID, told)


def test_an_amendment_that_keeps_something_else_excuses_nothing(kept: Kept) -> None:
    kept.edit(REPLY, "number: 116/PKT", f"number: 117/PKT\namended: [{{field: number, was: 115/PKT, {ON}}}]")
    assert [line.rpartition(" ")[2] for line in kept.lines()] == ["(`number`)"]
    kept.edit(REPLY, "was: 115/PKT, ", "")
    assert len(kept.lines()) == 1, "what is not private is kept"


def test_a_correction_that_goes_out_accounts_for_what_it_corrects(kept: Kept) -> None:
    kept.edit(REPLY, "hoàn thành trước ngày 31/8/2026", "hoàn thành trước ngày 31/10/2026")
    other = kept.records / FOLDER / "documents/written_reply-33.md"
    text = (
        "---\nkind: written_reply\nnumber: 130/PKT\n{}corrects: written_reply-3\ncorrection: Sửa ngày.\n---\n\nSửa.\n"
    )
    other.write_text(text.format(""), "utf-8")
    assert len(kept.lines()) == 1, "a draft has gone out to nobody"
    other.write_text(text.format("issued: 2026-07-10\n"), "utf-8")
    assert kept.lines() == []


def test_what_is_added_expected_or_a_draft_is_free(kept: Kept) -> None:
    kept.edit(CONFERENCE, "form: in_person", "form: in_person\nlink: https://example.invalid/hop")
    kept.edit(REPLY, "number: 116/PKT", "number: 116/PKT\nnote: Ghi thêm.")
    kept.edit(REPLY, "của công dân Thôn Trung:\n\n1.", "của công dân Thôn Trung:\n1.")
    late = "minh-hoa/2026/05/conference.yml"
    text = (kept.records / late).read_text("utf-8")
    (kept.records / late).write_text(text.replace("expected: 1", "expected: 2"), "utf-8")
    assert kept.lines() == []
    kept.edit(REPLY, "issued: 2026-07-06\n", "")
    assert len(kept.lines()) == 1, "a day may not be taken out to make it a draft"


def test_the_order_of_a_list_says_nothing_but_what_stands_in_it_does(kept: Kept) -> None:
    kept.edit(REPLY, "petitions: [4, 15]", "petitions: [15, 4]")
    kept.edit(CONFERENCE, "[mat_tran, thu, phieu_lay_y_kien,", "[phieu_lay_y_kien, thu, mat_tran,")
    kept.edit(CONFERENCE, "topic: Môi trường nông", "topic: Môi trường  nông")
    assert kept.lines() == []
    kept.edit(REPLY, "petitions: [15, 4]", "petitions: [15, 4, 5]")
    kept.edit(CONFERENCE, "[phieu_lay_y_kien, thu, mat_tran,", "[phieu_lay_y_kien, thu,")
    assert [one.rpartition(" ")[2] for one in kept.lines()] == ["(`petitions_open.channels`)", "(`petitions`)"]


def test_how_a_conference_was_put_off_stays_while_it_has_no_new_day(kept: Kept) -> None:
    put_off = "minh-hoa/2026/03/conference.yml"
    kept.edit(put_off, "decided: 2026-09-07", "decided: 2026-09-05")
    kept.edit(put_off, "{channel: cong_thong_tin, on: 2026-08-24}", "{channel: cong_thong_tin, on: 2026-08-20}")
    kept.edit(put_off, "name: Nhà văn hóa trung tâm xã Minh Họa", "name: Nhà văn hóa Thôn Hạ")
    kept.edit(put_off, "duration: half_day", 'start: "2026-12-15T08:00+07:00"')
    fields = ["(`postponed.2026-09-09.decided`)", "(`announced.cong_thong_tin.on`)"]
    assert [one.rpartition(" ")[2] for one in kept.lines()] == fields


def test_why_a_document_was_taken_out_stays(kept: Kept) -> None:
    taken = "withdrawn: {on: 2026-11-10, by: van-phong-hdnd-ubnd, reason: Có nội dung riêng tư}"
    kept.edit(REPLY, "petitions: [4, 15]", f"petitions: [4, 15]\n{taken}")
    kept.git("commit", "-qam", "Gỡ bỏ")
    kept.edit(REPLY, "reason: Có nội dung riêng tư", "reason: Có lỗi")
    assert [one.rpartition(" ")[2] for one in kept.lines()] == ["(`withdrawn.reason`)"]
    kept.git("reset", "-q", "--hard", "HEAD^")


def test_a_list_that_is_emptied_has_lost_what_stood_in_it(kept: Kept) -> None:
    (kept.records / "redirects.yml").write_text("[]\n", "utf-8")
    assert kept.lines() == ["redirects.yml`: mục “minh-hoa/2025/04”: nay không còn"]
    (kept.records / "redirects.yml").write_text("- from: [\n", "utf-8")
    assert HEADING not in kept.told().markdown, "what can't be read is told as that, and its items not as gone"


@alike
def test_what_was_amended_earlier_excuses_nothing_and_stays(kept: Kept) -> None:
    amended = f"amended: [{{field: number, was: 116/PKT, {ON}}}]"
    kept.edit(REPLY, "number: 116/PKT", f"number: 117/PKT\n{amended}")
    kept.git("commit", "-qam", "Sửa số")
    kept.edit(REPLY, "number: 117/PKT", "number: 118/PKT")
    assert len(kept.lines()) == 1
    kept.edit(REPLY, f"number: 118/PKT\n{amended}\n", "number: 117/PKT\n")
    assert [line.rpartition(" ")[2] for line in kept.lines()] == ["(`amended.number`)"]
    kept.git("reset", "-q", "--hard", "HEAD^")


def test_a_conference_or_a_document_that_moves_takes_its_facts_along(kept: Kept) -> None:
    shutil.move(kept.records / REPLY, kept.records / REPLY.replace("-3.md", "-30.md"))
    kept.edit(REPLY.replace("-3.md", "-30.md"), "issued: 2026-07-06", "issued: 2026-07-03")
    told = kept.told()
    assert not told.clean
    assert "written_reply-30.md`: ngày ban hành: trước ghi thứ Hai, 06/07/2026, nay ghi thứ Sáu, 03/07" in told.markdown


def test_a_day_off_that_is_added_is_its_own_record_with_its_decision(kept: Kept) -> None:
    day = "  - {date: 2026-04-03, name: Nghỉ, decision: Công văn 1, source: thử}\n"
    kept.edit(CALENDAR, "days_off:\n", f"days_off:\n{day}")
    kept.edit(
        CALENDAR,
        "days_off:\n",
        "days_off:\n"
        + "".join(day.replace("04-03", f"{one}") for one in ("04-01", "04-02", "04-06", "04-07", "04-08")),
    )
    report = kept.told()
    assert not report.clean
    assert report.markdown.index(SHARED) < report.markdown.index(HEADING)
    assert f"`records/{CALENDAR}`: ngày nghỉ “thứ Sáu, 03/04/2026”: ghi thêm" in report.markdown
    text = (kept.records / CALENDAR).read_text("utf-8")
    (kept.records / CALENDAR).write_text(
        text.replace("decision: Công văn 1,", "decision: Công văn 1, decided: 2026-01-05,"), "utf-8"
    )
    report = kept.told()
    assert kept.lines(report=report) == []
    assert SHARED in report.markdown


@alike
def test_a_day_off_and_a_rule_that_change_are_told_with_what_they_move(kept: Kept) -> None:
    kept.edit(CALENDAR, "date: 2026-04-27", "date: 2026-04-28")
    assert kept.lines() == [
        f"{CALENDAR}`: ngày nghỉ “thứ Hai, 27/04/2026”: nay không còn (`days_off.2026-04-27`)",
    ]
    kept.edit(CALENDAR, "date: 2026-04-28", "date: 2026-04-27")
    kept.edit(POLICY, "    count: 10\n", "    count: 20\n")
    assert [one.rpartition(": ")[2] for one in kept.lines()] == [
        "trước ghi 10, nay ghi 20 (`rules.conclusion_notice.count`)"
    ]
    told = kept.told().markdown
    assert "minh-hoa-2026-01: " in told.partition(SHARED)[2].partition("\n### ")[0]
    end = f'amended: [{{field: rules.conclusion_notice.count, was: "10", {ON}}}]\n'
    (kept.records / POLICY).write_text((kept.records / POLICY).read_text("utf-8").rstrip("\n") + f"\n{end}", "utf-8")
    report = kept.told()
    assert kept.lines(report=report) == []
    assert kept.lines(SAID, report)


def test_a_unit_that_joined_later_is_told(kept: Kept) -> None:
    unit = "minh-hoa/unit.yml"
    kept.edit(unit, "sample: true\n", "")
    kept.git("commit", "-qam", "Thật")
    text = (kept.records / unit).read_text("utf-8")
    (line,) = [one for one in text.split("\n") if one.startswith("joined: ")]
    kept.edit(unit, line, "joined: 2026-10-01")
    assert [one.rpartition(" ")[2] for one in kept.lines()] == ["(`joined`)"]
    kept.git("reset", "-q", "--hard", "HEAD^")


@alike
def test_an_amendment_of_a_day_to_come_or_of_what_was_never_so_is_told(kept: Kept) -> None:
    kept.edit(REPLY, "number: 116/PKT", f'number: 116/PKT\namended: [{{field: issued, was: "2026-06-30", {ON}}}]')
    (line,) = kept.lines()
    assert "điều cũ không phải điều đã ghi: trước ghi thứ Hai, 06/07/2026, nay ghi 2026-06-30" in line
    kept.edit(REPLY, 'was: "2026-06-30", on: 2026-11-20', 'was: "2026-07-06", on: 2026-12-20')
    (line,) = kept.lines()
    assert "ngày sửa chưa tới" in line


def test_a_reply_that_is_entered_later_with_an_earlier_day_counts_and_is_told(kept: Kept) -> None:
    report = kept.told()
    assert SOFT not in report.markdown
    text = (kept.records / PETITIONS).read_text("utf-8")
    step = "    - {state: answered, on: 2026-07-06, document: written_reply-3}\n"
    assert text.count(step) == 2
    (kept.records / PETITIONS).write_text(text.replace(step, "").replace("  reply: written_reply-3\n", ""), "utf-8")
    (kept.records / REPLY).unlink()
    kept.git("commit", "-qam", "Chưa trả lời")
    kept.git("checkout", "-q", "HEAD^", "--", "records")
    report = kept.told()
    first = report.markdown.partition(SOFT)[2].partition("\n### ")[0]
    assert report.clean
    assert "Trả lời bằng văn bản kiến nghị số 4: trước “quá hạn, chưa thực hiện”, nay “đúng hạn”" in first
    later = report.markdown.partition("### Ghi bổ sung với ngày đã qua: ")[2].partition("\n### ")[0]
    told = "Trả lời bằng văn bản kiến nghị số 4: trước “quá hạn, chưa thực hiện”, nay ghi đã làm thứ Hai, 06/07/2026"
    assert told in later
    kept.git("reset", "-q", "--hard", "HEAD^")


FREE = {
    "words that are taken out of public view": (
        PETITIONS,
        (
            "  text: Điểm tập kết rác sát đường vào Thôn Đông bốc mùi, rác tràn ra mặt đường vào cuối tuần; "
            "đề nghị tăng số lần thu gom.\n"
        ),
        "  withheld: Có đời tư\n  removed: 2026-11-19\n",
    ),
    "a later word on what was promised": (
        PETITIONS,
        "{by: mat_tran, on: 2026-10-14, satisfied: true, note: Ban Công tác Mặt trận thôn đã xem tại chỗ.}",
        "{by: mat_tran, on: 2026-11-14, satisfied: false}",
    ),
    "another office, with the step that gave it": (
        PETITIONS,
        (
            "  assigned: {office: phong-kinh-te, due: 2026-07-07}\n  states:\n    - {state: received, on: 2026-05-27}\n"
            "    - {state: classified, on: 2026-06-11}\n"
            "    - {state: assigned, on: 2026-06-26, document: conclusion_notice}\n"
        ),
        (
            "  assigned: {office: van-phong-hdnd-ubnd, due: 2026-12-07}\n  states:\n"
            "    - {state: received, on: 2026-05-27}\n"
            "    - {state: classified, on: 2026-06-11}\n"
            "    - {state: assigned, on: 2026-06-26, document: conclusion_notice}\n"
            "    - {state: assigned, on: 2026-06-30}\n"
        ),
    ),
    "a text that is withdrawn": (
        REPLY,
        "Thực hiện Thông báo kết luận số 97-TB/ĐU ngày 26/6/2026, Phòng Kinh tế trả lời",
        "",
    ),
}


@pytest.mark.parametrize("what", FREE)
def test_what_has_a_record_of_its_own_is_free(kept: Kept, what: str) -> None:
    path, old, new = FREE[what]
    kept.edit(path, old, new)
    if path == REPLY:
        kept.edit(REPLY, "number: 116/PKT", "number: 116/PKT\nwithdrawn: {on: 2026-11-19, reason: Lộ thông tin}")
    assert kept.lines() == []


def test_a_conference_whose_notice_went_out_is_told_before_it_is_held(kept: Kept) -> None:
    path = "minh-hoa/2026/05/conference.yml"
    text = (kept.records / path).read_text("utf-8")
    (start,) = [one for one in text.split("\n") if one.startswith("start: ")]
    (place,) = [one for one in text.split("\n") if one.startswith("place: ")]
    kept.edit(path, start, start.replace("T07:30", "T06:15"))
    kept.edit(path, place, "place: {name: Nhà văn hóa Thôn Hạ}\nlink: https://example.invalid/hop")
    assert sorted(one.rpartition(" ")[2] for one in kept.lines())[:1] == ["(`place.name`)"]
    assert "(`start`)" in {one.rpartition(" ")[2] for one in kept.lines()}


@alike
@pytest.mark.parametrize("how", ["worktree", "submodule"])
def test_a_linked_worktree_and_a_submodule_are_told_alike(kept: Kept, tmp_path: Path, how: str) -> None:
    if how == "worktree":
        kept.git("worktree", "add", "-q", "--detach", str(tmp_path / "kho"))
    else:
        Kept(tmp_path).git("init", "-q")
        Kept(tmp_path).git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(kept.top), "kho")
    there = Kept(tmp_path / "kho")
    there.edit(REPLY, "number: 116/PKT", "number: 117/PKT")
    assert [one.rpartition(" ")[2] for one in there.lines()] == ["(`number`)"]
    if how == "worktree":
        kept.git("worktree", "remove", "--force", str(tmp_path / "kho"))


CLOSER = "### Điều đã ghi nay ghi rõ hơn: "
HELD = 'start: "2026-06-17T07:30+07:00"\n'


@alike
def test_an_hour_that_was_not_known_is_filled_in_and_not_rewritten(kept: Kept) -> None:
    (end,) = [one for one in (kept.records / CONFERENCE).read_text("utf-8").split("\n") if one.startswith("end: ")]
    kept.edit(CONFERENCE, f"{HELD}{end}\n", "start: 2026-06-17\n")
    kept.git("commit", "-qam", "Chỉ biết ngày")
    for old, new, told in (
        ("start: 2026-06-17\n", "start: 2026-06-17 morning\n", "trước ghi thứ Tư, 17/06/2026, nay ghi sáng thứ Tư"),
        ("start: 2026-06-17 morning\n", HELD, "trước ghi thứ Tư, 17/06/2026, nay ghi 07:30, thứ Tư, 17/06/2026"),
    ):
        kept.edit(CONFERENCE, old, new)
        report = kept.told()
        assert kept.lines(report=report) == []
        (line,) = kept.lines(CLOSER, report)
        assert told in line
    kept.git("commit", "-qam", "Biết giờ")
    kept.edit(CONFERENCE, HELD, "start: 2026-06-17 afternoon\n")
    (line,) = kept.lines()
    assert "trước ghi 07:30, thứ Tư, 17/06/2026, nay ghi chiều thứ Tư, 17/06/2026 (`start`)" in line
    kept.git("reset", "-q", "--hard", "HEAD~2")


@alike
def test_forms_are_told_and_kept_as_one_word_is(kept: Kept) -> None:
    kept.edit(CONFERENCE, "form: in_person", "form: [in_person]")
    assert kept.lines() == []
    kept.edit(CONFERENCE, "form: [in_person]", "form: [in_person, online]\nlink: https://hop.example/a")
    assert kept.lines() == [f"{CONFERENCE}`: hình thức: trước ghi trực tiếp, nay ghi trực tiếp, trực tuyến (`form`)"]
    kept.edit(CONFERENCE, "link: https", "announced_as: {form: in_person}\nlink: https")
    told = kept.told()
    assert kept.lines(report=told) == []
    assert len(kept.lines(SAID, told)) == 1


SESSIONS = """sessions:
  - {start: 2026-06-18 morning, place: {name: Nhà văn hóa Thôn Đoài}}
  - {start: "2026-06-19T07:30+07:00", place: {name: Nhà văn hóa Thôn Hạ}}
"""


def test_a_session_is_told_as_the_conference_is(kept: Kept) -> None:
    kept.edit(CONFERENCE, "form: in_person\n", f"form: in_person\n{SESSIONS}")
    assert kept.lines() == []
    kept.git("commit", "-qam", "Thêm buổi")
    kept.edit(CONFERENCE, "start: 2026-06-18 morning", 'start: "2026-06-18T08:00+07:00"')
    told = kept.told()
    assert kept.lines(report=told) == []
    assert len(kept.lines(CLOSER, told)) == 1
    kept.edit(CONFERENCE, 'start: "2026-06-19T07:30+07:00"', 'start: "2026-06-19T13:30+07:00"')
    (line,) = kept.lines()
    assert "bắt đầu: trước ghi 07:30, thứ Sáu, 19/06/2026, nay ghi 13:30" in line
    kept.edit(CONFERENCE, "{name: Nhà văn hóa Thôn Hạ}", "{name: Đình làng}")
    fields = [one.rpartition(" ")[2] for one in kept.lines()]
    assert fields == ["(`sessions.2026-06-19.start`)", "(`sessions.2026-06-19.place.name`)"]
    kept.git("reset", "-q", "--hard", "HEAD")
    kept.edit(CONFERENCE, 'start: "2026-06-19T07:30+07:00"', 'start: "2026-06-22T07:30+07:00"')
    assert len(kept.lines()) == 1
    move = 'postponed: [{from: "2026-06-19T07:30+07:00", decided: 2026-06-18, reason: Mưa}]'
    kept.edit(CONFERENCE, "place: {name: Nhà văn hóa Thôn Hạ", f"{move}, place: {{name: Nhà văn hóa Thôn Hạ")
    assert kept.lines() == []
    kept.git("reset", "-q", "--hard", "HEAD~1")


@alike
def test_another_chair_than_was_announced_is_told_and_kept(kept: Kept) -> None:
    (chair,) = [one for one in (kept.records / CONFERENCE).read_text("utf-8").split("\n") if one.startswith("chair: ")]
    word = chair.removeprefix("chair: ")
    kept.edit(CONFERENCE, chair, f"chair: [{word}, chair_of_council]")
    (line,) = kept.lines()
    assert line.endswith("Chủ tịch Hội đồng nhân dân (`chair`)")
    kept.edit(CONFERENCE, "topic: ", f"announced_as: {{chair: {word}}}\ntopic: ")
    told = kept.told()
    assert kept.lines(report=told) == []
    assert len(kept.lines(SAID, told)) == 1
