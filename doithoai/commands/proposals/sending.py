"""What is kept goes to the server, in order, and somebody is asked to review it."""

from __future__ import annotations

from msgspec.structs import replace

from doithoai.commands.proposals import memory as notes
from doithoai.commands.proposals.forge import Forge
from doithoai.commands.proposals.memory import Memory, Proposal
from doithoai.commands.proposals.remote import Remote
from doithoai.commands.proposals.store import Access, Declined, Offline, ProposalStore
from doithoai.model.base import Frozen
from doithoai.model.both import Both


class Server(Frozen, frozen=True):
    """The other side: where it is, what opens it, and the branch that it shows."""

    where: Remote
    access: Access
    main: str

    @property
    def forge(self) -> Forge | None:
        """By what requests are made; None where nothing opens it, or it is none that is known."""
        return Forge(self.where, self.access) if self.where.kind and self.access.token else None

    def taken(self, proposal: Proposal) -> bool:
        """Whether a request is known to have been taken."""
        if not self.forge or not proposal.asked:
            return False
        try:
            return bool(self.forge.taken(proposal.asked))
        except (Offline, Declined):
            return False


class Delivered(Frozen, frozen=True):
    """What is told of it, and whether nothing is left to do."""

    lines: tuple[Both, ...] = ()
    well: bool = True


def send(store: ProposalStore, server: Server, memory: Memory, offline: Both | None) -> Delivered:
    """Send what waits, each as far as it comes. Raises Declined, MovedOn."""
    lines: list[Both] = []
    well = True
    for one in memory.proposals:
        fresh = one.sent != one.tip
        if fresh and not offline:
            try:
                store.push(one.tip, one.branch, server.access)
            except Offline as error:
                offline = error.args[0]
            else:
                one = replace(one, sent=one.tip, waiting=())  # noqa: PLW2901 - the same proposal, further on
                memory = notes.save(store, notes.with_proposal(memory, one))
        if fresh and offline:
            lines.append(_kept(one, offline))
        elif not offline and (fresh or (server.forge and not one.told)):
            one, said, asked = _asked(server, one, fresh=fresh)  # noqa: PLW2901 - likewise
            memory = notes.save(store, notes.with_proposal(memory, one))
            lines += said
            well &= asked
    return Delivered(tuple(lines), well)


def _kept(one: Proposal, why: Both) -> Both:
    return Both(
        f"chưa gửi được ({why}); đã giữ lại trên máy: {one.title}. Khi có mạng, hãy chạy: doithoai propose",
        f"not sent yet ({why.en}); kept here: {one.title}. When there is a network, run: doithoai propose",
    )


def _asked(server: Server, one: Proposal, *, fresh: bool) -> tuple[Proposal, list[Both], bool]:
    """The proposal with its request, or the page on which a person opens one."""
    lines = [Both(f"đã gửi: {one.title}", f"sent: {one.title}")] if fresh else []
    by_hand = server.where.compare(server.main, one.branch)
    if not server.forge:
        if by_hand:
            lines.append(
                Both(f"mở trang này để đề nghị duyệt: {by_hand}", f"open this page to ask for review: {by_hand}")
            )
        return one, lines, True
    try:
        found = server.forge.ask(one, server.main)
    except (Offline, Declined) as error:
        why: Both = error.args[0]
        lines.append(
            Both(
                f"chưa mở được đề nghị duyệt ({why}); chạy lại lệnh này sau, hoặc mở trang: {by_hand}",
                f"review could not be asked for ({why.en}); run this again, or open: {by_hand}",
            )
        )
        return one, lines, False
    lines.append(Both(f"đề nghị duyệt: {found.url}", f"asked for review: {found.url}"))
    return replace(one, asked=found, told=True), lines, True
