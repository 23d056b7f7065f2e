"""Every function of the wall is a guard that tests take out, or says why nothing leaks without it."""

from __future__ import annotations

import datetime as dt
import inspect

import pytest
from msgspec.structs import replace

from doithoai import public
from doithoai.commands.rewritten_petitions import petitions
from doithoai.model.dossier import ConferenceFolder, Key
from doithoai.model.records import Petition
from doithoai.reading.shapes import convert
from tests.attacks.guards import ELSEWHERE, GUARDS, NO_GUARD

TODAY = dt.date(2026, 3, 2)


def functions() -> set[str]:
    return {name for name, one in vars(public).items() if inspect.isfunction(one) and one.__module__ == public.__name__}


def test_every_function_of_the_wall_is_a_guard_or_says_why_it_is_none() -> None:
    """A new one needs an entry in tests/attacks/guards.py: what leaks without it, or why nothing does."""
    guards = {name for guard in GUARDS for where, name, _ in guard.swaps if where is public}
    some = [guards, set(ELSEWHERE), set(NO_GUARD)]
    assert len(functions()) > 30
    assert set().union(*some) == functions()
    assert sum(map(len, some)) == len(functions()), "one is in two tables"


def folder(one: Petition) -> ConferenceFolder:
    return ConferenceFolder(Key("xa", 2026, "01"), None, (one,))


def test_changes_quotes_nothing_of_what_is_withheld_by_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """It quotes days, never words that people wrote; of a petition that is withheld not even these."""
    record = {
        "id": 1,
        "received": {"when": "at", "on": "2026-01-05", "channel": "thu"},
        "petitioner": {"kind": "citizen"},
        "field": "khac",
        "text": "Đường hỏng.",
        "promised": {"on": "2026-03-01", "text": "Ông Bảy sửa đường"},
    }
    before: Petition = convert(record, Petition)
    after = replace(before, text=None, withheld="Lộ danh tính", promised=None)

    def quoted() -> str:
        return "".join(one.was + one.now for one in petitions(folder(before), folder(after), TODAY))

    assert quoted() == ""
    monkeypatch.setattr(public, "hidden", lambda _: None)
    assert "01/03/2026" in quoted()
    assert "Bảy" not in quoted()
