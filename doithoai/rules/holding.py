"""What the portal holds back of a conference or a year while its record is put right, by what the rules say of it.

A record is held back where something private stands in it (V), where the rule that would tell could not be asked, and
where its name says another kind of document than its text: whether it is public at all hangs on that. What can't be
read is shown nowhere, and told of. Attached files that are not what is recorded are left out one by one. Everything
else that a rule calls wrong is a matter of form, of law or of days, and stays public: an office that would rather not
be late gains nothing by a misspelt word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from posixpath import normpath

from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.dossier import ConferenceFolder, YearFolder
from doithoai.model.findings import Finding, Problem, Route
from doithoai.model.vocabulary import FindingLevel

_UNASKED = "unasked"
"""Among the values of a problem: the code of the rule that could not be asked."""
_PRIVATE, _BESIDE = "V", "V18"
_IN_FILES = frozenset(("S25", "V16", "V17"))
"""What stands beside the records is published by no portal: nothing of them is held back for it."""
_MISNAMED = "S11", ("kind",)
_RECORD, _PETITIONS, _DOCUMENTS = "conference.yml", "petitions.yml", "documents"


def unasked(record: str, rule: str, why: Both) -> list[Problem]:
    """What is told of a record when a rule failed over it."""
    return [Problem(record, (), {"detail": why, _UNASKED: rule}, "S01", 1)]


class HeldBack(Frozen, frozen=True):
    """What is held back of one conference."""

    whole: bool = False
    petitions: frozenset[int] = frozenset()
    """By their place in the file."""
    documents: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    """The files of which nothing could be read."""
    refused: frozenset[str] = frozenset()
    """The attached files that are not what is recorded."""

    def __bool__(self) -> bool:
        """Whether anything is."""
        return self.whole or bool(self.petitions or self.documents or self.unread or self.refused)

    @property
    def private(self) -> bool:
        """Whether a record that could be read is held back."""
        return self.whole or bool(self.petitions or self.documents)


def held(folder: ConferenceFolder, problems: Iterable[Problem]) -> HeldBack:
    """What must be held back of a conference that could be opened."""
    some = [*folder.problems, *problems]
    wrong = [one for one in some if _holds(one)]
    files = {one.file for one in wrong}
    documents = {one.file: one for one in folder.documents}
    places = {one.route[0] for one in wrong if one.file == _PETITIONS and one.route}
    every = any(one.file == _PETITIONS and not one.route for one in wrong)
    return HeldBack(
        any(file not in documents and file != _PETITIONS for file in files),
        frozenset(place for place in range(len(folder.petitions)) if every or place in places),
        frozenset(files & documents.keys()),
        frozenset(_unread(folder)),
        frozenset((*(path for one in folder.documents for path in one.refused), *_telling(some))),
    )


def _telling(problems: Iterable[Problem]) -> Iterator[str]:
    """The attached files that say something private, or tell more than they show."""
    return (one.file for one in problems if one.code in _IN_FILES and one.level in (None, FindingLevel.ERROR))


def _holds(one: Problem) -> bool:
    if (one.code, one.route) == _MISNAMED:
        return True
    code = str(one.values.get(_UNASKED, one.code))
    return code.startswith(_PRIVATE) and code not in (_BESIDE, *_IN_FILES) and one.level in (None, FindingLevel.ERROR)


def _unread(folder: ConferenceFolder) -> Iterator[str]:
    known = {*(one.file for one in folder.documents), *((_PETITIONS,) if folder.petitions else ())}
    for one in folder.problems:
        if one.file not in known and one.file.partition("/")[0] in (_PETITIONS, _DOCUMENTS):
            yield one.file


def held_of_year(year: YearFolder, told: Iterable[tuple[Problem, Finding]]) -> dict[str, frozenset[Route]]:
    """The records of a year, or beside it, that have something private in a public text.

    By their paths below the archive, each with the ways to it. Where the rule could not be asked it may be anywhere in
    the year's own records, and in that of its unit.
    """
    found: dict[str, set[Route]] = {}
    for problem, finding in told:
        if str(problem.values.get(_UNASKED, "")).startswith(_PRIVATE):
            for file in (*(one.file for one in year.plans), *(one.file for one in year.reports), "../unit.yml"):
                found.setdefault(normpath(f"{year.path}/{file}"), set())
        elif finding.code.startswith(_PRIVATE) and finding.code != _BESIDE and finding.level is FindingLevel.ERROR:
            found.setdefault(finding.path, set()).add(problem.route)
    return {path: frozenset(routes) for path, routes in found.items()}
