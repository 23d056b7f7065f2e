"""The conclusion notice lists what is solved and unsolved, but leaves a petition out.

## Vì sao

Kết luận phải nói về mọi kiến nghị: đã giải quyết hay chưa (Nguyễn Lương Bằng V.2.(7), Đường An III.3, kế hoạch
phường năm 2026, IV.2.(7)). Kiến nghị không ở bên nào thì không ai theo dõi nữa.

## Cách sửa

Thêm số kiến nghị vào `covers.solved` hoặc `covers.unsolved`, đúng như văn bản.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem, bases
from doithoai.model.steps import went_through
from doithoai.model.vocabulary import DocumentKind, FindingLevel, PetitionClass, PetitionState

CODE = "C22"
NAME = "Thông báo kết luận bỏ sót kiến nghị"
LEVEL = FindingLevel.ERROR
VI = "Thông báo kết luận không ghi kiến nghị số {numbers} là đã hay chưa giải quyết."
EN = "The conclusion notice says of petition {numbers} neither that it is solved nor that it is not."


def check(case: Case) -> Iterator[Problem]:
    """Judge conclusion notices that give both lists; repetitions, refused and withdrawn petitions may be absent."""
    notices = case.folder.of(DocumentKind.CONCLUSION_NOTICE)
    listed = [one.front.covers for one in notices if one.front.covers]
    if not any(one.solved is not None for one in listed) or not any(one.unsolved is not None for one in listed):
        return
    told = {number for one in listed for number in (*(one.solved or ()), *(one.unsolved or ()))}
    silent = [
        petition.id
        for petition in case.folder.petitions
        if petition.id not in told
        and petition.duplicate_of is None
        and petition.classed is not PetitionClass.REFUSED
        and not went_through(petition, PetitionState.WITHDRAWN)
    ]
    if silent:
        found = case.layers.nearest(lambda rules: rules.conclusion_content)
        basis = bases(found.basis(found.rule.section) if found else None)
        yield Problem(notices[0].file, ("covers",), {"numbers": silent}, basis=basis)
