"""A number that a plan may set is added in five files: two lines of the model, a rule with its line and its case.

Done here in a copy: it is then counted, judged, shown, told to people and answered for a day that is not held yet.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
Edit = Callable[[str, str, str], None]
KIND = """    MINUTES_SENT = (
        "minutes_sent",
        "Gửi biên bản hội nghị",
        Duty(Since.HELD, (DocumentKind.MINUTES,), people="Gửi biên bản cho người dự", phase=Phase.AFTER),
    )
"""
FIELD = '    minutes_sent: Annotated[Limit | None, Meta(title="Thời hạn gửi biên bản")] = None\n'
RULE = '''"""The minutes were sent too late, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.rules.verdicts import absent, late, missing
from doithoai.model.vocabulary import DeadlineKind, FindingLevel

CODE = "T99"
NAME = "Gửi biên bản chậm hạn"
LEVEL = FindingLevel.ERROR
VI = "{what}: hạn {due}, thực hiện: {done}."
EN = "{what}: due on {due}, done: {done}."


def check(case: Case) -> Iterator[Problem]:
    """Judge the limit of the minutes."""
    yield from late(case, DeadlineKind.MINUTES_SENT)
    yield from (missing(case, limit) for limit in absent(case, DeadlineKind.MINUTES_SENT))
'''
SHOW = """
import datetime as dt, sys
from pathlib import Path
from doithoai.reading.archive import Archive
from doithoai.cases.case import open_case
from doithoai.views.portal import Portal
from doithoai.pages.conference import page
from doithoai.views.index import Index
from doithoai.pages.slots import SLOTS
from doithoai.model.dossier import Key
portal = Portal(Archive(Path("records")), dt.date(2026, 2, 10))
case = open_case(portal.archive, portal.archive.conference(Key("thu-nghiem", 2025, "02")), portal.today)
print(page(portal, case).body, SLOTS["limits"](portal, Index((), (), ())))
"""


def put_before(file: Path, place: str, text: str) -> None:
    old = file.read_text(encoding="utf-8")
    assert old.count(place) == 1, place
    file.write_text(old.replace(place, text + place), encoding="utf-8")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package to which the number is added by hand."""
    copied = tmp_path / "package" / "doithoai"
    shutil.copytree(ROOT / "doithoai", copied, ignore=shutil.ignore_patterns("__pycache__"))
    put_before(copied / "model/vocabulary.py", '    ASSIGNED_DUE = "assigned_due"', KIND)
    put_before(copied / "model/provisions.py", "    refusal: Annotated[Refusal | None", FIELD)
    (copied / "rules/limits/minutes_late.py").write_text(RULE, encoding="utf-8")
    table = copied / "rules/limits/__init__.py"
    put_before(table, "    no_policy,\n    notice_late,\n", "    minutes_late,\n")
    put_before(table, "    no_policy,\n    calendar_gap,\n", "    minutes_late,\n")
    return copied.parent


def run(package: Path, records: Path, *words: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(package), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("GITHUB_ACTIONS", None)
    made = subprocess.run(
        [sys.executable, *words], cwd=records.parent, env=environment, capture_output=True, text=True, check=False
    )
    assert made.returncode in (0, 1), made.stderr
    assert made.stderr == ""
    return made.stdout


def test_a_number_added_in_five_files_is_counted_judged_shown_and_told(
    package: Path, records: Path, edit: Edit
) -> None:
    limit = "  minutes_sent: {count: 3, unit: working_day, section: V.9}\n"
    edit("policies/thu-nghiem-2025.yml", "  refusal: {", limit + "  refusal: {")
    edit("policies/thu-nghiem-2026.yml", "rules:\n", f"rules:\n{limit}")
    edit("thu-nghiem/2025/01/documents/minutes.md", "issued: 2025-09-24", "issued: 2025-10-01")
    (records / "thu-nghiem/2025/02/documents/minutes.md").unlink()

    found = run(package, records, "-m", "doithoai", "check", "records", "--as-of", "2026-02-10")
    told = [line.partition("T99 ")[2] for line in found.splitlines() if "T99 " in line]
    assert [line.partition(": ")[0] for line in told] == ["sai", "thiếu"], found
    assert "hạn thứ Hai, 29/09/2025, thực hiện: thứ Tư, 01/10/2025" in told[0]
    assert "V.9" in told[1]
    english = run(package, records, "-m", "doithoai", "check", "records", "--as-of", "2026-02-10", "--lang", "en")
    assert "T99 error: minutes_sent: due on 2025-09-29, done: 2025-10-01." in english

    answer = run(package, records, "-m", "doithoai", "deadline", "thu-nghiem", "--event", "2025-10-29")
    assert "Gửi biên bản hội nghị\n  Chậm nhất: thứ Hai, 03/11/2025\n" in answer

    page = run(package, records, "-c", SHOW)
    assert 'id="buoc-minutes-sent"' in page
    assert "Gửi biên bản cho người dự" in page
    assert "Chậm nhất 03 ngày làm việc sau hội nghị" in page


def test_without_the_number_a_policy_may_not_set_it(records: Path, edit: Edit) -> None:
    limit = "  minutes_sent: {count: 3, unit: working_day, section: V.9}\n"
    edit("policies/thu-nghiem-2025.yml", "  refusal: {", limit + "  refusal: {")
    assert "S03" in run(ROOT, records, "-m", "doithoai", "check", "records", "--as-of", "2026-02-10")
