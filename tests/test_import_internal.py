"""Names and contacts of a sheet go to private/ and to no other place: not into the archive, and not onto the screen."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from doithoai.model.both import Both
from doithoai.model.private import Person
from doithoai.private.errors import NotKept
from doithoai.private.store import Store
from tests.conftest import RECORDS
from tests.sheets import HEADS, Cell, Run, command, right, workbook

OF = "minh-hoa/2026/05"
INSIDE = ("Số kiến nghị", *HEADS, "Họ và tên", "Liên hệ")
NAME, CONTACT = "Nguyễn Thị Chim Yến", "0912 000 777"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RECORDS, tmp_path / "kho hồ sơ/records"))


@pytest.fixture
def doithoai(records: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line, in this process and beside the archive: what it prints, and its code."""
    monkeypatch.chdir(records.parent)
    return command(capsys)


@pytest.fixture
def taken(doithoai: Run) -> Run:
    """Imports a file with who raised what, after the private repository was made."""
    assert doithoai("private", "init").returncode == 0

    words = ("--internal", "--into", OF, "--as-of", "2026-11-20")
    return lambda file, *more: doithoai("import", "petitions", str(file), *words, *more)


def sheet(tmp_path: Path, *rows: list[Cell]) -> Path:
    return workbook(tmp_path / "b.xlsx", rows, INSIDE)


def holding(folder: Path, *words: str) -> list[str]:
    """The files below a folder that hold any of the words."""
    files = [path for path in folder.rglob("*") if path.is_file() and "private" not in path.parts]
    return [str(path) for path in files if any(word.encode() in path.read_bytes() for word in words)]


def test_names_go_to_private_alone(taken: Run, records: Path, tmp_path: Path) -> None:
    file = sheet(tmp_path, ["", *right(), NAME, CONTACT], ["1", *[""] * 7, "Trần Văn Khác", ""])
    shown = taken(file)
    assert shown.returncode == 0
    assert Store.require(records).people_of(OF) == {}
    done = taken(file, "--write")
    assert done.returncode == 0, done.stderr
    assert "private/: đã ghi 2 người nêu." in done.stdout
    assert Store.require(records).people_of(OF) == {
        1: Person(name="Trần Văn Khác"),
        12: Person(name=NAME, contact=CONTACT),
    }
    assert holding(records.parent, NAME, CONTACT, "Trần Văn Khác") == []
    told = f"{shown.stdout}{shown.stderr}{done.stdout}{done.stderr}"
    assert not [word for word in (NAME, "Chim", "Trần", "0912") if word in told]
    again = taken(file, "--write")
    assert "Cộng: 2 như cũ." in again.stdout


def test_without_a_private_repository_nothing_is_read(doithoai: Run, tmp_path: Path) -> None:
    words = ["import", "petitions", str(sheet(tmp_path, ["", *right(), NAME, CONTACT])), "--into", OF, "--internal"]
    done = doithoai(*words, "--write")
    assert (done.returncode, done.stdout) == (2, "")
    assert "chưa có kho riêng private/" in done.stderr
    assert doithoai("export", "petitions", OF, "--internal", "--out", str(tmp_path / "x.xlsx")).returncode == 2


def test_who_is_on_record_otherwise_is_not_replaced(taken: Run, records: Path, tmp_path: Path) -> None:
    assert taken(sheet(tmp_path, ["1", *[""] * 7, NAME, ""]), "--write").returncode == 0
    done = taken(sheet(tmp_path, ["1", *[""] * 7, "Trần Văn Khác", CONTACT], ["", *right(), "", ""]), "--write")
    assert done.returncode == 1
    assert "Cột I (Họ và tên): khác với điều đã ghi ở private/" in done.stdout
    assert not [word for word in (NAME, "Khác", "0912") if word in done.stdout + done.stderr]
    assert Store.require(records).people_of(OF) == {1: Person(name=NAME)}


def test_a_row_that_is_refused_keeps_nobody(taken: Run, records: Path, tmp_path: Path) -> None:
    file = sheet(tmp_path, ["", *right(ngày="9/12/25"), NAME, CONTACT], ["", *right(nội="Cây đổ."), "Lê Thị Mai", ""])
    assert taken(file, "--write", "--skip-rejected").returncode == 0
    assert Store.require(records).people_of(OF) == {12: Person(name="Lê Thị Mai")}


def test_what_can_not_be_kept_is_told_and_kept_by_the_next_call(
    taken: Run, records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = sheet(tmp_path, ["", *right(), NAME, CONTACT])

    def busy(*_: object) -> None:
        raise NotKept(Both("đang bận", "busy"))

    with monkeypatch.context() as there:
        there.setattr(Store, "keep_people", busy)
        done = taken(file, "--write")
    assert done.returncode == 2
    assert "kiến nghị đã ghi, sổ riêng thì chưa: đang bận" in done.stderr
    assert taken(file, "--write").returncode == 0
    assert Store.require(records).people_of(OF) == {12: Person(name=NAME, contact=CONTACT)}


def test_letters_of_a_name_that_are_wrong_are_not_repeated(taken: Run, tmp_path: Path) -> None:
    done = taken(sheet(tmp_path, ["", *right(), "Ðỗ Văn Kín", "gọi 0912\ufffd000777"]))
    assert "Cột I (Họ và tên): có chữ không đúng bảng mã" in done.stdout
    assert "Cột J (Liên hệ): chữ bị hỏng" in done.stdout
    assert not [word for word in ("Kín", "0912", "Đỗ") if word in done.stdout + done.stderr]


def test_an_inside_sheet_has_the_names_and_lies_outside(
    taken: Run, doithoai: Run, records: Path, tmp_path: Path
) -> None:
    assert taken(sheet(tmp_path, ["1", *[""] * 7, NAME, CONTACT]), "--write").returncode == 0
    refused = doithoai("export", "petitions", OF, "--internal")
    assert refused.returncode == 2
    assert "nằm trong kho hồ sơ; chọn nơi khác (--out)" in refused.stderr
    out = tmp_path / "nội bộ.xlsx"
    assert doithoai("export", "petitions", OF, "--internal", "--out", str(out)).returncode == 0
    page = openpyxl.load_workbook(out)["Kiến nghị"]
    assert [cell.value for cell in page[3]][-2:] == ["Họ và tên", "Liên hệ"]
    assert [cell.value for cell in page[4]][-2:] == [NAME, CONTACT]
    assert out.stat().st_mode & 0o077 == 0
    again = taken(out, "--write")
    assert again.returncode == 0, again.stdout
    assert "Cộng: 11 như cũ." in again.stdout
    outside = doithoai("export", "petitions", OF, "--out", str(tmp_path / "ngoài.xlsx"))
    assert outside.returncode == 0
    book = openpyxl.load_workbook(tmp_path / "ngoài.xlsx")
    assert NAME not in {cell.value for row in book["Kiến nghị"].iter_rows() for cell in row}
    assert holding(records.parent, NAME, CONTACT) == []


def test_a_sheet_with_names_inside_the_folder_of_the_archive_is_told(taken: Run, records: Path, tmp_path: Path) -> None:
    file = sheet(tmp_path, ["", *right(), NAME, CONTACT])
    assert "đang nằm trong thư mục của kho" not in taken(file).stderr
    inside = Path(shutil.copy(file, records.parent / "bảng.xlsx"))
    assert "đang nằm trong thư mục của kho; nhập xong hãy chuyển ra ngoài" in taken(inside).stderr
