"""A report that is said to be another one too names a period that does not end with its own, or that another file has.

## Vì sao

Một báo cáo có thể gửi cho hai kỳ: báo cáo quý II là báo cáo 06 tháng, báo cáo quý IV là báo cáo năm.
Hai kỳ ấy phải kết thúc cùng lúc; mỗi kỳ chỉ có một báo cáo, nếu không thì chẳng biết hạn tính theo báo cáo nào.

## Cách sửa

Đối chiếu văn bản đã gửi: sửa loại, kỳ ghi ở `also`, hoặc bỏ mục ấy. Kỳ đã có báo cáo riêng thì không ghi lại ở `also`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from doithoai.cases.case import YearCase
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel, ReportKind

CODE = "T34"
NAME = "Báo cáo hai kỳ ghi không khớp"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "{what} được ghi đồng thời là {other}, nhưng {fault}."
EN = "{what} is said to be {other} too, but {fault}."

_Period = tuple[ReportKind, int | None]
_NOT_TOGETHER = Both("hai kỳ không kết thúc cùng lúc", "the two periods do not end together")
_ITSELF = Both("đó chính là kỳ của báo cáo này", "that is its own period")
_TWICE = Both("kỳ ấy đã ghi ở một mục khác của báo cáo này", "another entry of it says so already")


def check(case: YearCase) -> Iterator[Problem]:
    """Compare each such period with that of its report, and with the other reports of the year."""
    own = Counter(one for report in case.year.reports for one in set(report.front.covered))
    for report in case.year.reports:
        first, *others = report.front.covered
        for index, one in enumerate(others):
            fault = _fault(first, one, others[:index])
            if fault is None and own[one] > 1:
                file = next(each.file for each in case.year.reports if each is not report and one in each.front.covered)
                fault = Both(f"kỳ ấy đã có báo cáo khác ({file})", f"another report is of that period ({file})")
            if fault:
                values = {"what": _told(first), "other": _told(one), "fault": fault}
                yield Problem(report.file, report.front.others[index][1], values)


def _fault(first: _Period, one: _Period, before: list[_Period]) -> Both | None:
    if one == first:
        return _ITSELF
    if one in before:
        return _TWICE
    ends = _end(first), _end(one)
    return _NOT_TOGETHER if None not in ends and ends[0] != ends[1] else None


def _end(one: _Period) -> int | None:
    """The month with which a period ends; None where nobody can tell, which C26 says."""
    kind, period = one
    if kind is ReportKind.ANNUAL_REPORT:
        return 12
    months, last = (3, 4) if kind is ReportKind.QUARTERLY_REPORT else (6, 2)
    return period * months if period and 1 <= period <= last else None


def _told(one: _Period) -> Both:
    kind, period = one
    label = kind.label[:1].lower() + kind.label[1:]
    if period is None:
        return Both(label, kind.value)
    name = f"{label} {period}" if kind is ReportKind.QUARTERLY_REPORT else f"{label} (kỳ {period})"
    return Both(name, f"{kind.value} {period}")
