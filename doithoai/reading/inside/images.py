"""Pictures read and rewritten part by part: what is drawn stays byte for byte, what else they tell is left out.

No library that is kept up strips a picture without drawing it anew; the parts of these three forms are simple.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from doithoai.patterns import lazy
from doithoai.reading.inside.exif import Exif, upright, xmp
from doithoai.reading.inside.found import Inside, PartOfFile, Trace, described

_EXIF, _XMP, _PHOTOSHOP = b"Exif\0\0", b"http://ns.adobe.com/x", b"Photoshop 3.0\0"
_PNG = b"\x89PNG\r\n\x1a\n"
_DRAWN = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs hIST sPLT acTL fcTL fdAT cICP mDCV cLLI".split()
)
_WEBP = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WORDS = 1 << 20
_MOST, _TELLING = 20_000, 200
"""Parts of one picture, and those of them that tell something: more are no picture's."""
_MARKER = lazy(rb"\xff[^\x00\xff\xd0-\xd7]")


class PicturePart(NamedTuple):
    """A part of a picture: what it is called, its content, and its bytes as they stand."""

    name: bytes
    body: bytes
    whole: bytes
    drawn: bool


class Broken(Exception):
    """The parts of a picture can't be told apart."""


# --- the parts


def _jpeg(data: bytes) -> Iterator[PicturePart]:
    if data[:2] != b"\xff\xd8":
        raise Broken
    yield PicturePart(b"SOI", b"", data[:2], True)
    at = 2
    while True:
        marker = data[at + 1] if data[at : at + 1] == b"\xff" and at + 1 < len(data) else 0
        if not marker:
            raise Broken
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xD9:
            yield PicturePart(b"EOI", b"", data[at : at + 2], True)
            if len(data) > at + 2:
                yield PicturePart(b"behind", data[at + 2 :], data[at + 2 :], False)
            return
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if end > len(data) or end < at + 4:
            raise Broken
        body = data[at + 4 : end]
        if marker == 0xDA:
            end = _scan_end(data, end)
        yield PicturePart(bytes((marker,)), body, data[at:end], _is_drawn(marker, body))
        at = end


def _scan_end(data: bytes, at: int) -> int:
    """Where the drawing ends: at a marker that is neither a stuffed byte nor a restart."""
    if found := _MARKER.search(data, at):
        return found.start()
    raise Broken


def _is_drawn(marker: int, body: bytes) -> bool:
    if marker == 0xE0:
        return body.startswith(b"JFIF\0") and len(body) <= 14
    if marker == 0xE2:
        return body.startswith(b"ICC_PROFILE\0")
    if marker == 0xEE:
        return body.startswith(b"Adobe")
    return not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def _png(data: bytes) -> Iterator[PicturePart]:
    if not data.startswith(_PNG):
        raise Broken
    yield PicturePart(b"", b"", _PNG, True)
    at = len(_PNG)
    while at + 12 <= len(data):
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 12 + size
        if end > len(data):
            raise Broken
        yield PicturePart(name, data[at + 8 : end - 4], data[at:end], name in _DRAWN)
        at = end
        if name == b"IEND":
            if at < len(data):
                yield PicturePart(b"behind", data[at:], data[at:], False)
            return
    raise Broken


def _webp(data: bytes) -> Iterator[PicturePart]:
    size = int.from_bytes(data[4:8], "little") + 8
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or size > len(data):
        raise Broken
    yield PicturePart(b"", b"", data[:12], True)
    at = 12
    while at + 8 <= size:
        name, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + length + length % 2
        yield PicturePart(name, data[at + 8 : at + 8 + length], data[at:end], name in _WEBP)
        at = end
    if size < len(data):
        yield PicturePart(b"behind", data[size:], data[size:], False)


_PARTS: dict[str, Callable[[bytes], Iterator[PicturePart]]] = {"jpg": _jpeg, "jpeg": _jpeg, "png": _png, "webp": _webp}
KINDS = frozenset(_PARTS)


def _pieces(data: bytes, kind: str) -> Iterator[PicturePart]:
    for count, piece in enumerate(_PARTS[kind](data)):
        if count > _MOST:
            raise Broken
        yield piece


# --- what they tell


def look(data: bytes, kind: str) -> Inside:
    """What a picture tells besides what is drawn; Broken when its parts can't be told apart."""
    traces: set[Trace] = set()
    parts: list[PartOfFile] = []
    telling = 0
    for piece in _pieces(data, kind):
        if piece.drawn:
            continue
        telling += 1
        if telling > _TELLING:
            raise Broken
        for trace, words in _told(piece):
            traces.add(trace)
            if words.strip():
                parts.append(described(words))
    return Inside(frozenset(traces), tuple(parts))


