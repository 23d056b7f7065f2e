"""Repositories whose history is made by hand: commits of given days, merges, rewritten and cut history."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from pathlib import Path

from doithoai.commands.evidence import Before, evidence
from doithoai.model.evidence import Contradiction, DocumentHeld, Evidence
from doithoai.reading.archive import Archive

NOTICE = "thu-nghiem/2025/02/documents/notice.md"
TODAY = dt.date(2026, 2, 10)


class Kept:
    """The clean archive in a repository of its own, `records/` below its top."""

    def __init__(self, records: Path) -> None:
        """Make the repository, with no commit yet."""
        self.records, self.top = records, records.parent
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str, on: str = "2025-07-01", authored: str | None = None) -> str:
        """Run Git as of a day, at noon in Việt Nam."""
        given = {
            "GIT_COMMITTER_DATE": f"{on}T12:00:00+0700",
            "GIT_AUTHOR_DATE": f"{authored or on}T12:00:00+0700",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
        }
        for who in ("AUTHOR", "COMMITTER"):
            given |= {f"GIT_{who}_NAME": "Thử", f"GIT_{who}_EMAIL": "thu@example.invalid"}
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run(
            ["git", *words], cwd=self.top, env={**kept, **given}, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    def commit(self, on: str, authored: str | None = None, *more: str) -> str:
        """Commit all that lies there, as of a day; its name."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", f"Ghi {on}", *more, on=on, authored=authored)
        return self.git("rev-parse", "HEAD")

    def without(self, *paths: str) -> dict[str, bytes]:
        """Take files away; returns what they held."""
        held = {path: (self.records / path).read_bytes() for path in paths}
        for path in paths:
            (self.records / path).unlink()
        return held

    def put(self, files: dict[str, bytes]) -> None:
        """Write files."""
        for path, data in files.items():
            (self.records / path).parent.mkdir(parents=True, exist_ok=True)
            (self.records / path).write_bytes(data)

    def change(self, path: str, old: str, new: str) -> None:
        """Replace what stands once in a file."""
        text = (self.records / path).read_text("utf-8")
        assert text.count(old) == 1, (path, old)
        (self.records / path).write_text(text.replace(old, new), "utf-8")

    def copied(self, to: Path, *words: str) -> Path:
        """Clone it; the records of the copy."""
        self.git("clone", "-q", *words, f"file://{self.top}", str(to))
        return to / "records"


def worked_out(records: Path, before: Before | None = None, branch: str = "main") -> Evidence:
    """The evidence of an archive on the day of the tests."""
    return evidence(Archive(records), branch, TODAY, before)


def held(records: Path, file: str = NOTICE, before: Before | None = None) -> DocumentHeld:
    """What is known of one document."""
    return next(one for one in worked_out(records, before).documents if one.file == file)


def kinds(one: DocumentHeld) -> list[Contradiction]:
    """The contradictions of a document, by kind."""
    return [each.kind for each in one.contradicted]


def moved(records: Path, old: str, new: str) -> None:
    """Move a folder of the archive."""
    (records / new).parent.mkdir(parents=True, exist_ok=True)
    shutil.move(records / old, records / new)
