"""A duty was met by a document that has been taken out since, and no other of its kind stands.

## Vì sao

Việc đã làm thì vẫn là đã làm: ngày ban hành, ngày gửi của văn bản đã gỡ bỏ vẫn được tính khi xét đúng hạn. Nhưng
người dân không còn đọc được văn bản ấy, nên phải nói ra.

## Cách sửa

Đưa vào hồ sơ văn bản thay thế (đã che thông tin cá nhân, hoặc ban hành lại). Nếu không thay thế thì không phải làm gì:
lý do gỡ bỏ đã có trong hồ sơ.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai import public
from doithoai.cases.case import Case
from doithoai.model.dossier import ConferenceFolder, DocumentFile
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DocumentKind, FindingLevel, Trait

CODE = "D10"
NAME = "Văn bản đã gỡ bỏ, chưa có bản thay thế"
LEVEL = FindingLevel.NOTICE
VI = "{what} đã gỡ bỏ ngày {on} và chưa có văn bản thay thế; việc ban hành, gửi trước đó vẫn được tính."
EN = "{what} was withdrawn on {on} and nothing replaces it; that it was issued and sent still counts."


def check(case: Case) -> Iterator[Problem]:
    """Ask whether a notice or conclusion notice still stands where one was issued; a reply by its own petition."""
    for kind in DocumentKind.all(Trait.STANDS):
        found = case.folder.of(kind)
        if all(public.gone(one.front) for one in found):
            yield from _gone(case.folder, found[-1:])
    for petition in case.folder.petitions:
        for stem in petition.replies if petition.reply else ():
            reply = case.folder.document(stem)
            yield from _gone(case.folder, (reply,) if reply else ())


def _gone(folder: ConferenceFolder, found: tuple[DocumentFile, ...]) -> Iterator[Problem]:
    """A document that is withdrawn, unless one that corrects it stands."""
    for one in found:
        gone = public.gone(one.front)
        if gone and all(public.gone(later.front) for later in folder.corrections(one.stem)):
            yield Problem(one.file, ("withdrawn",), {"what": one.front.kind, "on": gone.on})
