"""A conference under each of the five plans by commands alone: one in every run, the other four by `make long`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.five_walks import ASKED
from tests.office.conference import CANARIES, PLACE
from tests.office.desk import Desk
from tests.office.mistakes import NAIVE
from tests.office.walk import Naive, desk, walk

pytestmark = pytest.mark.no_cover  # see suite.py

EVERY_RUN = "cat-hai-2025"
MOST_COMMANDS = 50


def walked(folder: Path, policy: str, naive: Mapping[str, Naive] | None = None) -> Desk:
    with desk(folder, policy) as office:
        walk(office, policy, naive)
        assert len(office.changes) == len(office.server.requests), "one proposal a change"
        assert len({one.branch for one in office.changes}) == len(office.changes), "one branch a change"
        assert naive or len(office.typed) <= MOST_COMMANDS
        known = office.objects()
        assert PLACE in known, "what is public is on the server"
        assert [one for one in CANARIES if one in known] == []
        assert "Chim Yến" in office.do("private", "find", "chim yen"), "who raised it is kept here"
        return office


def test_a_conference_by_commands_is_clean_at_every_step(tmp_path: Path) -> None:
    """With the mistakes that people make on the way, each told and put right."""
    walked(tmp_path, EVERY_RUN, NAIVE)


@pytest.mark.long
@pytest.mark.parametrize("policy", [one for one in ASKED if one != EVERY_RUN])
def test_a_conference_by_commands_is_clean_under_the_other_plans(tmp_path: Path, policy: str) -> None:
    walked(tmp_path, policy)
