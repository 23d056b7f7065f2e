"""Petitions in lists: what a row tells and never tells, the files a browser filters, the newest of all units."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doithoai.cases.case import open_case
from doithoai.model.dossier import Key
from doithoai.pages import petitions
from doithoai.pages.petition_lists import Petitions
from doithoai.reading.archive import Archive
from doithoai.views.collector import OfUnit, Whole
from doithoai.views.index import Index
from doithoai.views.page import Page
from doithoai.views.petition_rows import Asked, rows
from doithoai.views.portal import Portal

TODAY = dt.date(2026, 3, 2)
FIRST = Key("thu-nghiem", 2025, "01")
PETITIONS = "thu-nghiem/2025/01/petitions.yml"
Edit = Callable[[str, str, str], None]


def gathered(records: Path, site: Path, today: dt.date = TODAY) -> tuple[Petitions, dict[str, Page]]:
    """All units through the two halves of the collector, as stamping does it."""
    portal = Portal(Archive(records), today)
    whole = Petitions(site, portal)
    pages: dict[str, Page] = {}
    for name, unit in portal.units():
        part = whole.part(name)
        for key in portal.archive.keys(name):
            case = open_case(portal.archive, portal.archive.conference(key), today)
            assert case
            part.add(case)
        given = part.finish(OfUnit(name, unit, {}, Index((), (), ()), ()))
        assert all((site / file).is_file() for file in given.files)
        pages |= {page.path: page for page in given.pages}
        whole.add(given.value)
    assert whole.finish(Whole(Index((), (), ()), (), {})) == ["kien-nghi/chi-muc/index.json"]
    return whole, pages


def asked(records: Path, today: dt.date = TODAY, key: Key = FIRST) -> dict[int, Asked]:
    portal = Portal(Archive(records), today)
    case = open_case(portal.archive, portal.archive.conference(key), today)
    assert case
    return {one.id: one for one in rows(portal, case)}


def loaded(site: Path, name: str) -> Any:
    return json.loads((site / "kien-nghi/chi-muc" / name).read_text("utf-8"))


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def second(records: Path, name: str, **facts: object) -> None:
    """A second unit with the records of the first."""
    source = records / "thu-nghiem"
    for path in source.rglob("*"):
        if path.is_file():
            target = records / name / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    unit = records / name / "unit.yml"
    text = unit.read_text("utf-8").replace("xã Thử Nghiệm", f"xã {name}")
    unit.write_text(text + "".join(f"{key}: {value}\n" for key, value in facts.items()), encoding="utf-8")


# --- rows


def test_a_row_tells_where_a_petition_stands(records: Path) -> None:
    found = asked(records)
    assert list(found) == [1, 2, 3, 4, 5, 6]
    assert found[1].code == "thu-nghiem-2025-01-001"
    assert found[1].path == "thu-nghiem/2025/01/"
    assert {one.left for one in found.values()} <= {"", "mo", "mo qua-han"}


def test_what_is_withheld_and_who_asked_are_in_no_row(records: Path, edit: Edit) -> None:
    edit(
        PETITIONS,
        "text: Đề nghị vá ổ gà trên đường trục Thôn Nhất.",
        "text: Chữ kín\n  withheld: Liên quan đời tư\n  note: Ghi chú kín",
    )
    site = records.parent / "site"
    whole, pages = gathered(records, site)
    told = (
        json.dumps([loaded(site, path.name) for path in sorted(site.rglob("*.json"))], ensure_ascii=False)
        + "".join(page.body for page in pages.values())
        + "".join(slot() for slot in whole.slots().values())
    )
    for hidden in ("Chữ kín", "Ghi chú kín", "Đường đã được dặm vá", "Liên quan đời tư", "Hợp tác xã Thử Nghiệm"):
        assert hidden not in told
    assert "Không công khai nội dung." in told


def test_what_was_taken_out_and_what_was_never_written_down_are_told_apart(records: Path, edit: Edit) -> None:
    old = "text: Đề nghị vá ổ gà trên đường trục Thôn Nhất."
    edit(PETITIONS, old, "withheld: Liên quan đời tư\n  removed: 2025-12-01")
    assert asked(records)[1].text == "Nội dung đã gỡ bỏ."
    edit(PETITIONS, "withheld: Liên quan đời tư\n  removed: 2025-12-01\n", "note: Chưa ghi\n")
    assert asked(records)[1].text == "Hồ sơ chưa ghi nội dung công khai."


def test_an_answer_that_never_came_is_open_and_overdue(records: Path, edit: Edit) -> None:
    text = (records / PETITIONS).read_text("utf-8")
    late = next(one for one in asked(records).values() if one.fate)
    assert late.left == ""
    start = text.index(f"- id: {late.id}\n")
    entry = text[start : text.find("\n- id:", start)]
    still = re.sub(r"\n    - \{state: (answered|resolved|reported_up)[^\n]*", "", entry)
    still = re.sub(r"\n  (answer|reply): [^\n]*", "", still)
    edit(PETITIONS, entry, still)
    one = asked(records)[late.id]
    assert one.left == "mo qua-han"
    assert "đã quá" in one.fate


def test_a_day_that_is_not_known_is_not_told(records: Path) -> None:
    (records / "thu-nghiem/2025/01/documents/conclusion_notice.md").unlink()
    assert not [one.fate for one in asked(records).values() if "hạn trả lời" in one.fate]


def test_a_petition_merged_with_another_is_chosen_by_one_word(records: Path) -> None:
    merged = [one for one in asked(records).values() if one.state == "gộp với kiến nghị khác"]
    assert [one.badge.word for one in merged] == ["gộp với kiến nghị số 2"]
    assert merged[0].left == ""


# --- files and pages


def test_a_unit_year_has_a_page_and_a_file(records: Path) -> None:
    site = records.parent / "site"
    whole, pages = gathered(records, site)
    page = pages["thu-nghiem/2025/kien-nghi/"]
    assert page.title == "Kiến nghị năm 2025, xã Thử Nghiệm"
    assert 'href="../01/#kn-1"' in page.body
    assert page.body.count('class="dt-ask"') == sum(one.count for one in whole.years) == 10
    held = loaded(site, "thu-nghiem-2025.json")
    assert [(number, len(some)) for number, _, some in held] == [("02", 4), ("01", 6)]
    assert [row[0] for row in held[1][2]] == [1, 2, 3, 4, 5, 6]


def test_a_year_without_petitions_has_a_file_and_no_page(records: Path) -> None:
    for path in records.glob("thu-nghiem/2025/*/petitions.yml"):
        path.unlink()
    site = records.parent / "site"
    whole, pages = gathered(records, site)
    assert pages == {}
    assert [number for number, _, _ in loaded(site, "thu-nghiem-2025.json")] == ["02", "01"]
    assert "chưa có kiến nghị nào" in whole.slots()["petitions"]()
    assert "chưa có kiến nghị nào" in whole.slots()["petitionyears"]()


def test_the_contents_tell_which_file_can_be_left_unread(records: Path) -> None:
    site = records.parent / "site"
    gathered(records, site)
    contents = loaded(site, "index.json")
    unit, year, size, count, still, overdue, *named = contents["p"][0]
    assert (contents["u"][unit][0], year, count) == ("thu-nghiem", 2025, 10)
    assert size == (site / "kien-nghi/chi-muc/thu-nghiem-2025.json").stat().st_size
    assert overdue <= still <= count
    fields, states, villages, offices = ([contents["w"][place] for place in some] for some in named)
    assert "giao_thong" in fields
    assert contents["f"]["giao_thong"] == "Giao thông"
    assert set(states) <= set(contents["s"])
    assert "Thôn Nhất" in villages
    assert "Phòng Kinh tế" in " ".join(offices)


def test_the_version_of_the_files_follows_their_content(records: Path, edit: Edit) -> None:
    site = records.parent / "site"
    versions = []
    for _ in range(2):
        gathered(records, site)
        versions.append(loaded(site, "index.json")["v"])
    edit(PETITIONS, "Đề nghị vá ổ gà", "Đề nghị vá lại ổ gà")
    gathered(records, site)
    versions.append(loaded(site, "index.json")["v"])
    assert versions[0] == versions[1] != versions[2]


# --- across units


def test_samples_come_after_real_units_and_are_marked(records: Path) -> None:
    second(records, "vi-du", sample="true")
    whole, _ = gathered(records, records.parent / "site")
    order = [one.path.partition("/")[0] for one in whole.newest]
    assert order == ["thu-nghiem"] * 10 + ["vi-du"] * 10
    days = [one.on for one in whole.newest[:10]]
    assert days == sorted(days, reverse=True)
    front = whole.slots()["petitions"]()
    assert front.partition('id="dt-newest"')[2].count("dữ liệu hư cấu") == 10
    assert "20 ý kiến, kiến nghị" in words(front)
    assert 'href="../vi-du/2025/kien-nghi/"' in whole.slots()["petitionyears"]()


def test_only_the_newest_of_all_units_are_kept(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    second(records, "xa-hai")
    second(records, "vi-du", sample="true")
    every, _ = gathered(records, records.parent / "site")
    monkeypatch.setattr(petitions, "NEWEST", 4)
    few, _ = gathered(records, records.parent / "site")
    assert few.newest == every.newest[:4]
    assert "4 kiến nghị mới nhất" in few.slots()["petitions"]()


def test_a_row_of_a_petition_is_drawn_in_one_place() -> None:
    """The pages take it from one macro, the browser copies it out of the page."""
    root = Path(__file__).resolve().parents[1]
    folders = (root / name for name in ("doithoai", "docs", "hooks"))
    files = [path for one in folders for path in one.rglob("*") if path.suffix in (".py", ".html", ".js")]
    drawing = {path.name for path in files if "dt-ask-head" in path.read_text("utf-8")}
    worded = {path.name for path in files if re.search(r"\bmã [{$]", path.read_text("utf-8"))}
    assert drawing == {"_ask.html"}
    assert worded == {"petition_rows.py"}
