"""A file or folder does not belong where it is, has a name it can't have, or its name and content disagree.

## Vì sao

Tệp đặt sai chỗ sẽ không được đọc, và tài liệu tưởng đã lưu mà thực ra không có trong hồ sơ. Tên thư mục đơn vị là địa
chỉ trang của đơn vị, nên phải viết thường không dấu, nối bằng gạch ngang (`xa-an-binh`), không trùng tên trang của cổng
(`so-lieu`, `du-lieu` …), và không giống một đơn vị đã có: thư mục đặt tên sai không được đọc và không lên cổng.

## Cách sửa

Đổi tên hoặc chuyển tệp theo thông báo. Thư mục đơn vị là bản chép của đơn vị khác thì bỏ đi.
"""

from doithoai.model.vocabulary import FindingLevel

CODE = "S11"
NAME = "Tệp hoặc thư mục không đúng chỗ"
LEVEL = FindingLevel.ERROR
VI = "Tên tệp hoặc thư mục không đúng chỗ; cần: {wanted}."
EN = "A file or folder is out of place; wanted: {wanted}."
