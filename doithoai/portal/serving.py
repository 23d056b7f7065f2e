"""The portal while it is served: what is written into a record is on its page at once."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import socket
import tempfile
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from doithoai import site
from doithoai.cli.day import today
from doithoai.html.engine import TEMPLATES
from doithoai.portal import PAGES, THEME

log = logging.getLogger(__name__)
SMALL = 500
"""Pages up to which stamping all of them is quick enough to wait for."""
BELOW_A_YEAR = 3
"""Parts of the path of a record below unit and year; what stands above may be named on pages that MkDocs writes."""


def records_of(config: MkDocsConfig) -> Path:
    """The records stand beside `mkdocs.yml`."""
    return Path(config.config_file_path).parent / "records"


def ended_by_signal() -> None:
    """Let SIGTERM end a server as Ctrl-C does, with its temporary folders removed; a second one ends it at once."""

    def end(number: int, frame: object) -> None:
        del frame
        signal.signal(number, signal.SIG_DFL)
        raise KeyboardInterrupt

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, end)


def refuse_a_busy_port(config: MkDocsConfig) -> None:
    """Say so before anything is built; MkDocs itself would end in a traceback after it."""
    host, port = config.dev_addr
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        told = f"không mở được cổng mạng {host}:{port} ({os.strerror(error.errno or 0)})"
        cure = f"hãy tắt chương trình đang dùng cổng ấy, hoặc chọn cổng khác: --dev-addr {host}:{port + 1}"
        raise ConfigurationError(f"{told}; {cure}") from None


def tell(stamped: site.Stamped) -> None:
    """Say what was held back; the server goes on."""
    if stamped.held:
        log.warning("Cổng thông tin: %s.", site.told(stamped.held))


class Again(FileSystemEventHandler):
    """Builds again while serving; a change of one conference or plan costs the pages of its unit, not the portal.

    MkDocs looks at every file it watches every half second, which is too slow for the files of 10,000 conferences.
    So the system tells what changes in the records, and MkDocs watches a bell that is rung for it.
    """

    def __init__(self, build: Callable[[], None], config: MkDocsConfig, pages: Callable[[], int]) -> None:
        """Watch the records; `pages` tells how many pages the last build stamped."""
        self.build, self.pages = build, pages
        self.site, self.records = Path(config.site_dir), records_of(config)
        themes = {THEME, Path(config.theme.custom_dir or THEME)}
        self.others = [Path(config.docs_dir), TEMPLATES, PAGES, *sorted(themes)]
        self.bell = Path(tempfile.mkdtemp(prefix="doithoai-")) / "bell"
        self.changed: deque[Path] = deque()
        """Filled by the thread that watches, emptied by the one that builds."""
        self.seen = self._newest()
        self.observer = Observer()
        self.observer.schedule(self, str(self.records), recursive=True)

    def begin(self, server: LiveReloadServer) -> None:
        """Let a server build by this, and watch what the portal is made of."""
        server.builder = self
        for folder in (*self.others, self.bell.parent):
            server.watch(str(folder))
        try:
            self.observer.start()
        except OSError:  # the system watches no more folders: MkDocs looks at each file every half second
            server.watch(str(self.records))

    def dispatch(self, event: FileSystemEvent) -> None:
        """Note what changed, and ring; that a file was read is no change."""
        if event.event_type in ("created", "modified", "moved", "deleted") and not event.is_directory:
            self.changed += (Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path)
            self.bell.touch()

    def __call__(self) -> None:
        """Stamp the units of what changed, or build everything; a small portal is stamped whole."""
        changed = {self.changed.popleft() for _ in range(len(self.changed))}
        seen, self.seen = self.seen, self._newest()
        inside = [path.relative_to(self.records).parts for path in changed]
        if not changed or seen != self.seen or any(len(parts) < BELOW_A_YEAR for parts in inside):
            self.build()
        elif self.pages() < SMALL:
            tell(site.restamp(self.site, self.records, today(), [self.records], jobs=1))
        else:  # in place, each file whole: a large portal is not copied for one page
            tell(site.stamp_changed(self.site, self.records, today(), sorted(changed)))

    def _newest(self) -> tuple[int, int]:
        """What tells whether anything but a record has changed."""
        files = [path for folder in self.others for path in folder.rglob("*")]
        return len(files), max(path.stat().st_mtime_ns for path in files)

    def end(self) -> None:
        """Watch no more."""
        if self.observer.is_alive():
            self.observer.stop()
            self.observer.join()
        shutil.rmtree(self.bell.parent)
