"""What is on main is frozen: each way to change it in silence is tried, told by name and refused; and each honest way,
with the record that it needs, is told and passes.
"""

from __future__ import annotations

import hashlib
import shutil
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from tests.attacks.frozen import (
    CALENDAR,
    CONCLUSION,
    CONFERENCE,
    FIRST,
    NOTICE,
    PETITIONS,
    PLAN,
    POLICY,
    REPLY,
    SECOND,
    UNIT,
    Archived,
    Doing,
    Said,
    amended,
    edits,
)

SILENT, SAID = "Điều đã ghi nay ghi khác", "Điều đã sửa, hồ sơ có ghi"
LOOSE = "Ghi chú và điều còn để ngỏ nay ghi khác"
LOST, MOVED, UNREAD = "Hồ sơ mất", "Hồ sơ chuyển chỗ", "Trước đọc được, nay không đọc được nữa"
SOFT, BY_SHARED = "Từ chậm thành không chậm: ", "Từ chậm thành không chậm vì lịch hoặc quy định"
ERASED, GONE = "Kết luận chậm không còn", "Thời hạn không còn"
SOLVED, UNJUDGED = "Điều đã được giải quyết", "Điều không còn xét được"
BODY = "Nội dung tài liệu."
FIRST_TEXT = "text: Đề nghị vá ổ gà trên đường trục Thôn Nhất."
SCAN, SUM = f"{FIRST}/files/24-tb-du.txt", "f09487c559545dea37a7036907b118058473cf6ec60e0c1fa178313c1f649fe0"
FILES = f"files:\n  - {{path: files/24-tb-du.txt, sha256: {SUM}}}\n"
OTHER = "Một bản khác."
OTHER_SUM = hashlib.sha256(OTHER.encode()).hexdigest()
MINUTES = f"{SECOND}/documents/minutes.md"
UNIT_FILE, REPORT = f"{UNIT}/unit.yml", f"{UNIT}/2025/reports/annual_report.md"
REPLIES = "  written_reply: {count: 15, unit: working_day, section: V.3.b}\n"


class Rewriting(NamedTuple):
    """What is done in silence, how it is told; and the record of it with which the same passes."""

    done: Doing
    told: str
    record: Doing | None = None
    """None where nothing excuses it."""


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory) -> Archived:
    """The archive of xã Thử Nghiệm on main."""
    return Archived(tmp_path_factory.mktemp("kho"))


@pytest.fixture
def kept(archived: Archived) -> Iterator[Archived]:
    """The same, put back after each attack."""
    with archived.trying():
        yield archived


def refused(said: Said, told: str, heading: str = SILENT) -> None:
    """It is told below a heading, and fails the run."""
    assert said.code == 1, said.text
    assert any(told in line for line in said.part(heading)), said.text


def passes(said: Said, told: str = "", heading: str = SAID) -> None:
    """Nothing fails, and what the record says of it is told."""
    assert said.code == 0, said.text
    assert said.part(SILENT) == []
    assert any(told in line for line in said.part(heading)), said.text


def tried(kept: Archived, one: Rewriting) -> None:
    """The attack, and the same with its record."""
    one.done(kept)
    refused(kept.changes(), one.told)
    if one.record:
        one.record(kept)
        passes(kept.changes(), one.told)


def front(path: str, *lines: str) -> Doing:
    """Lines for the front matter of a document."""
    return lambda kept: kept.front(path, *lines)


def all_of(*some: Doing) -> Doing:
    """One after another."""

    def done(kept: Archived) -> None:
        for one in some:
            one(kept)

    return done


def of_petition(number: int, line: str) -> Doing:
    """A line of one petition."""
    return edits((PETITIONS, f"- id: {number}\n", f"- id: {number}\n  {line}\n"))


PAPERS = {
    "its number": Rewriting(
        edits((NOTICE, "number: 21-TB/ĐU", "number: 22-TB/ĐU")),
        "số, ký hiệu: trước ghi 21-TB/ĐU, nay ghi 22-TB/ĐU (`number`)",
        front(NOTICE, amended("number", "21-TB/ĐU")),
    ),
    "who signed it": Rewriting(
        edits((NOTICE, "post: Bí thư", "post: Phó Bí thư")),
        "nay ghi Phó Bí thư (`signer.post`)",
        front(NOTICE, amended("signer.post", "Bí thư")),
    ),
    "its day": Rewriting(
        edits((REPLY, "issued: 2025-10-15", "issued: 2025-10-13")),
        "nay ghi thứ Hai, 13/10/2025 (`issued`)",
        front(REPLY, amended("issued", "2025-10-15")),
    ),
    "the day on which it was sent": Rewriting(
        edits((CONCLUSION, "{to: cap-tren, on: 2025-10-02}", "{to: cap-tren, on: 2025-10-03}")),
        "nay ghi thứ Sáu, 03/10/2026".replace("2026", "2025"),
        front(CONCLUSION, amended("sent.cap-tren.on", "2025-10-02")),
    ),
    "a recipient": Rewriting(
        edits((NOTICE, "  - {to: mat-tran, on: 2025-09-10}\n", "")),
        "đã gửi “mat-tran”: trước ghi thứ Tư, 10/09/2025, nay không còn (`sent.mat-tran`)",
        front(NOTICE, amended("sent.mat-tran", "2025-09-10")),
    ),
    "that it was received": Rewriting(
        edits((CONCLUSION, "{to: mat-tran, on: 2025-10-02, received: 2025-10-02}", "{to: mat-tran, on: 2025-10-02}")),
        "nay không còn (`sent.mat-tran.received`)",
        front(CONCLUSION, amended("sent.mat-tran.received", "2025-10-02")),
    ),
    "the petitions that it answers": Rewriting(
        edits(
            (CONCLUSION, "solved: [1, 4]", "solved: [1, 4, 5]"),
            (CONCLUSION, "[2, 3, 5, 6]\n  monitor", "[2, 3, 6]\n  monitor"),
        ),
        "nay ghi 1, 4, 5 (`covers.solved`)",
    ),
    "the plan that it rests on": Rewriting(
        edits((NOTICE, "  - {policy: thu-nghiem-2025, number: 15-KH/ĐU, date: 2025-07-15}\n", "  []\n")),
        "nay không còn",
    ),
    "the report of a year": Rewriting(
        edits((REPORT, "number: 28-BC/ĐU", "number: 29-BC/ĐU")),
        "nay ghi 29-BC/ĐU (`number`)",
        front(REPORT, amended("number", "28-BC/ĐU")),
    ),
    "that it had gone out": Rewriting(edits((REPLY, "issued: 2025-10-15\n", "")), "nay không còn (`issued`)"),
}


