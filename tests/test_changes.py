"""What a change does, told in Markdown from a real Git repository; and the nightly list."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doithoai.reading.names import plain

Run = Callable[..., Any]
AS_OF = ("--as-of", "2026-02-10")
CONFERENCE = "thu-nghiem/2025/02/conference.yml"


@pytest.mark.usefixtures("git")
def test_nothing_changed(doithoai: Run) -> None:
    run = doithoai("changes", "--base", "HEAD", *AS_OF)
    assert (run.returncode, run.stdout) == (0, "## Thay đổi hồ sơ\n\nKhông có hồ sơ nào thay đổi.\n")


@pytest.mark.usefixtures("git")
def test_a_new_fault_is_a_new_finding(doithoai: Run, edit: Run) -> None:
    edit(CONFERENCE, "form: in_person", "form: in_preson")
    told = doithoai("changes", "--base", "HEAD", *AS_OF).stdout
    assert "## Thay đổi hồ sơ (tính đến thứ Ba, 10/02/2026)" in told
    assert "### Điều mới phát hiện: 1\n" in told
    assert f"- **S07** (sai) `records/{CONFERENCE}:2`: “in\\_preson” không phải là từ" in told
    assert "### Điều đã được giải quyết: 0\n" in told


@pytest.mark.usefixtures("git")
def test_what_years_tell_of_the_unit_is_told_once_and_at_its_place(doithoai: Run, edit: Run) -> None:
    """The plans of 2025 and of 2026 both give the office a duty."""
    edit("thu-nghiem/unit.yml", "  - {id: van-phong-dang-uy, name: Văn phòng Đảng ủy}\n", "")
    told = doithoai("changes", "--base", "HEAD", *AS_OF).stdout
    assert told.count("**C29**") == told.count("`records/thu-nghiem/unit.yml:5`: Kế hoạch giao việc cho") == 1
    assert "{id: van-phong-dang-uy, name: …}" in told
    assert ".." not in told


@pytest.mark.usefixtures("git")
def test_a_unit_that_has_not_joined_and_a_limit_outside_its_year_are_told_once(doithoai: Run, edit: Run) -> None:
    edit("thu-nghiem/unit.yml", "joined: 2025-07-01\n", "")
    edit("policies/thu-nghiem-2025.yml", "held_within: {from: 2025-09-01", "held_within: {from: 2024-09-01")
    told = doithoai("changes", "--base", "HEAD", *AS_OF).stdout
    assert told.count("`records/thu-nghiem/unit.yml:") == told.count("**C30**") == 1
    assert told.count("**C45**") == told.count("`records/policies/thu-nghiem-2025.yml:29`") == 1
    assert ".." not in told


def test_a_mended_fault_is_a_resolved_finding(doithoai: Run, edit: Run, git: Run) -> None:
    edit(CONFERENCE, "form: in_person", "form: in_preson")
    git("commit", "-qam", "Sai")
    edit(CONFERENCE, "form: in_preson", "form: in_person")
    told = doithoai("changes", "--base", "HEAD", *AS_OF).stdout
    assert "### Điều mới phát hiện: 0\n" in told
    assert "### Điều đã được giải quyết: 1\n" in told


@pytest.mark.usefixtures("git")
def test_a_moved_conference_moves_its_limits(doithoai: Run, edit: Run) -> None:
    edit(CONFERENCE, 'start: "2025-11-19T07:30+07:00"', 'start: "2025-11-20T07:30+07:00"')
    edit(CONFERENCE, 'end: "2025-11-19T11:30+07:00"', 'end: "2025-11-20T11:30+07:00"')
    told = doithoai("changes", "--base", "HEAD", *AS_OF).stdout
    row = "| thu-nghiem-2025-02 | Ban hành và gửi thông báo kết luận | thứ Năm, 04/12/2025 | thứ Tư, 03/12/2025 |"
    assert row in told


@pytest.mark.usefixtures("git")
def test_a_new_conference_creates_limits(doithoai: Run, records: Path) -> None:
    folder = records / "thu-nghiem/2026/01"
    folder.mkdir()
    text = (records / CONFERENCE).read_text(encoding="utf-8")
    wanted = [line for line in text.split("\n") if line.split(":")[0] in ("type", "form", "chair", "topic", "place")]
    lines = [*wanted, 'start: "2026-04-22T07:30+07:00"', 'end: "2026-04-22T11:30+07:00"', ""]
    (folder / "conference.yml").write_text("\n".join(lines), encoding="utf-8")
    told = doithoai("changes", "--base", "HEAD", *AS_OF).stdout
    assert "| thu-nghiem-2026-01 | Ban hành và gửi thông báo kết luận | thứ Hai, 11/05/2026 | mới |" in told


def test_a_change_of_the_archive_that_was_not_there_before(doithoai: Run, git: Run, records: Path) -> None:
    git("rm", "-rq", "--cached", "records")
    (records.parent / "x").write_text("x")
    git("add", "x")
    git("commit", "-qm", "Không còn kho")
    told = doithoai("changes", "--base", "HEAD", *AS_OF).stdout
    assert "### Thời hạn được tạo hoặc dời: " in told
    assert "| mới |" in told


def test_text_of_a_record_cannot_become_markup() -> None:
    assert plain("a|b *c* <img> @ban\n#1 [x](y)") == r"a\|b \*c\* &lt;img\> \@ban \#1 \[x\](y)"


def test_a_clean_night(doithoai: Run) -> None:
    run = doithoai("nightly", *AS_OF)
    assert run.returncode == 0
    assert run.stdout.startswith("# Theo dõi đối thoại, thứ Ba, 10/02/2026\n")
    assert "Không có việc nào thiếu, chậm hoặc sắp đến hạn." in run.stdout


def test_the_night_tells_what_is_missing(doithoai: Run, records: Path) -> None:
    (records / "thu-nghiem/2025/02/documents/minutes.md").unlink()
    run = doithoai("nightly", *AS_OF)
    assert run.returncode == 1
    assert "## Còn thiếu hoặc quá hạn: 1\n" in run.stdout
    assert "**D01**" in run.stdout


def test_the_night_tells_what_is_due_within_five_working_days(doithoai: Run) -> None:
    run = doithoai("nightly", "--as-of", "2025-12-08")
    assert run.returncode == 1
    assert "## Sắp đến hạn: " in run.stdout
    assert "Báo cáo quý 4 năm 2025" in run.stdout
    assert "Ban Xây dựng Đảng" in run.stdout


def test_sample_units_are_left_out_of_the_night_unless_asked_for(doithoai: Run, records: Path, edit: Run) -> None:
    edit("thu-nghiem/unit.yml", "kind: commune\n", "kind: commune\nsample: true\n")
    (records / "thu-nghiem/2025/02/documents/minutes.md").unlink()
    assert doithoai("nightly", *AS_OF).returncode == 0
    asked = doithoai("nightly", *AS_OF, "--samples")
    assert asked.returncode == 1
    assert "**D01**" in asked.stdout


# --- nothing is lost without a trace


FOLDER = "thu-nghiem/2025/01"
LOST = "### Hồ sơ mất mà không để lại bản lược: "


def lost(doithoai: Run) -> list[str]:
    run = doithoai("changes", "--base", "HEAD", *AS_OF)
    found = [line.removeprefix("- ") for line in run.stdout.partition(LOST)[2].split("\n") if line.startswith("- ")]
    assert run.returncode == (1 if found else 0)
    assert (f"{LOST}{len(found)}\n" in run.stdout) is bool(found)
    return found


@pytest.mark.usefixtures("git")
def test_a_document_that_is_gone_is_told(doithoai: Run, records: Path) -> None:
    (records / FOLDER / "documents/minutes.md").unlink()
    assert lost(doithoai) == [f"`records/{FOLDER}/documents/minutes.md`"]


@pytest.mark.usefixtures("git")
def test_a_petition_and_a_conference_that_are_gone_are_told(doithoai: Run, records: Path, edit: Run) -> None:
    text = (records / FOLDER / "petitions.yml").read_text(encoding="utf-8")
    last = text[text.index("- id: 6") :]
    edit(f"{FOLDER}/petitions.yml", last, "")
    shutil.rmtree(records / "thu-nghiem/2025/02")
    assert lost(doithoai) == [
        f"`records/{FOLDER}/petitions.yml`: kiến nghị số 6",
        "`records/thu-nghiem/2025/02/`",
    ]


@pytest.mark.usefixtures("git")
def test_all_petitions_the_record_itself_the_plan_and_a_report_are_told(doithoai: Run, records: Path) -> None:
    for name in ("petitions.yml", "conference.yml"):
        (records / FOLDER / name).unlink()
    for name in ("2026/plan.md", "2025/reports/annual_report.md", "unit.yml"):
        (records / "thu-nghiem" / name).unlink()
    found = lost(doithoai)
    assert len(found) == 10
    assert "`records/thu-nghiem/2026/plan.md`" in found
    assert f"`records/{FOLDER}/conference.yml`" in found


@pytest.mark.usefixtures("git")
def test_a_file_is_told_unless_a_document_says_that_it_was_taken_out(doithoai: Run, records: Path, edit: Run) -> None:
    notice = f"{FOLDER}/documents/conclusion_notice.md"
    sha = "f09487c559545dea37a7036907b118058473cf6ec60e0c1fa178313c1f649fe0"
    (records / FOLDER / "files/24-tb-du.txt").unlink()
    edit(notice, f"{sha}}}", f"{sha}, withdrawn: {{on: 2025-12-01, reason: Lộ thông tin}}}}")
    assert lost(doithoai) == []
    text = (records / notice).read_text(encoding="utf-8")
    files = text[text.index("files:\n") : text.index("bases:\n")]
    edit(notice, files, "")
    assert lost(doithoai) == [f"`records/{FOLDER}/files/24-tb-du.txt`"]


@pytest.mark.usefixtures("git")
def test_a_stub_and_a_new_name_are_no_loss(doithoai: Run, records: Path, edit: Run) -> None:
    documents = records / FOLDER / "documents"
    edit(
        f"{FOLDER}/documents/programme.md",
        "kind: programme\n",
        "kind: programme\nwithdrawn: {on: 2025-12-01, reason: Nhầm}\n",
    )
    (documents / "minutes.md").rename(documents / "minutes-1.md")
    assert lost(doithoai) == []


def test_a_new_year_does_not_tell_anew_what_other_years_told_of_the_unit(
    doithoai: Run, edit: Run, git: Run, records: Path
) -> None:
    edit("thu-nghiem/unit.yml", "  - {id: van-phong-dang-uy, name: Văn phòng Đảng ủy}\n", "")
    git("commit", "-qam", "Thiếu cơ quan")
    year = records / "thu-nghiem/2027"
    year.mkdir()
    text = (records / "thu-nghiem/2026/plan.md").read_text(encoding="utf-8")
    (year / "plan.md").write_text(text.replace("2026-01-15", "2026-02-09").replace("năm 2026", "năm 2027"))
    told = doithoai("changes", "--base", "HEAD", *AS_OF).stdout
    assert "**C29**" not in told


def test_what_is_told_of_a_conference_that_moved_is_not_new(doithoai: Run, edit: Run, git: Run, records: Path) -> None:
    edit(CONFERENCE, "form: in_person", "form: in_preson")
    git("commit", "-qam", "Sai")
    shutil.move(records / "thu-nghiem/2025/02", records / "thu-nghiem/2025/03")
    told = doithoai("changes", "--base", "HEAD", *AS_OF).stdout
    assert "**S07**" not in told
