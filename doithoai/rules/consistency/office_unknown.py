"""The plan gives a duty to an office that the unit's record does not name.

## Vì sao

Cơ quan không có tên trong unit.yml thì trang của người dân chỉ hiện mã của nó, lịch việc và danh sách chậm, thiếu không
nói được ai phải làm (Cát Hải VI.1, Nguyễn Lương Bằng IV, Nghi Dương III.1).

## Cách sửa

Chép dòng mà thông báo nêu, `- {id: …, name: …}`, vào dưới `offices` trong unit.yml của đơn vị, rồi ghi đúng tên cơ
quan. Nơi nhận ngoài đơn vị, như cơ quan của thành phố, thì thêm vào recipients.yml. Nếu mã viết nhầm, sửa ở tệp quy
định trong records/policies/.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import YearCase
from doithoai.deadlines.layers import Layers, Sourced
from doithoai.model.base import Record
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.provisions import Rules
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.verdicts import list_unread

CODE = "C29"
NAME = "Cơ quan được giao việc không có trong unit.yml"
LEVEL = FindingLevel.ERROR
NEEDS_ALL = False
VI = "Kế hoạch giao việc cho “{value}”, mà unit.yml không có cơ quan này: thêm dưới offices dòng {line}"
EN = "The plan gives a duty to “{value}”, which unit.yml does not name: add under offices the line {line}"

_NAMED = ("by", "to", "secretary", "chair_of_committee", "joint")


def check(case: YearCase) -> Iterator[Problem]:
    """Judge every office and recipient that a rule in force names, once each."""
    known = {office.id for office in case.unit.offices} | case.archive.recipients.keys()
    if list_unread(case.archive, "recipients.yml"):
        return
    told: set[str] = set()
    for _, layers in case.bound():
        for section, name, found in _given(layers):
            if name not in known and name not in told:
                told.add(name)
                values = {"value": name, "line": _line(case, name)}
                yield Problem("../unit.yml", ("offices",), values, basis=(found.basis(section),))


def bodies_named(layers: Layers) -> Iterator[str]:
    """Every office and recipient that a rule in force names."""
    return (name for _, name, _ in _given(layers))


def _given(layers: Layers) -> Iterator[tuple[str, str, Sourced[object]]]:
    """The offices and recipients of every rule in force, each with its section and source."""
    for field in Rules.__struct_fields__:
        found = layers.nearest(lambda rules, field=field: getattr(rules, field) or None)  # type: ignore[misc]
        for section, name in _named(found.rule) if found else ():
            if found:
                yield section, name, found


def _line(case: YearCase, name: str) -> Both:
    """The very line to paste: with the name that other units of the archive give an office of that id."""
    for unit in case.archive.units:
        record = case.archive.unit(unit)
        known = next((one.name for one in record.offices if one.id == name), None) if record else None
        if known:
            return Both(*(f"- {{id: {name}, name: {known}}}",) * 2)
    return Both(
        f"- {{id: {name}, name: …}} (ghi tên cơ quan thay dấu …)", f"- {{id: {name}, name: …}} (its name for …)"
    )


def _named(node: object) -> Iterator[tuple[str, str]]:
    """The offices and recipients of one rule, each with the section that names it."""
    if isinstance(node, tuple):
        for item in node:
            yield from _named(item)
    elif isinstance(node, Record):
        section = str(getattr(node, "section", ""))
        for field in node.__struct_fields__:
            value = getattr(node, field)
            if field in _NAMED and value is not None:
                yield from ((section, name) for name in ((value,) if isinstance(value, str) else value))
            elif isinstance(value, Record | tuple):
                yield from _named(value)
