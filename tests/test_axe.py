"""Access for everyone: axe-core finds nothing on any page type, and keys reach everything and show where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.axe import ALIKE as JUDGED_ALIKE
from tests.axe import colours, faults, shapes

PHONE, DESKTOP = 360, 1280
MISSING = "404.html"
PAGES = (
    "",
    "don-vi/",
    "cat-hai/",
    "minh-hoa/",
    "minh-hoa/2026/",
    "cat-hai/2025/",
    "minh-hoa/2025/01/",
    "minh-hoa/2026/02/",
    "minh-hoa/2026/03/",
    "minh-hoa/2026/04/",
    "minh-hoa/2026/05/",
    "minh-hoa/2026/06/",
    "thong-bao/",
    "minh-hoa/thong-bao/",
    "ket-luan/",
    "kien-nghi/",
    "minh-hoa/2026/kien-nghi/",
    "tra-cuu/",
    "kiem-chung/",
    "ke-hoach/",
    "tre-han-va-thieu/",
    "minh-hoa/tre-han-va-thieu/",
    "dinh-chinh/",
    "tham-gia/",
    "tham-gia/phieu/",
    "minh-hoa/phieu/",
    "rieng-tu/",
    "an-toan/",
    "so-lieu/",
    "so-lieu/2026/",
    "lich/",
    "lich/2026-09/",
    "can-cu/",
    "can-cu/luat-tccqdp-2025/",
    "quy-tac/",
    "quy-tac/C01/",
    "huong-dan/",
    "gioi-thieu/",
    "en/",
    "tim-kiem/",
    "tim-kiem/?q=dat+dai",
    "du-lieu-mo/",
    MISSING,
)


@pytest.fixture(scope="module")
def screen(browser: Browser) -> Iterator[Page]:
    """One page for all tests: to open one costs more than to load what it shows."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def page(screen: Page, request: pytest.FixtureRequest) -> Page:
    """The same, empty and of the size and scheme that are asked for."""
    width, scheme = getattr(request, "param", (PHONE, "light"))
    screen.goto("about:blank")
    screen.set_viewport_size({"width": width, "height": 800})
    screen.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    return screen


def show(page: Page, address: str) -> None:
    """Open a page with everything folded unfolded."""
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200, address
    if "?q=" in address:
        page.locator(".tk-hit").first.wait_for()
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")


SEEN = [(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light"), (DESKTOP, "dark")]
ALIKE = {
    *("minh-hoa/2025/01/", "minh-hoa/2026/02/", "minh-hoa/2026/03/", "minh-hoa/2026/04/", "minh-hoa/2026/06/"),
    *("cat-hai/", "cat-hai/2025/", "minh-hoa/thong-bao/", "minh-hoa/tre-han-va-thieu/", "minh-hoa/phieu/"),
    *("thong-bao/", "ket-luan/", "rieng-tu/", "gioi-thieu/", "can-cu/", "quy-tac/", "tim-kiem/"),
    *("du-lieu-mo/", "so-lieu/2026/"),
}
"""Pages laid out on a wide screen as another one here is: on a phone, where it is narrow, they are all looked at."""


COLOURED_WIDE = ("", "minh-hoa/2026/05/", "huong-dan/")
"""Pages whose colours are judged on a wide screen too: what only that shows, its navigation, is alike on all."""


def widen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})


# A table of a record has a name of its own; one of a written page may stand below the words that tell what it is.
TABLES = """stamped => [...document.querySelectorAll('article table')].flatMap(table => {
  const own = table.matches('.dt-cards, .dt-why table'), faults = []
  const heads = [...table.querySelectorAll('thead th')]
  if (!heads.length || heads.some(head => !head.textContent.trim())) faults.push('no headers')
  if (own && [...table.querySelectorAll('th')].some(head => !head.scope)) faults.push('no scope')
  const before = (table.closest('.dt-scroll, .md-typeset__scrollwrap') || table).previousElementSibling
  if (!table.caption && !table.ariaLabel && !(before && before.matches('h2, h3, h4, p'))) faults.push('no label')
  if (own && stamped && !table.caption && !table.ariaLabel) faults.push('no name')
  if (table.matches('.dt-cards') && [...table.tBodies[0].rows].some(row => !row.querySelector('th[scope=row]')))
    faults.push('no row header')
  return faults.map(fault => fault + ': ' + table.outerHTML.slice(0, 200))
})"""


def outline(page: Page, path: str) -> list[str]:
    """What is wrong with the language, the headings and the tables of a page."""
    counts = {one: page.locator(one).count() for one in ("html[lang=vi]", "h1", "main")}
    wrong = [f"{number} {one}" for one, number in counts.items() if number != 1]
    tables: list[str] = page.evaluate(TABLES, path != "du-lieu-mo/")
    return wrong + tables


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_on_any_page_type(page: Page, address: str, path: str) -> None:
    wide = path not in ALIKE
    coloured = path in COLOURED_WIDE
    show(page, address + path)
    assert outline(page, path) == []
    found = faults(page)
    if wide:
        widen(page, DESKTOP)
        found += faults(page) if coloured else shapes(page)
    page.emulate_media(color_scheme="dark")
    show(page, address + path)
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    if coloured:
        found += colours(page)
    widen(page, PHONE)
    found += colours(page)
    assert found == []


