"""A conference as its record stood on a day: what lies ahead has not happened."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from doithoai.model.dossier import ConferenceFolder
from doithoai.model.steps import seen


def known(one: ConferenceFolder, today: dt.date) -> ConferenceFolder:
    """A conference as it was known by the end of `today`: without the steps that its petitions took later.

    Nor was it put off by a decision that is dated on a day to come.
    """
    if one.last_step > today:
        one = replace(one, petitions=tuple(replace(each, states=seen(each.states, today)) for each in one.petitions))
    conference = one.conference
    if conference and conference.postponed and max(move.decided for move in conference.postponed) > today:
        taken = tuple(move for move in conference.postponed if move.decided <= today)
        one = replace(one, conference=replace(conference, postponed=taken))
    return one
