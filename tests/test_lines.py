"""Lines that can be read side by side: Python, scripts, sheets of style and templates keep to 140 characters.

What a template writes has no line breaks of its own to spare, so a long line is broken where nothing is written: after
a block tag, at a blank inside a tag, or after an empty comment at its end, `{##}`, which takes the line break with it.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import DictLoader

from doithoai.html.compiler import Templates

ROOT = Path(__file__).resolve().parents[1]
LIMIT = 140
KINDS = (".py", ".js", ".css", ".html")


def sources() -> list[Path]:
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    paths = [ROOT / name for name in done.stdout.split("\0") if not name.startswith("records/")]
    return [path for path in paths if path.suffix in KINDS and path.is_file()]


def too_long(text: str) -> Iterator[tuple[int, int]]:
    """Each line that is too long, and its length."""
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LIMIT:
            yield number, len(line)


def test_no_line_is_too_long() -> None:
    found = sources()
    assert {path.suffix for path in found} == set(KINDS)
    long = [
        f"{path.relative_to(ROOT)}:{number}: {length}"
        for path in found
        for number, length in too_long(path.read_text(encoding="utf-8"))
    ]
    assert long == [], f"longer than {LIMIT} characters"


def test_a_line_that_is_too_long_is_found() -> None:
    assert list(too_long("đ" * LIMIT + "\n" + "đ" * (LIMIT + 1))) == [(2, LIMIT + 1)]


@pytest.mark.parametrize(
    "broken",
    [
        "<p>a {##}\nb</p>",
        "<p>{% if one %}\na {% endif %}{##}\nb</p>",
        "<p>{{ two\n  if not one else 'a' }} b</p>",
        "<p>a{##}\n{% if one %}\n b{% endif %}\n</p>",
    ],
)
def test_a_broken_line_writes_what_a_whole_one_does(broken: str) -> None:
    made = Templates(loader=DictLoader({"t": broken}), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    assert made.get_template("t").render(one=True, two="x") == "<p>a b</p>"
