"""An office that has only the wheel: a fresh environment, its own folders, real Git, and a runner of its workflows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
BUILT = (
    "doithoai",
    "records",
    "requirements",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "LICENSE-DATA",
    "CHANGELOG.md",
)
BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
LONG = 300
"""Seconds after which a machine is not slow but nothing comes."""
EPOCH = "1795300000"  # 2026-11-21 22:26 UTC
GH = """import sys
sys.stdin.read()
print("[]" if sys.argv[1:3] == ["issue", "list"] else "https://example.org/issues/1")
with open({log!r}, "a", encoding="utf-8") as log:
    print(*sys.argv[1:3], file=log)
"""
NEEDED = re.compile(r"needs\.(\w+)\.outputs\.(\w+) == 'true'")
VALUE = re.compile(r"\$\{\{ ([\w.]+) \}\}")


def wheel(out: Path, source: Path = ROOT) -> Path:
    """Build the wheel of a source tree."""
    out.mkdir(parents=True, exist_ok=True)
    done = run(sys.executable, "-c", BUILD, out, cwd=source)
    return out / done.stdout.split()[-1]


def older(folder: Path, version: str) -> Path:
    """A copy of the source tree as it might have been under a lower version, with older actions."""
    for name in BUILT:
        path = ROOT / name
        ignore = shutil.ignore_patterns("__pycache__")
        if path.is_dir():
            shutil.copytree(path, folder / name, ignore=ignore)
        else:
            folder.mkdir(exist_ok=True)
            shutil.copy(path, folder)
    init = folder / "doithoai/__init__.py"
    init.write_text(re.sub(r'(__version__ = )".*"', rf'\1"{version}"', init.read_text("utf-8")), "utf-8")
    for template in (folder / "doithoai/init/templates/github").glob("*.yml"):
        old = re.sub(r"(actions/checkout)@\w+ # v\S+", rf"\1@{'a' * 40} # v6.0.0", template.read_text("utf-8"))
        template.write_text(old, "utf-8")
    return folder


def run(*command: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; what it said is in the failure."""
    words = list(map(str, command))
    done = subprocess.run(
        words, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False, timeout=900
    )
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}\n{done.stderr}"
    return done


def page(address: str) -> str:
    """What a server of this machine answers."""
    with urllib.request.urlopen(address, timeout=LONG) as answer:  # noqa: S310 - served by ourselves
        return str(answer.read().decode())


class Office:
    """One fresh environment in a path with spaces; what the wheel needs is seen, what this clone has is not."""

    def __init__(self, top: Path, wheels: Path, hooks: Path) -> None:
        """Make the environment."""
        self.top, self.wheels, self.hooks = top, wheels, hooks
        self.venv = top / "môi trường"
        # Its pip is among what is seen: to make one more takes as long as to install the wheel.
        run(sys.executable, "-m", "venv", "--without-pip", self.venv, cwd=ROOT)
        site = next(self.venv.rglob("site-packages"))
        (site / "needed.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
        self.bin = self.venv / ("Scripts" if os.name == "nt" else "bin")
        self.log = top / "gh.log"
        (self.bin / "gh.py").write_text(GH.format(log=str(self.log)), "utf-8")
        gh = self.bin / "gh"
        gh.write_text('#!/bin/sh\nexec python "$(dirname "$0")/gh.py" "$@"\n', "utf-8")
        gh.chmod(0o755)

    @property
    def env(self) -> dict[str, str]:
        """What a shell of the office knows."""
        left = ("GIT_", "COV_", "PYTEST", "GITHUB_", "PYTHON", "VIRTUAL_ENV")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(left)}
        who = {
            f"GIT_{one}_{what}": "x@example.invalid" for one in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        return {
            **kept,
            **who,
            "PATH": f"{self.bin}{os.pathsep}{kept['PATH']}",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "PIP_FIND_LINKS": self.wheels.as_uri(),
            "PRE_COMMIT_HOME": str(self.hooks),
            "SOURCE_DATE_EPOCH": EPOCH,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONUTF8": "1",
        }

    def install(self, file: Path) -> None:
        """Install one wheel, and nothing with it."""
        self.run(
            "python",
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-index",
            "--no-deps",
            "--force-reinstall",
            file,
            cwd=self.top,
        )

    def run(self, program: str, *words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment, else one of the machine."""
        own = self.bin / program
        return run(own if own.exists() else program, *words, cwd=cwd, env=self.env)

    def repository(self, folder: Path) -> None:
        """Put an archive under Git with its hooks installed, and make the first commit: the hooks must pass."""
        self.run("git", "init", "-q", "-b", "main", cwd=folder)
        self.run("python", "-m", "pre_commit", "install", cwd=folder)
        self.commit(folder, "Bắt đầu")

    def commit(self, folder: Path, message: str) -> str:
        """Commit everything; what the hooks said."""
        self.run("git", "add", "-A", cwd=folder)
        return self.run("git", "commit", "-m", message, cwd=folder).stderr

    def workflow(self, folder: Path, name: str) -> list[str]:
        """Run every `run:` step of a workflow in order, as the runner would; the names of the steps."""
        content = yaml.safe_load((folder / ".github/workflows" / name).read_text("utf-8"))
        output, summary = self.top / "output", self.top / "summary"
        outputs: dict[str, str] = {}
        done = []
        for job in content["jobs"].values():
            if not _wanted(job.get("if", ""), content["jobs"], outputs):
                continue
            for step in job["steps"]:
                if "run" not in step:
                    continue
                output.write_text("")
                given = {**job.get("env", {}), **step.get("env", {})}
                known = {
                    "github.token": "x",
                    "github.repository": "an-binh/kho",
                    "vars.SITE_URL": "",
                    "secrets.MANIFEST_KEY": "",
                    **outputs,
                }
                env = {key: _filled(value, known) for key, value in given.items()}
                env |= {"GITHUB_ACTIONS": "true", "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary)}
                shell = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"])
                run(*shell, cwd=folder, env={**self.env, **env})
                outputs |= dict(_outputs(step, output.read_text("utf-8")))
                done.append(step["name"])
        return done


def _wanted(condition: str, jobs: dict[str, Any], known: Mapping[str, str]) -> bool:
    """Whether a job runs that does so only when an output of another is true; any other condition is met."""
    asked = NEEDED.fullmatch(condition)
    if not asked:
        return True
    terms = jobs[asked[1]]["outputs"][asked[2]].strip("${} ").split(" || ")
    return any(known.get(left) == right.strip("'") for left, _, right in (term.partition(" == ") for term in terms))


def _filled(value: str, known: Mapping[str, str]) -> str:
    return VALUE.sub(lambda found: known[found[1]], value)


def _outputs(step: dict[str, Any], text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        key, _, value = line.partition("=")
        yield f"steps.{step['id']}.outputs.{key}", value
