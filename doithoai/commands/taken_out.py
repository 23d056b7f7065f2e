"""What a change adds to a record that was there, and by which something no longer counts: it is told as a rewriting is.

To add is free, but here adding is how a thing goes: a petition said to repeat another, a rule that only advises.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.commands.rewriting import Asked, Rewriting
from doithoai.model.amended import Amendment
from doithoai.reading.facts import Facts

_FIELDS = frozenset((
    "duplicate_of",  # of a petition
    *("judged_by", "from_unit"),  # of a conference: it is judged by another plan, or is another unit's
    *("advisory", "borrowed", "waived_for", "noted_for"),  # of a policy and its limits
    "status",  # of a day of the calendar that was decided
))  # fmt: skip


def taken_out(
    path: str, was: Facts, now: Facts, amended: tuple[Amendment, ...], about: str = "", free: Asked | None = None
) -> Iterator[Rewriting]:
    """Every such field that was not there before, with whether the record says since when, and why."""
    for field, fact in now.items():
        if takes_out(field, was) and not (free and free(field)):
            said = any(one.field == field for one in amended)
            yield Rewriting(path, f"{about}{fact.label}", "", fact.shown, field, fresh=True, said=said)


def takes_out(field: str, was: Facts) -> bool:
    """Whether a field is new to a record, or an item of it, that was there, and takes something out of the count."""
    within, _, name = field.rpartition(".")
    if name not in _FIELDS or field in was:
        return False
    return not within or within in was or any(one.startswith(f"{within}.") for one in was)
