"""Rewritings of the shipped archive, each of its own kind, in a linked worktree: told line by line, and refused.

The same in a submodule, with what the record itself must say of each: told, and passed.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from doithoai.commands.changes import ChangeReport, changes
from tests.conftest import RECORDS

TODAY = dt.date(2026, 11, 20)
FOLDER = "minh-hoa/2026/02"
CONFERENCE, PETITIONS = f"{FOLDER}/conference.yml", f"{FOLDER}/petitions.yml"
REPLY = f"{FOLDER}/documents/written_reply-3.md"
CONCLUSION = "minh-hoa/2026/01/documents/conclusion_notice.md"
REPORT, UNIT = "minh-hoa/2025/reports/annual_report.md", "minh-hoa/unit.yml"
CALENDAR, POLICY = "calendar/2026.yml", "policies/minh-hoa-2026.yml"
SILENT, SAID = "### Điều đã ghi nay ghi khác: ", "### Điều đã sửa, hồ sơ có ghi: "
SOFT = "### Từ chậm thành không chậm vì lịch hoặc quy định: "
ERASED = "### Kết luận chậm không còn, không phải vì việc đã được làm: "
ON = "on: 2026-11-20, by: Văn phòng Đảng ủy, reason: Gõ nhầm"
Edit = tuple[str, str, str]
"""A file, what it says once, and what it says then; what ends with … goes to the end of the file."""

STEP = "    - {state: resolved, on: 2026-06-30, note: Thôn xác nhận lịch thu gom mới đã thực hiện.}\n"
TEXT = "  text: Chó thả rông không rọ mõm trên đường làng, đã có người bị cắn.\n"
PLACE = "place: {name: Nhà văn hóa trung tâm xã Minh Họa, village: Thôn Trung}"
ELSEWHERE = "place: {name: Nhà văn hóa Thôn Hạ, village: Thôn Trung}"
START, EARLIER = 'start: "2026-06-17T07:30+07:00"', 'start: "2026-06-17T06:30+07:00"'
DAYS = (("17", "23"), ("18", "24"), ("19", "25"), ("20", "26"))
MOVED = tuple((CALENDAR, f"date: 2026-02-{old}", f"date: 2026-03-{new}") for old, new in DAYS)
WEEK = ("Hai", "Ba", "Tư", "Năm", "Sáu")
OFFICE = "{id: phong-kinh-te, name: Phòng Kinh tế xã,"
RENAMED = OFFICE.replace("Kinh tế", "Nông nghiệp")
NAMES = "names: [{name: Phòng Kinh tế xã, to: 2026-10-31}, {name: Phòng Nông nghiệp xã, from: 2026-11-01}],"
DAY_1, DAY_2, DAY_3, TEN = (f'"{one}"' for one in ("2025-11-13", "2026-06-30", "2026-07-06", "10"))
REASON, NOTE = "late_reason: Dự thảo hoàn thành", "note: Dự thảo hoàn thành"


def amended(field: str, was: str = "") -> str:
    """What a record says that it said."""
    return f"amended: [{{field: {field}, {f'was: {was}, ' if was else ''}{ON}}}]\n"


class Rewriting(NamedTuple):
    """One kind of rewriting: what is done in silence, what is told of it, and what a record says of it itself."""

    silent: tuple[Edit, ...]
    told: tuple[str, ...]
    honest: tuple[Edit, ...]
    also: bool = True
    """Whether the honest record does all that the silent one did, and says so besides."""


REWRITINGS = {
    "a past day": Rewriting(
        ((REPORT, "issued: 2025-11-13", "issued: 2025-11-12"),),
        (f"{REPORT}`: ngày ban hành: trước ghi thứ Năm, 13/11/2025, nay ghi thứ Tư, 12/11/2025 (`issued`)",),
        ((REPORT, "number: 04", f"{amended('issued', DAY_1)}number: 04"),),
    ),
    "a state": Rewriting(
        ((PETITIONS, STEP, ""),),
        (
            (
                f"{PETITIONS}`: kiến nghị số 1, quá trình “đã giải quyết xong”: trước ghi thứ Ba, 30/06/2026, "
                "nay không còn (`states.resolved`)"
            ),
        ),
        ((PETITIONS, "- id: 1\n", f"- id: 1\n  {amended('states.resolved', DAY_2)}"),),
    ),
    "a reason for being late": Rewriting(
        ((CONCLUSION, REASON, NOTE),),
        (f"{CONCLUSION}`: lý do chậm: nay không còn (`late_reason`)",),
        ((CONCLUSION, "number: 52", f"{amended('late_reason')}number: 52"),),
    ),
    "a recipient": Rewriting(
        ((REPLY, "  - {to: nguoi-neu-kien-nghi, on: 2026-07-06}\n", ""),),
        (
            (
                f"{REPLY}`: đã gửi “nguoi-neu-kien-nghi”: trước ghi thứ Hai, 06/07/2026, nay không còn "
                "(`sent.nguoi-neu-kien-nghi`)"
            ),
        ),
        ((REPLY, "number: 116", f"{amended('sent.nguoi-neu-kien-nghi', DAY_3)}number: 116"),),
    ),
    "a number": Rewriting(
        ((REPLY, "number: 116/PKT", "number: 117/PKT"),),
        (f"{REPLY}`: số, ký hiệu: trước ghi 116/PKT, nay ghi 117/PKT (`number`)",),
        ((REPLY, "number: 117", f"{amended('number', '116/PKT')}number: 117"),),
    ),
    "a petition": Rewriting(
        ((PETITIONS, "- id: 24\n…", ""),),
        (f"{PETITIONS}`: kiến nghị số 24: nay không còn",),
        ((PETITIONS, TEXT, "  withheld: Có đời tư của một người\n  removed: 2026-11-19\n"),),
        also=False,
    ),
    "a document": Rewriting(
        ((REPLY, "---\n# yaml…", ""),),
        (f"{REPLY}`: Văn bản trả lời ý kiến, kiến nghị: nay không còn",),
        (
            (REPLY, "number: 116/PKT", "withdrawn: {on: 2026-11-19, reason: Lộ địa chỉ người nêu}\nnumber: 116/PKT"),
            (REPLY, "Thực hiện Thông báo kết luận…", ""),
        ),
        also=False,
    ),
    "time, place and form": Rewriting(
        (
            (CONFERENCE, START, EARLIER),
            (CONFERENCE, PLACE, f"{ELSEWHERE}\nlink: https://example.invalid/hop"),
            (CONFERENCE, "form: in_person", "form: online"),
        ),
        (
            (
                f"{CONFERENCE}`: bắt đầu: trước ghi 07:30, thứ Tư, 17/06/2026, "
                "nay ghi 06:30, thứ Tư, 17/06/2026 (`start`)"
            ),
            f"{CONFERENCE}`: hình thức: trước ghi trực tiếp, nay ghi trực tuyến (`form`)",
            (
                f"{CONFERENCE}`: địa điểm, tên địa điểm: trước ghi Nhà văn hóa trung tâm xã Minh Họa, "
                "nay ghi Nhà văn hóa Thôn Hạ (`place.name`)"
            ),
        ),
        (
            (
                CONFERENCE,
                "duration: half_day",
                (
                    "duration: half_day\nannounced_as: {place: Nhà văn hóa trung tâm xã Minh Họa, form: in_person}\n"
                    'postponed: [{from: "2026-06-17T07:30+07:00", decided: 2026-06-15, reason: Tránh nắng buổi trưa}]'
                ),
            ),
        ),
    ),
    "days off": Rewriting(
        MOVED,
        (
            *(
                f"{CALENDAR}`: ngày nghỉ “thứ {WEEK[n + 1]}, {old}/02/2026”: nay không còn (`days_off.2026-02-{old}`)"
                for n, (old, _) in enumerate(DAYS)
            ),
            *(
                f"{CALENDAR}`: ngày nghỉ “thứ {WEEK[n]}, {new}/03/2026”: ghi thêm, không ghi từ bao giờ và vì sao "
                f"(`days_off.2026-03-{new}`)"
                for n, (_, new) in enumerate(DAYS)
            ),
        ),
        (
            (
                CALENDAR,
                "status: confirmed\n",
                "status: confirmed\namended:\n"
                + "".join(
                    f"  - {{field: days_off.2026-02-{old}, {ON}}}\n  - {{field: days_off.2026-03-{new}, {ON}}}\n"
                    for old, new in DAYS
                ),
            ),
        ),
    ),
    "a limit": Rewriting(
        ((POLICY, "    count: 10\n", "    count: 20\n"),),
        (
            (
                f"{POLICY}`: quy định, thời hạn thông báo kết luận, số ngày: trước ghi 10, nay ghi 20 "
                "(`rules.conclusion_notice.count`)"
            ),
        ),
        ((POLICY, "kind: plan\n", f"kind: plan\n{amended('rules.conclusion_notice.count', TEN)}"),),
    ),
    "an office": Rewriting(
        ((UNIT, OFFICE, RENAMED),),
        (
            (
                f"{UNIT}`: cơ quan, đơn vị “phong-kinh-te”, tên cơ quan: trước ghi Phòng Kinh tế xã, "
                "nay ghi Phòng Nông nghiệp xã (`offices.phong-kinh-te.name`)"
            ),
        ),
        ((UNIT, RENAMED, f"{RENAMED} {NAMES}"),),
    ),
}
LATE_NO_MORE = ("days off", "a limit")


def git(top: Path, *words: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    who = ("-c", "user.name=Thử", "-c", "user.email=thu@example.invalid", "-c", "protocol.file.allow=always")
    subprocess.run(["git", *who, *words], cwd=top, env=kept, check=True, capture_output=True)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("kho")
    shutil.copytree(RECORDS, top / "records")
    git(top, "init", "-q", "-b", "main")
    git(top, "add", "-A")
    git(top, "commit", "-qm", "Kho")
    return top


@pytest.fixture(scope="module")
def worktree(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("cây") / "kho"
    git(repository, "worktree", "add", "-q", "--detach", str(place))
    return place


@pytest.fixture(scope="module")
def submodule(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    above = tmp_path_factory.mktemp("kho mẹ")
    git(above, "init", "-q")
    git(above, "submodule", "--quiet", "add", str(repository), "kho")
    return above / "kho"


@contextmanager
def rewritten(top: Path, edits: Iterable[Edit]) -> Iterator[ChangeReport]:
    """What is told of some edits, which are undone afterwards."""
    for name, old, new in edits:
        path = top / "records" / name
        text = path.read_text("utf-8")
        start, rest = old.removesuffix("…"), old.endswith("…")
        assert text.count(start) == 1, (name, start)
        text = f"{text[: text.index(start)]}{new}" if rest else text.replace(start, new)
        path.write_text(text, "utf-8") if text else path.unlink()
    try:
        yield changes(top / "records", "HEAD", TODAY)
    finally:
        git(top, "reset", "-q", "--hard")


def part(report: ChangeReport, heading: str) -> list[str]:
    """The lines below a heading, without the folder."""
    lines = report.markdown.partition(heading)[2].partition("\n### ")[0].split("\n")
    return [line.removeprefix("- ").removeprefix("`records/") for line in lines if line.startswith("- ")]


@pytest.mark.parametrize("what", REWRITINGS)
def test_what_is_rewritten_in_silence_is_told_and_refused(worktree: Path, what: str) -> None:
    with rewritten(worktree, REWRITINGS[what].silent) as report:
        assert not report.clean
        assert sorted(part(report, SILENT)) == sorted(REWRITINGS[what].told)
        assert part(report, SAID) == []
        if what in LATE_NO_MORE:
            assert report.markdown.index(SOFT) < report.markdown.index(SILENT)
            told = "minh-hoa-2026-01: Ban hành và gửi thông báo kết luận: trước “đã thực hiện, chậm”, nay “đúng hạn”"
            assert told in part(report, SOFT)


@pytest.mark.parametrize("what", REWRITINGS)
def test_what_a_record_says_itself_passes(submodule: Path, what: str) -> None:
    one = REWRITINGS[what]
    with rewritten(submodule, (*(one.silent if one.also else ()), *one.honest)) as report:
        assert report.clean, report.markdown
        assert part(report, SILENT) == []


REPLIES = "  written_reply: {count: 7, unit: working_day, section: IV.3.2, from_receipt: false}\n"
RULE = f"{POLICY}`: quy định, thời hạn trả lời bằng văn bản"
GONE_RULES = (
    f"{RULE}, loại ngày: trước ghi ngày làm việc, nay không còn (`rules.written_reply.unit`)",
    f"{RULE}, mục: trước ghi IV.3.2, nay không còn (`rules.written_reply.section`)",
    f"{RULE}, số ngày: trước ghi 7, nay không còn (`rules.written_reply.count`)",
    f"{RULE}, tính từ khi nhận được: trước ghi không, nay không còn (`rules.written_reply.from_receipt`)",
)
HIDDEN = "number: 116/PKT\npublic: false\npublic_reason: Có thông tin riêng của hộ dân"
RESOLVED = "đã sửa “states.resolved”: trước ghi thứ Ba, 30/06/2026, nay ghi là mới ghi thêm (bỏ trống was)"
OTHERS: dict[str, tuple[tuple[Edit, ...], tuple[str, ...]]] = {
    "a unit that joined later": (
        ((UNIT, "joined: 2025-07-01", "joined: 2026-05-01"),),
        (
            f"{UNIT}`: ngày bắt đầu lưu hồ sơ: trước ghi thứ Ba, 01/07/2025, nay ghi thứ Sáu, 01/05/2026 (`joined`)",
            ERASED,
        ),
    ),
    "a rule that is gone": (((POLICY, REPLIES, ""),), (*GONE_RULES, ERASED)),
    "a rule of which only its name is kept": (
        ((POLICY, REPLIES, ""), (POLICY, "kind: plan\n", f"kind: plan\n{amended('rules.written_reply')}")),
        (*GONE_RULES, ERASED),
    ),
    "a calendar that is only intended again": (
        ((CALENDAR, "status: confirmed\n", "status: provisional\n"),),
        (f"{CALENDAR}`: tình trạng: trước ghi chính thức, nay ghi dự kiến, chờ văn bản chính thức (`status`)",),
    ),
    "a document out of sight": (
        ((REPLY, "number: 116/PKT", HIDDEN),),
        (f"{REPLY}`: công khai: trước ghi có, nay ghi không (`public`)",),
    ),
    "words withheld on no day": (
        ((PETITIONS, TEXT, "  withheld: Có đời tư của một người\n"),),
        (f"{PETITIONS}`: kiến nghị số 24, nội dung công khai: nay không còn (`text`)",),
    ),
    "a step amended without what it said": (
        (
            (PETITIONS, STEP, STEP.replace("06-30", "06-20")),
            (PETITIONS, "- id: 1\n", f"- id: 1\n  {amended('states.resolved')}"),
        ),
        (
            (
                f"{PETITIONS}`: kiến nghị số 1, quá trình “đã giải quyết xong”, ngày: trước ghi thứ Ba, 30/06/2026, "
                "nay ghi thứ Bảy, 20/06/2026 (`states.resolved.on`)"
            ),
            f"{PETITIONS}`: kiến nghị số 1, {RESOLVED} (`states.resolved`)",
        ),
    ),
    "a field of life": (
        (("fields.yml", "label: Giao thông", "label: Đường sá"),),
        ("fields.yml`: mục “giao\\_thong”, tên lĩnh vực: trước ghi Giao thông, nay ghi Đường sá (`label`)",),
    ),
    "a recipient of the list": (
        (("recipients.yml", '- {id: cac-thon, label: "Các thôn, tổ dân phố"}\n', ""),),
        ("recipients.yml`: mục “cac-thon”: nay không còn",),
    ),
    "a moved address": (
        (("redirects.yml", "to: minh-hoa/2025/03", "to: minh-hoa/2025/02"),),
        (
            (
                "redirects.yml`: mục “minh-hoa/2025/04”, địa chỉ mới: trước ghi minh-hoa/2025/03, "
                "nay ghi minh-hoa/2025/02 (`to`)"
            ),
        ),
    ),
}


@pytest.mark.parametrize("what", OTHERS)
def test_what_else_is_rewritten_is_told(worktree: Path, what: str) -> None:
    edits, told = OTHERS[what]
    with rewritten(worktree, edits) as report:
        assert not report.clean
        assert sorted(part(report, SILENT)) == sorted(one for one in told if one != ERASED)
        assert (ERASED in report.markdown) is (ERASED in told)


def test_a_conference_that_moves_takes_its_verdicts_along(worktree: Path) -> None:
    top = worktree / "records"
    shutil.move(top / "minh-hoa/2026/01", top / "minh-hoa/2026/11")
    lines = "- {from: minh-hoa/2026/01, to: minh-hoa/2026/11, on: 2026-11-20, reason: Đánh số lại}\n"
    moved = (top / "redirects.yml").read_text("utf-8").rstrip("\n") + f"\n{lines}"
    (top / "redirects.yml").write_text(moved, "utf-8")
    paper = top / CONCLUSION.replace("/01/", "/11/")
    paper.write_text(paper.read_text("utf-8").replace("2026-04-07", "2026-04-01"), "utf-8")
    try:
        report = changes(top, "HEAD", TODAY)
    finally:
        git(worktree, "reset", "-q", "--hard")
        git(worktree, "clean", "-qfd")
    assert not report.clean
    (first,) = part(report, SOFT.replace(" vì lịch hoặc quy định", ""))
    assert first.startswith("minh-hoa-2026-11: Ban hành và gửi thông báo kết luận: trước “đã thực hiện, chậm”")
    assert len(part(report, SILENT)) == 6


@pytest.mark.parametrize("said", [False, True])
def test_what_is_put_in_and_takes_lateness_away_says_since_when(submodule: Path, *, said: bool) -> None:
    line = amended("advisory") if said else ""
    with rewritten(submodule, ((POLICY, "kind: plan\n", f"kind: plan\nadvisory: true\n{line}"),)) as report:
        assert report.clean is said
        assert "nay chỉ để tham khảo" in report.markdown.partition(ERASED)[2]
        told = f"{POLICY}`: chỉ tham khảo: ghi thêm có, không ghi từ bao giờ và vì sao (`advisory`)"
        assert part(report, SILENT) == ([] if said else [told])
