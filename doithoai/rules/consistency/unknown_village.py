"""A village or residential group is not one of the unit's.

## Vì sao

Người dân và báo cáo lọc kiến nghị theo thôn, tổ dân phố (kế hoạch phường năm 2026, IV.3.2: trả lời tới địa phương
nơi có kiến nghị). Tên viết lệch thì kiến nghị không hiện ra ở thôn của mình; địa chỉ hẹp hơn thôn thì lộ danh tính.

## Cách sửa

Viết đúng một tên trong danh sách `villages` của unit.yml, hoặc thêm tên còn thiếu vào đó.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from doithoai.cases.case import Case
from doithoai.model.findings import Problem, Route
from doithoai.model.records import Place
from doithoai.model.vocabulary import FindingLevel
from doithoai.vietnamese.lookalikes import in_right_letters
from doithoai.vietnamese.nearest import meant

CODE = "C20"
NAME = "Tên thôn, tổ dân phố ngoài danh sách"
LEVEL = FindingLevel.ERROR
VI = "“{village}” không có trong danh sách thôn, tổ dân phố của đơn vị{near}."
EN = "“{village}” is not in the unit's list of villages{near}."


def check(case: Case) -> Iterator[Problem]:
    """Compare every village named with the unit's list, where it has one."""
    known = case.unit.villages
    if not known:
        return
    yield from _of_places(case, known)
    for position, petition in enumerate(case.folder.petitions):
        village = petition.petitioner.village
        if village and not _is_known(village, known):
            yield _unknown(case, "petitions.yml", (position, "petitioner", "village"), village)


def _is_known(village: str, known: tuple[str, ...]) -> bool:
    """Whether the list has it, as it is spelled or as it is meant: a letter that only looks right is told by S20."""
    return village in known or in_right_letters(village) in _meant(known)


@lru_cache(maxsize=64)
def _meant(villages: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(in_right_letters, villages))


def _of_places(case: Case, known: tuple[str, ...]) -> Iterator[Problem]:
    conference = case.conference
    places: list[tuple[Route, Place | None]] = [(("place",), conference.place)]
    places += [(("sessions", index, "place"), one.place) for index, one in enumerate(conference.sessions)]
    for route, place in places:
        for index, village in enumerate(place.villages if place else ()):
            if place and not _is_known(village, known):
                where = () if isinstance(place.village, str) else (index,)
                yield _unknown(case, "conference.yml", (*route, "village", *where), village)


def _unknown(case: Case, file: str, route: Route, village: str) -> Problem:
    near = meant(village, dict.fromkeys(case.unit.villages, ""))
    return Problem(file, route, {"village": village, "near": near})
