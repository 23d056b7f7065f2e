"""Lists and look-up as a citizen uses them: on a phone, without diacritics, by a code on paper, without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.axe import faults

DESKTOP = 1280
YEAR = "minh-hoa/2026/kien-nghi/"


def unfold(page: Page) -> None:
    """Open the filters of a phone."""
    if not page.locator(".dt-controls").is_visible():
        page.get_by_text("Lọc danh sách").click()


def asks(page: Page) -> list[str]:
    return [text for text in page.locator(".dt-ask:visible").all_inner_texts() if text]


def told(page: Page, pattern: str) -> None:
    expect(page.locator("#dt-count")).to_have_text(re.compile(pattern))


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    """A phone whose browser runs no scripts."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    yield context.new_page()
    context.close()


# --- all petitions of one year


@pytest.mark.parametrize("typed", ["thon doai", "Thôn Đoài", "THÔN ĐOÀI", "doai", "Tho\u0302n \u0110oa\u0300i"])
def test_a_village_is_typed_as_people_type(page: Page, address: str, typed: str) -> None:
    page.goto(address + YEAR)
    unfold(page)
    page.get_by_label("Thôn, tổ dân phố").fill(typed)
    told(page, r"^\d+ trên 59 kiến nghị khớp")
    found = asks(page)
    assert found
    assert all("Thôn Đoài" in one for one in found)


def test_another_diacritic_is_another_word(page: Page, address: str) -> None:
    page.goto(address + YEAR)
    unfold(page)
    page.get_by_label("Thôn, tổ dân phố").fill("thôn đồng")
    told(page, "Không có kiến nghị nào khớp")
    assert asks(page) == []
    page.get_by_role("button", name="Bỏ lọc").click()
    told(page, "Có 59 kiến nghị")
    assert len(asks(page)) == 59


def test_conferences_without_a_match_are_left_out(page: Page, address: str) -> None:
    page.goto(address + YEAR)
    unfold(page)
    page.get_by_label("Lĩnh vực").select_option("Cấp nước")
    shown = page.locator("[data-group]:visible")
    assert 0 < shown.count() < page.locator("[data-group]").count()
    assert shown.count() == page.locator("[data-group]:visible:has(.dt-ask:visible)").count()


def test_a_filtered_list_can_be_shared_and_gone_back_to(page: Page, address: str) -> None:
    page.goto(address + YEAR)
    unfold(page)
    page.get_by_label("Còn phải giải quyết").select_option("Chỉ việc chưa xong")
    told(page, "23 trên 59")
    page.get_by_label("Lĩnh vực").select_option("Giao thông")
    assert page.url.endswith("?linh-vuc=giao_thong&con=mo")
    few = asks(page)
    page.go_back()
    told(page, "23 trên 59")
    expect(page.get_by_label("Lĩnh vực")).to_have_value("")
    page.go_forward()
    expect(page.get_by_label("Lĩnh vực")).to_have_value("giao_thong")
    shared = page.url
    page.goto(address)
    page.goto(shared)
    assert asks(page) == few
    assert page.locator(".dt-controls").is_visible(), "what is chosen is seen at once"


def test_a_link_to_a_part_that_is_filtered_away_leads_there(page: Page, address: str) -> None:
    page.goto(f"{address}{YEAR}?con=qua-han#hoi-nghi-01")
    told(page, "Có 59 kiến nghị")
    expect(page.locator("#hoi-nghi-01")).to_be_visible()
    page.get_by_label("Còn phải giải quyết").select_option("Chỉ việc quá hạn")
    expect(page.locator("#hoi-nghi-06")).to_be_hidden()
    page.evaluate("location.hash = '#hoi-nghi-06'")
    expect(page.locator("#hoi-nghi-06")).to_be_in_viewport()


def test_a_value_nobody_knows_chooses_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}{YEAR}?linh-vuc=khong-co&x=1")
    told(page, "Có 59 kiến nghị")


# --- all petitions of all units


