"""The archive: what is read, when, what is out of place, where a conference stands, and what a path selects."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from doithoai.model.dossier import ConferenceFolder, Key, YearFolder
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import DocumentKind, Stage
from doithoai.model.workdays import CalendarGap
from doithoai.reading.archive import NEIGHBOURS, Archive
from doithoai.reading.folders import read_conference, read_year
from doithoai.reading.selection import NotAnArchive, Selection, everything, find_root, select
from doithoai.reading.text import read_text

Put = Callable[..., Path]
CONFERENCE = {"type": "periodic", "form": "in_person", "chair": "joint", "topic": "Môi trường"}
PETITION = {
    "id": 1,
    "received": {"when": "before", "on": "2025-10-14", "channel": "mat_tran"},
    "petitioner": {"kind": "household"},
    "field": "moi_truong",
}
POLICY = {"id": "p", "title": "Kế hoạch", "kind": "plan", "source": {"name": "nguồn"}}
CALENDAR = {"year": 2025, "status": "confirmed"}


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Write one record of a small archive; fields given replace those of the data."""

    def write(name: str, data: Any = None, body: str = "", **fields: Any) -> Path:
        path = tmp_path / "records" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        told = {**data, **fields} if fields else data
        text = data if isinstance(data, str) else yaml.safe_dump(told, allow_unicode=True, sort_keys=False)
        path.write_text(f"---\n{text}---\n{body}" if path.suffix == ".md" else text, encoding="utf-8")
        return path

    write("calendar/2025.yml", CALENDAR)
    write("policies/p.yml", POLICY)
    write("fields.yml", [{"id": "moi_truong", "label": "Môi trường"}])
    write("xa-a/unit.yml", {"name": "xã A", "kind": "commune", "offices": []})
    write("xa-a/2025/plan.md", {"title": "Kế hoạch", "policy": "p", "line": "party", "body": "Đảng ủy"}, "Thân\n")
    write("xa-a/2025/01/conference.yml", CONFERENCE, start="2025-10-29T07:30+07:00")
    return write


@pytest.fixture
def root(put: Put, tmp_path: Path) -> Path:
    del put  # it has written what the archive holds
    return tmp_path / "records"


@pytest.fixture
def archive(root: Path) -> Archive:
    return Archive(root)


def place(problem: Problem) -> tuple[str, str, tuple[str | int, ...]]:
    return problem.code, problem.file, problem.route


def read(root: Path, number: str = "01") -> ConferenceFolder:
    return read_conference(root, Key("xa-a", 2025, number))


# Keys


def test_a_key_has_a_path_a_reference_and_a_code() -> None:
    key = Key("xa-a", 2025, "02")
    assert (key.path, key.ref, key.code) == ("xa-a/2025/02", "2025/02", "xa-a-2025-02")


def test_a_key_finds_its_siblings_by_reference_with_or_without_a_petition() -> None:
    key = Key("xa-a", 2025, "02")
    assert key.sibling("2024/01") == Key("xa-a", 2024, "01")
    assert key.sibling("2024/011#7") == Key("xa-a", 2024, "011")


def test_keys_are_ordered_by_unit_year_and_number() -> None:
    keys = [Key("b", 2025, "01"), Key("a", 2026, "01"), Key("a", 2025, "02"), Key("a", 2025, "01")]
    assert [key.code for key in sorted(keys)] == ["a-2025-01", "a-2025-02", "a-2026-01", "b-2025-01"]


# Laziness


def test_opening_an_archive_reads_nothing_not_even_one_that_is_not_there(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "nowhere")
    assert archive.shared_files == 0
    assert list(archive.shared_problems()) == []


