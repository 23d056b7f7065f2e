"""A call that can't be carried out."""

from __future__ import annotations


class CannotRun(Exception):
    """The call can't be carried out; the sentence says why."""
