"""The documents at and after a synthetic conference: minutes, conclusion, replies, results."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from scripts import synthetic_text as text
from scripts.synthetic_paper import INSIDE, Document, bases, headed
from scripts.synthetic_petitions import CARRIED, FIRST_AT_CONFERENCE, WITHDRAWN, Conference, numbers
from scripts.synthetic_yaml import short


def minutes(event: Conference, rng: Random) -> Document:
    title = f"Hội nghị đối thoại {event.type_label}"
    front = headed(event, "minutes", title, event.day, None, {"post": "Thư ký hội nghị"}, ())
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


def conclusion(event: Conference, rng: Random) -> Document:
    day = event.concluded
    title = "kết luận của người chủ trì hội nghị đối thoại"
    front = headed(event, "conclusion_notice", title, day, event.document_number(5, "TB"), event.signer, ())
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
    front["bases"] = bases(event)
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


def _assigned(event: Conference, office: str) -> list[int]:
    return [one["id"] for one in event.petitions if one.get("assigned", {}).get("office") == office]


def results(event: Conference) -> Document:
    unsolved = [one for one in event.petitions if one["class"] in ("to_verify", "reported_up")]
    title = "kết quả giải quyết ý kiến, kiến nghị sau hội nghị đối thoại"
    front = headed(
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


def replies(event: Conference, rng: Random) -> Iterator[Document]:
    for step, (stem, office) in enumerate(
        (("written_reply-1", "phong-kinh-te"), ("written_reply-2", "phong-van-hoa-xa-hoi")), 6
    ):
        own = [one for one in event.petitions if one.get("reply") == stem]
        if not own:
            continue
        name = text.OFFICES[office].removesuffix(" xã")
        to = ("dia-phuong-noi-co-kien-nghi", "nguoi-neu-kien-nghi", "van-phong-dang-uy", "mat-tran")
        signer = {"post": "Trưởng phòng", "body": name}
        front = headed(
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


def letter(event: Conference) -> Document:
    own = [one for one in event.petitions if one["class"] == "reported_up"]
    title = "kiến nghị cấp trên giải quyết ý kiến của Nhân dân tại hội nghị đối thoại"
    front = headed(
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
