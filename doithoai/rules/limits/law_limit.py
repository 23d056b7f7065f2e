"""A limit of the law, which no plan repeats, was passed.

## Vì sao

Luật Tổ chức chính quyền địa phương năm 2025, Điều 43 (theo nguồn thứ cấp) đòi thông báo trước 07 ngày và công khai
kết quả trong 10 ngày, tính theo ngày lịch. “Phương tiện thông tin đại chúng” của luật là Cổng thông tin, truyền
thanh, báo chí; bảng tin niêm yết đáp ứng “thông báo rộng rãi” của kế hoạch nhưng không phải là phương tiện ấy, giấy mời
cũng không. Không kế hoạch nào trong kho dẫn luật này, nên kho chỉ lưu ý.

## Cách sửa

Ghi các lần thông báo vào announced, và công khai thông báo kết luận sớm hơn hạn của luật khi làm được.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, FindingLevel, State
from doithoai.rules.limits._notice import put_off_afterwards
from doithoai.rules.verdicts import missing, told, unread

CODE = "T14"
NAME = "Quá hạn tham khảo theo luật"
LEVEL = FindingLevel.NOTICE
VI = "{what}: hạn tham khảo {due}, thực hiện: {done}."
EN = "{what}: advisory limit {due}, done: {done}."


def check(case: Case) -> Iterator[Problem]:
    """Judge the advisory limits."""
    for limit in case.limits(DeadlineKind.LAW_NOTICE, DeadlineKind.LAW_PUBLICATION):
        state = case.state(limit)
        if unread(case, *limit.kind.duty.documents):
            continue
        if limit.kind is DeadlineKind.LAW_NOTICE and put_off_afterwards(case):
            continue
        if state in (State.MET_LATE, State.OVERDUE):
            problem = told(case, limit) if state is State.MET_LATE else missing(case, limit)
            yield Problem(problem.file, problem.route, problem.values, basis=limit.basis)
