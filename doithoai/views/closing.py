"""The last step of a conference: its dossier is complete once every owed document is there and no petition waits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from doithoai.cases.case import Case
from doithoai.cases.fate import fates, stage
from doithoai.cases.promise import PENDING
from doithoai.deadlines import DRAFT, Deadline
from doithoai.deadlines.dossier import UNTOLD
from doithoai.html.fragments import Badge, day, joined, link
from doithoai.model import addresses, raised
from doithoai.model.base import Frozen
from doithoai.model.vocabulary import CLOSING, UNCONCLUDED, DeadlineKind, DocumentKind, Stage, State
from doithoai.vietnamese.wording import capital
from doithoai.views.counted import untexted
from doithoai.views.limits import TONES
from doithoai.views.petitions import PetitionView
from doithoai.views.portal import Portal

OWED = tuple(kind for kind in DeadlineKind if kind.duty.closes)


class Closing(Frozen, frozen=True):
    """Whether the dossier is complete, since when, or what it lacks."""

    badge: Badge
    on: dt.date | None
    told: Markup
    lacking: tuple[str, ...] = ()
    waiting: tuple[Markup, ...] = ()
    """Petitions on which the unit itself owes an answer."""
    elsewhere: tuple[Markup, ...] = ()
    """Petitions on which a superior or another body does."""
    promised: tuple[Markup, ...] = ()
    """Petitions of which something promised is not done."""


def closing(portal: Portal, case: Case, asked: Sequence[PetitionView]) -> Closing:
    """Derived from dates and documents alone."""
    if not case.folder.held(portal.today):
        return Closing(Badge("chưa đến bước này", *TONES[State.UPCOMING]), None, Markup())
    limits = [limit for limit in case.limits(*OWED) if not limit.waived and not limit.advisory]
    known = [limit for limit in limits if not limit.no_data and limit.note != UNTOLD]
    if not known:
        word = "chưa có dữ liệu" if limits else "chưa rõ"
        if limits and all(limit.draft for limit in limits):
            return Closing(Badge("dự kiến, chưa tính", *TONES[State.UNKNOWN]), None, _DRAFT)
        return Closing(Badge(word, *TONES[State.UNKNOWN]), None, _NO_DATA if limits else _NO_PLAN)
    lacking = [limit for limit in known if not _done(limit, portal.today)]
    waiting = [one for one in asked if one.waits and not one.elsewhere]
    if lacking or waiting or stage(case) in UNCONCLUDED:
        return _open(case, lacking, waiting, asked)
    if raised.untold(case.folder):
        told = joined(f"Tài liệu đã biết là phải có thì đã đủ. {untexted(case)}, nên chưa rõ việc trả lời.")
        return Closing(Badge("chưa rõ", *TONES[State.UNKNOWN]), None, told)
    note = Markup() if any(limit.kind is DeadlineKind.DOSSIER for limit in limits) else _NO_LIST
    return _complete(case, known, asked, note)


_NO_DATA = Markup("Chưa có dữ liệu trong kho lưu trữ cho khoảng thời gian này.")
_DRAFT = joined(capital(DRAFT), ".")
_NO_PLAN = Markup("Kho chưa biết quy định nào nên chưa biết hồ sơ phải có những gì.")
_NO_LIST = Markup(" Không quy định nào trong kho nêu danh mục hồ sơ cho hội nghị này.")


def _done(limit: Deadline, today: dt.date) -> bool:
    return limit.met_on is not None and limit.met_on <= today


def _links(some: Iterable[PetitionView]) -> tuple[Markup, ...]:
    return tuple(link(f"#{addresses.petition(one.one.id)}", f"số {one.one.id}") for one in some)


def _followed(case: Case, asked: Sequence[PetitionView]) -> tuple[tuple[Markup, ...], tuple[Markup, ...]]:
    """What waits elsewhere, and of which something promised is not done."""
    promised = {one.petition.id for one in fates(case) if any(each.state in PENDING for each in one.promises)}
    return _links(one for one in asked if one.elsewhere), _links(one for one in asked if one.one.id in promised)


def _open(
    case: Case, lacking: Sequence[Deadline], waiting: Sequence[PetitionView], asked: Sequence[PetitionView]
) -> Closing:
    titles = [str(limit.title) for limit in lacking]
    told = any(limit.kind is DeadlineKind.CONCLUSION_NOTICE for limit in lacking)
    if stage(case) in UNCONCLUDED and not told:
        titles.append(DocumentKind.CONCLUSION_NOTICE.label)
    late = any(case.state(limit) is State.OVERDUE for limit in lacking) or any(one.overdue for one in waiting)
    word = "chưa xong, có việc quá hạn" if late else "chưa xong"
    badge = Badge(word, *TONES[State.OVERDUE if late else State.UPCOMING])
    return Closing(badge, None, Markup(), tuple(titles), _links(waiting), *_followed(case, asked))


def _complete(case: Case, known: Sequence[Deadline], asked: Sequence[PetitionView], note: Markup) -> Closing:
    days = [limit.met_on for limit in known if limit.met_on]
    days += [one.limit.done for one in asked if one.limit and one.limit.done]
    days += [step.on for one in fates(case) for step in one.steps if step.state in CLOSING]
    days = [one for one in days if one <= case.today]
    if stage(case) is Stage.FOLLOWED:
        badge = Badge("đủ tài liệu, còn việc theo dõi", *TONES[State.DUE_SOON])
        if any(one.broken for one in asked):
            badge = Badge("đủ tài liệu, có việc quá ngày hứa", *TONES[State.OVERDUE])
        told = joined("Đủ tài liệu; đơn vị không còn nợ câu trả lời nào.", note)
        return Closing(badge, None, told, (), (), *_followed(case, asked))
    last = joined("; việc cuối cùng xong ", day(max(days))) if days else ""
    told = joined("Đủ tài liệu, không còn kiến nghị nào chờ trả lời", last, ".", note)
    return Closing(Badge("đã hoàn thành", *TONES[State.MET]), max(days, default=None), told)
