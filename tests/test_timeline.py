"""The page of a conference: every state of every step, what was announced beside what was held, the first screen."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from doithoai.cases.case import open_case
from doithoai.model.dossier import Key
from doithoai.pages import conference
from doithoai.reading.archive import Archive
from doithoai.views.page import Page
from doithoai.views.portal import Portal

LATER = dt.date(2026, 3, 2)
HELD = dt.date(2025, 9, 24)
FIRST = "thu-nghiem/2025/01"
RECORD = "conference.yml"
ASKED = "petitions.yml"
CONCLUSION = "documents/conclusion_notice.md"
MINUTES = "documents/minutes.md"
TIMES = 'start: "2025-09-24T07:30+07:00"\nend: "2025-09-24T11:30+07:00"\n'
MOVED = '{from: "2025-09-17T07:30+07:00", reason: Mưa bão, decided: 2025-09-15}'
AGAIN = '{from: "2025-09-20T07:30+07:00", reason: Ngập lụt, decided: 2025-09-18}'
ANNOUNCED = (
    "announced:\n  - {channel: cong_thong_tin, on: 2025-09-10}\n  - {channel: dai_truyen_thanh, on: 2025-09-11}\n"
)
SENT_ON = "sent:\n  - {{to: dia-phuong-noi-co-kien-nghi, on: {0}}}\n  - {{to: nguoi-neu-kien-nghi, on: {0}}}"
SIGNER = "signer: {post: Trưởng phòng, body: Phòng Kinh tế}\n"
LATE_REPLY = (
    "documents/written_reply-1.md",
    f"issued: 2025-10-15\n{SIGNER}{SENT_ON.format('2025-10-15')}",
    f"issued: 2025-11-03\nlate_reason: Chờ đo đạc\n{SIGNER}{SENT_ON.format('2025-11-03')}",
)
AWAITED = (ASKED, "    - {state: answered, on: 2025-10-28}\n", "")
"""What went to the higher level has not come back."""
CANCELLED = (RECORD, "duration: half_day", "cancelled: {decided: 2025-09-20, reason: Mưa bão}")
RULE = (
    "  conclusion_notice:\n    count: 10\n    unit: working_day\n    section: V.3.a\n    extended:"
    " {count: 15, unit: working_day, grounds: [beyond_authority, complex, several_bodies], section: V.3.a}\n"
)
NO_PLAN = ("thu-nghiem/2025/plan.md", "", None)
Edit = Callable[[str, str, str], None]
Change = tuple[str, str, str | None]
"""A file of the conference, what stands there, and what stands there instead; None takes the whole file away."""


def change(records: Path, edit: Edit, changes: Sequence[Change]) -> None:
    for name, old, new in changes:
        path = name if name.startswith(("thu-nghiem/", "policies/")) else f"{FIRST}/{name}"
        if new is None:
            (records / path).unlink()
        else:
            edit(path, old, new)


def page_of(records: Path, today: dt.date = LATER, number: str = "01") -> Page:
    portal = Portal(Archive(records), today)
    key = Key("thu-nghiem", 2025, number)
    case = open_case(portal.archive, portal.archive.conference(key), today)
    assert case
    return conference.page(portal, case)


def words(html: str) -> str:
    spaced = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
    return re.sub(r" ([,.;:)])", r"\1", spaced).replace("( ", "(").strip()


def part(body: str, anchor: str) -> str:
    """The words of one step, one petition or one row, found by its id."""
    found = re.search(rf'<(li|article)[^>]* id="{anchor}".*?</\1>', body, re.DOTALL)
    assert found, anchor
    return words(found[0])


def standing(body: str) -> str:
    found = re.search(r'<p class="dt-standing.*?</p>', body, re.DOTALL)
    assert found
    return words(found[0])


# --- each step, in each of its states


STEPS: dict[str, tuple[Sequence[Change], dt.date, str, str]] = {
    "plan of the conference and of the year": (
        (),
        LATER,
        "buoc-ke-hoach",
        "Kế hoạch ✓ đã ban hành Kế hoạch tổ chức hội nghị đối thoại số 17-KH/ĐU (25/08/2025).",
    ),
    "plan of the year alone, owed and not there": (
        [("documents/plan.md", "", None)],
        LATER,
        "buoc-ke-hoach",
        "Kế hoạch ◌ còn thiếu (đã qua mốc của kho) Kế hoạch chung năm 2025",
    ),
    "no plan at all": (
        [NO_PLAN, ("documents/plan.md", "", None)],
        LATER,
        "buoc-ke-hoach",
        "Kế hoạch ? chưa có trong kho",
    ),
    "plan not yet issued on that day": (
        [],
        dt.date(2025, 7, 1),
        "buoc-ke-hoach",
        "Kế hoạch ✓ đã ban hành Kế hoạch chung năm 2025",
    ),
    "notice in time": (
        (),
        LATER,
        "buoc-thong-bao",
        "Thông báo, giấy mời ✓ đúng hạn Hạn: thứ Hai, 15/09/2025. Đã thực hiện thứ Tư, 10/09/2025.",
    ),
    "the law's own limit is folded into the step": (
        (),
        LATER,
        "buoc-thong-bao",
        (
            "luật: chỉ để tham khảo Thông báo trên phương tiện thông tin đại chúng (theo luật): hạn "
            "thứ Tư, 17/09/2025; đúng hạn. Luật Thử nghiệm, Điều 43."
        ),
    ),
    "what the law advises and nobody recorded": (
        [(RECORD, ANNOUNCED, "")],
        LATER,
        "buoc-thong-bao",
        "hồ sơ không ghi đã thực hiện",
    ),
    "later than the law advises": (
        [(RECORD, ANNOUNCED, "announced: [{channel: bao_chi, on: 2025-09-19}]\n")],
        LATER,
        "buoc-thong-bao",
        "hạn thứ Tư, 17/09/2025; đã thực hiện, chậm 2 ngày. Luật",
    ),
    "notice owed, urgent": (
        [("documents/notice.md", "", None), (RECORD, "type: periodic", "type: urgent")],
        LATER,
        "buoc-thong-bao",
        "Thông báo, giấy mời – không áp dụng Đối thoại đột xuất không nhất thiết phải thông báo trước",
    ),
    "notice without a plan to measure it by": (
        [NO_PLAN],
        LATER,
        "buoc-thong-bao",
        "Thông báo, giấy mời ✓ đã thực hiện Thông báo (giấy mời) số 21-TB/ĐU (10/09/2025).",
    ),
    "no notice and no plan": (
        [NO_PLAN, ("documents/notice.md", "", None)],
        LATER,
        "buoc-thong-bao",
        "Thông báo, giấy mời ✓ đã thực hiện Đã báo trên: Cổng thông tin điện tử (10/09/2025)",
    ),
    "notice done, day taken away again": (
        [(RECORD, TIMES, f"postponed: [{MOVED}]\n")],
        LATER,
        "buoc-thong-bao",
        "Thông báo, giấy mời ? chưa rõ Chưa tính được vì chưa có ngày hội nghị.",
    ),
    "held": (
        (),
        LATER,
        "buoc-hoi-nghi",
        (
            "Hội nghị ✓ đã tổ chức 07 giờ 30, thứ Tư, 24/09/2025, tại Nhà văn hóa Thôn Nhất. "
            "112 người dự, 14 cơ quan, tổ chức, 9 lượt phát biểu."
        ),
    ),
    "held, nobody counted": (
        [(RECORD, "attendance: {expected: 120, people: 112, organisations: 14, speakers: 9}\n", "")],
        LATER,
        "buoc-hoi-nghi",
        "tại Nhà văn hóa Thôn Nhất.",
    ),
    "to come": ((), dt.date(2025, 9, 12), "buoc-hoi-nghi", "Hội nghị ○ chưa tổ chức 07 giờ 30, thứ Tư, 24/09/2025"),
    "no day yet": ([(RECORD, TIMES, "")], LATER, "buoc-hoi-nghi", "Hội nghị ○ chưa định ngày Chưa có ngày nên"),
    "put off once": (
        [(RECORD, TIMES, f"{TIMES}postponed: [{MOVED}]\n")],
        LATER,
        "buoc-hoan-1",
        "Hoãn ! đã hoãn Trước định tổ chức 07 giờ 30, thứ Tư, 17/09/2025. Lý do: Mưa bão",
    ),
    "put off twice": (
        [(RECORD, TIMES, f"{TIMES}postponed: [{MOVED}, {AGAIN}]\n")],
        LATER,
        "buoc-hoan-2",
        "Hoãn lần 2 ! đã hoãn Trước định tổ chức 07 giờ 30, thứ Bảy, 20/09/2025. Lý do: Ngập lụt",
    ),
    "put off without a new day": (
        [(RECORD, TIMES, f"postponed: [{MOVED}]\n")],
        LATER,
        "buoc-hoi-nghi",
        "Hội nghị ! hoãn, chưa định ngày mới",
    ),
    "cancelled": (
        [CANCELLED],
        LATER,
        "buoc-hoi-nghi",
        "Hội nghị – đã hủy Lý do: Mưa bão Hội nghị đã hủy nên không có thời hạn nào phải theo dõi.",
    ),
    "conclusion in time": (
        (),
        LATER,
        "buoc-ket-luan",
        "Thông báo kết luận ✓ đúng hạn Hạn: thứ Tư, 08/10/2025. Đã thực hiện thứ Năm, 02/10/2025.",
    ),
    "conclusion given more time": (
        [
            (
                CONCLUSION,
                "issued: 2025-10-02",
                "issued: 2025-10-13\nextension: {ground: complex, reason: Nhiều việc khó}",
            )
        ],
        LATER,
        "buoc-ket-luan",
        "Được kéo dài (hạn thường là thứ Tư, 08/10/2025): Nhiều việc khó",
    ),
    "the ground of more time": (
        [
            (
                CONCLUSION,
                "issued: 2025-10-02",
                "issued: 2025-10-13\nextension: {ground: complex, reason: Nhiều việc khó}",
            )
        ],
        LATER,
        "buoc-ket-luan",
        "Thông báo kết luận hội nghị đối thoại số 24-TB/ĐU (13/10/2025). Căn cứ kéo dài: nội dung phức tạp.",
    ),
    "a conclusion withdrawn since": (
        [(CONCLUSION, "issued: 2025-10-02", "issued: 2025-10-02\nwithdrawn: {on: 2025-12-01, reason: Sai}")],
        LATER,
        "buoc-ket-luan",
        "✓ đúng hạn Hạn: thứ Tư, 08/10/2025. Đã thực hiện thứ Năm, 02/10/2025. Văn bản đã gỡ bỏ thứ Hai, 01/12/2025",
    ),
    "in time by one reading only": (
        [("documents/notice.md", "issued: 2025-09-10", "issued: 2025-09-15")],
        LATER,
        "buoc-thong-bao",
        "Đã thực hiện thứ Hai, 15/09/2025. Chỉ đúng hạn theo cách hiểu A; theo cách hiểu B thì đã chậm.",
    ),
    "no rule of a conclusion, and none there": (
        [("policies/thu-nghiem-2025.yml", RULE, ""), (CONCLUSION, "", None)],
        LATER,
        "buoc-ho-so",
        "Còn thiếu: Thông báo kết luận hội nghị đối thoại.",
    ),
    "nothing known of the notice": (
        [NO_PLAN, ("documents/notice.md", "", None), (RECORD, ANNOUNCED, "")],
        LATER,
        "buoc-thong-bao",
        "Thông báo, giấy mời ? chưa rõ hạn",
    ),
    "the notice of a cancelled conference that never was": (
        [CANCELLED, ("documents/notice.md", "", None), (RECORD, ANNOUNCED, "")],
        LATER,
        "buoc-thong-bao",
        "Thông báo, giấy mời ○ chưa đến bước này",
    ),
    "nothing raised on record": (
        [(ASKED, "", None)],
        LATER,
        "tra-loi",
        "? chưa rõ Hồ sơ chưa ghi kiến nghị nào, cũng chưa ghi là không có kiến nghị.",
    ),
    "nothing of the event on record": (
        [
            (ASKED, "", None),
            (MINUTES, "", None),
            (CONCLUSION, "", None),
            (RECORD, "attendance: {expected: 120, people: 112, organisations: 14, speakers: 9}\n", ""),
        ],
        LATER,
        "buoc-hoi-nghi",
        "Hội nghị ? đã qua ngày, hồ sơ chưa ghi gì 07 giờ 30, thứ Tư, 24/09/2025",
    ),
    "no reply owed": (
        [(ASKED, "", None), (RECORD, "duration: half_day", "duration: half_day\nno_petitions: true")],
        LATER,
        "tra-loi",
        "– không phải trả lời sau Không có kiến nghị nào phải trả lời bằng văn bản sau hội nghị.",
    ),
    "the programme is one tap away": ((), LATER, "buoc-hoi-nghi", "9 lượt phát biểu. Chương trình hội nghị"),
    "conclusion to come": (
        [],
        HELD,
        "buoc-ket-luan",
        "Thông báo kết luận ○ chưa đến hạn Hạn: thứ Tư, 08/10/2025. Chưa",
    ),
    "conclusion overdue": (
        [(CONCLUSION, "", None)],
        dt.date(2025, 10, 10),
        "buoc-ket-luan",
        "✕ quá hạn, chưa thực hiện Hạn: thứ Tư, 08/10/2025. Đã quá hạn 2 ngày làm việc.",
    ),
    "what exceeds the commune has a step of its own": (
        (),
        LATER,
        "buoc-trinh-cap-tren",
        "Trình cấp trên việc vượt thẩm quyền ✓ đúng hạn Hạn: thứ Tư, 01/10/2025. Đã thực hiện thứ Ba, 30/09/2025.",
    ),
    "and so has what goes across to another body": (
        (),
        LATER,
        "buoc-chuyen-cap-tren",
        "Chuyển cơ quan khác ✓ đúng hạn",
    ),
    "replies all in time": (
        (),
        LATER,
        "tra-loi",
        (
            "Trả lời kiến nghị ✓ đã trả lời hết, đúng hạn 3 kiến nghị phải trả lời bằng văn bản: 3 đã "
            "trả lời (đúng hạn cả). Lần trả lời gần nhất: thứ Hai, 20/10/2025. "
            "1 kiến nghị có hạn do hội nghị giao: 1 đã trả lời (đúng hạn cả). "
            "Lần trả lời gần nhất: thứ Tư, 15/10/2025. Hạn: thứ Năm, 23/10/2025."
        ),
    ),
    "replies not begun": ((), dt.date(2025, 9, 12), "tra-loi", "Trả lời kiến nghị ○ chưa đến bước này"),
    "replies wait for the conclusion": (
        [(CONCLUSION, "", None)],
        dt.date(2025, 9, 30),
        "tra-loi",
        "○ chờ thông báo kết luận 2 kiến nghị phải trả lời bằng văn bản: 0 đã trả lời, 2 chưa trả lời.",
    ),
    "replies under way": (
        (),
        dt.date(2025, 10, 16),
        "tra-loi",
        "○ đang trả lời 3 kiến nghị phải trả lời bằng văn bản: 1 đã trả lời (đúng hạn cả), 2 chưa trả lời.",
    ),
    "one reply late, one missing": (
        [
            LATE_REPLY,
            ("documents/written_reply-2.md", "", None),
            (ASKED, ", document: written_reply-2}", "}"),
            (ASKED, "  reply: written_reply-2\n", ""),
        ],
        LATER,
        "tra-loi",
        (
            "✕ có kiến nghị quá hạn 3 kiến nghị phải trả lời bằng văn bản: 2 đã trả lời (1 đúng hạn, 1 "
            "chậm), 1 chưa trả lời (1 đã quá hạn)."
        ),
    ),
    "a day given to a petition that is owed no written reply binds too": (
        [
            (
                ASKED,
                "  class: answered\n  answer: Đường",
                "  class: answered\n  assigned: {office: phong-kinh-te, due: 2025-09-23}\n  answer: Đường",
            ),
        ],
        LATER,
        "tra-loi",
        "! đã trả lời hết, có phần chậm 3 kiến nghị phải trả lời bằng văn bản: 3 đã trả lời (đúng hạn cả).",
    ),
    "the reason of a late reply stands in its row": (
        [LATE_REPLY],
        LATER,
        "tra-loi",
        (
            "! đã thực hiện, chậm ngày 03/11/2025 chậm 7 ngày làm việc Văn bản trả lời ý kiến, kiến "
            "nghị (03/11/2025) Lý do chậm: Chờ đo đạc"
        ),
    ),
    "replies late, all there": (
        [LATE_REPLY],
        LATER,
        "tra-loi",
        "! đã trả lời hết, có phần chậm",
    ),
    "limits of the conference itself where no plan is known": (
        [NO_PLAN],
        LATER,
        "tra-loi",
        "4 kiến nghị có hạn do hội nghị giao: 4 đã trả lời",
    ),
    "dossier to come": ((), dt.date(2025, 9, 12), "buoc-ho-so", "Hồ sơ hoàn thành ○ chưa đến bước này"),
    "dossier complete": (
        [AWAITED],
        LATER,
        "buoc-ho-so",
        (
            "Hồ sơ hoàn thành ◔ đủ tài liệu, còn việc theo dõi Đủ tài liệu; đơn vị không còn nợ câu trả lời nào. "
            "1 kiến nghị chờ cấp trên, cơ quan khác trả lời: số 3."
        ),
    ),
    "dossier complete, nothing waits": (
        (),
        LATER,
        "buoc-ho-so",
        "Hồ sơ hoàn thành ✓ đã hoàn thành Đủ tài liệu, không còn kiến nghị nào chờ trả lời; việc cuối cùng xong",
    ),
    "dossier lacks a document": (
        [(MINUTES, "", None)],
        LATER,
        "buoc-ho-so",
        "Hồ sơ hoàn thành ○ chưa xong Còn thiếu: Biên bản hội nghị.",
    ),
    "dossier waits for petitions": (
        (),
        dt.date(2025, 10, 16),
        "buoc-ho-so",
        "Còn 2 kiến nghị chưa xong: số 3, số 5.",
    ),
    "dossier of an unknown plan": ([NO_PLAN], LATER, "buoc-ho-so", "Hồ sơ hoàn thành ? chưa rõ Kho chưa biết quy định"),
    "dossier of an urgent conference": (
        [AWAITED, (RECORD, "type: periodic", "type: urgent")],
        LATER,
        "buoc-ho-so",
        (
            "◔ đủ tài liệu, còn việc theo dõi Đủ tài liệu; đơn vị không còn nợ câu trả lời nào. "
            "Không quy định nào trong kho nêu danh mục hồ sơ cho hội nghị này."
        ),
    ),
}


@pytest.mark.parametrize(("changes", "today", "anchor", "expected"), STEPS.values(), ids=STEPS)
def test_each_step_in_each_of_its_states(
    records: Path, edit: Edit, changes: Sequence[Change], today: dt.date, anchor: str, expected: str
) -> None:
    change(records, edit, changes)
    assert expected in part(page_of(records, today).body, anchor)


def test_the_steps_stand_in_the_order_of_the_law(records: Path, edit: Edit) -> None:
    change(records, edit, [(RECORD, TIMES, f"{TIMES}postponed: [{MOVED}, {AGAIN}]\n")])
    steps = re.findall(r'<li class="dt-step [^"]*" id="([^"]+)"', page_of(records).body)
    first = ["buoc-ke-hoach", "buoc-thong-bao", "buoc-hoan-1", "buoc-hoan-2", "buoc-hoi-nghi"]
    assert steps == [*first, "buoc-ket-luan", "buoc-trinh-cap-tren", "buoc-chuyen-cap-tren", "tra-loi", "buoc-ho-so"]


def test_a_cancelled_conference_ends_there(records: Path, edit: Edit) -> None:
    change(records, edit, [CANCELLED])
    body = page_of(records).body
    assert re.findall(r'<li class="dt-step [^"]*" id="([^"]+)"', body)[-1] == "buoc-hoi-nghi"
    assert '<a class="dt-act dt-first" href="../../../thu-nghiem/2025/02/">Hội nghị nhận các kiến nghị này</a>' in body
    assert "<s>07 giờ 30 đến 11 giờ 30" in body


def test_a_unit_that_has_not_joined_has_no_late_step(records: Path, edit: Edit) -> None:
    change(records, edit, [("thu-nghiem/unit.yml", "joined: 2025-07-01\n", ""), (CONCLUSION, "", None)])
    body = page_of(records).body
    for anchor in ("buoc-ke-hoach", "buoc-thong-bao", "buoc-ket-luan", "tra-loi"):
        assert "? chưa có dữ liệu trong kho lưu trữ" in part(body, anchor)
    assert "? chưa có dữ liệu" in part(body, "buoc-ho-so")
    assert "quá hạn" not in words(body)


def test_an_internal_document_of_a_step_is_named_without_its_number(records: Path, edit: Edit) -> None:
    change(records, edit, [(CONCLUSION, "number: 24-TB/ĐU", "number: 24-TB/ĐU\npublic: false\npublic_reason: Mật")])
    body = page_of(records).body
    step = part(body, "buoc-ket-luan")
    assert "Thông báo kết luận hội nghị đối thoại (02/10/2025), tài liệu nội bộ." in step
    assert "24-TB/ĐU" not in step
    assert "Đọc thông báo kết luận" not in body


def test_a_petition_without_any_limit_still_waits(records: Path, edit: Edit) -> None:
    change(records, edit, [NO_PLAN])
    asked = "- id: 1\n  received: {when: at, on: 2025-09-24, channel: tai_hoi_nghi}\n  petitioner: {kind: citizen}\n"
    (records / FIRST / ASKED).write_text(f"{asked}  field: khac\n  text: Hỏi.\n  class: to_verify\n", "utf-8")
    told = "Trả lời kiến nghị ? chưa rõ hạn 1 kiến nghị chưa có trả lời; không quy định nào trong kho nêu hạn."
    assert part(page_of(records).body, "tra-loi") == told


def test_replies_counted_from_different_days_are_told_apart(records: Path, edit: Edit) -> None:
    change(
        records,
        edit,
        [
            (
                ASKED,
                "{office: phong-kinh-te, due: 2025-10-22}\n  states:\n    - {state: received, on: 2025-09-12}",
                "{office: cong-an, due: 2025-10-22}\n  states:\n    - {state: received, on: 2025-09-12}",
            ),
            (
                CONCLUSION,
                "  - {to: phong-kinh-te, on: 2025-10-02, received: 2025-10-02}",
                "  - {to: phong-kinh-te, on: 2025-10-02, received: 2025-10-03}",
            ),
        ],
    )
    text = part(page_of(records).body, "tra-loi")
    unknown = "Chưa tính được vì chưa ghi ngày cơ quan được giao nhận thông báo kết luận"
    assert f"1 kiến nghị: {unknown}; không sớm hơn thứ Năm, 23/10/2025." in text
    assert "2 kiến nghị, hạn: thứ Sáu, 24/10/2025. 15 ngày làm việc sau ngày cơ quan được giao nhận" in text


def test_of_an_internal_conclusion_no_reason_for_more_time_is_told(records: Path, edit: Edit) -> None:
    later = "issued: 2025-10-13\npublic: false\nextension: {ground: complex, reason: Chuyện kín}"
    change(records, edit, [(CONCLUSION, "issued: 2025-10-02", later)])
    body = page_of(records).body
    assert "Được kéo dài (hạn thường là thứ Tư, 08/10/2025): có ghi trong hồ sơ" in part(body, "buoc-ket-luan")
    assert "Chuyện kín" not in body
    assert "Căn cứ kéo dài" not in body


# --- the first screen


AWAY = "; 1 kiến nghị chờ cấp trên, cơ quan khác trả lời."

STANDING: dict[str, tuple[Sequence[Change], dt.date, str]] = {
    "no day": ([(RECORD, TIMES, "")], LATER, "○ Hội nghị mới dự kiến, chưa định ngày."),
    "not told": (
        [("documents/notice.md", "", None)],
        dt.date(2025, 9, 1),
        "○ Dự kiến tổ chức, chưa có thông báo; nhận ý kiến từ thứ Tư, 10/09/2025 đến hết thứ Tư, 17/09/2025.",
    ),
    "told": ((), dt.date(2025, 9, 12), "○ Đã thông báo, chưa tổ chức; nhận ý kiến đến hết thứ Tư, 17/09/2025."),
    "window over": ((), dt.date(2025, 9, 20), "○ Đã thông báo, chưa tổ chức; đã hết hạn gửi ý kiến."),
    "no window": (
        [
            (RECORD, "petitions_open:\n  from: 2025-09-10\n  to: 2025-09-17\n", "# "),
            (RECORD, "  channels", "# "),
            (RECORD, "  office", "# "),
        ],
        dt.date(2025, 9, 20),
        "○ Đã thông báo, chưa tổ chức.",
    ),
    "held": ((), HELD, "◔ Đã tổ chức, chưa có thông báo kết luận (hạn 08/10/2025); còn 3 kiến nghị chưa trả lời."),
    "held, overdue": (
        [(CONCLUSION, "", None)],
        dt.date(2025, 10, 10),
        ("✕ Đã tổ chức, chưa có thông báo kết luận (đã quá hạn 2 ngày làm việc); còn 3 kiến nghị chưa trả lời."),
    ),
    "concluded": ((), dt.date(2025, 10, 16), "◔ Đã có thông báo kết luận; còn 2 kiến nghị chưa trả lời."),
    "word of what was passed on": (
        (),
        dt.date(2025, 10, 17),
        f"◔ Đã có thông báo kết luận; còn 1 kiến nghị chưa trả lời{AWAY}",
    ),
    "one of two overdue": (
        [
            AWAITED,
            ("documents/written_reply-2.md", "", None),
            (
                ASKED,
                (
                    "    - {state: answered, on: 2025-10-20, document: written_reply-2}\n    - {state: "
                    "carried_over, on: 2025-10-22}\n"
                ),
                "",
            ),
        ],
        LATER,
        f"✕ Đã có thông báo kết luận; còn 1 kiến nghị chưa trả lời, đã quá hạn{AWAY}",
    ),
    "answered, one waits elsewhere": (
        [AWAITED],
        LATER,
        f"◔ Đã có thông báo kết luận; đơn vị đã trả lời hết phần mình{AWAY}",
    ),
    "closed": (
        (),
        LATER,
        "✓ Đã có thông báo kết luận; không còn kiến nghị nào chờ trả lời.",
    ),
    "nothing asked": ([(ASKED, "", None)], LATER, "✓ Đã có thông báo kết luận."),
    "put off": ([(RECORD, TIMES, f"postponed: [{MOVED}]\n")], LATER, "! Hội nghị đã hoãn, chưa định ngày mới."),
    "cancelled": (
        [CANCELLED],
        LATER,
        "– Hội nghị đã hủy (quyết định thứ Bảy, 20/09/2025).",
    ),
}


@pytest.mark.parametrize(("changes", "today", "expected"), STANDING.values(), ids=STANDING)
def test_one_sentence_tells_where_it_stands(
    records: Path, edit: Edit, changes: Sequence[Change], today: dt.date, expected: str
) -> None:
    change(records, edit, changes)
    assert standing(page_of(records, today).body) == expected


ACTIONS: dict[str, tuple[Sequence[Change], dt.date, list[str]]] = {
    "send a matter in": (
        (),
        dt.date(2025, 9, 12),
        ["Gửi ý kiến, kiến nghị", "Thêm vào lịch của bạn", "Xem 6 kiến nghị"],
    ),
    "too late for that": ((), dt.date(2025, 9, 20), ["Thêm vào lịch của bạn", "Xem 6 kiến nghị"]),
    "held": ((), HELD, ["Xem 6 kiến nghị"]),
    "concluded": ((), LATER, ["Đọc thông báo kết luận", "Xem 6 kiến nghị"]),
    "no day": (
        [(RECORD, TIMES, ""), (ASKED, "", None)],
        LATER,
        ["Theo dõi lịch của đơn vị", "Các hội nghị khác của đơn vị"],
    ),
}


@pytest.mark.parametrize(("changes", "today", "expected"), ACTIONS.values(), ids=ACTIONS)
def test_the_next_thing_to_do_comes_first(
    records: Path, edit: Edit, changes: Sequence[Change], today: dt.date, expected: list[str]
) -> None:
    change(records, edit, changes)
    body = page_of(records, today).body
    assert re.findall(r'<a class="dt-act[^>]*>([^<]+)</a>', body) == expected
    assert body.count("dt-first") == 1


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (dt.date(2025, 9, 12), "gui-kien-nghi"),
        (dt.date(2025, 9, 20), "cac-buoc"),
        (dt.date(2025, 9, 23), "chuong-trinh"),
    ],
)
def test_what_comes_next_stands_first(records: Path, today: dt.date, first: str) -> None:
    page = page_of(records, today)
    anchors = [entry.anchor for entry in page.toc]
    assert [one for one in re.findall(r'<h2 id="([^"]+)"', page.body) if one in anchors] == anchors
    assert anchors[0] == first
    assert "tham-gia/" in page.body if first == "gui-kien-nghi" else "tham-gia/" not in page.body


def test_the_office_that_receives_petitions_can_be_reached(records: Path, edit: Edit) -> None:
    reached = "address: Số 1 đường Thử, phone: 0225 000 000, email: vp@example.invalid, hours: Sáng thứ Hai"
    change(
        records, edit, [("thu-nghiem/unit.yml", "name: Văn phòng Đảng ủy}", f"name: Văn phòng Đảng ủy, {reached}}}")]
    )
    text = words(page_of(records, dt.date(2025, 9, 12)).body)
    assert (
        "địa chỉ: Số 1 đường Thử; điện thoại: 0225 000 000; thư điện tử: vp@example.invalid; giờ làm việc: Sáng" in text
    )


def test_a_cancelled_conference_leads_to_no_conference_that_is_not_there(records: Path, edit: Edit) -> None:
    change(records, edit, [CANCELLED, (ASKED, "carried_to: 2025/02#1", "carried_to: 2029/02#1")])
    assert "2029" not in re.findall(r'<a class="dt-act[^>]*>', page_of(records).body)[0]


FACTS: dict[str, tuple[Change, str]] = {
    "an office of its own": (
        (RECORD, "audience:", "lead_office: {office: cong-an, reason: Việc an ninh}\naudience:"),
        "Cơ quan tham mưu Công an xã (khác quy định; lý do: Việc an ninh)",
    ),
    "the office of the plan": (
        (RECORD, "audience: Đại", "audience: Các đại"),
        "Cơ quan tham mưu Văn phòng Đảng ủy (theo Kế hoạch 15-KH/ĐU, mục IV)",
    ),
    "no plan": (NO_PLAN, "Cơ quan tham mưu chưa rõ: không văn bản nào trong kho nói"),
    "why a deputy was in the chair": (
        (RECORD, "audience:", "substitute: {post: Phó Bí thư, reason: Chống bão, replaces: secretary}\naudience:"),
        "Người chủ trì thay Phó Bí thư (thay Bí thư Đảng ủy). Lý do: Chống bão",
    ),
    "it follows one that is there": (
        (RECORD, "audience:", 'follows_up: "2025/02"\naudience:'),
        "Tiếp nối Hội nghị đối thoại định kỳ ngày 19/11/2025",
    ),
    "it follows one that is not there": (
        (RECORD, "audience:", 'follows_up: "2024/01"\naudience:'),
        "Tiếp nối hội nghị số 01 năm 2024 (không có trong kho)",
    ),
}


@pytest.mark.parametrize(("changed", "expected"), FACTS.values(), ids=FACTS)
def test_the_facts_of_a_conference(records: Path, edit: Edit, changed: Change, expected: str) -> None:
    change(records, edit, [changed])
    assert expected in words(page_of(records).body)


# --- where


def test_a_map_is_a_link_and_only_where_the_place_is_known(records: Path, edit: Edit) -> None:
    assert "openstreetmap" not in page_of(records).body
    change(records, edit, [(RECORD, "village: Thôn Nhất}", "village: Thôn Nhất, coordinates: [20.7215, 106.9]}")])
    body = page_of(records).body
    address = "https://www.openstreetmap.org/?mlat=20.7215&amp;mlon=106.9#map=17/20.7215/106.9"
    assert f'<a href="{address}" rel="noopener noreferrer">' in body
    assert 'href="geo:20.7215,106.9"' in body
    assert not re.search(r"<(iframe|img|script src)", body)


def test_a_village_is_told_once(records: Path, edit: Edit) -> None:
    assert "Nhà văn hóa Thôn Nhất, Thôn" not in words(page_of(records).body)
    change(records, edit, [(RECORD, "name: Nhà văn hóa Thôn Nhất,", "name: Trường tiểu học,")])
    assert "Trường tiểu học, Thôn Nhất" in words(page_of(records).body)


# --- programme


def test_the_programme_has_a_place_of_its_own_once_it_is_issued(records: Path) -> None:
    assert "Chương trình" not in [entry.title for entry in page_of(records, dt.date(2025, 9, 20)).toc]
    body = page_of(records).body
    assert body.count("Nội dung tài liệu.") == sum(
        "Nội dung tài liệu." in path.read_text("utf-8")
        for path in (records / FIRST / "documents").glob("*.md")
        if path.stem.split("-")[0]
        in ("plan", "notice", "opinion_form", "programme", "conclusion_notice", "written_reply")
    )
    assert '<a href="#van-ban-programme">' in body
    assert '<a href="#chuong-trinh">Xem toàn văn ở mục Chương trình</a>' in body


def test_an_internal_programme_is_not_shown(records: Path, edit: Edit) -> None:
    change(
        records,
        edit,
        [
            (
                "documents/programme.md",
                "issued: 2025-09-22\n---\nNội dung",
                "issued: 2025-09-22\npublic: false\n---\nChữ kín",
            )
        ],
    )
    body = page_of(records).body
    assert "Chữ kín" not in body
    assert "chuong-trinh" not in body


# --- announced beside held


def beside(body: str) -> dict[str, tuple[str, str, bool]]:
    table = re.search(r'<table class="dt-cards dt-beside".*?</table>', body, re.DOTALL)
    if table is None:
        return {}
    rows = re.findall(r"<tr([^>]*)><th[^>]*>(.*?)</th><td[^>]*>(.*?)</td><td[^>]*>(.*?)</td></tr>", table[0])
    return {words(what): (words(told), words(real), "dt-differs" in row) for row, what, told, real in rows}


def test_what_was_held_as_announced_says_so(records: Path) -> None:
    assert beside(page_of(records).body) == {
        "Ngày giờ": ("07 giờ 30, thứ Tư, 24/09/2025", "như thông báo", False),
        "Địa điểm": ("Nhà văn hóa Thôn Nhất", "như thông báo", False),
        "Hình thức": ("trực tiếp", "như thông báo", False),
        "Chủ đề": ("Môi trường và giao thông nông thôn", "như thông báo", False),
        "Chủ trì": ("Bí thư Đảng ủy và Chủ tịch Ủy ban nhân dân (đồng chủ trì)", "như thông báo", False),
        "Thời lượng": ("1/2 ngày", "4 giờ (kết thúc lúc 11 giờ 30)", False),
        "Số người dự": ("dự kiến 120", "112", False),
    }


def test_by_what_it_was_announced_is_told_beside_it(records: Path) -> None:
    text = words(page_of(records).body)
    assert "Đã thông báo bằng: Thông báo (giấy mời) số 21-TB/ĐU (10/09/2025). “Như thông báo”" in text


def test_nothing_is_compared_before_it_is_held(records: Path) -> None:
    assert beside(page_of(records, dt.date(2025, 9, 12)).body) == {}


OTHERWISE: dict[str, tuple[str, str, str, tuple[str, str, bool]]] = {
    "moved": (
        TIMES,
        f"{TIMES}postponed: [{MOVED}, {AGAIN}]\n",
        "Ngày giờ",
        ("07 giờ 30, thứ Tư, 17/09/2025", "07 giờ 30, thứ Tư, 24/09/2025 (hoãn 2 lần)", True),
    ),
    "another place": (
        "audience:",
        "announced_as: {place: Sân đình}\naudience:",
        "Địa điểm",
        ("Sân đình", "Nhà văn hóa Thôn Nhất", True),
    ),
    "another form": (
        "audience:",
        "announced_as: {form: online}\naudience:",
        "Hình thức",
        ("trực tuyến", "trực tiếp", True),
    ),
    "another topic": (
        "audience:",
        "announced_as: {topic: Đất đai}\naudience:",
        "Chủ đề",
        ("Đất đai", "Môi trường và giao thông nông thôn", True),
    ),
    "a deputy": (
        "audience:",
        "substitute: {post: Phó Bí thư, name: Nguyễn Văn A, reason: Chống bão, replaces: secretary}\naudience:",
        "Chủ trì",
        (
            "Bí thư Đảng ủy và Chủ tịch Ủy ban nhân dân (đồng chủ trì)",
            "Phó Bí thư Nguyễn Văn A được ủy quyền, thay Bí thư Đảng ủy",
            True,
        ),
    ),
    "no end": ('end: "2025-09-24T11:30+07:00"\n', "", "Thời lượng", ("1/2 ngày", "không ghi", False)),
    "an uneven end": (
        "T11:30+07:00",
        "T11:45+07:00",
        "Thời lượng",
        ("1/2 ngày", "4 giờ 15 phút (kết thúc lúc 11 giờ 45)", False),
    ),
    "nobody counted": (
        "attendance: {expected: 120, people: 112, organisations: 14, speakers: 9}\n",
        "",
        "Số người dự",
        ("không ghi", "không ghi", False),
    ),
    "no place": (
        "place: {name: Nhà văn hóa Thôn Nhất, village: Thôn Nhất}\n",
        "",
        "Địa điểm",
        ("không ghi", "như thông báo", False),
    ),
}


@pytest.mark.parametrize(("old", "new", "what", "expected"), OTHERWISE.values(), ids=OTHERWISE)
def test_what_was_held_otherwise_stands_beside_what_was_told(
    records: Path, edit: Edit, old: str, new: str, what: str, expected: tuple[str, str, bool]
) -> None:
    change(records, edit, [(RECORD, old, new)])
    assert beside(page_of(records).body)[what] == expected


# --- what a duty asks for, each thing with its day


PARTS: dict[str, tuple[Sequence[Change], str, tuple[str, ...]]] = {
    "all on one day": ((), "buoc-ket-luan", ("Đã ghi: ban hành 02/10/2025; gửi 02/10/2025: ", "Ban Xây dựng Đảng")),
    "the last recipient decides": (
        [(CONCLUSION, "{to: ban-xay-dung-dang, on: 2025-10-02}", "{to: ban-xay-dung-dang, on: 2025-10-10}")],
        "buoc-ket-luan",
        (
            "! đã thực hiện, chậm Hạn: thứ Tư, 08/10/2025. Đã thực hiện thứ Sáu, 10/10/2025, chậm 2 ngày làm việc.",
            "gửi 10/10/2025: Ban Xây dựng Đảng.",
            "Gửi lần đầu 02/10/2025, nơi nhận cuối cùng 10/10/2025: hạn tính theo lần cuối.",
        ),
    ),
    "one recipient lacks": (
        [(CONCLUSION, "  - {to: ban-xay-dung-dang, on: 2025-10-02}\n", "")],
        "buoc-ket-luan",
        (
            "✕ quá hạn, chưa thực hiện",
            "chưa ghi gửi: Ban Xây dựng Đảng. Gửi lần đầu 02/10/2025; chưa gửi đủ nên chưa tính là xong.",
        ),
    ),
    "each petition that went up": (
        (),
        "buoc-trinh-cap-tren",
        ("Đã ghi: gửi 30/09/2025: kiến nghị số 3.",),
    ),
    "a reply that one recipient lacks": (
        [("documents/written_reply-2.md", "  - {to: nguoi-neu-kien-nghi, on: 2025-10-20}\n", "")],
        "tra-loi",
        ("chưa ghi gửi: Người nêu kiến nghị. Gửi lần đầu 20/10/2025; chưa gửi đủ nên chưa tính là xong.",),
    ),
}


@pytest.mark.parametrize(("changes", "anchor", "expected"), PARTS.values(), ids=PARTS)
def test_each_thing_that_a_duty_asks_for_is_told_with_its_day(
    records: Path, edit: Edit, changes: Sequence[Change], anchor: str, expected: Sequence[str]
) -> None:
    change(records, edit, changes)
    text = part(page_of(records).body, anchor)
    for told in expected:
        assert told in text


def test_of_an_internal_conclusion_recipients_are_only_counted(records: Path, edit: Edit) -> None:
    change(records, edit, [(CONCLUSION, "issued: 2025-10-02", "issued: 2025-10-02\npublic: false\npublic_reason: Mật")])
    step = part(page_of(records).body, "buoc-ket-luan")
    assert "Đã ghi: ban hành 02/10/2025; gửi 02/10/2025: 4 nơi nhận." in step
    assert "Ban Xây dựng Đảng" not in step.partition("Ai phải làm")[0]
