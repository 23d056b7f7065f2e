"""A conference as its record stood on a day: what lies ahead has not happened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from msgspec.structs import replace

from doithoai.model.base import Frozen
from doithoai.model.dossier import ConferenceFolder
from doithoai.model.records import Conference, Document, Petition, Plan, Promise, Sent
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


class AsIfDone(Frozen, frozen=True):
    """A conference as if all that is recorded as done on a day to come had been done already.

    What is told of the record itself and not of these is told because of the days that lie ahead. When it was done
    nobody knows: today at the latest, or (`early`) with what was done just before it.
    """

    today: dt.date
    early: bool = False

    def folder(self, one: ConferenceFolder) -> ConferenceFolder:
        """All that the folder records."""
        ahead = {each.stem for each in one.documents if any(day > self.today for day in each.days)}
        held = one.last_day if one.last_day and one.last_day <= self.today else None
        return replace(
            one,
            conference=self._decided(one.conference) if one.conference else None,
            documents=tuple(replace(each, front=self._issued(each.front, held)) for each in one.documents),
            petitions=tuple(self._taken(each, ahead) for each in one.petitions),
        )

    def _day(self, day: dt.date, *before: dt.date | None) -> dt.date:
        if day <= self.today:
            return day
        known = [one for one in before if one and one <= self.today] if self.early else ()
        return known[0] if known else self.today

    def _decided(self, one: Conference) -> Conference:
        gone = one.cancelled
        return replace(
            one,
            announced=tuple(replace(each, on=self._day(each.on)) for each in one.announced),
            postponed=tuple(replace(each, decided=self._day(each.decided)) for each in one.postponed),
            cancelled=replace(gone, decided=self._day(gone.decided)) if gone else None,
        )

    def _issued(self, one: Document, held: dt.date | None) -> Document:
        first = min((each.on for each in one.sent), default=None)
        issued = self._day(one.issued, first, held) if one.issued else None
        return replace(one, issued=issued, sent=tuple(self._sent(each, issued, held) for each in one.sent))

    def _sent(self, one: Sent, issued: dt.date | None, held: dt.date | None) -> Sent:
        on = self._day(one.on, issued, held)
        return replace(one, on=on, received=self._day(one.received, on) if one.received else None)

    def _kept(self, one: Promise) -> Promise:
        result = one.result
        return replace(one, result=replace(result, on=self._day(result.on, one.on))) if result else one

    def _taken(self, one: Petition, ahead: Collection[str]) -> Petition:
        """A petition with the first of its days that lie ahead, of which P09 tells: what comes later did not happen.

        Nor did a step whose paper lies ahead as well: two records that agree are no slip of the pen.
        """
        received = self._day(one.received.on, *(step.on for step in one.states))
        if received != one.received.on:
            return replace(one, received=replace(one.received, on=received))
        if any(each.result and each.result.on > self.today for each in one.promises):
            kept = tuple(self._kept(each) for each in one.promises)
            # One promise stays one, so that what is told of it stays where it is recorded.
            one = replace(one, promised=kept[0] if isinstance(one.promised, Promise) else kept)
        index = next((index for index, step in enumerate(one.states) if step.on > self.today), None)
        if index is None or one.states[index].document in ahead:
            return one
        before = one.states[index - 1].on if index else received
        step = replace(one.states[index], on=self._day(one.states[index].on, before))
        return replace(one, states=(*one.states[:index], step, *one.states[index + 1 :]))


def too_early(plan: Plan | None, day: dt.date | None) -> bool:
    """Whether the plan of a year was not there yet on a day: nobody could go by it."""
    return plan is not None and plan.issued is not None and day is not None and day < plan.issued
