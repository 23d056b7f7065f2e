"""The conclusion notice lacks a part that the plan demands.

## Vì sao

Thông báo kết luận phải nói rõ ý kiến nào được tiếp thu, việc nào đã và chưa giải quyết, ai giải quyết, đến bao giờ,
ai theo dõi (Nguyễn Lương Bằng V.2.(7); Đường An III.3; kế hoạch năm 2026 của phường, IV.2.(7)). Thiếu một phần là
lời hứa không kiểm tra được.

## Cách sửa

Ghi các số kiến nghị vào covers (taken_up, solved, unsolved, monitor; không có việc nào thì ghi []), và ghi assigned
(office, due) cho từng kiến nghị chưa giải quyết trong petitions.yml.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.deadlines import owes_reply, unsolved
from doithoai.model.findings import Problem
from doithoai.model.records import Covers, Petition
from doithoai.model.vocabulary import ConclusionPart, DocumentKind, FindingLevel
from doithoai.rules.verdicts import kept

CODE = "D05"
NAME = "Thông báo kết luận thiếu nội dung"
LEVEL = FindingLevel.ERROR
VI = "Thông báo kết luận chưa nêu: {parts}."
EN = "The conclusion notice does not say: {parts}."


def check(case: Case) -> Iterator[Problem]:
    """Compare the first conclusion notice with the list of the plan."""
    found = case.layers.nearest(lambda rules: rules.conclusion_content)
    notice = case.folder.first(DocumentKind.CONCLUSION_NOTICE)
    if found is None or notice is None or not kept(case):
        return
    covers = notice.front.covers or Covers()
    left, solved = unsolved(notice), covers.solved or ()
    still_open = [one for one in case.folder.petitions if owes_reply(one, left) and one.id not in solved]
    said = _said(covers, still_open)
    lacking = tuple(part for part in found.rule.parts if not said[part])
    if lacking:
        yield Problem(notice.file, ("covers",), {"parts": lacking}, basis=(found.basis(found.rule.section),))


def _said(covers: Covers, still_open: list[Petition]) -> dict[ConclusionPart, bool]:
    return {
        ConclusionPart.TAKEN_UP: covers.taken_up is not None,
        ConclusionPart.SOLVED: covers.solved is not None,
        ConclusionPart.UNSOLVED: covers.unsolved is not None,
        ConclusionPart.ASSIGNED: all(one.assigned for one in still_open),
        ConclusionPart.LIMIT: all(one.assigned and one.assigned.due for one in still_open),
        ConclusionPart.MONITOR: covers.monitor is not None,
    }
