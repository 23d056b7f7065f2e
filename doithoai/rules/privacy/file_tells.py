"""An attached file tells more than it shows: where a photo was taken, who wrote a text, what was struck out.

## Vì sao

Ảnh chụp bằng điện thoại mang tọa độ nơi chụp, tức là nhà người nêu kiến nghị; tệp Word mang tên người soạn, ghi chú,
phần đã xóa khi bật Track Changes; tệp PDF mang tên người lập, tệp nhúng, các bản lưu trước. Mở tệp thì không thấy,
nhưng ai tải về cũng đọc được.

Tọa độ, ghi chú, dấu vết sửa, chữ ẩn, tệp nhúng và dữ liệu nối sau phần cuối là lỗi: cổng không công khai tệp ấy. Tên
người soạn, tên máy, ảnh thu nhỏ là lưu ý.

## Cách sửa

Chạy `doithoai strip TỆP`: lệnh gỡ phần kèm theo mà giữ nguyên ảnh, trang, chữ, rồi ghi mã kiểm mới vào tài liệu đã khai
tệp. Ghi chú, dấu vết sửa, chữ ẩn, tệp nhúng thì người soạn phải xem và tự bỏ trong Word, Excel. Tệp PDF đã ký số không
sửa được: sửa một byte là hỏng chữ ký.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.privacy._attached import METADATA, of_code

CODE = METADATA
NAME = "Tệp đính kèm mang thông tin kèm theo"
LEVEL = FindingLevel.ERROR
VI = "Tệp đính kèm còn mang {traces}; {cure}."
EN = "The attached file still carries {traces}; {cure}."


def check(case: Case) -> Iterator[Problem]:
    """Judge what each attached file tells besides."""
    yield from of_code(case, CODE)
