"""A document that the plan speaks of, without a date or a list, is not in the dossier.

## Vì sao

Có kế hoạch không liệt kê hồ sơ nhưng vẫn nói tới tài liệu: Nghi Dương II.5, III.1, III.4 (chương trình, báo cáo tóm
tắt tình hình, biên bản, phương án bảo đảm an ninh); Đường An III.2.1, III.2.2 (biên bản, báo cáo tóm tắt). Không kế
hoạch nào đặt hạn cho chúng, nên kho chỉ lưu ý sau khi hội nghị đã họp; không ai bị coi là chậm.

## Cách sửa

Nếu tài liệu đã có thì ghi vào documents/, tài liệu nội bộ cũng ghi được (chỉ loại và ngày được nêu). Không có thì cứ để
nguyên.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import ConferenceType, FindingLevel
from doithoai.rules.verdicts import kept, unread

CODE = "D13"
NAME = "Chưa có tài liệu mà kế hoạch nhắc tới"
LEVEL = FindingLevel.NOTICE
VI = "Kế hoạch nhắc tới mà hồ sơ chưa có: {what}; không văn bản nào đặt hạn."
EN = "The plan speaks of what the dossier does not have: {what}; no document sets a date."


def check(case: Case) -> Iterator[Problem]:
    """Tell all of them at once, from the day of the conference on; an urgent one has a dossier of its own."""
    found = case.layers.nearest(lambda rules: rules.papers)
    if found is None or case.conference.type is ConferenceType.URGENT or not kept(case):
        return
    if not case.folder.held(case.today):
        return
    absent = [one for one in found.rule if not case.folder.of(one.kind) and not unread(case, one.kind)]
    if absent:
        basis = tuple(map(found.basis, dict.fromkeys(one.section for one in absent)))
        yield Problem("conference.yml", ("type",), {"what": tuple(one.kind for one in absent)}, basis=basis)
