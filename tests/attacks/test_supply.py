"""The supply chain and the workflows: names and titles run nothing, forks hold nothing, what is shipped is listed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from doithoai.commands.added import FILES, TOTAL, added, faults
from doithoai.commands.added import main as measure
from doithoai.reading.attachments import LIMIT
from scripts import audit, sbom
from tests.attacks.hostile import BASE, CALENDAR

pytestmark = pytest.mark.no_cover  # see suite.py
ROOT = Path(__file__).parents[2]
OWN = sorted((ROOT / ".github/workflows").glob("*.yml"))
MADE = sorted((ROOT / "doithoai/init/templates/github").glob("*.yml"))
WORKFLOWS = [path for path in (*OWN, *MADE) if "jobs:" in path.read_text("utf-8")]
CANARY = "chim-hoang-yen"
RUNS = (
    *(f"$(touch {CANARY})", f"`touch {CANARY}`", f"'; touch {CANARY}; '", f'"; touch {CANARY}; "', f"|touch {CANARY}"),
    *(f"x\ntouch {CANARY}\n", f"&& touch {CANARY}", f"${{IFS}};touch {CANARY}", "::set-output name=state::x", "-rf"),
    *(
        f"--output={CANARY}",
        "${{ github.token }}",
        "::add-mask::a",
        "##[error]x",
        "%0a::error::x",
        "*",
        "~",
        "a  b",
        "\\",
    ),
    *("x\n::set-output name=wanted::false", "x\nwithheld=true", "$GITHUB_OUTPUT", "--upload-pack=x", "!!", "\x1b[2J"),
)
"""What somebody could write wherever a name, a title or a message is free."""
BRANCH = f"x;touch${{IFS}}{CANARY};$(touch${{IFS}}{CANARY})`touch${{IFS}}{CANARY}`'\"|&"
"""The same as far as Git takes it for the name of a branch."""
STUB = """#!/bin/sh
printf '%s\\0' "$0" "$@" >> "$CALLS"
printf '%s\\n' "$SAID"
exit 0
"""


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))["jobs"]
    return loaded


def steps(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, job in jobs(path).items():
        yield from ((name, {**step, "job": job}) for step in job["steps"])


@pytest.fixture(scope="module")
def change(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pull request as it is checked out: branch, messages, files, units and titles are all hostile."""
    folder = tmp_path_factory.mktemp("kho $(x)")
    records = folder / "records"
    shutil.copytree(BASE, records)
    shutil.copytree(CALENDAR, records / "calendar")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "x")
    git(folder, "switch", "-qc", BRANCH)
    conference = records / "thu-nghiem/2025/01"
    for number, text in enumerate(RUNS):
        name = text.replace("/", "")
        for place in (folder, records, conference, conference / "documents", records / "thu-nghiem"):
            (place / name).write_text(text, "utf-8")
        other = records / f"xa-{number}"
        other.mkdir()
        quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\x1b", "\\e")
        unit = (records / "thu-nghiem/unit.yml").read_text("utf-8")
        (other / "unit.yml").write_text(unit.replace("xã Thử Nghiệm", f'"xã {quoted}"'), "utf-8")
    topic = (conference / "conference.yml").read_text("utf-8")
    (conference / "conference.yml").write_text(topic.replace("Môi trường", f"Môi trường {RUNS[0]} {RUNS[1]}"), "utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "\n".join(RUNS))
    git(folder, "switch", "-q", "main")
    git(folder, "commit", "-q", "--allow-empty", "-m", RUNS[0])
    git(folder, "merge", "-q", "--no-ff", "-m", f"Merge {BRANCH} {RUNS[1]}", BRANCH)
    return folder


def git(folder: Path, *words: str) -> None:
    who = {f"GIT_{one}_{what}": RUNS[0] for one in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", *words], cwd=folder, env={**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull}, check=True)


def tools(folder: Path) -> None:
    """What the steps call: this program itself; for all others a stub that notes its words and prints hostile ones."""
    for name in ("make", "gh", "uv", "pip", "lychee"):
        program(folder / name, STUB)
    real = f'case "$*" in *doithoai*) PYTHONPATH="{ROOT}" exec "{sys.executable}" "$@" ;; esac\n'
    program(folder / "python", STUB.replace("exit 0\n", f"{real}exit 0\n"))
    program(folder / "doithoai", f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m doithoai "$@"\n')


def program(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="the runner's shell is bash")
@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_no_name_title_or_message_runs_anything_in_any_step_of_a_workflow(
    path: Path, change: Path, tmp_path: Path
) -> None:
    tools(tmp_path / "bin")
    tried = 0
    for number, (_, step) in enumerate(steps(path)):
        if "run" not in step or step["job"]["runs-on"].startswith("windows"):
            continue
        folder = tmp_path / f"{number}" / "kho"
        shutil.copytree(change, folder, symlinks=True)
        shutil.copytree(tmp_path / "bin", folder / ".venv/bin")
        ran(step, folder, tmp_path / "bin", "".join(RUNS))
        tried += 1
        strays = [one for one in (tmp_path / f"{number}").rglob(CANARY) if one.is_file()]
        assert strays == [], step["name"]
    assert tried
    assert not list(tmp_path.rglob(CANARY))


def ran(step: dict[str, Any], folder: Path, programs: Path, hostile: str) -> None:
    """Run a step as the runner does, each value of its environment being hostile; look at what it gave to others."""
    temp = folder.parent
    (temp / "step.sh").write_text(step["run"], "utf-8")
    output = temp / "output"
    output.write_text("", "utf-8")
    given = {**step["job"].get("env", {}), **step.get("env", {})}
    names = ("GITHUB_REF", "GITHUB_REF_NAME", "GITHUB_HEAD_REF", "GITHUB_ACTOR", "GITHUB_EVENT_NAME", "GITHUB_WORKFLOW")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_"))},
        **dict.fromkeys(names, hostile.replace("\n", "")),  # no name of a branch or tag has one
        **{name: hostile if "${{" in str(value) else str(value) for name, value in given.items()},
        "GITHUB_OUTPUT": str(output),
        "GITHUB_STEP_SUMMARY": str(temp / "summary"),
        "RUNNER_TEMP": str(temp),
        "PATH": f"{programs}:{os.environ['PATH']}",
        "CALLS": str(temp / "calls"),
        "SAID": "\n".join(RUNS),
        "GITHUB_ACTIONS": "true",
        "HOME": str(temp),
        "PYTHONUTF8": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    done = subprocess.run(
        ["bash", "-e", str(temp / "step.sh")],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
        timeout=120,
    )
    told = done.stdout.decode("utf-8", "replace")
    # What is not this program is a stub, which may say anything.
    own = re.search(r"bin/doithoai|doithoai check", step["run"]) and "make " not in step["run"]
    commands = [line for line in told.splitlines() if re.match(r"\s*::", line)] if own else []
    assert [one for one in commands if not re.match(r"::(error|warning|notice)( file=[^:]+)?::[^:]*", one)] == []
    lines = output.read_text("utf-8").splitlines()
    assert [one for one in lines if not re.fullmatch("wanted=(true|false)|state=(clean|open)|withheld=true", one)] == []


def test_no_value_of_an_event_is_written_into_a_shell() -> None:
    """Not in `run`, and not in what actions make a script of; env carries them, as the shell's own values."""
    for path in WORKFLOWS:
        for _, step in steps(path):
            assert "${{" not in step.get("run", ""), (path.name, step["name"])
            assert "github-script" not in step.get("uses", "")
        text = path.read_text("utf-8")
        assert re.findall(r"github\.event\.(?!pull_request\.number)[\w.]+", text) == [], path.name
        assert re.findall(r"github\.(?:head_ref|event_name == '')", text) == []
        assert "eval " not in text


def test_a_workflow_of_a_fork_holds_no_secret_and_no_right() -> None:
    for path in WORKFLOWS:
        loaded = yaml.safe_load(path.read_text("utf-8"))
        asked = loaded[True]  # YAML 1.1 reads the key `on` as true
        events = {asked} if isinstance(asked, str) else set(asked)
        assert events <= {"pull_request", "push", "schedule", "workflow_dispatch"}, path.name
        assert loaded["permissions"] == {}
        text = path.read_text("utf-8")
        if "pull_request" in events:
            assert "secrets." not in text
            assert "secrets:" not in text
        for name, job in loaded["jobs"].items():
            assert job.get("permissions") is not None, (path.name, name)
            if "pull_request" in events:
                assert set(job["permissions"].values()) <= {"read"}, (path.name, name)
                assert "environment" not in job
                assert "GH_TOKEN" not in str(job)
            for step in job["steps"]:
                if step.get("uses", "").startswith("actions/checkout@"):
                    assert step["with"]["persist-credentials"] is False
                assert "self-hosted" not in str(job["runs-on"])
                assert not step.get("uses", "").startswith("actions/cache@"), "a fork could fill what main reads"
        if {"push", "pull_request"} <= events:
            assert "github.token" not in text


def test_a_change_that_adds_too_much_is_refused_before_it_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "x")
    names = ("a.pdf", "kho/b $(x).pdf", "::error::c\n.pdf")
    for name, size in zip(names, (LIMIT, LIMIT + 1, LIMIT + 5), strict=True):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        with path.open("wb") as file:
            file.truncate(size)
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "x")
    files = added(tmp_path, "HEAD^")
    assert {one.path: one.size for one in files} == dict(zip(names, (LIMIT, LIMIT + 1, LIMIT + 5), strict=True))
    assert len(faults(files, TOTAL, FILES)) == 2
    assert len(faults(files, 20, 2)) == 4
    assert measure(["--base", "HEAD^", str(tmp_path)]) == 1
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith(("::", ".pdf"))] == []
    assert measure(["--base", "nowhere", str(tmp_path)]) == 2
    (tmp_path / "kho/b $(x).pdf").unlink()
    (tmp_path / names[2]).unlink()
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "y")
    assert measure(["--base", "HEAD^", str(tmp_path)]) == 0, "what is taken out weighs nothing"
    for path in (ROOT / ".github/workflows/records.yml", ROOT / "doithoai/init/templates/github/records.yml"):
        runs = [step.get("run", "") for step in jobs(path)["records"]["steps"]]
        (at,) = (n for n, run in enumerate(runs) if "doithoai.commands.added" in run)
        reads = [n for n, run in enumerate(runs) if re.search(r"doithoai (check|changes)|mkdocs|make site", run)]
        assert at < min(reads)


