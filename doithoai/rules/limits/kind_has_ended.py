"""A unit of a kind that there is no more since 1 July 2025 is not said to have ended by then.

## Vì sao

Từ ngày 01/7/2025 không còn cấp huyện (huyện, quận, thị xã, thành phố thuộc tỉnh); ở cấp xã chỉ còn xã, phường, đặc
khu, không còn thị trấn. Đơn vị loại cũ mà không ghi ngày kết thúc thì cổng thông tin mời người dân gửi ý kiến tới một
nơi không còn nữa.

## Cách sửa

Đơn vị loại cũ: ghi `ended: {on: 2025-06-30, into: …}` vào unit.yml (kết thúc sớm hơn thì ghi ngày ấy). Đơn vị đang hoạt
động thì sửa `kind` thành commune, ward hoặc special_zone.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import YearCase
from doithoai.model.both import Both
from doithoai.model.findings import Problem, Route
from doithoai.model.records import UnitEnd
from doithoai.model.vocabulary import FindingLevel
from doithoai.vietnamese.wording import short_date

CODE = "T35"
NAME = "Loại đơn vị không còn từ 01/7/2025"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "Từ 01/7/2025 không còn {kind}, nhưng {fault}; ghi ended với on là 2025-06-30, hoặc sửa kind."
EN = "Since 1 July 2025 there is no {kind}, but {fault}; write ended with on 2025-06-30, or mend kind."

_OPEN = Both("đơn vị chưa ghi kết thúc (ended)", "the unit is not said to have ended (ended)")


def check(case: YearCase) -> Iterator[Problem]:
    """Compare the kind of the unit with its end; once that day has passed."""
    kind, ended, last = case.unit.kind, case.unit.ended, case.unit.kind.until
    if last is None or case.today <= last or (ended and ended.on <= last):
        return
    route: Route = ("ended", "on") if ended else ("kind",)
    yield Problem("../unit.yml", route, {"kind": kind, "fault": _later(ended) if ended else _OPEN})


def _later(ended: UnitEnd) -> Both:
    return Both(f"đơn vị ghi kết thúc ngày {short_date(ended.on)}", f"the unit ended on {ended.on}")
