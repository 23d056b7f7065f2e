"""An urgent conference was held without the document that announces it.

## Vì sao

Hồ sơ hội nghị đột xuất lập theo từng trường hợp, nhưng văn bản thông báo tổ chức đối thoại đột xuất thì kế hoạch đòi
phải có (Cát Hải V.2.(*); Nguyễn Lương Bằng V.2.(*); kế hoạch năm 2026 của phường, IV.2.(*)). Kho không đọc nội dung
văn bản; người ký tự bảo đảm văn bản nêu đủ những điều kế hoạch yêu cầu.

## Cách sửa

Thêm documents/urgent_notice.md với số, ngày và nơi gửi.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import ConferenceType, DocumentKind, FindingLevel
from doithoai.rules.verdicts import kept, unread

CODE = "D02"
NAME = "Thiếu văn bản thông báo đối thoại đột xuất"
LEVEL = FindingLevel.MISSING
VI = "Hội nghị đột xuất ngày {day} chưa có văn bản thông báo tổ chức đối thoại đột xuất."
EN = "The urgent conference of {day} has no document announcing it."


def check(case: Case) -> Iterator[Problem]:
    """Demand the urgent notice from the day of the conference on."""
    found = case.layers.nearest(lambda rules: rules.urgent_notice)
    if found is None or case.conference.type is not ConferenceType.URGENT or not kept(case):
        return
    kind = DocumentKind.URGENT_NOTICE
    if case.folder.held(case.today) and not case.folder.of(kind) and not unread(case, kind):
        basis = (found.basis(found.rule.section),)
        yield Problem("conference.yml", ("start",), {"day": case.folder.day}, basis=basis)
