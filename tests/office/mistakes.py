"""What goes wrong at a desk of people who are no programmers (the 25 usual mistakes that were tried in November 2026).

Each is told in Vietnamese with its cure, writes or sends nothing, and is put right by a command or by typing it again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from doithoai.model.vocabulary import DocumentKind
from tests.office.conference import Conference
from tests.office.desk import Desk, called
from tests.office.papers import fill, paper


class Typed(NamedTuple):
    """A mistake in an editor: what stood there, what stands there now, the rule that tells it, and in which words."""

    name: str
    file: str
    old: str
    new: str
    code: str
    words: str


TYPED = (
    Typed("tab", "conference.yml", "\nform: ", "\n\tform: ", "S02", "phím Tab"),
    Typed("a colon in a sentence", "conference.yml", "topic: Vệ sinh", "topic: Chủ đề: vệ sinh", "S02", "ngoặc kép"),
    Typed("curly quotes", "conference.yml", "form: in_person", "form: “in_person”", "S02", "là của Word"),
    Typed(
        "a day as on paper",
        "documents/plan.md",
        "issued: 2025-10-06",
        "issued: 06/10/2025",
        "S06",
        "ngày này viết là 2025-10-06",
    ),
    Typed(
        "a month too many",
        "documents/plan.md",
        "issued: 2025-10-06",
        "issued: 2025-13-06",
        "S06",
        "không có trong lịch",
    ),
    Typed("words for a word", "conference.yml", "type: periodic", "type: định kỳ", "S07", "ý bạn là “periodic”"),
    Typed("a key twice", "conference.yml", "\nform: ", "\ntype: periodic\nform: ", "S05", "viết hai lần"),
    Typed("no end of the head", "documents/plan.md", "\n---\n\n", "\n\n", "S02", "thiếu dòng ---"),
    Typed("a number twice", "petitions.yml", "- id: 2\n", "- id: 1\n", "P16", "số chưa dùng tiếp theo là 2"),
    Typed("a number with a nought", "petitions.yml", "- id: 2\n", "- id: 02\n", "S04", "không có số 0 ở đầu"),
    Typed("a phone number", "petitions.yml", "việc thứ 2", "việc thứ 2, gọi 0912 345 678", "V01", "điện thoại"),
    Typed("a name", "petitions.yml", "việc thứ 2", "việc bà Nguyễn Thị Mẫu nêu", "V07", "tên"),
    Typed("a sign that ends a line", "petitions.yml", "việc thứ 2", "việc #2", "S02", "sẽ mất"),
    Typed("a year too early", "documents/plan.md", "issued: 2025-10-06", "issued: 2024-10-06", "D16", "ở năm trước"),
    Typed("no space", "conference.yml", "topic: Vệ", "topic:Vệ", "S02", "thiếu dấu cách sau dấu hai chấm"),
)


PLACED = {
    "documents/thong-bao.md": "S11",
    "documents/Thông báo.docx": "S11",
    "notice.md": "S11",
    "../1/conference.yml": "S11",
}
"""Files that stand where none may, by the rule that tells it."""


def tell_typed(desk: Desk, conference: Conference) -> dict[str, list[str]]:
    """Make each, take it back; what was told of each."""
    told = {}
    for one in TYPED:
        file = desk.folder / "records" / conference.of / one.file
        kept = file.read_bytes()
        desk.edit(f"{conference.of}/{one.file}", one.old, one.new)
        told[one.name] = desk.found()
        file.write_bytes(kept)
    return told


def refused(desk: Desk, *words: str, because: str) -> None:
    """A command that writes nothing and says why."""
    before = _bytes(desk)
    done = desk.try_(*words)
    assert done.returncode in (1, 2), (words, done.stdout)
    assert because in done.stdout + done.stderr, done.stdout + done.stderr
    assert _bytes(desk) == before


def _bytes(desk: Desk) -> dict[str, bytes]:
    records = desk.folder / "records"
    return {str(path.relative_to(records)): path.read_bytes() for path in records.rglob("*") if path.is_file()}


def planning(desk: Desk, conference: Conference) -> None:
    """Before anything is on record."""
    del conference
    fields = ("--set", "type=định kì", "--set", "form=in_person", "--set", "chair=secretary", "--set", "topic=Rác")
    refused(desk, "new", "conference", "an-binh", *fields, "--yes", because="có thể là: periodic (định kỳ)")
    fields = ("--set", "type=periodic", "--set", "form=in_person", "--set", "chair=secretary", "--set", "topic=Rác")
    start = ("--set", "start=28/10/2025 7:30")
    refused(desk, "new", "conference", "an-binh", *fields, *start, "--yes", because="S06 sai")
    refused(desk, "new", "conference", "xa-an-binh", *fields, "--yes", because="không có đơn vị “xa-an-binh”")


def telling(desk: Desk, conference: Conference) -> None:
    """Papers: a file of old Word, a kind in words, no words, line ends of Windows, and what is sent all the same."""
    of, outside = conference.of, desk.folder.parent
    old = outside / "thong-bao.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0")
    words = ("--into", of, "--kind", "notice", "--write", "--yes")
    refused(desk, "import", "document", str(old), *words, because="lưu lại thành .docx rồi nhập")
    kind = ("--set", "kind=thông báo", "--set", f"issued={desk.day}", "--yes")
    refused(desk, "new", "document", of, *kind, because="notice")
    notice = ("--set", "kind=notice", "--set", f"issued={desk.day}", "--yes")
    refused(desk, "new", "document", of, *notice, because="văn bản công khai: phải có lời văn")
    file = desk.folder / "records" / of / "conference.yml"
    kept = file.read_bytes()
    file.write_bytes(b"\xef\xbb\xbf" + kept.replace(b"\n", b"\r\n"))
    called(desk.folder, "mend", "records")
    desk.typed.append("mend")
    assert file.read_bytes() == kept
    desk.edit(f"{of}/conference.yml", "form: in_person", "form: in_preson")
    done = desk.try_propose()
    assert (done.returncode, "S07 sai" in done.stderr) == (1, True), done.stderr
    assert desk.server.branches() == [one.branch for one in desk.changes]
    desk.edit(f"{of}/conference.yml", "form: in_preson", "form: in_person")
    assert desk.try_propose().stdout.splitlines()[-1] == "không có thay đổi nào chưa gửi"


def receiving(desk: Desk, conference: Conference) -> None:
    """A sheet with what sheets have."""
    file = desk.folder.parent / "sai.xlsx"
    good = conference.raised(1)
    for wrong, because in (
        ({"Ngày nhận": "16/10/25"}, "không nhận"),
        ({"Nội dung": "Đường hỏng, gọi 0912 345 678."}, "có thể là"),
        ({"Kênh tiếp nhận": "bồ câu"}, "không nhận"),
        ({"Nội dung": '=HYPERLINK("x";"Đường hỏng")'}, "công thức"),
        ({"Lĩnh vực": ""}, "còn trống"),
    ):
        desk.do("export", "petitions", conference.of, "--template", "--out", str(file))
        fill(file, [good | wrong])
        into = ("--into", conference.of, "--write")
        refused(desk, "import", "petitions", str(file), *into, because=because)
        file.unlink()


def concluding(desk: Desk, conference: Conference) -> None:
    """A conclusion that gives nothing to anybody, or to an office that is not there."""
    notice = DocumentKind.CONCLUSION_NOTICE
    file = paper(desk.folder.parent / "kl.docx", notice, "82/TB-UBND", desk.day, ("Các thôn",))
    words = (
        "import",
        "document",
        str(file),
        "--into",
        conference.of,
        "--kind",
        "conclusion_notice",
        "--write",
        "--yes",
    )
    told = ("--set", "petitions=1;2;3;4", "--set", "covers.unsolved=2;3")
    refused(desk, *words, *told, because="phải giao:\n- thêm --assign 2,3=CƠ_QUAN:")
    given = ("--assign", f"2,3=phong-kinh-tế:{conference.asked.days.due}")
    refused(desk, *words, *told, *given, because="có thể là: phong-kinh-te (Phòng Kinh tế)")


def replying(desk: Desk, conference: Conference) -> None:
    """A reply that names no petition, or one that is not there."""
    file = paper(desk.folder.parent / "tl.docx", DocumentKind.WRITTEN_REPLY, "83/PKT", desk.day, ("Các thôn",))
    words = ("import", "document", str(file), "--into", conference.of, "--kind", "written_reply", "--write", "--yes")
    refused(desk, *words, "--answers", because="chưa nêu kiến nghị số nào (--set petitions=…)")
    refused(desk, *words, "--set", "petitions=9", "--answers", because="không có kiến nghị số 9")


def classifying(desk: Desk, conference: Conference) -> None:
    """In an editor."""
    told = tell_typed(desk, conference)
    wrong = {one.name: told[one.name] for one in TYPED if not _told(one, told[one.name])}
    assert wrong == {}
    for name, code in PLACED.items():
        file = desk.folder / "records" / conference.of / name
        made = not file.parent.exists()
        file.parent.mkdir(exist_ok=True)
        file.write_text("type: periodic\n", "utf-8")
        assert any(f" {code}: " in one for one in desk.found()), name
        file.unlink()
        if made:
            file.parent.rmdir()


def _told(one: Typed, told: list[str]) -> bool:
    return any(f" {one.code}: " in line and one.words in line and f"/{one.file}:" in line for line in told)


NAIVE: dict[str, Callable[[Desk, Conference], None]] = {
    "kế hoạch": planning,
    "giấy mời, thông báo": telling,
    "nhận kiến nghị": receiving,
    "phân loại": classifying,
    "thông báo kết luận": concluding,
    "văn bản trả lời": replying,
}
"""By the step before which they are made."""
