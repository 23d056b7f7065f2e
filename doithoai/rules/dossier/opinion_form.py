"""The plan asks for an opinion form with the invitation, and there is none.

## Vì sao

Phiếu lấy ý kiến gửi cùng giấy mời, trong cùng thời hạn (Nguyễn Lương Bằng V.1.(1)), để người dân nêu việc của mình
trước hội nghị.

## Cách sửa

Thêm documents/opinion_form.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, DocumentKind, FindingLevel, State
from doithoai.rules.verdicts import unread

CODE = "D08"
NAME = "Chưa có phiếu lấy ý kiến"
LEVEL = FindingLevel.MISSING
VI = "Chưa có phiếu lấy ý kiến gửi cùng giấy mời (hạn {due})."
EN = "There is no opinion form sent with the invitation (due {due})."


def check(case: Case) -> Iterator[Problem]:
    """Demand the form once the limit of the notice is past."""
    found = case.layers.nearest(lambda rules: rules.opinion_form)
    kind = DocumentKind.OPINION_FORM
    if found is None or case.folder.of(kind) or unread(case, kind):
        return
    for limit in case.limits(DeadlineKind.NOTICE):
        if case.state(limit) not in (State.WAIVED, State.UNKNOWN) and limit.due and case.today > limit.due:
            basis = (found.basis(found.rule.section),)
            yield Problem("conference.yml", ("start",), {"due": limit.due}, basis=basis)
