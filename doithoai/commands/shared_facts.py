"""What calendar and policies say on both sides of a change."""

from __future__ import annotations

from collections.abc import Callable

from doithoai.commands.moves import stands
from doithoai.model.amended import Amendment
from doithoai.model.base import Frozen
from doithoai.model.policies import CalendarYear, Policy
from doithoai.model.provisions import unentered
from doithoai.model.vocabulary import Status
from doithoai.reading.archive import Archive
from doithoai.reading.facts import Facts, facts
from doithoai.reading.folders import FolderReader

_CALENDAR, _POLICIES = "calendar/", "policies/"
_WORDS = ("decision", "source", "name", "note")
"""What is said of a day of the calendar beside when it is and since when."""


class SharedFacts(Frozen, frozen=True):
    """One file that all units share, before and after."""

    was: Facts
    now: Facts
    amended: tuple[tuple[Amendment, ...], tuple[Amendment, ...]] = ((), ())
    free: Callable[[str], bool] | None = None
    gone: bool = False

    def dated(self, field: str) -> bool:
        """Whether a field belongs to a day of the calendar that says itself since when it is known."""
        item = ".".join(field.split(".")[:2])
        return f"{item}.decided" in self.now


def shared(old: Archive, new: Archive, path: str) -> SharedFacts | None:
    """Both sides of a shared file; None where it was not there before, or can't be read."""
    if not path.startswith((_CALENDAR, _POLICIES)) or not path.endswith(".yml"):
        return None
    before = _read(old, path)
    if before is None or (isinstance(before, Policy) and before.borrowed):
        return None
    if not stands(new, path):
        return SharedFacts({}, {}, gone=True)
    after = _read(new, path)
    if after is None:
        return None
    was, now = facts(before), facts(after)
    free = _free_in_calendar(before) if isinstance(before, CalendarYear) else _free_in_policy(was)
    return SharedFacts(was, now, (before.amended, after.amended), free)


def _read(archive: Archive, path: str) -> Policy | CalendarYear | None:
    folder, _, name = path.partition("/")
    if not (archive.root / path).is_file():
        return None
    if folder == "policies":
        return archive.policy(name.removesuffix(".yml"))
    return FolderReader(archive.root, folder).yaml(name, CalendarYear)


def _free_in_calendar(before: CalendarYear) -> Callable[[str], bool]:
    """What was only expected may become otherwise, and the words about a day may be made better."""
    open_yet = {
        f"{name}.{one.date}"
        for name, days in (("days_off", before.days_off), ("make_up_days", before.make_up_days))
        for one in days
        if one.status is not Status.CONFIRMED or before.status is not Status.CONFIRMED
    }

    def free(field: str) -> bool:
        parts = field.split(".")
        whole = field == "status" and before.status is not Status.CONFIRMED
        return whole or ".".join(parts[:2]) in open_yet or parts[-1] in _WORDS

    return free


def _free_in_policy(was: Facts) -> Callable[[str], bool]:
    """Where a text was taken from may be told better, and what nobody had entered may be."""
    waiting = {
        field.removesuffix("section")
        for field, fact in was.items()
        if field.endswith(".section") and unentered(fact.raw)
    }

    def free(field: str) -> bool:
        return field.startswith(("source.", "dates_told.")) or any(field.startswith(one) for one in waiting)

    return free
