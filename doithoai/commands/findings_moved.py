"""Findings that a change brings and resolves, and those that went with their record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from doithoai.commands.judged import Judged
from doithoai.commands.limits_gone import GoneLimit
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.findings import Finding
from doithoai.reading.names import code, plain

_OF_LIMITS = "T"
"""How the codes of rules begin that tell of time limits."""


class Lost(Frozen, frozen=True):
    """What of the old side is there no more, or can't be read or judged."""

    paths: tuple[str, ...] = ()
    """Files, folders (ending in /) and petitions (`file#number`)."""
    limits: tuple[GoneLimit, ...] = ()
    unjudged: frozenset[str] = frozenset()
    """The conferences and unit-years of which some limit can't be counted any more."""

    def took(self, one: Finding) -> bool:
        """Whether a finding is gone because its record is, or the limit that it tells of."""
        if any(one.path == path or (path.endswith("/") and one.path.startswith(path)) for path in self.paths):
            return True
        folder = addresses.CONFERENCE_FILE.fullmatch(one.path)
        code = "-".join(folder.groups()) if folder else "-".join(one.path.split("/")[:2])
        of_limits = one.code.startswith(_OF_LIMITS)
        return (of_limits and code in self.unjudged) or any(
            f"{gone.name[0]}-".startswith(f"{code}-") and gone.due in one.message
            for gone in self.limits
            if of_limits or gone.erased
        )


def told(old: Judged, new: Judged, records: Path, lost: Lost) -> Iterator[str]:
    """The lines of what is new, of what is solved, and of what is neither: its record can't be judged any more."""
    known = {_same(finding) for finding in old.findings | old.besides}
    kept = {_same(finding) for finding in new.findings | new.besides}
    fresh = [one for one in sorted(new.findings) if _same(one) not in known]
    solved = [one for one in sorted(old.findings) if _same(one) not in kept]
    # What is told of a record that now has another address is neither new nor solved.
    moved = _at(solved, old.only_here) & _at(fresh, new.only_here)
    solved = _unmoved(solved, old.only_here, moved)
    gone = [one for one in solved if lost.took(one)]
    yield from _findings("Điều mới phát hiện", _unmoved(fresh, new.only_here, moved), records)
    yield from _findings("Điều đã được giải quyết", [one for one in solved if one not in gone], records)
    if gone:
        yield from _findings("Điều không còn xét được, không phải đã được giải quyết", gone, records)


def _at(found: Sequence[Finding], files: frozenset[str]) -> set[tuple[str, str]]:
    return {(one.code, one.message) for one in found if one.path in files}


def _unmoved(found: Sequence[Finding], files: frozenset[str], moved: set[tuple[str, str]]) -> list[Finding]:
    return [one for one in found if one.path not in files or (one.code, one.message) not in moved]


def _same(finding: Finding) -> tuple[str, str, str]:
    """A finding is the same wherever its line has moved to."""
    return finding.path, finding.code, finding.message


def _findings(title: str, found: Sequence[Finding], records: Path) -> Iterator[str]:
    yield f"\n### {title}: {len(found)}\n"
    for one in found:
        place = code(f"{records.name}/{one.path}:{one.line}")
        yield f"- **{one.code}** ({one.level.label}) {place}: {plain(one.message)}"
