"""A paper of Word comes in by command: shown value by value, written as one change, refused whole where it must not."""

from __future__ import annotations

import io
import os
import shutil
import sys
import zipfile
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import docx
import pytest

from doithoai.cli import main
from doithoai.commands.change import ChangeOfFiles
from doithoai.reading.inside import look
from doithoai.reading.text import read_front_matter
from tests import made_docx as made
from tests import made_files
from tests.conftest import RECORDS
from tests.test_whole import dying, files, killed

INTO = "minh-hoa/2026/04"
DAY = "2026-11-21"
Import = Callable[..., CompletedProcess[str]]
W = made_files.W
LOCAL = "file:" + 3 * "/"
NOTICE_TEXT = ("Ủy ban nhân dân xã thông báo tổ chức hội nghị đối thoại vào chiều 16/12/2026./.",)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RECORDS, tmp_path / "kho hồ sơ/records"))


@pytest.fixture
def bring(records: Path, capsys: pytest.CaptureFixture[str]) -> Import:
    """Import bytes under a name; what was printed, and the code."""

    def run(data: bytes, *words: str, name: str = "Thông báo 12.docx", into: str = INTO) -> CompletedProcess[str]:
        path = records.parent / name
        path.write_bytes(data)
        code = main(
            ["import", "document", str(path), "--into", into, "--records", str(records), "--as-of", DAY, *words]
        )
        said = capsys.readouterr()
        return CompletedProcess(words, code, said.out, said.err)

    return run


def notice(**given: Any) -> Any:
    """A notice of a conference that is still to come."""
    title = ("Tổ chức hội nghị đối thoại chuyên đề", "giữa Chủ tịch Ủy ban nhân dân xã với Nhân dân")
    usual = {
        "number": "Số: 412/TB-UBND",
        "when": "Minh Họa, ngày 20 tháng 11 năm 2026",
        "title": title,
        "text": NOTICE_TEXT,
    }
    return made.state(**{**usual, **given})


# --- what is taken


def test_a_paper_is_shown_line_by_line_and_written_only_when_asked(bring: Import, records: Path) -> None:
    before = files(records)
    shown = bring(made.saved(notice()))
    assert (shown.returncode, shown.stderr) == (0, "")
    assert files(records) == before
    assert "Số, ký hiệu: 412/TB-UBND\n      ← đoạn 4: “Số: 412/TB-UBND”\n" in shown.stdout
    assert "Loại tài liệu: notice\n      ← đoạn 10: “THÔNG BÁO”\n" in shown.stdout
    assert "Nơi nhận: mat-tran (Cơ quan Ủy ban Mặt trận Tổ quốc Việt Nam xã)\n" in shown.stdout
    assert "Còn thiếu ngày gửi" in shown.stdout
    assert "Chưa ghi gì." in shown.stdout
    assert NOTICE_TEXT[0] in shown.stdout


def test_the_record_and_its_file_are_one_change(bring: Import, records: Path) -> None:
    document = notice()
    document.core_properties.author = "Bà Hoa"
    before = files(records)
    done = bring(made.saved(document), "--write", "--sent", "2026-11-20")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f"\n{INTO}/documents/notice-2.md\n{INTO}/files/412-tb-ubnd.docx\n")
    after = files(records)
    paper, record = after[f"{INTO}/files/412-tb-ubnd.docx"], after[f"{INTO}/documents/notice-2.md"].decode()
    assert after.keys() - before.keys() == {f"{INTO}/files/412-tb-ubnd.docx", f"{INTO}/documents/notice-2.md"}
    assert {name: after[name] for name in before} == before
    assert record == (
        "---\n# yaml-language-server: $schema=../../../../../docs/schemas/document.schema.json\n"
        "kind: notice\n"
        "title: Tổ chức hội nghị đối thoại chuyên đề giữa Chủ tịch Ủy ban nhân dân xã với Nhân dân\n"
        "number: 412/TB-UBND\nissued: 2026-11-20\n"
        "signer: {post: Chủ tịch, mandate: TM., body: Ủy ban nhân dân, name: Trần Minh Hòa}\n"
        "sent:\n  - {to: mat-tran, on: 2026-11-20}\n  - {to: phong-kinh-te, on: 2026-11-20}\n"
        "  - {to: cac-thon, on: 2026-11-20}\n"
        f"files:\n  - {{path: files/412-tb-ubnd.docx, sha256: {sha256(paper).hexdigest()}}}\n---\n\n{NOTICE_TEXT[0]}\n"
    )
    assert look(paper, "docx").traces == frozenset()
    assert b"Hoa" not in b"".join(zipfile.ZipFile(io.BytesIO(paper)).read(one) for one in ("docProps/core.xml",))


