"""The workflows: linted, pinned, made only of commands that exist; the script that keeps the one issue."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import actionlint

ROOT = Path(__file__).resolve().parents[1]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
SCRIPTS = Path(sysconfig.get_path("scripts"))
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def run(*command: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(map(str, command)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
        **options,
    )


def workflow(path: Path) -> dict[Any, Any]:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def jobs(path: Path) -> list[dict[str, Any]]:
    return list(workflow(path)["jobs"].values())


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in jobs(path):
        yield from job["steps"]


def test_there_are_the_five_workflows() -> None:
    assert {path.name for path in WORKFLOWS} == {"records.yml", "code.yml", "portal.yml", "nightly.yml", "publish.yml"}


def test_zizmor_finds_nothing() -> None:
    done = run(SCRIPTS / "zizmor", "--offline", "--no-progress", "--persona", "pedantic", GITHUB)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [path.name for path in WORKFLOWS if f"workflows/{path.name}" not in done.stderr] == []


def test_zizmor_can_find_something(tmp_path: Path) -> None:
    bad = tmp_path / ".github" / "workflows" / "bad.yml"
    bad.parent.mkdir(parents=True)
    bad.write_text(
        "on: pull_request_target\njobs:\n  x:\n    runs-on: ubuntu-24.04\n    steps:\n"
        "      - uses: actions/checkout@v4\n      - run: echo ${{ github.event.pull_request.title }}\n"
    )
    assert run(SCRIPTS / "zizmor", "--offline", "--no-progress", bad).returncode not in (0, 1)


def test_actionlint_finds_nothing() -> None:
    assert actionlint.faults(ROOT) == (len(WORKFLOWS), [])


FAULTS = {
    "permissions": ("contents: read", "contents: writes"),
    "job-needs": ("needs: [first]", "needs: [frist]"),
    "action": ("fetch-depth: 0", "fetch-deep: 0"),
    "expression": ("${{ steps.one.outputs.a }}", "${{ steps.two.outputs.a }}"),
    "runner-label": ("ubuntu-24.04", "ubuntu-24.40"),
    "events": ("on: push", "on: pushed"),
    "shell-name": ("shell: bash", "shell: fish"),
    "syntax-check": ("timeout-minutes: 5", "timeout-minute: 5"),
}
GOOD = """on: push
permissions:
  contents: read
jobs:
  first:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - id: one
        shell: bash
        run: echo a=b >> "$GITHUB_OUTPUT"
      - env:
          A: ${{ steps.one.outputs.a }}
        run: echo "$A"
  second:
    needs: [first]
    runs-on: ubuntu-24.04
    steps:
      - run: "true"
