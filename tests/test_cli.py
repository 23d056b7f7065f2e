"""The command line as a person uses it: output, exit codes, and never a traceback."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doithoai import cli
from doithoai.cli import day
from doithoai.rules import RULES

pytestmark = pytest.mark.no_cover  # see suite.py

Run = Callable[..., Any]
AS_OF = ("--as-of", "2026-02-10")
NOTICE = "thu-nghiem/2025/02/documents/conclusion_notice.md"
CONFERENCE = "thu-nghiem/2025/02/conference.yml"


def test_a_clean_archive_exits_0_and_says_how_much_was_read(doithoai: Run) -> None:
    run = doithoai("check", *AS_OF)
    assert (run.returncode, run.stderr) == (0, "")
    assert f"Đã áp dụng {len(RULES)} quy tắc cho " in run.stdout
    assert "2 hội nghị, tính đến ngày 10/02/2026: không có điều gì phải báo." in run.stdout


def test_a_fault_exits_1_and_says_where_what_and_how(doithoai: Run, edit: Run) -> None:
    edit(CONFERENCE, "form: in_person", "form: in_preson")
    run = doithoai("check", *AS_OF)
    assert run.returncode == 1
    line = run.stdout.split("\n")[0]
    assert line.startswith(f"records/{CONFERENCE}:2:1: S07 sai: “in_preson” không phải là từ được dùng ở đây")
    assert "có phải ý bạn là “in_person”?" in line


def test_english_on_request(doithoai: Run, edit: Run) -> None:
    edit(CONFERENCE, "form: in_person", "form: in_preson")
    run = doithoai("check", *AS_OF, "--lang", "en")
    assert "S07 error: “in_preson” is not a word of this field; did you mean “in_person”?" in run.stdout


@pytest.mark.parametrize("format_", ["text", "github", "json", "sarif", "junit"])
def test_every_format_prints_something_on_one_fault(doithoai: Run, edit: Run, format_: str) -> None:
    edit(CONFERENCE, "form: in_person", "form: in_preson")
    run = doithoai("check", *AS_OF, "--format", format_)
    assert run.returncode == 1
    assert "S07" in run.stdout


def test_github_format_by_itself_under_github_actions(doithoai: Run, edit: Run) -> None:
    edit(CONFERENCE, "form: in_person", "form: in_preson")
    annotation = f"::error file=records/{CONFERENCE},line=2,col=1,title=S07::"
    assert doithoai("check", *AS_OF, GITHUB_ACTIONS="true").stdout.startswith(annotation)
    told = doithoai("check", *AS_OF, "--format", "json", GITHUB_ACTIONS="true").stdout
    assert json.loads(told)["findings"][0]["code"] == "S07"


def test_paths_name_a_file_a_conference_a_unit_or_the_archive(doithoai: Run, records: Path) -> None:
    for path in (f"records/{CONFERENCE}", "records/thu-nghiem/2025/02", "records/thu-nghiem", "records"):
        assert doithoai("check", *AS_OF, path).returncode == 0
    inside = doithoai("check", *AS_OF, "2025/02/conference.yml", cwd=records / "thu-nghiem")
    assert inside.returncode == 0


@pytest.mark.parametrize("name", ["8", "viii", "Hội nghị 8", "0008"])
@pytest.mark.parametrize("inside", ["", "/conference.yml", "/documents/minutes.md"])
def test_a_misnamed_conference_is_told_when_a_path_in_it_is_named(
    doithoai: Run, records: Path, name: str, inside: str
) -> None:
    shutil.copytree(records / "thu-nghiem/2025/02", records / "thu-nghiem/2025" / name)
    run = doithoai("check", *AS_OF, f"records/thu-nghiem/2025/{name}{inside}")
    assert run.returncode == 1
    assert run.stdout.startswith(f"records/thu-nghiem/2025/{name}:1:1: S11 sai: ")
    assert run.stdout.count(" sai: ") == 1


def test_a_misnamed_conference_is_not_told_of_another_one_nor_of_another_year(doithoai: Run, records: Path) -> None:
    shutil.copytree(records / "thu-nghiem/2025/02", records / "thu-nghiem/2025/8")
    for path in ("2025/02/conference.yml", "2025/01", "2026/plan.md"):
        run = doithoai("check", *AS_OF, f"records/thu-nghiem/{path}")
        assert (run.returncode, "S11" in run.stdout) == (0, False), run.stdout


def test_what_a_year_may_hold_is_not_told_as_misnamed(doithoai: Run, records: Path) -> None:
    (records / "thu-nghiem/2025/.DS_Store").write_text("x", encoding="utf-8")
    for path in ("2025/plan.md", "2025/reports/annual_report.md", "2025", "2025/.DS_Store"):
        run = doithoai("check", *AS_OF, f"records/thu-nghiem/{path}")
        assert (run.returncode, "S11" in run.stdout) == (0, False), run.stdout


def test_paths_inside_the_archive_are_told_as_they_can_be_opened(doithoai: Run, edit: Run, records: Path) -> None:
    edit(CONFERENCE, "form: in_person", "form: in_preson")
    assert doithoai("check", *AS_OF, ".", cwd=records).stdout.startswith(f"{CONFERENCE}:2:1:")


def test_a_late_document_blocks_only_without_its_reason(doithoai: Run, edit: Run, records: Path) -> None:
    path = records / NOTICE
    path.write_text(path.read_text(encoding="utf-8").replace("2025-11-27", "2025-12-08"), encoding="utf-8")
    late = doithoai("check", *AS_OF)
    assert late.returncode == 1
    assert f"records/{NOTICE}:" in late.stdout
    assert " T03 sai: " in late.stdout
    edit(NOTICE, "number: 66/TB-UBND", "number: 66/TB-UBND\nlate_reason: Chờ ý kiến sở chuyên ngành.")
    explained = doithoai("check", *AS_OF)
    assert " T03 chậm: " in explained.stdout
    assert doithoai("check", *AS_OF, "--fail-on", "late").returncode == 1


@pytest.mark.parametrize(
    ("threshold", "code"),
    [("error", 0), ("late", 0), ("missing", 1), ("any", 1)],
    ids=["error", "late", "missing", "any"],
)
def test_fail_on_moves_the_line(doithoai: Run, records: Path, threshold: str, code: int) -> None:
    (records / "thu-nghiem/2025/02/documents/minutes.md").unlink()
    run = doithoai("check", *AS_OF, "--fail-on", threshold)
    assert " D01 thiếu: " in run.stdout
    assert run.returncode == code


def test_a_rule_is_explained_by_its_code(doithoai: Run) -> None:
    run = doithoai("check", "--explain", "s07")
    assert run.returncode == 0
    rule = RULES["S07"]
    first, sentence, empty, heading = run.stdout.split("\n")[:4]
    assert first == f"S07 (sai): {rule.NAME}"
    assert sentence == "… không phải là từ được dùng ở đây. Các từ được dùng: …."
    assert (empty, heading) == ("", "## Vì sao")
    assert "## Cách sửa" in run.stdout
    assert (rule.__doc__ or "").partition("\n")[0] not in run.stdout
    unknown = doithoai("check", "--explain", "X99")
    assert unknown.returncode == 2
    assert "không có quy tắc “X99”" in unknown.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("check", "/"), "không nằm trong kho hồ sơ nào"),
        (("check", "records/thu-nghiem/2025/20"), "không có tệp hoặc thư mục"),
        (("check", "--as-of", "29/10/2025"), "không phải là ngày"),
        (("deadline", "khong-co", "--event", "2025-12-24"), "không có đơn vị “khong-co”"),
        (("changes", "--base", "khong-co"), "Git không so sánh được"),
        (("changes", "--base", "--output=x"), "không phải là tên nhánh"),
        (("check", "records/thu-nghiem/26/conference.yml"), "không có hồ sơ nào ở"),
        (("check", "--jobs", "-1"), "không phải là số nguyên dương"),
        (("stamp", "khong-co"), "chưa phải là cổng thông tin đã dựng"),
        (("nightly", "--records", "khong-co"), "không nằm trong kho hồ sơ nào"),
    ],
    ids=lambda value: value[-1] if isinstance(value, tuple) else "",
)
def test_a_call_that_cannot_be_carried_out_exits_2_with_a_sentence(
    doithoai: Run, records: Path, words: tuple[str, ...], sentence: str
) -> None:
    (records / "thu-nghiem/26").mkdir()
    (records / "thu-nghiem/26/conference.yml").write_text("x", encoding="utf-8")
    if "--output=x" in words:
        words = ("changes", "--base=--output=x")
    run = doithoai(*words)
    assert run.returncode == 2
    assert sentence in run.stderr
    assert "Traceback" not in run.stderr


def test_vietnamese_is_printed_whatever_the_code_page(doithoai: Run) -> None:
    run = doithoai("check", *AS_OF, PYTHONIOENCODING="cp1252", PYTHONUTF8="")
    assert run.returncode == 0
    assert "không có điều gì phải báo." in run.stdout


def test_paths_of_two_archives_are_refused(doithoai: Run, records: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    for name in ("policies", "calendar"):
        (other / name).mkdir(parents=True)
    run = doithoai("check", str(records), str(other))
    assert run.returncode == 2
    assert "nhiều kho hồ sơ khác nhau" in run.stderr


def test_a_fault_of_the_program_is_told_and_never_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], records: Path
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("x")

    monkeypatch.setattr("doithoai.reading.selection.select", broken)
    assert cli.main(["check", str(records)]) == 2
    assert "lỗi của chương trình, xin báo cho người phụ trách kho: ZeroDivisionError: x" in capsys.readouterr().err
    monkeypatch.setenv("DOITHOAI_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        cli.main(["check", str(records)])


def test_today_is_the_day_in_viet_nam_and_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1793291400")  # 2026-10-29T16:30:00Z, half past eleven at night there
    assert day.today() == dt.date(2026, 10, 29)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1793293200")  # 17:00Z is midnight there
    assert day.today() == dt.date(2026, 10, 30)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert abs((day.today() - dt.datetime.now(dt.UTC).date()).days) <= 1


def test_one_broken_file_never_hides_the_others(doithoai: Run, records: Path, edit: Run) -> None:
    (records / "thu-nghiem/2025/01/conference.yml").write_text("type: [", encoding="utf-8")
    edit(CONFERENCE, "form: in_person", "form: in_preson")
    run = doithoai("check", *AS_OF)
    assert "records/thu-nghiem/2025/01/conference.yml:" in run.stdout
    assert f"records/{CONFERENCE}:2:1: S07" in run.stdout


def test_two_processes_find_what_one_finds(doithoai: Run, records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from doithoai import check
    from doithoai.reading.archive import Archive
    from doithoai.reading.selection import everything

    (records / "thu-nghiem/2025/02/documents/minutes.md").unlink()
    monkeypatch.setattr(check, "PARALLEL_FROM", 1)
    found = [
        check.check(check.Judge(Archive(records), dt.date(2026, 2, 10)), everything(Archive(records)), jobs=jobs)
        for jobs in (1, 2)
    ]
    assert found[0] == found[1]
    assert [one.code for one in found[0].findings] == ["D01"]
    assert doithoai("check", *AS_OF, "--jobs", "2").returncode == 0


def test_work_is_shared_out_between_units_and_a_large_unit_is_cut() -> None:
    from doithoai.model.dossier import Key
    from doithoai.workload import shares

    def cut(sizes: str, size: int) -> list[str]:
        keys = [
            Key(unit, 2025, f"{number:02}")
            for unit, many in zip("abcdef", sizes, strict=False)
            for number in range(int(many))
        ]
        found = list(shares(keys, size))
        assert [key for share in found for key in share] == keys
        return ["".join(key.unit for key in share) for share in found]

    assert cut("", 3) == []
    assert cut("111", 3) == ["abc"]
    assert cut("2121", 3) == ["aab", "ccd"]
    assert cut("22", 3) == ["aa", "bb"]
    assert cut("171", 3) == ["a", "bbb", "bbb", "bc"]
    assert cut("6", 3) == ["aaa", "aaa"]


def test_the_check_path_imports_nothing_heavy(doithoai: Run) -> None:
    unmeasured = {"COVERAGE_PROCESS_START": "", "COVERAGE_PROCESS_CONFIG": ""}
    run = doithoai("check", *AS_OF, PYTHONPROFILEIMPORTTIME="1", **unmeasured)
    assert run.returncode == 0
    imported = {line.rsplit("|", 1)[-1].strip() for line in run.stderr.split("\n")}
    heavy = {
        "jinja2",
        "markdown",
        "nh3",
        "mkdocs",
        "holidays",
        "pydantic",
        "numpy",
        "click",
        "asyncio",
        "multiprocessing",
        "yaml",  # a clean archive is read without it
    }
    assert "msgspec" in imported
    assert imported & heavy == set()
