"""What happens at a commune can be put on record, the portal says it, and nothing that was judged before changes."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from doithoai.cases.case import open_case
from doithoai.model.dossier import Key
from doithoai.pages import conference as pages
from doithoai.reading.archive import Archive
from doithoai.views.portal import Portal
from tests.forges import git
from tests.office.conference import Conference, founded
from tests.office.desk import UNIT, Desk, called, environment
from tests.office.events import CLOSED, EVENTS, PREPARED

pytestmark = pytest.mark.no_cover  # see suite.py

POLICY = "cat-hai-2025"
HARMLESS = (
    "Điều đã sửa, hồ sơ có ghi: ",
    "Điều mới phát hiện: 0",
    "Điều đã được giải quyết: 0",
    "Thời hạn được tạo hoặc dời: ",
)
"""What `doithoai changes` heads where nothing that was judged is judged otherwise."""


class Alone(Desk):
    """A desk without a server."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, None, "github")  # type: ignore[arg-type]

    def on(self, day: str) -> None:
        self.day = day


@pytest.fixture(autouse=True)
def office_shell() -> Iterator[None]:
    with environment():
        yield


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The archive as it was after two days of the walk."""
    top = tmp_path_factory.mktemp("các bước")
    with environment():
        desk = Alone(founded(top / "kho", POLICY))
        git("init", "-q", "-b", "main", cwd=desk.folder)
        kept = {}
        for step in Conference(desk, POLICY).steps():
            desk.on(step.day)
            step.do()
            if step.day == PREPARED:
                kept[PREPARED] = _kept(desk.folder, top / "giữa")
        kept[CLOSED] = _kept(desk.folder, top / "cuối")
        return kept


def _kept(folder: Path, to: Path) -> Path:
    git("add", "-A", cwd=folder)
    git("commit", "-q", "-m", "Đến ngày này", cwd=folder)
    return Path(shutil.copytree(folder, to / "kho"))


def page(folder: Path, day: str) -> str:
    """The words of the page of the conference."""
    portal = Portal(Archive(folder / "records"), dt.date.fromisoformat(day))
    key = Key(UNIT, 2025, "01")
    case = open_case(portal.archive, portal.archive.conference(key), portal.today)
    assert case
    spaced = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", pages.page(portal, case).body))
    return re.sub(r" ([,.;:)])", r"\1", spaced).replace("( ", "(")


@pytest.mark.parametrize("name", EVENTS)
def test_what_happens_is_recorded_and_said_and_no_verdict_changes(
    stages: dict[str, Path], tmp_path: Path, name: str
) -> None:
    event = EVENTS[name]
    desk = Alone(Path(shutil.copytree(stages[event.after], tmp_path / "kho")))
    desk.on(event.day)
    before = page(desk.folder, event.day)
    assert [one for one in event.said if one in before] == [], "it was said before"
    event.record(Conference(desk, POLICY))
    assert desk.found() == []
    told = page(desk.folder, event.day)
    assert [one for one in event.said if one not in told] == []
    assert event.said or told == before, "what bore the old name then is still called by it"
    moved = called(desk.folder, "changes", "--base", "HEAD", "--as-of", event.day)
    assert moved.returncode == 0, moved.stderr
    heads = re.findall(r"^### (.*)$", moved.stdout, re.MULTILINE)
    assert [one for one in heads if not one.startswith((*HARMLESS, *event.told))] == [], moved.stdout
