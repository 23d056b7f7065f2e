"""What a record says: unit, yearly plan, conference, petition, document, report.

The JSON Schemas for editors and the open-data dictionary are generated from here.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta

from doithoai.model import addresses
from doithoai.model.amended import Amended
from doithoai.model.base import Link, Moment, Note, OneSlug, OneTitle, Record, Said, Slug, Text, Title
from doithoai.model.both import Both
from doithoai.model.vocabulary import (
    HEADS,
    Chair,
    Channel,
    ConferenceType,
    Confirmer,
    DeviationOf,
    DocumentKind,
    Duration,
    ExtensionGround,
    Form,
    Level,
    Line,
    NoticeContent,
    PetitionClass,
    PetitionerKind,
    PetitionState,
    Received,
    RefusalGround,
    ReportKind,
    UnitKind,
    UrgentGround,
    Word,
)

SHA256 = f"^[0-9a-f]{{64}}{addresses.END}"
FIELD = f"^[a-z0-9]+(_[a-z0-9]+)*{addresses.END}"
ATTACHED = rf"^files/[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+{addresses.END}"
PHONE = rf"^\+?(\([0-9]+\) ?)?[0-9]+([ .-][0-9]+)*{addresses.END}"
EMAIL = rf"^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+{addresses.END}"
PRIVACY_RULE = rf"^V(0[1-57]|09|1[0-35]){addresses.END}"
ConferenceRef = Annotated[str, Meta(pattern=addresses.CONFERENCE_REF)]
PetitionRef = Annotated[str, Meta(pattern=addresses.PETITION_REF)]
PetitionId = Annotated[int, Meta(ge=1, le=999)]
Numbers = Annotated[tuple[PetitionId, ...], Meta(max_length=999)]
Address = Annotated[str, Meta(pattern=addresses.FOLDER)]
Sha256 = Annotated[str, Meta(pattern=SHA256)]
Phone = Annotated[str, Meta(pattern=PHONE, max_length=30)]
Email = Annotated[str, Meta(pattern=EMAIL, max_length=254)]
Supporters = Annotated[int, Meta(ge=2, le=1_000_000)]
Parts = Annotated[int, Meta(ge=2, le=20)]
Matters = Annotated[int, Meta(ge=0, le=9999)]
People = Annotated[int, Meta(ge=0, le=1_000_000)]
Latitude = Annotated[float, Meta(ge=8, le=24)]
Longitude = Annotated[float, Meta(ge=102, le=118)]


class NameOfTime(Record, frozen=True, kw_only=True):
    """A name that a unit or an office bore for a time."""

    name: Annotated[Title, Meta(title="Tên")]
    start: Annotated[dt.date | None, Meta(title="Từ ngày")] = msgspec.field(name="from", default=None)
    end: Annotated[dt.date | None, Meta(title="Đến hết ngày", description="Bỏ trống: đến khi mang tên sau.")] = (
        msgspec.field(name="to", default=None)
    )


Names = Annotated[
    tuple[NameOfTime, ...],
    Meta(title="Tên theo thời gian", description="Từ tên cũ nhất; tên đang dùng ghi ở name.", max_length=20),
]


def called(name: str, names: tuple[NameOfTime, ...], day: dt.date | None) -> str:
    """The name that was borne on a day; the present one where no day is given."""
    if day is None:
        return name
    for position, one in enumerate(names):
        following = names[position + 1].start if position + 1 < len(names) else None
        ended = (one.end and one.end < day) or (following and following <= day)
        if not ended:
            return one.name
    return name


class Office(Record, frozen=True, kw_only=True):
    """An office or body of the unit that duties can be given to."""

    id: Annotated[Slug, Meta(title="Mã cơ quan")]
    name: Annotated[Title, Meta(title="Tên cơ quan")]
    address: Annotated[Title | None, Meta(title="Địa chỉ trụ sở")] = None
    phone: Annotated[Phone | None, Meta(title="Điện thoại trực của cơ quan")] = None
    email: Annotated[Email | None, Meta(title="Thư điện tử của cơ quan")] = None
    hours: Annotated[Title | None, Meta(title="Giờ tiếp dân")] = None
    names: Names = ()
    start: Annotated[dt.date | None, Meta(title="Thành lập ngày")] = msgspec.field(name="from", default=None)
    end: Annotated[dt.date | None, Meta(title="Hoạt động đến hết ngày")] = msgspec.field(name="to", default=None)


class Leader(Record, frozen=True, kw_only=True):
    """A head of the Party committee or of the authority, by name and office."""

    # No rule reads it: posts are worded in many ways, and readers of the data need one word for which head is meant.
    role: Annotated[Chair, Meta(title="Vai trò")]
    name: Annotated[Title, Meta(title="Họ tên")]
    post: Annotated[Title, Meta(title="Chức vụ")]
    source: Annotated[str | None, Meta(title="Nguồn")] = None
    start: Annotated[dt.date | None, Meta(title="Giữ chức từ ngày")] = msgspec.field(name="from", default=None)
    end: Annotated[dt.date | None, Meta(title="Giữ chức đến hết ngày")] = msgspec.field(name="to", default=None)


class FieldOfLife(Record, frozen=True, kw_only=True):
    """One item of records/fields.yml: the open list of fields a petition may be about."""

    id: Annotated[str, Meta(title="Mã lĩnh vực", pattern=FIELD)]
    label: Annotated[Title, Meta(title="Tên lĩnh vực")]
    amended: Amended = ()


class Recipient(Record, frozen=True, kw_only=True):
    """One item of records/recipients.yml: a recipient that is no office of the unit."""

    id: Annotated[Slug, Meta(title="Mã nơi nhận")]
    label: Annotated[Title, Meta(title="Tên nơi nhận")]
    answers: Annotated[
        bool,
        Meta(title="Có thể được giao trả lời", description="Một cơ quan cụ thể ngoài xã, như cơ quan thuế."),
    ] = False
    amended: Amended = ()


class Moved(Record, frozen=True, kw_only=True):
    """One item of records/redirects.yml: a unit, year or conference that has another address now."""

    old: Annotated[Address, Meta(title="Địa chỉ cũ", description="Ví dụ xa-cu hoặc xa-cu/2025/03.")] = msgspec.field(
        name="from"
    )
    new: Annotated[Address, Meta(title="Địa chỉ mới")] = msgspec.field(name="to")
    on: Annotated[dt.date, Meta(title="Ngày chuyển")]
    reason: Annotated[Said, Meta(title="Lý do chuyển")]
    whole: Annotated[bool, Meta(title="Kể cả các năm, hội nghị bên dưới")] = False
    amended: Amended = ()


Moves = Annotated[tuple[Moved, ...], Meta(max_length=2000)]
"""records/redirects.yml."""


class UnitEnd(Record, frozen=True, kw_only=True):
    """The end of a unit, and which units of the archive it went into."""

    on: Annotated[dt.date, Meta(title="Kết thúc ngày", description="Ngày cuối cùng còn là đơn vị ấy.")]
    into: Annotated[
        OneSlug | tuple[Slug, ...],
        Meta(title="Nhập vào đơn vị", description="Mã một hoặc nhiều đơn vị; bỏ trống khi kho không có đơn vị ấy."),
    ] = ()
    reason: Annotated[str | None, Meta(title="Căn cứ, lý do")] = None

    @property
    def units(self) -> tuple[str, ...]:
        """The folders of the units that it went into."""
        return (self.into,) if isinstance(self.into, str) else self.into


class NotPrivate(Record, frozen=True, kw_only=True):
    """A text that somebody has looked at and found to be no person's; it lets no other text stand."""

    rule: Annotated[str, Meta(title="Mã quy tắc", pattern=PRIVACY_RULE)]
    text: Annotated[Title, Meta(title="Nguyên văn", description="Đúng từng chữ như trong văn bản: “0912 345 678”.")]
    by: Annotated[Title, Meta(title="Người xem xét", description="Ghi chức vụ, không ghi tên.")]
    on: Annotated[dt.date, Meta(title="Ngày xem xét")]
    reason: Annotated[Said, Meta(title="Vì sao không phải thông tin của một người")]


