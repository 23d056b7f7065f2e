"""A matter is given to the district level after that level was abolished.

## Vì sao

Từ ngày 01/7/2025 không còn cấp huyện. Ghi một việc của hội nghị sau ngày ấy là “cấp huyện giải quyết” thì không cơ quan
nào nhận, và không ai trả lời người dân.

## Cách sửa

Ghi `level` là cấp thật sự giải quyết: `commune` (cấp xã), `city` hoặc `province` (cấp thành phố, cấp tỉnh), `central`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import LAST_DAY_OF_DISTRICTS, FindingLevel, Level
from doithoai.rules.petitions._shared import problem

CODE = "P43"
NAME = "Giao cấp huyện sau khi không còn cấp huyện"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id} ghi cấp huyện giải quyết, nhưng hội nghị ngày {day}; từ 01/7/2025 không còn cấp huyện."
EN = "Petition {id} is for the district level, but the conference is of {day}; that level ended with June 2025."


def check(case: Case) -> Iterator[Problem]:
    """Look at the level of each petition of a later conference."""
    day = case.folder.day
    if day is None or day <= LAST_DAY_OF_DISTRICTS:
        return
    for position, petition in enumerate(case.folder.petitions):
        if petition.level is Level.DISTRICT:
            yield problem(position, petition, "level", day=day)
