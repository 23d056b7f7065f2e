"""How long a mutant may take where the right code took so long."""

from __future__ import annotations

import signal


def limit(seconds: float) -> None:
    """End this process when it takes much longer than this by its own clock."""
    signal.setitimer(signal.ITIMER_VIRTUAL, 1 + 10 * seconds)
