"""What `changes` tells of one fact that was on record: what it said, what it says, and whether the record says so."""

from __future__ import annotations

from collections.abc import Callable

from doithoai.model.base import Frozen

Asked = Callable[[str], bool]
"""Whether something holds of a field."""


class Rewriting(Frozen, frozen=True, order=True):
    """One fact that was on record and now reads otherwise; `now` is empty where it is gone or may not be repeated."""

    path: str
    what: str
    was: str
    now: str
    field: str
    gone: bool = False
    fresh: bool = False
    said: bool = False
    """Whether the record itself tells of it, or what it said before still holds."""
    closer: bool = False
    """Whether it now says more of what it said before, and contradicts nothing: the hour of a day."""
    loose: bool = False
    """Whether it may be said better without a word of why: it is told, that nothing changes unseen."""
    sha256: str = ""
    """The checksum of what it said, where that is in words that may be private."""
    told: str = ""
    """What is said of it instead, where no field simply reads otherwise."""
