"""A petition left open at the conference is said to be answered, but no written reply is named.

## Vì sao

Kiến nghị chưa giải quyết tại hội nghị được trả lời bằng văn bản (Cát Hải V.3.b, Nguyễn Lương Bằng V.3.2, kế hoạch
phường năm 2026, IV.3.2). Ghi “đã trả lời” mà không có văn bản thì không chứng minh được đã trả lời ai, điều gì,
ngày nào.

## Cách sửa

Thêm văn bản trả lời vào documents/ (`written_reply-<số>.md`) và ghi tên tệp vào `reply` của kiến nghị.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.deadlines import owes_reply, unsolved
from doithoai.model.findings import Problem
from doithoai.model.records import Step
from doithoai.model.vocabulary import DocumentKind, FindingLevel, PetitionState
from doithoai.rules.petitions._shared import FILE

CODE = "P10"
NAME = "Đã trả lời nhưng chưa có văn bản"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id} ghi đã trả lời {on} nhưng chưa có văn bản trả lời (reply)."
EN = "Petition {id} is said to have been answered on {on}, but it names no written reply."


def check(case: Case) -> Iterator[Problem]:
    """Judge petitions answered after the conference, where the plan asks for a written reply."""
    found = case.layers.nearest(lambda rules: rules.written_reply)
    day = case.folder.last_day
    if found is None or day is None:
        return
    still_open = unsolved(case.folder)
    for position, petition in enumerate(case.folder.petitions):
        if petition.reply or not owes_reply(petition, still_open):
            continue
        for index, step in enumerate(petition.states):
            if step.state is PetitionState.ANSWERED and step.on > day and not _written(case, step):
                yield Problem(
                    FILE,
                    (position, "states", index),
                    {"id": petition.id, "on": step.on},
                    basis=(found.basis(found.rule.section),),
                )


def _written(case: Case, step: Step) -> bool:
    document = case.folder.document(step.document) if step.document else None
    return document is not None and document.front.kind is DocumentKind.WRITTEN_REPLY
