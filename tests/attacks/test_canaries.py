"""A secret in every field: nothing of it is published but what the table of the wall allows, and each guard counts."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from doithoai import public
from doithoai.html.markdown import rich
from doithoai.reading.archive import Archive
from doithoai.site import Stamped, stamp_archive, stamp_site
from tests.attacks.canaries import found, leaves, tree
from tests.attacks.guards import GUARDS, NO_GUARD, Guard
from tests.attacks.planted import APART, KINDS, TODAY, UNIT, Planted

pytestmark = pytest.mark.no_cover  # see suite.py

ROOT = Path(__file__).parents[2]
PRIVACY = (ROOT / "doithoai/portal/docs/rieng-tu/index.md").read_text(encoding="utf-8")
DAY = dt.date.fromisoformat(TODAY)
Prepared = Callable[..., Path]
Tried = Callable[[str, int], None]


def allowed() -> set[str]:
    """The table: every field that may be found."""
    table = yaml.safe_load(Path(__file__).with_name("found.yml").read_text(encoding="utf-8"))
    assert all(one["why"] for one in table)
    return {f"{of}.{name}" for one in table for of in one["of"] for line in one["fields"] for name in line.split()}


class Site:
    """The archive and the portal that was stamped of it, once."""

    def __init__(self, root: Path, prepared: Prepared) -> None:
        """Plant, and stamp with the portal's own typeface: cards are drawn too."""
        self.planted, self.empty = Planted(root), prepared(root / "empty")
        shutil.copytree(ROOT / "doithoai/portal/docs/assets/fonts", self.empty / "assets/fonts")
        self.site, self.stamped = self.stamp("site")
        self.found = self.told(self.site)

    def stamp(self, name: str) -> tuple[Path, Stamped]:
        """Stamp into a folder of that name."""
        site = self.planted.root / name
        shutil.copytree(self.empty, site)
        return site, stamp_site(site, self.planted.records, DAY, jobs=1)

    def told(self, site: Path) -> dict[str, str]:
        """The fields whose secrets a site tells, each with a file that does."""
        return {self.planted.labels[number]: name for number, name in found(site).items()}


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory, prepared: Prepared) -> Site:
    return Site(tmp_path_factory.mktemp("chim hoàng yến"), prepared)


def test_every_text_of_every_kind_of_record_holds_a_secret(planted: Site) -> None:
    """A field that is new is among them by itself, in one way of being public at least."""
    sown = {f"{of.partition('-')[0]}.{name}" for of, _, name in (one.partition(".") for one in planted.planted.labels)}
    texts = {f"{of}.{name}" for of, kind in KINDS.items() for name in leaves(tree(kind))}
    assert texts - sown == APART


def test_every_field_that_is_published_stands_in_the_table(planted: Site, tried: Tried) -> None:
    table = allowed()
    tried("secrets planted", len(planted.planted.labels))
    assert {label: where for label, where in planted.found.items() if label not in table} == {}
    assert table - planted.found.keys() == set(), "nothing stands in the table that is not published"


LEAKS: dict[str, tuple[str, ...]] = {
    "the name of a person whose consent begins later": ("petition-consent-comes.petitioner.name",),
    "the name of an organisation whose petition is withheld or taken out": (
        "petition-withheld.petitioner.name",
        "petition-removed-unsaid.petitioner.name",
    ),
    "a comment in Markdown": ("comment.html", "comment.link"),
    "how a consent was given, and for what": tuple(
        f"petition-{of}.petitioner.consent.{name}"
        for of in ("named", "organisation", "organisation-gone", "withheld", "consent-gone")
        for name in ("how", "scope")
    ),
    "the note of a step of a petition without a text": ("petition-untold.states.note",),
    "the note, correction and amendments of a withdrawn document": tuple(
        f"document-{of}.{name}"
        for of in ("public-withdrawn", "internal-told-withdrawn")
        for name in ("note", "correction", "amended.was", "amended.reason")
    ),
    "an attached file with a wrong checksum": ("document-public.file-wrong.text",),
    "the reason of an internal report": ("report-internal.late_reason",),
    "what programs read of a unit that is held back, on the pages of its conferences too": tuple(
        f"unit-held.{name}" for name in ("portal", "offices.phone", "offices.address")
    ),
    "a name in what a file tells of its maker": ("petition-no-consent.petitioner.name",),
}
"""What did leak once, each by its name."""
DECIDED: dict[str, tuple[str, ...]] = {
    "a withdrawn document goes on accounting for days": (
        "document-public-withdrawn.late_reason",
        "document-public-withdrawn.extension.reason",
    ),
    "an internal document that was made public is public whole": (
        "document-internal-told.note",
        "document-internal-told.correction",
        "document-internal-told.late_reason",
        "document-internal-told.extension.reason",
    ),
    "why a document is internal is told": ("document-internal.public_reason",),
}
"""What is found because it was decided so; the page on privacy tells it."""


@pytest.mark.parametrize("leak", LEAKS)
def test_what_leaked_once_leaks_no_more(planted: Site, leak: str) -> None:
    planted_too = set(planted.planted.labels)
    assert [label for label in LEAKS[leak] if label not in planted_too] == []
    assert [label for label in LEAKS[leak] if label in planted.found or label in allowed()] == []


@pytest.mark.parametrize("decision", DECIDED)
def test_what_was_decided_to_be_public_is_told_on_the_page_on_privacy(planted: Site, decision: str) -> None:
    assert [label for label in DECIDED[decision] if label not in planted.found] == []
    assert "{ #con-lai }" in PRIVACY


@pytest.fixture(scope="module")
def again(planted: Site) -> Path:
    """A copy of the site in which the pages of the unit are stamped again and again."""
    return Path(shutil.copytree(planted.site, planted.planted.root / "again"))


@pytest.mark.parametrize("guard", GUARDS, ids=[one.name for one in GUARDS])
def test_taking_out_a_guard_of_the_wall_is_noticed(
    planted: Site, guard: Guard, again: Path, monkeypatch: pytest.MonkeyPatch, tried: Tried
) -> None:
    tried("guards taken out", 1)
    assert guard.leaks not in allowed()
    guard.take_out(monkeypatch)
    assert guard.leaks in stamped_anew(planted, again, guard.unit, monkeypatch)


SAID = [(name, value) for name, one in NO_GUARD.items() for value in one.says]


@pytest.mark.parametrize(("name", "value"), SAID, ids=[f"{name}: {value}" for name, value in SAID])
def test_what_is_no_guard_hides_nothing(
    planted: Site, name: str, value: object, again: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it says, no more is found than the table allows."""
    monkeypatch.setattr(public, name, lambda *_: value)
    assert stamped_anew(planted, again, UNIT, monkeypatch) - allowed() == set()


def stamped_anew(planted: Site, again: Path, unit: str, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """What is found once the pages of a unit are stamped again, and they only: a second or so."""
    rich.cache_clear()
    monkeypatch.setattr(stamp_archive, "taken_back", lambda *_: False)  # no need of the whole after the guard before
    try:
        stamp_archive.stamp_units(again, Archive(planted.planted.records), DAY, [unit])
    finally:
        rich.cache_clear()
    return {*planted.told(again / unit), *planted.told(again / "du-lieu/ho-so")}
