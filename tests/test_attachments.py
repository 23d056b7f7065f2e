"""Attached files: nothing but a plain file of a harmless type, and that with its checksum, reaches the portal."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from doithoai.reading import attachments
from doithoai.reading.attachments import Fault, fault, publish
from doithoai.reading.contents import KINDS

Run = Callable[..., Any]
FOLDER = "thu-nghiem/2025/01"
NOTICE = f"{FOLDER}/documents/conclusion_notice.md"
OLD = "{path: files/24-tb-du.txt, sha256: f09487c559545dea37a7036907b118058473cf6ec60e0c1fa178313c1f649fe0}"
OPEN = "application/vnd.oasis.opendocument."


def zipped(**members: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as container:
        for name, text in members.items():
            container.writestr(name, text)
    return held.getvalue()


def office(kind: str, types: str = "", **more: str) -> bytes:
    main = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}[kind]
    return zipped(**{"[Content_Types].xml": f"<Types>{types}</Types>", main: "<x/>", **more})


def opened(kind: str, **more: str) -> bytes:
    return zipped(**{"mimetype": OPEN + kind, "content.xml": "<x/>", **more})


GOOD = {
    "a.pdf": b"%PDF-1.7\n",
    "a.png": b"\x89PNG\r\n\x1a\n....",
    "a.jpg": b"\xff\xd8\xff\xe0....",
    "a.webp": b"RIFF\x08\x00\x00\x00WEBPVP8 ",
    "a.docx": office("docx"),
    "a.xlsx": office("xlsx"),
    "a.odt": opened("text"),
    "a.ods": opened("spreadsheet"),
    "a.txt": "Tổng số: 5 < 6; chỉ tiêu -> đạt <= 3\n\tvà ghi trong văn bản.\r\n".encode(),
    "a.csv": "\ufeffsố,việc\n1,“đường”\n".encode(),
}
BAD = {
    "page.html": b"<script>alert(1)</script>",
    "picture.svg": b"<svg onload='alert(1)'/>",
    "worker.js": b"self.addEventListener('fetch', f)",
    "page.xhtml": b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
    "program.exe": b"MZ",
    "photo.jpeg": b"\xff\xd8\xff\xe0....",
    "page.pdf": b"<html>%PDF-1.7",
    "page.png": b"<svg/>",
    "page.jpg": b"%PDF-1.7",
    "page.webp": b"RIFF\x00\x00\x00\x00WAVE",
    "old.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "macro.docx": office("docx", **{"word/vbaProject.bin": "x"}),
    "named.docx": office("docx", "application/vnd.ms-word.document.macroEnabled.main+xml"),
    "hidden.docx": office("docx", "a\0b"),
    "sheet.docx": office("xlsx"),
    "macro.xlsx": office("xlsx", **{"xl/macrosheets/sheet1.xml": "x"}),
    "front.xlsx": b"<html>" + office("xlsx"),
    "cut.xlsx": office("xlsx")[:-30],
    "macro.odt": opened("text", **{"Basic/Standard/Module1.xml": "x"}),
    "sheet.odt": opened("spreadsheet"),
    "plain.ods": zipped(**{"content.xml": "<x/>"}),
    "page.txt": "Lời mời\n<ScRiPt\n src=x>".encode(),
    "code.txt": b"localStorage.setItem('a', 'b')",
    "short.txt": b"import('//x.example/y.js')",
    "nul.txt": b"a\0b",
    "other.txt": "Đối thoại".encode("utf-16"),
    "link.csv": b"a,<a href=x>b</a>",
}


def declare(records: Path, name: str, data: bytes | None, sha256: str = "") -> None:
    """Attach one more file to the conclusion notice."""
    if data is not None:
        (records / FOLDER / "files" / name).write_bytes(data)
    path = records / NOTICE
    text = path.read_text("utf-8")
    line = f"{{path: files/{name}, sha256: {sha256 or hashlib.sha256(data or b'').hexdigest()}}}"
    path.write_text(text.replace(OLD, f"{OLD}\n  - {line}"), encoding="utf-8")


@pytest.mark.parametrize("name", GOOD)
def test_every_type_that_staff_need_is_taken(name: str, records: Path) -> None:
    data = GOOD[name]
    (records / FOLDER / "files" / name).write_bytes(data)
    assert fault(str(records), f"{FOLDER}/files/{name}", hashlib.sha256(data).hexdigest()) is None


@pytest.mark.parametrize("name", BAD)
def test_what_a_browser_or_an_office_may_run_is_refused(name: str, records: Path, tmp_path: Path) -> None:
    data = BAD[name]
    inside, right = f"{FOLDER}/files/{name}", hashlib.sha256(data).hexdigest()
    (records / inside).write_bytes(data)
    found = fault(str(records), inside, right)
    assert found is not None
    assert found.field == "path"
    assert not publish(str(records), inside, right, str(tmp_path / "site" / name))
    assert not list(tmp_path.glob("site/*"))


def test_every_type_has_a_file_that_fits_and_one_that_does_not() -> None:
    assert {name.rpartition(".")[2] for name in GOOD} == KINDS.keys()
    assert {name.rpartition(".")[2] for name in BAD} >= KINDS.keys()


@pytest.mark.parametrize("way", ["", "thu-nghiem", "thu-nghiem/2025", FOLDER, f"{FOLDER}/files", "file"])
def test_a_link_anywhere_on_the_way_is_refused(way: str, records: Path, tmp_path: Path) -> None:
    """Also where no folder can be opened and each part of the way is looked at instead."""
    part = f"{FOLDER}/files/24-tb-du.txt" if way == "file" else way
    inside, right = f"{FOLDER}/files/24-tb-du.txt", OLD.rpartition(" ")[2].rstrip("}")
    assert fault(str(records), inside, right) is None
    moved = tmp_path / "elsewhere"
    (records / part).rename(moved)
    (records / part).symlink_to(moved)
    expected = Fault("path", attachments._LINKED)
    assert fault(str(records), inside, right) == expected
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(attachments, "_BY_FOLDER", False)
        assert fault(str(records), inside, right) == expected
        assert not publish(str(records), inside, right, str(tmp_path / "site/x.txt"))
    assert not publish(str(records), inside, right, str(tmp_path / "site/x.txt"))
    assert not list(tmp_path.glob("site/*"))


def test_what_is_no_plain_file_or_too_large_is_refused(records: Path) -> None:
    folder = records / FOLDER / "files"
    (folder / "a.pdf").mkdir()
    os.mkfifo(folder / "b.pdf")
    with (folder / "c.pdf").open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(attachments.LIMIT + 1)
    told = [fault(str(records), f"{FOLDER}/files/{name}.pdf", "0" * 64) for name in "abcd"]
    assert [one.detail if one else "" for one in told] == [
        "không phải là một tệp thường",
        "không phải là một tệp thường",
        "tệp lớn hơn 10 MB",
        "không có tệp này",
    ]
    for inside in (f"{FOLDER}/../01/files/24-tb-du.txt", f"/{FOLDER}/x.txt", f"{FOLDER}/files\\x.txt"):
        wrong = fault(str(records), inside, "0" * 64)
        assert wrong is not None
        assert (wrong.field, wrong.detail) == ("path", "đường dẫn không đúng")


def test_a_file_is_read_once_for_all_who_name_it_and_anew_once_it_changes(
    records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[object] = []
    stream = attachments._stream

    def spy(file: BinaryIO, write: None) -> str:
        reads.append(file)
        return stream(file, write)

    monkeypatch.setattr(attachments, "_stream", spy)
    inside = f"{FOLDER}/files/once.txt"
    (records / inside).write_text("một")
    right = hashlib.sha256("một".encode()).hexdigest()
    assert [fault(str(records), inside, right) for _ in range(3)] == [None] * 3
    assert len(reads) == 1
    (records / inside).write_text("hai ba")
    assert fault(str(records), inside, right) is not None
    assert len(reads) == 2


def test_a_file_that_changes_while_it_is_copied_is_not_published(records: Path, tmp_path: Path) -> None:
    target = tmp_path / "site/a.txt"
    target.parent.mkdir()
    target.write_text("an earlier build left this")
    assert not publish(str(records), f"{FOLDER}/files/24-tb-du.txt", "0" * 64, str(target))
    assert list(target.parent.iterdir()) == []


# As the user: the command, and the portal as MkDocs builds it


def test_the_check_tells_every_wrong_file(records: Path, doithoai: Run) -> None:
    (records / FOLDER / "files/Bản chụp thông báo số 40.pdf").write_bytes(b"%PDF-1.7")
    declare(records, "page.txt", BAD["page.txt"])
    declare(records, "x.svg", BAD["picture.svg"])
    declare(records, "sai-ma.txt", b"a", "0" * 64)
    run = doithoai("check", "--as-of", "2026-02-10")
    assert run.returncode == 1
    told = [line for line in run.stdout.split("\n") if " S10 " in line]
    assert len(told) == 4, run.stdout
    for words in (
        "files/Bản chụp thông báo số 40.pdf:1:1: S10 sai: ",
        "“files/page.txt”: nội dung là trang web hoặc mã lệnh",
        "“files/x.svg”: loại tệp không được công khai; chỉ nhận pdf, png, jpg",
        f"“files/sai-ma.txt”: mã kiểm của tệp là {hashlib.sha256(b'a').hexdigest()}",
    ):
        assert any(words in line for line in told), words


def test_a_misnamed_attachment_is_told_with_a_right_name(records: Path, doithoai: Run) -> None:
    for name in ("A.pdf", "a b.pdf", "a_b.pdf", "a.tar.gz", ".htaccess"):
        declare(records, f"'{name}'".replace("'", '"') if " " in name else name, None, "0" * 64)
        run = doithoai("check", "--as-of", "2026-02-10")
        assert (run.returncode, "S12" in run.stdout, "files/40-tb-ubnd.pdf" in run.stdout) == (1, True, True), name


@pytest.fixture
def project(records: Path, copy: Callable[[Path], Path], tmp_path: Path) -> Path:
    """What the portal is built from, with the small archive as its records."""
    folder = copy(tmp_path / "cổng")
    shutil.rmtree(folder / "records")
    shutil.copytree(records, folder / "records")
    return folder


def build(project: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", "site"]
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_only_what_fits_is_published(project: Path, environment: dict[str, str]) -> None:
    records = project / "records"
    secret = project / "private"
    secret.mkdir()
    (secret / "register.txt").write_text("Nguyễn Văn Bí Mật", encoding="utf-8")
    for name, data in {**GOOD, **BAD}.items():
        declare(records, name, data)
    declare(records, "sai-ma.txt", b"Sai", "0" * 64)
    (records / FOLDER / "files/lien-ket.txt").symlink_to(secret / "register.txt")
    declare(records, "lien-ket.txt", None, hashlib.sha256((secret / "register.txt").read_bytes()).hexdigest())
    (records / FOLDER / "files/chua-ghi.txt").write_text("Chưa ghi", encoding="utf-8")
    done = build(project, environment)
    assert done.returncode == 3, done.stderr
    assert f"records/{FOLDER}/files/page.txt" in done.stdout
    published = {path.name for path in (project / "site" / FOLDER / "files").iterdir()}
    assert published == {*GOOD, "24-tb-du.txt"}
    page = (project / "site" / FOLDER / "index.html").read_text("utf-8")
    assert 'href="files/a.pdf"' in page
    for name in (*BAD, "sai-ma.txt", "lien-ket.txt"):
        assert f'href="files/{name}"' not in page
    assert "files/page.txt (chưa công khai được: tệp không đúng với hồ sơ)" in page


def test_a_folder_of_the_machine_cannot_be_published_through_a_link(project: Path, environment: dict[str, str]) -> None:
    folder = project / "records" / FOLDER / "files"
    secret = project / "private"
    folder.rename(secret)
    folder.symlink_to("../../../../private")
    assert (folder / "24-tb-du.txt").is_file()
    done = build(project, environment)
    assert done.returncode == 3, done.stderr
    assert not (project / "site" / FOLDER / "files").exists()
    assert (project / "site" / FOLDER / "index.html").is_file()
