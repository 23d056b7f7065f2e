"""A way of taking part, or of sending matters in, and the link or number that it needs do not go together.

## Vì sao

Thông báo phải nói rõ cách tham gia, cách gửi ý kiến (Cát Hải V.1.(1), Nguyễn Lương Bằng V.1.(1), kế hoạch phường năm
2026, IV.1.(1)). Có đường dẫn mà hình thức chỉ ghi trực tiếp thì người đọc không biết có dự được qua mạng hay không; báo
gửi qua biểu mẫu quét mã QR, qua điện thoại mà không có đường dẫn, số máy thì không ai gửi được.

## Cách sửa

Dự được cả hai cách: ghi `form: [in_person, online]`. Chỉ họp qua mạng: ghi `form: online`. Không ai dự qua đường dẫn ấy
thì bỏ `link`. Nhận ý kiến qua biểu mẫu: ghi `petitions_open.link`. Nhận qua điện thoại: ghi `petitions_open.phone`,
hoặc `phone` của cơ quan tiếp nhận trong unit.yml.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.both import Both
from doithoai.model.findings import Problem, Route
from doithoai.model.vocabulary import Channel, FindingLevel, Form

CODE = "C64"
NAME = "Cách tham gia, cách gửi và đường dẫn không khớp"
LEVEL = FindingLevel.NOTICE
VI = "Cách tham gia chưa rõ: {fault}."
EN = "How to take part is not clear: {fault}."

_NO_FORM = Both(
    "nhận ý kiến qua biểu mẫu quét mã QR nhưng chưa ghi đường dẫn (petitions_open.link)",
    "matters are received by a QR form, and its link is not recorded (petitions_open.link)",
)
_NO_NUMBER = Both(
    "nhận ý kiến qua điện thoại nhưng chưa ghi số máy (petitions_open.phone)",
    "matters are received by telephone, and no number is recorded (petitions_open.phone)",
)


def check(case: Case) -> Iterator[Problem]:
    """Compare the links and numbers with the forms and channels."""
    if not case.conference.cancelled:
        for route, fault in _faults(case):
            yield Problem("conference.yml", route, {"fault": fault})


def _faults(case: Case) -> Iterator[tuple[Route, Both]]:
    conference, window = case.conference, case.conference.petitions_open
    if conference.link and Form.ONLINE not in conference.forms:
        both = ", ".join(one.value for one in (*conference.forms, Form.ONLINE))
        told = conference.form_told
        yield (
            ("link",),
            Both(
                f"có đường dẫn dự trực tuyến mà hình thức chỉ ghi {told}; dự được cả hai cách thì ghi form: [{both}], "
                "không dự qua đường dẫn ấy thì bỏ link",
                f"there is a way in on line, but the form is only {told.en}; if people can take part in both ways, "
                f"write form: [{both}], if nobody takes part by it, drop link",
            ),
        )
    if window and Channel.QR_FORM in window.channels and window.link is None:
        yield ("petitions_open", "channels"), _NO_FORM
    if window and Channel.HOTLINE in window.channels and window.phone is None and not _reached(case, window.office):
        yield ("petitions_open", "channels"), _NO_NUMBER


def _reached(case: Case, office: str | None) -> bool:
    return any(one.phone for one in case.unit.offices if one.id == office)
