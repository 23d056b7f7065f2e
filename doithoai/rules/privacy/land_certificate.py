"""The number of a certificate of land use stands in public text.

## Vì sao

Số giấy chứng nhận quyền sử dụng đất (số phát hành, số vào sổ) chỉ ra chủ đất và tài sản của họ, là dữ liệu cá nhân
(Nghị định 356/2025/NĐ-CP); đưa lên mạng là công khai và phải có đồng ý (Luật Bảo vệ dữ liệu cá nhân 2025, Điều 16).

## Cách sửa

Xóa số khỏi văn bản công khai, viết chung: “giấy chứng nhận đã cấp cho hộ”; số ghi ở sổ riêng ngoài kho.

Đã xem kỹ và đây không phải thông tin của một người (mã của một thiết bị) thì ghi ở unit.yml, kèm chức vụ người
xem, ngày và lý do; chỉ đúng nguyên văn ấy được tha:
`not_private: [{rule: V12, text: "BS 123456", by: Chánh Văn phòng, on: 2026-11-27, reason: Mã của một thiết bị}]`
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.privacy._papers import NumberedPaper
from doithoai.rules.privacy._passages import evenly, judge

CODE = "V12"
NAME = "Số giấy chứng nhận quyền sử dụng đất trong văn bản công khai"
LEVEL = FindingLevel.ERROR
VI = "Văn bản công khai có số giấy chứng nhận quyền sử dụng đất (“{shown}”)."
EN = "A public text has the number of a certificate of land use (“{shown}”)."

_PAPER = NumberedPaper(
    words=(
        r"sổ đỏ|sổ hồng|bìa đỏ|phôi(?: sổ)?|giấy chứng nhận (?:quyền|qsd)|GCN(?: ?-?QSD[ĐD]?)?|(?:giấy )?CNQSD[ĐD]?"
        r"|số vào sổ(?: cấp GCN)?|số phát hành|giấy chứng nhận(?= số $)"
    ),
    number=r"[A-ZĐ]{1,2}[ \-]?[0-9](?:[ .]?[0-9]){4,7}",
    between=96,
)

suspect = _PAPER.suspect


def check(case: Case) -> Iterator[Problem]:
    """No such number may be public."""
    yield from judge(case, CODE, suspect, find)


@evenly
def find(text: str) -> Iterator[tuple[int, str]]:
    """Series and numbers after the name of such a certificate."""
    yield from _PAPER.find(text)
