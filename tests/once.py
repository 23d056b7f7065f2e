"""What is made once for all workers of a run: the one that comes first makes it, the others wait for it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.serving import await_file


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder of that name beside the workers' own, which `make` was given empty; tests only read it."""
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    made, ended = (folder.parent / f"{name}.{state}" for state in ("made", "ended"))
    try:
        folder.mkdir()
    except FileExistsError:
        await_file(ended, f"the end of {name}, which another worker makes,")
        assert made.exists(), f"{name} could not be made; the worker that tried tells why"
        return folder
    try:
        make(folder)
        made.touch()
    finally:
        ended.touch()
    return folder
