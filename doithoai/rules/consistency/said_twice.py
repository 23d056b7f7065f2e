"""A list of words of conference.yml has the same one twice.

## Vì sao

Hình thức, kênh, người chủ trì mỗi thứ chỉ kể một lần. Ghi hai lần một từ thường là gõ nhầm từ thứ hai: muốn ghi
`[in_person, online]` mà thành `[in_person, in_person]`, và cổng khi ấy thiếu mất một hình thức.

## Cách sửa

Bỏ từ thừa, hoặc sửa lại thành từ định ghi.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doithoai.cases.case import Case
from doithoai.model.findings import Problem, Route
from doithoai.model.records import Conference, Place
from doithoai.model.vocabulary import FindingLevel

CODE = "C63"
NAME = "Một danh sách ghi hai lần một từ"
LEVEL = FindingLevel.ERROR
VI = "Trường {field} ghi “{word}” hai lần; bỏ từ thừa, hoặc sửa lại thành từ định ghi."
EN = "{field} has “{word}” twice; drop it, or write the word that was meant."


def check(case: Case) -> Iterator[Problem]:
    """Look through every list of words that says each thing once."""
    for route, words in _lists(case.conference):
        for index, word in enumerate(words):
            if word in words[:index]:
                field = ".".join(str(one) for one in route)
                yield Problem("conference.yml", (*route, index), {"field": field, "word": word})


def _lists(one: Conference) -> Iterator[tuple[Route, Sequence[str]]]:
    told, window = one.announced_as, one.petitions_open
    lists: tuple[tuple[Route, object], ...] = (
        (("form",), one.form),
        (("chair",), one.chair),
        (("announced_as", "form"), told.form if told else None),
        (("announced_as", "chair"), told.chair if told else None),
    )
    for route, given in lists:
        if isinstance(given, tuple):
            yield route, given
    if window:
        yield ("petitions_open", "channels"), window.channels
    places: list[tuple[Route, Place | None]] = [(("place",), one.place)]
    places += [(("sessions", index, "place"), each.place) for index, each in enumerate(one.sessions)]
    for before, place in places:
        if place and not isinstance(place.village, str):
            yield (*before, "village"), place.villages
