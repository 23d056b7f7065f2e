"""An attached file is not there, or is not the file that was recorded.

## Vì sao

Mã kiểm SHA-256 chứng tỏ tệp không bị thay đổi sau khi đã ghi vào hồ sơ.

## Cách sửa

Thêm đúng tệp, hoặc ghi lại mã kiểm của tệp đúng (lệnh sha256sum).
"""

from doithoai.model.vocabulary import FindingLevel

CODE = "S10"
NAME = "Tệp đính kèm thiếu hoặc không đúng"
LEVEL = FindingLevel.ERROR
VI = "Tệp đính kèm “{path}”: {detail}."
EN = "Attached file “{path}”: {detail}."
