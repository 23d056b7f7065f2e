"""`doithoai deadline`: what staff ask first, as the command tells it and as the function gives it."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doithoai.commands.deadline import Question, UnknownUnit, answer
from doithoai.model.vocabulary import Chair, ConferenceType, Form
from doithoai.reading.archive import Archive
from doithoai.vietnamese.wording import long_date
from tests.conftest import RECORDS

pytestmark = pytest.mark.no_cover  # see suite.py

ROOT = Path(__file__).parents[1]
ARCHIVE = Archive(RECORDS)
Ask = Callable[..., subprocess.CompletedProcess[str]]
SECRETARY, COMMITTEE, JOINT = Chair.SECRETARY, Chair.CHAIR_OF_COMMITTEE, Chair.JOINT
PERIODIC, THEMATIC, URGENT = ConferenceType


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """The command as a process of its own, started in another folder."""
    elsewhere = tmp_path_factory.mktemp("nơi khác")

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if name != "DOITHOAI_DEBUG"}
        return subprocess.run(
            [sys.executable, "-m", "doithoai", "deadline", *words, "--records", str(RECORDS)],
            cwd=elsewhere,
            env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


def found(unit: str, event: str, **given: Any) -> dict[str, dict[str, Any]]:
    """The limits of the JSON answer by kind."""
    question = Question(unit, dt.date.fromisoformat(event), **given)
    told = json.loads(answer(ARCHIVE, question).json())
    assert len({one["kind"] for one in told["deadlines"]}) == len(told["deadlines"])
    return {one["kind"]: one for one in told["deadlines"]}


def due(unit: str, event: str, **given: Any) -> dict[str, str]:
    return {kind: one["due"] for kind, one in found(unit, event, **given).items()}


# The command, as JSON


def test_the_command_answers_for_cat_hai_as_the_plan_and_the_calendar_say(ask: Ask) -> None:
    run = ask("cat-hai", "--event", "2025-12-24", "--chair", "secretary", "--format", "json")
    assert (run.returncode, run.stderr) == (0, "")
    told = json.loads(run.stdout)
    assert (told["unit"], told["event"], told["policy"]) == ("cat-hai", "2025-12-24", "cat-hai-2025")
    assert {one["kind"]: one["due"] for one in told["deadlines"]} == {
        "notice": "2025-12-15",
        "law_notice": "2025-12-17",
        "conclusion_notice": "2026-01-09",
        "conclusion_notice_extended": "2026-01-15",
        "law_publication": "2026-01-05",
        "written_reply": "2026-01-29",
    }
    assert [part.partition(":")[0] for part in told["calendar"].split("+")] == ["2025", "2026"]


def test_the_json_of_the_command_is_what_the_function_gives(ask: Ask) -> None:
    run = ask("duong-an", "--event", "2025-12-24", "--format", "json")
    assert run.stdout.rstrip("\n") == answer(ARCHIVE, Question("duong-an", dt.date(2025, 12, 24))).json()


def test_every_limit_tells_its_count_its_trigger_its_owner_and_its_basis() -> None:
    limits = found("cat-hai", "2025-12-24", chair=SECRETARY)
    notice, extended, law = limits["notice"], limits["conclusion_notice_extended"], limits["law_publication"]
    assert (notice["count"], notice["unit"], notice["direction"]) == (7, "working_day", "before")
    assert notice["trigger"] == "ngày hội nghị (2025-12-24)"
    assert notice["owner"] == "van-phong-dang-uy"
    assert notice["basis"] == [{"document": "cat-hai-2025", "section": "V.1.(1)"}]
    assert (notice["advisory"], law["advisory"]) == (False, True)
    assert law["basis"] == [{"document": "luat-tccqdp-2025", "section": "Điều 43"}]
    assert (extended["count"], extended["direction"]) == (15, "after")
    assert limits["written_reply"]["trigger"] == "ngày có thông báo kết luận (2026-01-09)"
    assert all(one["note"] is None for one in limits.values())


def test_the_explained_days_of_every_limit_end_on_its_due_day_and_count_up_to_its_number() -> None:
    for event in ("2025-08-28", "2025-12-24", "2026-02-10", "2026-11-17"):
        for one in found("cat-hai", event, chair=SECRETARY).values():
            days = one["explain"]
            assert days[-1]["date"] == one["due"]
            assert sum(day["counted"] for day in days) == one["count"]
            assert all(day["why"] for day in days)
            dates = [day["date"] for day in days]
            assert dates == sorted(dates, reverse=one["direction"] == "before")


def test_the_make_up_saturday_is_counted_and_the_new_year_is_skipped() -> None:
    days = {day["date"]: day for day in found("cat-hai", "2025-12-24")["conclusion_notice_extended"]["explain"]}
    assert days["2026-01-10"] == {
        "date": "2026-01-10",
        "counted": True,
        "why": "ngày làm bù (thay cho thứ Sáu 2/1/2026)",
    }
    assert days["2026-01-01"]["why"] == "Tết Dương lịch"
    assert [days[f"2026-01-0{number}"]["counted"] for number in (1, 2, 3, 4, 5)] == [False] * 4 + [True]


# The five plans


def test_the_ward_of_s3_replies_within_7_working_days() -> None:
    reply = found("phuong-chua-ro-ten", "2026-04-22")["written_reply"]
    assert (reply["count"], reply["unit"], reply["due"]) == (7, "working_day", "2026-05-20")


def test_duong_an_counts_its_notice_in_calendar_days_and_reports_up_and_forwards_within_5_working_days() -> None:
    limits = found("duong-an", "2025-12-24")
    assert (limits["notice"]["count"], limits["notice"]["unit"]) == (7, "calendar_day")
    assert limits["notice"]["due"] == "2025-12-17"
    assert limits["submission"]["due"] == limits["forwarding"]["due"] == "2025-12-31"
    assert not limits.keys() & {"conclusion_notice", "conclusion_notice_extended", "written_reply"}
    assert limits["forwarding"]["owner"] == "van-phong-hdnd-ubnd"


def test_nghi_duong_has_no_extension_and_no_reply_limit() -> None:
    limits = found("nghi-duong", "2025-12-24")
    assert limits["conclusion_notice"]["due"] == "2026-01-09"
    assert not limits.keys() & {"conclusion_notice_extended", "written_reply", "forwarding"}
    assert limits["notice"]["owner"] == "van-phong-hdnd-ubnd"


def test_a_plan_with_several_chairs_names_no_owner_until_the_chair_is_known() -> None:
    assert found("nguyen-luong-bang", "2025-12-24")["notice"]["owner"] is None
    assert found("nguyen-luong-bang", "2025-12-24", chair=COMMITTEE)["notice"]["owner"] == "van-phong-hdnd-ubnd"
    assert found("nguyen-luong-bang", "2025-12-24", chair=JOINT)["notice"]["owner"] == "van-phong-dang-uy"


def test_an_urgent_conference_needs_no_announcement_in_the_ward_of_s3_and_is_only_noted_elsewhere() -> None:
    ward = found("phuong-chua-ro-ten", "2026-04-22", type=URGENT)["notice"]
    assert (ward["title"], ward["due"], ward["advisory"]) == ("Gửi giấy mời", "2026-04-13", False)
    usual = found("phuong-chua-ro-ten", "2026-04-22", type=THEMATIC)["notice"]
    assert usual["title"] == "Gửi giấy mời và thông báo rộng rãi"
    assert found("cat-hai", "2025-12-24", type=URGENT)["notice"]["advisory"]
    assert not found("cat-hai", "2025-12-24", type=THEMATIC)["notice"]["advisory"]


# Conference | notice A | notice B | 7 calendar days | 10 wd | 15 wd | 10 calendar days rolled | 5 wd | +15 wd | +7 wd.
# Copied from domain.md B7, all eight rows, as yymmdd.
B7 = """
250828 250819 250818 250821 250915 250922 250908 250908 251006 250924
251025 251016 251015 251018 251107 251114 251104 251031 251128 251118
251029 251020 251017 251022 251112 251119 251110 251105 251203 251121
251224 251215 251212 251217 260109 260115 260105 251231 260129 260119
260210 260130 260129 260203 260303 260310 260223 260224 260324 260312
260422 260413 260410 260415 260511 260518 260504 260504 260601 260520
260824 260814 260813 260817 260910 260917 260903 260903 261001 260921
261117 261106 261105 261110 261202 261209 261127 261125 261223 261211
"""


@pytest.mark.parametrize("row", B7.strip().splitlines(), ids=lambda row: row[:6])
def test_the_worked_rows_of_domain_b7_are_answered(row: str) -> None:
    event, a, b, calendar, ten, fifteen, rolled, five, fifteen_more, seven_more = (
        dt.date.fromisoformat(f"20{text}").isoformat() for text in row.split()
    )
    s0 = due("cat-hai", event)
    assert s0 == {
        "notice": a,
        "law_notice": calendar,
        "conclusion_notice": ten,
        "conclusion_notice_extended": fifteen,
        "law_publication": rolled,
        "written_reply": fifteen_more,
    }
    assert due("nguyen-luong-bang", event) == s0
    assert due("phuong-chua-ro-ten", event) == {**s0, "written_reply": seven_more}
    assert due("duong-an", event) == {
        "notice": calendar,
        "law_notice": calendar,
        "law_publication": rolled,
        "submission": five,
        "forwarding": five,
    }
    s4 = due("nghi-duong", event)
    assert (s4["notice"], s4["conclusion_notice"]) == (a, ten)
    text = answer(ARCHIVE, Question("cat-hai", dt.date.fromisoformat(event))).text(explain=False)
    assert f"Nếu hiểu là phải đủ số ngày ở giữa: {long_date(dt.date.fromisoformat(b))}" in text


# The command, as text


def test_the_text_is_for_people(ask: Ask) -> None:
    run = ask("cat-hai", "--event", "2025-12-24", "--chair", "secretary")
    assert (run.returncode, run.stderr) == (0, "")
    lines = run.stdout.splitlines()
    assert lines[0] == "Đặc khu Cát Hải: hội nghị thứ Tư, 24/12/2025"
    assert lines[1].startswith("Theo: Kế hoạch thực hiện công tác đối thoại")
    assert lines[3:9] == [
        "Gửi giấy mời và thông báo rộng rãi",
        "  Chậm nhất: thứ Hai, 15/12/2025",
        "  Cách tính: 7 ngày làm việc trước ngày hội nghị (thứ Tư, 24/12/2025)",
        "  Nếu hiểu là phải đủ số ngày ở giữa: thứ Sáu, 12/12/2025",
        "  Cơ quan: Văn phòng Đảng ủy đặc khu",
        f"  Căn cứ: {lines[1].removeprefix('Theo: ')}, mục V.1.(1)",
    ]
    assert "Công khai kết quả đối thoại (theo luật) [tham khảo]" in lines
    assert "Tết Dương lịch" not in run.stdout


def test_the_explained_text_lists_every_counted_and_every_skipped_day(ask: Ask) -> None:
    run = ask("cat-hai", "--event", "2025-12-24", "--chair", "secretary", "--explain")
    assert run.returncode == 0
    blocks = {block.splitlines()[0]: block.splitlines() for block in run.stdout.split("\n\n")}
    lines = blocks["Thông báo kết luận khi được kéo dài"]
    days = [
        match.groups()
        for line in lines
        if (match := re.fullmatch(r" +(\d+|-)  (\S+ \S+, [\d/]+|Chủ nhật, [\d/]+) +(.+)", line))
    ]
    assert len(days) == 22
    assert [number for number, _, _ in days if number != "-"] == [str(number) for number in range(1, 16)]
    assert days[0] == ("1", "thứ Năm, 25/12/2025", "ngày làm việc")
    assert days[7] == ("-", "thứ Năm, 01/01/2026", "Tết Dương lịch")
    assert days[8] == ("-", "thứ Sáu, 02/01/2026", "Nghỉ hoán đổi dịp Tết Dương lịch")
    assert days[9] == ("-", "thứ Bảy, 03/01/2026", "thứ Bảy")
    assert days[10] == ("-", "Chủ nhật, 04/01/2026", "Chủ nhật")
    assert days[16] == ("11", "thứ Bảy, 10/01/2026", "ngày làm bù (thay cho thứ Sáu 2/1/2026)")
    assert days[21] == ("15", "thứ Năm, 15/01/2026", "ngày làm việc")
    assert "Điều 148" in run.stdout


def test_a_year_without_a_plan_is_answered_by_the_nearest_one_and_says_so() -> None:
    told = answer(ARCHIVE, Question("cat-hai", dt.date(2026, 2, 10)))
    assert (told.policy, told.borrowed) == ("cat-hai-2025", 2025)
    lines = told.text(explain=False).splitlines()
    assert lines[2] == "Lưu ý: kho chưa có kế hoạch năm 2026; tạm tính theo kế hoạch năm 2025."
    assert answer(ARCHIVE, Question("cat-hai", dt.date(2025, 2, 10))).borrowed is None


def test_a_limit_over_an_undecided_day_says_so() -> None:
    note = "có ngày nghỉ mới là dự kiến"
    assert note in answer(ARCHIVE, Question("cat-hai", dt.date(2026, 11, 17))).text(explain=False)
    assert note not in answer(ARCHIVE, Question("cat-hai", dt.date(2026, 4, 22))).text(explain=False)


def offices(unit: str, event: str, **given: Any) -> dict[str, str]:
    """Whose each limit is in the text, by the limit's title."""
    told = answer(ARCHIVE, Question(unit, dt.date.fromisoformat(event), **given)).text(explain=False)
    blocks = [block.splitlines() for block in told.split("\n\n")[1:]]
    return {lines[0]: line.partition(": ")[2] for lines in blocks for line in lines if line.startswith("  Cơ quan: ")}