def test_all_petitions_are_filtered_on_a_phone(page: Page, address: str) -> None:
    page.goto(f"{address}kien-nghi/")
    everything = page.locator("#dt-newest .dt-ask").count()
    assert everything == 95
    unfold(page)
    page.get_by_label("Còn phải giải quyết").select_option("Chỉ việc quá hạn")
    told(page, "Có 1 kiến nghị khớp")
    expect(page.locator("#dt-newest")).to_be_hidden()
    assert "quá hạn" in asks(page)[0]
    page.get_by_role("button", name="Bỏ lọc").click()
    expect(page.locator("#dt-newest")).to_be_visible()
    assert page.locator("#dt-count").inner_text() == ""


def test_a_village_of_all_units_is_typed_without_diacritics(page: Page, address: str) -> None:
    page.goto(f"{address}kien-nghi/")
    unfold(page)
    box = page.get_by_label("Thôn, tổ dân phố")
    box.fill("thon doai")
    box.press("Enter")
    told(page, r"Có \d+ kiến nghị khớp")
    found = asks(page)
    assert found
    assert all("Thôn Đoài" in one and "dữ liệu hư cấu" in one for one in found)
    page.locator("#dt-found a").first.click()
    assert re.search(r"/minh-hoa/\d{4}/\d{2}/#kn-\d+$", page.url)
    page.go_back()
    expect(page.get_by_label("Thôn, tổ dân phố")).to_have_value("thon doai")
    told(page, r"Có \d+ kiến nghị khớp")


def test_an_office_is_found_by_part_of_its_name_and_older_results_follow(page: Page, address: str) -> None:
    page.goto(f"{address}kien-nghi/?co-quan={quote('phong kinh te')}")
    told(page, "kiến nghị khớp")
    first = asks(page)
    assert all("giao Phòng Kinh tế xã" in one for one in first)
    more = page.get_by_role("button", name="Xem tiếp")
    if more.is_visible():
        more.click()
        expect(page.locator("#dt-found .dt-ask")).not_to_have_count(len(first))
        assert page.evaluate("document.activeElement.matches('#dt-found .dt-ask:nth-child(31) a')")


def test_what_fits_nothing_fetches_no_list(page: Page, address: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda sent: fetched.append(sent.url) if "/chi-muc/" in sent.url else None)
    page.goto(f"{address}kien-nghi/")
    assert fetched == []
    page.goto(f"{address}kien-nghi/?thon=khong%20co&don-vi=minh-hoa")
    told(page, "Không có kiến nghị nào khớp")
    assert [url.rpartition("/")[2] for url in fetched] == ["index.json"]


def test_only_lists_that_can_fit_are_fetched(page: Page, address: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda sent: fetched.append(sent.url) if "/chi-muc/" in sent.url else None)
    page.goto(f"{address}kien-nghi/?nam=2025")
    told(page, "Có 36 kiến nghị khớp")
    assert len(asks(page)) == 30
    assert [url.rpartition("/")[2].partition("?")[0] for url in fetched] == ["index.json", "minh-hoa-2025.json"]
    page.get_by_role("button", name="Xem tiếp").click()
    expect(page.locator("#dt-found .dt-ask")).to_have_count(36)
    expect(page.get_by_role("button", name="Xem tiếp")).to_be_hidden()
    assert page.evaluate(
        "document.activeElement.closest('.dt-ask') === document.querySelectorAll('#dt-found .dt-ask')[30]"
    )


def test_a_row_that_the_browser_makes_is_the_one_of_the_page(page: Page, address: str) -> None:
    rows = """list => Object.fromEntries([...document.querySelectorAll(`${list} .dt-ask`)].map((row) => {
        const link = row.querySelector("a"), address = link.href;
        link.removeAttribute("href");
        return [address, row.innerHTML.replace(/\\s+/g, " ").replace(/ (?=<\\/p>)/g, "").trim()];
    }))"""
    page.goto(f"{address}kien-nghi/")
    of_the_page = page.evaluate(rows, "#dt-newest")
    kinds: set[str] = set()
    for year in ("2025", "2026"):
        page.goto(f"{address}kien-nghi/?nam={year}")
        told(page, "kiến nghị khớp")
        while (more := page.get_by_role("button", name="Xem tiếp")).is_visible():
            before = page.locator("#dt-found .dt-ask").count()
            more.click()
            expect(page.locator("#dt-found .dt-ask")).not_to_have_count(before)
        made = page.evaluate(rows, "#dt-found")
        assert len(made) == {"2025": 36, "2026": 59}[year]
        assert made == {path: of_the_page[path] for path in made}
        kinds |= {word for row in made.values() for word in (" · giao ", " đã quá ", ", chậm ") if word in row}
        assert not re.search(r"[{}]", " ".join(made.values()))
    assert " · giao " in kinds