"""


def test_actionlint_can_find_something(tmp_path: Path) -> None:
    """Each workflow has one fault; that without a fault stands between them, below a name with odd letters."""
    folder = tmp_path / "kho (hồ sơ) [1]" / ".github" / "workflows"
    folder.mkdir(parents=True)
    (folder / "good.yml").write_text(GOOD, encoding="utf-8")
    for kind, (right, wrong) in FAULTS.items():
        assert right in GOOD
        (folder / f"{kind}.yaml").write_text(GOOD.replace(right, wrong), encoding="utf-8")
    read, told = actionlint.faults(folder.parents[1])
    assert read == len(FAULTS) + 1
    found = {name: {one.split(": ")[1] for one in told if one.startswith(f"{name}.")} for name in ("good", *FAULTS)}
    assert found == {"good": set(), **{kind: {kind} for kind in FAULTS}}


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
        ("vendor.github-issue-forms", sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_github_files_follow_their_schema(schema: str, files: list[Path]) -> None:
    assert files
    done = run(SCRIPTS / "check-jsonschema", "--builtin-schema", schema, *files)
    assert done.returncode == 0, done.stdout + done.stderr


@each_workflow
def test_actions_are_pinned_by_hash_with_their_version(path: Path) -> None:
    lines = [line.strip().removeprefix("- ") for line in path.read_text(encoding="utf-8").splitlines()]
    uses = [line for line in lines if line.startswith("uses:")]
    assert uses
    assert [line for line in uses if not PINNED.match(line)] == []


def test_one_action_has_one_version() -> None:
    pins: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for name, version in re.findall(r"uses: (\S+?)@(\S+ # \S+)", path.read_text(encoding="utf-8")):
            pins.setdefault(name, set()).add(version)
    assert {name: versions for name, versions in pins.items() if len(versions) > 1} == {}


@each_workflow
def test_rights_are_least(path: Path) -> None:
    content = workflow(path)
    assert content["permissions"] == {}
    # YAML 1.1 reads the key `on` as true.
    assert "pull_request_target" not in content[True]
    writers = {"remind": {"issues"}, "publish": {"pages", "id-token"}, "upload": {"id-token"}, "release": {"contents"}}
    writers["attest"] = {"id-token", "attestations"}
    for name, job in content["jobs"].items():
        assert job["timeout-minutes"] <= 30
        writes = {right for right, level in job["permissions"].items() if level == "write"}
        assert writes <= writers.get(name, set())
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@each_workflow
def test_no_value_of_an_event_reaches_a_shell(path: Path) -> None:
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []


def test_only_the_issue_and_the_release_hold_the_token() -> None:
    all_steps = [step for path in WORKFLOWS for step in steps(path)]
    holders = [step["name"] for step in all_steps if "token" in str(step.get("env", "")).lower()]
    assert holders == ["Cập nhật phiếu nhắc việc", "Đính kèm"]
    for path in WORKFLOWS:
        assert not any("token" in str(job.get("env", "")).lower() for job in jobs(path))


def test_nightly_asks_for_the_day_in_vietnam() -> None:
    (step,) = [step for step in steps(GITHUB / "workflows" / "nightly.yml") if step.get("id") == "list"]
    assert "TZ=Asia/Ho_Chi_Minh date +%F" in step["run"]
    assert '--as-of "$today"' in step["run"]


# --- every command that a workflow runs exists


def commands(path: Path) -> Iterator[list[str]]:
    """The words of each `make`, `doithoai` and `python` call in the shell lines of a workflow."""
    for step in steps(path):
        for line in step.get("run", "").splitlines():
            if found := re.match(r"\s*((?:make|\.venv/bin/\w+)\b[^>|;&]*)", line):
                yield found[1].replace('"', "").split()


def python_file(words: list[str]) -> str:
    """What a call of Python runs: a file, or a module of this repository."""
    return f"{words[2].replace('.', '/')}.py" if words[1] == "-m" else words[1]


COMMANDS = [words for path in WORKFLOWS for words in commands(path)]
MAKES = sorted({words[1] for words in COMMANDS if words[0] == "make"})
CALLS = sorted({" ".join(words[1:]) for words in COMMANDS if words[0].endswith("/doithoai")})
FILES = sorted({python_file(words) for words in COMMANDS if words[0].endswith("/python")})


def test_the_commands_were_found() -> None:
    assert MAKES == [".venv/.audit-installed", "dist", "quick", "sbom", "site", "test", "venv"]
    assert {call.split()[0] for call in CALLS} == {"changes", "check", "evidence", "manifest", "nightly", "verify"}
    assert FILES == ["doithoai/commands/added.py", "scripts/audit.py", "scripts/keep_issue.py"]
    assert [file for file in FILES if not (ROOT / file).is_file()] == []


@pytest.mark.parametrize("target", MAKES)
def test_a_make_target_of_a_workflow_exists(target: str) -> None:
    done = run("make", "--dry-run", target)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("call", CALLS)
def test_a_doithoai_command_of_a_workflow_exists(call: str) -> None:
    command, *options = call.split()
    done = run(sys.executable, "-m", "doithoai", command, "--help")
    assert done.returncode == 0, done.stderr
    assert [option for option in options if option.startswith("--") and option not in done.stdout] == []


TESTS = re.compile(r"-m pytest|make (?:test|quick)\b")
NODE_TOOLS = "npm ci --prefix scripts/js"


def test_what_runs_the_tests_has_installed_the_tools_of_node() -> None:
    """`make` does it for itself; where there is no make, a step before does."""
    shells = [[step["run"] for step in job["steps"] if "run" in step] for path in WORKFLOWS for job in jobs(path)]
    firsts = [next((place for place, line in enumerate(lines) if TESTS.search(line)), None) for lines in shells]
    ran = [(lines[first], lines[:first]) for lines, first in zip(shells, firsts, strict=True) if first is not None]
    assert len(ran) == 4
    assert [tests for tests, before in ran if "make" not in tests and NODE_TOOLS not in "\n".join(before)] == []
    for target in ("test", "quick"):
        made = run("make", "--dry-run", "--always-make", target).stdout
        assert 0 < made.index(NODE_TOOLS) < made.index("-m pytest")


def test_bash_reads_the_shell_of_every_step_and_of_ci() -> None:
    bash = shutil.which("bash")
    assert bash is not None
    for path in WORKFLOWS:
        for step in steps(path):
            if "run" in step:
                assert run(bash, "-n", input=step["run"]).returncode == 0, step["name"]
    assert run(bash, "-n", ROOT / ".ci" / "run").returncode == 0


# --- the one issue


class FakeGitHub:
    """A `gh` on PATH that keeps its issues in a file and writes down each call."""

    PROGRAM = """
