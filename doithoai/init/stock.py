"""What every new archive begins with: calendars, the law, lists, the five model plans, and the locked requirements.

One source: records/ and requirements/ of this repository. The wheel carries them (pyproject.toml, force-include), and
a checkout reads them where they are, so there is no second copy that could drift.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from doithoai.model.policies import Policy
from doithoai.model.records import Plan, Unit
from doithoai.reading.archive import Archive

T = TypeVar("T")
_PACKED = Path(__file__).parent / "stock"
_CHECKOUT = Path(__file__).parents[2]

MODELS = {
    "cat-hai-2025": "cat-hai",
    "nguyen-luong-bang-2025": "nguyen-luong-bang",
    "duong-an-2025": "duong-an",
    "phuong-chua-ro-ten-2026": "phuong-chua-ro-ten",
    "nghi-duong-2025": "nghi-duong",
}
"""The plans that can be a model: policy -> the unit that issued it."""


class NoStock(Exception):
    """The program was installed without its stock."""


def records() -> Path:
    """The records to copy from."""
    for folder in (_PACKED / "records", _CHECKOUT / "records"):
        if (folder / "policies").is_dir():
            return folder
    raise NoStock(_PACKED / "records")


def requirements() -> str:
    """The locked requirements of the portal."""
    for file in (_PACKED / "requirements.txt", _CHECKOUT / "requirements/portal.txt"):
        if file.is_file():
            return file.read_text("utf-8")
    raise NoStock(_PACKED / "requirements.txt")


class Model:
    """One of the five plans, or an earlier one of an archive, as a model for another unit's or year's."""

    def __init__(self, policy: str, archive: Archive | None = None, folder: str = "", year: int = 0) -> None:
        """Read the model's policy, its plan and its unit. NoStock where one of them is not there."""
        self.own = archive is not None
        self.archive = archive = archive or Archive(records())
        self.folder = folder or MODELS[policy]
        self.year = year or int(policy[-4:])
        self.policy: Policy = _known(archive.policy(policy), policy)
        self.unit: Unit = _known(archive.unit(self.folder), policy)
        self.plan: Plan = _known(archive.year(self.folder, self.year).plan, policy)


def _known(found: T | None, name: str) -> T:
    if found is None:
        raise NoStock(name)
    return found


def years() -> tuple[int, ...]:
    """The years that have a calendar."""
    return tuple(sorted(int(one.stem) for one in (records() / "calendar").glob("*.yml")))
