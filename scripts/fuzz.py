"""Coverage-guided fuzzing of readers, checker, importers and renderers: `make fuzz RUNS=1000000`.

Tells of each target how often it was run, what of the package that reached, and what broke; ends with 1 where something
did, and keeps the smallest input that breaks it in build/fuzz/broken.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from scripts.fuzz_mutator import seeds
from scripts.fuzz_records import RECORDS
from scripts.fuzz_targets import LONGEST, SHARES, TARGETS

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "tests/fuzz_corpus"
"""Inputs that tests replay: few and small, each of which reached something that no other did."""
WORK = ROOT / "build/fuzz"
HOSTILE = ROOT / "tests/hostile/files"
ENOUGH = 25_000
"""Bytes that are kept of one target."""
_DONE = re.compile(r"stat::number_of_executed_units: (\d+)")
_REACHED = re.compile(r"cov: (\d+) ft: (\d+)(?: corp: (\d+))?")


class Outcome(NamedTuple):
    """What one target gave."""

    name: str
    runs: int
    reached: int
    corpus: int
    seconds: float
    broken: tuple[Path, ...]


def main() -> int:
    """Run all, or some."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1_000_000, help="executions of all targets together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="write the smallest corpus of equal reach to tests/")
    parser.add_argument("targets", nargs="*", choices=[[], *TARGETS], default=[])
    given = parser.parse_args()
    names = given.targets or list(TARGETS)
    whole = sum(SHARES[name] for name in names)
    outcomes = []
    for name in names:
        outcome = fuzz(name, max(1, round(given.runs * SHARES[name] / whole)), given.seed)
        outcomes.append(outcome)
        print(told(outcome), flush=True)
        if given.keep:
            keep(name)
    broken = sum(len(one.broken) for one in outcomes)
    print(f"{'total':<12}{sum(one.runs for one in outcomes):>9} executions, {broken} inputs that break a promise")
    return 1 if broken else 0


def told(one: Outcome) -> str:
    """One target in a line, and where each input lies that breaks it."""
    line = f"{one.name:<12}{one.runs:>9} executions, {one.reached:>5} edges reached, {one.corpus:>4} inputs of a corpus"
    return "\n  ".join((f"{line}, {one.seconds:.0f} s", *map(str, one.broken)))


def fuzz(name: str, runs: int, seed: int) -> Outcome:
    """Run one target until it has had its share; what breaks it is made small, and the rest goes on without it."""
    corpus, found = WORK / name, WORK / "broken"
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    begin(name, corpus)
    began, done, reached, broken = time.monotonic(), 0, 0, list[Path]()
    while done < runs and len(broken) < 5:
        prefix = found / f"{name}-"
        some = subprocess.run(
            [
                *(
                    sys.executable,
                    "-m",
                    "scripts.fuzz_run",
                    name,
                    f"-runs={runs - done}",
                    f"-seed={seed + len(broken)}",
                ),
                *(f"-max_len={LONGEST[name]}", f"-artifact_prefix={prefix}", "-print_final_stats=1", "-timeout=20"),
                *("-rss_limit_mb=1500", "-verbosity=1", "-len_control=0", str(corpus)),
            ],
            cwd=ROOT,
            env={**os.environ, "PYTHONUTF8": "1", "DOITHOAI_DEBUG": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
        said = some.stderr.decode("utf-8", "replace")
        ran = int(found_[1]) if (found_ := _DONE.search(said)) else 0
        done += ran
        reached = max([reached, *(int(one[0]) for one in _REACHED.findall(said))])
        crashed = [path for path in found.glob(f"{name}-*") if not path.name.endswith("-small") and path not in broken]
        if not crashed:
            if some.returncode or not ran:
                raise SystemExit(f"{name}: {said[-2000:]}")
            break
        broken += [smallest(name, path) for path in crashed]
    return Outcome(name, done, reached, len(list(corpus.iterdir())), time.monotonic() - began, tuple(broken))


def begin(name: str, corpus: Path) -> None:
    """Lay out what a search starts from: what was kept, real records, and the hostile files."""
    start = [path.read_bytes() for path in (KEPT / name).glob("*")]
    if name == "checker":
        start += [bytes([RECORDS.index(one)]) + data for one, data in seeds().items()]
    elif name in ("readers", "importers", "renderers"):
        start += seeds().values()
        start += [path.read_bytes() for path in sorted(HOSTILE.glob("*/*/*")) if "attached" not in path.parts]
    elif name == "agreement":
        lines = [data.split(b"\n") for data in seeds().values()]
        start += [b"\n".join(some[n : n + 3]) for some in lines for n in range(0, len(some), 3)]
    elif name == "pages":
        start += [path.read_bytes() for path in sorted(HOSTILE.glob("markdown/*/*"))]
    elif name == "arguments":
        start += [b"check\n--format\njson\n--as-of\n2026-01-01", b"deadline\nx\n--event\n2026-01-01", b"2026-10-29"]
    for data in start:
        if len(data) <= LONGEST[name]:
            (corpus / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


def smallest(name: str, path: Path) -> Path:
    """The input with all taken out that it does not need to break the target in the same way."""
    data, wanted = path.read_bytes(), failure(name, path.read_bytes())
    if wanted:
        for cut in (_halves, _lines, _letters):
            data = _shrunk(data, cut, lambda some: failure(name, some) == wanted)
    small = path.with_name(f"{path.name}-small")
    small.write_bytes(data)
    print(f"{name}: {wanted}\n  {data[:300]!r}", flush=True)
    return small


def failure(name: str, data: bytes) -> str:
    """How an input breaks a target; empty when it does not."""
    try:
        TARGETS[name](data)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told
        return type(error).__name__ + re.sub(r"\W.*", "", str(error))
    return ""


def _halves(data: bytes) -> Iterator[bytes]:
    step = len(data) // 2
    while step > 8:
        for start in range(0, len(data), step):
            yield data[:start] + data[start + step :]
        step //= 2


def _lines(data: bytes) -> Iterator[bytes]:
    lines = data.split(b"\n")
    yield from (b"\n".join(lines[:n] + lines[n + 1 :]) for n in range(len(lines)) if len(lines) > 1)


def _letters(data: bytes) -> Iterator[bytes]:
    yield from (data[:n] + data[n + 1 :] for n in range(len(data)) if len(data) < 2000)


def _shrunk(data: bytes, cut: Callable[[bytes], Iterator[bytes]], breaks: Callable[[bytes], bool]) -> bytes:
    while some := next((one for one in cut(data) if len(one) < len(data) and breaks(one)), None):
        data = some
    return data


def keep(name: str) -> None:
    """Of all inputs that were found, the few that reach as much; the smallest first, until there is enough."""
    merged, kept = WORK / f"{name}-merged", KEPT / name
    shutil.rmtree(merged, ignore_errors=True)
    merged.mkdir(parents=True)
    words = (sys.executable, "-m", "scripts.fuzz_run", name, "-merge=1", str(merged), str(WORK / name))
    subprocess.run(words, cwd=ROOT, check=True, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONUTF8": "1"})
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(parents=True)
    left = ENOUGH
    for path in sorted(merged.iterdir(), key=lambda one: (one.stat().st_size, one.name)):
        left -= path.stat().st_size
        if left < 0:
            break
        shutil.copyfile(path, kept / path.name[:16])


if __name__ == "__main__":
    sys.exit(main())
