"""Several files are written together: after a kill at any moment the next command leaves all old or all new."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from doithoai import disk
from doithoai.cli import main
from doithoai.disk import lock, together
from doithoai.disk.lock import Busy, locked
from doithoai.disk.together import ChangedMeanwhile, finish, write_all
from tests.test_whole import dying, files, killed

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs kills as POSIX knows them")
OLD = {"a.yml": b"old a", "b/c.md": b"old c", "gone.yml": b"old"}
NEW = {"a.yml": b"new a", "b/c.md": b"new c", "d/e.yml": b"new e"}


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with three files, in which somebody works."""
    folder = tmp_path / "kho"
    for name, data in OLD.items():
        disk.write(f"{folder}/{name}", data)
    monkeypatch.chdir(folder)
    return folder


def write_new(top: Path) -> None:
    write_all({**{top / name: data for name, data in NEW.items()}, top / "gone.yml": None})


def after(monkeypatch: pytest.MonkeyPatch, owner: object, name: str, times: int) -> None:
    """Die at the call after some others."""
    real: Callable[..., object] = getattr(owner, name)
    left = [times]

    def call(*words: object, **named: object) -> object:
        left[0] -= 1
        return real(*words, **named) if left[0] >= 0 else dying()

    monkeypatch.setattr(owner, name, call)


MOMENTS = [
    *[(together, "prepare", n) for n in range(4)],
    *[(together, "settle", n) for n in range(4)],
    *[(Path, "replace", n) for n in range(4)],
    (Path, "unlink", 0),
    (together, "remove", 0),
]


@pytest.mark.parametrize(("owner", "name", "times"), MOMENTS)
def test_a_kill_at_any_moment_is_ended_by_the_next_command(
    top: Path, monkeypatch: pytest.MonkeyPatch, owner: object, name: str, times: int
) -> None:
    with monkeypatch.context() as there:
        after(there, owner, name, times)
        killed(lambda: write_new(top))
    noted = (top / disk.NOTE).exists()
    main(["check", "nowhere"])
    found = {name: data for name, data in files(top).items() if not name.rpartition("/")[2].startswith(".")}
    assert found == (NEW if noted else OLD)
    write_new(top)
    assert files(top) == NEW, "nothing is left over either"


def test_another_command_over_the_same_files_ends_it_first(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as there:
        after(there, Path, "replace", 2)
        killed(lambda: write_new(top))
    assert files(top) not in (OLD, NEW)
    write_all({top / "b/c.md": b"newer c"})
    assert files(top) == {**NEW, "b/c.md": b"newer c"}


def test_who_stops_it_in_between_is_heard_when_all_is_written(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, left = Path.replace, [2]

    def replace(one: Path, other: Path) -> Path:
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt
        return real(one, other)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_new(top)
    assert files(top) == NEW


def test_a_note_that_came_with_a_copy_moves_nothing(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as there:
        after(there, Path, "replace", 1)
        killed(lambda: write_new(top))
    copy = top.parent / "chép"
    shutil.copytree(top, copy)
    before = {name: data for name, data in files(copy).items() if "doithoai" not in name}
    assert finish([copy])
    assert {name: data for name, data in files(copy).items() if "doithoai" not in name} == before == OLD


@pytest.mark.parametrize(
    "note",
    [
        b"",
        b"[",
        b"{}",
        b'[["a", "b"]]',
        b"[[1, 2, 3, 4]]",
        b"\xff",
        b"[" * 100_000,
    ],
)
def test_a_note_that_says_nothing_stops_nothing(top: Path, note: bytes) -> None:
    (top / disk.NOTE).write_bytes(note)
    write_new(top)
    assert files(top) == NEW


@pytest.mark.parametrize("place", ["../outside.yml", "/etc/motd", "b/../../outside.yml", "b//c.md"])
@pytest.mark.parametrize("piece", ["", ".doithoai-viec-1-0"])
def test_a_note_reaches_nothing_outside(top: Path, place: str, piece: str) -> None:
    outside = top.parent / "outside.yml"
    outside.write_bytes(b"mine")
    (top / piece).write_bytes(b"foreign") if piece else None
    which = os.lstat(top / piece if piece else outside)
    (top / disk.NOTE).write_text(json.dumps([[piece, place, which.st_dev, which.st_ino]]))
    finish([top])
    assert outside.read_bytes() == b"mine"
    assert (top / "b/c.md").read_bytes() == OLD["b/c.md"]


def test_two_at_once_wait_or_are_refused(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "WAIT", 0.1)
    with locked(top / ".doithoai-ghi-do.khoa", top, "ghi"), pytest.raises(Busy):
        write_new(top)
    assert files(top) == OLD


def test_what_was_changed_meanwhile_is_not_overwritten(top: Path) -> None:
    with pytest.raises(ChangedMeanwhile):
        write_all({top / "a.yml": b"new", top / "b/c.md": b"new"}, {top / "a.yml": b"older a"})
    with pytest.raises(ChangedMeanwhile):
        write_all({top / "a.yml": b"new", top / "x.yml": b"new"}, {top / "a.yml": None})
    assert files(top) == OLD
    write_all({top / "a.yml": b"new", top / "x.yml": b"x"}, {top / "a.yml": b"old a", top / "x.yml": None})
    assert files(top) == {**OLD, "a.yml": b"new", "x.yml": b"x"}


def test_a_folder_in_the_place_of_a_file_stops_all_of_it(top: Path) -> None:
    (top / "d/e.yml").mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        write_new(top)
    assert files(top) == OLD


@pytest.mark.parametrize("times", range(1, 4))
def test_an_archive_that_is_put_into_a_folder_that_is_there_comes_whole(
    top: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    shutil.rmtree(top)
    (top / ".git").mkdir(parents=True)
    words = ["init", str(top), "--name", "xã Thử", "--unit", "thu", "--policy-from", "cat-hai-2025", "--yes"]
    with monkeypatch.context() as there:
        after(there, Path, "rename", times)
        killed(lambda: main(words))
    assert main(words) == 0
    found = {one.name for one in top.iterdir()}
    assert {"README.md", "records", "mkdocs.yml", "requirements.txt", ".git", ".github"} <= found
    assert not [name for name in found if name.startswith(".doithoai")]
    assert main(words) == 2, "nothing is written over"
