"""What a change does, told in Markdown from a real Git repository; and the nightly list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doithoai.changes import plain

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
    assert "## Đến hạn trong 5 ngày làm việc tới: " in run.stdout
    assert "Báo cáo quý 4 năm 2025" in run.stdout
    assert "Ban Xây dựng Đảng" in run.stdout


def test_sample_units_are_left_out_of_the_night_unless_asked_for(doithoai: Run, records: Path, edit: Run) -> None:
    edit("thu-nghiem/unit.yml", "kind: commune\n", "kind: commune\nsample: true\n")
    (records / "thu-nghiem/2025/02/documents/minutes.md").unlink()
    assert doithoai("nightly", *AS_OF).returncode == 0
    asked = doithoai("nightly", *AS_OF, "--samples")
    assert asked.returncode == 1
    assert "**D01**" in asked.stdout