class TakenIn(Record, frozen=True, kw_only=True):
    """What is kept of a unit that was merged into this one, where its own folder is no longer in the archive."""

    id: Annotated[Slug, Meta(title="Mã đơn vị cũ")]
    name: Annotated[Title, Meta(title="Tên đơn vị cũ")]
    joined: Annotated[dt.date | None, Meta(title="Ngày đơn vị cũ bắt đầu lưu hồ sơ")] = None
    ended: Annotated[dt.date | None, Meta(title="Đơn vị cũ kết thúc ngày")] = None
    offices: Annotated[tuple[Office, ...], Meta(title="Cơ quan của đơn vị cũ")] = ()
    leaders: Annotated[tuple[Leader, ...], Meta(title="Người đứng đầu đơn vị cũ")] = ()
    villages: Annotated[tuple[Title, ...], Meta(title="Thôn, tổ dân phố của đơn vị cũ")] = ()


class Unit(Record, frozen=True, kw_only=True):
    """records/<unit>/unit.yml: a commune, ward or special zone, or a unit of the kinds that ended on 30 June 2025."""

    name: Annotated[Title, Meta(title="Tên đơn vị", description="Viết cả loại: “xã …”, “phường …”, “đặc khu …”.")]
    kind: Annotated[
        UnitKind, Meta(title="Loại đơn vị", description="Thị trấn, huyện, quận, thị xã …: chỉ đến hết 30/6/2025.")
    ]
    offices: Annotated[tuple[Office, ...], Meta(title="Cơ quan, đơn vị")]
    joined: Annotated[
        dt.date | None,
        Meta(
            title="Ngày bắt đầu lưu hồ sơ",
            description="Trước ngày này kho không có dữ liệu; bỏ trống: chưa tham gia.",
        ),
    ] = None
    sample: Annotated[bool, Meta(title="Đơn vị mẫu", description="Đơn vị hư cấu dùng để minh họa.")] = False
    leaders: Annotated[tuple[Leader, ...], Meta(title="Người đứng đầu")] = ()
    villages: Annotated[tuple[Title, ...], Meta(title="Thôn, tổ dân phố")] = ()
    portal: Annotated[Link | None, Meta(title="Cổng thông tin điện tử")] = None
    not_private: Annotated[
        tuple[NotPrivate, ...],
        Meta(
            title="Đã xem xét, không phải thông tin của một người",
            description="Đường dây nóng, địa danh mà quy tắc V nhận nhầm; chỉ tha đúng nguyên văn đã ghi.",
            max_length=100,
        ),
    ] = ()
    names: Names = ()
    ended: Annotated[UnitEnd | None, Meta(title="Đã kết thúc")] = None
    took_in: Annotated[tuple[TakenIn, ...], Meta(title="Đơn vị đã nhập vào", max_length=20)] = ()
    source: Annotated[str | None, Meta(title="Nguồn")] = None
    amended: Amended = ()
    note: Note = None

    def over(self, today: dt.date) -> bool:
        """Whether its last day has passed."""
        return self.ended is not None and self.ended.on < today


class Signer(Record, frozen=True, kw_only=True):
    """Who signed, and under which mandate."""

    post: Annotated[Title, Meta(title="Chức vụ")]
    mandate: Annotated[str | None, Meta(title="Thể thức ký", description="T/M, TM., KT., K/T, T/L …")] = None
    body: Annotated[str | None, Meta(title="Ký thay mặt")] = None
    name: Annotated[Title | None, Meta(title="Họ tên")] = None


class CitedBasis(Record, frozen=True, kw_only=True):
    """A legal basis as a document cites it, with the date as written there."""

    policy: Annotated[Slug | None, Meta(title="Mã văn bản trong kho")] = None
    number: Annotated[Title, Meta(title="Số, ký hiệu")]
    date: Annotated[dt.date | None, Meta(title="Ngày như văn bản ghi")] = None
    section: Annotated[str | None, Meta(title="Điều, khoản được dẫn")] = None


