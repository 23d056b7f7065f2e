"""Who chairs a conference, as they are called in its unit: a district town has no Đảng ủy but a Thị ủy."""

from __future__ import annotations

from doithoai.cases.case import Case
from doithoai.model.both import Both
from doithoai.model.records import chairs_told


def chair(case: Case) -> Both:
    """Who chairs, in words."""
    return chairs_told(case.conference.chair, case.unit.kind)
