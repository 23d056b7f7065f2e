"""The conclusion notice lacks a part that the plan demands.

## Vì sao

Thông báo kết luận phải nói rõ ý kiến nào được tiếp thu, việc nào đã và chưa giải quyết, ai giải quyết, đến bao giờ, ai
theo dõi (Cát Hải III.1.a và V.2.(6); Nghi Dương II.4.a và II.5; Nguyễn Lương Bằng V.2.(7); Đường An III.3; kế hoạch
năm 2026 của phường, IV.2.(7)). Thiếu một phần là lời hứa không kiểm tra được.

## Cách sửa

Ghi các số kiến nghị vào covers (discussed, taken_up, solved, unsolved, monitor; không có việc nào thì ghi []), và ghi
assigned (office, due) cho từng kiến nghị chưa giải quyết trong petitions.yml. Thông báo đã ký mà đúng là thiếu thì
không sửa hồ sơ cho đủ: ghi lý do vào phần khai báo của thông báo, `deviation: [{of: conclusion_content, reason:
"…"}]`; điều ấy được nêu là lệch kế hoạch, không bị chặn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from doithoai.cases.case import Case
from doithoai.deadlines import owes_reply, unsolved
from doithoai.model.findings import Problem
from doithoai.model.records import Covers, Petition
from doithoai.model.vocabulary import ConclusionPart, DeviationOf, DocumentKind, FindingLevel, PetitionClass
from doithoai.rules import deviations
from doithoai.rules.petitions._shared import concluded
from doithoai.rules.verdicts import kept

CODE = "D05"
NAME = "Thông báo kết luận thiếu nội dung"
LEVEL = FindingLevel.ERROR
VI = "Thông báo kết luận chưa nêu: {parts}; {deviation}."
EN = "The conclusion notice does not say: {parts}; {deviation}."


def check(case: Case) -> Iterator[Problem]:
    """Compare the first conclusion notice with the list of the plan."""
    found = case.layers.nearest(lambda rules: rules.conclusion_content)
    notice = case.folder.first(DocumentKind.CONCLUSION_NOTICE)
    if found is None or notice is None or not kept(case):
        return
    covers = notice.front.covers or Covers()
    left = unsolved(notice)
    to_give = [one for one in case.folder.petitions if owes_reply(one, left) and _given(one, covers)]
    still_open = [one for one in to_give if not _told_there(case, one, found.rule.parts)]
    said = _said(covers, still_open)
    lacking = tuple(part for part in found.rule.parts if not said[part])
    if lacking:
        place, basis = (notice.file, ("covers",)), tuple(map(found.basis, found.rule.where))
        what = DeviationOf.CONCLUSION_CONTENT
        yield deviations.departure(place, {"parts": lacking}, notice.front.deviation, what, basis)


def _given(petition: Petition, covers: Covers) -> bool:
    """Whether somebody is to be given a petition; where nobody was and the record says why, P03 tells it.

    To a body above, or beside, no conference can give a date.
    """
    if petition.classed in (PetitionClass.REPORTED_UP, PetitionClass.TRANSFERRED):
        return False
    return petition.id not in (covers.solved or ()) and not deviations.of(petition.deviation, DeviationOf.ASSIGNMENT)


def _told_there(case: Case, petition: Petition, parts: Collection[ConclusionPart]) -> bool:
    """Whether P03 asks at the petition itself who is to settle it and by when: one cause, one message."""
    return concluded(case) and (petition.classed is PetitionClass.TO_VERIFY or ConclusionPart.ASSIGNED in parts)


def _said(covers: Covers, still_open: list[Petition]) -> dict[ConclusionPart, bool]:
    return {
        ConclusionPart.DISCUSSED: covers.discussed is not None,
        ConclusionPart.TAKEN_UP: covers.taken_up is not None,
        ConclusionPart.SOLVED: covers.solved is not None,
        ConclusionPart.UNSOLVED: covers.unsolved is not None,
        ConclusionPart.ASSIGNED: all(one.assigned for one in still_open),
        ConclusionPart.LIMIT: all(one.assigned and one.assigned.due for one in still_open),
        ConclusionPart.MONITOR: covers.monitor is not None,
    }