class Planned(Record, frozen=True, kw_only=True):
    """The time and place that a plan foresees."""

    time: Annotated[Title | None, Meta(title="Thời gian dự kiến")] = None
    time_section: Annotated[str | None, Meta(title="Mục nêu thời gian")] = None
    place: Annotated[Title | None, Meta(title="Địa điểm dự kiến")] = None
    place_section: Annotated[str | None, Meta(title="Mục nêu địa điểm")] = None


class DutyDone(Record, frozen=True, kw_only=True):
    """A duty for which the plan sets no date, and when it was done (S1 VI.1)."""

    duty: Annotated[
        int, Meta(title="Việc số mấy", ge=1, le=99, description="Thứ tự trong phần undated của tệp quy định, từ 1.")
    ]
    on: Annotated[dt.date, Meta(title="Ngày làm xong")]


class PlanSource(Record, frozen=True, kw_only=True):
    """The file that a transcribed plan was taken from, and what it does not say."""

    file: Annotated[Text, Meta(title="Tệp nguồn")]
    absent: Annotated[tuple[Text, ...], Meta(title="Nguồn không ghi")] = ()
    note: Note = None


class Plan(Record, frozen=True, kw_only=True):
    """Front matter of records/<unit>/<year>/plan.md, or plan-2.md …: the plan of one year, or of a part of it."""

    title: Annotated[Title, Meta(title="Trích yếu")]
    policy: Annotated[Slug, Meta(title="Mã quy định", description="Tệp trong records/policies/ nêu các thời hạn.")]
    line: Annotated[Line, Meta(title="Loại văn bản")]
    body: Annotated[Title, Meta(title="Cơ quan ban hành")]
    number: Annotated[Title | None, Meta(title="Số, ký hiệu")] = None
    issued: Annotated[dt.date | None, Meta(title="Ngày ban hành")] = None
    signer: Annotated[Signer | None, Meta(title="Người ký")] = None
    start: Annotated[
        dt.date | None,
        Meta(title="Áp dụng từ ngày", description="Bỏ trống ở plan.md: từ đầu năm. Bắt buộc từ plan-2.md trở đi."),
    ] = msgspec.field(name="from", default=None)
    end: Annotated[
        dt.date | None,
        Meta(title="Áp dụng đến hết ngày", description="Bỏ trống: đến khi có kế hoạch sau, hoặc hết năm."),
    ] = msgspec.field(name="to", default=None)
    bases: Annotated[tuple[CitedBasis, ...], Meta(title="Căn cứ")] = ()
    planned: Annotated[Planned | None, Meta(title="Thời gian, địa điểm dự kiến")] = None
    recipients: Annotated[tuple[Title, ...], Meta(title="Nơi nhận")] = ()
    duties_done: Annotated[tuple[DutyDone, ...], Meta(title="Việc không nêu ngày đã làm", max_length=99)] = ()
    source: Annotated[PlanSource | None, Meta(title="Nguồn")] = None
    amended: Amended = ()
    note: Note = None


Some = TypeVar("Some", bound=Word)


def listed(given: Some | tuple[Some, ...], words: Iterable[Some]) -> tuple[Some, ...]:
    """One word or a list of them as a list: each once, in the order of the vocabulary."""
    return (given,) if isinstance(given, Word) else tuple(one for one in words if one in given)


def together(words: Sequence[Word]) -> Both:
    """Words in one phrase: trực tiếp và trực tuyến."""
    *first, last = [one.label for one in words]
    return Both(f"{', '.join(first)} và {last}" if first else last, ", ".join(one.value for one in words))


def chairing(given: Chair | tuple[Chair, ...]) -> tuple[Chair, ...]:
    """Everybody who chairs, each once: `joint` is the two heads."""
    some = listed(given, Chair)
    both = HEADS if Chair.JOINT in some else ()
    return tuple(one for one in Chair if one is not Chair.JOINT and (one in some or one in both))


def leading(given: Chair | tuple[Chair, ...]) -> Chair:
    """Which of the two heads chair, together as `joint`; where none of them does, who chairs instead."""
    some = chairing(given)
    heads = tuple(one for one in HEADS if one in some)
    return Chair.JOINT if heads == HEADS else (heads or some)[0]


def chairs_told(given: Chair | tuple[Chair, ...], kind: UnitKind = UnitKind.COMMUNE) -> Both:
    """Who chairs, in words, as they are called in units of the kind; of several that they do so together."""
    some = chairing(given)
    told = together(some)
    named = told.replace("Đảng ủy", kind.committee)
    return Both(f"{named} (đồng chủ trì)" if len(some) > 1 else named, "joint" if some == HEADS else told.en)


def _even(text: str) -> str:
    return " ".join(text.split())


Forms = Form | Annotated[tuple[Form, ...], Meta(min_length=1, max_length=len(Form))]
Chairs = Chair | Annotated[tuple[Chair, ...], Meta(min_length=1, max_length=len(Chair))]


class Place(Record, frozen=True, kw_only=True):
    """Where a conference is held."""

    name: Annotated[Title, Meta(title="Tên địa điểm")]
    address: Annotated[Title | None, Meta(title="Địa chỉ")] = None
    village: Annotated[
        OneTitle | Annotated[tuple[Title, ...], Meta(min_length=1, max_length=50)] | None,
        Meta(title="Thôn, tổ dân phố", description="Một thôn, hoặc danh sách các thôn của cụm."),
    ] = None
    coordinates: Annotated[tuple[Latitude, Longitude] | None, Meta(title="Vĩ độ, kinh độ")] = None

    @property
    def villages(self) -> tuple[str, ...]:
        """The villages that it is for."""
        return (" ".join(self.village.split()),) if isinstance(self.village, str) else self.village or ()

    def is_called(self, told: str) -> bool:
        """Whether words tell of this place: its name, alone or with its address."""
        return _even(told) in (_even(self.name), _even(f"{self.name}, {self.address}"))


