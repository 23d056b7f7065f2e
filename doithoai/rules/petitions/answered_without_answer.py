"""A petition is classed as answered at the conference, but the record has no answer.

## Vì sao

Các kế hoạch đòi mỗi kiến nghị ghi rõ nội dung trả lời (Cát Hải V.1.(3), Nguyễn Lương Bằng V.1.(3), kế hoạch phường
năm 2026, IV.1.(3)). Xếp vào loại “trả lời tại hội nghị” mà không có câu trả lời thì người nêu và người giám sát
không kiểm tra được.

## Cách sửa

Ghi tóm tắt câu trả lời vào `answer`. Nếu tại hội nghị chưa trả lời được, đổi `class` thành `to_verify` và giao
cơ quan trả lời sau.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel, PetitionClass
from doithoai.rules.petitions._shared import followed, problem

CODE = "P02"
NAME = "Trả lời tại hội nghị chưa ghi nội dung"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id} xếp loại “{classed}” nhưng chưa ghi nội dung trả lời (answer)."
EN = "Petition {id} is classed “{classed}” but has no answer."


def check(case: Case) -> Iterator[Problem]:
    """Judge the answered petitions of a conference that was held."""
    if not case.folder.held(case.today):
        return
    for position, petition in followed(case):
        if petition.classed is PetitionClass.ANSWERED and not petition.answer:
            yield problem(position, petition, "class", classed=petition.classed)
