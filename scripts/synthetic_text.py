"""Plain Vietnamese administrative sentences for synthetic archives, about nobody in particular."""

from __future__ import annotations

from random import Random

OFFICES = {
    "ban-thuong-vu-dang-uy": "Ban Thường vụ Đảng ủy xã",
    "thuong-truc-dang-uy": "Thường trực Đảng ủy xã",
    "van-phong-dang-uy": "Văn phòng Đảng ủy xã",
    "ban-xay-dung-dang": "Ban Xây dựng Đảng Đảng ủy xã",
    "mat-tran": "Cơ quan Ủy ban Mặt trận Tổ quốc Việt Nam xã",
    "van-phong-hdnd-ubnd": "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã",
    "phong-kinh-te": "Phòng Kinh tế xã",
    "phong-van-hoa-xa-hoi": "Phòng Văn hóa - Xã hội xã",
    "trung-tam-phuc-vu-hanh-chinh-cong": "Trung tâm Phục vụ hành chính công xã",
    "cong-an": "Công an xã",
    "tram-y-te": "Trạm Y tế xã",
}

VILLAGES = (
    "Thôn Một",
    "Thôn Hai",
    "Thôn Ba",
    "Thôn Bốn",
    "Thôn Năm",
    "Thôn Sáu",
    "Thôn Bảy",
    "Thôn Tám",
)

TOPICS = (
    "Tình hình kinh tế - xã hội và những vấn đề Nhân dân quan tâm",
    "Vận hành chính quyền địa phương hai cấp và phục vụ Nhân dân",
    "Bảo vệ môi trường, thu gom và xử lý rác thải sinh hoạt",
    "Quản lý đất đai và trật tự xây dựng",
    "Chuyển đổi số và thủ tục hành chính công trực tuyến",
    "Xây dựng nông thôn mới nâng cao, chỉnh trang đường làng, ngõ xóm",
    "An ninh, trật tự và an toàn giao thông ở thôn",
    "Sản xuất nông nghiệp và tiêu thụ nông sản",
    "Giáo dục, y tế và an sinh xã hội",
    "Việc làm và học nghề của thanh niên",
    "Cấp nước sạch và thoát nước khu dân cư",
    "Xây dựng Đảng, chính quyền trong sạch, gần dân",
)

GROUPS = (
    "nông dân",
    "phụ nữ",
    "thanh niên",
    "cựu chiến binh",
    "cán bộ hưu trí",
    "hợp tác xã",
    "hộ kinh doanh",
    "công nhân, người lao động",
    "người có uy tín ở thôn",
    "trưởng thôn, trưởng ban công tác Mặt trận",
)

AUDIENCES = (
    (
        "Đại diện Nhân dân tám thôn trong xã, mỗi thôn từ 12 đến 15 người do thôn giới thiệu; người không có giấy mời "
        "vẫn đến dự và phát biểu được"
    ),
    "Đại diện các hộ dân, hợp tác xã, hộ kinh doanh trong xã; ưu tiên người có ý kiến đã gửi trước hội nghị",
    "Đại diện hội viên các đoàn thể và Nhân dân các thôn có công trình đang triển khai",
    "Cán bộ, hội viên, đoàn viên và Nhân dân có quan tâm đến nội dung đối thoại",
)

PURPOSES = (
    "Lắng nghe, tiếp thu và chỉ đạo giải quyết những kiến nghị hợp pháp, chính đáng của Nhân dân.",
    "Phát huy quyền làm chủ của Nhân dân trong xây dựng Đảng, xây dựng chính quyền ở cơ sở.",
    "Hội nghị dân chủ, công khai, đúng quy trình; ý kiến nêu ra được trả lời hoặc giao rõ cơ quan, thời hạn.",
    "Giải quyết sớm những việc mới phát sinh, không để kéo dài thành bức xúc.",
    "Nâng cao trách nhiệm của người đứng đầu và của các cơ quan, đơn vị trong việc phục vụ Nhân dân.",
    "Thông tin kịp thời chủ trương, chính sách để Nhân dân biết, bàn, làm, kiểm tra, giám sát và thụ hưởng.",
)

