"""All plans side by side: each number with its section and source, what nobody says left open, years when many."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from doithoai.pages import plans
from doithoai.reading.archive import Archive
from doithoai.views.index import Index
from doithoai.views.portal import Portal
from tests.conftest import RECORDS

TODAY = dt.date(2026, 11, 22)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.fixture(scope="module")
def shipped() -> Portal:
    return Portal(Archive(RECORDS), TODAY)


def row(html: str, unit: str, year: int) -> str:
    found = re.search(rf'<tr data-ten="{unit}" data-nam="{year}">.*?</tr>', html, re.DOTALL)
    assert found, unit
    return words(found[0])


def test_the_source_plans_stand_side_by_side(shipped: Portal) -> None:
    html = plans.listing(shipped)
    cat_hai = row(html, "đặc khu Cát Hải", 2025)
    assert "không rõ số, 04/09/2025" in cat_hai
    assert "Bí thư Trần Văn Phương" in cat_hai
    assert "Ít nhất 07 ngày làm việc trước Mục V.1.(1)" in cat_hai
    assert "Chậm nhất 10 ngày làm việc sau hội nghị Mục V.3.a" in cat_hai
    assert "Không quá 15 ngày làm việc Mục V.3.a" in cat_hai
    assert "15 ngày làm việc từ khi nhận kết luận Mục V.3.b" in cat_hai
    ward = row(html, "Phường \\(chưa rõ tên\\)", 2026)
    assert "07 ngày làm việc từ khi có kết luận Mục IV.3.2" in ward


def test_what_a_plan_does_not_say_is_left_open_and_plain_days_are_told(shipped: Portal) -> None:
    html = plans.listing(shipped)
    duong_an = row(html, "xã Đường An", 2025)
    assert duong_an.count("không văn bản nào nêu") == 3
    assert "07 ngày trước không ghi là ngày làm việc Mục III.1" in duong_an
    assert "Ít nhất 07 ngày" not in duong_an
    assert "tính chung" in duong_an
    assert "chưa rõ tính riêng từng người đứng đầu hay tính chung" in row(html, "xã Nghi Dương", 2025)


def test_the_sample_comes_last_and_is_marked(shipped: Portal) -> None:
    html = plans.listing(shipped)
    for year in (2025, 2026):
        assert "hư cấu" in row(html, "xã Minh Họa", year)
        names = re.findall(rf'data-ten="([^"]+)" data-nam="{year}"', html)
        assert names[-1] == "xã Minh Họa"
    assert html.count("hư cấu") == 2


def test_a_number_of_another_document_names_it(records: Path) -> None:
    policy = records / "policies/thu-nghiem-2025.yml"
    text = policy.read_text("utf-8")
    rule = re.search(r"  written_reply:.*?(?=\n  \w)", text, re.DOTALL)
    assert rule
    policy.write_text(text.replace(rule[0] + "\n", ""), encoding="utf-8")
    law = records / "policies/luat-thu-nghiem.yml"
    law.write_text(law.read_text("utf-8").replace("rules:", f"rules:\n{rule[0]}"), encoding="utf-8")
    found = plans.line(Portal(Archive(records), TODAY), "thu-nghiem", 2025).reply
    assert found
    assert not found.own
    assert "Theo " in row(plans.listing(Portal(Archive(records), TODAY)), "xã Thử Nghiệm", 2025)


def test_a_plan_of_which_the_text_is_not_known_says_so(records: Path) -> None:
    policy = records / "policies/thu-nghiem-2026.yml"
    policy.write_text(policy.read_text("utf-8") + "text_known: false\n", encoding="utf-8")
    found = row(plans.listing(Portal(Archive(records), TODAY)), "xã Thử Nghiệm", 2026)
    assert "chưa có toàn văn" in found


def test_a_year_without_a_plan_says_so(records: Path) -> None:
    (records / "thu-nghiem/2027").mkdir()
    found = row(plans.listing(Portal(Archive(records), TODAY)), "xã Thử Nghiệm", 2027)
    assert "chưa có kế hoạch năm 2027" in found


def test_many_plans_have_a_page_for_each_year(shipped: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(plans.pages(shipped, Index((), (), ()))) == []
    monkeypatch.setattr(plans, "TOGETHER", 6)
    html = plans.listing(shipped)
    assert "<table" not in html
    assert re.findall(r'href="\.\./ke-hoach/(\d+)/"', html) == ["2026", "2025"]
    found = {page.path: page for page in plans.pages(shipped, Index((), (), ()))}
    assert list(found) == ["ke-hoach/2026/", "ke-hoach/2025/"]
    page = found["ke-hoach/2025/"]
    assert 'href="../../cat-hai/2025/"' in page.body
    assert "Kế hoạch đối thoại năm 2025 của các đơn vị" in words(page.body)
    assert "Phường" not in page.body


def test_an_archive_without_plans_says_so(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    assert "chưa có kế hoạch nào" in plans.listing(Portal(Archive(tmp_path), TODAY))
