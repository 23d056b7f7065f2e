"""One bad file, folder or rule stops no other: in the check, the summaries, the nightly list and the portal."""

from __future__ import annotations

import ctypes
import datetime as dt
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from doithoai import cli, fence
from doithoai.cases.case import Case, YearCase
from doithoai.model.dossier import ConferenceFolder
from doithoai.model.findings import Problem
from doithoai.pages import conference, policies, registry, unit_year
from doithoai.rules.dossier import missing_document
from doithoai.rules.limits import report_late
from doithoai.site import stamp_site

pytestmark = pytest.mark.no_cover  # see suite.py

ROOT = Path(__file__).parent.parent
Run = Callable[..., Any]
AS_OF = ("--as-of", "2026-02-10")
TODAY = dt.date(2026, 11, 22)
FIRST, SECOND = "thu-nghiem/2025/01", "thu-nghiem/2025/02"
GOES_ON = "các hồ sơ khác vẫn được kiểm tra"


def without_rights() -> None:
    """Let root of this process obey the rights of files, as everybody else does (CAP_DAC_OVERRIDE, _READ_SEARCH)."""
    if sys.platform == "linux" and os.geteuid() == 0:
        for capability in (1, 2):
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)


@pytest.fixture
def limited(records: Path) -> Run:
    """The command, run by somebody who may not read everything."""

    def run(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if name not in ("GITHUB_ACTIONS", "CI")}
        return subprocess.run(
            [sys.executable, "-m", "doithoai", *words],
            cwd=cwd or records.parent,
            env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            preexec_fn=without_rights,
        )

    return run


@pytest.fixture
def locked() -> Iterator[Callable[[Path], None]]:
    """Take every right from a file or folder, until the test ends."""
    taken: list[tuple[Path, int]] = []

    def lock(path: Path) -> None:
        taken.append((path, path.stat().st_mode))
        path.chmod(0)

    yield lock
    for path, mode in reversed(taken):
        path.chmod(mode)


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, encoding="utf-8")


def broken(records: Path) -> None:
    """A fault in the second conference that must always be told."""
    (records / SECOND / "documents/minutes.md").unlink()


UNREADABLE = (
    *("calendar", "policies", f"{FIRST}/documents", f"{FIRST}/files", f"{FIRST}/files/24-tb-du.txt", FIRST),
    *(f"{FIRST}/conference.yml", f"{FIRST}/petitions.yml", "thu-nghiem/2025/reports", "thu-nghiem/2026"),
    *("thu-nghiem/2026/plan.md", "fields.yml"),
)


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_may_not_be_read_is_told_and_stops_nothing(
    name: str, records: Path, limited: Run, locked: Callable[[Path], None]
) -> None:
    broken(records)
    locked(records / name)
    run = limited("check", *AS_OF)
    assert (run.returncode, run.stderr) == (1, "")
    assert f"records/{name}" in run.stdout or "“files/24-tb-du.txt”" in run.stdout
    assert "không có quyền đọc" in run.stdout
    if name not in ("policies", "calendar", "thu-nghiem/2025/01"):
        assert f"records/{SECOND}/documents" in run.stdout or "D01" in run.stdout


@pytest.mark.parametrize("name", ["thu-nghiem", "thu-nghiem/2025", "."])
def test_a_folder_above_the_records_that_may_not_be_read_is_told(
    name: str, records: Path, limited: Run, locked: Callable[[Path], None]
) -> None:
    shutil.copytree(records / "thu-nghiem", records / "xa-khac")
    (records / "xa-khac/2025/02/documents/minutes.md").unlink()
    locked(records / name)
    for command in ("check", "nightly"):
        run = limited(command, *AS_OF)
        assert "Traceback" not in run.stderr
        if name == ".":
            assert run.returncode == 2
            assert "kho hồ sơ" in run.stderr
        else:
            assert (run.returncode, run.stderr) == (1, "")
            assert f"records/{name}" in run.stdout
            assert "D01" in run.stdout


# A rule, a reader or a page that fails


