"""The one vocabulary: every word a record may use, with its Vietnamese label."""

from __future__ import annotations

import datetime as dt
from enum import Flag, StrEnum, auto
from functools import cache, cached_property
from typing import Self

from doithoai.model.base import Frozen
from doithoai.model.both import Both


class Word(StrEnum):
    """A word as records spell it, and as people read it."""

    label: str

    @cached_property
    def both(self) -> Both:
        """As a text of both languages."""
        return Both(self.label, self.value)

    def __new__(cls, value: str, label: str) -> Self:
        """Keep the spelling as the value and the Vietnamese beside it."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        return word


LAST_DAY_OF_DISTRICTS = dt.date(2025, 6, 30)
"""From the next day there are two levels: no district level, and below the province xã, phường and đặc khu alone."""
_OF_A_CITY = "thành phố", LAST_DAY_OF_DISTRICTS, "Thành ủy"


class UnitKind(Word):
    """Kinds of unit: those at commune level, and those that there were until 30 June 2025."""

    until: dt.date | None
    """The last day on which there was a unit of the kind; None where there still is."""
    begins: str
    """The word with which the name of such a unit begins."""
    committee: str
    """What its Party committee is called."""

    def __new__(
        cls, value: str, label: str, begins: str = "", until: dt.date | None = None, committee: str = "Đảng ủy"
    ) -> Self:
        """Keep beside the word how a unit of the kind is called, and how long there was one."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label, word.begins, word.until, word.committee = label, begins or label, until, committee
        return word

    @classmethod
    def present(cls) -> tuple[UnitKind, ...]:
        """The kinds of which there still are units."""
        return tuple(kind for kind in cls if kind.until is None)

    COMMUNE = "commune", "xã"
    WARD = "ward", "phường"
    SPECIAL_ZONE = "special_zone", "đặc khu"
    TOWN = "town", "thị trấn", "", LAST_DAY_OF_DISTRICTS
    DISTRICT = "district", "huyện", "", LAST_DAY_OF_DISTRICTS, "Huyện ủy"
    URBAN_DISTRICT = "urban_district", "quận", "", LAST_DAY_OF_DISTRICTS, "Quận ủy"
    DISTRICT_TOWN = "district_town", "thị xã", "", LAST_DAY_OF_DISTRICTS, "Thị ủy"
    CITY_IN_PROVINCE = "city_in_province", "thành phố thuộc tỉnh", *_OF_A_CITY
    CITY_IN_CITY = "city_in_city", "thành phố thuộc thành phố trực thuộc Trung ương", *_OF_A_CITY


class ConferenceType(Word):
    """Loại hội nghị (S0 III.1, S1 III.3, S3 II.2, S4 II.4)."""

    PERIODIC = "periodic", "định kỳ"
    THEMATIC = "thematic", "chuyên đề"
    URGENT = "urgent", "đột xuất"


class Form(Word):
    """Hình thức đối thoại (S0 III.2, S1 III.4, S3 II.3)."""

    IN_PERSON = "in_person", "trực tiếp"
    ONLINE = "online", "trực tuyến"
    INDIRECT = "indirect", "gián tiếp"


class Chair(Word):
    """Người chủ trì (S0 IV, S1 IV, S3 III, S4 II.3)."""

    SECRETARY = "secretary", "Bí thư Đảng ủy"
    CHAIR_OF_COMMITTEE = "chair_of_committee", "Chủ tịch Ủy ban nhân dân"
    JOINT = "joint", "Bí thư Đảng ủy và Chủ tịch Ủy ban nhân dân (đồng chủ trì)"
    CHAIR_OF_COUNCIL = "chair_of_council", "Chủ tịch Hội đồng nhân dân"
    FRONT = "front", "Chủ tịch Ủy ban Mặt trận Tổ quốc"


HEADS = (Chair.SECRETARY, Chair.CHAIR_OF_COMMITTEE)
"""The two heads whose dialogue with the people the plans are about; `joint` is both of them."""
TOGETHER: dict[object, tuple[Word, ...]] = {
    Form: (Form.IN_PERSON, Form.ONLINE),
    Chair: (Chair.JOINT, Chair.CHAIR_OF_COUNCIL),
}
"""Words that can stand together in a list, as an example of one."""


