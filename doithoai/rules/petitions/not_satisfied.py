"""The Front or the village head finds that a matter was not done, and nothing says what follows from it.

## Vì sao

Xác nhận “chưa đúng như hứa” mà không ghi vì sao và không mở lại thì việc dừng ở đó, không ai phải làm tiếp.

## Cách sửa

Ghi điều còn thiếu vào `note` của `confirmed`, hoặc thêm bước reopened (kèm `note`) vào `states`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.reasons import worded
from doithoai.model.vocabulary import CLOSING, FindingLevel
from doithoai.rules.petitions._shared import problem

CODE = "P32"
NAME = "Xác nhận chưa đạt, chưa ghi làm gì tiếp"
LEVEL = FindingLevel.MISSING
VI = "Kiến nghị số {id}: {by} xác nhận ngày {on} là chưa đúng như hứa; chưa ghi lý do, cũng chưa mở lại."
EN = (
    "Petition {id}: {by} found on {on} that it was not done as promised; no reason is given, nor was it taken up again."
)


def check(case: Case) -> Iterator[Problem]:
    """Look for a reason, or for a step on or after that day that keeps the matter open."""
    for position, petition in enumerate(case.folder.petitions):
        one = petition.confirmed
        if one is None or one.satisfied or worded(one.note) or one.on > case.today:
            continue
        if not any(step.on >= one.on and step.state not in CLOSING for step in petition.states):
            yield problem(position, petition, "confirmed", "satisfied", by=one.by, on=one.on)
