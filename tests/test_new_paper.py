"""A conclusion notice and a written reply come with the petitions they are about: one change, green at once.

The conference is that of the staff guide, whose samples say by hand what the command writes.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from doithoai.check import Judge, check
from doithoai.cli import main
from doithoai.model.vocabulary import FindingLevel
from doithoai.reading.archive import Archive
from doithoai.reading.selection import select
from doithoai.reading.text import read_front_matter, read_yaml
from tests import made_docx as made
from tests.conftest import RECORDS, ROOT
from tests.test_guide import OWN, additions, append, put, samples
from tests.test_whole import files

Run = Callable[..., CompletedProcess[str]]
NOTICE = (
    *("kind=conclusion_notice", "number=178/TB-UBND", "issued=2026-11-06", "signer.mandate=TM."),
    *("signer.post=Chủ tịch", "signer.body=Ủy ban nhân dân", "title=Kết luận của Chủ tịch Ủy ban nhân dân xã"),
    *("petitions=1;2", "covers.taken_up=1;2", "covers.solved=1", "covers.unsolved=2"),
    "covers.monitor=ban-xay-dung-dang",
)
REPLY = (
    "kind=written_reply", "number=88/PKT", "issued=2026-11-13", "signer.post=Trưởng phòng Kinh tế", "petitions=2",
    "title=Trả lời kiến nghị về cống thoát nước Thôn Đoài",
)  # fmt: skip


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """The archive of the guide up to the day after its conference: nothing concluded yet."""
    folder = Path(shutil.copytree(RECORDS, tmp_path / "kho hồ sơ/records"))
    for number in (2, 3, 4):
        put(folder, number)
    append(folder, "conference.yml", additions(3)[0])
    path = folder / OWN / "conference.yml"
    path.write_text(path.read_text("utf-8").replace("attendance: {expected: 80}\n", ""), encoding="utf-8")
    append(folder, "conference.yml", additions(5)[0])
    (folder.parent / "loi.md").write_text("Chủ tịch Ủy ban nhân dân xã kết luận như sau.\n", encoding="utf-8")
    return folder


@pytest.fixture
def new(records: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(fields: tuple[str, ...], *words: str, day: str = "2026-11-07") -> CompletedProcess[str]:
        given = [word for one in fields for word in ("--set", one)]
        body = ["--body", str(records.parent / "loi.md"), "--yes", "--as-of", day, "--records", str(records)]
        code = main(["new", "document", OWN, *given, *body, *words])
        said = capsys.readouterr()
        return CompletedProcess(words, code, said.out, said.err)

    return run


def petition(records: Path, number: int) -> dict[str, object]:
    items = read_yaml((records / OWN / "petitions.yml").read_text("utf-8"))
    return next(dict(one) for one in items if one["id"] == number)


def sent(records: Path) -> None:
    """Add the lines of sending, which no option takes."""
    for number, name in ((5, "conclusion_notice"), (6, "written_reply")):
        path = records / OWN / f"documents/{name}.md"
        if path.exists() and "sent:" not in path.read_text("utf-8"):
            lines = samples(number)[f"{OWN}/documents/{name}.md"].split("sent:\n")[1].split("petitions:")[0]
            text = path.read_text("utf-8")
            path.write_text(text.replace("petitions:", f"sent:\n{lines}petitions:", 1), encoding="utf-8")


def errors(records: Path, day: str) -> list[str]:
    archive = Archive(records)
    judge = Judge(archive, dt.date.fromisoformat(day))
    found = check(judge, select(archive, [records / OWN]), jobs=1).findings
    return [f"{one.path}:{one.line} {one.code}" for one in found if OWN in one.path and one.level is FindingLevel.ERROR]


# --- the conclusion notice


def test_a_conclusion_notice_gives_its_petitions_in_the_same_change(new: Run, records: Path) -> None:
    before = (records / OWN / "petitions.yml").read_text("utf-8")
    done = new(NOTICE, "--assign", "2=phong-kinh-te:2026-11-17")
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{OWN}/documents/conclusion_notice.md\n{OWN}/petitions.yml\n"
    after = (records / OWN / "petitions.yml").read_text("utf-8")
    assert after.splitlines() != before.splitlines()
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert sorted(added) == sorted(additions(5)[1].splitlines()), "what the guide has people type"
    sent(records)
    assert errors(records, "2026-11-07") == []


def test_a_matter_that_is_left_open_must_be_given_to_somebody(new: Run, records: Path) -> None:
    before = files(records)
    done = new(NOTICE)
    assert (done.returncode, done.stdout) == (2, "")
    assert "kiến nghị số 2 chưa giải quyết tại hội nghị và chưa giao cơ quan nào" in done.stderr
    assert "thêm --assign 2=CƠ_QUAN:2026-11-17 (hạn theo kế hoạch, tính từ ngày ban hành)" in done.stderr
    assert files(records) == before


def test_several_offices_and_petitions_are_given_at_once(new: Run, records: Path) -> None:
    done = new(NOTICE, "--assign", "1,2=phong-kinh-te,cong-an:2026-11-17")
    assert done.returncode == 0, done.stderr
    for number in (1, 2):
        one = petition(records, number)
        assert one["assigned"] == {"office": "phong-kinh-te", "with": ["cong-an"], "due": "2026-11-17"}


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("2", "viết SỐ=CƠ_QUAN:HẠN"),
        ("hai=phong-kinh-te:2026-11-17", "viết SỐ=CƠ_QUAN:HẠN"),
        ("2=:2026-11-17", "viết SỐ=CƠ_QUAN:HẠN"),
        ("2=phong-kinhte:2026-11-17", "không có cơ quan “phong-kinhte”; có thể là: phong-kinh-te (Phòng Kinh tế xã)"),
        ("2=phong-kinh-te:17/11/2026", "hạn viết như 2026-11-17"),
        ("9=phong-kinh-te:2026-11-17", f"{OWN} không có kiến nghị số 9"),
    ],
)
def test_what_is_given_wrongly_is_told(new: Run, records: Path, word: str, said: str) -> None:
    before = files(records)
    done = new(NOTICE, "--assign", word)
    assert (done.returncode, done.stdout, said in done.stderr) == (2, "", True), done.stderr
    assert files(records) == before


def test_a_day_that_is_not_told_is_not_made_up(new: Run, records: Path) -> None:
    before = files(records)
    done = new(NOTICE, "--assign", "2=phong-kinh-te")
    assert (done.returncode, "P03 sai" in done.stderr) == (1, True)
    assert files(records) == before
    undated = tuple(one for one in NOTICE if not one.startswith("issued"))
    assert "chưa có ngày ban hành" in new(undated, "--assign", "2=phong-kinh-te:2026-11-17").stderr


def test_an_empty_notice_is_never_written_and_none_is_overwritten(new: Run, records: Path) -> None:
    (records.parent / "loi.md").write_text(" \n", encoding="utf-8")
    assert "phải có lời văn" in new(NOTICE, "--assign", "2=phong-kinh-te:2026-11-17").stderr
    assert not (records / OWN / "documents/conclusion_notice.md").exists()


@pytest.mark.parametrize(
    ("option", "kind"), [("--assign=2=phong-kinh-te:2026-11-17", "notice"), ("--answers", "notice")]
)
def test_an_option_of_another_kind_is_refused(new: Run, records: Path, option: str, kind: str) -> None:
    before = files(records)
    done = new((f"kind={kind}",), option)
    assert (done.returncode, "chỉ dùng với" in done.stderr) == (2, True)
    assert files(records) == before


# --- the written reply


def concluded(new: Run, records: Path) -> None:
    assert new(NOTICE, "--assign", "2=phong-kinh-te:2026-11-17").returncode == 0
    sent(records)


def test_a_reply_answers_its_petitions_when_it_is_told_to(new: Run, records: Path) -> None:
    concluded(new, records)
    before = files(records)
    alone = new(REPLY, day="2026-11-14")
    assert (alone.returncode, "P12 sai" in alone.stderr) == (1, True), "neither is right without the other"
    assert files(records) == before
    done = new(REPLY, "--answers", day="2026-11-14")
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert done.stdout == f"{OWN}/documents/written_reply.md\n{OWN}/petitions.yml\n"
    one = petition(records, 2)
    assert one["reply"] == "written_reply"
    assert one["states"][-1] == {"state": "answered", "on": "2026-11-13", "document": "written_reply"}  # type: ignore[index]
    sent(records)
    assert errors(records, "2026-11-14") == []


def test_a_first_reply_only_says_that_a_matter_is_under_way(new: Run, records: Path) -> None:
    concluded(new, records)
    assert new(REPLY, "--answers", "under_way", day="2026-11-14").returncode == 0
    assert petition(records, 2)["states"][-1]["state"] == "under_way"  # type: ignore[index]
    later = tuple(one.replace("88/PKT", "95/PKT").replace("2026-11-13", "2026-11-20") for one in REPLY)
    done = new(later, "--answers", day="2026-11-21")
    assert done.returncode == 0, done.stderr
    assert petition(records, 2)["reply"] == "written_reply-2", "the receipt is no part of the answer"


def test_a_second_answer_is_one_more_part(new: Run, records: Path) -> None:
    concluded(new, records)
    assert new(REPLY, "--answers", day="2026-11-14").returncode == 0
    later = tuple(one.replace("88/PKT", "95/PKT").replace("2026-11-13", "2026-11-20") for one in REPLY)
    new(later, "--answers", day="2026-11-21")
    assert petition(records, 2)["reply"] == ["written_reply", "written_reply-2"]


@pytest.mark.parametrize(
    ("left", "said"),
    [
        ("petitions=2", "chưa nêu kiến nghị số nào"),
        ("issued=2026-11-13", "chưa có ngày ban hành"),
    ],
)
def test_a_reply_that_says_too_little_is_told(new: Run, records: Path, left: str, said: str) -> None:
    concluded(new, records)
    before = files(records)
    done = new(tuple(one for one in REPLY if one != left), "--answers", day="2026-11-14")
    assert (done.returncode, said in done.stderr) == (2, True)
    assert files(records) == before


def test_a_step_takes_its_place_among_later_ones(new: Run, records: Path) -> None:
    path = records / OWN / "petitions.yml"
    text = path.read_text("utf-8")
    path.write_text(f"{text.rstrip()}\n    - {{state: under_way, on: 2026-11-07}}\n", encoding="utf-8")
    new(NOTICE, "--assign", "2=phong-kinh-te:2026-11-17")
    days = [one["on"] for one in petition(records, 2)["states"]]  # type: ignore[attr-defined]
    assert days == sorted(days)
    assert len(days) == 4
    assert read_front_matter((records / OWN / "documents/conclusion_notice.md").read_text("utf-8")).data["number"]


# --- asked at a terminal


def typed(words: list[str], answers: list[str], cwd: Path) -> tuple[int, str]:
    """Run the command at a terminal and type the answers."""
    master, slave = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "doithoai", *words]
    with subprocess.Popen(
        command, cwd=cwd, stdin=slave, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment
    ) as process:
        os.close(slave)
        os.write(master, "".join(f"{one}\n" for one in answers).encode())
        out, _ = process.communicate(timeout=200)
        os.close(master)
    return process.returncode, io.TextIOWrapper(io.BytesIO(out), encoding="utf-8").read()


def test_offices_and_days_are_asked_for_with_the_plans_day_proposed(records: Path) -> None:
    fields = [word for one in (*NOTICE, "covers.discussed=1;2") for word in ("--set", one)]
    words = ["new", "document", OWN, *fields, "--body", "loi.md", "--as-of", "2026-11-07"]
    code, told = typed(words, ["phong-kinhte", "phong-kinh-te", ""], records.parent)
    assert code == 0, told
    assert "Kiến nghị số 2: Cống thoát nước trước nhà văn hóa Thôn Đoài" in told
    assert "không có cơ quan “phong-kinhte”; có thể là: phong-kinh-te" in told
    assert "Hạn trả lời [2026-11-17]: " in told
    assert petition(records, 2)["assigned"] == {"office": "phong-kinh-te", "due": "2026-11-17"}


def test_a_document_is_asked_for_with_what_the_archive_knows(records: Path) -> None:
    words = ["new", "document", OWN, "--body", "loi.md", "--as-of", "2026-11-07"]
    answers = ["conclusion_notice", "Kết luận hội nghị", "", "Chủ tịch", "178/TB-UBND", "", "", "", "", ""]
    code, told = typed(words, [*answers, "ban-xay-dung-dang", "phong-kinh-te", ""], records.parent)
    assert code == 0, told
    assert "  conclusion_notice: Thông báo kết luận hội nghị đối thoại" in told
    assert "Ngày ban hành (issued) [2026-11-07]: " in told
    assert "Số, ký hiệu (number) [172/TB-UBND]: " in told
    assert "Kiến nghị đã giải quyết, số (covers.solved) [1]: " in told
    front = read_front_matter((records / OWN / "documents/conclusion_notice.md").read_text("utf-8")).data
    assert (front["issued"], front["number"], front["petitions"]) == ("2026-11-07", "178/TB-UBND", [1, 2])
    expected = {"discussed": [1, 2], "taken_up": [1, 2], "solved": [1], "unsolved": [2], "monitor": "ban-xay-dung-dang"}
    assert front["covers"] == expected


def test_a_paper_of_word_is_asked_about_before_it_is_written(records: Path) -> None:
    paper = made.state(
        number="Số:      /TB-UBND", when="Minh Họa, ngày 20 tháng 11 năm 2026", title=("Tổ chức đối thoại",)
    )
    (records.parent / "a.docx").write_bytes(made.saved(paper))
    words = ["import", "document", "a.docx", "--into", "minh-hoa/2026/04", "--as-of", "2026-11-21", "--write"]
    before = files(records)
    code, told = typed(words, ["412/TB-UBND", "20/11/2026", "2026-11-20", "", "không"], records.parent)
    assert (code, files(records) == before) == (0, True), told
    assert "theo kho, số tiếp theo là 172/TB-UBND" in told
    assert "Số, ký hiệu: 412/TB-UBND\n      ← người nhập nêu" in told
    assert "“20/11/2026” không phải là ngày; viết như 2026-11-06" in told
    assert "Tên tài liệu trong documents/ [notice-2]: " in told
    code, told = typed(words, ["412/TB-UBND", "2026-11-20", "", "có"], records.parent)
    assert code == 0, told
    front = read_front_matter((records / "minh-hoa/2026/04/documents/notice-2.md").read_text("utf-8")).data
    assert (front["number"], front["sent"][0]) == ("412/TB-UBND", {"to": "mat-tran", "on": "2026-11-20"})
