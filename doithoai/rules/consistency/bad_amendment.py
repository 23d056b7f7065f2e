"""An amendment names a field that the record does not have, or keeps nothing that could have stood there.

## Vì sao

Điều đã ghi mà sửa thì bản ghi giữ lại điều cũ ở `amended`, để ai cũng xem được ngày trước kho ghi gì: hội nghị, kiến
nghị, tài liệu, kế hoạch, báo cáo, đơn vị, lịch, quy định và các danh mục dùng chung đều ghi như vậy. Tên trường sai,
điều cũ chép nhầm điều đang ghi, hoặc điều cũ không thể là giá trị của trường ấy, thì không còn biết đã sửa gì.

## Cách sửa

Ghi vào `field` đúng tên trường như lệnh `doithoai changes` in ra (`issued`, `sent.mat-tran.on`,
`states.answered.on`; toàn văn của một tài liệu là `text`) và vào `was` điều trước khi sửa, viết như trong bản ghi (ngày
là `"2025-12-13"`). Chỉ bỏ trống `was` khi điều cũ là nội dung riêng tư, hoặc khi trước đó chưa có mục ấy. Một nhóm
trường (như một quy định của kế hoạch) thì ghi từng trường: `rules.forwarding.count`, `rules.forwarding.unit`. Không sửa
gì thì bỏ dòng ấy.
"""

from __future__ import annotations

from doithoai.model.vocabulary import FindingLevel

CODE = "C62"
NAME = "Điều đã sửa ghi không đúng chỗ"
LEVEL = FindingLevel.ERROR
VI = "Điều đã sửa (amended) nêu trường “{field}”, nhưng {fault}."
EN = "What was amended names the field “{field}”, but {fault}."
