"""The number of a paper has a shape that numbers of papers don't have.

## Vì sao

Người dân tìm văn bản theo số, ký hiệu; văn bản này dẫn văn bản kia cũng bằng số, ký hiệu. Dấu cách ở giữa, dấu gạch
chéo khác, thiếu chữ, thừa chữ “số” hay dấu chấm ở cuối thì không ai tìm ra. Các mẫu thường gặp: 12/TB-UBND (chính
quyền), 45-KH/ĐU (Đảng), 03/2026/QĐ-UBND (văn bản quy phạm pháp luật), 67-BC/MTTQ, 301/UBND-VP, 61/PKT. Số khác lạ mà
không rõ cách viết đúng thì chỉ là lưu ý: có thể văn bản giấy ghi đúng như vậy.

## Cách sửa

Đối chiếu bản giấy; trong `number` chỉ ghi số và ký hiệu. Ngày ghi ở `issued`, tên văn bản ở `title`. Văn bản chưa có
số thì bỏ trường này.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import YearCase, own_papers
from doithoai.model.both import Both
from doithoai.model.findings import Problem, Route
from doithoai.model.vocabulary import FindingLevel
from doithoai.vietnamese.lookalikes import in_right_letters
from doithoai.vietnamese.paper_numbers import is_written, right_number

CODE = "D18"
NAME = "Số, ký hiệu văn bản viết sai mẫu"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "Số, ký hiệu “{number}” không đúng mẫu; {detail}."
EN = "The number “{number}” is not written as numbers of papers are; {detail}."

_UNCLEAR = Both(
    "đối chiếu bản giấy, mẫu thường gặp là 12/TB-UBND, 45-KH/ĐU, 03/2026/QĐ-UBND (chưa có số thì bỏ trường này)",
    "compare the paper, usual ones are like 12/TB-UBND, 61/PKT, 03/2026/NQ-UBND (leave it out if there is none yet)",
)


def check(case: YearCase) -> Iterator[Problem]:
    """Look at the number of each paper; letters that only look right are told by another rule."""
    for one in own_papers(case.year, case.conferences):
        yield from odd(one.file, ("number",), one.number)


def odd(file: str, route: Route, number: str) -> Iterator[Problem]:
    """What is wrong with the number of a paper, or of a basis that it cites; nothing where it is as it should be."""
    if is_written(number) or is_written(in_right_letters(number)):
        return
    right = right_number(number)
    detail = Both(f"hãy viết “{right}”", f"in right letters: “{right}”") if right else _UNCLEAR
    yield Problem(file, route, {"number": number, "detail": detail}, CODE, level=None if right else FindingLevel.NOTICE)
