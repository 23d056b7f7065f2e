"""The six tables: what a row of each holds. Dictionary, schemas, CSV heads and Parquet types are made from here."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec
from msgspec import Meta

from doithoai.cases.promise import PromiseState
from doithoai.model.base import Frozen, Moment
from doithoai.model.records import Conference, Document, Petition, Plan, Unit
from doithoai.model.vocabulary import (
    Chair,
    Channel,
    ConferenceType,
    Confirmer,
    DocumentKind,
    Duration,
    Form,
    Level,
    Line,
    PetitionClass,
    PetitionerKind,
    PetitionState,
    Phase,
    Received,
    RefusalGround,
    Stage,
    UnitKind,
)
from doithoai.opendata.columns import Column, TableRow, columns, of
from doithoai.opendata.common import AS_OF, CODE, DEVIATION, PAGE, RECORD, SAMPLE, UNIT, UNIT_NAME, YEAR, told
from doithoai.opendata.deadline_row import DeadlineRow

_CHAIRS = "; ".join(f"{one.value}: {one.label}" for one in Chair)
_FORMS = "; ".join(f"{one.value}: {one.label}" for one in Form)


class UnitRow(TableRow, frozen=True, kw_only=True):
    """Một dòng là một xã, phường, đặc khu, hoặc một đơn vị của cấp, loại đã hết từ 01/7/2025."""

    unit: Annotated[str, Meta(title="Mã đơn vị", description="Khóa của bảng.")]
    name: Annotated[str, of(Unit, "name")]
    kind: Annotated[UnitKind, of(Unit, "kind")]
    kind_label: Annotated[str, told("Loại đơn vị")]
    sample: Annotated[bool, of(Unit, "sample")]
    joined: Annotated[dt.date | None, of(Unit, "joined")]
    ended: Annotated[dt.date | None, Meta(title="Kết thúc ngày", description="Ngày cuối cùng còn là đơn vị ấy.")]
    ended_into: Annotated[str | None, Meta(title="Nhập vào đơn vị", description="Mã đơn vị nhận, cách nhau bằng “; ”.")]
    villages: Annotated[str | None, of(Unit, "villages")]
    portal: Annotated[str | None, of(Unit, "portal")]
    source: Annotated[str | None, of(Unit, "source")]
    note: Annotated[str | None, of(Unit, "note")]
    page: Annotated[str, PAGE]
    record: Annotated[str, RECORD]


class PlanRow(TableRow, frozen=True, kw_only=True):
    """Một dòng là một kế hoạch đối thoại của một đơn vị trong một năm."""

    plan: Annotated[
        str,
        Meta(title="Mã kế hoạch", description="<đơn vị>-<năm>, kế hoạch sau trong năm thêm -plan-2 …; khóa của bảng."),
    ]
    unit: Annotated[str, UNIT]
    unit_name: Annotated[str, UNIT_NAME]
    sample: Annotated[bool, SAMPLE]
    year: Annotated[int, YEAR]
    title: Annotated[str, of(Plan, "title")]
    number: Annotated[str | None, of(Plan, "number")]
    issued: Annotated[dt.date | None, of(Plan, "issued")]
    in_force_from: Annotated[dt.date | None, of(Plan, "start")]
    in_force_to: Annotated[dt.date | None, of(Plan, "end")]
    body: Annotated[str, of(Plan, "body")]
    line: Annotated[Line, of(Plan, "line")]
    line_label: Annotated[str, told("Loại văn bản")]
    policy: Annotated[str, of(Plan, "policy")]
    planned_time: Annotated[str | None, of(Plan, "planned.time")]
    planned_place: Annotated[str | None, of(Plan, "planned.place")]
    source: Annotated[str | None, of(Plan, "source.file")]
    note: Annotated[str | None, of(Plan, "note")]
    page: Annotated[str, PAGE]
    record: Annotated[str, RECORD]


class ConferenceRow(TableRow, frozen=True, kw_only=True):
    """Một dòng là một hội nghị đối thoại."""

    conference: Annotated[str, Meta(title="Mã hội nghị", description="<đơn vị>-<năm>-<số>; khóa của bảng.")]
    unit: Annotated[str, UNIT]
    unit_name: Annotated[str, UNIT_NAME]
    sample: Annotated[bool, SAMPLE]
    year: Annotated[int, YEAR]
    number: Annotated[str, Meta(title="Số của hội nghị trong năm")]
    type: Annotated[ConferenceType, of(Conference, "type")]
    type_label: Annotated[str, told("Loại hội nghị")]
    form: Annotated[str, Meta(title="Hình thức", description=f"{_FORMS}. Nhiều hình thức cách nhau bằng “; ”.")]
    form_label: Annotated[str, told("Hình thức")]
    chair: Annotated[str, Meta(title="Người chủ trì", description=f"{_CHAIRS}. Nhiều người cách nhau bằng “; ”.")]
    chair_label: Annotated[str, told("Người chủ trì")]
    topic: Annotated[str, of(Conference, "topic")]
    stage: Annotated[Stage, Meta(title="Giai đoạn", description="Suy ra từ các ngày và văn bản trong hồ sơ.")]
    stage_label: Annotated[str, told("Giai đoạn")]
    day: Annotated[dt.date | None, Meta(title="Ngày tổ chức", description="Bỏ trống: chưa định ngày hoặc đã hủy.")]
    last_day: Annotated[
        dt.date | None, Meta(title="Ngày kết thúc", description="Ngày họp buổi cuối; như day khi họp một ngày.")
    ]
    sessions: Annotated[str | None, of(Conference, "sessions")]
    start: Annotated[Moment | None, of(Conference, "start")]
    end: Annotated[Moment | None, of(Conference, "end")]
    duration: Annotated[Duration | None, of(Conference, "duration")]
    place: Annotated[str | None, of(Conference, "place.name")]
    address: Annotated[str | None, of(Conference, "place.address")]
    village: Annotated[str | None, of(Conference, "place.village")]
    latitude: Annotated[float | None, Meta(title="Địa điểm: vĩ độ")]
    longitude: Annotated[float | None, Meta(title="Địa điểm: kinh độ")]
    link: Annotated[str | None, of(Conference, "link")]
    audience: Annotated[str | None, of(Conference, "audience")]
    groups: Annotated[str | None, of(Conference, "groups")]
    expected: Annotated[int | None, of(Conference, "attendance.expected")]
    people: Annotated[int | None, of(Conference, "attendance.people")]
    organisations: Annotated[int | None, of(Conference, "attendance.organisations")]
    speakers: Annotated[int | None, of(Conference, "attendance.speakers")]
    petitions_from: Annotated[dt.date | None, of(Conference, "petitions_open.start")]
    petitions_to: Annotated[dt.date | None, of(Conference, "petitions_open.end")]
    petitions_channels: Annotated[str | None, of(Conference, "petitions_open.channels")]
    petitions_link: Annotated[str | None, of(Conference, "petitions_open.link")]
    petitions_phone: Annotated[str | None, of(Conference, "petitions_open.phone")]
    announced: Annotated[dt.date | None, Meta(title="Ngày thông báo trên phương tiện đầu tiên")]
    announced_on: Annotated[str | None, of(Conference, "announced")]
    follows_up: Annotated[str | None, of(Conference, "follows_up", "Tiếp theo hội nghị (mã)")]
    previous_reported: Annotated[bool | None, of(Conference, "previous_results.reported")]
    postponed: Annotated[int, Meta(title="Số lần hoãn")]
    cancelled: Annotated[dt.date | None, of(Conference, "cancelled.decided")]
    cancelled_reason: Annotated[str | None, of(Conference, "cancelled.reason")]
    deviation: Annotated[str | None, DEVIATION]
    petitions: Annotated[int, Meta(title="Số ý kiến, kiến nghị", description="Ghi từng mục ở bảng petitions.")]
    petitions_untexted: Annotated[
        int, Meta(title="Số kiến nghị khác chỉ biết số lượng", description="Kho không có nội dung; chưa rõ trả lời.")
    ]
    counted: Annotated[int | None, of(Conference, "counted.petitions")]
    counted_answered: Annotated[int | None, of(Conference, "counted.answered")]
    counted_by_level: Annotated[str | None, of(Conference, "counted.by_level")]
    counted_by_field: Annotated[str | None, of(Conference, "counted.by_field")]
    counted_source: Annotated[str | None, of(Conference, "counted.source")]
    documents: Annotated[int, Meta(title="Số tài liệu trong hồ sơ")]
    note: Annotated[str | None, of(Conference, "note")]
    as_of: Annotated[dt.date, AS_OF]
    page: Annotated[str, PAGE]
    record: Annotated[str, RECORD]


class DocumentRow(TableRow, frozen=True, kw_only=True):
    """Một dòng là một tài liệu của hồ sơ; tài liệu nội bộ chỉ có loại và ngày. Toàn văn ở hồ sơ JSON."""

    document: Annotated[str, Meta(title="Mã tài liệu", description="<hội nghị>/<tên tệp>; khóa của bảng.")]
    conference: Annotated[str, CODE]
    unit: Annotated[str, UNIT]
    unit_name: Annotated[str, UNIT_NAME]
    sample: Annotated[bool, SAMPLE]
    year: Annotated[int, YEAR]
    kind: Annotated[DocumentKind, of(Document, "kind")]
    kind_label: Annotated[str, told("Loại tài liệu")]
    phase: Annotated[Phase, Meta(title="Phần của hồ sơ")]
    public: Annotated[bool, of(Document, "public")]
    public_reason: Annotated[str | None, of(Document, "public_reason")]
    issued: Annotated[dt.date | None, of(Document, "issued")]
    sent: Annotated[dt.date | None, Meta(title="Ngày gửi đầu tiên")]
    title: Annotated[str | None, of(Document, "title")]
    number: Annotated[str | None, of(Document, "number")]
    signer_post: Annotated[str | None, of(Document, "signer.post")]
    signer_body: Annotated[str | None, of(Document, "signer.body")]
    petitions: Annotated[str | None, of(Document, "petitions")]
    late_reason: Annotated[str | None, of(Document, "late_reason")]
    deviation: Annotated[str | None, DEVIATION]
    files: Annotated[int, Meta(title="Số tệp đính kèm công khai")]
    corrects: Annotated[str | None, Meta(title="Đính chính tài liệu", description="Khóa của bảng documents.")]
    correction: Annotated[str | None, of(Document, "correction")]
    withdrawn: Annotated[dt.date | None, of(Document, "withdrawn.on")]
    withdrawn_reason: Annotated[str | None, of(Document, "withdrawn.reason")]
    withdrawn_sha256: Annotated[str | None, of(Document, "withdrawn.sha256")]
    in_archive_from: Annotated[
        dt.date | None,
        Meta(title="Có trong kho không trước ngày", description="Theo lịch sử nhánh chính; trống khi chưa tính."),
    ]
    in_archive_by: Annotated[
        dt.date | None,
        Meta(title="Có trong kho muộn nhất từ ngày", description="Bằng cột trước thì là đúng ngày ấy."),
    ]
    in_archive_commit: Annotated[str | None, Meta(title="Bản ghi (commit) đầu tiên trong lịch sử kho")]
    page: Annotated[str, PAGE]


class PetitionRow(TableRow, frozen=True, kw_only=True):
    """Một dòng là một ý kiến, kiến nghị; không có danh tính cá nhân, trừ khi người nêu đồng ý."""

    petition: Annotated[str, Meta(title="Mã kiến nghị", description="<hội nghị>-<số>; khóa của bảng.")]
    conference: Annotated[str, CODE]
    unit: Annotated[str, UNIT]
    unit_name: Annotated[str, UNIT_NAME]
    sample: Annotated[bool, SAMPLE]
    year: Annotated[int, YEAR]
    number: Annotated[int, of(Petition, "id")]
    field: Annotated[str, of(Petition, "field")]
    field_label: Annotated[str, told("Lĩnh vực")]
    petitioner: Annotated[PetitionerKind, of(Petition, "petitioner.kind", "Người nêu")]
    petitioner_name: Annotated[str | None, of(Petition, "petitioner.name")]
    village: Annotated[str | None, of(Petition, "petitioner.village")]
    supporters: Annotated[int | None, of(Petition, "supporters")]
    received: Annotated[dt.date, of(Petition, "received.on")]
    received_when: Annotated[Received, of(Petition, "received.when")]
    received_by: Annotated[Channel, of(Petition, "received.channel")]
    text: Annotated[str | None, of(Petition, "text")]
    withheld: Annotated[str | None, of(Petition, "withheld")]
    removed: Annotated[dt.date | None, of(Petition, "removed")]
    classed: Annotated[PetitionClass | None, of(Petition, "classed")] = msgspec.field(name="class")
    class_label: Annotated[str | None, told("Phân loại")]
    answer: Annotated[str | None, of(Petition, "answer")]
    level: Annotated[Level | None, of(Petition, "level")]
    office: Annotated[str | None, of(Petition, "assigned.office")]
    office_name: Annotated[str | None, Meta(title="Tên cơ quan được giao")]
    partners: Annotated[str | None, of(Petition, "assigned.helped_by")]
    partner_names: Annotated[str | None, Meta(title="Tên cơ quan phối hợp")]
    assigned_due: Annotated[dt.date | None, of(Petition, "assigned.due")]
    is_open: Annotated[bool, Meta(title="Còn phải trả lời", description="Suy ra từ phân loại và quá trình.")]
    elsewhere: Annotated[bool, Meta(title="Chỉ còn chờ cấp trên, cơ quan khác trả lời")]
    answered: Annotated[dt.date | None, Meta(title="Ngày đã trả lời")]
    done: Annotated[bool, Meta(title="Đã làm xong", description="Trả lời chưa phải là làm xong.")]
    reopened: Annotated[dt.date | None, Meta(title="Mở lại ngày")]
    promises: Annotated[int, Meta(title="Số việc đã hứa", description="Các cột sau: việc quá ngày, rồi việc gần nhất.")]
    promised_on: Annotated[dt.date | None, Meta(title="Hứa xong đến hết ngày")]
    promise: Annotated[str | None, Meta(title="Việc đã hứa")]
    promise_document: Annotated[str | None, Meta(title="Văn bản ghi lời hứa", description="Khóa của bảng documents.")]
    promise_state: Annotated[PromiseState | None, Meta(title="Việc đã hứa, làm đến đâu")]
    promise_state_label: Annotated[str | None, told("Việc đã hứa, làm đến đâu")]
    result_on: Annotated[dt.date | None, Meta(title="Ngày làm xong việc đã hứa")]
    result: Annotated[str | None, Meta(title="Kết quả việc đã hứa")]
    result_document: Annotated[str | None, Meta(title="Văn bản ghi kết quả", description="Khóa của bảng documents.")]
    confirmed_by: Annotated[Confirmer | None, of(Petition, "confirmed.by")]
    confirmed_on: Annotated[dt.date | None, of(Petition, "confirmed.on")]
    satisfied: Annotated[bool | None, of(Petition, "confirmed.satisfied")]
    state: Annotated[PetitionState | None, of(Petition, "states.state", "Trạng thái sau cùng")]
    state_label: Annotated[str | None, told("Trạng thái sau cùng")]
    state_on: Annotated[dt.date | None, Meta(title="Ngày của trạng thái sau cùng")]
    reply: Annotated[
        str | None, Meta(title="Văn bản trả lời", description="Khóa của bảng documents; mỗi phần một khóa.")
    ]
    reply_parts: Annotated[int | None, of(Petition, "parts")]
    partly_answered: Annotated[bool, Meta(title="Mới trả lời một phần")]
    refused_reason: Annotated[str | None, of(Petition, "refused.reason")]
    refused_ground: Annotated[RefusalGround | None, of(Petition, "refused.ground")]
    refused_settled_by: Annotated[str | None, of(Petition, "refused.settled_by")]
    deviation: Annotated[str | None, DEVIATION]
    duplicate_of: Annotated[str | None, of(Petition, "duplicate_of", "Trùng với kiến nghị (mã)")]
    carried_from: Annotated[str | None, of(Petition, "carried_from", "Chuyển từ kiến nghị (mã)")]
    carried_to: Annotated[str | None, of(Petition, "carried_to", "Chuyển sang kiến nghị (mã)")]
    note: Annotated[str | None, of(Petition, "note")]
    page: Annotated[str, PAGE]


class Table(Frozen, frozen=True):
    """One table: its rows, its name for people, and which columns date it.

    `recorded` are days on which something was put on record, `period` those that the rows are about.
    """

    name: str
    title: str
    row: type[TableRow]
    recorded: tuple[str, ...]
    period: tuple[str, ...]

    @property
    def description(self) -> str:
        """What one row is."""
        return (self.row.__doc__ or "").strip()

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns, in order."""
        return columns(self.row)


TABLES = {
    table.name: table
    for table in (
        Table("units", "Đơn vị", UnitRow, ("joined",), ("joined",)),
        Table("plans", "Kế hoạch năm", PlanRow, ("issued",), ()),
        Table("conferences", "Hội nghị", ConferenceRow, ("day", "announced", "cancelled"), ("day",)),
        Table("documents", "Tài liệu của hồ sơ", DocumentRow, ("issued", "sent"), ("issued",)),
        Table("petitions", "Ý kiến, kiến nghị", PetitionRow, ("received", "state_on"), ("received",)),
        Table("deadlines", "Thời hạn", DeadlineRow, ("met_on",), ("due",)),
    )
}