def explode(*_given: object, **_more: object) -> Any:
    raise RecursionError("maximum recursion depth exceeded")


def main(records: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(records.parent)
        patch.delenv("GITHUB_ACTIONS", raising=False)
        code = cli.main([*words, *AS_OF])
    return code, capsys.readouterr().out


def test_a_rule_that_fails_silences_no_other(
    records: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(records)
    right = missing_document.check

    def check(case: Case) -> Iterator[Problem]:
        return right(case) if case.key.number == "02" else explode()

    monkeypatch.setattr(missing_document, "check", check)
    monkeypatch.setattr(report_late, "check", explode)
    code, told = main(records, capsys, "check")
    assert code == 1
    found = [line for line in told.split("\n") if " S01 " in line]
    assert [line.partition(": ")[0] for line in found] == [
        f"records/{FIRST}/conference.yml:1:1",
        "records/thu-nghiem/2025/plan.md:1:1",
        "records/thu-nghiem/2026/plan.md:1:1",
    ]
    assert all("(RecursionError: maximum" in line and GOES_ON in line for line in found)
    assert "D01" in told


@pytest.mark.parametrize(
    "place",
    ["doithoai.check.open_case", "doithoai.reading.archive.read_conference", "doithoai.reading.folders.read_yaml"],
)
def test_a_conference_that_fails_stops_no_other(
    place: str, records: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(records)
    module, _, name = place.rpartition(".")
    right = getattr(sys.modules[module], name)
    append(records / FIRST / "conference.yml", "# FAILS\n")

    def work(*given: Any) -> Any:
        fails = any(
            (isinstance(one, str) and "# FAILS" in one)
            or (isinstance(one, ConferenceFolder) and one.key.number == "01")
            or getattr(one, "path", "") == FIRST
            for one in given
        )
        return explode() if fails else right(*given)

    monkeypatch.setattr(sys.modules[module], name, work)
    code, told = main(records, capsys, "check")
    assert code == 1
    assert f"records/{FIRST}/conference.yml:1:1: S01 sai: Tệp không đọc được" in told
    assert "D01" in told
    code, told = main(records, capsys, "nightly")
    assert code == 1
    assert "**S01**" in told
    assert "**D01**" in told


def test_changes_goes_on(
    records: Path, git: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    del git  # the archive is in a repository
    broken(records)
    append(records / FIRST / "conference.yml", "# x\n")
    right = missing_document.check

    def check(case: Case) -> Iterator[Problem]:
        return right(case) if case.key.number == "02" else explode()

    monkeypatch.setattr(missing_document, "check", check)
    _, told = main(records, capsys, "changes", "--base", "HEAD")
    assert "**D01**" in told


def test_who_mends_the_program_sees_the_failure(
    records: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(missing_document, "check", explode)
    monkeypatch.setenv("DOITHOAI_DEBUG", "1")
    with pytest.raises(RecursionError):
        main(records, capsys, "check")


def test_a_reason_is_short_and_on_one_line() -> None:
    told = fence.reason(ValueError("a\n" * 1000))
    assert "\n" not in told
    assert len(told) < 400
    assert fence.reason(MemoryError()).startswith("không đọc hoặc kiểm tra được tệp này (MemoryError);")
    assert fence.reason(PermissionError("x")).startswith("không có quyền đọc;")


# The portal


@pytest.mark.parametrize(("owner", "name"), [(conference, "page"), (unit_year, "page"), (policies, "page")])
def test_a_page_that_fails_costs_that_page(
    owner: Any, name: str, records: Path, tmp_path: Path, prepared: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(records / "thu-nghiem", records / "xa-khac")
    right = getattr(owner, name)

    def page(portal: Any, case: Any, *more: Any) -> Any:
        if isinstance(case, Case):
            fails = case.key.path == FIRST
        else:
            fails = case.year.unit == "thu-nghiem" if isinstance(case, YearCase) else True
        return explode() if fails else right(portal, case, *more)

    site = prepared(tmp_path / "site")
    monkeypatch.setattr(owner, name, page)
    listed = tuple(page if one is right else one for one in registry.OF_YEAR)
    monkeypatch.setattr(registry, "OF_YEAR", listed)
    assert stamp_site(site, records, TODAY, jobs=1).pages > 0
    pages = {one: (site / one / "index.html").read_text("utf-8") for one in (FIRST, SECOND, "xa-khac/2025/01")}
    there = {one: "Hồ sơ đang được chỉnh lại" not in text for one, text in pages.items()}
    expected = {conference: (False, True, True), unit_year: (False, False, True), policies: (True, True, True)}
    assert tuple(there.values()) == expected[owner]
    assert FIRST not in (site / "sitemap.xml").read_text("utf-8") or there[FIRST]


@pytest.mark.parametrize("start", ["0001-01-01T00:00+07:00", "9999-12-31T23:59-23:59"])
def test_a_moment_that_no_clock_can_tell_stops_no_build(
    start: str, records: Path, copy: Callable[[Path], Path], tmp_path: Path, environment: dict[str, str], edit: Run
) -> None:
    edit(f"{FIRST}/conference.yml", 'start: "2025-', f'start: "{start}" # "2025-')
    project = copy(tmp_path / "cổng")
    shutil.rmtree(project / "records")
    shutil.copytree(records, project / "records")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", "site"]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    assert (project / "site" / SECOND / "index.html").is_file()


@pytest.mark.parametrize("start", ["0001-01-01T00:00+07:00", "9999-12-31T23:59-23:59"])
def test_a_moment_that_no_clock_can_tell_is_told(start: str, doithoai: Run, edit: Run) -> None:
    edit(f"{FIRST}/conference.yml", 'start: "2025-', f'start: "{start}" # "2025-')
    run = doithoai("check", *AS_OF)
    assert run.returncode == 1
    assert f"{FIRST}/conference.yml" in run.stdout
    assert "S06 sai" in run.stdout


# The call itself


def test_ctrl_c_ends_without_a_trace(
    records: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("doithoai.check._map", interrupted)
    assert main(records, capsys, "check")[0] == 130


def test_a_process_that_is_interrupted_says_nothing(records: Path) -> None:
    fifo = records / "fields.yml"
    fifo.unlink()
    program = "import sys, signal, os; from doithoai import cli, check\n"
    program += "check._shared = lambda *_: os.kill(os.getpid(), signal.SIGINT)\nsys.exit(cli.main(['check']))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=records.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert (done.returncode, done.stderr) == (130, "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("check", "x" * 5000), "không có tệp hoặc thư mục"),
        (("check", "a\x1b[2J\u202e"), "không có tệp hoặc thư mục “a\\x1b[2J\\u202e”"),
        (("deadline", "thu-nghiem", "--event", "2025-10-29", "--policy", "x" * 4000), "x" * 4000),
        (("deadline", "../../x", "--event", "2025-10-29"), "../../x"),
        (("changes", "--base=--"), "không phải là tên nhánh"),
    ],
    ids=["long path", "hostile path", "long policy", "way out", "base"],
)
def test_a_name_on_the_command_line_that_names_nothing(words: tuple[str, ...], told: str, doithoai: Run) -> None:
    run = doithoai(*words)
    assert run.returncode == 2
    assert told in run.stderr
    assert "lỗi của chương trình" not in run.stderr
    assert "\x1b" not in run.stderr


@pytest.mark.parametrize("epoch", ["x", "1.5", "9" * 30, "-" + "9" * 30])
def test_a_clock_that_is_none_is_told(epoch: str, doithoai: Run) -> None:
    run = doithoai("check", SOURCE_DATE_EPOCH=epoch)
    assert run.returncode == 2
    assert f"SOURCE_DATE_EPOCH={epoch} không phải là một thời điểm" in run.stderr


def test_no_git_is_told(doithoai: Run) -> None:
    run = doithoai("changes", "--base", "HEAD", PATH="/nonexistent")
    assert run.returncode == 2
    assert "không tìm thấy chương trình git" in run.stderr
