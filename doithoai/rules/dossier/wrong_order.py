"""A document is dated before the one that it follows from, or sent before it was issued.

## Vì sao

Phân công nhiệm vụ và giấy mời theo sau kế hoạch; phân công chuẩn bị trả lời theo sau báo cáo tổng hợp ý kiến; báo
cáo kết quả giải quyết theo sau thông báo kết luận; gửi theo sau ban hành, nhận theo sau gửi. Văn bản trả lời có
trước thông báo kết luận thì chỉ lưu ý: cơ quan có thể trả lời sớm.

## Cách sửa

Đối chiếu bản giấy, sửa ngày bị gõ sai.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.dossier import DocumentFile
from doithoai.model.findings import Problem
from doithoai.model.records import Document, Report
from doithoai.model.vocabulary import DocumentKind, FindingLevel, Word

CODE = "D04"
NAME = "Tài liệu ghi ngày ngược thứ tự"
LEVEL = FindingLevel.ERROR
VI = "{what} ngày {found}, trước {first} (ngày {wanted})."
EN = "{what} of {found} comes before {first} (of {wanted})."


class Act(Word):
    """What is done with one document, in order."""

    ISSUED = "its issue", "ngày ban hành"
    SENT = "Sending", "Việc gửi"
    GIVEN = "its sending", "ngày gửi"
    RECEIVED = "Receipt", "Việc nhận"


_FOLLOWS = (
    (DocumentKind.PLAN, DocumentKind.TASK_ASSIGNMENT),
    (DocumentKind.PLAN, DocumentKind.NOTICE),
    (DocumentKind.PETITION_SUMMARY, DocumentKind.REPLY_ASSIGNMENT),
    (DocumentKind.REPLY_ASSIGNMENT, DocumentKind.PREPARED_REPLIES),
    (DocumentKind.CONCLUSION_NOTICE, DocumentKind.WRITTEN_REPLY),
    (DocumentKind.CONCLUSION_NOTICE, DocumentKind.RESULTS_REPORT),
)


def check(case: Case) -> Iterator[Problem]:
    """Compare documents with those they follow from, and the dates within each."""
    for first, then in _FOLLOWS:
        before = case.folder.first(first)
        for document in case.folder.of(then) if before else ():
            if before and before.front.issued and document.front.issued:
                yield from _order(document, first, before.front.issued, document.front.issued)
    for document in case.folder.documents:
        yield from sending(document.file, document.front)


def _order(document: DocumentFile, first: DocumentKind, wanted: dt.date, found: dt.date) -> Iterator[Problem]:
    if found < wanted:
        kind = document.front.kind
        early = FindingLevel.NOTICE if kind is DocumentKind.WRITTEN_REPLY else None
        values = {"what": kind, "found": found, "first": first, "wanted": wanted}
        yield Problem(document.file, ("issued",), values, level=early)


def sending(file: str, front: Document | Report) -> Iterator[Problem]:
    """The dates within one paper: it is issued, then sent, then received."""
    issued = front.issued
    for position, sent in enumerate(front.sent):
        if issued and sent.on < issued:
            values = {"what": Act.SENT, "found": sent.on, "first": Act.ISSUED, "wanted": issued}
            yield Problem(file, ("sent", position, "on"), values)
        if sent.received and sent.received < sent.on:
            values = {"what": Act.RECEIVED, "found": sent.received, "first": Act.GIVEN, "wanted": sent.on}
            yield Problem(file, ("sent", position, "received"), values)
