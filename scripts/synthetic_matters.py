"""All matters of a commune, and what lies beyond its powers."""

from __future__ import annotations

from scripts.synthetic_outdoors import OUTDOORS
from scripts.synthetic_services import SERVICES

MATTERS = (*OUTDOORS, *SERVICES)

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
