"""The limit of the conclusion notice is past: there is none, or it did not reach all who must have it.

## Vì sao

Thông báo kết luận là nơi lời hứa được viết ra: ai làm gì, đến bao giờ. Kế hoạch đòi ban hành và đồng
thời gửi, nên còn thiếu một nơi nhận (trừ cấp trên) thì việc chưa xong. Hạn như ở T03.

## Cách sửa

Ban hành, gửi và ghi documents/conclusion_notice.md; mỗi nơi nhận một dòng trong sent. Nếu đã được phép kéo
dài thì ghi trước tệp này với extension, chưa cần issued. Gửi tiếp cho nơi còn thiếu bằng văn bản khác cũng được tính:
bản sao (conclusion_notice-2.md), bản đính chính (`corrects`), hoặc văn bản gửi kèm nêu số của thông báo ở `bases`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, FindingLevel
from doithoai.rules.verdicts import absent, missing

CODE = "T04"
NAME = "Quá hạn chưa ban hành, gửi xong thông báo kết luận"
LEVEL = FindingLevel.MISSING
VI = "Thông báo kết luận: {done}; hạn là {due} (thực hiện: {owner})."
EN = "Conclusion notice: {done}; it was due on {due} (owed by {owner})."


def check(case: Case) -> Iterator[Problem]:
    """Report the conclusion notice that is overdue."""
    return (missing(case, limit) for limit in absent(case, DeadlineKind.CONCLUSION_NOTICE))
