"""Dates that history does not bear out: back-dated commits, rewritten and cut history, dates changed in silence."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from doithoai.cli import main
from doithoai.commands.evidence import Before
from doithoai.commands.repository import NotInGit
from doithoai.model.evidence import Contradiction
from doithoai.portal.settings import evidence_of
from doithoai.reading.evidence import decoded, encoded
from doithoai.site import restamp, stamp_site
from doithoai.views.evidence import History, contradictions, day_of
from doithoai.views.evidence import held as in_words
from tests.attacks import hostile
from tests.attacks.histories import NOTICE, TODAY, Kept, held, kinds, moved, worked_out


@pytest.fixture
def kept(records: Path) -> Kept:
    """A repository whose first commit has no document yet."""
    kept = Kept(records)
    kept.notice = kept.without(NOTICE)  # type: ignore[attr-defined]
    for path in (records / "thu-nghiem").rglob("*.md"):
        path.unlink()
    kept.commit("2025-07-01")
    return kept


def bring(kept: Kept, on: str, authored: str | None = None) -> str:
    kept.put(kept.notice)  # type: ignore[attr-defined]
    return kept.commit(on, authored)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_a_document_that_came_after_the_day_it_bears_is_told_with_the_days_between(kept: Kept) -> None:
    commit = bring(kept, "2025-11-20", authored="2025-11-03")
    one = held(kept.records)
    assert one.first
    assert (one.first.on, one.first.commit) == (day("2025-11-20"), commit)
    assert one.issued == one.sent == day("2025-11-03")
    begun = worked_out(kept.records).begun
    assert in_words(one, begun) == "Có trong kho từ ngày 20/11/2025; sau ngày ghi là ban hành 17 ngày"
    assert one.contradicted == ()


def test_a_back_dated_commit_moves_no_document_before_what_was_there(kept: Kept) -> None:
    kept.commit("2025-12-01")
    bring(kept, "2025-11-03")
    kept.commit("2025-12-20")
    one = held(kept.records)
    assert one.first
    assert (one.first.earliest, one.first.latest) == (day("2025-12-01"), day("2025-12-20"))
    assert kinds(one) == [Contradiction.UNSETTLED]
    assert "không trước ngày 01/12/2025, không sau ngày 20/12/2025" in next(iter(contradictions(one)))
    assert "mang ngày 03/11/2025" in next(iter(contradictions(one)))


def test_many_back_dated_commits_do_not_outvote_what_was_there(kept: Kept) -> None:
    kept.commit("2025-12-01")
    bring(kept, "2025-11-03")
    for number in range(4, 9):
        kept.commit(f"2025-11-0{number}")
    one = held(kept.records)
    assert one.first
    assert (one.first.earliest, one.first.latest) == (day("2025-12-01"), None)


def test_a_clock_that_is_ahead_makes_no_later_date_doubtful(kept: Kept) -> None:
    kept.commit("2031-01-01")
    bring(kept, "2025-11-03")
    one = held(kept.records)
    assert one.first
    assert one.first.on == day("2025-11-03")
    assert one.contradicted == ()


def test_a_side_branch_with_old_dates_counts_from_its_merge(kept: Kept) -> None:
    kept.git("checkout", "-q", "-b", "nhanh")
    bring(kept, "2025-11-01")
    kept.git("checkout", "-q", "main")
    kept.commit("2025-11-10")
    kept.git("merge", "-q", "--no-ff", "-m", "Gộp", "nhanh", on="2025-12-05")
    one = held(kept.records)
    assert one.first
    assert one.first.on == day("2025-12-05")
    assert one.first.commit == kept.git("rev-parse", "HEAD")


def test_a_document_on_a_side_branch_alone_is_not_in_the_archive_yet(kept: Kept) -> None:
    kept.git("checkout", "-q", "-b", "nhanh")
    bring(kept, "2025-11-01")
    one = held(kept.records)
    assert (one.first, one.differs) == (None, True)
    assert in_words(one, worked_out(kept.records).begun) == "Chưa có trên nhánh chính của kho"


def test_a_date_put_on_record_before_it_came_is_told(kept: Kept) -> None:
    bring(kept, "2025-10-20")
    one = held(kept.records)
    assert kinds(one) == [Contradiction.SAID_AHEAD]
    assert [*contradictions(one)] == [
        "Ghi là ban hành ngày 03/11/2025, nhưng kho đã ghi như vậy từ ngày 20/10/2025, tức 14 ngày trước ngày đó"
    ]


def test_a_draft_that_stood_here_before_it_was_issued_is_called_what_it_may_be(kept: Kept) -> None:
    whole = kept.notice[NOTICE]  # type: ignore[attr-defined]
    kept.put({NOTICE: whole.replace(b"issued: 2025-11-03\n", b"").replace(b", on: 2025-11-03", b", on: 2025-10-01")})
    kept.commit("2025-10-20")
    bring(kept, "2025-11-03")
    one = held(kept.records)
    assert kinds(one) == [Contradiction.TEXT_BEFORE, Contradiction.SENT_RESTATED]
    assert "lúc đó có thể là dự thảo" in next(iter(contradictions(one)))
    assert not Contradiction.TEXT_BEFORE.fails


def test_a_notice_back_dated_afterwards_is_told_with_the_day_it_bore(kept: Kept) -> None:
    whole = kept.notice[NOTICE]  # type: ignore[attr-defined]
    kept.put({NOTICE: whole.replace(b"2025-11-03", b"2025-11-18")})
    kept.commit("2025-11-18")
    bring(kept, "2025-11-25")
    one = held(kept.records)
    assert kinds(one) == [Contradiction.ISSUED_RESTATED, Contradiction.SENT_RESTATED]
    assert (
        next(iter(contradictions(one)))
        == "Trước đây kho ghi ngày ban hành là 18/11/2025; ghi 03/11/2025 từ ngày 25/11/2025"
    )
    assert one.first
    assert one.first.on == day("2025-11-18")
    assert one.changed
    assert one.changed.on == day("2025-11-25")


def test_a_date_put_right_on_record_contradicts_nothing(kept: Kept) -> None:
    whole = kept.notice[NOTICE]  # type: ignore[attr-defined]
    kept.put({NOTICE: whole.replace(b"issued: 2025-11-03", b"issued: 2025-11-02")})
    kept.commit("2025-11-03")
    bring(kept, "2025-11-25")
    said = 'amended:\n  - {field: issued, was: "2025-11-02", on: 2025-11-25, by: Văn phòng, reason: Ghi nhầm}\n---\nNội'
    kept.change(NOTICE, "---\nNội", said)
    assert kinds(held(kept.records)) == []


def test_amended_history_is_told_by_whoever_kept_what_was_proved(kept: Kept) -> None:
    commit = bring(kept, "2025-11-20")
    kept.commit("2025-12-01")
    proved = worked_out(kept.records)
    first = next(one.first for one in proved.documents if one.file == NOTICE)
    assert first
    assert first.commit == commit
    before = Before((proved.commit,), {NOTICE: first})
    assert (worked_out(kept.records, before).lost, kinds(held(kept.records, before=before))) == ((), [])
    kept.git("reset", "-q", "--hard", "HEAD~1")
    kept.git("commit", "-q", "--amend", "--no-edit", on="2025-11-02")
    found = worked_out(kept.records, before)
    assert found.lost == (proved.commit,)
    one = next(one for one in found.documents if one.file == NOTICE)
    assert kinds(one) == [Contradiction.SAID_AHEAD, Contradiction.NO_LONGER]
    assert f"Bản ghi {commit[:10]} từng chứng minh kho có văn bản này từ ngày 20/11/2025" in [*contradictions(one)][1]


def test_truncated_history_gives_no_earlier_and_no_wrong_date(kept: Kept, tmp_path: Path) -> None:
    bring(kept, "2025-11-20")
    last = kept.commit("2026-01-05")
    shallow = kept.copied(tmp_path / "cạn", "--depth", "1")
    found = worked_out(shallow)
    assert found.cut
    assert found.begun.commit == last
    one = held(shallow)
    assert one.first
    assert one.first.cut
    assert (one.first.earliest, one.first.latest) == (None, day("2026-01-05"))
    assert one.contradicted == ()
    told = "muộn nhất từ ngày 05/01/2026 (phần lịch sử trước đó không có ở bản chép này)"
    assert day_of(one.first) == told
    assert History(found).of(NOTICE)
    before = Before(("0" * 40,), {NOTICE: one.first})
    assert worked_out(shallow, before).lost == ()


def test_replaced_and_grafted_history_is_not_believed(kept: Kept) -> None:
    bring(kept, "2025-11-20")
    true = worked_out(kept.records)
    other = kept.git("commit-tree", "HEAD^{tree}", "-m", "Khác", on="2025-11-03")
    kept.git("replace", kept.git("rev-parse", "HEAD"), other)
    assert worked_out(kept.records) == true
    kept.git("replace", "-d", kept.git("rev-parse", "HEAD"))
    grafts = kept.top / ".git/info/grafts"
    grafts.parent.mkdir(exist_ok=True)
    grafts.write_text(kept.git("rev-parse", "HEAD") + "\n")
    assert worked_out(kept.records) == true


def test_a_new_history_of_one_commit_is_told_by_whoever_kept_what_was_proved(kept: Kept) -> None:
    bring(kept, "2025-11-20")
    proved = worked_out(kept.records)
    kept.git("checkout", "-q", "--orphan", "moi")
    kept.commit("2025-07-01")
    kept.git("branch", "-q", "-M", "moi", "main")
    assert worked_out(kept.records, Before((proved.commit,))).lost == (proved.commit,)


@pytest.mark.parametrize("together", [True, False])
def test_a_move_makes_no_document_younger(kept: Kept, *, together: bool) -> None:
    commit = bring(kept, "2025-11-04")
    new = "thu-nghiem/2025/03"
    old = {
        path.relative_to(kept.records).as_posix(): path.read_bytes()
        for path in (kept.records / "thu-nghiem/2025/02").rglob("*.*")
    }
    if together:
        moved(kept.records, "thu-nghiem/2025/02", new)
    else:
        kept.put({path.replace("/02/", "/03/"): data for path, data in old.items()})
        kept.commit("2025-12-02")
        shutil.rmtree(kept.records / "thu-nghiem/2025/02")
    kept.change(f"{new}/documents/notice.md", "Nội dung tài liệu.", "Nội dung tài liệu, trình bày lại.")
    line = "- {from: thu-nghiem/2025/02, to: thu-nghiem/2025/03, on: 2025-12-03, reason: Đánh số lại}\n"
    (kept.records / "redirects.yml").write_text(line, "utf-8")
    kept.commit("2025-12-03")
    one = held(kept.records, f"{new}/documents/notice.md")
    assert one.first
    assert one.first.commit == commit
    assert one.changed
    assert one.changed.on == day("2025-12-03")


def test_another_document_under_the_same_name_does_not_inherit_its_day(kept: Kept) -> None:
    other = "---\nkind: notice\nnumber: 41/TB-UBND\nissued: 2025-09-01\n---\nViệc khác.\n"
    kept.put({NOTICE: other.encode()})
    kept.commit("2025-09-01")
    commit = bring(kept, "2025-11-03")
    one = held(kept.records)
    assert one.first
    assert one.first.commit == commit
    assert one.contradicted == ()


def test_a_replaced_scan_is_an_old_file_with_its_days(kept: Kept) -> None:
    bring(kept, "2025-11-03")
    line = "files:\n  - {path: files/tb.pdf, sha256: %s}\nbases:"
    kept.change(NOTICE, "bases:", line % ("1" * 64))
    kept.commit("2025-11-04")
    kept.change(NOTICE, "1" * 64, "2" * 64)
    kept.commit("2025-12-10")
    one = held(kept.records)
    assert [(each.sha256[0], each.first.on, each.replaced and each.replaced.on) for each in one.files] == [
        ("1", day("2025-11-04"), day("2025-12-10")),
        ("2", day("2025-12-10"), None),
    ]


def test_what_is_no_repository_or_has_no_such_branch_is_told_in_a_sentence(kept: Kept) -> None:
    with pytest.raises(NotInGit, match="không có nhánh “chinh”"):
        worked_out(kept.records, branch="chinh")
    kept.git("checkout", "-q", "--detach")
    assert worked_out(kept.records).branch == "main"
    shutil.rmtree(kept.top / ".git")
    with pytest.raises(NotInGit):
        worked_out(kept.records)
    kept.git("init", "-q")
    with pytest.raises(NotInGit, match="chưa có lần ghi"):
        worked_out(kept.records)


def test_the_command_ends_red_for_what_contradicts_and_writes_the_same_file_each_time(
    kept: Kept, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = ["evidence", str(kept.records), "--as-of", "2026-02-10"]
    assert main(words) == 0
    assert "0 điều mâu thuẫn" in capsys.readouterr().out
    bring(kept, "2025-10-20")
    assert main(words) == 1
    told = capsys.readouterr().out
    assert "  ! Ghi là ban hành ngày 03/11/2025, nhưng kho đã ghi như vậy" in told
    assert main([*words, "--format", "json"]) == 1
    written = capsys.readouterr().out
    assert decoded(written.encode(), "-") == worked_out(kept.records)
    (tmp_path / "e.json").write_text(written, "utf-8")
    assert main([*words, "--format", "json", "--before", str(tmp_path / "e.json")]) == 1
    assert capsys.readouterr().out == written
    (tmp_path / "e.json").write_text("{}", "utf-8")
    assert main([*words, "--before", str(tmp_path / "e.json")]) == 2
    assert "không phải là tệp do doithoai evidence ghi" in capsys.readouterr().err


def test_a_page_tells_of_history_only_what_the_file_it_was_given_says(
    kept: Kept, prepared: Callable[..., Path], tmp_path: Path
) -> None:
    bring(kept, "2025-10-20")
    found = encoded(worked_out(kept.records))
    page = "thu-nghiem/2025/02/index.html"
    bare, told = prepared(tmp_path / "không"), prepared(tmp_path / "có", evidence=found)
    for site in (bare, told):
        stamp_site(site, kept.records, TODAY, jobs=1)
    assert "Có trong kho" not in (bare / page).read_text("utf-8")
    text = (told / page).read_text("utf-8")
    assert "Có trong kho từ ngày 20/10/2025 (bản ghi <code>" in " ".join(text.split())
    assert "tức 14 ngày trước ngày đó" in text
    rows = json.loads((told / "du-lieu/documents.json").read_text("utf-8"))
    row = next(one for one in rows if one["document"].endswith("/notice"))
    assert (row["in_archive_from"], row["in_archive_by"]) == ("2025-10-20", "2025-10-20")
    before = {path: path.read_bytes() for path in told.rglob("*") if path.is_file()}
    shutil.rmtree(kept.top / ".git")
    restamp(told, kept.records, TODAY, [kept.records], jobs=1)
    assert {path: path.read_bytes() for path in told.rglob("*") if path.is_file()} == before
    restamp(bare, kept.records, TODAY, [kept.records / NOTICE], evidence=found, jobs=1)
    assert (bare / page).read_bytes() == before[told / page]


def test_the_page_of_a_year_tells_of_its_reports_what_those_of_documents_tell(
    kept: Kept, prepared: Callable[..., Path], tmp_path: Path
) -> None:
    """Since when the archive holds each, and what that contradicts; of an internal one neither number nor sending."""
    report, days = "thu-nghiem/2025/reports/annual_report.md", ("2025-11-12", "2025-11-05")
    kept.put({report: (hostile.BASE / report).read_bytes()})
    kept.commit("2025-11-14")
    kept.change(report, f"issued: {days[0]}", f"issued: {days[1]}")
    kept.commit("2025-11-20")
    site = prepared(tmp_path / "site", evidence=encoded(worked_out(kept.records)))
    stamp_site(site, kept.records, TODAY, jobs=1)
    text = " ".join((site / "thu-nghiem/2025/index.html").read_text("utf-8").split())
    _, _, part = text.partition('<li id="bao-cao-annual_report">')
    part = part.partition("</li>")[0]
    assert "tài liệu nội bộ" in part
    assert "Có trong kho" in part
    assert "Trước đây kho ghi ngày ban hành là 12/11/2025; ghi 05/11/2025 từ ngày 20/11/2025" in part


def test_no_commit_leads_to_a_text_that_was_taken_out(kept: Kept) -> None:
    commit = bring(kept, "2025-11-03")
    gone = 'withdrawn: {on: 2025-12-01, reason: "Có thông tin riêng", sha256: %s}\n---\n' % ("0" * 64)
    kept.change(NOTICE, "---\nNội dung tài liệu.", gone)
    kept.commit("2025-12-01")
    one = held(kept.records)
    assert one.first
    assert (one.first.on, one.first.commit) == (day("2025-11-03"), None)
    assert commit not in encoded(worked_out(kept.records)).decode().split('"begun"')[0]
    assert NOTICE in encoded(worked_out(kept.records)).decode()


def test_a_document_that_was_away_for_a_time_is_told_with_the_days(kept: Kept) -> None:
    bring(kept, "2025-11-03")
    kept.without(NOTICE)
    kept.commit("2025-11-10")
    bring(kept, "2025-12-05")
    one = held(kept.records)
    assert one.first
    assert one.first.on == day("2025-11-03")
    assert [*contradictions(one)] == ["Từng bị đưa ra khỏi kho từ ngày 10/11/2025, có lại từ ngày 05/12/2025"]
    assert not Contradiction.ABSENT.fails


def test_an_old_version_that_no_reader_takes_says_nothing_and_stops_nothing(kept: Kept) -> None:
    for number, data in enumerate((b"\xff\xfe", b"---\n" + b"[" * 5000, b"---\na: 1\n---\n" + b"x" * (2 << 20), b"")):
        kept.put({NOTICE: data})
        kept.commit(f"2025-11-0{number + 1}")
    bring(kept, "2025-11-06")
    one = held(kept.records)
    assert one.first
    assert (one.first.on, one.versions, one.contradicted) == (day("2025-11-01"), 5, ())


def test_a_file_of_history_that_is_named_and_lacks_ends_the_build(kept: Kept) -> None:
    config = MkDocsConfig(str(kept.top / "mkdocs.yml"))
    assert evidence_of(config, {"evidence": ""}) == b""
    with pytest.raises(Abort, match=r"không đọc được “.*e\.json”"):
        evidence_of(config, {"evidence": "e.json"})
    (kept.top / "e.json").write_text('{"evidence": 2}')
    with pytest.raises(Abort, match="không phải là tệp do doithoai evidence ghi"):
        evidence_of(config, {"evidence": "e.json"})
    bring(kept, "2025-11-03")
    written = encoded(worked_out(kept.records))
    (kept.top / "e.json").write_bytes(written)
    assert evidence_of(config, {"evidence": "e.json"}) == written
