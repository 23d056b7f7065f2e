"""A file or folder does not belong where it is, or its name and content disagree.

## Vì sao

Tệp đặt sai chỗ sẽ không được đọc, và tài liệu tưởng đã lưu mà thực ra không có trong hồ sơ.

## Cách sửa

Đổi tên hoặc chuyển tệp theo thông báo.
"""

from doithoai.model.vocabulary import FindingLevel

CODE = "S11"
NAME = "Tệp hoặc thư mục không đúng chỗ"
LEVEL = FindingLevel.ERROR
VI = "Tên tệp hoặc thư mục không đúng chỗ; cần: {wanted}."
EN = "A file or folder is out of place; wanted: {wanted}."
