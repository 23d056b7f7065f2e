"""What left its place, from a real Git repository, as CI tells it (`changes`) and as the hook does (`--deleted`)."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.conftest import RECORDS

pytestmark = pytest.mark.no_cover  # see suite.py

Run = Callable[..., Any]
AS_OF = ("--as-of", "2026-02-10")
FIRST = "thu-nghiem/2025/01"
SECOND = "thu-nghiem/2025/02"
REDIRECT = "- {{from: {0}, to: {1}, on: 2026-01-05, reason: Ghi nhầm chỗ{2}}}\n"


class Told(NamedTuple):
    """What a command says of records that left their place; `code` is 1 while somebody has to mend it."""

    lost: list[str]
    moved: list[str]
    hidden: list[str]
    lines: list[str]
    code: int


def part(text: str, heading: str) -> str:
    return text.partition(f"### {heading}")[2].partition("\n### ")[0]


def told(text: str, code: int) -> Told:
    lost, moved, hidden = (
        re.findall(r"^- (.+)$", part(text, heading).partition("```yaml")[0], re.MULTILINE)
        for heading in ("Hồ sơ mất mà không để lại bản lược", "Hồ sơ chuyển chỗ", "Đơn vị đã có hồ sơ mà nay ghi")
    )
    lines = re.findall(r"^- \{from: .*$", part(text, "Hồ sơ chuyển chỗ").partition("```yaml")[2], re.MULTILINE)
    return Told(lost, moved, hidden, lines, code)


@pytest.fixture(params=["changes", "hook"])
def ask(request: pytest.FixtureRequest, doithoai: Run, git: Run) -> Callable[[], Told]:
    """Ask either guard what the change that lies in the work tree loses."""

    def asked() -> Told:
        git("add", "-A")
        if request.param == "hook":
            run = doithoai("check", "--deleted", "--fail-on", "error", *AS_OF)
            guard = run.stdout.partition("\n\nrecords/")[0]
            assert run.returncode in (0, 1), run.stderr
            found = told(guard, 0)
            return found._replace(code=int(bool(found.lost or found.lines)))
        run = doithoai("changes", "--base", "HEAD", *AS_OF)
        return told(run.stdout, run.returncode)

    return asked


def redirect(records: Path, old: str, new: str, *, whole: bool = False) -> None:
    line = REDIRECT.format(old, new, ", whole: true" if whole else "")
    with (records / "redirects.yml").open("a", encoding="utf-8") as file:
        file.write(line)


# --- a unit that never joined


def joinless(records: Path) -> Path:
    """A real unit with a plan and nothing else, as each of the shipped ones is."""
    shutil.copytree(RECORDS / "cat-hai", records / "cat-hai")
    shutil.copy(RECORDS / "policies/cat-hai-2025.yml", records / "policies")
    return records / "cat-hai"


@pytest.fixture
def never(records: Path) -> Path:
    return joinless(records)


def test_a_unit_that_never_joined_may_go(never: Path, ask: Callable[[], Told]) -> None:
    shutil.rmtree(never)
    assert ask() == Told([], [], [], [], 0)


def test_and_so_may_one_of_its_plans(never: Path, ask: Callable[[], Told]) -> None:
    (never / "2025/plan.md").unlink()
    assert ask().lost == []


def test_one_that_has_joined_may_not(records: Path, edit: Run, git: Run, ask: Callable[[], Told]) -> None:
    never = joinless(records)
    edit("cat-hai/unit.yml", "kind: special_zone\n", "kind: special_zone\njoined: 2026-01-05\n")
    git("add", "-A")
    git("commit", "-qm", "Tham gia")
    shutil.rmtree(never)
    assert ask().lost == ["`records/cat-hai/2025/plan.md`", "`records/cat-hai/unit.yml`"]


def test_the_base_says_whether_it_joined(records: Path, edit: Run, git: Run, ask: Callable[[], Told]) -> None:
    joinless(records)
    edit("cat-hai/unit.yml", "kind: special_zone\n", "kind: special_zone\njoined: 2026-01-05\n")
    git("add", "-A")
    git("commit", "-qm", "Tham gia")
    edit("cat-hai/unit.yml", "joined: 2026-01-05\n", "")
    (records / "cat-hai/2025/plan.md").unlink()
    assert ask().lost == ["`records/cat-hai/2025/plan.md`"]


@pytest.mark.parametrize("kept", ["2025/01/conference.yml", "2025/reports/annual_report.md"])
def test_one_that_holds_a_conference_or_a_report_may_not_joined_or_not(
    records: Path, git: Run, ask: Callable[[], Told], kept: str
) -> None:
    never = joinless(records)
    (never / kept).parent.mkdir(parents=True)
    shutil.copy(records / "thu-nghiem" / kept, never / kept)
    git("add", "-A")
    git("commit", "-qm", "Có hồ sơ")
    shutil.rmtree(never)
    assert "`records/cat-hai/unit.yml`" in ask().lost


def test_an_archive_is_begun_as_the_readme_says_under_the_hook(
    records: Path, git: Run, doithoai: Run, ask: Callable[[], Told]
) -> None:
    shutil.rmtree(records)
    shutil.copytree(RECORDS, records)
    git("add", "-A")
    git("commit", "-qm", "Bản sao của kho")
    for unit in ("minh-hoa", "cat-hai", "duong-an", "nghi-duong", "nguyen-luong-bang", "phuong-chua-ro-ten"):
        shutil.rmtree(records / unit)
    (records / "redirects.yml").unlink()
    assert ask() == Told([], [], [], [], 0)
    assert doithoai("check", "--deleted").returncode == 0


# --- a sample


def test_a_sample_of_the_base_may_go(records: Path, edit: Run, git: Run, ask: Callable[[], Told]) -> None:
    edit("thu-nghiem/unit.yml", "kind: commune\n", "kind: commune\nsample: true\n")
    git("commit", "-qam", "Mẫu")
    shutil.rmtree(records / "thu-nghiem")
    assert ask() == Told([], [], [], [], 0)


def test_one_that_calls_itself_a_sample_only_now_may_not(records: Path, edit: Run, ask: Callable[[], Told]) -> None:
    edit("thu-nghiem/unit.yml", "kind: commune\n", "kind: commune\nsample: true\n")
    shutil.rmtree(records / SECOND)
    found = ask()
    assert found.lost == [f"`records/{SECOND}/`"]
    assert found.hidden == ["`records/thu-nghiem/unit.yml`"]


@pytest.mark.usefixtures("git")
def test_a_unit_with_records_that_becomes_a_sample_is_told(doithoai: Run, edit: Run) -> None:
    edit("thu-nghiem/unit.yml", "kind: commune\n", "kind: commune\nsample: true\n")
    run = doithoai("changes", "--base", "HEAD", *AS_OF)
    assert told(run.stdout, run.returncode).hidden == ["`records/thu-nghiem/unit.yml`"]
    assert run.returncode == 1


def test_one_without_records_may_become_a_sample(never: Path, edit: Run, ask: Callable[[], Told]) -> None:
    del never
    edit("cat-hai/unit.yml", "kind: special_zone\n", "kind: special_zone\nsample: true\n")
    assert ask() == Told([], [], [], [], 0)


# --- a conference that moved


def test_a_renumbered_conference_moved_and_needs_its_old_address(records: Path, ask: Callable[[], Told]) -> None:
    (records / FIRST).rename(records / "thu-nghiem/2025/03")
    found = ask()
    assert found.lost == []
    assert found.moved == [f"`records/{FIRST}/`: đã chuyển sang `records/thu-nghiem/2025/03/`"]
    assert found.lines == [f"- {{from: {FIRST}, to: thu-nghiem/2025/03, on: 2026-02-10, reason: Ghi nhầm chỗ}}"]
    assert found.code == 1
    (records / "redirects.yml").write_text("\n".join(found.lines) + "\n", encoding="utf-8")
    assert ask() == Told([], found.moved, [], [], 0)


def test_another_conference_in_the_same_change_is_no_move(records: Path, ask: Callable[[], Told]) -> None:
    shutil.copytree(records / SECOND, records / "thu-nghiem/2025/03")
    shutil.rmtree(records / FIRST)
    assert ask() == Told([f"`records/{FIRST}/`"], [], [], [], 1)


def test_a_move_that_leaves_something_behind_is_a_loss_of_that(
    records: Path, edit: Run, ask: Callable[[], Told]
) -> None:
    (records / FIRST).rename(records / "thu-nghiem/2025/03")
    redirect(records, FIRST, "thu-nghiem/2025/03")
    (records / "thu-nghiem/2025/03/documents/minutes.md").unlink()
    text = (records / "thu-nghiem/2025/03/petitions.yml").read_text(encoding="utf-8")
    edit("thu-nghiem/2025/03/petitions.yml", text[text.index("- id: 6") :], "")
    found = ask()
    assert found.lost == [f"`records/{FIRST}/documents/minutes.md`", f"`records/{FIRST}/petitions.yml`: kiến nghị số 6"]
    assert found.code == 1


def test_a_redirect_to_a_folder_that_lacks_what_was_there_is_a_loss(records: Path, ask: Callable[[], Told]) -> None:
    shutil.rmtree(records / FIRST)
    redirect(records, FIRST, SECOND)
    found = ask()
    assert f"`records/{FIRST}/conference.yml`" in found.lost
    assert f"`records/{FIRST}/petitions.yml`: kiến nghị số 1" in found.lost


def test_a_conference_recorded_twice_may_go_to_the_one_that_stays(
    records: Path, git: Run, ask: Callable[[], Told]
) -> None:
    shutil.copytree(records / FIRST, records / "thu-nghiem/2025/03")
    git("add", "-A")
    git("commit", "-qm", "Ghi hai lần")
    shutil.rmtree(records / "thu-nghiem/2025/03")
    redirect(records, "thu-nghiem/2025/03", FIRST)
    assert ask() == Told([], [f"`records/thu-nghiem/2025/03/`: đã chuyển sang `records/{FIRST}/`"], [], [], 0)


def test_a_move_into_a_sample_is_a_loss(records: Path, ask: Callable[[], Told]) -> None:
    (records / "mau").mkdir()
    unit = (records / "thu-nghiem/unit.yml").read_text(encoding="utf-8")
    (records / "mau/unit.yml").write_text(
        unit.replace("kind: commune\n", "kind: commune\nsample: true\n"), encoding="utf-8"
    )
    (records / "mau/2025").mkdir()
    (records / FIRST).rename(records / "mau/2025/01")
    redirect(records, FIRST, "mau/2025/01")
    assert ask().lost == [f"`records/{FIRST}/`"]


# --- a unit that moved


def test_a_renamed_unit_needs_one_line(records: Path, ask: Callable[[], Told]) -> None:
    (records / "thu-nghiem").rename(records / "xa-moi")
    found = ask()
    assert found.lost == []
    assert found.lines == ["- {from: thu-nghiem, to: xa-moi, on: 2026-02-10, reason: Đổi tên đơn vị, whole: true}"]
    (records / "redirects.yml").write_text("\n".join(found.lines) + "\n", encoding="utf-8")
    again = ask()
    assert (again.lost, again.lines, again.code) == ([], [], 0)
    assert "`records/thu-nghiem/unit.yml`: đã chuyển sang `records/xa-moi/unit.yml`" in again.moved


def test_a_whole_unit_led_to_one_that_lacks_its_records_is_a_loss(records: Path, ask: Callable[[], Told]) -> None:
    shutil.copytree(RECORDS / "cat-hai", records / "cat-hai")
    shutil.copy(RECORDS / "policies/cat-hai-2025.yml", records / "policies")
    shutil.rmtree(records / "thu-nghiem")
    redirect(records, "thu-nghiem", "cat-hai", whole=True)
    found = ask()
    assert {f"`records/{FIRST}/`", f"`records/{SECOND}/`", "`records/thu-nghiem/2026/plan.md`"} <= {*found.lost}
    assert found.code == 1


def test_the_plan_of_a_merged_unit_is_not_in_the_plan_of_the_other(
    records: Path, git: Run, ask: Callable[[], Told]
) -> None:
    shutil.copytree(records / "thu-nghiem", records / "xa-hai")
    plan = records / "xa-hai/2025/plan.md"
    plan.write_text(plan.read_text(encoding="utf-8") + "\nViệc riêng của xã hai.\n", encoding="utf-8")
    git("add", "-A")
    git("commit", "-qm", "Hai xã")
    (records / "xa-hai/2025/01").rename(records / "thu-nghiem/2025/03")
    (records / "xa-hai/2025/02").rename(records / "thu-nghiem/2025/04")
    shutil.rmtree(records / "xa-hai")
    redirect(records, "xa-hai", "thu-nghiem")
    for old, new in (("01", "03"), ("02", "04")):
        redirect(records, f"xa-hai/2025/{old}", f"thu-nghiem/2025/{new}")
    assert ask().lost == ["`records/xa-hai/2025/plan.md`"]


@pytest.mark.usefixtures("git")
def test_a_merged_unit_may_keep_its_plan_at_its_old_place(records: Path, git: Run, doithoai: Run) -> None:
    shutil.copytree(records / "thu-nghiem", records / "xa-hai")
    for path in ("2025/reports", "2026", "2025/02"):
        shutil.rmtree(records / "xa-hai" / path)
    git("add", "-A")
    git("commit", "-qm", "Hai xã")
    (records / "xa-hai/2025/01").rename(records / "thu-nghiem/2025/03")
    redirect(records, "xa-hai/2025/01", "thu-nghiem/2025/03")
    git("add", "-A")
    run = doithoai("check", "--deleted", *AS_OF)
    assert told(run.stdout, 0).lost == []
    assert " S14 " not in run.stdout


# --- a file that moved


def test_a_document_in_the_wrong_folder_moved(records: Path, ask: Callable[[], Told]) -> None:
    minutes = records / FIRST / "documents/minutes.md"
    minutes.rename(records / FIRST / "minutes.md")
    moved = [f"`records/{FIRST}/documents/minutes.md`: đã chuyển sang `records/{FIRST}/minutes.md`"]
    found = ask()
    assert (found.lost, found.moved, found.lines) == ([], moved, [])


@pytest.mark.parametrize("name", ["documents/bien-ban.md", "documents/minutes-2.md"])
def test_a_document_with_another_name_is_no_loss(records: Path, ask: Callable[[], Told], name: str) -> None:
    (records / FIRST / "documents/minutes.md").rename(records / FIRST / name)
    assert ask().lost == []


def test_a_document_may_move_to_the_conference_it_belongs_to(records: Path, ask: Callable[[], Told]) -> None:
    source = records / FIRST / "documents/minutes.md"
    source.rename(records / SECOND / "documents/minutes-2.md")
    assert ask().moved == [
        f"`records/{FIRST}/documents/minutes.md`: đã chuyển sang `records/{SECOND}/documents/minutes-2.md`"
    ]


@pytest.mark.parametrize("place", [".an/minutes.md", "files/minutes.md", "documents/.an.md"])
def test_a_document_put_out_of_sight_is_lost(records: Path, ask: Callable[[], Told], place: str) -> None:
    target = records / FIRST / place
    target.parent.mkdir(exist_ok=True)
    (records / FIRST / "documents/minutes.md").rename(target)
    assert ask().lost == [f"`records/{FIRST}/documents/minutes.md`"]


def test_another_document_of_its_kind_is_no_move(records: Path, ask: Callable[[], Told]) -> None:
    (records / FIRST / "documents/minutes.md").unlink()
    shutil.copy(records / SECOND / "documents/minutes.md", records / SECOND / "documents/minutes-2.md")
    assert ask().lost == [f"`records/{FIRST}/documents/minutes.md`"]


def test_where_git_was_not_told_of_the_new_place_the_commit_loses_it(doithoai: Run, git: Run, records: Path) -> None:
    shutil.copytree(records / FIRST, records / "thu-nghiem/2025/03")
    redirect(records, FIRST, "thu-nghiem/2025/03")
    git("add", "records/redirects.yml")
    git("rm", "-rq", f"records/{FIRST}")
    run = doithoai("check", "--deleted", *AS_OF)
    assert told(run.stdout, run.returncode).lost == [f"`records/{FIRST}/`"]
    assert run.returncode == 1
    git("add", "-A")
    assert told(doithoai("check", "--deleted", *AS_OF).stdout, 0).lost == []


def test_a_report_with_another_period_moved(records: Path, ask: Callable[[], Told]) -> None:
    report = records / "thu-nghiem/2025/reports/annual_report.md"
    report.rename(report.with_name("annual_report-1.md"))
    assert ask().lost == []


SCAN, OTHER = b"%PDF-1.4 ban quet\n%%EOF\n", b"%PDF-1.4 khac\n%%EOF\n"
REPORT = "thu-nghiem/2025/reports/annual_report.md"


@pytest.fixture
def scanned(records: Path, git: Run) -> Path:
    """A report with an attached file, on main."""
    (records / "thu-nghiem/2025/files").mkdir()
    scan(records / "thu-nghiem/2025/files/bao-cao.pdf", SCAN)
    declare(records, "", "files/bao-cao.pdf", SCAN)
    git("add", "-A")
    git("commit", "-qm", "Có tệp")
    return records


def scan(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def declare(records: Path, old: str, name: str, data: bytes) -> None:
    """Write which file the report has, in the place of the line that says so now."""
    path = records / REPORT
    text = re.sub(r"files: .*\n", "", path.read_text("utf-8"))
    line = f"files: [{{path: {name}, sha256: {hashlib.sha256(data).hexdigest()}}}]\n" if name else old
    path.write_text(text.replace("issued: 2025-11-12\n", f"issued: 2025-11-12\n{line}"), "utf-8")


def test_a_file_of_a_report_that_is_called_otherwise_moved(scanned: Path, ask: Callable[[], Told]) -> None:
    (scanned / "thu-nghiem/2025/files/bao-cao.pdf").rename(scanned / "thu-nghiem/2025/files/28-bc-du.pdf")
    declare(scanned, "", "files/28-bc-du.pdf", SCAN)
    assert ask().lost == []


def test_a_file_of_a_report_that_goes_with_its_line_is_lost(scanned: Path, ask: Callable[[], Told]) -> None:
    (scanned / "thu-nghiem/2025/files/bao-cao.pdf").unlink()
    declare(scanned, "", "", b"")
    assert ask().lost == ["`records/thu-nghiem/2025/files/bao-cao.pdf`"]


def test_a_file_of_a_report_that_gives_way_to_another_is_lost(scanned: Path, ask: Callable[[], Told]) -> None:
    """Called otherwise, and another text: what the report had is there no more."""
    (scanned / "thu-nghiem/2025/files/bao-cao.pdf").unlink()
    scan(scanned / "thu-nghiem/2025/files/khac.pdf", OTHER)
    declare(scanned, "", "files/khac.pdf", OTHER)
    assert ask().lost == ["`records/thu-nghiem/2025/files/bao-cao.pdf`"]


def test_a_file_of_a_report_that_holds_something_else_under_its_old_checksum_is_told(
    scanned: Path, doithoai: Run
) -> None:
    scan(scanned / "thu-nghiem/2025/files/bao-cao.pdf", OTHER)
    run = doithoai("changes", "--base", "HEAD", *AS_OF)
    assert run.returncode == 1
    assert "thu-nghiem/2025/files/bao-cao.pdf`: tệp đính kèm: nội dung tệp đã đổi" in run.stdout


def test_a_report_written_anew_under_another_name_is_followed_by_its_number(
    records: Path, git: Run, doithoai: Run
) -> None:
    """So what it said is compared with what it says, however much of it was written otherwise."""
    git("status", "--short")
    old, new = records / REPORT, records / REPORT.replace("annual_report", "annual_report-1")
    old.unlink()
    body = "".join(f"Dòng thứ {number} viết khác hẳn.\n" for number in range(40))
    new.write_text(f"---\nkind: annual_report\nnumber: 28-BC/ĐU\nissued: 2025-11-10\n---\n{body}", "utf-8")
    run = doithoai("changes", "--base", "HEAD", *AS_OF)
    assert run.returncode == 1
    (line,) = (one for one in run.stdout.splitlines() if one.endswith("(`issued`)"))
    assert "annual_report-1.md`" in line
    assert "12/11/2025, nay ghi" in line
    assert told(run.stdout, 1).lost == []