class Substitute(Record, frozen=True, kw_only=True):
    """A deputy who chaired in the head's place, and the force majeure that made it so."""

    post: Annotated[Title, Meta(title="Chức vụ người được ủy quyền")]
    reason: Annotated[Text, Meta(title="Lý do bất khả kháng")]
    name: Annotated[Title | None, Meta(title="Họ tên")] = None
    replaces: Annotated[Chair | None, Meta(title="Thay cho")] = None


class GroupAttended(Record, frozen=True, kw_only=True):
    """How many people of one group came (S4 II.3)."""

    group: Annotated[Title, Meta(title="Nhóm", description="Viết như kế hoạch.")]
    people: Annotated[People, Meta(title="Số người dự")]


class Attended(Record, frozen=True, kw_only=True):
    """How many people were expected, and how many came."""

    expected: Annotated[People | None, Meta(title="Dự kiến")] = None
    people: Annotated[People | None, Meta(title="Số người dự thực tế")] = None
    organisations: Annotated[People | None, Meta(title="Số cơ quan, tổ chức dự")] = None
    speakers: Annotated[People | None, Meta(title="Lượt phát biểu")] = None
    groups: Annotated[tuple[GroupAttended, ...], Meta(title="Từng nhóm", max_length=50)] = ()


class Window(Record, frozen=True, kw_only=True):
    """When and how petitions can be sent in before the conference."""

    end: Annotated[dt.date, Meta(title="Đến hết ngày")] = msgspec.field(name="to")
    channels: Annotated[tuple[Channel, ...], Meta(title="Cách gửi")]
    start: Annotated[dt.date | None, Meta(title="Từ ngày", description="Bỏ trống khi thông báo chỉ nêu ngày cuối.")] = (
        msgspec.field(name="from", default=None)
    )
    link: Annotated[
        Link | None, Meta(title="Đường dẫn gửi ý kiến", description="Của biểu mẫu quét mã QR, trang nhận ý kiến.")
    ] = None
    phone: Annotated[
        Phone | None, Meta(title="Điện thoại nhận ý kiến", description="Số của cơ quan, không phải số riêng của ai.")
    ] = None
    office: Annotated[Slug | None, Meta(title="Cơ quan tiếp nhận")] = None

    @property
    def opens(self) -> dt.date:
        """The first day; where only the last was told, all days before it are as good."""
        return self.start or dt.date.min


class Announcement(Record, frozen=True, kw_only=True):
    """One announcement in the media."""

    channel: Annotated[Channel, Meta(title="Kênh")]
    on: Annotated[dt.date, Meta(title="Ngày")]
    link: Annotated[Link | None, Meta(title="Liên kết")] = None
    late_reason: Annotated[Said | None, Meta(title="Lý do chậm")] = None


class AnnouncedAs(Record, frozen=True, kw_only=True):
    """What the notice said, where the conference was then held otherwise; an old time is kept by `postponed`."""

    place: Annotated[Title | None, Meta(title="Địa điểm đã thông báo")] = None
    form: Annotated[Forms | None, Meta(title="Hình thức đã thông báo")] = None
    topic: Annotated[Title | None, Meta(title="Chủ đề đã thông báo")] = None
    chair: Annotated[Chairs | None, Meta(title="Người chủ trì đã thông báo")] = None


class Override(Record, frozen=True, kw_only=True):
    """An office other than the one the policy gives, and why."""

    office: Annotated[Slug, Meta(title="Cơ quan")]
    reason: Annotated[Text, Meta(title="Lý do")]


class Postponement(Record, frozen=True, kw_only=True):
    """A move away from an announced time; the old time stays on record."""

    start: Annotated[Moment, Meta(title="Thời gian cũ")] = msgspec.field(name="from")
    reason: Annotated[Text, Meta(title="Lý do")]
    decided: Annotated[dt.date, Meta(title="Ngày quyết định")]


class Session(Record, frozen=True, kw_only=True):
    """One more session of a conference, on another day or at another place, with the same conclusion."""

    start: Annotated[Moment, Meta(title="Bắt đầu", description="Như start của hội nghị; các điểm cầu cùng một giờ.")]
    end: Annotated[Moment | None, Meta(title="Kết thúc")] = None
    place: Annotated[Place | None, Meta(title="Địa điểm")] = None
    link: Annotated[Link | None, Meta(title="Đường dẫn dự trực tuyến")] = None
    postponed: Annotated[tuple[Postponement, ...], Meta(title="Các lần hoãn của buổi này", max_length=20)] = ()
    note: Note = None

    @property
    def last(self) -> dt.date:
        """The day on which it ends."""
        return max(self.start.date(), self.end.date()) if self.end else self.start.date()


class Cancellation(Record, frozen=True, kw_only=True):
    """The conference will not be held."""

    decided: Annotated[dt.date, Meta(title="Ngày quyết định")]
    reason: Annotated[Text, Meta(title="Lý do")]


class PreviousResults(Record, frozen=True, kw_only=True):
    """Whether the results of the previous conference were reported at this one (S3 IV.2.(3))."""

    reported: Annotated[bool, Meta(title="Đã báo cáo tại hội nghị")]
    document: Annotated[str | None, Meta(title="Tài liệu báo cáo")] = None
    reason: Annotated[str | None, Meta(title="Lý do không báo cáo")] = None


class Deviation(Record, frozen=True, kw_only=True):
    """A true fact that departs from the plan, with its reason: it is shown as such, for ever, and blocks nothing."""

    of: Annotated[DeviationOf, Meta(title="Khác kế hoạch về")]
    reason: Annotated[Said, Meta(title="Lý do")]
    decided_by: Annotated[Said | None, Meta(title="Người, cơ quan quyết định")] = None


Deviations = Annotated[tuple[Deviation, ...], Meta(title="Điểm khác kế hoạch", max_length=20)]


