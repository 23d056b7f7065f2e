"""The set-up: locks that fit the declared needs, commands that exist, and nothing of one person's machine."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NEEDS = {
    "core": PROJECT["project"]["dependencies"],
    **PROJECT["project"]["optional-dependencies"],
    **PROJECT["dependency-groups"],
}
LOCKS = {
    "portal.txt": ("core", "portal", "build"),
    "site.txt": ("core", "portal", "build", "site"),
    "dev.txt": ("core", "portal", "desk", "build", "site", "dev"),
    "publish.txt": ("publish",),
    "attest.txt": ("attest",),
    "audit.txt": ("audit",),
    "fuzz.txt": ("fuzz",),
    "bench.txt": ("core", "portal", "desk", "build", "site", "dev", "bench"),
    "mutants.txt": ("core", "portal", "desk", "build", "site", "dev", "mutants"),
}


def run(*command: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(map(str, command)), cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False
    )


# --- locked requirements


def lock(name: str) -> str:
    return (ROOT / "requirements" / name).read_text(encoding="utf-8")


class Locked(NamedTuple):
    name: NormalizedName
    version: Version
    marker: str
    hashes: int
    wanted_by_project: bool


def locked(text: str) -> list[Locked]:
    """What a locked file says; a name may stand twice where Pythons need different versions."""
    found: list[Locked] = []
    for entry in re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE):
        if not (head := re.match(r"([A-Za-z0-9._-]+)(?:\[[a-z,]+\])?==([^\s;\\]+)(?: ; ([^\\\n]+))?", entry)):
            assert all(line.startswith("#") for line in entry.splitlines() if line), f"not a pin: {entry}"
            continue
        hashes = len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", entry))
        wanted = "doithoai (pyproject.toml" in entry
        found.append(Locked(canonicalize_name(head[1]), Version(head[2]), head[3] or "", hashes, wanted))
    assert len({(entry.name, entry.marker) for entry in found}) == len(found), "one pin stands twice"
    return found


def faults_of_lock(text: str, needs: list[str]) -> list[str]:
    entries = locked(text)
    names = {entry.name for entry in entries}
    wanted = {canonicalize_name(need.name): need for need in map(Requirement, needs)}
    faults = [f"{name}: not locked" for name in wanted if name not in names]
    for name, version, _, hashes, wanted_by_project in entries:
        if not hashes:
            faults.append(f"{name}: no hash")
        if name in wanted and not wanted[name].specifier.contains(version):
            faults.append(f"{name}: {version} locked, {wanted[name]} wanted")
        if wanted_by_project and name not in wanted:
            faults.append(f"{name}: no longer wanted")
    return faults


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_fits_what_is_declared(name: str) -> None:
    needs = [need for group in LOCKS[name] for need in NEEDS[group]]
    assert faults_of_lock(lock(name), needs) == [], "run `make lock`"


def test_every_lock_and_every_group_is_looked_at() -> None:
    assert {path.name for path in (ROOT / "requirements").iterdir()} == set(LOCKS)
    assert {group for groups in LOCKS.values() for group in groups} == set(NEEDS)


def test_the_lock_test_can_fail() -> None:
    good = f"a==1.0 \\\n    --hash=sha256:{'0' * 64}\n    # via doithoai (pyproject.toml)\n"
    assert faults_of_lock(good, ["a>=1,<2"]) == []
    assert faults_of_lock(good, ["a>=2"]) == ["a: 1.0 locked, a>=2 wanted"]
    assert faults_of_lock(good, ["a", "b"]) == ["b: not locked"]
    assert faults_of_lock(good, []) == ["a: no longer wanted"]
    assert faults_of_lock("a==1.0\n", ["a"]) == ["a: no hash"]
    with pytest.raises(AssertionError, match="not a pin"):
        locked("a>=1\n")


def test_the_locks_agree_with_each_other() -> None:
    pins = {name: {(entry.name, entry.version, entry.marker) for entry in locked(lock(name))} for name in LOCKS}
    assert pins["portal.txt"] < pins["site.txt"] < pins["dev.txt"]
    assert pins["publish.txt"] < pins["dev.txt"]


def test_checking_records_needs_only_four_packages() -> None:
    assert sorted(Requirement(need).name for need in NEEDS["core"]) == ["msgspec", "pypdf", "pyyaml", "viparse"]


def test_every_file_of_the_program_is_linted() -> None:
    done = run(sys.executable, "-m", "ruff", "check", "--show-files")
    looked_at = {Path(line) for line in done.stdout.splitlines()}
    own = {path for folder in ("doithoai", "hooks", "scripts", "tests") for path in (ROOT / folder).rglob("*.py")}
    assert own <= looked_at


# --- hooks


def hooks() -> list[dict[str, Any]]:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert {repository["repo"] for repository in config["repos"]} == {"local"}, "nothing is cloned"
    return [hook for repository in config["repos"] for hook in repository["hooks"]]


def offered() -> list[dict[str, Any]]:
    """The hooks for other archives."""
    found = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found


def asked_by(text: str) -> dict[NormalizedName, set[str]]:
    """Of each package in a locked file: which packages ask for it."""
    found: dict[NormalizedName, set[str]] = {}
    for entry in re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE):
        if head := re.match(r"[A-Za-z0-9._-]+", entry):
            via = re.findall(r"^    # +(?:via )?([a-z0-9-]+)$", entry.replace("# via\n", ""), re.MULTILINE)
            found.setdefault(canonicalize_name(head[0]), set()).update(via)
    return found


def faults_of_hook(pins: list[str], text: str) -> list[str]:
    """What of an environment of a hook is not exactly what is locked."""
    versions = {entry.name: entry.version for entry in locked(text)}
    names = {canonicalize_name(Requirement(pin).name): pin for pin in pins}
    faults = [pin for name, pin in names.items() if pin != f"{name}=={versions.get(name)}"]
    return faults + [
        f"{name}: not named" for name, by in asked_by(text).items() if name not in names and by & set(names)
    ]


def test_every_package_of_a_hook_is_named_in_the_locked_version() -> None:
    """Also what another package asks for; pip can't be given hashes here, as the page on safety says."""
    core = {Requirement(need).name for need in NEEDS["core"]}
    for hook in (*hooks(), *offered()):
        pins = hook["additional_dependencies"]
        assert faults_of_hook(pins, lock("dev.txt")) == [], hook["id"]
        if hook["id"].startswith("doithoai-"):
            assert {Requirement(pin).name for pin in pins} == core, hook["id"]


