"""How to take part: the limits that plans set, the form on one sheet, the prepared letter; and what readers leave."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from doithoai.cases.case import open_case
from doithoai.html.mail import mailto
from doithoai.pages import opinion
from doithoai.pages.slots import SLOTS
from doithoai.pages.taking_part import NAMED
from doithoai.reading.archive import Archive
from doithoai.rules import RULES
from doithoai.views.conference_rows import ListedConference, row
from doithoai.views.index import Index
from doithoai.views.portal import Portal
from tests.conftest import RECORDS

ROOT = Path(__file__).parent.parent
TODAY = dt.date(2026, 11, 22)
Edit = Callable[[str, str, str], None]


def portal_of(records: Path, today: dt.date = TODAY) -> Portal:
    return Portal(Archive(records), today)


def index_of(portal: Portal) -> Index:
    rows: list[ListedConference] = []
    for unit in portal.archive.units:
        for key in portal.archive.keys(unit):
            case = open_case(portal.archive, portal.archive.conference(key), portal.today)
            assert case
            rows.append(row(portal, case))
    return Index(rows, (), ())


def words(html: str) -> str:
    return re.sub(r" ([,.;:)])", r"\1", re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)))


# --- limits


def test_every_limit_stands_beside_the_plans_that_set_it() -> None:
    told = words(SLOTS["limits"](portal_of(RECORDS), Index((), (), ())))
    assert "Chậm nhất 15 ngày làm việc từ khi nhận được thông báo kết luận. Theo đặc khu Cát Hải, mục V.3.b" in told
    assert "Chậm nhất 07 ngày làm việc từ khi có thông báo kết luận. Theo Phường (chưa rõ tên), mục IV.3.2" in told
    assert "xã Minh Họa (hư cấu), mục IV.3.2" in told
    assert "Không nêu thời hạn. Kế hoạch của xã Đường An; xã Nghi Dương." in told
    assert "Theo Luật Tổ chức chính quyền địa phương năm 2025, Điều 43." in told
    assert "cách hiểu" not in told


def test_many_plans_that_say_the_same_are_counted(records: Path) -> None:
    unit = (records / "thu-nghiem/unit.yml").read_text("utf-8")
    plan = (records / "thu-nghiem/2026/plan.md").read_text("utf-8")
    for number in range(NAMED + 2):
        folder = records / f"xa-{number}/2026"
        folder.mkdir(parents=True)
        (folder / "plan.md").write_text(plan, encoding="utf-8")
        named = unit.replace("xã Thử Nghiệm", f"xã Số {number}")
        (folder.parent / "unit.yml").write_text(named, encoding="utf-8")
    told = words(SLOTS["limits"](portal_of(records), Index((), (), ())))
    assert "; và 3 đơn vị khác" in told


def test_an_archive_without_plans_has_no_limits(records: Path) -> None:
    for plan in records.glob("*/*/plan.md"):
        plan.unlink()
    told = SLOTS["limits"](portal_of(records), Index((), (), ()))
    assert "<li>" not in told


# --- where matters are taken now


def test_only_windows_that_are_not_over_are_shown(records: Path, edit: Edit) -> None:
    last = dt.date(2025, 11, 12)
    assert "to: 2025-11-12" in (records / "thu-nghiem/2025/02/conference.yml").read_text("utf-8")
    for today, shown in ((last, "Đang nhận, đến hết"), (dt.date(2025, 10, 1), "Nhận từ"), (last + dt.timedelta(1), "")):
        portal = portal_of(records, today)
        told = words(SLOTS["windows"](portal, index_of(portal)))
        assert ("Xã Thử Nghiệm: hội nghị đối thoại" in told) is bool(shown)
        assert shown in told
    cancelled = "cancelled: {decided: 2025-11-01, reason: Bão}\n"
    edit("thu-nghiem/2025/02/conference.yml", "form: in_person\n", f"form: in_person\n{cancelled}")
    portal = portal_of(records, last)
    assert "chưa ghi hội nghị nào đang nhận" in SLOTS["windows"](portal, index_of(portal))


def test_forms_are_listed_until_they_are_too_many(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    portal = portal_of(records)
    assert 'href="../thu-nghiem/phieu/"' in SLOTS["forms"](portal, Index((), (), ()))
    monkeypatch.setattr("doithoai.pages.taking_part.MANY", 0)
    assert 'href="../don-vi/"' in SLOTS["forms"](portal, Index((), (), ()))


# --- the form


def test_the_form_names_the_unit_its_villages_and_what_is_open(records: Path) -> None:
    portal = portal_of(records, dt.date(2025, 11, 5))
    page = opinion.page(portal, index_of(portal), "thu-nghiem")
    told = words(page.body)
    assert page.path == "thu-nghiem/phieu/"
    assert "Kính gửi: xã Thử Nghiệm" in told
    assert "<li>Thôn Nhất</li>" in page.body
    assert "đến hết thứ Tư, 12/11/2025, tại Văn phòng HĐND và UBND" in told
    assert "Dữ liệu hư cấu" not in told
    assert "input" not in page.body


def test_the_form_of_any_unit_names_none(records: Path) -> None:
    told = words(next(opinion.pages(portal_of(records), Index((), (), ()))).body)
    assert "Thử Nghiệm" not in told
    assert "không phải biểu mẫu chính thức" in told


def test_a_unit_of_many_villages_gets_a_line_for_them(records: Path, edit: Edit) -> None:
    names = ", ".join(f"Thôn {number}" for number in range(opinion.VILLAGES + 1))
    edit("thu-nghiem/unit.yml", "[Thôn Nhất, Thôn Nhị, Thôn Tam]", f"[{names}]")
    page = opinion.page(portal_of(records), Index((), (), ()), "thu-nghiem")
    assert "<li>Thôn 1</li>" not in page.body


def test_the_form_prints_on_one_sheet(page: Page, address: str) -> None:
    villages = "".join(f"<li>Tổ dân phố số {number}</li>" for number in range(opinion.VILLAGES))
    for path in ("tham-gia/phieu/", "minh-hoa/phieu/"):
        page.goto(address + path)
        assert sheets(page) == 1, path
    page.get_by_text("Thôn Đông", exact=True).evaluate(
        "(one, html) => { one.parentElement.innerHTML = html }", villages
    )
    rules = page.locator("h3:has-text('Nội dung') ~ .dt-rule")
    lost = (opinion.VILLAGES + 5) // 6 - (8 + 5) // 6
    rules.evaluate_all("(all, lost) => all.slice(0, lost).forEach(one => one.remove())", lost)
    assert sheets(page) == 1


def sheets(page: Page) -> int:
    return len(re.findall(rb"/Type /Page\b", page.pdf(prefer_css_page_size=True)))


def test_on_paper_there_is_only_the_form(page: Page, address: str) -> None:
    page.goto(f"{address}minh-hoa/phieu/")
    assert page.get_by_role("button", name="In phiếu").is_visible()
    page.emulate_media(media="print")
    assert not page.get_by_role("heading", level=1).is_visible()
    assert page.get_by_role("heading", name="1. Nội dung ý kiến, kiến nghị").is_visible()
    page.emulate_media(media="screen")


# --- the letter


def test_the_prepared_letter_can_be_read_by_a_mail_program() -> None:
    address = mailto("van-phong@xa.example", "xã “A & B”")
    parts = urlsplit(address)
    assert (parts.scheme, parts.path) == ("mailto", "van-phong@xa.example")
    assert "+" not in address
    fields = parse_qs(parts.query, strict_parsing=True)
    assert fields["subject"] == ["Ý kiến, kiến nghị gửi hội nghị đối thoại, xã “A & B”"]
    (body,) = fields["body"]
    assert body.startswith("Kính gửi xã “A & B”,\r\n\r\n")
    assert len(address) < 2000, "longer addresses are cut by some mail programs"
    message = EmailMessage()
    message["To"] = parts.path
    assert message["To"].addresses[0].domain == "xa.example"


def test_an_office_with_mail_offers_the_letter(page: Page, address: str) -> None:
    page.goto(f"{address}minh-hoa/")
    link = page.get_by_role("link", name="Soạn sẵn thư gửi ý kiến").first
    assert (link.get_attribute("href") or "").startswith("mailto:van-phong-dang-uy@minh-hoa.example?subject=")


# --- what readers leave


def test_nothing_is_kept_of_a_reader_but_the_choice_of_light_or_dark(page: Page, address: str) -> None:
    for path in ("", "tham-gia/", "minh-hoa/2025/01/", "kien-nghi/", "tra-cuu/", "tim-kiem/?q=dat+dai", "so-lieu/"):
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
    assert kept(page) == [[], [], ""]
    page.locator(".dt-scheme:visible").first.click()
    assert kept(page) == [["dt-nen"], [], ""]
    assert page.context.cookies() == []
    assert "`dt-nen`" in (ROOT / "doithoai/portal/docs/rieng-tu/index.md").read_text(encoding="utf-8")


def kept(page: Page) -> list[object]:
    found: list[object] = page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]")
    return found


def test_the_page_on_privacy_names_every_rule_that_guards_it() -> None:
    text = (ROOT / "doithoai/portal/docs/rieng-tu/index.md").read_text(encoding="utf-8")
    assert [code for code in RULES if code.startswith("V") and f"[{code}]" not in text] == []
