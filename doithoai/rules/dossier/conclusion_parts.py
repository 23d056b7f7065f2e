"""The conclusion notice lacks a part that the plan demands.

## Vì sao

Thông báo kết luận phải nói rõ ý kiến nào được tiếp thu, việc nào đã và chưa giải quyết, ai giải quyết, đến bao giờ, ai
theo dõi (Cát Hải III.1.a và V.2.(6); Nghi Dương II.4.a và II.5; Nguyễn Lương Bằng V.2.(7); Đường An III.3; kế hoạch
năm 2026 của phường, IV.2.(7)). Thiếu một phần là lời hứa không kiểm tra được.

## Cách sửa

Ghi các số kiến nghị vào covers (discussed, taken_up, solved, unsolved, monitor; không có việc nào thì ghi []). Cơ quan
được giao và hạn ghi ở từng kiến nghị, thiếu thì báo ở P03. Điều mà bản đính chính (`corrects`) nêu thêm cũng được tính.
Thông báo đã ký mà đúng là thiếu thì không sửa hồ sơ cho đủ: ghi lý do vào phần khai báo của thông báo,
`deviation: [{of: conclusion_content, reason: "…"}]`; điều ấy được nêu là lệch kế hoạch, không bị chặn.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.dossier import DocumentFile
from doithoai.model.findings import Problem
from doithoai.model.records import Covers
from doithoai.model.vocabulary import ConclusionPart, DeviationOf, DocumentKind, FindingLevel
from doithoai.rules import deviations
from doithoai.rules.verdicts import kept

CODE = "D05"
NAME = "Thông báo kết luận thiếu nội dung"
LEVEL = FindingLevel.ERROR
VI = "Thông báo kết luận chưa nêu: {parts}; {deviation}."
EN = "The conclusion notice does not say: {parts}; {deviation}."


def check(case: Case) -> Iterator[Problem]:
    """Compare the first conclusion notice, and what corrects it, with the list of the plan."""
    found = case.layers.nearest(lambda rules: rules.conclusion_content)
    notice = case.folder.first(DocumentKind.CONCLUSION_NOTICE)
    if found is None or notice is None or not kept(case):
        return
    said = [_said(one.front.covers or Covers()) for one in _corrected(case, notice)]
    lacking = tuple(part for part in found.rule.parts if not any(one.get(part, True) for one in said))
    if lacking:
        place, basis = (notice.file, ("covers",)), tuple(map(found.basis, found.rule.where))
        what = DeviationOf.CONCLUSION_CONTENT
        yield deviations.departure(place, {"parts": lacking}, notice.front.deviation, what, basis)


def _corrected(case: Case, notice: DocumentFile) -> list[DocumentFile]:
    """The notice and what corrects it, directly or by way of another: what it lacked a correction may say."""
    found = [notice]
    for one in found:
        found += [each for each in case.folder.corrections(one.stem) if each not in found]
    return [one for one in found if one.front.kind is notice.front.kind]


def _said(covers: Covers) -> dict[ConclusionPart, bool]:
    """The parts that stand in the notice; of the office in charge and its day P03 tells, petition by petition."""
    return {
        ConclusionPart.DISCUSSED: covers.discussed is not None,
        ConclusionPart.TAKEN_UP: covers.taken_up is not None,
        ConclusionPart.SOLVED: covers.solved is not None,
        ConclusionPart.UNSOLVED: covers.unsolved is not None,
        ConclusionPart.MONITOR: covers.monitor is not None,
    }
