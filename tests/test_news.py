"""Announcements and conclusion notices: by month, cut when many, and every one of a unit on a page of its own."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from doithoai.model.dossier import Key
from doithoai.model.vocabulary import Stage
from doithoai.pages import news
from doithoai.reading.archive import Archive
from doithoai.views.conference_rows import ListedConference, News
from doithoai.views.index import Index
from doithoai.views.portal import Portal

TODAY = dt.date(2026, 3, 2)
NOTICE = News(dt.date(2025, 9, 10), "Thông báo (giấy mời)", "12-TB: Mời dự", "thu-nghiem", "Hội nghị", "thu-nghiem/a")


@pytest.fixture
def portal(records: Path) -> Portal:
    return Portal(Archive(records), TODAY)


def index_of(notices: Sequence[News], conclusions: Sequence[News] = ()) -> Index:
    key = Key("thu-nghiem", 2025, "01")
    row = ListedConference(
        key, "", None, "", "", "", Stage.CLOSED, None, "", 0, 0, False, tuple(notices), tuple(conclusions)
    )
    return Index((row,), (), ())


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def shown(portal: Portal, index: Index) -> str:
    return news.listing(portal, index, index.notices(), "thông báo")


def test_what_has_no_day_comes_last_under_a_heading_of_its_own(portal: Portal) -> None:
    undated, moved = replace(NOTICE, on=None), replace(NOTICE, on=dt.date(2026, 1, 2), what="hoãn")
    html = shown(portal, index_of([undated, NOTICE, moved]))
    assert re.findall(r'<h2 id="([^"]+)"', html)[:3] == ["thang-2026-01", "thang-2025-09", "chua-ro-ngay"]
    assert "! hoãn" in words(html)


def test_a_long_list_tells_where_the_older_ones_are(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news, "SHOWN", 2)
    many = [replace(NOTICE, on=dt.date(2025, 9, day), path=f"thu-nghiem/{day}") for day in range(1, 6)]
    index = index_of(many, [replace(NOTICE, what="Thông báo kết luận")])
    text = words(shown(portal, index))
    assert "nêu 2 thông báo mới nhất. Còn 3 thông báo cũ hơn" in text
    assert "Xã Thử Nghiệm 6 văn bản" in text
    assert 'href="../thu-nghiem/thong-bao/"' in shown(portal, index)
    page = news.page(portal, index, "thu-nghiem")
    assert page
    assert page.path == "thu-nghiem/thong-bao/"
    assert page.body.count('<li data-don-vi="thu-nghiem"') == 6
    assert 'value="thong-bao-ket-luan"' in page.body


def test_a_unit_without_news_has_no_page(portal: Portal) -> None:
    assert news.page(portal, index_of([]), "thu-nghiem") is None
    assert "chưa có văn bản nào" in words(shown(portal, index_of([])))
