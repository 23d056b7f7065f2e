"""Sheets that were made to harm: bombs cost little, links and programs are refused, no byte breaks a command."""

from __future__ import annotations

import io
import os
import random
import shutil
import stat
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from doithoai.commands.sheets import grid, ole, scan_xls
from doithoai.commands.sheets.grid import SheetRefused
from doithoai.commands.sheets.opened import grids
from tests.conftest import RECORDS, ROOT
from tests.sheets import FOLDER, repacked, right, workbook

MOST = 300
"""MB that a hostile file may cost."""
SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DAMAGED = "tệp hỏng hoặc không phải bảng tính"


def cells(inside: str) -> bytes:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{inside}</sheetData></worksheet>'.encode()


def changed(tmp_path: Path, parts: dict[str, bytes | None], kind: str = "xlsx") -> Path:
    """A good file with other parts."""
    good = workbook(tmp_path / "tốt.xlsx", [right()]) if kind == "xlsx" else FOLDER / f"mistakes.{kind}"
    return repacked(good, tmp_path / f"xấu.{kind}", parts)


def content(inside: str) -> bytes:
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    return (
        f"<office:document-content{names}><office:body><office:spreadsheet>{inside}</office:spreadsheet></office:body>"
        "</office:document-content>"
    ).encode()


def table(inside: str) -> dict[str, bytes | None]:
    return {"content.xml": content(f'<table:table table:name="A">{inside}</table:table>')}


