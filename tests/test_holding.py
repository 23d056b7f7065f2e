"""The build asks the check: what must not be public is held back by the build itself, and all else is published."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from doithoai import public
from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.rules.privacy import phone_number
from doithoai.site import Stamped, stamp_site
from tests.test_passages import CONFERENCE, DOCUMENT, PETITION

TODAY = dt.date(2026, 2, 10)
FIRST, SECOND = "thu-nghiem/2025/01", "thu-nghiem/2025/02"
Edit = Callable[[str, str, str], None]
NUMBER = "0987654321"


def everything(site: Path) -> str:
    """All that is published, in one text."""
    texts = []
    for path in sorted(site.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            texts.append((gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8", "replace"))
    return "\n".join(texts)


@pytest.fixture
def stamped(records: Path, prepared: Callable[..., Path], tmp_path: Path) -> Callable[[], tuple[Path, Stamped]]:
    """Stamp the archive."""

    def stamp() -> tuple[Path, Stamped]:
        site = prepared(tmp_path / "site")
        return site, stamp_site(site, records, TODAY, jobs=1)

    return stamp


def test_nothing_is_held_back_of_a_clean_archive(stamped: Callable[[], tuple[Path, Stamped]]) -> None:
    assert stamped()[1].held == ()


# Every text that anybody may read, with a telephone number of its own; each in a conference of its own


def number(place: int) -> str:
    return f"0912345{place:03}"


def put(path: Path, field: str, value: object, place: int, *, indent: str = "") -> None:
    """Give a record one field; whatever it said there before goes."""
    told = json.dumps(value, ensure_ascii=False)
    told = told.replace("0912 345 678", f"0912 345 {place:03}").replace("0912345678", number(place))
    text = path.read_text("utf-8")
    head, mark, rest = text.partition("- id: 2") if indent else text.partition("\n---\n")
    head = re.sub(rf"(?m)^{indent}{field}:.*\n(?:{indent}[ -].*\n)*", "", f"{head}\n")
    first = "- id: 1\n" if indent else "---\n" if head.startswith("---\n") else ""
    kept = head.removeprefix(first).strip("\n")
    end = "" if mark.startswith("\n") else "\n"
    path.write_text(f"{first}{indent}{field}: {told}\n{kept}{end}{mark}{rest}", "utf-8")


def planted(records: Path) -> dict[str, int]:
    """The conferences that were made, and the number that stands in each."""
    made: dict[str, int] = {}
    kinds: tuple[tuple[str, str, dict[str, object]], ...] = (
        ("conference.yml", "", CONFERENCE),
        ("petitions.yml", "  ", PETITION),
        ("documents/conclusion_notice.md", "", DOCUMENT),
    )
    for file, indent, fields in kinds:
        for name, value in fields.items():
            folder = f"thu-nghiem/2025/{len(made) + 3:02}"
            shutil.copytree(records / FIRST, records / folder)
            put(records / folder / file, name.partition(".")[0], value, len(made), indent=indent)
            made[folder] = len(made)
    return made


def test_nothing_private_is_published_whatever_field_it_stands_in(
    records: Path, stamped: Callable[[], tuple[Path, Stamped]]
) -> None:
    made = planted(records)
    site, told = stamped()
    text = everything(site)
    seen = {one: re.search(f"{number(place)}|0912 345 {place:03}", text) for one, place in made.items()}
    assert not [one for one, found in seen.items() if found]
    assert {path[: len(FIRST)] for path in told.held} == made.keys()
    assert all((site / one / "index.html").is_file() for one in made)


# What is held back, and what is not


def wrong(stamped: Callable[[], tuple[Path, Stamped]]) -> tuple[Path, tuple[str, ...]]:
    site, told = stamped()
    return site, told.held


def page(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text("utf-8")


def test_one_petition_is_held_back_and_its_neighbours_are_not(
    edit: Edit, stamped: Callable[[], tuple[Path, Stamped]]
) -> None:
    edit(f"{FIRST}/petitions.yml", "Đề nghị vá ổ gà", f"Gọi {NUMBER} để vá ổ gà")
    site, held = wrong(stamped)
    assert held == (f"{FIRST}/petitions.yml",)
    shown = page(site, FIRST)
    assert "Hồ sơ đang được chỉnh lại.</strong> Tạm thời chưa hiện nội dung của kiến nghị số 1 (có thể có" in shown
    assert "Đề nghị xử lý điểm tập kết rác cuối Thôn Nhị." in shown
    assert "vá ổ gà" not in everything(site)
    assert "Đường đã được dặm vá xong" not in everything(site)


def test_a_public_document_that_is_held_back_is_not_called_internal(
    edit: Edit, stamped: Callable[[], tuple[Path, Stamped]]
) -> None:
    name = f"{FIRST}/documents/conclusion_notice.md"
    edit(name, "\n---\n", f"\nnote: Số điện thoại {NUMBER}\n---\n")
    site, held = wrong(stamped)
    assert held == (name,)
    shown = page(site, FIRST)
    assert "hồ sơ đang được chỉnh lại" in shown
    assert f", {public.HELD}" in shown
    assert "Tài liệu nội bộ hoặc đang được chỉnh lại, chỉ nêu tên và ngày" in shown
    assert "24/TB" not in everything(site).replace("24/TB-x", "")


def test_a_conference_is_held_back_with_a_page_in_its_place(
    edit: Edit, stamped: Callable[[], tuple[Path, Stamped]]
) -> None:
    edit(f"{FIRST}/conference.yml", "topic: ", f"note: Gọi {NUMBER}\ntopic: ")
    site, held = wrong(stamped)
    assert held == (f"{FIRST}/conference.yml",)
    assert "tạm thời chưa hiện ở cổng này, vì có thể có thông tin riêng của một người." in page(site, FIRST)
    assert "Điều này không nói lên rằng cơ quan nào" in page(site, FIRST)
    assert FIRST not in (site / "sitemap.xml").read_text("utf-8")
    assert not (site / "du-lieu/ho-so/thu-nghiem-2025-01.json").exists()
    assert (site / "du-lieu/ho-so/thu-nghiem-2025-02.json").exists()


UNREAD = {
    "conference.yml": "tạm thời chưa hiện ở cổng này, vì có tệp chưa đọc chắc chắn được.",
    "petitions.yml": "chưa hiện nội dung của danh sách kiến nghị (có tệp chưa đọc chắc chắn được)",
    "documents/minutes.md": "chưa hiện nội dung của 1 tài liệu của hồ sơ (có tệp chưa đọc chắc chắn được)",
}


@pytest.mark.parametrize("name", UNREAD)
def test_what_can_not_be_read_is_told_at_its_address(
    name: str, records: Path, stamped: Callable[[], tuple[Path, Stamped]]
) -> None:
    (records / FIRST / name).write_text("a: [\n", encoding="utf-8")
    site, held = wrong(stamped)
    assert held == (f"{FIRST}/{name}",)
    assert UNREAD[name] in page(site, FIRST)


def test_a_unit_that_can_not_be_read_is_told_at_its_address(
    records: Path, stamped: Callable[[], tuple[Path, Stamped]]
) -> None:
    shutil.copytree(records / "thu-nghiem", records / "xa-khac")
    (records / "xa-khac/unit.yml").write_text("name: [\n", encoding="utf-8")
    site, held = wrong(stamped)
    assert held == ("xa-khac/unit.yml",)
    for path in ("xa-khac", "xa-khac/2025/01"):
        assert "có tệp chưa đọc chắc chắn được" in page(site, path)


@pytest.mark.parametrize("name", ["plan.md", "reports/annual_report.md"])
def test_a_text_of_the_year_is_held_back(name: str, records: Path, stamped: Callable[[], tuple[Path, Stamped]]) -> None:
    path = records / "thu-nghiem/2025" / name
    path.write_text(path.read_text("utf-8") + f"\nGọi {NUMBER}.\n", encoding="utf-8")
    site, held = wrong(stamped)
    assert NUMBER not in everything(site)
    assert held in ((f"thu-nghiem/2025/{name}",), ())


def test_a_file_of_a_report_is_given_out_by_nobody_and_told_of_when_it_is_wrong(
    records: Path, stamped: Callable[[], tuple[Path, Stamped]]
) -> None:
    """Of a public report too."""
    year = records / "thu-nghiem/2025"
    (year / "files").mkdir()
    sums = []
    for name, text in (("phu-luc.txt", "Phụ lục số 7719.\n"), ("danh-sach.txt", f"Phụ lục số 7719, gọi {NUMBER}.\n")):
        (year / "files" / name).write_text(text, encoding="utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        sums.append(f"{{path: files/{name}, sha256: {digest}}}")
    report = year / "reports/annual_report.md"
    text = report.read_text("utf-8").replace("issued:", f"public: true\nfiles: [{', '.join(sums)}]\nissued:", 1)
    report.write_text(text, encoding="utf-8")
    site, held = wrong(stamped)
    assert held == ("thu-nghiem/2025/files/danh-sach.txt",)
    assert "số 7719" not in everything(site)
    assert NUMBER not in everything(site)


def test_what_a_shared_record_said_before_is_held_back(
    records: Path, stamped: Callable[[], tuple[Path, Stamped]]
) -> None:
    said = f'amended: [{{field: name, on: 2025-03-01, by: Văn phòng, reason: "Gọi {NUMBER}"}}]\n'
    path = records / "thu-nghiem/unit.yml"
    path.write_text(path.read_text("utf-8") + said, encoding="utf-8")
    site, held = wrong(stamped)
    assert held == ("thu-nghiem/unit.yml",)
    assert NUMBER not in everything(site)


FORM = {
    "a name that belongs to another unit": (
        "field: giao_thong\n  text: Đề nghị vá",
        "field: giao_thog\n  text: Đề nghị vá",
    ),
    "an office that nobody knows": (
        "assigned: {office: phong-kinh-te, due: 2025-10-22}\n  states:\n    - {state: received, on: 2025-09-12}",
        "assigned: {office: phong-kinh-tee, due: 2025-10-22}\n  states:\n    - {state: received, on: 2025-09-12}",
    ),
}


@pytest.mark.parametrize("fault", FORM)
def test_a_fault_of_form_holds_nothing_back(
    fault: str, edit: Edit, stamped: Callable[[], tuple[Path, Stamped]]
) -> None:
    edit(f"{FIRST}/petitions.yml", *FORM[fault])
    site, held = wrong(stamped)
    assert held == ()
    assert "Đề nghị vá ổ gà" in page(site, FIRST)


def test_a_document_that_is_not_what_its_name_says_is_held_back(
    edit: Edit, stamped: Callable[[], tuple[Path, Stamped]]
) -> None:
    """Whether it is public at all hangs on its kind."""
    edit(f"{FIRST}/documents/minutes.md", "kind: minutes", "kind: programme")
    site, held = wrong(stamped)
    assert held == (f"{FIRST}/documents/minutes.md",)
    assert (site / FIRST / "index.html").is_file()


def test_a_rule_of_privacy_that_fails_vouches_for_nothing(
    stamped: Callable[[], tuple[Path, Stamped]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(case: Case) -> Iterator[Problem]:
        if case.key.number == "01":
            raise RecursionError
        yield from ()

    monkeypatch.setattr(phone_number, "check", explode)
    site, held = wrong(stamped)
    assert held == (f"{FIRST}/conference.yml",)
    assert "Điều này không nói lên" in page(site, FIRST)
    assert "Điều này không nói lên" not in page(site, SECOND)


def test_what_is_put_right_is_back_at_its_address(
    records: Path, edit: Edit, stamped: Callable[[], tuple[Path, Stamped]]
) -> None:
    edit(f"{FIRST}/conference.yml", "topic: ", f"note: Gọi {NUMBER}\ntopic: ")
    site, _ = stamped()
    edit(f"{FIRST}/conference.yml", f"note: Gọi {NUMBER}\n", "")
    assert stamp_site(site, records, TODAY, jobs=1).held == ()
    assert "Điều này không nói lên" not in page(site, FIRST)
