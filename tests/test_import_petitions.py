"""Petitions come in from a sheet row by row: understood as meant, or refused by row and column; nothing half."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from doithoai.cli import main
from doithoai.commands.change import ChangeOfFiles
from doithoai.disk import together
from doithoai.reading.text import read_yaml
from tests.conftest import RECORDS, ROOT
from tests.sheets import FOLDER, HEADS, Cell, Run, command, commas, mistakes, right, workbook
from tests.test_whole import dying, killed

OF = "minh-hoa/2026/05"
"""Its petitions are numbered 1 to 11, and come in from 16 November 2026."""
FILE = f"{OF}/petitions.yml"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RECORDS, tmp_path / "kho hồ sơ/records"))


@pytest.fixture
def taken(records: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Imports a file, in this process and beside the archive: what is printed, and the code."""
    monkeypatch.chdir(records.parent)

    run = command(capsys)
    return lambda file, *more, into=OF: run(
        "import", "petitions", str(file), "--into", into, "--as-of", "2026-11-20", *more
    )


def petitions(records: Path) -> dict[int, dict[str, Any]]:
    return {one["id"]: one for one in read_yaml((records / FILE).read_text("utf-8"))}


def texts(records: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(records.rglob("*")) if path.is_file()}


# --- what is understood


def test_a_petition_comes_in_as_one_more_item_and_no_other_line(taken: Run, records: Path, tmp_path: Path) -> None:
    before = (records / FILE).read_text("utf-8")
    sheet = workbook(tmp_path / "bảng.xlsx", [right()])
    shown = taken(sheet)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "dòng 2 (số 12): mới: trước hội nghị; 17/11/2026; thư, văn bản; công dân; Thôn Đông" in shown.stdout
    assert shown.stdout.endswith("Cộng: 1 mới.\nChưa ghi gì; thêm --write để ghi.\n")
    assert (records / FILE).read_text("utf-8") == before
    done = taken(sheet, "--write")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == FILE
    assert (records / FILE).read_text("utf-8") == (
        f"{before}- id: 12\n  received: {{when: before, on: 2026-11-17, channel: thu}}\n"
        "  petitioner: {kind: citizen, village: Thôn Đông}\n  field: giao_thong\n  text: Đường thôn hỏng nặng.\n"
        "  states:\n    - {state: received, on: 2026-11-17}\n"
    )
    again = taken(sheet, "--write")
    assert "dòng 2 (số 12): như cũ" in again.stdout, "the same sheet a second time brings nothing"


def test_words_are_understood_however_they_are_typed(taken: Run, tmp_path: Path) -> None:
    rows = [
        right(lúc="TRUOC HOI NGHI", kênh="mat_tran", người="Cong dan", thôn="thon dong", lĩnh="GIAO THÔNG"),
        right(ngày="2026-11-17", nội="Cống\u00a0\u200btắc,\t  nước\r\nđọng."),
        right(ngày=dt.date(2026, 11, 17), nội="Đe\u0300n hỏng."),
        right(ngày="17.11.2026", nội="Cây đổ."),
    ]
    heads = [one.upper() if at % 2 else f"{one} (bắt buộc)" for at, one in enumerate(HEADS)]
    done = taken(workbook(tmp_path / "b.xlsx", rows, heads))
    assert done.returncode == 0, done.stdout
    assert (
        "(số 12): mới: trước hội nghị; 17/11/2026; Ủy ban Mặt trận Tổ quốc; công dân; Thôn Đông; Giao thông"
        in done.stdout
    )
    assert "“Cống tắc, nước đọng.”" in done.stdout
    assert "“Đèn hỏng.”" in done.stdout
    assert "Cộng: 4 mới." in done.stdout


def test_columns_stand_in_any_order_below_any_title(taken: Run, tmp_path: Path) -> None:
    turned = [*reversed(RIGHT_CELLS)]
    title = ["UBND XÃ MINH HỌA"]
    sheet = workbook(tmp_path / "b.xlsx", [["", "Tổng hợp"], [], [*reversed(HEADS)], turned], heads=title)
    done = taken(sheet)
    assert "dòng 5 (số 12): mới" in done.stdout


RIGHT_CELLS = right()


