"""`doithoai strip`: what attached files tell is taken out, what they show stays, and the record follows."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from doithoai.cli import main
from doithoai.commands import strip as command
from doithoai.model.amended import Amendment
from doithoai.reading.inside import look
from doithoai.reading.shapes import convert
from doithoai.reading.text import read_yaml
from tests import made_files as made

RECORD = """\
---
kind: notice
# chụp tại chỗ
files:
  - {path: files/khac.jpg, sha256: %(sum)s, title: "Ảnh khác"}
  - path: 'files/anh.jpg'
    sha256: '%(sum)s'
    title: Ảnh
---
Mã kiểm cũ: %(sum)s
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("files", "documents"):
        (tmp_path / "01" / name).mkdir(parents=True)
    return tmp_path / "01"


def photo(folder: Path) -> tuple[Path, str]:
    data = made.jpeg(place=True, owner="Bà Hoa")
    path = folder / "files/anh.jpg"
    path.write_bytes(data)
    return path, hashlib.sha256(data).hexdigest()


def test_the_record_gets_the_new_checksum_and_keeps_all_else(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, old = photo(folder)
    record = folder / "documents/notice.md"
    record.write_text(RECORD % {"sum": old}, "utf-8")
    assert main(["strip", str(path)]) == 0
    new = hashlib.sha256(path.read_bytes()).hexdigest()
    expected = (RECORD % {"sum": old}).replace(f"'{old}'", f"'{new}'")
    assert record.read_text("utf-8") == expected
    told = capsys.readouterr().out
    assert "tọa độ nơi chụp" in told
    assert new in told
    line = told[told.index("- {field: ") :]
    (amended,) = convert(read_yaml(line.replace("by: …", "by: Văn phòng")), tuple[Amendment, ...])
    assert (amended.field, amended.was) == ("files.files/anh.jpg.sha256", old)
    assert main(["strip", str(path)]) == 0
    assert "không mang gì kèm theo" in capsys.readouterr().out


def test_the_report_of_a_year_gets_it_too(folder: Path) -> None:
    path, old = photo(folder)
    (folder / "reports").mkdir()
    record = folder / "reports/annual_report.md"
    record.write_text((RECORD % {"sum": old}).replace("notice", "annual_report"), "utf-8")
    assert main(["strip", str(path)]) == 0
    assert f"sha256: '{hashlib.sha256(path.read_bytes()).hexdigest()}'" in record.read_text("utf-8")


def test_check_only_tells(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, old = photo(folder)
    assert main(["strip", "--check", str(path)]) == 1
    assert hashlib.sha256(path.read_bytes()).hexdigest() == old
    assert "có tọa độ nơi chụp (GPS)" in capsys.readouterr().out


def test_what_a_person_must_judge_is_told_and_left(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "files/don.docx"
    path.write_bytes(made.docx(author="Bà Hoa", more={"word/comments.xml": "<w:p><w:t>Bà Hoa kiện</w:t></w:p>"}))
    assert main(["strip", str(path)]) == 1
    told = capsys.readouterr().out
    assert "đã gỡ tên người soạn" in told
    assert "còn ghi chú, nhận xét" in told
    assert "Bà Hoa kiện" in look(path.read_bytes(), "docx").parts[-1].text


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("ky.pdf", made.pdf(info={"/Author": "A"}) + b"/ByteRange [0 1 2 3]", "đã ký số"),
        ("khoa.pdf", made.locked(), "mật khẩu"),
        ("hong.jpg", made.jpeg(owner="A")[:200], "hỏng"),
        ("la.exe", b"MZ", "không phải loại tệp"),
        ("to.jpg", made.jpeg(owner="A") + b"x" * (10 << 20), "lớn hơn 10 MB"),
    ],
)
def test_what_can_not_be_stripped_is_left_as_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, told: str
) -> None:
    path = folder / "files" / name
    path.write_bytes(data)
    assert main(["strip", str(path)]) == 1
    assert told in capsys.readouterr().out
    assert path.read_bytes() == data


def test_a_link_is_not_followed(folder: Path) -> None:
    path, old = photo(folder)
    link = folder / "files/khac.jpg"
    link.symlink_to(path)
    assert main(["strip", str(link)]) == 1
    assert hashlib.sha256(path.read_bytes()).hexdigest() == old


def test_what_would_change_what_is_seen_is_not_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "files/thong-bao.pdf"
    path.write_bytes(before := made.pdf("Thong bao", info={"/Author": "A"}))
    monkeypatch.setattr(command, "stripped", lambda *_: made.pdf("Thong bao khac"))
    assert main(["strip", str(path)]) == 1
    assert path.read_bytes() == before


def test_a_full_disk_leaves_file_and_record_as_they_were(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, old = photo(folder)
    (folder / "documents/notice.md").write_text(RECORD % {"sum": old}, "utf-8")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert main(["strip", str(path)]) == 2
    assert hashlib.sha256(path.read_bytes()).hexdigest() == old
    assert (folder / "documents/notice.md").read_text("utf-8") == RECORD % {"sum": old}
    assert sorted(one.name for one in folder.rglob("*") if one.is_file()) == ["anh.jpg", "notice.md"]