def test_an_owner_that_is_not_known_is_told_so() -> None:
    told = offices("cat-hai", "2025-12-24")
    assert told["Gửi giấy mời và thông báo rộng rãi"] == "kế hoạch chưa nêu rõ (xem người chủ trì: --chair)"


@pytest.mark.parametrize("chair", [None, *Chair])
def test_a_written_reply_is_owed_by_the_office_that_gets_the_petition(chair: Chair | None) -> None:
    assert offices("minh-hoa", "2026-10-28", chair=chair)["Trả lời bằng văn bản"] == "cơ quan được giao giải quyết"


def test_who_gave_the_chair_is_not_asked_for_it() -> None:
    assert "--chair" in answer(ARCHIVE, Question("minh-hoa", dt.date(2026, 10, 28))).text(explain=False)
    for chair in Chair:
        assert not [told for told in offices("minh-hoa", "2026-10-28", chair=chair).values() if "--chair" in told]


def test_a_chair_for_whom_the_plan_names_no_office_is_told_without_the_hint() -> None:
    told = offices("cat-hai", "2025-12-24", chair=JOINT)
    assert told["Gửi giấy mời và thông báo rộng rãi"] == "kế hoạch chưa nêu rõ"
    assert told["Trả lời bằng văn bản"] == "cơ quan được giao giải quyết"


