"""A document, an announcement or a decision is dated on a day that has not come yet.

## Vì sao

Hồ sơ ghi việc đã làm. Ngày chưa tới là ngày ghi nhầm, hoặc là việc dự định; ghi như đã làm thì hạn trông như đã được
giữ.

## Cách sửa

Sửa ngày cho đúng văn bản. Việc chưa làm thì bỏ ngày ấy, khi làm xong hãy ghi.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from doithoai import public
from doithoai.cases.case import Case
from doithoai.model.findings import Problem, Route
from doithoai.model.records import Document, Plan, Report
from doithoai.model.vocabulary import FindingLevel, Word

CODE = "C43"
NAME = "Ngày trong hồ sơ chưa tới"
LEVEL = FindingLevel.ERROR
VI = "{act} ghi {on}, ngày chưa tới (hôm nay là {today}). Sửa ngày; việc chưa làm thì chưa ghi."
EN = "{act} is dated {on}, a day that has not come yet (today is {today}). Mend it; what is not done is not recorded."


class DoneThing(Word):
    """What is recorded as done."""

    ISSUED = "the issue (issued)", "Việc ban hành (issued)"
    SENT = "the sending (sent.on)", "Việc gửi (sent.on)"
    RECEIVED = "the receipt (sent.received)", "Việc nhận (sent.received)"
    ANNOUNCED = "the announcement (announced.on)", "Việc thông báo (announced.on)"
    PUT_OFF = "the decision to postpone (postponed.decided)", "Quyết định hoãn (postponed.decided)"
    CANCELLED = "the decision to cancel (cancelled.decided)", "Quyết định hủy (cancelled.decided)"
    DONE = "the duty (duties_done.on)", "Việc đã làm (duties_done.on)"
    CONSENT = "the consent (consent.on)", "Sự đồng ý (consent.on)"


Dated = tuple[DoneThing, Route, dt.date]


def check(case: Case) -> Iterator[Problem]:
    """Compare what is recorded as done with the day of judgement; the steps of petitions are P09's."""
    today = case.today
    for act, route, on in _decided(case):
        if on > today:
            yield told("conference.yml", act, route, on, today)
    for document in case.folder.documents:
        yield from first_ahead(document.file, document.front, today)
    for position, petition in enumerate(case.folder.petitions):
        given = public.consented(petition, today)
        if given and given > today:
            yield told("petitions.yml", DoneThing.CONSENT, (position, "petitioner", "consent", "on"), given, today)


def _decided(case: Case) -> Iterator[Dated]:
    conference = case.conference
    for index, one in enumerate(conference.announced):
        yield DoneThing.ANNOUNCED, ("announced", index, "on"), one.on
    for index, moved in enumerate(conference.postponed):
        yield DoneThing.PUT_OFF, ("postponed", index, "decided"), moved.decided
    if conference.cancelled:
        yield DoneThing.CANCELLED, ("cancelled", "decided"), conference.cancelled.decided


def first_ahead(file: str, front: Document | Report | Plan, today: dt.date) -> Iterator[Problem]:
    """The first day of one paper that lies ahead: what follows from it is not told again."""
    if not _ahead(front, today):
        return
    for act, route, on in _of_paper(front):
        if on > today:
            yield told(file, act, route, on, today)
            return


def _ahead(front: Document | Report | Plan, today: dt.date) -> bool:
    """Whether any of its days does: few papers have one, and each is asked."""
    if front.issued and front.issued > today:
        return True
    for sent in () if isinstance(front, Plan) else front.sent:
        if sent.on > today or (sent.received and sent.received > today):
            return True
    return False


def _of_paper(front: Document | Report | Plan) -> Iterable[Dated]:
    if front.issued:
        yield DoneThing.ISSUED, ("issued",), front.issued
    for index, sent in enumerate(front.sent if not isinstance(front, Plan) else ()):
        yield DoneThing.SENT, ("sent", index, "on"), sent.on
        if sent.received:
            yield DoneThing.RECEIVED, ("sent", index, "received"), sent.received


def told(file: str, act: DoneThing, route: Route, on: dt.date, today: dt.date) -> Problem:
    """The problem of one day that lies ahead."""
    return Problem(file, route, {"act": act, "on": on, "today": today})
