"""What a change does: records it loses, findings it brings and resolves, and the time limits it creates or moves."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from doithoai.cases.overview import cases, year_case
from doithoai.check import Judge, check
from doithoai.commands.committed import commit, none_at
from doithoai.commands.repository import NotInGit, Repository
from doithoai.commands.vanished import Vanished, vanished
from doithoai.commands.vanished_in_words import told as told_vanished
from doithoai.deadlines import Deadline
from doithoai.fence import guard
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.findings import Finding
from doithoai.model.vocabulary import State
from doithoai.reading.archive import Archive
from doithoai.reading.names import code, visible
from doithoai.reading.selection import Selection, select
from doithoai.vietnamese.wording import long_date

Limits = dict[tuple[str, str, str], Deadline]


class ChangeReport(Frozen, frozen=True):
    """What a change does, in Vietnamese Markdown; `clean` while no record is lost without a trace."""

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
        old = _judged(before, paths, today) if before else (frozenset[Finding](), Limits())
        new = _judged(records, paths, today)
        gone = vanished(Archive(before), Archive(records), paths) if before else Vanished()
    return ChangeReport(
        "\n".join((*_markdown(old, new, records, today), *told_vanished(gone, records, today))), gone.clean
    )


def deletion(
    repository: Repository, after: Archive, paths: Sequence[str], today: dt.date, language: str = "vi"
) -> ChangeReport:
    """What becomes of these paths, which the last commit still has and the next (`after`) has not. Raises NotInGit."""
    # What was added is where a deleted record may have gone; a file that Git is not told of is not committed.
    touched = (*paths, *repository.staged("AMT"))
    with commit(repository, "HEAD", touched) as before:
        if before is None:
            raise none_at("HEAD")
        gone = vanished(Archive(before), after, touched)
    return ChangeReport("\n".join(told_vanished(gone, repository.records, today, language)), gone.clean)


def _judged(root: Path, paths: Sequence[str], today: dt.date) -> tuple[frozenset[Finding], Limits]:
    archive = Archive(root)
    selection = select(archive, [root / path for path in paths])
    found = check(Judge(archive, today), selection).findings
    return frozenset(found), dict(_limits(archive, selection, today))


def _limits(archive: Archive, selection: Selection, today: dt.date) -> Iterator[tuple[tuple[str, str, str], Deadline]]:
    found: list[Deadline] = [limit for case in cases(archive, selection.keys, today) for limit in case.deadlines]
    for unit, year in sorted(selection.years):
        case = year_case(archive, unit, year, today)
        found.extend(case.deadlines if case else ())
    for limit in found:
        if limit.due and not limit.advisory and _state(limit, today, archive) is not State.UNKNOWN:
            yield (limit.subject, limit.kind, limit.title), limit


def _state(limit: Deadline, today: dt.date, archive: Archive) -> State:
    return guard(lambda _: State.UNKNOWN, limit.state, today, archive.calendar)


def _markdown(
    old: tuple[frozenset[Finding], Limits],
    new: tuple[frozenset[Finding], Limits],
    records: Path,
    today: dt.date,
) -> Iterator[str]:
    known = {_same(finding) for finding in old[0]}
    kept = {_same(finding) for finding in new[0]}
    yield f"## Thay đổi hồ sơ (tính đến {long_date(today)})"
    yield from _findings("Điều mới phát hiện", [one for one in sorted(new[0]) if _same(one) not in known], records)
    yield from _findings("Điều đã được giải quyết", [one for one in sorted(old[0]) if _same(one) not in kept], records)
    yield from _created(old[1], new[1])


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


def plain(text: str) -> str:
    """Text of a record inside Markdown: nothing in it can become markup or a mention."""
    text = _ENTITY.sub("&amp;", visible(" ".join(text.split())))
    for mark in "\\`*_[]<>|#@~":
        text = text.replace(mark, f"\\{mark}" if mark != "<" else "&lt;")
    return _ADDRESS.sub(r"\g<0>\\", text)


_ADDRESS = re.compile(r"(?<=\w):(?=//)|\bwww(?=\.)", re.IGNORECASE)
"""What becomes a link by itself, up to where it can be broken."""
_ENTITY = re.compile(r"&(?=#?\w+;)")
