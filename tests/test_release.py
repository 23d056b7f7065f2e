"""Releases: one number everywhere, a tag that must fit it, and a wheel that pip and uv install as users do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.version import Version

import doithoai
from tests.installed import wheel as build

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 300
"""Seconds that one install may take before it counts as one that never ends."""


def run(*command: str | Path, **extra: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_", "VIRTUAL_ENV"))}
    return subprocess.run(
        list(map(str, command)),
        env={**kept, "PYTHONUTF8": "1", **extra},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=LONGEST,
    )


def test_the_command_tells_its_version() -> None:
    done = run(sys.executable, "-m", "doithoai", "--version", PYTHONPATH=str(ROOT))
    assert (done.returncode, done.stdout) == (0, f"doithoai {doithoai.__version__}\n"), done.stderr


def test_the_number_is_one_that_pypi_takes_and_the_changelog_tells() -> None:
    assert str(Version(doithoai.__version__)) == doithoai.__version__
    told = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert doithoai.__version__ in told
    assert told == sorted(told, key=lambda one: (one == "Next", Version("0") if one == "Next" else Version(one)))[::-1]


def publishing() -> dict[str, Any]:
    loaded = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


@pytest.mark.parametrize(("tag", "code"), [("v{}", 0), ("v{}.post1", 1), ("{}rc1", 1), ("v9.9.9", 1)])
def test_a_tag_must_fit_the_version(tag: str, code: int) -> None:
    (step,) = [one for one in publishing()["jobs"]["build"]["steps"] if "GITHUB_REF_NAME" in one.get("run", "")]
    script = step["run"].replace("make venv\n", "").replace(".venv/bin/doithoai", f'"{sys.executable}" -m doithoai')
    bash = shutil.which("bash")
    assert bash is not None
    named = tag.format(doithoai.__version__)
    done = run(bash, "-e", "-c", script, GITHUB_REF_NAME=named, PYTHONPATH=str(ROOT))
    assert done.returncode == code, done.stdout + done.stderr
    assert (f"Nhãn {named} không khớp với doithoai {doithoai.__version__}" in done.stdout) is bool(code)


def test_only_the_upload_may_prove_who_it_is_and_it_runs_only_after_the_tests() -> None:
    jobs = publishing()["jobs"]
    assert "id-token" not in jobs["build"]["permissions"]
    assert jobs["upload"]["needs"] == ["build", "attest"]
    lines = [one["run"] for one in jobs["build"]["steps"] if "run" in one]
    assert lines[1:] == ["make test", "make dist", "make sbom"]
    (uploading,) = [one["run"] for one in jobs["upload"]["steps"] if "run" in one]
    assert "--require-hashes" in uploading
    assert "make" not in uploading


def test_what_is_uploaded_is_attested_first_and_uploaded_with_its_attestation(tmp_path: Path) -> None:
    """PyPI keeps beside each file which workflow of which commit made it; without that nothing is uploaded."""
    jobs = publishing()["jobs"]
    assert jobs["attest"]["permissions"] == {"contents": "read", "id-token": "write", "attestations": "write"}
    assert "environment" not in jobs["attest"], "the right to publish is given to the upload alone"
    (signing,) = [one["run"] for one in jobs["attest"]["steps"] if "run" in one]
    assert "--require-hashes --only-binary :all: --requirement requirements/attest.txt" in signing
    assert "pypi_attestations sign made/dist/*" in signing
    lock = (ROOT / "requirements/attest.txt").read_text("utf-8")
    assert re.search(r"^pypi-attestations==[0-9.]+ \\$", lock, re.MULTILINE)
    handed = {
        one["with"]["name"]: one["with"]["path"] for one in jobs["attest"]["steps"] if "upload" in one.get("uses", "")
    }
    assert handed == {"signed": "signed/"}
    taken = [one["with"] for one in jobs["upload"]["steps"] if "download-artifact" in one.get("uses", "")]
    assert taken == [{"name": "dist", "path": "dist/"}, {"name": "signed", "path": "dist/"}]
    (uploading,) = [one["run"] for one in jobs["upload"]["steps"] if "run" in one]
    assert "--no-attestations" not in uploading
    asked = uploading.partition("python -m pip")[0]
    bash = shutil.which("bash")
    assert bash is not None
    (tmp_path / "dist").mkdir()
    for name in ("doithoai-1.whl", "doithoai-1.tar.gz", "doithoai-1.whl.publish.attestation"):
        (tmp_path / "dist" / name).write_text("x")
    script = f'cd "{tmp_path}"\n{asked}'
    assert run(bash, "-e", "-c", script).returncode == 1
    (tmp_path / "dist/doithoai-1.tar.gz.publish.attestation").write_text("x")
    assert run(bash, "-e", "-c", script).returncode == 0
    told = run(Path(sysconfig.get_path("scripts")) / "uv", "publish", "--help").stdout
    assert "Do not upload attestations" in told, "uv uploads what lies beside a file"


def python_of(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def declared() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return sorted(re.match(r"[\w-]+", need)[0] for need in project["project"]["dependencies"])  # type: ignore[index]


def test_pip_installs_the_wheel_and_it_judges_an_archive(wheel: Path, tmp_path: Path, records: Path) -> None:
    folder = tmp_path / "môi trường mới"
    venv.create(folder, with_pip=True)
    done = run(python_of(folder), "-m", "pip", "install", "--quiet", wheel)
    assert done.returncode == 0, done.stderr
    listed = run(python_of(folder), "-m", "pip", "list", "--format=freeze").stdout
    got = {line.partition("==")[0].lower() for line in listed.splitlines()} - {"pip", "setuptools"}
    assert got == {"doithoai", *declared()}
    done = run(python_of(folder), "-m", "doithoai", "check", records, "--as-of", "2026-11-22")
    assert done.returncode == 0, done.stdout + done.stderr
    assert run(python_of(folder), "-m", "doithoai", "--version").stdout == f"doithoai {doithoai.__version__}\n"


def test_uv_installs_the_wheel_as_a_tool(wheel: Path, tmp_path: Path, records: Path) -> None:
    uv = Path(sysconfig.get_path("scripts")) / "uv"
    places = {"UV_TOOL_DIR": str(tmp_path / "công cụ"), "UV_TOOL_BIN_DIR": str(tmp_path / "lệnh")}
    done = run(uv, "tool", "install", "--quiet", "--no-config", "--python", sys.executable, wheel, **places)
    assert done.returncode == 0, done.stderr
    command = tmp_path / "lệnh" / ("doithoai.exe" if os.name == "nt" else "doithoai")
    done = run(command, "check", records, "--as-of", "2026-11-22")
    assert done.returncode == 0, done.stdout + done.stderr
    assert run(command, "--version").stdout == f"doithoai {doithoai.__version__}\n"


def test_the_same_source_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    assert build(tmp_path).read_bytes() == wheel.read_bytes()
