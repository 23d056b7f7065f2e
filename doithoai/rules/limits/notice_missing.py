"""The limit of the notice is past and a part of it was not done.

## Vì sao

Không được mời, không có thông báo thì người dân không biết để dự (Cát Hải V.1.(1); Nguyễn Lương Bằng V.1.(1); Đường An
III.1; Nghi Dương III.1; kế hoạch năm 2026 của phường, IV.1.(1)). Mỗi việc mà kế hoạch đặt trong hạn được xét riêng;
giấy mời chưa ghi gửi cho ai thì chưa mời được ai. Hội nghị đã dời thì thông báo của ngày cũ không còn tính. Nơi kế
hoạch miễn cho đối thoại đột xuất thì không đòi; nơi có quy định riêng thì chỉ lưu ý.

## Cách sửa

Đã làm mà chưa ghi: ghi documents/invitation.md hoặc documents/notice.md với các dòng sent, ghi ngày thông báo vào
announced. Đoàn thể đã mời thay giấy mời (Đường An III.1): ghi vào announced một dòng kênh doan_the (hoặc mat_tran) với
ngày đã mời. Chưa làm thì làm ngay, ghi kèm late_reason, hoặc dời ngày hội nghị (postponed).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.deadlines import Deadline
from doithoai.deadlines.fulfilment import Part
from doithoai.deadlines.notice import CONFERENCE
from doithoai.model.both import Both
from doithoai.model.findings import Problem, Route
from doithoai.model.records import Postponement
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.limits._notice import FORM, binding, unknown, untold
from doithoai.rules.verdicts import office
from doithoai.vietnamese.wording import short_date

CODE = "T02"
NAME = "Quá hạn chưa có giấy mời, thông báo"
LEVEL = FindingLevel.MISSING
VI = "{what}; hạn là {due} (thực hiện: {owner})."
EN = "{what}; it was due on {due} (owed by {owner})."


def check(case: Case) -> Iterator[Problem]:
    """Report each part that is overdue; a conference that moved and was never announced anew, once."""
    for limit in binding(case):
        if limit.due is None or case.today <= (limit.latest or limit.due):
            continue
        lacking = [part for part in limit.parts if not _done(case, part) and not unknown(case, part)]
        move = untold(case)
        if move and lacking:
            route = ("postponed", case.conference.postponed.index(move))
            yield _missing(case, limit, CONFERENCE, route, _moved(move, limit.due))
            continue
        for part in lacking:
            if part.title != FORM:  # D08 tells of the form
                yield _missing(case, limit, part.file or CONFERENCE, part.route, _what(part))


def _done(case: Case, part: Part) -> bool:
    return part.done is not None and part.done <= case.today


def _moved(move: Postponement, due: dt.date) -> Both:
    vi, en, day = "", "", short_date(move.decided)
    if move.decided > due:
        vi, en = " khi hạn của ngày mới đã qua", " when the limit of its new day was past"
    return Both(
        f"Hội nghị dời ngày {day}{vi}, chưa có thông báo ngày mới",
        f"The conference was moved on {day}{en}, and its new day was not announced",
    )


def _what(part: Part) -> Both:
    if part.stem and part.done is None:
        return Both(
            f"Chưa {part.title}: văn bản có ngày nhưng chưa ghi gửi cho ai được mời",
            f"Not done: {part.title.en}; the paper has a date but is not recorded as sent to anybody invited",
        )
    return Both(f"Chưa {part.title}", f"Not done: {part.title.en}")


def _missing(case: Case, limit: Deadline, file: str, route: Route, what: Both) -> Problem:
    level = FindingLevel.NOTICE if limit.noted else FindingLevel.MISSING
    values = {"what": what, "due": limit.due, "owner": office(case, limit.owner)}
    return Problem(file, route, values, level=level, basis=limit.basis)