def test_unknown_columns_are_told_and_those_of_identity_are_never_read(taken: Run, tmp_path: Path) -> None:
    heads = [*HEADS, "Ghi chú", "Họ và tên", "SO DIEN THOAI"]
    sheet = workbook(tmp_path / "b.xlsx", [[*right(), "gấp", "Nguyễn Thị Kín", "0912345678"]], heads)
    done = taken(sheet, "--write")
    assert done.returncode == 0
    assert "Cột H “Ghi chú”: không có trong bảng mẫu, không đọc." in done.stdout
    assert "Cột I “Họ và tên” là danh tính: không đọc, không đưa vào kho." in done.stdout
    assert "Cột J “SO DIEN THOAI” là danh tính" in done.stdout
    assert "Kín" not in done.stdout + done.stderr
    assert "0912" not in done.stdout + done.stderr


TCVN3 = "§Ò nghÞ söa ®­êng th«n §«ng"
VNI = "Ñeà nghò söûa ñöôøng thoân Ñoâng"


@pytest.mark.parametrize(("old", "name"), [(TCVN3, "TCVN3"), (VNI, "VNI")])
def test_text_of_before_unicode_is_converted_before_it_is_cleaned(
    taken: Run, records: Path, tmp_path: Path, old: str, name: str
) -> None:
    done = taken(workbook(tmp_path / "b.xlsx", [right(nội=old)]), "--write")
    assert done.returncode == 0, done.stdout
    assert f"Đã chuyển chữ {name} sang Unicode; hãy đọc lại." in done.stdout
    assert petitions(records)[12]["text"] == "Đề nghị sửa đường thôn Đông"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_commas_part_columns_in_any_unicode(taken: Run, tmp_path: Path, encoding: str) -> None:
    rows = [[str(cell) for cell in right(nội="Đường ; hỏng\nnặng")]]
    done = taken(commas(tmp_path / "b.csv", rows, encoding=encoding))
    assert "“Đường ; hỏng nặng”" in done.stdout


def test_bytes_of_before_unicode_come_in_where_they_make_words(taken: Run, tmp_path: Path) -> None:
    file = tmp_path / "b.csv"
    row = ["before", "17/11/2026", "thu", "citizen", "", "giao_thong", TCVN3]
    file.write_bytes("\r\n".join(",".join(one) for one in (_PATHS, row)).encode("cp1252"))
    assert "“Đề nghị sửa đường thôn Đông”" in taken(file).stdout
    file.write_bytes(b"Nh\xfd,\x81\x8d")
    done = taken(file)
    assert done.returncode == 2
    assert "CSV UTF-8" in done.stderr


_PATHS = ["received.when", "received.on", "received.channel", "petitioner.kind", "petitioner.village", "field", "text"]


@pytest.mark.parametrize("name", ["resaved.xlsx", "resaved.xls", "resaved.ods"])
def test_what_libreoffice_saved_again_is_as_it_was(taken: Run, name: str) -> None:
    done = taken(FOLDER / name, into="minh-hoa/2026/04")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Cộng: 5 như cũ." in done.stdout


# --- what is refused

FORMULA = "ô là công thức; chép ô rồi dán lại thành giá trị"


def test_one_sheet_says_the_same_in_every_kind_of_file(taken: Run, tmp_path: Path) -> None:
    told = [taken(FOLDER / f"mistakes.{kind}") for kind in ("xlsx", "xls", "ods")]
    told.append(taken(mistakes(tmp_path / "m.xlsx")))
    assert {one.stdout for one in told} == {told[0].stdout}
    lines = told[0].stdout.splitlines()
    for line in (
        f"dòng 3: không nhận. Cột G (Nội dung): {FORMULA} (Paste Special, Values)",
        f"dòng 5: không nhận. Cột B (Ngày nhận): {FORMULA} (Paste Special, Values)",
        "dòng 7: không nhận. Cột E (Thôn, tổ dân phố): ô nằm trong nhóm ô gộp; bỏ gộp ô rồi ghi vào từng ô",
        "dòng 8: không nhận. Cột E (Thôn, tổ dân phố): ô nằm trong nhóm ô gộp; bỏ gộp ô rồi ghi vào từng ô",
        "Cộng: 3 mới, 5 không nhận.",
    ):
        assert line in lines
    assert "“46000”: là số hoặc giờ, không phải ngày" in told[0].stdout
    assert "“=HYPERLINK là chữ, không phải công thức.”" in told[0].stdout
    assert {one.returncode for one in told} == {1}


