"""A document is made public, or kept internal, against the default and without a reason.

## Vì sao

Kế hoạch, giấy mời, thông báo đột xuất, phiếu lấy ý kiến, chương trình, thông báo kết luận và văn bản trả lời mặc
nhiên công khai; tài liệu khác mặc nhiên lưu nội bộ. Làm khác thì phải nói vì sao, để việc giấu hay lộ không lặng lẽ
xảy ra.

## Cách sửa

Ghi lý do vào public_reason, hoặc bỏ dòng public.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel, Word

CODE = "D09"
NAME = "Đổi mức công khai chưa nêu lý do"
LEVEL = FindingLevel.ERROR
VI = "{what} mặc nhiên {default}; ghi khác đi thì phải nêu lý do (public_reason)."
EN = "{what} is {default} by default; to record otherwise needs a reason (public_reason)."


class Default(Word):
    """What a kind of document is when nothing is said."""

    PUBLIC = "public", "công khai"
    INTERNAL = "internal", "lưu nội bộ"


def check(case: Case) -> Iterator[Problem]:
    """Compare each flag with the default of its kind."""
    for document in case.folder.documents:
        front = document.front
        public = front.kind.public
        if front.public not in (None, public) and not front.public_reason:
            values = {"what": front.kind, "default": Default.PUBLIC if public else Default.INTERNAL}
            yield Problem(document.file, ("public",), values)
