"""Every piece of text that the portal shows of a conference, and how a find in it is told without repeating it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from doithoai import public
from doithoai.cases.case import Case
from doithoai.model.amended import Amended
from doithoai.model.base import Frozen
from doithoai.model.findings import Problem, Route
from doithoai.model.records import Deviations, Unit

Find = Callable[[str], Iterator[tuple[int, str]]]
"""Finds something private in a text: where it begins, and its words."""


class Passage(msgspec.Struct, frozen=True, gc=False):
    """One public text; `line` is the first line of a body, None for a value that its route finds."""

    file: str
    route: Route
    text: str
    line: int | None = None

    def problems(self, find: Find, allowed: Callable[[str], bool], **values: object) -> Iterator[Problem]:
        """What `find` finds here and nobody allows, masked: a finding is public too."""
        for start, words in find(self.text):
            if not allowed(words):
                line = None if self.line is None else self.line + self.text.count("\n", 0, start)
                yield Problem(self.file, self.route, {"shown": masked(words), **values}, line=line)


UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""The capital letters of Vietnamese, for the inside of a character class."""


def masked(words: str) -> str:
    """Enough to find the place by, too little to learn anything from."""
    return f"{words[: min(6, len(words) // 2)]}…"


class Gathered(Frozen, frozen=True):
    """The public texts of one conference, and all of them in one, for a first look at them together."""

    passages: tuple[Passage, ...]
    whole: str
    long_number: bool
    """Whether nine digits follow one another anywhere, separators apart."""


_TO_ZERO = bytes.maketrans(b"123456789", b"000000000")
_SEPARATORS = b" .-()\xa0\x00"


def _gathered(case: Case) -> Gathered:
    """Look at every text once, for all the rules."""
    found = tuple(passages(case))
    whole = "\n".join([passage.text for passage in found])
    # Two bytes a letter are fast to make; that the empty one goes too can join digits, but never part them.
    numbers = whole.encode("utf-16-le").translate(_TO_ZERO, _SEPARATORS)
    return Gathered(found, whole, b"0" * 9 in numbers)


def judge(
    case: Case, suspect: Callable[[Gathered], object], find: Find, allowed: Callable[[str], bool]
) -> Iterator[Problem]:
    """Look into every public text of a conference, if all of them together are suspect."""
    gathered = case.once(_gathered)
    if suspect(gathered):
        for passage in gathered.passages:
            yield from passage.problems(find, allowed)


def passages(case: Case) -> Iterator[Passage]:
    """Every text of a conference that is shown to everybody."""
    yield from _conference(case)
    yield from _petitions(case)
    for document in case.folder.documents:
        front = document.front
        if why := public.reason(front):
            yield Passage(document.file, ("public_reason",), why)
        if not public.is_public(front):
            continue
        for name, text in (
            ("title", front.title),
            ("note", front.note),
            ("late_reason", front.late_reason),
            ("correction", front.correction),
        ):
            if text:
                yield Passage(document.file, (name,), text)
        if gone := public.gone(front):
            yield Passage(document.file, ("withdrawn", "reason"), gone.reason)
        for index, one in enumerate(front.files):
            if file := public.gone_file(one):
                yield Passage(document.file, ("files", index, "withdrawn", "reason"), file.reason)
        yield from _deviations(document.file, (), front.deviation)
        yield from amended(document.file, (), front.amended)
        if front.extension:
            yield Passage(document.file, ("extension", "reason"), front.extension.reason)
        for index, one in enumerate(front.files):
            if one.title:
                yield Passage(document.file, ("files", index, "title"), one.title)
        yield Passage(document.file, (), document.body, document.body_line)


def _conference(case: Case) -> Iterator[Passage]:
    conference = case.conference
    texts: list[tuple[Route, str | None]] = [
        (("topic",), conference.topic),
        (("audience",), conference.audience),
        (("note",), conference.note),
        (("substitute", "reason"), conference.substitute.reason if conference.substitute else None),
        (("cancelled", "reason"), conference.cancelled.reason if conference.cancelled else None),
    ]
    for name, given in (
        ("lead_office", conference.lead_office),
        ("archive_office", conference.archive_office),
        ("previous_results", conference.previous_results),
    ):
        texts.append(((name, "reason"), given.reason if given else None))
    if told := conference.announced_as:
        texts += [(("announced_as", "place"), told.place), (("announced_as", "topic"), told.topic)]
    texts += [(("groups", index), group) for index, group in enumerate(conference.groups)]
    counted = conference.attendance.groups if conference.attendance else ()
    texts += [(("attendance", "groups", index, "group"), one.group) for index, one in enumerate(counted)]
    texts += [(("postponed", index, "reason"), one.reason) for index, one in enumerate(conference.postponed)]
    texts += [(("announced", index, "late_reason"), one.late_reason) for index, one in enumerate(conference.announced)]
    for route, text in texts:
        if text:
            yield Passage("conference.yml", route, text)
    yield from _deviations("conference.yml", (), conference.deviation)
    yield from amended("conference.yml", (), conference.amended)


def _deviations(file: str, before: Route, given: Deviations) -> Iterator[Passage]:
    for index, one in enumerate(given):
        for name, text in (("reason", one.reason), ("decided_by", one.decided_by)):
            if text:
                yield Passage(file, (*before, "deviation", index, name), text)


def amended(file: str, before: Route, given: Amended) -> Iterator[Passage]:
    """The words about what a record said before."""
    for index, one in enumerate(given):
        for name, text in (("was", one.was), ("by", one.by), ("reason", one.reason)):
            if text:
                yield Passage(file, (*before, "amended", index, name), text)


def _petitions(case: Case) -> Iterator[Passage]:
    for position, petition in enumerate(case.folder.petitions):
        hidden = public.hidden(petition)
        withheld = hidden.reason if hidden else None
        texts = ("text", petition.text), ("answer", petition.answer), ("withheld", withheld), ("note", petition.note)
        for name, text in texts:
            if text:
                yield Passage("petitions.yml", (position, name), text)
        for index, promise in enumerate(petition.promises) if petition.promised else ():
            route = (position, *petition.promise_route(index))
            yield Passage("petitions.yml", (*route, "text"), promise.text)
            if promise.result and promise.result.text:
                yield Passage("petitions.yml", (*route, "result", "text"), promise.result.text)
        if petition.confirmed and petition.confirmed.note:
            yield Passage("petitions.yml", (position, "confirmed", "note"), petition.confirmed.note)
        if petition.refused:
            yield Passage("petitions.yml", (position, "refused", "reason"), petition.refused.reason)
            if petition.refused.settled_by:
                yield Passage("petitions.yml", (position, "refused", "settled_by"), petition.refused.settled_by)
        yield from _deviations("petitions.yml", (position,), petition.deviation)
        yield from amended("petitions.yml", (position,), petition.amended)
        for index, step in enumerate(petition.states):
            if step.note:
                yield Passage("petitions.yml", (position, "states", index, "note"), step.note)


def digits(text: str) -> str:
    """The digits of a number, a leading +84 as 0."""
    plain = "".join(character for character in text if character.isdigit())
    return f"0{plain[2:].removeprefix('0')}" if plain.startswith("84") and len(plain) > 9 else plain


def published(unit: Unit) -> str:
    """What the unit itself publishes of its offices, in one text."""
    return "\n".join(text for office in unit.offices for text in (office.phone, office.email, office.address) if text)
