"""A conference has left traces, and no day: none of its limits can be known.

## Vì sao

Thông báo phải nêu thời gian tổ chức (Cát Hải V.1.(1); Nguyễn Lương Bằng V.1.1; kế hoạch năm 2026 của phường, IV.1). Mọi
thời hạn đếm từ ngày tổ chức: hồ sơ đã có giấy mời, biên bản, kết luận, số người dự hay kiến nghị đã trả lời mà không
có start thì kho không biết hạn nào, và im lặng sẽ bị hiểu là đúng hạn.

## Cách sửa

Thêm dòng start vào conference.yml, ví dụ start: "2026-03-25T07:30+07:00"; chưa rõ giờ thì chỉ ghi
ngày, start: 2026-03-25, hoặc thêm buổi, start: 2026-03-25 morning (sáng), afternoon (chiều), evening (tối). Hội nghị
bị hủy thì ghi cancelled; hoãn mà chưa định ngày thì ghi postponed.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.steps import seen
from doithoai.model.vocabulary import CLOSING, DocumentKind, FindingLevel, Phase, Trait

CODE = "T27"
NAME = "Hội nghị đã có dấu vết mà chưa ghi ngày tổ chức"
LEVEL = FindingLevel.ERROR
VI = (
    "Hồ sơ đã có {what} nhưng conference.yml chưa có start, nên không tính được thời hạn nào. "
    'Hãy thêm dòng start: "năm-tháng-ngàyTgiờ:phút+07:00", chưa rõ giờ thì chỉ năm-tháng-ngày; '
    "hoãn hoặc hủy thì ghi postponed hoặc cancelled."
)
EN = (
    "The dossier has {what} but conference.yml has no start, so that no limit is known. "
    'Add a line start: "YYYY-MM-DDThh:mm+07:00", or YYYY-MM-DD where the hour is not known; '
    "if it was postponed or cancelled, say postponed or cancelled."
)
_TOLD = frozenset((DocumentKind.NOTICE, DocumentKind.INVITATION, DocumentKind.URGENT_NOTICE))


def check(case: Case) -> Iterator[Problem]:
    """Report the first trace of a conference without a day; unreadable days are told by the rules of shape."""
    one = case.conference
    if one.start or one.cancelled or _unread(case):
        return
    found = next(_traces(case), None)
    if found:
        yield Problem("conference.yml", (), {"what": found})


def _unread(case: Case) -> bool:
    return any(one.file == "conference.yml" and one.route[:1] == ("start",) for one in case.folder.problems)


def _traces(case: Case) -> Iterator[Both]:
    """Of one that was postponed and has no new day yet, only what shows that it was held."""
    waits = bool(case.conference.postponed)
    for document in case.folder.documents:
        kind = document.front.kind
        shows = kind.phase is Phase.AFTER or (kind.phase is Phase.DURING and not waits)
        if kind.has(Trait.NEEDS_EVENT) or (shows and not kind.has(Trait.EITHER_SIDE)) or (kind in _TOLD and not waits):
            yield kind.both
    if case.conference.announced and not waits:
        yield Both("ngày thông báo (announced)", "an announcement (announced)")
    came = case.conference.attendance
    if came and (came.people is not None or came.speakers is not None or came.organisations is not None):
        yield Both("số người dự (attendance)", "attendance")
    if any(step.state in CLOSING for one in case.folder.petitions for step in seen(one.states, case.today)):
        yield Both("kiến nghị đã trả lời", "petitions that were answered")