def test_the_test_of_hooks_can_fail() -> None:
    digest = f" \\\n    --hash=sha256:{'0' * 64}\n    # via"
    text = f"a==1.0{digest} b\nb==2.0{digest}\n    #   c\n"
    assert faults_of_hook(["b==2.0", "a==1.0"], text) == []
    assert faults_of_hook(["b>=2.0", "a==1.1"], text) == ["b>=2.0", "a==1.1"]
    assert faults_of_hook(["b==2.0"], text) == ["a: not named"]
    assert faults_of_hook(["a==1.0"], text) == []


@pytest.mark.parametrize(
    ("command", "name"),
    [("validate-config", ".pre-commit-config.yaml"), ("validate-manifest", ".pre-commit-hooks.yaml")],
)
def test_pre_commit_accepts_both_files(command: str, name: str) -> None:
    done = run(sys.executable, "-m", "pre_commit", command, name)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hook_for_other_archives_is_the_installed_command() -> None:
    assert [hook["id"] for hook in offered()] == ["doithoai-mend", "doithoai-check", "doithoai-deleted"]
    for hook in offered():
        (own,) = [one for one in hooks() if one["id"] == hook["id"]]
        assert hook["entry"].split()[0] in PROJECT["project"]["scripts"]
        assert own["entry"] == f"python -m {hook['entry']}"
        same = ("files", "exclude", "require_serial", "verbose", "always_run", "pass_filenames")
        assert [hook.get(key) for key in same] == [own.get(key) for key in same]


