"""A conference was held in a year whose plan leads to no policy.

## Vì sao

Thời hạn, hồ sơ, người chủ trì đều theo kế hoạch năm. Kế hoạch không đọc được, hoặc dẫn tới một tệp quy định không có,
thì mọi thời hạn đều chưa rõ. Năm chưa có kế hoạch thì quy tắc C40 nói.

## Cách sửa

Sửa <năm>/plan.md, hoặc thêm tệp trong records/policies/ mà plan.md dẫn tới.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.own_marks import plan_unread
from doithoai.rules.verdicts import kept

CODE = "T16"
NAME = "Chưa có quy định cho năm hội nghị"
LEVEL = FindingLevel.MISSING
VI = "Hội nghị đã tổ chức ngày {day} nhưng kho chưa có quy định nào cho năm {year}: mọi thời hạn đều chưa rõ."
EN = "The conference was held on {day}, and no policy is known for {year}: every limit is unknown."


def check(case: Case) -> Iterator[Problem]:
    """Report a held conference that nothing binds."""
    planned = bool(case.archive.year(case.key.unit, case.key.year).plans) or plan_unread(case.year)
    if planned and not case.layers.chain and case.folder.held(case.today) and kept(case):
        yield Problem("conference.yml", ("start",), {"day": case.folder.day, "year": case.key.year})