class Phase(Word):
    """Phần của hồ sơ (S0 V.4.a)."""

    BEFORE = "before", "trước hội nghị"
    DURING = "during", "trong hội nghị"
    AFTER = "after", "sau hội nghị"


class Trait(Flag):
    """What else is true of a kind of document, whatever its place in the list."""

    NONE = 0
    PUBLIC = auto()
    """Everybody may read it unless its record says otherwise."""
    UNDATED = auto()
    """It bears no date of its own."""
    EITHER_SIDE = auto()
    """It may be made before the conference or after it, whatever its phase."""
    NEEDS_EVENT = auto()
    """It can't be made before the conference is held, though it belongs to an earlier phase than what follows it."""
    FROM_PETITIONS = auto()
    """It is made of what people sent in before the conference."""
    ANNOUNCES = auto()
    """It tells people that a conference will be held."""
    UNNUMBERED = auto()
    """It goes out with another document, or is kept in its file, and has no number of its own."""
    STANDS = auto()
    """People go on reading it: once withdrawn it is to be replaced."""


class DocumentKind(Word):
    """The 16 dossier kinds in the order of the plans (S0 V.4.a), then the others.

    A kind is one line: its word, its label, the phase of the dossier it belongs to, and its traits.
    """

    phase: Phase
    traits: Trait
    public: bool
    """Whether everybody may read it unless its record says otherwise; asked so often that it is kept by itself."""
    bits: int
    """The traits as a plain number: a flag of the standard library takes ten times as long to ask."""

    def __new__(cls, value: str, label: str, phase: Phase, traits: Trait = Trait.NONE) -> Self:
        """Keep the phase and the traits beside the word."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label, word.phase, word.traits = label, phase, traits
        word.public = Trait.PUBLIC in traits
        word.bits = traits.value
        return word

    def has(self, trait: Trait) -> bool:
        """Whether it has a trait."""
        return bool(self.bits & trait._value_)

    @classmethod
    @cache
    def all(cls, trait: Trait) -> tuple[DocumentKind, ...]:
        """The kinds that have a trait, in their order."""
        return tuple(kind for kind in cls if kind.has(trait))

    PLAN = "plan", "Kế hoạch tổ chức hội nghị đối thoại", Phase.BEFORE, Trait.PUBLIC
    TASK_ASSIGNMENT = "task_assignment", "Văn bản phân công nhiệm vụ", Phase.BEFORE
    NOTICE = "notice", "Thông báo (giấy mời)", Phase.BEFORE, Trait.PUBLIC | Trait.ANNOUNCES | Trait.STANDS
    PETITION_SUMMARY = (
        "petition_summary",
        "Báo cáo tổng hợp ý kiến, kiến nghị của Nhân dân",
        Phase.BEFORE,
        Trait.FROM_PETITIONS,
    )
    REPLY_ASSIGNMENT = (
        "reply_assignment",
        "Văn bản phân công chuẩn bị trả lời ý kiến",
        Phase.BEFORE,
        Trait.FROM_PETITIONS,
    )
    PREPARED_REPLIES = (
        "prepared_replies",
        "Báo cáo trả lời và tổng hợp ý kiến trả lời của các cơ quan, đơn vị",
        Phase.BEFORE,
        Trait.FROM_PETITIONS,
    )
    PROGRAMME = "programme", "Chương trình hội nghị", Phase.DURING, Trait.PUBLIC | Trait.UNNUMBERED
    SITUATION_REPORT = (
        "situation_report",
        "Báo cáo khái quát tình hình kinh tế - xã hội và nội dung Nhân dân quan tâm",
        Phase.DURING,
    )
    MINUTES = "minutes", "Biên bản hội nghị", Phase.DURING, Trait.NEEDS_EVENT | Trait.UNNUMBERED
    CONFERENCE_PAPERS = (
        "conference_papers",
        "Văn bản liên quan trong hội nghị",
        Phase.DURING,
        Trait.UNDATED | Trait.EITHER_SIDE | Trait.UNNUMBERED,
    )
    CONCLUSION_NOTICE = (
        "conclusion_notice",
        "Thông báo kết luận hội nghị đối thoại",
        Phase.AFTER,
        Trait.PUBLIC | Trait.STANDS,
    )
    RESULTS_REPORT = "results_report", "Báo cáo kết quả giải quyết ý kiến, kiến nghị", Phase.AFTER
    CONTINUING_PETITIONS = "continuing_petitions", "Tổng hợp các ý kiến tiếp tục kiến nghị", Phase.AFTER
    PETITION_TO_SUPERIOR = "petition_to_superior", "Văn bản kiến nghị cấp trên", Phase.AFTER
    DIRECTIVE = "directive", "Văn bản ý kiến chỉ đạo đối với các việc cần tiếp tục giải quyết", Phase.AFTER
    OTHER_PAPERS = (
        "other_papers",
        "Văn bản khác liên quan",
        Phase.AFTER,
        Trait.UNDATED | Trait.EITHER_SIDE | Trait.UNNUMBERED,
    )
    URGENT_NOTICE = (
        "urgent_notice",
        "Văn bản thông báo tổ chức đối thoại đột xuất",
        Phase.BEFORE,
        Trait.PUBLIC | Trait.ANNOUNCES | Trait.STANDS,
    )
    INVITATION = "invitation", "Giấy mời", Phase.BEFORE, Trait.ANNOUNCES
    OPINION_FORM = "opinion_form", "Phiếu lấy ý kiến", Phase.BEFORE, Trait.PUBLIC | Trait.UNDATED | Trait.UNNUMBERED
    PARTICIPANTS_LIST = (
        "participants_list",
        "Danh sách thành phần tham dự",
        Phase.BEFORE,
        Trait.UNDATED | Trait.EITHER_SIDE | Trait.UNNUMBERED,
    )
    SECURITY_PLAN = "security_plan", "Phương án bảo đảm an ninh, trật tự", Phase.BEFORE
    FORWARDING_LETTER = "forwarding_letter", "Văn bản chuyển cơ quan có thẩm quyền", Phase.AFTER, Trait.EITHER_SIDE
    WRITTEN_REPLY = "written_reply", "Văn bản trả lời ý kiến, kiến nghị", Phase.AFTER, Trait.PUBLIC


class ReportKind(Word):
    """Periodic reports of a unit (S0 VI.1, S1 VI.1, S3 V.4, S4 III.1)."""

    QUARTERLY_REPORT = "quarterly_report", "Báo cáo quý"
    HALF_YEAR_REPORT = "half_year_report", "Báo cáo 6 tháng"
    ANNUAL_REPORT = "annual_report", "Báo cáo năm"


class PetitionClass(Word):
    """Phân loại ý kiến (S0 V.1.(3)); từ chối: S2 I.2; chuyển cơ quan có thẩm quyền: S1 V.3.2, S3 IV.3.2, S2 III.4."""

    ANSWERED = "answered", "trả lời tại hội nghị"
    TO_VERIFY = "to_verify", "cần kiểm tra, làm rõ, trả lời sau"
    REPORTED_UP = "reported_up", "ghi nhận và báo cáo cấp trên"
    TRANSFERRED = "transferred", "chuyển cơ quan có thẩm quyền"
    REFUSED = "refused", "từ chối xem xét, trả lời"


class PetitionState(Word):
    """Steps of a petition, in the order in which they may follow one another."""

    RECEIVED = "received", "đã tiếp nhận"
    CLASSIFIED = "classified", "đã phân loại"
    ASSIGNED = "assigned", "đã giao cơ quan giải quyết"
    REPORTED_UP = "reported_up", "đã báo cáo cấp trên"
    TRANSFERRED = "transferred", "đã chuyển cơ quan có thẩm quyền"
    UNDER_WAY = "under_way", "đã trả lời việc tiếp nhận, đang giải quyết"
    ANSWERED = "answered", "đã trả lời"
    RESOLVED = "resolved", "đã giải quyết xong"
    REOPENED = "reopened", "mở lại"
    CARRIED_OVER = "carried_over", "chuyển sang hội nghị sau"
    REFUSED = "refused", "từ chối xem xét"
    WITHDRAWN = "withdrawn", "người nêu đã rút"


class Confirmer(Word):
    """Who says at the next conference whether what was promised was done."""

    FRONT = "mat_tran", "Ủy ban Mặt trận Tổ quốc"
    VILLAGE = "thon", "trưởng thôn, tổ trưởng tổ dân phố"


class Level(Word):
    """Cấp giải quyết (S0 V.1.(3))."""

    COMMUNE = "commune", "cấp xã"
    DISTRICT = "district", "cấp huyện"
    CITY = "city", "cấp thành phố"
    PROVINCE = "province", "cấp tỉnh"
    CENTRAL = "central", "cấp Trung ương"


class Channel(Word):
    """Ways in which people are told, and ways in which they send matters in."""

    AT_CONFERENCE = "tai_hoi_nghi", "phát biểu tại hội nghị"
    OFFICE = "truc_tiep", "trực tiếp tại cơ quan"
    FRONT = "mat_tran", "Ủy ban Mặt trận Tổ quốc"
    ASSOCIATION = "doan_the", "tổ chức chính trị - xã hội, đoàn thể"
    LETTER = "thu", "thư, văn bản"
    EMAIL = "thu_dien_tu", "thư điện tử"
    MESSAGE = "tin_nhan", "tin nhắn"
    OPINION_FORM = "phieu_lay_y_kien", "phiếu lấy ý kiến"
    QR_FORM = "ma_qr", "biểu mẫu quét mã QR"
    HOTLINE = "dien_thoai", "điện thoại, đường dây nóng"
    PORTAL = "cong_thong_tin", "Cổng thông tin điện tử"
    RADIO = "dai_truyen_thanh", "hệ thống truyền thanh"
    NOTICE_BOARD = "bang_tin", "bảng tin, niêm yết công khai"
    SOCIAL_NETWORK = "mang_xa_hoi", "mạng xã hội"
    PRESS = "bao_chi", "báo chí, phương tiện thông tin đại chúng"
    INVITATION = "giay_moi", "giấy mời"


MASS_MEDIA = frozenset((Channel.PORTAL, Channel.RADIO, Channel.PRESS))
"""What the law means by "phương tiện thông tin đại chúng" (Điều 43): a notice board and an invitation are none."""
BROAD = MASS_MEDIA | {Channel.NOTICE_BOARD}
"""What meets a plan's "thông báo rộng rãi, công khai": any of them; a paper stuck up for all to read is one."""
THROUGH_BODIES = frozenset((Channel.ASSOCIATION, Channel.FRONT))
"""That the associations invited their members, as S2 III.1 lets them do in place of invitations."""


