"""Measure the checker and the portal beside others, on synthetic archives, each command as a process of its own.

    python scripts/bench.py [--quick] [--only a|b|c] [--runs N]

a  one changed conference of 1,000, as pre-commit runs the check, beside tools that read one file
b  the whole archive of 100, 1,000 and 10,000 conferences, beside tools that read the same YAML files
c  the portal of 100 and 1,000 conferences, beside MkDocs with Material on pages of the same content

Everything compared runs in turns, and the middle of the runs is told: trust ratios within a table, not seconds.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
AS_OF = "2026-12-31"
PYTHON = sys.executable
YAMLLINT = "{extends: relaxed, rules: {line-length: disable}}"
PEER_SAMPLE = 200
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


def measure(job: Job) -> Measure:
    """Run a job once."""
    if job.prepare:
        job.prepare()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    environment |= job.environment or {}
    wall = cpu = peak = together = 0.0
    for command in job.commands:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=job.folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
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


def in_turns(jobs: Mapping[str, Job], runs: int) -> dict[str, Measure]:
    """Run every job `runs` times, one after the other, after one run that is thrown away."""
    for job in jobs.values():
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
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT)})
    return out


def check_job(folder: Path, *paths: str) -> Job:
    """The checker, on the whole archive or on some paths."""
    return Job(([PYTHON, "-m", "doithoai", "check", "--as-of", AS_OF, *(paths or ("records",))],), folder)


def peers(folder: Path, conferences: Sequence[str], petitions: Sequence[str]) -> dict[str, Job]:
    """What others can do with the same YAML files."""
    files = [*conferences, *petitions]
    jobs = {
        "yamllint": Job(([PYTHON, "-m", "yamllint", "-d", YAMLLINT, *files],), folder),
        "check-yaml": Job(([PYTHON, "-m", "pre_commit_hooks.check_yaml", *files],), folder),
    }
    kinds = {"conference": conferences, "petitions": petitions}
    schemas = {kind: ROOT / "docs" / "schemas" / f"{kind}.schema.json" for kind in kinds}
    if all(schema.is_file() for schema in schemas.values()):
        commands = tuple(
            [PYTHON, "-m", "check_jsonschema", "--schemafile", str(schemas[kind]), *named]
            for kind, named in kinds.items()
            if named
        )
        jobs["check-jsonschema"] = Job(commands, folder)
    else:
        print("check-jsonschema is left out: docs/schemas/ has no schemas yet.\n")
    return jobs


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


def one_conference(folder: Path, size: int, runs: int) -> None:
    """Part a."""
    print(f"## One changed conference of {size:,}\n")
    place = archive(folder, size)
    unit = f"tong-hop-{max(1, size // A_UNIT_HOLDS) // 2 + 1:03}"
    path = f"records/{unit}/2025/01/conference.yml"
    jobs = {
        "python -c pass": Job(([PYTHON, "-c", "pass"],), place),
        "doithoai check": check_job(place, path),
        **peers(place, [path], []),
    }
    found = in_turns(jobs, runs)
    bare, own = found["python -c pass"], found["doithoai check"]
    rows = (
        (name, f"{one.wall * 1e3:.0f}", f"{one.cpu * 1e3:.0f}", f"{one.wall / bare.wall:.1f}", f"{one.peak:.0f}")
        for name, one in found.items()
    )
    table(("command", "wall ms", "CPU ms", "× bare Python", "peak RSS MB"), rows)
    print(
        "doithoai reads the conference whole, the law that binds it and what refers to it; the others read one file.\n"
    )
    verdict("one conference", own.wall, 0.15, "s")
    print()


def whole_archive(folder: Path, sizes: Sequence[int], runs: int) -> None:
    """Part b."""
    for size in sizes:
        _whole(archive(folder, size), size, runs)


def _whole(place: Path, size: int, runs: int) -> None:
    files, size_mb = _weigh(place / "records")
    sample = list(_conferences(place, max(1, size // PEER_SAMPLE)))[:PEER_SAMPLE]
    named = {name: [f"{path}/{name}.yml" for path in sample] for name in ("conference", "petitions")}
    print(f"## The whole archive: {size:,} conferences, {files:,} files, {size_mb:.0f} MB\n")
    jobs = {"doithoai check": check_job(place), **peers(place, named["conference"], named["petitions"])}
    found = in_turns(jobs, runs)
    own = found["doithoai check"]

    def row(name: str, one: Measure) -> tuple[str, ...]:
        count, read = (size, files) if one is own else (len(sample), 2 * len(sample))
        each, of_own = one.wall / count, own.wall / size
        return (
            name,
            f"{count:,}",
            f"{read:,}",
            f"{one.wall:.2f}",
            f"{one.cpu:.2f}",
            f"{read / one.wall:,.0f}",
            f"{each * 1e3:.2f}",
            f"{each / of_own:.1f}",
            f"{one.cpu / count / (own.cpu / size):.1f}",
            f"{one.peak:.0f}",
            f"{one.together:.0f}" if one.together else "–",
        )

    heads = ["command", "conferences", "files", "wall s", "CPU s", "files/s", "ms a conference"]
    heads += ["× wall", "× CPU", "largest process MB", "all processes MB (PSS)"]
    table(heads, (row(name, one) for name, one in found.items()))
    print("doithoai reads all files and judges the law; the others read conference.yml and petitions.yml alone.\n")
    print(f"- {size / own.wall:,.0f} conferences/s, {files / own.wall:,.0f} files/s")
    for name, one in found.items():
        if one is not own:
            times = one.wall / len(sample) / (own.wall / size)
            verdict(f"faster a conference than {name}", times, 8, "times", at_most=False)
    if size >= 10_000:
        verdict("all of them", own.wall, 40, "s")
        verdict("memory of the largest process", own.peak, 400, "MB")
        verdict("memory of all processes together", own.together, 400, "MB")
    print(flush=True)


PLAIN = """\
site_name: Đối thoại
site_url: https://doithoai.example/
theme: {name: material, language: vi, font: false, features: [navigation.top]}
plugins: []
markdown_extensions:
  - tables
  - attr_list
  - toc: {permalink: true}
