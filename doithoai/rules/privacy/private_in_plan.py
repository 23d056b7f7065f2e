"""The yearly plan, or a public report, has a phone number, address or other private detail.

## Vì sao

Kế hoạch năm luôn công khai, báo cáo thì công khai khi hồ sơ ghi như vậy. Các quy tắc V01 đến V05, V07, V09 đến V13 và
V15 về số điện thoại, thư điện tử, số căn cước, ngày sinh, địa chỉ nhà, tên người, biển số xe, số giấy tờ, trang cá nhân
áp dụng cho cả hai.

## Cách sửa

Xóa khỏi văn bản, hoặc thay bằng cách liên hệ của cơ quan đã ghi ở `offices` trong unit.yml. Văn bản đã xem kỹ và
không phải thông tin của một người thì ghi ở `not_private` của unit.yml, như trang của từng quy tắc nêu.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from doithoai.cases.case import YearCase
from doithoai.model.findings import Problem
from doithoai.model.records import FieldOfLife, Moved, Recipient
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.privacy import _attached, beside_records
from doithoai.rules.privacy._kinds import Suspect, suspects, told
from doithoai.rules.privacy._passages import Find, Passage, fields

CODE = "V08"
NAME = "Thông tin riêng trong kế hoạch hoặc báo cáo"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "Văn bản công khai có {what} (“{shown}”)."
EN = "A public text has {what} (“{shown}”)."


def check(case: YearCase) -> Iterator[Problem]:
    """Run every finder over the plans, reports and what stands beside them; what the offices publish is theirs."""
    if not case.asked:
        return
    own = [*_of_year(case)]
    yield from told(case, [*suspects(own), *_beside(case)])
    yield from beside_records.of_this_year(case, "\n".join(one.text for one in own))
    yield from _attached.of_year(case)


def _of_year(case: YearCase) -> Iterator[Passage]:
    for plan in case.year.plans:
        yield from fields(plan.file, plan.front)
        yield Passage(plan.file, (), plan.body, plan.body_line)
    for report in case.year.reports:
        yield from fields(report.file, report.front)
        yield Passage(report.file, (), report.body, report.body_line)
    yield from fields("../unit.yml", case.unit)


def _beside(case: YearCase) -> tuple[Suspect, ...]:
    """The finds in what all units share: looked for once, since each unit-year asks."""
    key = (CODE,)
    known = case.archive.worked_out
    if key not in known:
        known[key] = tuple(one for one in suspects(_shared(case)) if _finds(one[3], one[0].text))
    found: tuple[Suspect, ...] = known[key]
    return found


@lru_cache(maxsize=4096)
def _finds(find: Find, text: str) -> bool:
    """Whether there is anything: the years of a calendar share most of their texts, and a server judges them again."""
    return next(find(text), None) is not None


def _shared(case: YearCase) -> Iterator[Passage]:
    """Calendars, lists and policies, those too that nobody names."""
    archive = case.archive
    for policy in archive.policies():
        yield from fields(f"../../policies/{policy.id}.yml", policy)
    for year, _ in archive.calendar_tables:
        yield from fields(f"../../calendar/{year.year}.yml", year)
    lists: tuple[tuple[str, tuple[FieldOfLife | Recipient | Moved, ...]], ...] = (
        ("fields.yml", archive.listed_fields),
        ("recipients.yml", archive.listed_recipients),
        ("redirects.yml", archive.moved),
    )
    for file, items in lists:
        for position, one in enumerate(items):
            yield from fields(f"../../{file}", one, (position,))
