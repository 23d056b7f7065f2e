"""An amendment names a field that the record does not have, or keeps what the record still says.

## Vì sao

Điều đã ghi mà sửa thì bản ghi giữ lại điều cũ ở `amended`, để ai cũng xem được ngày trước kho ghi gì. Tên trường sai,
hoặc điều cũ chép nhầm điều đang ghi, thì không còn biết đã sửa gì.

## Cách sửa

Ghi vào `field` đúng tên trường như lệnh `doithoai changes` in ra (`issued`, `sent.mat-tran.on`,
`states.answered.on`; toàn văn của một tài liệu là `text`) và vào `was` điều trước khi sửa. Không sửa gì thì bỏ dòng ấy.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.amended import TEXT
from doithoai.model.findings import Problem, Route
from doithoai.model.records import Conference, Document, Petition
from doithoai.model.vocabulary import FindingLevel, Word
from doithoai.reading.facts import facts, told_of

CODE = "C62"
NAME = "Điều đã sửa ghi không đúng chỗ"
LEVEL = FindingLevel.ERROR
VI = "Điều đã sửa (amended) nêu trường “{field}”, nhưng {fault}."
EN = "What was amended names the field “{field}”, but {fault}."


class _Fault(Word):
    UNKNOWN = "the record has no such field", "bản ghi không có trường ấy"
    SAME = "what it says of before (was) is what the record says now", "điều cũ (was) đúng là điều đang ghi"


def check(case: Case) -> Iterator[Problem]:
    """Judge every amendment of the conference, its petitions and documents."""
    yield from _of("conference.yml", (), case.conference)
    for position, petition in enumerate(case.folder.petitions):
        yield from _of("petitions.yml", (position,), petition)
    for document in case.folder.documents:
        yield from _of(document.file, (), document.front)


def _of(file: str, before: Route, record: Conference | Petition | Document) -> Iterator[Problem]:
    if not record.amended:
        return
    now = facts(record)
    last = {one.field: index for index, one in enumerate(record.amended)}
    for index, one in enumerate(record.amended):
        known = told_of(type(record), one.field)[1] is not None or (one.field == TEXT and isinstance(record, Document))
        said = now.get(one.field)
        same = said is not None and not said.whole and one.was == said.raw and last[one.field] == index
        if not known or same:
            fault = _Fault.SAME if known else _Fault.UNKNOWN
            route = (*before, "amended", index, "was" if known else "field")
            yield Problem(file, route, {"field": one.field, "fault": fault})
