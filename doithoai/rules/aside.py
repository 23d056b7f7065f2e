"""One cause, one message: what follows from a fault that is told by itself steps aside until that one is mended.

Each row names a cause and what may follow from it, with the test that tells whether it does. What is told of a limit is
not here: a limit that nobody can judge for such a fault is unknown to every reader (`deadlines/doubts.py`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import PetitionState
from doithoai.rules.dossier.wrong_order import Act
from doithoai.rules.petitions._shared import FILE as PETITIONS
from doithoai.rules.repeated import told_once
from doithoai.rules.shape.broken_reference import LETTERED, Target

_Follows = Callable[[Problem, Problem], bool]
"""Whether the second problem only follows from the first."""


class _Row(Frozen, frozen=True):
    cause: str
    followers: tuple[str, ...]
    follows: _Follows


def _always(_cause: Problem, _told: Problem) -> bool:
    return True


def _same_file(cause: Problem, told: Problem) -> bool:
    return cause.file == told.file


def _same_petition(cause: Problem, told: Problem) -> bool:
    return cause.file == told.file == PETITIONS and cause.route[:1] == told.route[:1]


def _of_receipt(cause: Problem, told: Problem) -> bool:
    """A wrong day of receipt differs from that of the first step; a first step that is no receipt is another fault."""
    return _same_petition(cause, told) and told.values.get("state") in (None, PetitionState.RECEIVED)


def _same_number(cause: Problem, told: Problem) -> bool:
    return cause.values["id"] == told.values["id"]


def _from_first_step(cause: Problem, told: Problem) -> bool:
    """A first step on a wrong day makes the next one go back; one that is no receipt says that all are out of order."""
    if not _same_petition(cause, told):
        return False
    return cause.values["state"] is not PetitionState.RECEIVED or told.route[2:3] == (1,)


def _wrong_petition(cause: Problem, told: Problem) -> bool:
    """A number that no petition has stands where another one is then missed."""
    return cause.values["what"] is Target.NUMBER and cause.file == told.file


def _wrong_partner(cause: Problem, told: Problem) -> bool:
    stem = addresses.document_stem(cause.file)
    return cause.values["what"] is Target.NUMBER and told.values["document"] == stem


def _lost_letter(cause: Problem, told: Problem) -> bool:
    return cause.values["what"] is Target.DOCUMENT and _same_petition(cause, told) and "states" in cause.route


def _of_another_day(cause: Problem, _told: Problem) -> bool:
    """What is said to last a day at most ends on another one: which of the two it was nobody knows."""
    return cause.route == ("start",)


def _misnamed_original(cause: Problem, told: Problem) -> bool:
    """A correction of what no file is called by counts as a paper of its own, and seems to lack recipients."""
    return cause.values["what"] is Target.DOCUMENT and cause.route == ("corrects",) and cause.file == told.file


def _unnumbered(_cause: Problem, told: Problem) -> bool:
    """While two petitions have one number, the other number is missed wherever it is named."""
    return told.code != "S09" or told.values["what"] is Target.NUMBER


def _other_way(cause: Problem, told: Problem) -> bool:
    """A reply that names another petition than the one that names it."""
    same = cause.values["document"] == told.values["document"]
    return same and cause.file == PETITIONS != told.file


def _of_issue(cause: Problem, told: Problem) -> bool:
    """A document on a wrong day comes before or after others, and after its own sending."""
    if told.values["what"] is Act.RECEIVED:
        return False
    kind = addresses.kind_of(addresses.document_stem(cause.file))
    return cause.file == told.file or told.values["first"] == kind


def _of_sending(cause: Problem, told: Problem) -> bool:
    """Sent before its issue: then other papers need not be out of order with it, nor is it sent early twice."""
    if cause.values["what"] is not Act.SENT or told is cause or told.values["what"] is Act.RECEIVED:
        return False
    if told.values["what"] is Act.SENT:
        return cause.file == told.file and cause.route[1] < told.route[1]  # type: ignore[operator]
    return _of_issue(cause, told)


def _of_its_paper(cause: Problem, told: Problem) -> bool:
    """A step goes by a paper whose own days contradict one another."""
    return told.values["document"] == addresses.document_stem(cause.file)


_TABLE = (
    _Row("C13", ("C12", "C14", "C17", "C18", "D03", "D16", "P18", "P24", "T17"), _always),
    _Row("C12", ("C14", "D03", "D16", "P18", "P24", "P29"), _always),
    _Row("C14", ("C17", "C18", "D03", "D16", "P18", "P24", "T17"), _of_another_day),
    _Row("C41", ("S09",), _unnumbered),
    _Row("C43", ("D03",), _same_file),
    _Row("C43", ("D04",), _of_issue),
    _Row("P09", ("P06", "P08", "P18", "P19"), _same_petition),
    _Row("P16", ("P03",), _same_number),
    _Row("P16", ("S09", "P12", "P14", "P39", "C21", "C22"), _unnumbered),
    _Row("P18", ("P08", "P19", "P24"), _of_receipt),
    _Row("P08", ("P19", "P24", "P34", "P36"), _same_petition),
    _Row("P06", ("P27", "P37"), _same_petition),
    _Row("P18", ("P37",), _same_petition),
    _Row("P08", ("P06", "P07"), _from_first_step),
    _Row("P12", ("P10",), _same_number),
    _Row("P12", ("P12",), _other_way),
    _Row("S09", ("C22",), _wrong_petition),
    _Row("S09", ("P12", "P39"), _wrong_partner),
    _Row("S09", ("P04",), _lost_letter),
    _Row("S09", ("P38",), _of_its_paper),
    _Row("S09", ("D06",), _misnamed_original),
    _Row("C21", ("C22",), _same_file),
    _Row("D16", ("D03",), _same_file),
    _Row("D16", ("D04",), _of_issue),
    _Row("D03", ("D04",), _of_issue),
    _Row("D04", ("D04",), _of_sending),
    _Row("D04", ("P35",), _of_its_paper),
    _Row("D04", ("T14", "T17"), lambda cause, told: cause.file == told.file or told.code == "T17"),
)


DAYS_AHEAD = frozenset(("C43", "P09", "P30"))
"""Rules that tell of a day which has not come: what is told of it besides stands or falls with that day."""


def not_of_days_ahead(problems: Sequence[Problem], today: dt.date, *as_if_done: Sequence[Problem]) -> list[Problem]:
    """The days to come, and of the other problems those that would be told too if it had been done already."""
    told = [{_sentence(one) for one in each} for each in as_if_done]
    return [one for one in problems if _ahead(one, today) or all(_sentence(one) in each for each in told)]


def _ahead(problem: Problem, today: dt.date) -> bool:
    on = problem.values.get("on")
    return problem.code in DAYS_AHEAD and isinstance(on, dt.date) and on > today


def _sentence(problem: Problem) -> tuple[object, ...]:
    return problem.code, problem.file, problem.route, tuple((key, str(one)) for key, one in problem.values.items())


def one_cause_each(problems: Sequence[Problem]) -> list[Problem]:
    """The problems of one conference, each cause with one message."""
    found = told_once(_causes(problems)) if len(problems) > 1 else problems
    return [one for one in found if LETTERED not in one.values]


def _causes(problems: Sequence[Problem]) -> list[Problem]:
    """The problems of one conference without those that only follow from another."""
    told: dict[str, list[Problem]] = {}
    for one in problems:
        told.setdefault(one.code, []).append(one)
    gone: set[int] = set()
    for row in _TABLE:
        causes = [one for one in told.get(row.cause, ()) if id(one) not in gone]
        for code in row.followers if causes else ():
            gone.update(id(one) for one in told.get(code, ()) if any(row.follows(cause, one) for cause in causes))
    return [one for one in problems if id(one) not in gone] if gone else list(problems)
