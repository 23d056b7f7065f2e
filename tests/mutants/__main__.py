"""Try the tests on wrong copies of the code: `python -m tests.mutants [PART ...]`, or `make mutants PART=...`.

Ends red when a mutant survives that tests/mutants/survivors.txt does not name, or more than 5 in a hundred of a part.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from pathlib import Path

import pytest

from tests.mutants import parts
from tests.mutants.hunt import Hunt
from tests.mutants.made import Source
from tests.mutants.named import Named
from tests.oracle.days import THINNED


def main() -> int:
    """Hunt, and tell what came of it."""
    asked = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    asked.add_argument("parts", nargs="*", help=f"parts of the code: {', '.join(parts.PARTS)}")
    asked.add_argument("--file", help="only files whose path holds this")
    asked.add_argument("--seconds", type=float, default=12, help="of tests that one mutant is tried on at most")
    asked.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="mutants tried at once")
    asked.add_argument("--every", type=int, default=1, help="try one mutant of so many")
    asked.add_argument("--some", type=int, help="of so many files by lot, always the same; rules on their own cases")
    asked.add_argument("--minutes", type=float, default=float("inf"), help="after which no further mutant is tried")
    asked.add_argument("--stride", type=int, default=1, help="try one of so many first, then those after them")
    asked.add_argument("--again", type=Path, help="try only those that this output of an earlier run tells")
    asked.add_argument("--tests", nargs="*", help="the tests to try them on, instead of those of the parts")
    given = asked.parse_args()
    began = time.monotonic()
    chosen = given.parts or list(parts.PARTS)
    sources = {
        part: [Source(path) for path in parts.sources(part) if not given.file or given.file in str(path)]
        for part in chosen
    }
    again = frozenset(given.again.read_text(encoding="utf-8").splitlines() if given.again else ())
    if given.some:
        every = [(part, one) for part, some in sources.items() for one in some if one.mutants]
        drawn = random.Random(given.some).sample(every, given.some)
        sources = {part: [one for of, one in drawn if of == part] for part in chosen}
    hunt = Hunt(sources, seconds=given.seconds, jobs=given.jobs, every=given.every, again=again)
    hunt.own = bool(given.some)
    hunt.minutes, hunt.stride = given.minutes, given.stride
    options = ["-q", "-s", "-p", "no:cacheprovider", "-m", "not building and not serving", *parts.ASKED_AS_RECORDS]
    os.environ[THINNED] = "29"
    tests = given.tests or list(dict.fromkeys(test for part in chosen for test in parts.TESTS[part]))
    pytest.main([*options, *tests], plugins=[hunt])
    if hunt.broken:
        print("These tests fail on the code as it is:", *hunt.broken, sep="\n  ")
        return 2
    named = Named.read()
    whole = given.every == 1 and not given.file and not given.again and not given.some and not hunt.cut
    return named.judge(hunt, time.monotonic() - began, whole=whole)


sys.exit(main())