def test_the_same_file_is_not_taken_twice_and_nothing_is_overwritten(bring: Import, records: Path) -> None:
    data = made.saved(notice())
    assert bring(data, "--write").returncode == 0
    before = files(records)
    again = bring(data, "--write")
    assert (again.returncode, "tệp này đã được nhập: minh-hoa/2026/04/documents/notice-2.md" in again.stderr) == (
        2,
        True,
    )
    named = bring(made.saved(notice(number="Số: 413/TB-UBND")), "--write", "--name", "notice")
    assert (named.returncode, "đã có; không ghi đè" in named.stderr) == (2, True)
    assert files(records) == before
    number = bring(made.saved(notice(text=("Nội dung khác./.",))), "--write")
    assert (number.returncode, "D15 sai: Số 412/TB-UBND đã dùng" in number.stderr) == (1, True)
    assert files(records) == before


def test_what_the_call_says_stands_before_the_paper(bring: Import, records: Path) -> None:
    done = bring(made.saved(notice()), "--write", "--set", "number=415/TB-UBND", "--kind", "thông báo (giấy mời)",
                 "--set", "signer.name=Phạm Thị Bình")  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Số, ký hiệu: 415/TB-UBND\n      ← nêu khi gọi lệnh; văn bản ghi: 412/TB-UBND\n" in done.stdout
    front = read_front_matter((records / INTO / "documents/notice-2.md").read_text("utf-8")).data
    assert (front["number"], front["signer"]["name"]) == ("415/TB-UBND", "Phạm Thị Bình")


def test_a_value_that_is_not_there_is_told_and_never_made_up(bring: Import, records: Path) -> None:
    gap = notice(number="Số:      /TB-UBND", when="Minh Họa, ngày    tháng 11 năm 2026", signature=("", ""))
    done = bring(made.saved(gap), "--write")
    assert (
        "Còn thiếu Số, ký hiệu (dòng số chưa đủ hoặc không đúng dạng: “Số: /TB-UBND” (đoạn 4)): thêm --set number=…"
        in done.stdout
    )
    assert "Còn thiếu Ngày ban hành (ngày còn để trống" in done.stdout
    assert "Còn thiếu Chức vụ (không thấy trong văn bản)" in done.stdout
    written = records / INTO / "documents/notice-2.md"
    front = read_front_matter(written.read_text("utf-8")).data if written.exists() else {}
    assert not {"number", "issued", "signer", "sent"} & front.keys()


def test_what_the_check_calls_wrong_is_not_written(bring: Import, records: Path) -> None:
    before = files(records)
    done = bring(made.saved(notice(text=("Xin gọi bà Hoa, số 0912 345 678./.",))), "--write")
    assert done.returncode == 1
    assert "V01" in done.stderr
    assert files(records) == before