@pytest.mark.parametrize("what", PAPERS)
def test_what_an_issued_document_says_of_itself_is_not_changed_in_silence(kept: Archived, what: str) -> None:
    tried(kept, PAPERS[what])


BODIES = {
    "rewritten": "Nội dung khác hẳn.",
    "emptied": "",
    "one figure": "Nội dung tài liệu 2.",
    "negated": "Không nội dung tài liệu.",
    "made a list": "Nội dung\n\n- tài liệu.",
}


@pytest.mark.parametrize(("how", "path"), [*zip(BODIES, (NOTICE, CONCLUSION, REPLY, MINUTES, NOTICE), strict=True)])
def test_the_body_of_an_issued_document_is_not_rewritten_in_silence(kept: Archived, how: str, path: str) -> None:
    kept.edit(path, BODY, BODIES[how])
    refused(kept.changes(), f"{path}`: toàn văn: n")
    kept.front(path, amended("text"))
    passes(kept.changes(), "toàn văn")


TEXTS = {
    "the text": Rewriting(
        edits((PETITIONS, "vá ổ gà trên đường trục", "xem đường trục")), "(`text`)", of_petition(1, amended("text"))
    ),
    "the answer": Rewriting(
        edits((PETITIONS, "Đường đã được dặm vá xong ngày 22/9/2025.", "Sẽ vá.")),
        "(`answer`)",
        of_petition(1, amended("answer")),
    ),
    "the answer, taken out": Rewriting(
        edits((PETITIONS, "  answer: Trả lời chung với kiến nghị số 2.\n", "")),
        "nay không còn (`answer`)",
        of_petition(6, amended("answer")),
    ),
    "how it was classed": Rewriting(
        edits((PETITIONS, "class: reported_up", "class: answered")),
        "(`class`)",
        of_petition(3, amended("class", "reported_up")),
    ),
    "the day on which it came": Rewriting(
        edits((PETITIONS, "on: 2025-09-12, channel", "on: 2025-09-11, channel")),
        "(`received.on`)",
        of_petition(2, amended("received.on", "2025-09-12")),
    ),
    "where it comes from": Rewriting(
        edits((PETITIONS, "{kind: group, village: Thôn Nhị}", "{kind: group, village: Thôn Tam}")), "thôn"
    ),
    "the refusal": Rewriting(
        edits((PETITIONS, "Vụ việc đã có quyết định giải quyết cuối cùng", "Vụ việc không thuộc phạm vi")),
        "(`refused.reason`)",
        of_petition(4, amended("refused.reason")),
    ),
    "where it was carried to": Rewriting(
        edits((PETITIONS, "  carried_to: 2025/02#1\n", "")),
        "(`carried_to`)",
        of_petition(5, amended("carried_to", "2025/02#1")),
    ),
}


@pytest.mark.parametrize("what", TEXTS)
def test_what_a_petition_says_is_not_rewritten_in_silence(kept: Archived, what: str) -> None:
    tried(kept, TEXTS[what])


def test_another_petition_takes_no_number_that_is_taken(kept: Archived) -> None:
    first, second, *rest = kept.petitions()
    kept.write(PETITIONS, "".join((second.replace("- id: 2", "- id: 1", 1), second, *rest)))
    refused(kept.changes(), "kiến nghị số 1, nội dung công khai: nội dung đã đổi (`text`)")
    swapped = (second.replace("- id: 2", "- id: 1", 1), first.replace("- id: 1", "- id: 2", 1), *rest)
    kept.write(PETITIONS, "".join(swapped))
    told = kept.changes()
    for number in (1, 2):
        refused(told, f"kiến nghị số {number}, nội dung công khai: nội dung đã đổi (`text`)")
    # A new one takes a new number, and in which order they stand says nothing.
    new = second.replace("- id: 2", "- id: 7", 1).replace("  reply: written_reply-1\n", "")
    kept.write(PETITIONS, "".join((*rest, first, second, new)))
    told = kept.changes()
    assert (told.code, told.part(SILENT)) == (0, []), told.text


STEPS = {
    "a step that is gone": (
        "    - {state: resolved, on: 2025-10-16}\n",
        "",
        "quá trình “đã giải quyết xong”: trước ghi thứ Năm, 16/10/2025, nay không còn (`states.resolved`)",
        (2, amended("states.resolved", "2025-10-16")),
    ),
    "the day of a step": (
        "{state: reported_up, on: 2025-09-30,",
        "{state: reported_up, on: 2025-09-26,",
        "nay ghi thứ Sáu, 26/09/2025 (`states.reported_up.on`)",
        (3, amended("states.reported_up.on", "2025-09-30")),
    ),
    "the document of a step": (
        "on: 2025-09-30, document: petition_to_superior}",
        "on: 2025-09-30}",
        "(`states.reported_up.document`)",
        (3, amended("states.reported_up.document", "petition_to_superior")),
    ),
    "the order of steps on different days": (
        "    - {state: received, on: 2025-09-15}\n    - {state: classified, on: 2025-09-18}\n",
        "    - {state: classified, on: 2025-09-18}\n    - {state: received, on: 2025-09-15}\n",
        "kiến nghị số 3, quá trình: các bước đã đổi thứ tự",
        None,
    ),
    "the order of steps on one day": (
        "    - {state: classified, on: 2025-09-24}\n    - {state: refused, on: 2025-09-24}\n",
        "    - {state: refused, on: 2025-09-24}\n    - {state: classified, on: 2025-09-24}\n",
        "kiến nghị số 4, quá trình: các bước đã đổi thứ tự",
        None,
    ),
}


@pytest.mark.parametrize("what", STEPS)
def test_no_step_of_a_petition_is_taken_out_or_put_elsewhere(kept: Archived, what: str) -> None:
    old, new, told, record = STEPS[what]
    one = Rewriting(edits((PETITIONS, old, new)), told, of_petition(*record) if record else None)
    tried(kept, one)


def test_a_step_that_is_added_is_free(kept: Archived) -> None:
    kept.edit(
        PETITIONS,
        "- {state: resolved, on: 2025-10-16}\n",
        "- {state: resolved, on: 2025-10-16}\n    - {state: reopened, on: 2026-02-02}\n",
    )
    told = kept.changes()
    assert (told.code, told.part(SILENT)) == (0, []), told.text


