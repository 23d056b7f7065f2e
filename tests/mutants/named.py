"""The survivors that are known, each with its reason (survivors.txt)."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tests.mutants.parts import ALLOWED, SURVIVORS

if TYPE_CHECKING:
    from tests.mutants.hunt import Hunt

REASON = re.compile(r"^# +(.+)$")


class Named(NamedTuple):
    """Each survivor and why it is right that no test tells it."""

    why: dict[str, str]

    @classmethod
    def read(cls) -> Named:
        """A line that begins with # is the reason of those below it, down to an empty line."""
        why: dict[str, str] = {}
        reason = ""
        for line in SURVIVORS.read_text(encoding="utf-8").splitlines():
            if found := REASON.match(line):
                reason = found[1]
            elif line:
                why[line] = reason
            else:
                reason = ""
        return cls(why)

    def judge(self, hunt: Hunt, seconds: float, *, whole: bool) -> int:
        """Print the table; 1 when a survivor has no name, a part has too many, or one named is told by now."""
        code = 0
        print("\n| part | mutants | killed | survivors | named | % |\n|---|---|---|---|---|---|")
        for part, tried in hunt.tried.items():
            left = hunt.survivors[part]
            share = 100 * len(left) / tried
            known = sum(one in self.why for one in left)
            print(f"| {part} | {tried} | {tried - len(left)} | {len(left)} | {known} | {share:.1f} |")
            code |= share >= ALLOWED or known < len(left)
        print(f"\n{seconds:.0f} s")
        alive = Counter(one for some in hunt.survivors.values() for one in some)
        files = {source.name for some in hunt.sources.values() for source in some}
        told = [one for one in self.why if whole and one not in alive and one.partition(" ")[0] in files]
        if told:
            print("Named as survivors, but told by a test:", *told, sep="\n  ")
        return code | bool(told)