class PetitionerKind(Word):
    """Who raised the matter, without saying the name."""

    CITIZEN = "citizen", "công dân"
    HOUSEHOLD = "household", "hộ gia đình"
    GROUP = "group", "nhóm công dân"
    ORGANISATION = "organisation", "tổ chức"
    BUSINESS = "business", "doanh nghiệp"
    COOPERATIVE = "cooperative", "hợp tác xã"
    BUSINESS_HOUSEHOLD = "business_household", "hộ kinh doanh"


class Received(Word):
    """When a petition came in, relative to the conference."""

    BEFORE = "before", "trước hội nghị"
    AT = "at", "tại hội nghị"


class Duration(Word):
    """Thời gian tổ chức (S2 IV.1, S3 IV.1.(1))."""

    HALF_DAY = "half_day", "1/2 ngày"
    FULL_DAY = "full_day", "01 ngày"


class ExtensionGround(Word):
    """Grounds for a later conclusion notice (S0 V.3.a, S1 V.3.1, S3 IV.3.1)."""

    BEYOND_AUTHORITY = "beyond_authority", "nội dung vượt quá thẩm quyền"
    COMPLEX = "complex", "nội dung phức tạp"
    SEVERAL_BODIES = "several_bodies", "liên quan đến nhiều cơ quan, tổ chức"
    MORE_TIME = "more_time", "cần có thêm thời gian nghiên cứu, xem xét"


