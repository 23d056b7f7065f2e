"""Two documents of one unit bear the same number in the same year.

## Vì sao

Số, ký hiệu là tên của văn bản. Hai văn bản chung một số thì không biết đang nói về văn bản nào. Một văn bản được ghi ở
hai chỗ (hai hội nghị trong một ngày chung một thông báo) thì kho chỉ lưu ý; bản đính chính, tài liệu kèm theo và một
văn bản gồm hai phần của hồ sơ thì được bỏ qua.

## Cách sửa

Đối chiếu bản giấy, sửa `number` hoặc `issued`. Một văn bản trả lời nhiều kiến nghị thì chỉ ghi một tệp, với đủ các số ở
`petitions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from doithoai.cases.case import Numbered, YearCase, numbered
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DocumentKind, FindingLevel
from doithoai.rules.consistency._bases import plain

CODE = "D15"
NAME = "Một số, ký hiệu dùng cho hai văn bản"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "Số {number} đã dùng cho {other} ({day}); mỗi văn bản trong năm có một số riêng. Sửa number hoặc issued."
EN = "The number {number} is already that of {other} ({day}); each has its own in a year. Mend number or issued."

_OF_BODY = re.compile(r"[0-9]+\w?[-/]\w+[-/]\w+")
"""A number whose symbol names the body too, as in 45-TB/ĐU: its body need not be compared."""


def check(case: YearCase) -> Iterator[Problem]:
    """Compare the numbered documents of the year's conferences, and its reports."""
    papers = [paper for one in case.conferences for paper in one.numbered]
    papers += [numbered(one.file, one.front) for one in case.year.reports if one.front.number]
    for _, group in groupby(sorted(papers, key=_order), key=_same):
        first, *others = group
        for other in others:
            if level := _clash(first, other):
                values = {"number": other.number, "other": f"{case.year.path}/{first.file}", "day": first.day or "-"}
                yield Problem(other.file, ("number",), values, level=level)


def _same(one: Numbered) -> tuple[str, int]:
    return plain(one.number), one.day.year if one.day else 0


def _order(one: Numbered) -> tuple[tuple[str, int], str, str]:
    return _same(one), str(one.day), one.file


def _clash(first: Numbered, other: Numbered) -> FindingLevel | None:
    """What two papers of one number are: the same one filed twice is worth knowing, two of them are wrong."""
    bodies = {one.body for one in (first, other) if one.body}
    if len(bodies) == 2 and not _OF_BODY.match(plain(first.number)):
        return None
    here, there = (one.file.rpartition("/")[0] for one in (first, other))
    if first.day != other.day:
        return FindingLevel.ERROR
    if here != there:
        return FindingLevel.NOTICE
    if first.kind == DocumentKind.CONCLUSION_NOTICE == other.kind:
        return FindingLevel.NOTICE
    parts = first.kind != other.kind or f"{there}/{other.corrects}.md" == first.file
    return None if parts else FindingLevel.ERROR
