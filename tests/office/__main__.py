"""Walk the conferences and print what they cost an office: `python -m tests.office [PLAN …]`."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.five_walks import ASKED
from tests.office.walk import desk, walk

COLUMNS = ("plan", "commands", "edits by hand", "proposals", "files", "files per change", "most files")


def main(chosen: Sequence[str]) -> None:
    """One line a plan, then what was typed."""
    print(" | ".join(COLUMNS))
    typed: Counter[str] = Counter()
    for policy in chosen or list(ASKED):
        with tempfile.TemporaryDirectory() as folder, desk(Path(folder), policy) as office:
            walk(office, policy)
            files = [len(one.files) for one in office.changes]
            typed += Counter(office.typed)
        cells = (policy, len(office.typed), office.edits, len(files), sum(files))
        print(*cells, f"{sum(files) / len(files):.1f}", max(files), sep=" | ", flush=True)
    print(", ".join(f"{name}: {count}" for name, count in sorted(typed.items())))


main(sys.argv[1:])
