"""The written reply to a petition: the document that answers it, or the parts that are out while others are lacking."""

from __future__ import annotations

import datetime as dt

from doithoai.cases.case import Case
from doithoai.model.dossier import DocumentFile
from doithoai.model.records import Petition

Replied = tuple[DocumentFile | None, tuple[DocumentFile, ...]]


def replied(case: Case, one: Petition, reopened: dt.date | None) -> Replied:
    """The document with which it was answered, of several parts the last; or the parts that are out until then."""
    if not one.reply:
        return None, ()
    out = tuple(file for stem in one.replies if (file := case.folder.document(stem)) and _is_out(case, file, reopened))
    if not out or len(out) < len(one.replies) or one.parts_to_come:
        return None, out
    return max(out, key=lambda file: file.done or dt.date.min), ()


def _is_out(case: Case, file: DocumentFile, reopened: dt.date | None) -> bool:
    """Whether it is issued and sent, and was not given before the matter was taken up again."""
    if file.first_sent is None or file.done is None or file.done > case.today:
        return False
    return reopened is None or file.done > reopened
