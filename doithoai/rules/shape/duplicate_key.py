"""The same key stands twice in one group.

## Vì sao

Khi một trường viết hai lần, không ai biết giá trị nào đúng.

## Cách sửa

Giữ lại một dòng đúng, xóa dòng kia.
"""

from doithoai.model.vocabulary import FindingLevel

CODE = "S05"
NAME = "Trường viết hai lần"
LEVEL = FindingLevel.ERROR
VI = "Trường “{key}” được viết hai lần trong cùng một nhóm."
EN = "The field “{key}” is written twice in one group."