class CountedByLevel(Record, frozen=True, kw_only=True):
    """How many matters each level is to settle."""

    commune: Annotated[Matters | None, Meta(title="Cấp xã")] = None
    district: Annotated[Matters | None, Meta(title="Cấp huyện")] = None
    city: Annotated[Matters | None, Meta(title="Cấp thành phố")] = None
    province: Annotated[Matters | None, Meta(title="Cấp tỉnh")] = None
    central: Annotated[Matters | None, Meta(title="Cấp Trung ương")] = None

    @property
    def known(self) -> dict[Level, int]:
        """The numbers that are given, by level."""
        given = zip(Level, (self.commune, self.district, self.city, self.province, self.central), strict=True)
        return {level: count for level, count in given if count is not None}


class CountedField(Record, frozen=True, kw_only=True):
    """How many matters were about one field of life."""

    field: Annotated[str, Meta(title="Lĩnh vực", description="Mã trong records/fields.yml.")]
    petitions: Annotated[Matters, Meta(title="Số kiến nghị")]


class Counted(Record, frozen=True, kw_only=True):
    """How many matters were raised in all, where only their number is known: of some, or of all, no text is kept."""

    petitions: Annotated[int, Meta(title="Số kiến nghị đã nêu", ge=1, le=9999, description="Kể cả đã ghi từng mục.")]
    source: Annotated[Title, Meta(title="Nguồn", description="Tin, báo cáo, văn bản nào nêu con số này.")]
    answered: Annotated[Matters | None, Meta(title="Trả lời ngay tại hội nghị")] = None
    by_level: Annotated[CountedByLevel | None, Meta(title="Theo cấp giải quyết")] = None
    by_field: Annotated[tuple[CountedField, ...], Meta(title="Theo lĩnh vực", max_length=100)] = ()


class Conference(Record, frozen=True, kw_only=True):
    """records/<unit>/<year>/<nn>/conference.yml: one dialogue conference."""

    type: Annotated[ConferenceType, Meta(title="Loại hội nghị")]
    form: Annotated[Forms, Meta(title="Hình thức", description="Một từ, hoặc danh sách: [in_person, online].")]
    chair: Annotated[
        Chairs, Meta(title="Người chủ trì", description="Một từ, hoặc danh sách: [joint, chair_of_council].")
    ]
    topic: Annotated[Title, Meta(title="Chủ đề")]
    urgent_ground: Annotated[UrgentGround | None, Meta(title="Trường hợp đột xuất")] = None
    start: Annotated[
        Moment | None,
        Meta(
            title="Bắt đầu",
            description="Ví dụ 2025-10-29T07:30+07:00; chưa rõ giờ thì chỉ ghi ngày, 2025-10-29, hoặc ngày và buổi: "
            "2025-10-29 morning (sáng), afternoon (chiều), evening (tối).",
        ),
    ] = None
    end: Annotated[Moment | None, Meta(title="Kết thúc")] = None
    duration: Annotated[Duration | None, Meta(title="Thời lượng")] = None
    place: Annotated[Place | None, Meta(title="Địa điểm")] = None
    link: Annotated[Link | None, Meta(title="Đường dẫn dự trực tuyến")] = None
    sessions: Annotated[
        tuple[Session, ...],
        Meta(
            title="Các buổi, điểm khác",
            description="Ngoài buổi ghi ở start, place: cùng một kế hoạch, thông báo và kết luận.",
            max_length=50,
        ),
    ] = ()
    substitute: Annotated[Substitute | None, Meta(title="Người được ủy quyền chủ trì")] = None
    audience: Annotated[Title | None, Meta(title="Đối tượng đối thoại")] = None
    groups: Annotated[tuple[Title, ...], Meta(title="Nhóm, tầng lớp")] = ()
    attendance: Annotated[Attended | None, Meta(title="Số người dự")] = None
    petitions_open: Annotated[Window | None, Meta(title="Thời gian nhận kiến nghị")] = None
    announced: Annotated[tuple[Announcement, ...], Meta(title="Đã thông báo trên")] = ()
    announced_as: Annotated[
        AnnouncedAs | None,
        Meta(title="Đã thông báo khác", description="Chỉ ghi điều thông báo nói khác với khi tổ chức."),
    ] = None
    lead_office: Annotated[Override | None, Meta(title="Cơ quan chủ trì tham mưu khác quy định")] = None
    archive_office: Annotated[Override | None, Meta(title="Nơi lưu hồ sơ khác quy định")] = None
    judged_by: Annotated[
        Slug | None,
        Meta(title="Xét theo quy định", description="Chỉ ghi khi hồ sơ chuyển sang từ đơn vị đã kết thúc."),
    ] = None
    from_unit: Annotated[
        Slug | None,
        Meta(title="Hội nghị của đơn vị cũ", description="Mã đơn vị đã tổ chức; bỏ trống thì tìm ở redirects.yml."),
    ] = None
    follows_up: Annotated[ConferenceRef | None, Meta(title="Tiếp theo hội nghị", description="Ví dụ 2024/01.")] = None
    previous_results: Annotated[PreviousResults | None, Meta(title="Kết quả hội nghị kỳ trước")] = None
    no_petitions: Annotated[
        bool,
        Meta(
            title="Không có kiến nghị nào",
            description="Chỉ ghi true khi đúng là không ai nêu kiến nghị nào, trước và tại hội nghị.",
        ),
    ] = False
    counted: Annotated[
        Counted | None,
        Meta(title="Chỉ biết số kiến nghị", description="Khi biết có bao nhiêu kiến nghị mà không có nội dung."),
    ] = None
    deviation: Deviations = ()
    postponed: Annotated[tuple[Postponement, ...], Meta(title="Các lần hoãn")] = ()
    cancelled: Annotated[Cancellation | None, Meta(title="Hủy")] = None
    amended: Amended = ()
    note: Note = None

    @property
    def sittings(self) -> tuple[Session, ...]:
        """All its sessions, first the one that `start` and `place` tell of; none while no time is set."""
        if self.start is None:
            return ()
        return (Session(start=self.start, end=self.end, place=self.place, link=self.link), *self.sessions)

    def astray(self, session: Session) -> bool:
        """Whether a session lies in another year than the first, and no turn of the year or postponement says why."""
        if session.postponed:
            return False
        return self._other_year(session.start)

    @property
    def ends_astray(self) -> bool:
        """Whether it ends in another year than it begins, and no turn of the year says why."""
        return self.end is not None and self._other_year(self.end)

    def _other_year(self, when: Moment) -> bool:
        if self.start is None or when.year <= self.start.year:
            return self.start is not None and when.year < self.start.year
        return self.start.month < 12 or when.year > self.start.year + 1

    @property
    def forms(self) -> tuple[Form, ...]:
        """Every form that it takes, each once."""
        return listed(self.form, Form)

    @property
    def chairs(self) -> tuple[Chair, ...]:
        """Everybody who chairs, each once: `joint` is the two heads."""
        return chairing(self.chair)

    @property
    def leading(self) -> Chair:
        """Which of the two heads chair, whom the plans speak of; where none of them does, who chairs instead."""
        return leading(self.chair)

    @property
    def told_otherwise(self) -> tuple[str, ...]:
        """What the notice said otherwise, by its field: what it said just so is no difference."""
        told = self.announced_as
        if told is None:
            return ()
        differs = {
            "place": bool(told.place) and not (self.place and self.place.is_called(told.place or "")),
            "form": bool(told.form) and listed(told.form or (), Form) != self.forms,
            "topic": bool(told.topic) and _even(told.topic or "") != _even(self.topic),
            "chair": bool(told.chair) and chairing(told.chair or ()) != self.chairs,
        }
        return tuple(name for name, other in differs.items() if other)

    @property
    def chair_told(self) -> Both:
        """Who chairs, in words."""
        return chairs_told(self.chair)

    @property
    def form_told(self) -> Both:
        """Its forms in words, as in “trực tiếp và trực tuyến”."""
        return together(self.forms)


