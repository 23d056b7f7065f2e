"""A file has more faults than are told one by one.

## Vì sao

Một tệp chép sai định dạng hay lệch dòng có thể có hàng nghìn lỗi; chỉ những lỗi đầu được kể từng dòng, số còn lại được
đếm, để thông báo của các hồ sơ khác không bị lấp mất.

## Cách sửa

Sửa các lỗi đã báo của tệp, rồi kiểm tra lại: lỗi còn lại (thường cùng một nguyên nhân) sẽ hiện ra, nếu còn.
"""

from doithoai.model.vocabulary import FindingLevel

CODE = "S15"
NAME = "Tệp còn nhiều lỗi khác"
LEVEL = FindingLevel.ERROR
VI = "Và {count} lỗi nữa trong tệp này; hãy sửa các lỗi đã báo rồi kiểm tra lại."
EN = "And {count} more faults in this file; mend those that are told, then check again."