DUTIES = (
    (
        "Văn phòng Đảng ủy chủ trì, phối hợp với Văn phòng Hội đồng nhân dân và Ủy ban nhân dân chuẩn bị chương trình, "
        "giấy mời; lập và lưu hồ sơ."
    ),
    "Ban Xây dựng Đảng hướng dẫn, đôn đốc việc lấy ý kiến và theo dõi việc thực hiện thông báo kết luận.",
    "Ủy ban Mặt trận Tổ quốc và các đoàn thể phát phiếu lấy ý kiến, vận động Nhân dân dự hội nghị.",
    "Phòng Văn hóa - Xã hội thông báo trên Cổng thông tin điện tử và hệ thống truyền thanh.",
    "Phòng Kinh tế chuẩn bị số liệu về đất đai, giao thông, môi trường để trả lời.",
    "Công an xã bảo đảm an ninh, trật tự trước, trong và sau hội nghị.",
    "Trạm Y tế cử cán bộ trực trong thời gian diễn ra hội nghị.",
)

AGENDA = (
    "Tuyên bố lý do, giới thiệu đại biểu, thông qua chương trình, nội quy; giới thiệu chủ trì và thư ký.",
    "Chủ trì nêu mục đích, yêu cầu và nội dung đối thoại; đề nghị phát biểu ngắn gọn, đúng trọng tâm.",
    "Báo cáo khái quát tình hình kinh tế - xã hội và các nội dung Nhân dân quan tâm.",
    "Báo cáo trả lời các ý kiến thu thập trước hội nghị; nêu rõ việc đã làm và việc còn chậm.",
    "Nhân dân phát biểu; các cơ quan, đơn vị giải trình; chủ trì trả lời.",
    "Chủ trì kết luận, giao trách nhiệm, thời hạn; chỉ đạo ban hành Thông báo kết luận.",
)

RULES_OF_THE_HALL = (
    "Mỗi người phát biểu không quá 5 phút, nêu rõ thôn và nội dung kiến nghị.",
    "Việc khiếu nại, tố cáo được hướng dẫn đến nơi tiếp công dân của xã.",
    "Ý kiến chưa kịp nêu được ghi vào phiếu và gửi lại thư ký hội nghị.",
    "Điện thoại để chế độ im lặng; giữ trật tự trong hội trường.",
    "Thư ký đọc lại các ý kiến đã ghi trước khi chủ trì kết luận.",
)

FIGURES = (
    "Sản xuất nông nghiệp ổn định, diện tích gieo cấy đạt kế hoạch.",
    "Thu ngân sách trên địa bàn đạt tiến độ dự toán được giao.",
    "Các công trình sửa chữa đường thôn, rãnh thoát nước được triển khai đúng tiến độ.",
    "Hồ sơ thủ tục hành chính được trả đúng hạn từ 97% trở lên.",
    "Trợ cấp xã hội được chi trả đủ, đúng đối tượng.",
    "An ninh, trật tự được giữ vững; không có vụ việc phức tạp kéo dài.",
)

CLOSINGS = (
    "Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện.",
    "Các cơ quan được giao báo cáo kết quả về Văn phòng Đảng ủy để tổng hợp.",
    "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã giám sát việc thực hiện Thông báo này.",
    "Thông báo được đăng trên Cổng thông tin điện tử và niêm yết tại các nhà văn hóa thôn.",
    "Việc chậm trả lời phải báo cáo rõ lý do và xin lỗi người nêu kiến nghị.",
)

FINDINGS_ON_SITE = (
    "Đoàn kiểm tra có đại diện thôn và Ban giám sát đầu tư của cộng đồng cùng dự.",
    "Kiểm tra thực địa cho thấy ý kiến của Nhân dân là đúng.",
    "Nguyên nhân chính là công trình đã dùng lâu năm, chưa được duy tu thường xuyên.",
    "Một phần việc thuộc trách nhiệm của thôn, đã thống nhất cách phối hợp.",
    "Số liệu đã được đối chiếu với hồ sơ lưu tại xã.",
)

NEXT_STEPS = (
    "Phòng sẽ kiểm tra lại sau một tháng và báo kết quả cho thôn.",
    "Kinh phí lấy từ nguồn sửa chữa thường xuyên đã bố trí trong năm.",
    "Thôn cử người theo dõi; khi có phát sinh thì báo trưởng thôn để xử lý ngay.",
    "Kết quả được thông báo trên hệ thống truyền thanh của xã.",
    "Việc còn lại được đưa vào kế hoạch quý sau.",
)


def some(rng: Random, pool: tuple[str, ...], count: int) -> list[str]:
    """A few different entries of a pool, in the pool's order."""
    chosen = set(rng.sample(range(len(pool)), count))
    return [text for position, text in enumerate(pool) if position in chosen]