def test_villages_are_suggested(page: Page, address: str) -> None:
    page.goto(f"{address}kien-nghi/")
    unfold(page)
    page.get_by_label("Thôn, tổ dân phố").focus()
    expect(page.locator("#loc-thon-goi-y option")).to_have_count(8)


def test_a_lost_connection_is_told_and_can_be_tried_again(page: Page, address: str) -> None:
    page.goto(f"{address}kien-nghi/")
    unfold(page)
    page.evaluate("() => { window.kept = window.fetch; window.fetch = () => Promise.reject(new Error('mất mạng')); }")
    page.get_by_label("Năm").select_option("2026")
    told(page, "Không tải được danh sách")
    page.evaluate("() => { window.fetch = window.kept; }")
    page.get_by_label("Năm").select_option("2025")
    told(page, "Có 36 kiến nghị khớp")


def test_a_list_that_was_lost_is_asked_for_again(page: Page, address: str) -> None:
    page.goto(f"{address}kien-nghi/")
    unfold(page)
    page.get_by_label("Còn phải giải quyết").select_option("Chỉ việc chưa xong")
    told(page, "kiến nghị khớp")
    everything = asks(page)
    page.goto(f"{address}kien-nghi/")
    unfold(page)
    page.get_by_label("Thôn, tổ dân phố").focus()
    expect(page.locator("#loc-thon-goi-y option")).to_have_count(8)
    page.evaluate("() => { window.kept = window.fetch; window.fetch = () => Promise.reject(new Error('mất mạng')); }")
    page.get_by_label("Còn phải giải quyết").select_option("Chỉ việc chưa xong")
    told(page, "Không tải được danh sách")
    page.evaluate("() => { window.fetch = window.kept; document.querySelector('#dt-found button').click() }")
    told(page, "kiến nghị khớp")
    assert asks(page) == everything


HASTE = "const own = AbortSignal.timeout; AbortSignal.timeout = (wait) => own.call(AbortSignal, wait / 200)"


def test_a_list_that_never_comes_is_told(page: Page, address: str) -> None:
    page.add_init_script(HASTE)
    page.route("**/chi-muc/index.json", lambda _: None)
    page.goto(f"{address}kien-nghi/?con=mo")
    told(page, "Không tải được danh sách")
    page.goto(f"{address}tra-cuu/?ma=minh-hoa-2026-02-011")
    expect(page.locator("#dt-lookup-said")).to_contain_text("Không tải được")


# --- look-up by code


SPELLINGS = (
    "minh-hoa-2026-02-011",
    "MINH-HOA-2026-02-011",
    "Minh Họa 2026 02 11",
    "minh hoa 2026 2 11",
    "xã Minh Hoạ 2026/02#11",
    "minhhoa202602011",
    "minh-hoa-2026-02011",
    "Mã kiến nghị: minh-hoa-2026-02-011.",
    "https://doithoai.example/minh-hoa/2026/02/#kn-11",
)


