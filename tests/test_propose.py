"""`doithoai propose`: one proposal for a whole change, against Git behind HTTP, with the program and without it."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from doithoai.cli import main
from doithoai.commands.proposals.files import standing
from doithoai.commands.proposals.store import Declined
from tests.conftest import RECORDS
from tests.forges import DAY, GIT, TOKEN, Server, Wrong, forge, template

GREP = shutil.which("grep") or "grep"
Run = Callable[..., CompletedProcess[str]]
OF = "minh-hoa/2026/05"
PETITIONS = f"records/{OF}/petitions.yml"
PETITION = (
    *("received.when=before", f"received.on={DAY}", "received.channel=mat_tran", "petitioner.kind=citizen"),
    *("field=dat_dai", "text=Đường hỏng nặng"),
)
BRANCH = f"ban/minh-hoa-{DAY}-1"


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("kho"), RECORDS)


@pytest.fixture
def server(tmp_path: Path, bare: Path) -> Iterator[Server]:
    with forge(tmp_path / "may chu", bare) as started:
        yield started


@pytest.fixture
def pc(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A clone of the archive on the PC of an office; in the end the token stands nowhere."""
    folder = tmp_path / "máy văn phòng"
    server.git("clone", "-q", str(server.bare), str(folder), cwd=tmp_path)
    server.git("remote", "set-url", "origin", server.url, cwd=folder)
    for name in ("GH_TOKEN", "GITHUB_TOKEN", "GITEA_TOKEN", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DOITHOAI_TOKEN", TOKEN)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.chdir(folder)
    yield folder
    leaked = subprocess.run([GREP, "-rlF", TOKEN, str(tmp_path)], capture_output=True, text=True, check=False)
    assert (leaked.returncode, leaked.stdout) == (1, "")


@pytest.fixture(params=["git", "dulwich"])
def office(request: pytest.FixtureRequest, pc: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, which has Git or has not."""
    if request.param == "dulwich":
        monkeypatch.setenv("PATH", str(pc.parent / "khong co gi"))
    return pc


@pytest.fixture
def doithoai(capfd: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str) -> CompletedProcess[str]:
        code = main(words)
        said = capfd.readouterr()
        assert TOKEN not in said.out + said.err
        return CompletedProcess(words, code, said.out, said.err)

    return run


def propose(doithoai: Run, *words: str) -> CompletedProcess[str]:
    return doithoai("propose", "--as-of", DAY, "--yes", *words)


def new(doithoai: Run, kind: str, of: str, *fields: str, body: Path | None = None) -> None:
    words = [word for one in fields for word in ("--set", one)]
    words += ["--body", str(body)] if body else []
    done = doithoai("new", kind, of, "--as-of", DAY, "--yes", *words)
    assert done.returncode == 0, done.stderr


def elsewhere(office: Path) -> None:
    """A change at another conference."""
    replace(office / "records/minh-hoa/2026/06/conference.yml", "note: Hội nghị hư cấu", "note: Hội nghị tưởng tượng")


def replace(path: Path, old: str, text: str) -> None:
    said = path.read_text("utf-8")
    assert said.count(old) == 1, old
    path.write_text(said.replace(old, text), "utf-8")


def status(folder: Path) -> list[str]:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(
        [GIT, "-c", "core.quotePath=false", "status", "--porcelain", "--branch"],
        cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return done.stdout.splitlines()


def test_several_files_are_one_commit_in_one_proposal(doithoai: Run, office: Path, server: Server) -> None:
    new(doithoai, "petition", OF, *PETITION)
    words = office.parent / "loi.md"
    words.write_text("Ủy ban nhân dân xã mời dự hội nghị.\n", "utf-8")
    new(doithoai, "document", OF, "kind=notice", "number=99/TB-UBND", f"issued={DAY}", body=words)
    done = propose(doithoai)
    assert done.returncode == 0, done.stdout + done.stderr
    assert server.branches() == [BRANCH]
    assert server.git("rev-list", "--count", f"main..{BRANCH}").strip() == "1"
    changed = server.git("diff", "--numstat", "main", BRANCH).splitlines()
    assert [line.split("\t")[2] for line in changed] == [f"records/{OF}/documents/notice-3.md", PETITIONS]
    (request,) = server.requests
    assert request["title"] == "xã Minh Họa, hội nghị 05/2026: thông báo (giấy mời), kiến nghị"
    assert "### Điều mới phát hiện" in request["body"]
    assert f"{server.home}/xa/kho/pulls/1" in done.stdout
    assert status(office) == ["## main...origin/main", f" M {PETITIONS}", f"?? records/{OF}/documents/notice-3.md"]
    again = propose(doithoai)
    assert (again.returncode, again.stdout) == (0, "không có thay đổi nào chưa gửi\n")
    assert server.merge(BRANCH) == (200, "")
    done = propose(doithoai)
    assert "đã được duyệt và nhập vào kho: xã Minh Họa" in done.stdout
    assert status(office) == ["## main...origin/main"]
    assert server.file("main", PETITIONS) == (office / PETITIONS).read_text("utf-8")


def test_the_next_change_joins_the_proposal_that_is_open(doithoai: Run, office: Path, server: Server) -> None:
    new(doithoai, "petition", OF, *PETITION)
    assert propose(doithoai).returncode == 0
    first = server.git("rev-parse", BRANCH)
    new(doithoai, "petition", OF, *PETITION[:-1], "text=Cống vỡ")
    done = propose(doithoai)
    assert done.returncode == 0, done.stdout + done.stderr
    assert server.branches() == [BRANCH]
    assert server.git("rev-parse", f"{BRANCH}~1") == first
    assert server.git("rev-list", "--count", f"main..{BRANCH}").strip() == "2"
    assert len(server.requests) == 1
    assert server.file(BRANCH, PETITIONS).endswith((office / PETITIONS).read_text("utf-8")[-200:])


def test_another_conference_is_another_proposal(doithoai: Run, office: Path, server: Server) -> None:
    new(doithoai, "petition", OF, *PETITION)
    assert propose(doithoai).returncode == 0
    elsewhere(office)
    done = propose(doithoai)
    assert done.returncode == 0, done.stdout + done.stderr
    assert server.branches() == [BRANCH, f"ban/minh-hoa-{DAY}-2"]
    assert server.git("diff", "--name-only", "main", f"ban/minh-hoa-{DAY}-2").split() == [
        "records/minh-hoa/2026/06/conference.yml"
    ]
    assert [one["title"] for one in server.requests][1] == "xã Minh Họa, hội nghị 06/2026: hội nghị"


def test_edits_are_applied_again_to_what_main_became(doithoai: Run, office: Path, server: Server) -> None:
    new(doithoai, "petition", OF, *PETITION)
    with server.work() as other:
        replace(other / PETITIONS, "đã xảy ra va chạm", "đã hai lần va chạm")
        replace(other / f"records/{OF}/conference.yml", "attendance: {expected: 180}", "attendance: {expected: 200}")
    done = propose(doithoai)
    assert done.returncode == 0, done.stdout + done.stderr
    told = server.file(BRANCH, PETITIONS)
    assert "đã hai lần va chạm" in told
    assert "Đường hỏng nặng" in told
    assert server.git("diff", "--name-only", "main", BRANCH).split() == [PETITIONS]
    assert told == (office / PETITIONS).read_text("utf-8")
    assert "expected: 200" in (office / f"records/{OF}/conference.yml").read_text("utf-8")
    assert status(office) == ["## main...origin/main", f" M {PETITIONS}"]


def test_a_proposal_meets_what_main_became_after_it_was_sent(doithoai: Run, office: Path, server: Server) -> None:
    new(doithoai, "petition", OF, *PETITION)
    assert propose(doithoai).returncode == 0
    first = server.git("rev-parse", BRANCH).strip()
    with server.work() as other:
        replace(other / PETITIONS, "đã xảy ra va chạm", "đã hai lần va chạm")
        text = (other / PETITIONS).read_text("utf-8")
        (other / PETITIONS).write_text(text + text[text.index("- id: 11") :].replace("id: 11", "id: 13"), "utf-8")
    done = propose(doithoai)
    assert done.returncode == 0, done.stdout + done.stderr
    parents = server.git("log", "-1", "--format=%P", BRANCH).split()
    assert parents == [first, server.git("rev-parse", "main").strip()]
    told = server.file(BRANCH, PETITIONS)
    assert [line for line in told.splitlines() if line.startswith("- id: 1")][-3:] == [
        "- id: 11",
        "- id: 13",
        "- id: 12",
    ]
    assert told == (office / PETITIONS).read_text("utf-8")
    assert server.merge(BRANCH) == (200, "")


def test_what_a_reviewer_changed_is_seen_here_and_kept(doithoai: Run, office: Path, server: Server) -> None:
    new(doithoai, "petition", OF, *PETITION)
    assert propose(doithoai).returncode == 0
    with server.work(BRANCH) as other:
        replace(other / PETITIONS, "Đường hỏng nặng", "Đường liên thôn hỏng nặng")
    new(doithoai, "petition", OF, *PETITION[:-1], "text=Cống vỡ")
    done = propose(doithoai)
    assert done.returncode == 0, done.stdout + done.stderr
    told = server.file(BRANCH, PETITIONS)
    assert "Đường liên thôn hỏng nặng" in told
    assert "Cống vỡ" in told
    assert told == (office / PETITIONS).read_text("utf-8")


def test_a_field_that_both_changed_is_told_and_nothing_is_sent(doithoai: Run, office: Path, server: Server) -> None:
    conference = office / f"records/{OF}/conference.yml"
    replace(conference, "expected: 180", "expected: 190")
    before = conference.read_bytes()
    with server.work() as other:
        replace(other / f"records/{OF}/conference.yml", "expected: 180", "expected: 200")
    done = propose(doithoai)
    assert done.returncode == 2
    told = f"{OF}/conference.yml (attendance.expected): trên máy này là “190”; trên kho là “200”"
    assert told in done.stderr
    assert conference.read_bytes() == before
    assert server.branches() == []
    replace(conference, "expected: 190", "expected: 200")
    assert propose(doithoai).stdout == "không có thay đổi nào chưa gửi\n"


def test_errors_block_and_lateness_does_not(doithoai: Run, pc: Path, server: Server) -> None:
    replace(pc / f"records/{OF}/conference.yml", "form: in_person", "form: in_preson")
    done = propose(doithoai)
    assert done.returncode == 1
    assert "S07 sai" in done.stderr
    assert server.branches() == []


def test_only_records_go(doithoai: Run, office: Path, server: Server) -> None:
    new(doithoai, "petition", OF, *PETITION)
    (office / "private").mkdir()
    (office / "private/so.yml").write_text("ten: bi-mat\n", "utf-8")
    (office / "records/.an.yml").write_text("an: 1\n", "utf-8")
    (office / f"records/{OF}/ghi chu.txt").write_text("nháp\n", "utf-8")
    (office / "README.md").write_text("khác\n", "utf-8")
    (office / f"records/{OF}/files").mkdir(exist_ok=True)
    (office / f"records/{OF}/files/ban-chup.pdf").write_bytes(b"%PDF-1.4 khong khai\n")
    done = propose(doithoai)
    assert done.returncode == 0, done.stderr
    assert f"{OF}/files/ban-chup.pdf, {OF}/ghi chu.txt" in done.stdout
    assert "bi-mat" not in server.git("log", "-p", "--all")
    assert server.git("diff", "--name-only", "main", BRANCH).split() == [PETITIONS]


@pytest.mark.parametrize("name", ["private/so.yml", "Private/so.yml", "records/private/so.yml"])
def test_private_is_refused_by_name(doithoai: Run, pc: Path, server: Server, name: str) -> None:
    (pc / name).parent.mkdir(parents=True)
    (pc / name).write_text("ten: bi-mat\n", "utf-8")
    server.git("add", "-f", name, cwd=pc)
    new(doithoai, "petition", OF, *PETITION)
    done = propose(doithoai)
    assert done.returncode == 2
    assert name in done.stderr
    assert server.branches() == []


def test_a_server_puts_nothing_into_private(doithoai: Run, pc: Path, server: Server) -> None:
    (pc / "private").mkdir()
    (pc / "private/so.yml").write_text("ten: bi-mat\n", "utf-8")
    new(doithoai, "petition", OF, *PETITION)
    with server.work() as other:
        (other / "private").mkdir()
        (other / "private/so.yml").write_text("ten: khac\n", "utf-8")
        server.git("add", "-f", "private", cwd=other)
    done = propose(doithoai)
    assert done.returncode == 2
    assert "private/so.yml" in done.stderr
    assert (pc / "private/so.yml").read_text("utf-8") == "ten: bi-mat\n"
    kept = server.git("cat-file", "--batch-all-objects", "--batch", cwd=pc)
    assert "bi-mat" not in kept


def test_what_can_not_be_sent_now_waits_and_goes_later_in_order(doithoai: Run, office: Path, server: Server) -> None:
    server.git("remote", "set-url", "origin", "http://127.0.0.1:9/xa/kho.git", cwd=office)
    new(doithoai, "petition", OF, *PETITION)
    done = propose(doithoai)
    assert done.returncode == 0, done.stderr
    assert "chưa gửi được (không nối được với máy chủ của kho); đã giữ lại trên máy" in done.stdout
    elsewhere(office)
    assert propose(doithoai).returncode == 0
    new(doithoai, "petition", OF, *PETITION[:-1], "text=Cống vỡ")
    assert propose(doithoai).returncode == 0
    server.git("remote", "set-url", "origin", server.url, cwd=office)
    done = propose(doithoai)
    assert done.returncode == 0, done.stdout + done.stderr
    assert server.branches() == [BRANCH, f"ban/minh-hoa-{DAY}-2"]
    assert server.git("rev-list", "--count", f"main..{BRANCH}").strip() == "2"
    assert [one["branch"] for one in server.requests] == server.branches()


def test_what_was_not_sent_can_be_taken_back(doithoai: Run, pc: Path, server: Server) -> None:
    server.git("remote", "set-url", "origin", "http://127.0.0.1:9/xa/kho.git", cwd=pc)
    new(doithoai, "petition", OF, *PETITION)
    propose(doithoai)
    written = (pc / PETITIONS).read_bytes()
    done = doithoai("propose", "--undo")
    assert done.stdout.startswith("đã rút đề nghị chưa gửi: xã Minh Họa, hội nghị 05/2026: kiến nghị")
    assert (pc / PETITIONS).read_bytes() == written
    assert doithoai("propose", "--undo").stdout == "không có đề nghị nào đang chờ gửi\n"
    server.git("checkout", "--", "records", cwd=pc)
    server.git("remote", "set-url", "origin", server.url, cwd=pc)
    assert propose(doithoai).stdout == "không có thay đổi nào chưa gửi\n"
    assert server.branches() == []


def test_a_squashed_proposal_whose_branch_is_gone_is_taken(doithoai: Run, pc: Path, server: Server) -> None:
    new(doithoai, "petition", OF, *PETITION)
    propose(doithoai)
    assert server.merge(BRANCH, squash=True)[0] == 200
    server.git("branch", "-D", BRANCH)
    assert "đã được duyệt" in propose(doithoai).stdout
    assert status(pc) == ["## main...origin/main"]


def test_a_proposal_that_was_closed_is_told_and_sent_again_only_when_asked(
    doithoai: Run, office: Path, server: Server
) -> None:
    new(doithoai, "petition", OF, *PETITION)
    propose(doithoai)
    server.requests[0]["state"] = "closed"
    server.git("branch", "-D", BRANCH)
    done = propose(doithoai)
    assert done.returncode == 1
    assert "đề nghị đã bị đóng, không nhập vào kho: xã Minh Họa" in done.stdout
    assert server.branches() == []
    assert status(office) == ["## main...origin/main", f" M {PETITIONS}"]
    assert propose(doithoai).returncode == 0
    assert server.branches() == [BRANCH]


def test_main_never_takes_what_the_check_refuses(server: Server) -> None:
    with server.work() as other:
        server.git("checkout", "-q", "-b", "ban/sai", cwd=other)
        replace(other / f"records/{OF}/conference.yml", "form: in_person", "form: in_preson")
        server.git("commit", "-q", "-am", "Sai", cwd=other)
        server.put(other, "ban/sai")
        server.git("checkout", "-q", "main", cwd=other)
    status_, told = server.merge("ban/sai")
    assert status_ == 405
    assert "S07" in told


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("typed", "kept"), [("3\n1\n", "190"), ("2\n", "200")])
def test_a_person_is_asked_which_value_stands(
    doithoai: Run, pc: Path, server: Server, monkeypatch: pytest.MonkeyPatch, typed: str, kept: str
) -> None:
    conference = f"records/{OF}/conference.yml"
    replace(pc / conference, "expected: 180", "expected: 190")
    with server.work() as other:
        replace(other / conference, "expected: 180", "expected: 200")
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    done = doithoai("propose", "--as-of", DAY)
    assert "(attendance.expected): trên máy này là “190”; trên kho là “200”" in done.stdout
    assert "Giữ giá trị nào?" in done.stdout
    assert f"expected: {kept}" in (pc / conference).read_text("utf-8")
    assert server.branches() == ([BRANCH] if kept == "190" else [])


def test_only_a_part_of_what_was_written_may_go(doithoai: Run, pc: Path, server: Server) -> None:
    new(doithoai, "petition", OF, *PETITION)
    elsewhere(pc)
    assert propose(doithoai, "minh-hoa/2026/06").returncode == 0
    assert server.git("diff", "--name-only", "main", BRANCH).split() == ["records/minh-hoa/2026/06/conference.yml"]
    assert propose(doithoai, str(pc / f"records/{OF}")).returncode == 0
    assert server.git("diff", "--name-only", "main", f"ban/minh-hoa-{DAY}-2").split() == [PETITIONS]


@pytest.mark.usefixtures("pc")
def test_without_a_token_the_page_is_named(doithoai: Run, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DOITHOAI_TOKEN")
    server.token = ""
    new(doithoai, "petition", OF, *PETITION)
    done = propose(doithoai, "--lang", "en")
    assert done.returncode == 0
    assert f"open this page to ask for review: {server.home}/xa/kho/compare/main...{BRANCH}" in done.stdout
    assert server.requests == []


@pytest.mark.usefixtures("pc")
def test_what_was_sent_and_not_yet_asked_for_is_asked_for_later(doithoai: Run, server: Server) -> None:
    server.wrong = lambda _method, path: Wrong(502, {}, b"<html>") if path.startswith("/api") else None
    new(doithoai, "petition", OF, *PETITION)
    done = propose(doithoai)
    assert done.returncode == 1
    assert "chưa mở được đề nghị duyệt (máy chủ của kho đang trục trặc" in done.stdout
    assert server.branches() == [BRANCH]
    server.wrong = lambda _method, _path: None
    done = propose(doithoai)
    assert (done.returncode, done.stdout) == (0, f"đề nghị duyệt: {server.home}/xa/kho/pulls/1\n")


def test_a_name_that_another_pc_took_meanwhile_is_left_to_it(doithoai: Run, pc: Path, server: Server) -> None:
    server.git("remote", "set-url", "origin", "http://127.0.0.1:9/xa/kho.git", cwd=pc)
    new(doithoai, "petition", OF, *PETITION)
    propose(doithoai)
    with server.work() as other:
        replace(other / "records/minh-hoa/2026/06/conference.yml", "note: Hội nghị hư cấu", "note: Hội nghị khác")
        server.git("commit", "-q", "-am", "Của máy khác", cwd=other)
        server.put(other, BRANCH)
        server.git("reset", "-q", "--hard", "HEAD~1", cwd=other)
    theirs = server.git("rev-parse", BRANCH)
    server.git("remote", "set-url", "origin", server.url, cwd=pc)
    assert propose(doithoai).returncode == 0
    assert server.branches() == [BRANCH, f"ban/minh-hoa-{DAY}-2"]
    assert server.git("rev-parse", BRANCH) == theirs


def test_a_record_written_by_git_alone_on_main_is_not_touched(doithoai: Run, pc: Path, server: Server) -> None:
    elsewhere(pc)
    server.git("commit", "-q", "-am", "Ghi thẳng", cwd=pc)
    done = propose(doithoai)
    assert done.returncode == 2
    assert "ghi thẳng vào bản chính" in done.stderr
    server.git("switch", "-q", "-c", "khac", cwd=pc)
    assert "đang mở “khac”" in propose(doithoai).stderr


@pytest.mark.parametrize("path", [".git/hooks/post-checkout", "a/.GIT/config", "../x", "a/git~1/x", "a:b", ".git /x"])
def test_nothing_that_a_server_sends_is_written_into_git_or_outside(tmp_path: Path, path: str) -> None:
    with pytest.raises(Declined):
        standing(tmp_path, path)
    assert standing(tmp_path, ".github/x.yml") is None


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "records").symlink_to(tmp_path.parent)
    with pytest.raises(Declined):
        standing(tmp_path, "records/x.yml")


def test_what_was_sent_and_main_says_otherwise_is_told(
    doithoai: Run, pc: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    conference = f"records/{OF}/conference.yml"
    replace(pc / conference, "expected: 180", "expected: 190")
    assert propose(doithoai).returncode == 0
    first = server.git("rev-parse", BRANCH).strip()
    with server.work() as other:
        replace(other / conference, "expected: 180", "expected: 200")
    done = propose(doithoai)
    assert done.returncode == 2
    assert "(attendance.expected): trên máy này là “190”; trên kho là “200”" in done.stderr
    assert server.git("rev-parse", BRANCH).strip() == first
    assert status(pc) == ["## main...origin/main [behind 1]", f" M {conference}"]
    monkeypatch.setattr("sys.stdin", Terminal("1\n"))
    assert doithoai("propose", "--as-of", DAY).returncode == 0
    assert "expected: 190" in server.file(BRANCH, conference)
    assert server.git("rev-list", "--parents", "-1", BRANCH).split()[1:] == [
        first,
        server.git("rev-parse", "main").strip(),
    ]
    assert server.merge(BRANCH) == (200, "")