def test_the_wheel_holds_the_package_and_asks_for_little(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())
        (metadata,) = [opened.read(name).decode() for name in names if name.endswith(".dist-info/METADATA")]
        (entries,) = [opened.read(name).decode() for name in names if name.endswith("/entry_points.txt")]
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"doithoai"}
    here = {str(path.relative_to(ROOT)) for path in (ROOT / "doithoai").rglob("*") if path.is_file()}
    here = {name.replace(os.sep, "/") for name in here if "__pycache__" not in name}
    assert here <= names, "a template or a table is left behind"
    assert "doithoai = doithoai.cli:main" in entries
    required = re.findall(r"^Requires-Dist: ([\w-]+)(?!.*extra ==)", metadata, re.MULTILINE)
    assert sorted(required) == ["msgspec", "pypdf", "pyyaml", "viparse"]


# --- commands


@pytest.fixture(scope="module")
def targets() -> set[str]:
    listed = run("make", "--no-print-directory", "help").stdout
    return set(re.findall(r"^  make ([a-z-]+)", listed, re.MULTILINE))


def test_make_lists_its_targets(targets: set[str]) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    assert targets == set(phony[1].split())
    assert targets >= {"portal", "site", "test", "bench", "check", "generate", "lock", "clean", "help"}


def test_every_target_can_be_planned_in_a_path_with_a_space(tmp_path: Path, targets: set[str]) -> None:
    folder = tmp_path / "kho lưu trữ"
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    shutil.copytree(ROOT / "scripts/js", folder / "scripts/js", ignore=shutil.ignore_patterns("node_modules"))
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    for target in targets:
        done = run("make", "--dry-run", target, cwd=folder)
        assert done.returncode == 0, done.stderr


def test_an_old_python_is_refused_in_plain_words(tmp_path: Path) -> None:
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    old = tmp_path / "python2"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 2.7.18\nexit 1\n', encoding="utf-8")
    old.chmod(0o755)
    done = run("make", f"PYTHON={old}", ".venv/.created", cwd=tmp_path)
    assert done.returncode != 0
    assert "Cần Python 3.11 trở lên" in done.stderr
    assert "Python 2.7.18" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_ci_runs_make_test() -> None:
    script = ROOT / ".ci" / "run"
    assert script.read_text(encoding="utf-8").rstrip().endswith("\nmake test")
    assert os.name == "nt" or script.stat().st_mode & stat.S_IXUSR


