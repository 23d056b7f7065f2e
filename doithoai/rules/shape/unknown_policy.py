"""A plan names rules that are not in the archive.

## Vì sao

Kế hoạch chỉ tới tệp quy định nêu các thời hạn của mình. Mã viết sai thì không thời hạn nào của năm ấy được tính, và
không việc nào bị báo chậm hay thiếu.

## Cách sửa

Sửa `policy` trong plan.md cho đúng tên một tệp trong records/policies/ (bỏ đuôi .yml), hoặc thêm tệp ấy. Các mã trong
`extends` của tệp quy định cũng phải có tệp.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import YearCase
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.verdicts import policy_unread

CODE = "S13"
NAME = "Kế hoạch dẫn tới quy định không có trong kho"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "Kho không có quy định “{policy}”; vì vậy chưa tính được đủ các thời hạn."
EN = "There is no policy “{policy}”, so not every limit can be computed."


def check(case: YearCase) -> Iterator[Problem]:
    """Judge the policy that the plan names, and those that it rests on."""
    for plan, layers in case.bound():
        for name in sorted(layers.names(plan.front.policy)):
            if case.archive.policy(name) is None and not policy_unread(case.archive, name):
                yield Problem(plan.file, ("policy",), {"policy": name})
