"""What fuzzing found worth keeping is tried again: each kept input, and some hundreds of fresh changes of records."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from scripts.fuzz import KEPT, failure, smallest
from scripts.fuzz_mutator import mutated, seeds, words
from scripts.fuzz_targets import LONGEST, SHARES, TARGETS, Broken

FRESH = {"checker": 25, "pages": 15, "answers": 15, "moves": 60}
"""How many changed records each target is given anew; others get more, being fast."""


@pytest.mark.no_cover
@pytest.mark.parametrize("name", TARGETS)
def test_no_kept_input_and_no_changed_record_breaks_a_promise(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOITHOAI_DEBUG", "1")
    kept = [path.read_bytes() for path in sorted((KEPT / name).iterdir())]
    assert kept, f"make fuzz keeps inputs of {name}"
    random, some = Random(name), [*kept, *seeds().values()]
    fresh = [
        mutated(random.choice(some), LONGEST[name], random.randrange(1 << 30)) for _ in range(FRESH.get(name, 200))
    ]
    for data in (*kept, *fresh):
        TARGETS[name](data)


def test_the_kept_inputs_are_small() -> None:
    sizes = [path.stat().st_size for path in KEPT.glob("*/*")]
    assert len(sizes) > 100
    assert sum(sizes) < 300_000
    assert {path.name for path in KEPT.iterdir()} == TARGETS.keys() == SHARES.keys() == LONGEST.keys()
    assert len(words()) > 300, "the models' own words are used"


def test_an_input_that_breaks_a_promise_is_made_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: bytes) -> None:
        if b"\xe1\xba\xa1" in data and b"x" in data:
            raise Broken("both")

    monkeypatch.setitem(TARGETS, "test", broken)
    path = tmp_path / "test-1"
    path.write_bytes(("dòng\n" * 300 + "hạn\n" + "y" * 500 + "x").encode())
    assert failure("test", b"x") == ""
    assert smallest("test", path).read_bytes() in (b"\xe1\xba\xa1x", b"x\xe1\xba\xa1")
