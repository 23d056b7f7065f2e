"""What of a dossier is on record, and what its own records say of a change: put off, corrected, answered anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from doithoai import public
from doithoai.model.amended import TEXT, TEXT_LABEL
from doithoai.model.dossier import ConferenceFolder, DocumentFile, ReportFile
from doithoai.model.plan_file import PlanFile
from doithoai.model.records import Document, Petition
from doithoai.model.vocabulary import PetitionState, Trait
from doithoai.reading.facts import Fact, facts

_EXPECTED = (
    "audience",
    "groups",
    "attendance",
    "duration",
    "lead_office",
    "archive_office",
    "previous_results",
    "counted",
)
_ON_THE_DAY = ("start", "end", "duration", "petitions_open")
_OF_ANSWER = ("answer", "reply", "parts")
_TAKING = (PetitionState.ASSIGNED, PetitionState.TRANSFERRED, PetitionState.REPORTED_UP)
_ANSWERING = (PetitionState.ANSWERED, PetitionState.UNDER_WAY)


def paper(one: DocumentFile | ReportFile | PlanFile) -> Mapping[str, Fact]:
    """What a document says, its text among it: how lines are broken is no matter."""
    found = facts(one.front)
    text = " ".join(one.body.split())
    return {**found, TEXT: Fact(TEXT_LABEL, text, "")} if text else found


def draft(front: Document) -> bool:
    """Whether a document has not gone out yet: it is free."""
    return front.issued is None and not front.sent


def same_paper(one: DocumentFile, before: ConferenceFolder, after: ConferenceFolder) -> DocumentFile | None:
    """The document after the change: of that name, or of another name with its number or its words."""
    if found := after.document(one.stem):
        return found
    known = {each.stem for each in before.documents}
    fresh = [each for each in after.documents if each.stem not in known]
    text, number = one.body.strip(), one.front.number
    same = (each for each in fresh if (number and each.front.number == number) or (text and each.body.strip() == text))
    return next(same, None)


def corrected(folder: ConferenceFolder, stem: str) -> set[str]:
    """The documents that correct one and have gone out."""
    return {one.stem for one in folder.corrections(stem) if not draft(one.front)}


def expected(field: str) -> bool:
    """Whether a field of a conference says what is only expected until it is held."""
    return field.partition(".")[0] in _EXPECTED


def still_planned(field: str) -> bool:
    """Whether a field of a conference is free while nobody was told of its day: not how it was put off before."""
    return field.partition(".")[0] not in ("announced", "postponed", "amended")


def announced_otherwise(before: ConferenceFolder, after: ConferenceFolder) -> Callable[[str], bool]:
    """Whether the record of a conference, or a notice that corrects the first, says itself that a field changed."""
    one, other = before.conference, after.conference
    if one is None or other is None:
        return lambda _: False
    notices = [each for each in before.documents if each.front.kind.has(Trait.ANNOUNCES)]
    news = any(corrected(after, each.stem) - corrected(before, each.stem) for each in notices)
    moved = any(move.start == one.start and move not in one.postponed for move in other.postponed)
    put_off = {move.start.date().isoformat() for each in other.sessions for move in each.postponed}
    off = other.cancelled is not None and one.cancelled is None
    was, now = facts(one), facts(other)
    kept = {
        field.partition(".")[2]
        for field, fact in now.items()
        if field.startswith("announced_as.") and field not in was and _told(fact, was, field.partition(".")[2])
    }

    def said(field: str) -> bool:
        name, _, rest = field.partition(".")
        if name == "sessions":
            return news or off or rest[:10] in put_off
        if name in _ON_THE_DAY:
            return news or moved or off
        return name in kept or (news and name in _TOLD)

    return said


_TOLD = ("place", "form", "link", "topic", "chair", "substitute")


def _told(told: Fact, was: Mapping[str, Fact], name: str) -> bool:
    """Whether a field that the notice told of said that, whichever of its parts was told."""
    return any(told.says_as(fact) for field, fact in was.items() if field == name or field.startswith(f"{name}."))


def petition_free(one: Petition, other: Petition) -> Callable[[str], bool]:
    """What of a petition may change: how it is answered until it was, and what its next step or word says anew."""
    open_yet = not _took(one, _ANSWERING) or _took(other, _ANSWERING) > _took(one, _ANSWERING)
    taken = _took(other, _TAKING) > _took(one, _TAKING)
    again = bool(one.confirmed and other.confirmed and other.confirmed.on > one.confirmed.on)
    grown = set(one.replies) <= set(other.replies)
    hidden, before = public.hidden(other), public.hidden(one)
    private = hidden is not None and (before is not None or hidden.since is not None)
    prose = {field for field, fact in facts(one).items() if not fact.shown and not fact.whole}

    def free(field: str) -> bool:
        name = field.partition(".")[0]
        if name in ("withheld", "removed"):
            return hidden is None  # it may be shown again; since when and why it was not stays
        if name == "reply" and grown:
            return True
        if (name in _OF_ANSWER and open_yet) or (name == "assigned" and taken) or (name == "confirmed" and again):
            return True
        return private and field in prose

    return free


def _took(one: Petition, steps: Sequence[PetitionState]) -> int:
    return sum(step.state in steps for step in one.states)
