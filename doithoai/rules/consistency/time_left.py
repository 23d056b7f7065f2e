"""The quota or the planned time of a year is not met yet, while there is still time to hold a conference.

## Vì sao

Kế hoạch đòi ít nhất một cuộc đối thoại mỗi năm, có kế hoạch nêu cả thời gian tổ chức (Cát Hải II, Nguyễn Lương Bằng II
và III.2, Đường An IV.1, Nghi Dương II.2 và II.6). Nhắc khi chỉ còn vài ngày thì đã muộn: riêng giấy mời, thông báo đã
phải gửi trước nhiều ngày. Kho nhắc từ 60 ngày làm việc trước khi hết năm, từ 30 ngày làm việc trước khi hết thời gian
dự kiến (mốc của kho lưu trữ).

## Cách sửa

Lập hồ sơ hội nghị với ngày tổ chức (start) trước hạn. Đã tổ chức mà chưa ghi thì bổ sung hồ sơ.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import YearCase
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, FindingLevel, State

CODE = "C46"
NAME = "Chưa đạt chỉ tiêu năm, còn kịp tổ chức"
LEVEL = FindingLevel.NOTICE
NEEDS_ALL = True
VI = "Còn kịp tổ chức hội nghị, hạn {due}: {what}. Kho chưa ghi hội nghị nào đáp ứng; hãy định ngày (start)."
EN = "There is still time to hold a conference before {due}: {what}. None on record meets it; set a day (start)."

_OF_YEAR = (DeadlineKind.QUOTA, DeadlineKind.HELD_WITHIN)


def check(case: YearCase) -> Iterator[Problem]:
    """Remind of what no conference on record, held or to come, meets."""
    for limit in case.deadlines:
        if limit.kind not in _OF_YEAR or limit.met_on or case.state(limit) is not State.DUE_SOON:
            continue
        route = ("planned", "time") if limit.kind is DeadlineKind.HELD_WITHIN else ("policy",)
        yield Problem(case.plan_file(limit.due), route, {"due": limit.due, "what": limit.title}, basis=limit.basis)
