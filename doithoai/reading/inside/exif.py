"""What a camera wrote into a picture (Exif): read by offsets that are checked, since anybody can write them."""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.reading.inside.found import Trace

_GPS, _MORE, _ORIENTATION = 0x8825, 0x8769, 0x0112
_TOLD = {
    **dict.fromkeys((0x013B, 0x8298, 0xA430, 0x9C9D, 0x9C9B, 0x013C), Trace.AUTHOR),
    **dict.fromkeys((0x010F, 0x0110, 0xA431, 0xA432, 0xA433, 0xA434, 0xA435, 0xA420, 0x927C), Trace.DEVICE),
    **dict.fromkeys((0x010E, 0x9286, 0x9C9C, 0x9C9E, 0x9C9F, 0x010D), Trace.CAPTION),
}
"""Artist, copyright, owner, host; maker, model, serial numbers, maker's note; description, comment, keywords."""
_WIDE = frozenset(range(0x9C9B, 0x9CA0))
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_MOST = 200


class Exif:
    """The fields of one block, without the six letters before it."""

    def __init__(self, data: bytes) -> None:
        """Read it; what leads out of the block is passed over."""
        self.data = data
        self.traces: set[Trace] = set()
        self.words: list[str] = []
        self.orientation = 1
        self.order = {b"II": "little", b"MM": "big"}.get(data[:2])
        if self.order and self.number(2, 2) == 42:
            following = self.table(self.number(4, 4), 0)
            if following and self.number(following, 2):
                self.traces.add(Trace.THUMBNAIL)

    def number(self, start: int, size: int) -> int:
        order = "little" if self.order == "little" else "big"
        return int.from_bytes(self.data[start : start + size], order)  # type: ignore[arg-type]

    def table(self, start: int, depth: int) -> int:
        """Read one table; where the next one begins."""
        if not 8 <= start < len(self.data) or depth > 2:
            return 0
        count = min(self.number(start, 2), _MOST)
        for position in range(count):
            self.field(start + 2 + 12 * position, depth)
        return self.number(start + 2 + 12 * count, 4)

    def field(self, at: int, depth: int) -> None:
        tag, kind, count = self.number(at, 2), self.number(at + 2, 2), self.number(at + 4, 4)
        if tag == _ORIENTATION:
            self.orientation = self.number(at + 8, 2)
        elif tag == _GPS:
            inside = self.number(at + 8, 4)
            if any(self.number(inside + 2 + 12 * one, 2) in (2, 4) for one in range(min(self.number(inside, 2), 40))):
                self.traces.add(Trace.PLACE)
        elif tag == _MORE:
            self.table(self.number(at + 8, 4), depth + 1)
        elif told := _TOLD.get(tag):
            size = _SIZES.get(kind, 0) * count
            begin = at + 8 if size <= 4 else self.number(at + 8, 4)
            raw = self.data[begin : begin + min(size, 4096)]
            words = raw.decode("utf-16-le" if tag in _WIDE else "utf-8", "ignore").replace("\0", " ").strip()
            if words.removeprefix("ASCII").removeprefix("UNICODE").strip():
                self.traces.add(told)
                if told is not Trace.DEVICE:
                    self.words.append(words.removeprefix("ASCII").removeprefix("UNICODE").strip())


def upright(orientation: int) -> bytes:
    """A block that says how a picture is to be turned, and nothing else."""
    field = b"\x01\x12\x00\x03\x00\x00\x00\x01" + orientation.to_bytes(2, "big") + b"\0\0"
    return b"MM\x00\x2a\x00\x00\x00\x08\x00\x01" + field + b"\0\0\0\0"


def xmp(data: bytes) -> Iterator[tuple[Trace, str]]:
    """What a block of XMP says: its words by the names that they stand under."""
    import re  # noqa: PLC0415 - few pictures are attached

    text = data[:60_000].decode("utf-8", "ignore")
    if re.search(r"(?i)GPSL(?:atitude|ongitude)", text):
        yield Trace.PLACE, ""
    names = {
        Trace.AUTHOR: r"dc:creator|dc:rights|photoshop:AuthorsPosition|xmpRights:Owner|aux:OwnerName"
        r"|exifEX:CameraOwnerName|pdf:Author|xmp:Author|photoshop:Credit",
        Trace.DEVICE: r"tiff:Make|tiff:Model|aux:SerialNumber|exifEX:BodySerialNumber|aux:Lens",
        Trace.CAPTION: r"dc:description|dc:title|dc:subject|photoshop:Headline|photoshop:City|Iptc4xmpCore:Location"
        r"|pdf:Keywords|exif:UserComment",
    }
    for trace, known in names.items():
        within = [one[2] for one in re.finditer(rf"<({known})\b[^<>]*>((?s:.){{0,2000}}?)</\1>", text)]
        within += [one[2] for one in re.finditer(rf"\b({known})\s*=\s*[\"']([^\"'<>]{{1,2000}})", text)]
        for one in within:
            if words := " ".join(re.sub(r"<[^<>]*>", " ", one).split()):
                yield trace, words
    if "xmpGImg:image" in text or "xmp:Thumbnails" in text:
        yield Trace.THUMBNAIL, ""
    for one in re.finditer(r"(?i)(?:[a-z]:[\\/]+users[\\/]+|/home/|/users/)[^\"'<>\n]{1,200}", text):
        yield Trace.FOLDER, one[0]
