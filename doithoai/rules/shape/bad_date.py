"""A date or time is not a real one, or not written in full.

## Vì sao

Ngày viết năm-tháng-ngày đủ chữ số; giờ viết kèm múi giờ, để mọi thời hạn tính ra một kết quả.

## Cách sửa

Viết lại theo mẫu trong thông báo.
"""

from doithoai.model.vocabulary import FindingLevel

CODE = "S06"
NAME = "Ngày, giờ viết chưa đúng"
LEVEL = FindingLevel.ERROR
VI = "{found} không phải là ngày, giờ đúng: {why}."
EN = "{found} is not a date or time: {why}."
