"""Where a conference stands, in one plain sentence, and what a citizen can do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doithoai import public
from doithoai.cases.case import Case
from doithoai.cases.fate import stage
from doithoai.html.fragments import Badge
from doithoai.model import addresses, raised
from doithoai.model.records import Window
from doithoai.model.vocabulary import UNCONCLUDED, DeadlineKind, DocumentKind, Stage, State
from doithoai.vietnamese.wording import long_date, short_date
from doithoai.views.conference_rows import TONES
from doithoai.views.counted import untexted
from doithoai.views.limits import TONES as LIMITS
from doithoai.views.limits import lateness
from doithoai.views.petitions import PetitionView
from doithoai.views.portal import Portal
from doithoai.views.subscriptions import meetings

Action = tuple[str, str]
"""Where a link leads, and what it says."""


def standing(portal: Portal, case: Case, asked: Sequence[PetitionView]) -> Badge:
    """The stage in plain words, with what is still owed, in the colour of the worst of it."""
    reached = stage(case)
    late = any(one.overdue or one.broken for one in asked) or (reached in UNCONCLUDED and _overdue(portal, case))
    return Badge(_told(portal, case, asked), *(LIMITS[State.OVERDUE] if late else TONES[reached]))


def _told(portal: Portal, case: Case, asked: Sequence[PetitionView]) -> str:
    conference, reached = case.conference, stage(case)
    if conference.cancelled:
        return f"Hội nghị đã hủy (quyết định {long_date(conference.cancelled.decided)})."
    if reached is Stage.POSTPONED:
        return "Hội nghị đã hoãn, chưa định ngày mới."
    if conference.start is None:
        return "Hội nghị mới dự kiến, chưa định ngày."
    if case.folder.begun(portal.today):
        sittings, last = conference.sittings, case.folder.last_day
        over = sum(one.last <= portal.today for one in sittings)
        told = f"đã họp {over} trong {len(sittings)} buổi"
        if len(sittings) == 1 and last:
            told = f"đến hết {long_date(last)}"
        return f"Đang tổ chức, {told}{_receiving(portal, conference.petitions_open)}."
    if not case.folder.held(portal.today):
        told = "Đã thông báo, chưa tổ chức" if reached is Stage.ANNOUNCED else _untold(case)
        return f"{told}{_receiving(portal, conference.petitions_open)}."
    told = "Đã có thông báo kết luận"
    if reached in UNCONCLUDED:
        told = _concluding(portal, case, reached)
    return f"{'; '.join(filter(None, (told, _waiting(asked) if asked else '', untexted(case))))}."


def _concluding(portal: Portal, case: Case, reached: Stage) -> str:
    """That no conclusion is on record; where no limit is known for it either, only the archive is said to have none."""
    due = _due(portal, case)
    if reached is Stage.UNRECORDED:
        told = "Đã qua ngày tổ chức, hồ sơ chưa ghi hội nghị đã diễn ra thế nào"
        return f"{told}; chưa có thông báo kết luận{due}" if due else told
    return f"Đã tổ chức, chưa có thông báo kết luận{due}" if due else "Đã tổ chức, kho chưa có thông báo kết luận"


def _untold(case: Case) -> str:
    move = case.folder.move
    return f"Hội nghị dời ngày {short_date(move.decided)}, chưa có thông báo ngày mới" if move else _PLANNED


_PLANNED = "Dự kiến tổ chức, chưa có thông báo"


def _receiving(portal: Portal, window: Window | None) -> str:
    if window is None:
        return ""
    if portal.today > window.end:
        return "; đã hết hạn gửi ý kiến"
    begins = f"từ {long_date(window.opens)} " if portal.today < window.opens else ""
    return f"; nhận ý kiến {begins}đến hết {long_date(window.end)}"


def _overdue(portal: Portal, case: Case) -> bool:
    return any(lateness(limit, portal) for limit in case.limits(DeadlineKind.CONCLUSION_NOTICE))


def _due(portal: Portal, case: Case) -> str:
    for limit in case.limits(DeadlineKind.CONCLUSION_NOTICE):
        if limit.due and not limit.no_data:
            late = lateness(limit, portal)
            return f" (đã quá hạn {late})" if late else f" (hạn {short_date(limit.due)})"
    return ""


def _waiting(asked: Sequence[PetitionView]) -> str:
    """What the unit itself still owes apart from what waits elsewhere, then what it promised and did not do."""
    away, broken = sum(one.elsewhere for one in asked), sum(one.broken for one in asked)
    here, overdue = sum(one.waits for one in asked) - away, sum(one.overdue for one in asked)
    if here:
        late = "đã quá hạn" if overdue == here else f"{overdue} đã quá hạn"
        told = f"còn {here} kiến nghị chưa trả lời" + (f", {late}" if overdue else "")
    else:
        told = "đơn vị đã trả lời hết phần mình" if away else "không còn kiến nghị nào chờ trả lời"
    if away:
        told += f"; {away} kiến nghị chờ cấp trên, cơ quan khác trả lời"
    return told + (f"; {broken} kiến nghị có việc quá ngày hứa" if broken else "")


def actions(portal: Portal, case: Case, root: str) -> tuple[Action, ...]:
    """The next things to do, the first one first."""
    return tuple(_actions(portal, case, root))


def _actions(portal: Portal, case: Case, root: str) -> Iterator[Action]:
    conference, folder = case.conference, case.folder
    calendar = f"{root}{meetings(case.key.unit).path}"
    if conference.cancelled:
        moved = next((case.key.sibling(one.carried_to) for one in folder.petitions if one.carried_to), None)
        if moved and portal.archive.neighbour(moved):
            yield f"{root}{moved.page}", "Hội nghị nhận các kiến nghị này"
    elif not folder.held(portal.today):
        if conference.petitions_open and portal.today <= conference.petitions_open.end:
            yield "#gui-kien-nghi", "Gửi ý kiến, kiến nghị"
        yield calendar, "Thêm vào lịch của bạn" if conference.start else "Theo dõi lịch của đơn vị"
    elif notice := _public(case, DocumentKind.CONCLUSION_NOTICE):
        yield f"#{notice}", "Đọc thông báo kết luận"
    if folder.petitions:
        yield "#kien-nghi", f"Xem {len(folder.petitions)} kiến nghị"
    elif raised.untexted(folder):
        yield "#kien-nghi", "Xem số kiến nghị đã nêu"
    elif conference.cancelled or conference.start is None:
        yield f"{root}{case.key.unit}/", "Các hội nghị khác của đơn vị"


def _public(case: Case, kind: DocumentKind) -> str | None:
    file = case.folder.first(kind)
    if file is None or not public.is_public(file.front):
        return None
    return addresses.document(file.stem) if (file.done or case.today) <= case.today else None


def receiving(portal: Portal, case: Case) -> Badge | None:
    """Whether petitions are received today; None without a window, or once the conference is cancelled."""
    window = case.conference.petitions_open
    if window is None or case.conference.cancelled:
        return None
    if portal.today > window.end:
        return Badge("đã hết hạn nhận", "none", "–")
    if portal.today < window.opens:
        return Badge("sắp nhận", "waiting", "○")
    return Badge("đang nhận", "good", "✓")
