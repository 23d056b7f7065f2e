"""The plan cites a legal basis with a number or date other than the register's.

## Vì sao

Căn cứ ghi sai số, sai ngày thì không tìm được văn bản gốc. Hai kế hoạch trong kho dẫn cùng một quyết định
(1155-QĐ/TU) với hai ngày khác nhau; trường hợp ấy được lưu ý, không kết luận bên nào sai.

## Cách sửa

Đối chiếu bản gốc của văn bản được dẫn, rồi sửa căn cứ trong plan.md, hoặc sửa tệp của văn bản trong
records/policies/.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import YearCase
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.consistency._bases import judge

CODE = "C10"
NAME = "Căn cứ của kế hoạch khác kho văn bản"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "Căn cứ “{number}” của kế hoạch: {part} ghi là {found}, kho văn bản ghi {wanted}{remark}."
EN = "The plan's basis “{number}”: its {part} is given as {found}, the register has {wanted}{remark}."


def check(case: YearCase) -> Iterator[Problem]:
    """Judge what the plan cites."""
    for plan, layers in case.bound():
        yield from judge(case.archive, plan.file, plan.front.bases, layers.names(plan.front.policy))
