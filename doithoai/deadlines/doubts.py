"""What in a record is told to be wrong by itself, so that nobody can judge a limit by it: one cause, one message.

A recipient that nobody knows, a paper that is not in the archive, two days that contradict one another: each has its
own finding. What it would make late or lacking is not known while it stands.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator
from functools import cached_property

from doithoai.deadlines.conclusions import speaking_of
from doithoai.deadlines.deadline import Deadline
from doithoai.deadlines.fulfilment import lacking
from doithoai.model.dossier import ConferenceFolder
from doithoai.model.records import Document, Petition, Report
from doithoai.model.steps import reopening
from doithoai.model.vocabulary import DeadlineKind, DocumentKind, PetitionClass, PetitionState, Since

HELD_WHEN = "ngày hội nghị trái với năm của thư mục, với giờ kết thúc hoặc với các buổi họp thêm"
REVERSED = "các ngày ghi trong hồ sơ trái nhau"
MISNAMED = "hồ sơ dẫn tới một mục không có trong kho"
ONE_WAY = "văn bản trả lời nêu kiến nghị này, nhưng kiến nghị chưa dẫn tới văn bản"
_A_DAY = dt.timedelta(1)
"""As long as any duration that a record can state (`duration_contradicts.py`)."""
_PASSED_ON = {
    DeadlineKind.SUBMISSION: (PetitionState.REPORTED_UP, PetitionClass.REPORTED_UP),
    DeadlineKind.FORWARDING: (PetitionState.TRANSFERRED, PetitionClass.TRANSFERRED),
}


class Doubts:
    """The doubts about one conference, each worked out when a limit first asks for it."""

    def __init__(
        self, folder: ConferenceFolder, stems: Collection[str], bodies: Callable[[], Collection[str]] | None
    ) -> None:
        """`stems` are the documents that are there, read or not; `bodies` all whom the archive knows, if told."""
        self.folder, self.stems, self._bodies = folder, stems, bodies

    @cached_property
    def bodies(self) -> Collection[str] | None:
        """All offices and recipients that are known."""
        return self._bodies() if self._bodies else None

    def _unknown(self, name: str | None) -> bool:
        return name is not None and self.bodies is not None and name not in self.bodies

    @cached_property
    def day(self) -> bool:
        """Whether the day of the conference is at odds with its record: with its year, its end or its sessions."""
        conference, start = self.folder.conference, self.folder.start
        if conference is None or start is None:
            return False
        length = start.at_least_to(conference.end) if conference.end else dt.timedelta(0)
        longer = conference.duration is not None and length > _A_DAY
        years = {start.year, *(move.start.year for move in conference.postponed)}
        odd = any(one.start.date() < start.date() or conference.astray(one) for one in conference.sessions)
        odd = odd or conference.ends_astray
        return self.folder.key.year not in years or length <= -_A_DAY or longer or odd

    @cached_property
    def reversed(self) -> frozenset[str]:
        """The documents sent before they were issued."""
        return frozenset(one.file for one in self.folder.documents if reversed_days(one.front))

    @cached_property
    def misaddressed(self) -> frozenset[str]:
        """The documents sent to a recipient that nobody knows."""
        return frozenset(
            one.file for one in self.folder.documents if any(self._unknown(line.to) for line in one.front.sent)
        )

    @cached_property
    def misnumbered(self) -> frozenset[str]:
        """The documents about a petition that is not there."""
        numbers = {petition.id for petition in self.folder.petitions}
        return frozenset(one.file for one in self.folder.documents if not numbers.issuperset(one.front.petitions))

    @cached_property
    def named_by(self) -> frozenset[int]:
        """The petitions that a written reply names."""
        replies = self.folder.of(DocumentKind.WRITTEN_REPLY)
        return frozenset(number for one in replies for number in one.front.petitions)

    def of(self, limit: Deadline) -> str | None:
        """Why nobody can tell that it was not met in time; None where nothing is in doubt."""
        if limit.kind.duty.since is Since.HELD and self.day:
            return HELD_WHEN
        if limit.kind is DeadlineKind.WRITTEN_REPLY:
            return self._reply(limit)
        if limit.kind in _PASSED_ON:
            return self._passed_on(limit)
        return self._papers(limit)

    def _papers(self, limit: Deadline) -> str | None:
        files = (limit.met_by,)
        if limit.met_on is None:
            unknown = not self.misaddressed.isdisjoint(files) or unknown_alone(limit, self._unknown)
            return MISNAMED if unknown else None
        return None if self.reversed.isdisjoint(files) else REVERSED

    def _reply(self, limit: Deadline) -> str | None:
        petition = next(one for one in self.folder.petitions if one.id == limit.petition)
        if petition.reply and any(stem not in self.stems for stem in petition.replies):
            return MISNAMED
        if not petition.reply and petition.id in self.named_by and reopening(petition.states) is None:
            return ONE_WAY
        sent = [line for notice in speaking_of(self.folder, petition.id) for line in notice.front.sent]
        if any(line.received and line.received < line.on for line in sent):
            return REVERSED
        return self._papers(limit)

    def _passed_on(self, limit: Deadline) -> str | None:
        """Of several papers that could meet it, one is in doubt."""
        kinds = limit.kind.duty.documents
        files = [one.file for one in self.folder.documents if one.front.kind in kinds]
        if not (self.misaddressed | self.misnumbered).isdisjoint(files) or any(self._lost(limit.kind)):
            return MISNAMED
        return None if self.reversed.isdisjoint(files) else REVERSED

    def _lost(self, kind: DeadlineKind) -> Iterator[bool]:
        """Whether each petition names a letter that is not there, or was given to an office that nobody knows."""
        state, classed = _PASSED_ON[kind]
        for petition in self.folder.petitions:
            yield any(
                step.document not in self.stems for step in petition.states if step.state is state and step.document
            )
            if petition.classed is classed or kind is DeadlineKind.FORWARDING:
                yield self._unknown(_given(petition))


def unknown_alone(limit: Deadline, unknown: Callable[[str | None], bool]) -> bool:
    """Whether it lacks nothing but what was to go to somebody whom the plan names, and no list knows."""
    left = lacking(limit.parts)
    return bool(left) and all(unknown(part.recipient) for part in left)


def _given(petition: Petition) -> str | None:
    return petition.assigned.office if petition.assigned else None


def reversed_days(front: Document | Report) -> bool:
    """Whether a paper was sent before it was issued."""
    return front.issued is not None and any(line.on < front.issued for line in front.sent)
