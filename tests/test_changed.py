"""What was taken out or corrected: nothing of it leaks, all of it is told, and the duties that it met still count."""

from __future__ import annotations

import datetime as dt
import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doithoai import public
from doithoai.cases.case import Case, open_case
from doithoai.cases.fate import fates, stage
from doithoai.feeds.address import Address
from doithoai.feeds.posts import posts
from doithoai.model.dossier import Key
from doithoai.model.records import Document, Moved, Petition
from doithoai.model.vocabulary import DeadlineKind, DocumentKind, Stage, State
from doithoai.opendata import record
from doithoai.opendata.rows import document_row, petition_row
from doithoai.pages import conference
from doithoai.pages.slots import SLOTS
from doithoai.reading.archive import Archive
from doithoai.reading.shapes import convert
from doithoai.reading.text import read_yaml
from doithoai.views.conference_rows import row
from doithoai.views.corrections import Change, What, changes
from doithoai.views.index import Index
from doithoai.views.portal import Portal
from doithoai.views.subscriptions import Feed
from tests import exported

TODAY = dt.date(2026, 3, 2)
SECOND = Key("thu-nghiem", 2025, "02")
FOLDER = "thu-nghiem/2025/02/documents"
SHA = "f09487c559545dea37a7036907b118058473cf6ec60e0c1fa178313c1f649fe0"
GONE = f"withdrawn: {{on: 2025-12-20, reason: Lộ địa chỉ người nêu, by: mat-tran, sha256: {SHA}}}"
Edit = Callable[[str, str, str], None]


@pytest.fixture
def withdraw(edit: Edit) -> Callable[[str], None]:
    """Take the text of a document of the second conference out, or leave it there by mistake."""

    def take(stem: str, *, left: bool = False) -> None:
        kind = stem.partition("-")[0]
        edit(f"{FOLDER}/{stem}.md", f"kind: {kind}\n", f"kind: {kind}\n{GONE}\n")
        if not left:
            edit(f"{FOLDER}/{stem}.md", "\n---\nNội dung tài liệu.\n", "\n---\n")

    return take


def portal_of(records: Path) -> Portal:
    return Portal(Archive(records), TODAY)


def case_of(portal: Portal, key: Key = SECOND) -> Case:
    case = open_case(portal.archive, portal.archive.conference(key), portal.today)
    assert case
    return case


def told(records: Path) -> list[Change]:
    return list(changes(case_of(portal_of(records))))


def page_of(records: Path) -> str:
    portal = portal_of(records)
    html = conference.page(portal, case_of(portal)).body
    spaced = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
    return re.sub(r" ([,.;:)])", r"\1", spaced).replace("( ", "(")


def correct(records: Path, stem: str = "notice", issued: str = "2025-11-05") -> None:
    text = f"---\nkind: {stem}\nnumber: 61/TB-UBND\nissued: {issued}\ncorrects: {stem}\n"
    text += "correction: Sửa 7 giờ 00 thành 7 giờ 30\n---\nNội dung đúng.\n"
    (records / FOLDER / f"{stem}-2.md").write_text(text, encoding="utf-8")


# --- a duty that was met stays met, and that its document is gone is said


def test_a_withdrawn_conclusion_notice_was_issued_in_time(records: Path, withdraw: Callable[[str], None]) -> None:
    before = case_of(portal_of(records))
    withdraw("conclusion_notice")
    after = case_of(portal_of(records))
    (limit,) = after.limits(DeadlineKind.CONCLUSION_NOTICE)
    (was,) = before.limits(DeadlineKind.CONCLUSION_NOTICE)
    assert (limit.met_on, limit.due, after.state(limit)) == (was.met_on, was.due, State.MET)
    assert (was.withdrawn, limit.withdrawn) == (None, dt.date(2025, 12, 20))
    assert stage(after) is stage(before) is Stage.CLOSED
    assert "Văn bản đã gỡ bỏ thứ Bảy, 20/12/2025; việc đã làm trước đó vẫn được tính." in page_of(records)


def test_replies_are_still_counted_from_a_withdrawn_conclusion_notice(
    records: Path, withdraw: Callable[[str], None]
) -> None:
    before = [limit.due for limit in case_of(portal_of(records)).limits(DeadlineKind.WRITTEN_REPLY)]
    withdraw("conclusion_notice")
    assert [limit.due for limit in case_of(portal_of(records)).limits(DeadlineKind.WRITTEN_REPLY)] == before != []


def test_a_withdrawn_paper_of_the_dossier_was_there(records: Path, withdraw: Callable[[str], None]) -> None:
    withdraw("programme")
    case = case_of(portal_of(records))
    (limit,) = [one for one in case.limits(DeadlineKind.DOSSIER) if one.title == DocumentKind.PROGRAMME.label]
    assert (case.state(limit), limit.withdrawn) == (State.MET, dt.date(2025, 12, 20))