def _told(piece: PicturePart) -> Iterator[tuple[Trace, str]]:
    name, body = piece.name, piece.body
    if name == b"behind":
        if body.strip(b"\0 \r\n"):
            yield Trace.BEHIND, body[:_WORDS].decode("utf-8", "ignore") if body.isascii() else ""
    elif name in (b"\xe1", b"eXIf", b"EXIF") and not body.startswith(_XMP):
        read = Exif(body.removeprefix(_EXIF))
        yield from ((trace, "") for trace in sorted(read.traces))
        yield from ((Trace.CAPTION, words) for words in read.words if Trace.CAPTION in read.traces)
        yield from ((Trace.AUTHOR, words) for words in read.words if Trace.CAPTION not in read.traces)
    elif name in (b"\xe1", b"XMP "):
        yield from xmp(body)
    elif name == b"\xed" and body.startswith(_PHOTOSHOP):
        yield from _iptc(body)
    elif name == b"\xfe" and not _BY_MACHINE(body):
        yield Trace.CAPTION, body.decode("utf-8", "ignore")
    elif name == b"\xe0" or (name == b"\xe2" and body.startswith(b"MPF\0")):
        yield Trace.THUMBNAIL, ""
    elif name in (b"tEXt", b"zTXt", b"iTXt"):
        yield from _png_text(name, body)


def _BY_MACHINE(body: bytes) -> bool:  # noqa: N802 - a constant question
    return body.startswith((b"CREATOR: gd-jpeg", b"Lavc", b"File source", b"LEAD Tech", b"Optimized by"))


_IPTC = {80: Trace.AUTHOR, 85: Trace.AUTHOR, 110: Trace.AUTHOR, 115: Trace.AUTHOR, 116: Trace.AUTHOR, 122: Trace.AUTHOR}


def _iptc(body: bytes) -> Iterator[tuple[Trace, str]]:
    if b"8BIM\x04\x0c" in body or b"8BIM\x04\x09" in body:
        yield Trace.THUMBNAIL, ""
    at = 0
    while (at := body.find(b"\x1c\x02", at)) >= 0 and at + 5 <= len(body):
        size = int.from_bytes(body[at + 3 : at + 5], "big")
        words = body[at + 5 : at + 5 + min(size, 2000)].decode("utf-8", "ignore")
        if body[at + 2] in (5, 25, 40, 90, 92, 95, 101, 103, 105, 118, 120) or body[at + 2] in _IPTC:
            yield _IPTC.get(body[at + 2], Trace.CAPTION), words
        at += 5


def _png_text(name: bytes, body: bytes) -> Iterator[tuple[Trace, str]]:
    key, _, rest = body.partition(b"\0")
    if name == b"zTXt":
        rest = _unpacked(rest[1:])
    elif name == b"iTXt":
        packed, rest = rest[:1] == b"\x01", rest[2:].partition(b"\0")[2].partition(b"\0")[2]
        rest = _unpacked(rest) if packed else rest
    if key.startswith(b"XML:com.adobe.xmp"):
        yield from xmp(rest)
    elif key.lower().startswith(b"raw profile type"):
        yield Trace.CAPTION, ""
    elif key.lower() not in (b"software", b"date:create", b"date:modify", b"date:timestamp", b"creation time"):
        words = rest.decode("utf-8" if name == b"iTXt" else "latin-1", "ignore")
        yield (Trace.AUTHOR if key.lower() in (b"author", b"copyright") else Trace.CAPTION), words


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _WORDS)
    except zlib.error:
        return b""


# --- and without it


def stripped(data: bytes, kind: str) -> bytes:
    """The same picture without what else it tells; how it is to be turned stays, since it would lie on its side."""
    pieces = list(_pieces(data, kind))
    kept = [one.whole for one in pieces if one.drawn]
    turned = next((turn for one in pieces if (turn := _turn(one)) > 1), 1)
    if kind == "webp":
        return _webp_whole(kept)
    if turned > 1:
        block = upright(turned)
        if kind == "png":
            kept.insert(2, _chunk(b"eXIf", block))
        else:
            first = 2 if pieces[1].name == b"\xe0" and pieces[1].drawn else 1
            kept.insert(first, b"\xff\xe1" + (len(block) + 8).to_bytes(2, "big") + _EXIF + block)
    return b"".join(kept)


def _turn(piece: PicturePart) -> int:
    exif = piece.name in (b"\xe1", b"eXIf") and not piece.body.startswith(_XMP)
    turn = Exif(piece.body.removeprefix(_EXIF)).orientation if exif else 1
    return turn if 1 < turn <= 8 else 1


def _chunk(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")


def _webp_whole(kept: list[bytes]) -> bytes:
    plain = [one[:8] + bytes((one[8] & 0b11110011,)) + one[9:] if one[:4] == b"VP8X" else one for one in kept[1:]]
    body = b"WEBP" + b"".join(plain)
    return b"RIFF" + len(body).to_bytes(4, "little") + body
