"""A reason in a report, or in the record of a unit that ended, holds no words.

## Vì sao

Như C66: dấu chấm, gạch ngang hay chữ “không” chỉ lấp chỗ trống. Báo cáo chậm với lý do như vậy vẫn là chậm chưa rõ lý
do.

## Cách sửa

Viết lý do thành câu ngắn, đúng như sự việc. Không có lý do thì bỏ dòng ấy.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai import public
from doithoai.cases.case import YearCase
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.consistency.reason_without_words import without_words

CODE = "C67"
NAME = "Lý do của báo cáo không có chữ nào giải thích"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "Lý do ghi “{found}” ở đây không giải thích điều gì; hãy viết lý do thành câu, hoặc bỏ dòng này."
EN = "The reason “{found}” given here explains nothing; say why in words, or leave the line out."


def check(case: YearCase) -> Iterator[Problem]:
    """Look at the reports of the year, and at why the unit ended."""
    for report in case.year.reports:
        reasons = (("late_reason",), report.front.late_reason), (("public_reason",), public.reason(report.front))
        yield from without_words(report.file, reasons)
    if case.unit.ended:
        yield from without_words("../unit.yml", [(("ended", "reason"), case.unit.ended.reason)])
