"""A unit says that it keeps the archive since a day before which it has records, and what was late by then counts not.

## Vì sao

Việc có hạn trước ngày bắt đầu lưu hồ sơ (joined) không bao giờ bị coi là chậm hay thiếu, vì kho khi ấy chưa có dữ liệu.
Mà kho đã có hội nghị, báo cáo trước ngày ấy thì việc chậm vẫn thấy được trong hồ sơ; dời joined về sau là cách làm cho
nó im lặng. Quy tắc này không bắt sửa gì, chỉ nói ra điều đã im lặng.

## Cách sửa

Đơn vị đã lưu hồ sơ từ trước thì ghi lại ngày joined thật. Ngày joined đúng, hồ sơ cũ được bổ sung sau thì để nguyên:
lưu ý này không chặn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doithoai.cases.before_joined import Silenced, silenced
from doithoai.cases.case import YearCase
from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel, Word
from doithoai.vietnamese.wording import short_date

CODE = "C68"
NAME = "Việc chậm, thiếu không tính vì ngày bắt đầu lưu hồ sơ"
LEVEL = FindingLevel.NOTICE
NEEDS_ALL = False
VI = (
    "Ngày bắt đầu lưu hồ sơ (joined) là {joined}{ahead}, nên những việc trước ngày ấy không bị tính là chậm, thiếu: "
    "{what}. Đúng thì để nguyên; đơn vị đã lưu hồ sơ từ trước thì ghi lại ngày thật."
)
EN = (
    "The archive is kept since {joined} (joined){ahead}, so what fell due earlier is not told as late or absent: "
    "{what}. If that is the true day, leave it; if the archive was kept before, put the true day back."
)
_NAMED = 2
"""How many duties of one conference are named: an old dossier may lack dozens."""


class Ahead(Word):
    """What is said behind the day."""

    NO = "", ""
    YES = ", a day to come", ", ngày chưa tới"


def check(case: YearCase) -> Iterator[Problem]:
    """Name the conferences and reports on record of which a verdict is silenced."""
    joined = case.unit.joined
    if joined is None:
        return
    ahead = joined > case.today
    found = [_told(f"hội nghị {one.key.ref}", f"conference {one.key.ref}", one.silenced) for one in case.conferences]
    reports = [limit for limit in case.deadlines if limit.met_on and (limit.due or joined) < joined]
    late = silenced(reports, joined, case.today, case.archive.calendar)
    found.append(_told(f"năm {case.year.year}", f"the year {case.year.year}", late))
    told = [one for one in found if one]
    if told:
        what = Both("; ".join(map(str, told)), "; ".join(one.en for one in told))
        values = {"joined": joined, "ahead": Ahead.YES if ahead else Ahead.NO, "what": what}
        yield Problem("../unit.yml", ("joined",), values)


def _told(vi: str, en: str, late: Sequence[Silenced]) -> Both | None:
    if not late:
        return None
    named = [(f"{title}, hạn {short_date(due)}", f"{title.en}, due {due}") for title, due in late[:_NAMED]]
    if (more := len(late) - _NAMED) > 0:
        named.append((f"và {more} việc khác", f"and {more} more"))
    return Both(f"{vi} ({'; '.join(one[0] for one in named)})", f"{en} ({'; '.join(one[1] for one in named)})")
