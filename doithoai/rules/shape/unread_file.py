"""An attached file, or a part of it, could not be looked through for private things.

## Vì sao

Tệp hỏng, đặt mật khẩu hay quá dài thì máy không đọc hết được: không ai biết bên trong có thông tin riêng hay không, và
người dân cũng có thể không mở được.

## Cách sửa

Mở tệp, xem lại bằng mắt; nên xuất lại thành PDF thường, không mật khẩu, dưới 60 trang chữ mỗi tệp. Bản quét chỉ có ảnh
không bị nhắc ở đây.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.privacy._attached import UNREAD, of_code

CODE = UNREAD
NAME = "Tệp đính kèm không đọc hết được"
LEVEL = FindingLevel.NOTICE
VI = "Tệp đính kèm chưa được đọc hết: {detail}."
EN = "The attached file was not read to its end: {detail}."


def check(case: Case) -> Iterator[Problem]:
    """Tell of what could not be read."""
    yield from of_code(case, CODE)
