"""One bad file stops no other, and no text within the limits costs more than a few seconds."""

from __future__ import annotations

import datetime as dt
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from doithoai.check import CheckedConference, Judge
from doithoai.model.dossier import Key
from doithoai.reading.archive import Archive

pytestmark = pytest.mark.no_cover  # see suite.py

ROOT = Path(__file__).parents[2]
FIRST = "thu-nghiem/2025/01"
NOTICE = f"{FIRST}/documents/conclusion_notice.md"
SECONDS = 5
"""CPU seconds in which any input within the limits is judged."""
TEXTS = {
    "telephone numbers, names and identity numbers": "Ông Nguyễn Văn An, số 0912 345 678, căn cước 031085001234. "
    * 9000,
    "forms of address": "ông Nguyễn " * 50_000,
    "names": "Nguyễn Văn An, " * 40_000,
    "one letter, and signs of addresses": "A" * 400_000 + "11111" + " @" * 100_000,
    "addresses in one another": "a@b." * 200_000,
    "plates": "29A-123.45 " * 80_000,
    "accounts": "STK 0123456789 " * 50_000,
    "houses": "số nhà 12 ngõ 3, " * 40_000,
    "days of birth": "sinh ngày 12/3/1950 " * 40_000,
    "numbers in words": "không hai " * 60_000,
    "open links": "[a](" * 200_000,
}


def judged(records: Path) -> tuple[CheckedConference, float]:
    judge = Judge(Archive(records), dt.date(2026, 2, 10))
    began = time.process_time()
    return judge.conference(Key("thu-nghiem", 2025, "01")), time.process_time() - began


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_made_to_be_slow_is_judged_in_seconds(kind: str, records: Path) -> None:
    path = records / NOTICE
    text = path.read_text("utf-8") + TEXTS[kind]
    while len(text.encode()) > 300_000:
        text = text[:-50_000]
    path.write_text(text, encoding="utf-8")
    found, seconds = judged(records)
    assert seconds < SECONDS
    assert len(found.findings) < 300


def test_a_folder_full_of_foreign_files_is_told_in_fifty_lines(records: Path) -> None:
    for folder in ("documents", "files", "."):
        for number in range(3000):
            (records / FIRST / folder / f"x{number}.txt").write_text("x")
    found, seconds = judged(records)
    assert seconds < SECONDS
    more = [one for one in found.findings if one.code == "S15"]
    assert [one.message.partition(";")[0] for one in more] == ["Và 2950 lỗi nữa trong tệp này"] * len(more)
    assert 2 <= len(more) <= 3
    assert len(found.findings) < 200


GONE: tuple[tuple[str, ...], ...] = (
    ("nightly",),
    ("changes", "--base", "HEAD"),
    ("deadline", "thu-nghiem", "--event", "2025-10-29"),
    ("schemas", "x"),
)


@pytest.mark.parametrize("words", GONE, ids=lambda words: words[0])
def test_a_machine_that_refuses_is_told_in_a_sentence(words: tuple[str, ...], tmp_path: Path) -> None:
    """The folder in which somebody works is gone."""
    folder = tmp_path / "gone"
    folder.mkdir()
    done = subprocess.run(
        ["sh", "-c", 'rmdir "$PWD" && exec "$0" -m doithoai "$@"', sys.executable, *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("doithoai: không")
    assert "lỗi của chương trình" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_told_in_a_sentence(records: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "doithoai", "check", "--format", "json"],
            cwd=records.parent,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 2
    assert "đã đầy nên chưa ghi được hết" in done.stderr


def test_a_huge_attached_file_takes_no_memory(records: Path) -> None:
    with (records / FIRST / "files/24-tb-du.txt").open("r+b") as file:
        file.truncate(4 << 30)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found, seconds = judged(records)
    assert any("tệp lớn hơn 10 MB" in one.message for one in found.findings)
    assert seconds < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 10 << 10
