"""What was taken out is still there, or was taken out at an impossible time.

## Vì sao

Kho không xóa gì lặng lẽ: thứ đã gỡ bỏ còn lại một bản lược có ngày và lý do. Bản lược mà vẫn còn toàn văn thì chưa
gỡ; ngày gỡ đứng trước ngày ban hành, hoặc chưa tới, thì sổ gỡ bỏ nói sai.

## Cách sửa

Văn bản: xóa hết phần dưới dòng --- thứ hai, giữ nguyên phần khai báo; đối chiếu lại ngày gỡ (on). Kiến nghị: bỏ
`text`, ghi lý do ở `withheld` và ngày gỡ ở `removed`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai import public
from doithoai.cases.case import Case
from doithoai.model.dossier import DocumentFile
from doithoai.model.findings import Problem, Route
from doithoai.model.records import Petition
from doithoai.model.vocabulary import FindingLevel, Word

CODE = "C27"
NAME = "Ghi gỡ bỏ nhưng không khớp"
LEVEL = FindingLevel.ERROR
VI = "Ghi là đã gỡ bỏ ngày {on}, nhưng {fault}."
EN = "Recorded as withdrawn on {on}, but {fault}."


class _Fault(Word):
    TEXT = "its text is still there", "toàn văn vẫn còn trong tệp"
    NO_REASON = "no reason is given (withheld)", "chưa ghi lý do (withheld)"
    EARLY = "it was issued or received later", "lúc ấy chưa ban hành, chưa tiếp nhận"
    AHEAD = "that day has not come yet", "ngày ấy chưa tới"


def check(case: Case) -> Iterator[Problem]:
    """Compare every stub with what is left, and its day with the others."""
    for document in case.folder.documents:
        yield from _document(case, document)
    for position, petition in enumerate(case.folder.petitions):
        if hidden := public.hidden(petition):
            yield from _petition(case, petition, position, hidden)


def _document(case: Case, document: DocumentFile) -> Iterator[Problem]:
    front = document.front
    first = front.issued or document.first_sent
    if gone := public.gone(front):
        on = gone.on
        if document.body.strip():
            yield Problem(document.file, ("withdrawn",), {"on": on, "fault": _Fault.TEXT})
        yield from _day(case, document.file, ("withdrawn", "on"), on, first)
    for index, one in enumerate(front.files):
        if file := public.gone_file(one):
            yield from _day(case, document.file, ("files", index, "withdrawn", "on"), file.on, first)


def _petition(case: Case, petition: Petition, position: int, hidden: public.Hidden) -> Iterator[Problem]:
    file, on = "petitions.yml", hidden.since
    if on is None:
        return
    if hidden.reason is None:
        yield Problem(file, (position, "removed"), {"on": on, "fault": _Fault.NO_REASON})
    yield from _day(case, file, (position, "removed"), on, petition.received.on)


def _day(case: Case, file: str, route: Route, on: dt.date, first: dt.date | None) -> Iterator[Problem]:
    if on > case.today:
        yield Problem(file, route, {"on": on, "fault": _Fault.AHEAD})
    elif first and on < first:
        yield Problem(file, route, {"on": on, "fault": _Fault.EARLY})
