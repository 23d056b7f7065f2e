"""What was promised on a petition is past its day, and no result is recorded.

## Vì sao

Ngày hứa do chính thông báo kết luận hoặc văn bản trả lời nêu ra; đã trả lời chưa phải là đã làm. Qua ngày ấy mà
không ghi kết quả thì người nêu kiến nghị không biết việc đã xong hay chưa.

## Cách sửa

Đã làm xong thì thêm `result` (ngày, kết quả, văn bản) vào lời hứa, hoặc bước resolved vào `states`. Chưa xong thì
để nguyên: cổng ghi “quá ngày hứa” cho tới khi có kết quả. Hứa ngày mới thì thêm một mục nữa vào `promised`, không
sửa ngày cũ.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.deadlines import Deadline
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.steps import reopening
from doithoai.model.vocabulary import DeadlineKind, FindingLevel, State
from doithoai.rules.petitions._shared import FILE
from doithoai.rules.verdicts import Unsaid, lacks, words
from doithoai.vietnamese.wording import short_date

CODE = "P27"
NAME = "Quá ngày hứa, chưa ghi kết quả"
LEVEL = FindingLevel.MISSING
VI = "{what}: hứa xong đến hết {due}, nay đã qua; kết quả: {result} (thực hiện: {owner})."
EN = "{what}: to be done by {due}, which is past; result: {result} (owed by {owner})."


def check(case: Case) -> Iterator[Problem]:
    """Report each promise that is past its day, or was until who raised the matter took it back."""
    for limit in case.limits(DeadlineKind.PROMISE):
        state = case.state(limit)
        if state in (State.OVERDUE, State.LAPSED):
            level = None if state is State.OVERDUE else FindingLevel.LATE
            yield Problem(FILE, limit.route, {**words(case, limit), "result": _result(case, limit)}, level=level)


def _result(case: Case, limit: Deadline) -> Both | Unsaid:
    """What is on record of its result: nothing, or one that does not count."""
    position, _, index = limit.route[:3]
    petition = case.folder.petitions[int(position)]
    result = petition.promises[index if isinstance(index, int) else 0].result
    if result is None or limit.released:
        return lacks(case, limit)
    on, again = result.on, reopening(petition.states)
    if again is None:
        return lacks(case, limit)
    return Both(
        f"đã có {short_date(on)}, nhưng việc được mở lại {short_date(again.on)} và chưa ghi kết quả mới",
        f"there on {on}, but the matter was taken up again on {again.on} and no new result is recorded",
    )
