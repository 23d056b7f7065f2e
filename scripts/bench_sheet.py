"""Part d of the benchmarks: a sheet of petitions comes in, beside a check of the same conference."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import xlsxwriter

from scripts.bench_measure import PYTHON, ROOT, Job, in_turns, table, verdict

OF, DAY = "minh-hoa/2026/05", "2026-11-20"
HEADS = ("Nhận lúc", "Ngày nhận", "Kênh tiếp nhận", "Người nêu", "Thôn, tổ dân phố", "Lĩnh vực", "Nội dung")
FIELDS = ("Giao thông", "Đất đai", "Môi trường", "Thoát nước")
VILLAGES = ("Thôn Đông", "Thôn Đoài", "Thôn Trung", "Thôn Hạ")


def sheet(folder: Path, runs: int, rows: int = 500) -> None:
    """Measure it."""
    print(f"## A sheet of {rows} petitions into a conference, judged\n")
    shutil.copytree(ROOT / "records", folder / "sheet/records")
    file = folder / "sheet/bang.xlsx"
    _fill(file, rows)
    words = ("--into", OF, "--as-of", DAY)
    run = [PYTHON, "-m", "doithoai"]
    jobs = {
        "python -c pass": Job(([PYTHON, "-c", "pass"],), file.parent),
        "doithoai check": Job(([*run, "check", "--as-of", DAY, f"records/{OF}"],), file.parent),
        "doithoai import petitions": Job(([*run, "import", "petitions", file.name, *words],), file.parent),
    }
    found = in_turns(jobs, runs)
    own, check = found["doithoai import petitions"], found["doithoai check"]
    told = (
        (name, f"{one.wall * 1e3:.0f}", f"{one.cpu * 1e3:.0f}", f"{one.wall / check.wall:.1f}", f"{one.peak:.0f}")
        for name, one in found.items()
    )
    table(("command", "wall ms", "CPU ms", "× doithoai check", "peak RSS MB"), told)
    verdict(f"a sheet of {rows} petitions", own.wall, 1, "s")
    print(flush=True)


def _fill(file: Path, rows: int) -> None:
    book = xlsxwriter.Workbook(str(file))
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    page = book.add_worksheet("Ý kiến")
    page.write_row(0, 0, HEADS)
    for number in range(1, rows + 1):
        words = f"Đường trục thôn đoạn thứ {number} hư hỏng nặng, học sinh đi lại nguy hiểm khi mưa; đề nghị sửa chữa."
        place, field = VILLAGES[number % 4], FIELDS[number % 4]
        page.write_row(number, 0, ("trước hội nghị", "", "thư, văn bản", "công dân", place, field, words))
        page.write_datetime(number, 1, dt.datetime(2026, 11, 17), day)  # noqa: DTZ001 - a sheet has no time zone
    book.close()
