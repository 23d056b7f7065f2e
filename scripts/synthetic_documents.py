"""The documents of a synthetic conference, each written out."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from random import Random

from scripts import synthetic_text as text
from scripts.synthetic_events import SEASONS, Data, Event, Petitions, numbers
from scripts.synthetic_petitions import CARRIED, FIRST_AT_CONFERENCE, WITHDRAWN
from scripts.synthetic_yaml import short

Document = tuple[str, Data, list[str]]


def documents(event: Event) -> Iterator[Document]:
    """The ten documents of the dossier: stem, front matter, body."""
    rng = event.rng("documents")
    yield _plan(event, rng)
    yield _notice(event)
    yield _petition_summary(event)
    yield _prepared_replies(event)
    yield _programme(event, rng)
    yield _minutes(event, rng)
    yield _conclusion(event, rng)
    yield _results(event)
    yield from _replies(event, rng)
    if event.reports_up:
        yield _letter(event)


def _front(
    event: Event, kind: str, title: str, day: dt.date, number: str | None, signer: Data, to: Sequence[str]
) -> Data:
    front: Data = {"kind": kind, "title": f"{title} ngày {short(event.day)}"}
    if number:
        front["number"] = number
    front |= {"issued": day, "signer": signer}
    if to:
        front["sent"] = [{"to": one, "on": day} for one in to]
    return front


def _bases(event: Event) -> list[Data]:
    season = SEASONS[event.year]
    return [{"policy": f"{event.slug}-{event.year}", "number": "03-KH/ĐU", "date": season.planned}]


INSIDE = ("thuong-truc-dang-uy", "van-phong-dang-uy", "van-phong-hdnd-ubnd", "ban-xay-dung-dang", "mat-tran")


def _plan(event: Event, rng: Random) -> Document:
    title = f"tổ chức hội nghị đối thoại {event.type_label}"
    number = event.document_number(1, "KH")
    front = _front(event, "plan", title, event.workday(-14), number, event.signer, INSIDE)
    front["bases"] = _bases(event)
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


def _notice(event: Event) -> Document:
    kind = "urgent_notice" if event.type == "urgent" else "notice"
    title = f"hội nghị đối thoại {event.type_label}"
    to = ("dai-bieu-duoc-moi", "cac-thon", "mat-tran", "ban-xay-dung-dang", "phong-van-hoa-xa-hoi")
    number = event.document_number(2, "TB")
    front = _front(event, kind, title, event.noticed, number, event.signer, to)
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


def _petition_summary(event: Event) -> Document:
    before = [one for one in event.petitions if one["id"] < FIRST_AT_CONFERENCE]
    title = "tổng hợp ý kiến, kiến nghị của Nhân dân trước hội nghị đối thoại"
    day, number = event.workday(-4), event.document_number(3, "BC")
    to = ("thuong-truc-dang-uy", "ban-xay-dung-dang", "mat-tran")
    front = _front(event, "petition_summary", title, day, number, event.office_signer, to)
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


def _prepared_replies(event: Event) -> Document:
    before = [one for one in event.petitions if one["id"] < WITHDRAWN]
    title = "tổng hợp nội dung trả lời của các cơ quan, đơn vị"
    day, number = event.workday(-2), event.document_number(4, "BC")
    to = ("thuong-truc-dang-uy", "van-phong-hdnd-ubnd", "mat-tran")
    front = _front(event, "prepared_replies", title, day, number, event.office_signer, to)
    front["petitions"] = [one["id"] for one in before]
    answered = [one for one in before if one["class"] == "answered"]
    body = [
        "Văn phòng tổng hợp nội dung trả lời do các cơ quan, đơn vị chuẩn bị:",
        *_by_class(answered, "answer", limit=7),
        "",
        "Các ý kiến cần kiểm tra thực địa, cơ quan được giao đề nghị trả lời bằng văn bản sau hội nghị.",
    ]
    return "prepared_replies", front, body


def _programme(event: Event, rng: Random) -> Document:
    title = f"hội nghị đối thoại {event.type_label}"
    to = ("thuong-truc-dang-uy", "mat-tran", "dai-bieu-duoc-moi")
    front = _front(event, "programme", title, event.workday(-1), None, event.office_signer, to)
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


def _minutes(event: Event, rng: Random) -> Document:
    title = f"Hội nghị đối thoại {event.type_label}"
    front = _front(event, "minutes", title, event.day, None, {"post": "Thư ký hội nghị"}, ())
    spoken = [one for one in event.petitions if one["id"] >= FIRST_AT_CONFERENCE]
    body = [
        f"**Thời gian, địa điểm:** ngày {short(event.day)}, tại {event.place}.",
        "",
        f"**Chủ trì:** {event.chairs}. **Thư ký:** cán bộ văn phòng.",
        "\n## Diễn biến\n",
        *(f"{place}. {one}" for place, one in enumerate(text.AGENDA[:3], 1)),
        *(f"- {one}" for one in text.some(rng, text.FIGURES, 3)),
        "\n## Ý kiến phát biểu\n",
        *(f"- Số {one['id']} ({one['petitioner']['village']}): {one['text']}" for one in spoken[:6]),
        "",
        "Biên bản đã đọc lại, các thành phần nhất trí.",
    ]
    return "minutes", front, body


def _conclusion(event: Event, rng: Random) -> Document:
    day = event.concluded
    title = "kết luận của người chủ trì hội nghị đối thoại"
    front = _front(event, "conclusion_notice", title, day, event.document_number(5, "TB"), event.signer, ())
    offices = ("phong-kinh-te",) if event.reports_up else ("phong-kinh-te", "phong-van-hoa-xa-hoi")
    known = ("co-quan-co-tham-quyen", *offices, "ban-xay-dung-dang", "mat-tran")
    front["sent"] = [
        *({"to": one, "on": day, "received": day} for one in known),
        *({"to": one, "on": day} for one in ("nguoi-neu-kien-nghi", "cac-thon", "cap-tren")),
    ]
    solved = numbers(event, "answered")
    unsolved = numbers(event, "to_verify", "reported_up")
    front["petitions"] = [one["id"] for one in event.petitions]
    front["covers"] = {
        "taken_up": sorted((*solved, *unsolved)),
        "solved": [*solved, WITHDRAWN],
        "unsolved": unsolved,
        "monitor": "ban-xay-dung-dang",
    }
    front["bases"] = _bases(event)
    due = short(event.workday(15, day))
    answered = [one for one in event.petitions if one["class"] == "answered"]
    body = [
        f"Ngày {short(event.day)}, tại {event.place}, {event.chairs} chủ trì hội nghị và thống nhất kết luận:",
        "\n## 1. Ý kiến được tiếp thu\n",
        f"Tiếp thu {len(solved) + len(unsolved)} ý kiến, kiến nghị hợp pháp, chính đáng của Nhân dân.",
        "\n## 2. Nội dung đã trả lời, giải quyết\n",
        *(f"- Số {one['id']}: {one['answer']}" for one in answered[:5]),
        "\n## 3. Nội dung chưa giải quyết, cơ quan được giao và thời hạn\n",
        *(
            f"- **{text.OFFICES[office]}** giải quyết và trả lời bằng văn bản các ý kiến số "
            f"{', '.join(map(str, _assigned(event, office)))}, chậm nhất ngày {due}."
            for office in offices
        ),
        "\n## 4. Theo dõi, đôn đốc\n",
        "Giao Ban Xây dựng Đảng theo dõi, đôn đốc. " + " ".join(text.some(rng, text.CLOSINGS, 2)),
    ]
    return "conclusion_notice", front, body


def _assigned(event: Event, office: str) -> list[int]:
    return [one["id"] for one in event.petitions if one.get("assigned", {}).get("office") == office]


def _results(event: Event) -> Document:
    unsolved = [one for one in event.petitions if one["class"] in ("to_verify", "reported_up")]
    title = "kết quả giải quyết ý kiến, kiến nghị sau hội nghị đối thoại"
    front = _front(
        event,
        "results_report",
        title,
        event.reported,
        event.document_number(8, "BC"),
        event.office_signer,
        INSIDE[:4],
    )
    front["petitions"] = [one["id"] for one in unsolved]
    body = [
        f"Văn phòng tổng hợp kết quả giải quyết đến ngày {short(event.reported)}:",
        "",
        *(f"- Số {one['id']}: {one.get('answer', 'chưa có văn bản trả lời.')}" for one in unsolved[:7]),
        "",
        "Các văn bản trả lời đã gửi đúng hạn tới người nêu kiến nghị và thôn nơi có kiến nghị.",
    ]
    if event.carried_to:
        body.append(f"Ý kiến số {CARRIED} được chuyển sang hội nghị đối thoại định kỳ năm sau.")
    return "results_report", front, body


def _replies(event: Event, rng: Random) -> Iterator[Document]:
    for step, (stem, office) in enumerate(
        (("written_reply-1", "phong-kinh-te"), ("written_reply-2", "phong-van-hoa-xa-hoi")), 6
    ):
        own = [one for one in event.petitions if one.get("reply") == stem]
        if not own:
            continue
        name = text.OFFICES[office].removesuffix(" xã")
        to = ("dia-phuong-noi-co-kien-nghi", "nguoi-neu-kien-nghi", "van-phong-dang-uy", "mat-tran")
        signer = {"post": "Trưởng phòng", "body": name}
        front = _front(
            event,
            "written_reply",
            "trả lời kiến nghị của Nhân dân tại hội nghị đối thoại",
            event.replied(stem),
            f"{event.index * 12 + step:02}/CV-P",
            signer,
            to,
        )
        front["petitions"] = [one["id"] for one in own]
        body = [
            "Kính gửi: Các thôn có kiến nghị và người nêu kiến nghị.\n",
            f"Thực hiện Thông báo kết luận ngày {short(event.concluded)}, {name} trả lời như sau:\n",
            *(
                f"{place}. Ý kiến số {one['id']} ({one['petitioner']['village']}): {one['answer']} "
                f"{rng.choice(text.NEXT_STEPS)}"
                for place, one in enumerate(own, 1)
            ),
            "",
            f"{name} trân trọng thông báo.",
        ]
        yield stem, front, body


def _letter(event: Event) -> Document:
    own = [one for one in event.petitions if one["class"] == "reported_up"]
    title = "kiến nghị cấp trên giải quyết ý kiến của Nhân dân tại hội nghị đối thoại"
    front = _front(
        event,
        "petition_to_superior",
        title,
        event.workday(3, event.concluded),
        event.document_number(7, "CV"),
        event.signer,
        ("cap-tren", "ban-tgdv-thanh-uy", "mat-tran"),
    )
    front["petitions"] = [one["id"] for one in own]
    body = [
        (
            f"Tại hội nghị đối thoại ngày {short(event.day)}, Nhân dân {event.name} nêu {len(own):02} kiến nghị vượt "
            "thẩm quyền của xã. Kính đề nghị cấp có thẩm quyền xem xét:"
        ),
        "",
        *(f"{place}. {one['text']} (ý kiến số {one['id']})." for place, one in enumerate(own, 1)),
        "",
        "Xã sẽ thông báo kết quả trả lời của cấp trên đến Nhân dân.",
    ]
    return "petition_to_superior", front, body
