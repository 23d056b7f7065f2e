"""The permanent corpus of hostile inputs: values of fields, trees, and files that lie in `files/` as they are.

The folder of a file says where it is planted; `told.yml` says of each recipe which rules must tell of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import yaml

from tests.hostile.floods import BOMBS, FLOODS
from tests.hostile.place import Place
from tests.hostile.trees import Plant, trees
from tests.hostile.values import values

HERE = Path(__file__).parent
FILES = HERE / "files"
TOLD = HERE / "told.yml"


class Recipe(NamedTuple):
    """One hostile input."""

    name: str
    plant: Plant
    shared: bool
    """Whether it touches what units share."""

    @property
    def kind(self) -> str:
        """What it is an example of."""
        return self.name.partition("/")[0]


def _whole(inside: str, data: bytes, place: Place) -> None:
    (place.home / inside).write_bytes(data)


def _above(inside: str, data: bytes, place: Place) -> None:
    (place.records / inside).write_bytes(data)


def _after(inside: str, data: bytes, place: Place) -> None:
    path = place.home / inside
    path.write_bytes(path.read_bytes() + data)


def _before(inside: str, data: bytes, place: Place) -> None:
    path = place.home / inside
    path.write_bytes(data + path.read_bytes())


SLOTS: dict[str, Callable[[bytes, Place], None]] = {
    "conference": partial(_whole, "2025/01/conference.yml"),
    "after-conference": partial(_after, "2025/01/conference.yml"),
    "before-conference": partial(_before, "2025/01/conference.yml"),
    "petitions": partial(_whole, "2025/01/petitions.yml"),
    "after-petitions": partial(_after, "2025/01/petitions.yml"),
    "document": partial(_whole, "2025/01/documents/minutes.md"),
    "body": partial(_after, "2025/01/documents/conclusion_notice.md"),
    "plan": partial(_whole, "2025/plan.md"),
    "unit": partial(_whole, "unit.yml"),
    "calendar": partial(_above, "calendar/2026.yml"),
    "policy": partial(_above, "policies/thu-nghiem-2025.yml"),
    "redirects": partial(_above, "redirects.yml"),
    "fields": partial(_above, "fields.yml"),
    "recipients": partial(_above, "recipients.yml"),
}
"""Where a file of a folder goes."""
SHARED = ("calendar", "policy", "redirects", "fields", "recipients")
ATTACHED = "attached"
"""The folder of files that a document names, with their true checksums."""


def _files() -> Iterator[Recipe]:
    for path in sorted(FILES.glob("*/*/*")):
        yield _file("/".join(path.parts[-3:]), path.read_bytes)
    for name, text in FLOODS.items():
        yield _file(name, text.encode)
    for name, bomb in BOMBS.items():
        yield _file(f"attachments/{ATTACHED}/{name}", bomb)


def _file(name: str, data: Callable[[], bytes]) -> Recipe:
    _, slot, last = name.split("/")
    plant: Plant = partial(_attach, last, data) if slot == ATTACHED else partial(_planted, slot, data)
    return Recipe(name, plant, slot in SHARED)


def _attach(name: str, data: Callable[[], bytes], place: Place) -> None:
    place.attach(name, data())


def _planted(slot: str, data: Callable[[], bytes], place: Place) -> None:
    SLOTS[slot](data(), place)


def _values() -> Iterator[Recipe]:
    for name, record, old, new in values():
        yield Recipe(name, partial(_replaced, record, old, new), shared=False)


def _replaced(record: str, old: str, new: str, place: Place) -> None:
    place.replace(record, old, new)


def recipes() -> list[Recipe]:
    """All of them, in one order."""
    return [*_values(), *(Recipe(*one) for one in trees()), *_files()]


def told() -> dict[str, tuple[int, frozenset[str]]]:
    """The exit code of the check, and the rules that must tell of each recipe."""
    table = yaml.load(TOLD.read_text("utf-8"), Loader=yaml.CSafeLoader)
    found = {name: str(said).split() for name, said in table.items()}
    return {name: (int(said[0]), frozenset(said[1:])) for name, said in found.items()}