def shared(text: str, count: int) -> dict[str, bytes | None]:
    """One long text in many cells."""
    rows = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, count + 1))
    return {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'.encode(), SHEET: cells(rows)}


Parts = dict[str, bytes | None]
ROW, CELL = "table:table-row", "table:table-cell"


def merged() -> bytes:
    ranges = b"<mergeCell ref='A1:XFD1048576'/>" * 9000
    last = cells("<row r='5000'><c r='A5000'><v>1</v></c></row>")
    return last.replace(b"</worksheet>", b"<mergeCells>" + ranges + b"</mergeCells></worksheet>")


def blanks(count: str) -> Parts:
    return table(f'<{ROW}><{CELL}><text:p><text:s text:c="{count}"/></text:p></{CELL}></{ROW}>')


def many(cell: str, rows: int = 1_000_000, times: int = 1) -> Parts:
    return table(f'<{ROW} table:number-rows-repeated="{rows}">{cell}</{ROW}>' * times)


DTD = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
FAR = b'<dimension ref="A1:XFD1048576"/><sheetData>'
STYLES = f'<styleSheet xmlns="{MAIN}"><cellXfs>'.encode()
TEXTS = f'<{CELL} table:number-columns-repeated="16384" office:value-type="string"><text:p>a</text:p></{CELL}>'
COVERED = '<table:covered-table-cell table:number-columns-repeated="64"/>'
BOMBS: dict[str, Callable[[], Parts]] = {
    "much that unpacks": lambda: {SHEET: cells("<row>" + " " * (200 << 20) + "</row>")},
    "a far corner": lambda: {SHEET: cells('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')},
    "many cells": lambda: {SHEET: cells("".join(f"<row r='{at}'><c><v>1</v></c></row>" for at in range(1, 9000)))},
    "one cell again and again": lambda: {SHEET: cells("<row>" + "<c r='A1'><v>1</v></c>" * 400_000 + "</row>")},
    "one text in every cell": lambda: shared("ă" * 32_000, 5000),
    "a long text": lambda: shared("a" * 9_000_000, 1),
    "depth": lambda: {SHEET: b"<a>" * 2_000_000 + b"</a>" * 2_000_000},
    "a wide element": lambda: {SHEET: b"<a " + b" ".join(b'a%d=">"' % at for at in range(1_000_000)) + b"/>"},
    "entities": lambda: {SHEET: DTD},
    "merged everywhere": lambda: {SHEET: merged()},
    "a far dimension": lambda: {SHEET: cells("").replace(b"<sheetData>", FAR)},
    "many shapes": lambda: {
        "xl/styles.xml": STYLES + b"<xf/>" * 3_000_000 + b"</cellXfs></styleSheet>",
        SHEET: cells(""),
    },
    "a row a million times": lambda: many(TEXTS),
    "covered a million times": lambda: many(COVERED, 5000, 20_000),
    "a million blanks": lambda: blanks("9999999"),
    "more blanks than numbers": lambda: blanks("9" * 20),
    "formulas a million times": lambda: many(f'<{CELL} table:formula="of:=1"/>'),
}

COST = (
    "import re, sys\nfrom doithoai.cli import main\ncode = main(sys.argv[1:])\n"
    "held = re.search(r'VmHWM:\\s*(\\d+)', open('/proc/self/status').read())[1]\n"
    "print(int(held) // 1024, file=sys.stderr)\nsys.exit(code)\n"
)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted as Linux counts it")
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_and_costs_little(tmp_path: Path, name: str) -> None:
    parts = BOMBS[name]()
    file = changed(tmp_path, parts, "ods" if "content.xml" in parts else "xlsx")
    words = ["import", "petitions", str(file), "--into", "minh-hoa/2026/05", "--records", str(RECORDS)]
    done = subprocess.run(
        [sys.executable, "-c", COST, *words],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    *told, cost = done.stderr.strip().split("\n")
    assert done.returncode == 2, done.stderr
    assert told[0].startswith(f"doithoai: {file.name}: ")
    assert "lỗi của chương trình" not in done.stderr
    assert int(cost) < MOST


# --- what no sheet of an office holds


def entry(tmp_path: Path, make: Callable[[zipfile.ZipFile], object]) -> Path:
    """A good file with one entry more."""
    good = workbook(tmp_path / "tốt.xlsx", [right()])
    made = tmp_path / "xấu.xlsx"
    shutil.copy(good, made)
    with zipfile.ZipFile(made, "a") as archive:
        make(archive)
    return made


def named(name: str, mode: int = 0) -> Callable[[zipfile.ZipFile], object]:
    info = zipfile.ZipInfo("x")
    info.filename = info.orig_filename = name
    info.external_attr = mode << 16
    return lambda archive: archive.writestr(info, b"../../etc/passwd")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (named("xl/vbaProject.bin"), "tệp có macro"),
        (named("xl/macrosheets/sheet1.xml"), "tệp có macro"),
        (named("xl/externalLinks/externalLink1.xml"), "tệp lấy dữ liệu từ tệp hoặc nguồn khác"),
        (named("xl/connections.xml"), "tệp lấy dữ liệu từ tệp hoặc nguồn khác"),
        (named("xl/x.xml", stat.S_IFLNK | 0o777), "tệp chứa liên kết"),
        (named("../../x.xml"), "tệp chứa phần mang tên lạ"),
        (named("/etc/x.xml"), "tệp chứa phần mang tên lạ"),
        (named("xl\\x.xml"), "tệp chứa phần mang tên lạ"),
        (named("C:/x.xml"), "tệp chứa phần mang tên lạ"),
        (named("xl/\u202elmx.xml"), "tệp chứa phần mang tên lạ"),
        (named("XL/Workbook.xml"), "tệp chứa hai phần cùng tên"),
        (lambda archive: [archive.writestr(f"a/{at}.xml", b"") for at in range(grid.ENTRIES)], "quá nhiều phần"),
    ],
)
def test_programs_links_and_odd_names_are_refused(
    tmp_path: Path, make: Callable[[zipfile.ZipFile], object], said: str
) -> None:
    with pytest.raises(SheetRefused, match=said):
        grids(entry(tmp_path, make))


def test_a_size_that_lies_is_found_out(tmp_path: Path) -> None:
    good = workbook(tmp_path / "tốt.xlsx", [right()])
    data = good.read_bytes()
    with zipfile.ZipFile(good) as archive:
        size = archive.getinfo(SHEET).file_size
    wrong = tmp_path / "xấu.xlsx"
    assert data.count(struct.pack("<I", size)) >= 2
    wrong.write_bytes(data.replace(struct.pack("<I", size), struct.pack("<I", 9)))
    with pytest.raises(SheetRefused, match=DAMAGED):
        grids(wrong)