def test_a_text_is_withheld_with_the_day_on_which_it_was_taken_out(kept: Archived) -> None:
    kept.edit(PETITIONS, FIRST_TEXT, "withheld: Có đời tư của một hộ")
    refused(kept.changes(), "kiến nghị số 1, nội dung công khai: nay không còn (`text`)")
    kept.edit(PETITIONS, "withheld: Có đời tư của một hộ", "withheld: Có đời tư của một hộ\n  removed: 2026-02-09")
    told = kept.changes()
    passes(told, "kiến nghị số 1, gỡ nội dung: nội dung đã gỡ khỏi nơi công khai ngày thứ Hai, 09/02/2026")
    assert "ổ gà" not in told.text
    kept.commit()
    kept.edit(PETITIONS, "withheld: Có đời tư của một hộ", "withheld: Trùng lặp")
    refused(kept.changes(), "(`withheld`)")
    of_petition(1, amended("withheld"))(kept)
    passes(kept.changes(), "(`withheld`)")
    kept.edit(PETITIONS, "removed: 2026-02-09", "removed: 2025-09-12")
    refused(kept.changes(), "(`removed`)")
    kept.edit(PETITIONS, "\n  removed: 2025-09-12", "")
    refused(kept.changes(), "(`removed`)")


def test_git_is_not_made_to_look_away(kept: Archived) -> None:
    kept.git("update-index", "--assume-unchanged", f"records/{NOTICE}")
    kept.edit(NOTICE, "number: 21-TB/ĐU", "number: 22-TB/ĐU")
    try:
        refused(kept.changes(), "(`number`)")
    finally:
        kept.git("update-index", "--no-assume-unchanged", f"records/{NOTICE}")
    kept.write("../.gitattributes", "records/** -diff -text binary\n")
    refused(kept.changes(), "(`number`)")
    kept.git("rm", "-q", "--cached", f"records/{NOTICE}")
    kept.write("../.gitignore", f"records/{NOTICE}\n")
    refused(kept.changes(), "(`number`)")


def test_a_promise_that_is_gone_was_not_kept(kept: Archived) -> None:
    kept.edit(
        PETITIONS, "- id: 1\n", "- id: 1\n  promised: {on: 2026-01-10, text: Vá tiếp, document: conclusion_notice}\n"
    )
    kept.commit()
    kept.edit(PETITIONS, "  promised: {on: 2026-01-10, text: Vá tiếp, document: conclusion_notice}\n", "")
    told = kept.changes()
    refused(told, "việc đã hứa")
    assert any("thu-nghiem-2025-01-001" in line for line in told.part(ERASED)), told.text
    assert not any("10/01/2026" in line for line in told.part(SOLVED)), told.text


PLANS = {
    "its text": Rewriting(
        edits((PLAN, "Nội dung kế hoạch.", "Nội dung khác.")), "(`text`)", front(PLAN, amended("text"))
    ),
    "its number": Rewriting(
        edits((PLAN, "number: 15-KH/ĐU\n", "number: 16-KH/ĐU\n")),
        "(`number`)",
        front(PLAN, amended("number", "15-KH/ĐU")),
    ),
    "its day": Rewriting(
        edits((PLAN, "issued: 2025-07-15", "issued: 2025-07-10")),
        "(`issued`)",
        front(PLAN, amended("issued", "2025-07-15")),
    ),
    "the policy that it is judged by": Rewriting(
        edits((PLAN, "policy: thu-nghiem-2025\nline", "policy: thu-nghiem-2026\nline")), "(`policy`)"
    ),
    "what it planned": Rewriting(
        edits((PLAN, "time: từ tháng 9 đến tháng 11 năm 2025", "time: trong năm 2026")), "(`planned.time`)"
    ),
    "who signed it": Rewriting(
        edits((PLAN, "post: Bí thư", "post: Phó Bí thư")),
        "(`signer.post`)",
        front(PLAN, amended("signer.post", "Bí thư")),
    ),
}


@pytest.mark.parametrize("what", PLANS)
def test_an_issued_plan_is_not_rewritten_in_silence(kept: Archived, what: str) -> None:
    tried(kept, PLANS[what])


def test_a_scan_is_not_exchanged_with_or_without_its_checksum(kept: Archived) -> None:
    kept.write(SCAN, OTHER)
    refused(kept.changes(), f"{SCAN}`: tệp đính kèm: nội dung tệp đã đổi")
    assert kept.check().code == 1
    kept.edit(CONCLUSION, SUM, OTHER_SUM)
    refused(kept.changes(), f"nay ghi {OTHER_SUM}")
    assert kept.check().code == 0, "the check knows no yesterday"
    kept.front(CONCLUSION, amended("files.files/24-tb-du.txt.sha256", SUM))
    passes(kept.changes(), f"trước ghi {SUM}")


def test_a_scan_that_never_fitted_its_checksum_may_be_put_right(kept: Archived) -> None:
    original = kept.text(SCAN)
    kept.write(SCAN, OTHER)
    kept.commit()
    kept.write(SCAN, original)
    told = kept.changes()
    assert (told.code, told.part(SILENT)) == (0, []), told.text


def no_line(kept: Archived) -> None:
    kept.edit(CONCLUSION, FILES, "")
    kept.delete(SCAN)


def another(kept: Archived) -> None:
    kept.edit(CONCLUSION, FILES, FILES.replace("24-tb-du", "khac").replace(SUM, OTHER_SUM))
    kept.delete(SCAN)
    kept.write(f"{FIRST}/files/khac.txt", OTHER)


def linked(kept: Archived) -> None:
    kept.delete(SCAN)
    (kept.records / SCAN).symlink_to(kept.records / NOTICE)


ATTACHMENTS: dict[str, tuple[Doing, str, str]] = {
    "its line": (edits((CONCLUSION, FILES, "")), SILENT, "(`files.files/24-tb-du.txt`)"),
    "the file": (lambda kept: kept.delete(SCAN), SILENT, "tệp đính kèm: nay không còn"),
    "line and file": (no_line, LOST, f"{SCAN}`"),
    "line and file for another": (another, LOST, f"{SCAN}`"),
    "a link in its place": (linked, SILENT, "nội dung tệp đã đổi hoặc không đọc được nữa"),
}


