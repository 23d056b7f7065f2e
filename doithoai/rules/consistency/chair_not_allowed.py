"""The conference is chaired by someone the plan does not name.

## Vì sao

Mỗi kế hoạch nêu ai được chủ trì (Cát Hải IV, Nguyễn Lương Bằng IV, kế hoạch phường năm 2026, III: ba trường hợp;
Đường An chỉ Chủ tịch UBND; Nghi Dương II.3 chỉ đồng chủ trì). Người chủ trì còn quyết định văn phòng nào tham mưu
và nơi lưu hồ sơ. Chủ tịch Hội đồng nhân dân, Chủ tịch Ủy ban Mặt trận Tổ quốc cùng chủ trì thì kế hoạch không cấm; thay
cho người kế hoạch nêu thì là khác kế hoạch.

## Cách sửa

Sửa `chair` cho đúng người chủ trì; nếu kế hoạch đã được điều chỉnh thì sửa tệp quy định của kế
hoạch trước. Nếu hội nghị đúng là khác kế hoạch, ghi lý do: `deviation: [{of: chair, reason: "…"}]`; điều ấy được nêu
là lệch kế hoạch, không bị chặn.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeviationOf, FindingLevel
from doithoai.rules import deviations

CODE = "C01"
NAME = "Người chủ trì không đúng kế hoạch"
LEVEL = FindingLevel.ERROR
VI = "Kế hoạch không nêu “{chair}” là người chủ trì; được phép: {allowed}; {deviation}."
EN = "The plan does not name “{chair}” as chair; allowed: {allowed}; {deviation}."


def check(case: Case) -> Iterator[Problem]:
    """Compare those of the two heads who chair with the plan's list; others may sit beside them."""
    found = case.layers.nearest(lambda rules: rules.chairs)
    chair = case.conference.leading
    if found and chair not in found.rule.allowed:
        values = {"chair": chair, "allowed": found.rule.allowed}
        place, basis = ("conference.yml", ("chair",)), (found.basis(found.rule.section),)
        yield deviations.departure(place, values, case.conference.deviation, DeviationOf.CHAIR, basis)
