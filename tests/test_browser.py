"""What a citizen does, in a real browser on the built portal; nothing leaves the host, nothing complains."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, expect

PHONE, DESKTOP = 360, 1440
Scheme = Literal["light", "dark"]
SCREENS: tuple[tuple[int, Scheme], ...] = ((320, "light"), (PHONE, "dark"), (768, "light"), (DESKTOP, "dark"))
PAGES = (
    "",
    "don-vi/",
    "minh-hoa/",
    "minh-hoa/2026/",
    "minh-hoa/2026/02/",
    "cat-hai/2025/",
    "can-cu/luat-tccqdp-2025/",
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
    "so-lieu/",
    "so-lieu/2026/",
    "lich/",
    "lich/2026-09/",
    "can-cu/",
    "quy-tac/",
    "huong-dan/",
    "gioi-thieu/",
)


def screen(page: Page, width: int, scheme: Scheme) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)


def test_no_page_is_wider_than_the_screen(page: Page, address: str) -> None:
    """Each is loaded on the narrowest screen and then widened, as a phone that is turned and a window that is drawn."""
    for path in PAGES:
        screen(page, *SCREENS[0])
        page.goto(address + path)
        for width, scheme in SCREENS:
            screen(page, width, scheme)
            over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert over <= 0, (path, width, scheme)


def test_from_home_to_what_became_of_one_petition(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", name="Hội nghị sắp tổ chức")).to_be_visible()
    page.get_by_role("link", name="Xã Minh Họa", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Xã Minh Họa"
    page.get_by_role("link", name="Hội nghị đối thoại định kỳ ngày 24/09/2025").click()
    page.locator("#tra-loi").get_by_text("Từng kiến nghị phải trả lời").click()
    page.get_by_role("link", name="Số 6", exact=True).click()
    expect(page).to_have_url(f"{address}minh-hoa/2025/01/#kn-6")
    petition = page.locator("#kn-6")
    expect(petition).to_be_visible()
    assert "đã" in petition.locator(".dt-badge").first.inner_text()
    petition.get_by_role("link", name="Văn bản trả lời").first.click()
    assert "#van-ban-written_reply" in page.url


def test_why_that_day_counts_the_days_one_by_one(page: Page, address: str) -> None:
    page.goto(f"{address}minh-hoa/2025/01/")
    step = page.locator("#buoc-thong-bao")
    table = step.locator("table").first
    expect(table).to_be_hidden()
    step.get_by_text("Vì sao là ngày này?", exact=True).click()
    expect(table).to_be_visible()
    rows = table.locator("tbody tr")
    assert rows.last.inner_text().split("\t")[:2] == ["thứ Hai, 15/09/2025", "7"]
    assert table.locator(".dt-skipped").count() == 2


def test_the_text_of_a_public_document_opens_in_its_place(page: Page, address: str) -> None:
    page.goto(f"{address}minh-hoa/2025/01/#van-ban-conclusion_notice")
    paper = page.locator("#van-ban-conclusion_notice")
    paper.get_by_text("Toàn văn và nơi nhận").click()
    expect(paper.get_by_text("Nội dung chưa giải quyết").first).to_be_visible()
    expect(page.locator("#van-ban-minutes")).to_be_visible()
    expect(page.get_by_text("Tài liệu nội bộ, chỉ nêu tên và ngày").first).to_be_visible()
    assert page.locator("#van-ban-minutes details").count() == 0


def test_a_reader_follows_a_conference_from_its_state_to_why_a_reply_is_overdue(page: Page, address: str) -> None:
    page.goto(f"{address}minh-hoa/2026/02/")
    assert "còn 2 kiến nghị chưa trả lời, 1 đã quá hạn" in page.locator(".dt-standing").inner_text()
    page.get_by_role("navigation", name="Trong trang này").get_by_role("link", name="Các bước và thời hạn").click()
    step = page.locator("#tra-loi")
    assert "có kiến nghị quá hạn" in step.get_by_role("heading").inner_text()
    step.get_by_text("Vì sao là ngày này?").click()
    assert step.locator("tbody tr").nth(6).inner_text().split("\t")[0] == "thứ Sáu, 03/07/2026"
    step.get_by_text("Từng kiến nghị phải trả lời").click()
    row = step.get_by_role("row", name="Số 11")
    assert "quá hạn, chưa thực hiện" in row.inner_text()
    row.get_by_role("link", name="Số 11").click()
    assert page.url.endswith("minh-hoa/2026/02/#kn-11")
    assert "quá hạn" in page.locator("#kn-11").get_by_role("heading").inner_text()


def test_petitions_are_filtered_and_the_one_in_the_address_stays(page: Page, address: str) -> None:
    page.goto(f"{address}minh-hoa/2026/02/")
    shown = page.locator(".dt-petition:visible")
    assert shown.count() == 24
    controls = page.locator(".dt-filter")
    if not page.get_by_label("Thôn, tổ dân phố").is_visible():
        controls.get_by_text("Lọc danh sách").click()
    page.get_by_label("Thôn, tổ dân phố").select_option(label="Thôn Hạ")
    fields = [one.get_attribute("data-thon") for one in shown.all()]
    assert fields
    assert set(fields) == {"thon-ha"}
    told = page.get_by_role("status").inner_text()
    assert told.startswith(f"{len(fields)} trên 24 kiến nghị")
    page.get_by_label("Ai phải trả lời").select_option(label="Phòng Kinh tế xã")
    assert 0 < shown.count() < len(fields)
    page.goto(f"{page.url}#kn-1")
    expect(page.locator("#kn-1")).to_be_visible()
    controls.get_by_role("button", name="Bỏ lọc").click()
    assert shown.count() == 24


def test_a_carried_petition_is_followed_to_the_next_conference_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}minh-hoa/2026/02/#kn-22")
    page.locator("#kn-22 .dt-chain").get_by_role("link").click()
    assert page.url.endswith("minh-hoa/2026/05/#kn-1")
    later = page.locator("#kn-1")
    expect(later).to_be_visible()
    later.locator(".dt-chain").get_by_role("link").click()
    assert page.url.endswith("minh-hoa/2026/02/#kn-22")


def test_what_was_told_and_what_was_held_stand_side_by_side_on_a_phone(page: Page, address: str) -> None:
    page.goto(f"{address}minh-hoa/2026/06/#thong-bao-va-thuc-te")
    row = page.locator(".dt-beside tr", has_text="Chủ trì")
    told, held = row.locator("td").nth(0).bounding_box(), row.locator("td").nth(1).bounding_box()
    assert told
    assert held
    assert told["y"] == held["y"]
    assert held["x"] > told["x"]
    assert "được ủy quyền" in row.inner_text()


def test_pages_can_be_read_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": 800})
    page = context.new_page()
    page.goto(f"{address}minh-hoa/2026/02/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_text("Vì sao là ngày này?").first.click()
    expect(page.locator(".dt-why table").first).to_be_visible()
    assert page.locator(".dt-petition:visible").count() == 24
    expect(page.locator(".dt-filter")).to_be_hidden()
    context.close()


def test_a_downloaded_file_is_told_from_another_also_on_a_saved_page_without_a_network(
    browser: Browser, page: Page, address: str, public: Path, tmp_path: Path
) -> None:
    record = next((public / "doi-thoai/du-lieu/ho-so").rglob("*.json"))
    page.goto(f"{address}kiem-chung/")
    page.get_by_label("Tệp cần kiểm").set_input_files(record)
    said = page.locator("#dt-check-said")
    expect(said).to_contain_text("đúng như đang công bố ở đây")
    page.get_by_label("Tệp cần kiểm").set_input_files({"name": "x.pdf", "mimeType": "", "buffer": b"x"})
    expect(said).to_contain_text("không phải là một trong")
    expect(said).to_contain_text("chưa có nghĩa là tệp giả")
    folder = public / "doi-thoai/kiem-chung"
    saved = tmp_path / "đã lưu.html"
    saved.write_bytes((folder / "index.html").read_bytes())
    context = browser.new_context(offline=True)
    alone = context.new_page()
    alone.goto(saved.as_uri())
    alone.get_by_label("Tệp cần kiểm").set_input_files(record)
    expect(alone.locator("#dt-check-said")).to_contain_text("đúng như đang công bố ở đây")
    # As in a large archive, whose page names no file: what it is stands beside the page, and can't be asked for alone.
    head, mark, rest = saved.read_text("utf-8").partition('id="dt-published">')
    text, _, end = rest.partition("</script>")
    held = json.loads(text)
    rows = held.pop("files")
    large = f"{head}{mark}{json.dumps(held)}</script>{end}"
    saved.write_text(large, "utf-8")
    alone.goto(saved.as_uri())
    alone.get_by_label("Tệp cần kiểm").set_input_files(record)
    expect(alone.locator("#dt-check-said")).to_contain_text("đúng là một tệp đang công bố ở đây")
    expect(alone.locator("#dt-check-said")).to_contain_text("khi có mạng")
    context.close()
    made = [folder / "lon.html", *(folder / f"{part}.json" for part in {one[0][:2] for one in rows})]
    made[0].write_text(large, "utf-8")
    for path in made[1:]:
        path.write_text(json.dumps([one for one in rows if one[0][:2] == path.stem]), "utf-8")
    page.goto(f"{address}kiem-chung/lon.html")
    page.get_by_label("Tệp cần kiểm").set_input_files(record)
    expect(page.locator("#dt-check-said")).to_contain_text("đúng như đang công bố ở đây")
    for path in made:
        path.unlink()
