"""The window, the collection day or the planned time lies in another year than the plan's.

## Vì sao

Quy định chép từ năm trước mà quên sửa ngày thì không còn tác dụng: hạn ấy không bao giờ tới, và không ai được nhắc.

## Cách sửa

Sửa ngày trong tệp quy định ở records/policies/ (held_within, petition_collection), hoặc thời gian dự kiến
(planned.time) ở plan.md, theo đúng kế hoạch của năm. Ngày ấy là của kế hoạch cấp khác mà đơn vị không nhắc lại thì nêu
ngày của đơn vị trong quy định của mình.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doithoai.cases.case import YearCase
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel

CODE = "C45"
NAME = "Ngày của quy định nằm ngoài năm kế hoạch"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "{field} là {found}, nằm ngoài năm {year} của kế hoạch: hạn này không có tác dụng. Sửa theo kế hoạch năm {year}."
EN = "{field} is {found}, outside {year}, the plan's year: the limit has no effect. Mend it by the plan of {year}."

_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")


def check(case: YearCase) -> Iterator[Problem]:
    """Compare each date that the plan's rules set with the year they are for."""
    year = case.year.year
    if found := case.layers.nearest(lambda rules: rules.held_within):
        file, fields = f"../../policies/{found.policy.id}.yml", (("from", found.rule.start), ("to", found.rule.end))
        for field, day in fields:
            if day and day.year != year:
                values = {"field": f"held_within.{field}", "found": day, "year": year}
                basis = (found.basis(found.rule.section),)
                level = _level(case, found.policy.id, day.year)
                yield Problem(file, ("rules", "held_within", field), values, level=level, basis=basis)
    collection = case.layers.nearest(lambda rules: rules.petition_collection)
    if collection and collection.rule.before.year != year:
        values = {"field": "petition_collection.before", "found": collection.rule.before, "year": year}
        basis = (collection.basis(collection.rule.section),)
        file, route = f"../../policies/{collection.policy.id}.yml", ("rules", "petition_collection", "before")
        level = _level(case, collection.policy.id, collection.rule.before.year)
        yield Problem(file, route, values, level=level, basis=basis)
    yield from _planned(case)


def _level(case: YearCase, policy: str, year: int) -> FindingLevel | None:
    """The rules of a year that go on in the next one are right where they stand: that is worth knowing, no more."""
    plan, other = case.year.plan, case.archive.year(case.year.unit, year).plan
    reused = other is not None and other.policy == policy
    return FindingLevel.NOTICE if reused or (plan and plan.policy != policy) else None


def _planned(case: YearCase) -> Iterator[Problem]:
    """A time in words that names years, and not this one."""
    planned = case.year.plan.planned if case.year.plan else None
    text = planned.time if planned else None
    if text and (named := set(_YEAR.findall(text))) and str(case.year.year) not in named:
        yield Problem("plan.md", ("planned", "time"), {"field": "planned.time", "found": text, "year": case.year.year})
