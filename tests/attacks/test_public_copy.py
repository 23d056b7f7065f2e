"""A copy for everybody: nothing private is in it, each guard of the wall counts, and the check passes it."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
import yaml

from doithoai.check import Judge, check
from doithoai.cli import main
from doithoai.reading.archive import Archive
from doithoai.reading.selection import everything
from doithoai.site import public_copy as copying
from doithoai.site.public_copy import Copied, public_copy
from tests.attacks.canaries import found
from tests.attacks.guards import GUARDS, Guard
from tests.attacks.planted import TODAY, UNIT, Planted
from tests.attacks.test_canaries import allowed
from tests.conftest import RECORDS

DAY = dt.date.fromisoformat(TODAY)
AS_OF = dt.date(2026, 11, 27)
IN_COPY = (
    "unnamed: no consent",
    "unnamed: consent withdrawn",
    "name: of what is not told",
    "petitioner: how consent was given",
    "is_told: withheld",
    "petition: text",
    "petition: states",
    "is_public: by its kind",
    "is_public: kept in by its record",
    "text: taken out",
    "attached: of internal documents",
    "document: internal",
    "unretold",
    "folder",
)
"""The guards on which a copy hangs by itself; the others stand before the pages alone, or behind one of these."""


class Copy:
    """The archive of the secrets, and its copy."""

    def __init__(self, root: Path) -> None:
        """Plant and copy once."""
        self.planted = Planted(root)
        self.done: Copied = public_copy(self.planted.records, root / "copy", DAY)
        self.found = self.told(root / "copy")

    def told(self, folder: Path) -> dict[str, str]:
        return {self.planted.labels[number]: name for number, name in found(folder).items()}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return Copy(tmp_path_factory.mktemp("bản sao"))


def more() -> set[str]:
    table = yaml.safe_load(Path(__file__).with_name("copied.yml").read_text("utf-8"))
    assert all(one["why"] for one in table)
    return {f"{of}.{name}" for one in table for of in one["of"] for line in one["fields"] for name in line.split()}


def test_a_public_copy_says_only_what_the_tables_allow(copy: Copy) -> None:
    table = allowed() | more()
    assert {label: where for label, where in copy.found.items() if label not in table} == {}
    assert more() - copy.found.keys() == set(), "nothing stands in the table that is not copied"


@pytest.mark.parametrize("guard", [one for one in GUARDS if one.name in IN_COPY], ids=lambda one: one.name)
def test_a_public_copy_without_a_guard_of_the_wall_leaks(
    copy: Copy, guard: Guard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard.take_out(monkeypatch)
    unheld = guard.leaks.partition(".")[0] in ("petition-no-consent", "petition-consent-gone")
    if unheld:  # the check would hold the petition back before the wall is asked
        monkeypatch.setattr(copying, "barred", lambda case, _: case)
    list(copying._Copy(Archive(copy.planted.records).on(DAY), tmp_path, DAY).conferences(UNIT))
    assert guard.leaks in copy.told(tmp_path)


def test_a_public_copy_passes_the_check_as_the_archive_does(tmp_path: Path) -> None:
    done = public_copy(RECORDS, tmp_path / "copy", AS_OF)
    assert (done.left, done.wrong) == ((), ())
    assert codes(tmp_path / "copy") == codes(RECORDS)
    texts = [one.read_text("utf-8") for one in (tmp_path / "copy").rglob("*") if one.suffix in (".yml", ".md")]
    assert not any(line.lstrip().startswith("# ") for text in texts for line in text.split("\n---\n")[0].splitlines())
    assert list((tmp_path / "copy").rglob(".*")) == []


def codes(records: Path) -> list[tuple[str, str]]:
    judge = Judge(Archive(records), AS_OF)
    told = check(judge, everything(judge.archive), jobs=1).findings
    return sorted((one.path, one.code) for one in told)


def test_a_public_copy_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/x").write_text("x")
    assert main(["public-copy", str(tmp_path / "full"), "--records", str(RECORDS)]) == 2

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copying._Copy, "shared", broken)
    assert main(["public-copy", str(tmp_path / "copy"), "--records", str(RECORDS)]) == 2
    assert not any(path.suffix for path in (tmp_path / "copy").rglob("*"))
    shutil.rmtree(tmp_path / "copy", ignore_errors=True)
