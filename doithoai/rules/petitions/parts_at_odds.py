"""A reply in parts names one document twice, or has more documents than it is said to have parts.

## Vì sao

Kiến nghị trả lời làm nhiều phần chỉ xong khi có phần cuối. Ghi một văn bản hai lần, hoặc ghi số phần ít hơn số văn bản,
thì không ai biết còn phần nào chưa trả lời.

## Cách sửa

`reply` là danh sách các văn bản trả lời, mỗi văn bản một lần. `parts` là tổng số phần, chỉ cần ghi khi còn phần chưa có
văn bản; đã có đủ thì `parts` bằng số văn bản, hoặc bỏ đi.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.petitions._shared import problem

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
