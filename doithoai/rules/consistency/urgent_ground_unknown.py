"""An urgent conference does not say for which of the plan's grounds it was held.

## Vì sao

Kế hoạch chỉ cho đối thoại đột xuất trong những trường hợp nêu rõ (Cát Hải III.1.c; Nguyễn Lương Bằng III.3.3; kế hoạch
phường năm 2026, II.2.3; Nghi Dương II.4.c). Hội nghị đột xuất không vào chỉ tiêu năm và có thể báo trước gấp hơn, nên
người dân cần biết vì sao là đột xuất.

## Cách sửa

Ghi `urgent_ground` trong conference.yml: `lasting` (vụ việc bức xúc, phức tạp, kéo dài), `serious` (có thể gây hậu quả
nghiêm trọng), `sudden` (bất ngờ, cần giải quyết ngay). Hội nghị không phải đột xuất thì bỏ dòng ấy.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import ConferenceType, FindingLevel, Word
from doithoai.rules.verdicts import kept

CODE = "C32"
NAME = "Chưa rõ vì sao đối thoại đột xuất"
LEVEL = FindingLevel.NOTICE
VI = "{fault}; xem trường urgent_ground."
EN = "{fault}; see the field urgent_ground."


class _Fault(Word):
    UNSAID = (
        "The urgent conference does not say its ground",
        "Hội nghị đột xuất chưa ghi thuộc trường hợp nào",
    )
    OTHER = "The ground is none of the plan's", "Trường hợp đột xuất đã ghi không có trong kế hoạch"
    NEEDLESS = "Only an urgent conference has a ground", "Chỉ hội nghị đột xuất mới có trường hợp đột xuất"


def check(case: Case) -> Iterator[Problem]:
    """Ask for the ground where the plan names any."""
    conference = case.conference
    if conference.type is not ConferenceType.URGENT:
        if conference.urgent_ground:
            yield Problem("conference.yml", ("urgent_ground",), {"fault": _Fault.NEEDLESS})
        return
    found = case.layers.nearest(lambda rules: rules.types)
    if found is None or not found.rule.urgent or conference.urgent_ground in found.rule.urgent or not kept(case):
        return
    route, fault = (("urgent_ground",), _Fault.OTHER) if conference.urgent_ground else (("type",), _Fault.UNSAID)
    basis = found.basis(found.rule.urgent_section or found.rule.section)
    yield Problem("conference.yml", route, {"fault": fault}, basis=(basis,))