nav: [{Trang đầu: index.md}]
not_in_nav: /tong-hop-*
"""
SHOWN = ("plan", "notice", "urgent_notice", "programme", "conclusion_notice", "written_reply-1", "written_reply-2")
_PETITION = re.compile(
    r"^- id: (\d+)$.*?village: ([^}]+)}.*?^  text: (.*?)$.*?^  class: (\w+)$.*?^  answer: (.*?)$",
    re.MULTILINE | re.DOTALL,
)


def plain_project(place: Path) -> Path:
    """Write a plain MkDocs project: what the portal shows of each conference, as one Markdown page."""
    project = place / "plain"
    if not project.exists():
        (project / "docs").mkdir(parents=True)
        (project / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
        (project / "docs" / "index.md").write_text("# Đối thoại\n", encoding="utf-8")
        for path in sorted((place / "records").glob("*/*/*/conference.yml")):
            unit, year, number = path.parts[-4:-1]
            page = project / "docs" / f"{unit}-{year}-{number}.md"
            page.write_text("\n".join(_plain_page(path.parent)), encoding="utf-8")
    return project


def _plain_page(folder: Path) -> Iterator[str]:
    facts = (folder / "conference.yml").read_text(encoding="utf-8").splitlines()[1:]
    topic = next(line for line in facts if line.startswith("topic: "))
    yield f"# {topic.removeprefix('topic: ')}\n"
    yield "| Mục | Nội dung |\n|---|---|"
    yield from (f"| {line.strip().replace(': ', ' | ', 1)} |" for line in facts if ": " in line)
    yield "\n## Kiến nghị\n\n| Số | Thôn | Nội dung | Phân loại | Trả lời |\n|---|---|---|---|---|"
    for found in _PETITION.findall((folder / "petitions.yml").read_text(encoding="utf-8")):
        yield f"| {' | '.join(found)} |"
    for name in SHOWN:
        path = folder / "documents" / f"{name}.md"
        if path.is_file():
            yield path.read_text(encoding="utf-8").split("\n---\n", 1)[1].replace("\n## ", "\n### ")


def portal_project(place: Path) -> Path:
    """Stand the portal's sources beside a synthetic archive."""
    for name in ("docs", "hooks", "overrides", "mkdocs.yml"):
        if not (place / name).exists():
            (place / name).symlink_to(ROOT / name)
    return place


