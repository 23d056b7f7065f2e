"""The document named as the written reply is of another kind.

## Vì sao

Văn bản trả lời là văn bản riêng gửi người nêu và địa phương (Cát Hải V.3.b, Nguyễn Lương Bằng V.3.2, kế hoạch
phường năm 2026, IV.3.2). Biên bản hay thông báo kết luận không thay được văn bản trả lời, và kho tính hạn theo đúng
văn bản được dẫn.

## Cách sửa

Dẫn `reply` tới một tệp `written_reply-<số>.md`, hoặc bỏ `reply` nếu chưa có văn bản trả lời.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DocumentKind, FindingLevel
from doithoai.rules.petitions._shared import problem

CODE = "P11"
NAME = "Dẫn nhầm loại văn bản trả lời"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id} dẫn văn bản trả lời “{document}”, nhưng đó là “{kind}”."
EN = "Petition {id} names “{document}” as its written reply, but that is “{kind}”."


def check(case: Case) -> Iterator[Problem]:
    """Look up the document that each petition names."""
    for position, petition in enumerate(case.folder.petitions):
        for index, stem in enumerate(petition.replies) if petition.reply else ():
            document = case.folder.document(stem)
            if document and document.front.kind is not DocumentKind.WRITTEN_REPLY:
                values = {"document": document.stem, "kind": document.front.kind}
                yield problem(position, petition, *petition.reply_route(index), **values)
