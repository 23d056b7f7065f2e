"""A conference has its day, and nobody recorded that the body which sends somebody to it was told.

## Vì sao

Kế hoạch của xã Nguyễn Lương Bằng giao báo cáo thời gian cụ thể tổ chức hội nghị để Ban Tuyên giáo và Dân vận Thành ủy
nắm và cử cán bộ dự (VI.1). Kế hoạch không nêu ngày, nên không bao giờ là chậm; nhưng sau hội nghị thì báo cũng không
còn ích gì. Kho nhắc từ khi hội nghị có ngày đến khi tổ chức.

## Cách sửa

Báo xong thì ghi vào plan.md một dòng duties_done, với số thứ tự của việc ấy trong phần undated của tệp quy định.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import YearCase
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel

CODE = "C35"
NAME = "Hội nghị đã có ngày, chưa ghi việc báo thời gian"
LEVEL = FindingLevel.NOTICE
NEEDS_ALL = True
VI = (
    "Hội nghị {ref} tổ chức {day}; chưa ghi đã làm việc: {what} "
    "Làm rồi thì thêm vào {file} dòng duties_done: [{{duty: {number}, on: …}}]."
)
EN = (
    "Conference {ref} is on {day}; not recorded as done: {what} "
    "Once it is, add a line duties_done: [{{duty: {number}, on: …}}] to {file}."
)

TOLD_WITHIN = 90
"""Days before a conference within which a day that was told is taken to be that of this conference."""


def check(case: YearCase) -> Iterator[Problem]:
    """Remind of each duty that a conference to come makes pressing, by the plan in force on its day."""
    coming = sorted((one.held.day, one.held.ref) for one in case.conferences if one.held.day)
    laws = {plan.stem: layers for plan, layers in case.bound()} if coming and coming[-1][0] > case.today else {}
    for day, ref in coming:
        plan = case.year.plan_on(day)
        found = laws[plan.stem].nearest(lambda rules: rules.undated) if plan and laws else None
        if plan is None or found is None or day <= case.today:
            continue
        for number, duty in enumerate(found.rule, 1):
            told = (one.on for one in plan.front.duties_done if one.duty == number)
            # A day that lies ahead of today is told of by itself.
            if duty.before_conference and not any(on > case.today or (day - on).days <= TOLD_WITHIN for on in told):
                values: dict[str, object] = {"ref": ref, "day": day, "what": f"“{duty.text}”", "number": number}
                values["file"] = plan.file
                yield Problem(plan.file, ("policy",), values, basis=(found.basis(duty.section),))
