"""Absolute addresses and permanent names: feeds are read far from the site that they come from."""

from __future__ import annotations

import datetime as dt
from functools import cache
from urllib.parse import urlsplit

from doithoai.model.base import Frozen

NOWHERE = "https://doithoai.invalid/"
"""Stands in where nobody said where the site is published; no such host can exist (RFC 2606)."""
TAGGED = 2025
"""The year in which the names were given out (RFC 4151); it never changes, or every name would."""


class Address(Frozen, frozen=True):
    """Where the site is published."""

    site: str

    @property
    def root(self) -> str:
        """The address of the site's root."""
        return self.site or NOWHERE

    @property
    def host(self) -> str:
        """The host that vouches for names."""
        return _host(self.root)

    def of(self, path: str) -> str:
        """The absolute address of a path below the site's root."""
        return self.root + path

    def uid(self, name: str) -> str:
        """The permanent name of an event."""
        return f"{name}@{self.host}"

    def tag(self, name: str) -> str:
        """The permanent name of a feed or entry."""
        return f"tag:{self.host},{TAGGED}:{name}"


@cache
def _host(root: str) -> str:
    return urlsplit(root).hostname or "doithoai.invalid"


def since(today: dt.date) -> dt.date:
    """The day before which the past is left out where all of it would be too much: the first of last year."""
    return dt.date(today.year - 1, 1, 1)
