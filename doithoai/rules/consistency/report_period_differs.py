"""A report's period does not fit with its kind or its file name.

## Vì sao

Kho biết báo cáo quý nào đã nộp theo `period`; tên tệp nói khác đi thì một quý bị coi là thiếu, quý
khác bị coi là đã nộp (Cát Hải VI.1, Nguyễn Lương Bằng VI.1, kế hoạch phường năm 2026, V.4, Nghi Dương III.1).

## Cách sửa

Sửa `period`, hoặc đổi tên tệp. Báo cáo quý: kỳ 1 đến 4; báo cáo 6 tháng: kỳ 1 hoặc 2; báo cáo năm:
không có kỳ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doithoai.cases.case import YearCase
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel, ReportKind, Word

CODE = "C26"
NAME = "Kỳ báo cáo không khớp loại hoặc tên tệp"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "{kind} ghi kỳ {found}; với tệp này cần kỳ {wanted}: {line}."
EN = "{kind}: the period is {found}; for this file it must be {wanted}: {line}."

_PERIODS: dict[ReportKind, tuple[int | None, ...]] = {
    ReportKind.QUARTERLY_REPORT: (1, 2, 3, 4),
    ReportKind.HALF_YEAR_REPORT: (1, 2),
    ReportKind.ANNUAL_REPORT: (None,),
}


class _Empty(Word):
    """A period that is not there."""

    NONE = "absent", "để trống"


def check(case: YearCase) -> Iterator[Problem]:
    """Compare each period with those of its kind, and with the number in the file name."""
    for report in case.year.reports:
        kind, period = report.front.kind, report.front.period
        number = report.stem.partition("-")[2]
        wanted = [one for one in _PERIODS[kind] if not number or str(one) == number] or _PERIODS[kind]
        if period not in wanted:
            told = [_Empty.NONE if one is None else one for one in (period, *wanted)]
            values = {"kind": kind, "found": told[0], "wanted": told[1:], "line": _line(wanted)}
            yield Problem(report.file, ("period",), values)
        for one, route in report.front.others:
            if one.period not in _PERIODS[one.kind]:
                found = _Empty.NONE if one.period is None else one.period
                told = [_Empty.NONE if each is None else each for each in _PERIODS[one.kind]]
                values = {"kind": one.kind, "found": found, "wanted": told, "line": _line(_PERIODS[one.kind])}
                yield Problem(report.file, (*route, "period"), values)


def _line(wanted: Sequence[int | None]) -> Both:
    """The line that makes it right."""
    if wanted[0] is None:
        return Both("bỏ dòng `period`", "leave the line `period` out")
    numbers = "|".join(str(one) for one in wanted)
    return Both(f"ghi dòng `period: {numbers}`", f"write the line `period: {numbers}`")
