"""Pages into a site that a generator has built: shells are kept, pages stamped into them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from doithoai.archive import Archive
from doithoai.site import shell
from doithoai.site.stamping import stamp
from doithoai.site.store import Addresses, NotBuilt, keep

__all__ = ("Addresses", "NotBuilt", "keep", "shell", "stamp", "stamp_site")


def stamp_site(site_dir: Path, records: Path, today: dt.date, *, jobs: int | None = None) -> int:
    """Stamp the pages of an archive into a built site; returns how many pages were written.

    NotBuilt when the folder holds no site that the hook has prepared.
    """
    return stamp(site_dir, Archive(records), today, jobs=jobs)
