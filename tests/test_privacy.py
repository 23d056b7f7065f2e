"""What the privacy rules find in a text, and what only looks like it: two tables of Vietnamese as people write it."""

from __future__ import annotations

import pytest

from doithoai.model.records import Office, Unit
from doithoai.model.vocabulary import UnitKind
from doithoai.rules.privacy import FINDERS
from doithoai.rules.privacy._passages import digits, masked, published

FIRES = (
    ("V01", "Liên hệ số 0912345678 để biết thêm.", "0912345678"),
    ("V01", "ĐT: 0912 345 678.", "0912 345 678"),
    ("V01", "ĐT.0912.345.678", "0912.345.678"),
    ("V01", "SĐT 0381-234-567", "0381-234-567"),
    ("V01", "gọi +84 912 345 678 trong giờ", "+84 912 345 678"),
    ("V01", "gọi +84912345678", "+84912345678"),
    ("V01", "zalo 84912345678", "84912345678"),
    ("V01", "điện thoại (0225) 3.888.999", "(0225) 3.888.999"),
    ("V01", "máy bàn 0225 3888 999", "0225 3888 999"),
    ("V01", "máy bàn 024.3825.1234", "024.3825.1234"),
    ("V01", "số 0912 345 678 12 người gọi", "0912 345 678"),
    ("V01", "hotline của cháu: 09.12.34.56.78", "09.12.34.56.78"),
    ("V01", "dòng trên\n0987\u00a0654\u00a0321", "0987\u00a0654\u00a0321"),
    ("V02", "Gửi về nguyen.van.binh@gmail.com trước ngày 5.", "nguyen.van.binh@gmail.com"),
    ("V02", "thư: binh_1985@yahoo.com.vn", "binh_1985@yahoo.com.vn"),
    ("V02", "(Hoa-Lan@example.org)", "Hoa-Lan@example.org"),
    ("V02", "thư: binh.85 [at] gmail.com nhé", "binh.85 [at] gmail.com"),
    ("V02", "binh85(at)gmail(dot)com", "binh85(at)gmail(dot)com"),
    ("V02", "binh85 @ gmail.com", "binh85 @ gmail.com"),
    ("V02", "binh85 a còng gmail chấm com", "binh85 a còng gmail chấm com"),
    ("V07", "Ông Trần Văn Sáu, đại diện nhóm hộ Thôn Hạ, nêu", "Ông Trần Văn Sáu"),
    ("V07", "Nhân dân Nguyễn Thị Nga nêu", "Nguyễn Thị Nga"),
    ("V01", "Gọi (84)912345678", "(84)912345678"),
    ("V01", "số điện thoại 912345678", "912345678"),
    ("V01", "SĐT: 912 345 678 nhé", "912 345 678"),
    ("V05", "thường trú tại 15 Trần Phú", "thường trú tại 15 T"),
    ("V10", "GPLX A2 - 340123456789", "340123456789"),
    ("V13", "MSBHXH 3112345678", "3112345678"),
    ("V09", "xe mang BKS: 15-H1/123.45", "15-H1/123.45"),
    ("V11", "thẻ ATM 9704366123456789012", "9704366123456789012"),
    ("V03", "CCCD 031085001234", "031085001234"),
    ("V03", "số căn cước: 031 085 001 234", "031 085 001 234"),
    ("V03", "số định danh cá nhân là 031.085.001.234", "031.085.001.234"),
    ("V03", "Công dân 031185004321 đề nghị xem lại.", "031185004321"),
    ("V03", "Công dân 0311 8500 4321 đề nghị xem lại.", "0311 8500 4321"),
    ("V03", "CMND số 031234567", "031234567"),
    ("V03", "chứng minh nhân dân 031 234 567", "031 234 567"),
    ("V03", "người nêu (031234567) đề nghị", "031234567"),
    ("V04", "mẹ tôi sinh ngày 12/3/1950 chưa được hưởng", "sinh ngày 12/3/1950"),
    ("V04", "bà Lan, sinh năm 1960, hộ nghèo", "sinh năm 1960"),
    ("V04", "Sinh năm 1960 tại thôn Đông", "Sinh năm 1960"),
    ("V04", "ông T. SN 1985", "SN 1985"),
    ("V04", "Nguyễn T (SN: 12/03/1985)", "SN: 12/03/1985"),
    ("V04", "Ngày sinh: 12/3/1985", "Ngày sinh: 12/3/1985"),
    ("V04", "ngày, tháng, năm sinh: 12-03-1985", "ngày, tháng, năm sinh: 12-03-1985"),
    ("V04", "con tôi sinh ngày 3 tháng 4 năm 2019", "sinh ngày 3 tháng 4 năm 2019"),
    ("V04", "cháu sinh tháng 5/2019 mà chưa có thẻ", "sinh tháng 5/2019"),
    ("V05", "Số nhà 12 Thôn Đông", "Số nhà 12"),
    ("V05", "cống trước cửa số nhà 45B bị sập", "số nhà 45B"),
    ("V05", "nhà số 7 cuối làng", "nhà số 7"),
    ("V05", "ở 12 ngõ 3 đường Trần Phú", "12 ngõ 3"),
    ("V05", "Số 5, ngách 15 ngõ 20", "Số 5, ngách 15"),
    ("V05", "hộ tại 8/2 hẻm 45", "8/2 hẻm 45"),
    ("V05", "nhà tôi ở số 12 đường Trần Phú", "nhà tôi ở số 12 đường T"),
    ("V05", "thường trú tại số 9 phố Ga", "trú tại số 9 phố G"),
    ("V07", "đoạn từ nhà ông Hùng đến cuối thôn", "ông Hùng"),
    ("V07", "hộ bà Nguyễn Thị Lan lấn chiếm", "bà Nguyễn Thị Lan"),
    ("V07", "Ông Trần Văn Bình đề nghị", "Ông Trần Văn Bình"),
    ("V07", "- Bà Đỗ Thị Ánh hỏi về đất", "Bà Đỗ Thị Ánh"),
    ("V07", "đề nghị trưởng thôn giải quyết cho anh Phạm Văn Đức", "anh Phạm Văn Đức"),
    ("V07", "em Lê Minh Khang, học sinh lớp 5", "em Lê Minh Khang"),
    ("V07", "Kết thúc. Chị Hòa phản ánh", "Chị Hòa"),
    ("V07", "cụ Ước đã 90 tuổi", "cụ Ước"),
    ("V07", "cử tri Nguyễn Văn An, Thôn Đông, đề nghị", "Nguyễn Văn An"),
    ("V07", "Cử tri Thôn Lạc Dục Trần Thị Mai nêu", "Trần Thị Mai"),
    ("V07", "công dân Hoàng Minh Tuấn phản ánh", "Hoàng Minh Tuấn"),
    ("V07", "hộ Nguyễn An chưa có nước", "Nguyễn An"),
    ("V07", "gia đình Nguyễn\u00a0Văn  An chưa nhận", "Nguyễn\u00a0Văn  An"),
    ("V07", "đơn của Nguyễn\nVăn An", "Nguyễn\nVăn An"),
    ("V07", "Người nêu: NGUYỄN VĂN AN", "NGUYỄN VĂN AN"),
    ("V07", "yêu cầu Nguyễn Văn An tháo dỡ", "Nguyễn Văn An"),
    ("V07", "| 1 | **Nguyễn Văn An** | Thôn Đông |", "Nguyễn Văn An"),
    ("V07", "hộ nguyễn văn an", "nguyễn văn an"),
    ("V07", "Nguyen Van An de nghi", "Nguyen Van An"),
    ("V07", "hộ Giàng A Páo chưa có điện", "Giàng A Páo"),
    ("V07", "cử tri Trần thị Bình phản ánh", "Trần thị Bình"),
    ("V07", "Người dân Nguyễn Văn An ở thôn Đông", "Nguyễn Văn An"),
    ("V07", "xử phạt Nguyễn Văn An 5 triệu đồng", "Nguyễn Văn An"),
    ("V07", "đại biểu Lê Thị Hoa, Thôn Đông, phát biểu", "Lê Thị Hoa"),
    ("V09", "xe 15A-123.45 chở đất", "15A-123.45"),
    ("V09", "biển kiểm soát 34B1-567.89", "34B1-567.89"),
    ("V10", "Số hộ chiếu của tôi là C 1234567.", "C 1234567"),
    ("V10", "giấy phép lái xe hạng A1, số 310198001122", "310198001122"),
    ("V11", "chuyển khoản vào số 19031234567890 (Techcombank)", "19031234567890"),
    ("V12", "sổ đỏ mang số AB 123456 đứng tên bố tôi", "AB 123456"),
    ("V13", "mã số BHXH 3112345678", "3112345678"),
    ("V15", "Nhắn qua m.me/an.nguyen.85 nhé", "m.me/an.nguyen.85"),
)

