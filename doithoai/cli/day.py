"""The one place of the package that asks the clock: today's civil date in Việt Nam."""

from __future__ import annotations

import datetime as dt
import os

from doithoai.cli.refusal import CannotRun
from doithoai.model.both import Both

VIETNAM = dt.timezone(dt.timedelta(hours=7))


def today() -> dt.date:
    """The civil date in Việt Nam; SOURCE_DATE_EPOCH replaces the clock where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        now = dt.datetime.fromtimestamp(_seconds(epoch), VIETNAM) if epoch else dt.datetime.now(VIETNAM)
    except (ValueError, OverflowError, OSError):
        vi = f"SOURCE_DATE_EPOCH={epoch} không phải là một thời điểm (số giây nguyên từ 1970)"
        en = f"SOURCE_DATE_EPOCH={epoch} is no moment (whole seconds since 1970)"
        raise CannotRun(Both(vi, en)) from None
    return now.date()


def now() -> int:
    """The moment, in seconds since 1970, that a change is dated by."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(epoch) if epoch.isascii() and epoch.isdecimal() else int(dt.datetime.now(VIETNAM).timestamp())


def _seconds(text: str) -> int:
    """Whole seconds in the figures of every program: Python would take those of other scripts, blanks and strokes."""
    if not text.isascii() or not text.removeprefix("-").isdigit():
        raise ValueError(text)
    return int(text)
