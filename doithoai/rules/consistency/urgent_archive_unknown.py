"""Nobody is recorded as keeping the dossier of an urgent conference.

## Vì sao

Hồ sơ hội nghị đột xuất do cơ quan được giao lập và lưu, tùy từng hội nghị (Cát Hải V.4.b; Nguyễn Lương Bằng V.4.3; kế
hoạch phường năm 2026, IV.4.3). Không ghi cơ quan nào thì về sau không ai tìm được hồ sơ.

## Cách sửa

Hỏi người chủ trì, rồi ghi `archive_office` với cơ quan được giao và lý do (văn bản hoặc ý kiến giao).
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import ConferenceType, FindingLevel
from doithoai.rules.verdicts import kept

CODE = "C33"
NAME = "Chưa rõ nơi lưu hồ sơ hội nghị đột xuất"
LEVEL = FindingLevel.NOTICE
VI = "Hội nghị đột xuất ngày {day} chưa ghi cơ quan được giao lập, lưu hồ sơ (archive_office)."
EN = "Nobody is recorded as keeping the dossier of the urgent conference of {day} (archive_office)."


def check(case: Case) -> Iterator[Problem]:
    """Ask for the body where the plan has a list of documents that is not for urgent conferences."""
    conference = case.conference
    if conference.type is not ConferenceType.URGENT or conference.archive_office or conference.cancelled:
        return
    found = case.layers.nearest(lambda rules: rules.dossier)
    if found and ConferenceType.URGENT not in found.rule.types and kept(case) and case.folder.held(case.today):
        basis = (found.basis(found.rule.section),)
        yield Problem("conference.yml", ("type",), {"day": case.folder.day}, basis=basis)
