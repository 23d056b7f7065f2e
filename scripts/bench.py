"""Measure the checker and the portal beside others, on synthetic archives, each command as a process of its own.

    python scripts/bench.py [--quick] [--only a|b|c|d] [--runs N]

a  one changed conference of 1,000, as pre-commit runs the check, beside tools that read one file
b  the whole archive of 100, 1,000 and 10,000 conferences, beside tools that read the same YAML files
c  the portal of 1,000 and 10,000 conferences, whole and its pages alone, beside Hugo, and beside MkDocs with Material
   and Zensical at 1,000, on pages of the same content; and one changed conference until it is visible
d  a sheet of 500 petitions into a conference

Everything compared runs in turns, and the middle of the runs is told: trust ratios within a table, not seconds.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.bench_measure import (
    A_UNIT_HOLDS,
    AS_OF,
    PYTHON,
    ROOT,
    Job,
    Measure,
    archive,
    in_turns,
    table,
    verdict,
    weigh,
)
from scripts.bench_portal import portal
from scripts.bench_sheet import sheet

YAMLLINT = "{extends: relaxed, rules: {line-length: disable}}"
PEER_SAMPLE = 200


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
    files, size_mb = weigh(place / "records")
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


def main() -> None:
    """Read the arguments, say what machine this is, measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="small archives")
    parser.add_argument("--only", choices=("a", "b", "c", "d"), help="one part")
    parser.add_argument("--runs", type=int, default=3, help="runs of each command (part a: three times as many)")
    parser.add_argument("--every-peer", action="store_true", help="the slow ones beside 10,000 conferences too")
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
            portal(folder, (100,) if given.quick else (1000, 10_000), given.runs, every_peer=given.every_peer)
        if given.only in (None, "d"):
            sheet(folder, 3 * given.runs)


if __name__ == "__main__":
    main()
