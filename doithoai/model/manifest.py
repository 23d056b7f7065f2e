"""What was published on a day, by checksum: every record and file, the calendars and policies, the commit."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta

from doithoai.model.base import Record
from doithoai.model.evidence import CommitId
from doithoai.model.vocabulary import Word

NAME = "manifest.json"
SIGNATURE = ".sig"
STAMP = ".tsr"
NAMESPACE = "doithoai-manifest"
"""What a signature is for: one that was made for something else says nothing here."""
Checksum = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class Listed(Record, frozen=True, kw_only=True):
    """One file; of a record that is not public only that it is there: its checksum would confirm a guess of it."""

    path: str
    size: Annotated[int, Meta(ge=0)] | None = None
    sha256: Checksum | None = None


class SharedVersion(Record, frozen=True, kw_only=True):
    """A calendar or policy that limits were counted with."""

    id: str
    sha256: Checksum


class Manifest(Record, frozen=True, kw_only=True):
    """The manifest of one publication."""

    manifest: Literal[1]
    algorithm: Literal["sha256"]
    software: str
    as_of: dt.date
    commit: CommitId | None = None
    """The commit of the records; None where they are in no repository or differ from its last commit."""
    previous: Checksum | None = None
    """The checksum of the manifest before: a chain in which none can be taken out or replaced unseen."""
    calendars: tuple[SharedVersion, ...] = ()
    policies: tuple[SharedVersion, ...] = ()
    records: tuple[Listed, ...] = ()
    files: tuple[Listed, ...] = ()


class ManifestFault(Word):
    """What is wrong with a manifest, or with what it is held against."""

    NONE = "no_manifest", "không có bản kê"
    TRUNCATED = "truncated", "bản kê bị cắt cụt hoặc không phải JSON"
    ENCODING = "encoding", "bản kê không phải UTF-8"
    SHAPE = "shape", "bản kê không đúng dạng"
    ALGORITHM = "algorithm", "bản kê dùng thuật toán khác SHA-256"
    NOT_CANONICAL = "not_canonical", "bản kê không ở dạng chuẩn (có khóa lặp, khác thứ tự hoặc thêm ký tự)"
    DUPLICATE = "duplicate", "một đường dẫn được kê hai lần"
    BAD_PATH = "bad_path", "đường dẫn dẫn ra ngoài hoặc không dùng được"
    COLLISION = "collision", "hai đường dẫn chỉ khác nhau chữ hoa, chữ thường hoặc cách gõ dấu"
    CHANGED = "changed", "đã bị thay"
    MISSING = "missing", "bị thiếu"
    EXTRA = "extra", "không có trong bản kê"
    NOT_PLAIN = "not_plain", "không phải là một tệp thường"
    UNSIGNED = "unsigned", "không có chữ ký"
    BAD_SIGNATURE = "bad_signature", "chữ ký không khớp với bản kê"
    NO_SIGNATURE = "no_signature", "tệp chữ ký không phải là chữ ký SSH"
    NAMESPACE = "namespace", "chữ ký được làm cho việc khác"
    UNKNOWN_SIGNER = "unknown_signer", "người ký không có trong danh sách được ký"
    NOT_ALLOWED = "not_allowed", "khóa không được dùng để ký bản kê"
    EXPIRED = "expired", "khóa đã hết hạn hoặc chưa có hiệu lực"
    OTHER_COMMIT = "other_commit", "bản kê của bản ghi khác với bản ghi ở đây"
    REPLAYED = "replayed", "bản kê cũ được đưa lại"
    CHAIN = "chain", "không nối tiếp bản kê đã biết: có bản kê bị bỏ hoặc bị thay"
    UNSTAMPED = "unstamped", "không có dấu thời gian"
    BAD_STAMP = "bad_stamp", "dấu thời gian không khớp hoặc không do nơi được tin cấp"
