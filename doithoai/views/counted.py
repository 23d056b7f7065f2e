"""Matters of which a record knows the number and no text: told as such, and never as unanswered."""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model import raised
from doithoai.views.portal import Portal


def untexted(case: Case) -> str:
    """That of some matters nothing is on record but their number; empty where there are none."""
    left, own = raised.untexted(case.folder), len(case.folder.petitions)
    if not left:
        return ""
    if not own:
        return f"{left} kiến nghị; kho không có nội dung từng kiến nghị"
    return f"{left + own} kiến nghị; kho không có nội dung {left} kiến nghị"


def lines(portal: Portal, case: Case) -> Iterator[str]:
    """What is known of their number, by level, by field and answered at once, and where that is written."""
    counted = case.conference.counted
    if counted is None:
        return
    if told := untexted(case):
        yield f"{told}."
    if counted.by_level and counted.by_level.known:
        yield f"Theo cấp giải quyết: {_list((one.label, n) for one, n in counted.by_level.known.items())}."
    if counted.by_field:
        yield f"Theo lĩnh vực: {_list((portal.field(one.field), one.petitions) for one in counted.by_field)}."
    if counted.answered is not None:
        yield f"Trả lời ngay tại hội nghị: {counted.answered} kiến nghị."
    left = raised.untold(case.folder)
    if left and case.folder.held(case.today):
        yield f"Kho chưa rõ {left} kiến nghị ấy đã được trả lời hay chưa; chưa rõ không có nghĩa là chậm."
    yield f"Nguồn của con số: {counted.source}"


def _list(parts: Iterator[tuple[str, int]]) -> str:
    return "; ".join(f"{name}: {count}" for name, count in parts)
