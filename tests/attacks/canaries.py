"""An archive in which every text of every kind of record has a secret word of its own, and a search for them all.

The fields are walked by their types, so that a new one is among them by itself. A secret stands for what nobody may
learn: where it is found in a published site, the field is told. Days, numbers and words of a vocabulary hold none.
"""

from __future__ import annotations

import base64
import binascii
import functools
import gzip
import re
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import duckdb
from msgspec import inspect
from PIL import Image

from doithoai.model import records as model
from doithoai.model.base import LINK, ONE_LINE, SAID

LETTERS = "bcdghklmnpqrstvx"
FREE = frozenset((None, ONE_LINE, SAID))
"""The patterns of a text in which any words may stand."""
NAMES = frozenset(("document", "reply", "corrects", "field", "into"))
"""Fields that name another record, though no pattern says so: a wrong name is shown nowhere."""
CHOSEN = {
    "rule": "V01",
    "to": "mat-tran",
    "office": "phong-kinh-te",
    "field": "number",
    "id": "xa-cu-hon",
    "path": "files/khong-co.txt",
}
"""What a field says that has no free words and must not be left out."""
Sow = Callable[[str], int]


# --- words


def word(number: int) -> str:
    """A secret: no name, no word of the portal, with a letter that every form of writing spells otherwise."""
    return f"xờq{code(number)}q"


def plain(number: int) -> str:
    """The same where only plain letters may stand."""
    return f"xoq{code(number)}q"


