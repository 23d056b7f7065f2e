"""The documents before a synthetic conference, and its programme."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from random import Random

from scripts import synthetic_text as text
from scripts.synthetic_paper import INSIDE, Document, bases, headed
from scripts.synthetic_petitions import FIRST_AT_CONFERENCE, WITHDRAWN, Conference, Petitions
from scripts.synthetic_yaml import short


def plan(event: Conference, rng: Random) -> Document:
    title = f"tổ chức hội nghị đối thoại {event.type_label}"
    number = event.document_number(1, "KH")
    front = headed(event, "plan", title, event.workday(-14), number, event.signer, INSIDE)
    front["bases"] = bases(event)
    body = [
        f"{event.issuer} xây dựng Kế hoạch tổ chức hội nghị đối thoại {event.type_label} như sau:",
        "\n## I. Mục đích, yêu cầu\n",
        *(f"- {one}" for one in text.some(rng, text.PURPOSES, 3)),
        "\n## II. Nội dung, thời gian, địa điểm\n",
        f"1. Nội dung: {event.topic}.",
        f"2. Thời gian: 1/2 ngày, ngày {short(event.day)}.",
        f"3. Địa điểm: {event.place}.",
        f"4. Chủ trì: {event.chairs}.",
        "\n## III. Tổ chức thực hiện\n",
        *(f"{place}. {one}" for place, one in enumerate(text.some(rng, text.DUTIES, 4), 1)),
        "",
        "Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện.",
    ]
    return "plan", front, body


def notice(event: Conference) -> Document:
    kind = "urgent_notice" if event.type == "urgent" else "notice"
    title = f"hội nghị đối thoại {event.type_label}"
    to = ("dai-bieu-duoc-moi", "cac-thon", "mat-tran", "ban-xay-dung-dang", "phong-van-hoa-xa-hoi")
    number = event.document_number(2, "TB")
    front = headed(event, kind, title, event.noticed, number, event.signer, to)
    hour, minute = event.hour
    body = [
        (
            f"{event.issuer} thông báo và trân trọng kính mời các tổ chức, cá nhân dự hội nghị đối thoại "
            f"{event.type_label} giữa {event.chairs} với Nhân dân {event.name}:"
        ),
        "",
        f"- **Thời gian:** {hour} giờ {minute:02} phút, ngày {short(event.day)} (1/2 ngày).",
        f"- **Địa điểm:** {event.place}.",
        f"- **Chủ trì:** {event.chairs}.",
        f"- **Nội dung:** {event.topic}; trả lời ý kiến, kiến nghị của Nhân dân.",
        "- **Số lượng:** khoảng 130 người, mỗi thôn từ 12 đến 15 người; người không có giấy mời vẫn đến dự được.",
        "",
        (
            f"Nhân dân gửi ý kiến, kiến nghị từ ngày {short(event.workday(-10))} đến hết ngày "
            f"{short(event.workday(-5))} qua: Ban Công tác Mặt trận thôn, các đoàn thể; thư gửi văn phòng; Cổng thông "
            "tin điện tử xã; hoặc trực tiếp tại Trung tâm Phục vụ hành chính công xã."
        ),
        "",
        "Rất mong các đại biểu và Nhân dân đến dự đông đủ.",
    ]
    return kind, front, body


def petition_summary(event: Conference) -> Document:
    before = [one for one in event.petitions if one["id"] < FIRST_AT_CONFERENCE]
    title = "tổng hợp ý kiến, kiến nghị của Nhân dân trước hội nghị đối thoại"
    day, number = event.workday(-4), event.document_number(3, "BC")
    to = ("thuong-truc-dang-uy", "ban-xay-dung-dang", "mat-tran")
    front = headed(event, "petition_summary", title, day, number, event.office_signer, to)
    front["petitions"] = [one["id"] for one in before]
    body = [
        f"Đến ngày {short(day)}, Văn phòng tiếp nhận {len(before)} ý kiến, kiến nghị. Qua phân loại:",
        *_by_class(before, "text", limit=9),
        "",
        "Các ý kiến còn lại có nội dung tương tự, được ghi đầy đủ trong danh mục kèm theo.",
    ]
    return "petition_summary", front, body


_CLASSES = {
    "answered": "Trả lời tại hội nghị",
    "to_verify": "Cần kiểm tra, làm rõ, trả lời sau",
    "reported_up": "Ghi nhận và báo cáo cấp trên",
}


def _by_class(petitions: Petitions, what: str, *, limit: int) -> Iterator[str]:
    shown = petitions[:: max(1, len(petitions) // limit)]
    for name, label in _CLASSES.items():
        own = [one for one in shown if one["class"] == name]
        if own:
            yield f"\n## {label}\n"
            yield from (f"- Số {one['id']} ({one['petitioner']['village']}): {one[what]}" for one in own)


def prepared_replies(event: Conference) -> Document:
    before = [one for one in event.petitions if one["id"] < WITHDRAWN]
    title = "tổng hợp nội dung trả lời của các cơ quan, đơn vị"
    day, number = event.workday(-2), event.document_number(4, "BC")
    to = ("thuong-truc-dang-uy", "van-phong-hdnd-ubnd", "mat-tran")
    front = headed(event, "prepared_replies", title, day, number, event.office_signer, to)
    front["petitions"] = [one["id"] for one in before]
    answered = [one for one in before if one["class"] == "answered"]
    body = [
        "Văn phòng tổng hợp nội dung trả lời do các cơ quan, đơn vị chuẩn bị:",
        *_by_class(answered, "answer", limit=7),
        "",
        "Các ý kiến cần kiểm tra thực địa, cơ quan được giao đề nghị trả lời bằng văn bản sau hội nghị.",
    ]
    return "prepared_replies", front, body


def programme(event: Conference, rng: Random) -> Document:
    title = f"hội nghị đối thoại {event.type_label}"
    to = ("thuong-truc-dang-uy", "mat-tran", "dai-bieu-duoc-moi")
    front = headed(event, "programme", title, event.workday(-1), None, event.office_signer, to)
    start = event.hour[0] * 60 + event.hour[1]
    times = (0, 15, 30, 50, 80, 200, 240)
    spans = [
        f"{(start + a) // 60} giờ {(start + a) % 60:02} - {(start + b) // 60} giờ {(start + b) % 60:02}"
        for a, b in itertools.pairwise(times)
    ]
    body = [
        f"Ngày {short(event.day)}, tại {event.place}.\n",
        *(f"{place}. {span}: {one}" for place, (span, one) in enumerate(zip(spans, text.AGENDA, strict=True), 1)),
        "\n## Nội quy hội nghị\n",
        *(f"- {one}" for one in text.some(rng, text.RULES_OF_THE_HALL, 4)),
    ]
    return "programme", front, body