def test_each_shared_file_is_read_once_and_only_when_asked_for(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def spy(path: str, odd: Callable[[str], None]) -> str:
        seen.append(Path(path).relative_to(archive.root).as_posix())
        return read_text(path, odd)

    monkeypatch.setattr("doithoai.reading.folders.read_text", spy)
    for _ in range(3):
        assert archive.policy("p")
        assert archive.policy("none") is None
        assert archive.unit("xa-a")
        assert archive.year("xa-a", 2025).plan
        assert archive.fields == {"moi_truong": "Môi trường"}
        assert archive.calendar.is_working_day(dt.date(2025, 5, 5))
        assert archive.neighbour(Key("xa-a", 2025, "01"))
    assert sorted(seen) == [
        "calendar/2025.yml",
        "fields.yml",
        "policies/p.yml",
        "xa-a/2025/01/conference.yml",
        "xa-a/2025/plan.md",
        "xa-a/unit.yml",
    ]
    assert archive.shared_files == 4
    assert archive.year("xa-a", 2025).files == 1


def test_the_last_conferences_read_are_kept_and_only_so_many(put: Put, archive: Archive) -> None:
    key = Key("xa-a", 2025, "01")
    kept = archive.conference(key)
    assert archive.conference(key) is kept
    assert archive.neighbour(key) is kept
    for number in range(NEIGHBOURS):
        put(f"xa-c/2025/{number + 100}/conference.yml", CONFERENCE)
        archive.conference(Key("xa-c", 2025, str(number + 100)))
    assert archive.conference(key) is not kept
    assert archive.neighbour(Key("xa-a", 2025, "99")) is None


# What there is


def test_units_years_and_keys_are_listed_in_order_and_nothing_else_is(put: Put, archive: Archive) -> None:
    put("xa-b/2024/02/conference.yml", CONFERENCE)
    put("xa-b/2026/010/conference.yml", CONFERENCE)
    put("xa-b/2026/01/conference.yml", CONFERENCE)
    put("xa-b/2026/reports/annual_report.md", {"kind": "annual_report"})
    put("xa-b/0001/01/conference.yml", CONFERENCE)
    put(".git/x.yml", {})
    assert archive.units == ("xa-a", "xa-b")
    assert archive.years("xa-b") == (2024, 2026)
    assert archive.years("none") == ()
    assert [key.ref for key in archive.keys("xa-b")] == ["2024/02", "2026/01", "2026/010"]
    assert [key.ref for key in archive.keys("xa-b", 2026)] == ["2026/01", "2026/010"]
    assert archive.keys("xa-b", 2030) == ()
    assert archive.year("xa-b", 2030) == YearFolder("xa-b", 2030)


def test_folders_that_are_links_are_no_records(put: Put, root: Path, tmp_path: Path) -> None:
    put("xa-a/2025/01/documents/minutes.md", {"kind": "minutes"})
    (root / "xa-l").symlink_to("xa-a")
    (root / "xa-a/2025/02").symlink_to("01")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "notice.md").write_text("---\nkind: notice\n---\n", encoding="utf-8")
    (root / "xa-a/2025/reports").symlink_to(outside)
    put("xa-a/2025/03/conference.yml", CONFERENCE)
    (root / "xa-a/2025/03/documents").symlink_to(outside)
    archive = Archive(root)
    assert archive.units == ("xa-a",)
    assert [key.number for key in archive.keys("xa-a", 2025)] == ["01", "03"]
    assert archive.year("xa-a", 2025).reports == ()
    folder = read(root, "03")
    assert folder.documents == ()
    assert [place(problem) for problem in folder.problems] == [("S11", "documents", ())]
    strays = [problem.file for _, problem in archive.strays()]
    assert strays == ["xa-l", "xa-a/2025/02", "xa-a/2025/reports"]


def test_files_that_no_record_kind_claims_are_strays_and_hidden_ones_are_not(put: Put, archive: Archive) -> None:
    for name in ("calendar/2026.yaml", "policies/old/p.yml", "thư.txt", "xa-a/ghi-chu.txt", "xa-a/20255/x.yml"):
        put(name, "x")
    for name in ("xa-a/2025/1/conference.yml", "xa-a/2025/plan.docx", ".gitkeep", "xa-a/.DS_Store", "README.md"):
        put(name, "x")
    found = [(base, place(problem)[:2]) for base, problem in archive.strays()]
    assert found == [
        ("", ("S11", "thư.txt")),
        ("", ("S11", "calendar/2026.yaml")),
        ("", ("S11", "policies/old")),
        ("", ("S11", "xa-a/20255")),
        ("", ("S11", "xa-a/ghi-chu.txt")),
        ("", ("S11", "xa-a/2025/1")),
        ("", ("S11", "xa-a/2025/plan.docx")),
    ]


