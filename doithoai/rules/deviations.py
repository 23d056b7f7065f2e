"""Comply or explain: what a record says of a true fact that departs from the plan, and how a finding tells it.

Paper that is signed can't be mended by editing a record. Without a reason the departure is wrong, since a slip of the
pen looks the same; with one it is told as such, for ever, and blocks nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from doithoai.model.both import Both
from doithoai.model.findings import Basis, Problem, Route
from doithoai.model.reasons import worded
from doithoai.model.records import Deviation, Deviations
from doithoai.model.vocabulary import DeviationOf, FindingLevel


def of(given: Deviations, what: DeviationOf) -> tuple[Deviation, ...]:
    """Every explanation of a departure in one matter; one without words explains nothing (C66)."""
    return tuple(one for one in given if one.of is what and worded(one.reason)) if given else ()


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
    if not explained:
        return Problem(file, route, {**values, "deviation": asked(what, where)}, basis=basis)
    return Problem(file, route, {**values, "deviation": told(explained)}, level=FindingLevel.DEVIATION, basis=basis)


def told(explained: Iterable[Deviation]) -> Both:
    """The reasons, and who decided each."""
    each = [_told(one) for one in explained]
    return Both("; ".join(each), "; ".join(one.en for one in each))


def _told(one: Deviation) -> Both:
    vi, en = f"lý do: {one.reason}", f"reason: “{one.reason}”"
    if one.decided_by:
        vi, en = f"{vi}; người quyết định: {one.decided_by}", f"{en}; decided by “{one.decided_by}”"
    return Both(vi, en)


def asked(what: DeviationOf, where: Both | None = None) -> Both:
    """The line by which a departure is explained."""
    line = f'deviation: [{{of: {what.value}, reason: "…"}}]'
    vi, en = (f" ở {where}", f" to {where.en}") if where else ("", "")
    return Both(
        f"nếu sự thật là như vậy, thêm{vi} dòng {line} với lý do", f"if that is the truth, add{en} the line {line}"
    )
