"""How far long work is, on a terminal alone: what is piped, hooked or run by CI gets no line of it.

The bar is tqdm's (extras `portal` and `desk`); where it is not installed, nothing is shown.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TypeVar

from doithoai.model.both import Both

T = TypeVar("T")
QUIET = 0.7
"""Seconds of work that show nothing: a bar that is gone at once is only a flicker."""


def followed(work: Iterable[T], total: int, what: Both, *, english: bool = False) -> Iterable[T]:
    """The same, with a bar on the terminal while it is gone through; `total` is how many there are."""
    if total < 2 or not _watched():
        return work
    try:
        from threading import RLock  # noqa: PLC0415 - only a terminal needs it

        from tqdm import tqdm  # noqa: PLC0415 - likewise
    except ImportError:
        return work
    tqdm.monitor_interval = 0  # it watches from a thread, and workers are forked meanwhile
    tqdm.set_lock(RLock())
    form = "{desc}: {percentage:3.0f}% |{bar}| {n_fmt}/{total_fmt} [{elapsed}<{remaining}]"
    told = what.en if english else str(what)
    return tqdm(work, desc=told, total=total, delay=QUIET, leave=False, file=sys.stderr, bar_format=form)


def _watched() -> bool:
    """Whether somebody sits before a terminal that can draw."""
    try:
        return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    except (AttributeError, ValueError):  # closed, or none at all
        return False