REFUSED = [
    ({"ngày": "9/12/25"}, "Cột B (Ngày nhận) “9/12/25”: năm phải đủ bốn chữ số"),
    ({"ngày": "31/02/2026"}, "Cột B (Ngày nhận) “31/02/2026”: không có ngày ấy trong lịch"),
    ({"ngày": "11/17/2026"}, "“11/17/2026”: không có ngày ấy trong lịch (ngày/tháng/năm)"),
    ({"ngày": 46000}, "Cột B (Ngày nhận) “46000”: là số hoặc giờ, không phải ngày"),
    ({"ngày": "17/11/0206"}, "năm phải từ 2000 đến 2100"),
    ({"ngày": "hôm qua"}, "Cột B (Ngày nhận) “hôm qua”: không phải là ngày; ghi như 05/11/2026"),
    ({"ngày": ""}, "Cột B (Ngày nhận): còn trống"),
    ({"lĩnh": "Giao thong nong thon"}, "không có trong danh sách; gần nhất: “Giao thông”"),
    ({"kênh": "zalo"}, "Cột C (Kênh tiếp nhận) “zalo”: không có trong danh sách; gần nhất: “mạng xã hội”"),
    ({"thôn": "Thôn Đôn"}, "Cột E (Thôn, tổ dân phố) “Thôn Đôn”: không có trong danh sách; gần nhất: “Thôn Đông”"),
    ({"người": ""}, "Cột D (Người nêu): còn trống"),
    ({"nội": "§�êng háng"}, "Cột G (Nội dung) “§�êng háng”: chữ bị hỏng khi chuyển bảng mã"),
    ({"nội": "Đường \x07 hỏng"}, "chữ bị hỏng khi chuyển bảng mã"),
    ({"nội": "Đ??ng h?ng n?ng, c?n s?a"}, "có chữ không đúng bảng mã Unicode"),
    ({"nội": "Ðường hỏng"}, "có chữ không đúng bảng mã Unicode. “Đường”"),
]


@pytest.mark.parametrize(("cells", "said"), REFUSED)
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_row_is_refused_by_row_and_column_with_what_is_right(
    taken: Run, records: Path, tmp_path: Path, cells: dict[str, Cell], said: str, kind: str
) -> None:
    before = texts(records)
    rows = [right(nội="Cống tắc."), right(**cells), right(nội="Cây đổ.")]
    if kind == "csv":
        if cells == {"ngày": 46000}:
            said = "Cột B (Ngày nhận) “46000”: không phải là ngày"
        sheet = commas(tmp_path / "b.csv", [[str(cell) for cell in row] for row in rows])
    else:
        sheet = workbook(tmp_path / "b.xlsx", rows)
    done = taken(sheet, "--write")
    assert done.returncode == 1
    (line,) = [line for line in done.stdout.splitlines() if ": không nhận." in line]
    assert line.startswith("dòng 3: không nhận. ")
    assert said in line
    assert "Cộng: 2 mới, 1 không nhận." in done.stdout, "it does not stop the others from being shown"
    assert "Chưa ghi gì" in done.stderr
    assert texts(records) == before


def test_with_skipping_the_others_are_written_and_the_refused_are_named(
    taken: Run, records: Path, tmp_path: Path
) -> None:
    rows = [right(ngày="9/12/25"), right(nội="Cống tắc."), right(lĩnh="?"), right(nội="Cây đổ.")]
    done = taken(workbook(tmp_path / "b.xlsx", rows), "--write", "--skip-rejected")
    assert done.returncode == 0
    assert "Đã bỏ qua, không ghi 2 dòng: 2, 4." in done.stderr
    found = petitions(records)
    assert [found[number]["text"] for number in (12, 13)] == ["Cống tắc.", "Cây đổ."]
    assert max(found) == 13, "what is refused takes no number"


def test_in_commas_a_text_that_begins_as_a_formula_is_one(taken: Run, tmp_path: Path) -> None:
    rows = [
        [str(cell) for cell in right(nội=text)] for text in ("=HYPERLINK(x)", " =1+1", "+84 là mã nước", "- Đường hỏng")
    ]
    done = taken(commas(tmp_path / "b.csv", rows))
    assert done.stdout.count(FORMULA) == 2
    assert "2 mới, 2 không nhận" in done.stdout


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("13", right()), ("13", right(nội="Khác hẳn."))], "số 13 có ở 2 dòng của bảng"),
        ([("", right()), ("", right())], "giống hệt dòng 2; nhiều người cùng nêu thì ghi “Số người cùng nêu”"),
        ([("1000", right())], "Cột A (Số kiến nghị)"),
        ([("0", right())], "Cột A (Số kiến nghị)"),
        ([("một", right())], "Cột A (Số kiến nghị) “một”: không phải là số nguyên; chỉ ghi chữ số"),
        ([("1,5", right())], "“1,5”: không phải là số nguyên"),
    ],
)
def test_numbers_are_numbers_and_stand_once(
    taken: Run, tmp_path: Path, rows: Sequence[tuple[str, list[Cell]]], said: str
) -> None:
    done = taken(workbook(tmp_path / "b.xlsx", [[number, *row] for number, row in rows], ["Số kiến nghị", *HEADS]))
    assert done.returncode == 1
    assert said in done.stdout


