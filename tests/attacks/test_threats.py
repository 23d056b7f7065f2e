"""The page on safety and the tests agree: each threat has its test, and each test here its threat."""

from __future__ import annotations

import ast
from pathlib import Path

from scripts.threats import ACTORS, THREATS

ROOT = Path(__file__).parents[2]


def named(file: Path) -> set[str]:
    found = ast.walk(ast.parse(file.read_text("utf-8")))
    return {one.name for one in found if isinstance(one, ast.FunctionDef) and one.name.startswith("test_")}


def test_every_threat_names_a_test_and_every_attack_a_threat() -> None:
    here = Path(__file__)
    attacks = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in here.parent.glob("test_*.py")
        if path != here
        for name in named(path)
    }
    held = {(one.file, one.test) for one in THREATS}
    assert attacks <= held
    assert [one for one in held - attacks if one[1] not in named(ROOT / one[0])] == []
    assert len({one.test for one in THREATS}) == len(THREATS)


def test_every_threat_is_somebodys_and_everybody_has_one() -> None:
    assert {one.actor for one in THREATS} == {one.id for one in ACTORS}
    assert all(one.what and one.promise and one.english for one in THREATS)
