"""The conference is postponed, but it still begins at the old time.

## Vì sao

Hoãn là giữ ngày cũ trong `postponed` và ghi ngày mới vào `start`. Nếu hai ngày như nhau thì người dân sẽ đến
nhầm ngày.

## Cách sửa

Ghi ngày giờ mới vào `start`; chưa định được ngày thì bỏ `start`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.vietnamese.wording import short_moment

CODE = "C24"
NAME = "Hội nghị hoãn vẫn ghi giờ cũ"
LEVEL = FindingLevel.ERROR
VI = "Hội nghị đã hoãn từ {start} nhưng vẫn ghi bắt đầu đúng giờ ấy."
EN = "The conference was postponed from {start}, but still begins at that time."


def check(case: Case) -> Iterator[Problem]:
    """Compare the start with every time it was moved away from."""
    start = case.conference.start
    for index, one in enumerate(case.conference.postponed):
        if start is not None and one.start == start:
            values = {"start": short_moment(start)}
            yield Problem("conference.yml", ("postponed", index, "from"), values)
