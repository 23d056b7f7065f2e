"""A conference taken over from a unit that has ended does not say by which law, or says it wrongly.

## Vì sao

Hai xã nhập làm một thì hội nghị của xã cũ vẫn được xét theo kế hoạch mà nó đã theo, kể từ ngày xã cũ lưu hồ sơ, với các
cơ quan của xã cũ. `judged_by` nói điều ấy. Vì nó đổi luật dùng để xét, nó chỉ được ghi cho hội nghị của một đơn vị đã
kết thúc, và phải đúng quy định mà kế hoạch của đơn vị ấy dẫn tới.

## Cách sửa

Ghi `judged_by` là mã quy định của đơn vị cũ (tệp trong records/policies/). Đơn vị cũ lấy từ `from_unit`, hoặc từ
redirects.yml. Thư mục đơn vị cũ còn trong kho thì unit.yml của nó phải có `ended`; không còn thì ghi đơn vị cũ vào
`took_in` trong unit.yml của đơn vị mới, kèm `joined`, `ended`, `offices`. Hội nghị tổ chức sau ngày nhập thì bỏ
`judged_by`, `from_unit`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.cases.origin import held_by
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel, Word

CODE = "C58"
NAME = "Quy định của hội nghị chuyển từ đơn vị cũ ghi chưa đúng"
LEVEL = FindingLevel.ERROR
VI = "Hội nghị chuyển từ đơn vị đã kết thúc ({found}): {fault}."
EN = "A conference of a unit that has ended ({found}): {fault}."


class MovedFault(Word):
    """What is wrong with the law or the unit that it names."""

    NO_POLICY = "there is no readable policy of that name", "kho không có (hoặc không đọc được) quy định này"
    NO_LAW = "judged_by is not given", "chưa ghi judged_by (quy định của đơn vị cũ)"
    NO_UNIT = (
        "which unit held it is not known; give from_unit, or the move in redirects.yml",
        "chưa rõ đơn vị nào đã tổ chức; hãy ghi from_unit, hoặc ghi việc chuyển ở redirects.yml",
    )
    NOT_KEPT = (
        "that unit is neither in the archive nor under took_in in unit.yml",
        "đơn vị ấy không có trong kho, cũng không có ở took_in trong unit.yml",
    )
    NOT_ENDED = "the record of that unit does not say when it ended", "hồ sơ đơn vị ấy chưa ghi ngày kết thúc"
    AFTER = "it was held after that unit had ended", "tổ chức sau ngày đơn vị ấy kết thúc"
    OTHER = "the plan of that unit names another policy", "kế hoạch của đơn vị ấy dẫn tới quy định khác"


def check(case: Case) -> Iterator[Problem]:
    """Judge what it says of its law and of the unit that held it."""
    law, named = case.conference.judged_by, case.conference.from_unit
    if law is None and named is None:
        return
    if law is None:
        yield _problem("from_unit", named, MovedFault.NO_LAW)
    elif case.archive.policy(law) is None:
        yield _problem("judged_by", law, MovedFault.NO_POLICY)
    where = "from_unit" if named else "judged_by"
    if case.origin is None:
        yield _problem(where, named or law, MovedFault.NO_UNIT)
        return
    unit = case.archive.unit(case.key.unit)
    before = held_by(case.archive, case.origin, unit) if unit else None
    if before is None:
        yield _problem(where, case.origin, MovedFault.NOT_KEPT)
        return
    ended, day = before.ended, case.folder.day
    if ended is None:
        yield _problem(where, case.origin, MovedFault.NOT_ENDED)
    elif day and day > ended.on:
        yield _problem(where, case.origin, MovedFault.AFTER)
    plan = case.archive.year(case.origin, day.year).plan_on(day) if day else None
    if law and plan and plan.front.policy != law:
        yield _problem("judged_by", law, MovedFault.OTHER)


def _problem(field: str, found: str | None, fault: MovedFault) -> Problem:
    return Problem("conference.yml", (field,), {"found": f"“{found}”", "fault": fault})
