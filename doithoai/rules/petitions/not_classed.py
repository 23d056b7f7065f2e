"""A petition was classified, or the conclusion notice is issued, but its class is not recorded.

## Vì sao

Ý kiến, kiến nghị được xếp thành ba loại: trả lời tại hội nghị; kiểm tra, làm rõ, trả lời sau; ghi nhận, báo cáo cấp
trên (Cát Hải V.1.(3), Nguyễn Lương Bằng V.1.(3), kế hoạch phường năm 2026, IV.1.(3)). Kiến nghị không được xếp loại
là kiến nghị bị bỏ quên.

## Cách sửa

Ghi `class` cho kiến nghị, đúng như kết luận hội nghị.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.steps import went_through
from doithoai.model.vocabulary import FindingLevel, PetitionState
from doithoai.rules.petitions._shared import concluded, followed, problem

CODE = "P05"
NAME = "Kiến nghị chưa được xếp loại"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id} chưa ghi loại (class), dù đã có bước phân loại hoặc đã có thông báo kết luận."
EN = "Petition {id} has no class, though it was classified or the conclusion notice is issued."


def check(case: Case) -> Iterator[Problem]:
    """Judge the petitions of a concluded conference, and those that say they were classified."""
    unclassed = [(position, petition) for position, petition in followed(case) if petition.classed is None]
    issued = bool(unclassed) and bool(concluded(case))
    for position, petition in unclassed:
        if issued or went_through(petition, PetitionState.CLASSIFIED):
            yield problem(position, petition)
