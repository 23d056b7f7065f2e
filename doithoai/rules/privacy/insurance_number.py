"""The number of a social or health insurance stands in public text.

## Vì sao

Mã số bảo hiểm xã hội, số thẻ bảo hiểm y tế chỉ ra một người và mở được hồ sơ sức khỏe của họ, là dữ liệu cá nhân (Nghị
định 356/2025/NĐ-CP); đưa lên mạng là công khai và phải có đồng ý (Luật Bảo vệ dữ liệu cá nhân 2025, Điều 16).

## Cách sửa

Xóa số khỏi văn bản công khai, viết chung: “thẻ báo hết hạn”; số ghi ở sổ riêng ngoài kho.

Đã xem kỹ và đây không phải thông tin của một người (mã của một cơ quan) thì ghi ở unit.yml, kèm chức vụ người xem,
ngày và lý do; chỉ đúng nguyên văn ấy được tha:
`not_private: [{rule: V13, text: "3112345678", by: Chánh Văn phòng, on: 2026-11-27, reason: Mã của một cơ quan}]`
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.privacy._papers import NumberedPaper, so_many_digits
from doithoai.rules.privacy._passages import evenly, judge

CODE = "V13"
NAME = "Số bảo hiểm trong văn bản công khai"
LEVEL = FindingLevel.ERROR
VI = "Văn bản công khai có mã số bảo hiểm xã hội hoặc số thẻ bảo hiểm y tế (“{shown}”)."
EN = "A public text has the number of a social or health insurance (“{shown}”)."

_CARD = r"[A-Z]{2}[ \-]?[1-5](?:[ .\-]?[0-9]){12}"
_PAPER = NumberedPaper(
    words=r"(?:mã số|MS|sổ|số|thẻ)? ?(?:BHXH|BHYT|BHTN|bảo hiểm (?:xã hội|y tế))|(?:mã|số) thẻ"
    r"|(?:mã số|sổ|số|thẻ) bảo hiểm|VssID",
    number=rf"{_CARD}|[A-Z]{{2}}[ \-]?{so_many_digits(10, 13)}|{so_many_digits(10, 10)}",
    bare=_CARD,
)

suspect = _PAPER.suspect


def check(case: Case) -> Iterator[Problem]:
    """No such number may be public."""
    yield from judge(case, CODE, suspect, find)


@evenly
def find(text: str) -> Iterator[tuple[int, str]]:
    """Numbers of cards anywhere, ten digits after a word for an insurance."""
    yield from _PAPER.find(text)
