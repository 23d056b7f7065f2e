"""One wrong file stops no other: what nobody foresaw becomes a sentence about the record it came from."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")


def guard(otherwise: Callable[[str], R], work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | R:
    """What the work gives; when it fails in a way that it does not know itself, what `otherwise` makes of the reason.

    With DOITHOAI_DEBUG in the environment the failure is let through, for whoever mends the program.
    """
    try:
        return work(*args, **kwargs)
    except Exception as error:
        if os.environ.get("DOITHOAI_DEBUG"):
            raise
        return otherwise(reason(error))


def reason(error: Exception) -> str:
    """The failure in Vietnamese, as the end of a sentence about a file."""
    if isinstance(error, PermissionError):
        return f"không có quyền đọc; {_REST}"
    told = " ".join(str(error).split())
    named = f"{type(error).__name__}: {told[:_LONGEST]}" if told else type(error).__name__
    return f"không đọc hoặc kiểm tra được tệp này ({named}); {_REST}"


_REST = "các hồ sơ khác vẫn được kiểm tra"
_LONGEST = 200


def nothing(_reason: str) -> None:
    """For work whose failure somebody else tells."""
