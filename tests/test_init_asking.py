"""`doithoai init` without options asks, in plain words, and takes answers from a keyboard as from a pipe."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from doithoai.cli import main
from doithoai.init.questions import TRIES
from doithoai.init.stock import Model
from doithoai.reading.archive import Archive

ROOT = Path(__file__).parent.parent
ENTER = ""
JOINED = ("--joined", "2026-09-07")
PLAN = [ENTER] * 6
"""Title, issuer, number, day, the two leaders: all as offered."""


def offices(model: str) -> list[str]:
    """The offices of a model as they are, and none more."""
    return [ENTER] * (len(Model(model).unit.offices) + 1)


OFFICES = offices("cat-hai-2025")


def answer(monkeypatch: pytest.MonkeyPatch, folder: Path, *lines: str, options: tuple[str, ...] = ()) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return main(["init", str(folder), "--as-of", "2026-09-07", *options])


def test_every_question_may_be_answered_with_enter_but_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "an-binh"
    code = answer(monkeypatch, folder, ENTER, "xã An Bình", ENTER, ENTER, ENTER, *PLAN, *OFFICES, "k")
    shown = capsys.readouterr()
    assert code == 0, shown.err
    assert "Mã đơn vị [an-binh]: " in shown.out
    assert "Năm của kế hoạch [2026]: " in shown.out
    assert "Ban Thường vụ Đảng ủy xã An Bình" in shown.out
    unit = Archive(folder / "records").unit("an-binh")
    assert unit is not None
    assert (unit.name, str(unit.joined)) == ("xã An Bình", "2026-09-07")


def test_it_writes_what_the_options_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(
        monkeypatch,
        tmp_path / "a/an-binh",
        ENTER,
        "xã An Bình",
        "3",
        ENTER,
        ENTER,
        *PLAN,
        *offices("duong-an-2025"),
        "k",
    )
    options = ("--name", "xã An Bình", "--policy-from", "duong-an-2025", "--yes")
    answer(monkeypatch, tmp_path / "b/an-binh", options=options)

    def read(folder: Path) -> dict[str, str]:
        return {str(one.relative_to(folder)): one.read_text("utf-8") for one in folder.rglob("*") if one.is_file()}

    assert read(tmp_path / "a") == read(tmp_path / "b")


def test_a_wrong_answer_is_told_why_and_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "kho"
    lines = ["An Bình", "an-binh", "An Bình", "xã An Bình", "9", "1", "2099", "2026", "hôm nay", "01/02/2026"]
    assert answer(monkeypatch, folder, *lines, *PLAN, *OFFICES, "có lẽ", "k") == 0
    shown = capsys.readouterr().out
    assert "mã đơn vị “An Bình” không dùng được" in shown
    assert "phải bắt đầu bằng xã, phường hoặc đặc khu" in shown
    assert "không có mẫu “9”" in shown
    assert "năm “2099” chưa có lịch ngày nghỉ" in shown
    assert "“hôm nay” không phải là ngày" in shown
    assert "trả lời c (có) hoặc k (không)" in shown
    assert (folder / "records/an-binh/unit.yml").is_file()


def test_each_rule_is_asked_with_its_numbers_its_days_and_its_section(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "an-binh"
    options = (
        "--name",
        "xã An Bình",
        "--policy-from",
        "nghi-duong-2025",
        "--unit",
        "an-binh",
        "--year",
        "2026",
        *JOINED,
    )
    plan = [ENTER, ENTER, "07/KH-UBND", "15/9/2026", ENTER, ENTER]
    keep = ["c", ENTER]  # keep the rule, its section is not known yet
    rules = [
        *(keep * 2),  # types, forms
        *("c", "2", "II.2"),  # quota: two a year
        *(keep * 3),  # chairs, lead and archive office
        *("c", "5", "III.1"),  # notice
        "k",  # petition_collection
        *("c", "dự kiến tháng 11/2026", "2026-11-01", "30/11/2026", "II.6"),  # held_within
        "k",  # attendance
        *keep,  # publication
        *("c", ENTER, ENTER),  # conclusion_notice
        *(keep * 5),  # content, recipients, papers, reports, undated
    ]
    code = answer(monkeypatch, folder, *plan, *offices("nghi-duong-2025"), "c", *rules, options=options)
    shown = capsys.readouterr()
    assert code == 0, shown.err
    assert "Thời hạn gửi giấy mời, thông báo (notice)" in shown.out
    assert "Số ngày: 7; Loại ngày: ngày làm việc" in shown.out
    policy = Archive(folder / "records").policy("an-binh-2026")
    assert policy is not None
    found = policy.rules
    assert found.quota
    assert found.notice
    assert found.held_within
    assert found.types
    assert (found.quota.at_least, found.quota.section) == (2, "II.2")
    assert (found.notice.count, found.notice.section) == (5, "III.1")
    assert (str(found.held_within.start), str(found.held_within.end)) == ("2026-11-01", "2026-11-30")
    assert found.held_within.text == "dự kiến tháng 11/2026"
    assert (found.petition_collection, found.attendance) == (None, None)
    assert (policy.number, policy.draft(found.notice.section), policy.draft(found.types.section)) == (
        "07/KH-UBND",
        False,
        True,
    )


def test_offices_can_be_renamed_and_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "an-binh"
    options = ("--name", "xã An Bình", "--policy-from", "cat-hai-2025", "--unit", "an-binh", "--year", "2026", *JOINED)
    changed = ["Ban Thường vụ", *OFFICES[2:], "tram-y-te=Trạm Y tế xã", ENTER]
    assert answer(monkeypatch, folder, *PLAN, *changed, "k", options=options) == 0
    archive = Archive(folder / "records")
    assert archive.body("an-binh", "ban-thuong-vu-dang-uy") == "Ban Thường vụ"
    assert archive.body("an-binh", "tram-y-te") == "Trạm Y tế xã"


def test_input_that_ends_early_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "an-binh"
    assert answer(monkeypatch, folder, ENTER, "xã An Bình") == 2
    assert "hết dữ liệu nhập khi đang hỏi" in capsys.readouterr().err
    assert not folder.exists()


def test_one_question_is_not_asked_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "an-binh"
    assert answer(monkeypatch, folder, ENTER, *["An Bình"] * (TRIES + 3)) == 2
    assert f"sau {TRIES} lần vẫn chưa có câu trả lời dùng được" in capsys.readouterr().err
    assert not folder.exists()


def test_with_yes_nothing_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "an-binh"
    options = ("--name", "xã An Bình", "--policy-from", "cat-hai-2025", "--yes")
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["init", str(folder), "--as-of", "2026-09-07", *options]) == 0


def test_a_real_pipe_is_read_as_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    lines = [ENTER, "xã An Bình", ENTER, ENTER, ENTER, *PLAN, *OFFICES, "k"]
    # Without `site` (-S): it reads the .pth of a development checkout in that locale, whose path may have accents.
    paths = os.pathsep.join((str(ROOT), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    done = subprocess.run(
        [sys.executable, "-S", "-m", "doithoai", "init", "an-binh", "--as-of", "2026-09-07"],
        cwd=tmp_path,
        input="".join(f"{line}\n" for line in lines).encode(),
        env={**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "name: xã An Bình" in (tmp_path / "an-binh/records/an-binh/unit.yml").read_text("utf-8")
