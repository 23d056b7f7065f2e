"""The file that `doithoai evidence` writes, read again by whoever shows what it tells."""

from __future__ import annotations

from pathlib import Path

import msgspec

from doithoai.model.both import Both
from doithoai.model.evidence import Evidence

_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(Evidence)


class NoEvidence(ValueError):
    """A file is none that `doithoai evidence` writes; the sentence says why."""


def encoded(evidence: Evidence) -> bytes:
    """Evidence as a file: the same bytes for the same history, one document a line."""
    lines = [_ENCODER.encode(one) for one in evidence.documents]
    head = _ENCODER.encode(msgspec.structs.replace(evidence, documents=()))
    return head[:-1] + b',"documents":[\n' + b",\n".join(lines) + b"\n]}\n"


def load(path: Path) -> Evidence:
    """Read such a file. Raises NoEvidence."""
    try:
        data = path.read_bytes()
    except OSError as error:
        vi = f"không đọc được “{path}” ({error.strerror})"
        raise NoEvidence(Both(vi, f"“{path}” can't be read ({error.strerror})")) from None
    return decoded(data, str(path))


def decoded(data: bytes, name: str) -> Evidence:
    """What such a file holds. Raises NoEvidence."""
    try:
        return _DECODER.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        vi = f"“{name}” không phải là tệp do doithoai evidence ghi ({error})"
        raise NoEvidence(Both(vi, f"“{name}” is no file that doithoai evidence writes ({error})")) from None