def test_a_shape_that_no_record_may_have_is_told_by_its_column(taken: Run, tmp_path: Path) -> None:
    heads = [*HEADS, "Số người cùng nêu", "Hạn giải quyết"]
    rows = [[*right(), "1", ""], [*right(nội="Cống tắc."), "20 hộ", ""], [*right(nội="Cây đổ."), "", "01/12/2026"]]
    done = taken(workbook(tmp_path / "b.xlsx", rows, heads))
    assert "dòng 2: không nhận. Cột H (Số người cùng nêu): " in done.stdout
    assert "Cột H (Số người cùng nêu) “20 hộ”: không phải là số nguyên; chỉ ghi chữ số, như 20" in done.stdout
    assert "dòng 4: không nhận. “Cơ quan được giao”: Thiếu trường bắt buộc “office”" in done.stdout


# --- who somebody is

SECRETS = [
    ("Bà Nguyễn Thị Kín đề nghị sửa đường", "tên một người", "Kín"),
    ("Gọi 0912 345 678 để biết", "số điện thoại", "345"),
    ("Căn cước 031099000123 của tôi", "số căn cước", "0310"),
    ("Viết cho kin.nguyen@mail.example", "địa chỉ thư điện tử", "kin."),
]


@pytest.mark.parametrize(("words", "kind", "secret"), SECRETS)
def test_who_somebody_is_keeps_the_row_out_and_is_not_repeated(
    taken: Run, records: Path, tmp_path: Path, words: str, kind: str, secret: str
) -> None:
    before = texts(records)
    done = taken(workbook(tmp_path / "b.xlsx", [right(nội=words), right(nội="Cây đổ.")]), "--write")
    assert done.returncode == 1
    assert f"Cột G (Nội dung): có thể là {kind}" in done.stdout
    assert secret not in done.stdout + done.stderr
    assert "Cộng: 1 mới, 1 không nhận." in done.stdout
    assert texts(records) == before


@pytest.mark.parametrize("place", ["lúc", "ngày", "kênh", "người", "thôn", "lĩnh"])
def test_nor_is_it_repeated_from_a_wrong_column(taken: Run, tmp_path: Path, place: str) -> None:
    heads = [*HEADS, "0912345678 anh Kín"]
    done = taken(workbook(tmp_path / "b.xlsx", [right(**{place: "Bà Nguyễn Thị Kín, 0912345678"})], heads))
    assert done.returncode == 1
    assert "“…”" in done.stdout
    assert not {one for one in ("Kín", "0912") if one in done.stdout + done.stderr}


def test_the_number_of_an_office_may_stand(taken: Run, records: Path, tmp_path: Path) -> None:
    unit = records / "minh-hoa/unit.yml"
    text = unit.read_text("utf-8")
    place = "name: Công an xã, address"
    assert place in text
    unit.write_text(text.replace(place, "name: Công an xã, phone: 0225 3888 113, address"), encoding="utf-8")
    done = taken(workbook(tmp_path / "b.xlsx", [right(nội="Gọi Công an xã số 0225 3888 113 không ai nghe.")]))
    assert done.returncode == 0, done.stdout


# --- beside what is on record

MORE = ["Số kiến nghị", *HEADS, "Phân loại", "Nội dung trả lời"]


def row_of(records: Path, number: int, **other: object) -> list[Cell]:
    """What is on record of a petition, in the columns of MORE, with other values."""
    one = petitions(records)[number]
    said: dict[str, Any] = {
        "when": one["received"]["when"], "on": one["received"]["on"], "channel": one["received"]["channel"],
        "kind": one["petitioner"]["kind"], "village": one["petitioner"].get("village", ""), "field": one["field"],
        "text": one.get("text", ""), "class": one.get("class", ""), "answer": one.get("answer", ""), **other,
    }  # fmt: skip
    return [str(number), *said.values()]