class RefusalGround(Word):
    """Ground on which a matter was refused; of these a plan lets one count, the first (S2 I.2)."""

    ALREADY_SETTLED = "already_settled", "đã được cấp có thẩm quyền giải quyết theo pháp luật"
    OUT_OF_AUTHORITY = "out_of_authority", "không thuộc thẩm quyền của đơn vị"
    BEFORE_COURT = "before_court", "Tòa án đang thụ lý, giải quyết"
    WITH_OTHER_BODY = "with_other_body", "cơ quan khác có thẩm quyền đang giải quyết"


class UrgentGround(Word):
    """When an urgent conference is held (S0 III.1.c, S1 III.3.c, S3 II.2.c, S4 II.4.c)."""

    LASTING = "lasting", "vụ việc bức xúc, phức tạp, kéo dài, liên quan trách nhiệm của nhiều cơ quan"
    SERIOUS = "serious", "vụ việc có thể gây hậu quả nghiêm trọng, ảnh hưởng an ninh, trật tự"
    SUDDEN = "sudden", "vụ việc bất ngờ, gây bức xúc, cần giải quyết ngay"


class NoticeContent(Word):
    """What the notice of an urgent conference must say (S1 V.2.(*), S3 IV.2.(*))."""

    CONTENT = "content", "nội dung đối thoại"
    TIME = "time", "thời gian"
    PLACE = "place", "địa điểm"
    MEMBERS = "members", "số lượng thành viên đối thoại"


