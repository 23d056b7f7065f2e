"""Pages into a site that a generator has built: shells are kept, pages stamped into them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from doithoai.reading.archive import Archive
from doithoai.reading.selection import units_of
from doithoai.site import shell
from doithoai.site.kept import NotFree, keep_shell
from doithoai.site.restamped import BUILDING, SERVING, restamp, unwritten
from doithoai.site.stamp_archive import stamp, stamp_units
from doithoai.site.store import FOLDER as KEPT
from doithoai.site.store import Addresses, NotBuilt, keep
from doithoai.site.withholding import Stamped, told

__all__ = (
    "BUILDING",
    "KEPT",
    "SERVING",
    "Addresses",
    "NotBuilt",
    "NotFree",
    "Stamped",
    "keep",
    "keep_shell",
    "restamp",
    "shell",
    "stamp",
    "stamp_changed",
    "stamp_site",
    "told",
    "unwritten",
)


def stamp_site(site_dir: Path, records: Path, today: dt.date, *, jobs: int | None = None) -> Stamped:
    """Stamp the pages of an archive into a built site; tells how many pages were written, and what was held back.

    NotBuilt when the folder holds no site that the hook has prepared.
    """
    return stamp(site_dir, Archive(records), today, jobs=jobs)


def stamp_changed(site_dir: Path, records: Path, today: dt.date, paths: Sequence[Path]) -> Stamped:
    """Stamp what shows the changed records at once: the pages of their units, or all when all share a record.

    NotBuilt as above; NotAnArchive when a path lies outside the records.
    """
    archive = Archive(records)
    units = units_of(archive, paths)
    return stamp(site_dir, archive, today) if units is None else stamp_units(site_dir, archive, today, units)
