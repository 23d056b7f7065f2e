"""Rules of the unit's policy were copied from a model and are not yet known to be its own.

## Vì sao

Kho mới lập theo mẫu thì quy định được chép từ kế hoạch gần nhất đã có. Chừng nào chưa có số, ngày ban hành của kế
hoạch và mục nêu từng quy định thì chưa ai nói được là đơn vị đã đặt ra quy định ấy: cổng ghi là “dự kiến”, và không ai
bị tính là chậm hay thiếu theo quy định ấy.

## Cách sửa

Mở tệp trong records/policies/: điền `number`, `issued` của kế hoạch, rồi thay chữ “chưa nhập” ở `section` của từng quy
định bằng mục trong kế hoạch. Quy định nào kế hoạch không có thì xóa cả quy định ấy. Điền `number`, `issued` ở plan.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import YearCase
from doithoai.model.findings import Problem
from doithoai.model.policies import Policy
from doithoai.model.provisions import unentered
from doithoai.model.vocabulary import FindingLevel, Word

CODE = "T18"
NAME = "Quy định chép theo mẫu, còn là dự kiến"
LEVEL = FindingLevel.NOTICE
NEEDS_ALL = False
VI = "Quy định “{policy}” chép theo mẫu: {count} quy định còn là dự kiến, chưa tính cho ai. Chưa nhập: {lacking}."
EN = (
    "The policy “{policy}” was copied from a model: {count} rules are drafts and charge nobody. Not entered: {lacking}."
)


class Lacking(Word):
    """What makes a copied rule the unit's own."""

    NUMBER = "number", "số, ký hiệu của kế hoạch (number)"
    ISSUED = "issued", "ngày ban hành (issued)"
    SECTIONS = "section of each rule", "mục của từng quy định (section)"


def check(case: YearCase) -> Iterator[Problem]:
    """Report once a plan whose rules are drafts, and what must be entered."""
    for plan in case.year.plans:
        policy = case.archive.policy(plan.front.policy)
        sections = policy.rules.sections() if policy else ()
        drafts = sum(policy.draft(section) for section in sections) if policy else 0
        if policy and drafts:
            values = {"policy": policy.id, "count": drafts, "lacking": tuple(_lacking(policy, sections))}
            yield Problem(plan.file, ("policy",), values)


def _lacking(policy: Policy, sections: tuple[str, ...]) -> Iterator[Lacking]:
    if not policy.number:
        yield Lacking.NUMBER
    if policy.issued is None:
        yield Lacking.ISSUED
    if any(map(unentered, sections)):
        yield Lacking.SECTIONS
