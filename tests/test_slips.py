"""What a clerk mistypes is told as that slip, on that line, in one Vietnamese sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from doithoai.model.base import Frozen
from doithoai.model.findings import Unreadable
from doithoai.model.records import Conference, Document
from doithoai.reading.shapes import explain
from doithoai.reading.text import locator, read_front_matter, read_text, read_yaml
from doithoai.rules import RULES
from doithoai.vietnamese.wording import sentence

CONFERENCE = """\
type: periodic
form: in_person
chair: joint
topic: Đất đai và môi trường
start: "2025-11-19T07:30+07:00"
place:
  name: Nhà văn hóa
  village: Thôn Nhất
petitions_open:
  from: 2025-10-20
  to: 2025-11-10
  channels:
    - thu
    - mat_tran
attendance: {people: 96}
announced:
  - {channel: bang_tin, on: 2025-11-03}
"""
NOTICE = """\
---
kind: notice
issued: 2025-11-03
number: 12/TB-UBND
---
Nội dung.
"""
TOPIC = "topic: Đất đai và môi trường"
START = '"2025-11-19T07:30+07:00"'
CURLY = "dấu ngoặc “ ” là của Word, kho không hiểu; hãy gõ lại bằng dấu ngoặc kép thẳng"
NO_BLANK = "thiếu dấu cách sau dấu hai chấm"
DASH_ALONE = "sau dấu gạch ngang mở đầu mục phải có một dấu cách"
HARD = "dòng này thụt vào bằng dấu cách đặc biệt"
WRAPPED = "nếu là phần tiếp của câu ở dòng trên thì phải thụt vào sâu hơn"
JOIN = "nếu là câu viết tiếp thì nối vào dòng trên"
COLON = "có dấu hai chấm trong câu; hãy đặt cả câu trong dấu ngoặc kép"
OPEN = 'thiếu dấu ngoặc kép đóng (")'
AFTER = "sau dấu đóng ngoặc còn chữ; hãy đặt cả câu trong một cặp dấu ngoặc"
LIST_SIGN = "mỗi mục của danh sách mở đầu bằng dấu gạch ngang thường (-) và một dấu cách"
DEEPER = "dòng này thụt vào sâu hơn dòng trên, mà dòng trên đã có giá trị"
NO_COLON = "dòng này thiếu dấu hai chấm sau tên trường"
CONFLICT = "còn dấu xung đột của Git"
BLOCK = "câu mở đầu bằng dấu ấy thì đặt cả câu trong dấu ngoặc kép"
OPENING = "tệp phải mở đầu bằng dòng ---"
CLOSING = "thiếu dòng --- kết thúc phần khai báo"

SLIPS = [
    (TOPIC, "topic: “Đất đai và môi trường”", 4, "S02", CURLY),
    (TOPIC, "topic: “Chủ đề: đất đai”", 4, "S02", CURLY),
    (TOPIC, "topic: ‘Đất đai’", 4, "S02", CURLY),
    (TOPIC, 'topic: "Đất đai”', 4, "S02", CURLY),
    (TOPIC, 'topic: “Đất đai"', 4, "S02", CURLY),
    (START, START.replace('"', "”"), 5, "S06", "không kèm dấu ngoặc: 2025-11-19T07:30+07:00"),
    ("type: periodic", "type: “periodic”", 1, "S02", CURLY),
    ("{people: 96}", "{people: “96”}", 15, "S04", "không có dấu ngoặc: 96"),
    (TOPIC, "topic:Đất đai", 4, "S02", NO_BLANK),
    ("chair: joint", "chair:joint", 3, "S02", NO_BLANK),
    ("{people: 96}", "{people:96}", 15, "S02", NO_BLANK),
    ("    - thu", "    -thu", 13, "S02", DASH_ALONE),
    ("  - {channel", "  -{channel", 17, "S02", DASH_ALONE),
    (TOPIC, "topic:\u00a0Đất đai", 4, "S02", "sau dấu hai chấm là dấu cách không ngắt"),
    (TOPIC, "topic: \u00a0Đất đai", 4, "S02", "ở đầu hoặc cuối giá trị có dấu cách đặc biệt (U+00A0)"),
    ("chair: joint", "chair: joint\u00a0", 3, "S02", "ở đầu hoặc cuối giá trị có dấu cách đặc biệt (U+00A0)"),
    ("  name: Nhà", "\u00a0\u00a0name: Nhà", 7, "S02", f"{HARD} (U+00A0)"),
    ("  name: Nhà", "\u3000name: Nhà", 7, "S02", f"{HARD} (U+3000)"),
    ("  village:", " \u00a0village:", 8, "S02", f"{HARD} (U+00A0)"),
    ("  name: Nhà", "\u200b  name: Nhà", 7, "S01", "có ký tự ẩn U+200B ở cột 1; hãy xóa ký tự này"),
    ("    - thu", "    -\u00a0thu", 13, "S02", "sau dấu gạch ngang mở đầu mục là dấu cách không ngắt"),
    (TOPIC, f"- {TOPIC}", 4, "S02", "dòng mở đầu bằng dấu gạch ngang ở chỗ cần tên trường"),
    (TOPIC, "topic: Đất đai\n- môi trường", 5, "S02", JOIN),
    (TOPIC, "topic: Đất đai và\nmôi trường", 5, "S02", WRAPPED),
    (TOPIC, "topic: Đất đai, nước sạch,\nmôi trường, giao thông", 5, "S02", WRAPPED),
    (TOPIC, f"{TOPIC}\nrác thải: thu gom", 5, "S03", "Nếu đây là phần tiếp của câu ở dòng trên thì thụt vào sâu hơn"),
    (TOPIC, "topic: Đất đai và\n  môi trường: rác thải", 5, "S02", COLON),
    ("{people: 96}", "{people: 096}", 15, "S04", "số nguyên viết không có số 0 ở đầu, không có dấu ngoặc: 96"),
    ("{people: 96}", "{people: 96 người}", 15, "S04", "số nguyên, chỉ ghi chữ số: 96"),
    ("{people: 96}", "{people: khoảng 1.096}", 15, "S04", "số nguyên, chỉ ghi chữ số: 1096"),
    ("{people: 96}", "{people: 90 đến 96}", 15, "S04", "Cần số nguyên, hiện là “90 đến 96”"),
    ("chair: joint", 'no_petitions: "true"\nchair: joint', 3, "S04", "viết thường và không đặt trong dấu ngoặc"),
    (
        "channels:\n    - thu\n    - mat_tran",
        "channels: mat_tran, thu",
        12,
        "S04",
        "Cần một danh sách: [mat_tran, thu]",
    ),
    (
        "channels:\n    - thu\n    - mat_tran",
        "channels: thu; mat_tran",
        12,
        "S04",
        "Cần một danh sách: [thu, mat_tran]",
    ),
    ("from: 2025-10-20", "from: 45950", 10, "S06", "ngày này viết là 2025-10-20"),
    ("from: 2025-10-20", "from: 20251020", 10, "S06", "cần năm-tháng-ngày, ví dụ 2025-10-29."),
    ("from: 2025-10-20", "from: 2O25-1O-20", 10, "S06", "ngày này viết là 2025-10-20"),
    ("from: 2025-10-20", "from: 2025-l0-20", 10, "S06", "ngày này viết là 2025-10-20"),
    ("from: 2025-10-20", "from: 2025-9-5", 10, "S06", "ngày này viết là 2025-09-05"),
    ("from: 2025-10-20", "from: 20/10/2025", 10, "S06", "ngày này viết là 2025-10-20"),
    ("from: 2025-10-20", "from: 2025–10–20", 10, "S06", "hãy gõ lại bằng bàn phím, không kèm dấu ngoặc: 2025-10-20"),
    ("T07:30", "T7:30", 5, "S06", "ở đây viết là 2025-11-19T07:30+07:00"),
    (START, "19/11/2025 7h30", 5, "S06", "ở đây viết là 2025-11-19T07:30+07:00"),
    (START, "2025-11-19T07:30+0700", 5, "S06", "ở đây viết là 2025-11-19T07:30+07:00"),
    (START, "07:30 ngày 19/11/2025", 5, "S06", "ở đây viết là 2025-11-19T07:30+07:00"),
    (START, "19/11/2025, 7 giờ 30 phút", 5, "S06", "ở đây viết là 2025-11-19T07:30+07:00"),
    (START, "19/11/2025 7h", 5, "S06", "ở đây viết là 2025-11-19T07:00+07:00"),
    (START, "2025-11-19 chiều", 5, "S06", "ở đây viết là 2025-11-19 afternoon"),
    (START, "buổi tối 19/11/2025", 5, "S06", "ở đây viết là 2025-11-19 evening"),
    (START, "2025-11-19-Morning", 5, "S06", "ở đây viết là 2025-11-19 morning"),
    (START, "2025-11-19 trưa", 5, "S06", "sau ngày chỉ ghi morning (sáng), afternoon (chiều), evening (tối), ví dụ"),
    ("chair: joint", "follows_up: “2025/01”\nchair: joint", 3, "S12", "không kèm dấu ngoặc: 2025/01"),
    ("chair: joint", "follows_up: ″2025/01″\nchair: joint", 3, "S12", "không kèm dấu ngoặc: 2025/01"),
    (
        "    - mat_tran",
        "    - mat_tran\n  office: mat–tran",
        15,
        "S12",
        "hãy gõ lại bằng bàn phím, không kèm dấu ngoặc: mat-tran",
    ),
    ("bang_tin, on: ", "bang_tin, on:\u00a0", 17, "S02", "sau dấu hai chấm là dấu cách không ngắt"),
    ("{people: 96}", "{people:\u202f96}", 15, "S02", "sau dấu hai chấm là dấu cách không ngắt"),
    ("  name: Nhà", "\tname: Nhà", 7, "S02", "thụt đầu dòng bằng phím Tab; hãy dùng dấu cách"),
    ("    - thu", "    -\tthu", 13, "S02", "có phím Tab ở chỗ cần dấu cách"),
    (TOPIC, 'topic: "Đất đai và môi trường', 4, "S02", OPEN),
    (TOPIC, "topic: 'Đất đai và môi trường", 4, "S02", "thiếu dấu ngoặc đơn đóng (')"),
    (START, START[:-1], 5, "S02", OPEN),
    (TOPIC, 'topic: "Đất" và môi trường', 4, "S02", f"{AFTER} đơn"),
    (TOPIC, "topic: 'Đất của H'Hen'", 4, "S02", f"{AFTER} kép thẳng"),
    (TOPIC, "topic: Đất đai: rác", 4, "S02", COLON),
    (TOPIC, "topic: Đất đai:", 4, "S02", COLON),
    (TOPIC, "topic: Đất đai # rác", 4, "S02", "phần “# rác” sẽ mất"),
    (TOPIC, "topic: #Đất đai", 4, "S02", "phần “#Đất đai” sẽ mất"),
    *((TOPIC, f"topic: {sign}Đất đai", 4, "S02", f"câu mở đầu bằng dấu {sign}") for sign in "@%`*&!,]}"),
    *((TOPIC, f"topic: {sign} Đất đai", 4, "S02", BLOCK) for sign in "|>"),
    (TOPIC, "topic: ? Đất đai", 4, "S02", "câu mở đầu bằng dấu hỏi"),
    (
        TOPIC,
        "topic: - Đất đai",
        4,
        "S02",
        "có dấu gạch ngang ngay sau tên trường; nếu là câu thì đặt trong dấu ngoặc kép",
    ),
    (TOPIC, "topic: [Đất đai", 4, "S02", "thiếu dấu đóng ngoặc ]; câu mở đầu bằng dấu ngoặc"),
    ("{people: 96}", "{people: 96", 15, "S02", "thiếu dấu đóng ngoặc }"),
    ("{people: 96}", "{people: 96} người", 15, "S02", "sau dấu đóng ngoặc } còn chữ"),
    ("bang_tin, on", "bang_tin; on", 17, "S02", "giữa các mục là dấu phẩy, không phải dấu chấm phẩy"),
    ("bang_tin, on", "bang_tin on", 17, "S02", "thiếu dấu phẩy"),
    ("  village:", "   village:", 8, "S02", DEEPER),
    ("  village:", " village:", 8, "S02", "thụt đầu dòng không đều"),
    ("chair: joint", " chair: joint", 3, "S02", DEEPER),
    ("    - mat_tran", "     - mat_tran", 14, "S02", "các mục của một danh sách phải thụt bằng nhau"),
    ("chair: joint", "chair: joint\nchair: secretary", 4, "S05", "Trường “chair” được viết hai lần"),
    ("chair: joint", "no_petitions: yes\nchair: joint", 3, "S04", "true (có) hoặc false (không), ở đây là true"),
    ("chair: joint", "no_petitions: không\nchair: joint", 3, "S04", "true (có) hoặc false (không), ở đây là false"),
    ("chair: joint", "<<<<<<< HEAD\nchair: joint\n=======\nchair: secretary\n>>>>>>> x", 3, "S02", CONFLICT),
    ("chair: joint", "chair：joint", 3, "S02", "sau tên trường là dấu hai chấm rộng “：”"),
    ("chair: joint", "chair:: joint", 3, "S02", "sau tên trường thừa một dấu hai chấm"),
    ("chair: joint", "chair = joint", 3, "S02", NO_COLON),
    ("chair: joint", "chair; joint", 3, "S02", NO_COLON),
    ("chair: joint", '"chair": "joint",', 3, "S02", "thừa dấu phẩy ở cuối dòng"),
    ("chair: joint", "---\nchair: joint", 3, "S02", "trong tệp có nhiều hơn một bản ghi"),
    ("chair: joint", "...\nchair: joint", 3, "S02", "dòng chỉ có dấu ba chấm (...) kết thúc bản ghi"),
    *(("    - thu", f"    {sign} thu", 13, "S02", f"“{sign}”; {LIST_SIGN}") for sign in "–—•+"),
]
DELIMITERS = [
    ("---\nNội", "Nội", 5, CLOSING),
    *(
        ("---\nNội", f"{line}\nNội", 5, f"“{line}” phải là đúng ba dấu")
        for line in ("—-", "—", "----", "--", "–––", "...")
    ),
    ("---\nNội", "--- \nNội", 5, "quanh dấu --- có dấu cách"),
    ("---\nNội", "--- Nội", 5, "sau dấu --- còn chữ"),
    *(("---\nkind", f"{line}\nkind", 1, f"“{line}” phải là đúng ba dấu") for line in ("—-", "—", "+++", "----")),
    ("---\nkind", " ---\nkind", 1, "quanh dấu --- có dấu cách"),
    ("---\nkind", "\n---\nkind", 1, "đầu tệp có dòng trống"),
    ("---\nkind", "```yaml\n---\nkind", 1, "hãy xóa dòng ```yaml"),
    ("---\nkind", "kind", 1, OPENING),
]


class Told(Frozen, frozen=True):
    """One sentence, where, and in English."""

    line: int
    code: str
    vi: str
    en: str


def told(path: Path, text: str) -> list[Told]:
    path.write_text(text, "utf-8")
    markdown = path.suffix == ".md"
    try:
        read = read_text(path)
        data = read_front_matter(read).data if markdown else read_yaml(read)
    except Unreadable as error:
        return [_told(error.line, error.code, error.values)]
    place = locator(read, front_matter=markdown)
    found = explain(data, Document if markdown else Conference, path.name)
    return [_told(place(one.route)[0], str(one.code), one.values) for one in found]


def _told(line: int, code: str, values: Mapping[str, object]) -> Told:
    return Told(line, code, sentence(RULES[code].VI, values, "vi"), sentence(RULES[code].EN, values, "en"))


def slip(path: Path, right: str, old: str, new: str) -> Told:
    assert told(path, right) == []
    assert right.count(old) == 1
    (one,) = told(path, right.replace(old, new))
    own = one.en.replace(repr(new), "")
    assert not re.search("expected|found|while|allowed", one.vi)
    assert one.code != "S02" or not re.search("[À-ỹĐđ]", re.sub("“[^”]*”", "", own))
    return one


@pytest.mark.parametrize(("old", "new", "line", "code", "words"), SLIPS)
def test_a_slip_is_named_on_its_line(tmp_path: Path, old: str, new: str, line: int, code: str, words: str) -> None:
    one = slip(tmp_path / "conference.yml", CONFERENCE, old, new)
    assert (one.line, one.code) == (line, code), one.vi
    assert words in one.vi


@pytest.mark.parametrize(("old", "new", "line", "words"), DELIMITERS)
def test_what_stands_for_the_line_of_dashes_is_named(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    one = slip(tmp_path / "notice.md", NOTICE, old, new)
    assert (one.line, one.code) == (line, "S02"), one.vi
    assert words in one.vi


@pytest.mark.parametrize(
    "new",
    [
        'topic: "Đất đai: rác"',
        "topic: “Nghe dân nói” là chủ đề năm",
        "topic: Chủ đề “Nghe dân nói, nói dân nghe”",
        'topic: "“Nghe dân nói, nói dân nghe”"',
        "topic: Đất đai\n  và môi trường",
        "topic : Đất đai",
        "topic: -5 độ, 3/4 thôn",
        "topic: Ống nước 21\u00a0mm",
        "topic: >\n  Đất đai:\n  – rác",
        "topic: Các việc\n  – rác thải",
    ],
)
def test_what_is_no_slip_is_read(tmp_path: Path, new: str) -> None:
    assert told(tmp_path / "conference.yml", CONFERENCE.replace(TOPIC, new)) == []
