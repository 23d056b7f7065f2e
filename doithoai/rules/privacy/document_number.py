"""The number of a passport, a driving licence, a household book or a tax code of a person stands in public text.

## Vì sao

Số hộ chiếu, giấy phép lái xe, thẻ đảng viên, thẻ thương binh, sổ hộ khẩu, mã số thuế cá nhân chỉ ra một người, là dữ
liệu cá nhân (Nghị định 356/2025/NĐ-CP); đưa lên mạng là công khai và phải có đồng ý (Luật Bảo vệ dữ liệu cá nhân
2025, Điều 16). Mã số thuế của công ty, hợp tác xã, cơ quan là thông tin đăng ký công khai nên vẫn được ghi.

## Cách sửa

Xóa số khỏi văn bản công khai, chỉ nêu loại giấy tờ: “hộ chiếu bị mất”; số ghi ở sổ riêng ngoài kho.

Đã xem kỹ và đây không phải thông tin của một người (mã của một thiết bị) thì ghi ở unit.yml, kèm chức vụ người
xem, ngày và lý do; chỉ đúng nguyên văn ấy được tha:
`not_private: [{rule: V10, text: "C1234567", by: Chánh Văn phòng, on: 2026-11-27, reason: Mã của một thiết bị}]`
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.privacy import _tax_code
from doithoai.rules.privacy._papers import NumberedPaper, so_many_digits
from doithoai.rules.privacy._passages import Gathered, evenly, judge

CODE = "V10"
NAME = "Số giấy tờ của một người trong văn bản công khai"
LEVEL = FindingLevel.ERROR
VI = "Văn bản công khai có số hộ chiếu, giấy phép lái xe, thẻ, sổ hộ khẩu hoặc mã số thuế của một người (“{shown}”)."
EN = (
    "A public text has the number of a passport, driving licence, card or household book, or the tax code, "
    "of a person (“{shown}”)."
)

_PAPER = NumberedPaper(
    words=(
        r"hộ chiếu|passport|giấy phép lái xe|GPLX|bằng lái(?: xe)?|thẻ đảng(?: viên)?|giấy khai sinh"
        r"|(?:thẻ|giấy chứng nhận) (?:thương|bệnh) binh"
        r"|thẻ (?:quân nhân|sĩ quan|học sinh|sinh viên|người khuyết tật|hội viên)"
        r"|(?:sổ |hồ sơ )?(?:hộ khẩu|ho khau|hộ tịch)|sổ (?:đăng ký )?(?:tạm trú|thường trú)|sổ hộ (?:nghèo|cận nghèo)"
    ),
    number=rf"[A-ZĐ]{{1,3}}[ \-]?{so_many_digits(5, 9)}|{so_many_digits(8, 12)}",
)


def suspect(texts: Gathered) -> bool:
    """Whether there may be one in all the texts together."""
    return _PAPER.suspect(texts) or _tax_code.suspect(texts)


def check(case: Case) -> Iterator[Problem]:
    """No such number may be public."""
    yield from judge(case, CODE, suspect, find)


@evenly
def find(text: str) -> Iterator[tuple[int, str]]:
    """Numbers after the name of such a paper, and tax codes of persons."""
    yield from _PAPER.find(text)
    yield from _tax_code.find(text)