class ReceivedAs(Record, frozen=True, kw_only=True):
    """How and when a petition came in."""

    when: Annotated[Received, Meta(title="Lúc")]
    on: Annotated[dt.date, Meta(title="Ngày")]
    channel: Annotated[Channel, Meta(title="Kênh")]


class Consent(Record, frozen=True, kw_only=True):
    """Recorded consent to publish a name (Luật Bảo vệ dữ liệu cá nhân 2025, Điều 16)."""

    on: Annotated[dt.date, Meta(title="Ngày đồng ý")]
    how: Annotated[Text, Meta(title="Hình thức đồng ý")]
    scope: Annotated[Text, Meta(title="Phạm vi")]
    withdrawn: Annotated[dt.date | None, Meta(title="Ngày rút lại")] = None


class Petitioner(Record, frozen=True, kw_only=True):
    """Who raised the matter; never an identity unless an organisation or with consent."""

    kind: Annotated[PetitionerKind, Meta(title="Người nêu")]
    village: Annotated[Title | None, Meta(title="Thôn, tổ dân phố")] = None
    name: Annotated[Title | None, Meta(title="Tên", description="Tên tổ chức; tên cá nhân chỉ khi có đồng ý.")] = None
    consent: Annotated[Consent | None, Meta(title="Đồng ý công khai tên")] = None


class Assignment(Record, frozen=True, kw_only=True):
    """The one office that must solve or answer, and by when; others only help it, and no day is theirs."""

    office: Annotated[Slug, Meta(title="Cơ quan được giao", description="Một cơ quan chủ trì, chịu hạn.")]
    helped_by: Annotated[
        OneSlug | Annotated[tuple[Slug, ...], Meta(max_length=20)],
        Meta(title="Cơ quan phối hợp", description="Một mã, hoặc danh sách mã; hạn là của cơ quan chủ trì."),
    ] = msgspec.field(name="with", default=())
    due: Annotated[dt.date | None, Meta(title="Hạn")] = None

    @property
    def partners(self) -> tuple[str, ...]:
        """The offices that help the one in charge."""
        return (self.helped_by,) if isinstance(self.helped_by, str) else self.helped_by

    @property
    def bodies(self) -> tuple[tuple[str, tuple[str | int, ...]], ...]:
        """Each office with its place below the petition, the one in charge first."""
        listed = not isinstance(self.helped_by, str)
        others = (
            (one, ("assigned", "with", index) if listed else ("assigned", "with"))
            for index, one in enumerate(self.partners)
        )
        return ((self.office, ("assigned", "office")), *others)


class Step(Record, frozen=True, kw_only=True):
    """One step of a petition."""

    state: Annotated[PetitionState, Meta(title="Trạng thái")]
    on: Annotated[dt.date, Meta(title="Ngày")]
    document: Annotated[str | None, Meta(title="Văn bản", description="Tên tệp trong documents/, không có .md.")] = None
    note: Note = None


class Refused(Record, frozen=True, kw_only=True):
    """Why a matter was refused (S2 I.2)."""

    reason: Annotated[Text, Meta(title="Lý do")]
    ground: Annotated[RefusalGround | None, Meta(title="Căn cứ")] = None
    settled_by: Annotated[
        Said | None,
        Meta(title="Đã giải quyết bằng", description="Cấp nào, văn bản số mấy, ngày nào."),
    ] = None
    persists: Annotated[bool, Meta(title="Người nêu vẫn tiếp tục kiến nghị")] = False
    disturbs: Annotated[bool, Meta(title="Làm ảnh hưởng đến cuộc đối thoại")] = False


class Fulfilment(Record, frozen=True, kw_only=True):
    """That what was promised was done: the day, and what shows it."""

    on: Annotated[dt.date, Meta(title="Ngày làm xong")]
    text: Annotated[Said | None, Meta(title="Kết quả")] = None
    document: Annotated[str | None, Meta(title="Văn bản ghi kết quả")] = None


class Promise(Record, frozen=True, kw_only=True):
    """What the conclusion notice or a reply says will be done, and by when."""

    on: Annotated[dt.date, Meta(title="Hứa xong đến hết ngày")]
    text: Annotated[Said, Meta(title="Việc đã hứa")]
    document: Annotated[
        str | None,
        Meta(title="Văn bản ghi lời hứa", description="Tên tệp trong documents/; bỏ trống: hứa ngay tại hội nghị."),
    ] = None
    result: Annotated[Fulfilment | None, Meta(title="Kết quả việc đã hứa")] = None