def test_a_kind_that_may_be_several_is_asked_for(bring: Import) -> None:
    odd = notice(word="", title=(), number="Số: 12/UBND")
    done = bring(made.saved(odd), "--write")
    assert (done.returncode, "chưa nêu loại" in done.stderr) == (2, True)
    assert "Còn thiếu Loại tài liệu (chưa rõ là loại nào): thêm --set kind=…" in done.stdout
    report = notice(word="BÁO CÁO", title=("Công tác đối thoại quý III năm 2026",))
    assert "lập bằng doithoai new report" in bring(made.saved(report)).stdout


def internal(**given: Any) -> bytes:
    """Minutes, of which the public may read nothing."""
    usual = {"word": "BIÊN BẢN", "title": ("Hội nghị đối thoại",), "text": (f"Bà {CANARY} nêu việc nhà.",)}
    return made.saved(notice(**{**usual, "when": "Minh Họa, ngày 14 tháng 10 năm 2026", **given}))


CANARY = "Hoàng Thị Tuyết Sương"
HELD = "minh-hoa/2026/06"


def test_an_internal_paper_is_refused_where_there_is_no_private_repository(bring: Import, records: Path) -> None:
    before = files(records)
    done = bring(internal(), "--write", into=HELD)
    assert (done.returncode, "doithoai private init" in done.stderr) == (2, True)
    assert files(records) == before


def test_an_internal_paper_leaves_its_kind_days_and_checksum_alone(bring: Import, records: Path) -> None:
    assert main(["private", "init", "--records", str(records)]) == 0
    before = files(records)
    shown = bring(internal(), "--sent", "2026-11-20", into=HELD)
    assert shown.returncode == 0, shown.stderr
    assert files(records) == before
    done = bring(internal(), "--write", "--sent", "2026-11-20", into=HELD)
    assert done.returncode == 0, done.stderr
    assert "kho hồ sơ chỉ ghi loại, ngày, mã kiểm; lời văn và tệp vào private/" in done.stdout
    assert done.stdout.endswith(f"\nprivate/{HELD}/documents/minutes-2.md\n{HELD}/documents/minutes-2.md\n")
    after = files(records)
    assert after.keys() - before.keys() == {f"{HELD}/documents/minutes-2.md"}
    paper = (records.parent / "private" / HELD / "files/minutes-2.docx").read_bytes()
    assert after[f"{HELD}/documents/minutes-2.md"].decode() == (
        "---\n# yaml-language-server: $schema=../../../../../docs/schemas/document.schema.json\n"
        "kind: minutes\nissued: 2026-10-14\nsent:\n  - {to: mat-tran, on: 2026-11-20}\n"
        "  - {to: phong-kinh-te, on: 2026-11-20}\n  - {to: cac-thon, on: 2026-11-20}\n"
        f"sha256: {sha256(paper).hexdigest()}\n---\n"
    )
    assert not any(word.encode() in data for data in after.values() for word in (CANARY, "Tuyết Sương", "412/TB-UBND"))
    kept = (records.parent / "private" / HELD / "documents/minutes-2.md").read_text("utf-8")
    assert CANARY in kept
    assert "number: 412/TB-UBND" in kept
    assert "recipients: [UBMTTQ Việt Nam xã, Phòng Kinh tế, Các thôn]" in kept


def test_what_ends_between_both_repositories_is_ended_by_the_same_command(
    bring: Import, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["private", "init", "--records", str(records)]) == 0
    before = files(records)

    def full(*_: object) -> tuple[str, ...]:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as there:
        there.setattr(ChangeOfFiles, "write", full)
        assert bring(internal(), "--write", into=HELD).returncode == 2
    assert files(records) == before
    done = bring(internal(), "--write", into=HELD)
    assert done.returncode == 0, done.stderr
    assert (records / HELD / "documents/minutes-2.md").is_file()
    other = bring(internal(text=("Lời khác.",)), "--write", "--name", "minutes-2", into=HELD)
    assert (other.returncode, "đã có; không ghi đè" in other.stderr) == (2, True)


