"""Writes `told.yml` anew: the exit code of each recipe's check and what is told of it. Read what differs.

`python -m tests.hostile.told_of FOLDER`
"""

from __future__ import annotations

import json
import subprocess
import sys

import yaml

from tests.hostile.recipes import TOLD


def main() -> None:
    """Try all recipes and write."""
    words = [sys.executable, "-m", "tests.hostile.trial", sys.argv[1], "0", "1"]
    done = subprocess.run(words, stdout=subprocess.PIPE, check=True)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    table = {
        row["name"]: " ".join((str(row["runs"]["check"]), *row["codes"])) for row in rows if "impossible" not in row
    }
    head = TOLD.read_text("utf-8").partition("\n")[0]
    TOLD.write_text(f"{head}\n" + yaml.safe_dump(table, allow_unicode=True, width=200, sort_keys=False), "utf-8")


if __name__ == "__main__":
    main()
