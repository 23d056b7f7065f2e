"""What a document said in each of its versions: contents of Git, read in batches by one process."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from doithoai.commands.history import MainLine
from doithoai.commands.repository import NotInGit
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.findings import Unreadable
from doithoai.reading.text import SIZE_LIMIT, read_front_matter

_AT_ONCE = 8 << 20
"""Bytes of old versions that are read at once."""
_NEVER: frozenset[dt.date] = frozenset()


class SaidThen(Frozen, frozen=True):
    """What evidence asks of one version; nothing of one that can't be read."""

    issued: dt.date | None = None
    sent: frozenset[dt.date] = _NEVER
    number: str | None = None
    text: str = ""
    """A checksum of its words; empty where it has none."""
    files: tuple[tuple[str, str], ...] = ()

    @property
    def first_sent(self) -> dt.date | None:
        """The first day of sending that it tells."""
        return min(self.sent, default=None)


def said_in(line: MainLine, contents: Iterable[str]) -> dict[str, SaidThen]:
    """What each of some contents says. Raises NotInGit where the copy at hand lacks one."""
    wanted = [*dict.fromkeys(contents)]
    found: dict[str, SaidThen] = {}
    for some in _batches(line, wanted):
        output = line.repository.run("cat-file", "--batch", given=_asked(some))
        found |= {name: said(data) for name, data in zip(some, _each(output), strict=True)}
    return {name: found.get(name, SaidThen()) for name in wanted}


def _batches(line: MainLine, wanted: Sequence[str]) -> Iterator[list[str]]:
    """Contents in lots that fit into memory, without what is too large for a record."""
    if not wanted:
        return
    told = line.repository.run("cat-file", "--batch-check", given=_asked(wanted)).decode().splitlines()
    some: list[str] = []
    weight = 0
    for name, head in zip(wanted, told, strict=True):
        size = int(head.rpartition(" ")[2]) if " blob " in head else 0
        if size > SIZE_LIMIT:
            continue
        if some and weight + size > _AT_ONCE:
            yield some
            some, weight = [], 0
        some.append(name)
        weight += size
    if some:
        yield some


def _asked(names: Iterable[str]) -> bytes:
    return "".join(f"{name}\n" for name in names).encode()


def _each(output: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(output):
        end = output.index(b"\n", at)
        *_, kind, size = output[at:end].split(b" ")
        if kind != b"blob":
            raise NotInGit(
                Both(
                    "bản chép này của kho thiếu nội dung cũ; hãy chép đủ bằng git fetch --refetch hoặc git clone",
                    "this copy of the repository lacks old contents; git fetch --refetch or git clone brings them",
                )
            )
        yield output[end + 1 : end + 1 + int(size)]
        at = end + int(size) + 2


def said(data: bytes) -> SaidThen:
    """What a version says, whatever shape its record had then."""
    try:
        text = data.decode("utf-8").lstrip("\ufeff").replace("\r\n", "\n")
        read = read_front_matter(text)
    except (ValueError, RecursionError, Unreadable):
        return SaidThen()
    front = read.data if isinstance(read.data, Mapping) else {}
    body = " ".join(read.body.split())
    number = front.get("number")
    return SaidThen(
        _day(front.get("issued")),
        frozenset(day for one in _listed(front.get("sent")) if (day := _day(one.get("on")))),
        str(number) if number else None,
        hashlib.sha256(body.encode()).hexdigest() if body else "",
        tuple((str(one.get("path")), str(one.get("sha256"))) for one in _listed(front.get("files"))),
    )


def _listed(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _day(value: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
