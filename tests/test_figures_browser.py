"""Home on a phone, the calendar from month to month, figures without scripts and on paper: in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

PHONE, DESKTOP = 360, 1440


def bottom(found: Locator) -> float:
    box = found.bounding_box()
    assert box
    return box["y"] + box["height"]


def test_the_first_screen_of_a_phone_tells_what_this_is_and_what_to_do(page: Page, address: str) -> None:
    page.set_viewport_size({"width": PHONE, "height": 740})
    page.goto(address)
    main = page.locator("article")
    for seen in (
        main.get_by_role("heading", level=1),
        main.get_by_role("searchbox"),
        main.get_by_role("link", name="Gửi ý kiến nơi gửi, cách gửi"),
        main.get_by_role("link", name="Đã trả lời chưa? theo dõi kiến nghị"),
        main.get_by_role("heading", name="Hội nghị sắp tổ chức"),
        main.locator(".dt-leaf strong").first,
    ):
        assert bottom(seen) <= 740, seen.inner_text()
    assert main.locator(".dt-leaf time").first.get_attribute("datetime") == "2026-12-09"
    expect(main.get_by_text("dữ liệu hư cấu").first).to_be_visible()


def test_the_search_field_of_home_leads_to_the_search(page: Page, address: str) -> None:
    page.goto(address)
    field = page.locator("article").get_by_role("searchbox")
    field.fill("dat dai")
    field.press("Enter")
    page.wait_for_url(f"{address}tim-kiem/?q=dat+dai*")
    page.locator(".tk-hit").first.wait_for()


def test_a_figure_tells_how_it_is_counted(page: Page, address: str) -> None:
    page.goto(address)
    tile = page.locator(".dt-tile", has_text="trả lời đúng hạn")
    told = tile.get_by_text("Kiến nghị quá hạn mà chưa trả lời tính là không đúng hạn")
    expect(told).to_be_hidden()
    tile.get_by_text("Cách tính").click()
    expect(told).to_be_visible()


@pytest.mark.parametrize("page", [(PHONE, "light"), (DESKTOP, "dark")], indirect=True)
def test_the_calendar_leads_from_month_to_month_and_to_a_conference(page: Page, address: str) -> None:
    page.goto(f"{address}lich/")
    expect(page.get_by_role("heading", name="Tháng 11/2026")).to_be_visible()
    page.get_by_role("link", name="Tháng 09", exact=True).first.click()
    expect(page).to_have_url(f"{address}lich/2026-09/")
    expect(page.get_by_text("hoãn, không họp ngày này")).to_be_visible()
    page.get_by_role("link", name="Tháng 10/2026 →").click()
    expect(page).to_have_url(f"{address}lich/2026-10/")
    page.get_by_role("link", name="Xã Minh Họa: đối thoại đột xuất").click()
    expect(page).to_have_url(f"{address}minh-hoa/2026/06/")


@pytest.mark.parametrize(("page", "grid"), [((PHONE, "light"), False), ((DESKTOP, "light"), True)], indirect=["page"])
def test_a_month_is_a_grid_where_there_is_room_for_it(page: Page, address: str, *, grid: bool) -> None:
    page.goto(f"{address}lich/2026-12/")
    days = page.locator(".dt-calendar td.dt-day-work")
    assert page.locator(".dt-calendar thead").is_visible() is grid
    assert days.nth(0).is_visible() is grid
    shapes = "[...new Set([...document.querySelectorAll('.dt-calendar td')].map(day => getComputedStyle(day).display))]"
    assert sorted(page.evaluate(shapes)) == (["table-cell"] if grid else ["block", "none"])
    full = page.locator(".dt-calendar td", has_text="đối thoại định kỳ")
    expect(full.locator("time")).to_have_text("Thứ Tư, 09/12/2026")


def test_what_is_written_above_a_bar_is_seen_whole_on_a_phone(page: Page, address: str) -> None:
    page.goto(f"{address}so-lieu/")
    over = """[...document.querySelectorAll('.dt-drawing')].flatMap(drawing => {
      const [svg] = drawing.getElementsByTagName('svg'), box = drawing.getBoundingClientRect()
      const texts = [...svg.getElementsByTagName('text')]
      const boxes = texts.map(text => text.getBoundingClientRect())
      const cut = texts.filter((text, place) => boxes[place].right > box.right + 1)
      const hit = texts.filter((text, place) => place % 2 && boxes[place].left < boxes[place - 1].right)
      return [...cut, ...hit].map(text => text.textContent)
    })"""
    assert page.evaluate(over) == []


def test_charts_and_their_tables_need_no_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": 800})
    page = context.new_page()
    page.goto(f"{address}so-lieu/")
    chart = page.get_by_role("img", name="Ý kiến, kiến nghị theo lĩnh vực")
    expect(chart).to_be_visible()
    figure = page.locator("#mau-linh-vuc")
    expect(figure.locator("table")).to_be_hidden()
    figure.get_by_text("Bảng số liệu").click()
    expect(figure.locator("table")).to_be_visible()
    assert figure.locator("tbody tr").first.inner_text().startswith("Môi trường")
    context.close()


def test_on_paper_every_table_is_open(page: Page, address: str) -> None:
    page.goto(f"{address}so-lieu/2026/")
    tables = page.locator(".dt-chart table")
    assert tables.count() > 4
    assert not any(tables.nth(place).is_visible() for place in range(tables.count()))
    page.emulate_media(media="print")
    assert all(tables.nth(place).is_visible() for place in range(tables.count()))
    assert all(bottom(tables.nth(place)) > 0 for place in range(tables.count()))


def test_bars_are_seen_in_every_scheme(page: Page, address: str) -> None:
    page.goto(f"{address}so-lieu/")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.reload()
        fill = "getComputedStyle(document.querySelector('.dt-part-solid')).fill"
        ground = "getComputedStyle(document.body).backgroundColor"
        assert page.evaluate(fill) not in ("none", "rgb(0, 0, 0)", page.evaluate(ground))
        assert page.evaluate("document.querySelector('.dt-part-overdue').getAttribute('fill')") == "url(#dt-overdue)"
