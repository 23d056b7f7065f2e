"""Everything the lists are made from: one row a conference, the duties of the unit-years, the findings."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from doithoai.model.findings import Finding
from doithoai.model.vocabulary import FindingLevel, Stage, State
from doithoai.views.conference_rows import ListedConference, News
from doithoai.views.corrections import Change
from doithoai.views.limits import Owed

OPEN = frozenset((State.OVERDUE, State.ABSENT, State.DUE_SOON, State.UPCOMING))


class Index:
    """What a run learnt of the archive, by unit."""

    def __init__(self, rows: Iterable[ListedConference], duties: Iterable[Owed], findings: Iterable[Finding]) -> None:
        """Sort what was learnt by unit; only findings about what is late or missing are kept."""
        self.rows = tuple(rows)
        self._rows: dict[str, list[ListedConference]] = defaultdict(list)
        self._duties: dict[str, list[Owed]] = defaultdict(list)
        self._findings: dict[str, list[Finding]] = defaultdict(list)
        for row in self.rows:
            self._rows[row.key.unit].append(row)
            self._duties[row.key.unit].extend(row.owed)
        for duty in duties:
            self._duties[duty.unit].append(duty)
        for finding in findings:
            if finding.level in (FindingLevel.LATE, FindingLevel.MISSING):
                self._findings[finding.path.partition("/")[0]].append(finding)

    def of_unit(self, unit: str, year: int | None = None) -> tuple[ListedConference, ...]:
        """The conferences of a unit, of one year or of all."""
        return tuple(row for row in self._rows.get(unit, ()) if year is None or row.key.year == year)

    def findings(self, unit: str) -> tuple[Finding, ...]:
        """What the rules find late or missing."""
        return tuple(self._findings.get(unit, ()))

    def duties(self, unit: str, *states: State) -> list[Owed]:
        """The duties of a unit in the given states: the longest overdue first, then by due date, marks below limits."""
        found = (one for one in self._duties.get(unit, ()) if one.state in states)
        return sorted(found, key=lambda one: (one.mark, -one.days, one.due or dt.date.max, one.title, one.path))

    def notices(self) -> list[News]:
        """Announcements, newest first."""
        return _newest(news for row in self.rows for news in row.notices)

    def conclusions(self) -> list[News]:
        """Conclusion notices, newest first."""
        return _newest(news for row in self.rows for news in row.conclusions)

    def news(self, unit: str) -> list[News]:
        """Announcements and conclusion notices of one unit, newest first."""
        return _newest(news for row in self.of_unit(unit) for news in (*row.notices, *row.conclusions))

    def changes(self) -> list[tuple[Change, ListedConference]]:
        """What was taken out or corrected, newest first."""
        found = ((change, row) for row in self.rows for change in row.changes)
        return sorted(found, key=lambda one: (one[0].on or dt.date.min, one[1].path, one[0].name), reverse=True)

    def upcoming(self, today: dt.date) -> list[ListedConference]:
        """Conferences still to come, the nearest first."""
        rows = (row.on(today) for row in self.rows)
        later = (
            (row.start, row.path, row)
            for row in rows
            if row.start and row.start.date() >= today and row.stage is not Stage.CANCELLED
        )
        return [row for _, _, row in sorted(later)]


def _newest(news: Iterable[News]) -> list[News]:
    return sorted(news, key=lambda one: (one.on or dt.date.min, one.path, one.what), reverse=True)
