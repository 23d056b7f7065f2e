"""A petition is said to be answered, and neither the answer nor a document is on record.

## Vì sao

“Đã trả lời” mà không có câu trả lời, không có văn bản thì người nêu và người giám sát không kiểm tra được ai đã trả lời
điều gì. Việc đã báo cáo cấp trên cũng vậy: trả lời của cấp trên phải có trong hồ sơ.

## Cách sửa

Ghi tóm tắt câu trả lời vào `answer`, hoặc ghi văn bản trả lời ở bước ấy (`document`) hay ở `reply`. Chưa trả lời thì bỏ
bước `answered`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai import public
from doithoai.cases.case import Case
from doithoai.deadlines import owes_reply, unsolved
from doithoai.model.findings import Problem
from doithoai.model.records import Petition
from doithoai.model.vocabulary import FindingLevel, PetitionClass, PetitionState
from doithoai.rules.petitions._shared import followed, problem

CODE = "P26"
NAME = "Đã trả lời mà không có trả lời nào"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id} ghi “{state}” {on} nhưng không có câu trả lời (answer) và không có văn bản (document, reply)."
EN = "Petition {id} is “{state}” on {on}, but there is neither an answer nor a document (document, reply)."

_SAID = (PetitionState.ANSWERED, PetitionState.RESOLVED)


def check(case: Case) -> Iterator[Problem]:
    """Judge the last such step; what is classed as answered at the conference is P02's, a reply that is owed P10's."""
    for position, petition in followed(case):
        if petition.answer or petition.reply or petition.classed is PetitionClass.ANSWERED:
            continue
        steps = [(index, step) for index, step in enumerate(petition.states) if step.state in _SAID]
        if not steps or any(step.document for _, step in steps) or _told(case, petition):
            continue
        index, step = steps[-1]
        yield problem(position, petition, "states", index, state=step.state, on=step.on)


def _told(case: Case, petition: Petition) -> bool:
    """Whether P10 asks for the written reply, or what was answered was taken out."""
    day = case.folder.last_day
    if public.hidden(petition):
        return True
    still_open = unsolved(case.folder)
    if (
        day is None
        or not owes_reply(petition, still_open)
        or case.layers.nearest(lambda rules: rules.written_reply) is None
    ):
        return False
    return any(step.state is PetitionState.ANSWERED and step.on > day for step in petition.states)
