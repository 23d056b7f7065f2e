"""A text is in an encoding of before Unicode, or was read in a wrong one, or lost letters to question marks.

## Vì sao

Chữ gõ bằng phông .VnTime (bảng mã TCVN3), VNI-Times (bảng mã VNI), bảng mã VISCII, kiểu gõ VIQR, hoặc UTF-8 bị đọc nhầm
thành Windows-1252, thì người dân thấy “Héi nghÞ”, “Hoäi nghò”, “Hµi ngh¸”, “Ho^.i nghi.”, “Há»™i nghá»‹” thay cho “Hội
nghị”. Chữ chuyển hỏng thành “H?i ngh?” thì không ai đoán lại chắc chắn được.

## Cách sửa

Chuyển văn bản gốc sang Unicode (Unikey: Ctrl + Shift + F6, chọn bảng mã nguồn và Unicode), rồi chép lại; thông báo in
sẵn dòng đầu tiên đã chuyển. Bảng mã cũ không phân biệt hết chữ hoa, nên hãy đọc lại. Chữ đã thành dấu “?” thì chép
hoặc gõ lại từ văn bản gốc.
"""

from doithoai.model.vocabulary import FindingLevel

CODE = "S21"
NAME = "Chữ gõ theo bảng mã cũ"
LEVEL = FindingLevel.ERROR
VI = "“{shown}” là chữ {encoding} ({count} dòng trong tệp). {cure}."
EN = "“{shown}” is text in {encoding} (lines of the file: {count}). {cure}."
