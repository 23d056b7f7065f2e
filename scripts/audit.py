"""Look up the known faults of every locked package: `make audit`.

0 none is known, 1 there are some, 3 nobody could be asked (no network, or the service is down), which proves nothing.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

LOCKS = Path(__file__).resolve().parents[1] / "requirements"
FOUND, UNREACHED = 1, 3
_NO_ANSWER = (
    "ConnectionError",
    "ServiceError",
    "Max retries",
    "Connection",
    "HTTPSConnectionPool",
    "timed out",
    "Proxy",
)


def command(lock: Path) -> list[str]:
    """Ask about one lock as it stands: nothing is resolved or installed."""
    words = ("--requirement", str(lock), "--require-hashes", "--disable-pip", "--no-deps", "--progress-spinner", "off")
    return [sys.executable, "-m", "pip_audit", *words, "--strict"]


def audit(locks: Sequence[Path]) -> int:
    """Ask about each; the worst answer."""
    worst = 0
    for lock in locks:
        done = subprocess.run(command(lock), capture_output=True, text=True, encoding="utf-8", check=False)
        code = judged(done.returncode, done.stderr)
        if code == UNREACHED:
            last = done.stderr.strip().splitlines()[-1:] or [""]
            print(f"{lock.name}: chưa hỏi được nơi lưu dữ liệu lỗ hổng, nên chưa biết gì. {last[0][:200]}")
        elif code:
            print(f"{lock.name}: có lỗ hổng đã biết\n{done.stdout}")
        else:
            print(f"{lock.name}: không có lỗ hổng nào đã biết")
        worst = FOUND if FOUND in (code, worst) else max(code, worst)
    return worst


def judged(code: int, said: str) -> int:
    """What an answer means: a program that failed for want of an answer has found nothing, and cleared nothing."""
    if code == 0:
        return 0
    return UNREACHED if "Found" not in said or any(word in said for word in _NO_ANSWER) else FOUND


if __name__ == "__main__":
    sys.exit(audit(sorted(LOCKS.glob("*.txt"))))
