"""Who is in charge of a matter, and who helps: the partners are told, and answer for no day."""

from __future__ import annotations

from doithoai.cases.case import Case
from doithoai.model.records import Petition
from doithoai.views.portal import Portal


def partners(portal: Portal, case: Case, one: Petition) -> str:
    """The offices that help the one in charge, by name."""
    return ", ".join(portal.body(case, office) for office in one.partners)


def led(office: str, helping: str) -> str:
    """An office with those that help it, in a list."""
    return f"{office} (phối hợp: {helping})" if helping else office
