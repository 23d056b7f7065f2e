"""Matters for others were forwarded late, or not at all.

## Vì sao

Trong 5 ngày làm việc sau hội nghị, việc vượt thẩm quyền phải được trình lên cấp trên, việc của cơ quan cùng cấp phải
được chuyển (Đường An III.4). Là hai việc riêng: trình lên với kiến nghị “ghi nhận và báo cáo cấp trên”, chuyển ngang
với kiến nghị “chuyển cơ quan có thẩm quyền” và kiến nghị đã giao cơ quan khác. Không kiến nghị nào cần thì không xét.

## Cách sửa

Trình lên: ghi documents/petition_to_superior.md; chuyển ngang: documents/forwarding_letter.md; trong petitions của văn
bản ghi số các kiến nghị, trong sent ghi nơi nhận. Thông báo kết luận gửi kịp tới chính cơ quan ấy cũng được tính. Chậm
thật thì ghi late_reason.

Văn bản trình phải gửi tới cấp trên (`cap-tren`, hoặc một cơ quan của thành phố, Trung ương trong recipients.yml); văn
bản chuyển phải gửi tới cơ quan được giao (`assigned.office`), hoặc `co-quan-co-tham-quyen`, hoặc cơ quan ngoài xã có
thẩm quyền. Gửi người nêu, gửi trong xã, gửi cấp ủy để báo cáo thì chưa phải là trình, là chuyển.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from doithoai.cases.case import Case
from doithoai.deadlines import Deadline
from doithoai.deadlines.fulfilment import Part, lacking
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, FindingLevel
from doithoai.rules.verdicts import absent, lapsed, late, missing, office, unread
from doithoai.vietnamese.wording import long_date

CODE = "T08"
NAME = "Chậm hoặc chưa chuyển việc ngoài thẩm quyền"
LEVEL = FindingLevel.ERROR
VI = "{what}: hạn {due}, thực hiện: {done}{late}."
EN = "{what}: due on {due}, done: {done}{late}."


def check(case: Case) -> Iterator[Problem]:
    """Judge both duties, up and across, each by the last petition that needs it."""
    for kind in (DeadlineKind.SUBMISSION, DeadlineKind.FORWARDING):
        if unread(case, *kind.duty.documents):
            continue
        yield from (_late(case, kind, problem) for problem in late(case, kind))
        yield from (_missing(case, limit) for limit in absent(case, kind))
        yield from lapsed(case, kind)


def _late(case: Case, kind: DeadlineKind, problem: Problem) -> Problem:
    """Told at the letter where one is there and only its sending is not recorded: that it went by another is no cause.

    What is late is the day on which another paper brought the matter there; who said why has looked at it already.
    """
    asked = {part.petition for limit in case.limits(kind) for part in limit.parts}
    papers = (file for one in kind.duty.documents for file in case.folder.of(one))
    unsent = (file for file in papers if not file.front.sent and not asked.isdisjoint(file.front.petitions))
    letter, day = next(unsent, None), problem.values["done"]
    if letter is None or problem.level is FindingLevel.LATE or not isinstance(day, dt.date):
        return problem
    done = Both(
        f"{long_date(day)}, bằng văn bản khác; “{letter.stem}” chưa ghi gửi tới ai, nếu đã gửi hãy thêm dòng sent",
        f"{day}, by another paper; “{letter.stem}” is not recorded as sent to anybody: if it was, add a line sent",
    )
    return replace(problem, file=letter.file, route=("petitions",), values={**problem.values, "done": done, "late": ""})


def _missing(case: Case, limit: Deadline) -> Problem:
    whom: dict[str, list[Part]] = {}
    for part in lacking(limit.parts):
        whom.setdefault(str(office(case, part.recipient)), []).append(part)
    told = "; ".join(f"{', '.join(str(one.title) for one in some)} ({to})" for to, some in whom.items())
    english = "; ".join(f"{', '.join(one.title.en for one in some)} (“{to}”)" for to, some in whom.items())
    done = Both(
        f"chưa ghi văn bản gửi tới nơi phải nhận: {told}", f"not recorded as sent to whom it must reach: {english}"
    )
    found = missing(case, limit)
    return replace(found, values={**found.values, "done": done})
