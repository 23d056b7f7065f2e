"""What attached files carry, what stands beside records, what the portal hides: told, and published nowhere."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from pathlib import Path

import pytest

from doithoai.cases.case import open_case
from doithoai.check import Judge
from doithoai.model.dossier import Key
from doithoai.model.findings import Problem
from doithoai.reading.archive import Archive
from doithoai.rules.holding import HeldBack, held
from doithoai.site.withholding import barred
from tests import made_files as made
from tests.acting_files import ACTING, SHOWING, TWO_FACED
from tests.attacks import hostile

DAY = dt.date(2026, 2, 10)
KEY = Key("thu-nghiem", 2025, "02")
CARD = "031085001234"
NOTES: dict[str, str | bytes] = {"word/comments.xml": "<w:p><w:t>Bà Hoa kiện</w:t></w:p>"}
STRUCK: dict[str, str | bytes] = {"word/header1.xml": '<w:del w:author="Hoa"><w:delText>cũ</w:delText></w:del>'}
HIDDEN: dict[str, str | bytes] = {"word/footer1.xml": "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"}
TELLING: dict[str, tuple[str, bytes]] = {
    "the place of a photo": ("jpg", made.jpeg(place=True)),
    "a photo in a text": ("docx", made.docx(more={"word/media/a.jpeg": made.jpeg(place=True)})),
    "a photo in a paper": ("pdf", made.pdf(photo=made.jpeg(place=True))),
    "something behind a photo": ("jpg", made.jpeg() + b"PK\3\4" + b"don" * 30),
    "something behind a picture": ("png", made.png() + b"don" * 30),
    "comments": ("docx", made.docx(more=NOTES)),
    "tracked changes": ("docx", made.docx(more=STRUCK)),
    "hidden text": ("docx", made.docx(more=HIDDEN)),
    "a file in a text": ("docx", made.docx(more={"word/embeddings/a.bin": b"x"})),
    "a hidden sheet": ("xlsx", made.xlsx([["a"]], hidden=True)),
    "a note on a page": ("pdf", made.pdf(note="Bà Hoa")),
}
SAYING: dict[str, tuple[str, bytes]] = {
    "a paper": ("pdf", made.pdf("Thong bao", f"CCCD {CARD}")),
    "the title of a paper": ("pdf", made.pdf(info={"/Title": f"CCCD {CARD}"})),
    "a text": ("docx", made.docx(f"CCCD {CARD}")),
    "a table": ("xlsx", made.xlsx([["Họ tên", "Số CCCD"], ["A", CARD]])),
    "the caption of a picture": ("png", made.png(caption=f"CCCD {CARD}")),
    "a list": ("csv", f"so,cccd\n1,CCCD {CARD}\n".encode()),
}
CLERK: dict[str, tuple[str, bytes]] = {
    "a text": ("docx", made.docx(author="Nguyễn Văn A")),
    "a paper": ("pdf", made.pdf(info={"/Author": "Nguyễn Văn A"})),
    "a picture": ("png", made.png("Nguyễn Văn A")),
}


@pytest.fixture
def records(tmp_path: Path) -> Path:
    shutil.copytree(hostile.BASE, tmp_path / "records")
    shutil.copytree(hostile.CALENDAR, tmp_path / "records/calendar")
    return tmp_path / "records"


def judged(records: Path, kind: str, data: bytes, *codes: str) -> tuple[list[Problem], HeldBack, frozenset[str]]:
    """What is told of a file of a public document; what is held back; which of its files it gives out no more."""
    folder = records / KEY.path
    (folder / "files").mkdir()
    (folder / f"files/a.{kind}").write_bytes(data)
    record = folder / "documents/conclusion_notice.md"
    line = f"files: [{{path: files/a.{kind}, sha256: {hashlib.sha256(data).hexdigest()}}}]\n---\n"
    head, _, body = record.read_text("utf-8").removeprefix("---\n").partition("---\n")
    record.write_text(f"---\n{head}{line}{body}", "utf-8")
    return asked(records, *codes)


def asked(records: Path, *codes: str) -> tuple[list[Problem], HeldBack, frozenset[str]]:
    archive = Archive(records).on(DAY)
    case = open_case(archive, archive.conference(KEY), DAY)
    assert case
    problems = Judge(archive, DAY).problems(case.folder, case)
    back = held(case.folder, problems)
    document = barred(case, back).folder.document("conclusion_notice")
    assert document
    return [one for one in problems if one.code.startswith(codes or "V")], back, document.refused


@pytest.mark.parametrize("what", TELLING)
def test_a_file_that_tells_more_than_it_shows_is_not_published(records: Path, what: str) -> None:
    kind, data = TELLING[what]
    told, back, refused = judged(records, kind, data)
    assert "V16" in {one.code for one in told}
    assert refused == {f"files/a.{kind}"} == back.refused
    assert not back.whole
    assert not back.documents


@pytest.mark.parametrize("what", SAYING)
def test_the_number_of_a_card_in_a_file_keeps_it_from_the_portal(records: Path, what: str) -> None:
    kind, data = SAYING[what]
    told, _, refused = judged(records, kind, data)
    assert {one.code for one in told} == {"V17"}
    assert all(CARD not in str(one.values) for one in told)
    assert refused == {f"files/a.{kind}"}


@pytest.mark.parametrize("what", CLERK)
def test_the_name_of_a_clerk_in_a_file_is_told_and_blocks_nothing(records: Path, what: str) -> None:
    kind, data = CLERK[what]
    told, _, refused = judged(records, kind, data)
    assert [(one.code, one.level and one.level.value) for one in told] == [("V16", "notice")]
    assert refused == frozenset()


@pytest.mark.parametrize("what", ACTING)
def test_a_file_that_does_something_when_it_is_opened_is_not_published(records: Path, what: str) -> None:
    kind, data = ACTING[what]
    told, back, refused = judged(records, kind, data, "S25")
    assert [one.file for one in told] == [f"files/a.{kind}"]
    assert refused == {f"files/a.{kind}"} == back.refused


@pytest.mark.parametrize("what", SHOWING)
def test_a_file_that_only_shows_what_it_says_is_published(records: Path, what: str) -> None:
    told, _, refused = judged(records, *SHOWING[what], "S25", "S10", "S24")
    assert (told, refused) == ([], frozenset())


@pytest.mark.parametrize("what", TWO_FACED)
def test_a_file_of_two_kinds_is_none_of_its_kind(records: Path, what: str) -> None:
    kind, data = TWO_FACED[what]
    told, _, refused = judged(records, kind, data, "S10")
    assert len(told) == 1
    assert refused == {f"files/a.{kind}"}


BESIDE: dict[str, tuple[str, str]] = {
    "a comment": ("conference.yml", f"\n# CCCD {CARD}\n"),
    "a hidden file": (".nhap.txt", f"CCCD {CARD}"),
    "a hidden folder": (".an/a/b.md", f"CCCD {CARD}"),
    "a file that no record names": ("ghi-chu.txt", f"CCCD {CARD}"),
    "the name of a file": (f".cccd-{CARD}.bin", "x"),
}


@pytest.mark.parametrize("where", BESIDE)
def test_what_stands_beside_the_records_is_told(records: Path, where: str) -> None:
    name, text = BESIDE[where]
    path = records / KEY.path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text("utf-8") if path.exists() else ""
    path.write_text(before + text, "utf-8")
    told, back, _ = asked(records)
    assert {one.code for one in told} == {"V18"}
    assert not back.private, "the portal shows none of it"


def test_an_internal_text_is_read_as_the_public_reads_it(records: Path) -> None:
    path = records / KEY.path / "documents/minutes.md"
    path.write_text(path.read_text("utf-8") + f"\nNgười ghi: CCCD {CARD}\n", "utf-8")
    told, _, _ = asked(records)
    assert [(one.code, one.file) for one in told] == [("V03", "documents/minutes.md")]