# Shared files that are wrong


def test_a_policy_whose_id_is_not_its_file_name_is_told_and_still_read(put: Put, archive: Archive) -> None:
    put("policies/q.yml", POLICY, id="khac")
    policy = archive.policy("q")
    assert policy is not None
    assert policy.id == "khac"
    assert [(base, place(problem)) for base, problem in archive.shared_problems()] == [
        ("policies", ("S11", "q.yml", ("id",)))
    ]


def test_all_policies_come_by_name_and_a_broken_one_is_left_out_and_told(put: Put, archive: Archive) -> None:
    put("policies/a.yml", POLICY, id="a")
    put("policies/hong.yml", "id: [\n")
    put("policies/sai.yml", POLICY, id="sai", kind="other")
    assert [policy.id for policy in archive.policies()] == ["a", "p"]
    assert archive.policy("hong") is None
    assert [place(problem) for _, problem in archive.shared_problems()] == [
        ("S02", "hong.yml", ()),
        ("S12", "sai.yml", ("kind",)),
    ]


def test_a_calendar_whose_year_is_not_its_file_name_is_told_and_left_out(put: Put, archive: Archive) -> None:
    put("calendar/2026.yml", CALENDAR, year=2027)
    put("calendar/2028.yml", "year: không rõ\n")
    with pytest.raises(CalendarGap):
        archive.calendar.is_working_day(dt.date(2027, 5, 5))
    assert [(base, place(problem)) for base, problem in archive.shared_problems()] == [
        ("calendar", ("S11", "2026.yml", ("year",))),
        ("calendar", ("S04", "2028.yml", ("year",))),
        ("calendar", ("S08", "2028.yml", ())),
    ]


def test_a_calendar_that_contradicts_itself_is_a_problem_and_never_a_crash(put: Put, archive: Archive) -> None:
    day = {"date": "2025-01-02", "name": "Tết", "decision": "x", "source": "y"}
    put("calendar/2026.yml", CALENDAR, year=2026, days_off=[day])
    assert archive.calendar.is_working_day(dt.date(2025, 1, 2))
    [(base, problem)] = archive.shared_problems()
    assert (base, *place(problem)) == ("calendar", "S12", "2026.yml", ())
    assert problem.values == {"found": "lịch năm 2026", "wanted": "Ngày 2/1/2025 không thuộc lịch năm 2026"}


def test_the_version_of_a_calendar_changes_with_its_file(put: Put, root: Path) -> None:
    day = dt.date(2025, 5, 5)
    before = Archive(root).calendar.version(day, day)
    put("calendar/2025.yml", CALENDAR, note="đổi")
    after = Archive(root).calendar.version(day, day)
    assert before != after
    assert before.startswith("2025:")
    assert len(after) == len("2025:") + 8


def test_an_archive_without_fields_has_none_and_says_so(root: Path) -> None:
    (root / "fields.yml").unlink()
    archive = Archive(root)
    assert archive.fields == {}
    assert [(base, place(problem)) for base, problem in archive.shared_problems()] == [("", ("S01", "fields.yml", ()))]


def test_a_unit_that_has_no_record_or_a_broken_one_is_none_and_told(put: Put, archive: Archive) -> None:
    put("xa-b/unit.yml", "name: [x\n")
    assert archive.unit("xa-b") is None
    assert archive.unit("xa-c") is None
    assert [(base, problem.code) for base, problem in archive.shared_problems()] == [("xa-b", "S02"), ("xa-c", "S01")]


def test_recipients_are_an_open_list_that_an_archive_may_do_without(put: Put, root: Path) -> None:
    put("xa-a/unit.yml", {"name": "xã A", "kind": "commune", "offices": [{"id": "cong-an", "name": "Công an xã"}]})
    assert Archive(root).recipients == {}
    put("recipients.yml", [{"id": "cap-tren", "label": "Cấp trên"}])
    archive = Archive(root)
    assert archive.recipients == {"cap-tren": "Cấp trên"}
    assert archive.body("xa-a", "cong-an") == "Công an xã"
    assert archive.body("xa-a", "cap-tren") == "Cấp trên"
    assert archive.body("xa-b", "cong-an") == "cong-an"


