"""Builds and writes are whole or not at all: kills at the worst moments, two at once, full disks, other folders."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from doithoai import disk
from doithoai.cli import main
from doithoai.disk import folders, lock
from doithoai.disk.folders import Renewal, renewed
from doithoai.disk.lock import Busy, locked
from doithoai.disk.together import write_all
from doithoai.fence import guard, nothing
from doithoai.reading.attachments import publish

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs kills as POSIX knows them")
Site = dict[str, bytes]
OLD: Site = {"a": b"old", "b/c.html": b"old page", ".git/HEAD": b"ref"}
NEW: Site = {"a": b"new", "d/e.html": b"new page", ".git/HEAD": b"ref"}


def files(folder: Path) -> Site:
    found = (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def fill(folder: Path, what: Site) -> None:
    for name, data in what.items():
        disk.write(f"{folder}/{name}", data)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    fill(tmp_path / "site", OLD)
    return tmp_path / "site"


def killed(work: Callable[[], object]) -> None:
    """Do something in a process of its own that ends itself by SIGKILL."""
    child = os.fork()
    if not child:
        work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "it was to be killed"


def dying(*_: object, **__: object) -> bool:
    os.kill(os.getpid(), signal.SIGKILL)
    return False


def make_new(site: Path) -> None:
    with renewed(site, "thử") as new:
        fill(new, {name: data for name, data in NEW.items() if not name.startswith(".")})


def alone(site: Path) -> bool:
    return [one.name for one in site.parent.iterdir()] == [site.name]


@pytest.mark.parametrize("gone", [False, True])
def test_a_folder_takes_the_place_of_another(site: Path, gone: bool) -> None:  # noqa: FBT001
    if gone:
        shutil.rmtree(site)
    make_new(site)
    assert files(site) == {name: data for name, data in NEW.items() if not (gone and name.startswith("."))}
    assert alone(site)


def test_without_an_exchange_of_names_too(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "exchange", lambda *_: False)
    make_new(site)
    assert (files(site), alone(site)) == (NEW, True)


MOMENTS = {"copying": (folders, "_copy_one"), "exchanging": (folders, "exchange"), "removing": (shutil, "rmtree")}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_kill_leaves_the_old_or_the_new(site: Path, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    with monkeypatch.context() as there:
        there.setattr(*MOMENTS[moment], dying)
        killed(lambda: make_new(site))
    assert files(site) == (NEW if moment == "removing" else OLD)
    make_new(site)
    assert (files(site), alone(site)) == (NEW, True)


def test_a_kill_between_two_names_is_put_right_by_the_next(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as there:
        there.setattr(folders, "exchange", lambda *_: False)
        rename = Path.rename
        there.setattr(Path, "rename", lambda one, other: dying() if one.suffix == ".moi" else rename(one, other))
        killed(lambda: make_new(site))
    assert not site.exists()
    with pytest.raises(RuntimeError), renewed(site, "thử"):
        raise RuntimeError
    assert (files(site), alone(site)) == (OLD, True)


def test_what_fails_leaves_the_old(site: Path) -> None:
    def fails() -> None:
        with renewed(site, "thử", copied=True) as new:
            fill(new, NEW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert (files(site), alone(site)) == (OLD, True)


def test_where_nothing_can_be_renamed_names_are_exchanged_one_by_one(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == site)
    renewal = Renewal(site, "thử")
    assert not renewal.at_once
    fill(renewal.new, {name: data for name, data in NEW.items() if not name.startswith(".")})
    renewal.commit()
    assert files(site) == NEW


def test_rights_and_a_link_to_the_site_stay(site: Path) -> None:
    site.chmod(0o2750)
    link = site.parent / "www"
    link.symlink_to(site)
    make_new(link)
    assert link.is_symlink()
    assert (files(site), site.stat().st_mode & 0o7777) == (NEW, 0o2750)


def test_a_second_one_waits_then_is_told_who_is_at_work(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "WAIT", 0.2)
    with renewed(site, "dựng cổng"), pytest.raises(Busy, match=rf"dựng cổng \({os.getpid()}\)"), renewed(site, "ghi"):
        pass
    assert (files(site), alone(site)) == ({".git/HEAD": b"ref"}, True)


def test_a_second_one_gets_its_turn(tmp_path: Path) -> None:
    file, ready = tmp_path / "khoa", tmp_path / "ready"
    child = os.fork()
    if not child:
        with locked(file, tmp_path, "đầu"):
            ready.touch()
            time.sleep(0.3)
        os._exit(0)
    while not ready.exists():
        time.sleep(0.01)
    with locked(file, tmp_path, "sau"):
        assert os.waitpid(child, 0)[1] == 0
    assert not file.exists()


def test_the_lock_of_a_dead_process_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "WAIT", 0)

    def dies() -> None:
        with locked(tmp_path / "khoa", tmp_path, "chết"):
            dying()

    killed(dies)
    assert (tmp_path / "khoa").exists()
    with locked(tmp_path / "khoa", tmp_path, "sống"):
        pass
    assert not (tmp_path / "khoa").exists()


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A disk that takes the first bytes only."""
    write = os.write
    # Only what is written into a file that is being made: pytest writes too.
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:3]) and no_room())
    yield
    monkeypatch.undo()


