"""A record that lies in the folder and is not committed, told to whoever commits what refers to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from msgspec.structs import replace

from doithoai.model.both import Both
from doithoai.model.findings import Finding
from doithoai.reading.names import visible

_TOLD = Both(
    " Tệp {path} có trên máy này nhưng chưa được đưa vào lần ghi: hãy chạy git add, rồi ghi lại.",
    " The file {path} lies on this machine and is not part of the commit: run git add, then commit again.",
)


def telling(untracked: Sequence[str], prefix: str, language: str) -> Callable[[Finding], Finding] | None:
    """Adds to each finding which uncommitted file it lacks; None where there is no such file."""
    if not untracked:
        return None

    def told(finding: Finding) -> Finding:
        path = next((one for one in untracked if _names(finding, one, prefix)), None)
        if path is None:
            return finding
        more = _TOLD.en if language == "en" else str(_TOLD)
        return replace(finding, message=finding.message + more.format(path=visible(f"{prefix}{path}")))

    return told


def _names(finding: Finding, path: str, prefix: str) -> bool:
    """Whether a finding speaks of what a file would be, as records name it from where the finding stands."""
    inside = finding.path.removeprefix(prefix)
    file = PurePosixPath(path)
    parts = file.parts
    if parts[0] == "policies":
        wanted = file.stem
    elif len(parts) > 3 and inside.startswith("/".join(parts[:3]) + "/"):
        wanted = file.stem if parts[3] == "documents" else "/".join(parts[3:])
    elif len(parts) > 3 and inside.startswith(f"{parts[0]}/"):
        wanted = "/".join(parts[1:3])
    else:
        return False
    return re.search(rf"(?<![\w-]){re.escape(wanted)}(?![\w-])", finding.message) is not None
