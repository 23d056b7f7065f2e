"""A petition and its written reply do not name one another.

## Vì sao

Từ kiến nghị phải tìm được văn bản trả lời và từ văn bản phải biết trả lời kiến nghị nào. Chỉ ghi một chiều thì
kiến nghị đã được trả lời vẫn bị tính là chưa, hoặc ngược lại.

## Cách sửa

Ghi tên tệp vào `reply` của kiến nghị, và ghi số của kiến nghị vào `petitions` của văn bản trả lời.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DocumentKind, FindingLevel
from doithoai.rules.petitions._shared import problem

CODE = "P12"
NAME = "Kiến nghị và văn bản chưa dẫn tới nhau"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id} và văn bản trả lời “{document}” chưa dẫn tới nhau (reply của kiến nghị, petitions của văn bản)."
EN = "Petition {id} and the written reply “{document}” do not name one another (reply there, petitions here)."


def check(case: Case) -> Iterator[Problem]:
    """Follow the references both ways; a petition with several replies may name any of them."""
    replies = {one.stem: one for one in case.folder.documents if one.front.kind is DocumentKind.WRITTEN_REPLY}
    silent = set()
    for position, petition in enumerate(case.folder.petitions):
        if not petition.reply:
            silent.add(petition.id)
        for index, stem in enumerate(petition.replies):
            if (document := replies.get(stem)) and petition.id not in document.front.petitions:
                yield problem(position, petition, *petition.reply_route(index), document=stem)
    for stem, document in replies.items():
        for index, number in enumerate(document.front.petitions):
            if number in silent:
                values = {"id": number, "document": stem}
                yield Problem(document.file, ("petitions", index), values)
