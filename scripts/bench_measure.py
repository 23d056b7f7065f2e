"""How the benchmarks measure: commands as processes of their own, in turns, their middle told, targets judged."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
AS_OF = "2026-12-31"
PYTHON = sys.executable
A_UNIT_HOLDS = 20

Command = list[str]


@dataclass(frozen=True, slots=True)
class Job:
    """What is measured as one: commands that run one after another in a folder."""

    commands: tuple[Command, ...]
    folder: Path
    prepare: Callable[[], None] | None = None
    environment: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """Seconds by the clock and of the processors, and memory in MB."""

    wall: float
    cpu: float
    peak: float
    together: float
    """Proportional memory of all processes at once; nought where the system does not tell."""


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """What every command is given."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", **(more or {})}


def measure(job: Job) -> Measure:
    """Run a job once."""
    if job.prepare:
        job.prepare()
    wall = cpu = peak = together = 0.0
    for command in job.commands:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=job.folder, env=environment(job.environment), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        watch = Watch(process.pid)
        told = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        wall += time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{command[:4]} failed: {told.decode(errors='replace')[-2000:]}")
        cpu += usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss / 1024)
        together = max(together, watch.stop())
    return Measure(wall, cpu, peak, together)


class Watch(threading.Thread):
    """Looks a few times a second how much memory a process and its children hold together (Linux)."""

    def __init__(self, process: int) -> None:
        """Start to watch."""
        super().__init__(daemon=True)
        self.process = process
        self.most = 0.0
        self.done = threading.Event()
        self.start()

    def run(self) -> None:
        """Look until told to stop; the first look is late, so that a short run is not disturbed."""
        while not self.done.wait(0.3):
            self.most = max(self.most, sum(map(_proportional, _family(self.process))))

    def stop(self) -> float:
        """Give the most that was seen, in MB."""
        self.done.set()
        self.join()
        return self.most / 1024


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _proportional(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def middle(values: Iterable[float]) -> float:
    """The median, without the weight of the statistics module: this process must stay small."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def in_turns(jobs: Mapping[str, Job], runs: int, *, warm: bool = True) -> dict[str, Measure]:
    """Run every job `runs` times, one after the other, after one run that is thrown away when `warm`."""
    for job in jobs.values() if warm else ():
        measure(job)
    taken: dict[str, list[Measure]] = {name: [] for name in jobs}
    for _ in range(runs):
        for name, job in jobs.items():
            taken[name].append(measure(job))
    return {
        name: Measure(
            middle(one.wall for one in several),
            middle(one.cpu for one in several),
            max(one.peak for one in several),
            max(one.together for one in several),
        )
        for name, several in taken.items()
    }


def archive(folder: Path, conferences: int) -> Path:
    """Write a synthetic archive; gives the folder that holds records/."""
    out = folder / str(conferences)
    if not out.exists():
        units = max(1, conferences // A_UNIT_HOLDS)
        command = [PYTHON, str(ROOT / "scripts" / "synthesize.py"), str(out)]
        command += ["--units", str(units), "--conferences", str(conferences)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment())
    return out


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a Markdown table."""
    print(f"| {' | '.join(heads)} |")
    print(f"|{'|'.join('---' if place == 0 else '---:' for place in range(len(heads)))}|")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    print(flush=True)


def verdict(what: str, found: float, wanted: float, unit: str, *, at_most: bool = True) -> None:
    """Say honestly whether a target was met."""
    met = found <= wanted if at_most else found >= wanted
    sign = "≤" if at_most else "≥"
    print(f"- {what}: {found:.3g} {unit} (target {sign} {wanted:g} {unit}): {'met' if met else 'MISSED'}", flush=True)


def weigh(folder: Path, suffix: str = "") -> tuple[int, float]:
    """How many files there are, and how many MB they have together."""
    count = size = 0
    for inside, _, names in os.walk(folder):
        for name in names:
            if name.endswith(suffix):
                count += 1
                size += os.stat(os.path.join(inside, name)).st_size  # noqa: PTH116, PTH118 - many files, few objects
    return count, size / 1e6