def test_a_correction_does_not_move_the_day_of_issue(records: Path) -> None:
    (before,) = case_of(portal_of(records)).limits(DeadlineKind.NOTICE)
    correct(records)
    (after,) = case_of(portal_of(records)).limits(DeadlineKind.NOTICE)
    assert after == before


# --- nothing leaks


def test_the_text_of_a_withdrawn_document_is_shown_nowhere(records: Path, withdraw: Callable[..., None]) -> None:
    edit = records / FOLDER / "programme.md"
    withdraw("programme", left=True)
    edit.write_text(edit.read_text("utf-8").replace("Nội dung tài liệu.", "Nhà số 12 ngõ Chùa"), encoding="utf-8")
    portal = portal_of(records)
    case = case_of(portal)
    shown = public.folder(case.folder, TODAY)
    assert "12 ngõ Chùa" not in conference.page(portal, case).body
    assert "12 ngõ Chùa" not in record.export_conference(shown, case.conference, sample=False).decode()
    assert "12 ngõ Chùa" not in "".join(post.xml for post in posts(case, Address("")))


def test_what_is_internal_is_not_in_the_register(records: Path, withdraw: Callable[[str], None]) -> None:
    withdraw("minutes")
    assert told(records) == []
    assert "Lộ địa chỉ" not in page_of(records)


# --- all of it is told


def test_a_withdrawn_document_leaves_a_stub(records: Path, withdraw: Callable[[str], None]) -> None:
    withdraw("notice")
    shown = page_of(records)
    assert "60/TB-UBND" in shown
    gone = "Toàn văn đã gỡ bỏ (thứ Bảy, 20/12/2025). Lý do: Lộ địa chỉ người nêu (quyết định: Ủy ban Mặt trận Tổ quốc)."
    assert gone in shown
    assert SHA in shown
    (one,) = told(records)
    assert (one.what, one.on, one.title) == (What.DOCUMENT, dt.date(2025, 12, 20), "Thông báo (giấy mời) số 60/TB-UBND")
    assert (one.sha256, one.by, one.fragment) == (SHA, "Ủy ban Mặt trận Tổ quốc", "van-ban-notice")


def test_files_go_with_their_document_or_alone(records: Path, edit: Edit) -> None:
    notice = "thu-nghiem/2025/01/documents/conclusion_notice.md"
    edit(notice, f"{SHA}}}", f"{SHA}, title: Bản chụp, withdrawn: {{on: 2025-12-01, reason: Lộ số điện thoại}}}}")
    case = case_of(portal_of(records), Key("thu-nghiem", 2025, "01"))
    (alone,) = changes(case)
    assert (alone.what, alone.title, alone.told, alone.sha256) == (What.FILE, "Bản chụp", "Lộ số điện thoại", SHA)
    edit(
        notice,
        "kind: conclusion_notice\n",
        "kind: conclusion_notice\nwithdrawn: {on: 2025-12-02, reason: Ban hành nhầm}\n",
    )
    document, file = changes(case_of(portal_of(records), Key("thu-nghiem", 2025, "01")))
    assert (document.what, file.what, file.on) == (What.DOCUMENT, What.FILE, dt.date(2025, 12, 1))


def test_a_correction_is_told_at_both_documents(records: Path) -> None:
    correct(records)
    shown = page_of(records)
    assert "Đính chính Thông báo (giấy mời) số 60/TB-UBND: Sửa 7 giờ 00 thành 7 giờ 30" in shown
    assert "Đã được đính chính (thứ Tư, 05/11/2025): Sửa 7 giờ 00 thành 7 giờ 30. Xem văn bản đính chính" in shown
    (one,) = told(records)
    assert (one.what, one.removal, one.on) == (What.CORRECTION, False, dt.date(2025, 11, 5))


def test_a_correction_of_an_unknown_document_is_not_told(records: Path) -> None:
    correct(records)
    (records / FOLDER / "notice.md").unlink()
    assert told(records) == []
    assert "Đính chính" not in page_of(records)


def test_the_text_of_a_petition_goes_with_its_reason(records: Path, edit: Edit) -> None:
    text = "  text: Đề nghị mở rộng đường liên thôn.\n"
    edit("thu-nghiem/2025/02/petitions.yml", text, "  withheld: Lộ danh tính người nêu\n  removed: 2025-12-20\n")
    assert "Nội dung đã gỡ bỏ (thứ Bảy, 20/12/2025). Lý do: Lộ danh tính người nêu" in page_of(records)
    (one,) = told(records)
    assert (one.what, one.title, one.fragment) == (What.PETITION, "Kiến nghị số 1", "kn-1")
    portal = portal_of(records)
    case = case_of(portal)
    shown = public.folder(case.folder, TODAY).petitions[0]
    assert (petition_row(case, portal, shown, fates(case)[0]).removed, shown.answer) == (dt.date(2025, 12, 20), None)


