"""When each document of the dossier is owed.

The plans list the documents by phase and give no dates (S0 V.4.a, S1 V.4.2, S3 IV.4.2). The archive keys each to
the day by which its phase is over, and says so; a document whose ground is missing (no petition came in before
the conference, nothing was left open) is not demanded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator

from doithoai.deadlines.deadline import Deadline
from doithoai.deadlines.layers import Layers
from doithoai.deadlines.sending import paper
from doithoai.model import raised
from doithoai.model.dossier import ConferenceFolder
from doithoai.model.findings import Basis
from doithoai.model.records import Conference
from doithoai.model.vocabulary import DeadlineKind, DocumentKind, Phase, Received, Trait

NOTE = "mốc của kho, đặt theo giai đoạn của hồ sơ; kế hoạch đòi tài liệu này nhưng không nêu ngày"
UNSAID = "chưa ghi kiến nghị nào và chưa xác nhận là không có (no_petitions)"
UNTOLD = "kho không có nội dung từng kiến nghị nên chưa rõ có phải lập tài liệu này không"


def dossier_deadlines(
    folder: ConferenceFolder,
    conference: Conference,
    layers: Layers,
    conclusion: Iterable[Deadline],
    replies: Collection[Deadline],
) -> Iterator[Deadline]:
    """One deadline for each required document but the conclusion notice, which has its own limit."""
    found = layers.nearest(lambda rules: rules.dossier)
    if found is None or conference.type not in found.rule.types:
        return
    after = _latest(conclusion)
    solved = _latest(replies)
    for kind in found.rule.required:
        if kind is DocumentKind.CONCLUSION_NOTICE:
            continue
        due = _due(kind, folder.day if kind.phase is Phase.BEFORE else folder.last_day, after, solved)
        yield _document(folder, kind, due, found.basis(found.rule.section), owed=bool(replies))


def _latest(limits: Iterable[Deadline]) -> dt.date | None:
    return max((limit.due for limit in limits if limit.due), default=None)


def _due(kind: DocumentKind, day: dt.date | None, after: dt.date | None, solved: dt.date | None) -> dt.date | None:
    if kind.has(Trait.NEEDS_EVENT):
        return after
    return day if kind.phase in (Phase.BEFORE, Phase.DURING) else solved


def _document(
    folder: ConferenceFolder, kind: DocumentKind, due: dt.date | None, basis: Basis, *, owed: bool
) -> Deadline:
    documents = folder.of(kind)
    if kind is DocumentKind.NOTICE:  # the plans write "Thông báo (giấy mời)": either is the dossier's document
        documents += folder.of(DocumentKind.INVITATION)
    first = min(documents, key=lambda one: one.front.issued or dt.date.max, default=None)
    unsaid = first is None and _unsaid(folder, kind, due)
    return Deadline(
        DeadlineKind.DOSSIER,
        folder.key.code,
        kind.both,
        due=None if unsaid else due,
        document=kind,
        basis=(basis,),
        trigger=kind.phase.label,
        met_on=first.front.issued if first else None,
        waived=None if first or unsaid else _no_ground(folder, kind, settled=due is None and not owed),
        mark=True,
        note=(UNTOLD if raised.untexted(folder) else UNSAID) if unsaid else NOTE,
        **(paper(first) if first else {}),
    )


def _unsaid(folder: ConferenceFolder, kind: DocumentKind, due: dt.date | None) -> bool:
    """Whether a document hangs on petitions of which the record says nothing, or no more than their number."""
    early = kind.has(Trait.FROM_PETITIONS) and any(one.received.when is Received.BEFORE for one in folder.petitions)
    known = folder.petitions or (folder.conference and folder.conference.no_petitions)
    if early or (known and not raised.untexted(folder)):
        return False
    return kind.has(Trait.FROM_PETITIONS) or (kind is DocumentKind.RESULTS_REPORT and due is None)


def _no_ground(folder: ConferenceFolder, kind: DocumentKind, *, settled: bool) -> str | None:
    before = any(one.received.when is Received.BEFORE for one in folder.petitions)
    if kind.has(Trait.FROM_PETITIONS) and not before:
        return "không có kiến nghị nào được thu thập trước hội nghị"
    if kind is DocumentKind.RESULTS_REPORT and settled:
        return "không có kiến nghị nào phải giải quyết sau hội nghị"
    return None
