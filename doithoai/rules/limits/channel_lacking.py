"""The conference was not announced by every channel that the plan names.

## Vì sao

Cát Hải VI.5 đòi thông báo nội dung đối thoại trên Cổng thông tin điện tử và hệ thống truyền thanh; Nghi Dương I.2 đòi
thông báo chương trình, nội dung, thời gian, địa điểm trên hệ thống truyền thanh và Cổng thông tin điện tử. Thiếu một
kênh thì một phần người dân không biết. Hai kế hoạch không đặt hạn cho việc này, nên kho không tính là chậm, chỉ báo
kênh còn thiếu khi hội nghị đã đến ngày hoặc khi kênh kia đã thông báo.

## Cách sửa

Đã thông báo mà chưa ghi thì thêm dòng vào announced với đúng ngày. Chưa thông báo thì thông báo trước ngày hội nghị.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.deadlines.notice import announced, decided_after
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import ConferenceType, DeadlineKind, FindingLevel, NoticePart
from doithoai.rules.limits._notice import BROAD, binding, untold
from doithoai.rules.verdicts import kept

CODE = "T19"
NAME = "Chưa thông báo trên đủ kênh"
LEVEL = FindingLevel.MISSING
VI = "Chưa ghi việc thông báo hội nghị trên: {channels}."
EN = "The conference is not recorded as announced by: {channels}."


def check(case: Case) -> Iterator[Problem]:
    """Compare what was announced with the channels that the plan names, each of which is owed."""
    found = case.layers.nearest(lambda rules: rules.publication)
    if found is None or found.rule.any or not kept(case) or case.conference.cancelled or _waived(case):
        return
    days = {channel: announced(case.folder, frozenset((channel,))) for channel in found.rule.channels}
    lacking = [channel for channel, told in days.items() if told is None or told[1] > case.today]
    begun = any(told is not None and told[1] < case.today for told in days.values())
    if lacking and (begun or case.folder.held(case.today)) and not _told(case):
        urgent = case.conference.type is ConferenceType.URGENT
        level = FindingLevel.NOTICE if urgent else FindingLevel.MISSING
        basis = (found.basis(found.rule.section),)
        yield Problem("conference.yml", ("start",), {"channels": lacking}, level=level, basis=basis)


def _told(case: Case) -> bool:
    """Whether T02 tells already that it was announced nowhere, or its time lies before the archive of the unit."""
    if any(limit.no_data for limit in case.limits(DeadlineKind.NOTICE)):
        return True
    if untold(case) or decided_after(case.folder):
        return True
    return any(part.title == BROAD and part.done is None for limit in binding(case) for part in limit.parts)


def _waived(case: Case) -> bool:
    """Whether the plan frees this type of conference from announcing."""
    rule = case.layers.nearest(lambda rules: rules.notice)
    kind = case.conference.type
    return rule is not None and kind in rule.rule.waived_for and NoticePart.ANNOUNCEMENT not in rule.rule.asked(kind)
