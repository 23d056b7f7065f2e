"""A word holds letters that only look like those of Vietnamese.

## Vì sao

Ð (U+00D0, chữ Iceland) trông như Đ (U+0110), е (chữ Nga) trông như e. Người đọc không thấy khác, nhưng tìm kiếm, đối
chiếu và quy tắc bảo vệ dữ liệu cá nhân không nhận ra. Chữ như vậy thường đến từ bộ gõ cũ, bản quét hoặc mạng xã hội.
Từ viết trọn bằng tiếng Nga, Hy Lạp và ký hiệu khoa học (μ, Δ, π) thì đúng.

## Cách sửa

Gõ lại từ được nêu bằng bộ gõ tiếng Việt, bảng mã Unicode dựng sẵn; thay cả tệp thì dùng chức năng tìm và thay.
"""

from doithoai.model.vocabulary import FindingLevel

CODE = "S20"
NAME = "Chữ chỉ trông giống chữ tiếng Việt"
LEVEL = FindingLevel.ERROR
VI = "{words} có {letters}, chỉ trông giống chữ tiếng Việt ({count} chỗ trong tệp). Gõ lại: {right}."
EN = "{words} has {letters}, which only looks like Vietnamese (places in the file: {count}). In right letters: {right}."
