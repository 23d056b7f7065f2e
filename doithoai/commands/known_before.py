"""What earlier files prove of history: evidence and manifests that somebody kept, signed and stamped or not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from doithoai.commands.evidence import Before
from doithoai.commands.verify import Trust, verify_manifest
from doithoai.model.both import Both
from doithoai.model.evidence import HeldSince
from doithoai.reading.evidence import NoEvidence, load
from doithoai.reading.manifest import FaultFound

VIETNAM = dt.timezone(dt.timedelta(hours=7))


def known_before(files: Sequence[Path], trust: Trust) -> Before:
    """The commits, documents and time stamps that they name. Raises NoEvidence for one that does not hold, NoTool."""
    commits: list[str] = []
    documents: dict[str, HeldSince] = {}
    stamped: dict[str, dt.date] = {}
    for path in files:
        # What one program wrote is told from the other by what it begins with: neither has two readers.
        if _is_manifest(path):
            verdict = verify_manifest(path, trust)
            for fault in verdict.faults:
                raise _refused(path, fault)
            if verdict.manifest is None:
                continue
            commits += [verdict.manifest.commit] if verdict.manifest.commit else []
            if verdict.stamped:
                day = verdict.stamped.astimezone(VIETNAM).date()
                for one in verdict.manifest.records:
                    if one.sha256:
                        stamped[one.sha256] = min(day, stamped.get(one.sha256, day))
            continue
        found = load(path)
        commits.append(found.commit)
        documents = {**{one.file: one.first for one in found.documents if one.first}, **documents}
    return Before(tuple(commits), documents, stamped)


def _is_manifest(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return b'"manifest"' in file.read(400)
    except OSError:
        return False


def _refused(path: Path, fault: FaultFound) -> NoEvidence:
    vi = f"“{path}” không dùng làm chứng cứ được: {fault.told}"
    return NoEvidence(Both(vi, f"“{path}” is no evidence: {fault.kind.value}"))
