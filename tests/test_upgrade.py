"""`doithoai upgrade`: every pin to the installed version, and nothing of what the office wrote itself."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from doithoai import __version__
from doithoai.cli import main

OLD = "0.0.9"
RECORDS = ".github/workflows/records.yml"
HOOKS = ".pre-commit-config.yaml"
PROGRAM = "requirements-doithoai.txt"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive as an older version left it."""
    folder = tmp_path / "kho cũ"
    words = ["--unit", "an-binh", "--name", "xã An Bình", "--policy-from", "duong-an-2025", "--year", "2026", "--yes"]
    assert main(["init", str(folder), *words, "--as-of", "2026-09-07"]) == 0
    for name in (PROGRAM, HOOKS):
        change(folder / name, f"doithoai=={__version__}", f"doithoai=={OLD}")
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def texts(folder: Path) -> dict[str, str]:
    return {one.relative_to(folder).as_posix(): one.read_text("utf-8") for one in folder.rglob("*") if one.is_file()}


def test_only_the_pins_change_and_each_change_is_told(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = texts(archive)
    assert main(["upgrade", str(archive)]) == 0
    shown = capsys.readouterr().out
    assert f"Bản {OLD} → {__version__}; đã ghi lại 2 tệp:" in shown
    assert f"  {HOOKS}: doithoai {OLD} → {__version__}\n" in shown
    after = texts(archive)
    assert {path for path in before if before[path] != after[path]} == {HOOKS, PROGRAM}
    assert after[HOOKS] == before[HOOKS].replace(OLD, __version__)


def test_a_second_time_nothing_is_left_to_do(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["upgrade", str(archive)])
    before = texts(archive)
    capsys.readouterr()
    assert main(["upgrade", str(archive)]) == 0
    assert f"Kho đã theo bản {__version__}: không có gì phải ghi lại." in capsys.readouterr().out
    assert texts(archive) == before


def test_an_archive_of_before_leaves_the_private_repository_out(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = (archive / ".gitignore").read_text("utf-8")
    change(archive / ".gitignore", "/private/\n", "")
    lacking = (archive / ".gitignore").read_text("utf-8")
    assert main(["upgrade", str(archive)]) == 0
    assert "  .gitignore: thêm /private/ (kho riêng)\n" in capsys.readouterr().out
    made = (archive / ".gitignore").read_text("utf-8")
    assert made.startswith(lacking)
    assert made.endswith("\n/private/\n")
    assert set(made.split("\n")) == set(whole.split("\n"))


def test_nothing_is_upgraded_while_git_tracks_what_is_private(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (archive / "private").mkdir()
    (archive / "private/so.yml").write_text("- 1\n", "utf-8")
    for words in (("init", "-q"), ("add", "-f", "private")):
        subprocess.run(["git", *words], cwd=archive, check=True, timeout=60)
    before = texts(archive / "records") | {name: (archive / name).read_text("utf-8") for name in (HOOKS, PROGRAM)}
    assert main(["upgrade", str(archive)]) == 2
    assert "git rm -r -f --cached “private”" in capsys.readouterr().err
    after = texts(archive / "records") | {name: (archive / name).read_text("utf-8") for name in (HOOKS, PROGRAM)}
    assert after == before


@pytest.mark.parametrize(("old", "new"), [("check", "check --staged"), ("check # nhanh", "check --staged # nhanh")])
def test_the_hook_of_an_older_archive_judges_what_is_committed(
    archive: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    change(archive / HOOKS, "entry: doithoai check --staged", f"entry: doithoai {old}")
    assert main(["upgrade", str(archive)]) == 0
    shown = capsys.readouterr().out
    assert "doithoai check → doithoai check --staged (kiểm tra đúng điều được ghi lại" in shown
    after = (archive / HOOKS).read_text("utf-8")
    assert f"entry: doithoai {new}\n" in after
    assert "entry: doithoai check --deleted\n" in after
    assert main(["upgrade", str(archive)]) == 0
    assert "không có gì phải ghi lại" in capsys.readouterr().out


def test_a_hook_that_the_office_wrote_otherwise_stays(archive: Path) -> None:
    change(archive / HOOKS, "entry: doithoai check --staged", "entry: doithoai check --lang en")
    main(["upgrade", str(archive)])
    assert "entry: doithoai check --lang en\n" in (archive / HOOKS).read_text("utf-8")


def test_what_a_hook_of_an_older_archive_does_not_name_is_named(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is not named is installed in the newest version of that day."""
    new = (archive / HOOKS).read_text("utf-8").replace(OLD, __version__)
    change(archive / HOOKS, ", ruamel-yaml==0.19.1]", "]")
    change(archive / HOOKS, ", viparse==0.1.31]", ", yamllint==1.0]")
    assert main(["upgrade", str(archive)]) == 0
    assert "ruamel-yaml (chưa có) → 0.19.1" in capsys.readouterr().out
    added = new.replace(", viparse==0.1.31]", ", yamllint==1.0, viparse==0.1.31]")
    assert (archive / HOOKS).read_text("utf-8") == added
    assert main(["upgrade", str(archive)]) == 0
    assert (archive / HOOKS).read_text("utf-8") == added


def test_lines_of_the_office_stay(archive: Path) -> None:
    change(archive / RECORDS, 'python-version: "3.13"', 'python-version: "3.12" # của văn phòng')
    change(archive / HOOKS, "maxkb=10240", "maxkb=5000")
    change(
        archive / HOOKS,
        "      - id: private-key",
        "      - id: rieng\n        additional_dependencies: [yamllint==1.0]\n      - id: private-key",
    )
    (archive / "mkdocs.yml").write_text("site_name: Của tôi\n", "utf-8")
    assert main(["upgrade", str(archive)]) == 0
    after = texts(archive)
    assert 'python-version: "3.12" # của văn phòng' in after[RECORDS]
    assert "maxkb=5000" in after[HOOKS]
    assert "yamllint==1.0" in after[HOOKS], "not ours to pin"
    assert after["mkdocs.yml"] == "site_name: Của tôi\n"


def test_what_the_program_writes_whole_is_written_again(archive: Path) -> None:
    before = texts(archive)
    (archive / "docs/schemas/unit.schema.json").unlink()
    (archive / "requirements.txt").write_text("msgspec==0.1\n", "utf-8")
    assert main(["upgrade", str(archive)]) == 0
    after = texts(archive)
    for path in ("docs/schemas/unit.schema.json", "requirements.txt"):
        assert after[path] == before[path]


def test_an_older_action_is_renewed_and_a_newer_one_is_left(archive: Path) -> None:
    text = (archive / RECORDS).read_text("utf-8")
    checkout = next(line.strip() for line in text.splitlines() if "actions/checkout@" in line)
    python = next(line.strip() for line in text.splitlines() if "actions/setup-python@" in line)
    change(archive / RECORDS, checkout, f"uses: actions/checkout@{'a' * 40} # v5.0.0")
    newer = f"uses: actions/setup-python@{'b' * 40} # v99.0.0"
    change(archive / RECORDS, python, newer)
    assert main(["upgrade", str(archive)]) == 0
    text = (archive / RECORDS).read_text("utf-8")
    assert checkout in text
    assert newer in text


def test_what_cannot_be_pinned_is_told_and_fails(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (archive / ".github/workflows/nightly.yml").unlink()
    (archive / RECORDS).write_text("name: của tôi\n", "utf-8")
    assert main(["upgrade", str(archive)]) == 1
    shown = capsys.readouterr().out
    assert ".github/workflows/nightly.yml: không có tệp này" in shown
    assert f"{RECORDS}: không thấy chỗ nào ghim phiên bản" in shown
    assert (archive / RECORDS).read_text("utf-8") == "name: của tôi\n"


def test_a_link_is_not_written_through(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outside = tmp_path / "ngoài.txt"
    outside.write_text("giữ nguyên", "utf-8")
    (archive / "requirements.txt").unlink()
    (archive / "requirements.txt").symlink_to(outside)
    assert main(["upgrade", str(archive)]) == 2
    assert "là liên kết" in capsys.readouterr().err
    assert outside.read_text("utf-8") == "giữ nguyên"


def test_a_hash_that_is_known_is_not_forgotten_where_nobody_can_be_asked(archive: Path) -> None:
    main(["upgrade", str(archive)])
    change(
        archive / PROGRAM, f"doithoai=={__version__}\n", f"doithoai=={__version__} \\\n    --hash=sha256:{'0' * 64}\n"
    )
    before = texts(archive)
    assert main(["upgrade", str(archive)]) == 0
    assert texts(archive) == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--to", "99.0"], f"đang cài bản {__version__}, không phải 99.0; hãy chạy trước: python -m pip install"),
        (["--to", "1"], "không phải 1"),
    ],
)
def test_another_version_than_the_installed_is_refused(
    archive: Path, words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(archive)
    assert main(["upgrade", str(archive), *words]) == 2
    assert says in capsys.readouterr().err
    assert texts(archive) == before


def test_an_archive_is_never_taken_back(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(archive / PROGRAM, f"doithoai=={OLD}", "doithoai==99.1")
    assert main(["upgrade", str(archive)]) == 2
    assert "kho đang ở bản 99.1, mới hơn bản đang cài" in capsys.readouterr().err


def test_outside_of_an_archive_the_reason_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["upgrade", str(tmp_path)]) == 2
    assert "không có requirements-doithoai.txt" in capsys.readouterr().err
