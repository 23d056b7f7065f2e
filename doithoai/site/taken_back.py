"""What the last stamping showed of a unit's petitions and documents, and whether any of it is no longer there.

The lists, tables, feeds and index of all units are written with the whole archive only. That may wait for something
new, never for something withheld, withdrawn or reworded: until then they would go on showing it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from doithoai.model.dossier import ConferenceFolder
from doithoai.model.records import Petition
from doithoai.opendata import files
from doithoai.opendata.record import load_conference

Shown = dict[str, tuple[str, ...]]
"""What is shown, by the petition or document that it belongs to."""


def shown(site: Path, unit: str) -> Shown:
    """The texts and names that the records published of one unit tell."""
    own = re.compile(rf"{re.escape(unit)}-\d{{4}}-\d{{2,3}}\.json")
    found: Shown = {}
    for path in sorted((site / files.FOLDER / "ho-so").glob("*.json")):
        if own.fullmatch(path.name):
            try:
                found.update(_of(load_conference(path.read_bytes())))
            except msgspec.MsgspecError:  # written by another version: what it tells is not known, so it is not kept
                found[path.stem] = ("",)
    return found


def taken_back(before: Shown, after: Shown) -> bool:
    """Whether anything that was told is gone; more may have been added to it."""
    return any(
        name not in after or not all(any(text in new for new in after[name]) for text in texts)
        for name, texts in before.items()
    )


def _of(folder: ConferenceFolder) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in folder.petitions:
        yield f"{folder.key.code}#{one.id}", tuple(_petition(one))
    for file in folder.documents:
        front = file.front
        texts = (front.title, front.number, front.note, front.late_reason, front.correction, file.body)
        yield f"{folder.key.code}/{file.file}", tuple(text for text in texts if text)


def _petition(one: Petition) -> Iterator[str]:
    told = (one.petitioner.name, one.text, one.answer, one.note, one.refused.reason if one.refused else None)
    yield from (text for text in (*told, *(step.note for step in one.states)) if text)
