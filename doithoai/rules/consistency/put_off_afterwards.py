"""The decision to postpone or to cancel is dated after the day on which the conference was to be held.

## Vì sao

Ngày họp đã qua rồi mới có quyết định hoãn, hủy thì người dân đã đến, hoặc không biết vì sao không họp. Không kế hoạch
nào trong kho đặt hạn cho quyết định hoãn, nên kho chỉ ghi lại kèm lý do, không tính là chậm. Thông báo được xét theo
ngày mới: chỉ tính những gì làm từ sau ngày cũ. Quyết định ghi sau cả ngày họp mới thì không rõ thông báo trước đó báo
ngày nào, nên không xét.

## Cách sửa

Ngày gõ sai thì sửa `decided`. Đúng là quyết định sau thì cứ để nguyên, ghi rõ lý do.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel

CODE = "C61"
NAME = "Quyết định hoãn, hủy sau ngày họp"
LEVEL = FindingLevel.NOTICE
VI = "Quyết định {what} ngày {decided}, khi ngày họp {old} đã qua; lý do: {reason}."
EN = "The decision to {what} is of {decided}, when the day of the conference, {old}, had passed; reason: “{reason}”."

_PUT_OFF, _CANCELLED = Both("hoãn", "postpone"), Both("hủy", "cancel")


def check(case: Case) -> Iterator[Problem]:
    """Compare each decision with the day that it is about; one that lies ahead of today is C43's."""
    conference = case.conference
    for index, move in enumerate(conference.postponed):
        old = move.start.date()
        if old < move.decided <= case.today:
            values = {"what": _PUT_OFF, "decided": move.decided, "old": old, "reason": move.reason}
            yield Problem("conference.yml", ("postponed", index, "decided"), values)
    gone, start = conference.cancelled, conference.start
    if gone and start and start.date() < gone.decided <= case.today:
        values = {"what": _CANCELLED, "decided": gone.decided, "old": start.date(), "reason": gone.reason}
        yield Problem("conference.yml", ("cancelled", "decided"), values)