class RefusalCondition(Word):
    """What must all be true before a matter may be refused (S2 I.2); each word is a field of the record."""

    SETTLED_BY = "settled_by", "cấp có thẩm quyền đã giải quyết theo pháp luật"
    PERSISTS = "persists", "người nêu vẫn tiếp tục có ý kiến, kiến nghị"
    DISTURBS = "disturbs", "làm ảnh hưởng đến cuộc đối thoại"


class DeviationOf(Word):
    """What of a plan a true fact may depart from, with its reason: plans foresee changes (S1 VII, S3 VI)."""

    CHAIR = "chair", "người chủ trì"
    FORM = "form", "hình thức"
    TYPE = "type", "loại hội nghị"
    SUBSTITUTE = "substitute", "người được ủy quyền chủ trì"
    REFUSAL = "refusal", "căn cứ từ chối"
    ATTENDANCE = "attendance", "số người dự"
    CONCLUSION_CONTENT = "conclusion_content", "nội dung thông báo kết luận"
    ASSIGNMENT = "assignment", "việc giao giải quyết"


class NoticePart(Word):
    """What the days of the notice bind (S0 V.1.(1), S1 V.1.(1), S2 III.1, S3 IV.1.(1), S4 III.1)."""

    INVITATION = "invitation", "gửi giấy mời"
    INVITED = "invited", "mời (qua các tổ chức, đoàn thể, hoặc bằng giấy mời)"
    ANNOUNCEMENT = "announcement", "thông báo rộng rãi"
    OPINION_FORM = "opinion_form", "gửi phiếu lấy ý kiến"


class DayUnit(Word):
    """What a limit counts."""

    WORKING_DAY = "working_day", "ngày làm việc"
    CALENDAR_DAY = "calendar_day", "ngày"


class Direction(Word):
    """On which side of the event a limit lies."""

    BEFORE = "before", "trước"
    AFTER = "after", "sau"


class Reading(Word):
    """The two readings of "trước ngày X ít nhất N ngày" (domain.md B7; no source decides)."""

    NTH_DAY = "nth_day", "cách hiểu A: ngày cuối cùng của số ngày ấy, đếm ngược từ hội nghị, vẫn kịp"
    FULL_DAYS = "full_days", "cách hiểu B: đủ N ngày ở giữa"


class Status(Word):
    """Whether an official decision stands behind a day or a number."""

    CONFIRMED = "confirmed", "chính thức"
    PROVISIONAL = "provisional", "dự kiến, chờ văn bản chính thức"


class EachLeader(Word):
    """Whether the quota binds each leader (domain.md A3: mostly unclear)."""

    YES = "yes", "từng người đứng đầu"
    NO = "no", "tính chung"
    UNCLEAR = "unclear", "kế hoạch chưa nói rõ"


class Line(Word):
    """Party or State document (domain.md A1)."""

    PARTY = "party", "văn bản của Đảng"
    STATE = "state", "văn bản hành chính nhà nước"


class ConclusionPart(Word):
    """What a conclusion notice must carry (S1 V.2.(7), S3 IV.2.(7), S2 III.3)."""

    DISCUSSED = "discussed", "nội dung đã đối thoại"
    TAKEN_UP = "taken_up", "ý kiến được tiếp thu"
    SOLVED = "solved", "nội dung đã giải quyết"
    UNSOLVED = "unsolved", "nội dung chưa giải quyết"
    ASSIGNED = "assigned", "cơ quan được giao giải quyết"
    LIMIT = "limit", "thời hạn giải quyết"
    MONITOR = "monitor", "cơ quan theo dõi, đôn đốc"