def test_a_part_without_a_name_is_no_part(tmp_path: Path) -> None:
    good = workbook(tmp_path / "tốt.xlsx", [right()])
    data = bytearray(good.read_bytes())
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 28, 0)
    wrong = tmp_path / "xấu.xlsx"
    wrong.write_bytes(data)
    with pytest.raises(SheetRefused, match=DAMAGED):
        grids(wrong)


def test_a_password_is_told(tmp_path: Path) -> None:
    good = workbook(tmp_path / "tốt.xlsx", [right()])
    data = bytearray(good.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    wrong = tmp_path / "xấu.xlsx"
    wrong.write_bytes(data)
    with pytest.raises(SheetRefused, match="tệp có mật khẩu"):
        grids(wrong)


@pytest.mark.parametrize(
    ("kind", "parts", "said"),
    [
        ("xlsx", {"[Content_Types].xml": b"<Types>vnd.ms-excel.sheet.macroEnabled.main+xml</Types>"}, "macro"),
        ("xlsx", {SHEET: '<?xml version="1.0" encoding="UTF-16"?><worksheet/>'.encode("utf-16")}, DAMAGED),
        ("xlsx", {SHEET: b'<?xml version="1.0" encoding="iso-8859-1"?><worksheet/>'}, DAMAGED),
        ("xlsx", {"xl/workbook.xml": None}, DAMAGED),
        ("xlsx", {SHEET: cells("<row><c r='A1' t='s'><v>99</v></c></row>")}, DAMAGED),
        ("xlsx", {SHEET: cells("<row r='" + "9" * 5000 + "'/>")}, DAMAGED),
        ("ods", {"Basic/Standard/Module1.xml": b"<x/>"}, "macro"),
        ("ods", {"META-INF/manifest.xml": b"<manifest:encryption-data/>"}, "mật khẩu"),
        ("ods", table("<table:table-source/>"), "nguồn khác"),
    ],
)  # fmt: skip
def test_parts_that_are_wrong_are_told(tmp_path: Path, kind: str, parts: dict[str, bytes | None], said: str) -> None:
    with pytest.raises(SheetRefused, match=said):
        grids(changed(tmp_path, parts, kind))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("b.xlsm", "tệp có macro; lưu lại thành .xlsx"),
        ("b.docx", "“b.docx” không phải .xlsx, .xls, .ods, .csv"),
        ("b.xls", "tệp mang đuôi .xls nhưng là .xlsx; hãy đổi đuôi tệp"),
        ("b.ods", "tệp mang đuôi .ods nhưng là .xlsx; hãy đổi đuôi tệp"),
    ],
)
def test_a_name_that_says_something_else_is_told(tmp_path: Path, name: str, said: str) -> None:
    shutil.copy(workbook(tmp_path / "tốt.xlsx", [right()]), tmp_path / name)
    with pytest.raises(SheetRefused, match=said):
        grids(tmp_path / name)


def test_neither_links_nor_pipes_nor_folders_nor_giants_are_read(tmp_path: Path) -> None:
    good = workbook(tmp_path / "tốt.xlsx", [right()])
    (tmp_path / "nối.xlsx").symlink_to(good)
    (tmp_path / "hộp.xlsx").mkdir()
    os.mkfifo(tmp_path / "ống.xlsx")
    for name in ("nối.xlsx", "hộp.xlsx", "ống.xlsx"):
        with pytest.raises(SheetRefused, match="liên kết, thư mục"):
            grids(tmp_path / name)
    with pytest.raises(SheetRefused, match="không có tệp này"):
        grids(tmp_path / "đâu.xlsx")
    with (tmp_path / "to.csv").open("wb") as file:
        file.truncate(grid.SIZE + 1)
    with pytest.raises(SheetRefused, match="tệp lớn hơn 10 MB"):
        grids(tmp_path / "to.csv")


# --- files of old Excel

