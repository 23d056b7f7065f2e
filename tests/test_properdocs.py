"""MkDocs has had no release since 2024: the portal is built with its successor ProperDocs too, to the same bytes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_properdocs_builds_the_same_bytes(public: Path, environment: dict[str, str]) -> None:
    folder, site = public.parent, public.parent / "properdocs"
    words = ("build", "--strict", "--quiet", "--config-file", "mkdocs.yml", "--site-dir", site.name)
    done = subprocess.run(
        [sys.executable, "-m", "properdocs", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    try:
        made, wanted = contents(site), contents(public / "doi-thoai")
    finally:
        shutil.rmtree(site)
    assert len(wanted) > 300
    assert made.keys() == wanted.keys()
    assert [path for path in wanted if made[path] != wanted[path]] == []
