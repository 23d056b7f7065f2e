"""What is late or missing: the longest overdue first, samples apart, every line of a unit on a page of its own."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from doithoai.deadlines import Deadline
from doithoai.model.findings import Finding
from doithoai.model.vocabulary import DeadlineKind, FindingLevel, State
from doithoai.pages import late
from doithoai.reading.archive import Archive
from doithoai.views.index import Index
from doithoai.views.limits import Owed, owed
from doithoai.views.portal import Portal

TODAY = dt.date(2026, 3, 2)
DUE = dt.date(2026, 1, 5)
OWED = Owed(
    "thu-nghiem",
    "Hội nghị ngày 24/09/2025, xã Thử Nghiệm",
    "Ban hành thông báo kết luận",
    DUE,
    State.OVERDUE,
    "Văn phòng Đảng ủy",
    "30 ngày làm việc",
    30,
    None,
    (),
    "thu-nghiem/2025/01/",
    None,
    False,
    DeadlineKind.CONCLUSION_NOTICE,
)
FINDING = Finding(
    "thu-nghiem/2025/01/petitions.yml", 3, 1, "P01", FindingLevel.MISSING, "Hãy ghi class.", plain="Chưa phân loại."
)
Edit = Callable[[str, str, str], None]


def portal_of(records: Path) -> Portal:
    return Portal(Archive(records), TODAY)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def listed(portal: Portal, *duties: Owed, findings: tuple[Finding, ...] = ()) -> str:
    return late.listing(portal, Index((), duties, findings))


def test_what_is_still_to_be_done_comes_first_then_how_late_it_is(records: Path) -> None:
    done = replace(OWED, state=State.MET_LATE, days=90, title="Làm chậm", met_on=TODAY)
    short, long = replace(OWED, days=3, title="Mới quá hạn"), replace(OWED, days=45, title="Quá hạn đã lâu")
    text = listed(portal_of(records), done, short, long)
    places = [text.index(one.title) for one in (long, short, done)]
    assert places == sorted(places)


def test_limits_that_only_advise_are_not_in_the_list_of_all_units(records: Path) -> None:
    portal, advised = portal_of(records), replace(OWED, advisory=True, title="Theo luật")
    assert "Theo luật" not in listed(portal, advised)
    assert "không đơn vị nào có việc quá hạn" in words(listed(portal, advised))
    page = late.page(portal, Index((), (advised,), ()), "thu-nghiem")
    assert page
    assert "Chỉ để tham khảo: hạn trong luật, thời gian dự kiến (1)" in words(page.body)


@pytest.mark.parametrize(
    ("due", "met", "listed"),
    [(DUE, None, 1), (DUE, DUE, 1), (DUE - dt.timedelta(1), None, 1), (DUE + dt.timedelta(90), None, 2)],
    ids=["owed twice by one day", "one of both is done", "both are overdue", "one is still to come"],
)
def test_an_answer_owed_by_law_and_by_order_is_one_matter(
    records: Path, due: dt.date, met: dt.date | None, listed: int
) -> None:
    reply = Deadline(DeadlineKind.WRITTEN_REPLY, "thu-nghiem-2025-01-001", DeadlineKind.WRITTEN_REPLY.both, DUE)
    order = Deadline(DeadlineKind.ASSIGNED_DUE, reply.subject, DeadlineKind.ASSIGNED_DUE.both, due, met_on=met)
    assert len(list(owed(portal_of(records), "thu-nghiem", "", "", (order, reply)))) == listed


def test_a_sample_stands_apart_and_is_marked(records: Path, edit: Edit) -> None:
    edit("thu-nghiem/unit.yml", "kind: commune", "kind: commune\nsample: true")
    text = words(listed(portal_of(records), OWED))
    assert "Đơn vị mẫu: dữ liệu hư cấu" in text
    assert "Quá hạn lâu nhất ở trên" not in text


@pytest.mark.parametrize(
    ("kind", "sort"),
    [
        (DeadlineKind.NOTICE, "thong-bao"),
        (DeadlineKind.CONCLUSION_NOTICE_EXTENDED, "ket-luan"),
        (DeadlineKind.ASSIGNED_DUE, "tra-loi"),
        (DeadlineKind.DOSSIER, "ho-so"),
        (DeadlineKind.REPORT, "bao-cao"),
        (DeadlineKind.QUOTA, "khac"),
    ],
)
def test_each_line_can_be_chosen_by_what_it_is(records: Path, kind: DeadlineKind, sort: str) -> None:
    text = listed(portal_of(records), replace(OWED, kind=kind))
    assert f'data-loai="{sort}"' in text
    assert f'<option value="{sort}">' in text
    assert text.count("<option") == len(late.SPANS) + 1 + 2 + 1 + 1 + 1 + 4, "nothing is offered that chooses nothing"


@pytest.mark.parametrize(
    ("days", "span"), [(1, "1-5"), (5, "1-5"), (6, "6-20"), (20, "6-20"), (60, "21-60"), (61, "61"), (400, "61")]
)
def test_how_late_is_told_roughly(days: int, span: str) -> None:
    assert late.LateDuty(replace(OWED, days=days)).span == span


def test_a_long_list_is_cut_and_tells_where_the_rest_is(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(late, "SHOWN", 3)
    portal = portal_of(records)
    duties = [replace(OWED, days=days, title=f"Việc {days}") for days in range(1, 8)]
    text = listed(portal, *duties)
    assert re.findall(r">(Việc \d)<", text) == ["Việc 7", "Việc 6", "Việc 5"]
    assert "Trang này nêu 3 việc quá hạn lâu nhất trong 7 việc" in words(text)
    assert 'href="../thu-nghiem/tre-han-va-thieu/"' in text
    page = late.page(portal, Index((), duties, ()), "thu-nghiem")
    assert page
    assert len(re.findall(r">Việc \d<", page.body)) == 7


def test_a_unit_with_nothing_late_says_so(records: Path) -> None:
    portal = portal_of(records)
    page = late.page(portal, Index((), (), ()), "thu-nghiem")
    assert page
    assert "không có việc nào chậm hoặc thiếu" in words(page.body)
    assert 'id="thu-nghiem"' in listed(portal)


def test_a_unit_that_has_not_joined_has_no_such_page(records: Path, edit: Edit) -> None:
    edit("thu-nghiem/unit.yml", "joined: 2025-07-01\n", "")
    portal = portal_of(records)
    assert late.page(portal, Index((), (OWED,), ()), "thu-nghiem") is None
    text = listed(portal, OWED)
    assert "Chưa có dữ liệu không có nghĩa là chậm hay thiếu" in words(text)
    assert OWED.title not in text


@pytest.mark.parametrize("known", [(), ("quy-tac/P01/",)])
def test_what_the_rules_find_leads_to_the_record(records: Path, known: tuple[str, ...]) -> None:
    portal = portal_of(records)
    portal.written = known
    page = late.page(portal, Index((), (), (FINDING,)), "thu-nghiem")
    assert page
    assert "Chưa phân loại." in words(page.body)
    assert 'href="../../thu-nghiem/2025/01/"' in page.body
    assert ("quy-tac/P01/" in page.body) is bool(known)
