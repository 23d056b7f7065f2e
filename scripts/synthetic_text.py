"""Plain Vietnamese administrative sentences for synthetic archives: matters of a commune, and nobody in particular.

Every part of a matter fits every other part of it, so that sentences can be put together at random.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Matter:
    """One field of life: what troubles people, what they ask, and what the office does about it."""

    field: str
    office: str
    subjects: tuple[str, ...]
    effects: tuple[str, ...]
    asks: tuple[str, ...]
    answers: tuple[str, ...]
    placed: bool = True
    """Whether the subject can stand anywhere in a village; if not, only the village is named."""


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

PLACES = (
    "đoạn từ cổng làng đến nhà văn hóa",
    "đoạn gần trường tiểu học",
    "đoạn gần trường mầm non",
    "ở đầu",
    "ở cuối",
    "cạnh sân bóng",
    "gần trạm bơm",
    "dọc bờ kênh",
    "quanh chợ",
    "ở khu dân cư mới",
    "ở khu đất giãn dân",
    "ở lối ra bến đò",
    "đoạn đường làng cũ",
    "gần ao làng",
    "cạnh sân phơi cũ",
    "ở ngã ba vào",
    "gần kho hợp tác xã cũ",
    "đoạn qua cầu máng",
    "ở bãi ngoài đê",
    "gần nhà văn hóa",
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

MATTERS = (
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

BEYOND = (
    "Đề nghị xây cầu bê tông thay cầu tạm qua sông ở {village}; cầu tạm đã xuống cấp, nguy hiểm vào mùa mưa.",
    "Đề nghị nâng mức hỗ trợ đóng bảo hiểm y tế cho hộ có mức sống trung bình làm nông nghiệp ở {village}.",
    "Đề nghị cấp trên đầu tư nâng cấp tuyến đê bao qua {village} trước mùa lũ.",
    "Đề nghị cấp trên mở thêm tuyến xe buýt qua {village} để học sinh đi học thuận tiện.",
    "Đề nghị cấp trên bố trí vốn xây trường trung học phổ thông gần {village}.",
    "Đề nghị cấp trên xem xét điều chỉnh quy hoạch treo đã nhiều năm ở {village}.",
)

BEYOND_ANSWERS = (
    "Việc này vượt thẩm quyền và khả năng ngân sách của xã; xã đã có văn bản kiến nghị cấp trên.",
    "Mức hỗ trợ và vốn đầu tư do cấp trên quyết định; xã ghi nhận và đã báo cáo bằng văn bản.",
    "Xã đã tổng hợp, báo cáo cấp trên và sẽ thông báo kết quả trả lời đến Nhân dân.",
)


def petition_text(rng: Random, matter: Matter, village: str) -> str:
    """What somebody of a village has to say on a matter: two or three sentences."""
    place = f"{rng.choice(PLACES)} {village}" if matter.placed else f"ở {village}"
    return f"{rng.choice(matter.subjects)} {place} {rng.choice(matter.effects)}. {rng.choice(matter.asks)}."


def some(rng: Random, pool: tuple[str, ...], count: int) -> list[str]:
    """A few different entries of a pool, in the pool's order."""
    chosen = set(rng.sample(range(len(pool)), count))
    return [text for position, text in enumerate(pool) if position in chosen]