# One conference


def test_a_conference_is_read_with_its_petitions_and_documents(put: Put, root: Path) -> None:
    put("xa-a/2025/01/petitions.yml", [PETITION])
    put("xa-a/2025/01/documents/notice.md", {"kind": "notice", "issued": "2025-10-15"}, "Mời\n")
    put("xa-a/2025/01/documents/written_reply-2.md", {"kind": "written_reply"})
    put("xa-a/2025/01/documents/written_reply-1.md", {"kind": "written_reply"})
    put("xa-a/2025/01/documents/.notice.md.swp", "x")
    folder = read(root)
    assert folder.problems == ()
    assert folder.files == 5
    assert [document.stem for document in folder.documents] == ["notice", "written_reply-1", "written_reply-2"]
    assert (folder.documents[0].body, folder.documents[0].body_line) == ("Mời\n", 5)
    assert [document.stem for document in folder.of(DocumentKind.WRITTEN_REPLY)] == [
        "written_reply-1",
        "written_reply-2",
    ]
    assert folder.document("notice") == folder.first(DocumentKind.NOTICE)
    assert folder.document("none") is None
    assert folder.first(DocumentKind.MINUTES) is None


def test_the_first_document_of_a_kind_is_the_one_issued_first(put: Put, root: Path) -> None:
    for number, issued in ((1, None), (2, "2025-11-20"), (3, "2025-11-12")):
        put(
            f"xa-a/2025/01/documents/conclusion_notice-{number}.md",
            {"kind": "conclusion_notice"},
            **({"issued": issued} if issued else {"note": "x"}),
        )
    first = read(root).first(DocumentKind.CONCLUSION_NOTICE)
    assert first is not None
    assert first.stem == "conclusion_notice-3"


@pytest.mark.parametrize(
    ("issued", "sent", "first", "done"),
    [
        (None, [], None, None),
        ("2025-11-12", [], None, "2025-11-12"),
        (None, ["2025-11-14", "2025-11-13"], "2025-11-13", "2025-11-13"),
        ("2025-11-12", ["2025-11-14", "2025-11-13"], "2025-11-13", "2025-11-13"),
        ("2025-11-15", ["2025-11-13"], "2025-11-13", "2025-11-15"),
    ],
)
def test_a_document_is_done_when_it_is_both_issued_and_first_sent(
    put: Put, root: Path, issued: str | None, sent: list[str], first: str | None, done: str | None
) -> None:
    front: dict[str, Any] = {"kind": "minutes", "sent": [{"to": "mat-tran", "on": day} for day in sent]}
    put("xa-a/2025/01/documents/minutes.md", front | ({"issued": issued} if issued else {}))
    document = read(root).documents[0]
    assert document.first_sent == (dt.date.fromisoformat(first) if first else None)
    assert document.done == (dt.date.fromisoformat(done) if done else None)


def test_one_broken_file_never_hides_the_others(put: Put, root: Path) -> None:
    put("xa-a/2025/01/conference.yml", "type: [\n")
    put("xa-a/2025/01/petitions.yml", [PETITION, {"id": "hai"}])
    put("xa-a/2025/01/documents/notice.md", "kind: notice\nkind: minutes\n")
    put("xa-a/2025/01/documents/minutes.md", {"kind": "minutes"})
    (root / "xa-a/2025/01/documents/programme.md").write_bytes(b"---\nkind: programme\n---\n\xff\n")
    folder = read(root)
    assert folder.conference is None
    assert folder.petitions == ()
    assert [document.stem for document in folder.documents] == ["minutes"]
    found = [(place(problem)[:2], problem.line) for problem in folder.problems]
    assert found == [
        (("S02", "conference.yml"), 2),
        (("S04", "petitions.yml"), None),
        (("S08", "petitions.yml"), None),
        (("S08", "petitions.yml"), None),
        (("S08", "petitions.yml"), None),
        (("S05", "documents/notice.md"), 3),
        (("S01", "documents/programme.md"), 4),
    ]
    assert folder.reached(dt.date(2026, 1, 1)) is Stage.PLANNED


