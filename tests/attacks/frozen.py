"""An archive in a real Git repository whose records are on main, to be changed in silence and with a record of it."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from doithoai import cli
from doithoai.model.base import Frozen
from tests.conftest import RECORDS, ROOT

TODAY = dt.date(2026, 2, 10)
"""After all that the archive tells of."""
UNIT = "thu-nghiem"
FIRST, SECOND = f"{UNIT}/2025/01", f"{UNIT}/2025/02"
NOTICE, CONCLUSION = f"{FIRST}/documents/notice.md", f"{FIRST}/documents/conclusion_notice.md"
REPLY = f"{FIRST}/documents/written_reply-1.md"
PETITIONS, CONFERENCE = f"{FIRST}/petitions.yml", f"{FIRST}/conference.yml"
PLAN, POLICY, CALENDAR = f"{UNIT}/2025/plan.md", f"policies/{UNIT}-2025.yml", "calendar/2025.yml"


class Said(Frozen, frozen=True):
    """What one command says of a change, and its exit code."""

    code: int
    text: str

    def part(self, heading: str) -> list[str]:
        """The lines below a heading."""
        lines = self.text.partition(f"### {heading}")[2].partition("\n### ")[0].split("\n")
        return [line.removeprefix("- ") for line in lines if line.startswith("- ")]


class Archived:
    """The archive of xã Thử Nghiệm, all of it on main."""

    def __init__(self, top: Path) -> None:
        """Write it, and commit it."""
        self.top, self.records = top, top / "records"
        shutil.copytree(ROOT / "tests/rules/base", self.records)
        shutil.copytree(RECORDS / "calendar", self.records / "calendar")
        self.git("init", "-q", "-b", "main")
        self.commit()
        self.git("tag", "start")

    def git(self, *words: str) -> None:
        """Run Git there, whatever the environment says of other repositories."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        who = ("-c", "user.name=Thử", "-c", "user.email=thu@example.invalid", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *words], cwd=self.top, env=kept, check=True, capture_output=True)

    def commit(self) -> None:
        """Whatever lies there is on main now."""
        self.git("add", "-A")
        self.git("commit", "-qm", "Kho", "--allow-empty")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace some words that stand there once."""
        text = self.text(name)
        assert text.count(old) == 1, (name, old, text.count(old))
        self.write(name, text.replace(old, new))

    def text(self, name: str) -> str:
        """What a file says."""
        return (self.records / name).read_text("utf-8")

    def write(self, name: str, text: str | bytes) -> None:
        """Write a file."""
        path = self.records / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def front(self, name: str, *lines: str) -> None:
        """Put lines into the front matter of a document, or before all others of a record."""
        text, more = self.text(name), "".join(f"{line}\n" for line in lines)
        head = "---\n" if text.startswith("---\n") else ""
        self.write(name, f"{head}{more}{text.removeprefix(head)}")

    def petitions(self, name: str = PETITIONS) -> list[str]:
        """The petitions of a conference, each as it is written."""
        return [f"- id: {one}" for one in self.text(name).split("- id: ")[1:]]

    def add(self, name: str, text: str) -> None:
        """Put some lines at the end of a file, which need not be there."""
        path = self.records / name
        self.write(name, (self.text(name) if path.exists() else "") + text)

    def delete(self, name: str) -> None:
        """Delete a file or folder."""
        path = self.records / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    def move(self, name: str, other: str) -> None:
        """Rename a file or folder."""
        (self.records / other).parent.mkdir(parents=True, exist_ok=True)
        (self.records / name).rename(self.records / other)

    def changes(self, base: str = "HEAD") -> Said:
        """What a reviewer is told."""
        return self._said("changes", "--base", base)

    def deleted(self) -> Said:
        """What the hook says of what the next commit deletes."""
        self.git("add", "-A")
        return self._said("check", "--deleted", "--fail-on", "error")

    def check(self) -> Said:
        """What the check says of the archive as it is."""
        return self._said("check", "--fail-on", "error")

    def _said(self, *words: str) -> Said:
        out = io.StringIO()
        with contextlib.chdir(self.top), contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            code = cli.main([*words, "--as-of", TODAY.isoformat()])
        return Said(code, out.getvalue())

    @contextlib.contextmanager
    def trying(self) -> Iterator[Archived]:
        """Undo afterwards whatever was done."""
        try:
            yield self
        finally:
            self.git("checkout", "-q", "-f", "-B", "main", "start")
            self.git("clean", "-qfdx")


Doing = Callable[[Archived], object]


def edits(*some: tuple[str, str, str]) -> Doing:
    """Replace words in files, each of which stands there once."""

    def done(kept: Archived) -> None:
        for one in some:
            kept.edit(*one)

    return done


def amended(field: str, was: str = "", on: str = "2026-02-10") -> str:
    """What a record says that it said; without it, that what it said was private."""
    old = f'was: "{was}", ' if was else ""
    return f"amended: [{{field: {field}, {old}on: {on}, by: Văn phòng Đảng ủy, reason: Gõ nhầm}}]"
