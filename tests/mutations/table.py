"""The table of mutations: for each rule one that trips it with what must follow, and one step less that trips nothing.

`by` names the generators (tests/mutations/made.py) that made it: operators of `EDITS` and `WHOLE`, `body`, `beside`,
and `day` where the archive is looked at on another day; what is `hand`-made has its reason in tests/test_mutations.py.

tests/mutations/table.txt is made by `python -m tests.mutations`, which tries what tests/mutations/made.py makes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.mutations.made import Mutation
from tests.test_rules import AS_OF, judge

FILE = Path(__file__).with_name("table.txt")
AND, ON = " && ", " @ "
NONE = "-"
"""What has no smaller step: a thing is there or it isn't."""


class Line(NamedTuple):
    """One rule: what is changed, all that is then told, and the smaller step of which nothing is told."""

    code: str
    change: str
    told: tuple[str, ...]
    less: str
    by: tuple[str, ...]
    """The generators that made the change."""

    @property
    def written(self) -> str:
        """As it stands in the table."""
        told, by = " ".join(self.told), " ".join(self.by)
        return f"{self.code}\n  does  {self.change}\n  tells {told}\n  less  {self.less}\n  by    {by}\n"


def lines() -> Iterator[Line]:
    """The whole table."""
    rows = FILE.read_text(encoding="utf-8").splitlines()
    for place in range(0, len(rows), 5):
        code, change, told, less, by = rows[place : place + 5]
        yield Line(code, change[8:], tuple(told[8:].split()), less[8:], tuple(by[8:].split()))


HAND = "hand"
"""What no generator makes."""


def makers(change: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Which generators make a change, of those of all mutations that are `known`: each once, in order."""
    edits, _, day = change.partition(ON)
    found = [known.get(one, HAND) for one in edits.split(AND) if one != NONE]
    return tuple(dict.fromkeys((*found, *(("day",) if day else ()))))


def told_of(root: Path, change: str) -> tuple[str, ...]:
    """Make a change in an archive and judge it; the archive is then as it was."""
    edits, _, day = change.partition(ON)
    made = [Mutation.of(one) for one in edits.split(AND) if one != NONE]
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    try:
        for one in made:
            one.make(root)
        return tuple(sorted({one.code for one in judge(root, day or AS_OF).findings}))
    finally:
        _restore(root, before)


def _restore(root: Path, before: dict[Path, bytes]) -> None:
    for path in sorted(root.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path in one.parents for one in before):
                path.rmdir()
        elif path not in before:
            path.unlink()
    for path, data in before.items():
        if not path.exists() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
