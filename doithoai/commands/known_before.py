"""What earlier files prove of history: evidence and manifests that somebody kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from doithoai.commands.evidence import Before
from doithoai.model.evidence import HeldSince
from doithoai.reading.evidence import load


def known_before(files: Sequence[Path]) -> Before:
    """The commits and documents that they name. Raises NoEvidence."""
    commits: list[str] = []
    documents: dict[str, HeldSince] = {}
    for path in files:
        found = load(path)
        commits.append(found.commit)
        documents |= {one.file: one.first for one in found.documents if one.first and one.file not in documents}
    return Before(tuple(commits), documents)
