"""Searching as a citizen does, on a phone: on the built portal, and on a made-up index whose every word is known."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar, Literal, NamedTuple
from urllib.parse import quote

import msgspec
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from doithoai.model.dossier import Key
from doithoai.model.records import Unit
from doithoai.search.build import Wrote, build, spooled
from doithoai.search.entries import Found, FoundPage
from doithoai.search.spool import Spool
from doithoai.site.scripts import joined

ROOT = Path(__file__).parent.parent
GOAL = 200_000
SCRIPTS = ("tim-kiem.js", "chu.js")
CSP = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'"


class Counting(http.server.SimpleHTTPRequestHandler):
    """Serves files, counts the bytes of those of the index, and says nothing."""

    sent: ClassVar[list[int]] = []
    policy = ""

    def end_headers(self) -> None:
        """Send the policy too, if there is one."""
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def copyfile(self, source: object, outputfile: object) -> None:
        """Count, then send."""
        data = source.read()  # type: ignore[attr-defined]
        if "/chi-muc/" in self.path:
            self.sent.append(len(data))
        outputfile.write(data)  # type: ignore[attr-defined]

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""


class Strict(Counting):
    """Serves with a strict policy."""

    policy = CSP


@contextmanager
def serving(folder: Path, kind: type[Counting]) -> Iterator[str]:
    handler = functools.partial(kind, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/doi-thoai/"
        server.shutdown()
        thread.join(20)
        assert not thread.is_alive(), "the end of the server never came"


@pytest.fixture(scope="module")
def portal(public: Path) -> Iterator[str]:
    """The built portal, below a path as on a forge."""
    with serving(public, Counting) as address:
        yield address


def many(count: int) -> dict[str, tuple[str, ...]]:
    """Conferences that all say common words; few say rare ones."""
    return {
        f"u{number % 9}-2026-{number // 9:03}": (
            "hội nghị đối thoại",
            "đề nghị nạo vét mương ở thôn Đông",
            "đề nghị nạo vét mương ở cuối làng",
            "hội đồng đã họp" if number % 2 else "đường dây nóng",
            f"kiến nghị mã{number}",
        )
        for number in range(count)
    }


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A made-up index of 1,500 conferences behind the search page without a theme, served with a strict policy."""
    folder = tmp_path_factory.mktemp("bare")
    site = folder / "public" / "doi-thoai"
    (folder / "spool").mkdir()
    spool, wrote = Spool(folder / "spool"), Wrote(site)
    land = ("họp", "đạt chuẩn ở đoạn dài", "việc đất đai", "dat dai")
    old = {f"minh-duc-2025-{number:02}": land for number in range(40)}
    texts = {**many(1500), **old, "minh-duc-2024-01": ("họp", "chuyện cũ")}
    spool.learn(texts.values())
    waiting = []
    for code, items in texts.items():
        unit, year, number = code.rsplit("-", 2)
        petitions = [[place * 3, "Việc chung", "Thôn Đông", text] for place, text in enumerate(items) if place]
        record = {"t": f"Hội nghị {code}", "d": f"{year}-05-04", "s": items[0], "p": "", "k": petitions, "v": []}
        said = Found(items, (), json.dumps(record).encode())
        waiting.append(spooled(wrote, spool, Key(unit, int(year), number), said))
    names = sorted({code.rsplit("-", 2)[0] for code in texts})
    units = [(name, msgspec.convert(_unit(name), Unit)) for name in names]
    build(site, spool, waiting, units, [FoundPage("minh-duc/", "Xã Minh Đức", "", "Xã Minh Đức")])
    text = (ROOT / "doithoai/portal/docs/tim-kiem/index.md").read_text("utf-8").split("\n---\n", 1)[1]
    (site / "tim-kiem/index.html").write_text(f"<!doctype html><meta charset=utf-8>{text}", "utf-8")
    (site / "assets").mkdir()
    for script in SCRIPTS:
        shutil.copyfile(ROOT / "doithoai/portal/docs/assets" / script, site / "assets" / script)
    with serving(folder / "public", Strict) as address:
        yield address


def _unit(name: str) -> dict[str, object]:
    return {"name": "xã Minh Đức" if name == "minh-duc" else f"xã {name}", "kind": "commune", "offices": []}


