"""A record has a key that its kind does not know.

## Vì sao

Mỗi loại hồ sơ có danh sách trường cố định, để không dữ liệu nào bị bỏ sót vì viết sai tên.

## Cách sửa

Sửa lại tên trường theo gợi ý, hoặc bỏ trường này.
"""

from doithoai.model.vocabulary import FindingLevel

CODE = "S03"
NAME = "Tên trường không được dùng ở đây"
LEVEL = FindingLevel.ERROR
VI = "Không có trường “{key}” ở đây{near}. Các trường được dùng: {allowed}."
EN = "There is no field “{key}” here{near}. Known fields: {allowed}."