class Confirmation(Record, frozen=True, kw_only=True):
    """What the Front or the village head found at the next conference."""

    by: Annotated[Confirmer, Meta(title="Ai xác nhận")]
    on: Annotated[dt.date, Meta(title="Ngày xác nhận")]
    satisfied: Annotated[bool, Meta(title="Đã làm đúng như hứa")]
    note: Note = None


class Petition(Record, frozen=True, kw_only=True):
    """One item of petitions.yml: a matter that people raised."""

    id: Annotated[PetitionId, Meta(title="Số thứ tự")]
    received: Annotated[ReceivedAs, Meta(title="Tiếp nhận")]
    petitioner: Annotated[Petitioner, Meta(title="Người nêu")]
    field: Annotated[str, Meta(title="Lĩnh vực", description="Mã trong records/fields.yml.")]
    supporters: Annotated[
        Supporters | None, Meta(title="Số người cùng nêu", description="Cùng ký hoặc cùng nêu việc này; từ 2 trở lên.")
    ] = None
    text: Annotated[str | None, Meta(title="Nội dung công khai")] = None
    withheld: Annotated[str | None, Meta(title="Lý do không công khai nội dung")] = None
    removed: Annotated[
        dt.date | None,
        Meta(title="Ngày gỡ nội dung đã công khai", description="Lý do ghi ở withheld."),
    ] = None
    classed: Annotated[PetitionClass | None, Meta(title="Phân loại")] = msgspec.field(name="class", default=None)
    answer: Annotated[str | None, Meta(title="Nội dung trả lời")] = None
    level: Annotated[Level | None, Meta(title="Cấp giải quyết")] = None
    assigned: Annotated[Assignment | None, Meta(title="Giao giải quyết")] = None
    states: Annotated[tuple[Step, ...], Meta(title="Quá trình")] = ()
    reply: Annotated[
        str | Annotated[tuple[str, ...], Meta(max_length=20)] | None,
        Meta(title="Văn bản trả lời", description="Trả lời làm nhiều phần thì ghi danh sách: xong khi có phần cuối."),
    ] = None
    parts: Annotated[
        Parts | None, Meta(title="Trả lời làm mấy phần", description="Ghi khi biết còn phần chưa có văn bản.")
    ] = None
    promised: Annotated[
        Promise | Annotated[tuple[Promise, ...], Meta(max_length=20)] | None,
        Meta(title="Việc đã hứa", description="Một việc, hoặc danh sách nhiều việc."),
    ] = None
    confirmed: Annotated[Confirmation | None, Meta(title="Xác nhận kết quả")] = None
    refused: Annotated[Refused | None, Meta(title="Từ chối")] = None
    deviation: Deviations = ()
    duplicate_of: Annotated[PetitionId | None, Meta(title="Trùng với số")] = None
    carried_from: Annotated[PetitionRef | None, Meta(title="Chuyển từ", description="Ví dụ 2025/01#7.")] = None
    carried_to: Annotated[PetitionRef | None, Meta(title="Chuyển sang")] = None
    amended: Amended = ()
    note: Note = None

    @property
    def replies(self) -> tuple[str, ...]:
        """The documents that answer it, each a part where there are several."""
        given = self.reply
        return (given,) if isinstance(given, str) else given or ()

    def reply_route(self, index: int) -> tuple[str | int, ...]:
        """Where one of them is recorded, below the petition."""
        return ("reply",) if isinstance(self.reply, str) else ("reply", index)

    @property
    def in_parts(self) -> bool:
        """Whether it is answered part by part: in whole only with the last of them."""
        return self.parts is not None or (isinstance(self.reply, tuple) and len(self.reply) > 1)

    @property
    def parts_to_come(self) -> int:
        """How many parts of the answer are known to be outstanding, and have no document yet."""
        return max(0, (self.parts or 0) - len(self.replies))

    @property
    def promises(self) -> tuple[Promise, ...]:
        """What was promised on it, in the order of the record."""
        given = self.promised
        return (given,) if isinstance(given, Promise) else given or ()

    @property
    def partners(self) -> tuple[str, ...]:
        """The offices that help the one it was given to."""
        return self.assigned.partners if self.assigned else ()

    def promise_route(self, index: int) -> tuple[str | int, ...]:
        """Where one of its promises is recorded, below the petition."""
        return ("promised",) if isinstance(self.promised, Promise) else ("promised", index)


Petitions = Annotated[tuple[Petition, ...], Meta(max_length=999)]
"""petitions.yml."""


class Sent(Record, frozen=True, kw_only=True):
    """One recipient, the day of sending and, where known, of receipt."""

    to: Annotated[Slug, Meta(title="Nơi nhận")]
    on: Annotated[dt.date, Meta(title="Ngày gửi")]
    received: Annotated[dt.date | None, Meta(title="Ngày nhận được")] = None


class Withdrawal(Record, frozen=True, kw_only=True):
    """What was on record is taken out: since when, why, by whose decision. What names it stays."""

    on: Annotated[dt.date, Meta(title="Ngày gỡ bỏ")]
    reason: Annotated[Said, Meta(title="Lý do gỡ bỏ")]
    by: Annotated[Slug | None, Meta(title="Cơ quan quyết định gỡ bỏ")] = None


class TextWithdrawal(Withdrawal, frozen=True, kw_only=True):
    """The text of a document is taken out; the checksum of its file proves later which text it was."""

    sha256: Annotated[
        Sha256 | None,
        Meta(title="Mã kiểm SHA-256 của tệp trước khi gỡ", description="Mã kiểm của cả tệp .md khi còn toàn văn."),
    ] = None


