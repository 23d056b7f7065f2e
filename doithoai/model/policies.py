"""What the law says, as records: calendars of working days and layered policies.

A policy is one legal basis: law, city regulation, guidance, or a unit's yearly plan.
"""

import datetime as dt
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from doithoai.model import addresses
from doithoai.model.amended import Amended
from doithoai.model.base import Link, Note, Record, Section, Slug, Text
from doithoai.model.provisions import UNENTERED, Rules, unentered
from doithoai.model.vocabulary import Status


class DecidedDay(Record, frozen=True, kw_only=True):
    """Since when a day of the calendar has been known, and since when no more; both may be unknown."""

    date: Annotated[dt.date, Meta(title="Ngày")]
    decided: Annotated[
        dt.date | None,
        Meta(title="Ngày quyết định", description="Việc làm trước ngày này được xét theo lịch chưa có ngày này."),
    ] = None
    revoked: Annotated[
        dt.date | None,
        Meta(title="Ngày quyết định bỏ", description="Việc làm trước ngày này vẫn được xét theo lịch có ngày này."),
    ] = None


class DayOff(DecidedDay, frozen=True, kw_only=True):
    """One day on which offices are closed though it may be a weekday."""

    date: Annotated[dt.date, Meta(title="Ngày nghỉ")]
    name: Annotated[Text, Meta(title="Tên ngày nghỉ")]
    decision: Annotated[Text, Meta(title="Văn bản quyết định")]
    source: Annotated[Text, Meta(title="Nguồn", description="Địa chỉ hoặc tên nguồn đã tra cứu.")]
    status: Annotated[Status, Meta(title="Tình trạng")] = Status.CONFIRMED
    note: Note = None


class MakeUpDay(DecidedDay, frozen=True, kw_only=True):
    """A weekend day worked in place of a weekday that was made a day off."""

    date: Annotated[dt.date, Meta(title="Ngày làm bù")]
    replaces: Annotated[dt.date, Meta(title="Làm bù cho ngày")] = msgspec.field(name="for")
    name: Annotated[Text, Meta(title="Tên")]
    decision: Annotated[Text, Meta(title="Văn bản quyết định")]
    source: Annotated[Text, Meta(title="Nguồn")]
    status: Annotated[Status, Meta(title="Tình trạng")] = Status.CONFIRMED
    note: Note = None


class CalendarYear(Record, frozen=True, kw_only=True):
    """records/calendar/<year>.yml: the days off and make-up days of one year."""

    year: Annotated[int, Meta(title="Năm", ge=2000, le=2100)]
    status: Annotated[Status, Meta(title="Tình trạng", description="Lịch chính thức hay dự kiến.")]
    days_off: Annotated[tuple[DayOff, ...], Meta(title="Ngày nghỉ")] = ()
    make_up_days: Annotated[tuple[MakeUpDay, ...], Meta(title="Ngày làm bù")] = ()
    amended: Amended = ()
    note: Note = None


class Stipulation(Record, frozen=True, kw_only=True):
    """Something else the document says, shown to readers and judged by nobody."""

    topic: Annotated[Text, Meta(title="Chủ đề")]
    text: Annotated[Text, Meta(title="Nội dung")]
    section: Section
    note: Note = None


class DateTold(Record, frozen=True, kw_only=True):
    """A date of issue as another document tells it."""

    date: Annotated[dt.date, Meta(title="Ngày")]
    by: Annotated[Text, Meta(title="Theo văn bản")]
    section: Annotated[str | None, Meta(title="Mục")] = None


class Source(Record, frozen=True, kw_only=True):
    """Where the record's content was taken from."""

    name: Annotated[Text, Meta(title="Tên nguồn")]
    file: Annotated[str | None, Meta(title="Tệp nguồn")] = None
    address: Annotated[Link | None, Meta(title="Địa chỉ trên mạng")] = None
    second_hand: Annotated[bool, Meta(title="Nguồn thứ cấp")] = False
    note: Note = None


KIND = f"^(law|regulation|guidance|plan){addresses.END}"


class Policy(Record, frozen=True, kw_only=True):
    """records/policies/<id>.yml: one legal basis and what it demands."""

    id: Annotated[Slug, Meta(title="Mã")]
    title: Annotated[Text, Meta(title="Tên văn bản")]
    kind: Annotated[str, Meta(title="Loại", pattern=KIND)]
    source: Annotated[Source, Meta(title="Nguồn")]
    number: Annotated[str | None, Meta(title="Số, ký hiệu")] = None
    issued: Annotated[dt.date | None, Meta(title="Ngày ban hành")] = None
    dates_told: Annotated[
        tuple[DateTold, ...], Meta(title="Ngày được dẫn", description="Khi các nguồn dẫn ngày khác nhau.")
    ] = ()
    issuer: Annotated[str | None, Meta(title="Cơ quan ban hành")] = None
    extends: Annotated[tuple[Slug, ...], Meta(title="Căn cứ trên")] = ()
    advisory: Annotated[bool, Meta(title="Chỉ tham khảo")] = False
    text_known: Annotated[bool, Meta(title="Đã có toàn văn")] = True
    borrowed: Annotated[
        bool,
        Meta(
            title="Chép theo mẫu",
            description="Quy định chép theo mẫu chỉ là dự kiến, chưa tính cho ai, đến khi có số, ngày của văn bản "
            "và mục của chính quy định ấy.",
        ),
    ] = False
    rules: Annotated[Rules, Meta(title="Quy định")] = Rules()
    stipulations: Annotated[tuple[Stipulation, ...], Meta(title="Quy định khác")] = ()
    amended: Amended = ()
    note: Note = None

    def draft(self, section: str) -> bool:
        """Whether a rule of this section was copied from a model and is not yet known to be this document's own.

        A section that says itself that it was not entered is never one's own, whatever else has been taken out.
        """
        if not self.borrowed:
            return section.strip() == UNENTERED
        return not self.number or self.issued is None or unentered(section)


def waiting(data: Any) -> Any:
    """The plain data of a policy with what is left empty as a section told as not entered yet."""
    if isinstance(data, dict):
        return {key: UNENTERED if value is None and key == "section" else waiting(value) for key, value in data.items()}
    return [waiting(one) for one in data] if isinstance(data, list) else data
