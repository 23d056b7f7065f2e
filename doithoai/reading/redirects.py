"""Moved addresses: what is wrong in their list, and which address each old one has now."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from doithoai.model import addresses
from doithoai.model.findings import Problem
from doithoai.model.records import Moved
from doithoai.model.vocabulary import Word
from doithoai.reading.folders import entries, is_folder
from doithoai.reading.names import wanted

FILE = "redirects.yml"


class MoveFault(Word):
    """Why a line can't be followed."""

    LIVE = "there are still records at the old address", "địa chỉ cũ vẫn còn hồ sơ"
    TAKEN = "the old address is a page of the portal", "địa chỉ cũ là tên mà cổng thông tin đã dùng"
    TWICE = "the old address stands twice in the list", "địa chỉ cũ có hai dòng"
    GONE = "there are no records at the new address", "địa chỉ mới không có hồ sơ"
    UNEVEN = "a whole folder can only move to one of the same depth", "chuyển cả thư mục phải sang một thư mục cùng cấp"
    MERGED = (
        "two whole folders move to one; list every conference",
        "hai thư mục cùng chuyển cả vào một nơi; phải ghi từng hội nghị",
    )


def faults(moves: Sequence[Moved], root: Path) -> Iterator[Problem]:
    """What is wrong in the list; a way from an old address to another old one is a target without records."""
    old = Counter(one.old for one in moves)
    into = Counter(one.new for one in moves if one.whole)
    for position, one in enumerate(moves):
        for route, fault in _faults(one, root, old, into):
            yield Problem(FILE, (position, route), {"old": one.old, "new": one.new, "fault": fault}, "S14")


def _faults(one: Moved, root: Path, old: Mapping[str, int], into: Mapping[str, int]) -> Iterator[tuple[str, MoveFault]]:
    if os.path.lexists(root / one.old):
        yield "from", MoveFault.LIVE
    if wanted(one.old.partition("/")[0]):
        yield "from", MoveFault.TAKEN
    if old[one.old] > 1:
        yield "from", MoveFault.TWICE
    if not is_folder(root, one.new):
        yield "to", MoveFault.GONE
    elif one.whole and one.old.count("/") != one.new.count("/"):
        yield "whole", MoveFault.UNEVEN
    elif one.whole and into[one.new] > 1:
        yield "whole", MoveFault.MERGED


def followed(moves: Iterable[Moved], root: Path) -> dict[str, str]:
    """Every old address and the one it has now; a line of its own wins over the folder that it lies in."""
    found: dict[str, str] = {}
    for one in sorted(moves, key=lambda one: (one.old.count("/"), one.old)):
        found[one.old] = one.new
        if one.whole:
            found |= {f"{one.old}/{rest}": f"{one.new}/{rest}" for rest in _below(root / one.new, one)}
    return found


def around(found: Mapping[str, str], taken: Mapping[str, str], root: Path) -> dict[str, str]:
    """The unit and the years of what was merged conference by conference, where no folder of them is left.

    Its plan, its reports and the unit itself would otherwise lead nowhere. `taken` are the old units, each with the
    one that took it in.
    """
    more: dict[str, str] = {}
    for old, new in found.items():
        unit, into = old.partition("/")[0], new.partition("/")[0]
        if taken.get(unit) == into:
            more[unit] = into
            if old.count("/") == 2 and new.count("/") == 2:
                more[old.rpartition("/")[0]] = new.rpartition("/")[0]
    return {old: new for old, new in more.items() if not os.path.lexists(root / old)}


def _below(folder: Path, one: Moved) -> Iterator[str]:
    """The years and conferences below a folder that were there when it moved."""
    if addresses.YEAR.fullmatch(folder.name):
        yield from _names(folder, addresses.NUMBER)
        return
    for year in _names(folder, addresses.YEAR):
        if int(year) <= one.on.year:
            yield year
            yield from (f"{year}/{number}" for number in _names(folder / year, addresses.NUMBER))


def _names(folder: Path, pattern: re.Pattern[str]) -> list[str]:
    found = (one for one in entries(folder) if pattern.fullmatch(one.name))
    return [one.name for one in found if one.is_dir(follow_symlinks=False)]