def test_the_column_of_a_fault_is_kept_among_its_values(put: Put, root: Path) -> None:
    put("xa-a/2025/01/conference.yml", "type: periodic\ntopic: a: b\n")
    [problem] = read(root).problems
    assert (problem.line, problem.values["column"]) == (2, 9)


def test_a_folder_without_a_conference_says_that_the_record_is_missing(root: Path) -> None:
    (root / "xa-a/2025/02").mkdir()
    [problem] = read(root, "02").problems
    assert place(problem) == ("S01", "conference.yml", ())
    assert [place(one)[1] for one in read(root, "77").problems] == ["conference.yml"]


def test_empty_petitions_are_a_fault_and_no_file_is_none(put: Put, root: Path) -> None:
    assert read(root).problems == ()
    put("xa-a/2025/01/petitions.yml", "# chưa có\n")
    assert [place(problem) for problem in read(root).problems] == [("S04", "petitions.yml", ())]


@pytest.mark.parametrize(
    "name",
    ["bien-ban.md", "minutes.docx", "minutes-.md", "minutes-a.md", "Minutes.md", "minutes", "minutes.md.bak", "-1.md"],
)
def test_a_document_must_be_named_for_its_kind(put: Put, root: Path, name: str) -> None:
    put(f"xa-a/2025/01/documents/{name}", {"kind": "minutes"})
    folder = read(root)
    assert folder.documents == ()
    assert [(*place(problem), problem.line) for problem in folder.problems] == [("S11", f"documents/{name}", (), 1)]


def test_a_document_whose_name_says_another_kind_is_read_and_told(put: Put, root: Path) -> None:
    put("xa-a/2025/01/documents/minutes-2.md", {"kind": "notice"})
    folder = read(root)
    assert [document.front.kind for document in folder.documents] == [DocumentKind.NOTICE]
    assert [place(problem) for problem in folder.problems] == [("S11", "documents/minutes-2.md", ("kind",))]


def test_strays_in_a_conference_are_told(put: Put, root: Path) -> None:
    put("xa-a/2025/01/anh.jpg", "x")
    put("xa-a/2025/01/petitions.yaml", "x")
    put("xa-a/2025/01/.cache", "x")
    (root / "xa-a/2025/01/files").mkdir()
    assert [place(problem)[:2] for problem in read(root).problems] == [("S11", "anh.jpg"), ("S11", "petitions.yaml")]


# Attachments


def attach(put: Put, root: Path, sha256: str, path: str = "files/a.pdf") -> list[Problem]:
    put("xa-a/2025/01/documents/minutes.md", {"kind": "minutes", "files": [{"path": path, "sha256": sha256}]})
    return list(read(root).problems)


SCAN = b"%PDF-1.7\n"
RIGHT = hashlib.sha256(SCAN).hexdigest()


def test_an_attachment_with_its_checksum_is_right(put: Put, root: Path) -> None:
    (root / "xa-a/2025/01/files").mkdir()
    (root / "xa-a/2025/01/files/a.pdf").write_bytes(SCAN)
    assert attach(put, root, RIGHT) == []


def test_an_attachment_that_was_changed_is_told_with_the_checksum_it_has(put: Put, root: Path) -> None:
    (root / "xa-a/2025/01/files").mkdir()
    (root / "xa-a/2025/01/files/a.pdf").write_bytes(SCAN)
    [problem] = attach(put, root, "0" * 64)
    assert place(problem) == ("S10", "documents/minutes.md", ("files", 0, "sha256"))
    assert RIGHT in str(problem.values["detail"])


