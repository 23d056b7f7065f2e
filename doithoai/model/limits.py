"""The limits that a policy may set in days, one struct a shape of limit."""

from typing import Annotated

from msgspec import Meta

from doithoai.model.base import Note, Record, Section, Slug
from doithoai.model.vocabulary import ConferenceType, DayUnit, Direction, ExtensionGround, NoticePart, Reading


class Limit(Record, frozen=True, kw_only=True):
    """A time limit: how many days of which kind on which side of the event."""

    count: Annotated[int, Meta(title="Số ngày", ge=1, le=365)]
    unit: Annotated[DayUnit, Meta(title="Loại ngày")]
    section: Section
    direction: Annotated[Direction, Meta(title="Trước hay sau sự kiện")] = Direction.AFTER
    reading: Annotated[
        Reading,
        Meta(title="Cách hiểu", description="Cách đếm của “ít nhất N ngày trước”; nguồn không nói rõ."),
    ] = Reading.NTH_DAY
    waived_for: Annotated[tuple[ConferenceType, ...], Meta(title="Không áp dụng cho loại")] = ()
    waived_section: Annotated[str | None, Meta(title="Mục miễn áp dụng")] = None
    by: Annotated[Slug | None, Meta(title="Cơ quan thực hiện")] = None
    note: Note = None


class NoticeLimit(Limit, frozen=True, kw_only=True):
    """The limit of the notice: which of its parts the days bind, and for which conferences they do not."""

    parts: Annotated[
        tuple[NoticePart, ...],
        Meta(title="Số ngày tính cho", description="Những việc mà kế hoạch đặt trong hạn này.", min_length=1),
    ] = (NoticePart.INVITATION, NoticePart.ANNOUNCEMENT)
    at_least: Annotated[bool, Meta(title="Kế hoạch viết “ít nhất”")] = True
    waived_parts: Annotated[
        tuple[NoticePart, ...],
        Meta(title="Việc được miễn", description="Với loại được miễn; bỏ trống: miễn mọi việc."),
    ] = ()
    noted_for: Annotated[
        tuple[ConferenceType, ...],
        Meta(title="Chỉ lưu ý với loại", description="Kế hoạch có quy định riêng cho loại này nên không tính là chậm."),
    ] = ()
    noted_section: Annotated[str | None, Meta(title="Mục nêu quy định riêng")] = None

    def asked(self, kind: ConferenceType) -> tuple[NoticePart, ...]:
        """The parts that the days bind for one type of conference."""
        if kind not in self.waived_for:
            return self.parts
        return tuple(part for part in self.parts if part not in self.waived_parts) if self.waived_parts else ()


class Extended(Record, frozen=True, kw_only=True):
    """A longer limit that may replace the ordinary one on stated grounds."""

    count: Annotated[int, Meta(title="Số ngày", ge=1, le=365)]
    unit: Annotated[DayUnit, Meta(title="Loại ngày")]
    grounds: Annotated[tuple[ExtensionGround, ...], Meta(title="Lý do được kéo dài")]
    section: Section


class ConclusionLimit(Limit, frozen=True, kw_only=True):
    """The limit of the conclusion notice, with its extension where the plan has one."""

    extended: Annotated[Extended | None, Meta(title="Kéo dài")] = None


class ReplyLimit(Limit, frozen=True, kw_only=True):
    """The limit of written replies: from receipt of the conclusion notice, or from its issue."""

    from_receipt: Annotated[
        bool,
        Meta(title="Tính từ khi nhận được", description="Đúng: từ ngày nhận; sai: từ ngày có thông báo."),
    ] = True
