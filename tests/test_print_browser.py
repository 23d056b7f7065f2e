"""Printing in a real browser: each thing alone on its sheets, with all it must say and nothing else; codes are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pytest
import zxingcpp
from playwright.sync_api import Browser, Page, expect

from tests.axe import colours, faults, shapes

SITE = "https://doithoai.example/doi-thoai/"
FURNITURE = (
    "Cổng thử nghiệm",
    "Mục lục",
    "Trở lại đầu trang",
    "Gửi ý kiến, kiến nghị trực tuyến",
    "Bỏ lọc",
    "In phiếu",
)
CONFERENCE = "minh-hoa/2026/02/"


class Paper(NamedTuple):
    """A printed page: the words of each sheet, their numbers apart, and the codes on the first."""

    sheets: list[str]
    numbers: list[str]
    codes: list[str]

    @property
    def words(self) -> str:
        return " ".join(self.sheets)


def read(pdf: bytes) -> Paper:
    document = pypdfium2.PdfDocument(pdf)
    texts = [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in document]
    numbers = [found[0] if (found := re.match(r"\d+/\d+(?= )", text)) else "" for text in texts]
    sheets = [text.removeprefix(number).strip() for text, number in zip(texts, numbers, strict=True)]
    bitmap = document[0].render(scale=3, grayscale=True)
    image = memoryview(bitmap.buffer).cast("B", shape=(bitmap.height, bitmap.stride))
    codes = [found.text for found in zxingcpp.read_barcodes(image)]
    document.close()
    return Paper(sheets, numbers, codes)


def printed(page: Page) -> Paper:
    return read(page.pdf(prefer_css_page_size=True))


@pytest.fixture(params=["scripts", "no scripts"])
def reader(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in a dark browser, with scripts and without."""
    context = browser.new_context(java_script_enabled=request.param == "scripts", color_scheme="dark")
    yield context.new_page()
    context.close()


def test_the_poster_is_one_sheet_with_a_code_that_leads_to_the_conference(reader: Page, address: str) -> None:
    reader.goto(f"{address}minh-hoa/2026/05/#ap-phich")
    paper = printed(reader)
    assert len(paper.sheets) == 1
    assert paper.codes == [f"{SITE}minh-hoa/2026/05/"]
    for words in ("THÔNG BÁO", "07 giờ 30, thứ Tư, 09/12/2026", "Nhà văn hóa trung tâm", "171-TB/ĐU", "Hư cấu"):
        assert words in paper.words, words
    for words in (*FURNITURE, "Các bước và thời hạn", "Kiến nghị số", "Kính thưa", "Phiếu theo dõi"):
        assert words.casefold() not in paper.words.casefold(), words


@pytest.mark.parametrize(("number", "turn"), [("03", "THÔNG BÁO HOÃN"), ("04", "THÔNG BÁO HỦY")])
def test_the_poster_of_what_is_off_says_so_and_invites_nobody(page: Page, address: str, number: str, turn: str) -> None:
    page.goto(f"{address}minh-hoa/2026/{number}/#ap-phich")
    paper = printed(page)
    assert len(paper.sheets) == 1
    assert turn in paper.words
    assert "Không tổ chức vào" in paper.words
    assert "Thành phần" not in paper.words


@pytest.mark.parametrize("number", ["03", "05"])
def test_however_much_is_said_the_poster_stays_one_sheet(page: Page, address: str, number: str) -> None:
    page.goto(f"{address}minh-hoa/2026/{number}/#ap-phich")
    page.evaluate(
        "for (const one of document.querySelectorAll('.dt-topic, .dt-clamp')) one.append(' và việc khác'.repeat(400))"
    )
    page.locator(".dt-topic").evaluate("one => one.className = 'dt-topic dt-long'")
    paper = printed(page)
    assert len(paper.sheets) == 1
    assert paper.codes == [f"{SITE}minh-hoa/2026/{number}/"]
    assert "Bản in từ cổng thông tin" in paper.words


