"""A part of the notice of a conference went out too late.

## Vì sao

Giấy mời và thông báo rộng rãi phải có trước hội nghị ít nhất 07 ngày làm việc (Cát Hải V.1.(1); Nguyễn Lương Bằng
V.1.(1), cả phiếu lấy ý kiến; kế hoạch năm 2026 của phường, IV.1.(1)); Nghi Dương III.1 chỉ đặt hạn cho việc mời;
Đường An III.1 đặt 7 ngày cho việc thông báo và việc mời (qua đoàn thể hoặc bằng giấy mời). Mỗi việc được xét riêng.

Giấy mời tính là đã gửi vào ngày nơi được mời cuối cùng được gửi; mỗi nơi tính theo lần gửi đầu. Văn bản loại `notice`
gửi tới nơi được mời được tính là giấy mời khi chưa có `invitation`. Thông báo rộng rãi tính theo dòng `announced` sớm
nhất trên Cổng thông tin, truyền thanh, bảng tin hoặc báo chí. Hội nghị đã dời thì chỉ tính những gì làm từ ngày quyết
định dời. Nơi kế hoạch có quy định riêng cho đối thoại đột xuất thì quy tắc này chỉ lưu ý.

## Cách sửa

Ngày gõ sai thì sửa. Chậm thật thì ghi lý do vào late_reason của giấy mời, thông báo, hoặc của dòng announced: hồ sơ
được ghi nhận và hiện là chậm. Hội nghị dời quá sát ngày mới thì lý do hoãn là lý do chậm.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from doithoai.cases.case import Case
from doithoai.deadlines import Deadline
from doithoai.deadlines.fulfilment import Part
from doithoai.deadlines.known import as_known
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.limits._notice import binding
from doithoai.rules.verdicts import Unsaid

CODE = "T01"
NAME = "Giấy mời, thông báo chậm hạn"
LEVEL = FindingLevel.ERROR
VI = "Việc {what} xong ngày {done}, chậm so với hạn {due}; lý do: {reason}."
EN = "{what} was done on {done}, later than {due}; reason: {reason}."


def check(case: Case) -> Iterator[Problem]:
    """Judge each part that was done."""
    for limit in binding(case):
        for part in limit.parts:
            if part.done and limit.latest and limit.latest < part.done <= case.today:
                # By the calendar known when this part was done, whatever became of the others.
                known = as_known(replace(limit, met_on=part.done), case.calendar)
                if known.latest and known.latest < part.done:
                    yield _late(replace(limit, due=known.due), part)


def _late(limit: Deadline, part: Part) -> Problem:
    level = FindingLevel.LATE if part.late_reason else FindingLevel.ERROR
    values = {
        "what": part.title,
        "done": part.done,
        "due": limit.due,
        "reason": part.late_reason or (Unsaid.REASON if limit.noted else Unsaid.LATE_REASON),
    }
    level = FindingLevel.NOTICE if limit.noted else level
    return Problem(part.file or "", part.route, values, level=level, basis=limit.basis)
