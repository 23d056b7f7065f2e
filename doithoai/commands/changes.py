"""What a change does: records it loses, findings it brings and resolves, and the time limits it creates or moves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from doithoai.commands.committed import commit, none_at
from doithoai.commands.findings_moved import Lost
from doithoai.commands.findings_moved import told as told_findings
from doithoai.commands.judged import Judged, Limits, judged
from doithoai.commands.limits_gone import gone_limits, unjudged
from doithoai.commands.limits_gone import told as told_gone
from doithoai.commands.moves import Moves
from doithoai.commands.put_in import added
from doithoai.commands.repository import NotInGit, Repository
from doithoai.commands.rewritten import rewritten
from doithoai.commands.rewritten_in_words import told as told_rewritten
from doithoai.commands.unread import told as told_unread
from doithoai.commands.unread import unread
from doithoai.commands.vanished import vanished
from doithoai.commands.vanished_in_words import told as told_vanished
from doithoai.commands.verdicts_moved import at_new_addresses, by_what_is_shared, entered_later, others, softened
from doithoai.commands.verdicts_moved import told as told_moved
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.reading.archive import Archive
from doithoai.reading.names import plain
from doithoai.vietnamese.wording import long_date


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
    title = f"## Thay đổi hồ sơ (tính đến {long_date(today)})"
    with commit(repository, base, paths) as before:
        if before is None:
            new = judged(records, paths, today, records)
            told = [title, *told_findings(Judged(), new, records, Lost()), *_created({}, new.limits)]
            return ChangeReport("\n".join(told))
        return compared(title, before, records, paths, today)


def compared(title: str, before: Path, records: Path, paths: Sequence[str], today: dt.date) -> ChangeReport:
    """The report on all that two states of an archive say differently."""
    one, other = Archive(before), Archive(records)
    moves = Moves(one, other, paths)
    old, new = judged(before, paths, today, records), judged(records, paths, today, before)
    states, limits = at_new_addresses(old.states, moves), at_new_addresses(old.limits, moves)
    old = replace(old, states=states, limits=limits)
    gone, illegible = vanished(one, other, paths), unread(one, other, paths)
    by_shared = any(path.startswith(_SHARED) for path in paths)
    ended, soft = gone_limits(old, new, shared=by_shared), softened(states, new.states)
    facts = rewritten(one, other, paths, today)
    facts += added(one, other, paths, moves=bool(soft) or any(each.erased for each in ended))
    shared = by_what_is_shared(soft, limits, new.limits) if by_shared else []
    lines = [title, *told_moved("Từ chậm thành không chậm", [each for each in soft if each not in shared])]
    lines += told_moved("Từ chậm thành không chậm vì lịch hoặc quy định", shared)
    lines += [*told_gone(ended, erased=True), *entered_later(states, new.limits, today)]
    if by_shared:
        lines += told_moved("Kết luận đổi vì lịch hoặc quy định", others(states, new.states))
    lines += [*told_unread(illegible, records), *told_rewritten(facts, records, today)]
    lines += told_findings(old, new, records, Lost((*illegible, *gone.lost), tuple(ended), unjudged(old, new)))
    lines += [*_created(limits, new.limits), *told_gone(ended, erased=False), *told_vanished(gone, records, today)]
    return ChangeReport("\n".join(lines), gone.clean and not illegible and all(each.said for each in facts))


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
