"""A step names a letter that lists other petitions and not this one.

## Vì sao

Văn bản báo cáo cấp trên, chuyển cơ quan khác ghi rõ nêu kiến nghị nào. Bước dẫn một văn bản không nêu kiến nghị ấy thì
hai bản ghi trái nhau: chưa biết việc đã được báo cáo, chuyển hay chưa (Đường An III.4).

## Cách sửa

Đối chiếu văn bản giấy: văn bản có nêu kiến nghị này thì thêm số vào `petitions` của văn bản; không thì sửa `document`
của bước thành đúng văn bản đã nêu.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FORWARDED, DocumentKind, FindingLevel
from doithoai.rules.petitions._shared import problem

CODE = "P39"
NAME = "Văn bản của bước không nêu kiến nghị ấy"
LEVEL = FindingLevel.ERROR
VI = (
    "Kiến nghị số {id}: bước “{state}” dẫn văn bản “{document}”, nhưng `petitions` của văn bản ấy không có số {id}; "
    "thêm số ấy, hoặc sửa `document`."
)
EN = (
    "Petition {id}: step “{state}” names “{document}”, whose `petitions` do not hold {id}; "
    "add the number there, or mend `document` here."
)

_LETTERS = (DocumentKind.PETITION_TO_SUPERIOR, DocumentKind.FORWARDING_LETTER)


def check(case: Case) -> Iterator[Problem]:
    """Look only where a letter lists petitions: one that lists none says nothing of which it is about."""
    papers = [one for kind in _LETTERS for one in case.folder.of(kind)]
    letters = {one.stem: one.front.petitions for one in papers if one.front.petitions}
    for position, petition in enumerate(case.folder.petitions) if letters else ():
        for index, step in enumerate(petition.states):
            if step.state not in FORWARDED or petition.id in letters.get(step.document or "", (petition.id,)):
                continue
            yield problem(position, petition, "states", index, "document", state=step.state, document=step.document)
