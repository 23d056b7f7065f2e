"""An attached file does something when it is opened, besides showing what it says.

## Vì sao

Tệp tải từ cổng của cơ quan thì ai cũng tin mà mở. Mã JavaScript hay lệnh tự chạy trong PDF, mẫu (template), ảnh, dữ
liệu lấy từ nơi khác trong Word và Excel, công thức gọi chương trình hoặc lấy dữ liệu ngoài, ô bắt đầu bằng = hoặc @
trong CSV, liên kết dẫn tới tệp hay chương trình: mở ra là máy người dân làm việc khác, hoặc báo cho nơi khác biết ai
đang đọc. Cổng không đưa tệp ấy lên.

## Cách sửa

Xuất lại bản gốc thành PDF thường (in ra PDF). Nếu cần giữ Word, Excel: bỏ mẫu đính kèm (Developer, Document Template),
chèn ảnh vào hẳn trong tệp, dán giá trị thay cho công thức, bỏ kết nối dữ liệu. Trong CSV, đặt dấu nháy đơn (') trước ô
bắt đầu bằng =, +, -, @. Sau đó ghi lại mã kiểm của tệp mới.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.privacy._attached import ACTS, of_code

CODE = ACTS
NAME = "Tệp đính kèm tự làm việc khác khi mở"
LEVEL = FindingLevel.ERROR
VI = "Tệp đính kèm có {acts}; hãy xuất lại thành tệp thường (PDF) và ghi mã kiểm mới."
EN = "The attached file has {acts}; save it again as a plain file (PDF) and record its new checksum."


def check(case: Case) -> Iterator[Problem]:
    """Tell what each attached file does."""
    yield from of_code(case, CODE)
