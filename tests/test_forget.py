"""`doithoai forget`: every place where a person who withdrew still stands is told, in files and in all of Git."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from doithoai.cli import main
from tests import made_files as made
from tests.conftest import RECORDS

NAME = "Trần Thị Kiều Oanh"
CONSENT = "{on: 2025-10-01, how: Ghi âm tại trụ sở tiếp dân, scope: Cổng thông tin và loa truyền thanh}"
WHERE = "thu-nghiem/2025/02"


@pytest.fixture
def kho(tmp_path: Path) -> Path:
    shutil.copytree(Path(__file__).parent / "rules/base", tmp_path / "kho/records")
    shutil.copytree(RECORDS / "calendar", tmp_path / "kho/records/calendar")
    git(tmp_path / "kho", "init", "-q", "-b", "main")
    commit(tmp_path / "kho", "Bắt đầu")
    return tmp_path / "kho"


def git(kho: Path, *words: str) -> str:
    who = ("-c", "user.name=Văn phòng", "-c", "user.email=vp@xa.example", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", "-C", str(kho), *who, *words], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(kho: Path, title: str) -> str:
    git(kho, "add", "-A")
    git(kho, "commit", "-q", "-m", title)
    return git(kho, "rev-parse", "--short", "HEAD")


def name_her(kho: Path) -> None:
    path = kho / "records" / WHERE / "petitions.yml"
    text = path.read_text("utf-8")
    old = text[text.index("petitioner: ") :].partition("\n")[0]
    path.write_text(text.replace(old, f"petitioner: {{kind: citizen, name: {NAME}, consent: {CONSENT}}}", 1), "utf-8")


def number(kho: Path) -> str:
    text = (kho / "records" / WHERE / "petitions.yml").read_text("utf-8")
    return text[text.index("id: ") + 4 :].split()[0].strip(",")


@pytest.fixture
def asked(kho: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    def run(*more: str) -> tuple[int, str]:
        code = main(["forget", f"{WHERE}#{number(kho)}", "--records", str(kho / "records"), *more])
        found = capsys.readouterr()
        return code, found.out + found.err

    return run


def test_what_was_taken_out_of_a_record_is_found_in_history(kho: Path, asked: Callable[..., tuple[int, str]]) -> None:
    path = kho / "records" / WHERE / "petitions.yml"
    before = path.read_text("utf-8")
    name_her(kho)
    named = commit(kho, "Ghi tên")
    path.write_text(before, "utf-8")
    commit(kho, "Gỡ tên")
    code, told = asked("--name", NAME)
    assert code == 1
    assert f"records/{WHERE}/petitions.yml (bản ghi {named}" in told
    assert "git filter-repo --replace-text" in told
    assert "git push --force" in told
    assert NAME not in told
    assert "Ghi âm" not in told


HIDING: dict[str, Callable[[Path], object]] = {
    "another branch": lambda kho: (git(kho, "checkout", "-q", "-b", "nhap"), note(kho), commit(kho, "Nháp"), back(kho)),
    "a tag": lambda kho: git(kho, "tag", "-a", "v1", "-m", f"Theo đơn của {NAME}"),
    "a message": lambda kho: git(kho, "commit", "-q", "--allow-empty", "-m", f"Theo đơn của bà {NAME.upper()}"),
    "a stash": lambda kho: (note(kho), git(kho, "stash", "-u")),
    "a commit that was let go": lambda kho: (
        note(kho),
        commit(kho, "Nhầm"),
        git(kho, "reset", "-q", "--hard", "HEAD~1"),
    ),
    "an object that nothing leads to": lambda kho: (
        note(kho),
        git(kho, "add", "-A"),
        git(kho, "rm", "-q", "-f", "x.md"),
    ),
    "the name of a file": lambda kho: (kho / "don-tran-thi-kieu-oanh.txt").write_text("Đơn", "utf-8"),
    "a paper": lambda kho: (kho / "don.docx").write_bytes(made.docx(f"Kính gửi\n{NAME}")),
    "what a paper says of itself": lambda kho: (kho / "don.pdf").write_bytes(made.pdf(info={"/Author": NAME})),
    "loose accents": lambda kho: (kho / "x.md").write_text("Trần Thị\n  Kiều Oanh", "utf-8"),
}


def note(kho: Path) -> int:
    return (kho / "x.md").write_text(f"Người nêu: {NAME}\n", "utf-8")


def back(kho: Path) -> str:
    return git(kho, "checkout", "-q", "main")


@pytest.mark.parametrize("way", HIDING)
def test_she_is_found_wherever_she_hides(kho: Path, asked: Callable[..., tuple[int, str]], way: str) -> None:
    clean, told = asked("--name", NAME)
    assert "Không còn ở đâu" not in told or clean == 0
    before = told.count("  - ")
    HIDING[way](kho)
    code, told = asked("--name", NAME)
    assert code == 1, told
    assert told.count("  - ") > before


def test_a_private_register_is_never_read(kho: Path, asked: Callable[..., tuple[int, str]]) -> None:
    _, before = asked("--name", NAME)
    (kho / "private").mkdir()
    (kho / "private/so.yml").write_text(NAME, "utf-8")
    assert asked("--name", NAME)[1] == before


@pytest.mark.parametrize("words", [["thu-nghiem"], ["thu-nghiem-2025-02-999"], [f"{WHERE}#1", "--name", "An"]])
def test_a_call_that_can_not_be_carried_out_says_so(
    kho: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forget", *words, "--records", str(kho / "records")]) == 2
    assert "doithoai: " in capsys.readouterr().err


def test_a_shallow_copy_says_that_it_lacks_history(
    kho: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name_her(kho)
    commit(kho, "Ghi tên")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{kho}", "ban-chep")
    code = main(["forget", f"{WHERE}#{number(kho)}", "--records", str(tmp_path / "ban-chep/records")])
    found = capsys.readouterr()
    assert code == 1, found.err
    assert "--unshallow" in found.out
