"""A moved address leads nowhere, or from where there are still records.

## Vì sao

Người dân giữ đường dẫn cũ trên giấy biên nhận, trong tin nhắn, trong văn bản. Đơn vị đổi tên, sáp nhập thì đường dẫn
ấy vẫn phải tới đúng hồ sơ; chuyển sai còn tệ hơn là không chuyển.

## Cách sửa

Ghi `from` là địa chỉ cũ (không còn thư mục nào ở đó), `to` là địa chỉ mới đang có hồ sơ. Hồ sơ chuyển lần nữa thì sửa
`to` của dòng cũ thành địa chỉ mới nhất. Hai đơn vị nhập làm một thì ghi từng hội nghị, vì số hội nghị có thể đã đổi.
"""

from doithoai.model.vocabulary import FindingLevel

CODE = "S14"
NAME = "Địa chỉ đã chuyển không đúng"
LEVEL = FindingLevel.ERROR
VI = "Không chuyển được từ “{old}” sang “{new}”: {fault}."
EN = "Can't lead from “{old}” to “{new}”: {fault}."
