"""What the conference concluded on some petitions was made known only after the time limit of the conclusion notice.

## Vì sao

Kế hoạch giao ban hành và gửi thông báo kết luận hội nghị trong một thời hạn (Cát Hải V.3.a, Nguyễn Lương Bằng V.3.1,
kế hoạch phường năm 2026, IV.3.1). Một hội nghị có thể có nhiều thông báo, mỗi phiên một bản. Thông báo đầu đúng hạn thì
thời hạn đã đạt; nhưng người nêu những kiến nghị mà bản sau mới nói tới phải đợi lâu hơn, nên điều ấy được nêu ra. Kế
hoạch không nói về trường hợp này, nên đây chỉ là lưu ý, không tính là chậm.

## Cách sửa

Ngày ghi đúng thì để nguyên. Bản sau là bản đính chính thì ghi `corrects`; bản đầu nói tới cả những kiến nghị ấy thì
thêm số vào `covers` hay `petitions` của bản đầu.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.deadlines.conclusions import conclusions, named_in
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DeadlineKind, FindingLevel

CODE = "T33"
NAME = "Một phần kết luận có sau hạn"
LEVEL = FindingLevel.NOTICE
VI = "Kết luận về kiến nghị số {ids} chỉ có ở thông báo ngày {day}, sau hạn {due} của thông báo kết luận."
EN = "What was concluded on petitions {ids} stands only in the notice of {day}, after {due}, when it was due."


def check(case: Case) -> Iterator[Problem]:
    """Compare what each later notice adds with what those before it spoke of; a correction adds nothing new."""
    notices = conclusions(case.folder)
    if len(notices) < 2 or not (known := named_in(notices[0])):
        return
    due = next((one.due for one in case.limits(DeadlineKind.CONCLUSION_NOTICE) if not one.advisory), None)
    for notice in notices[1:]:
        new, day = named_in(notice) - known, notice.front.issued
        known |= new
        if new and due and day and due < day <= case.today and not notice.front.corrects:
            yield Problem(notice.file, ("issued",), {"ids": sorted(new), "day": day, "due": due})
