"""What init writes for GitHub and for the hooks: linted, pinned to what this repository itself runs."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from doithoai import __version__
from doithoai.cli import main
from doithoai.init import files, pins
from tests import actionlint

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = Path(sysconfig.get_path("scripts"))
USES = re.compile(r"uses: (\S+@[0-9a-f]{40} # v\S+)")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kho hồ sơ") / "an-binh"
    words = [
        "--name",
        "xã An Bình",
        "--policy-from",
        "cat-hai-2025",
        "--year",
        "2026",
        "--yes",
        "--as-of",
        "2026-09-07",
    ]
    assert main(["init", str(folder), *words]) == 0
    return folder


@pytest.fixture(scope="module")
def github(archive: Path) -> Path:
    return archive / ".github"


def run(*command: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    words = list(map(str, command))
    return subprocess.run(words, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


def workflows(github: Path) -> dict[str, dict[Any, Any]]:
    return {one.name: yaml.safe_load(one.read_text("utf-8")) for one in sorted((github / "workflows").iterdir())}


def test_there_are_three_workflows_and_none_for_code(github: Path) -> None:
    assert list(workflows(github)) == ["nightly.yml", "portal.yml", "records.yml"]


def test_zizmor_finds_nothing(github: Path) -> None:
    done = run(SCRIPTS / "zizmor", "--offline", "--no-progress", "--persona", "pedantic", github)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [name for name in workflows(github) if f"workflows/{name}" not in done.stderr] == []


def test_actionlint_finds_nothing(archive: Path) -> None:
    assert actionlint.faults(archive) == (3, [])


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("vendor.github-workflows", "workflows/*.yml"),
        ("custom.github-workflows-require-timeout", "workflows/*.yml"),
        ("vendor.dependabot", "dependabot.yml"),
        ("vendor.github-issue-config", "ISSUE_TEMPLATE/config.yml"),
        ("vendor.github-issue-forms", "ISSUE_TEMPLATE/[0-9]*.yml"),
    ],
)
def test_github_files_follow_their_schema(github: Path, schema: str, pattern: str) -> None:
    found = sorted(github.glob(pattern))
    assert found
    done = run(SCRIPTS / "check-jsonschema", "--builtin-schema", schema, *found)
    assert done.returncode == 0, done.stdout + done.stderr


def test_rights_are_least_and_no_value_of_an_event_reaches_a_shell(github: Path) -> None:
    writers = {"remind": {"issues"}, "publish": {"pages", "id-token"}, "attest": {"id-token", "attestations"}}
    holders = []
    for content in workflows(github).values():
        assert content["permissions"] == {}
        assert "pull_request_target" not in content[True]  # YAML 1.1 reads the key `on` as true
        for name, job in content["jobs"].items():
            writes = {right for right, level in job["permissions"].items() if level == "write"}
            assert writes <= writers.get(name, set())
            for step in job["steps"]:
                assert "${{" not in step.get("run", "")
                holders += [step["name"]] if "token" in str(step.get("env", "")).lower() else []
                if step.get("uses", "").startswith("actions/checkout@"):
                    assert step["with"]["persist-credentials"] is False
    assert holders == ["Cập nhật phiếu nhắc việc"]


def test_actions_are_those_that_this_repository_runs(github: Path) -> None:
    own = {pin for one in (ROOT / ".github/workflows").glob("*.yml") for pin in USES.findall(one.read_text("utf-8"))}
    texts = [one.read_text("utf-8") for one in (github / "workflows").glob("*.yml")]
    found = {pin for text in texts for pin in USES.findall(text)}
    assert found
    assert found <= own
    assert sum(text.count("uses:") for text in texts) == sum(len(USES.findall(text)) for text in texts)


def test_the_tools_of_the_hooks_are_those_that_are_tested_here() -> None:
    lock = (ROOT / "requirements/dev.txt").read_text("utf-8")
    for name, version in pins.TOOLS.items():
        assert re.search(rf"^{name}==(\S+)", lock, re.MULTILINE)[1] == version  # type: ignore[index]
    for name in ("msgspec", "pypdf", "pyyaml", "viparse"):
        assert f"\n{name}=={pins.locked(name)} " in lock


def test_pre_commit_accepts_the_hooks(archive: Path) -> None:
    done = run(sys.executable, "-m", "pre_commit", "validate-config", archive / ".pre-commit-config.yaml")
    assert done.returncode == 0, done.stdout + done.stderr


def hooks(config: Path) -> list[dict[str, Any]]:
    return [hook for one in yaml.safe_load(config.read_text("utf-8"))["repos"] for hook in one["hooks"]]


def test_the_hooks_are_those_of_this_repository_but_for_code_and_paths(archive: Path) -> None:
    own = {hook["id"]: hook for hook in hooks(ROOT / ".pre-commit-config.yaml") if not hook["id"].startswith("ruff")}
    made = {hook["id"]: hook for hook in hooks(archive / ".pre-commit-config.yaml")}
    assert list(made) == list(own)
    for name, hook in made.items():
        same = ("name", "language", "files", "types", "require_serial", "verbose", "always_run", "pass_filenames")
        assert {key: hook.get(key) for key in same} == {key: own[name].get(key) for key in same}
        if name.startswith("doithoai-"):
            assert f"python -m {hook['entry']}" == own[name]["entry"]
            assert hook["additional_dependencies"] == [
                f"doithoai=={__version__}",
                *own[name]["additional_dependencies"],
            ]
        else:
            assert (hook["entry"], hook["additional_dependencies"]) == (
                own[name]["entry"],
                own[name]["additional_dependencies"],
            )


def test_code_owners_stand_by_unit(github: Path) -> None:
    lines = (github / "CODEOWNERS").read_text("utf-8").splitlines()
    assert [line.split()[0] for line in lines if line and line[0] != "#"] == [
        "*",
        "/records/an-binh/",
        "/records/calendar/",
        "/records/policies/",
        "/.github/",
        "/requirements.txt",
        "/requirements-doithoai.txt",
    ]


def test_every_command_that_the_readme_tells_exists(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = re.findall(r"doithoai ([a-z]+)((?: --[a-z-]+)*)", (archive / "README.md").read_text("utf-8"))
    assert {name for name, _ in told} >= {"check", "deadline", "nightly", "upgrade"}
    for name, options in told:
        if name in ("check", "deadline", "nightly", "upgrade", "init"):
            with pytest.raises(SystemExit):
                main([name, "--help"])
            shown = capsys.readouterr().out
            assert [one for one in options.split() if one not in shown] == []


def test_every_template_is_written_somewhere() -> None:
    folder = ROOT / "doithoai/init/templates"
    there = {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()}
    assert there == {*files.TEMPLATES.values(), "requirements-doithoai.txt"}
