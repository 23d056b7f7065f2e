"""Attached files that were on main and hold something else now: their names and checksums may say what they said."""

from __future__ import annotations

import os
from collections.abc import Iterator

from doithoai import public
from doithoai.commands.rewriting import Rewriting
from doithoai.model.dossier import ConferenceFolder, DocumentFile
from doithoai.reading.archive import Archive
from doithoai.reading.attachments import fault

_OTHER = "nội dung tệp đã đổi hoặc không đọc được nữa, mã kiểm SHA-256 vẫn ghi như cũ"


def swapped(
    archives: tuple[Archive, Archive],
    before: ConferenceFolder,
    after: ConferenceFolder,
    one: DocumentFile,
    other: DocumentFile,
) -> Iterator[Rewriting]:
    """The files of one document that fitted their checksum, and are gone or hold other bytes under the same one."""
    old, new = archives
    kept = {each.path: each.sha256 for each in public.kept(other)}
    for each in public.kept(one):
        was, now = f"{before.key.path}/{each.path}", f"{after.key.path}/{each.path}"
        if kept.get(each.path) != each.sha256 or fault(str(old.root), was, each.sha256):
            continue
        if not os.path.lexists(new.root / now):
            yield Rewriting(now, "tệp đính kèm", "", "", "", gone=True)
        elif fault(str(new.root), now, each.sha256):
            yield Rewriting(now, "tệp đính kèm", "", "", "", told=_OTHER)
