"""Two commands at once on one archive: each is whole or not at all, and who is refused is told so."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from doithoai.reading.text import read_yaml
from tests.conftest import RECORDS
from tests.forges import LONG, ROOT
from tests.office.desk import called
from tests.sheets import right, workbook

OF = "minh-hoa/2026/05"
AT = ("--as-of", "2026-11-20")
FIELDS = (
    *("received.when=before", "received.on=2026-11-19", "received.channel=mat_tran", "petitioner.kind=citizen"),
    *("field=dat_dai", "text=Đường hỏng nặng"),
)
NEW = ("new", "petition", OF, *(word for one in FIELDS for word in ("--set", one)), "--yes", *AT)
PAPER = (
    "--set",
    "kind=notice",
    "--set",
    "number=99/TB-UBND",
    "--set",
    "issued=2026-11-20",
    "--body",
    "loi.md",
    "--yes",
)
SECONDS = {
    "new": (*NEW, "--set", "text=Cống vỡ"),
    "import": ("import", "petitions", "bang.xlsx", "--into", OF, "--write", *AT),
    "new document": ("new", "document", OF, *PAPER, "--yes", *AT),
}


@pytest.mark.parametrize("second", SECONDS)
def test_two_commands_at_once_are_each_whole_or_not_at_all(tmp_path: Path, second: str) -> None:
    records = Path(shutil.copytree(RECORDS, tmp_path / "records"))
    workbook(tmp_path / "bang.xlsx", [right(nội="Cống tắc")])
    (tmp_path / "loi.md").write_text("Mời dự hội nghị.\n", "utf-8")
    file = records / OF / "petitions.yml"
    before = len(read_yaml(file.read_text("utf-8")))
    given = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    pipe = subprocess.PIPE
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "doithoai", *words],
            cwd=tmp_path, env=given, stdout=pipe, stderr=pipe, text=True, encoding="utf-8",
        )
        for words in (NEW, SECONDS[second])
    ]  # fmt: skip
    said = [one.communicate(timeout=LONG) for one in both]
    done = [one.returncode == 0 for one in both]
    assert any(done), said
    for one, (_, wrong) in zip(both, said, strict=True):
        assert one.returncode == 0 or (one.returncode == 2 and "doithoai: " in wrong), said
    numbers = [one["id"] for one in read_yaml(file.read_text("utf-8"))]
    petitions = done[0] + (done[1] and second != "new document")
    assert len(numbers) == len(set(numbers)) == before + petitions
    papers = [path for path in (records / OF / "documents").iterdir() if "99/TB-UBND" in path.read_text("utf-8")]
    assert len(papers) == (second == "new document" and done[1])
    assert called(tmp_path, "check", "records", *AT).returncode == 0
    assert [path for path in tmp_path.rglob(".doithoai*") if path.stat().st_size] == [], "nothing half-written is left"
