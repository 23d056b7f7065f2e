"""Two documents of one unit bear the same number in the same year.

## Vì sao

Số, ký hiệu là tên của văn bản. Hai văn bản chung một số thì không biết đang nói về văn bản nào. Một văn bản được ghi ở
hai chỗ (hai hội nghị trong một ngày chung một thông báo) thì kho chỉ lưu ý; bản đính chính, tài liệu kèm theo và một
văn bản gồm hai phần của hồ sơ thì được bỏ qua. Số đánh lại từ đầu mỗi năm, nên chỉ so các văn bản cùng năm ban hành, dù
ghi ở thư mục năm nào; số 0 đứng đầu, khoảng trắng, chữ hoa, chữ Đ gõ thành D không làm thành số khác.

## Cách sửa

Đối chiếu bản giấy, sửa `number` hoặc `issued`. Một văn bản trả lời nhiều kiến nghị thì chỉ ghi một tệp, với đủ các số ở
`petitions`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from doithoai.cases.case import YearCase, own_papers
from doithoai.cases.numbered import Numbered
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DocumentKind, FindingLevel
from doithoai.patterns import lazy
from doithoai.vietnamese.folding import number_key

CODE = "D15"
NAME = "Một số, ký hiệu dùng cho hai văn bản"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "Số {number} đã dùng cho {other} ({day}); mỗi văn bản trong năm có một số riêng. Sửa number hoặc issued."
EN = "The number {number} is already that of {other} ({day}); each has its own in a year. Mend number or issued."

_OF_BODY = lazy(r"[0-9]+\w?[-/]\w+[-/]\w+")
"""A number whose symbol names the body too, as in 45-TB/ĐU: its body need not be compared."""


def check(case: YearCase) -> Iterator[Problem]:
    """Compare the plans, reports and papers of conferences with one another, and with those in other years' folders."""
    own = own_papers(case.year, case.conferences)
    same: dict[tuple[str, int, bool], list[Numbered]] = defaultdict(list)
    for one in (*own, *case.elsewhere):
        same[_same(one)].append(one)
    for some in same.values():
        if len(some) == 1:
            continue
        first, *others = sorted(some, key=_order)
        for other in others:
            # What is kept in another year's folder is told of there.
            if other.year == case.year.year and (level := _clash(first, other)):
                place = f"{case.year.unit}/{first.year}/{first.file}"
                values = {"number": other.number, "other": place, "day": first.day or "-"}
                yield Problem(other.file, ("number",), values, level=level)


def _same(one: Numbered) -> tuple[str, int, bool]:
    # 15/KH-ĐU is 15-KH/ĐU typed otherwise: which sign stands where tells no two papers apart.
    return number_key(one.number).replace("-", "/"), one.counted, one.day is None


def _order(one: Numbered) -> tuple[str, int, str]:
    return str(one.day), one.year, one.file


def _clash(first: Numbered, other: Numbered) -> FindingLevel | None:
    """What two papers of one number are: the same one filed twice is worth knowing, two of them are wrong."""
    bodies = {number_key(one.body) for one in (first, other) if one.body}
    if len(bodies) == 2 and not _OF_BODY.match(number_key(first.number)):
        return None
    here, there = (f"{one.year}/{one.file}".rpartition("/")[0] for one in (first, other))
    if first.day != other.day:
        return FindingLevel.ERROR
    if first.kind == DocumentKind.PLAN == other.kind:
        return None if here != there else FindingLevel.ERROR
    if here != there or first.kind == DocumentKind.CONCLUSION_NOTICE == other.kind:
        return FindingLevel.NOTICE
    parts = first.kind != other.kind or f"{there}/{other.corrects}.md" == f"{first.year}/{first.file}"
    return None if parts else FindingLevel.ERROR
