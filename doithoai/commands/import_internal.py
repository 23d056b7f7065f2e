"""An internal paper of Word: the archive keeps its kind, days and checksum; its words and its file go to private/."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import msgspec

from doithoai.commands.change import CannotChange, ChangeOfFiles
from doithoai.commands.import_document import Understood, stem_of
from doithoai.commands.new import conference_meant, document
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.private import InternalDocument
from doithoai.private.errors import PrivateError
from doithoai.private.store import Store
from doithoai.reading.archive import Archive
from doithoai.reading.shapes import convert

_PUBLIC = ("kind", "issued", "sent", "petitions", "public", "public_reason", "late_reason")
"""What the archive says of an internal paper: which there is, since when, whom it reached, what it is about."""
_PRIVATE = ("kind", "title", "number", "issued", "signer", "sent", "note")


class ToKeep(Frozen, frozen=True):
    """What goes to private/ with a record of the archive."""

    conference: str
    name: str
    paper: InternalDocument
    body: str
    file: tuple[str, bytes]


def prepare_internal(
    change: ChangeOfFiles,
    archive: Archive,
    into: str,
    understood: Understood,
    data: Mapping[str, Any],
    names: tuple[str, str],
) -> tuple[str, ToKeep]:
    """Put what the archive says into the change, and tell what goes to private/; `names` of the record and the file.

    Raises CannotChange, also where there is no private repository yet.
    """
    key = conference_meant(archive, into)
    stem = stem_of(change, archive, into, data, names[0])
    try:
        Store.require(archive.root)
    except PrivateError as error:
        raise CannotChange(*error.args) from None
    told = {name: data[name] for name in _PRIVATE if name in data}
    told["recipients"] = [one.said.value for one in understood.recipients]
    try:
        paper = convert(told, InternalDocument)
    except msgspec.ValidationError as error:
        raise CannotChange(Both(f"không đúng lược đồ: {error}", f"it does not fit its schema: {error}")) from None
    public = {name: data[name] for name in _PUBLIC if name in data}
    public["sha256"] = sha256(understood.file).hexdigest()
    path = document(change, archive, into, public, None, "", stem)
    return path, ToKeep(key.path, stem, paper, understood.body, (names[1], understood.file))


def keep(archive: Archive, one: ToKeep) -> str:
    """Keep it; what is kept there already is left as it is. Returns its path below private/. Raises CannotChange."""
    try:
        Store.require(archive.root).keep_document(one.conference, one.name, one.paper, one.body, one.file)
    except PrivateError as error:
        raise CannotChange(*error.args) from None
    return f"private/{one.conference}/documents/{one.name}.md"
