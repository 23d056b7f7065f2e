"""The text of an attached file, or what it says of itself, has something private.

## Vì sao

Tệp PDF, Word, Excel, văn bản đính kèm cũng công khai như chính hồ sơ, và kho Git giữ mãi. Các quy tắc V01 đến V05,
V07, V09 đến V13 và V15 đọc chữ trong tệp, cả phần mô tả, ghi chú, của tài liệu nội bộ, của báo cáo cũng vậy. Bản quét
chỉ có ảnh thì máy không đọc được: người đưa tệp vào phải tự xem.

## Cách sửa

Che hoặc xóa thông tin riêng ở bản gốc rồi xuất lại tệp (bôi đen trong Word chưa phải là xóa), ghi mã kiểm mới. Chữ đã
xem kỹ và không phải thông tin của một người thì ghi ở `not_private` của unit.yml như trang của từng quy tắc nêu.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.privacy._attached import TEXT, of_code

CODE = TEXT
NAME = "Thông tin riêng trong tệp đính kèm"
LEVEL = FindingLevel.ERROR
VI = "Tệp đính kèm ({where}) có {what} (“{shown}”)."
EN = "The attached file ({where}) has {what} (“{shown}”)."


def check(case: Case) -> Iterator[Problem]:
    """Look through the text of each attached file."""
    yield from of_code(case, CODE)
