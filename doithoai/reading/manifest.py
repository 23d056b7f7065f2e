"""A manifest as bytes: one canonical form, and each way in which a file is not that, by name."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator

import msgspec

from doithoai.model.base import Frozen
from doithoai.model.manifest import Listed, Manifest, ManifestFault
from doithoai.patterns import lazy

_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(Manifest)
_ANY = msgspec.json.Decoder()
_BAD = lazy(r"[\x00-\x1f\x7f\\]|^/|^[A-Za-z]:|(?:^|/)\.{0,2}(?:/|$)")
"""Control characters, strokes of Windows, absolute paths, and parts that are empty or lead up."""


class FaultFound(Frozen, frozen=True):
    """One fault: of which file, and what more is known."""

    kind: ManifestFault
    path: str = ""
    more: str = ""

    @property
    def told(self) -> str:
        """As a line."""
        more = f" ({self.more})" if self.more else ""
        return f"{self.path}: {self.kind.label}{more}" if self.path else f"{self.kind.label}{more}"


class BadManifest(ValueError):
    """A file is no manifest that can be gone by."""

    def __init__(self, fault: FaultFound) -> None:
        """Keep the fault."""
        super().__init__(fault.told)
        self.fault = fault


def manifest_bytes(manifest: Manifest) -> bytes:
    """The canonical form, one field a line: equal manifests are equal bytes."""
    return msgspec.json.format(_ENCODER.encode(manifest), indent=1) + b"\n"


def read_manifest(data: bytes) -> Manifest:
    """Read the canonical form. Raises BadManifest."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        raise BadManifest(FaultFound(ManifestFault.ENCODING)) from None
    if data[:3] == b"\xef\xbb\xbf":
        raise BadManifest(FaultFound(ManifestFault.ENCODING, more="có dấu BOM"))
    try:
        plain = _ANY.decode(data)
    except (msgspec.DecodeError, RecursionError):
        raise BadManifest(FaultFound(ManifestFault.TRUNCATED)) from None
    other = plain.get("algorithm", "sha256") if isinstance(plain, dict) else "sha256"
    if other != "sha256":
        raise BadManifest(FaultFound(ManifestFault.ALGORITHM, more=str(other)[:40]))
    try:
        found = _DECODER.decode(data)
    except msgspec.ValidationError as error:
        raise BadManifest(FaultFound(ManifestFault.SHAPE, more=str(error))) from None
    for fault in (*_paths(found.records), *_paths(found.files)):
        raise BadManifest(fault)
    if manifest_bytes(found) != data:
        raise BadManifest(FaultFound(ManifestFault.NOT_CANONICAL))
    return found


def unlistable(path: str) -> bool:
    """Whether no manifest can name a path."""
    return not path or bool(_BAD.search(path)) or not path.isprintable()


def _paths(listed: Iterable[Listed]) -> Iterator[FaultFound]:
    seen: dict[str, str] = {}
    for one in listed:
        key = folded(one.path)
        if unlistable(one.path):
            yield FaultFound(ManifestFault.BAD_PATH, repr(one.path)[1:-1])
        elif seen.get(key) == one.path:
            yield FaultFound(ManifestFault.DUPLICATE, one.path)
        elif key in seen:
            yield FaultFound(ManifestFault.COLLISION, one.path, seen[key])
        seen[key] = one.path


def sealed(name: str) -> str:
    """A name by which only who knows it finds it again: a site may keep it of what it does not show."""
    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()


def folded(path: str) -> str:
    """A path as file systems may see it that tell neither capitals nor ways of typing accents apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