class Phone(NamedTuple):
    """A page of the browser on a small screen, and what failed on it."""

    page: Page
    failed: list[str]

    def ask(self, address: str, query: str, more: str = "") -> list[str]:
        """Open the search page with a query; the results as they read."""
        Counting.sent.clear()
        self.page.goto(f"{address}tim-kiem/?q={quote(query)}{more}")
        return self.results()

    def results(self) -> list[str]:
        """Wait until it is done; the results as they read."""
        end = time.monotonic() + 30
        while self.said in ("", "Đang tìm…") or self.page.locator("[aria-busy]").count():
            assert time.monotonic() < end, self.never
            time.sleep(0.02)
        return self.page.locator("#tk-list > li").all_inner_texts()

    @property
    def said(self) -> str:
        """What the page tells of its results."""
        return self.page.locator("#tk-status").inner_text()

    @property
    def never(self) -> str:
        """What there is where results never came."""
        busy = self.page.locator("[aria-busy]").evaluate_all("all => all.map(one => one.outerHTML.slice(0, 120))")
        typed = self.page.locator("#tk-q").input_value()
        told = f"typed {typed!r}, told {self.said!r}, busy {busy}, failed {self.failed}"
        return f"the end of the search never came at {self.page.url}: {told}"


def watched(page: Page) -> Phone:
    """A phone that notes what fails."""
    failed: list[str] = []
    page.on("requestfailed", lambda sent: failed.append(f"{sent.failure} {sent.url}"))
    page.on("response", lambda got: failed.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    page.on("console", lambda said: failed.append(f"{said.type}: {said.text}"))
    page.on("pageerror", lambda error: failed.append(str(error)))
    return Phone(page, failed)


@pytest.fixture
def phone(page: Page) -> Phone:
    return watched(page)


# --- the built portal


def test_from_the_head_of_any_page_to_a_petition(phone: Phone, portal: str) -> None:
    page = phone.page
    page.goto(f"{portal}minh-hoa/2026/02/")
    page.get_by_role("link", name="Tìm kiếm").click()
    box = page.get_by_role("searchbox")
    box.fill("dat dai")
    box.press("Enter")
    results = phone.results()
    assert any("đất đai" in one.lower() for one in results)
    page.locator("#tk-list a", has_text="Kiến nghị số").first.click()
    assert "#kn-" in page.url
    expect(page.locator(f"#{page.url.partition('#')[2]}")).to_be_visible()


@pytest.mark.parametrize("typed", ["đối thoại", "doi thoai", "ĐỐI THOẠI"])
@pytest.mark.parametrize("shape", ["NFC", "NFD"])
def test_dialogue_is_found_however_it_is_typed(phone: Phone, portal: str, typed: str, shape: str) -> None:
    results = phone.ask(portal, unicodedata.normalize(shape, typed))  # type: ignore[arg-type]
    assert results[0].startswith("Hội nghị đối thoại")
    assert "Xã Minh Họa" in results[0], "the unit"
    assert "/202" in results[0], "the date"
    assert "Hội nghị ·" in results[0], "the kind"
    assert sum(Counting.sent) < GOAL


def test_a_petition_is_found_by_its_code(phone: Phone, portal: str) -> None:
    for code in ("minh-hoa-2026-02-011", "Minh Hoa 2026 02 11", "MINH-HOA-2026-02-011"):
        results = phone.ask(portal, code)
        assert len(results) == 1
        assert "Kiến nghị số 11" in results[0]
    phone.page.locator("#tk-list a").click()
    expect(phone.page).to_have_url(f"{portal}minh-hoa/2026/02/#kn-11")
    assert "minh-hoa-2026-02" in phone.ask(portal, "minh-hoa-2026-02")[0]


def test_a_village_is_found_by_its_name(phone: Phone, portal: str) -> None:
    results = phone.ask(portal, "thon doai")
    assert results[0].startswith("Xã Minh Họa")
    assert all("Thôn Đoài" in one for one in results if "Kiến nghị ·" in one)
    assert len([one for one in results if "Kiến nghị ·" in one]) > 2


def test_a_unit_comes_first_when_its_name_is_typed(phone: Phone, portal: str) -> None:
    assert phone.ask(portal, "xa minh hoa")[0].startswith("Xã Minh Họa")


def test_a_rule_page_is_found_by_its_code(phone: Phone, portal: str) -> None:
    assert phone.ask(portal, "t04")[0].startswith("T04:")


def test_filters_narrow_and_are_kept_in_the_address(phone: Phone, portal: str) -> None:
    phone.ask(portal, "doi thoai")
    page = phone.page
    page.get_by_label("Loại").select_option("Văn bản")
    assert all("Văn bản ·" in one for one in phone.results())
    page.get_by_label("Năm").select_option("2025")
    results = phone.results()
    assert results
    assert all("/2025" in one for one in results)
    page.get_by_label("Đơn vị").select_option("Đặc khu Cát Hải")
    assert phone.results() == []
    assert "Không tìm thấy" in phone.said
    page.reload()
    assert phone.results() == []
    assert page.get_by_label("Đơn vị").input_value() == "cat-hai"


def test_the_keyboard_is_enough(phone: Phone, portal: str) -> None:
    page = phone.page
    page.goto(f"{portal}tim-kiem/")
    page.get_by_label("Từ cần tìm").focus()
    page.keyboard.type("rác")
    page.keyboard.press("Enter")
    assert phone.results()
    for _ in range(5):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#tk-list') !== null")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


def test_nothing_is_wider_than_a_small_screen(browser: Browser, portal: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    phone = watched(context.new_page())
    phone.ask(portal, "thôn đông")
    assert phone.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    phone.page.goto(portal)
    assert phone.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    context.close()


def test_without_scripts_there_are_plain_lists(browser: Browser, portal: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{portal}tim-kiem/?q=rac")
    expect(page.get_by_text("Tìm kiếm cần JavaScript")).to_be_visible()
    expect(page.get_by_label("Loại")).to_be_hidden()
    page.get_by_role("link", name="Các đơn vị").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Đơn vị")
    context.close()


# --- the made-up index


def test_what_is_typed_with_diacritics_comes_first(phone: Phone, bare: str) -> None:
    exact = every(phone, bare, "đất đai")
    assert all("việc đất đai" in one for one in exact[:40])
    assert [one for one in exact[40:] if "dat dai" in one], "the others follow"
    side_by_side = every(phone, bare, "dat dai")
    assert all("đất đai" in one or "dat dai" in one for one in side_by_side[:80])
    assert all("đạt chuẩn" in one for one in side_by_side[80:]), "apart comes last"


def every(phone: Phone, address: str, query: str) -> list[str]:
    results = phone.ask(address, query)
    while (button := phone.page.locator("#tk-more")).is_visible():
        button.click()
        results = phone.results()
    return results


def test_the_words_found_are_marked(phone: Phone, bare: str) -> None:
    phone.ask(bare, "dat dai")
    assert phone.page.locator("#tk-list mark").all_inner_texts()[:2] == ["đất", "đai"]


def test_old_conferences_are_one_more_fetch_away(phone: Phone, bare: str) -> None:
    assert len(phone.ask(bare, "nạo vét mương")) == 8
    assert "còn" not in phone.said
    assert "hội nghị mới nhất" in phone.said
    page, more = phone.page, phone.page.get_by_role("button", name="Xem thêm kết quả")
    more.click()
    assert len(phone.results()) == 16
    assert page.evaluate("document.activeElement === document.querySelectorAll('#tk-list a')[8]")
    first = sum(Counting.sent)
    page.get_by_label("Đơn vị").select_option("Xã Minh Đức")
    assert phone.results() == []
    assert sum(Counting.sent) > first, "every tier was read to be sure"


def test_a_tier_can_be_asked_for(phone: Phone, bare: str) -> None:
    phone.ask(bare, "hội đồng", "&don-vi=u1")
    page = phone.page
    while (button := page.locator("#tk-more")).is_visible():
        before = page.locator("#tk-list > li").count()
        if before >= 60 or "cũ hơn" in button.inner_text():
            break
        button.click()
        assert len(phone.results()) > before
    if button.is_visible() and "cũ hơn" in button.inner_text():
        button.click()
        phone.results()
    assert page.locator("#tk-list > li").count() >= 16


def test_rare_words_are_found_at_any_age_and_partly_known_ones_told(phone: Phone, bare: str) -> None:
    assert len(phone.ask(bare, "mã1499")) == 1
    assert len(phone.ask(bare, "ma3")) == 1
    assert "Tìm thấy 1 mục." in phone.said
    phone.ask(bare, "mã7 zzz")
    assert "Không có mục nào đủ các từ" in phone.said
    assert phone.ask(bare, "zzzz") == []
    assert "Không tìm thấy" in phone.said
    assert phone.ask(bare, "?!") == []


def test_a_word_begun_finds_words_that_begin_so(phone: Phone, bare: str) -> None:
    assert any("chuyện" in one for one in phone.ask(bare, "chuye"))


def test_a_unit_and_a_word_together(phone: Phone, bare: str) -> None:
    results = phone.ask(bare, "chuyen minh duc")
    assert len(results) == 1
    assert "chuyện cũ" in results[0]


def test_a_lost_connection_is_told(phone: Phone, bare: str) -> None:
    phone.ask(bare, "mã77")
    phone.page.evaluate("() => { window.fetch = () => Promise.reject(new Error('mất mạng')); }")
    box = phone.page.get_by_label("Từ cần tìm")
    box.fill("chuyện")
    box.press("Enter")
    assert phone.results() == []
    assert "Không tải được" in phone.said


def slowed(page: Page, pattern: str) -> Callable[[], None]:
    """Hold back what a pattern of addresses asks for, until it is let go."""
    held: list[Route] = []
    page.route(pattern, lambda one: held.append(one))  # noqa: PLW0108 - Playwright marks what it is given

    def let_go() -> None:
        for one in held:
            one.continue_()
        page.unroute(pattern)

    return let_go


def test_what_is_typed_before_the_script_is_there_is_kept(phone: Phone, bare: str) -> None:
    let_go = slowed(phone.page, "**/tim-kiem.js")
    phone.page.goto(f"{bare}tim-kiem/", wait_until="commit")
    box = phone.page.get_by_label("Từ cần tìm")
    box.fill("chuyện")
    let_go()
    phone.page.get_by_label("Loại").wait_for()
    assert box.input_value() == "chuyện"
    assert phone.said == "", "its writer may not be done"
    box.press("Enter")
    assert "chuyện cũ" in phone.results()[0]


def test_what_is_sent_before_the_script_is_there_is_found(phone: Phone, bare: str) -> None:
    let_go = slowed(phone.page, "**/tim-kiem.js")
    phone.page.goto(f"{bare}tim-kiem/", wait_until="commit")
    box = phone.page.get_by_label("Từ cần tìm")
    box.fill("chuyện")
    with phone.page.expect_navigation(wait_until="commit"):
        box.press("Enter")
    let_go()
    assert "chuyện cũ" in phone.results()[0]
    assert box.input_value() == "chuyện"


def test_coming_back_to_the_box_does_not_end_a_search(phone: Phone, bare: str) -> None:
    let_go = slowed(phone.page, "**/index.json")
    phone.page.goto(f"{bare}tim-kiem/")
    phone.page.evaluate("document.getElementById('tk-q').value = 'chuyện'")
    phone.page.get_by_label("Loại").select_option("Kiến nghị")
    phone.page.get_by_label("Từ cần tìm").focus()
    let_go()
    assert "chuyện cũ" in phone.results()[0]


HASTE = "const own = AbortSignal.timeout; AbortSignal.timeout = (wait) => own.call(AbortSignal, wait / 200)"


@pytest.mark.parametrize("never", ["index.json", "s/0.bin", "m/minh-duc-2024-01.json"])
def test_what_never_comes_is_told(phone: Phone, bare: str, never: str) -> None:
    phone.page.add_init_script(HASTE)
    let_go = slowed(phone.page, f"**/chi-muc/{never}*")
    assert phone.ask(bare, "chuyện") == []
    assert "Không tải được dữ liệu tìm kiếm" in phone.said
    let_go()
    phone.page.get_by_role("button", name="Tìm", exact=True).click()
    assert "chuyện cũ" in phone.results()[0], "it can be tried again"


@pytest.mark.parametrize("query", ["hội nghị đối thoại", "đề nghị nạo vét mương ở thôn đông", "hoi dong", "mã77"])
def test_a_first_query_fetches_little(phone: Phone, bare: str, query: str) -> None:
    assert phone.ask(bare, query)
    assert sum(Counting.sent) < GOAL / 2


def test_the_script_is_small_and_needs_no_eval() -> None:
    script = "".join(joined((ROOT / "doithoai/portal/docs/assets" / name).read_text("utf-8")) for name in SCRIPTS)
    assert len(script.encode()) < 13_000
    for word in ("eval", "innerHTML", "Function(", "http:", "https:", "WebAssembly"):
        assert word not in script


def test_the_script_folds_words_as_the_index_does(phone: Phone, bare: str) -> None:
    words = json.loads((ROOT / "tests/search_words.json").read_text("utf-8"))
    shapes: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
    typed = [unicodedata.normalize(shape, word[0]) for word in words for shape in shapes]
    phone.page.goto(f"{bare}tim-kiem/")
    fold = "words.map((word) => [formsOf(word)[0], termsOf(word)[0]])"
    told = phone.page.evaluate(
        f"async (words) => {{ const {{ formsOf, termsOf }} = await import('../assets/chu.js'); return {fold}; }}", typed
    )
    assert told == [[wanted, plain] for _, wanted, plain in words for _ in shapes]
