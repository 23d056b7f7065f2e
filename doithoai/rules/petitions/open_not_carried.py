"""A petition was still open when the next periodic conference was held, and was not carried into it.

## Vì sao

Hội nghị kỳ sau báo cáo việc thực hiện kết luận kỳ trước (kế hoạch phường năm 2026, IV.2.(3)). Kiến nghị chưa giải
quyết xong mà không được chuyển sang kỳ sau thì không còn ai nhắc tới. Kế hoạch không nêu việc báo cáo kỳ trước thì kho
chỉ lưu ý, không đòi: chuyển kỳ sau là một cách để việc không bị quên.

## Cách sửa

Ghi kết quả giải quyết nếu đã xong; nếu chưa, thêm kiến nghị vào hội nghị sau với `carried_from`, và ghi
`carried_to` ở đây.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.cases.fate import is_unsettled
from doithoai.model.findings import Problem, bases
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.petitions._shared import FILE, archived, later_periodic

CODE = "P13"
NAME = "Kiến nghị chưa xong chưa chuyển kỳ sau"
LEVEL = FindingLevel.MISSING
VI = "Kiến nghị số {id} chưa giải quyết xong và chưa được chuyển sang hội nghị định kỳ tiếp theo ({later}, {day})."
EN = "Petition {id} is not settled and was not carried into the next periodic conference ({later}, {day})."


def check(case: Case) -> Iterator[Problem]:
    """Look for the next periodic conference only when something is open."""
    petitions = enumerate(case.folder.petitions)
    waiting = [(position, one) for position, one in petitions if one.carried_to is None and is_unsettled(case, one)]
    later = later_periodic(case) if waiting and archived(case) else None
    if later is None:
        return
    found = case.layers.nearest(lambda rules: rules.previous_results)
    basis = bases(found.basis(found.rule.section) if found else None)
    for position, petition in waiting:
        values = {"id": petition.id, "later": later.key.ref, "day": later.day}
        yield Problem(FILE, (position,), values, level=None if found else FindingLevel.NOTICE, basis=basis)
