"""What lies in the private repository comes into nothing that leaves this machine: no build, list, copy or push."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from doithoai.cli import main
from doithoai.commands.manifest import manifest
from doithoai.reading.archive import Archive
from doithoai.reading.manifest import manifest_bytes
from doithoai.site import stamp_site
from doithoai.site.public_copy import public_copy
from tests.attacks.canaries import found, secrets
from tests.attacks.planted import KEPT_APART, TODAY, Planted

pytestmark = pytest.mark.no_cover  # see suite.py

DAY = dt.date.fromisoformat(TODAY)
Prepared = Callable[..., Path]


def git(folder: Path, *words: str) -> bytes:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", "-c", "user.name=Thử", "-c", "user.email=thu@example.invalid", *words],
        cwd=folder,
        env={**kept, "GIT_CONFIG_GLOBAL": os.devnull},
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """The archive of the secrets as a repository, pushed to another."""
    made = Planted(tmp_path_factory.mktemp("kho có kho riêng"))
    top = made.root
    git(top, "init", "-q", "-b", "main")
    git(top, "add", "-A")
    git(top, "commit", "-q", "-m", "Kho")
    git(top, "init", "-q", "--bare", "kho.git")
    git(top, "push", "-q", "kho.git", "main")
    return made


def private(planted: Planted, numbers: Iterator[int]) -> set[str]:
    """The fields of the private repository whose secrets are among some."""
    return {label for one in numbers if (label := planted.labels[one]).startswith(KEPT_APART)}


def objects(repository: Path) -> bytes:
    return git(repository, "cat-file", "--batch", "--batch-all-objects")


def test_no_push_of_the_archive_takes_it_along(planted: Planted) -> None:
    sown = {label for label in planted.labels if label.startswith(KEPT_APART)}
    assert len(sown) > 20
    assert private(planted, secrets(objects(planted.root / "private"))) == sown, "else nothing here could fail"
    pushed = objects(planted.root / "kho.git")
    assert any(not label.startswith(KEPT_APART) for label in {planted.labels[one] for one in secrets(pushed)})
    assert private(planted, secrets(pushed)) == set()
    assert private(planted, secrets(objects(planted.root))) == set()


def test_no_build_and_no_copy_takes_it_along(planted: Planted, prepared: Prepared) -> None:
    site = prepared(planted.root / "site")
    stamp_site(site, planted.records, DAY, jobs=1)
    assert found(site)
    assert private(planted, iter(found(site))) == set()
    public_copy(planted.records, planted.root / "copy", DAY)
    assert private(planted, iter(found(planted.root / "copy"))) == set()
    made, left = manifest(Archive(planted.records), site, DAY)
    assert private(planted, secrets(manifest_bytes(made))) == set()
    assert "private" in left, "a folder of that name in the records is told, never listed"
    assert not any("private/" in one.path for one in made.records)


@pytest.mark.parametrize("command", [("check",), ("nightly",), ("evidence", "--format", "json"), ("due",)])
def test_no_command_tells_it(
    planted: Planted, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(planted.root)
    main([*command, *(("--as-of", TODAY) if command[0] != "evidence" else ())])
    said = capsys.readouterr()
    assert said.out
    assert private(planted, secrets(said.out.encode() + said.err.encode())) == set()


def test_a_link_to_it_publishes_nothing(tmp_path: Path, prepared: Prepared) -> None:
    """Attached files, documents and whole folders that lead there."""
    planted = Planted(tmp_path)
    conference = planted.records / "thu-nghiem/2025/01"
    inside = tmp_path / "private/thu-nghiem/2025/01"
    shutil.rmtree(conference / "files")
    (conference / "files").symlink_to(inside / "files")
    (conference / "documents/situation_report-9.md").symlink_to(inside / "documents/minutes.md")
    (planted.records / "xa-lien-ket").symlink_to(tmp_path / "private")
    site = prepared(tmp_path / "site")
    stamp_site(site, planted.records, DAY, jobs=1)
    assert private(planted, iter(found(site))) == set()
    public_copy(planted.records, tmp_path / "copy", DAY)
    assert private(planted, iter(found(tmp_path / "copy"))) == set()
