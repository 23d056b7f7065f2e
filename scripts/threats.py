"""The threats of threats.yml: whose, what, what is promised, and which test holds it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import yaml


class Actor(NamedTuple):
    """Somebody, and what he or she could want."""

    id: str
    vi: str
    wish: str
    en: str
    wish_en: str


class Threat(NamedTuple):
    """One threat: whose, what, what is promised against it, and the file of the test that is named after it."""

    test: str
    file: str
    actor: str
    what: str
    promise: str
    english: str


_DATA = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
ACTORS = tuple(Actor(**one) for one in _DATA["actors"])
THREATS = tuple(Threat(**one) for one in _DATA["threats"])
NOT_PROMISED: tuple[tuple[str, str], ...] = tuple((one["vi"], one["en"]) for one in _DATA["not_promised"])