XLS = FOLDER / "mistakes.xls"


def record(stream: bytes, kind: int) -> int:
    """Where a record of a kind begins."""
    at = 0
    while at < len(stream):
        found, long = struct.unpack_from("<HH", stream, at)
        if found == kind:
            return at
        at += 4 + long
    raise AssertionError(kind)


@pytest.mark.parametrize(
    ("kind", "offset", "new"),
    [
        (0x00FC, 8, struct.pack("<I", 0xFFFFFFF0)),  # so many shared texts
        (0x0200, 8, struct.pack("<I", 0xFFFFFFF0)),  # so many rows
        (0x0085, 4, struct.pack("<I", 0x7FFFFFFF)),  # a sheet beyond the end
        (0x00FD, 10, struct.pack("<I", 0x00FFFFFF)),  # a text that is not there
        (0x00FD, 4, struct.pack("<H", 0xFFF0)),  # a row far below
    ],
)
def test_numbers_that_lie_are_found_out_before_anything_is_made_room_for(kind: int, offset: int, new: bytes) -> None:
    stream = bytearray(ole.workbook(XLS.read_bytes()))
    at = record(bytes(stream), kind)
    stream[at + offset : at + offset + len(new)] = new
    with pytest.raises(SheetRefused):
        scan_xls.scan(bytes(stream))


@pytest.mark.parametrize(
    ("kind", "data", "said"),
    [
        (0x002F, b"\0" * 6, "mật khẩu"),
        (0x01AE, b"\x01\0\x05\0\0abcde", "nguồn khác"),
        (0x0085, b"\0\0\0\0\0\x01\x01\0A", "macro"),
    ],
)
def test_passwords_links_and_macros_of_old_files_are_told(kind: int, data: bytes, said: str) -> None:
    stream = ole.workbook(XLS.read_bytes())
    end = 4 + struct.unpack_from("<H", stream, 2)[0]
    wrong = stream[:end] + struct.pack("<HH", kind, len(data)) + data + stream[end:]
    with pytest.raises(SheetRefused, match=said):
        scan_xls.scan(wrong)


def test_a_chain_that_leads_round_ends(tmp_path: Path) -> None:
    data = bytearray(XLS.read_bytes())
    (table,) = struct.unpack_from("<I", data, 76)
    start = (table + 1) * 512
    for at in range(0, 512, 4):
        if struct.unpack_from("<I", data, start + at)[0] == 0xFFFFFFFE:
            struct.pack_into("<I", data, start + at, 0)
    wrong = tmp_path / "vòng.xls"
    wrong.write_bytes(data)
    with pytest.raises(SheetRefused):
        grids(wrong)


@pytest.mark.parametrize("name", ["mistakes.xlsx", "mistakes.xls", "mistakes.ods"])
def test_any_byte_may_be_wrong(tmp_path: Path, name: str) -> None:
    """Mutated again and again, whole or cut off, a file is read or refused: nothing else ever comes of it."""
    good = (FOLDER / name).read_bytes()
    chance = random.Random(7)
    refused = 0
    file = tmp_path / name
    for _ in range(300):
        data = bytearray(good)
        for _ in range(chance.choice((1, 3, 20))):
            data[chance.randrange(len(data))] = chance.choice((0, 1, 0xFF, chance.randrange(256)))
        file.write_bytes(data[: chance.choice((len(data), chance.randrange(len(data))))])
        try:
            grids(file)
        except SheetRefused:
            refused += 1
    assert refused > 50


def test_any_text_between_commas_is_read_or_refused(tmp_path: Path) -> None:
    chance = random.Random(7)
    file = tmp_path / "b.csv"
    letters = 'a,;"\r\n\t=\0\u00ff\u202eđ'
    for _ in range(300):
        made = io.StringIO("".join(chance.choice(letters) for _ in range(60)))
        file.write_text(made.getvalue(), encoding=chance.choice(("utf-8", "utf-16")), errors="replace", newline="")
        try:
            (one,) = grids(file)
        except SheetRefused:
            continue
        assert len(one.rows) <= 70
