"""Time limits that a change makes disappear, each with the cause; verdicts of lateness that go with them come first."""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.commands.judged import UNJUDGED, Judged
from doithoai.commands.verdicts_moved import LATE, Name
from doithoai.model.base import Frozen
from doithoai.model.vocabulary import State
from doithoai.patterns import lazy
from doithoai.reading.names import plain
from doithoai.vietnamese.wording import long_date

ERASED = "Kết luận chậm không còn, không phải vì việc đã được làm"
GONE = "Thời hạn không còn"
_MOST = 200
RECORD_GONE = "hồ sơ không còn ở kho"


class GoneLimit(Frozen, frozen=True, order=True):
    """One limit that was counted and is no more; `was` is what it was found to be, where that counted."""

    name: Name
    due: str
    was: State | None
    why: str

    @property
    def erased(self) -> bool:
        """Whether a verdict of lateness went with it."""
        return self.was in LATE


def gone_limits(old: Judged, new: Judged, *, shared: bool) -> list[GoneLimit]:
    """The limits that are there no more, or no longer count; one that only has another name is none."""
    renamed = {(name[0], name[1], limit.due) for name, limit in new.limits.items() if name not in old.limits}
    found: list[GoneLimit] = []
    for name, limit in sorted(old.limits.items(), key=lambda item: item[0]):
        there = name in new.limits or (name[0], name[1], limit.due) in renamed
        if not there or (name in old.states and name in new.limits and name not in new.states):
            due = long_date(limit.due) if limit.due else ""
            found.append(GoneLimit(name, due, old.states.get(name), _why(name, new, shared=shared)))
    return found


def _why(name: Name, new: Judged, *, shared: bool) -> str:
    if found := new.uncounted.get(name):
        return found
    if name[0] not in new.subjects:
        return RECORD_GONE
    return "quy định hoặc lịch đã sửa không còn đặt hạn này" if shared else "hồ sơ nay không còn đặt ra hạn này"


def unjudged(old: Judged, new: Judged) -> frozenset[str]:
    """The conferences and unit-years of which some limit can't be counted any more."""
    found = {
        name[0] for name, why in new.uncounted.items() if why.startswith(UNJUDGED) and why != old.uncounted.get(name)
    }
    return frozenset(_OF_PETITION.sub("", one) for one in found)


_OF_PETITION = lazy(r"-[0-9]{3,}$")


def told(found: list[GoneLimit], *, erased: bool) -> Iterator[str]:
    """The lines of those by which a verdict was erased, or of the others; none where there are none."""
    some = [one for one in found if one.erased is erased]
    if some:
        yield f"\n### {ERASED if erased else GONE}: {len(some)}\n"
    for one in some[:_MOST]:
        subject, _, what = one.name
        was = f"trước “{one.was.label}”" if one.was else "trước không tính cho ai"
        yield f"- {plain(subject)}: {plain(what)}: {was}, hạn {one.due}; {plain(one.why)}"
    if len(some) > _MOST:
        yield f"- và {len(some) - _MOST} thời hạn nữa"