def no_room() -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.usefixtures("full")
def test_a_full_disk_loses_no_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "b").write_bytes(b"old")
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        disk.write(f"{tmp_path}/a", b"longer than three")
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        write_all({tmp_path / "a": "longer than three", tmp_path / "b": "also longer"})
    assert files(tmp_path) == {"a": b"old", "b": b"old"}


def test_a_file_is_never_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "petitions.yml"
    path.write_bytes(b"old")
    for name in ("write", "replace"):
        with monkeypatch.context() as there:
            there.setattr(os, name, dying)
            killed(lambda: disk.write(str(path), b"new"))
        assert path.read_bytes() == b"old"
    disk.write(str(path), b"new")
    assert path.read_bytes() == b"new"
    disk.sweep(tmp_path)
    assert files(tmp_path) == {"petitions.yml": b"new"}


def test_rights_stay_and_a_link_is_not_followed(tmp_path: Path) -> None:
    path, link = tmp_path / "a", tmp_path / "link"
    path.write_bytes(b"old")
    path.chmod(0o640)
    disk.write(str(path), b"new")
    assert path.stat().st_mode & 0o777 == 0o640
    link.symlink_to(path)
    disk.write(str(link), b"other")
    assert (path.read_bytes(), link.read_bytes(), link.is_symlink()) == (b"new", b"other", False)


@pytest.mark.parametrize("name", ["write", "replace"])
def test_mend_leaves_the_old_or_the_new_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    path = tmp_path / "records/unit.yml"
    path.parent.mkdir()
    path.write_bytes(b"\xef\xbb\xbfname: a\r\n")
    with monkeypatch.context() as there:
        there.setattr(os, name, dying)
        there.setattr(Path, "replace", dying)
        killed(lambda: main(["mend", str(path.parent)]))
    assert path.read_bytes() == b"\xef\xbb\xbfname: a\r\n"
    assert main(["mend", str(path.parent)]) in (0, 1)
    assert files(path.parent) == {"unit.yml": b"name: a\n"}


def test_no_room_is_no_fault_of_a_record() -> None:
    """A conference left out for want of room, and a site that is taken for whole without it, would be a loss."""
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        guard(nothing, no_room)
    assert guard(nothing, Path("/không có").read_text) is None


def test_no_room_is_no_fault_of_an_attachment(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files/a.txt").write_bytes(b"text")
    digest = hashlib.sha256(b"text").hexdigest()
    with pytest.raises(OSError, match=os.strerror(errno.EFBIG)), limited(2):
        publish(str(tmp_path), "files/a.txt", digest, f"{tmp_path}/site/a.txt")
    assert files(tmp_path) == {"files/a.txt": b"text"}


@contextlib.contextmanager
def limited(size: int) -> Iterator[None]:
    """No file may grow larger."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