def test_only_pages_that_are_there_are_alike() -> None:
    assert set(PAGES) > ALIKE
    assert len(set(PAGES) - ALIKE) > 20


@pytest.mark.parametrize("page", SEEN, indirect=True, ids=lambda seen: f"{seen[0]}-{seen[1]}")
def test_the_colours_are_judged_as_they_are_seen(page: Page, address: str) -> None:
    page.goto(address)
    grey = "Object.assign(document.createElement('p'), {textContent: 'Chữ xám khó đọc.'})"
    page.evaluate(
        f"const one = {grey}; one.style.color = 'rgb(120, 120, 120)'; document.querySelector('h1').after(one)"
    )
    assert {fault.partition(":")[0] for fault in colours(page)} == {"color-contrast"}


def test_what_looks_otherwise_than_others_like_it_is_judged(page: Page, address: str) -> None:
    show(page, address + "minh-hoa/2026/kien-nghi/")
    alike = "[...document.querySelectorAll('.dt-ask')]"
    count = page.evaluate(f"{alike}.length")
    assert count > 10 * JUDGED_ALIKE
    page.evaluate(f"{alike}.at(-1).style.color = 'rgb(120, 120, 120)'")
    assert {fault.partition(":")[0] for fault in colours(page)} == {"color-contrast"}
    page.evaluate(f"{alike}.at(-1).style = ''; {alike}.at(-1).parentElement.style.background = 'rgb(120, 120, 120)'")
    assert {fault.partition(":")[0] for fault in colours(page)} == {"color-contrast"}


def test_the_tables_are_judged(page: Page, address: str) -> None:
    show(page, address + "minh-hoa/2025/01/")
    page.evaluate("for (const one of document.querySelectorAll('article table thead')) one.remove()")
    assert len([one for one in outline(page, "minh-hoa/2025/01/") if one.startswith("no headers")]) > 2


def test_the_axe_test_can_fail(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend', '<img src=\"a.png\"><h6>?</h6>')")
    assert {fault.partition(":")[0] for fault in faults(page)} >= {"image-alt", "heading-order"}


@pytest.mark.parametrize("page", [(PHONE, "dark")], indirect=True)
def test_the_dark_scheme_is_really_dark(page: Page, address: str) -> None:
    page.goto(address)
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


# --- keys

# What has the focus: whether it is on the screen, and how its outline stands out from the ground it lies on.
FOCUS = """() => {
  let one = document.activeElement
  if (one.matches('.md-option')) one = one.form.querySelector('label:not([hidden])')
  const box = one.getBoundingClientRect(), style = getComputedStyle(one)
  const parts = colour => (colour.match(/[\\d.]+/g) || []).map(Number)
  const light = colour => parts(colour).slice(0, 3).map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0)
  // An outline drawn inside lies on the element itself, else on what is behind it.
  let ground = parseFloat(style.outlineOffset) < 0 ? one : one.parentElement
  while (ground.parentElement && parts(getComputedStyle(ground).backgroundColor)[3] === 0) ground = ground.parentElement
  const two = [light(style.outlineColor), light(getComputedStyle(ground).backgroundColor)].sort((a, b) => b - a)
  return {
    what: one.outerHTML.slice(0, 120),
    shown: box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight && style.opacity > 0,
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    contrast: (two[0] + 0.05) / (two[1] + 0.05),
    last: document.activeElement === document.body,
  }
}"""


@pytest.mark.parametrize("page", SEEN, indirect=True, ids=lambda seen: f"{seen[0]}-{seen[1]}")
@pytest.mark.parametrize("path", ["", "minh-hoa/2026/02/", "tim-kiem/", "huong-dan/", MISSING])
def test_the_focus_is_always_seen(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    stops = 0
    for _ in range(60):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if at["last"]:
            break
        stops += 1
        assert at["shown"], at
        assert at["outlined"], at
        assert at["contrast"] >= 3, at
    assert stops > 5


@pytest.mark.parametrize("page", SEEN[::3], indirect=True, ids=lambda seen: f"{seen[0]}-{seen[1]}")
def test_the_skip_link_leads_past_the_navigation(page: Page, address: str) -> None:
    wide = page.evaluate("innerWidth") == DESKTOP
    for path in PAGES:
        if "?" in path or (wide and path in ALIKE):
            continue
        page.goto(address + path)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className").startswith("md-skip"), path
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("#."))
        inside = "document.querySelector('article').contains(document.querySelector(':target'))"
        assert page.evaluate(inside), path
        page.keyboard.press("Tab")
        past = "!document.activeElement.closest('header, .md-tabs, .dt-section, .md-sidebar')"
        assert page.evaluate(past), path


def test_the_menu_of_a_phone_opens_by_key(page: Page, address: str) -> None:
    page.goto(address)
    link = page.locator(".md-sidebar--primary").get_by_role("link", name="Thông báo", exact=True)
    assert not link.is_visible()
    opener = page.get_by_role("button", name="Trình đơn")
    opener.focus()
    page.keyboard.press("Enter")
    link.wait_for(state="visible")
    assert opener.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.activeElement.closest('#dt-menu') !== null")
    page.keyboard.press("Escape")
    link.wait_for(state="hidden")
    assert opener.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    link.wait_for(state="visible")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}thong-bao/")