def test_an_attachment_that_is_missing_a_link_a_folder_or_in_a_linked_folder_is_told(put: Put, root: Path) -> None:
    folder = root / "xa-a/2025/01/files"
    missing = ("S10", "documents/minutes.md", ("files", 0, "path"))
    assert [place(problem) for problem in attach(put, root, RIGHT)] == [missing]
    folder.mkdir()
    (folder / "b.pdf").write_bytes(SCAN)
    (folder / "a.pdf").symlink_to("b.pdf")
    untold = ("S10", "files/b.pdf", ())
    assert [place(problem) for problem in attach(put, root, RIGHT)] == [missing, untold]
    assert [problem.code for problem in attach(put, root, RIGHT, "files/..")] == ["S12"]
    folder.rename(root.parent / "files")
    folder.symlink_to(root.parent / "files")
    linked = [place(problem) for problem in attach(put, root, RIGHT, "files/b.pdf")]
    assert linked == [("S11", "files", ()), missing]


# A unit's year


def test_a_year_is_read_with_its_plan_and_reports(put: Put, root: Path) -> None:
    put("xa-a/2025/reports/quarterly_report-3.md", {"kind": "quarterly_report", "period": 3}, "Kính gửi\n")
    put("xa-a/2025/reports/annual_report.md", {"kind": "annual_report"})
    year = read_year(root, "xa-a", 2025)
    assert (year.path, year.files, year.problems) == ("xa-a/2025", 3, ())
    assert year.plan is not None
    assert (year.plan.policy, year.plan_body) == ("p", "Thân\n")
    assert [report.stem for report in year.reports] == ["annual_report", "quarterly_report-3"]
    assert year.reports[1].body == "Kính gửi\n"


def test_what_is_wrong_with_a_plan_or_a_report_is_told(put: Put, root: Path) -> None:
    put("xa-a/2025/plan.md", {"title": "x"})
    put("xa-a/2025/reports/minutes.md", {"kind": "minutes"})
    put("xa-a/2025/reports/annual_report.md", {"kind": "quarterly_report"})
    put("xa-a/2025/reports/half_year_report.md", {"kind": "?"})
    put(
        "xa-a/2025/reports/quarterly_report-1.md",
        {"kind": "quarterly_report", "files": [{"path": "files/x.pdf", "sha256": RIGHT}]},
    )
    year = read_year(root, "xa-a", 2025)
    assert year.plan is None
    assert [report.stem for report in year.reports] == ["annual_report", "quarterly_report-1"]
    assert [place(problem) for problem in year.problems] == [
        ("S08", "plan.md", ()),
        ("S08", "plan.md", ()),
        ("S08", "plan.md", ()),
        ("S11", "reports/annual_report.md", ("kind",)),
        ("S07", "reports/half_year_report.md", ("kind",)),
        ("S11", "reports/minutes.md", ()),
        ("S10", "reports/quarterly_report-1.md", ("files", 0, "path")),
    ]


# Where a conference stands

TODAY = dt.date(2025, 11, 20)


def staged(put: Put, root: Path, **fields: Any) -> Stage:
    put("xa-a/2025/01/conference.yml", CONFERENCE, **fields)
    return read(root).reached(TODAY)


def test_a_conference_without_a_time_is_planned_or_postponed(put: Put, root: Path) -> None:
    assert staged(put, root, note="x") is Stage.PLANNED
    move = {"from": "2025-10-29T07:30+07:00", "reason": "bão", "decided": "2025-10-27"}
    assert staged(put, root, postponed=[move]) is Stage.POSTPONED
    assert staged(put, root, postponed=[move], start="2025-12-01T07:30+07:00") is Stage.PLANNED


def test_a_conference_to_come_is_announced_once_it_has_a_notice(put: Put, root: Path) -> None:
    assert staged(put, root, start="2025-11-21T07:30+07:00") is Stage.PLANNED
    put("xa-a/2025/01/documents/notice.md", {"kind": "notice"})
    assert staged(put, root, start="2025-11-21T07:30+07:00") is Stage.PLANNED, "of a day that nobody knows"
    put("xa-a/2025/01/documents/notice.md", {"kind": "notice", "issued": "2025-11-21"})
    assert staged(put, root, start="2025-11-24T07:30+07:00") is Stage.PLANNED
    put("xa-a/2025/01/documents/notice.md", {"kind": "notice", "issued": "2025-11-20"})
    assert staged(put, root, start="2025-11-21T07:30+07:00") is Stage.ANNOUNCED


