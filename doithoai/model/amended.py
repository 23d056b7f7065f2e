"""What a record that was wrong said before: one form on every record, a slip of typing included."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from msgspec import Meta

from doithoai.model import addresses
from doithoai.model.base import Record, Said, Title

ROUTE = rf"^[a-z_]+(\.[A-Za-z0-9_/:+-]+)*{addresses.END}"
"""A field of a record: names and, in a list, what tells its items apart, as in `states.answered.on`."""


TEXT, TEXT_LABEL = "text", "toàn văn"
"""The words of a document below its front matter, as an amendment names them."""


class Amendment(Record, frozen=True, kw_only=True):
    """A field that was on record and was put right: what it said, since when it says otherwise, and why."""

    field: Annotated[
        str,
        Meta(
            title="Trường đã sửa",
            description="Như lệnh doithoai changes in ra: issued, sent.van-phong.on, states.answered.on …",
            pattern=ROUTE,
            max_length=200,
        ),
    ]
    was: Annotated[
        Said | None,
        Meta(
            title="Trước đó ghi",
            description="Đặt trong dấu ngoặc kép; bỏ trống khi điều cũ là nội dung riêng tư.",
        ),
    ] = None
    was_sha256: Annotated[
        Annotated[str, Meta(pattern=rf"^[0-9a-f]{{64}}{addresses.END}")] | None,
        Meta(
            title="Mã kiểm của điều cũ",
            description="SHA-256 của điều cũ, ghi thay cho was khi chữ đã công khai là nội dung riêng tư; "
            "lệnh doithoai changes in sẵn.",
        ),
    ] = None
    on: Annotated[dt.date, Meta(title="Ngày sửa")]
    by: Annotated[Title, Meta(title="Ai quyết định sửa", description="Cơ quan hoặc chức vụ, không ghi họ tên.")]
    reason: Annotated[Said, Meta(title="Lý do sửa")]


def checksum(said: str) -> str:
    """The SHA-256 of what a field said, however its words were spaced (`was_sha256`)."""
    from hashlib import sha256  # noqa: PLC0415 - few records need it, and it takes longer to load than they to read

    return sha256(" ".join(said.split()).encode()).hexdigest()


Amended = Annotated[
    tuple[Amendment, ...],
    Meta(
        title="Đã sửa",
        description="Điều đã ghi mà sửa thì giữ lại ở đây điều cũ, ngày, người quyết định và lý do.",
        max_length=200,
    ),
]
