"""Something private stands beside the records: in a comment, a hidden file, a file that no record names, a file's name.

## Vì sao

Kho hồ sơ là kho Git công khai. Cổng thông tin không hiện lời chú thích (sau dấu `#`), tệp ẩn, tệp lạ (cả trong
`files/`), nhưng ai mở kho cũng đọc được, và Git giữ mãi. Các quy tắc V01 đến V05, V07, V09 đến V13 và V15 vì vậy đọc cả
những chỗ ấy.

## Cách sửa

Xóa thông tin riêng, đổi tên tệp; ghi ở sổ riêng ngoài kho (thư mục `private/` không bao giờ đưa vào kho). Đã ghi vào
Git rồi thì xóa ở tệp là chưa đủ: lệnh `doithoai forget` chỉ ra còn ở đâu và gỡ thế nào.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from doithoai.cases.case import Case, YearCase
from doithoai.model.comment import Comment
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.reading.beside import StrayText, of_archive, of_conference, of_unit, of_year
from doithoai.rules.privacy._kinds import Suspect, suspects, told
from doithoai.rules.privacy._passages import Passage, passages

CODE = "V18"
NAME = "Thông tin riêng ngoài các trường của hồ sơ"
LEVEL = FindingLevel.ERROR
VI = "Kho công khai có {what} (“{shown}”) ở lời chú thích, tên tệp hoặc tệp ngoài hồ sơ."
EN = "The public repository has {what} (“{shown}”) in a comment, the name of a file, or a file beside the records."


def check(case: Case) -> Iterator[Problem]:
    """Look through what no field of a conference's records holds."""
    found = [*suspects(_comments("", case.folder.comments))]
    found += suspects(_files("", of_conference(case.archive.root, case.key)))
    if found:
        # What looks like a comment may be part of a text, which another rule reads.
        known = "\n".join(one.text for one in passages(case))
        yield from told(case, found, known=known)


def of_this_year(case: YearCase, known: str) -> Iterator[Problem]:
    """The same of a unit-year, but what its own texts are told of (`known`), and of what all units share."""
    own = suspects(_of_year(case))
    for one in (*told(case, own, known=known), *told(case, _shared(case))):
        yield one if one.code else replace(one, code=CODE)


def _of_year(case: YearCase) -> Iterator[Passage]:
    unit, root = case.year.unit, case.archive.root
    yield from _comments("", case.year.comments)
    yield from _files("", of_year(root, unit, case.year.year))
    yield from _comments("../", case.archive.comments(unit))
    yield from _files("../", of_unit(root, unit))


def _shared(case: YearCase) -> tuple[Suspect, ...]:
    """The finds beside what all units share, looked for once."""
    known: dict[tuple[Any, ...], Any] = case.archive.worked_out
    if (CODE,) not in known:
        some = suspects(_of_archive(case))
        known[CODE,] = tuple(one for one in some if next(one[3](one[0].text), None))
    found: tuple[Suspect, ...] = known[CODE,]
    return found


def _of_archive(case: YearCase) -> Iterator[Passage]:
    archive = case.archive
    archive.read_lists()
    archive.policies()
    archive.moved  # noqa: B018 - read, for its comments
    for base in ("", "calendar", "policies"):
        yield from _comments(f"../../{base}/" if base else "../../", archive.comments(base))
    yield from _files("../../", of_archive(archive.root, archive.units))


def _comments(before: str, given: Iterable[Comment]) -> Iterator[Passage]:
    return (Passage(f"{before}{one.file}", (), one.text, one.line) for one in given)


def _files(before: str, given: Iterable[StrayText]) -> Iterator[Passage]:
    for one in given:
        file = f"{before}{one.file}"
        yield Passage(file, (), one.file.replace("_", " "), 1)
        if one.text:
            yield Passage(file, (), one.text, 1)
