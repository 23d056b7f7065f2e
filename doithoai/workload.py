"""How a run over many conferences is cut into shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from doithoai.model.dossier import Key


def shares(keys: Iterable[Key], size: int) -> Iterator[list[Key]]:
    """The keys in shares of at most `size`, cut between units where that can be: those of a unit name one another."""
    share: list[Key] = []
    for _, own in groupby(keys, key=lambda key: key.unit):
        unit = list(own)
        if share and len(share) + len(unit) > size:
            yield share
            share = []
        share += unit
        while len(share) > size:
            yield share[:size]
            share = share[size:]
    if share:
        yield share


def let_parent_end() -> None:
    """In a worker: Ctrl-C is for the process that began it, which ends its workers."""
    import signal  # noqa: PLC0415 - only workers need it

    signal.signal(signal.SIGINT, signal.SIG_IGN)
