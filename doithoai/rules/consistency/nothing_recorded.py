"""Five working days after a conference nothing of it is on record.

## Vì sao

Số người dự, kiến nghị, biên bản, kết luận là những điều người dân không dự được cần biết. Hội nghị đã qua mà hồ sơ
trống thì không ai biết có họp hay không. Năm ngày làm việc là mốc của kho lưu trữ, không văn bản nào đặt: không ai bị
coi là chậm theo mốc ấy.

## Cách sửa

Ghi `attendance` vào conference.yml, kiến nghị vào petitions.yml, biên bản vào documents/minutes.md. Hội nghị không họp
thì ghi `postponed` hoặc `cancelled` với ngày quyết định và lý do.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.cases.silence import silent
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.consistency._silence import told

CODE = "C42"
NAME = "Hội nghị đã qua, chưa ghi gì"
LEVEL = FindingLevel.MISSING
VI = (
    "Hội nghị {day} đã qua hơn 05 ngày làm việc (mốc của kho lưu trữ) mà chưa ghi số người dự (attendance), kiến nghị "
    "(petitions.yml), biên bản (minutes) hay kết luận (conclusion_notice). Không họp thì ghi postponed hoặc cancelled."
)
PUBLIC = (
    "Hội nghị {day} đã qua hơn 05 ngày làm việc (mốc của kho lưu trữ) mà chưa ghi gì về người dự, kiến nghị và kết quả."
)
EN = (
    "More than 5 working days (a mark of the archive) after the conference of {day} there is no attendance, no "
    "petition (petitions.yml), no minutes and no conclusion_notice. If it was not held, say postponed or cancelled."
)


def check(case: Case) -> Iterator[Problem]:
    """Tell it of a conference held since the unit keeps the archive."""
    if told(case) and silent(case):
        yield Problem("conference.yml", ("start",), {"day": case.folder.day})
