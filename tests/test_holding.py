"""The build asks the check: what must not be public is held back by the build itself, and all else is published."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from doithoai.site import Stamped, stamp_site
from tests.test_passages import CONFERENCE, DOCUMENT, PETITION

pytestmark = pytest.mark.no_cover  # see suite.py

TODAY = dt.date(2026, 2, 10)
FIRST, SECOND = "thu-nghiem/2025/01", "thu-nghiem/2025/02"
Edit = Callable[[str, str, str], None]
NUMBER = "0987654321"


def everything(site: Path) -> str:
    """All that is published, in one text."""
    texts = []
    for path in sorted(site.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            texts.append((gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8", "replace"))
    return "\n".join(texts)


@pytest.fixture
def stamped(records: Path, prepared: Callable[..., Path], tmp_path: Path) -> Callable[[], tuple[Path, Stamped]]:
    """Stamp the archive."""

    def stamp() -> tuple[Path, Stamped]:
        site = prepared(tmp_path / "site")
        return site, stamp_site(site, records, TODAY, jobs=1)

    return stamp


def test_nothing_is_held_back_of_a_clean_archive(stamped: Callable[[], tuple[Path, Stamped]]) -> None:
    assert stamped()[1].held == ()


# Every text that anybody may read, with a telephone number of its own; each in a conference of its own


def number(place: int) -> str:
    return f"0912345{place:03}"


def put(path: Path, field: str, value: object, place: int, *, indent: str = "") -> None:
    """Give a record one field; whatever it said there before goes."""
    told = json.dumps(value, ensure_ascii=False)
    told = told.replace("0912 345 678", f"0912 345 {place:03}").replace("0912345678", number(place))
    text = path.read_text("utf-8")
    head, mark, rest = text.partition("- id: 2") if indent else text.partition("\n---\n")
    head = re.sub(rf"(?m)^{indent}{field}:.*\n(?:{indent}[ -].*\n)*", "", f"{head}\n")
    first = "- id: 1\n" if indent else "---\n" if head.startswith("---\n") else ""
    path.write_text(
        f"{first}{indent}{field}: {told}\n{head.removeprefix(first).strip(chr(10))}{chr(10) if indent or not mark else ''}{mark}{rest}",
        "utf-8",
    )


def planted(records: Path) -> dict[str, int]:
    """The conferences that were made, and the number that stands in each."""
    made: dict[str, int] = {}
    kinds: tuple[tuple[str, str, dict[str, object]], ...] = (
        ("conference.yml", "", CONFERENCE),
        ("petitions.yml", "  ", PETITION),
        ("documents/conclusion_notice.md", "", DOCUMENT),
    )
    for file, indent, fields in kinds:
        for name, value in fields.items():
            folder = f"thu-nghiem/2025/{len(made) + 3:02}"
            shutil.copytree(records / FIRST, records / folder)
            whole = isinstance(value, dict) and file == "conference.yml" and name.startswith("announced_as")
            put(records / folder / file, name.partition(".")[0], value, len(made), indent=indent)
            assert not whole or value
            made[folder] = len(made)
    return made


def test_nothing_private_is_published_whatever_field_it_stands_in(
    records: Path, stamped: Callable[[], tuple[Path, Stamped]]
) -> None:
    made = planted(records)
    site, told = stamped()
    text = everything(site)
    seen = {one: re.search(f"{number(place)}|0912 345 {place:03}", text) for one, place in made.items()}
    assert not [one for one, found in seen.items() if found]
    assert {path[: len(FIRST)] for path in told.held} == made.keys()
    assert all((site / one / "index.html").is_file() for one in made)
