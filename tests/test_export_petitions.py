"""The sheet that offices fill in: what it holds comes back as it was, and it asks for nothing private."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import sys
from pathlib import Path

import openpyxl
import pytest

from doithoai.commands.change import ChangeOfFiles
from doithoai.commands.sheets.columns import COLUMNS, IDENTITY, folded
from doithoai.commands.sheets.importing import put, understand
from doithoai.model.vocabulary import Channel
from doithoai.reading.archive import Archive
from doithoai.reading.text import read_yaml
from tests.conftest import RECORDS
from tests.sheets import Run, command

OF = "minh-hoa/2026/02"
CONFERENCES = [key.path for unit in Archive(RECORDS).units for key in Archive(RECORDS).keys(unit)]
DAY = dt.date(2026, 11, 20)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RECORDS, tmp_path / "kho hồ sơ/records"))


@pytest.fixture
def doithoai(records: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line, in this process and beside the archive: what it prints, and its code."""
    monkeypatch.chdir(records.parent)
    return command(capsys)


def exported(doithoai: Run, of: str, *more: str) -> Path:
    done = doithoai("export", "petitions", of, *more)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip()).absolute()


def test_the_frozen_sample_has_conferences_to_export() -> None:
    assert len(CONFERENCES) >= 9


@pytest.mark.parametrize("of", CONFERENCES)
def test_what_is_exported_comes_back_as_it_was(doithoai: Run, records: Path, of: str) -> None:
    before = (records / of / "petitions.yml").read_bytes()
    number = len(read_yaml(before.decode()))
    sheet = exported(doithoai, of)
    done = doithoai("import", "petitions", str(sheet), "--into", of, "--write", "--as-of", str(DAY))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f"Cộng: {number} như cũ.\nKhông có gì để ghi.\n")
    assert (records / of / "petitions.yml").read_bytes() == before


@pytest.mark.parametrize("of", CONFERENCES)
def test_a_conference_without_petitions_gets_each_field_of_the_sheet(doithoai: Run, records: Path, of: str) -> None:
    """Into an empty list: every value of every column is on record again, and nothing else is made up."""
    sheet = exported(doithoai, of)
    path = records / of / "petitions.yml"
    old = read_yaml(path.read_text("utf-8"))
    bare = records / "minh-hoa/2026/09"
    shutil.copytree(records / of, bare, ignore=shutil.ignore_patterns("petitions.yml", "documents", "files"))
    change = ChangeOfFiles(records)
    put(change, understand(Archive(records), "minh-hoa/2026/09", sheet, DAY), ())
    made = {one["id"]: one for one in read_yaml(change.text("minh-hoa/2026/09/petitions.yml") or "")}
    wanted = {one["id"]: one for one in old}
    for number, item in made.items():
        for column in COLUMNS:
            assert at(item, column.path) == at(wanted[number], column.path), (number, column.path)
    told = {one["id"] for one in old if "text" in one or "withheld" in one}
    assert made.keys() == told


def at(item: object, path: str) -> object:
    for name in path.split("."):
        item = item.get(name) if isinstance(item, dict) else None
    return item


def test_the_same_petitions_make_the_same_bytes(doithoai: Run) -> None:
    one, other = exported(doithoai, OF, "--out", "một.xlsx"), exported(doithoai, OF, "--out", "hai.xlsx")
    assert one.read_bytes() == other.read_bytes()


def test_an_empty_sheet_has_the_heads_the_lists_and_free_rows(doithoai: Run) -> None:
    book = openpyxl.load_workbook(exported(doithoai, OF, "--template"))
    sheet, words = book["Kiến nghị"], book["Danh mục"]
    assert [cell.value for cell in sheet[3]] == [one.head for one in COLUMNS]
    assert sheet.max_row == 3
    assert words.sheet_state == "hidden"
    assert sheet.protection.sheet
    assert all(cell.protection.locked for cell in sheet[3])
    assert not any(sheet.column_dimensions[letter].protection.locked for letter in "ABCDEFGHIJKLMN")
    rules = {str(one.sqref).partition("4")[0]: one for one in sheet.data_validations.dataValidation}
    assert {letter: rules[letter].type for letter in "BCDHN"} == {
        "B": "list", "C": "date", "D": "list", "H": "whole", "N": "date",
    }  # fmt: skip
    area = book.defined_names[str(rules["D"].formula1).lstrip("=")].attr_text
    assert area is not None
    listed = [row[0].value for row in words[area.rpartition("!")[2].replace("$", "")]]
    assert listed == [one.label for one in Channel]


def test_no_column_asks_who_somebody_is(doithoai: Run) -> None:
    heads = {folded(str(cell.value)) for cell in openpyxl.load_workbook(exported(doithoai, OF))["Kiến nghị"][3]}
    assert not heads & {folded(one) for one in IDENTITY}


def test_a_text_is_a_text_whatever_it_begins_with(doithoai: Run, records: Path) -> None:
    file = records / OF / "petitions.yml"
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"(?m)^  text: .*$", '  text: "=1+1|cmd, và +cmd"', text, count=1), encoding="utf-8")
    sheet = exported(doithoai, OF)
    cells = [cell for row in openpyxl.load_workbook(sheet)["Kiến nghị"].iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=1+1|cmd") for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    done = doithoai("import", "petitions", str(sheet), "--into", OF, "--as-of", str(DAY))
    assert "24 như cũ" in done.stdout


def test_what_is_on_record_and_in_no_list_any_more_comes_back_too(doithoai: Run, records: Path) -> None:
    file = records / OF / "petitions.yml"
    text = file.read_text("utf-8")
    assert "village: Thôn Mới}" in text
    assert "office: phong-kinh-te," in text
    changed = text.replace("village: Thôn Mới}", "village: Thôn Xưa}").replace(
        "office: phong-kinh-te,", "office: phong-cu,"
    )
    file.write_text(changed, encoding="utf-8")
    done = doithoai("import", "petitions", str(exported(doithoai, OF)), "--into", OF, "--as-of", str(DAY))
    assert "Cộng: 24 như cũ." in done.stdout, done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["minh-hoa/2026/77"], "không có hội nghị “minh-hoa/2026/77”"),
        ([OF, "--out", "bảng.xls"], "tên tệp phải có đuôi .xlsx"),
        ([OF, "--out", "records/minh-hoa/bảng.xlsx"], "nằm trong kho hồ sơ; chọn nơi khác"),
        ([OF, "--out", "có rồi.xlsx"], "đã có; chọn tên khác hoặc xóa tệp ấy"),
    ],
)
def test_what_can_not_be_exported_is_told(doithoai: Run, words: list[str], said: str) -> None:
    Path("có rồi.xlsx").write_bytes(b"mine")
    done = doithoai("export", "petitions", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert Path("có rồi.xlsx").read_bytes() == b"mine"


def test_petitions_that_are_wrong_are_not_exported(doithoai: Run, records: Path) -> None:
    (records / OF / "petitions.yml").write_text("- id: một\n", encoding="utf-8")
    done = doithoai("export", "petitions", OF)
    assert done.returncode == 2
    assert "chạy doithoai check và sửa trước" in done.stderr


@pytest.mark.parametrize(("words", "missing"), [(["export", "petitions", OF], "xlsxwriter")])
def test_what_is_not_installed_is_named_with_its_installation(
    doithoai: Run, monkeypatch: pytest.MonkeyPatch, words: list[str], missing: str
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    done = doithoai(*words)
    assert done.returncode == 2
    assert 'pip install "doithoai[desk]"' in done.stderr