class ReportPeriod(Word):
    """How often a report is owed."""

    QUARTER = "quarter", "hằng quý"
    HALF_YEAR = "half_year", "06 tháng"
    YEAR = "year", "hằng năm"


class Since(Word):
    """The day from which a limit is counted."""

    HELD = "held", "ngày hội nghị"
    CONCLUDED = "concluded", "ngày có thông báo kết luận"


class Sort(Word):
    """What a list of late duties can be narrowed to."""

    NOTICE = "thong-bao", "giấy mời, thông báo"
    CONCLUSION = "ket-luan", "thông báo kết luận"
    REPLY = "tra-loi", "trả lời kiến nghị"
    PROMISE = "viec-hua", "việc đã hứa"
    DOSSIER = "ho-so", "thiếu tài liệu hồ sơ"
    REPORT = "bao-cao", "báo cáo định kỳ"
    OTHER = "khac", "việc khác"


class Duty(Frozen, frozen=True):
    """What all who count, judge, list and tell a kind of limit need to know of it."""

    since: Since | None = None
    """The day it is counted from; the policy sets it in the field of the same name, or `rule` (provisions.Rules)."""
    documents: tuple[DocumentKind, ...] = ()
    """The kinds of document that meet it."""
    sort: Sort = Sort.OTHER
    people: str = ""
    """What people call it, where the page on taking part tells them of it."""
    phase: Phase | None = None
    """The part of the timeline in which it has a step of its own."""
    step: tuple[str, str] | None = None
    """The anchor and title of that step, where they are not made of the word and its label."""
    rule: str = ""
    """The field of the policy that sets it, where that is not named as the kind."""
    closes: bool = False
    """Whether a dossier is complete only once it is met."""
    soon: int = 5
    """Working days before the due date from which it is told of as due soon: while there is time to do it."""


_NO_MORE = Duty()


