"""The window, the collection day or the planned time lies in another year than the plan's.

## Vì sao

Quy định chép từ năm trước mà quên sửa ngày thì không còn tác dụng: hạn ấy không bao giờ tới, và không ai được nhắc.

## Cách sửa

Sửa ngày trong tệp quy định ở records/policies/ (held_within, petition_collection), hoặc thời gian dự kiến
(planned.time) ở plan.md, theo đúng kế hoạch của năm. Ngày ấy là của kế hoạch cấp khác mà đơn vị không nhắc lại thì nêu
ngày của đơn vị trong quy định của mình.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai.cases.case import YearCase
from doithoai.deadlines.layers import Layers
from doithoai.model.findings import Basis, Problem
from doithoai.model.plan_file import PlanFile
from doithoai.model.vocabulary import FindingLevel
from doithoai.patterns import lazy

CODE = "C45"
NAME = "Ngày của quy định nằm ngoài năm kế hoạch"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "{field} là {found}, nằm ngoài năm {year} của kế hoạch: hạn này không có tác dụng. Sửa theo kế hoạch năm {year}."
EN = "{field} is {found}, outside {year}, the plan's year: the limit has no effect. Mend it by the plan of {year}."

_YEAR = lazy(r"(?<![0-9])20[0-9]{2}(?![0-9])")


def check(case: YearCase) -> Iterator[Problem]:
    """Compare each date that the rules of each plan set with the year they are for."""
    told: set[tuple[str, str]] = set()
    for plan, layers in case.bound():
        for policy, field, day, basis in _dates(layers):
            if day.year != case.year.year and (policy, field) not in told:
                told.add((policy, field))
                values = {"field": field, "found": day, "year": case.year.year}
                file, route = f"../../policies/{policy}.yml", ("rules", *field.split("."))
                level = _level(case, plan, policy, day.year)
                yield Problem(file, route, values, level=level, basis=(basis,))
        yield from _planned(case, plan)


def _dates(layers: Layers) -> Iterator[tuple[str, str, dt.date, Basis]]:
    """Each date with its policy, its field and its basis."""
    if found := layers.nearest(lambda rules: rules.held_within):
        for name, day in (("from", found.rule.start), ("to", found.rule.end)):
            if day:
                yield found.policy.id, f"held_within.{name}", day, found.basis(found.rule.section)
    if collection := layers.nearest(lambda rules: rules.petition_collection):
        basis = collection.basis(collection.rule.section)
        yield collection.policy.id, "petition_collection.before", collection.rule.before, basis


def no_window(case: YearCase) -> bool:
    """Whether the time in which the plan expects a conference lies outside its year, and so binds nobody."""
    return any(
        field.startswith("held_within.") and day.year != case.year.year
        for _, layers in case.bound()
        for _, field, day, _ in _dates(layers)
    )


def _level(case: YearCase, plan: PlanFile, policy: str, year: int) -> FindingLevel | None:
    """The rules of a year that go on in the next one are right where they stand: that is worth knowing, no more."""
    other = case.archive.year(case.year.unit, year).plans
    reused = any(one.front.policy == policy for one in other)
    return FindingLevel.NOTICE if reused or plan.front.policy != policy else None


def _planned(case: YearCase, plan: PlanFile) -> Iterator[Problem]:
    """A time in words that names years, and not this one."""
    text = plan.front.planned.time if plan.front.planned else None
    if text and (named := set(_YEAR.findall(text))) and str(case.year.year) not in named:
        yield Problem(plan.file, ("planned", "time"), {"field": "planned.time", "found": text, "year": case.year.year})
