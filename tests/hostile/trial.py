"""Runs every recipe through the commands, in one process whose memory and time are limited; prints what came of it.

`python -m tests.hostile.trial FOLDER SHARE SHARES`: an archive in FOLDER is planted and mended again for each recipe.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
import traceback
import xml.dom.minidom
from pathlib import Path
from typing import Any, NoReturn

import doithoai.report
from doithoai.check import Result
from doithoai.cli import main
from doithoai.model.formats import FORMATS
from tests.hostile.place import DAY, NEIGHBOUR, STRAY, UNIT, Place, lay_out
from tests.hostile.recipes import Recipe, recipes
from tests.standing import aged, renew

MEMORY, SECONDS, ADDRESSES = 300, 5, 1 << 30
"""MB that may be used, CPU seconds of one command, and bytes of addresses that the system gives at all."""
VALUES = {
    *("dates", "times", "types", "numbers", "characters", "markdown", "attachments", "front-matter", "yaml"),
    "encodings",
}
NEVER = 8 * SECONDS
"""CPU seconds after which a recipe is stopped: it may be one whose time is not spent in Python."""


class Trial:
    """One archive in a repository of Git, with all that was said of it as it is clean."""

    def __init__(self, folder: Path) -> None:
        """Lay it out and look at it."""
        self.clean, self.place = folder / "clean", Place(folder / "records")
        lay_out(self.clean)
        aged(self.clean)
        renew(self.clean, self.place.records)
        os.chdir(folder)
        for words in (("init", "-q"), ("add", "records"), ("commit", "-qm", "x")):
            subprocess.run(["git", *words], check=True, env={**os.environ, **GIT})
        self.result: list[Result] = []
        self.longest, self.values = 0.0, 0
        plain = doithoai.report.report

        def caught(result: Result, format_: str, language: str) -> str:
            self.result.append(result)
            return plain(result, format_, language)

        doithoai.report.report = caught
        self.usual = self.found()

    def found(self) -> set[tuple[str, int, str]]:
        """Judge the archive as it is."""
        self.said("check")
        return {(one.path, one.line, one.code) for one in self.result[-1].findings}

    def said(self, *words: str) -> tuple[int, str, str]:
        """Run a command: its exit code, what it printed, and its complaints."""
        out, err = io.StringIO(), io.StringIO()
        began = time.process_time()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([*words, "--as-of", DAY] if words[0] != "deadline" else words)
        self.longest = max(self.longest, time.process_time() - began)
        return code, out.getvalue(), err.getvalue()

    def tried(self, recipe: Recipe) -> dict[str, Any]:
        """Plant it, run everything, and put the archive back; what is to be looked at."""
        told: dict[str, Any] = {"name": recipe.name}
        try:
            recipe.plant(self.place)
        except (OSError, ValueError) as error:  # a name or a device that this system does not have
            self._mended()
            return {**told, "impossible": str(error)}
        self.longest = 0.0
        signal.setitimer(signal.ITIMER_PROF, NEVER)
        try:
            told |= self._ran(recipe)
        except Exception:  # noqa: BLE001 - whatever it is, it is told
            told["traceback"] = traceback.format_exc()
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        told["seconds"] = self.longest
        self._mended()
        return told

    def _others(self, recipe: Recipe) -> tuple[tuple[str, ...], ...]:
        """The other commands; of what all of them read by one way, every third is given to them."""
        self.values += recipe.kind in VALUES
        if recipe.kind in VALUES and self.values % 3:
            return ()
        return ("nightly",), ("changes", "--base", "HEAD"), ("deadline", UNIT, "--event", "2026-10-29")

    def _ran(self, recipe: Recipe) -> dict[str, Any]:
        self.result.clear()
        checked, out, err = self.said("check", "--format", "json")
        outputs = {"check": err}
        result = self.result[-1] if self.result else None
        unread = None
        if result:
            texts = {one: doithoai.report.report(result, one, "vi") for one in FORMATS}
            unread = _unread({**texts, "json": out})
        runs = {"check": checked}
        for words in self._others(recipe):
            runs[words[0]], _, outputs[words[0]] = self.said(*words)
        now = {(one.path, one.line, one.code) for one in result.findings} if result else set()
        lost = {one for one in self.usual - now if one[0].startswith(f"records/{NEIGHBOUR}/")}
        if recipe.shared:  # what is told of the neighbour for its law may change with it; the stray file stays one
            lost = {one for one in lost if one[0] == f"records/{STRAY}"}
        return {
            "runs": runs,
            "complaints": {name: text for name, text in outputs.items() if text},
            "codes": sorted({code for _, _, code in now - self.usual}),
            "lost": sorted(map(str, lost)),
            "unread": unread,
        }

    def _mended(self) -> None:
        for path in (self.place.records, *self.place.records.rglob("*")):
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o755)
        renew(self.clean, self.place.records)


GIT = {f"GIT_{who}_{what}": "thu@example.invalid" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def peak() -> int:
    """The most memory that this process had, in MB; what its parent had when it made it counts for usage, not here."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.is_file() else None
    return (int(found[1]) if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) >> 10


def _unread(outputs: dict[str, str]) -> str | None:
    """Which report no machine could read, or writes what no terminal should get."""
    for name, text in outputs.items():
        try:
            text.encode()
            if name in ("json", "sarif"):
                json.loads(text)
            elif name == "junit":
                xml.dom.minidom.parseString(text)  # noqa: S318 - written just now
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            return f"{name}: {error}"
        if name in ("text", "github") and _CONTROL.search(text):
            return f"{name}: a control character"
        if name == "text" and any(line.startswith("::") for line in text.splitlines()):
            return f"{name}: a line of somebody else's"
    return None


def _stop(*_: object) -> NoReturn:
    raise TimeoutError(f"not done after {NEVER} CPU seconds")


def run(folder: Path, share: int, shares: int) -> None:
    """Try every so-many-th recipe."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    signal.signal(signal.SIGPROF, _stop)
    gc.set_threshold(100_000)
    if os.geteuid() == 0:
        without_rights()
    trial = Trial(folder)
    for recipe in recipes()[share::shares]:
        before = peak()
        told = trial.tried(recipe)
        told["memory"] = peak()
        told["more"] = told["memory"] - before
        print(json.dumps(told), flush=True)


def without_rights() -> None:
    """Give up root's right to read what nobody may, so that a closed folder is one."""
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    data = (ctypes.c_uint32 * 6)()
    if libc.capget(header, data) == 0:
        for place in (0, 1, 2):  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH
            data[place] &= ~0b110
        libc.capset(header, data)


if __name__ == "__main__":
    run(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
