"""What an attached file says and tells besides: its text, and who made it, where and with what."""

from __future__ import annotations

from doithoai.model.both import Both
from doithoai.reading.inside.found import LETTERS, SHORTENED, Inside, PartOfFile, Trace

__all__ = ["Inside", "PartOfFile", "Trace", "look", "stripped"]
_ODD = Both("tệp hỏng hoặc khác lạ, không đọc được", "the file is broken or odd and can't be read")
_FAULTS = (EOFError, ValueError, RuntimeError, LookupError, OSError)


def look(data: bytes, kind: str) -> Inside:
    """Read a file of a type that may be attached; what can't be read is told, never raised."""
    import zipfile  # noqa: PLC0415 - few records have files
    import zlib  # noqa: PLC0415 - likewise

    from doithoai.reading.inside import deeds, images, office, pdf  # noqa: PLC0415 - likewise

    try:
        if kind == "pdf":
            return pdf.look(data)
        if kind in images.KINDS:
            return images.look(data, kind)
        if kind in office.KINDS:
            return office.look(data, kind)
    except (*_FAULTS, zipfile.BadZipFile, zlib.error, images.Broken):
        return Inside(unread=_ODD)
    text = data.decode("utf-8-sig", "replace")
    acts = frozenset(deeds.of_list(text)) if kind == "csv" else frozenset()
    return Inside(parts=(PartOfFile(Both("nội dung", "its text"), text[:LETTERS]),), unread=_cut(text), acts=acts)


def _cut(text: str) -> Both | None:
    return SHORTENED if len(text) > LETTERS else None


def stripped(data: bytes, kind: str) -> bytes:
    """The same file without what it tells besides; images.Broken or what its library raises when it can't be read."""
    from doithoai.reading.inside import images, office, pdf  # noqa: PLC0415 - likewise

    if kind == "pdf":
        return pdf.stripped(data)
    if kind in images.KINDS:
        return images.stripped(data, kind)
    return office.stripped(data) if kind in office.KINDS else data
