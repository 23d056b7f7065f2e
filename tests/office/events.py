"""What happens at a commune and is no mistake, as it is put on record: by command, or typed where there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from doithoai.model.vocabulary import DocumentKind
from tests.office.conference import Conference

PREPARED, CLOSED = "2025-10-23", "2025-12-31"
"""The day on which petitions were classified, and the last of the year."""


class Event(NamedTuple):
    """What happened, after which day of the conference, how it is recorded, and what the portal then says."""

    after: str
    day: str
    record: Callable[[Conference], None]
    said: tuple[str, ...]
    told: tuple[str, ...] = ()
    """What `doithoai changes` has to tell besides."""


def postponed(one: Conference) -> None:
    """A new day, told anew in time."""
    held = one.asked.days.held
    one.edit("conference.yml", f'start: "{held}T07:30+07:00"', 'start: "2025-11-05T07:30+07:00"')
    told = f'{{from: "{held}T07:30+07:00", reason: Mưa bão, decided: {one.desk.day}}}'
    one.edit("conference.yml", "", f"postponed:\n  - {told}\n")
    one.bring(DocumentKind.NOTICE, "44/TB-UBND", ("cac-thon", "mat-tran"))
    one.new(DocumentKind.INVITATION, "45/GM-UBND")
    one.sent(f"{one.of}/documents/invitation-2.md", "dai-bieu-duoc-moi")
    lines = "".join(f"  - {{channel: {name}, on: {one.desk.day}}}\n" for name in ("cong_thong_tin", "dai_truyen_thanh"))
    last = f"  - {{channel: dai_truyen_thanh, on: {one.asked.days.told}}}\n"
    one.edit("conference.yml", last, f"{last}{lines}")


def cancelled(one: Conference) -> None:
    one.edit("conference.yml", "", f"cancelled: {{decided: {one.desk.day}, reason: Thôn phải sơ tán vì bão}}\n")


def withdrawn(one: Conference) -> None:
    one.step_of(2, f"{{state: withdrawn, on: {one.desk.day}}}")


def many(one: Conference) -> None:
    """Twenty households raise what one has raised already."""
    one.sheet({"Số kiến nghị": 2, "Số người cùng nêu": 20})


def online(one: Conference) -> None:
    link = "link: https://hop.example/an-binh"
    one.edit("conference.yml", "form: in_person", f"form: [in_person, online]\n{link}")
    why = "by: van-phong-dang-uy, reason: Thêm điểm cầu trực tuyến"
    one.edit("conference.yml", "", f"amended:\n  - {{field: form, was: in_person, on: {one.desk.day}, {why}}}\n")


def substituted(one: Conference) -> None:
    told = "{post: Phó Bí thư Đảng ủy, reason: Bí thư Đảng ủy ốm đột xuất, replaces: secretary}"
    one.edit("conference.yml", "", f"substitute: {told}\n")


def reply_corrected(one: Conference) -> None:
    fields = ("petitions=2;3", "corrects=written_reply", "correction=Sửa tên đoạn kênh")
    one.bring(DocumentKind.WRITTEN_REPLY, "99/PKT", one.asked.replies_to, *fields)


def conclusion_corrected(one: Conference) -> None:
    to = ("co-quan-co-tham-quyen", "phong-kinh-te", "nguoi-neu-kien-nghi", *one.asked.to_watch)
    fields = ("petitions=1;2;3;4", "corrects=conclusion_notice", "correction=Sửa tên cơ quan phối hợp")
    one.bring(DocumentKind.CONCLUSION_NOTICE, "98/TB-UBND", to, *fields)


def reopened(one: Conference) -> None:
    one.step_of(2, "{state: reopened, on: 2025-12-31, note: Kênh lại tắc}")


def renamed(one: Conference) -> None:
    old = "{id: phong-kinh-te, name: Phòng Kinh tế}"
    names = "names: [{name: Phòng Kinh tế, to: 2025-11-30}]"
    one.desk.edit("an-binh/unit.yml", old, f"{{id: phong-kinh-te, name: Phòng Kinh tế và Hạ tầng, {names}}}")


def promised(one: Conference) -> None:
    one.edit(
        "petitions.yml", "answer: Thành phố đã bố trí vốn.\n",
        "answer: Thành phố đã bố trí vốn.\n"
        "  promised: {on: 2026-03-31, text: Sửa xong đoạn kênh, document: written_reply-3}\n",
    )  # fmt: skip


EVENTS = {
    "postponed": Event(
        *(PREPARED, "2025-10-24", postponed),
        ("Thay cho 07 giờ 30, thứ Ba, 28/10/2025 (đã hoãn)", "Trước định tổ chức 07 giờ 30", "Lý do: Mưa bão"),
    ),
    "cancelled": Event(
        PREPARED,
        "2025-10-24",
        cancelled,
        ("Hội nghị đã hủy (quyết định thứ Sáu, 24/10/2025)",),
        ("Thời hạn không còn",),
    ),
    "a petition withdrawn": Event(
        PREPARED,
        "2025-10-24",
        withdrawn,
        ("Kiến nghị số 2 – người nêu đã rút", "Thứ Sáu, 24/10/2025: người nêu đã rút"),
    ),
    "twenty households": Event(PREPARED, "2025-10-24", many, ("20 người",)),
    "online too": Event(PREPARED, "2025-10-24", online, ("Trực tiếp và trực tuyến: https://hop.example/an-binh",)),
    "a deputy in the chair": Event(
        CLOSED, CLOSED, substituted, ("người được ủy quyền: Phó Bí thư Đảng ủy", "Bí thư Đảng ủy ốm đột xuất")
    ),
    "a reply corrected": Event(CLOSED, CLOSED, reply_corrected, ("Số 99/PKT", "Đính chính Văn bản trả lời")),
    "a conclusion corrected": Event(
        CLOSED, CLOSED, conclusion_corrected, ("Số 98/TB-UBND", "Đính chính Thông báo kết luận")
    ),
    "a petition reopened": Event(
        CLOSED, CLOSED, reopened, ("Kiến nghị số 2 ↺ mở lại ngày 31/12/2025", "mở lại. Kênh lại tắc")
    ),
    "an office renamed": Event(CLOSED, CLOSED, renamed, ()),
    "a promise": Event(CLOSED, CLOSED, promised, ("Sửa xong đoạn kênh", "31/03/2026")),
}
