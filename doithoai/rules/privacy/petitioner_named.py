"""A petitioner is named without a recorded consent that still holds.

## Vì sao

Tên người nêu kiến nghị chỉ được công khai khi người ấy đồng ý, và đồng ý có thể rút lại (Luật Bảo vệ dữ liệu cá
nhân 2025, Điều 16). Quy định 11-QĐi/TW đòi giữ bí mật, an toàn cho người phản ánh. Tổ chức, doanh nghiệp thì được
nêu tên.

## Cách sửa

Bỏ `petitioner.name`; tên để ở sổ riêng ngoài kho. Nếu đã có đồng ý, ghi `consent: {on: …, how: …, scope: …}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.records import Consent
from doithoai.model.vocabulary import FindingLevel, PetitionerKind, Word

CODE = "V06"
NAME = "Nêu tên mà người kiến nghị chưa đồng ý"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id} nêu tên người kiến nghị ({kind}) khi {fault}."
EN = "Petition {id} names its petitioner ({kind}) although {fault}."

_PERSONS = (PetitionerKind.CITIZEN, PetitionerKind.HOUSEHOLD, PetitionerKind.GROUP)


class _Fault(Word):
    NO_CONSENT = "no consent is recorded (consent)", "chưa ghi sự đồng ý (consent)"
    NOT_YET = "consent was not given yet", "ngày đồng ý chưa tới"
    WITHDRAWN = "consent was withdrawn", "sự đồng ý đã được rút lại"


def check(case: Case) -> Iterator[Problem]:
    """Judge every named person."""
    for position, petition in enumerate(case.folder.petitions):
        petitioner = petition.petitioner
        if not petitioner.name or petitioner.kind not in _PERSONS:
            continue
        if fault := _fault(case, petitioner.consent):
            values = {"id": petition.id, "kind": petitioner.kind, "fault": fault}
            yield Problem("petitions.yml", (position, "petitioner", "name"), values)


def _fault(case: Case, consent: Consent | None) -> _Fault | None:
    if consent is None:
        return _Fault.NO_CONSENT
    if consent.on > case.today:
        return _Fault.NOT_YET
    withdrawn = consent.withdrawn is not None and consent.withdrawn <= case.today
    return _Fault.WITHDRAWN if withdrawn else None
