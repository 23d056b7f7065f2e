"""What stamping needs of a built site, kept beside it in `.shell/`, so that it can be stamped again at any time."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path

from doithoai.disk import write
from doithoai.model.base import Frozen
from doithoai.reading.evidence import decoded
from doithoai.reading.manifest import sealed
from doithoai.site.shell import DEPTHS, KINDS, PREFIX, Shell, address, cut
from doithoai.views.evidence import History

FOLDER = ".shell"
EVIDENCE, HELD = "evidence.json", "held.txt"
SLOT = re.compile(r"<!-- doithoai:([a-z]+) -->")
_URL = re.compile(r"\s*<url>.*?</url>", re.DOTALL)


class NotBuilt(Exception):
    """The folder holds no site that the hook has prepared."""


class Addresses(Frozen, frozen=True):
    """Where the site is published, and where its sources can be edited; empty when not known."""

    site: str
    edit: str


def keep(site: Path, addresses: Addresses, evidence: bytes = b"") -> None:
    """Take the shells out of a site that was just built, and copy what stamping will fill in."""
    store = site / FOLDER
    shutil.rmtree(store, ignore_errors=True)
    store.mkdir()
    for kind in KINDS:
        for depth in DEPTHS:
            shutil.copyfile(site / address(kind, depth) / "index.html", store / f"{kind}-{depth}.html")
        shutil.rmtree(site / f"{PREFIX}-{kind}")
    pages = {path: path.read_text("utf-8") for path in sorted(site.rglob("index.html"))}
    for path, text in pages.items():
        if SLOT.search(text):
            write(f"{store}/pages/{path.relative_to(site)}", text.encode())
    known = sorted(f"{path.parent.relative_to(site).as_posix()}/" for path in pages)
    settings = {"site": addresses.site, "edit": addresses.edit, "pages": known}
    write(f"{store}/site.json", json.dumps(settings, ensure_ascii=False, indent=1).encode())
    if evidence:
        write(f"{store}/{EVIDENCE}", evidence)
    write(f"{store}/sitemap.xml", _without_shells((site / "sitemap.xml").read_text("utf-8")).encode())


def _without_shells(sitemap: str) -> str:
    return _URL.sub(lambda found: "" if f"/{PREFIX}-" in found[0] else found[0], sitemap)


class SiteStore:
    """What is kept of one built site."""

    def __init__(self, site: Path) -> None:
        """Open what was kept; NotBuilt when nothing was."""
        self.site, self.folder = site, site / FOLDER
        if not (self.folder / "site.json").is_file():
            raise NotBuilt(site)
        settings = json.loads((self.folder / "site.json").read_text("utf-8"))
        self.addresses = Addresses(settings["site"], settings["edit"])
        self.known: dict[str, Path] = {path: self._as_written(path) for path in settings["pages"]}
        """The pages that the site generator itself wrote: address -> file in which it is as it was written."""

    def _as_written(self, path: str) -> Path:
        kept = self.folder / "pages" / path / "index.html"
        return kept if kept.is_file() else self.site / path / "index.html"

    def shells(self) -> dict[tuple[bool, int], Shell]:
        """Every shell, by whether it has a table of contents and by depth."""
        return {
            (kind == "toc", depth): cut((self.folder / f"{kind}-{depth}.html").read_text("utf-8"), toc=kind == "toc")
            for kind in KINDS
            for depth in DEPTHS
        }

    def evidence(self) -> History | None:
        """What is known of the history of documents; None where the site was given no such file."""
        path = self.folder / EVIDENCE
        return History(decoded(path.read_bytes(), EVIDENCE)) if path.is_file() else None

    def take(self, evidence: bytes) -> None:
        """Keep what is known of history by now in the place of what was."""
        write(f"{self.folder}/{EVIDENCE}", evidence)

    def hold(self, records: Iterable[str], others: Iterable[str] = ()) -> None:
        """Keep which records are held back, those of `others` too: no checksum of such a one is published.

        Their names may be what is held back, and a site may be published with all that is kept of it.
        """
        found = {*others, *(f"{sealed(one.partition('/')[0])} {sealed(one)}" for one in records)}
        write(f"{self.folder}/{HELD}", "".join(f"{one}\n" for one in sorted(found)).encode())

    def held_elsewhere(self, units: Iterable[str]) -> list[str]:
        """What is kept of the records that the last stamping held back, but for those of some units."""
        path, left = self.folder / HELD, {sealed(one) for one in units}
        lines = path.read_text("ascii").splitlines() if path.is_file() else []
        return [one for one in lines if one.partition(" ")[0] not in left]

    def slots(self) -> Iterator[tuple[Path, str]]:
        """The pages that ask for something, as the generator wrote them: (path below the site, text)."""
        pages = self.folder / "pages"
        for path in sorted(pages.rglob("index.html")):
            yield path.relative_to(pages), path.read_text("utf-8")

    def stamped(self) -> dict[str, list[str]]:
        """The files that the last stamping wrote, by unit; those of no unit below an empty name."""
        path = self.folder / "stamped.txt"
        found: dict[str, list[str]] = {}
        for line in path.read_text("utf-8").split("\n")[:-1] if path.is_file() else ():
            unit, _, file = line.partition("\t")
            found.setdefault(unit, []).append(file)
        return found

    def remember(self, files: Mapping[str, Iterable[str]]) -> None:
        """Keep the list of what was written; remove what an earlier stamping wrote and this one did not."""
        new = {unit: sorted(set(some)) for unit, some in sorted(files.items())}
        for gone in {file for some in self.stamped().values() for file in some}.difference(*new.values()):
            (self.site / gone).unlink(missing_ok=True)
        told = "".join(f"{unit}\t{file}\n" for unit in new for file in new[unit])
        write(f"{self.folder}/stamped.txt", told.encode())

    def sitemap(self, paths: Iterable[str], day: str) -> None:
        """Write the sitemap: what the generator wrote, and the stamped pages."""
        kept = (self.folder / "sitemap.xml").read_text("utf-8")
        lines = (
            f"\n    <url>\n         <loc>{escape(self.addresses.site + path)}</loc>\n"
            f"         <lastmod>{day}</lastmod>\n    </url>"
            for path in paths
        )
        text = kept.replace("\n</urlset>", "".join(lines) + "\n</urlset>")
        write(f"{self.site}/sitemap.xml", text.encode())
        write(f"{self.site}/sitemap.xml.gz", gzip.compress(text.encode(), mtime=0))
