"""The page on what the archive promises and what it does not: threat_page.md, filled in from threats.yml."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from scripts.proof import table
from scripts.threats import ACTORS, NOT_PROMISED, THREATS

PATH = "doithoai/portal/docs/an-toan/index.md"
_SOURCE = Path(__file__).with_suffix(".md")


def page() -> str:
    """The whole page."""
    return re.sub(
        r"^\{\{(\w+)\}\}$",
        lambda found: "\n".join(_PARTS[found[1]]()),
        _SOURCE.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )


def _made() -> Iterator[str]:
    yield "<!-- Made from scripts/threats.yml and threat_page.md: edit these, then run `make generate`. -->"


def _actors() -> Iterator[str]:
    yield from ("| Ai | Muốn gì |", "|---|---|")
    yield from (f"| {one.vi} | {one.wish} |" for one in ACTORS)


def _promises() -> Iterator[str]:
    """One list for each who could want something: a table of three columns is not read on a phone."""
    for actor in ACTORS:
        yield from (f"### {actor.vi} {{ #hua-{actor.id} }}", "")
        for one in THREATS:
            if one.actor == actor.id:
                test = one.test.replace("_", "_<wbr>")
                yield f"- {one.what}.<br>**{one.promise}.** <small>Phép thử: <code>{test}</code></small>"
        yield ""


def _figures() -> Iterator[str]:
    yield from table("vi")


def _rest() -> Iterator[str]:
    yield from (f"- {vi}" for vi, _ in NOT_PROMISED)


def _english() -> Iterator[str]:
    """The summary, in HTML so that the whole of it is marked as English."""
    tests = "each promise has a test named after it in the table above; <code>make attacks</code> runs them all"
    yield '<div lang="en">'
    yield from _list("Who could want what:", (f"{one.en}: {one.wish_en}." for one in ACTORS))
    yield from _list(f"What is promised ({tests}):", (f"{one.english}." for one in THREATS))
    yield from _list("What is not promised:", (en for _, en in NOT_PROMISED))
    yield "</div>"


def _list(title: str, items: Iterator[str]) -> Iterator[str]:
    yield from (f"<p>{title}</p>", "<ul>", *(f"<li>{escape(one)}</li>" for one in items), "</ul>")


_PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "made": _made,
    "actors": _actors,
    "promises": _promises,
    "figures": _figures,
    "rest": _rest,
    "english": _english,
}
