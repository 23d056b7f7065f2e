"""A file can't be read as text.

## Vì sao

Kho chỉ nhận tệp văn bản thường, bảng mã UTF-8, không quá 1024 KB, không chứa ký tự ẩn. Dấu BOM ở đầu tệp, chữ Việt
viết rời dấu (NFD) và dấu xuống dòng của Windows thì đọc được, không phải báo: máy sửa giúp trước khi ghi.

## Cách sửa

Mở tệp bằng trình soạn thảo, lưu lại với bảng mã UTF-8; xóa ký tự lạ ở dòng được báo.
"""

from doithoai.model.vocabulary import FindingLevel

CODE = "S01"
NAME = "Tệp không đọc được"
LEVEL = FindingLevel.ERROR
VI = "Tệp không đọc được: {detail}."
EN = "The file can't be read: {detail}."
