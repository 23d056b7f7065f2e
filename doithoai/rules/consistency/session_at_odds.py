"""A further session of a conference is at odds with the first one, is there twice, or has no place.

## Vì sao

Hội nghị họp nhiều buổi, nhiều điểm có một kế hoạch, một thông báo, một kết luận. Việc phải làm trước hội nghị tính đến
buổi đầu (`start`), việc sau hội nghị tính từ buổi cuối: ghi sai thứ tự các buổi thì mọi thời hạn sai theo. Thông báo
phải nói rõ địa điểm hoặc cách tham gia từng buổi (Cát Hải V.1.(1), Nguyễn Lương Bằng V.1.(1)).

## Cách sửa

Buổi sớm nhất ghi ở `start`, `place`; buổi sau, điểm cầu khác ghi ở `sessions`, mỗi buổi một lần, có `place` hoặc
`link`. Hội nghị hoãn mà chưa định ngày mới thì bỏ cả `start` lẫn `sessions`.
"""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.cases.case import Case
from doithoai.model.both import Both
from doithoai.model.findings import Problem, Route
from doithoai.model.records import Session
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.consistency.no_way_in import told
from doithoai.vietnamese.wording import short_moment

CODE = "C65"
NAME = "Buổi họp thêm không khớp"
LEVEL = FindingLevel.ERROR
VI = "Buổi thứ {number} trong sessions ({start}) {fault}."
EN = "Session {number} of sessions ({start}) {fault}."

_ALONE = Both("có mà hội nghị chưa ghi start; buổi đầu ghi ở start", "is there without start, where the first one goes")
_OTHER_YEAR = Both(
    "ở năm khác với start mà không ghi hoãn (postponed)",
    "is in another year than start, and was not put off (postponed)",
)
_TWICE = Both("ghi hai lần: cùng giờ, cùng chỗ với một buổi trước", "is there twice: same time and place as one before")
_NO_WAY = Both("chưa ghi địa điểm (place) hoặc đường dẫn (link)", "has neither a place (place) nor a link (link)")


def check(case: Case) -> Iterator[Problem]:
    """Compare each session with those before it; one fault of each is told."""
    conference = case.conference
    if conference.cancelled:
        return
    seen = list(conference.sittings[:1])
    for number, one in enumerate(conference.sessions):
        if found := _fault(case, one, seen):
            route, fault = found
            values = {"number": number + 1, "start": short_moment(one.start), "fault": fault}
            yield Problem("conference.yml", ("sessions", number, *route), values)
        seen.append(one)


def _fault(case: Case, one: Session, seen: list[Session]) -> tuple[Route, Both] | None:
    start = case.conference.start
    if start is None:
        return ("start",), _ALONE
    if one.start.date() < start.date() or (one.start != start and one.start.surely_by(start)):
        first = short_moment(start)
        return ("start",), Both(
            f"trước start của hội nghị ({first}); buổi sớm nhất ghi ở start",
            f"is before start of the conference ({first.en}); the first session goes there",
        )
    if case.conference.astray(one):
        return ("start",), _OTHER_YEAR
    if one.end and one.end.surely_by(one.start):
        end = short_moment(one.end)
        return ("end",), Both(f"kết thúc ({end}) không sau lúc bắt đầu", f"ends ({end.en}) no later than it begins")
    if any(_same(one, other) for other in seen):
        return ("start",), _TWICE
    if one.place is None and one.link is None and told(case):
        return ("start",), _NO_WAY
    return None


def _same(one: Session, other: Session) -> bool:
    """Whether two say the same time and place; two without any place may be two."""
    if one.start != other.start or one.link != other.link or not (one.place or one.link):
        return False
    return _name(one) == _name(other)


def _name(one: Session) -> str:
    return " ".join(one.place.name.casefold().split()) if one.place else ""
