"""A unit has conferences or reports on record and does not say since when it keeps the archive.

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
from doithoai.model.vocabulary import FindingLevel, Word

CODE = "C30"
NAME = "Có hồ sơ mà chưa ghi ngày tham gia kho"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = (
    "Năm {year} đã có {what} mà unit.yml chưa ghi joined (ngày bắt đầu lưu hồ sơ): chưa hạn nào của đơn vị được tính. "
    "Thêm dòng joined: với ngày ấy."
)
EN = (
    "{year} has {what}, but unit.yml has no `joined` (since when the archive is kept): no limit counts yet. "
    "Add a line joined: with that day."
)


class Kept(Word):
    """What is on record."""

    CONFERENCES = "conferences", "hội nghị"
    REPORTS = "reports", "báo cáo"


def check(case: YearCase) -> Iterator[Problem]:
    """Tell it once a unit, where the line is to be written: every year of it has the same sentence."""
    if case.unit.joined is not None or case.unit.sample or not (case.conferences or case.year.reports):
        return
    unit, archive = case.year.unit, case.archive
    kept = (
        year for year in sorted(archive.years(unit)) if archive.keys(unit, year) or archive.year(unit, year).reports
    )
    year = next(kept, case.year.year)
    what = Kept.CONFERENCES if archive.keys(unit, year) else Kept.REPORTS
    yield Problem("../unit.yml", (), {"year": year, "what": what})
