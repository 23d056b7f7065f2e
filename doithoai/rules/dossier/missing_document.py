"""A document that the dossier requires is missing though its phase is over.

## Vì sao

Kế hoạch liệt kê tài liệu của hồ sơ theo ba phần trước, trong và sau hội nghị (Cát Hải V.4.a; Nguyễn Lương Bằng
V.4.2; kế hoạch năm 2026 của phường, IV.4.2). Kế hoạch không nêu ngày cho từng tài liệu, nên kho lấy ngày kết thúc
của mỗi phần làm “mốc của kho”: đã qua mốc là còn thiếu, không bao giờ là chậm. Mục của kế hoạch trong câu báo là căn
cứ để đòi tài liệu, không phải căn cứ của ngày. Tài liệu ghi “nếu có” không bao giờ bị đòi; hồ sơ hội nghị đột xuất
lập theo từng trường hợp.

## Cách sửa

Thêm tài liệu vào documents/. Nếu tài liệu thật sự chưa được lập thì cứ để nguyên: kho ghi đúng là đang thiếu.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from doithoai.cases.case import Case
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, FindingLevel, State
from doithoai.rules.verdicts import missing

CODE = "D01"
NAME = "Hồ sơ còn thiếu tài liệu"
LEVEL = FindingLevel.MISSING
VI = "Hồ sơ còn thiếu: {what}, tệp {file} (đã qua mốc của kho {due}; kế hoạch đòi tài liệu này nhưng không nêu ngày)."
PUBLIC = "Hồ sơ còn thiếu: {what} (đã qua mốc của kho {due}; kế hoạch đòi tài liệu này nhưng không nêu ngày)."
EN = (
    "The dossier lacks: {what}, file {file} "
    "(the archive's own mark {due} has passed; the plan demands the paper, and no day)."
)


def check(case: Case) -> Iterator[Problem]:
    """Report required documents that are absent; the notice is left to T02 where that one reports it."""
    for limit in case.told(DeadlineKind.DOSSIER, State.ABSENT):
        found = missing(case, limit)
        file = f"documents/{limit.document}.md" if limit.document else "documents/"
        yield replace(found, values={**found.values, "file": Both(file, file)})
