"""A petition came in after the time for sending petitions had ended.

## Vì sao

Nhận thêm kiến nghị gửi muộn là có lợi cho người dân, không phải là sai; nhưng thời gian đã công bố là như nhau
cho mọi người, nên việc nhận thêm cần được thấy. Ngày ghi nhầm cũng lộ ra ở đây.

## Cách sửa

Kiểm tra ngày. Nếu đúng là nhận muộn thì để nguyên và ghi lý do ở `note`: lưu ý này sẽ hết. Nếu đã gia hạn cho
mọi người thì sửa `petitions_open.to`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.reasons import worded
from doithoai.model.vocabulary import FindingLevel, Received
from doithoai.rules.petitions._shared import problem

CODE = "P19"
NAME = "Kiến nghị nhận sau hạn gửi"
LEVEL = FindingLevel.NOTICE
VI = "Kiến nghị số {id} nhận {on}, sau khi hết hạn gửi ({end}); chưa ghi lý do nhận (note)."
EN = "Petition {id} came in on {on}, after sending had closed ({end}); no note says why it was taken."


def check(case: Case) -> Iterator[Problem]:
    """Compare what came in before the conference with the end of the window; a reversed one is C16's."""
    window = case.conference.petitions_open
    if window is None or window.end < window.opens:
        return
    for position, petition in enumerate(case.folder.petitions):
        received = petition.received
        if received.when is Received.BEFORE and received.on > window.end and not worded(petition.note):
            yield problem(position, petition, "received", "on", on=received.on, end=window.end)
