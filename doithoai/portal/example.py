"""The unit that shipped pages take as their example: the sample's xã Minh Họa, or one of the archive at hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from doithoai.model.records import Unit
from doithoai.reading.archive import Archive

CODE, NAME, KIND = "minh-hoa", "Minh Họa", "xã Minh Họa"
_FICTION = re.compile(r"\0 \((?:đơn vị )?hư cấu\)")
_KINDS = re.compile(r"(xã|phường|đặc khu) ", re.IGNORECASE)
_SPECIAL = re.compile(r"([\\`*_\[\]|])")


def exampled(archive: Archive) -> Callable[[str], str]:
    """Writes of a page the example anew; of an archive that has xã Minh Họa, or no unit, nothing."""
    if CODE in archive.units:
        return str
    held = (code for code in archive.units if archive.keys(code))
    code = next(held, next(iter(archive.units), ""))
    unit = archive.unit(code) if code else None
    return _writer(code, unit) if unit else str


def _writer(code: str, unit: Unit) -> Callable[[str], str]:
    name = _SPECIAL.sub(r"\\\1", escape(unit.name))
    bare = _KINDS.sub("", name, count=1)
    kind = name if unit.sample else f"{name}\0"
    parts = {KIND: kind, NAME: bare, CODE: code}
    found = re.compile("|".join(parts))

    def written(text: str) -> str:
        return _FICTION.sub("", found.sub(lambda one: parts[one[0]], text)).replace("\0", "")

    return written
