"""The conclusion notice is issued, but a petition still belongs to no class.

## Vì sao

Ý kiến, kiến nghị được xếp thành ba loại: trả lời tại hội nghị; kiểm tra, làm rõ, trả lời sau; ghi nhận, báo cáo
cấp trên (S0 V.1.(3), S1 V.1.(3), S3 IV.1.(3)). Kiến nghị không được xếp loại là kiến nghị bị bỏ quên.

## Cách sửa

Ghi `class` cho kiến nghị, đúng như kết luận hội nghị.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.case import Case
from doithoai.findings import Problem
from doithoai.rules.petitions._shared import concluded, followed, problem
from doithoai.vocabulary import FindingLevel

CODE = "P05"
LEVEL = FindingLevel.ERROR
VI = "Đã có thông báo kết luận nhưng kiến nghị số {id} chưa được phân loại (class)."
EN = "The conclusion notice is issued but petition {id} has no class."


def check(case: Case) -> Iterator[Problem]:
    """Judge the petitions of a concluded conference."""
    unclassed = [(position, petition) for position, petition in followed(case) if petition.classed is None]
    if unclassed and concluded(case):
        for position, petition in unclassed:
            yield problem(position, petition)