@pytest.mark.parametrize(
    ("line", "known", "whole"),
    [
        ("- UBMTTQ Việt Nam xã;", ["mat-tran"], True),
        ("- Ủy ban Mặt trận Tổ quốc Việt Nam xã Minh Họa;", ["mat-tran"], True),
        ("- TT Đảng ủy (để b/c);", ["thuong-truc-dang-uy"], True),
        ("- Văn phòng HĐND và UBND xã;", ["van-phong-hdnd-ubnd"], True),
        ("- Phòng VH-XH, Công an xã;", ["phong-van-hoa-xa-hoi", "cong-an"], True),
        ("- Ban Tuyên giáo và Dân vận Thành uỷ;", ["ban-tgdv-thanh-uy"], True),
        ("- Các thôn, tổ dân phố;", ["cac-thon"], True),
        ("- Tập thể, cá nhân nêu kiến nghị;", ["nguoi-neu-kien-nghi"], True),
        ("- Phòng Kinh tế và các doanh nghiệp;", ["phong-kinh-te"], False),
        ("- Phòng Kinh tế và Hạ tầng huyện;", ["phong-kinh-te"], False),
        ("- Các hộ kinh doanh;", [], False),
        ("- Ông Nguyễn Văn A;", [], False),
    ],
)
def test_recipients_are_matched_or_told(bring: Import, line: str, known: Sequence[str], whole: bool) -> None:  # noqa: FBT001
    shown = bring(made.saved(notice(recipients=(line, "- Lưu: VT."))))
    told = next(one for one in shown.stdout.splitlines() if one.startswith("Nơi nhận: "))
    assert [one.strip().partition(" ")[0] for one in told.removeprefix("Nơi nhận: ").split("),") if "(" in one] == known
    assert ("chưa khớp" in told) is not whole


# --- what is not


