"""`doithoai propose`: what was written becomes one proposal, or joins the one that is open; what waits is sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from doithoai.commands.change import CannotChange
from doithoai.commands.proposals import memory as notes
from doithoai.commands.proposals import sending
from doithoai.commands.proposals.files import about, belongs, lying, refuse_private
from doithoai.commands.proposals.judging import JudgedProposal, judge
from doithoai.commands.proposals.memory import Memory, Proposal
from doithoai.commands.proposals.merging import Choose, Disagreement
from doithoai.commands.proposals.renewing import StateNow, renew
from doithoai.commands.proposals.standing import Desk, Joined, differing
from doithoai.commands.proposals.store import MAIN, OURS, THERE, Author, MovedOn, ProposalStore, within
from doithoai.disk.lock import locked
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.findings import Finding

WHAT = "gửi duyệt, doithoai propose"
_TRIES = 3


class Conflicted(Exception):
    """Fields that both sides changed, where nobody can be asked; its one argument are the questions."""


class Call(Frozen, frozen=True):
    """What a run was asked for."""

    root: Path
    places: tuple[str, ...]
    today: dt.date
    author: Author
    language: str


class Proposed(Frozen, frozen=True):
    """What became of it: what the check says, what is told, and whether all went well."""

    findings: tuple[Finding, ...] = ()
    lines: tuple[Both, ...] = ()
    well: bool = True


class Asking:
    """Whom to ask of what both sides changed: a person, else nobody, and then all of it is told at once."""

    def __init__(self, person: Choose | None = None) -> None:
        """Keep who is asked."""
        self.person = person
        self.open: list[Disagreement] = []

    def __call__(self, question: Disagreement) -> bool:
        """Whether this machine's value is to stand."""
        if self.person:
            return self.person(question)
        self.open.append(question)
        return False

    def settle(self) -> None:
        """Raise Conflicted where something was left open."""
        if self.open:
            raise Conflicted(tuple(dict.fromkeys(self.open)))


def propose(store: ProposalStore, asking: Asking, server: sending.Server, call: Call) -> Proposed:
    """Carry it out. Raises Declined, Conflicted, CannotChange, Busy, NotInGit."""
    with locked(notes.lock_of(store), store.folder, WHAT):
        for last in range(1, _TRIES + 1):
            try:
                return _once(store, asking, server, call)
            except MovedOn:
                if last == _TRIES:
                    raise
    raise AssertionError


def undo(store: ProposalStore) -> Proposed:
    """Take back the last that was kept and not sent; what was written stays in the folder."""
    with locked(notes.lock_of(store), store.folder, WHAT):
        memory = notes.load(store)
        waiting = [one for one in memory.proposals if one.waiting]
        if not waiting:
            return Proposed(lines=(Both("không có đề nghị nào đang chờ gửi", "no proposal waits to be sent"),))
        last = waiting[-1]
        tip = last.waiting[-2] if len(last.waiting) > 1 else last.sent
        if tip is None:
            notes.save(store, notes.without(memory, last.branch))
        else:
            notes.save(store, notes.with_proposal(memory, replace(last, tip=tip, waiting=last.waiting[:-1])))
        store.set_ref(f"{MAIN}{last.branch}", tip)
    return Proposed(
        lines=(
            Both(
                f"đã rút đề nghị chưa gửi: {last.title}. Những gì đã ghi vẫn còn trên máy",
                f"the proposal that was not sent is taken back: {last.title}. What was written is still here",
            ),
        )
    )


def _once(store: ProposalStore, asking: Asking, server: sending.Server, call: Call) -> Proposed:
    refuse_private(store.index())
    desk = Desk(store, asking)
    renewed = renew(desk, server, notes.load(store), asking.settle)
    if renewed.stopped:
        return Proposed(lines=renewed.lines, well=False)
    groups, aside = _groups(desk, renewed, call)
    made: list[tuple[Joined | None, JudgedProposal, str]] = []
    findings: list[Finding] = []
    for joined, files in groups:
        one = _judged(desk, renewed.main, joined, files, call)
        findings += (*one.verdict.blocking, *one.verdict.told)
        if one.verdict.blocking:
            return Proposed(tuple(findings), (*renewed.lines, *aside), well=False)
        if not one.report.clean:
            why = Both(
                f"chưa gửi: điều đã công khai bị đổi hoặc mất mà chưa ghi vì sao:\n{one.report.markdown}",
                f"not sent: what was public is changed or lost with no word of why:\n{one.report.markdown}",
            )
            return Proposed(tuple(findings), (*renewed.lines, *aside, why), well=False)
        made.append((joined, one, _committed(desk, renewed.main, joined, files, one, call)))
    memory = renewed.memory
    for joined, one, commit in made:
        memory = notes.with_proposal(memory, _noted(store, memory, joined, one, commit, call))
    notes.save(store, memory)
    notes.load(store)
    told = sending.send(store, server, memory, renewed.offline)
    if not made and not told.lines:
        nothing = Both("không có thay đổi nào chưa gửi", "nothing was written that has not been sent")
        return Proposed(tuple(findings), (*renewed.lines, *aside, nothing))
    return Proposed(tuple(findings), (*renewed.lines, *aside, *told.lines), told.well)