def test_a_receipt_is_one_petition_and_how_to_follow_it(reader: Page, address: str) -> None:
    reader.goto(f"{address}{CONFERENCE}#kn-11")
    paper = printed(reader)
    assert len(paper.sheets) == 1
    assert paper.codes == [f"{SITE}{CONFERENCE}#kn-11"]
    for words in (
        "XÃ MINH HỌA",
        "PHIẾU THEO DÕI Ý KIẾN, KIẾN NGHỊ",
        "minh-hoa-2026-02-011",
        "14 hộ tại xóm mới",
        "tiếp nhận trước hội nghị",
        "07/07/2026",
        "quá hạn",
        "tính đến hết Chủ nhật, 22/11/2026",
        f"{SITE}tra-cuu/",
        "Liên hệ:",
        "hư cấu",
        "Quá trình giải quyết",
        "đã giao cơ quan giải quyết",
    ):
        assert words in paper.words, words
    assert set(re.findall(r"Kiến nghị số (\d+)", paper.words)) == {"11"}
    for words in (*FURNITURE, "Các bước và thời hạn", "Hồ sơ"):
        assert words not in paper.words, words


def test_every_receipt_of_a_page_has_the_code_of_its_petition(page: Page, address: str) -> None:
    for number in (1, 9, 10, 24):
        page.goto(f"{address}{CONFERENCE}#kn-{number}")
        assert printed(page).codes == [f"{SITE}{CONFERENCE}#kn-{number}"]


def test_a_code_on_the_screen_is_read_in_dark_mode_too(reader: Page, address: str) -> None:
    reader.goto(f"{address}{CONFERENCE}#kn-7")
    box = reader.locator("#kn-7 .dt-qr").bounding_box()
    assert box
    assert box["width"] >= 100
    expect(reader.locator("#kn-8 .dt-qr")).to_be_hidden()


def test_a_conclusion_notice_is_a_clean_document(reader: Page, address: str) -> None:
    reader.goto(f"{address}{CONFERENCE}#van-ban-conclusion_notice")
    paper = printed(reader)
    first = paper.sheets[0]
    assert "THÔNG BÁO KẾT LUẬN HỘI NGHỊ ĐỐI THOẠI" in first
    assert "97-TB/ĐU" in first
    assert "1. Đánh giá chung" in first
    assert "5. Theo dõi, đôn đốc, giám sát" in paper.words
    assert "Đã gửi:" in paper.words
    for words in (
        *FURNITURE,
        "Toàn văn và nơi nhận",
        "Các bước và thời hạn",
        "Biên bản",
        "PHIẾU THEO DÕI",
        "Mã tra cứu",
    ):
        assert words not in paper.words, words
    assert paper.codes == []


def test_the_list_of_petitions_has_every_petition_once_and_none_is_torn(reader: Page, address: str) -> None:
    reader.goto(f"{address}{CONFERENCE}#kien-nghi")
    paper = printed(reader)
    heads = re.findall(r"Kiến nghị số (\d+) [✓✕…↑→–=◑◔○!↺?]", paper.words)
    assert [int(one) for one in heads] == list(range(1, 25))
    assert "Ý kiến, kiến nghị (24)" in paper.sheets[0]
    for sheet in paper.sheets:
        assert len(re.findall(r"Kiến nghị số \d+ [✓✕…↑→–=◑◔○!↺?]", sheet)) == sheet.count("Mã tra cứu:")
    for words in (*FURNITURE, "Các bước và thời hạn", "Biên bản", "PHIẾU THEO DÕI", "Quá trình giải quyết"):
        assert words not in paper.words, words


def test_the_script_is_one_sheet_of_words_only(reader: Page, address: str) -> None:
    reader.goto(f"{address}minh-hoa/2026/05/#bai-doc")
    paper = printed(reader)
    assert len(paper.sheets) == 1
    assert "Kính thưa toàn thể Nhân dân!" in paper.words
    assert not re.search("[0-9]", paper.words)
    assert "Các bước" not in paper.words


