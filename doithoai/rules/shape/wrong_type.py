"""A value has the wrong type.

## Vì sao

Mỗi trường nhận một kiểu giá trị: chữ, số, ngày, danh sách hoặc nhóm trường.

## Cách sửa

Viết lại giá trị đúng kiểu. Số, ký hiệu văn bản và chữ số cần giữ nguyên thì đặt trong dấu ngoặc kép.
"""

from doithoai.model.vocabulary import FindingLevel

CODE = "S04"
NAME = "Giá trị sai kiểu"
LEVEL = FindingLevel.ERROR
VI = "Cần {wanted}, hiện là {found}."
EN = "Wanted {wanted}, found {found}."
