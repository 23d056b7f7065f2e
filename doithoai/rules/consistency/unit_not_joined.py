"""A unit has conferences on record and does not say since when it keeps the archive.

## Vì sao

Không có `joined` thì mọi hạn của đơn vị là “chưa có dữ liệu”: không có gì bị coi là chậm hay thiếu, trong khi hồ sơ vẫn
được ghi vào kho. Đơn vị chưa tham gia thì không ai được ghi hội nghị thay cho họ.

## Cách sửa

Thêm vào unit.yml dòng `joined` với ngày đơn vị bắt đầu lưu hồ sơ ở đây; việc trước ngày ấy không bao giờ bị coi là
thiếu. Đơn vị hư cấu thì ghi `sample: true`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import YearCase
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel

CODE = "C30"
NAME = "Có hội nghị mà chưa ghi ngày tham gia kho"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = (
    "Năm {year} đã có hội nghị mà unit.yml chưa ghi joined (ngày bắt đầu lưu hồ sơ): chưa hạn nào của đơn vị được tính."
)
EN = "{year} has conferences, but unit.yml has no `joined` (since when the archive is kept): no limit counts yet."


def check(case: YearCase) -> Iterator[Problem]:
    """Tell it once a year, at the first conference."""
    if case.conferences and case.unit.joined is None and not case.unit.sample:
        first = min(one.key for one in case.conferences)
        yield Problem(f"{first.number}/conference.yml", (), {"year": case.year.year})
