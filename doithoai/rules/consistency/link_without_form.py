"""A conference has a way in on line, and its form says that nobody takes part on line.

## Vì sao

Thông báo phải nói rõ cách tham gia (Cát Hải V.1.(1), Nguyễn Lương Bằng V.1.(1), kế hoạch phường năm 2026, IV.1.(1)).
Có đường dẫn mà hình thức chỉ ghi trực tiếp thì người đọc không biết có dự được qua mạng hay không.

## Cách sửa

Dự được cả hai cách: ghi `form: [in_person, online]`. Chỉ họp qua mạng: ghi `form: online`. Không ai dự qua đường dẫn ấy
thì bỏ `link`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel, Form

CODE = "C64"
NAME = "Có đường dẫn dự trực tuyến mà hình thức không ghi trực tuyến"
LEVEL = FindingLevel.NOTICE
VI = (
    "Có đường dẫn dự trực tuyến mà hình thức chỉ ghi {form}; dự được cả hai cách thì ghi form: {both}, "
    "không dự qua đường dẫn ấy thì bỏ link."
)
EN = (
    "There is a way in on line, but the form is only {form}; if people can take part in both ways, write form: {both}, "
    "if nobody takes part by it, drop link."
)


def check(case: Case) -> Iterator[Problem]:
    """Compare the link with the forms."""
    conference = case.conference
    if conference.link and Form.ONLINE not in conference.forms and not conference.cancelled:
        words = ", ".join(one.value for one in (*conference.forms, Form.ONLINE))
        yield Problem("conference.yml", ("link",), {"form": conference.form_told, "both": f"[{words}]"})
