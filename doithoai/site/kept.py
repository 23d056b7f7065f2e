"""A shell kept for the day on which the site generator is gone: a built site without what records gave to it.

It holds the hand-written pages, the assets and what `.shell/` keeps, and nothing that was stamped: laid somewhere
else and stamped, it is the same portal. Neither the generator nor a network takes part.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from doithoai.disk.folders import renewed
from doithoai.site.store import EVIDENCE, FOLDER, HELD, SiteStore

RENEWED = frozenset(("sitemap.xml", "sitemap.xml.gz"))
"""Written anew by each stamping, from what `.shell/` keeps."""

OF_RECORDS = frozenset(f"{FOLDER}/{name}" for name in ("stamped.txt", HELD, EVIDENCE))
"""What `.shell/` keeps of the records."""
KEEPING = "giữ khung cổng, doithoai stamp --keep-shell"


class NotFree(Exception):
    """The folder holds something else already."""


def keep_shell(site: Path, folder: Path) -> int:
    """Copy the shell of a built site into an empty folder; returns how many files it has.

    NotBuilt when the site was not prepared, NotFree when the folder holds anything.
    """
    store = SiteStore(site)
    _only_if(not folder.exists() or (folder.is_dir() and not any(folder.iterdir())), folder)
    files = [*_shell(store)]
    with renewed(folder, KEEPING) as new:
        for name, source in files:
            _copy(source, new / name)
    return len(files)


def _shell(store: SiteStore) -> Iterator[tuple[str, Path]]:
    """Every file of the shell: its place, and where it is as the generator wrote it."""
    stamped = {name for names in store.stamped().values() for name in names} | RENEWED
    asking = {path.as_posix() for path, _ in store.slots()}
    for path in sorted(path for path in store.site.rglob("*") if path.is_file()):
        name = path.relative_to(store.site).as_posix()
        if name in asking:
            yield name, store.folder / "pages" / name
        elif name not in stamped and name not in OF_RECORDS:
            yield name, path


def may_lay(folder: Path, site: Path) -> None:
    """Whether a kept shell may take the place of a site that was stamped there before.

    NotBuilt when the folder holds no shell, NotFree when something else than a portal stands there.
    """
    SiteStore(folder)
    _only_if(not folder.resolve().is_relative_to(site.resolve()), site)
    if site.exists():
        _only_if((site / FOLDER / "site.json").is_file() or not any(site.iterdir()), site)


def lay(folder: Path, site: Path) -> None:
    """Lay a kept shell into an empty folder where a site shall be made."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        _copy(path, site / path.relative_to(folder))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _only_if(free: bool, folder: Path) -> None:  # noqa: FBT001 - the one thing it is asked
    if not free:
        raise NotFree(folder)