def test_the_whole_page_prints_as_a_dossier_with_what_was_folded(reader: Page, address: str) -> None:
    reader.goto(f"{address}{CONFERENCE}")
    paper = printed(reader)
    for words in ("Các bước và thời hạn", "Kiến nghị số 24", "Đánh giá chung", "Quá trình giải quyết", f"In từ {SITE}"):
        assert words in paper.words, words
    for words in (*FURNITURE, "Kính thưa", "PHIẾU THEO DÕI", "Bản in dán bảng tin", "Trong trang này"):
        assert words not in paper.words, words
    total = len(paper.sheets)
    assert paper.numbers == [f"{number}/{total}" for number in range(1, total + 1)]


@pytest.mark.parametrize(
    "path",
    ["", "minh-hoa/", "minh-hoa/2026/", "tre-han-va-thieu/", "thong-bao/", "ket-luan/", "can-cu/luat-tccqdp-2025/"],
)
def test_other_pages_print_their_content_and_their_address(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    title = page.get_by_role("heading", level=1).inner_text().removesuffix("¶")
    paper = printed(page)
    assert title in paper.sheets[0]
    assert f"In từ {SITE}{path}" in paper.words
    for words in FURNITURE:
        assert words not in paper.words, words


def test_what_can_be_printed_is_found_and_shut_again_by_plain_links(reader: Page, address: str) -> None:
    reader.goto(f"{address}minh-hoa/2026/05/")
    poster, script = reader.locator("#ap-phich"), reader.locator("#bai-doc")
    expect(poster).to_be_hidden()
    reader.get_by_role("link", name="Bản in dán bảng tin").click()
    expect(poster).to_be_visible()
    poster.get_by_role("link", name="Đóng").click()
    expect(poster).to_be_hidden()
    reader.get_by_role("link", name="Bản đọc trên loa").click()
    expect(script.get_by_text("Kính thưa toàn thể Nhân dân!")).to_be_visible()
    expect(poster).to_be_hidden()


def test_a_press_prints_where_scripts_run(page: Page, address: str) -> None:
    page.goto(f"{address}{CONFERENCE}")
    page.evaluate("() => { window.asked = []; window.print = () => window.asked.push(location.hash); }")
    page.locator("#kn-7").get_by_role("link", name="In phiếu này").click()
    page.wait_for_function("window.asked.length == 1")
    page.get_by_role("link", name="Bản in dán bảng tin").click()
    page.get_by_role("button", name="In tờ này").click()
    assert page.evaluate("window.asked") == ["#kn-7", "#ap-phich"]


def test_folded_parts_are_opened_for_a_browser_whose_style_sheets_cannot(page: Page, address: str) -> None:
    page.goto(f"{address}{CONFERENCE}")
    page.evaluate("() => { CSS.supports = () => false; }")
    folded = page.locator("details:not([open])").count()
    assert folded
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() == folded


LAID_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".dt-petition, .dt-paper { content-visibility: visible !important }");
  document.adoptedStyleSheets = [sheet];
}"""


@pytest.mark.parametrize(
    ("page", "judged"),
    [((360, "light"), faults), ((360, "dark"), colours), ((1280, "light"), shapes)],
    indirect=["page"],
    ids=["phone", "dark", "wide"],
)
def test_axe_finds_nothing_in_what_is_shown_before_printing(
    page: Page, address: str, judged: Callable[[Page], list[str]]
) -> None:
    for path in ("02/#kn-7", "03/#ap-phich", "05/#ap-phich", "05/#bai-doc"):
        page.goto("about:blank")
        page.goto(f"{address}minh-hoa/2026/{path}")
        expect(page.locator(":target")).to_be_visible()
        # What lies off the screen is not laid out, and would be measured as if its parts lay over one another.
        page.evaluate(LAID_OUT)
        assert judged(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_without_scripts_no_button_promises_to_print(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}minh-hoa/2026/05/#ap-phich")
    expect(page.get_by_text("in trang này khi tờ đang mở")).to_be_visible()
    assert page.get_by_role("button", name="In tờ này").count() == 0
    page.goto(f"{address}{CONFERENCE}")
    expect(page.locator("#kn-7 .dt-qr")).to_be_hidden()
    page.locator("#kn-7").get_by_role("link", name="In phiếu này").click()
    expect(page.locator("#kn-7 .dt-qr")).to_be_visible()
    context.close()
