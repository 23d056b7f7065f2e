"""The notice of an urgent conference is not recorded as saying all that the plan asks, or another office issued it.

## Vì sao

Có kế hoạch nêu văn bản thông báo đối thoại đột xuất phải có những gì: nội dung, thời gian, địa điểm, số lượng thành
viên (Nguyễn Lương Bằng V.2.(*); kế hoạch phường năm 2026, IV.2.(*)), và văn phòng nào ban hành dù ai chủ trì (Nguyễn
Lương Bằng V.2.(*)). Kho không đọc văn bản, nên hồ sơ phải ghi văn bản đã nêu gì.

## Cách sửa

Đọc văn bản, rồi ghi `contents: [content, time, place, members]` với những điều văn bản có nêu, và `by` với cơ quan tham
mưu ban hành. Văn bản đúng là thiếu thì để nguyên: đây chỉ là lưu ý.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import ConferenceType, DocumentKind, FindingLevel, Word
from doithoai.rules.verdicts import kept, office

CODE = "D12"
NAME = "Thông báo đột xuất chưa ghi đủ điều kế hoạch nêu"
LEVEL = FindingLevel.NOTICE
VI = "Văn bản thông báo đối thoại đột xuất: {fault} {what}."
EN = "The notice of the urgent conference: {fault} {what}."


class _Fault(Word):
    CONTENTS = "it is not recorded (contents) as stating:", "hồ sơ chưa ghi (contents) là đã nêu"
    OFFICE = "issued by another office than the plan's, which is", "cơ quan ban hành ghi khác kế hoạch; kế hoạch giao"


def check(case: Case) -> Iterator[Problem]:
    """Compare the first urgent notice with what the plan says of it."""
    found = case.layers.nearest(lambda rules: rules.urgent_notice)
    notice = case.folder.first(DocumentKind.URGENT_NOTICE)
    if found is None or notice is None or case.conference.type is not ConferenceType.URGENT or not kept(case):
        return
    front, basis = notice.front, (found.basis(found.rule.section),)
    lacking = tuple(one for one in found.rule.contents if one not in front.contents)
    if lacking:
        route = ("contents",) if front.contents else ("kind",)
        yield Problem(notice.file, route, {"fault": _Fault.CONTENTS, "what": lacking}, basis=basis)
    if front.by and found.rule.by and front.by != found.rule.by:
        values = {"fault": _Fault.OFFICE, "what": office(case, found.rule.by)}
        yield Problem(notice.file, ("by",), values, basis=basis)