@pytest.mark.parametrize("what", ATTACHMENTS)
def test_an_attached_file_is_not_taken_away_in_silence(kept: Archived, what: str) -> None:
    done, heading, told = ATTACHMENTS[what]
    done(kept)
    refused(kept.changes(), told, heading)


def test_an_attached_file_is_taken_out_with_its_record(kept: Archived) -> None:
    kept.delete(SCAN)
    kept.edit(CONCLUSION, f"sha256: {SUM}", f"sha256: {SUM}, withdrawn: {{on: 2026-02-09, reason: Lộ thông tin}}")
    told = kept.changes()
    assert (told.code, told.part(SILENT)) == (0, []), told.text


RULES = {
    "taken out": (REPLIES, "", "thời hạn trả lời bằng văn bản", "rules.written_reply.count", "15"),
    "loosened": (REPLIES, REPLIES.replace("15", "30"), "trước ghi 15, nay ghi 30", "rules.written_reply.count", "15"),
    "counted otherwise": (
        REPLIES,
        REPLIES.replace("working_day", "calendar_day"),
        "nay ghi ngày",
        "rules.written_reply.unit",
        "working_day",
    ),
    "waived": (
        "    waived_for: [urgent]\n",
        "    waived_for: [urgent, periodic]\n",
        "(`rules.notice.waived_for`)",
        "rules.notice.waived_for",
        "urgent",
    ),
    "with fewer recipients": (
        "reply_recipients: {to: [dia-phuong-noi-co-kien-nghi, nguoi-neu-kien-nghi]",
        "reply_recipients: {to: [nguoi-neu-kien-nghi]",
        "(`rules.reply_recipients.to`)",
        "rules.reply_recipients.to",
        "dia-phuong-noi-co-kien-nghi, nguoi-neu-kien-nghi",
    ),
    "from a later day on": ("issued: 2025-07-15", "issued: 2025-12-01", "(`issued`)", "issued", "2025-07-15"),
    "resting on nothing": ("extends: [luat-thu-nghiem]\n", "", "(`extends`)", "extends", "luat-thu-nghiem"),
}  # fmt: skip


@pytest.mark.parametrize("what", RULES)
def test_no_rule_of_a_plan_is_loosened_in_silence(kept: Archived, what: str) -> None:
    old, new, told, field, was = RULES[what]
    kept.edit(POLICY, old, new)
    refused(kept.changes(), told)
    if what == "taken out":
        gone = (("count", "15"), ("unit", "working_day"), ("section", "V.3.b"))
        lines = (f"  - {amended(f'rules.written_reply.{name}', said)[10:-1]}\n" for name, said in gone)
        kept.add(POLICY, "".join(("amended:\n", *lines)))
    else:
        kept.add(POLICY, f"{amended(field, was)}\n")
    passes(kept.changes(), told)


@pytest.mark.parametrize("line", ["advisory: true", "borrowed: true"])
def test_a_plan_is_not_made_advice_or_anothers_in_silence(kept: Archived, line: str) -> None:
    field = line.partition(":")[0]
    kept.edit(POLICY, "kind: plan\n", f"kind: plan\n{line}\n")
    told = kept.changes()
    refused(told, "ghi thêm có, không ghi từ bao giờ và vì sao")
    assert field == "borrowed" or len(told.part(GONE)) > 10, "the limits that no longer count are told"
    kept.add(POLICY, f"{amended(field)}\n")
    passes(kept.changes(), "ghi thêm có")


def test_no_conference_is_judged_by_another_plan_in_silence(kept: Archived) -> None:
    kept.edit(CONFERENCE, "type: periodic", "type: periodic\njudged_by: thu-nghiem-2026")
    refused(kept.changes(), "không ghi từ bao giờ và vì sao (`judged_by`)")
    kept.edit(CONFERENCE, "judged_by", f"{amended('judged_by')}\njudged_by")
    passes(kept.changes(), "(`judged_by`)")


def late(kept: Archived) -> None:
    """The second conclusion is late by a week, and main says so."""
    path = f"{SECOND}/documents/conclusion_notice.md"
    kept.write(path, kept.text(path).replace("2025-11-27", "2025-12-10"))
    kept.commit()


WEEK = ("2025-11-28", "2025-12-01", "2025-12-02", "2025-12-03", "2025-12-04")
LATE = "thu-nghiem-2025-02: Ban hành và gửi thông báo kết luận: trước “đã thực hiện, chậm”"


def days_off(kept: Archived, decided: str = "") -> None:
    more = f", decided: {decided}" if decided else ""
    lines = "".join(f"  - {{date: {day}, name: Nghỉ, decision: Công văn 1{more}, source: thử}}\n" for day in WEEK)
    kept.edit(CALENDAR, "days_off:\n", f"days_off:\n{lines}")


def test_no_day_off_makes_late_into_on_time_in_silence(kept: Archived) -> None:
    late(kept)
    days_off(kept)
    told = kept.changes()
    refused(told, "ghi thêm, không ghi từ bao giờ và vì sao")
    assert told.part(BY_SHARED) == [f"{LATE}, nay “đúng hạn”"]
    assert told.part(SOFT) == []
    kept.git("checkout", "-q", "--", ".")
    days_off(kept, "2025-11-20")
    told = kept.changes()
    passes(told, "ngày nghỉ “thứ Sáu, 28/11/2025”: ghi thêm")
    assert told.part(BY_SHARED) == [f"{LATE}, nay “đúng hạn”"]


CALENDARS: dict[str, Doing] = {
    "a day off on another day": edits((CALENDAR, "date: 2025-09-02", "date: 2025-09-03")),
    "a day off taken out": lambda kept: kept.write(
        CALENDAR, "".join(line for line in kept.text(CALENDAR).splitlines(True) if "2025-09-02" not in line)
    ),
    "the year deleted": lambda kept: kept.delete(CALENDAR),
    "the year emptied": lambda kept: kept.write(
        CALENDAR, kept.text(CALENDAR).partition("days_off:")[0] + "days_off: []\n"
    ),
}


@pytest.mark.parametrize("what", CALENDARS)
def test_the_calendar_is_not_changed_in_silence(kept: Archived, what: str) -> None:
    CALENDARS[what](kept)
    refused(kept.changes(), "nay không còn")


def test_a_calendar_that_is_gone_settles_nothing(kept: Archived) -> None:
    late(kept)
    kept.delete(CALENDAR)
    told = kept.changes()
    refused(told, "cả tệp: nay không còn")
    assert any(line.startswith(LATE) and "không có lịch năm 2025" in line for line in told.part(ERASED)), told.text
    assert told.part(SOLVED) == []
    assert any("**T03**" in line for line in told.part(UNJUDGED)), told.text
    assert told.part(GONE), "all other limits that can't be counted are told"


