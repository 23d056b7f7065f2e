"""The page of one conference: where it stands, every step of it, petitions and answers, the dossier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from markupsafe import Markup

from doithoai import public
from doithoai.cases.case import Case
from doithoai.html.engine import render
from doithoai.html.markdown import rich
from doithoai.model import raised
from doithoai.model.base import Frozen
from doithoai.model.findings import Basis
from doithoai.model.provisions import OfficeByChair, Rules
from doithoai.model.records import Office, Override
from doithoai.views.as_announced import comparisons
from doithoai.views.chairs import chair
from doithoai.views.conference_rows import called, connected, place, sittings, title
from doithoai.views.counted import lines
from doithoai.views.departures import departures
from doithoai.views.documents import NOTICES, cited, phases, present, programme
from doithoai.views.headline import actions, receiving, standing
from doithoai.views.on_paper import printed
from doithoai.views.page import Entry, Page
from doithoai.views.petition_filters import choices
from doithoai.views.petitions import PetitionView, classes, petitions
from doithoai.views.portal import Portal, root
from doithoai.views.subscriptions import meetings
from doithoai.views.timeline import attendance, timeline

ROOT = root("unit/2026/01/")
"""The way back from any conference: all of them lie equally deep."""


class OfficeView(Frozen, frozen=True):
    """An office that follows from who chairs, the section that says so, or the reason for another one."""

    name: str
    basis: Basis | None
    reason: str | None


def page(portal: Portal, case: Case, lacking: Sequence[str] = ()) -> Page:
    """The page of one conference; `lacking` is what it does not show while the record is put right."""
    conference = case.conference
    asked = petitions(portal, case)
    apart = programme(portal, case)
    dossier = phases(portal, case, apart)
    held = case.folder.held(portal.today)
    window = receiving(portal, case)
    receives = not held and window is not None and window.tone != "none"
    beside = comparisons(case)
    toc = _toc(case, HELD if held else RECEIVES if receives else COMING, asked, dossier, apart, beside)
    name = title(case)
    body = render(
        "conference",
        root=ROOT,
        page_title=name,
        anchor="noi-dung",
        portal=portal,
        case=case,
        key=case.key,
        unit=case.unit,
        conference=conference,
        lacking=lacking,
        standing=standing(portal, case, asked),
        actions=actions(portal, case, ROOT),
        receiving=window,
        receives=receives,
        desk=_desk(case),
        calendar=meetings(case.key.unit).path,
        held=held,
        place=place(case),
        chair=chair(case),
        sittings=sittings(case),
        at_once=connected(sittings(case)),
        chairs=_chairs(case),
        attendance=attendance(conference),
        lead=_office(portal, case, conference.lead_office, lambda rules: rules.lead_office),
        archive=_office(portal, case, conference.archive_office, lambda rules: rules.archive_office),
        steps=timeline(portal, case, asked),
        programme=apart,
        programme_text=rich(public.text(apart), 3) if apart else Markup(),
        comparisons=beside,
        departures=departures(case),
        told_by=Markup("; ").join(map(cited, present(portal, case, *NOTICES))),
        phases=dossier,
        petitions=asked,
        choices=choices(asked),
        classes=classes(asked),
        counted=tuple(lines(portal, case)),
        raised=len(asked) + raised.untexted(case.folder),
        follows=_follows(portal, case),
        toc=toc,
        printed=printed(portal, case),
    )
    description = f"{name}, {case.unit.name}: {conference.topic}"
    source = f"records/{case.key.path}/conference.yml"
    return Page(case.key.page, f"{name}, {case.unit.name}", body, toc, description, source)


def _chairs(case: Case) -> list[str]:
    """The heads who chaired, by name: those known to have been in office on the day, and nobody's successor."""
    day, chairs = case.folder.day, case.conference.chairs
    if day is None or case.conference.substitute:
        return []
    own = [one for one in case.unit.leaders if one.role in chairs]
    return [f"{one.post} {one.name}" for one in own if one.start and one.start <= day <= (one.end or dt.date.max)]


def _desk(case: Case) -> Office | None:
    """The office that receives petitions, where it is one of the unit's own."""
    window = case.conference.petitions_open
    return next((one for one in case.unit.offices if one.id == window.office), None) if window else None


def _office(
    portal: Portal,
    case: Case,
    override: Override | None,
    pick: Callable[[Rules], OfficeByChair | None],
) -> OfficeView | None:
    if override:
        return OfficeView(portal.body(case, override.office), None, override.reason)
    found = case.layers.office(case.conference.leading, pick)
    return OfficeView(portal.body(case, found[0]), found[1], None) if found else None


def _follows(portal: Portal, case: Case) -> tuple[str, str | None] | None:
    ref = case.conference.follows_up
    if ref is None:
        return None
    key = case.key.sibling(ref)
    known = portal.archive.neighbour(key)
    if known is None or known.conference is None:
        return f"hội nghị số {key.number} năm {key.year}", None
    return called(known.conference), key.page


HELD = ("cac-buoc", "kien-nghi", "thong-bao-va-thuc-te", "thong-tin", "gui-kien-nghi", "chuong-trinh", "ho-so")
"""The order of sections once a conference was held; before, what comes next stands first."""
RECEIVES = ("gui-kien-nghi", "chuong-trinh", "cac-buoc", "thong-tin", "kien-nghi", "ho-so")
COMING = ("chuong-trinh", "cac-buoc", "thong-tin", "gui-kien-nghi", "kien-nghi", "ho-so")
ALWAYS = {
    "cac-buoc": "Các bước và thời hạn",
    "thong-tin": "Thông tin hội nghị",
}


def _toc(
    case: Case, order: Sequence[str], asked: Sequence[PetitionView], dossier: object, apart: object, beside: object
) -> tuple[Entry, ...]:
    """The sections that the page has, in their order."""
    titles = dict(ALWAYS)
    if beside:
        titles["thong-bao-va-thuc-te"] = "Thông báo và thực tế"
    if case.conference.petitions_open:
        titles["gui-kien-nghi"] = "Gửi ý kiến, kiến nghị"
    if apart:
        titles["chuong-trinh"] = "Chương trình"
    if asked or case.conference.counted:
        titles["kien-nghi"] = f"Ý kiến, kiến nghị ({len(asked) + raised.untexted(case.folder)})"
    if dossier:
        titles["ho-so"] = "Hồ sơ"
    return tuple(Entry(anchor, titles[anchor]) for anchor in order if anchor in titles)
