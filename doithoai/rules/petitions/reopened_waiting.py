"""A matter was taken up again a month ago, and nothing says by when it is to be answered.

## Vì sao

Việc mở lại mà không giao lại, không hứa ngày mới thì không hạn nào còn nhắc tới: hạn cũ là của lần giải quyết trước. Ba
mươi ngày là mốc của kho lưu trữ, không văn bản nào đặt: không ai bị coi là chậm theo mốc ấy.

## Cách sửa

Giao lại thì thêm bước `{state: assigned, on: …}` và ghi hạn mới ở `assigned.due`; hứa ngày mới thì thêm vào `promised`.
Đã có kết quả thì thêm bước answered hoặc resolved kèm văn bản. Chưa có gì thì cứ để nguyên: cổng ghi là đang mở lại.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.cases.fate import Fate, fates
from doithoai.deadlines import made
from doithoai.model.findings import Problem
from doithoai.model.steps import reopening
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.own_marks import ANSWER
from doithoai.rules.petitions._shared import archived, later_periodic, problem

CODE = "P36"
NAME = "Mở lại mà chưa có ngày mới, chưa có trả lời"
LEVEL = FindingLevel.MISSING
VI = (
    "Kiến nghị số {id} mở lại {on}, đã {count} ngày (mốc của kho lưu trữ: 30 ngày) mà chưa ghi hạn mới, chưa hứa ngày "
    "mới, chưa ghi trả lời."
)
EN = (
    "Petition {id} was taken up again on {on}, {count} days ago (a mark of the archive: 30 days), and neither a new "
    "day nor an answer is on record."
)


def check(case: Case) -> Iterator[Problem]:
    """Look at what stands open again; what was not carried into a later conference is P13's."""
    for position, petition in enumerate(case.folder.petitions):
        steps = petition.states
        if len(steps) < 2 or petition.duplicate_of is not None or petition.carried_to:
            continue
        step = reopening(steps)
        if step is None or (count := (case.today - step.on).days) <= ANSWER or case.unit.joined is None:
            continue
        if _told(case, fates(case)[position]):
            continue
        yield problem(position, petition, "states", steps.index(step), on=step.on, count=count)


def _told(case: Case, fate: Fate) -> bool:
    """Whether something else tells of it: a limit of this round, a promise made in it, or the next conference."""
    if fate.reopened is None or not fate.open or fate.decided or fate.promised:
        return True
    given = (made(case.folder, one.promise) for one in fate.promises)
    if any(day >= fate.reopened for day in given if day):
        return True
    return archived(case) is not None and later_periodic(case) is not None
