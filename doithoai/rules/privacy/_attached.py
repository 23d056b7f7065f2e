"""All that is told of attached files, worked out together: each is opened once."""

from __future__ import annotations

from collections.abc import Iterator

from doithoai import public
from doithoai.cases.case import Case, YearCase
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.reading.attached import attached
from doithoai.reading.inside.deed import Deed
from doithoai.reading.inside.found import Inside, PartOfFile, Trace
from doithoai.rules.privacy._fields import NAMES
from doithoai.rules.privacy._kinds import PrivateKind, suspects, told
from doithoai.rules.privacy._passages import Passage, masked

METADATA, TEXT, UNREAD, ACTS = "V16", "V17", "S24", "S25"
_OWN = frozenset((Trace.CAPTION,))
"""What is read as text, and tells of nobody by being there."""


def of_code(case: Case, code: str) -> Iterator[Problem]:
    """What one rule tells."""
    return (one for one in case.once(_problems) if one.code == code)


def of_year(case: YearCase) -> Iterator[Problem]:
    """All that is told of the files that are attached to the reports of a year, each by the code of its rule."""
    for file, inside in attached(case.archive.root, case.year.path):
        yield from _of(case, file, inside)


def _problems(case: Case) -> tuple[Problem, ...]:
    return tuple(one for file, inside in attached(case.archive.root, case.key.path) for one in _of(case, file, inside))


def _of(case: Case | YearCase, file: str, inside: Inside) -> Iterator[Problem]:
    if inside.unread:
        yield Problem(file, (), {"detail": inside.unread}, UNREAD, 1)
    if inside.acts:
        acts = [one for one in Deed if one in inside.acts]
        told = Both(", ".join(one.label for one in acts), ", ".join(one.value for one in acts))
        yield Problem(file, (), {"acts": told}, ACTS, 1)
    yield from _traces(file, inside)
    for part in inside.parts:
        yield from _text(case, file, part)


def _traces(file: str, inside: Inside) -> Iterator[Problem]:
    some = [one for one in Trace if one in inside.traces and one not in _OWN]
    if inside.signed:  # nobody can take out of it what only says who signed
        some = [one for one in some if one.grave]
    if some:
        level = None if any(one.grave for one in some) else FindingLevel.NOTICE
        values = {"traces": _listed(some), "cure": _cure(file, some, signed=inside.signed)}
        yield Problem(file, (), values, METADATA, 1, level=level)


def _listed(some: list[Trace]) -> Both:
    return Both(", ".join(one.label for one in some), ", ".join(one.value for one in some))


def _cure(file: str, some: list[Trace], *, signed: bool) -> Both:
    if signed:
        vi = "tệp đã ký số nên không sửa được: hãy xin bản khác, hoặc thôi đính kèm"
        return Both(vi, "the file is signed and can't be changed: ask for another one, or take it out")
    by_hand = [one for one in some if one.by_hand]
    if by_hand:
        told = _listed(by_hand)
        vi = f"mở tệp, bỏ {told} rồi lưu lại và ghi mã kiểm mới; phần khác thì chạy doithoai strip"
        return Both(vi, f"open the file, take out {told.en}, save it and record its new checksum; then doithoai strip")
    return Both(f"chạy doithoai strip {file}", f"run doithoai strip {file}")


def _text(case: Case | YearCase, file: str, part: PartOfFile) -> Iterator[Problem]:
    passage = Passage(file, (), part.text, 1, () if part.shown else NAMES)
    seen: set[str] = set()
    for one in told(case, suspects((passage,)), where=part.where):
        if (key := f"{one.code}{one.values}") not in seen:
            seen.add(key)
            line = one.line if file.endswith((".txt", ".csv")) else 1
            yield Problem(one.file, (), one.values, one.code or TEXT, line)
    if not part.shown and isinstance(case, Case):
        for petition in case.folder.petitions:
            name = public.unsaid(petition.petitioner, case.today)
            if name and name in part.text:
                values = {"what": PrivateKind.PERSON, "shown": masked(name), "where": part.where}
                yield Problem(file, (), values, TEXT, 1)
