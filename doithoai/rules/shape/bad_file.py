"""An attached file is not there, is not the file that was recorded, or may not be published.

## Vì sao

Mã kiểm SHA-256 chứng tỏ tệp không bị thay đổi sau khi đã ghi vào hồ sơ. Tệp đính kèm được đưa nguyên lên cổng thông
tin, nên kho chỉ nhận tệp thường, không quá 10 MB, thuộc loại mà trình duyệt chỉ hiện hoặc tải về chứ không chạy: pdf,
png, jpg, webp, docx, xlsx, odt, ods, txt, csv. Nội dung phải đúng là loại đó: không macro, không trang web đổi đuôi.
Tệp không đúng thì cổng thông tin không đưa lên; tệp không văn bản nào ghi thì không ai biết là của việc gì. Tệp của báo
cáo nằm ở `files/` của năm, cạnh `reports/`; cổng không đưa lên.

## Cách sửa

Thêm đúng tệp, hoặc ghi lại mã kiểm của tệp đúng (thông báo in sẵn mã kiểm; hoặc dùng lệnh sha256sum). Loại khác thì
lưu lại thành pdf. Liên kết (shortcut, symlink) thì thay bằng chính tệp. Tệp chưa ghi thì ghi vào `files` của tài liệu
(hoặc báo cáo):

```yaml
files:
  - {path: files/40-tb-ubnd.pdf, sha256: mã kiểm gồm 64 ký tự}
```
"""

from doithoai.model.vocabulary import FindingLevel

CODE = "S10"
NAME = "Tệp đính kèm thiếu, thừa hoặc không đúng"
LEVEL = FindingLevel.ERROR
VI = "Tệp đính kèm “{path}”: {detail}."
EN = "Attached file “{path}”: {detail}."