def test_an_empty_field_is_filled_and_what_has_no_column_stays(taken: Run, records: Path, tmp_path: Path) -> None:
    before = petitions(records)
    number = next(number for number, one in before.items() if "class" not in one)
    sheet = workbook(
        tmp_path / "b.xlsx", [row_of(records, number, **{"class": "cần kiểm tra, làm rõ, trả lời sau"})], MORE
    )
    old = (records / FILE).read_text("utf-8")
    done = taken(sheet, "--write")
    assert done.returncode == 0, done.stderr
    assert f"(số {number}): bổ sung: Phân loại: cần kiểm tra, làm rõ, trả lời sau" in done.stdout
    after = petitions(records)
    assert after == {**before, number: {**before[number], "class": "to_verify"}}
    new = (records / FILE).read_text("utf-8")
    assert [line for line in new.splitlines() if line not in old.splitlines()] == ["  class: to_verify"]
    assert len(new.splitlines()) == len(old.splitlines()) + 1


def test_an_empty_cell_takes_nothing_away(taken: Run, records: Path, tmp_path: Path) -> None:
    before = texts(records)
    rows = [row_of(records, 1, village="", text="", **{"class": ""})]
    done = taken(workbook(tmp_path / "b.xlsx", rows, MORE), "--write")
    assert "như cũ" in done.stdout
    assert texts(records) == before


def test_what_is_on_record_changes_only_where_its_number_was_confirmed(
    taken: Run, records: Path, tmp_path: Path
) -> None:
    before = petitions(records)
    text = f"{before[1]['text']} Đề nghị làm sớm."
    rows = [row_of(records, 1, text=text), ["", *right(), "", ""]]
    sheet = workbook(tmp_path / "b.xlsx", rows, MORE)
    done = taken(sheet, "--write")
    assert done.returncode == 1
    assert "(số 1): thay đổi: Nội dung: “" in done.stdout
    assert "nếu đúng thì thêm --confirm 1" in done.stdout
    assert "Nội dung khác hẳn" not in done.stdout
    assert petitions(records) == before
    done = taken(sheet, "--write", "--confirm", "1")
    assert done.returncode == 0, done.stderr
    assert petitions(records)[1] == {**before[1], "text": text}
    assert 12 in petitions(records)


def test_a_number_that_is_taken_by_another_matter_is_told(taken: Run, records: Path, tmp_path: Path) -> None:
    before = texts(records)
    row = row_of(records, 1, text="Đèn đường ngõ 3 không sáng từ đầu tháng.")
    sheet = workbook(tmp_path / "b.xlsx", [row], MORE)
    done = taken(sheet, "--write", "--skip-rejected")
    assert "Nội dung khác hẳn: có thể là kiến nghị khác, khi ấy để trống cột số" in done.stdout
    assert texts(records) == before


def test_a_text_that_is_withheld_does_not_come_back_by_a_sheet(taken: Run, records: Path, tmp_path: Path) -> None:
    file = records / FILE
    text = file.read_text("utf-8")
    said = petitions(records)[1]["text"]
    line = next(line for line in text.splitlines() if line.startswith("  text: "))
    file.write_text(text.replace(line, "  withheld: Lộ danh tính người nêu", 1), encoding="utf-8")
    before = texts(records)
    done = taken(workbook(tmp_path / "b.xlsx", [row_of(records, 1, text=said)], MORE), "--write")
    assert done.returncode == 1
    assert "không công khai; không nhập qua bảng tính" in done.stdout
    assert texts(records) == before


def test_what_the_check_calls_wrong_is_told_by_the_row_and_not_written(
    taken: Run, records: Path, tmp_path: Path
) -> None:
    before = texts(records)
    done = taken(workbook(tmp_path / "b.xlsx", [right(), right(ngày="30/11/2026", nội="Cây đổ.")]), "--write")
    assert done.returncode == 1
    assert "Cộng: 2 mới." in done.stdout
    assert [line for line in done.stderr.splitlines() if line.startswith("dòng 3: P09 sai: ")], done.stderr
    assert texts(records) == before


def test_a_unit_without_a_list_of_villages_takes_any_name(taken: Run, records: Path, tmp_path: Path) -> None:
    unit = records / "minh-hoa/unit.yml"
    unit.write_text(re.sub(r"villages:\n(  - .*\n)+", "", unit.read_text("utf-8")), encoding="utf-8")
    rows = [right(thôn="Tổ dân phố số 3"), right(thôn="Tổ 3, 0912345678", nội="Cây đổ.")]
    done = taken(workbook(tmp_path / "b.xlsx", rows))
    assert "Tổ dân phố số 3" in done.stdout
    assert "Cột E (Thôn, tổ dân phố): có thể là số điện thoại" in done.stdout
    assert "0912" not in done.stdout + done.stderr


