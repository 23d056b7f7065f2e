"""The rules a policy may set, one struct a rule; each carries the section that says it.

A rule that a document does not set is absent, never a default.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from doithoai.model.base import Note, Record, Section, Slug, Text
from doithoai.model.limits import ConclusionLimit, Limit, NoticeLimit, ReplyLimit
from doithoai.model.vocabulary import (
    Chair,
    Channel,
    ConclusionPart,
    ConferenceType,
    DeadlineKind,
    DocumentKind,
    Duration,
    EachLeader,
    Form,
    NoticeContent,
    RefusalCondition,
    RefusalGround,
    ReportKind,
    ReportPeriod,
    UrgentGround,
)

Month = Annotated[int, Meta(ge=1, le=12)]
UNENTERED = "chưa nhập"
"""The section of a rule that was copied from a model and whose own place nobody has entered yet."""


def unentered(section: str) -> bool:
    """Whether a section still waits to be entered."""
    return section.strip() in ("", UNENTERED)


class CollectionDate(Record, frozen=True, kw_only=True):
    """A fixed day before which petitions are sent to the body that gathers them (S4 III.3)."""

    before: Annotated[dt.date, Meta(title="Trước ngày")]
    by: Annotated[Slug, Meta(title="Cơ quan thực hiện")]
    to: Annotated[Slug, Meta(title="Gửi về")]
    section: Section


class Quota(Record, frozen=True, kw_only=True):
    """How many conferences a year."""

    at_least: Annotated[int, Meta(title="Ít nhất", ge=1)]
    of: Annotated[tuple[ConferenceType, ...], Meta(title="Loại được tính")] = ()
    each_leader: Annotated[EachLeader, Meta(title="Tính cho từng người đứng đầu?")] = EachLeader.UNCLEAR
    as_number: Annotated[bool, Meta(title="Kế hoạch viết “tổ chức N cuộc”, không viết “ít nhất”")] = False
    heads: Annotated[Slug | None, Meta(title="Ai phải đối thoại")] = None
    section: Section
    note: Note = None


class AllowedTypes(Record, frozen=True, kw_only=True):
    """Types of conference that the document names."""

    allowed: Annotated[tuple[ConferenceType, ...], Meta(title="Loại hội nghị")]
    section: Section
    urgent: Annotated[tuple[UrgentGround, ...], Meta(title="Trường hợp đối thoại đột xuất")] = ()
    urgent_section: Annotated[str | None, Meta(title="Mục nêu trường hợp đột xuất")] = None


class AllowedForms(Record, frozen=True, kw_only=True):
    """Forms of conference that the document names."""

    allowed: Annotated[tuple[Form, ...], Meta(title="Hình thức")]
    section: Section


class AllowedChairs(Record, frozen=True, kw_only=True):
    """Who may chair, and whether a deputy may stand in."""

    allowed: Annotated[tuple[Chair, ...], Meta(title="Người chủ trì")]
    section: Section
    substitute: Annotated[bool, Meta(title="Được ủy quyền cấp phó khi bất khả kháng")] = False
    substitute_section: Annotated[str | None, Meta(title="Mục về ủy quyền")] = None
    note: Note = None


class OfficeByChair(Record, frozen=True, kw_only=True):
    """The office that follows from who chairs."""

    section: Section
    secretary: Annotated[Slug | None, Meta(title="Khi Bí thư chủ trì")] = None
    chair_of_committee: Annotated[Slug | None, Meta(title="Khi Chủ tịch UBND chủ trì")] = None
    joint: Annotated[Slug | None, Meta(title="Khi đồng chủ trì")] = None
    note: Note = None


class HeldWithin(Record, frozen=True, kw_only=True):
    """The planned time of the conference."""

    section: Section
    text: Annotated[Text, Meta(title="Kế hoạch viết")]
    start: Annotated[dt.date | None, Meta(title="Từ ngày")] = msgspec.field(name="from", default=None)
    end: Annotated[dt.date | None, Meta(title="Đến hết ngày")] = msgspec.field(name="to", default=None)
    of: Annotated[
        tuple[ConferenceType, ...], Meta(title="Loại hội nghị", description="Bỏ trống: loại nào cũng được.")
    ] = ()
    ends: Annotated[bool, Meta(title="Phải kết thúc trong khoảng ấy")] = False
    note: Note = None


class DurationRule(Record, frozen=True, kw_only=True):
    """How long one conference lasts."""

    allowed: Annotated[tuple[Duration, ...], Meta(title="Thời lượng")]
    section: Section


class Range(Record, frozen=True, kw_only=True):
    """A number of people, from - to."""

    group: Annotated[Text, Meta(title="Nhóm")]
    at_least: Annotated[int, Meta(title="Từ", ge=0)]
    at_most: Annotated[int, Meta(title="Đến", ge=0)]


class Attendance(Record, frozen=True, kw_only=True):
    """How many people the plan foresees (S4 II.3)."""

    total: Annotated[Range, Meta(title="Tổng số")]
    groups: Annotated[tuple[Range, ...], Meta(title="Từng nhóm")] = ()
    section: Section


class ConclusionContent(Record, frozen=True, kw_only=True):
    """The parts that a conclusion notice must carry."""

    parts: Annotated[tuple[ConclusionPart, ...], Meta(title="Nội dung bắt buộc")]
    section: Section
    also_section: Annotated[str | None, Meta(title="Mục khác cùng nêu")] = None

    @property
    def where(self) -> tuple[str, ...]:
        """Every section that says it."""
        return (self.section, self.also_section) if self.also_section else (self.section,)


class Recipients(Record, frozen=True, kw_only=True):
    """Who must be sent a document."""

    to: Annotated[tuple[Slug, ...], Meta(title="Nơi nhận")]
    section: Section
    note: Note = None


class Required(Record, frozen=True, kw_only=True):
    """A plain duty: the plan asks for it, here is where."""

    section: Section
    text: Annotated[Text, Meta(title="Kế hoạch viết")]


class Refusal(Record, frozen=True, kw_only=True):
    """Grounds on which a matter may be refused, and what must all be true besides (S2 I.2)."""

    grounds: Annotated[tuple[RefusalGround, ...], Meta(title="Căn cứ từ chối")]
    conditions: Annotated[tuple[RefusalCondition, ...], Meta(title="Đồng thời phải có đủ")] = ()
    section: Section


class UrgentNotice(Record, frozen=True, kw_only=True):
    """The document that announces an urgent conference."""

    section: Section
    contents: Annotated[tuple[NoticeContent, ...], Meta(title="Nội dung phải nêu")] = ()
    by: Annotated[Slug | None, Meta(title="Cơ quan tham mưu")] = None


class ReportRule(Record, frozen=True, kw_only=True):
    """A periodic report: owed before a day of a month."""

    kind: Annotated[ReportKind, Meta(title="Loại báo cáo")]
    period: Annotated[ReportPeriod, Meta(title="Kỳ")]
    before_day: Annotated[int, Meta(title="Trước ngày", ge=1, le=31)]
    before_month: Annotated[Month | None, Meta(title="Tháng", description="Bỏ trống: tháng cuối của kỳ.")] = None
    by: Annotated[Slug, Meta(title="Cơ quan báo cáo")]
    to: Annotated[Slug, Meta(title="Nơi nhận báo cáo")]
    form: Annotated[str | None, Meta(title="Mẫu")] = None
    section: Section
    note: Note = None


class Dossier(Record, frozen=True, kw_only=True):
    """The documents a dossier must, and may, hold."""

    types: Annotated[tuple[ConferenceType, ...], Meta(title="Áp dụng cho loại")] = msgspec.field(name="for")
    required: Annotated[tuple[DocumentKind, ...], Meta(title="Bắt buộc")]
    optional: Annotated[tuple[DocumentKind, ...], Meta(title="Nếu có")] = ()
    section: Section
    note: Note = None


class PaperNamed(Record, frozen=True, kw_only=True):
    """A document that the plan speaks of without a list of the dossier or a date (S4 III.1)."""

    kind: Annotated[DocumentKind, Meta(title="Loại tài liệu")]
    by: Annotated[Slug | None, Meta(title="Cơ quan thực hiện")] = None
    section: Section


class UndatedDuty(Record, frozen=True, kw_only=True):
    """A duty for which the document gives no date (S1 VI.1)."""

    text: Annotated[Text, Meta(title="Việc phải làm")]
    by: Annotated[Slug, Meta(title="Cơ quan thực hiện")]
    to: Annotated[Slug | None, Meta(title="Gửi tới")] = None
    before_conference: Annotated[
        bool, Meta(title="Làm trước hội nghị", description="Kho nhắc khi hội nghị đã có ngày.")
    ] = False
    section: Section


class Publication(Record, frozen=True, kw_only=True):
    """Where the conference must be announced."""

    channels: Annotated[tuple[Channel, ...], Meta(title="Kênh thông báo")]
    section: Section
    any: Annotated[bool, Meta(title="Một trong các kênh là đủ", description="Sai: phải có đủ các kênh.")] = False


class Rules(Record, frozen=True, kw_only=True):
    """Every rule a policy may set; what is absent is not said by that document."""

    types: Annotated[AllowedTypes | None, Meta(title="Loại hội nghị")] = None
    forms: Annotated[AllowedForms | None, Meta(title="Hình thức")] = None
    quota: Annotated[Quota | None, Meta(title="Chỉ tiêu")] = None
    chairs: Annotated[AllowedChairs | None, Meta(title="Người chủ trì")] = None
    lead_office: Annotated[OfficeByChair | None, Meta(title="Cơ quan chủ trì tham mưu")] = None
    archive_office: Annotated[OfficeByChair | None, Meta(title="Nơi lưu hồ sơ")] = None
    notice: Annotated[NoticeLimit | None, Meta(title="Thời hạn gửi giấy mời, thông báo")] = None
    opinion_form: Annotated[Required | None, Meta(title="Phiếu lấy ý kiến")] = None
    petition_level: Annotated[Required | None, Meta(title="Cấp giải quyết kiến nghị")] = None
    petition_collection: Annotated[CollectionDate | None, Meta(title="Hạn gửi kiến nghị")] = None
    urgent_notice: Annotated[UrgentNotice | None, Meta(title="Thông báo đối thoại đột xuất")] = None
    held_within: Annotated[HeldWithin | None, Meta(title="Thời gian dự kiến")] = None
    duration: Annotated[DurationRule | None, Meta(title="Thời lượng")] = None
    attendance: Annotated[Attendance | None, Meta(title="Số người dự")] = None
    publication: Annotated[Publication | None, Meta(title="Kênh thông báo")] = None
    previous_results: Annotated[Required | None, Meta(title="Báo cáo kết quả kỳ trước")] = None
    conclusion_notice: Annotated[ConclusionLimit | None, Meta(title="Thời hạn thông báo kết luận")] = None
    conclusion_content: Annotated[ConclusionContent | None, Meta(title="Nội dung thông báo kết luận")] = None
    conclusion_recipients: Annotated[Recipients | None, Meta(title="Nơi nhận thông báo kết luận")] = None
    written_reply: Annotated[ReplyLimit | None, Meta(title="Thời hạn trả lời bằng văn bản")] = None
    reply_recipients: Annotated[Recipients | None, Meta(title="Nơi nhận văn bản trả lời")] = None
    forwarding: Annotated[Limit | None, Meta(title="Thời hạn trình, chuyển cơ quan khác")] = None
    refusal: Annotated[Refusal | None, Meta(title="Quyền từ chối")] = None
    dossier: Annotated[Dossier | None, Meta(title="Hồ sơ")] = None
    reports: Annotated[tuple[ReportRule, ...] | None, Meta(title="Báo cáo định kỳ")] = None
    papers: Annotated[tuple[PaperNamed, ...] | None, Meta(title="Tài liệu được nhắc tới")] = None
    undated: Annotated[tuple[UndatedDuty, ...] | None, Meta(title="Việc không nêu ngày")] = None
    law_notice: Annotated[Limit | None, Meta(title="Thông báo theo luật")] = None
    law_publication: Annotated[Limit | None, Meta(title="Công khai kết quả theo luật")] = None

    def limit(self, kind: DeadlineKind) -> Limit | None:
        """The limit of one kind that is counted in days: it has the name of the kind, or the one its duty names."""
        found = getattr(self, kind.duty.rule or kind.value) if kind.duty.since else None
        return found if isinstance(found, Limit) else None

    def each(self) -> Iterator[tuple[str, Any]]:
        """Every rule that is set, with its name; a rule of several parts once a part."""
        for name in self.__struct_fields__:
            rule = getattr(self, name)
            for one in rule if isinstance(rule, tuple) else (rule,):
                if one is not None:
                    yield name, one

    def sections(self) -> tuple[str, ...]:
        """The section of each rule that is set."""
        return tuple(rule.section for _, rule in self.each())
