"""Comply or explain: what a record says of a true fact that departs from the plan, and how a finding tells it.

Paper that is signed can't be mended by editing a record. Without a reason the departure is wrong, since a slip of the
pen looks the same; with one it is told as such, for ever, and blocks nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from doithoai.model.both import Both
from doithoai.model.findings import Basis, Problem, Route
from doithoai.model.records import Deviation, Deviations
from doithoai.model.vocabulary import DeviationOf, FindingLevel


def of(given: Deviations, what: DeviationOf) -> Deviation | None:
    """The explanation of a departure in one matter."""
    return next((one for one in given if one.of is what), None) if given else None


def departure(
    place: tuple[str, Route],
    values: Mapping[str, object],
    given: Deviations,
    what: DeviationOf,
    basis: tuple[Basis, ...],
    where: Both | None = None,
) -> Problem:
    """A problem whose sentence ends in {deviation}: the reason that is given, or the line that would give it.

    `where` says to what the line belongs, where its file holds more than one thing.
    """
    explained = of(given, what)
    file, route = place
    if explained is None:
        return Problem(file, route, {**values, "deviation": _asked(what, where)}, basis=basis)
    return Problem(file, route, {**values, "deviation": told(explained)}, level=FindingLevel.DEVIATION, basis=basis)


def told(one: Deviation) -> Both:
    """The reason, and who decided it."""
    vi, en = f"lý do: {one.reason}", f"reason: “{one.reason}”"
    if one.decided_by:
        vi, en = f"{vi}; người quyết định: {one.decided_by}", f"{en}; decided by “{one.decided_by}”"
    return Both(vi, en)


def _asked(what: DeviationOf, where: Both | None) -> Both:
    line = f'deviation: [{{of: {what.value}, reason: "…"}}]'
    vi, en = (f" ở {where}", f" to {where.en}") if where else ("", "")
    return Both(
        f"nếu sự thật là như vậy, thêm{vi} dòng {line} với lý do", f"if that is the truth, add{en} the line {line}"
    )