import json, pathlib, sys
here = pathlib.Path(__file__).parent
state = json.loads((here / "state.json").read_text(encoding="utf-8"))
words, text = sys.argv[1:], sys.stdin.read()
def option(name):
    return words[words.index(name) + 1] if name in words else None
state["calls"].append(words[:2] + ([words[2]] if words[1] in ("close", "comment", "edit", "reopen") else []))
if state["fail"]:
    sys.stderr.write("HTTP 403: Resource not accessible")
    sys.exit(1)
def issue():
    return next(one for one in state["issues"] if str(one["number"]) == words[2])
if words[:2] == ["issue", "list"]:
    assert option("--label") and option("--state") == "all"
    names = option("--json").split(",")
    labelled = [one for one in state["issues"] if one["label"] == option("--label")]
    print(json.dumps([{name: one[name] for name in names} for one in labelled]))
elif words[:2] == ["issue", "create"]:
    number = len(state["issues"]) + 1
    one = {"number": number, "state": "OPEN", "title": option("--title"), "body": text}
    state["issues"].append({**one, "label": option("--label")})
    print(f"https://example.org/issues/{number}")
elif words[:2] == ["issue", "edit"]:
    issue().update(title=option("--title"), body=text)
elif words[:2] == ["issue", "comment"]:
    issue().setdefault("said", []).append(text)
elif words[:2] == ["issue", "reopen"]:
    issue()["state"] = "OPEN"
elif words[:2] == ["issue", "close"]:
    issue().update(state="CLOSED", comment=option("--comment"))
elif words[:2] != ["label", "create"]:
    sys.exit(f"unknown: {words}")
