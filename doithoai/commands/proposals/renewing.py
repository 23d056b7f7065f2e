"""The folder brought to what main and the open proposals say now, before anything of it is proposed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from doithoai.commands.change import CannotChange
from doithoai.commands.proposals import memory as notes
from doithoai.commands.proposals.files import refuse_private, standing
from doithoai.commands.proposals.memory import Memory, Proposal
from doithoai.commands.proposals.sending import Server
from doithoai.commands.proposals.standing import Desk, Joined
from doithoai.commands.proposals.store import MAIN, OURS, THERE, Declined, Offline, ProposalStore, oid_of, within
from doithoai.disk.together import ChangedMeanwhile, write_all
from doithoai.model.base import Frozen
from doithoai.model.both import Both

_RUN = 0o100755


class StateNow(Frozen, frozen=True):
    """What stands now: main, the open proposals on top of it, and what the folder shows."""

    main: str
    memory: Memory
    joined: tuple[Joined, ...]
    shown: Mapping[str, str]
    offline: Both | None
    lines: tuple[Both, ...]
    stopped: bool = False


def renew(desk: Desk, server: Server, memory: Memory, settle: Callable[[], None]) -> StateNow:
    """Ask the server, forget what is settled, and bring the folder to the rest. Raises Declined, CannotChange."""
    store = desk.store
    here = _here(store, server.main)
    if memory.renewing:
        if memory.renewing == here:
            store.take_index(here)
        memory = notes.save(store, replace(memory, renewing=None))
    offline: Both | None = None
    try:
        store.fetch(server.main, server.access)
    except Offline as error:
        offline = error.args[0]
    main = store.refs(THERE).get(f"{THERE}{server.main}")
    if main is None:
        raise Declined(offline or Both("máy chủ chưa có bản chính của kho", "the server has no main branch yet"))
    if not within(store, here, main):
        vi = "kho trên máy này có phần ghi thẳng vào bản chính mà máy chủ không có; hãy nhờ người quản lý kho"
        raise Declined(Both(vi, f"{server.main} here has commits that the server has not; put it back first"))
    was = desk.shown(here, {})
    lines: list[Both] = []
    refused = False
    open_: list[Proposal] = []
    for one in memory.proposals:
        state = "open" if offline else _state(desk, server, one, main)
        if state != "refused":
            last = one.sent if state == "taken" and one.sent else one.tip
            was = _over(was, desk.touched(desk.base(last, here), last))
        if state == "open":
            open_.append(one if offline else _named(store, one, memory))
        else:
            refused |= state == "refused"
            lines.append(_settled(one, taken=state == "taken"))
    joined = tuple(desk.joined(one, main) for one in open_)
    now = desk.shown(main, {path: oid for one in reversed(joined) for path, oid in one.files.items()})
    refuse_private(now)
    changed = desk.renewed(was, now)
    settle()
    gone = {one.branch for one in memory.proposals} - {one.branch for one in open_}
    memory = notes.save(store, Memory(tuple(open_), main if changed or main != here else None))
    _write(desk, server.main, here, main, changed)
    for branch in gone:
        store.set_ref(f"{MAIN}{branch}", None)
    memory = notes.save(store, replace(memory, renewing=None))
    return StateNow(main, memory, joined, now, offline, tuple(lines), stopped=refused)


def _here(store: ProposalStore, main: str) -> str:
    branch = store.branch()
    commit = store.refs(MAIN).get(f"{MAIN}{main}")
    if branch != main or commit is None:
        vi = f"kho trên máy đang mở “{branch or 'một bản cũ'}”, không phải bản chính; hãy chạy: git switch {main}"
        raise Declined(Both(vi, f"the archive here is at “{branch}”, not at the main branch; run: git switch {main}"))
    return commit


def _state(desk: Desk, server: Server, one: Proposal, main: str) -> str:
    """Whether a proposal is "open", was "taken", or "refused": gone from the server with nothing of it on main."""
    there = desk.store.refs(THERE).get(f"{THERE}{one.branch}")
    if one.sent is None:
        return "open"
    if desk.landed(there or one.sent, main):
        return "taken"
    return "open" if there else "taken" if server.taken(one) else "refused"


def _named(store: ProposalStore, one: Proposal, memory: Memory) -> Proposal:
    """A proposal as it is after the server was asked: perhaps it came further than was noted, or its name is taken."""
    there = store.refs(THERE).get(f"{THERE}{one.branch}")
    if one.sent is not None or there is None:
        return one
    if within(store, one.tip, there):
        return replace(one, sent=one.tip, waiting=())
    stem, _, _ = one.branch.rpartition("-")
    taken = {name.removeprefix(THERE) for name in store.refs(f"{THERE}{OURS}")} | {
        each.branch for each in memory.proposals
    }
    number = 1
    while f"{stem}-{number}" in taken:
        number += 1
    return replace(one, branch=f"{stem}-{number}")


def _settled(one: Proposal, *, taken: bool) -> Both:
    if taken:
        return Both(f"đã được duyệt và nhập vào kho: {one.title}", f"taken into the archive: {one.title}")
    vi = f"đề nghị đã bị đóng, không nhập vào kho: {one.title}. Những gì đã ghi vẫn còn trên máy; chạy lại là gửi lại"
    return Both(
        vi, f"closed and not taken: {one.title}. What was written is still here; run this again to send it again"
    )


def _over(files: Mapping[str, str], changes: Mapping[str, str | None]) -> dict[str, str]:
    gone = {path for path, oid in changes.items() if oid is None}
    return {path: oid for path, oid in {**files, **changes}.items() if oid is not None and path not in gone}


def _write(
    desk: Desk, name: str, here: str, main: str, changed: Mapping[str, tuple[bytes | None, bytes | None]]
) -> None:
    """The files, then the name of main, then what Git tracks: whoever comes after a kill does the rest."""
    store = desk.store
    if here != main:
        _refuse_half_staged(desk, here)
    try:
        write_all(
            {store.top / path: new for path, (_, new) in changed.items()},
            {store.top / path: old for path, (old, _) in changed.items()},
        )
    except ChangedMeanwhile as error:
        told = f"{error.args[0].name}"
        raise CannotChange(
            Both(f"{told} vừa được sửa; hãy chạy lại", f"{told} was changed just now; run it again")
        ) from None
    for path, (old, new) in changed.items():
        one = desk.entries(main).get(path)
        if old is None and new is not None and one and one.mode == _RUN:
            (store.top / path).chmod(0o755)
    if here != main:
        store.set_ref(f"{MAIN}{name}", main)
        store.take_index(main)


def _refuse_half_staged(desk: Desk, here: str) -> None:
    """What `git add` took and the folder no longer says would be lost."""
    known = desk.oids(here)
    for path, oid in desk.store.index().items():
        if path in known and known[path] != oid:
            lies = standing(desk.store.top, path)
            if lies is None or oid_of(lies, oid) != oid:
                vi = (
                    f"{path} đã được git add ở một dạng khác với tệp đang có; hãy git add lại hoặc git restore --staged"
                )
                raise Declined(Both(vi, f"{path} was staged otherwise than it lies; stage it again or restore it"))
