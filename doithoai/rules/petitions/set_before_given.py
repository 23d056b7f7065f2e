"""The day set for an office lies before the day on which the matter was given to it.

## Vì sao

Không ai làm xong được trước khi được giao: ngày giao hoặc hạn đã ghi nhầm. Chưa biết ngày nào đúng thì kho không tính
ai chậm theo hạn ấy.

## Cách sửa

Đối chiếu thông báo kết luận, sửa `assigned.due`, hoặc sửa ngày của bước assigned. Giao lại với hạn mới thì thêm một
bước assigned nữa và ghi hạn mới.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.steps import set_too_early
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.petitions._shared import problem

CODE = "P37"
NAME = "Hạn được giao trước ngày giao"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id}: hạn được giao ghi {due}, nhưng việc được giao, tiếp nhận {on}."
EN = "Petition {id}: the office is to answer by {due}, but the matter was given to it, or came in, on {on}."


def check(case: Case) -> Iterator[Problem]:
    """Compare each day with the first step that gave the matter to an office, or with its receipt."""
    for position, petition in enumerate(case.folder.petitions):
        if petition.assigned and (given := set_too_early(petition)):
            yield problem(position, petition, "assigned", "due", due=petition.assigned.due, on=given)
