"""A reason without words is none: it neither excuses what is late nor gives more time (C66 tells of the line)."""

from __future__ import annotations

from msgspec.structs import replace

from doithoai.deadlines.deadline import Deadline
from doithoai.deadlines.fulfilment import Part
from doithoai.model.reasons import worded


def explained(limit: Deadline) -> Deadline:
    """The limit with the reasons that say something; the very same one where each does."""
    if limit.late_reason and not worded(limit.late_reason):
        limit = replace(limit, late_reason=None)
    if limit.extension and not worded(limit.extension):
        limit = replace(limit, extension=None, due=limit.base_due, base_due=None, undecided_due=None)
    if any([part.late_reason and not worded(part.late_reason) for part in limit.parts]):  # noqa: C419 - as in draft
        limit = replace(limit, parts=tuple(map(_part, limit.parts)))
    return limit


def _part(part: Part) -> Part:
    return part if worded(part.late_reason) else replace(part, late_reason=None)
