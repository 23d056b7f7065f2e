"""The number of matters that were raised contradicts itself, or the petitions that are on record.

## Vì sao

`counted` ghi có bao nhiêu kiến nghị đã được nêu khi kho không có nội dung từng kiến nghị. Số cộng lại lớn hơn số chung,
hoặc số chung ít hơn số đã ghi trong petitions.yml, thì người đọc không biết tin số nào.

## Cách sửa

Đối chiếu nguồn đã ghi ở `source`. `petitions` là tổng số đã nêu, kể cả những kiến nghị đã ghi từng mục (kiến nghị trùng
không tính). Nguồn không chia hết theo cấp, theo lĩnh vực thì chỉ ghi phần nguồn có nói.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.both import Both
from doithoai.model.findings import Problem, Route
from doithoai.model.records import Counted, Petition
from doithoai.model.vocabulary import FindingLevel, PetitionClass

CODE = "P41"
NAME = "Số kiến nghị ghi không khớp"
LEVEL = FindingLevel.ERROR
VI = "Số kiến nghị ghi ở counted không khớp: {fault}."
EN = "The number of petitions under counted is at odds: {fault}."

_Fault = tuple[Route, Both]


def check(case: Case) -> Iterator[Problem]:
    """Compare the numbers with one another and with what is on record."""
    counted = case.conference.counted
    if counted is None:
        return
    own = [one for one in case.folder.petitions if one.duplicate_of is None]
    for route, fault in (*_of_all(case, counted, own), *_of_parts(case, counted, own)):
        yield Problem("conference.yml", ("counted", *route), {"fault": fault})


def _of_all(case: Case, counted: Counted, own: list[Petition]) -> Iterator[_Fault]:
    total = counted.petitions
    if case.conference.no_petitions:
        yield (
            ("petitions",),
            Both(
                f"ghi {total} kiến nghị mà no_petitions lại ghi là không có kiến nghị nào",
                f"there are {total}, but no_petitions says that there was none",
            ),
        )
    if total < len(own):
        yield (
            ("petitions",),
            Both(
                f"ghi {total} kiến nghị đã nêu mà petitions.yml có {len(own)} kiến nghị khác nhau",
                f"{total} were raised, but petitions.yml has {len(own)} different ones",
            ),
        )
    if counted.answered is None:
        return
    at_once = sum(one.classed is PetitionClass.ANSWERED for one in own)
    if counted.answered > total:
        yield ("answered",), _more(counted.answered, "trả lời tại hội nghị", "answered at the conference", total)
    elif counted.answered < at_once <= total:
        yield (
            ("answered",),
            Both(
                f"ghi {counted.answered} kiến nghị trả lời tại hội nghị mà petitions.yml có {at_once}",
                f"{counted.answered} were answered at the conference, but petitions.yml has {at_once}",
            ),
        )


def _of_parts(case: Case, counted: Counted, own: list[Petition]) -> Iterator[_Fault]:
    total = counted.petitions
    levels = counted.by_level.known if counted.by_level else {}
    if sum(levels.values()) > total:
        yield ("by_level",), _more(sum(levels.values()), "cộng theo cấp", "by level", total)
    kept = Counter(one.level for one in own)
    for level, count in levels.items():
        if count < kept[level] <= total:
            yield ("by_level", level.value), _fewer(level.both, count, kept[level])
    fields = Counter[str]()
    fields_kept = Counter(one.field for one in own)
    for index, one in enumerate(counted.by_field):
        name = case.archive.fields.get(one.field, one.field)
        if one.field in fields:
            yield ("by_field", index, "field"), Both(f"lĩnh vực “{name}” ghi hai lần", f"{one.field} is given twice")
        elif one.petitions < fields_kept[one.field] <= total:
            label = Both(f"lĩnh vực “{name}”", one.field)
            yield ("by_field", index, "petitions"), _fewer(label, one.petitions, fields_kept[one.field])
        fields[one.field] += one.petitions
    if fields.total() > total and all(count <= total for count in fields.values()):
        yield ("by_field",), _more(fields.total(), "cộng theo lĩnh vực", "by field", total)
    for index, one in enumerate(counted.by_field):
        if one.petitions > total:
            yield ("by_field", index, "petitions"), _more(one.petitions, "một lĩnh vực", "of one field", total)


def _more(count: int, vi: str, en: str, total: int) -> Both:
    return Both(f"{vi} là {count}, nhiều hơn {total} kiến nghị đã nêu", f"{count} {en}, of {total} that were raised")


def _fewer(what: Both, count: int, kept: int) -> Both:
    return Both(f"{what} ghi {count} mà petitions.yml có {kept}", f"{count} of {what.en}, but petitions.yml has {kept}")
