"""The PC of an office: a clone of its archive, the commands as they are typed, an editor, and a count of all that."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from subprocess import CompletedProcess
from typing import NamedTuple

from doithoai.cli import main
from tests.forges import LONG, ROOT, TOKEN, Server, git
from tests.office.server import on

UNIT = "an-binh"
ENVIRONMENT = {
    "DOITHOAI_TOKEN": TOKEN,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    "PYTHONPATH": str(ROOT),
    "PYTHONUTF8": "1",
}
NOT_OF_THE_OFFICE = ("GH_TOKEN", "GITHUB_TOKEN", "GITEA_TOKEN", "SOURCE_DATE_EPOCH", "GITHUB_ACTIONS", "CI")


class Change(NamedTuple):
    """One proposal: its files."""

    branch: str
    files: tuple[str, ...]


class Desk:
    """What is typed here is counted: commands by their names, edits by hand, and the files of each proposal."""

    def __init__(self, folder: Path, server: Server, forge: str) -> None:
        self.folder, self.server, self.forge = folder, server, forge
        self.day = ""
        self.typed: list[str] = []
        self.edits = 0
        self.changes: list[Change] = []

    def on(self, day: str) -> None:
        """Another day begins, here and at the server."""
        self.day = day
        on(self.server, day)

    def try_(self, *words: str) -> CompletedProcess[str]:
        """A command of that day, in this process, however it ends."""
        self.typed.append(_said(words))
        return called(self.folder, *words, *([] if words[0] in _DAYLESS else ["--as-of", self.day]))

    def do(self, *words: str) -> str:
        """A command that must succeed; what it said."""
        done = self.try_(*words)
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        return done.stdout

    def edit(self, path: str, old: str, new: str) -> None:
        """A value typed over another in an editor; `old` empty: at the end."""
        file = self.folder / "records" / path
        text = file.read_text("utf-8")
        assert not old or text.count(old) == 1, (path, old, text)
        file.write_text(text.replace(old, new) if old else text + new, "utf-8")
        self.edits += 1

    def found(self) -> list[str]:
        """What check tells, other than what is only worth knowing; not counted: the server does it too."""
        done = called(self.folder, "check", "--as-of", self.day, "--format", "json")
        told = json.loads(done.stdout)["findings"]
        return [f"{one['path']}:{one['line']} {one['code']}: {one['message']}" for one in told if _matters(one)]

    def owed(self, days: int = 60) -> list[str]:
        """All that is owed, as `kind about`, in the order of due; not counted."""
        done = called(self.folder, "due", "--as-of", self.day, "--days", str(days), "--format", "json")
        return [_duty(one) for one in json.loads(done.stdout)["duties"]]

    def late(self) -> list[str]:
        """All that is past its day."""
        done = called(self.folder, "due", "--as-of", self.day, "--format", "json")
        duties = json.loads(done.stdout)["duties"]
        found = [_duty(one) for one in duties if one["state"] in ("overdue", "absent")]
        assert done.returncode == bool(found)
        return found

    def try_propose(self) -> CompletedProcess[str]:
        """Send what was done for review, by a process of its own."""
        self.typed.append("propose")
        kept = {name: value for name, value in os.environ.items() if name not in NOT_OF_THE_OFFICE}
        words = ("propose", "--as-of", self.day, "--yes", "--forge", self.forge)
        return subprocess.run(
            [sys.executable, "-m", "doithoai", *words],
            cwd=self.folder,
            env={**kept, **ENVIRONMENT},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=LONG,
        )

    def propose(self) -> None:
        """One proposal of one commit, green at once, merged, and main green after it."""
        before = set(self.server.branches())
        done = self.try_propose()
        assert done.returncode == 0, done.stdout + done.stderr
        (branch,) = set(self.server.branches()) - before
        assert self.server.git("rev-list", "--count", f"main..{branch}").strip() == "1"
        files = self.server.git("diff", "--name-only", "main", branch).split()
        changed = git("status", "--porcelain", "-uall", cwd=self.folder).splitlines()
        assert sorted(line[3:] for line in changed) == files, "what was written here is what was sent"
        self.changes.append(Change(branch, tuple(files)))
        assert self.server.merge(branch) == (200, "")
        assert self.server.requests[-1]["merged"]

    def objects(self) -> str:
        """Every object that the server holds, as text."""
        found = subprocess.run(
            ["git", "cat-file", "--batch-all-objects", "--batch"],
            cwd=self.server.bare,
            capture_output=True,
            check=True,
            timeout=LONG,
        )
        return found.stdout.decode("utf-8", "replace")


_DAYLESS = ("export", "private")
_WORTH_KNOWING = "notice"


def _matters(one: dict[str, str]) -> bool:
    return one["level"] != _WORTH_KNOWING


def _duty(one: dict[str, str]) -> str:
    told = one["title"] if one["kind"] == "report" else one["document"] if one["kind"] == "dossier" else one["kind"]
    number = one["about"].removeprefix(UNIT)[9:]
    return f"{told} {number}".strip()


def _said(words: Sequence[str]) -> str:
    return " ".join(words[:2]) if words[0] in ("new", "import", "export", "private") else words[0]


def called(folder: Path, *words: str) -> CompletedProcess[str]:
    """A command in a folder, in this process."""
    out, wrong = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(wrong):
        try:
            code = main(words)
        except SystemExit as error:
            code = error.code if isinstance(error.code, int) else 2
    return CompletedProcess(words, code, out.getvalue(), wrong.getvalue())


@contextlib.contextmanager
def environment() -> Iterator[None]:
    """What a shell of an office knows, as long as it lasts."""
    before = dict(os.environ)
    for name in NOT_OF_THE_OFFICE:
        os.environ.pop(name, None)
    os.environ.update({name: value for name, value in ENVIRONMENT.items() if name != "PYTHONPATH"})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
