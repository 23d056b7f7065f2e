"""A kept shell: the portal is built from it without MkDocs, Material or a network, to the same bytes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from doithoai.site import NotBuilt, NotFree, keep_shell
from doithoai.site.kept import may_lay

ROOT = Path(__file__).parent.parent
ALONE = """
import socket, sys
for gone in ("mkdocs", "material", "properdocs", "zensical"):
    sys.modules[gone] = None
def no(*_): raise OSError("no network")
socket.socket.connect = no
from doithoai.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def built(public: Path) -> Path:
    return public / "doi-thoai"


@pytest.fixture
def alone(public: Path, environment: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """The command where neither a site generator nor a network can be had."""

    def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", ALONE, "stamp", *map(str, words)]
        return subprocess.run(
            command, cwd=public.parent, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )

    return run


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_kept_shell_gives_the_same_portal_without_its_makers(
    built: Path, tmp_path: Path, alone: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    kept = alone(built, "--keep-shell", tmp_path / "khung giữ")
    assert kept.returncode == 0, kept.stderr
    made = alone(tmp_path / "cổng", "--shell", tmp_path / "khung giữ")
    assert made.returncode == 0, made.stderr
    assert files(tmp_path / "cổng") == files(built)


def test_a_shell_holds_nothing_of_the_records(built: Path, tmp_path: Path) -> None:
    count = keep_shell(built, tmp_path / "khung")
    kept = files(tmp_path / "khung")
    assert len(kept) == count
    assert not [name for name in kept if name.startswith(("minh-hoa/", "cat-hai/", "du-lieu/"))]
    assert b"minh-hoa-2026-02" not in kept["kien-nghi/index.html"]
    assert "assets/logo.svg" in kept
    assert b"minh-hoa/2026/02" in files(built)["ket-luan/index.html"]
    assert b"minh-hoa/2026/02" not in kept["ket-luan/index.html"]


def test_what_was_stamped_from_older_records_does_not_stay(
    built: Path, tmp_path: Path, alone: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    site = tmp_path / "cổng"
    shutil.copytree(built, site)
    (site / "don-vi-cu").mkdir()
    (site / "don-vi-cu/index.html").write_text("cũ", encoding="utf-8")
    keep_shell(built, tmp_path / "khung")
    assert alone(site, "--shell", tmp_path / "khung").returncode == 0
    assert files(site) == files(built)


def test_nothing_else_is_overwritten(built: Path, tmp_path: Path) -> None:
    keep_shell(built, tmp_path / "khung")
    (tmp_path / "thư mục").mkdir()
    (tmp_path / "thư mục/của tôi.txt").write_text("giữ", encoding="utf-8")
    for refused in (
        lambda: may_lay(tmp_path / "khung", tmp_path / "thư mục"),
        lambda: keep_shell(built, tmp_path / "khung"),
    ):
        with pytest.raises(NotFree):
            refused()
    with pytest.raises(NotFree):
        may_lay(tmp_path / "khung", tmp_path)  # the shell lies inside what would be replaced
    with pytest.raises(NotBuilt):
        may_lay(tmp_path / "thư mục", tmp_path / "mới")
    assert files(tmp_path / "thư mục") == {"của tôi.txt": "giữ".encode()}
    assert not (tmp_path / "mới").exists()


def test_the_command_says_in_a_sentence_what_is_in_the_way(
    built: Path, tmp_path: Path, alone: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b").touch()
    keep_shell(built, tmp_path / "khung")
    full = alone(tmp_path / "a", "--shell", tmp_path / "khung")
    assert (full.returncode, "đang chứa tệp khác" in full.stderr) == (2, True)
    none = alone(tmp_path / "mới", "--shell", tmp_path / "a")
    assert (none.returncode, "chưa phải là cổng thông tin đã dựng" in none.stderr) == (2, True)
    both = alone(tmp_path / "mới", "--shell", tmp_path / "khung", "--changed", "records")
    assert both.returncode == 2
