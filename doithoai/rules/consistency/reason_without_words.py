"""A field that is to say why holds no words.

## Vì sao

Chậm, khác kế hoạch, hoãn, từ chối, gỡ bỏ đều được ghi lý do để người dân đọc. Dấu chấm, gạch ngang hay chữ “không” chỉ
lấp chỗ trống: người đọc không biết thêm gì, nên kho coi như chưa ghi lý do và không hạ mức nào vì dòng ấy.

## Cách sửa

Viết lý do thành câu ngắn, đúng như văn bản hoặc như sự việc, ví dụ “Mưa bão, đường vào thôn ngập”. Không có lý do thì
bỏ dòng ấy: việc được nêu đúng là chưa có lý do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from doithoai import public
from doithoai.cases.case import Case
from doithoai.model.dossier import DocumentFile
from doithoai.model.findings import Problem, Route
from doithoai.model.reasons import worded
from doithoai.model.records import Conference, Deviations, Petition
from doithoai.model.vocabulary import FindingLevel

CODE = "C66"
NAME = "Lý do không có chữ nào giải thích"
LEVEL = FindingLevel.ERROR
VI = "Lý do ghi “{found}” không giải thích điều gì; hãy viết lý do thành câu, hoặc bỏ dòng này."
EN = "The reason “{found}” explains nothing; say why in words, or leave the line out."

_Reasons = Iterable[tuple[Route, str | None]]


def check(case: Case) -> Iterator[Problem]:
    """Look at every reason of a conference, its petitions and its documents."""
    yield from without_words("conference.yml", _of_conference(case.conference))
    for position, petition in enumerate(case.folder.petitions):
        yield from without_words("petitions.yml", _of_petition(position, petition))
    for document in case.folder.documents:
        yield from without_words(document.file, _of_document(document))


def without_words(file: str, reasons: _Reasons) -> Iterator[Problem]:
    """A problem for each reason that says nothing; what is not there at all is asked for by other rules."""
    for route, reason in reasons:
        if reason is not None and reason.strip() and not worded(reason):
            yield Problem(file, route, {"found": reason})


def _of_conference(conference: Conference) -> _Reasons:
    for name, given in (
        ("substitute", conference.substitute),
        ("lead_office", conference.lead_office),
        ("archive_office", conference.archive_office),
        ("previous_results", conference.previous_results),
        ("cancelled", conference.cancelled),
    ):
        if given:
            yield (name, "reason"), given.reason
    for index, move in enumerate(conference.postponed):
        yield ("postponed", index, "reason"), move.reason
    for index, one in enumerate(conference.announced):
        yield ("announced", index, "late_reason"), one.late_reason
    yield from _of_deviations((), conference.deviation)


def _of_deviations(before: Route, given: Deviations) -> _Reasons:
    for index, one in enumerate(given):
        yield (*before, "deviation", index, "reason"), one.reason


def _of_petition(position: int, petition: Petition) -> _Reasons:
    if hidden := public.hidden(petition):
        yield (position, "withheld"), hidden.reason
    if petition.refused:
        yield (position, "refused", "reason"), petition.refused.reason
    if petition.deviation:
        yield from _of_deviations((position,), petition.deviation)


def _of_document(document: DocumentFile) -> _Reasons:
    front = document.front
    if front.late_reason:
        yield ("late_reason",), front.late_reason
    if why := public.reason(front):
        yield ("public_reason",), why
    if front.extension:
        yield ("extension", "reason"), front.extension.reason
    if gone := public.gone(front):
        yield ("withdrawn", "reason"), gone.reason
    for index, one in enumerate(front.files):
        if file := public.gone_file(one):
            yield ("files", index, "withdrawn", "reason"), file.reason
    if front.deviation:
        yield from _of_deviations((), front.deviation)
