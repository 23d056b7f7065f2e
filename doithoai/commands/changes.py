"""What a change does: records it loses, findings it brings and resolves, and the time limits it creates or moves."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from doithoai.cases.overview import cases, year_case
from doithoai.check import Judge, check
from doithoai.commands.committed import commit, none_at
from doithoai.commands.moves import Moves
from doithoai.commands.repository import NotInGit, Repository
from doithoai.commands.rewritten import added, rewritten
from doithoai.commands.rewritten_in_words import told as told_rewritten
from doithoai.commands.unread import told as told_unread
from doithoai.commands.unread import unread
from doithoai.commands.vanished import Vanished, vanished
from doithoai.commands.vanished_in_words import told as told_vanished
from doithoai.commands.verdicts_moved import Name, at_new_addresses, entered_later, others, softened
from doithoai.commands.verdicts_moved import told as told_moved
from doithoai.deadlines import Deadline
from doithoai.fence import guard
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.findings import Finding
from doithoai.model.vocabulary import State
from doithoai.reading.archive import Archive
from doithoai.reading.names import code, plain
from doithoai.reading.selection import Selection, select
from doithoai.rules.verdicts import kept
from doithoai.vietnamese.wording import long_date

Limits = dict[Name, Deadline]


class ChangeReport(Frozen, frozen=True):
    """What a change does, in Vietnamese Markdown; `clean` while nothing is lost or rewritten without a trace."""

    markdown: str
    clean: bool = True


def changes(records: Path, base: str, today: dt.date) -> ChangeReport:
    """Compare the records in the work tree with those of `base`. Raises NotInGit."""
    if base.startswith("-"):
        raise NotInGit(Both(f"“{base}” không phải là tên nhánh", f"“{base}” is no name of a branch"))
    repository = Repository(records)
    paths = repository.changed(base)
    if not paths:
        return ChangeReport("## Thay đổi hồ sơ\n\nKhông có hồ sơ nào thay đổi.")
    with commit(repository, base, paths) as before:
        old = _judged(before, paths, today, records) if before else Judged()
        new = _judged(records, paths, today, before or records)
        gone, facts, illegible, states, soft = Vanished(), [], [], old.states, []
        if before:
            one, other = Archive(before), Archive(records)
            states = at_new_addresses(states, Moves(one, other, paths))
            soft = softened(states, new.states, new.subjects)
            gone, facts = vanished(one, other, paths), rewritten(one, other, paths, today)
            illegible = unread(one, other, paths)
            facts += added(one, other, paths) if soft else []
    title, *rest = _markdown(old, new, records, today)
    lines = [title, *told_moved("Từ chậm thành không chậm", soft), *entered_later(states, new.limits, today)]
    if any(path.startswith(_SHARED) for path in paths):
        lines += told_moved("Kết luận đổi vì lịch hoặc quy định", others(old.states, new.states))
    lines += [*told_unread(illegible, records), *told_rewritten(facts, records, today), *rest]
    lines += told_vanished(gone, records, today)
    return ChangeReport("\n".join(lines), gone.clean and not illegible and all(one.said for one in facts))


_SHARED = ("calendar/", "policies/")


def deletion(
    repository: Repository, after: Archive, touched: Sequence[str], today: dt.date, language: str = "vi"
) -> ChangeReport:
    """What becomes of the records that the last commit has and the next (`after`) has not, by all that it touches.

    What it adds is where a deleted record may have gone. Raises NotInGit.
    """
    with commit(repository, "HEAD", touched) as before:
        if before is None:
            raise none_at("HEAD")
        gone = vanished(Archive(before), after, touched)
    return ChangeReport("\n".join(told_vanished(gone, repository.records, today, language)), gone.clean)


class Judged(Frozen, frozen=True):
    """What is told of the archive on one side of a change, and its time limits."""

    findings: frozenset[Finding] = frozenset()
    limits: Limits = {}  # noqa: RUF012 - never written to
    states: dict[Name, State] = {}  # noqa: RUF012 - likewise
    """The verdicts that count: none of the time before a unit kept the archive."""
    subjects: frozenset[str] = frozenset()
    """Whatever has time limits, counting or not."""
    besides: frozenset[Finding] = frozenset()
    """What other years tell of the same units, where the other side has a year that this one lacks."""
    only_here: frozenset[str] = frozenset()
    """Of the files that something is told of, those that the other side lacks."""


def _judged(root: Path, paths: Sequence[str], today: dt.date, other: Path) -> Judged:
    archive = Archive(root).on(today)
    selection = select(archive, [root / path for path in paths])
    judge = Judge(archive, today)
    units = set() if selection.everything else _of_new_years(archive, Archive(other), paths)
    wider = Selection(
        tuple(key for unit in sorted(units) for key in archive.keys(unit)),
        frozenset((unit, year) for unit in units for year in archive.years(unit)),
    )
    besides = frozenset(check(judge, wider).findings) if units else frozenset()
    found = frozenset(check(judge, selection).findings)
    only_here = frozenset(one.path for one in found if not os.path.lexists(other / one.path))
    counting, before, subjects = _limits(archive, selection, today)
    states = {name: _state(limit, today, archive) for name, limit in counting.items()}
    limits = {**before, **counting}
    return Judged(found, limits, states, frozenset(subjects), besides, only_here)


def _of_new_years(one: Archive, other: Archive, paths: Sequence[str]) -> set[str]:
    """The units of which a change touches a year that one side has and the other lacks: it begins, or is gone."""
    touched = {tuple(path.split("/")[:2]) for path in paths}
    return {unit for unit in one.units if any((unit, str(year)) in touched for year in _years(one, other, unit))}


def _years(one: Archive, other: Archive, unit: str) -> set[int]:
    return set(one.years(unit)) ^ set(other.years(unit) if unit in other.units else ())


def _limits(archive: Archive, selection: Selection, today: dt.date) -> tuple[Limits, Limits, set[str]]:
    """The time limits that count, those of the time before a unit kept the archive, and all that may have any."""
    counting: list[Deadline] = []
    before: list[Deadline] = []
    subjects: set[str] = set()
    for case in cases(archive, selection.keys, today):
        (counting if kept(case) or case.folder.day is None else before).extend(case.deadlines)
        subjects |= {case.key.code, *(addresses.petition_code(case.key.code, one.id) for one in case.folder.petitions)}
    for unit, year in sorted(selection.years):
        found = year_case(archive, unit, year, today)
        counting.extend(found.deadlines if found else ())
    told = [dict(_told(some, today, archive)) for some in (counting, before)]
    return told[0], told[1], subjects | {name[0] for some in told for name in some}


def _told(found: Iterable[Deadline], today: dt.date, archive: Archive) -> Iterator[tuple[Name, Deadline]]:
    for limit in found:
        if limit.due and not limit.advisory and _state(limit, today, archive) is not State.UNKNOWN:
            yield (limit.subject, limit.kind, limit.title), limit


def _state(limit: Deadline, today: dt.date, archive: Archive) -> State:
    return guard(lambda _: State.UNKNOWN, limit.state, today, archive.calendar)


def _markdown(old: Judged, new: Judged, records: Path, today: dt.date) -> Iterator[str]:
    known = {_same(finding) for finding in old.findings | old.besides}
    kept = {_same(finding) for finding in new.findings | new.besides}
    fresh = [one for one in sorted(new.findings) if _same(one) not in known]
    solved = [one for one in sorted(old.findings) if _same(one) not in kept]
    # What is told of a record that now has another address is neither new nor solved.
    moved = _at(solved, old.only_here) & _at(fresh, new.only_here)
    yield f"## Thay đổi hồ sơ (tính đến {long_date(today)})"
    yield from _findings("Điều mới phát hiện", _unmoved(fresh, new.only_here, moved), records)
    yield from _findings("Điều đã được giải quyết", _unmoved(solved, old.only_here, moved), records)
    yield from _created(old.limits, new.limits)


def _at(found: Sequence[Finding], files: frozenset[str]) -> set[tuple[str, str]]:
    return {(one.code, one.message) for one in found if one.path in files}


def _unmoved(found: Sequence[Finding], files: frozenset[str], moved: set[tuple[str, str]]) -> list[Finding]:
    return [one for one in found if one.path not in files or (one.code, one.message) not in moved]


def _same(finding: Finding) -> tuple[str, str, str]:
    """A finding is the same wherever its line has moved to."""
    return finding.path, finding.code, finding.message


def _findings(title: str, found: Sequence[Finding], records: Path) -> Iterator[str]:
    yield f"\n### {title}: {len(found)}\n"
    for one in found:
        place = code(f"{records.name}/{one.path}:{one.line}")
        yield f"- **{one.code}** ({one.level.label}) {place}: {plain(one.message)}"


def _created(old: Limits, new: Limits) -> Iterator[str]:
    fresh = [(key, limit) for key, limit in sorted(new.items()) if key not in old or old[key].due != limit.due]
    yield f"\n### Thời hạn được tạo hoặc dời: {len(fresh)}\n"
    if fresh:
        yield "| Hồ sơ | Việc | Chậm nhất | Trước đây |"
        yield "|---|---|---|---|"
    for key, limit in fresh:
        before = old[key].due if key in old else None
        due = long_date(limit.due) if limit.due else ""
        yield f"| {limit.subject} | {plain(limit.title)} | {due} | {long_date(before) if before else 'mới'} |"