class DeadlineKind(Word):
    """Everything a policy may put a date on, in the order of the steps of a conference, then of a year."""

    duty: Duty

    def __new__(cls, value: str, label: str, duty: Duty = _NO_MORE) -> Self:
        """Keep the duty beside the word."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label, word.duty = label, duty
        return word

    NOTICE = (
        "notice",
        "Gửi giấy mời và thông báo rộng rãi",
        Duty(
            Since.HELD,
            (DocumentKind.NOTICE, DocumentKind.INVITATION),
            Sort.NOTICE,
            "Báo trước cho người dân",
            closes=True,
        ),
    )
    LAW_NOTICE = (
        "law_notice",
        "Thông báo trên phương tiện thông tin đại chúng (theo luật)",
        Duty(Since.HELD, people="Báo trước trên phương tiện thông tin đại chúng"),
    )
    PETITION_COLLECTION = "petition_collection", "Gửi phản ánh, kiến nghị về cơ quan tổng hợp"
    CONCLUSION_NOTICE = (
        "conclusion_notice",
        "Ban hành và gửi thông báo kết luận",
        Duty(
            Since.HELD,
            (DocumentKind.CONCLUSION_NOTICE,),
            Sort.CONCLUSION,
            "Ban hành và gửi thông báo kết luận",
            closes=True,
        ),
    )
    CONCLUSION_NOTICE_EXTENDED = (
        "conclusion_notice_extended",
        "Thông báo kết luận khi được kéo dài",
        Duty(documents=(DocumentKind.CONCLUSION_NOTICE,), sort=Sort.CONCLUSION),
    )
    LAW_PUBLICATION = (
        "law_publication",
        "Công khai kết quả đối thoại (theo luật)",
        Duty(Since.HELD, (DocumentKind.CONCLUSION_NOTICE,), people="Công khai kết quả"),
    )
    SUBMISSION = (
        "submission",
        "Trình cấp trên việc vượt thẩm quyền",
        Duty(
            Since.HELD,
            (DocumentKind.PETITION_TO_SUPERIOR,),
            phase=Phase.AFTER,
            step=("buoc-trinh-cap-tren", "Trình cấp trên việc vượt thẩm quyền"),
            closes=True,
            rule="forwarding",
        ),
    )
    FORWARDING = (
        "forwarding",
        "Chuyển cơ quan cùng cấp có thẩm quyền",
        Duty(
            Since.HELD,
            (DocumentKind.FORWARDING_LETTER,),
            people="Trình cấp trên, chuyển cơ quan khác việc không thuộc thẩm quyền",
            phase=Phase.AFTER,
            step=("buoc-chuyen-cap-tren", "Chuyển cơ quan khác"),
            closes=True,
        ),
    )
    WRITTEN_REPLY = (
        "written_reply",
        "Trả lời bằng văn bản",
        Duty(
            Since.CONCLUDED,
            (DocumentKind.WRITTEN_REPLY,),
            Sort.REPLY,
            "Trả lời bằng văn bản việc chưa trả lời xong tại hội nghị",
        ),
    )
    ASSIGNED_DUE = "assigned_due", "Hạn đã giao cho cơ quan giải quyết", Duty(sort=Sort.REPLY)
    PROMISE = "promise", "Việc đã hứa", Duty(sort=Sort.PROMISE)
    DOSSIER = "dossier", "Tài liệu của hồ sơ", Duty(sort=Sort.DOSSIER, closes=True)
    HELD_WITHIN = "held_within", "Tổ chức trong khoảng thời gian của kế hoạch", Duty(soon=30)
    QUOTA = "quota", "Chỉ tiêu số cuộc đối thoại trong năm", Duty(soon=60)
    REPORT = "report", "Báo cáo định kỳ", Duty(sort=Sort.REPORT)
    UNDATED = "undated", "Việc phải làm, kế hoạch không nêu ngày"


class State(Word):
    """What a time limit is on a given day."""

    UPCOMING = "upcoming", "chưa đến hạn"
    DUE_SOON = "due_soon", "sắp đến hạn"
    OVERDUE = "overdue", "quá hạn, chưa thực hiện"
    MET = "met", "đúng hạn"
    MET_LATE = "met_late", "đã thực hiện, chậm"
    LAPSED = "lapsed", "quá hạn đến ngày người nêu rút kiến nghị"
    ABSENT = "absent", "còn thiếu (đã qua mốc của kho)"
    WAIVED = "waived", "không áp dụng"
    UNKNOWN = "unknown", "chưa rõ"


class Stage(Word):
    """Where a conference stands; derived from dates and documents, never typed in."""

    PLANNED = "planned", "dự kiến"
    ANNOUNCED = "announced", "đã thông báo"
    UNRECORDED = "unrecorded", "đã qua ngày, hồ sơ chưa ghi gì về hội nghị"
    HELD = "held", "đã tổ chức, chờ thông báo kết luận"
    CONCLUDED = "concluded", "đã có thông báo kết luận, đang trả lời"
    FOLLOWED = "followed", "đã trả lời, còn việc theo dõi"
    UNTOLD = "untold", "đã có thông báo kết luận, chưa rõ việc trả lời"
    CLOSED = "closed", "đã hoàn thành"
    POSTPONED = "postponed", "hoãn, chưa định ngày"
    CANCELLED = "cancelled", "hủy"


class FindingLevel(Word):
    """How much a finding weighs; what is wrong blocks, what is late or departs from the plan and says why does not."""

    ERROR = "error", "sai"
    LATE = "late", "chậm"
    MISSING = "missing", "thiếu"
    DEVIATION = "deviation", "lệch"
    NOTICE = "notice", "lưu ý"


UNCONCLUDED = (Stage.UNRECORDED, Stage.HELD)
"""Where a conference stands whose day has passed and that has no conclusion notice yet."""
CLOSING: frozenset[PetitionState] = frozenset(
    (
        PetitionState.ANSWERED,
        PetitionState.RESOLVED,
        PetitionState.REPORTED_UP,
        PetitionState.TRANSFERRED,
        PetitionState.CARRIED_OVER,
        PetitionState.REFUSED,
        PetitionState.WITHDRAWN,
    )
)
FORWARDED: frozenset[PetitionState] = frozenset((PetitionState.REPORTED_UP, PetitionState.TRANSFERRED))
"""Steps by which a matter went to another body: the commune has done its part, the matter waits for the answer."""