def test_a_release_lists_every_locked_package_with_its_hashes(tmp_path: Path) -> None:
    made = sbom.bom()
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.5")
    by_address = {one["bom-ref"]: one for one in made["components"]}
    assert len(by_address) == len(made["components"])
    for path in (ROOT / "requirements").glob("*.txt"):
        lock = path.read_text("utf-8")
        pins = re.findall(r"^([A-Za-z0-9._-]+)(?:\[.*?\])?==([^\s;]+)", lock, re.MULTILINE)
        assert pins
        for name, version in pins:
            assert f"pkg:pypi/{name.lower()}@{version}" in by_address, (path.name, name)
        told = {note["value"] for one in by_address.values() for note in one["properties"]}
        assert set(re.findall("--hash=sha256:([0-9a-f]{64})", lock)) <= told
    packages = json.loads((ROOT / "scripts/js/package-lock.json").read_text("utf-8"))["packages"]
    nodes = [one for address, one in by_address.items() if address.startswith("pkg:npm/")]
    assert len({name.rpartition("node_modules/")[2] for name in packages if name}) <= len(nodes)
    assert all(one["hashes"] for one in nodes)
    known = {made["metadata"]["component"]["bom-ref"], *by_address}
    refs = [one["ref"] for one in made["dependencies"]]
    assert len(refs) == len(set(refs))
    assert set(refs) == known
    assert {one for some in made["dependencies"] for one in some["dependsOn"]} <= known
    (own,) = (one for one in made["dependencies"] if one["ref"] == made["metadata"]["component"]["bom-ref"])
    assert {"msgspec", "pyyaml", "viparse", "mkdocs"} <= {
        one.partition("/")[2].partition("@")[0] for one in own["dependsOn"]
    }
    assert "pytest" not in str(own)
    program_ = [sys.executable, str(ROOT / "scripts/sbom.py")]
    for name, seed in (("a", "1"), ("b", "2")):
        subprocess.run([*program_, str(tmp_path / name)], env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_an_audit_that_got_no_answer_clears_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = {
        "dev.txt": (0, ""),
        "portal.txt": (1, "Found 1 known vulnerability in 1 package"),
        "site.txt": (1, "requests.exceptions.ConnectionError: Max retries exceeded"),
        "bench.txt": (1, "No module named pip_audit"),
    }

    def answer(words: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        assert "--require-hashes" in words
        (lock,) = (Path(word).name for word in words if word.endswith(".txt"))
        code, said = answers[lock]
        return subprocess.CompletedProcess(words, code, "", said)

    monkeypatch.setattr(subprocess, "run", answer)
    assert audit.audit([Path("dev.txt")]) == 0
    assert audit.audit([Path("dev.txt"), Path("site.txt")]) == audit.UNREACHED
    assert "chưa biết gì" in capsys.readouterr().out
    assert audit.audit([Path("bench.txt")]) == audit.UNREACHED
    assert audit.audit([Path("site.txt"), Path("portal.txt"), Path("dev.txt")]) == audit.FOUND
