"""A petitioner is named without a recorded consent that still holds.

## Vì sao

Tên người nêu kiến nghị chỉ được công khai khi người ấy đồng ý, và đồng ý có thể rút lại (Luật Bảo vệ dữ liệu cá
nhân 2025, Điều 16). Quy định 11-QĐi/TW đòi giữ bí mật, an toàn cho người phản ánh. Tổ chức, doanh nghiệp, hợp tác
xã thì được nêu tên; hộ kinh doanh là của cá nhân nên cũng cần sự đồng ý.

## Cách sửa

Bỏ `petitioner.name`; tên để ở sổ riêng ngoài kho. Nếu đã có đồng ý, ghi `consent: {on: …, how: …, scope: …}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai import public
from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel

CODE = "V06"
NAME = "Nêu tên mà người kiến nghị chưa đồng ý"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id} nêu tên người kiến nghị ({kind}) khi {fault}."
EN = "Petition {id} names its petitioner ({kind}) although {fault}."


def check(case: Case) -> Iterator[Problem]:
    """Judge every named person."""
    for position, petition in enumerate(case.folder.petitions):
        if fault := public.unnamed(petition.petitioner, case.today):
            values = {"id": petition.id, "kind": petition.petitioner.kind, "fault": fault}
            yield Problem("petitions.yml", (position, "petitioner", "name"), values)
