"""A conclusion notice or written reply was not sent to somebody whom the plan names.

## Vì sao

Người nêu kiến nghị, cơ quan giải quyết và cơ quan giám sát đều phải nhận được văn bản (Cát Hải V.3.a, V.3.b; Nguyễn
Lương Bằng V.3.1, V.3.2; Nghi Dương III.1; kế hoạch năm 2026 của phường, IV.3). Chưa gửi thì chưa có ai để đòi, để
theo dõi.

## Cách sửa

Gửi cho nơi còn thiếu, ghi thêm một dòng vào sent. Đã gửi mà chưa ghi thì ghi đúng ngày đã gửi.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from doithoai.cases.case import Case
from doithoai.deadlines.doubts import MISNAMED
from doithoai.deadlines.fulfilment import lacking
from doithoai.deadlines.layers import Sourced
from doithoai.model.both import Both
from doithoai.model.dossier import DocumentFile
from doithoai.model.findings import Problem
from doithoai.model.provisions import Recipients
from doithoai.model.vocabulary import DeadlineKind, DocumentKind, FindingLevel, State
from doithoai.rules.verdicts import kept, office

CODE = "D06"
NAME = "Chưa gửi văn bản tới đủ nơi nhận"
LEVEL = FindingLevel.MISSING
VI = "{what} chưa ghi việc gửi tới: {missing}; đã gửi thì thêm ở `sent`: {lines}."
PUBLIC = "{what} chưa ghi việc gửi tới: {missing}."
EN = "{what} is not recorded as sent to: {missing}; if it was, add to `sent`: {lines}."


def check(case: Case) -> Iterator[Problem]:
    """Compare recipients once sending is recorded, or the document's time is over."""
    if not kept(case):
        return
    for kind, limit_kind, found in (
        (
            DocumentKind.CONCLUSION_NOTICE,
            DeadlineKind.CONCLUSION_NOTICE,
            case.layers.nearest(lambda rules: rules.conclusion_recipients),
        ),
        (
            DocumentKind.WRITTEN_REPLY,
            DeadlineKind.WRITTEN_REPLY,
            case.layers.nearest(lambda rules: rules.reply_recipients),
        ),
    ):
        limits = list(case.limits(limit_kind, DeadlineKind.ASSIGNED_DUE))
        past = {limit.met_by for limit in limits if limit.due and limit.due < case.today}
        # One cause, one message: who was not reached by the due date is told with the limit itself (T04, T07).
        # So is a recipient that nobody knows, at its own line (S09): it may well be the one that is lacking.
        told = {limit.met_by for limit in limits if lacking(limit.parts) and case.state(limit) is State.OVERDUE}
        told |= {limit.met_by for limit in limits if limit.unclear == MISNAMED}
        for document in _judged(case, kind) if found else ():
            if found and document.file not in told and (document.front.sent or document.file in past):
                yield from _unsent(case, document, found)


def _judged(case: Case, kind: DocumentKind) -> Iterable[DocumentFile]:
    """The documents that are to reach everybody: of conclusion notices the first, and none that corrects another."""
    if kind is DocumentKind.CONCLUSION_NOTICE:
        first = case.folder.first(kind)
        return (first,) if first else ()
    return (one for one in case.folder.of(kind) if not _of_kind(case, one.front.corrects, kind))


def _of_kind(case: Case, stem: str | None, kind: DocumentKind) -> bool:
    document = case.folder.document(stem) if stem else None
    return document is not None and document.front.kind is kind


def _unsent(case: Case, document: DocumentFile, found: Sourced[Recipients]) -> Iterator[Problem]:
    if ids := [part.recipient for part in lacking(case.shown.asked(document)) if part.recipient]:
        lines = ", ".join(f"{{to: {one}, on: …}}" for one in ids)
        names = [office(case, one) for one in ids]
        values = {"what": document.front.kind, "missing": names, "lines": Both(lines, lines)}
        yield Problem(document.file, ("sent",), values, basis=(found.basis(found.rule.section),))