def test_the_policy_may_be_chosen() -> None:
    reply = found("cat-hai", "2026-04-22", policy="phuong-chua-ro-ten-2026")["written_reply"]
    assert reply["count"] == 7
    assert answer(ARCHIVE, Question("cat-hai", dt.date(2026, 4, 22), policy="duong-an-2025")).borrowed is None


def test_a_year_without_a_calendar_is_told_as_unknown_with_the_year_and_never_left_out(ask: Ask) -> None:
    run = ask("cat-hai", "--event", "2031-06-10", "--format", "json")
    assert run.returncode == 0
    limits = {one["kind"]: one for one in json.loads(run.stdout)["deadlines"]}
    assert limits.keys() == found("cat-hai", "2025-12-24").keys()
    law = limits.pop("law_notice")  # counted in ordinary days before the day itself: no calendar is asked
    assert (law["due"], len(law["explain"])) == ("2031-06-03", 7)
    for kind, one in limits.items():
        assert (one["due"], one["explain"]) == (None, [])
        assert "2031" in one["note"] or kind == "written_reply"
    reply = limits["written_reply"]
    assert (reply["count"], reply["unit"], reply["direction"]) == (None, None, None)
    assert reply["trigger"] == "ngày có thông báo kết luận"
    text = ask("cat-hai", "--event", "2031-06-10", "--explain")
    assert text.returncode == 0
    assert "  Chậm nhất: chưa rõ: Chưa có lịch ngày nghỉ năm 2031" in text.stdout


