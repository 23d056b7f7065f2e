"""A person taken out of the private repository, and where words of that person still stand in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from doithoai.commands.forget import Remains, traces
from doithoai.commands.repository import NotInGit, Repository
from doithoai.private.store import Store


def forget(store: Store, conference: str, number: int, names: Iterable[str]) -> tuple[bool, Remains]:
    """Whether somebody was taken out, and what is left of name, contact and of the names that are asked for too."""
    gone = store.forget_person(conference, number)
    said = [one for one in (gone.name, gone.contact) if one] if gone else []
    words = dict.fromkeys(unicodedata.normalize("NFC", one) for one in (*said, *names))
    try:
        git: Repository | None = Repository(store.folder)
    except NotInGit:
        git = None
    return gone is not None, traces(store.folder, git, tuple(words))
