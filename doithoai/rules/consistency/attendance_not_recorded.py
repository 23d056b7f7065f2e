"""A month after the conference nobody has recorded how many people came.

## Vì sao

Số người dự có trong biên bản và cần cho báo cáo định kỳ (Cát Hải VI.1, Nguyễn Lương Bằng VI.1, kế hoạch phường năm
2026, V.4). Để lâu thì không còn ai nhớ.

## Cách sửa

Ghi `attendance.people` theo biên bản hội nghị.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.cases.silence import silent
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel, Form

CODE = "C19"
NAME = "Chưa ghi số người dự hội nghị"
LEVEL = FindingLevel.NOTICE
VI = "Hội nghị đã tổ chức {day} nhưng chưa ghi số người dự (attendance.people)."
EN = "The conference was held on {day}, but how many came is not recorded (attendance.people)."

_PATIENCE = dt.timedelta(days=30)


def check(case: Case) -> Iterator[Problem]:
    """Ask for the number a month after, of a conference that people came to, since the unit's archive began."""
    attended, day = case.conference.attendance, case.folder.last_day
    if silent(case):  # C42 asks for all of it
        return
    if (attended and attended.people is not None) or case.conference.forms == (Form.INDIRECT,):
        return
    if day and case.unit.joined and case.unit.joined <= day and case.today - day > _PATIENCE:
        yield Problem("conference.yml", ("attendance",) if attended else (), {"day": day})
