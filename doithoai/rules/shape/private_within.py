"""The private repository, or something of its name, lies where the archive would take it along.

## Vì sao

`private/` giữ danh tính người nêu và tài liệu nội bộ. Điều gì kho hồ sơ đã ghi vào Git thì mọi bản sao, mọi lần đẩy,
cổng thông tin đều mang theo, và xóa về sau không lấy lại được. Vì vậy không gì trong kho hồ sơ được mang tên ấy, dù
viết hoa, thêm dấu, thêm đuôi; `private/` là thư mục thường, kho Git của riêng nó, nằm cạnh `records/` và được
`.gitignore` bỏ qua.

## Cách sửa

- Đang được theo dõi: `git rm -r -f --cached ĐƯỜNG_DẪN`, thêm `/private/` vào `.gitignore`; đã ghi (commit) rồi thì gỡ
  cả trong lịch sử, như `doithoai forget` nêu từng bước.
- Nằm trong `records/` hay `docs/`: chuyển ra cạnh `records/`.
- Là liên kết, worktree, submodule: chép tệp ra ngoài, bỏ đi, chạy `doithoai private init`, rồi chép vào.
- Một tệp thường chỉ trùng tên: đổi tên tệp.
"""

from doithoai.model.vocabulary import FindingLevel

CODE = "S27"
NAME = "Kho riêng nằm trong kho hồ sơ"
LEVEL = FindingLevel.ERROR
VI = "Tên “private” chỉ dành cho kho riêng (danh tính, tài liệu nội bộ), không bao giờ đi cùng kho hồ sơ: {why}."
EN = "The name “private” is kept for the private repository, which never goes along with the archive: {why}."