def test_a_unit_is_not_made_a_sample(kept: Archived) -> None:
    kept.front(UNIT_FILE, "sample: true")
    refused(kept.changes(), UNIT_FILE, "Đơn vị đã có hồ sơ mà nay ghi là đơn vị mẫu")


@pytest.mark.parametrize("day", ["2026-01-01", "2025-10-01", "2025-06-01", ""])
def test_the_day_of_joining_is_not_moved_in_silence(kept: Archived, day: str) -> None:
    late(kept)
    kept.edit(UNIT_FILE, "joined: 2025-07-01\n", f"joined: {day}\n" if day else "")
    told = kept.changes()
    refused(told, "(`joined`)")
    if day == "2026-01-01":
        assert any(line.startswith(LATE) for line in told.part(ERASED)), told.text
    if day:
        kept.front(UNIT_FILE, amended("joined", "2025-07-01"))
        passes(kept.changes(), "(`joined`)")


@pytest.mark.parametrize("name", ["thu-nghiеm", "thu-nghlem", "thu-nghiem-", "Thu-nghiem"])
def test_a_unit_that_looks_like_another_is_told_in_the_change_that_brings_it(kept: Archived, name: str) -> None:
    shutil.copytree(kept.records / UNIT, kept.records / name)
    assert any("**S11**" in line for line in kept.changes().part("Điều mới phát hiện"))
    assert kept.check().code == 1


def redirect(kept: Archived, old: str, new: str, more: str = "") -> None:
    kept.add("redirects.yml", f"- {{from: {old}, to: {new}, on: 2026-02-10, reason: Sắp xếp lại{more}}}\n")


def test_a_redirect_hides_no_unit_that_is_gone(kept: Archived) -> None:
    late(kept)
    kept.write("khac/unit.yml", kept.text(UNIT_FILE).replace("Thử Nghiệm", "Khác"))
    kept.delete(UNIT)
    redirect(kept, UNIT, "khac", ", whole: true")
    told = kept.changes()
    refused(told, f"records/{FIRST}/", LOST)
    refused(kept.deleted(), f"records/{SECOND}/", LOST)
    assert told.part(SOLVED) == []
    assert any(LATE in line and "hồ sơ không còn ở kho" in line for line in told.part(ERASED)), told.text


def test_a_redirect_hides_no_conference_that_is_gone(kept: Archived) -> None:
    kept.delete(FIRST)
    redirect(kept, FIRST, SECOND)
    refused(kept.changes(), f"{PETITIONS}`: kiến nghị số 1", LOST)
    refused(kept.deleted(), f"{PETITIONS}`: kiến nghị số 1", LOST)


RENAMED: dict[str, tuple[Doing, str]] = {
    "a plan": (edits(("xa-moi/2025/plan.md", "Nội dung kế hoạch.", "Khác.")), "xa-moi/2025/plan.md`: toàn văn"),
    "a report": (edits(("xa-moi/2025/reports/annual_report.md", "number: 28", "number: 29")), "(`number`)"),
    "the day of joining": (edits(("xa-moi/unit.yml", "joined: 2025-07-01", "joined: 2026-01-01")), "(`joined`)"),
    "an office": (
        edits(("xa-moi/unit.yml", "name: Phòng Kinh tế}", "name: Phòng Khác}")),
        "(`offices.phong-kinh-te.name`)",
    ),
    "a document": (edits(("xa-moi/2025/01/documents/notice.md", BODY, "Khác.")), "toàn văn"),
    "a petition": (edits(("xa-moi/2025/01/petitions.yml", "vá ổ gà", "xem")), "(`text`)"),
    "a scan": (lambda kept: kept.write("xa-moi/2025/01/files/24-tb-du.txt", OTHER), "nội dung tệp đã đổi"),
}  # fmt: skip


@pytest.mark.parametrize("what", RENAMED)
def test_what_moves_with_its_unit_is_not_rewritten_on_the_way(kept: Archived, what: str) -> None:
    kept.move(UNIT, "xa-moi")
    kept.edit("xa-moi/unit.yml", "name: xã Thử Nghiệm", "name: xã Mới")
    redirect(kept, UNIT, "xa-moi", ", whole: true")
    told = kept.changes()
    passes(told, "tên", SAID)
    assert told.part(GONE) == told.part(ERASED) == []
    RENAMED[what][0](kept)
    refused(kept.changes(), RENAMED[what][1])


def test_a_document_that_moves_alone_is_not_rewritten_on_the_way(kept: Archived) -> None:
    kept.move(NOTICE, f"{SECOND}/documents/notice-2.md")
    assert kept.changes().part(MOVED)
    kept.edit(f"{SECOND}/documents/notice-2.md", "number: 21-TB/ĐU", "number: 21-TB/ĐU\nnote: Chuyển chỗ")
    kept.edit(f"{SECOND}/documents/notice-2.md", BODY, "Khác.")
    refused(kept.changes(), f"{SECOND}/documents/notice-2.md`: toàn văn")
    kept.git("checkout", "-q", "--", ".")
    shutil.rmtree(kept.records / SECOND)
    kept.git("checkout", "-q", "--", ".")
    kept.move(REPORT, REPORT.replace("report.md", "report-1.md"))
    kept.edit(REPORT.replace("report.md", "report-1.md"), "Đã tổ chức một", "Chưa tổ chức")
    refused(kept.changes(), "annual_report-1.md`: toàn văn")