class Attachment(Record, frozen=True, kw_only=True):
    """A scanned or attached file, with its checksum; once withdrawn, the file is gone and the checksum stays."""

    path: Annotated[str, Meta(title="Đường dẫn", pattern=ATTACHED, max_length=120)]
    sha256: Annotated[Sha256, Meta(title="Mã kiểm SHA-256")]
    title: Annotated[Title | None, Meta(title="Tên tệp")] = None
    withdrawn: Annotated[Withdrawal | None, Meta(title="Đã gỡ bỏ")] = None


class Extension(Record, frozen=True, kw_only=True):
    """A conclusion notice given more time, on a ground the plan names."""

    ground: Annotated[ExtensionGround, Meta(title="Căn cứ kéo dài")]
    reason: Annotated[Text, Meta(title="Lý do cụ thể")]


class Covers(Record, frozen=True, kw_only=True):
    """What a conclusion notice says of the petitions, by number."""

    discussed: Annotated[Numbers | None, Meta(title="Đã đối thoại")] = None
    taken_up: Annotated[Numbers | None, Meta(title="Tiếp thu")] = None
    solved: Annotated[Numbers | None, Meta(title="Đã giải quyết")] = None
    unsolved: Annotated[Numbers | None, Meta(title="Chưa giải quyết")] = None
    monitor: Annotated[Slug | None, Meta(title="Cơ quan theo dõi, đôn đốc")] = None


class Document(Record, frozen=True, kw_only=True):
    """Front matter of documents/<kind>[-<n>].md: one document of the dossier."""

    kind: Annotated[DocumentKind, Meta(title="Loại tài liệu")]
    title: Annotated[Title | None, Meta(title="Trích yếu")] = None
    number: Annotated[Title | None, Meta(title="Số, ký hiệu")] = None
    issued: Annotated[dt.date | None, Meta(title="Ngày ban hành")] = None
    signer: Annotated[Signer | None, Meta(title="Người ký")] = None
    sent: Annotated[tuple[Sent, ...], Meta(title="Đã gửi", max_length=1000)] = ()
    petitions: Annotated[Numbers, Meta(title="Về các kiến nghị số")] = ()
    covers: Annotated[Covers | None, Meta(title="Nội dung kết luận")] = None
    contents: Annotated[tuple[NoticeContent, ...], Meta(title="Thông báo đột xuất đã nêu")] = ()
    by: Annotated[Slug | None, Meta(title="Cơ quan tham mưu ban hành")] = None
    bases: Annotated[tuple[CitedBasis, ...], Meta(title="Căn cứ")] = ()
    public: Annotated[bool | None, Meta(title="Công khai")] = None
    public_reason: Annotated[str | None, Meta(title="Lý do công khai hoặc không")] = None
    late_reason: Annotated[Said | None, Meta(title="Lý do chậm")] = None
    extension: Annotated[Extension | None, Meta(title="Kéo dài thời hạn")] = None
    deviation: Deviations = ()
    files: Annotated[tuple[Attachment, ...], Meta(title="Tệp đính kèm", max_length=200)] = ()
    sha256: Annotated[
        Sha256 | None,
        Meta(title="Mã kiểm SHA-256 của bản ở kho riêng", description="Của tài liệu nội bộ có toàn văn ở private/."),
    ] = None
    corrects: Annotated[
        str | None, Meta(title="Đính chính văn bản", description="Tên tệp trong documents/, không có .md.")
    ] = None
    correction: Annotated[Said | None, Meta(title="Nội dung đính chính", description="Sửa điều gì thành điều gì.")] = (
        None
    )
    withdrawn: Annotated[
        TextWithdrawal | None, Meta(title="Đã gỡ bỏ", description="Phần khai báo còn giữ, toàn văn đã gỡ.")
    ] = None
    amended: Amended = ()
    note: Note = None


class AlsoReport(Record, frozen=True, kw_only=True):
    """Another periodic report that the same paper is."""

    kind: Annotated[ReportKind, Meta(title="Loại báo cáo")]
    period: Annotated[int | None, Meta(title="Kỳ", description="Quý 1-4 hoặc nửa năm 1-2.")] = None


class Report(Record, frozen=True, kw_only=True):
    """Front matter of records/<unit>/<year>/reports/<kind>[-<n>].md: one periodic report."""

    kind: Annotated[ReportKind, Meta(title="Loại báo cáo")]
    period: Annotated[int | None, Meta(title="Kỳ", description="Quý 1-4 hoặc nửa năm 1-2.")] = None
    also: Annotated[
        AlsoReport | Annotated[tuple[AlsoReport, ...], Meta(max_length=3)],
        Meta(title="Đồng thời là báo cáo", description="Một báo cáo gửi cho hai kỳ: quý 4 và năm."),
    ] = ()
    title: Annotated[Title | None, Meta(title="Trích yếu")] = None
    number: Annotated[Title | None, Meta(title="Số, ký hiệu")] = None
    issued: Annotated[dt.date | None, Meta(title="Ngày ban hành")] = None
    signer: Annotated[Signer | None, Meta(title="Người ký")] = None
    sent: Annotated[tuple[Sent, ...], Meta(title="Đã gửi", max_length=1000)] = ()
    late_reason: Annotated[Said | None, Meta(title="Lý do chậm")] = None
    public: Annotated[bool | None, Meta(title="Công khai")] = None
    public_reason: Annotated[str | None, Meta(title="Lý do công khai hoặc không")] = None
    files: Annotated[tuple[Attachment, ...], Meta(title="Tệp đính kèm", max_length=200)] = ()
    amended: Amended = ()
    note: Note = None

    @property
    def others(self) -> tuple[tuple[AlsoReport, tuple[str | int, ...]], ...]:
        """The other reports that it is, each with its place in the record."""
        if isinstance(self.also, AlsoReport):
            return ((self.also, ("also",)),)
        return tuple((one, ("also", index)) for index, one in enumerate(self.also))

    @property
    def covered(self) -> tuple[tuple[ReportKind, int | None], ...]:
        """Every report that it is, by kind and period, its own first."""
        return ((self.kind, self.period), *((one.kind, one.period) for one, _ in self.others))