@pytest.mark.parametrize("event", ["9999-12-31", "0001-01-01"])
def test_a_day_at_the_edge_of_all_calendars_is_answered_without_a_crash(ask: Ask, event: str) -> None:
    run = ask("cat-hai", "--event", event)
    assert (run.returncode, run.stderr) == (0, "")
    assert "chưa rõ" in run.stdout


# What can't be answered


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("cat-hay", "--event", "2025-12-24"), "không có đơn vị “cat-hay”; các đơn vị: cat-hai, duong-an"),
        (("../records/cat-hai", "--event", "2025-12-24"), "không có đơn vị “../records/cat-hai”"),
        (("cat-hai", "--event", "2025-12-24", "--policy", "x"), "không có quy định “x”; các quy định: cat-hai-2025"),
        (("cat-hai", "--event", "24/12/2025"), "“24/12/2025” không phải là ngày; viết như 2025-10-29"),
        (("cat-hai", "--event", "2025-02-30"), "“2025-02-30” không phải là ngày"),
    ],
)
def test_what_can_not_be_answered_ends_with_2_and_one_vietnamese_sentence(
    ask: Ask, words: tuple[str, ...], told: str
) -> None:
    run = ask(*words)
    assert (run.returncode, run.stdout) == (2, "")
    assert told in run.stderr
    assert "Traceback" not in run.stderr
    assert run.stderr.count("\n") == 1 or run.stderr.startswith("cách dùng:")


