"""What the hook mends by itself: nobody is told to look for what can't be seen on a screen."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from doithoai.cli import main
from tests.conftest import RECORDS

MARK = b"\xef\xbb\xbf"
SAID = "topic: Đối thoại về nước sạch ở thôn Đường Thượng\n"
LOOSE = unicodedata.normalize("NFD", SAID)
ENDS = SAID.replace("\n", "\r\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for inside in ("documents", "files"):
        (tmp_path / inside).mkdir()
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str]:
    code = main(["mend", *map(str, words)])
    return code, capsys.readouterr().out


@pytest.mark.parametrize("name", ["conference.yml", "documents/notice.md"])
@pytest.mark.parametrize(
    ("data", "what"),
    [
        (MARK + SAID.encode(), "(bỏ dấu BOM ở đầu tệp)"),
        (MARK + MARK + SAID.encode(), "(bỏ dấu BOM ở đầu tệp)"),
        (LOOSE.encode(), "(ghép dấu viết rời (NFD) vào chữ)"),
        (SAID.encode() + LOOSE.encode(), "(ghép dấu viết rời (NFD) vào chữ)"),
        (ENDS.encode(), "(đổi dấu xuống dòng của Windows (CRLF))"),
        (MARK + LOOSE.replace("\n", "\r\n").encode(), "(bỏ dấu BOM ở đầu tệp, ghép dấu viết rời (NFD) vào chữ, đổi "),
    ],
)
def test_what_is_not_seen_is_mended_and_told_in_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, what: str
) -> None:
    file = folder / name
    file.write_bytes(data)
    code, told = run(capsys, file)
    assert code == 1, "the commit stops once, as for any other fixer"
    assert told.startswith(f"Đã sửa giúp chỗ mắt không thấy được trong {file.as_posix()} (")
    assert what in told
    assert told.endswith("Nội dung không đổi: hãy chạy git add, rồi ghi lại.\n")
    assert set(file.read_bytes().decode().splitlines(keepends=True)) == {SAID}
    assert run(capsys, file) == (0, "")


def test_what_needs_nothing_is_left_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "conference.yml").write_text(SAID, encoding="utf-8", newline="")
    (folder / "bang-ma-cu.yml").write_bytes("topic: Đối thoại".encode("utf-16"))
    attached = {name: MARK + ENDS.encode() for name in ("files/bang.csv", "files/ghi-chu.md", "documents/a.txt")}
    for name, data in attached.items():
        (folder / name).write_bytes(data)
    (folder / "documents/link.md").symlink_to(folder / "files/ghi-chu.md")
    assert run(capsys, folder, *(folder / name for name in attached), folder / "documents/link.md") == (0, "")
    assert {name: (folder / name).read_bytes() for name in attached} == attached


def test_a_whole_archive_is_mended_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("conference.yml", "documents/notice.md"):
        (folder / name).write_bytes(MARK + SAID.encode())
    code, told = run(capsys, folder, "--lang", "en")
    assert (code, told.count("\n"), told.count("the byte order mark taken out")) == (1, 1, 2)


def test_the_shipped_test_archive_needs_no_mending(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, RECORDS) == (0, "")


def test_a_path_that_leads_nowhere_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mend", str(tmp_path / "khong-co.yml")]) == 2
    assert "không có tệp hoặc thư mục" in capsys.readouterr().err
