"""A petition came in before the time for sending petitions had begun.

## Vì sao

Thời gian nhận kiến nghị đã công bố là như nhau cho mọi người. Kiến nghị đến sớm vẫn nên nhận, nhưng cần được thấy; ngày
sớm hơn nửa năm phần lớn là gõ nhầm năm.

## Cách sửa

Kiểm tra ngày. Nếu đúng là nhận sớm thì ghi lý do ở `note`: lưu ý này sẽ hết. Kiến nghị của hội nghị trước chuyển sang
thì ghi `carried_from`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.reasons import worded
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.petitions._shared import FILE

CODE = "P24"
NAME = "Kiến nghị nhận trước khi mở nhận"
LEVEL = FindingLevel.NOTICE
VI = "Kiến nghị số {id} nhận {on}, trước ngày mở nhận kiến nghị ({start}); chưa ghi lý do nhận (note)."
EN = "Petition {id} came in on {on}, before sending had opened ({start}); no note says why it was taken."

_FAR = 180
"""Days before the opening from which the year is taken to be mistyped."""


def check(case: Case) -> Iterator[Problem]:
    """Compare what came in with the beginning of the window; a reversed one is C16's."""
    window = case.conference.petitions_open
    if window is None or window.end < window.opens:
        return
    for position, petition in enumerate(case.folder.petitions):
        on = petition.received.on
        if on < window.opens and not worded(petition.note) and petition.carried_from is None:
            level = FindingLevel.ERROR if (window.opens - on).days > _FAR else None
            values = {"id": petition.id, "on": on, "start": window.opens}
            yield Problem(FILE, (position, "received", "on"), values, level=level)