def test_a_folder_that_is_no_archive_ends_with_2(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "doithoai",
        "deadline",
        "cat-hai",
        "--event",
        "2025-12-24",
        "--records",
        str(tmp_path),
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 2
    assert "không nằm trong kho hồ sơ nào" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_unit_without_any_plan_needs_a_policy_to_be_named(tmp_path: Path) -> None:
    root = tmp_path / "records"
    (root / "xa-a").mkdir(parents=True)
    (root / "xa-a/unit.yml").write_text("name: xã A\nkind: commune\noffices: []\n", encoding="utf-8")
    with pytest.raises(UnknownUnit, match="đơn vị “xa-a” chưa có kế hoạch nào trong kho; hãy nêu --policy"):
        answer(Archive(root), Question("xa-a", dt.date(2025, 12, 24)))


def test_a_unit_whose_record_is_broken_is_unknown(tmp_path: Path) -> None:
    root = tmp_path / "records"
    (root / "xa-a").mkdir(parents=True)
    (root / "xa-a/unit.yml").write_text("name: [\n", encoding="utf-8")
    with pytest.raises(UnknownUnit, match="không có đơn vị “xa-a”"):
        answer(Archive(root), Question("xa-a", dt.date(2025, 12, 24)))


# What the JSON says beside the dates


def whole(unit: str, event: str, **given: Any) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(answer(ARCHIVE, Question(unit, dt.date.fromisoformat(event), **given)).json())
    return told


def test_the_json_says_all_that_the_text_says() -> None:
    told = whole("nghi-duong", "2025-11-20")
    assert told["window"]["end"] == "2025-11-14"
    assert "ngày tổ chức sau thời gian của kế hoạch" in told["warnings"][0]
    gathered = next(one for one in told["deadlines"] if one["kind"] == "petition_collection")
    assert (gathered["due"], gathered["owner"]) == ("2025-10-29", "mat-tran")
    assert whole("nghi-duong", "2025-11-14")["warnings"] == []
    assert found("cat-hai", "2025-12-24")["notice"]["strict_due"] == "2025-12-12"
    borrowed = whole("cat-hai", "2026-11-17")
    assert borrowed["borrowed"] == 2025
    assert borrowed["warnings"][0] == "kho chưa có kế hoạch năm 2026; tạm tính theo kế hoạch năm 2025"
    assert {one["kind"] for one in borrowed["deadlines"] if one["provisional"]} >= {"conclusion_notice"}
    moving = next(one for one in borrowed["deadlines"] if one["kind"] == "conclusion_notice")
    assert (moving["undecided"], moving["due"], moving["undecided_due"]) == (["2026-11-24"], "2026-12-02", "2026-12-01")


def test_what_the_plan_does_not_allow_is_told_in_both_forms() -> None:
    for given, word in (
        ({"chair": Chair.SECRETARY}, "người chủ trì"),
        ({"form": Form.ONLINE}, "hình thức"),
    ):
        told = answer(ARCHIVE, Question("nghi-duong", dt.date(2025, 11, 10), **given))
        assert [one for one in told.warnings if f"không có {word}" in one]
        assert f"Lưu ý: kế hoạch không có {word}" in told.text(explain=False)


def test_several_chairs_and_forms_are_asked_for_as_records_have_them(ask: Ask) -> None:
    asked = ("minh-hoa", "--event", "2026-10-28", "--format", "json")
    question = Question("minh-hoa", dt.date(2026, 10, 28), chair=Chair.JOINT, form=Form.IN_PERSON)
    joint = answer(ARCHIVE, question).json()
    council = ("--chair", "secretary, chair_of_committee", "--chair", "chair_of_council")
    assert ask(*asked, *council, "--form", "[in_person]").stdout.rstrip("\n") == joint
    wrong = ask(*asked, "--chair", "secretary,bi_thu")
    assert wrong.returncode == 2
    assert "tham số --chair: không có lựa chọn 'bi_thu'; hãy chọn một trong: " in wrong.stderr


def test_each_form_that_a_plan_does_not_have_is_told() -> None:
    forms = tuple(Form)
    told = answer(ARCHIVE, Question("minh-hoa", dt.date(2026, 10, 28), form=forms)).warnings
    alone = [answer(ARCHIVE, Question("minh-hoa", dt.date(2026, 10, 28), form=one)).warnings for one in forms]
    assert sorted(told) == sorted({line for some in alone for line in some})
