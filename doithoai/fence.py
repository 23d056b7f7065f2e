"""One wrong file stops no other: what nobody foresaw becomes a sentence about the record it came from."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from doithoai.model.both import Both

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")


def guard(otherwise: Callable[[Both], R], work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | R:
    """What the work gives; when it fails in a way that it does not know itself, what `otherwise` makes of the reason.

    With DOITHOAI_DEBUG in the environment the failure is let through, for whoever mends the program.
    """
    try:
        return work(*args, **kwargs)
    except Exception as error:
        if os.environ.get("DOITHOAI_DEBUG") or no_room(error):
            raise
        return otherwise(reason(error))


def no_room(error: Exception) -> bool:
    """Whether nothing can be written: that is no fault of a record, and what is lacking may not be taken for whole."""
    return isinstance(error, OSError) and error.errno in _FULL


_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG))


def reason(error: Exception) -> Both:
    """The failure, as the end of a sentence about a file."""
    if isinstance(error, PermissionError):
        return Both(f"không có quyền đọc; {_REST}", f"it may not be read; {_REST.en}")
    told = " ".join(str(error).split())
    named = f"{type(error).__name__}: {told[:_LONGEST]}" if told else type(error).__name__
    return Both(
        f"không đọc hoặc kiểm tra được tệp này ({named}); {_REST}",
        f"this file can't be read or checked ({named}); {_REST.en}",
    )


_REST = Both("các hồ sơ khác vẫn được kiểm tra", "all other records are checked all the same")
_LONGEST = 200


def nothing(_reason: Both) -> None:
    """For work whose failure somebody else tells."""
