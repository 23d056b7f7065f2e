"""Two folders change their names in one step, where the system can do that: nobody ever finds neither, or both."""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache
from pathlib import Path

_CALLS = {"linux": ("renameat2", -100), "darwin": ("renameatx_np", -2)}
"""The call of a system, and its number for the folder that a process works in."""
_EXCHANGE = 2
"""Linux' RENAME_EXCHANGE and Apple's RENAME_SWAP."""


def exchange(one: Path, other: Path) -> bool:
    """Let two files or folders of one file system change their names; False where that can't be done in one step."""
    call, here = _call()
    return call is not None and call(here, os.fsencode(one), here, os.fsencode(other), _EXCHANGE) == 0


@cache
def _call() -> tuple[ctypes._NamedFuncPointer | None, int]:
    name, here = _CALLS.get(sys.platform, ("", 0))
    try:
        call = getattr(ctypes.CDLL(None), name) if name else None
    except (OSError, AttributeError):
        return None, here
    if call:
        call.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint]
    return call, here
