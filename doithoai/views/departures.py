"""What departed from the plan and why, as the portal shows it for ever."""

from __future__ import annotations

from collections.abc import Iterator

from doithoai import public
from doithoai.cases.case import Case
from doithoai.model.records import Deviation


def explained(one: Deviation) -> str:
    """In what it departs, why, and who decided it."""
    decided = f". Người quyết định: {one.decided_by}" if one.decided_by else ""
    return f"{one.of.label}. Lý do: {one.reason}{decided}"


def departures(case: Case) -> tuple[str, ...]:
    """Those of a conference and of its public documents; a petition tells its own."""
    return tuple(_told(case))


def _told(case: Case) -> Iterator[str]:
    yield from map(explained, case.conference.deviation)
    for document in case.folder.documents:
        if document.front.deviation and public.is_public(document.front):
            yield from map(explained, document.front.deviation)