SILENT = (
    ("Đăng ký tạm trú tại Công an xã, số 02 đường Trần Phú.", "an office"),
    ("Trường mang tên Nguyễn Thị Duệ được xây mới.", "a school"),
    ("Mua điện thoại 912 345 678 đồng, điện thoại 912.345.678 đồng.", "money"),
    ("Đăng ký thường trú 1.234 trường hợp; tạm trú tại 02 Thôn mới lập.", "statistics"),
    ("Cư trú tại xã từ ngày 15/3/2026 Ủy ban nhân dân xã xác nhận.", "a day"),
    ("Bà Trần Thị Thu, đại diện Sở Nông nghiệp và Môi trường, giải trình.", "speaks for an office"),
    ("Giám đốc Công ty Điện lực Trần Văn Đạt giải trình.", "a post with its office between"),
    ("Giám đốc Ngân hàng Chính sách xã hội Nguyễn Văn Minh trả lời.", "likewise"),
    ("Chánh án Tòa án nhân dân khu vực 3 Lê Thị Hòa trả lời.", "likewise"),
    ("Trưởng ban Thanh tra nhân dân Nguyễn Văn Thanh báo cáo.", "likewise"),
    ("Hạt trưởng Hạt Kiểm lâm Nguyễn Văn Rừng trả lời.", "likewise"),
    ("Trường mang tên Anh hùng Lực lượng vũ trang nhân dân Phạm Ngọc Đa.", "a hero of history"),
    ("Cả năm dùng 310123456 kWh điện, 123456789 m3 nước.", "quantities"),
    ("Hẹn ở cổng A còng sắt, cột đèn chấm com pa.", "words"),
    ("hỗ trợ 0,0912345678 tấn", "số thập phân"),
    ("kinh phí 843.567.890.000 đồng", "tiền, có dấu phân cách nghìn"),
    ("tổng vốn 84.356.789.012 đồng", "tiền bắt đầu bằng 84"),
    ("kinh phí 1 200 000 000 đồng", "tiền viết cách nhóm"),
    ("từ 05.10.2025 08:00", "ngày viết bằng dấu chấm rồi đến giờ"),
    ("ngày 09-11-2025 10 người", "ngày viết bằng gạch nối"),
    ("các thửa 03 05 07 08 09 chưa có sổ", "dãy số hai chữ số"),
    ("giai đoạn 2021-2025 và 2026-2030", "năm"),
    ("Quyết định số 1155-QĐ/TU, ngày 08/11/2023", "số văn bản"),
    ("hồ sơ H24.12-250912-0012", "mã hồ sơ"),
    ("mã số thuế 0801234567", "mã số thuế của doanh nghiệp"),
    ("MST: 0912345678", "mã số thuế"),
    ("gọi 1022 hoặc 19001022", "tổng đài công cộng"),
    ("mã 12345/0912345678", "phần sau của một mã"),
    ("báo 113, 114, 115", "số khẩn cấp"),
    ("Thông báo @mọi người trên nhóm", "không phải thư điện tử"),
    ("giá 5.000đ @ chợ Đông", "dấu @ đứng riêng"),
    ("tài khoản @xathunghiem", "tên trên mạng xã hội của đơn vị"),
    ("sha256: f09487c559545dea37a7036907b118058473cf6ec60e0c1fa178313c1f649fe0", "mã kiểm"),
    ("commit 031085001234abcdef", "chữ số trong một mã dài hơn"),
    ("kinh phí 150000000 đồng", "tiền không có dấu phân cách"),
    ("số tiền 231234567", "tiền không có đơn vị"),
    ("mã hồ sơ 250912001", "mã hồ sơ chín chữ số"),
    ("PAKN.20200812.0012", "mã tra cứu phản ánh"),
    ("diện tích 031.234.567 m2", "có dấu phân cách nghìn"),
    ("dãy 999999999999", "không có tỉnh nào mang mã ấy"),
    ("học sinh năm học 2025-2026", "học sinh"),
    ("tổng vệ sinh ngày 12/10/2025", "vệ sinh"),
    ("chi phí phát sinh năm 2025", "phát sinh"),
    ("tuyển sinh năm 2026", "tuyển sinh"),
    ("người sinh năm 1960 trở về trước", "nói chung một độ tuổi"),
    ("trẻ em sinh năm 2019 vào lớp 1", "nói chung một độ tuổi"),
    ("thanh niên sinh năm 2007 đăng ký nghĩa vụ quân sự", "nói chung một độ tuổi"),
    ("sinh năm 1975 đến 1980", "khoảng năm"),
    ("Ngày sinh: ....................", "mẫu phiếu để trống"),
    ("sinh hoạt ngày 15/10", "sinh hoạt"),
    ("sửa ngõ 3 thôn Đông", "ngõ là đường đi chung"),
    ("bê tông hóa ngách 12/5 ngõ 20 đường Trần Phú", "tên ngách, tên ngõ"),
    ("tổ dân phố 5 ngõ 12 ngập nước", "số của tổ dân phố"),
    ("sửa 3 ngõ 5, 7, 9 đường Đông", "đếm ngõ"),
    ("trụ sở tại số 12 đường Trần Phú", "địa chỉ cơ quan"),
    ("nhà văn hóa Thôn Đông", "nơi công cộng"),
    ("tuyến số 5 đường huyện", "tên tuyến đường"),
    ("số nhà chưa được gắn biển", "nói chung về số nhà"),
    ("ở khu vực kiệt nước", "kiệt là hết"),
    ("ông Chủ tịch xã trả lời", "chỉ có chức vụ"),
    ("ông Bùi Văn Hòa, Trưởng thôn Đông", "cán bộ kèm chức vụ"),
    ("Chủ tịch Ủy ban nhân dân xã, ông Bùi Văn Hòa", "chức vụ đứng trước"),
    ("đồng chí Bùi Văn Hòa kết luận", "cán bộ"),
    ("bà con Thôn Đông", "bà con"),
    ("ông A, bà B", "đã viết tắt"),
    ("anh Nguyễn Văn A", "tên giả định"),
    ("phố Bà Triệu ngập", "tên phố"),
    ("đường Hai Bà Trưng", "tên đường"),
    ("Bà Rịa - Vũng Tàu", "địa danh"),
    ("huyện Anh Sơn", "địa danh"),
    ("chị em Phụ nữ Thôn Đông", "một giới"),
    ("các anh Công an xã", "lực lượng"),
    ("Tiếng ồn. Thông báo cho Công an", "chữ kết thúc bằng ông"),
    ("không An toàn, công Nghiệp", "chữ kết thúc bằng ông rồi chữ hoa"),
    ("Chủ tịch Ủy ban nhân dân xã Nguyễn Văn An trả lời", "chức vụ đứng trước tên"),
    ("Hiệu trưởng Trường Tiểu học Minh Đức Ngô Thị Thu hứa", "chức vụ, cơ quan rồi tên"),
    ("CHỦ TỊCH\n(đã ký)\nNguyễn Văn An", "chữ ký"),
    ("Ông Nguyễn Văn An - Chức vụ: Chủ tịch", "chức vụ đứng sau"),
    ("các đồng chí Phan Văn Trường, Lê Thị Bích dự", "cán bộ trong một dãy tên"),
    ("các tuyến Lê Lợi, Trần Phú, Nguyễn Văn Linh", "dãy tên đường"),
    ("các đường Đặng Văn Ngữ, Lê Văn Lương và Nguyễn Văn Huyên", "dãy tên đường không nổi tiếng"),
    ("Trường THCS Nguyễn Văn Hoành", "tên trường"),
    ("Công ty TNHH Nguyễn Văn An", "tên công ty"),
    ("cử tri thôn Nguyễn Xá", "tên thôn"),
    ("Nguyễn Văn T., N.V.A và Trần Thị B", "tên viết tắt"),
    ("quản lý thị trường, xử lý văn bản, toàn văn kết luận", "không phải tên viết chữ thường"),
    ("LÝ DO XIN PHÉP, HỒ SƠ GỒM, ĐOÀN THANH NIÊN", "tiêu đề viết hoa"),
    ("Hội đồng nhân dân xã bầu; Chủ tịch Hội đồng nhân dân Nguyễn Văn An", "chức vụ, không phải nhân dân"),
    ("Bà Trần Thị Bình - Hội Liên hiệp Phụ nữ xã", "đoàn thể đứng sau"),
    ("nhân dân Đặng Cương, người dân Vũ Yên, cử tri phường Lê Chân", "tên nơi ở"),
    ("cháu ngoan Bác Hồ, các em Thiếu nhi", "không phải tên người"),
    ("Nhà thờ họ Nguyễn Văn", "tên dòng họ"),
    ("Tài khoản của Quỹ Vì người nghèo số 3761.0.1059876", "tài khoản của quỹ"),
    ("sổ đỏ số 12 ngày 12/10/2026", "ngày"),
)


