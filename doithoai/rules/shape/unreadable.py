"""A file can't be read as text.

## Vì sao

Kho chỉ nhận tệp văn bản thường, bảng mã UTF-8, chữ Việt dựng sẵn (NFC), không quá 1024 KB, không chứa ký tự ẩn.

## Cách sửa

Mở tệp bằng trình soạn thảo, lưu lại với bảng mã UTF-8; xóa ký tự lạ ở dòng được báo.
"""

from doithoai.model.vocabulary import FindingLevel

CODE = "S01"
NAME = "Tệp không đọc được"
LEVEL = FindingLevel.ERROR
VI = "Tệp không đọc được: {detail}."
EN = "The file can't be read: {detail}."
