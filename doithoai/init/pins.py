"""Everything an archive pins: the program, its dependencies, the hooks' tools, the actions."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from doithoai import __version__
from doithoai.init import stock

TOOLS = {"pre-commit": "4.7.0", "pre-commit-hooks": "6.0.0", "ruamel-yaml": "0.19.1"}
"""What the hooks of an archive run, with what that asks for; a test holds these beside requirements/dev.txt."""
_HEAD = "# Các gói mà cổng cần, khóa theo mã băm. Do lệnh `doithoai init`, `doithoai upgrade` ghi; không sửa tay.\n"
_ENTRY = re.compile(r"^(?=[A-Za-z0-9])", re.MULTILINE)
_NAME = re.compile(r"([A-Za-z0-9._-]+)==([^\s;\\]+)")
_BUILD = "doithoai (pyproject.toml:build)"
_SECONDS = 60


def requirements() -> str:
    """requirements.txt of an archive: the lock of the portal without what only builds this package."""
    entries = dict(_entries(stock.requirements()))
    needed = {name for name, entry in entries.items() if _wanted(entry)}
    grown = True
    while grown:
        more = {name for name, entry in entries.items() if _via(entry) & needed}
        grown = not more <= needed
        needed |= more
    return _HEAD + "".join(_bare(entry) for name, entry in entries.items() if name in needed)


def locked(name: str) -> str:
    """The version of one dependency in the lock."""
    found = _NAME.match(dict(_entries(stock.requirements()))[name])
    assert found is not None  # noqa: S101 - each entry begins so
    return found[2]


def _entries(lock: str) -> list[tuple[str, str]]:
    found = ((_NAME.match(entry), entry) for entry in _ENTRY.split(lock))
    return [(head[1].lower(), entry) for head, entry in found if head]


def _via(entry: str) -> set[str]:
    """By whom an entry is wanted."""
    told = entry.partition("# via")[2]
    return {
        line.strip(" #") for line in told.splitlines() if line.strip(" #") and not line.strip(" #").startswith("-c")
    }


def _wanted(entry: str) -> bool:
    return any(one.startswith("doithoai (") and one != _BUILD for one in _via(entry))


def _bare(entry: str) -> str:
    return "\n".join(line for line in entry.splitlines() if not line.lstrip().startswith("#")) + "\n"


def program(digest: str | None) -> str:
    """The line that pins this program; without a digest by its version alone."""
    pin = f"doithoai=={__version__}"
    return f"{pin} \\\n    --hash=sha256:{digest}" if digest else pin


def own_digest() -> str | None:
    """The SHA-256 of the wheel that this program came from; None when nobody can tell it.

    The wheel can't hold it. Installed from a file or an address, pip has written it down (PEP 610); installed by name,
    pip asks its index again, which is the one that the archive will install from.
    """
    try:
        written = distribution("doithoai").read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    if written is None:
        return _from_index()
    archive: dict[str, Any] = json.loads(written).get("archive_info", {})
    hashes: dict[str, str] = archive.get("hashes", {})
    return hashes.get("sha256") or archive.get("hash", "").removeprefix("sha256=") or None


def _from_index() -> str | None:
    words = ("install", "--dry-run", "--ignore-installed", "--no-deps", "--only-binary", ":all:", "--report", "-")
    command = [
        sys.executable,
        "-m",
        "pip",
        "--disable-pip-version-check",
        *words,
        "--quiet",
        f"doithoai=={__version__}",
    ]
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=True)
        (found,) = json.loads(done.stdout)["install"]
        digest: str = found["download_info"]["archive_info"]["hashes"]["sha256"]
    except (OSError, subprocess.SubprocessError, ValueError, KeyError):
        return None
    return digest


def template(name: str) -> str:
    """One file that comes with the program, words not yet replaced."""
    return (Path(__file__).parent / "templates" / name).read_text("utf-8")