@pytest.mark.parametrize("typed", SPELLINGS)
def test_a_code_leads_to_its_petition_however_it_is_spelt(page: Page, address: str, typed: str) -> None:
    page.goto(f"{address}tra-cuu/")
    page.get_by_label("Mã kiến nghị").fill(typed)
    page.get_by_role("button", name="Xem kiến nghị").click()
    page.wait_for_url(f"{address}minh-hoa/2026/02/#kn-11")
    expect(page.locator("#kn-11")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Mã kiến nghị")).to_be_visible()


def test_a_receipt_leads_straight_to_the_petition(page: Page, address: str) -> None:
    page.goto(f"{address}gioi-thieu/")
    page.goto(f"{address}tra-cuu/?ma=minh-hoa-2026-02-011")
    page.wait_for_url(f"{address}minh-hoa/2026/02/#kn-11")
    page.go_back()
    page.wait_for_url(f"{address}gioi-thieu/")


def test_a_code_of_a_conference_leads_to_its_page(page: Page, address: str) -> None:
    page.goto(f"{address}tra-cuu/?ma=minh-hoa-2026-02")
    page.wait_for_url(f"{address}minh-hoa/2026/02/")


@pytest.mark.parametrize(
    ("typed", "said", "link"),
    [
        ("mười một", "Chưa đọc được mã này", None),
        ("2026-02-011", "thiếu tên đơn vị ở đầu, trước năm 2026", "Các đơn vị"),
        ("minh-tam-2026-02-011", "Chưa thấy đơn vị nào có tên ghi ở đầu mã", "Các đơn vị"),
        ("minh-hoa-2031-02-011", "chưa có hội nghị nào năm 2031 của xã Minh Họa", "Trang của xã Minh Họa"),
        ("cat hai 2025 01 001", "chưa có hội nghị nào năm 2025 của đặc khu Cát Hải", "Trang của đặc khu Cát Hải"),
        ("minh-hoa-2026", "thiếu số hội nghị và số kiến nghị", "Xã Minh Họa, năm 2026"),
        ("minh-hoa-2026-09-001", "hội nghị số: 1, 2, 3, 4, 5, 6", "Xã Minh Họa, năm 2026"),
        ("minh-hoa-2026-02-099", "có 24 kiến nghị, đánh số từ 1 đến 24", "ngày 17/06/2026"),
    ],
)
def test_a_wrong_code_is_told_kindly(page: Page, address: str, typed: str, said: str, link: str | None) -> None:
    page.goto(f"{address}tra-cuu/")
    box = page.get_by_label("Mã kiến nghị")
    box.fill(typed)
    box.press("Enter")
    expect(page.locator("#dt-lookup-said")).to_contain_text(said)
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-invalid", "true")
    links = page.locator("#dt-lookup-links a")
    if link:
        expect(links.filter(has_text=link).first).to_be_visible()
        for path in links.evaluate_all("all => all.map(one => one.href)"):
            answer = page.request.get(path)
            assert answer.ok, path
    else:
        expect(links).to_have_count(0)


@pytest.mark.parametrize("page", [(360, "dark"), (1280, "light")], indirect=True)
@pytest.mark.parametrize("path", ["kien-nghi/?con=mo", f"{YEAR}?thon=hạ", "tra-cuu/?ma=minh-hoa-2026-02-099"])
def test_what_scripts_put_on_a_page_is_for_everyone(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.locator(".dt-ask:visible, #dt-lookup-links a").first.wait_for()
    assert faults(page) == []


def test_a_look_up_without_a_connection_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}tra-cuu/")
    page.evaluate("() => { window.fetch = () => Promise.reject(new Error('mất mạng')); }")
    page.get_by_label("Mã kiến nghị").fill("minh-hoa-2026-02-011")
    page.get_by_role("button", name="Xem kiến nghị").click()
    expect(page.locator("#dt-lookup-said")).to_contain_text("Không tải được")


# --- announcements and conclusion notices


def test_announcements_stand_by_month_and_are_filtered(page: Page, address: str) -> None:
    page.goto(f"{address}thong-bao/")
    expect(page.get_by_role("heading", name="Tháng 11 năm 2026")).to_be_visible()
    unfold(page)
    page.get_by_label("Loại").select_option("Hoãn")
    told(page, "^1 trên 13 thông báo")
    assert page.locator("[data-group]:visible").count() == 1
    page.get_by_label("Năm").select_option("2025")
    told(page, "Không có thông báo nào khớp")
    page.goto(f"{address}minh-hoa/thong-bao/")
    assert page.locator(".dt-news > li").count() > 13


# --- what is late


def late(page: Page) -> list[str]:
    return [text for text in page.locator(".dt-late-rows tbody > tr:visible").all_inner_texts() if text]


def test_the_late_list_is_filtered_on_a_phone(page: Page, address: str) -> None:
    page.goto(f"{address}tre-han-va-thieu/")
    everything = late(page)
    days = [int(found[0]) for one in everything if (found := re.findall(r"(\d+) ngày làm việc", one))]
    assert len(days) == len(everything)
    assert days == sorted(days, reverse=True)
    unfold(page)
    page.get_by_label("Tình trạng").select_option("Đã làm nhưng chậm")
    told(page, rf"^\d+ trên {len(everything)} việc")
    few = late(page)
    assert 0 < len(few) < len(everything)
    assert all("đã thực hiện, chậm" in one or "đã làm xong, chậm" in one for one in few)
    page.get_by_role("button", name="Bỏ lọc").click()
    page.get_by_label("Loại việc").select_option("Trả lời kiến nghị")
    page.get_by_label("Ai phải làm").fill("phong kinh te")
    assert len(late(page)) == 1
    page.get_by_label("Chậm bao lâu").select_option("Đến 5 ngày")
    told(page, "Không có việc nào khớp")
    expect(page.get_by_role("heading", name="Đơn vị mẫu")).to_be_hidden()


def test_every_late_line_of_a_unit_is_on_its_own_page(page: Page, address: str) -> None:
    page.goto(f"{address}tre-han-va-thieu/#minh-hoa")
    row = page.locator("#minh-hoa")
    assert "hư cấu" in row.inner_text()
    row.get_by_role("link").click()
    expect(page).to_have_url(f"{address}minh-hoa/tre-han-va-thieu/")
    expect(page.get_by_role("heading", name="Quá hạn, chưa thực hiện (2)")).to_be_visible()
    expect(page.get_by_role("heading", name="Bộ quy tắc kiểm tra nêu")).to_be_visible()


# --- plans


def test_plans_are_compared_and_found_by_name(page: Page, address: str) -> None:
    page.goto(f"{address}ke-hoach/")
    told(page, "Có 7 kế hoạch")
    unfold(page)
    page.get_by_label("Đơn vị", exact=True).fill("duong an")
    told(page, "^1 trên 7")
    row = page.locator(".dt-plans tbody > tr:visible")
    assert "15/KH-UBND, 18/07/2025" in row.inner_text()
    row.get_by_role("link", name="Mọi quy định, kèm mục").click()
    expect(page).to_have_url(f"{address}can-cu/duong-an-2025/")


# --- without scripts


@pytest.mark.parametrize(
    ("path", "rows"),
    [
        ("kien-nghi/", "#dt-newest .dt-ask"),
        (YEAR, ".dt-ask"),
        ("thong-bao/", ".dt-news > li"),
        ("ket-luan/", ".dt-news > li"),
        ("ke-hoach/", ".dt-plans tbody > tr"),
        ("tre-han-va-thieu/", ".dt-late-rows tbody > tr"),
        ("tra-cuu/", "article .dt-links a"),
    ],
)
def test_everything_can_be_read_without_scripts(bare: Page, address: str, path: str, rows: str) -> None:
    bare.goto(address + path)
    assert bare.locator(f"{rows}:visible").count() == bare.locator(rows).count() > 0
    assert bare.locator("article form:visible").count() == 0


def test_a_petition_is_reached_without_scripts(bare: Page, address: str) -> None:
    bare.goto(f"{address}tra-cuu/?ma=minh-hoa-2026-02-011")
    expect(bare.get_by_text("Ô tra cứu cần JavaScript")).to_be_visible()
    bare.get_by_role("link", name="năm 2026").click()
    bare.locator("[data-group]", has_text="17/06/2026").get_by_role("link", name="Kiến nghị số 11").click()
    expect(bare).to_have_url(f"{address}minh-hoa/2026/02/#kn-11")
