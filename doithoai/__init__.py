"""Đối thoại: records, time limits, rules and portal of dialogue conferences."""

import sys

__version__ = "0.3.0"


def _read_msgspec() -> None:
    """Read msgspec with the typing of Python itself, which has all of it since 3.11.

    Where typing_extensions is installed for others msgspec takes that, and with it what inspects and parses source
    code: a tenth of a check of one conference.
    """
    if "typing_extensions" in sys.modules:
        return
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]
    try:
        import msgspec  # noqa: F401, PLC0415 - read here once, for all modules
    finally:
        del sys.modules["typing_extensions"]


_read_msgspec()
