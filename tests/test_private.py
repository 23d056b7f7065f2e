"""What is private lies in a repository of its own: kept whole and once, found without accents, never replaced."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from doithoai.cli import main
from doithoai.commands.forget import Remains, Stands
from doithoai.commands.forget_steps import steps
from doithoai.disk import together
from doithoai.model.dossier import Key
from doithoai.model.private import ConsentGiven, InternalDocument, Person
from doithoai.model.vocabulary import DocumentKind
from doithoai.private import history
from doithoai.private.errors import DiffersFromKept, NoPrivate, NotKept
from doithoai.private.store import Store
from tests.conftest import RECORDS, ROOT

Run = Callable[..., CompletedProcess[str]]
OF = "minh-hoa/2026/02"
LAN = Person(
    name="Trần Thị Hoa Mẫu", contact="0912 345 678", consent=ConsentGiven(on=dt.date(2026, 6, 1), how="Ký giấy")
)
MINUTES = InternalDocument(kind=DocumentKind.MINUTES, number="12/BB", issued=dt.date(2026, 6, 18))


@pytest.fixture
def doithoai(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str) -> CompletedProcess[str]:
        code = main(words)
        said = capsys.readouterr()
        return CompletedProcess(words, code, said.out, said.err)

    return run


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """The records of an archive that is a repository."""
    made = Path(shutil.copytree(RECORDS, tmp_path / "kho hồ sơ/records"))
    git(made.parent, "init", "-q", "-b", "main")
    return made


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=Lan", "-c", "user.email=lan@example.invalid", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def store(records: Path, doithoai: Run) -> Store:
    assert doithoai("private", "init", "--records", str(records)).returncode == 0
    return Store.require(records)


def commits(store: Store) -> list[str]:
    return git(store.folder, "log", "--format=%s").split("\n")


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


# --- made, and where


def test_init_makes_a_repository_of_its_own_which_the_archive_does_not_see(records: Path, doithoai: Run) -> None:
    assert Store.find(records) is None
    done = doithoai("private", "init", "--records", str(records))
    assert done.returncode == 0, done.stderr
    assert "đã lập kho riêng" in done.stdout
    assert (records.parent / ".gitignore").read_text("utf-8").endswith("\n/private/\n")
    assert git(records.parent / "private", "rev-parse", "--show-toplevel").endswith("/private")
    git(records.parent, "add", "-A")
    assert "private" not in git(records.parent, "ls-files")
    assert doithoai("private", "init", "--records", str(records)).stdout == "kho riêng đã có đủ\n"
    for one in (records, records.parent):
        assert Store.require(one).folder == records.parent / "private"


def test_without_one_what_to_run_is_said(records: Path, doithoai: Run) -> None:
    with pytest.raises(NoPrivate) as error:
        Store.require(records)
    assert "doithoai private init" in error.value.args[0]
    assert "doithoai private init" in error.value.args[0].en
    told = doithoai("private", "find", "Hoa", "--records", str(records))
    assert (told.returncode, "doithoai private init" in told.stderr) == (2, True)


def linked(folder: Path) -> None:
    (folder.parent / "nơi khác").mkdir()
    folder.symlink_to(folder.parent / "nơi khác")


def worktree(folder: Path) -> None:
    git(folder.parent, "commit", "-q", "--allow-empty", "-m", "Begin")
    git(folder.parent, "worktree", "add", "-q", str(folder))


def submodule(folder: Path) -> None:
    folder.mkdir()
    (folder / ".git").write_text("gitdir: ../.git/modules/private\n")


def linked_git(folder: Path) -> None:
    folder.mkdir()
    (folder / ".git").symlink_to("../.git")


@pytest.mark.parametrize(
    ("stands", "why"),
    [
        (linked, "là liên kết"),
        (worktree, "worktree"),
        (submodule, "submodule"),
        (linked_git, "submodule"),
        (lambda folder: folder.write_text(""), "là tệp"),
        (lambda folder: folder.with_name("Private").mkdir(), "đổi tên “Private”"),
        (lambda folder: folder.with_name("prívate").mkdir(), "đổi tên “prívate”"),
        (lambda folder: folder.with_name("private ").mkdir(), "đổi tên “private ”"),
        (lambda folder: folder.with_name("рrivate").mkdir(), "đổi tên “рrivate”"),
    ],
)
def test_what_only_looks_like_it_is_refused(
    stands: Callable[[Path], None], why: str, records: Path, doithoai: Run
) -> None:
    stands(records.parent / "private")
    with pytest.raises(NoPrivate, match=why):
        Store.find(records)
    told = doithoai("private", "init", "--records", str(records))
    assert (told.returncode, why in told.stderr) == (2, True), told.stderr


def test_one_that_the_archive_tracks_already_is_not_built_upon(records: Path, doithoai: Run) -> None:
    (records.parent / "private").mkdir()
    (records.parent / "private/so.yml").write_text("- 1\n")
    git(records.parent, "add", "-f", "private")
    told = doithoai("private", "init", "--records", str(records))
    assert (told.returncode, "git rm -r -f --cached" in told.stderr) == (2, True)
    assert not (records.parent / "private/.git").exists()


# --- kept


def test_people_are_merged_by_number_in_one_commit_each(store: Store) -> None:
    store.keep_people(OF, {7: LAN, 2: Person(name="Lê Văn Mẫu")})
    assert (store.folder / OF / "people.yml").read_text("utf-8") == (
        "# yaml-language-server: $schema=../../../../docs/schemas/people.schema.json\n"
        "- petition: 2\n  name: Lê Văn Mẫu\n"
        "- petition: 7\n  name: Trần Thị Hoa Mẫu\n  contact: 0912 345 678\n  consent: {on: 2026-06-01, how: Ký giấy}\n"
    )
    store.keep_people(OF, {2: Person(name=" Lê  Văn Mẫu", contact="Thôn Đông"), 9: Person()})
    assert store.people_of(OF) == {2: Person(name="Lê Văn Mẫu", contact="Thôn Đông"), 7: LAN}
    store.keep_people(OF, {7: LAN})
    assert commits(store) == [
        f"Keep who raised {OF}: 2, 9",
        f"Keep who raised {OF}: 2, 7",
        "Begin a private repository",
    ]
    assert git(store.folder, "status", "--porcelain") == ""
    assert store.people_of("minh-hoa/2026/01") == {}


@pytest.mark.parametrize(
    ("field", "other"),
    [
        ("name", Person(name="Trần Văn Mẫu")),
        ("contact", Person(contact="0987 654 321")),
        ("consent", Person(consent=ConsentGiven(on=dt.date(2026, 6, 2), how="Ký giấy"))),
    ],
)
def test_another_value_replaces_nothing(store: Store, field: str, other: Person) -> None:
    store.keep_people(OF, {7: LAN})
    before = files(store.folder)
    with pytest.raises(DiffersFromKept, match=f"“{field}”") as error:
        store.keep_people(OF, {1: Person(name="Lê Văn Mẫu"), 7: other})
    assert (error.value.where, error.value.field) == (f"{OF}#7", field)
    assert not any(word in error.value.args[0] for word in ("Hoa", "0912", "Văn", "0987"))
    assert files(store.folder) == before
    assert len(commits(store)) == 2


def test_a_document_is_kept_with_its_file_and_gives_its_checksum(store: Store) -> None:
    scan = b"%PDF-1.7 made up"
    found = store.keep_document(OF, "minutes-2", MINUTES, "Lời ghi\n\n- một", ("Biên bản số 12.PDF", scan))
    assert found == hashlib.sha256(scan).hexdigest()
    assert (store.folder / OF / "files/minutes-2.pdf").read_bytes() == scan
    kept, body = store.documents_of(OF)["minutes-2"]
    assert (kept.number, kept.issued, body) == ("12/BB", dt.date(2026, 6, 18), "Lời ghi\n\n- một")
    assert kept.file is not None
    assert (kept.file.path, kept.file.sha256, kept.file.title) == ("files/minutes-2.pdf", found, "Biên bản số 12.PDF")
    assert store.keep_document(OF, "minutes-2", MINUTES, "Lời ghi\n\n- một", ("Biên bản số 12.PDF", scan)) == found
    assert commits(store) == [f"Keep minutes-2 of {OF}", "Begin a private repository"]
    without = store.keep_document(OF, "minutes", MINUTES, "Lời ghi", None)
    assert without == hashlib.sha256((store.folder / OF / "documents/minutes.md").read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("field", "document", "body", "file"),
    [
        ("number", InternalDocument(kind=DocumentKind.MINUTES, number="13/BB", issued=MINUTES.issued), "Lời", b"1"),
        ("body", MINUTES, "Lời khác", b"1"),
        ("file", MINUTES, "Lời", b"2"),
    ],
)
def test_another_document_replaces_none(
    store: Store, field: str, document: InternalDocument, body: str, file: bytes
) -> None:
    store.keep_document(OF, "minutes", MINUTES, "Lời", ("a.pdf", b"1"))
    before = files(store.folder)
    with pytest.raises(DiffersFromKept, match=f"“{field}”"):
        store.keep_document(OF, "minutes", document, body, ("a.pdf", file))
    assert files(store.folder) == before


@pytest.mark.parametrize("of", ["minh-hoa/2026", "../2026/02", "minh-hoa/2026/02/..", "Minh Hoa/2026/02", "a/b/c", ""])
def test_nothing_is_kept_outside(store: Store, of: str) -> None:
    with pytest.raises(NotKept, match="không phải là hội nghị"):
        store.keep_people(of, {1: LAN})
    with pytest.raises(NotKept, match="không phải là hội nghị"):
        store.keep_document(of, "minutes", MINUTES, "")


@pytest.mark.parametrize("name", ["notice", "minutes.md", "../minutes", "minutes-x", ""])
def test_a_document_bears_the_name_that_it_has_in_the_archive(store: Store, name: str) -> None:
    with pytest.raises(NotKept, match="không phải là tên"):
        store.keep_document(OF, name, MINUTES, "")


def test_no_link_in_it_is_followed(store: Store, tmp_path: Path) -> None:
    (tmp_path / "ngoài").mkdir()
    (store.folder / "minh-hoa").symlink_to(tmp_path / "ngoài")
    with pytest.raises(NoPrivate, match="liên kết"):
        store.keep_people(OF, {1: LAN})
    assert list((tmp_path / "ngoài").iterdir()) == []


def test_what_could_not_be_read_again_is_not_written(store: Store) -> None:
    before = files(store.folder)
    with pytest.raises(NotKept, match="lược đồ"):
        store.keep_people(OF, {1000: LAN})
    with pytest.raises(NotKept, match="1 MB"):
        store.keep_document(OF, "minutes", MINUTES, "a" * (1 << 20))
    assert files(store.folder) == before


def test_what_people_wrote_there_by_hand_stays(store: Store) -> None:
    store.keep_people(OF, {7: LAN, 9: Person(name="Lê Văn Mẫu")})
    file = store.folder / OF / "people.yml"
    text = file.read_text("utf-8").replace("- petition: 9", "# gọi lại tháng 8\n- petition: 9")
    file.write_text(text, "utf-8")
    store.keep_people(OF, {9: Person(contact="Thôn Đông")})
    assert file.read_text("utf-8") == f"{text}  contact: Thôn Đông\n"
    assert store.forget_person(OF, 7) == LAN
    assert "# gọi lại tháng 8\n- petition: 9\n" in file.read_text("utf-8")
    assert store.forget_person(OF, 7) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- petition: 7\n  name: A\n- petition: 7\n  name: B\n", "kiến nghị 7 ghi hai lần"),
        ("- petition: 7\n  name: A\n  name: B\n", f"private/{OF}/people.yml:3: S05"),
        ("- petition: 7\n  phone: A\n", f"private/{OF}/people.yml: không đúng lược đồ"),
        ("- petition: [\n", f"private/{OF}/people.yml:2: S02"),
    ],
)
def test_what_can_not_be_read_is_told_by_file_and_rule_and_never_written_over(
    store: Store, records: Path, doithoai: Run, text: str, said: str
) -> None:
    file = store.folder / OF / "people.yml"
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    with pytest.raises(NoPrivate, match=re.escape(said)):
        store.keep_people(OF, {1: LAN})
    assert file.read_text("utf-8") == text
    told = doithoai("private", "find", "hoa", "--records", str(records))
    assert (told.returncode, said in told.stderr) == (2, True), told.stderr


# --- whole or not at all


def test_where_git_refuses_nothing_is_written(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "_WAIT", 0.1)
    before = files(store.folder)
    (store.folder / ".git/index.lock").touch()
    with pytest.raises(NotKept, match="Git không ghi được"):
        store.keep_document(OF, "minutes", MINUTES, "Lời", ("a.pdf", b"1"))
    assert files(store.folder) == before


def test_a_kill_in_the_middle_leaves_nothing_half_written(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(_: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(together, "_end", killed)  # the note is written, no file has its name yet
        with pytest.raises(KeyboardInterrupt):
            store.keep_document(OF, "minutes", MINUTES, "Lời", ("a.pdf", b"1"))
    assert not (store.folder / OF / "files").joinpath("minutes.pdf").exists()
    again = Store(store.folder)
    assert again.documents_of(OF).keys() == {"minutes"}
    again.keep_document(OF, "minutes", MINUTES, "Lời", ("a.pdf", b"1"))
    assert git(store.folder, "status", "--porcelain") == ""
    assert commits(store) == ["Keep what was written before", "Begin a private repository"]


def test_two_at_once_keep_both(store: Store) -> None:
    program = (
        "import sys; from pathlib import Path; from doithoai.private.store import Store\n"
        "from doithoai.model.private import Person\n"
        "[Store(Path(sys.argv[1])).keep_people(sys.argv[2], {int(n): Person(name='Mẫu ' + n)}) for n in sys.argv[3:]]"
    )
    some = (("1", "3", "5"), ("2", "4", "6"))
    runs = [subprocess.Popen([sys.executable, "-c", program, str(store.folder), OF, *one], cwd=ROOT) for one in some]
    assert [one.wait(timeout=120) for one in runs] == [0, 0]
    assert list(store.people_of(OF)) == [1, 2, 3, 4, 5, 6]
    assert len(commits(store)) == 7


# --- by Git and without


def test_a_hook_of_the_archive_does_not_lead_it_astray(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = store.folder.parent
    git(archive, "commit", "-q", "--allow-empty", "-m", "Begin")
    monkeypatch.setenv("GIT_DIR", str(archive / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(archive / ".git/index"))
    store.keep_people(OF, {7: LAN})
    monkeypatch.delenv("GIT_DIR")
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert git(archive, "log", "--format=%s") == "Begin"
    assert commits(store)[0] == f"Keep who raised {OF}: 7"


def test_a_pc_on_which_git_knows_nobody_commits_all_the_same(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "user.useConfigOnly")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "true")
    store.keep_people(OF, {7: LAN})
    assert git(store.folder, "log", "-1", "--format=%an") == "doithoai"


def test_it_works_where_git_is_not_installed(records: Path, doithoai: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as without:
        without.setenv("PATH", "")
        assert doithoai("private", "init", "--records", str(records)).returncode == 0
        store = Store.require(records)
        store.keep_people(OF, {7: LAN})
        store.keep_people(OF, {7: LAN})
        store.keep_document(OF, "minutes", MINUTES, "Lời", ("a.pdf", b"1"))
    assert commits(store) == [f"Keep minutes of {OF}", f"Keep who raised {OF}: 7", "Begin a private repository"]
    assert git(store.folder, "status", "--porcelain") == ""


def test_without_git_and_dulwich_it_says_what_to_install(
    records: Path, doithoai: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(sys.modules, "dulwich.repo", None)
    told = doithoai("private", "init", "--records", str(records))
    assert (told.returncode, 'pip install "doithoai[desk]"' in told.stderr) == (2, True)


# --- found


def test_people_are_found_without_accents_and_numbers_however_grouped(
    store: Store, records: Path, doithoai: Run
) -> None:
    store.keep_people(OF, {7: LAN})
    store.keep_document(OF, "minutes", MINUTES, "Bà Trần Thị Hoa Mẫu hỏi về nước sạch.")
    line = "minh-hoa-2026-02-007; Trần Thị Hoa Mẫu; 0912 345 678; đồng ý ngày 2026-06-01 (Ký giấy)"
    for words in (["tran", "thi", "HOA"], ["hoa mẫu"], ["0912345678"], ["0912.345"]):
        told = doithoai("private", "find", *words, "--records", str(records))
        assert told.returncode == 0
        assert told.stdout.split("\n")[0] == line, words
    assert (
        f"{OF}/documents/minutes.md: Biên bản"
        in doithoai("private", "find", "nuoc sach", "--records", str(records)).stdout
    )
    assert doithoai("private", "find", "không ai", "--records", str(records)).returncode == 1
    gone = ConsentGiven(on=dt.date(2026, 6, 1), how="by word", withdrawn=dt.date(2026, 7, 1))
    store.keep_people(OF, {9: Person(name="Mẫu Chín", consent=gone)})
    english = doithoai("private", "find", "mau chin", "--lang", "en", "--records", str(records))
    assert english.stdout == "minh-hoa-2026-02-009; Mẫu Chín; agreed on 2026-06-01 (by word), withdrawn on 2026-07-01\n"


# --- by command


def test_by_command_who_raised_a_petition_is_kept(store: Store, records: Path, doithoai: Run) -> None:
    words = ("--name", "Trần Thị Hoa Mẫu", "--consent-on", "2026-06-01", "--consent-how", "Ký giấy")
    where = ("--records", str(records))
    assert doithoai("private", "keep", "minh-hoa-2026-02-007", *words, *where).returncode == 0
    assert store.people_of(OF)[7].name == "Trần Thị Hoa Mẫu"
    for wrong, said in (
        (("minh-hoa-2026-99-007", "--name", "Mẫu"), "không có hội nghị"),
        (("minh-hoa-2026-02-007", "--name", "Khác"), "không ghi đè"),
        (("minh-hoa-2026-02-007", "--consent-how", "x"), "--consent-on"),
        (("minh-hoa-2026-02-007",), "chưa nêu gì"),
    ):
        told = doithoai("private", "keep", *wrong, *where)
        assert (told.returncode, said in told.stderr) == (2, True), told.stderr


def test_by_command_an_internal_document_is_kept(store: Store, records: Path, tmp_path: Path, doithoai: Run) -> None:
    (tmp_path / "biên bản.pdf").write_bytes(b"1")
    (tmp_path / "lời.md").write_text("Lời ghi", "utf-8")
    words = ("private", "keep-document", OF, "minutes", "--records", str(records), "--set", "issued=2026-06-18")
    done = doithoai(*words, "--body", str(tmp_path / "lời.md"), "--file", str(tmp_path / "biên bản.pdf"))
    assert done.stdout == f"sha256: {hashlib.sha256(b'1').hexdigest()}\n", done.stderr
    assert store.documents_of(OF)["minutes"][1] == "Lời ghi"
    for more, said in ((("--set", "lạ=1"), "không có trường"), (("--set", "issued=18/6/2026"), "lược đồ")):
        told = doithoai(*words, *more)
        assert (told.returncode, said in told.stderr) == (2, True), told.stderr


def test_what_is_kept_fits_the_published_schema(store: Store) -> None:
    store.keep_people(OF, {7: LAN})
    command = shutil.which("check-jsonschema", path=Path(sys.executable).parent)
    assert command
    schema = ROOT / "docs/schemas/people.schema.json"
    run = subprocess.run(
        [command, "--schemafile", str(schema), str(store.folder / OF / "people.yml")],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == 0, run.stdout


# --- never pushed to where the archive is


@pytest.fixture
def remotes(store: Store, tmp_path: Path) -> tuple[Path, Path]:
    """Where the archive is kept, and another place."""
    archive = store.folder.parent
    git(archive, "add", "-A")
    git(archive, "commit", "-q", "-m", "Begin")
    places = tmp_path / "công khai.git", tmp_path / "riêng.git"
    for one in places:
        git(tmp_path, "init", "-q", "--bare", str(one))
    git(archive, "remote", "add", "origin", str(places[0]))
    git(archive, "push", "-q", "origin", "main")
    store.keep_people(OF, {7: LAN})
    return places


def pushed(store: Store, to: str) -> CompletedProcess[str]:
    command = ["git", "-c", "protocol.file.allow=always", "push", to, "main"]
    return subprocess.run(command, cwd=store.folder, capture_output=True, text=True, check=False, timeout=60)


def test_it_can_be_pushed_to_a_place_of_its_own(store: Store, remotes: tuple[Path, Path]) -> None:
    done = pushed(store, str(remotes[1]))
    assert done.returncode == 0, done.stderr
    assert git(remotes[1], "log", "-1", "--format=%s", "main") == f"Keep who raised {OF}: 7"


def test_it_is_not_pushed_to_where_the_archive_is_kept(
    store: Store, remotes: tuple[Path, Path], tmp_path: Path
) -> None:
    other = tmp_path / "lối khác"
    other.symlink_to(remotes[0])
    place, archive = str(remotes[0]), str(store.folder.parent)
    for to in (place, place.removesuffix(".git"), f"{place}/", str(other), archive, ".."):
        done = pushed(store, to)
        assert (done.returncode, "nơi giữ kho hồ sơ" in done.stderr) == (1, True), (to, done.stderr)
    assert git(remotes[0], "log", "--all", "--format=%s") == "Begin"


@pytest.mark.parametrize(
    "url", ["ssh://git@example.invalid/xa/kho.git", "git@example.invalid:xa/kho", "https://Example.invalid/xa/kho/"]
)
def test_an_address_is_known_again_however_it_is_written(store: Store, url: str) -> None:
    git(store.folder.parent, "remote", "add", "origin", "https://example.invalid/xa/kho.git")
    hook = store.folder / ".git/hooks/pre-push"
    done = subprocess.run(
        [str(hook), "x", url], cwd=store.folder, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, url in done.stderr) == (1, True)


# --- forgotten


def test_a_person_is_taken_out_of_files_and_what_remains_is_told(store: Store, records: Path, doithoai: Run) -> None:
    store.keep_people(OF, {7: LAN, 8: Person(name="Lê Văn Mẫu")})
    store.keep_document(OF, "minutes", MINUTES, "Bà TRẦN THỊ HOA MẪU hỏi.")
    told = doithoai("private", "forget", "minh-hoa-2026-02-007", "--records", str(records))
    assert told.returncode == 1
    assert store.people_of(OF) == {8: Person(name="Lê Văn Mẫu")}
    assert commits(store)[0] == f"Forget who raised {OF}: 7"
    assert f"- {OF}/documents/minutes.md\n" in told.stdout
    assert f"- {OF}/people.yml (bản ghi " in told.stdout
    assert "git filter-repo" in told.stdout
    assert "chạy lại doithoai private forget" in told.stdout
    assert not any(word in told.stdout for word in ("Hoa Mẫu", "0912"))


def test_whoever_forgets_in_the_archive_is_told_of_the_private_repository() -> None:
    found = Remains(("Mẫu",), (Stands("records/a.yml"),))
    assert any(
        "doithoai private forget minh-hoa-2026-02-007" in line for line in steps(found, Key("minh-hoa", 2026, "02"), 7)
    )


def test_once_history_is_purged_nothing_remains(store: Store, records: Path, doithoai: Run) -> None:
    store.keep_people(OF, {7: LAN})
    where = ("--records", str(records))
    assert doithoai("private", "forget", "minh-hoa-2026-02-007", *where).returncode == 1
    assert not (store.folder / OF / "people.yml").exists()
    again = doithoai("private", "forget", "minh-hoa-2026-02-007", *where)
    assert (again.returncode, "--name" in again.stderr) == (2, True)
    named = ("private", "forget", "minh-hoa-2026-02-007", "--name", "trần thị hoa mẫu", *where)
    assert doithoai(*named).returncode == 1
    git(store.folder, "checkout", "-q", "--orphan", "sạch")
    git(store.folder, "commit", "-q", "--allow-empty", "-m", "Begin anew")
    git(store.folder, "branch", "-q", "-D", "main")
    git(store.folder, "reflog", "expire", "--expire=now", "--all")
    git(store.folder, "gc", "-q", "--prune=now")
    done = doithoai(*named)
    assert done.returncode == 0, done.stdout


def test_where_git_is_not_installed_history_is_not_said_to_be_clean(
    store: Store, records: Path, doithoai: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep_people(OF, {7: LAN})
    monkeypatch.setenv("PATH", "")
    told = doithoai("private", "forget", "minh-hoa-2026-02-007", "--records", str(records))
    assert store.people_of(OF) == {}
    assert (told.returncode, "chưa tìm trong lịch sử" in told.stdout) == (1, True)