HELD = {
    "its hour": Rewriting(
        edits((CONFERENCE, 'start: "2025-09-24T07:30', 'start: "2025-09-24T08:30')), "(`start`)",
        front(CONFERENCE, amended("start", "2025-09-24T07:30+07:00")),
    ),
    "its place": Rewriting(
        edits((CONFERENCE, "name: Nhà văn hóa Thôn Nhất", "name: Nhà văn hóa Thôn Tam")), "(`place.name`)",
        front(CONFERENCE, amended("place.name", "Nhà văn hóa Thôn Nhất")),
    ),
    "its kind": Rewriting(
        edits((CONFERENCE, "type: periodic", "type: urgent")),
        "(`type`)",
        front(CONFERENCE, amended("type", "periodic")),
    ),
    "who was there": Rewriting(
        edits((CONFERENCE, "people: 112", "people: 150")), "(`attendance.people`)",
        front(CONFERENCE, amended("attendance.people", "112")),
    ),
    "when it was announced": Rewriting(
        edits((CONFERENCE, "{channel: cong_thong_tin, on: 2025-09-10}", "{channel: cong_thong_tin, on: 2025-09-05}")),
        "(`announced.cong_thong_tin.on`)",
        front(CONFERENCE, amended("announced.cong_thong_tin.on", "2025-09-10")),
    ),
    "that it was held": Rewriting(
        front(CONFERENCE, "cancelled: {decided: 2025-09-20, reason: Bão}"),
        "ghi là đã hủy, quyết định ngày thứ Bảy, 20/09/2025",
        front(CONFERENCE, amended("cancelled")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", HELD)
def test_what_was_held_is_not_told_otherwise_in_silence(kept: Archived, what: str) -> None:
    tried(kept, HELD[what])


def test_a_conference_to_come_is_called_off_and_told(kept: Archived) -> None:
    text = kept.text(CONFERENCE).replace("2025-09-24", "2026-03-24").replace("2025-09-1", "2026-03-1")
    some = ("type", "form", "chair", "topic", "start", "end", "duration", "place")
    kept.write(
        "thu-nghiem/2026/01/conference.yml",
        "".join(f"{line}\n" for line in text.split("\n") if line.partition(":")[0] in some),
    )
    kept.commit()
    kept.front("thu-nghiem/2026/01/conference.yml", "cancelled: {decided: 2026-02-09, reason: Bão}")
    told = kept.changes()
    passes(told, "ghi là đã hủy, quyết định ngày thứ Hai, 09/02/2026")
    assert any("thu-nghiem-2026-01" in line for line in told.part(GONE)), told.text


@pytest.mark.parametrize("how", ["rewritten", "removed", "to another unit", "to another conference"])
def test_no_moved_address_is_turned_elsewhere_in_silence(kept: Archived, how: str) -> None:
    redirect(kept, "thu-nghiem/2025/07", FIRST)
    kept.write("khac/unit.yml", kept.text(UNIT_FILE).replace("Thử Nghiệm", "Khác"))
    kept.commit()
    if how == "removed":
        kept.write("redirects.yml", "[]\n")
        refused(kept.changes(), "mục “thu-nghiem/2025/07”: nay không còn")
        return
    old, new = {
        "rewritten": ("reason: Sắp xếp lại", "reason: Ghi nhầm"),
        "to another unit": (f"to: {FIRST}", "to: khac"),
        "to another conference": (f"to: {FIRST}", f"to: {SECOND}"),
    }[how]
    kept.edit("redirects.yml", old, new)
    refused(kept.changes(), "mục “thu-nghiem/2025/07”, ")


def test_no_late_notice_is_dated_back(kept: Archived) -> None:
    late(kept)
    path = f"{SECOND}/documents/conclusion_notice.md"
    kept.write(path, kept.text(path).replace("2025-12-10", "2025-12-02"))
    told = kept.changes()
    refused(told, "nay ghi thứ Ba, 02/12/2025 (`issued`)")
    assert told.part(SOFT) == [f"{LATE}, nay “đúng hạn”"]
    assert told.part(BY_SHARED) == []


def test_a_reason_for_being_late_is_told_when_it_comes_and_kept_from_then_on(kept: Archived) -> None:
    late(kept)
    path = f"{SECOND}/documents/conclusion_notice.md"
    kept.front(path, "late_reason: Chờ ý kiến cấp trên")
    passes(kept.changes(), f"{path}`: lý do chậm: ghi thêm")
    kept.commit()
    kept.edit(path, "Chờ ý kiến cấp trên", "Do bão số 3")
    refused(kept.changes(), f"{path}`: lý do chậm: nội dung đã đổi (`late_reason`)")
    kept.edit(path, "late_reason: Do bão số 3\n", "")
    refused(kept.changes(), f"{path}`: lý do chậm: nay không còn (`late_reason`)")
    kept.front(path, amended("late_reason"))
    passes(kept.changes(), "lý do chậm: nay không còn")


def test_a_departure_from_the_plan_that_was_told_stays_told(kept: Archived) -> None:
    kept.front(CONFERENCE, "deviation: [{of: form, reason: Đường ngập}]")
    kept.commit()
    kept.edit(CONFERENCE, "deviation: [{of: form, reason: Đường ngập}]\n", "")
    refused(kept.changes(), "nay không còn (`deviation.form`)")


GONE_PETITIONS = {
    "deleted": ("", None),
    "under another number": ("- id: 44", None),
    "in another conference": ("", f"{SECOND}/petitions.yml"),
}


@pytest.mark.parametrize("how", GONE_PETITIONS)
def test_no_petition_leaves_its_number(kept: Archived, how: str) -> None:
    renumbered, elsewhere = GONE_PETITIONS[how]
    some = kept.petitions()
    fourth = some.pop(3)
    if renumbered:
        some.insert(3, fourth.replace("- id: 4", renumbered, 1))
    kept.write(PETITIONS, "".join(some))
    if elsewhere:
        kept.add(elsewhere, fourth.replace("- id: 4", "- id: 9", 1))
    refused(kept.changes(), f"{PETITIONS}`: kiến nghị số 4", LOST)


OTHER_KIND = edits((CONCLUSION, "kind: conclusion_notice", "kind: other_papers"))


def renamed(kept: Archived) -> None:
    OTHER_KIND(kept)
    kept.move(CONCLUSION, f"{FIRST}/documents/other_papers.md")


KINDS: dict[str, Doing] = {"in its place": OTHER_KIND, "with its name": renamed}


@pytest.mark.parametrize("how", KINDS)
def test_no_document_becomes_one_of_another_kind_in_silence(kept: Archived, how: str) -> None:
    KINDS[how](kept)
    refused(kept.changes(), "(`kind`)")


def test_no_document_is_made_internal_in_silence(kept: Archived) -> None:
    kept.front(REPLY, "public: false", "public_reason: Có thông tin riêng")
    refused(kept.changes(), "công khai: trước ghi có, nay ghi không (`public`)")
    kept.front(REPLY, amended("public", "true"))
    passes(kept.changes(), "(`public`)")


def test_what_was_amended_stays_amended_and_says_what_was_on_main(kept: Archived) -> None:
    kept.edit(NOTICE, "number: 21-TB/ĐU", "number: 22-TB/ĐU")
    kept.front(NOTICE, amended("number", "20-TB/ĐU"))
    refused(kept.changes(), "(`number`)")
    kept.edit(NOTICE, "20-TB/ĐU", "21-TB/ĐU")
    passes(kept.changes(), "(`number`)")
    kept.commit()
    line = f"{amended('number', '21-TB/ĐU')}\n"
    for new in (
        "",
        line.replace("21-TB/ĐU", "20-TB/ĐU"),
        line.replace("2026-02-10", "2026-01-10"),
        line.replace("Gõ nhầm", "Khác"),
    ):
        kept.edit(NOTICE, line, new)
        refused(kept.changes(), "`amended.number")
        kept.git("checkout", "-q", "--", ".")
    kept.front(REPLY, amended("number", "40/PKT"))
    refused(kept.changes(), "điều cũ không phải điều đã ghi")
    kept.edit(REPLY, "40/PKT", "41/PKT")
    kept.edit(REPLY, "2026-02-10", "2026-03-10")
    refused(kept.changes(), "ngày sửa chưa tới")


def test_a_withdrawn_document_leaves_its_stub(kept: Archived) -> None:
    kept.delete(REPLY)
    refused(kept.changes(), f"{REPLY}`", LOST)
    refused(kept.deleted(), f"{REPLY}`", LOST)
    kept.git("checkout", "-q", "main", "--", ".")
    kept.front(REPLY, "withdrawn: {on: 2026-02-09, reason: Lộ địa chỉ}")
    kept.edit(REPLY, f"{BODY}\n", "")
    passes(kept.changes(), f"{REPLY}`: gỡ bỏ: văn bản đã gỡ bỏ ngày thứ Hai, 09/02/2026")
    kept.commit()
    kept.delete(REPLY)
    refused(kept.changes(), f"{REPLY}`", LOST)
    refused(kept.deleted(), f"{REPLY}`", LOST)
    kept.git("checkout", "-q", "main", "--", ".")
    kept.edit(REPLY, "withdrawn: {on: 2026-02-09, reason: Lộ địa chỉ}\n", "")
    refused(kept.changes(), "(`withdrawn")


LISTS = {
    "a recipient renamed": ("recipients.yml", "label: Người nêu kiến nghị", "label: Người khác", "(`label`)"),
    "a recipient taken out": (
        "recipients.yml",
        '- {id: cac-thon, label: "Các thôn, tổ dân phố"}\n',
        "",
        "nay không còn",
    ),
    "a field renamed": ("fields.yml", "label: Giao thông", "label: Đường sá", "(`label`)"),
    "a field taken out": ("fields.yml", "- {id: khac, label: Lĩnh vực khác}\n", "", "nay không còn"),
    "an office renamed": (UNIT_FILE, "name: Phòng Kinh tế}", "name: Phòng Khác}", "(`offices.phong-kinh-te.name`)"),
    "an office taken out": (UNIT_FILE, "  - {id: cong-an, name: Công an xã}\n", "", "(`offices.cong-an`)"),
    "a village taken out": (UNIT_FILE, ", Thôn Tam]", "]", "(`villages`)"),
    "the unit renamed": (UNIT_FILE, "name: xã Thử Nghiệm", "name: xã Khác", "(`name`)"),
}  # fmt: skip


@pytest.mark.parametrize("what", LISTS)
def test_what_all_records_refer_to_is_not_changed_in_silence(kept: Archived, what: str) -> None:
    path, old, new, told = LISTS[what]
    kept.edit(path, old, new)
    refused(kept.changes(), told)


NFD = unicodedata.normalize("NFD", "Nội dung tài liệu.")
ALIKE = {
    "a Cyrillic letter": "Nộі dung tài liệu.",
    "a Greek letter": "Nội dung tài lιệu.",
    "a full-width stop": "Nội dung tài liệu．",
    "a zero-width space": "Nội\u200bdung tài liệu.",
    "a soft hyphen": "Nội d\u00adung tài liệu.",
    "a word joiner": "Nội\u2060 dung tài liệu.",
    "a mark of direction": "Nội \u202edung tài liệu.",
    "another case": "nội dung tài liệu.",
    "another tone": "Nội dung tải liệu.",
}


@pytest.mark.parametrize("what", ALIKE)
def test_letters_that_only_look_alike_are_a_change(kept: Archived, what: str) -> None:
    kept.edit(NOTICE, BODY, ALIKE[what])
    told = kept.changes()
    assert told.code == 1
    assert told.part(SILENT) or told.part(UNREAD), told.text


SAME: dict[str, Doing] = {
    "more blanks": lambda kept: kept.edit(NOTICE, BODY, "Nội  dung\n tài liệu. "),
    "hard blanks": lambda kept: kept.edit(NOTICE, BODY, "Nội\u00a0dung tài liệu."),
    "letters taken apart": lambda kept: kept.edit(NOTICE, BODY, NFD),
    "line ends of Windows": lambda kept: kept.write(NOTICE, kept.text(NOTICE).replace("\n", "\r\n")),
    "a byte order mark": lambda kept: kept.write(NOTICE, f"\ufeff{kept.text(NOTICE)}"),
    "a comment": lambda kept: kept.edit(NOTICE, "kind: notice", "# ghi chú\nkind: notice"),
    "YAML written otherwise": lambda kept: kept.edit(
        NOTICE,
        "signer: {mandate: T/M, body: Ban Thường vụ, post: Bí thư}",
        "signer:\n  post: \"Bí thư\"\n  body: 'Ban Thường vụ'\n  mandate: T/M",
    ),
    "keys in another order": lambda kept: kept.edit(
        NOTICE, "number: 21-TB/ĐU\nissued: 2025-09-10\n", "issued: 2025-09-10\nnumber: 21-TB/ĐU\n"
    ),
    "blanks in a petition": lambda kept: kept.edit(PETITIONS, "vá ổ gà", "vá  ổ\u00a0gà"),
    "petitions in another order": lambda kept: kept.write(PETITIONS, "".join(reversed(kept.petitions()))),
    "recipients in another order": lambda kept: kept.edit(
        NOTICE,
        "  - {to: dai-bieu-duoc-moi, on: 2025-09-10}\n  - {to: mat-tran, on: 2025-09-10}\n",
        "  - {to: mat-tran, on: 2025-09-10}\n  - {to: dai-bieu-duoc-moi, on: 2025-09-10}\n",
    ),
}


@pytest.mark.parametrize("what", SAME)
def test_what_reads_the_same_is_no_change(kept: Archived, what: str) -> None:
    SAME[what](kept)
    told = kept.changes()
    assert told.code == 0, told.text
    assert told.part(SILENT) == told.part(SAID) == told.part(LOOSE) == [], told.text


def test_a_remark_may_be_made_better_and_is_told(kept: Archived) -> None:
    kept.front(NOTICE, "note: Bản scan mờ")
    kept.commit()
    kept.edit(NOTICE, "note: Bản scan mờ", "note: Bản scan đã rõ")
    told = kept.changes()
    passes(told, f"{NOTICE}`: ghi chú: nội dung đã đổi (`note`)", LOOSE)
    assert "mờ" not in told.text


# --- `changes` prints to a summary that everybody reads

PHONE = "0912 345 678"
CANARY = "Bà Hoàng Thị Lụa ở số 7 ngõ 9"


GONE_OUT = "withdrawn: {on: 2026-02-09, reason: Lộ địa chỉ}"
TAKEN_OUT: dict[str, tuple[Doing, Doing]] = {
    "the body of a withdrawn document": (
        edits((REPLY, BODY, f"{CANARY} được trả lời.")),
        all_of(edits((REPLY, f"{CANARY} được trả lời.\n", "")), front(REPLY, GONE_OUT)),
    ),
    "its title": (
        front(REPLY, f"title: {CANARY}"),
        all_of(edits((REPLY, f"title: {CANARY}\n", "")), front(REPLY, GONE_OUT)),
    ),
    "its reason for being late and its note": (
        front(REPLY, f"late_reason: {CANARY}", f"note: {CANARY}"),
        all_of(
            edits((REPLY, f"late_reason: {CANARY}\nnote: {CANARY}\n", "")),
            front(REPLY, GONE_OUT),
        ),
    ),
    "what it had said before": (
        front(REPLY, f'amended: [{{field: text, was: "{CANARY}", on: 2025-11-10, by: Văn phòng, reason: Sai}}]'),
        all_of(edits((REPLY, f'was: "{CANARY}", ', "")), front(REPLY, GONE_OUT)),
    ),
    "a withheld text": (
        edits((PETITIONS, FIRST_TEXT, f"text: {CANARY} đề nghị vá đường.")),
        edits((PETITIONS, f"text: {CANARY} đề nghị vá đường.", "withheld: Có đời tư\n  removed: 2026-02-09")),
    ),
    "a promise of a withheld petition": (
        of_petition(1, f"promised: {{on: 2026-01-10, text: Vá trước nhà {CANARY}, document: conclusion_notice}}"),
        edits(
            (PETITIONS, FIRST_TEXT, "withheld: Có đời tư\n  removed: 2026-02-09"),
            (PETITIONS, f"Vá trước nhà {CANARY}", "Không công khai"),
        ),
    ),
    "a promise that is gone": (
        of_petition(1, f"promised: {{on: 2026-01-10, text: Vá trước nhà {CANARY}, document: conclusion_notice}}"),
        edits(
            (PETITIONS, FIRST_TEXT, "withheld: Có đời tư\n  removed: 2026-02-09"),
            (
                PETITIONS,
                f"  promised: {{on: 2026-01-10, text: Vá trước nhà {CANARY}, document: conclusion_notice}}\n",
                "",
            ),
        ),
    ),
    "a name whose consent was withdrawn": (
        edits(
            (
                PETITIONS,
                "{kind: household, village: Thôn Nhất}",
                (
                    f"{{kind: household, village: Thôn Nhất, name: {CANARY}, "
                    "consent: {on: 2025-09-11, how: Phiếu, scope: Họ tên}}"
                ),
            )
        ),
        edits((PETITIONS, f", name: {CANARY}, consent: {{on: 2025-09-11, how: Phiếu, scope: Họ tên}}", "")),
    ),
    "an answer put right without its old words": (
        edits((PETITIONS, "Đường đã được dặm vá xong ngày 22/9/2025.", f"{CANARY} đã được vá.")),
        all_of(
            edits((PETITIONS, f"{CANARY} đã được vá.", "Đã vá.")),
            of_petition(1, amended("answer")),
        ),
    ),
    "a private remark": (
        front(NOTICE, f"note: {CANARY}"),
        edits((NOTICE, f"note: {CANARY}\n", "")),
    ),
    "a telephone number in a text": (
        edits((PETITIONS, FIRST_TEXT, f"text: Gọi {PHONE} để hỏi đường.")),
        edits((PETITIONS, f"text: Gọi {PHONE} để hỏi đường.", "withheld: Có số điện thoại\n  removed: 2026-02-09")),
    ),
    "a telephone number in a topic": (
        edits((CONFERENCE, "topic: Môi trường", f"topic: Gọi {PHONE} về môi trường")),
        all_of(
            edits((CONFERENCE, f"topic: Gọi {PHONE} về môi trường", "topic: Môi trường")),
            front(CONFERENCE, amended("topic")),
        ),
    ),
    "a place put right for privacy": (
        edits((CONFERENCE, "name: Nhà văn hóa Thôn Nhất", f"name: Nhà {CANARY}")),
        all_of(
            edits((CONFERENCE, f"name: Nhà {CANARY}", "name: Nhà văn hóa Thôn Nhất")),
            front(CONFERENCE, amended("place.name")),
        ),
    ),
    "the signer, put right for privacy": (
        edits((NOTICE, "post: Bí thư", f"post: Bí thư, name: {CANARY}")),
        all_of(
            edits((NOTICE, f", name: {CANARY}", "")),
            front(NOTICE, amended("signer.name")),
        ),
    ),
    "the title of a withdrawn file": (
        edits((CONCLUSION, f"sha256: {SUM}", f"sha256: {SUM}, title: {CANARY}")),
        edits((CONCLUSION, f"title: {CANARY}", "withdrawn: {on: 2026-02-09, reason: Lộ tên}")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", TAKEN_OUT)
def test_what_was_taken_out_is_quoted_in_no_part_of_a_report_on_changes(kept: Archived, what: str) -> None:
    before, after = TAKEN_OUT[what]
    before(kept)
    kept.commit()
    after(kept)
    told = kept.changes()
    assert "Lụa" not in told.text, told.text
    assert "ngõ 9" not in told.text, told.text
    assert "345" not in told.text, told.text
    assert kept.deleted().text.count("Lụa") == 0