def test_a_cancelled_conference_is_cancelled_whatever_else_is_known_and_has_no_day(put: Put, root: Path) -> None:
    cancelled = {"decided": "2025-10-27", "reason": "bão"}
    assert staged(put, root, start="2025-10-29T07:30+07:00", cancelled=cancelled) is Stage.CANCELLED
    folder = read(root)
    assert (folder.start, folder.day, folder.held(TODAY)) == (None, None, False)


def test_a_conference_is_held_on_its_local_day_and_until_its_conclusion_is_issued_and_sent(
    put: Put, root: Path
) -> None:
    start = "2025-11-20T23:30+07:00"
    assert staged(put, root, start=start) is Stage.HELD
    assert read(root).held(TODAY)
    assert not read(root).held(TODAY - dt.timedelta(days=1))
    path = "xa-a/2025/01/documents/conclusion_notice.md"
    put(path, {"kind": "conclusion_notice"})
    assert staged(put, root, start=start) is Stage.HELD
    put(path, {"kind": "conclusion_notice", "issued": "2025-11-19", "sent": [{"to": "mat-tran", "on": "2025-11-21"}]})
    assert staged(put, root, start=start) is Stage.HELD


def test_a_conference_is_concluded_once_its_notice_is_issued(put: Put, root: Path) -> None:
    start = "2025-10-29T07:30+07:00"
    put("xa-a/2025/01/documents/conclusion_notice.md", {"kind": "conclusion_notice", "issued": "2025-11-20"})
    assert staged(put, root, start=start) is Stage.CONCLUDED


# From paths to what must be judged


@pytest.fixture
def town(put: Put, archive: Archive) -> Archive:
    """Two units; conferences that refer to one another, and two that begin at the same time."""
    put("xa-a/2025/02/conference.yml", CONFERENCE, start="2025-11-29T07:30+07:00", follows_up="2025/01")
    put("xa-a/2025/03/conference.yml", CONFERENCE, start="2025-10-29T07:30+07:00")
    put("xa-a/2025/04/conference.yml", CONFERENCE, start="2025-12-29T07:30+07:00")
    put("xa-a/2025/04/petitions.yml", [{**PETITION, "carried_from": "2025/02#1"}])
    put("xa-a/2026/01/conference.yml", CONFERENCE)
    put("xa-a/2026/01/petitions.yml", [{**PETITION, "carried_from": "2025/01#1"}])
    put("xa-b/2025/01/conference.yml", CONFERENCE, start="2025-10-29T07:30+07:00", follows_up="2025/01")
    return archive


def chosen(archive: Archive, *names: str) -> tuple[list[str], set[tuple[str, int]], bool]:
    found = select(archive, [archive.root / name for name in names])
    return [key.code for key in found.keys], set(found.years), found.everything


def test_one_conference_brings_along_those_that_refer_to_it_or_begin_at_the_same_time(town: Archive) -> None:
    for name in ("xa-a/2025/01", "xa-a/2025/01/conference.yml", "xa-a/2025/01/documents/notice.md"):
        assert chosen(town, name) == (
            ["xa-a-2025-01", "xa-a-2025-02", "xa-a-2025-03", "xa-a-2026-01"],
            set(),
            False,
        )


def test_a_conference_that_nothing_refers_to_comes_alone(town: Archive) -> None:
    assert chosen(town, "xa-a/2025/04/petitions.yml") == (["xa-a-2025-04"], set(), False)
    assert chosen(town, "xa-a/2026/01") == (["xa-a-2026-01"], set(), False)
    assert chosen(town, "xa-b/2025/01") == (["xa-b-2025-01"], set(), False)


def test_several_conferences_bring_along_each_its_own(town: Archive) -> None:
    assert chosen(town, "xa-a/2025/02", "xa-b/2025/01")[0] == ["xa-a-2025-02", "xa-a-2025-04", "xa-b-2025-01"]


