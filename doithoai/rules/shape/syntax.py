"""The YAML of a record can't be parsed, or uses what records do not allow.

## Vì sao

Hồ sơ được viết bằng YAML đơn giản: tên trường, dấu hai chấm, giá trị; không dùng neo (&), tham chiếu (*), nhãn (!).

## Cách sửa

Xem dòng được báo: thường là thiếu dấu ngoặc kép quanh câu có dấu hai chấm, hoặc thụt đầu dòng không đều.
"""

from doithoai.model.vocabulary import FindingLevel

CODE = "S02"
NAME = "Không đọc được phần khai báo"
LEVEL = FindingLevel.ERROR
VI = "Không đọc được phần khai báo: {detail}."
EN = "The YAML can't be parsed: {detail}."
