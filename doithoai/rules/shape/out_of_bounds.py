"""A value is outside what its field allows.

## Vì sao

Một số trường có mẫu viết hoặc khoảng giá trị cố định.

## Cách sửa

Viết lại theo mẫu trong thông báo.
"""

from doithoai.model.vocabulary import FindingLevel

CODE = "S12"
NAME = "Giá trị ngoài mẫu hoặc khoảng cho phép"
LEVEL = FindingLevel.ERROR
VI = "Giá trị {found} chưa đúng: {wanted}."
EN = "The value {found} is not allowed: {wanted}."
