"""Rules × records, printed: `python -m tests.rules_table` ends red where it is not tests/rules/product.txt.

`--write` renews that file and limits.txt beside it, `--records` lists the records of each rule.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from doithoai.reading.archive import Archive
from doithoai.rules import RULES
from tests.conftest import RECORDS
from tests.product import FILE, LIMITS, codes, expected, row
from tests.test_rules import AS_OF, CASES, TERRIBLE, apply, clean_limits, copy_base, judge, limits_of, marks

SAMPLE_DAYS = ("2025-12-01", "2026-11-22", "2027-02-01")
"""Days on which the frozen sample is judged: amid a year, by the portal's own day, and after its end."""
Record = tuple[str, str, dict[str, Any]]


def records() -> Iterator[Record]:
    """Every record of the tests: its name, the day, and what is changed in the clean archive."""
    yield "base", AS_OF, {}
    yield "terrible", AS_OF, {}
    for day in SAMPLE_DAYS:
        yield f"sample on {day}", day, {}
    for page in CASES.values():
        for case in (*page["bad"], *page["good"]):
            yield case["record"], case.get("as_of", AS_OF), case


def judged(record: Record) -> tuple[str, str, str]:
    """One row of the rules, one of the limits."""
    name, day, case = record
    with tempfile.TemporaryDirectory() as folder:
        root = RECORDS if name.startswith("sample") else copy_base(Path(folder))
        if name == "terrible":
            shutil.copytree(TERRIBLE / "thu-nghiem", root / "thu-nghiem", dirs_exist_ok=True)
        if case:
            apply(root, case["change"])
        if " bad " in name:
            marks(root, case, name[:3])
        archive = Archive(root)
        vietnamese = judge(archive, day).findings
        english = [] if " good " in name else [judge(root, day, "en").findings]
        return name, row(vietnamese, *english), limits_of(archive, day)


def table(only: list[str]) -> tuple[dict[str, str], dict[str, str]]:
    """All rows of both files as they are now, or only those of some rules' cases, the others as they were."""
    every = list(records())
    asked = [one for one in every if not only or one[0].partition(" ")[0] in only]
    clean_limits()
    with get_context("fork").Pool() as pool:
        now = list(pool.imap(judged, asked, 5))
    rows = ({name: rules for name, rules, _ in now}, {name: limits for name, _, limits in now})
    rules, limits = (
        {name: found.get(name, expected(file).get(name, "")) for name, _, _ in every}
        for found, file in zip(rows, (FILE, LIMITS), strict=True)
    )
    return rules, limits


def by_rule(rows: dict[str, str]) -> dict[str, list[str]]:
    """The records that each rule tells of."""
    found: dict[str, list[str]] = {code: [] for code in RULES}
    for name, line in rows.items():
        for code in codes(line):
            found[code].append(name)
    return found


def printed(rows: dict[str, str], *, names: bool) -> Iterator[str]:
    """One line a rule: records that it tells of, its own cases among them, and the rules told beside it."""
    yield f"{len(RULES)} rules x {len(rows)} records"
    for code, found in by_rule(rows).items():
        beside: dict[str, int] = defaultdict(int)
        for name in found:
            for other in codes(rows[name]) - {code}:
                beside[other] += 1
        own = sum(name.startswith(f"{code} bad") for name in found)
        more = " ".join(f"{other}:{count}" for other, count in sorted(beside.items()))
        yield f"{code}  {len(found):4} records  {own:3} of its own  beside: {more or '-'}"
        if names:
            yield from (f"      {name}" for name in found)


def main() -> int:
    """Print, compare and, when asked, write."""
    asked = argparse.ArgumentParser(prog="python -m tests.rules_table", description=__doc__)
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--records", action="store_true")
    asked.add_argument("--only", nargs="*", default=[], help="rules whose cases alone are judged anew")
    given = asked.parse_args()
    tables = table(given.only)
    print(*printed(tables[0], names=given.records), sep="\n")
    differing = 0
    for file, rows in zip((FILE, LIMITS), tables, strict=True):
        if given.write:
            file.write_text("".join(f"{name}: {line}\n" for name, line in rows.items()), encoding="utf-8")
            continue
        before = expected(file)
        for name in sorted(rows.keys() | before.keys()):
            if rows.get(name) != before.get(name):
                print(f"{file.name}: {name}: {before.get(name, '-')} => {rows.get(name, '-')}")
                differing += 1
    print(f"{differing} rows differ from the expected ones")
    return bool(differing)


if __name__ == "__main__":
    sys.exit(main())