GUIDES = ["README.md", "README.vi.md", "CONTRIBUTING.md"]
BLOCK = re.compile(r"^```(?:sh|bash|console|shell|text|powershell)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
OURS = re.compile(r"(?:\S*python\S* -m |py (?:-3\S* )?-m |\S*[/\\])?doithoai\b(.*)")


def told_commands(text: str) -> Iterator[list[str]]:
    """The commands in the code blocks of a page that are ours: make targets and doithoai commands."""
    for block in BLOCK.findall(text):
        for line in block.splitlines():
            words = re.sub(r'="[^"]*"', "=…", line.partition("#")[0]).removeprefix("$ ").split()
            while words and re.match(r"[A-Z_]+=", words[0]):
                words.pop(0)
            if found := OURS.match(" ".join(words)):
                yield ["doithoai", *found[1].split()]
            elif words and words[0] == "make":
                yield words


def test_told_commands_are_found() -> None:
    told = 'make portal PYTEST_ARGS="-k a b"\n$ doithoai check --lang en # x'
    page = f"```sh\n{told}\n.venv\\Scripts\\python -m doithoai check\n```"
    assert list(told_commands(page)) == [
        ["make", "portal", "PYTEST_ARGS=…"],
        ["doithoai", "check", "--lang", "en"],
        ["doithoai", "check"],
    ]


@pytest.mark.parametrize("name", GUIDES)
def test_the_commands_a_guide_tells_exist(name: str, targets: set[str]) -> None:
    path = ROOT / name if (ROOT / name).exists() else ROOT / ".github" / name
    told = list(told_commands(path.read_text(encoding="utf-8")))
    assert told, f"{name} tells no command"
    helps: dict[str, str] = {}
    for words in told:
        if words[0] == "make":
            unknown = {word for word in words[1:] if "=" not in word and not word.startswith("-")} - targets
            assert not unknown, f"{name}: {' '.join(words)}"
            continue
        command = words[1]
        if command not in helps:
            done = run(sys.executable, "-m", "doithoai", command, "--help")
            assert done.returncode == 0, f"{name}: {' '.join(words)}"
            helps[command] = done.stdout
        options = {word.partition("=")[0] for word in words if word.startswith("--")}
        assert {word for word in options if word not in helps[command]} == set(), f"{name}: {' '.join(words)}"


# --- nothing of one machine


def machine_words() -> dict[str, str]:
    """Words that only this machine knows: where the clone lies, whose it is, where its packages come from."""
    words = {}
    if len(ROOT.parts) > 2:
        words[str(ROOT)] = "the folder of this clone"
    home = str(Path.home())
    if len(home) > 3:
        words[home + "/"] = "the home folder"
    settings = {key: value for key, value in os.environ.items() if key.startswith(("PIP_", "UV_"))}
    listed = run(sys.executable, "-m", "pip", "config", "list").stdout.splitlines()
    settings |= {key: value.strip("'\"") for key, _, value in (line.partition("=") for line in listed)}
    for key, value in settings.items():
        if re.search(r"index|find.links|trusted|proxy", key, re.IGNORECASE):
            words |= {word: f"{key} of pip" for word in value.replace("\\n", " ").split() if len(word) > 4}
    return words


FOREIGN = {
    "a path of one machine": re.compile(r"(?<![\w.~}>/-])/(?:opt|root|home|Users|mnt|srv)/\w"),
    "a path of Windows": re.compile(r"\b[A-Z]:\\Users\\"),
    "a local file address": re.compile(r"\bfile:///?\w"),
    "where packages are fetched": re.compile(
        r"--(?:extra-)?index-ur[l]|--find-link[s]|--trusted-hos[t]|extra-index-ur[l]"
    ),
    "a package registry": re.compile(r"\b(?:pypi\.org/simple|files\.pythonhosted\.org|registry\.npmjs\.org)\b"),
}


def foreign(text: str, words: dict[str, str]) -> list[str]:
    """What in a text belongs to one machine, as `line: reason`."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        reasons = [reason for reason, pattern in FOREIGN.items() if pattern.search(line)]
        reasons += [reason for word, reason in words.items() if word in line]
        found += [f"{number}: {reason}" for reason in reasons]
    return found


@pytest.mark.parametrize(
    "line",
    [
        "python = /" + "home/lan/bin/python",
        "entry: '/" + "opt/tools/run'",
        "source = file" + ":///srv/wheels",
        "--extra" + "-index-url https://packages.example.org",
        "url = https://files" + ".pythonhosted.org/packages/a.whl",
        "C:\\" + "Users\\lan",
        "made in here-only",
    ],
)
def test_the_scan_can_fail(line: str) -> None:
    assert foreign(f"fine\n{line}\n", {"here-only": "a word of this machine"})


@pytest.mark.parametrize("line", ["https://example.org/home/page", "docs/opt/x", "/usr/bin/chromium", "$HOME/opt/x"])
def test_the_scan_lets_the_usual_pass(line: str) -> None:
    assert foreign(line, {}) == []


def test_no_file_tells_of_a_machine() -> None:
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    assert listed.returncode == 0, listed.stderr
    # What is written to be hostile names files of the machine that it would read.
    told = ("records/", "tests/hostile/files/")
    names = [name for name in listed.stdout.split("\0") if name and not name.startswith(told)]
    names = [name for name in names if (ROOT / name).is_file()]
    assert len(names) > 20
    words = machine_words()
    found = []
    for name in names:
        content = (ROOT / name).read_bytes()
        if b"\0" not in content[:8000]:
            text = content.decode("utf-8", errors="replace")
            found += [f"{name}:{fault}" for fault in foreign(text, words)]
    assert found == []


def test_what_is_private_or_built_stays_out_of_git() -> None:
    for name in ("private/register.yml", "site/index.html", ".venv/pyvenv.cfg", "nightly.json", "nightly.md"):
        assert run("git", "check-ignore", "--quiet", "--no-index", name).returncode == 0, name
    for name in ("records/minh-hoa/unit.yml", "docs/schemas/conference.json", "requirements/dev.txt"):
        assert run("git", "check-ignore", "--quiet", "--no-index", name).returncode == 1, name
