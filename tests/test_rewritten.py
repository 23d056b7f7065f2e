"""A fact on record that a change rewrites is told line by line, from a real Git repository; near misses are not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
AS_OF = ("--as-of", "2026-02-10")
FOLDER = "thu-nghiem/2025/02"
CONFERENCE = f"{FOLDER}/conference.yml"
NOTICE = f"{FOLDER}/documents/conclusion_notice.md"
HEADING = "### Điều đã ghi nay ghi khác: "


def lines(doithoai: Run) -> list[str]:
    told = doithoai("changes", "--base", "HEAD", *AS_OF).stdout
    return [line for line in told.partition(HEADING)[2].partition("\n### ")[0].split("\n") if line.startswith("- ")]


@pytest.mark.usefixtures("git")
def test_a_day_a_number_and_a_time_that_was_announced(doithoai: Run, edit: Run) -> None:
    edit(CONFERENCE, 'start: "2025-11-19T07:30+07:00"', 'start: "2025-11-19T09:00+07:00"')
    edit(NOTICE, "number: 66/TB-UBND", "number: 67/TB-UBND")
    edit(NOTICE, "issued: 2025-11-27", "issued: 2025-11-26")
    assert lines(doithoai) == [
        (
            f"- `records/{CONFERENCE}`: thời gian bắt đầu: trước ghi 07:30, thứ Tư, 19/11/2025, "
            "nay ghi 09:00, thứ Tư, 19/11/2025"
        ),
        f"- `records/{NOTICE}`: ngày ban hành: trước ghi thứ Năm, 27/11/2025, nay ghi thứ Tư, 26/11/2025",
        f"- `records/{NOTICE}`: số: trước ghi 66/TB-UBND, nay ghi 67/TB-UBND",
    ]


@pytest.mark.usefixtures("git")
def test_what_is_added_or_said_is_silent(doithoai: Run, edit: Run, records: Path) -> None:
    edit(CONFERENCE, "form: in_person", "form: in_person\nnote: Ghi thêm.")
    edit(NOTICE, "number: 66/TB-UBND", "number: 66/TB-UBND\nnote: Ghi thêm.")
    assert lines(doithoai) == []
    petitions = records / FOLDER / "petitions.yml"
    petitions.write_text(petitions.read_text("utf-8").replace("Đề nghị mở rộng đường", "Đề nghị làm đường"), "utf-8")
    (one,) = lines(doithoai)
    assert one == f"- `records/{FOLDER}/petitions.yml`: kiến nghị số 1, nội dung: nội dung đã đổi"
