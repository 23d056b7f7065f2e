"""The samples of the staff guide are a conference that can be recorded as the guide says, step by step."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from doithoai.check import Judge, check
from doithoai.model.vocabulary import FindingLevel
from doithoai.reading.archive import Archive
from doithoai.reading.selection import select
from tests.conftest import RECORDS

GUIDE = (Path(__file__).parent.parent / "doithoai/portal/docs/huong-dan/index.md").read_text(encoding="utf-8")
OWN = "minh-hoa/2026/07"


def step(number: int) -> str:
    """What the guide says in one step."""
    return GUIDE.partition(f"{{ #buoc-{number} }}")[2].partition("\n## ")[0]


def samples(number: int) -> dict[str, str]:
    """The records that a step shows whole: their text by their path."""
    shown = re.findall(r"Mẫu `records/([^`]+)`:\n\n```\w+\n(.*?)```", step(number), re.DOTALL)
    return dict(shown)


def additions(number: int) -> list[str]:
    """The lines that a step says to add to a record."""
    return re.findall(r"(?<!`:\n\n)```yaml\n(.*?)```", step(number), re.DOTALL)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The frozen sample, in which the conference of the guide is recorded."""
    folder = tmp_path / "records"
    shutil.copytree(RECORDS, folder)
    return folder


def put(folder: Path, number: int) -> None:
    for path, text in samples(number).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def append(folder: Path, name: str, text: str) -> None:
    path = folder / OWN / name
    path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n{text}", encoding="utf-8")


def wrong(folder: Path, day: str) -> list[str]:
    """What is wrong with the conference on a day, so that it could not be merged."""
    archive = Archive(folder)
    judge = Judge(archive, dt.date.fromisoformat(day))
    found = check(judge, select(archive, [folder / OWN]), jobs=1).findings
    return [
        f"{one.path}:{one.line} {one.code} {one.message}"
        for one in found
        if OWN in one.path and one.level is FindingLevel.ERROR
    ]


def test_the_conference_of_the_guide_can_be_recorded_step_by_step(office: Path) -> None:
    put(office, 2)
    assert wrong(office, "2026-10-08") == []
    put(office, 3)
    (announced,) = additions(3)
    append(office, "conference.yml", announced)
    assert wrong(office, "2026-10-16") == []
    put(office, 4)
    assert wrong(office, "2026-10-28") == []
    put(office, 5)
    held, assigned = additions(5)
    path = office / OWN / "conference.yml"
    path.write_text(re.sub(r"attendance: .*\n", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    append(office, "conference.yml", held)
    assert wrong(office, "2026-11-06"), "the notice alone is not enough: the guide says so"
    append(office, "petitions.yml", assigned)
    assert wrong(office, "2026-11-06") == []
    put(office, 6)
    (answered,) = additions(6)
    text = (office / OWN / "petitions.yml").read_text(encoding="utf-8")
    given = "  assigned: {office: phong-kinh-te, due: 2026-11-17}\n"
    assert given in text
    (office / OWN / "petitions.yml").write_text(text.replace(given, "") + answered + given, encoding="utf-8")
    assert wrong(office, "2026-11-13") == []


def test_the_notice_of_the_guide_goes_to_those_who_are_invited() -> None:
    notice = samples(3)[f"{OWN}/documents/notice.md"]
    assert "to: cac-thon" in notice
    assert "to: dai-bieu-duoc-moi" in notice
    assert "dia-phuong-noi-co-kien-nghi" not in notice


def test_the_conclusion_of_the_guide_reaches_the_office_that_must_answer() -> None:
    notice = samples(5)[f"{OWN}/documents/conclusion_notice.md"]
    assert re.search(r"to: phong-kinh-te, on: [-\d]+, received: ", notice)
