"""The results of the previous conference were not reported at this one.

## Vì sao

Dân nêu kiến nghị ở kỳ trước cần được nghe kết quả ở kỳ này. Kế hoạch nào yêu cầu (ví dụ kế hoạch phường năm 2026,
IV.2.(3): báo cáo kết quả thực hiện thông báo kết luận kỳ trước, “nếu cần”) thì hồ sơ phải ghi việc đó; không báo
cáo thì phải nêu lý do. Kỳ trước là hội nghị định kỳ (chuyên đề) gần nhất đã tổ chức; hội nghị đột xuất không phải
là một kỳ.

## Cách sửa

Ghi `previous_results: {reported: true, document: …}` trong conference.yml. Nếu đã không báo cáo, ghi `reported:
false` kèm `reason`; kế hoạch viết “nếu cần”, nên có lý do thì kho không báo gì nữa.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.petitions._shared import TERMS, archived, earlier_term

CODE = "P01"
NAME = "Chưa báo cáo kết quả kiến nghị kỳ trước"
LEVEL = FindingLevel.NOTICE
VI = "Hội nghị chưa báo cáo kết quả giải quyết kiến nghị của kỳ trước ({previous}) và chưa nói vì sao."
EN = "The results of the previous conference ({previous}) were not reported here, and no reason is given."


def check(case: Case) -> Iterator[Problem]:
    """Judge a held periodic or thematic conference that has one before it."""
    told = case.conference.previous_results
    if told and (told.reported or (told.reason and told.reason.strip())):
        return
    found = case.layers.nearest(lambda rules: rules.previous_results)
    if found is None or archived(case) is None or case.conference.type not in TERMS:
        return
    previous = case.conference.follows_up
    if previous is None:
        before = earlier_term(case)
        previous = before.key.ref if before else None
    if previous is None:
        return
    yield Problem(
        "conference.yml",
        ("previous_results",) if told else (),
        {"previous": previous},
        basis=(found.basis(found.rule.section),),
    )
