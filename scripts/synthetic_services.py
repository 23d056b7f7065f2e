"""Matters of what is done for people: schools, health, benefits, papers, fields, culture, land, news."""

from __future__ import annotations

from scripts.synthetic_matter import Matter

SERVICES = (
    Matter(
        "giao_duc",
        "phong-van-hoa-xa-hoi",
        ("Sân trường tiểu học", "Lớp mầm non", "Cổng trường trung học cơ sở"),
        (
            "đọng nước sau mưa, học sinh không có chỗ chơi",
            "thiếu mái che, phụ huynh đón con phải đứng nắng",
            "chật vào giờ tan học, xe cộ ùn lại",
        ),
        (
            "Đề nghị sửa sân và khơi rãnh",
            "Đề nghị làm mái che bằng nguồn xã hội hóa",
            "Đề nghị phân luồng giờ đưa đón",
        ),
        (
            "Phòng Văn hóa - Xã hội và nhà trường đã khơi rãnh, bù nền bằng nguồn sửa chữa nhỏ",
            "Nhà trường đã họp phụ huynh, thống nhất cách làm mái che theo quy định về xã hội hóa",
            "Nhà trường và Công an xã đã kẻ vạch, phân luồng giờ đưa đón",
        ),
        placed=False,
    ),
    Matter(
        "y_te",
        "tram-y-te",
        ("Nhiều người cao tuổi", "Các gia đình có trẻ nhỏ", "Một số người lao động đi làm xa"),
        (
            "khó đến khám vào giờ hành chính",
            "chưa nắm được lịch tiêm chủng",
            "phải chờ lâu khi lấy thuốc bảo hiểm",
        ),
        (
            "Đề nghị Trạm Y tế khám thêm vào sáng thứ Bảy",
            "Đề nghị báo lịch tiêm qua loa và bảng tin",
            "Đề nghị bố trí thêm người phát thuốc",
        ),
        (
            "Trạm Y tế khám vào sáng thứ Bảy tuần đầu hằng tháng",
            "Trạm Y tế đã gửi lịch tiêm tới các thôn và đăng trên Cổng thông tin điện tử",
            "Trạm Y tế đã đổi ca, bố trí hai người phát thuốc vào buổi sáng",
        ),
        placed=False,
    ),
    Matter(
        "an_sinh_xa_hoi",
        "phong-van-hoa-xa-hoi",
        ("Người hưởng trợ cấp xã hội", "Các hộ mới thoát nghèo", "Một số người khuyết tật"),
        (
            "chưa rõ ngày và nơi nhận tiền sau khi sắp xếp đơn vị hành chính",
            "chưa được hướng dẫn làm lại hồ sơ",
            "phải đi xa để nhận chế độ",
        ),
        (
            "Đề nghị thông báo lịch chi trả tới từng thôn",
            "Đề nghị cử người về thôn hướng dẫn hồ sơ",
            "Đề nghị chi trả tại nhà văn hóa thôn",
        ),
        (
            "Phòng Văn hóa - Xã hội đã gửi lịch chi trả tới các thôn và niêm yết ở bảng tin",
            "Phòng đã cử người về thôn hướng dẫn, hoàn thiện hồ sơ trong tháng",
            "Người già yếu được chi trả tại nhà văn hóa thôn theo lịch đã thông báo",
        ),
        placed=False,
    ),
    Matter(
        "thu_tuc_hanh_chinh",
        "trung-tam-phuc-vu-hanh-chinh-cong",
        ("Người lớn tuổi", "Một số hộ kinh doanh", "Nhiều người đến chứng thực"),
        (
            "gặp khó khi nộp hồ sơ trực tuyến",
            "phải đi lại nhiều lần vì thiếu giấy tờ",
            "chờ lâu vào sáng thứ Hai, thứ Ba",
        ),
        (
            "Đề nghị bố trí thêm người hướng dẫn",
            "Đề nghị niêm yết rõ thành phần hồ sơ và mức phí",
            "Đề nghị lấy số thứ tự để đỡ chen chúc",
        ),
        (
            "Trung tâm đã bố trí thêm hai người hướng dẫn; Đoàn Thanh niên xã cử đoàn viên hỗ trợ",
            "Trung tâm đã niêm yết lại thành phần hồ sơ, mức phí tại nơi tiếp nhận",
            "Trung tâm đã dùng số thứ tự và mở thêm một quầy buổi sáng",
        ),
        placed=False,
    ),
    Matter(
        "nong_nghiep",
        "phong-kinh-te",
        ("Kênh tưới nội đồng", "Trạm bơm nhỏ", "Bờ vùng, bờ thửa"),
        (
            "nhiều đoạn sạt lở, nước không đến được ruộng cuối",
            "xuống cấp, đầu vụ hay thiếu nước",
            "bị chuột phá, mất nước nhanh",
        ),
        (
            "Đề nghị nạo vét trước vụ xuân",
            "Đề nghị hỗ trợ sửa máy bơm",
            "Đề nghị phát động diệt chuột đồng loạt",
        ),
        (
            "Hợp tác xã đã nạo vét, gia cố các đoạn sạt lở trước khi lấy nước",
            "Phòng Kinh tế đã sửa máy bơm, lập lịch lấy nước luân phiên",
            "Xã đã phát động ba đợt diệt chuột đồng loạt trong vụ",
        ),
        placed=False,
    ),
    Matter(
        "van_hoa",
        "phong-van-hoa-xa-hoi",
        ("Nhà văn hóa", "Sân thể thao", "Thư viện của thôn"),
        (
            "chưa có dụng cụ tập luyện cho người cao tuổi",
            "mái dột, loa đài đã cũ",
            "ít mở cửa vào buổi tối và ngày nghỉ",
        ),
        (
            "Đề nghị lắp dụng cụ thể dục ngoài trời",
            "Đề nghị sửa mái trước mùa mưa",
            "Đề nghị mở cửa thêm hai buổi tối mỗi tuần",
        ),
        (
            "Phòng Văn hóa - Xã hội đã đưa thôn vào danh sách lắp dụng cụ bằng nguồn xã hội hóa",
            "Xã đã hỗ trợ sửa mái, thôn thay loa mới",
            "Thôn đã phân công người trực, mở cửa thêm buổi tối thứ Tư và thứ Bảy",
        ),
        placed=False,
    ),
    Matter(
        "dat_dai",
        "phong-kinh-te",
        ("Một số hộ", "Các hộ trong khu giãn dân", "Hợp tác xã và các hộ thuê đất công ích"),
        (
            "nộp hồ sơ cấp giấy chứng nhận trước khi sắp xếp xã, đến nay chưa có kết quả",
            "chưa rõ ranh giới thửa đất sau khi đo đạc lại",
            "chưa nắm được thủ tục thuê đất công ích",
        ),
        (
            "Đề nghị trả lời rõ hồ sơ đang ở đâu",
            "Đề nghị công khai kết quả đo đạc tại nhà văn hóa",
            "Đề nghị hướng dẫn thủ tục tại thôn",
        ),
        (
            "Phòng Kinh tế đã rà soát hồ sơ chuyển tiếp và hẹn ngày trả kết quả từng hồ sơ",
            "Bản đồ đo đạc đã được niêm yết tại nhà văn hóa thôn để các hộ đối chiếu",
            "Phòng Kinh tế đã hướng dẫn trực tiếp tại thôn và gửi mẫu hồ sơ",
        ),
        placed=False,
    ),
    Matter(
        "thong_tin",
        "phong-van-hoa-xa-hoi",
        ("Loa truyền thanh", "Bảng tin", "Sóng điện thoại"),
        (
            "nghe không rõ, có hôm không phát",
            "lâu không được cập nhật",
            "yếu, gọi điện và nộp hồ sơ trực tuyến đều khó",
        ),
        (
            "Đề nghị sửa và đổi hướng loa",
            "Đề nghị cập nhật thông tin hằng tuần",
            "Đề nghị làm việc với nhà mạng",
        ),
        (
            "Phòng Văn hóa - Xã hội đã thay bộ thu, chỉnh lại hướng loa",
            "Thôn đã phân công người cập nhật bảng tin vào thứ Hai hằng tuần",
            "Xã đã gửi văn bản đề nghị nhà mạng khảo sát, bổ sung trạm phát",
        ),
        placed=False,
    ),
)
