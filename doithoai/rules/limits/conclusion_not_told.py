"""The plan asks for the conclusion to be told, sets no day for it, and long after the conference it was not.

## Vì sao

Có kế hoạch giao thông báo kết luận tới cấp ủy, Mặt trận và cơ quan liên quan mà không nêu hạn (Đường An V.4). Không có
hạn thì không ai chậm; nhưng sau 30 ngày, mốc do kho lưu trữ đặt, người xem cần biết là hồ sơ chưa thấy.

## Cách sửa

Ghi documents/conclusion_notice.md với ngày ban hành và một dòng sent cho mỗi nơi nhận.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.deadlines.sending import sent_on_by
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, DocumentKind, FindingLevel
from doithoai.rules.verdicts import kept, unread

CODE = "T23"
NAME = "Kết luận hội nghị chưa được thông báo"
LEVEL = FindingLevel.NOTICE
VI = "Sau {days} ngày (mốc của kho lưu trữ; kế hoạch không nêu hạn) hồ sơ chưa ghi việc gửi thông báo kết luận."
EN = "{days} days after the conference (a mark of the archive; the plan sets no limit) no conclusion notice was sent."

DAYS = 30
"""The archive's own mark: no plan sets it."""


def check(case: Case) -> Iterator[Problem]:
    """Judge a plan that names who is told of the conclusion, and no limit."""
    found = case.layers.nearest(lambda rules: rules.conclusion_recipients)
    limited = any(not limit.advisory for limit in case.limits(DeadlineKind.CONCLUSION_NOTICE))
    day, kind = case.folder.last_day, DocumentKind.CONCLUSION_NOTICE
    if found is None or limited or day is None or not kept(case) or unread(case, kind):
        return
    notice = case.folder.first(kind)
    told = notice and (notice.first_sent or sent_on_by(case.folder, notice))
    if day + dt.timedelta(DAYS) < case.today and not told:
        place = ("conference.yml", ("start",)) if notice is None else (notice.file, ("sent",))
        yield Problem(*place, {"days": DAYS}, basis=(found.basis(found.rule.section),))