Group = tuple[Joined | None, dict[str, str | None]]


def _groups(desk: Desk, renewed: StateNow, call: Call) -> tuple[list[Group], tuple[Both, ...]]:
    """What was written and is in no proposal yet, by the proposal that it joins; and what belongs to none."""
    prefix = desk.store.prefix
    tracked = {path[len(prefix) :]: oid for path, oid in renewed.shown.items() if path.startswith(prefix)}
    found = lying(call.root, tracked, renewed.main)
    own = {path: oid for path, oid in tracked.items() if belongs(path)}
    fresh = {
        path: oid for path, oid in differing(own, found.files).items() if belongs(path) and _asked(path, call.places)
    }
    groups: list[Group] = []
    for joined in renewed.joined:
        theirs = {
            path: oid
            for path, oid in fresh.items()
            if f"{prefix}{path}" in joined.files or about(path) in joined.proposal.about
        }
        fresh = {path: oid for path, oid in fresh.items() if path not in theirs}
        groups.append((joined, theirs))
    if fresh:
        into = next((one for one in groups if one[1]), None)
        if into:
            into[1].update(fresh)
        else:
            groups.append((None, fresh))
    aside = [path for path in found.aside if _asked(path, call.places)]
    told = ", ".join(aside[:10])
    lines = (Both(f"để lại, không gửi vì không phải hồ sơ: {told}", f"left here, since they are no records: {told}"),)
    return [one for one in groups if one[1] or (one[0] and one[0].lacking)], lines if aside else ()


def _asked(path: str, places: Sequence[str]) -> bool:
    return not places or any(f"{path}/".startswith(f"{one.strip('/')}/") for one in places)


def _whole(desk: Desk, joined: Joined | None, files: Mapping[str, str | None]) -> dict[str, str | None]:
    """All that a proposal changes of main, by paths of the repository."""
    return {**(joined.files if joined else {}), **{f"{desk.store.prefix}{path}": oid for path, oid in files.items()}}


def _judged(
    desk: Desk, main: str, joined: Joined | None, files: Mapping[str, str | None], call: Call
) -> JudgedProposal:
    prefix = desk.store.prefix
    for path, oid in files.items():
        if oid and desk.store.keep((call.root / path).read_bytes()) != oid:
            raise CannotChange(Both(f"{path} vừa được sửa; hãy chạy lại", f"{path} was changed just now; run it again"))
    held = {path[len(prefix) :]: oid for path, oid in desk.oids(main).items() if path.startswith(prefix)}
    change = {path[len(prefix) :]: oid for path, oid in _whole(desk, joined, files).items() if path.startswith(prefix)}
    return judge(desk.store, held, change, call.today, call.language)


def _committed(
    desk: Desk, main: str, joined: Joined | None, files: Mapping[str, str | None], one: JudgedProposal, call: Call
) -> str:
    heads = joined.heads if joined else ()
    behind = () if any(within(desk.store, main, head) for head in heads) else (main,)
    return desk.store.commit(main, _whole(desk, joined, files), (*heads, *behind), f"{one.title}\n", call.author)


def _noted(
    store: ProposalStore, memory: Memory, joined: Joined | None, one: JudgedProposal, commit: str, call: Call
) -> Proposal:
    if joined:
        old = joined.proposal
        some = tuple(sorted({*old.about, *one.about}))
        return replace(old, about=some, tip=commit, body=one.body, waiting=(*old.waiting, commit), told=False)
    branch = free(store, memory, one.about, call.today)
    return Proposal(branch=branch, about=one.about, tip=commit, title=one.title, body=one.body, waiting=(commit,))


def free(store: ProposalStore, memory: Memory, things: Sequence[str], today: dt.date) -> str:
    """The next free name of a branch: of the unit, or of what all units share."""
    units = sorted({one.partition("/")[0] for one in things})
    of = units[0].partition(".")[0] if len(units) == 1 else "nhieu-don-vi"
    there = {name.removeprefix(THERE) for name in store.refs(f"{THERE}{OURS}")}
    taken = {one.branch for one in memory.proposals} | there
    number = 1
    while (name := f"{OURS}{of}-{today.isoformat()}-{number}") in taken:
        number += 1
    return name
