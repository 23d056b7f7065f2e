"""Codes, references and places on pages have one spelling each, made and read back by one module."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from doithoai.model import addresses
from doithoai.model.dossier import Key

ROOT = Path(__file__).parent.parent
KEY = Key("xa-a", 2025, "02")


def test_a_conference_a_year_and_a_petition_have_a_code_and_a_page() -> None:
    assert (KEY.path, KEY.page, KEY.code) == ("xa-a/2025/02", "xa-a/2025/02/", "xa-a-2025-02")
    assert addresses.code("xa-a", 2025) == "xa-a-2025"
    assert addresses.folder("xa-a", 2025) == "xa-a/2025"
    assert addresses.petition_code(KEY.code, 7) == "xa-a-2025-02-007"
    assert addresses.on(KEY.path, addresses.petition(7)) == "xa-a/2025/02/#kn-7"
    assert addresses.on(KEY.path, addresses.document("notice-2")) == "xa-a/2025/02/#van-ban-notice-2"


def test_an_address_says_whether_it_leads_to_a_petition() -> None:
    assert addresses.is_petition("xa-a/2025/02/#kn-7")
    assert not addresses.is_petition("xa-a/2025/02/#kien-nghi")
    assert not addresses.is_petition("kn-moi/2025/02/")


def test_a_reference_is_read_back() -> None:
    assert addresses.reference("2025/01#7") == (2025, "01", 7)
    assert addresses.reference("2025/01") == (2025, "01", None)
    assert KEY.sibling("2024/11#3") == Key("xa-a", 2024, "11")


@pytest.mark.parametrize("file", ["notice.md", "documents/notice.md", "documents/notice"])
def test_the_name_of_a_document_is_that_of_its_file(file: str) -> None:
    assert addresses.document_stem(file) == "notice"


def test_the_name_of_a_document_says_its_kind() -> None:
    assert addresses.kind_of("written_reply-12") == "written_reply"
    assert addresses.kind_of("written_reply") == "written_reply"
    assert [addresses.number_of(stem) for stem in ("written_reply-12", "written_reply", "notice-x")] == [12, 0, 0]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("xa-a/2025/02/petitions.yml", ("xa-a", "2025", "02")),
        ("xa-a/2025/102/files/a.pdf", ("xa-a", "2025", "102")),
        ("xa-a/2025/2/petitions.yml", None),
        ("xa-a/1925/02/petitions.yml", None),
        ("xa-a/2025/02", None),
    ],
)
def test_a_file_of_a_conference_is_known_by_its_path(path: str, found: tuple[str, str, str] | None) -> None:
    match = addresses.CONFERENCE_FILE.fullmatch(path)
    assert (match.groups() if match else None) == found


def spelled(folder: Path, *endings: str) -> set[str]:
    files = [path for ending in endings for path in folder.rglob(f"*.{ending}")]
    assert files
    return {path.name for path in files if re.search(r"#?\bkn-|van-ban-|:03\}", path.read_text(encoding="utf-8"))}


def test_no_other_module_and_no_template_spells_a_place() -> None:
    assert spelled(ROOT / "doithoai", "py", "html") == {"addresses.py"}
    scripts = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "doithoai/portal/docs/assets").glob("*.js"))
    assert f"#{addresses.PETITION}${{" in scripts