(here / "state.json").write_text(json.dumps(state), encoding="utf-8")
"""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.fail = False
        (folder / "gh.py").write_text(self.PROGRAM, encoding="utf-8")
        program = folder / "gh"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{folder}/gh.py" "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
        self.write([])

    def write(self, issues: list[dict[str, Any]]) -> None:
        state = {"issues": issues, "calls": [], "fail": self.fail}
        (self.folder / "state.json").write_text(json.dumps(state), encoding="utf-8")

    def read(self, key: str) -> list[Any]:
        found = json.loads((self.folder / "state.json").read_text(encoding="utf-8"))[key]
        assert isinstance(found, list)
        return found

    def keep(self, **units: tuple[tuple[str, str, str], ...]) -> subprocess.CompletedProcess[str]:
        """Bring the issues up to date: of each unit the keys, marks and lines of what it is told."""
        reminders = [
            {
                "unit": unit.replace("_", "-"),
                "title": f"Nhắc việc: {unit}",
                "body": "# Việc\n\n" + "\n".join(f"- {line}" for _, mark, line in told if mark != "explained"),
                "told": [{"key": key, "mark": mark, "line": line} for key, mark, line in told],
            }
            for unit, told in units.items()
        ]
        report = self.folder / "nightly.json"
        report.write_text(json.dumps({"as_of": "2026-11-27", "units": reminders}), encoding="utf-8")
        self.write(self.read("issues"))  # forget the calls of the time before
        return run(sys.executable, ROOT / "scripts" / "keep_issue.py", "--label", "nhac-viec", report)


ONE, TWO = ("a|notice|", "-5", "việc một"), ("b|reply|", "overdue+0", "việc hai")


@pytest.fixture
def github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeGitHub:
    if os.name == "nt":
        pytest.skip("the fake gh is a shell script")
    return FakeGitHub(tmp_path, monkeypatch)


def test_the_issue_is_created_edited_closed_and_reopened(github: FakeGitHub) -> None:
    done = github.keep(xa_mot=(ONE,))
    assert (done.returncode, done.stdout) == (0, "Đã lập phiếu https://example.org/issues/1.\n"), done.stderr
    assert github.read("calls") == [["issue", "list"], ["label", "create"], ["issue", "create"]]

    assert github.keep(xa_mot=(ONE,)).stdout == "Đã cập nhật phiếu #1, không có gì mới.\n"
    assert github.read("calls") == [["issue", "list"]], "nothing changed, nothing is written"

    github.keep(xa_mot=(ONE, TWO))
    assert github.read("calls") == [["issue", "list"], ["issue", "edit", "1"], ["issue", "comment", "1"]]
    assert "- việc hai" in github.read("issues")[0]["body"]

    assert github.keep(xa_mot=()).stdout == "Đã đóng phiếu #1.\n"
    assert github.read("issues")[0]["state"] == "CLOSED"
    assert "không còn việc" in github.read("issues")[0]["comment"]

    assert github.keep(xa_mot=()).stdout == "Không có phiếu nào phải ghi.\n"
    assert github.read("calls") == [["issue", "list"]]

    assert github.keep(xa_mot=(TWO,)).stdout == "Đã mở lại phiếu #1.\n"
    assert [issue["state"] for issue in github.read("issues")] == ["OPEN"]


def test_a_comment_says_only_what_differs_from_the_day_before(github: FakeGitHub) -> None:
    github.keep(xa_mot=(ONE, TWO))
    assert "said" not in github.read("issues")[0], "the text of a new issue tells all there is"
    github.keep(xa_mot=(("a|notice|", "-2", "việc một, còn hai ngày"), ("b|reply|", "overdue+0", "việc hai, 3 ngày")))
    github.keep(xa_mot=(("a|notice|", "-2", "việc một, còn một ngày"),))
    said = github.read("issues")[0]["said"]
    assert said == [
        "Thay đổi đến 27/11/2026:\n\n**Còn không quá hai ngày làm việc** (1)\n\n- việc một, còn hai ngày",
        "Thay đổi đến 27/11/2026:\n\n**Xong, hoặc không còn phải làm** (1)\n\n- việc hai, 3 ngày",
    ]


def test_what_was_late_and_says_why_is_told_once_and_keeps_no_issue_open(github: FakeGitHub) -> None:
    late = ("c|T03|1", "explained", "thông báo gửi muộn")
    github.keep(xa_mot=(ONE,))
    github.keep(xa_mot=(ONE, late))
    github.keep(xa_mot=(ONE, late))
    assert [text.count("thông báo gửi muộn") for text in github.read("issues")[0]["said"]] == [1]
    github.keep(xa_mot=(late,))
    assert github.read("issues")[0]["state"] == "CLOSED"


def test_every_unit_has_an_issue_of_its_own(github: FakeGitHub) -> None:
    github.keep(xa_mot=(ONE,), xa_hai=(TWO,), xa_ba=())
    assert [(issue["title"], issue["state"]) for issue in github.read("issues")] == [
        ("Nhắc việc: xa_mot", "OPEN"),
        ("Nhắc việc: xa_hai", "OPEN"),
    ]
    github.keep(xa_mot=(), xa_hai=(TWO,), xa_ba=())
    assert [issue["state"] for issue in github.read("issues")] == ["CLOSED", "OPEN"]


def test_an_issue_for_all_units_of_an_older_version_is_closed(github: FakeGitHub) -> None:
    from doithoai.commands.keep_issue import MARK

    old = {"number": 1, "state": "OPEN", "title": "Cũ", "body": f"{MARK}\n\n- một", "label": "nhac-viec"}
    github.write([old])
    assert github.keep(xa_mot=(ONE,)).stdout.splitlines()[0] == "Đã đóng phiếu #1."
    assert [issue["state"] for issue in github.read("issues")] == ["CLOSED", "OPEN"]


def test_what_somebody_changed_in_the_text_of_an_issue_breaks_nothing(github: FakeGitHub) -> None:
    github.keep(xa_mot=(ONE,))
    (issue,) = github.read("issues")
    github.write([{**issue, "body": re.sub(r"doithoai-told: \S+", "doithoai-told: AAAA", issue["body"])}])
    done = github.keep(xa_mot=(ONE,))
    assert done.returncode == 0, done.stderr
    assert "việc một" in github.read("issues")[0]["said"][0], "what was told is not known any more: it is told again"


def test_an_issue_of_a_person_with_the_same_label_is_left_alone(github: FakeGitHub) -> None:
    mine = {"number": 1, "state": "OPEN", "title": "Của tôi", "body": "viết tay", "label": "nhac-viec"}
    github.write([mine])
    github.keep(xa_mot=(ONE,))
    github.keep(xa_mot=())
    assert github.read("issues")[0] == mine
    assert github.read("issues")[1]["state"] == "CLOSED"


def test_a_second_issue_is_closed_as_a_duplicate(github: FakeGitHub) -> None:
    github.keep(xa_mot=(ONE,))
    (first,) = github.read("issues")
    github.write([first, {**first, "number": 2}, {**first, "number": 3, "state": "CLOSED"}])
    github.keep(xa_mot=(ONE,))
    assert [issue["state"] for issue in github.read("issues")] == ["OPEN", "CLOSED", "CLOSED"]
    assert github.read("issues")[1]["comment"] == "Trùng với phiếu #1."


def test_a_long_list_is_cut_at_a_line_and_nobody_is_called(github: FakeGitHub) -> None:
    many = tuple((f"k{number}", "fault", "một việc còn thiếu") for number in range(10_000))
    github.keep(xa_mot=(("a", "fault", "@ai_do ơi"), *many))
    body = github.read("issues")[0]["body"]
    assert len(body) < 65_000
    assert re.search(r"- một việc còn thiếu\n\n… còn \d+ dòng nữa", body)
    assert "@ai_do" not in body
    shown = body.count("- một việc còn thiếu")
    assert f"còn {10_000 - shown} dòng" in body


def test_what_is_told_of_a_thousand_things_is_known_the_next_day(github: FakeGitHub) -> None:
    many = tuple(
        (f"minh-hoa/2026/02/petitions.yml|P01|{number}", "fault", f"việc {number} " * 20) for number in range(1000)
    )
    github.keep(xa_mot=many)
    assert github.keep(xa_mot=many).stdout == "Đã cập nhật phiếu #1, không có gì mới.\n"
    github.keep(xa_mot=many[:-1])
    assert "Xong" in github.read("issues")[0]["said"][0]


def test_what_is_no_list_of_reminders_is_refused(github: FakeGitHub) -> None:
    (github.folder / "nightly.json").write_text("\n", encoding="utf-8")
    words = (ROOT / "scripts" / "keep_issue.py", "--label", "nhac-viec", github.folder / "nightly.json")
    done = run(sys.executable, *words)
    assert done.returncode == 2
    assert "không phải danh sách nhắc việc" in done.stderr
    assert github.read("calls") == []


def test_a_failing_gh_fails_the_step(github: FakeGitHub) -> None:
    github.fail = True
    done = github.keep(xa_mot=(ONE,))
    assert done.returncode == 1
    assert "403" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_gh_is_told_without_a_traceback(tmp_path: Path) -> None:
    script = ROOT / "scripts" / "keep_issue.py"
    (tmp_path / "nightly.json").write_text('{"as_of": "2026-11-27", "units": []}', encoding="utf-8")
    words = ("--label", "x", tmp_path / "nightly.json")
    done = run(sys.executable, script, *words, env={**os.environ, "PATH": str(tmp_path)})
    assert done.returncode == 1
    assert "Không cập nhật được phiếu" in done.stderr
    assert "Traceback" not in done.stderr


# The portal is published without what is wrong, and then the run ends red

TEMPLATE = ROOT / "doithoai/init/templates/github/portal.yml"
CODES = {0: (0, ""), 1: (1, ""), 2: (1, ""), 3: (0, "withheld=true\n")}


def fake(folder: Path, name: str, code: int) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {code}\n")
    path.chmod(0o755)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("path", [GITHUB / "workflows/portal.yml", TEMPLATE], ids=["own", "init"])
def test_only_a_build_without_wrong_records_or_one_that_held_them_back_is_published(
    path: Path, code: int, tmp_path: Path
) -> None:
    fake(tmp_path, "python", code)
    fake(tmp_path, "lychee", 0)
    (build,) = (step for step in steps(path) if step.get("id") == "build")
    shutil.copyfile(ROOT / "Makefile", tmp_path / "Makefile")
    script = build["run"].replace("make site", "make -o .venv/.site-installed PY=./python BIN=. site")
    output = tmp_path / "output"
    output.touch()
    done = subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=tmp_path,
        env={**os.environ, "GITHUB_OUTPUT": str(output), "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        check=False,
    )
    expected, told = CODES[code]
    assert (bool(done.returncode), output.read_text()) == (bool(expected), told), done.stderr


@pytest.mark.parametrize("path", [GITHUB / "workflows/portal.yml", TEMPLATE], ids=["own", "init"])
def test_a_run_that_held_records_back_ends_red_after_it_has_published(path: Path) -> None:
    jobs = workflow(path)["jobs"]
    name = "withheld" if path is not TEMPLATE else "wrong"
    assert jobs["wrong"]["needs"] == ["build", "publish"]
    assert jobs["wrong"]["if"] == f"needs.build.outputs.{name} == 'true'"
    assert "steps.build.outputs.withheld" in jobs["build"]["outputs"][name]
    assert run("bash", "-c", jobs["wrong"]["steps"][0]["run"]).returncode == 1
