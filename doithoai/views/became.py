"""What became of a petition, in words: its state, who answered when and by what, what was promised and what came of it.

To answer is not to do: only what is done is green.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from doithoai.cases.case import Case
from doithoai.cases.fate import Fate
from doithoai.cases.promise import Promised, PromiseState, telling
from doithoai.html.fragments import Badge, brief, day, joined, mark
from doithoai.model.records import Confirmation, Petition, Step
from doithoai.model.steps import reopening
from doithoai.model.vocabulary import PetitionClass, PetitionState, State
from doithoai.vietnamese.wording import capital, short_date
from doithoai.views.chairs import chair
from doithoai.views.limits import Limit, lateness
from doithoai.views.portal import Portal

ANSWERED = "waiting", "◑"
DONE = Badge("đã làm xong", "good", "✓")
EMPTY = Badge("ghi đã trả lời, chưa có nội dung", "none", "?")
AWAY = {
    PetitionState.REPORTED_UP: Badge("chờ cấp trên trả lời", "waiting", "↑"),
    PetitionState.TRANSFERRED: Badge("chờ cơ quan có thẩm quyền trả lời", "waiting", "→"),
}
BODIES = {PetitionState.REPORTED_UP: "cấp trên", PetitionState.TRANSFERRED: "cơ quan có thẩm quyền"}
UNDER_WAY = Badge(PetitionState.UNDER_WAY.label, "waiting", "◔")
PARTLY = Badge("đã trả lời một phần", "waiting", "◔")
COMING = Badge("đã tiếp nhận, chờ hội nghị", "waiting", "…")
_ENDED = {
    PetitionState.ANSWERED: ANSWERED,
    PetitionState.RESOLVED: (DONE.tone, DONE.sign),
    PetitionState.REPORTED_UP: ("waiting", "↑"),
    PetitionState.TRANSFERRED: ("waiting", "→"),
    PetitionState.CARRIED_OVER: ("waiting", "→"),
    PetitionState.REFUSED: ("none", "–"),
    PetitionState.WITHDRAWN: ("none", "–"),
}
_CLASSED = {
    PetitionClass.ANSWERED: ANSWERED,
    PetitionClass.REFUSED: ("none", "–"),
}
PROMISES = {
    PromiseState.PAST: ("overdue", "✕"),
    PromiseState.OPEN: ("soon", "◔"),
    PromiseState.REOPENED: ("soon", "↺"),
    PromiseState.LATE: ("late", "!"),
    PromiseState.KEPT: ("good", "✓"),
    PromiseState.UNKNOWN: ("none", "?"),
}
MERGED = "gộp với kiến nghị khác"
REOPENED = "mở lại"

Links = Mapping[str, Markup]
"""The documents of the page, by the names that records refer to them by."""


def badge(fate: Fate, case: Case, limits: tuple[Limit | None, ...]) -> tuple[Badge, str]:
    """The state of a petition, and the word by which petitions are sorted: that holds no date."""
    found, word = _badge(fate, case, limits)
    return found, word or found.word


def _badge(fate: Fate, case: Case, limits: tuple[Limit | None, ...]) -> tuple[Badge, str]:
    one = fate.petition
    if one.duplicate_of is not None:
        return Badge(f"gộp với kiến nghị số {one.duplicate_of}", "none", "="), MERGED
    late = next((each for each in limits if each and case.state(each.deadline) is State.OVERDUE), None)
    if fate.overdue and late:
        return late.badge, ""
    if fate.broken:
        return Badge(PromiseState.PAST.label, *PROMISES[PromiseState.PAST]), ""
    if fate.reopened:
        return again(fate.reopened), REOPENED
    if fate.elsewhere and fate.forwarded:
        return AWAY[fate.forwarded.state], ""
    if fate.done:
        return DONE, ""
    if (told := telling(fate.promises)) and told.state is PromiseState.OPEN:
        until = f"đã hứa đến ngày {short_date(told.promise.on)}"
        return Badge(until, *PROMISES[PromiseState.OPEN]), PromiseState.OPEN.label
    if fate.empty:
        return EMPTY, ""
    return _settled(fate, case), ""


def _settled(fate: Fate, case: Case) -> Badge:
    one = fate.petition
    if fate.ended:
        return Badge(fate.ended.state.label, *_ENDED[fate.ended.state])
    if not fate.open and one.classed in _CLASSED:
        return Badge(one.classed.label, *_CLASSED[one.classed])
    if fate.partly:
        return PARTLY
    if under_way(fate):
        return UNDER_WAY
    return Badge("đang giải quyết", "waiting", "…") if case.folder.held(case.today) else COMING


def again(on: dt.date) -> Badge:
    """That a matter was taken up again on a day."""
    return Badge(f"{REOPENED} ngày {short_date(on)}", *PROMISES[PromiseState.REOPENED])


def under_way(fate: Fate) -> bool:
    """Whether the last word of the office is that it was received and is being dealt with."""
    return bool(fate.steps) and fate.steps[-1].state is PetitionState.UNDER_WAY


def answer(fate: Fate, case: Case, links: Links, office: str) -> Iterator[tuple[str, Markup]]:
    """Who answered, when, by which document; and where it waits."""
    file, step = fate.document, _answering(fate)
    who = f"; {office}" if office else ""
    if file and file.done:
        name = "Đã trả lời việc tiếp nhận" if under_way(fate) else "Đã trả lời"
        yield name, joined(day(file.done), who, "; ", _papers(fate.petition.replies, links))
    elif fate.partly:
        for part in fate.partly:
            yield capital(PARTLY.word), joined(day(part.done), "; ", links[part.stem])
        yield "Còn lại", Markup("phần trả lời khác chưa có hoặc chưa gửi")
    elif day_there := _at_conference(fate, case, step):
        who = f"; chủ trì: {chair(case)}"
        yield "Đã trả lời", joined("tại hội nghị, ", day(day_there), who)
    elif step:
        shown = links.get(step.document) if step.document else None
        yield "Đã trả lời", joined(day(step.on), who, "; ", shown or "hồ sơ không kèm văn bản")
    if fate.forwarded:
        shown = links.get(fate.forwarded.document) if fate.forwarded.document else None
        since = joined("từ ", day(fate.forwarded.on), joined("; ", shown) if shown else "")
        yield capital(AWAY[fate.forwarded.state].word), since
    if fate.reopened:
        step = reopening(fate.steps)
        yield "Mở lại", joined(day(fate.reopened), f". {step.note}" if step and step.note else "")


def _papers(stems: tuple[str, ...], links: Links) -> Markup:
    return Markup("; ").join(links[stem] for stem in stems if stem in links)


def _at_conference(fate: Fate, case: Case, step: Step | None) -> dt.date | None:
    """The day of the conference, if it was answered there and not later."""
    there = case.folder.last_day
    if fate.petition.classed is not PetitionClass.ANSWERED or there is None or not case.folder.held(case.today):
        return None
    return None if step and step.on > there else there


def _answering(fate: Fate) -> Step | None:
    """The last step that says it was answered, unless nothing shows the answer."""
    told = (step for step in reversed(fate.steps) if step.state is PetitionState.ANSWERED)
    return None if fate.empty or fate.forwarded else next(told, None)


def promises(portal: Portal, one: Petition, some: tuple[Promised, ...], links: Links) -> Iterator[tuple[str, Markup]]:
    """What was promised, by when, where that stands, and what came of it; then what others found."""
    for given, kept in zip(one.promises, some, strict=True):
        where = links.get(given.document) if given.document else None
        told = joined(
            given.text.removesuffix("."),
            " (",
            where or "hứa tại hội nghị",
            "). Hứa xong chậm nhất ",
            day(given.on),
            " ",
        )
        late = lateness(kept.limit, portal)
        done = joined(" ngày ", brief(kept.done), f" (chậm {late})" if late else "") if kept.done else Markup()
        if late and not kept.done:
            done = joined(f" {late}")
        result = given.result if kept.done else None
        shown = links.get(result.document) if result and result.document else None
        more = joined(". ", result.text) if result and result.text else Markup()
        yield "Việc đã hứa", joined(told, _mark(kept.state), done, more, joined("; ", shown) if shown else "")


def _mark(state: PromiseState) -> Markup:
    return mark(Badge(state.label, *PROMISES[state]))


def confirmed(one: Confirmation, village: str) -> Markup:
    """What the Front or the village head found."""
    who = joined(capital(one.by.label), f" ({village})" if village else "", ", ", day(one.on), ": ")
    word = Badge("đã làm xong", "good", "✓") if one.satisfied else Badge("chưa đạt", "overdue", "✕")
    return joined(who, mark(word), f" {one.note}" if one.note else "")
