"""What a row of the table of time limits holds."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from msgspec import Meta

from doithoai.model.records import Document
from doithoai.model.vocabulary import DayUnit, DeadlineKind, State
from doithoai.opendata.columns import TableRow, of
from doithoai.opendata.common import AS_OF, CODE, PAGE, SAMPLE, UNIT, UNIT_NAME, YEAR, told


class DeadlineRow(TableRow, frozen=True, kw_only=True):
    """Một dòng là một thời hạn: việc phải làm, hạn, ngày đã làm, tình trạng."""

    unit: Annotated[str, UNIT]
    unit_name: Annotated[str, UNIT_NAME]
    sample: Annotated[bool, SAMPLE]
    year: Annotated[int, YEAR]
    conference: Annotated[str | None, CODE]
    petition: Annotated[str | None, Meta(title="Mã kiến nghị", description="Khóa của bảng petitions.")]
    kind: Annotated[DeadlineKind, Meta(title="Loại thời hạn")]
    title: Annotated[str, Meta(title="Việc phải làm")]
    owner: Annotated[str | None, Meta(title="Mã cơ quan phải làm")]
    owner_name: Annotated[str | None, Meta(title="Cơ quan phải làm")]
    counted_from: Annotated[dt.date | None, Meta(title="Đếm từ ngày", description="Ngày này không tính.")]
    count: Annotated[int | None, Meta(title="Số ngày")]
    count_unit: Annotated[DayUnit | None, Meta(title="Đếm theo")]
    trigger: Annotated[str | None, Meta(title="Mốc")]
    due: Annotated[dt.date | None, Meta(title="Hạn", description="Ngày cuối cùng còn đúng hạn; trống: chưa biết.")]
    strict_due: Annotated[
        dt.date | None, Meta(title="Hạn theo cách hiểu B", description="Khi văn bản có hai cách hiểu.")
    ]
    not_before: Annotated[
        dt.date | None,
        Meta(title="Hạn không sớm hơn", description="Khi chưa biết ngày bắt đầu đếm nên chưa biết hạn."),
    ]
    base_due: Annotated[dt.date | None, Meta(title="Hạn trước khi kéo dài")]
    met_on: Annotated[dt.date | None, Meta(title="Ngày thực hiện")]
    document: Annotated[str | None, Meta(title="Thực hiện bằng tài liệu", description="Khóa của bảng documents.")]
    state: Annotated[State, Meta(title="Tình trạng")]
    state_label: Annotated[str, told("Tình trạng")]
    days_late: Annotated[int, Meta(title="Số ngày chậm", description="Đếm theo cách đếm của thời hạn; 0: không chậm.")]
    late_reason: Annotated[str | None, of(Document, "late_reason")]
    extension: Annotated[str | None, of(Document, "extension.reason")]
    waived: Annotated[str | None, Meta(title="Lý do không áp dụng")]
    advisory: Annotated[
        bool,
        Meta(
            title="Chỉ tham khảo",
            description="Đúng: hạn của luật không kế hoạch nào nêu lại, hay thời gian dự kiến; không ai chậm.",
        ),
    ]
    mark: Annotated[
        bool,
        Meta(title="Mốc của kho", description="Đúng: văn bản không nêu ngày, kho đặt để nhắc; không bao giờ là chậm."),
    ]
    provisional: Annotated[bool, Meta(title="Theo lịch nghỉ dự kiến")]
    undecided_due: Annotated[
        dt.date | None, Meta(title="Hạn nếu dự kiến không thành", description="Trống: hạn không vì thế mà dời.")
    ]
    no_data: Annotated[bool, Meta(title="Chưa có dữ liệu", description="Đúng: trước khi đơn vị lưu hồ sơ vào kho.")]
    note: Annotated[str | None, Meta(title="Ghi chú")]
    basis: Annotated[str | None, Meta(title="Căn cứ", description="Mã văn bản trong kho và mục, điều.")]
    as_of: Annotated[dt.date, AS_OF]
    page: Annotated[str, PAGE]