@pytest.mark.parametrize(("code", "text", "words"), FIRES)
def test_what_is_private(code: str, text: str, words: str) -> None:
    finder = FINDERS[code]
    assert [(text[start : start + len(found)], found) for start, found in finder(text)] == [(words, words)]


@pytest.mark.parametrize(("text", "why"), SILENT)
def test_what_only_looks_private(text: str, why: str) -> None:
    assert why
    assert [(code, found) for code, find in FINDERS.items() for _, found in find(text)] == []


def test_the_tables_are_long_enough() -> None:
    assert len(FIRES) >= 40
    assert len(SILENT) >= 40
    assert {code for code, _, _ in FIRES} == set(FINDERS)


def test_a_find_is_told_without_repeating_it() -> None:
    for _, _, words in FIRES:
        assert words not in masked(words)
        assert len(masked(words)) <= len(words) // 2 + 1


@pytest.mark.parametrize(
    ("text", "plain"),
    [("0912 345 678", "0912345678"), ("+84 912.345.678", "0912345678"), ("+84 (0) 912345678", "0912345678")],
)
def test_one_number_written_in_several_ways(text: str, plain: str) -> None:
    assert digits(text) == plain


def test_what_offices_publish() -> None:
    office = Office(id="van-phong", name="Văn phòng", phone="0225.3888.999", email="vp@example.invalid")
    unit = Unit(name="xã Thử Nghiệm", kind=UnitKind.COMMUNE, offices=(office,))
    assert published(unit) == "0225.3888.999\nvp@example.invalid"
