"""What is kept beside the archive and never in it: who raised which petition, and internal documents whole.

Only the shapes stand here, for the schemas; whoever reads the files is in `private/`.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from msgspec import Meta

from doithoai.model.base import Record, Text, Title
from doithoai.model.records import Attachment, PetitionId, Sent, Signer
from doithoai.model.vocabulary import DocumentKind


class ConsentGiven(Record, frozen=True, kw_only=True):
    """What a person agreed to, when and how (Luật Bảo vệ dữ liệu cá nhân 2025)."""

    on: Annotated[dt.date, Meta(title="Ngày đồng ý")]
    how: Annotated[Text, Meta(title="Hình thức đồng ý")]
    scope: Annotated[Text | None, Meta(title="Phạm vi", description="Đồng ý cho làm gì: liên hệ, công khai tên.")] = (
        None
    )
    withdrawn: Annotated[dt.date | None, Meta(title="Ngày rút lại")] = None


class Person(Record, frozen=True, kw_only=True):
    """Who raised a petition, as far as that is known."""

    name: Annotated[Title | None, Meta(title="Họ tên")] = None
    contact: Annotated[Title | None, Meta(title="Liên hệ", description="Điện thoại, địa chỉ, thư điện tử.")] = None
    consent: Annotated[ConsentGiven | None, Meta(title="Sự đồng ý")] = None


class RaisedBy(Person, frozen=True, kw_only=True):
    """One line of people.yml: a person, by the number of the petition."""

    petition: Annotated[PetitionId, Meta(title="Kiến nghị số")]


class InternalDocument(Record, frozen=True, kw_only=True):
    """Front matter of an internal document, of which the archive keeps kind, dates and checksum alone."""

    kind: Annotated[DocumentKind, Meta(title="Loại tài liệu")]
    title: Annotated[Title | None, Meta(title="Trích yếu")] = None
    number: Annotated[Title | None, Meta(title="Số, ký hiệu")] = None
    issued: Annotated[dt.date | None, Meta(title="Ngày ban hành")] = None
    received: Annotated[dt.date | None, Meta(title="Ngày nhận")] = None
    signer: Annotated[Signer | None, Meta(title="Người ký")] = None
    sent: Annotated[tuple[Sent, ...], Meta(title="Đã gửi", max_length=1000)] = ()
    recipients: Annotated[
        tuple[Title, ...], Meta(title="Nơi nhận", description="Như văn bản ghi.", max_length=1000)
    ] = ()
    file: Annotated[Attachment | None, Meta(title="Tệp gốc")] = None
    note: Annotated[str | None, Meta(title="Ghi chú")] = None


People = Annotated[tuple[RaisedBy, ...], Meta(max_length=999)]
"""people.yml."""
