"""A text is in an encoding of before Unicode, or was read in a wrong one.

## Vì sao

Chữ gõ bằng phông .VnTime (bảng mã TCVN3), VNI-Times (bảng mã VNI), hoặc UTF-8 bị đọc nhầm thành Windows-1252, thì người
dân thấy “Héi nghÞ”, “Hoäi nghò”, “Há»™i nghá»‹” thay cho “Hội nghị”.

## Cách sửa

Chuyển văn bản gốc sang Unicode (Unikey: Ctrl + Shift + F6, chọn bảng mã nguồn và Unicode), rồi chép lại; thông báo in
sẵn dòng đầu tiên đã chuyển. Bảng mã cũ không phân biệt hết chữ hoa, nên hãy đọc lại.
"""

from doithoai.model.vocabulary import FindingLevel

CODE = "S21"
NAME = "Chữ gõ theo bảng mã cũ"
LEVEL = FindingLevel.ERROR
VI = "“{shown}” là chữ {encoding} ({count} dòng trong tệp). Chuyển sang Unicode; đúng ra là “{right}”."
EN = "“{shown}” is text in {encoding} (lines of the file: {count}). Convert it to Unicode. In right letters: “{right}”."
