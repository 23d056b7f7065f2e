"""What the notice is said to have said otherwise is what was held.

## Vì sao

`announced_as` giữ điều thông báo nói khác với khi tổ chức; trang hội nghị và lịch của người dân coi đó là một lần đổi.
Ghi đúng như khi tổ chức thì không có gì khác, mà người đọc lại đi tìm chỗ khác nhau.

## Cách sửa

Bỏ dòng ấy. Thông báo nói khác thật thì ghi đúng điều thông báo đã nói.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel, Word

CODE = "C69"
NAME = "Điều “thông báo khác” không khác gì"
LEVEL = FindingLevel.NOTICE
VI = "announced_as ghi {what} đúng như khi tổ chức: không có gì khác, hãy bỏ dòng ấy hoặc ghi điều thông báo đã nói."
EN = "announced_as gives the {what} that it was held with: nothing differs; drop the line, or write what was announced."


class AnnouncedThing(Word):
    """What the notice told of; each is named as its field."""

    PLACE = "place", "địa điểm (place)"
    FORM = "form", "hình thức (form)"
    TOPIC = "topic", "chủ đề (topic)"
    CHAIR = "chair", "người chủ trì (chair)"


def check(case: Case) -> Iterator[Problem]:
    """Compare what was announced with what is on record."""
    told = case.conference.announced_as
    if told is None:
        return
    for what in AnnouncedThing:
        if getattr(told, what.value) and what.value not in case.conference.told_otherwise:
            yield Problem("conference.yml", ("announced_as", what.value), {"what": what})
