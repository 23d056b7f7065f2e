"""MkDocs empties a site, then writes for seconds: it is led to a folder beside, which takes the place of the site."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.utils import CountHandler

from doithoai import site
from doithoai.disk.folders import Renewal
from doithoai.disk.lock import Busy

log = logging.getLogger(__name__)


class Beside:
    """Where one build writes until it is whole; what is read is the site of before."""

    def __init__(self) -> None:
        """No build has begun."""
        self.renewal: Renewal | None = None
        self.site = ""

    def begin(self, config: MkDocsConfig, *, serving: bool, dirty: bool) -> None:
        """Let MkDocs write beside the site; refuse where another process builds it or nothing may be written."""
        self.give_up()
        self.site = config.site_dir
        try:
            renewal = Renewal(Path(self.site), site.SERVING if serving else site.BUILDING, own=site.KEPT)
        except (Busy, OSError) as error:
            raise Abort(f"Cổng thông tin: {site.unwritten(error)}.") from None
        self.renewal = renewal
        if not renewal.at_once:
            where = Path(self.site).parent
            log.warning("Không đổi tên được “%s” trong “%s”: cổng mới thay cổng cũ từng phần một.", self.site, where)
        if dirty and renewal.folder.is_dir():  # MkDocs writes into the files that are there
            renewal.copy(linked=False)
        config.site_dir = str(renewal.new)

    def end(self, config: MkDocsConfig) -> None:
        """Put what was built in the place of the site, unless MkDocs is about to refuse it for its warnings."""
        config.site_dir = self.site
        renewal, self.renewal = self.renewal, None
        if renewal and config.strict and _warned():
            renewal.abandon()
        elif renewal:
            renewal.commit()

    def give_up(self, error: Exception | None = None) -> None:
        """Remove what was built; an error of the machine becomes a sentence."""
        renewal, self.renewal = self.renewal, None
        if renewal:
            renewal.abandon()
        if isinstance(error, OSError):
            raise Abort(f"Cổng thông tin: {site.unwritten(error)}.") from error


def _warned() -> bool:
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(one, CountHandler) and one.get_counts() for one in handlers)
