"""The server of an office: main takes nothing by hand, a proposal is checked when it comes and when it is merged."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.forges import ROOT, Server, forge, git

HOOK = """#!/bin/sh
case "$1" in refs/heads/main) echo "main chỉ nhận qua đề nghị" >&2; exit 1;; esac
case "$3" in *[!0]*) ;; *) exit 0;; esac
kho=$(pwd)
cay=$(mktemp -d)
trap 'rm -rf "$cay"' EXIT
git archive "$3" | tar -x -C "$cay" || exit 1
cd "$cay"
PYTHONUTF8=1 PYTHONPATH={root} {python} -m doithoai check records --as-of "$(cat "$kho/hom-nay")" >&2
"""


@contextmanager
def served(folder: Path, first: Path) -> Iterator[Server]:
    """A forge whose main branch is the archive in a folder, which becomes a repository by it."""
    start = folder / "dau"
    start.mkdir(parents=True)
    bare = start / "kho.git"
    git("init", "-q", "--bare", "-b", "main", str(bare), cwd=start)
    git("config", "http.receivepack", "true", cwd=bare)
    hook = bare / "hooks/update"
    hook.write_text(HOOK.format(root=shlex.quote(str(ROOT)), python=shlex.quote(sys.executable)), "utf-8")
    hook.chmod(0o755)
    git("init", "-q", "-b", "main", cwd=first)
    git("add", "-A", cwd=first)
    git("commit", "-q", "-m", "Bắt đầu", cwd=first)
    git("fetch", "-q", str(first), "+HEAD:refs/heads/main", cwd=bare)
    shutil.rmtree(first)
    with forge(folder / "may chu", bare) as server:
        server.git("clone", "-q", str(server.bare), str(first), cwd=folder)
        server.git("remote", "set-url", "origin", server.url, cwd=first)
        yield server


def on(server: Server, day: str) -> None:
    """The day it is at the server."""
    server.day = day
    (server.bare / "hom-nay").write_text(day, "utf-8")
