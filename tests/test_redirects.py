"""Moved addresses: which old address leads where, the pages that stand there, and what calendars find."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser, Page

from doithoai.model.records import Moved
from doithoai.reading import redirects
from doithoai.reading.archive import Archive
from doithoai.site import moved_pages, stamp_site
from doithoai.views.portal import Portal
from doithoai.views.subscriptions import followed

pytestmark = pytest.mark.no_cover  # see suite.py

TODAY = dt.date(2026, 3, 2)
Run = Callable[..., subprocess.CompletedProcess[str]]
HOME = "https://cong.example/doi-thoai/"


def move(old: str, new: str, year: int = 2025, *, whole: bool = False) -> Moved:
    return Moved(old=old, new=new, on=dt.date(year, 7, 1), reason="Đổi tên", whole=whole)


def record(records: Path, *moves: Moved) -> None:
    told = [{"from": one.old, "to": one.new, "on": one.on.isoformat(), "reason": one.reason} for one in moves]
    for line, one in zip(told, moves, strict=True):
        line.update({"whole": True} if one.whole else {})  # type: ignore[dict-item]
    (records / redirects.FILE).write_bytes(msgspec.yaml.encode(told))


def write(records: Path, site: Path, home: str = HOME) -> set[str]:
    return set(moved_pages.write(site, Portal(Archive(records), TODAY, home)))


def test_one_address_leads_to_one(records: Path) -> None:
    assert redirects.followed([move("xa-cu/2025/09", "thu-nghiem/2025/01")], records) == {
        "xa-cu/2025/09": "thu-nghiem/2025/01"
    }


def test_a_whole_unit_leads_to_what_was_there_when_it_moved(records: Path) -> None:
    (records / "thu-nghiem/2026/01").mkdir()
    found = redirects.followed([move("xa-cu", "thu-nghiem", whole=True)], records)
    assert found == {
        "xa-cu": "thu-nghiem",
        "xa-cu/2025": "thu-nghiem/2025",
        "xa-cu/2025/01": "thu-nghiem/2025/01",
        "xa-cu/2025/02": "thu-nghiem/2025/02",
    }


def test_a_whole_year_leads_to_its_conferences(records: Path) -> None:
    found = redirects.followed([move("xa-cu/2025", "thu-nghiem/2025", whole=True)], records)
    assert set(found) == {"xa-cu/2025", "xa-cu/2025/01", "xa-cu/2025/02"}


def test_a_line_of_its_own_wins_over_its_folder(records: Path) -> None:
    own = move("xa-cu/2025/01", "thu-nghiem/2025/02")
    found = redirects.followed([own, move("xa-cu", "thu-nghiem", whole=True)], records)
    assert found["xa-cu/2025/01"] == "thu-nghiem/2025/02"


def test_an_archive_may_do_without_the_list(records: Path, tmp_path: Path) -> None:
    assert Archive(records).moved == ()
    assert write(records, tmp_path / "site") == set()


def test_a_page_stands_at_the_old_address(records: Path, tmp_path: Path) -> None:
    record(records, move("xa-cu/2025/09", "thu-nghiem/2025/01"))
    assert write(records, tmp_path / "site") == {"xa-cu/2025/09/index.html"}
    html = (tmp_path / "site/xa-cu/2025/09/index.html").read_text("utf-8")
    target = "../../../thu-nghiem/2025/01/"
    assert f'<meta http-equiv="refresh" content="0; url={target}">' in html
    assert f'<script src="../../../assets/chuyen.js" data-to="{target}"></script>' in html
    assert html.index("<script") < html.index("refresh"), "or the redirect comes before the script"
    assert f'<link rel="canonical" href="{HOME}thu-nghiem/2025/01/">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert f'<a href="{target}">thu-nghiem/2025/01</a> (xã Thử Nghiệm)' in html
    assert "<style" not in html
    assert " style=" not in html
    assert "onload" not in html


def test_without_a_home_there_is_no_canonical_address(records: Path, tmp_path: Path) -> None:
    record(records, move("xa-cu", "thu-nghiem"))
    write(records, tmp_path, "")
    assert "canonical" not in (tmp_path / "xa-cu/index.html").read_text("utf-8")


def test_calendars_and_feeds_of_a_unit_that_moved_are_found_at_both_places(records: Path, tmp_path: Path) -> None:
    record(records, move("xa-cu", "thu-nghiem", whole=True), move("xa-khac", "thu-nghiem"))
    (tmp_path / "thu-nghiem").mkdir()
    for one in followed("thu-nghiem")[:-1]:
        (tmp_path / one.path).write_text(one.path, encoding="utf-8")
    files = write(records, tmp_path)
    assert (tmp_path / "xa-cu/lich.ics").read_text("utf-8") == "thu-nghiem/lich.ics"
    assert files >= {one.path for one in followed("xa-cu")[:-1]}
    assert followed("xa-cu")[-1].path not in files, "what was not written can't be copied"
    assert not (tmp_path / "xa-khac/lich.ics").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        [move("thu-nghiem/2025/01", "thu-nghiem/2025/02")],
        [move("xa-cu", "xa-moi")],
        [move("xa-cu", "thu-nghiem"), move("xa-cu", "thu-nghiem/2025")],
        [move("xa-mot", "thu-nghiem", whole=True), move("xa-hai", "thu-nghiem", whole=True)],
    ],
)
def test_a_wrong_line_overwrites_nothing(records: Path, tmp_path: Path, wrong: list[Moved]) -> None:
    record(records, *wrong, move("xa-dung", "thu-nghiem"))
    assert write(records, tmp_path) == {"xa-dung/index.html"}


def test_an_address_of_a_unit_that_cannot_be_read_is_left_alone(records: Path, tmp_path: Path) -> None:
    record(records, move("xa-cu", "thu-nghiem"))
    (records / "thu-nghiem/unit.yml").write_text("name: [", encoding="utf-8")
    assert write(records, tmp_path) == set()


def test_the_pages_are_stamped_follow_the_list_and_stay_out_of_the_sitemap(
    records: Path, public: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "site"
    shutil.copytree(public / "doi-thoai", copy)
    record(records, move("xa-cu", "thu-nghiem", whole=True))
    stamp_site(copy, records, TODAY, jobs=1)
    assert (copy / "xa-cu/2025/02/index.html").is_file()
    assert (copy / "xa-cu/lich.ics").read_bytes() == (copy / "thu-nghiem/lich.ics").read_bytes()
    assert "xa-cu" not in (copy / "sitemap.xml").read_text("utf-8")
    register = (copy / "dinh-chinh/index.html").read_text("utf-8")
    assert "xa-cu và các trang bên dưới" in register
    (records / redirects.FILE).unlink()
    stamp_site(copy, records, TODAY, jobs=1)
    assert not (copy / "xa-cu/index.html").exists()
    assert not (copy / "xa-cu/lich.ics").exists()


def test_an_old_address_cannot_take_the_place_of_a_page(
    records: Path, tmp_path: Path, prepared: Callable[..., Path], doithoai: Run
) -> None:
    record(records, move("can-cu", "thu-nghiem"), move("danh-sach", "thu-nghiem"))
    site = prepared(tmp_path / "site")
    stamp_site(site, records, TODAY, jobs=1)
    assert not (site / "can-cu/index.html").exists()
    assert "<h1>Danh sách</h1>" in (site / "danh-sach/index.html").read_text("utf-8")
    assert "địa chỉ cũ là tên mà cổng thông tin đã dùng" in doithoai("check").stdout


OLD = "minh-hoa/2025/04/"
NEW = "minh-hoa/2025/03/"


@pytest.mark.parametrize("part", ["", "#kn-3"])
def test_an_old_link_leads_to_the_same_petition(page: Page, address: str, part: str) -> None:
    page.goto(address)
    page.goto(f"{address}{OLD}{part}", wait_until="commit")
    page.wait_for_url(f"{address}{NEW}{part}")
    if part:
        assert page.locator(part).is_visible()
    page.go_back()
    assert page.url == address, "the old page does not stand in the way back"


def test_without_scripts_an_old_link_leads_to_the_conference(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{OLD}#kn-3", wait_until="commit")
    page.wait_for_url(f"{address}{NEW}")
    context.close()
