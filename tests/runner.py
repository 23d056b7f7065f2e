"""Runs the shell steps of a workflow's job as GitHub's runner does: bash, one file a step, outputs by file."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import yaml


class Step(NamedTuple):
    """One step that was run, with its exit code and all that it printed."""

    name: str
    code: int
    told: str


class Done(NamedTuple):
    """A job that has ended: its steps in order, its outputs and its summary."""

    steps: list[Step]
    outputs: dict[str, str]
    summary: str

    @property
    def result(self) -> str:
        """What `needs.<job>.result` says."""
        return "success" if all(step.code == 0 for step in self.steps) else "failure"


def job_of(workflow: Path, name: str) -> dict[str, Any]:
    """One job of a workflow."""
    found: dict[str, Any] = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"][name]
    return found


def run_job(job: dict[str, Any], folder: Path, temp: Path, **environment: str) -> Done:
    """Run the steps of a job that are shell, in a checked-out repository; actions of others are taken as done.

    After a failure only steps that say `!cancelled()` or `always()` are run. Expressions in `env` must be given.
    """
    temp.mkdir(parents=True, exist_ok=True)
    output, summary = temp / "output", temp / "summary"
    for file in (output, summary):
        file.write_text("", encoding="utf-8")
    files = {"GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary), "RUNNER_TEMP": str(temp)}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "COV_"))}
    base = {**kept, **files, "GITHUB_ACTIONS": "true", "CI": "true", **_plain(job.get("env", {})), **environment}
    steps: list[Step] = []
    for position, step in enumerate(job["steps"]):
        failed = any(one.code for one in steps)
        if "run" not in step or (failed and not any(word in step.get("if", "") for word in ("cancelled", "always"))):
            continue
        script = temp / f"step-{position}.sh"
        script.write_text(step["run"], encoding="utf-8")
        done = subprocess.run(
            ["bash", "-e", str(script)],
            cwd=folder,
            env={**base, **_plain(step.get("env", {})), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        steps.append(Step(step["name"], done.returncode, done.stdout))
    lines = output.read_text(encoding="utf-8").splitlines()
    return Done(steps, dict(line.split("=", 1) for line in lines), summary.read_text(encoding="utf-8"))


def _plain(environment: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if "${{" not in value}
