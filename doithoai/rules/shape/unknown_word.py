"""A word is not in the vocabulary of its field.

## Vì sao

Loại, hình thức, trạng thái… dùng một bộ từ thống nhất để thống kê được.

## Cách sửa

Chọn một từ trong danh sách.
"""

from doithoai.model.vocabulary import FindingLevel

CODE = "S07"
NAME = "Từ ngoài danh sách được dùng"
LEVEL = FindingLevel.ERROR
VI = "{found} không phải là từ được dùng ở đây{near}. Các từ được dùng: {allowed}."
EN = "{found} is not a word of this field{near}. Known words: {allowed}."
