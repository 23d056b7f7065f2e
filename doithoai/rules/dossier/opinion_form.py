"""The plan asks for an opinion form with the invitation, and there is none.

## Vì sao

Phiếu lấy ý kiến gửi cùng giấy mời, trong cùng thời hạn (Nguyễn Lương Bằng V.1.(1)), để người dân nêu việc của mình
trước hội nghị. Phiếu chưa gửi cho ai thì chưa đến được người dân; phiếu gửi chậm thì T01 báo.

## Cách sửa

Thêm documents/opinion_form.md, ghi các dòng sent với ngày đã gửi phiếu.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, DocumentKind, FindingLevel, NoticePart, Word
from doithoai.rules.verdicts import unread

KIND = DocumentKind.OPINION_FORM
CODE = "D08"
NAME = "Chưa có phiếu lấy ý kiến"
LEVEL = FindingLevel.MISSING
VI = "{what} (hạn {due})."
EN = "{what} (due {due})."


class Lack(Word):
    """What is lacking of the form."""

    FORM = "There is no opinion form sent with the invitation", "Chưa có phiếu lấy ý kiến gửi cùng giấy mời"
    SENDING = "The opinion form is not recorded as sent to anybody", "Phiếu lấy ý kiến chưa ghi gửi cho ai"


def check(case: Case) -> Iterator[Problem]:
    """Demand the form once the limit of the notice is past: that it was made, and where the days bind it, sent."""
    found = case.layers.nearest(lambda rules: rules.opinion_form)
    if found is None or unread(case, KIND):
        return
    basis = (found.basis(found.rule.section),)
    for limit in case.limits(DeadlineKind.NOTICE):
        if limit.no_data or not limit.latest or case.today <= limit.latest or (limit.waived and not limit.noted):
            continue
        level = FindingLevel.NOTICE if limit.noted else None
        if not case.folder.of(KIND):
            values = {"what": Lack.FORM, "due": limit.due}
            yield Problem("conference.yml", ("start",), values, level=level, basis=basis)
        for part in limit.parts:
            if part.title == NoticePart.OPINION_FORM.both and part.stem and part.done is None:
                values = {"what": Lack.SENDING, "due": limit.due}
                yield Problem(part.file or "", part.route, values, level=level, basis=basis)
