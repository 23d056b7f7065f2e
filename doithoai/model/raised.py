"""How many matters were raised at a conference of which only their number is on record; when the Front sent them."""

from __future__ import annotations

import datetime as dt

from doithoai.model.dossier import ConferenceFolder
from doithoai.model.vocabulary import Channel, PetitionClass


def untexted(folder: ConferenceFolder) -> int:
    """How many were raised beside those that are on record one by one."""
    counted = folder.conference.counted if folder.conference else None
    if counted is None or not folder.petitions_read:
        return 0
    return max(0, counted.petitions - sum(one.duplicate_of is None for one in folder.petitions))


def untold(folder: ConferenceFolder) -> int:
    """Of how many of them nobody knows whether they were answered: not those that were, at the conference."""
    left = untexted(folder)
    counted = folder.conference.counted if folder.conference else None
    if counted is None or not counted.answered or not left:
        return left
    own = sum(one.classed is PetitionClass.ANSWERED and one.duplicate_of is None for one in folder.petitions)
    return max(0, left - max(0, counted.answered - own))


def collected(folder: ConferenceFolder) -> dt.date | None:
    """When the Front first sent petitions; what it sends later is a supplement."""
    return min((one.received.on for one in folder.petitions if one.received.channel is Channel.FRONT), default=None)
