"""The page of one conference: when and where, the state of every step, petitions and answers, the dossier."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from doithoai.case import Case
from doithoai.findings import Basis
from doithoai.models import Override
from doithoai.pages.documents import PhaseView, internal_files, phases
from doithoai.pages.engine import render
from doithoai.pages.limits import Limit, view
from doithoai.pages.page import Entry, Page
from doithoai.pages.petitions import PetitionView, classes, petitions
from doithoai.pages.portal import Portal, root
from doithoai.pages.rows import TONES, called, place, title
from doithoai.provisions import OfficeByChair, Rules
from doithoai.vocabulary import DeadlineKind

BEFORE = (DeadlineKind.NOTICE, DeadlineKind.LAW_NOTICE, DeadlineKind.PETITION_COLLECTION)
AFTER = (DeadlineKind.CONCLUSION_NOTICE, DeadlineKind.LAW_PUBLICATION, DeadlineKind.FORWARDING)


@dataclass(frozen=True, slots=True)
class OfficeView:
    """An office that follows from who chairs, the section that says so, or the reason for another one."""

    name: str
    basis: Basis | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class ReplyGroup:
    """Petitions whose replies are counted from the same day."""

    limit: Limit
    petitions: tuple[PetitionView, ...]


def page(portal: Portal, case: Case) -> Page:
    """The page of one conference."""
    path = f"{case.key.path}/"
    internal = internal_files(case)
    asked = petitions(portal, case)
    groups, others = _replies(asked)
    dossier = phases(portal, case)
    toc = _toc(case, asked, dossier, replies=bool(groups or others))
    name = title(case)
    body = render(
        "conference",
        root=root(path),
        page_title=name,
        anchor="noi-dung",
        portal=portal,
        case=case,
        key=case.key,
        unit=case.unit,
        conference=case.conference,
        stage=case.folder.stage(portal.today),
        tone=TONES[case.folder.stage(portal.today)],
        held=case.folder.held(portal.today),
        place=place(case),
        lead=_office(portal, case, case.conference.lead_office, lambda rules: rules.lead_office),
        archive=_office(portal, case, case.conference.archive_office, lambda rules: rules.archive_office),
        before=[view(portal, case.key.unit, one, internal) for one in case.limits(*BEFORE)],
        after=[view(portal, case.key.unit, one, internal) for one in case.limits(*AFTER)],
        groups=groups,
        others=others,
        phases=dossier,
        petitions=asked,
        classes=classes(asked),
        follows=_follows(portal, case),
    )
    description = f"{name}, {case.unit.name}: {case.conference.topic}"
    source = f"records/{case.key.path}/conference.yml"
    return Page(path, f"{name}, {case.unit.name}", body, toc, description, source)


def _replies(asked: tuple[PetitionView, ...]) -> tuple[tuple[ReplyGroup, ...], tuple[PetitionView, ...]]:
    groups: dict[object, list[PetitionView]] = {}
    for one in asked:
        if one.limit:
            groups.setdefault((one.limit.deadline.count, one.limit.deadline.trigger), []).append(one)
    found = tuple(ReplyGroup(some[0].limit, tuple(some)) for some in groups.values() if some[0].limit)
    return found, tuple(one for one in asked if one.limit is None and one.assigned is not None)


def _office(
    portal: Portal,
    case: Case,
    override: Override | None,
    pick: Callable[[Rules], OfficeByChair | None],
) -> OfficeView | None:
    if override:
        return OfficeView(portal.body(case.key.unit, override.office), None, override.reason)
    found = case.layers.office(case.conference.chair, pick)
    return OfficeView(portal.body(case.key.unit, found[0]), found[1], None) if found else None


def _follows(portal: Portal, case: Case) -> tuple[str, str | None] | None:
    ref = case.conference.follows_up
    if ref is None:
        return None
    key = case.key.sibling(ref)
    known = portal.archive.neighbour(key)
    if known is None or known.conference is None:
        return f"hội nghị số {key.number} năm {key.year}", None
    return called(known.conference), f"{key.path}/"


def _toc(
    case: Case, asked: tuple[PetitionView, ...], dossier: tuple[PhaseView, ...], *, replies: bool
) -> tuple[Entry, ...]:
    parts = [
        (True, "thong-tin", "Thông tin hội nghị"),
        (bool(case.conference.petitions_open), "gui-kien-nghi", "Gửi ý kiến, kiến nghị"),
        (True, "cac-buoc", "Các bước và thời hạn"),
        (replies, "tra-loi", "Trả lời sau hội nghị"),
        (bool(asked), "kien-nghi", f"Ý kiến, kiến nghị ({len(asked)})"),
        (bool(dossier), "ho-so", "Hồ sơ"),
    ]
    return tuple(Entry(anchor, title) for shown, anchor, title in parts if shown)
