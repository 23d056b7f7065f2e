"""The frame of every page in a real browser: the policy holds, scripts of the frame work, nothing leaves the host."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

PAGES = (
    "",
    "don-vi/",
    "minh-hoa/",
    "minh-hoa/2026/",
    "minh-hoa/2026/02/",
    "cat-hai/2025/",
    "thong-bao/",
    "tre-han-va-thieu/",
    "can-cu/luat-tccqdp-2025/",
    "quy-tac/C01/",
    "huong-dan/",
    "du-lieu-mo/",
    "tim-kiem/?q=dat+dai",
    "404.html",
)
WATCH = "document.addEventListener('securitypolicyviolation', e => (window.broken ||= []).push(e.violatedDirective))"
BROKEN = "window.broken || []"


@pytest.mark.parametrize("page", [(360, "light"), (1280, "dark")], indirect=True)
def test_no_page_breaks_its_policy(page: Page, address: str) -> None:
    page.add_init_script(WATCH)
    for path in PAGES:
        page.goto(address + path)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        page.evaluate("document.fonts.ready")
        assert page.evaluate(BROKEN) == [], path


@pytest.fixture
def bare(browser: Browser) -> Page:
    """A page that may complain: it is attacked."""
    return browser.new_page()


ATTACKS = {
    "script-src-elem": """const one = document.createElement('script');
        one.text = 'window.hit = 1'; document.body.append(one)""",
    "script-src-attr": "document.body.setAttribute('onclick', 'window.hit = 1'); document.body.click()",
    "style-src-attr": "document.body.setAttribute('style', 'color: red')",
    "style-src-elem": "document.head.append(Object.assign(document.createElement('style'), {textContent: 'a {}'}))",
    "img-src": "document.body.append(Object.assign(new Image(), {src: 'https://a.invalid/a.png'}))",
    "connect-src": "fetch('https://a.invalid/').catch(() => {})",
    "frame-src": "document.body.append(Object.assign(document.createElement('iframe'), {src: 'https://a.invalid/'}))",
    "base-uri": "document.head.append(Object.assign(document.createElement('base'), {href: 'https://a.invalid/'}))",
}


@pytest.mark.parametrize("directive", ATTACKS)
def test_what_is_smuggled_in_does_not_work(bare: Page, address: str, directive: str) -> None:
    bare.add_init_script(WATCH)
    bare.goto(address)
    # The event comes as a task of its own; waiting for conditions in the page would need the eval that is forbidden.
    bare.evaluate(f"() => {{ {ATTACKS[directive]}; return new Promise(done => setTimeout(done, 50)) }}")
    assert bare.evaluate(BROKEN) == [directive]
    assert bare.evaluate("window.hit") is None
    bare.close()


def test_the_scheme_that_was_chosen_is_kept(page: Page, address: str) -> None:
    page.goto(address)
    body, dark = page.locator("body"), page.get_by_role("button", name="Chuyển sang nền tối")
    assert body.get_attribute("data-md-color-scheme") == "default"
    dark.click()
    assert body.get_attribute("data-md-color-scheme") == "slate"
    expect(dark).to_be_hidden()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Chuyển sang nền sáng"
    page.goto(f"{address}don-vi/")
    assert body.get_attribute("data-md-color-scheme") == "slate"
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Chuyển sang nền sáng").click()
    assert body.get_attribute("data-md-color-scheme") == "default"


@pytest.mark.parametrize("page", [(1280, "light")], indirect=True)
def test_the_contents_tell_where_one_is(page: Page, address: str) -> None:
    page.goto(f"{address}minh-hoa/2026/02/")
    here = page.locator(".md-nav--secondary .md-nav__link--active")
    assert here.count() == 0
    page.get_by_role("link", name="Hồ sơ", exact=True).click()
    here.wait_for()
    assert here.inner_text() == "Hồ sơ"
    page.locator("#cac-buoc").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#cac-buoc').scrollIntoView()")
    expect(here).to_have_attribute("href", "#cac-buoc")
    expect(here).to_have_count(1)


def test_one_who_turns_back_is_offered_the_way_up(page: Page, address: str) -> None:
    page.goto(f"{address}minh-hoa/2026/02/")
    up = page.get_by_role("button", name="Lên đầu trang")
    page.evaluate("scrollTo(0, 3000)")
    expect(page.get_by_role("heading", level=1)).not_to_be_in_viewport()
    expect(up).to_be_hidden()
    page.evaluate("scrollBy(0, -60)")  # as a browser does that lays out a page late
    expect(up).to_be_hidden()
    page.mouse.wheel(0, -500)
    up.wait_for()
    up.click()
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    up.wait_for(state="hidden")


def test_an_address_inside_a_folded_part_unfolds_it(page: Page, address: str) -> None:
    page.goto(f"{address}minh-hoa/2025/01/")
    page.evaluate("document.querySelector('details.dt-why > p').id = 'trong'")
    expect(page.locator("#trong")).to_be_hidden()
    page.evaluate("location.hash = '#trong'")
    page.locator("#trong").wait_for()
    page.goto(f"{address}minh-hoa/2025/01/#%ff")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_missing_address_leads_to_the_search(page: Page, address: str) -> None:
    page.goto(f"{address}404.html")
    page.locator("article").get_by_role("searchbox").fill("dat dai")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}tim-kiem/?q=dat+dai")
    page.locator(".tk-hit").first.wait_for()


def test_the_typeface_is_used(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("document.fonts.ready")
    loaded = "[...document.fonts].filter(one => one.status === 'loaded').map(one => one.family + one.weight)"
    assert {"Be Vietnam Pro400", "Be Vietnam Pro700"} <= {one.replace('"', "") for one in page.evaluate(loaded)}


SHIFTS = """window.moved = []
new PerformanceObserver(list => window.moved.push(...list.getEntries().map(one => one.value)))
  .observe({type: 'layout-shift', buffered: true})"""


@pytest.mark.parametrize(
    "path", ["", "minh-hoa/2026/02/", "minh-hoa/2026/02/#kn-7", "minh-hoa/2026/02/#kn-24", "kien-nghi/"]
)
def test_nothing_moves_while_a_page_comes(page: Page, address: str, path: str) -> None:
    page.add_init_script(SHIFTS)
    page.goto(address + path, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    assert sum(page.evaluate("window.moved")) < 0.1
    if "#" in path:
        expect(page.locator(path.partition("/02/")[2])).to_be_in_viewport()
        top = page.evaluate("document.querySelector(':target').getBoundingClientRect().top")
        assert 40 < top < 120, "below the head, in sight"


def test_the_menu_works_by_touch_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{address}minh-hoa/2026/02/")
    assert page.get_by_role("button").count() == 0, "what only a script makes work is not shown"
    page.locator(".md-header label[for=__drawer]").click()
    link = page.locator("#dt-menu").get_by_role("link", name="Cách tham gia")
    link.click()
    page.wait_for_url(f"{address}tham-gia/")
    context.close()


@pytest.mark.parametrize("page", [(360, "light"), (1280, "light")], indirect=True, ids=lambda seen: f"{seen[0]}")
def test_one_searches_on_from_the_page_for_missing_addresses(page: Page, address: str) -> None:
    page.goto(f"{address}404.html")
    box = page.get_by_role("searchbox")
    assert box.count() == 1
    box.fill("dat dai")
    box.press("Enter")
    page.wait_for_url(f"{address}tim-kiem/?q=dat+dai")
    page.locator(".tk-hit").first.wait_for()
