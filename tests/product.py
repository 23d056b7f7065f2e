"""What each rule says of each record of the tests, kept in tests/rules/product.txt: rules × records.

A row is a record, the rules that tell of it, how often, and a checksum of all that is told: place, level, sentences in
both languages, what everybody reads, and the documents it rests on. `python -m tests.rules_table` prints and renews it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from doithoai.model.findings import Finding

FILE = Path(__file__).parent / "rules" / "product.txt"


def row(*told: Iterable[Finding]) -> str:
    """All that is told of a record, in one or two languages, as its row says it."""
    languages = [tuple(findings) for findings in told]
    codes = Counter(one.code for one in languages[0])
    words = [f"{code}x{count}" if count > 1 else code for code, count in sorted(codes.items())]
    digest = hashlib.sha256(msgspec.json.encode(languages)).hexdigest()[:12]
    return " ".join((digest, *words))


@cache
def expected() -> dict[str, str]:
    """Every row by its record."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if line)


def codes(line: str) -> set[str]:
    """The rules of a row."""
    return {word.partition("x")[0] for word in line.split()[1:]}