def packed(data: bytes, **more: bytes | str) -> bytes:
    """A file with some parts put in or changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            if one not in more:
                new.writestr(one, old.read(one))
        for name, body in more.items():
            new.writestr(name, body)
    return out.getvalue()


def within(xml: str) -> bytes:
    """A notice whose text holds some XML."""
    data = made.saved(notice())
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        document = old.read("word/document.xml").decode()
    mark = "<w:sectPr"
    assert mark in document
    return packed(data, **{"word/document.xml": document.replace(mark, f"{xml}{mark}", 1)})


def related(target: str, kind: str, xml: str = "") -> bytes:
    """A notice with something outside that it refers to."""
    data = within(xml) if xml else made.saved(notice())
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        rels = old.read("word/_rels/document.xml.rels").decode()
    start = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    one = f'<Relationship Id="rId99" Type="{start}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    return packed(data, **{"word/_rels/document.xml.rels": rels.replace("</Relationships>", one)})


def link(words: str) -> str:
    return (
        f'<w:p><w:hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId99">'
        f"<w:r><w:t>{words}</w:t></w:r></w:hyperlink></w:p>"
    )


def added(name: str) -> bytes:
    return packed(made.saved(notice()), **{name: b"x"})


def bomb() -> bytes:
    return packed(made.saved(notice()), **{"word/media/a.bin": b"\0" * (21 << 20)})


def many() -> bytes:
    return packed(made.saved(notice()), **{f"word/media/{number}.bin": b"" for number in range(1001)})


def deep() -> bytes:
    inner = "<w:p/>"
    for _ in range(120):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    return within(inner)


def entities() -> bytes:
    told = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "{LOCAL}etc/x">]>'
    return packed(
        made.saved(notice()),
        **{"word/document.xml": f'{told}<w:document xmlns:w="{W}"><w:body>&x;</w:body></w:document>'},
    )


def elements() -> bytes:
    return within("<w:p/>" * 1_300_000)


def wide() -> bytes:
    told = '<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16")
    return packed(made.saved(notice()), **{"word/settings.xml": told})


HOSTILE: dict[str, tuple[Callable[[], bytes], tuple[str, ...]]] = {
    "old Word": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, ("Word đời cũ (.doc) hoặc có mật khẩu", "Save As")),
    "PDF by another name": (made_files.pdf, ("đây là tệp PDF, không phải .docx",)),
    "RTF by another name": (lambda: b"{\\rtf1}", ("tệp RTF",)),
    "ODT by another name": (
        lambda: made_files.packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
        ("LibreOffice (.odt)",),
    ),
    "no container": (lambda: b"PK\x03\x04 broken", ("tệp hỏng",)),
    "empty": (lambda: b"", ("tệp hỏng",)),
    "no document": (lambda: made_files.packed({"[Content_Types].xml": "<Types/>"}), ("không phải là một tệp .docx",)),
    "no XML": (lambda: packed(made.saved(notice()), **{"word/document.xml": "xin chào"}), ("hỏng hoặc khác lạ",)),
    "bomb": (bomb, ("giải nén ra 21 MB", "chỉ nhận đến 20 MB")),
    "many parts": (many, ("chỉ nhận đến 20 MB, 1000 phần",)),
    "deep": (deep, ("lồng nhau quá sâu",)),
    "entities": (entities, ("khai báo thực thể XML",)),
    "many elements": (elements, ("quá nhiều phần tử",)),
    "UTF-16": (wide, ("không ghi bằng UTF-8",)),
    "macro": (lambda: added("word/vbaProject.bin"), ("mã lệnh (macro)", "không phải .docm")),
    "tracked": (
        lambda: within('<w:p><w:ins w:id="1" w:author="Bà Hoa"><w:r><w:t>thêm vào</w:t></w:r></w:ins></w:p>'),
        ("dấu vết sửa (Track Changes), ở đoạn “thêm vào”", "Chấp nhận tất cả"),
    ),
    "crossed out": (
        lambda: within('<w:p><w:del w:id="1" w:author="A"><w:r><w:delText>tên cũ</w:delText></w:r></w:del></w:p>'),
        ("dấu vết sửa (Track Changes), ở đoạn “tên cũ” (tất cả 2 chỗ)",),
    ),
    "comment": (
        lambda: within('<w:p><w:r><w:t>Chỗ này</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r></w:p>'),
        ("ghi chú, nhận xét (Comments), ở đoạn “Chỗ này”", "Xóa tất cả ghi chú"),
    ),
    "object": (lambda: within("<w:p><w:r><w:object/></w:r></w:p>"), ("đối tượng khác nhúng bên trong", "bấm Delete")),
    "another file": (lambda: within("<w:altChunk/>"), ("đối tượng khác nhúng bên trong",)),
    "embedding": (lambda: added("word/embeddings/a.bin"), ("tệp khác nhúng bên trong",)),
    "hidden": (
        lambda: within("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Bà Hoa kiện</w:t></w:r></w:p>"),
        ("có chữ ẩn, ở đoạn “Bà Hoa kiện”", "bỏ dấu ở ô Ẩn (Hidden)"),
    ),
    "field": (
        lambda: within('<w:p><w:r><w:instrText>INCLUDETEXT "//may/tep.docx"</w:instrText></w:r></w:p>'),
        ("trường (field) lấy nội dung từ nơi khác", "Ctrl+Shift+F9"),
    ),
    "template elsewhere": (
        lambda: related(f"{LOCAL}C:/mau.dotm", "attachedTemplate"),
        (f"từ bên ngoài (attachedTemplate): {LOCAL}C:/mau.dotm", "sang một văn bản Word mới"),
    ),
    "picture elsewhere": (lambda: related("https://example.org/a.png", "image"), ("từ bên ngoài (image)",)),
    "deceiving link": (
        lambda: related("https://example.org/lua", "hyperlink", link("https://example.gov.example")),
        ("không phải là địa chỉ của nó (https://example.org/lua)", "Remove Hyperlink"),
    ),
    "link to a folder": (lambda: related(f"{LOCAL}C:/hoa", "hyperlink", link("tại đây")), ("không phải là địa chỉ",)),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_may_run_hide_expand_or_lead_elsewhere_is_refused(bring: Import, records: Path, name: str) -> None:
    make, told = HOSTILE[name]
    before = files(records)
    done = bring(make(), "--write")
    assert (done.returncode, done.stdout) == (2, "")
    for words in told:
        assert words in done.stderr
    assert "lỗi của chương trình" not in done.stderr
    assert files(records) == before


def test_a_link_that_says_where_it_leads_is_taken(bring: Import) -> None:
    shown = bring(related("https://minh-hoa.example/gop-y", "hyperlink", link("https://minh-hoa.example/gop-y")))
    assert shown.returncode == 0, shown.stderr


@pytest.mark.parametrize("name", ["a.doc", "a.pdf", "a.odt", "a.docm", "a.rtf", "a"])
def test_other_files_are_refused_with_what_to_do(bring: Import, name: str) -> None:
    done = bring(b"x", name=name)
    assert done.returncode == 2
    assert "lưu lại thành .docx rồi nhập" in done.stderr


def test_a_folder_and_a_file_that_is_not_there_are_told(records: Path) -> None:
    (records.parent / "thư mục.docx").mkdir()
    for name in ("thư mục.docx", "không có.docx"):
        path = str(records.parent / name)
        assert main(["import", "document", path, "--into", INTO, "--records", str(records)]) == 2


def test_a_place_that_is_not_there_is_told(bring: Import) -> None:
    done = bring(made.saved(notice()), into="minh-hoa/2026/99")
    assert (done.returncode, "không có hội nghị “minh-hoa/2026/99”" in done.stderr) == (2, True)


def test_a_library_that_is_not_installed_is_told(bring: Import, monkeypatch: pytest.MonkeyPatch) -> None:

    for one in [
        name for name in sys.modules if name.partition(".")[0] == "docx" or ".word" in name or "import_document" in name
    ]:
        monkeypatch.delitem(sys.modules, one)
    monkeypatch.setitem(sys.modules, "docx", None)
    done = bring(b"x")
    assert (done.returncode, 'pip install "doithoai[desk]"' in done.stderr) == (2, True)


# --- whole or not at all


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs kills as POSIX knows them")
@pytest.mark.parametrize("after", range(3))
def test_a_kill_in_the_middle_leaves_the_old_or_the_new(
    records: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    path = records.parent / "a.docx"
    path.write_bytes(made.saved(notice()))
    words = ["import", "document", str(path), "--into", INTO, "--records", str(records), "--as-of", DAY, "--write"]
    monkeypatch.chdir(records.parent)
    before = files(records)
    real, left = Path.replace, [after]

    def replace(self: Path, target: str | Path) -> object:
        left[0] -= 1
        return real(self, target) if left[0] >= 0 else dying()

    with monkeypatch.context() as there:
        there.setattr(Path, "replace", replace)
        killed(lambda: main(words))
    main(["check", "nowhere"])
    new = {one for one in files(records) if one not in before and "/." not in f"/{one}"}
    assert new in (set(), {f"{INTO}/documents/notice-2.md", f"{INTO}/files/412-tb-ubnd.docx"})
    assert {name: data for name, data in files(records).items() if name in before} == before


def test_the_same_paper_gives_the_same_bytes(bring: Import, records: Path) -> None:
    data = made.saved(notice())
    assert bring(data, "--write").returncode == 0
    first = files(records)
    for path in (f"{INTO}/documents/notice-2.md", f"{INTO}/files/412-tb-ubnd.docx"):
        (records / path).unlink()
    assert bring(data, "--write").returncode == 0
    assert files(records) == first
    assert docx.Document(str(records / INTO / "files/412-tb-ubnd.docx")).paragraphs
