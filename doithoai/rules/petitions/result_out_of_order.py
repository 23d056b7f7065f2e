"""The result of a promise, or what shows it, is older than the promise, or dated on a day that has not come yet.

## Vì sao

Kết quả chỉ có thể có sau lời hứa và không muộn hơn hôm nay; văn bản có trước lời hứa không chứng minh được việc đã làm
theo lời hứa. Ngày ghi sai làm lời hứa trông như đã được giữ.

## Cách sửa

Sửa ngày của `result`, hoặc dẫn đúng văn bản ghi kết quả. Chưa làm xong thì bỏ `result`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.deadlines.promises import made, predates
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.petitions._shared import problem
from doithoai.vietnamese.wording import short_date

CODE = "P30"
NAME = "Ngày có kết quả không hợp lý"
LEVEL = FindingLevel.ERROR
VI = "Kiến nghị số {id}: kết quả việc đã hứa ghi {on}, {why}."
EN = "Petition {id}: the result of what was promised is dated {on}, {why}."


def check(case: Case) -> Iterator[Problem]:
    """Compare the day of each result with the promise and with the day of judgement."""
    for position, petition in enumerate(case.folder.petitions):
        for index, promise in enumerate(petition.promises) if petition.promised else ():
            if promise.result is None:
                continue
            given, on = made(case.folder, promise), promise.result.on
            old = predates(case.folder, promise, given)
            if given and old and old < on:
                named, since = promise.result.document, short_date(given)
                why = Both(
                    f"nhưng văn bản ghi kết quả “{named}” có từ {short_date(old)}, trước ngày đưa ra lời hứa ({since})",
                    f"but “{named}”, which is to show it, is of {old}, before it was promised ({given})",
                )
            elif given and old:
                why = Both(f"trước ngày đưa ra lời hứa ({short_date(given)})", f"before it was promised ({given})")
            elif on > case.today:
                why = Both(
                    f"ngày ấy chưa tới (hôm nay là {short_date(case.today)})",
                    f"a day that has not come yet (today is {case.today})",
                )
            else:
                continue
            yield problem(position, petition, *petition.promise_route(index), "result", "on", on=on, why=why)
