"""A reply in parts names one document twice, has more documents than parts, or is resolved with a part outstanding.

## Vì sao

Kiến nghị trả lời làm nhiều phần chỉ xong khi có phần cuối. Ghi một văn bản hai lần, hoặc ghi số phần ít hơn số văn bản,
thì không ai biết còn phần nào chưa trả lời. Đã giải quyết xong mà còn phần chưa trả lời thì một trong hai điều là sai.

## Cách sửa

`reply` là danh sách các văn bản trả lời, mỗi văn bản một lần. `parts` là tổng số phần, chỉ cần ghi khi còn phần chưa có
văn bản; đã có đủ thì `parts` bằng số văn bản, hoặc bỏ đi. Việc đã xong, không còn phần nào phải trả lời thì bỏ
`parts`; còn phải trả lời thì chưa ghi bước `resolved`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.records import Petition
from doithoai.model.vocabulary import FindingLevel, PetitionState
from doithoai.rules.petitions._shared import problem
from doithoai.vietnamese.wording import short_date

CODE = "P42"
NAME = "Trả lời làm nhiều phần ghi không khớp"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id}: {fault}."
EN = "Petition {id}: {fault}."


def check(case: Case) -> Iterator[Problem]:
    """Compare the documents of each such reply with one another, and their number with what is said of it."""
    for position, petition in enumerate(case.folder.petitions):
        if not petition.in_parts:
            continue
        stems = petition.replies
        for index, stem in enumerate(stems):
            if stem in stems[:index]:
                fault = Both(f"reply ghi văn bản “{stem}” hai lần", f"reply names “{stem}” twice")
                yield problem(position, petition, *petition.reply_route(index), fault=fault)
        own = len(set(stems))
        if petition.parts and petition.parts < own:
            fault = Both(
                f"parts ghi {petition.parts} phần mà reply có {own} văn bản",
                f"parts says {petition.parts}, but reply names {own} documents",
            )
            yield problem(position, petition, "parts", fault=fault)
        yield from _resolved(position, petition)


def _resolved(position: int, petition: Petition) -> Iterator[Problem]:
    """The last step says that all is done, and a part of the answer is known to be outstanding."""
    if not petition.states or petition.states[-1].state is not PetitionState.RESOLVED:
        return
    if lacking := petition.parts_to_come:
        step = petition.states[-1]
        day = short_date(step.on)
        fault = Both(
            f"ghi “{step.state.label}” {day} mà còn {lacking} phần trả lời chưa có văn bản (parts)",
            f"it is “{step.state.value}” on {step.on}, and {lacking} parts of its answer are outstanding (parts)",
        )
        yield problem(position, petition, "states", len(petition.states) - 1, fault=fault)
