"""The guards of the wall, one by one: how each is taken out, and a field that is then found though it must not be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace

from doithoai import public
from doithoai.html import markdown
from doithoai.opendata import record
from doithoai.reading import attachments, folders
from doithoai.rules import holding
from doithoai.rules.holding import HeldBack
from doithoai.site import stamp_unit
from tests.attacks.planted import HELD_UNIT, UNIT


class Guard(NamedTuple):
    """What is taken out, what stands there instead, and what leaks by it."""

    name: str
    leaks: str
    swaps: tuple[tuple[Any, str, Callable[[Any], Any]], ...]
    unit: str = UNIT
    """Whose pages leak it."""

    def take_out(self, patch: pytest.MonkeyPatch) -> None:
        """Put something in its place that guards nothing."""
        for where, name, made in self.swaps:
            patch.setattr(where, name, made(getattr(where, name)))


def _one(name: str, leaks: str, made: Callable[[Any], Any], where: Any = public) -> Guard:
    """A guard that is one function, by whose name it is called."""
    return Guard(name, leaks, ((where, name.partition(":")[0], made),))


def _not(why: public.Unnamed) -> Callable[[Any], Any]:
    return lambda right: lambda who, today: None if (told := right(who, today)) is why else told


def _always(value: Any) -> Callable[[Any], Any]:
    return lambda _right: lambda *_given, **_named: value


def _same(_right: Any) -> Callable[..., Any]:
    return lambda one, *_given: one


def _keeping(name: str) -> Callable[[Any], Any]:
    """The petition of the wall with one field as the record has it."""
    return lambda right: lambda one, today: replace(right(one, today), **{name: getattr(one, name)})


def _named(_right: Any) -> Callable[..., Any]:
    return lambda one, today: None if public.unnamed(one.petitioner, today) else one.petitioner.name


def _petitioner(_right: Any) -> Callable[..., Any]:
    return lambda one, today: replace(one.petitioner, name=public.name(one, today))


UNTOLD = "petition-withheld"
GUARDS: tuple[Guard, ...] = (
    _one("unnamed: no consent", "petition-no-consent.petitioner.name", _not(public.Unnamed.NO_CONSENT)),
    _one("unnamed: consent to come", "petition-consent-comes.petitioner.name", _not(public.Unnamed.NOT_YET)),
    _one("unnamed: consent withdrawn", "petition-consent-gone.petitioner.name", _not(public.Unnamed.WITHDRAWN)),
    _one("name: of what is not told", f"{UNTOLD}.petitioner.name", _named),
    _one("petitioner: how consent was given", "petition-named.petitioner.consent.how", _petitioner),
    _one(
        "is_told: withheld",
        f"{UNTOLD}.text",
        lambda _: lambda one: one.removed is None and bool(one.text),
    ),
    _one(
        "is_told: taken out",
        "petition-removed-unsaid.text",
        lambda _: lambda one: one.withheld is None and bool(one.text),
    ),
    _one(
        "is_told: without a text",
        "petition-untold.states.note",
        lambda _: lambda one: one.withheld is None and one.removed is None,
    ),
    *(
        _one(f"petition: {name}", f"{UNTOLD}.{leaks}", _keeping(name))
        for name, leaks in (
            ("text", "text"),
            ("answer", "answer"),
            ("refused", "refused.reason"),
            ("note", "note"),
            ("states", "states.note"),
            ("promised", "promised.text"),
            ("confirmed", "confirmed.note"),
            ("deviation", "deviation.reason"),
            ("amended", "amended.was"),
        )
    ),
    _one("untold", f"{UNTOLD}.amended.reason", _same),
    _one("_untold", f"{UNTOLD}.promised.text", _same),
    _one("is_public: by its kind", "document-internal.whole-text", lambda _: lambda front: front.public is not False),
    _one(
        "is_public: kept in by its record",
        "document-public-kept-in.whole-text",
        lambda right: lambda front: front.kind.public or right(front),
    ),
    _one(
        "is_public: not without a reason",
        "document-internal-unexplained.whole-text",
        lambda right: lambda front: front.public is True or right(front),
    ),
    _one("is_public_report", "report-internal.amended.reason", _always(True)),
    _one("gone", "document-public-withdrawn.whole-text", _always(None)),
    _one("unsaid", "petition-no-consent.petitioner.name", _always(None)),
    _one("text: taken out", "document-public-withdrawn.whole-text", lambda _: lambda file: file.body),
    Guard(
        "kept, and what may not be there: text taken out",
        "document-public-withdrawn.file.text",
        (
            (public, "kept", lambda _: lambda file: file.front.files),
            (folders.FolderReader, "attachments", _always(frozenset())),
        ),
    ),
    Guard(
        "gone_file, and what may not be there",
        "document-public.file-withdrawn.text",
        ((public, "gone_file", _always(None)),),
    ),
    _one("attached: of internal documents", "document-internal.file.text", lambda _: public.kept),
    _one("document: internal", "document-internal.title", _same),
    _one("unretold", "document-public-withdrawn.note", _same),
    _one("guarded", "report-internal.late_reason", _same),
    _one("internal", "document-internal.late_reason", _always(frozenset())),
    _one("internal_reports", "report-internal.late_reason", _always(frozenset())),
    _one("folder", f"{UNTOLD}.text", _same),
    _one("held", "petition-no-consent.text", _always(HeldBack()), stamp_unit),
    _one("barred", "petition-no-consent.text", _same, stamp_unit),
    _one("held_petition", "petition-no-consent.text", _same),
    _one("held_document", "document-held.whole-text", _same),
    _one("held_year", "plan-held.whole-text", _same),
    _one("held_shared", "unit-held.offices.phone", _same)._replace(unit=HELD_UNIT),
    _one("held_of_year", "plan-held.whole-text", _always({}), stamp_unit),
    _one("_holds: whole conferences", "conference-held.topic", _always(False), holding),
    _one("visible: in open data", "comment.html", _same, record),
    _one("_clean: in pages", "comment.html", _same, markdown),
    _one("_compared: checksums", "document-public.file-wrong.text", _always(None), attachments),
)
"""Taken out one at a time. Two that stand behind each other are one guard: either alone would hold."""
ELSEWHERE: dict[str, str] = {
    "hidden": "pages only tell that, and why; the command `changes` quotes no day of a petition because of it",
}
"""Guards of what no site has: tests/test_wall_guards.py takes them out."""


class NoGuard(NamedTuple):
    """Why nothing leaks whatever a function of the wall says, and the wrong things that it is made to say."""

    why: str
    says: tuple[Any, ...]


NO_GUARD: dict[str, NoGuard] = {
    "consented": NoGuard("a rule compares the day of a consent with today", (None, dt.date(2025, 8, 1), dt.date.max)),
    "reason": NoGuard("why a document is public or not is told of both", (None,)),
    "is_flagged": NoGuard("a rule words by it what a kind is by default", (True, False)),
    "unexplained": NoGuard("a rule asks by it for the reason; `is_public` looks for that by itself", (True, False)),
    "is_held": NoGuard("of what is shown to nobody it tells which of two words stand there", (True, False)),
}
"""The functions of the wall that only tell a state."""
