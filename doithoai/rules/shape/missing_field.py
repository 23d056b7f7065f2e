"""A required field is missing.

## Vì sao

Không có trường này thì không tính được thời hạn hoặc không hiển thị được hồ sơ.

## Cách sửa

Bổ sung trường còn thiếu.
"""

from doithoai.model.vocabulary import FindingLevel

CODE = "S08"
NAME = "Thiếu trường bắt buộc"
LEVEL = FindingLevel.ERROR
VI = "Thiếu trường bắt buộc “{key}” ({title})."
EN = "The required field “{key}” is missing."
