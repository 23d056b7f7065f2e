"""Matters of what lies outdoors: roads, drains, refuse, water, light, and peace at night."""

from __future__ import annotations

from scripts.synthetic_matter import Matter

OUTDOORS = (
    Matter(
        "giao_thong",
        "phong-kinh-te",
        ("Mặt đường bê tông", "Đường trục thôn", "Lề đường liên thôn", "Đường ra đồng"),
        (
            "nhiều chỗ sụt lún, nứt vỡ, xe máy đi lại khó",
            "hẹp, hai xe tránh nhau phải lùi vào ngõ",
            "lầy lội vào mùa mưa, học sinh đi học dễ ngã",
        ),
        (
            "Đề nghị xã dặm vá trước mùa mưa",
            "Đề nghị đưa vào kế hoạch sửa chữa năm nay",
            "Đề nghị cắm biển báo và rào tạm chỗ nguy hiểm",
        ),
        (
            "Phòng Kinh tế đã kiểm tra và dặm vá các chỗ hư hỏng bằng nguồn duy tu thường xuyên",
            "Ủy ban nhân dân xã đã đưa đoạn đường vào danh mục sửa chữa, ưu tiên chỗ xuống cấp nặng",
            "Xã đã cắm biển báo, rải đá cấp phối tạm trong khi chờ bố trí vốn",
        ),
    ),
    Matter(
        "thoat_nuoc",
        "phong-kinh-te",
        ("Rãnh thoát nước", "Cống ngang đường", "Mương tiêu"),
        (
            "bị bùn đất lấp, mưa to là nước tràn vào sân các hộ",
            "vỡ nắp đan, trẻ nhỏ đi qua không an toàn",
            "đọng nước thải lâu ngày, bốc mùi hôi",
        ),
        (
            "Đề nghị nạo vét và thay nắp đan hỏng",
            "Đề nghị khơi thông trước mùa mưa bão",
            "Đề nghị khảo sát để làm thêm một cửa xả",
        ),
        (
            "Phòng Kinh tế đã nạo vét, thay các tấm đan hỏng và giao thôn dọn định kỳ",
            "Xã đã khơi thông dòng chảy, vận động các hộ không đổ rác xuống rãnh",
            "Đã khảo sát cao độ và lập dự toán cửa xả bổ sung",
        ),
    ),
    Matter(
        "moi_truong",
        "phong-kinh-te",
        ("Điểm tập kết rác", "Bãi trung chuyển rác", "Nơi thu gom vỏ bao thuốc bảo vệ thực vật"),
        (
            "quá tải, rác tràn ra lòng đường",
            "không có mái che, mưa xuống nước rỉ chảy ra ruộng",
            "gần nhà dân, mùi hôi cả ngày",
        ),
        (
            "Đề nghị tăng số chuyến thu gom trong tuần",
            "Đề nghị xây tường chắn và nền bê tông",
            "Đề nghị tìm vị trí khác xa khu dân cư hơn",
        ),
        (
            "Phòng Kinh tế đã làm việc với đơn vị thu gom, tăng lên bốn chuyến mỗi tuần",
            "Đã xây tường chắn, đổ nền bê tông và lắp biển quy định giờ đổ rác",
            "Đã khảo sát hai vị trí, đang lấy ý kiến thôn trước khi di chuyển",
        ),
    ),
    Matter(
        "cap_nuoc",
        "phong-kinh-te",
        ("Đường ống nước sạch", "Tuyến ống cuối nguồn", "Đồng hồ nước của các hộ"),
        (
            "nước yếu vào giờ cao điểm",
            "hay bị đục sau mỗi lần sửa ống",
            "có hôm mất nước cả buổi chiều mà không được báo trước",
        ),
        (
            "Đề nghị kiểm tra áp lực và súc rửa đường ống",
            "Đề nghị đơn vị cấp nước báo trước khi ngừng cấp",
            "Đề nghị thay đoạn ống đã cũ",
        ),
        (
            "Đơn vị cấp nước đã thay van điều áp, súc rửa tuyến ống cuối nguồn",
            "Đơn vị cấp nước cam kết báo trước ít nhất một ngày qua hệ thống truyền thanh",
            "Đã lập kế hoạch thay đoạn ống cũ trong quý tới",
        ),
    ),
    Matter(
        "chieu_sang",
        "phong-kinh-te",
        ("Đèn đường", "Dây điện chiếu sáng", "Cột đèn năng lượng mặt trời"),
        (
            "hỏng nhiều bóng, buổi tối người đi bộ không nhìn rõ đường",
            "tắt quá sớm, công nhân đi ca về phải soi đèn",
            "bị cây che khuất",
        ),
        (
            "Đề nghị thay bóng và chỉnh lại giờ bật",
            "Đề nghị tỉa cành che khuất đèn",
            "Đề nghị lắp thêm đèn ở các ngã ba",
        ),
        (
            "Xã đã thay bóng hỏng và chỉnh giờ bật từ 18 giờ đến 5 giờ sáng",
            "Thôn đã tỉa cành; Phòng Kinh tế kiểm tra lại toàn tuyến",
            "Đã bổ sung các ngã ba vào danh mục lắp đèn của năm",
        ),
    ),
    Matter(
        "an_ninh_trat_tu",
        "cong-an",
        ("Khu vực tập trung thanh niên buổi tối", "Quán hát", "Chỗ đỗ xe tải"),
        (
            "gây ồn sau 22 giờ, người già và trẻ nhỏ mất ngủ",
            "hay xảy ra va chạm, cãi vã",
            "lấn chiếm lòng đường vào giờ tan học",
        ),
        (
            "Đề nghị tăng cường tuần tra buổi tối",
            "Đề nghị nhắc nhở và cho ký cam kết",
            "Đề nghị lắp thêm camera an ninh ở cổng thôn",
        ),
        (
            "Công an xã đã nhắc nhở, cho ký cam kết và duy trì tuần tra buổi tối",
            "Công an xã cùng thôn lập tổ tự quản, xử lý khi tái phạm",
            "Đã vận động xã hội hóa lắp camera tại cổng thôn",
        ),
    ),
)