def portal(folder: Path, sizes: Sequence[int], runs: int) -> None:
    """Part c."""
    epoch = str(int(dt.datetime.fromisoformat(f"{AS_OF}T00:00+07:00").timestamp()))
    for size in sizes:
        place = archive(folder, size)
        print(f"## The portal of {size:,} conferences\n")
        build = [
            PYTHON,
            "-m",
            "mkdocs",
            "--quiet",
            "build",
            "--no-strict",
            "--site-dir",
            "site",
            "--config-file",
            "mkdocs.yml",
        ]
        projects = {
            "portal, stamped": portal_project(place),
            "plain MkDocs + Material": plain_project(place),
        }
        jobs = {
            name: Job((build,), project, environment={"SOURCE_DATE_EPOCH": epoch}) for name, project in projects.items()
        }
        found = in_turns(jobs, runs)
        plain = found["plain MkDocs + Material"]
        rows = []
        for name, one in found.items():
            pages, size_mb = _weigh(projects[name] / "site", ".html")
            figures = (one.wall, one.cpu, 1e3 * one.wall / pages, one.wall / plain.wall, one.cpu / plain.cpu)
            rows.append(
                (name, f"{pages:,}", f"{size_mb:.0f}", *(f"{figure:.2f}" for figure in figures), f"{one.peak:.0f}")
            )
        heads = ("build", "pages", "HTML MB", "wall s", "CPU s", "ms a page", "× wall", "× CPU", "peak RSS MB")
        table(heads, rows)


def _conferences(place: Path, step: int) -> Iterator[str]:
    """Every `step`-th conference, as a path; few objects at a time, since a child's peak counts its parent's too."""
    position = 0
    for unit in sorted(entry.name for entry in os.scandir(place / "records") if entry.name.startswith("tong-hop-")):
        for folder, names, files in os.walk(place / "records" / unit):
            names.sort()
            if "conference.yml" in files:
                if position % step == 0:
                    yield Path(folder).relative_to(place).as_posix()
                position += 1


def _weigh(folder: Path, suffix: str = "") -> tuple[int, float]:
    """How many files there are, and how many MB they have together."""
    count = size = 0
    for inside, _, names in os.walk(folder):
        for name in names:
            if name.endswith(suffix):
                count += 1
                size += os.stat(os.path.join(inside, name)).st_size  # noqa: PTH116, PTH118 - many files, few objects
    return count, size / 1e6


def main() -> None:
    """Read the arguments, say what machine this is, measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="small archives")
    parser.add_argument("--only", choices=("a", "b", "c"), help="one part")
    parser.add_argument("--runs", type=int, default=3, help="runs of each command (part a: three times as many)")
    given = parser.parse_args()
    print(f"# Measured with {platform.python_implementation()} {platform.python_version()}", end="")
    print(f" on {os.cpu_count()} cores, {platform.system()} {platform.machine()}\n")
    load = f"; load before the first run {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(
        f"Medians of {given.runs} runs in turns, each a process of its own; memory is the most seen{load}.\n",
        flush=True,
    )
    with tempfile.TemporaryDirectory(prefix="doithoai-bench-") as made:
        folder = Path(made)
        if given.only in (None, "a"):
            one_conference(folder, 100 if given.quick else 1000, 3 * given.runs)
        if given.only in (None, "b"):
            whole_archive(folder, (100,) if given.quick else (100, 1000, 10_000), given.runs)
        if given.only in (None, "c"):
            portal(folder, (100,) if given.quick else (100, 1000), given.runs)


if __name__ == "__main__":
    main()
