"""What was tried on this software and what came of it: the rows of proof.yml, as a table in Vietnamese or English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

BEGIN, END = "<!-- proof: made from scripts/proof.yml by `make generate` -->", "<!-- /proof -->"
READMES = {"README.md": "en", "README.vi.md": "vi"}
_HEADS = {"vi": ("Đã thử", "Bao nhiêu", "Kết quả", "Lệnh"), "en": ("Tried", "How many", "What came of it", "Command")}


class Tried(NamedTuple):
    """One thing that was tried, in both languages: how many times, what came of it, and the command that says so."""

    vi: str
    en: str
    tried: str
    came: str
    came_en: str
    command: str


ROWS = tuple(Tried(**one) for one in yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")))


def table(language: str) -> Iterator[str]:
    """The table in Markdown, line by line."""
    yield f"| {' | '.join(_HEADS[language])} |"
    yield "|---|--:|---|---|"
    for one in ROWS:
        what, came = (one.vi, one.came) if language == "vi" else (one.en, one.came_en)
        tried = one.tried.replace(",", ".") if language == "vi" else one.tried
        yield f"| {what} | {tried} | {came} | `{one.command}` |"


def readmes(root: Path) -> Iterator[tuple[str, str]]:
    """Both READMEs with the table as it is now between its marks: (path, text). Raises ValueError without the marks."""
    for name, language in READMES.items():
        text = (root / name).read_text(encoding="utf-8")
        before, after = text[: text.index(BEGIN)], text[text.index(END) :]
        yield name, "\n".join((f"{before}{BEGIN}\n", *table(language), f"\n{after}"))
