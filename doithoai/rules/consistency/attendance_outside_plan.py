"""More or fewer people than the plan foresees.

## Vì sao

Có kế hoạch nêu số người dự mỗi hội nghị (Nghi Dương II.3: 120 - 160 người). Quá ít thì thiếu đại diện, quá đông thì
nơi họp và việc ghi ý kiến không bảo đảm. Đây là lưu ý, vì số người đến là sự thật chứ không phải lỗi ghi.

## Cách sửa

Kiểm tra lại số đã ghi. Nếu đúng thì để nguyên; biết lý do thì ghi `deviation: [{of: attendance, reason: "…"}]`, lý do
được nêu cùng số người.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.deadlines.layers import Sourced
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.provisions import Attendance
from doithoai.model.records import Attended
from doithoai.model.vocabulary import DeviationOf, FindingLevel, Word
from doithoai.rules import deviations

CODE = "C08"
NAME = "Số người dự ngoài mức kế hoạch"
LEVEL = FindingLevel.NOTICE
VI = "{what} {found} người, ngoài khoảng {least} - {most} người của kế hoạch; {deviation}."
EN = "{what} {found} people, outside the plan's {least} - {most}; {deviation}."


class _Count(Word):
    EXPECTED = "Expected:", "Dự kiến"
    PEOPLE = "Attended by", "Thực tế có"


def check(case: Case) -> Iterator[Problem]:
    """Compare both numbers with the plan's range."""
    attended = case.conference.attendance
    found = case.layers.nearest(lambda rules: rules.attendance) if attended else None
    if attended is None or found is None:
        return
    given = deviations.of(case.conference.deviation, DeviationOf.ATTENDANCE)
    reason = deviations.told(given) if given else deviations.asked(DeviationOf.ATTENDANCE)
    least, most = found.rule.total.at_least, found.rule.total.at_most
    for what, number in ((_Count.EXPECTED, attended.expected), (_Count.PEOPLE, attended.people)):
        if number is not None and not least <= number <= most:
            values = {"what": what, "found": number, "least": least, "most": most, "deviation": reason}
            route = ("attendance", what.name.lower())
            yield Problem("conference.yml", route, values, basis=(found.basis(found.rule.section),))
    yield from _groups(found, attended, reason)


def _groups(found: Sourced[Attendance], attended: Attended, reason: str) -> Iterator[Problem]:
    ranges = {one.group.casefold(): one for one in found.rule.groups}
    for index, one in enumerate(attended.groups):
        wanted = ranges.get(one.group.casefold())
        if wanted and not wanted.at_least <= one.people <= wanted.at_most:
            what = Both(f"Nhóm “{one.group}” thực tế có", f"The group “{one.group}” numbered")
            values = {
                "what": what,
                "found": one.people,
                "least": wanted.at_least,
                "most": wanted.at_most,
                "deviation": reason,
            }
            route = ("attendance", "groups", index, "people")
            yield Problem("conference.yml", route, values, basis=(found.basis(found.rule.section),))