def code(number: int) -> str:
    """Three letters."""
    return "".join(LETTERS[number // size % 16] for size in (256, 16, 1))


def digits(number: int) -> str:
    """A telephone number that is a secret."""
    return f"02499{number:05}"


def checksum(number: int) -> str:
    """A checksum that is one."""
    return f"c0ffee{number:058}"


_SPELT = "|".join(
    re.escape(spelt)
    for letter in ("ờ", unicodedata.normalize("NFD", "ờ"), "ơ", "o")
    for spelt in {
        letter,
        "".join(f"%{byte:02x}" for byte in letter.encode()),
        "".join(f"&#{ord(part)};" for part in letter),
        "".join(f"&#x{ord(part):x};" for part in letter),
        "".join(f"\\u{ord(part):04x}" for part in letter),
        "".join(f"\\\\u{ord(part):04x}" for part in letter),
    }
)
_WORD = rf"x(?:{_SPELT})q([{LETTERS}]{{3}})q"
_PHONE = r"02499[. -]?([0-9]{2})[. -]?([0-9]{3})(?![0-9])"
_SECRET = re.compile(f"{_WORD}|{_PHONE}|c0ffee([0-9]{{58}})".encode(), re.IGNORECASE)
_PACKED = re.compile(rb"[A-Za-z0-9+/_-]{24,}")


def secrets(data: bytes) -> Iterator[int]:
    """The secrets in some bytes, spelt in whatever way, or packed for a link."""
    for one in (data, *_unpacked(data)):
        for found in _SECRET.finditer(one):
            letters, first, last, sha = found.groups()
            if letters:
                yield sum(LETTERS.index(chr(byte)) * 16 ** (2 - at) for at, byte in enumerate(letters.lower()))
            else:
                yield int(sha or first + last)


def _unpacked(data: bytes) -> Iterator[bytes]:
    for run in _PACKED.findall(data):
        if b"02499" in run or b"c0ffee" in run:
            continue
        for start in range(4):
            part = run[start:].translate(bytes.maketrans(b"-_", b"+/"))
            try:
                yield base64.b64decode(part[: len(part) // 4 * 4])
            except binascii.Error:  # no such text at all
                break


# --- where they are looked for


def published(site: Path) -> Iterator[tuple[str, bytes]]:
    """Everything that a site holds: names of files, and their content as its reader unpacks it."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        yield name, name.encode()
        if path.is_file():
            yield name, b"\n".join(_readings(path, path.read_bytes()))


def _readings(path: Path, data: bytes) -> Iterator[bytes]:
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    yield data
    match path.suffix:
        case ".parquet":
            yield str(duckdb.read_parquet(str(path)).fetchall()).encode()
        case ".ics":
            yield data.replace(b"\r\n ", b"")
        case ".html" | ".xml" | ".svg":
            text = re.sub(rb"<wbr>|&shy;|\xc2\xad", b"", data)
            yield unescape(text.decode("utf-8")).encode()
            yield unquote_to_bytes(text)
        case ".png":
            with Image.open(path) as image:
                yield str(getattr(image, "text", {})).encode()
        case ".pdf" | ".docx":
            for start in (one.end() for one in re.finditer(rb"stream\r?\n", data)):
                try:
                    yield zlib.decompressobj().decompress(data[start:])
                except zlib.error:
                    continue


def found(site: Path) -> dict[int, str]:
    """The secrets in a site, each with the first file that tells it."""
    some: dict[int, str] = {}
    for name, data in published(site):
        for number in secrets(data):
            some.setdefault(number, name)
    return some


# --- planting


@functools.cache
def tree(kind: type) -> inspect.Type:
    """A type as a tree of its parts."""
    return inspect.type_info(kind)


def bare(kind: inspect.Type) -> inspect.Type:
    """A type without what is only told of it."""
    while isinstance(kind, inspect.Metadata):
        kind = kind.type
    return kind


def free(kind: inspect.Type) -> bool:
    """Whether any words may stand in a text, or it can hold a secret all the same."""
    if not isinstance(kind, inspect.StrType) or kind.max_length == 80:
        return False
    return kind.pattern in {*FREE, LINK, model.PHONE, model.EMAIL, model.SHA256}


def sows(kind: inspect.Type) -> bool:
    """Whether there is a text anywhere in it."""
    kind = bare(kind)
    match kind:
        case inspect.StructType():
            return any(sows(one.type) for one in kind.fields if one.name not in NAMES)
        case inspect.UnionType():
            return any(map(sows, kind.types))
        case inspect.VarTupleType():
            return sows(kind.item_type)
    return free(kind)


def leaves(kind: inspect.Type, path: str = "") -> Iterator[str]:
    """Where in a type any words may stand."""
    kind = bare(kind)
    match kind:
        case inspect.StructType():
            for one in kind.fields:
                if one.name not in NAMES:
                    yield from leaves(one.type, f"{path}.{one.name}".removeprefix("."))
        case inspect.UnionType():
            for part in kind.types:
                yield from leaves(part, path)
        case inspect.VarTupleType():
            yield from leaves(kind.item_type, path)
        case _ if free(kind):
            yield path


class Field:
    """Where a text stands in its record."""

    def __init__(self, sow: Sow, left: frozenset[str], *, whole: bool) -> None:
        """Sow everywhere but in what is `left` out; not `whole`: add no part that is not there."""
        self.sow, self.left, self.whole = sow, left, whole

    def sown(self, kind: inspect.Type, given: Any, path: str) -> Any:
        """The value with a secret in each of its texts, those that it had not too; None: nothing to say."""
        kind = bare(kind)
        match kind:
            case inspect.UnionType():
                return self.sown(_chosen(kind, given), given, path)
            case inspect.StructType():
                return self.struct(kind, given, path) if given is not None or self.whole or not path else None
            case inspect.VarTupleType():
                some = given or ([None] if sows(kind.item_type) and self.whole else [])
                made = [self.sown(kind.item_type, one, path) for one in some]
                return [one for one in made if one is not None] or given
            case inspect.StrType() if free(kind):
                return self.text(kind, given, path)
        return given

    def struct(self, kind: inspect.StructType, given: dict[str, Any] | None, path: str) -> dict[str, Any]:
        made = dict(given or {})
        for one in kind.fields:
            name, inside = one.encode_name, f"{path}.{one.name}".removeprefix(".")
            if inside in self.left:
                continue
            if one.name not in NAMES and (name in made or sows(one.type)):
                value = self.sown(one.type, made.get(name), inside)
                if value is not None:
                    made[name] = value
            if one.required and name not in made:
                made[name] = CHOSEN.get(one.name) or _least(one.type)
        return made

    def text(self, kind: inspect.StrType, given: Any, path: str) -> str:
        number = self.sow(path)
        match kind.pattern:
            case model.PHONE:
                return digits(number)
            case model.EMAIL:
                return f"{plain(number)}@xa.example"
            case model.SHA256:
                return checksum(number)
            case str() if kind.pattern == LINK:
                return f"https://xa.example/{word(number)}"
        return f"{given} {word(number)}" if given else f"Việc {word(number)}"


def _chosen(kind: inspect.UnionType, given: Any) -> inspect.Type:
    """The part of a choice that a value is of; where there is none, what can hold a secret."""
    kinds = [bare(one) for one in kind.types]
    some = [one for one in kinds if isinstance(one, _OF.get(type(given).__name__, ()))]
    return next(iter(some or [one for one in kinds if sows(one)] or kinds))


_OF: dict[str, type[inspect.Type]] = {
    "dict": inspect.StructType,
    "list": inspect.VarTupleType,
    "str": inspect.StrType,
}


def _least(kind: inspect.Type) -> Any:
    """The plainest value of what must not be left out."""
    kind = bare(kind)
    match kind:
        case inspect.EnumType():
            return next(iter(kind.cls)).value
        case inspect.DateType():
            return "2025-09-20"
        case inspect.IntType():
            return kind.ge or 0
        case inspect.BoolType():
            return False
        case inspect.CustomType():
            return "2025-09-20T07:30+07:00"
        case inspect.UnionType():
            return _least(kind.types[0])
        case inspect.VarTupleType():
            return []
        case inspect.StrType():
            return "mat-tran"
    raise NotImplementedError(kind)