def test_the_register_has_the_newest_first(records: Path, withdraw: Callable[[str], None]) -> None:
    correct(records)
    withdraw("programme")
    portal = portal_of(records)
    index = Index([row(portal, case_of(portal))], (), ())
    assert [one.what for one, _ in index.changes()] == [What.DOCUMENT, What.CORRECTION]
    html = SLOTS["removals"](portal, index)
    assert html.index("gỡ bỏ văn bản") < html.index("đính chính</span>")
    assert 'href="../thu-nghiem/2025/02/#van-ban-programme"' in html
    assert "Chưa có gì bị gỡ bỏ" in SLOTS["removals"](portal, Index((), (), ()))


def test_the_register_says_what_it_leaves_out(
    records: Path, withdraw: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doithoai.pages.slots.REGISTERED", 1)
    correct(records)
    withdraw("programme")
    portal = portal_of(records)
    assert "Có 2 mục; trang này nêu 1 mục" in SLOTS["removals"](portal, Index([row(portal, case_of(portal))], (), ()))


def test_the_feed_of_corrections_has_removals_too(records: Path, withdraw: Callable[[str], None]) -> None:
    correct(records)
    withdraw("notice")
    found = {
        post.id.rpartition("/")[2]: post for post in posts(case_of(portal_of(records)), Address("https://a.example/"))
    }
    removal, correction = found["go-bo-notice"], found["dinh-chinh-notice-2"]
    assert removal.feed is correction.feed is Feed.CORRECTIONS
    assert "Gỡ bỏ văn bản: Thông báo (giấy mời) số 60/TB-UBND" in removal.xml
    assert 'href="https://a.example/thu-nghiem/2025/02/#van-ban-notice"' in removal.xml
    assert "Sửa 7 giờ 00 thành 7 giờ 30" in correction.xml
    original = found["van-ban-notice"]
    assert (original.feed, original.updated) == (Feed.ANNOUNCEMENTS, dt.date(2025, 12, 20))
    assert "(đã gỡ bỏ)" in original.xml
    assert "Nội dung tài liệu" not in original.xml


def test_open_data_tells_it_and_reads_it_back(records: Path, withdraw: Callable[[str], None]) -> None:
    correct(records)
    withdraw("notice")
    case = case_of(portal_of(records))
    shown = public.folder(case.folder, TODAY)
    rows = {one.stem: document_row(case, one, None) for one in shown.documents}
    assert rows["notice-2"].corrects == "thu-nghiem-2025-02/notice"
    assert rows["notice-2"].correction == "Sửa 7 giờ 00 thành 7 giờ 30"
    assert (rows["notice"].withdrawn, rows["notice"].withdrawn_reason) == (
        dt.date(2025, 12, 20),
        "Lộ địa chỉ người nêu",
    )
    assert rows["notice"].withdrawn_sha256 == SHA
    back = exported.load_conference(record.export_conference(shown, case.conference, sample=False))
    assert back.documents == shown.documents


# --- what the staff guide tells


GUIDE = (Path(__file__).parent.parent / "doithoai/portal/docs/huong-dan/index.md").read_text(encoding="utf-8")


def samples(anchor: str) -> list[Any]:
    part = GUIDE.partition(f"{{ #{anchor} }}")[2].partition("\n## ")[0]
    return [read_yaml(textwrap.dedent(block)) for block in re.findall(r"```yaml\n(.*?)```", part, re.DOTALL)]


def test_the_samples_of_the_guide_are_records() -> None:
    correction, amended = samples("dinh-chinh")
    assert convert(correction, Document).corrects == "notice"
    assert [one.field for one in convert({"kind": "notice", **amended}, Document).amended] == ["issued"]
    withdrawn, files, petition = samples("go-bo")
    document = convert({"kind": "notice", **withdrawn, **files}, Document)
    assert document.withdrawn
    assert document.files[0].withdrawn
    whole = {"id": 1, "received": {"when": "at", "on": "2026-10-28", "channel": "thu"}, "field": "khac"}
    assert convert({**whole, "petitioner": {"kind": "citizen"}, **petition}, Petition).removed == dt.date(2026, 11, 20)
    moves = [convert(one, tuple[Moved, ...]) for one in samples("doi-ten")]
    assert [one.whole for one in (*moves[0], *moves[1])] == [True, False, False]
