"""Where a hostile input is planted: one unit of an archive, and the records that all units share."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import NamedTuple

from tests.conftest import RECORDS

BASE = Path(__file__).parents[1] / "rules/base"
UNIT, NEIGHBOUR = "thu-nghiem", "xa-ben-canh"
STRAY = f"{NEIGHBOUR}/2025/01/thua.xyz"
"""A foreign file in the neighbour's conference: it is told whatever becomes of law and calendar."""
DAY = "2026-02-10"
"""The day of judgement."""


class Place(NamedTuple):
    """A unit below an archive's root."""

    records: Path
    unit: str = UNIT

    @property
    def home(self) -> Path:
        """The unit's folder."""
        return self.records / self.unit

    @property
    def year(self) -> Path:
        """The folder of its year."""
        return self.home / "2025"

    @property
    def first(self) -> Path:
        """The folder of its first conference."""
        return self.year / "01"

    @property
    def papers(self) -> Path:
        """Its documents."""
        return self.first / "documents"

    @property
    def notice(self) -> Path:
        """The public notice of conclusions, which has an attached file."""
        return self.papers / "conclusion_notice.md"

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace a text in a record of the first conference; it must be there."""
        path = self.first / name
        text = path.read_text("utf-8")
        assert old in text, (name, old)
        path.write_bytes(text.replace(old, new, 1).encode("utf-8", "surrogatepass"))

    def attach(self, name: str, data: bytes) -> None:
        """Put a file beside the notice, which names it with its true checksum."""
        (self.first / "files" / name).write_bytes(data)
        line = f"  - {{path: files/{name}, sha256: {hashlib.sha256(data).hexdigest()}}}"
        self.replace("documents/conclusion_notice.md", "files:\n", f"files:\n{line}\n")


def lay_out(records: Path) -> Place:
    """A small part of the clean archive, and beside its unit another of which some things are told for ever."""
    left = shutil.ignore_patterns("02", "2026", "reports")
    shutil.copytree(BASE, records, copy_function=shutil.copyfile, ignore=left)
    shutil.copytree(RECORDS / "calendar", records / "calendar", copy_function=shutil.copyfile)
    neighbour = records / NEIGHBOUR
    (neighbour / "2025").mkdir(parents=True)
    unit = (records / UNIT / "unit.yml").read_text("utf-8").replace("xã Thử Nghiệm", "xã Bên Cạnh")
    (neighbour / "unit.yml").write_text(unit, "utf-8")
    for name in ("plan.md", "01/conference.yml", "01/documents/conclusion_notice.md", "01/files/24-tb-du.txt"):
        target = neighbour / "2025" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(records / UNIT / "2025" / name, target)
    (records / STRAY).write_text("x", "utf-8")
    return Place(records)