def test_a_conference_that_is_gone_leaves_those_that_refer_to_it_to_be_judged(town: Archive) -> None:
    (town.root / "xa-a/2025/02/conference.yml").unlink()
    (town.root / "xa-a/2025/02").rmdir()
    assert chosen(town, "xa-a/2025/02/conference.yml") == (["xa-a-2025-04"], set(), False)


def test_a_plan_or_a_report_brings_its_whole_year(town: Archive) -> None:
    year = ["xa-a-2025-01", "xa-a-2025-02", "xa-a-2025-03", "xa-a-2025-04"]
    for name in ("xa-a/2025/plan.md", "xa-a/2025/reports/annual_report.md", "xa-a/2025"):
        assert chosen(town, name) == (year, {("xa-a", 2025)}, False)
    assert chosen(town, "xa-a/2025/plan.md", "xa-a/2025/01")[0] == year


def test_a_unit_record_brings_every_year_of_the_unit(town: Archive) -> None:
    for name in ("xa-a/unit.yml", "xa-a"):
        keys, years, whole = chosen(town, name)
        assert keys == [key.code for key in town.keys("xa-a")]
        assert (years, whole) == ({("xa-a", 2025), ("xa-a", 2026)}, False)


@pytest.mark.parametrize("name", ["policies/p.yml", "calendar/2025.yml", "fields.yml", "policies", ""])
def test_a_shared_file_or_the_archive_itself_brings_everything(town: Archive, name: str) -> None:
    found = select(town, [town.root / "xa-a/2025/01", town.root / name])
    assert found == everything(town)
    assert found.everything
    assert len(found.keys) == 6
    assert found.years == {("xa-a", 2025), ("xa-a", 2026), ("xa-b", 2025)}


def test_nothing_and_what_no_longer_is_there_selects_nothing(town: Archive) -> None:
    for names in ((), ("xa-c",), ("xa-a/2030/plan.md",), ("xa-a/ghi-chu.txt",), ("xa-a/٢٠٢٥/01",)):
        assert chosen(town, *names) == ([], set(), False)


def test_a_path_may_go_up_and_down_again(town: Archive) -> None:
    assert chosen(town, "xa-a/../xa-b/2025/01")[0] == ["xa-b-2025-01"]


def test_a_relative_path_is_seen_from_the_present_folder(town: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(town.root.parent)
    found = select(Archive(Path("records")), [Path("records/xa-b/2025/01/conference.yml")])
    assert [key.code for key in found.keys] == ["xa-b-2025-01"]


def test_a_path_outside_the_archive_is_refused(town: Archive, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "x", town.root / ".." / "x", town.root.parent / "records2/xa-a"):
        with pytest.raises(NotAnArchive):
            select(town, [path])


def test_the_root_of_an_archive_is_found_from_anywhere_inside(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("", "xa-a/2025/01/documents/none.md", "policies/p.yml", "xa-a/../xa-b"):
        assert find_root(root / name) == root
    monkeypatch.chdir(root / "xa-a")
    assert find_root(Path("2025/01")) == root
    assert find_root(Path("..")) == root


def test_a_path_in_no_archive_has_no_root(tmp_path: Path) -> None:
    with pytest.raises(NotAnArchive):
        find_root(tmp_path / "x")


def test_an_archive_reads_a_record_with_windows_line_ends(put: Put, root: Path) -> None:
    path = put("xa-a/2025/01/documents/minutes.md", {"kind": "minutes"}, "Một\nHai\n")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read(root).documents[0].body == "Một\nHai\n"


@pytest.mark.parametrize(
    ("chosen", "empty"),
    [
        (Selection((), frozenset()), True),
        (Selection((Key("xa-a", 2025, "01"),), frozenset()), False),
        (Selection((), frozenset({("xa-a", 2025)})), False),
        (Selection((), frozenset(), everything=True), False),
    ],
)
def test_a_selection_is_empty_only_when_nothing_is_to_be_judged(chosen: Selection, *, empty: bool) -> None:
    assert chosen.empty is empty


@pytest.mark.parametrize("name", ["policies", "calendar"])
def test_a_folder_with_only_one_of_the_shared_folders_is_no_archive(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(NotAnArchive):
        find_root(tmp_path)