def test_a_list_that_is_wrong_already_gets_nothing_more(taken: Run, records: Path, tmp_path: Path) -> None:
    (records / FILE).write_text("- id: một\n", encoding="utf-8")
    done = taken(workbook(tmp_path / "b.xlsx", [right()]), "--write")
    assert done.returncode == 2
    assert "chạy doithoai check và sửa trước" in done.stderr


def test_a_conference_without_a_list_gets_one(taken: Run, records: Path, tmp_path: Path) -> None:
    file = records / "minh-hoa/2026/09/petitions.yml"
    file.parent.mkdir()
    shutil.copy(records / OF / "conference.yml", file.parent)
    done = taken(workbook(tmp_path / "b.xlsx", [right()]), "--write", into="minh-hoa/2026/09")
    assert done.returncode == 0, done.stderr
    text = file.read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../../../docs/schemas/petitions.schema.json\n- id: 1\n")


def test_in_english_the_same_is_said(taken: Run, tmp_path: Path) -> None:
    done = taken(workbook(tmp_path / "b.xlsx", [right(), right(ngày="9/12/25")]), "--lang", "en")
    assert "row 3: rejected. Column B (Ngày nhận) “9/12/25”: the year needs four digits" in done.stdout
    assert "In all: 1 new, 1 rejected." in done.stdout
    assert "Nothing is written" in done.stderr


def test_without_what_reads_sheets_its_installation_is_told(
    taken: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = workbook(tmp_path / "b.xlsx", [right()])
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    done = taken(sheet)
    assert done.returncode == 2
    assert 'pip install "doithoai[desk]"' in done.stderr


# --- together and killed


def test_what_another_changed_meanwhile_is_not_written_over(
    taken: Run, records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = ChangeOfFiles.verdict

    def meanwhile(self: ChangeOfFiles, today: dt.date, language: str = "vi") -> object:
        found = real(self, today, language)
        with (records / FILE).open("a", encoding="utf-8") as file:
            file.write("# người khác\n")
        return found

    monkeypatch.setattr(ChangeOfFiles, "verdict", meanwhile)
    before = (records / FILE).read_bytes()
    done = taken(workbook(tmp_path / "b.xlsx", [right()]), "--write")
    assert done.returncode == 2
    assert "vừa được sửa ở nơi khác" in done.stderr
    assert (records / FILE).read_bytes() == before + "# người khác\n".encode()


def test_two_at_once_leave_one_list_with_whole_petitions(records: Path, tmp_path: Path) -> None:
    """Each is written whole or told that the list changed; none takes the other's away."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    sheets = [commas(tmp_path / f"{name}.csv", [[*map(str, right(nội=name))]]) for name in ("Cống tắc.", "Cây đổ.")]
    words = ("--into", OF, "--as-of", "2026-11-20", "--write")
    begun = [
        subprocess.Popen(
            [sys.executable, "-m", "doithoai", "import", "petitions", str(one), *words],
            cwd=records.parent, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for one in sheets
    ]  # fmt: skip
    ended = [one.communicate(timeout=120)[1] for one in begun]
    codes = [one.returncode for one in begun]
    assert 0 in codes
    assert all(
        code == 0 or (code == 2 and "vừa được sửa ở nơi khác" in said) for code, said in zip(codes, ended, strict=True)
    )
    new = [one for number, one in petitions(records).items() if number > 11]
    assert len(new) == codes.count(0)
    assert all({"id", "received", "petitioner", "field", "text", "states"} == one.keys() for one in new)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs kills as POSIX knows them")
@pytest.mark.parametrize(
    ("owner", "name"), [(together, "prepare"), (together, "settle"), (Path, "replace"), (together, "remove")]
)
def test_a_kill_in_the_middle_leaves_all_old_or_all_new(
    taken: Run, records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: object, name: str
) -> None:
    sheet = workbook(tmp_path / "b.xlsx", [right()])
    old = (records / FILE).read_bytes()
    with monkeypatch.context() as there:
        there.setattr(owner, name, dying)
        killed(lambda: taken(sheet, "--write"))
    main(["check", "nowhere"])
    found = (records / FILE).read_bytes()
    assert found == old or (found.startswith(old) and 12 in petitions(records))
    taken(sheet, "--write")
    assert petitions(records).keys() == {*range(1, 13)}
