"""No document says which office prepares the conference or keeps its dossier.

## Vì sao

Có kế hoạch chưa nói rõ: Cát Hải IV.3 viết không rõ văn phòng nào chủ trì tham mưu khi đồng chủ trì; Đường An không
nói nơi lưu hồ sơ. Không có cơ quan chịu trách nhiệm thì không ai bị nhắc khi chậm.

## Cách sửa

Hỏi người chủ trì, rồi ghi `lead_office` hoặc `archive_office` với cơ quan được giao và lý do.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case, drafted
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.consistency._offices import OfficeDuty, offices

CODE = "C05"
NAME = "Chưa rõ cơ quan tham mưu, lưu hồ sơ"
LEVEL = FindingLevel.NOTICE
VI = (
    "Kế hoạch chưa nói rõ {duty} khi người chủ trì là “{chair}”, và hồ sơ cũng chưa ghi; "
    "thêm ở conference.yml dòng {line}."
)
EN = (
    "The plan does not say which is the {duty} when the chair is “{chair}”, nor does the record; "
    "add to conference.yml the line {line}."
)


def check(case: Case) -> Iterator[Problem]:
    """Look for a duty that nobody has; without a readable plan nothing can be said."""
    if not case.layers.chain or case.conference.cancelled or _unentered(case):
        return
    for duty, override, derived in offices(case):
        if override is None and derived is None:
            yield Problem(
                "conference.yml", ("chair",), {"duty": duty, "chair": case.conference.leading, "line": _line(duty)}
            )


def _unentered(case: Case) -> bool:
    """Whether a plan was copied from a model and is not entered yet: what it says of offices is not known."""
    return drafted(case)


def _line(duty: OfficeDuty) -> Both:
    field = duty.name.lower()
    return Both(f"`{field}: {{office: mã cơ quan, reason: vì sao}}`", f"`{field}: {{office: its id, reason: why}}`")
