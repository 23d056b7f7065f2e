"""A built site stamped again as a whole: beside itself, then put in its own place, one process at a time."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from doithoai.disk.folders import renewed
from doithoai.disk.lock import Busy
from doithoai.model.both import Both
from doithoai.reading.archive import Archive
from doithoai.reading.selection import units_of
from doithoai.site.kept import lay, may_lay
from doithoai.site.stamp_archive import stamp, stamp_units
from doithoai.site.store import SiteStore
from doithoai.site.withholding import Stamped
from doithoai.unexpected import unexpected

STAMPING = "ghi trang hồ sơ, doithoai stamp"
BUILDING = "dựng cổng, mkdocs build"
SERVING = "chạy thử cổng, mkdocs serve"
"""What a process says it does, to whoever waits for it."""


def restamp(
    site: Path,
    records: Path,
    today: dt.date,
    changed: Sequence[Path],
    *,
    shell: Path | None = None,
    evidence: bytes = b"",
    jobs: int = 0,
) -> Stamped:
    """Stamp what shows the changed records: what is read is the site of before until the new one is whole.

    With a `shell` the site is laid anew from it, with `evidence` all is told of history as that has it. NotBuilt,
    NotFree, NotAnArchive, Busy or OSError leave it as it is.
    """
    with _ready(site, shell) as new:
        archive = Archive(records)
        units = units_of(archive, changed)
        if evidence:
            SiteStore(new).take(evidence)
            units = None
        if units is None:
            return stamp(new, archive, today, jobs=jobs or None)
        return stamp_units(new, archive, today, units)


@contextlib.contextmanager
def _ready(site: Path, shell: Path | None) -> Iterator[Path]:
    if shell:
        may_lay(shell, site)
    else:
        SiteStore(site)
    with renewed(site, STAMPING, copied=not shell) as new:
        if shell:
            lay(shell, new)
        yield new


def unwritten(error: OSError | Busy) -> Both:
    """Why a site could not be written, and that nothing is lost."""
    told = unexpected(error)
    return Both(f"{told}. Cổng đã dựng trước đó còn nguyên", f"{told.en}. The site of before is as it was")
