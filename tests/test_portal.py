"""The whole portal, built as `make site` builds it: complete, without dead links, without strangers, repeatable."""

from __future__ import annotations

import datetime as dt
import gzip
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown import Markdown

from doithoai.html.markdown import slugify
from doithoai.model.manifest import NAMESPACE
from doithoai.reading.archive import Archive
from doithoai.site import Addresses, NotBuilt, keep, shell, stamp_changed, stamp_site
from doithoai.site.json_ld import block, crumbs
from doithoai.site.store import FOLDER, SiteStore
from doithoai.views.page import Entry, Page
from tests.conftest import RECORDS, lay_out

pytestmark = pytest.mark.no_cover  # see suite.py

ROOT = Path(__file__).parent.parent
TODAY = dt.date(2026, 11, 22)
EPOCH = "1795305600"  # 2026-11-22 00:00 UTC
HOME = "https://cong.example/doi-thoai/"
SECTIONS = (
    "",
    "don-vi/",
    "thong-bao/",
    "ket-luan/",
    "kien-nghi/",
    "tra-cuu/",
    "kiem-chung/",
    "ke-hoach/",
    "tre-han-va-thieu/",
    "dinh-chinh/",
    "tham-gia/",
    "rieng-tu/",
    "an-toan/",
    "can-cu/",
    "quy-tac/",
    "huong-dan/",
    "du-lieu-mo/",
    "so-lieu/",
    "lich/",
)
BY_HAND = ("rieng-tu/", "an-toan/", "quy-tac/", "huong-dan/")
"""Sections that ask the records for nothing."""
FIGURES = ("so-lieu/2025/", "so-lieu/2026/")
MONTHS = tuple(
    f"lich/{month}/"
    for month in (
        *("2025-09", "2025-10", "2025-12", "2026-03", "2026-06", "2026-08", "2026-09", "2026-10", "2026-11", "2026-12"),
    )
)
TRIAL = """---
title: {title}
description: Trang thử
hide: [{hide}]
---

# {title}

Một đoạn với **chữ đậm**.
"""


def build(folder: Path, site: str = "site", **extra: str) -> Path:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    fixed = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH}
    fixed |= {"SITE_URL": HOME, "EDIT_URI": "https://git.example/kho/edit/main/docs/"}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", site],
        cwd=folder,
        env={name: value for name, value in {**kept, **fixed, **extra}.items() if value},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr, done.stderr
    return folder / site


def trial(depth: int, *, toc: bool) -> str:
    return "/".join(["thu-co-muc-luc" if toc else "thu", *(f"cap-{level}" for level in range(2, depth + 1))])


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the portal is built from, in a folder with a space in its name, with a few trial pages."""
    folder = lay_out(tmp_path_factory.mktemp("cổng thông tin") / "một bản")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    hidden = settings + "not_in_nav: |\n  /thu/\n  /thu.md\n  /thu-co-muc-luc*\n"
    (folder / "mkdocs.yml").write_text(hidden, encoding="utf-8")
    for depth in shell.DEPTHS:
        for toc in (False, True):
            page = folder / "docs" / f"{trial(depth, toc=toc)}.md"
            page.parent.mkdir(exist_ok=True, parents=True)
            page.write_text(trial_text(depth, toc=toc), encoding="utf-8")
    return folder


def trial_text(depth: int, *, toc: bool) -> str:
    parts = "\n## Mục một\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n## Đất đai\n\n- dòng\n" if toc else ""
    hide = "navigation" if toc else "navigation, toc"
    return TRIAL.format(title=f"Trang thử cấp {depth}", hide=hide) + parts


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    """The site, in a folder named as the path below which it is published."""
    return build(project, "public/doi-thoai")


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    found = (path for path in site.rglob("*.html") if FOLDER not in path.relative_to(site).parts)
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in sorted(found)}


class Tags(HTMLParser):
    """Every tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def wanted() -> Iterator[str]:
    """The address of every page that the records must give."""
    archive = Archive(RECORDS)
    yield from SECTIONS
    for unit in archive.units:
        yield f"{unit}/"
        yield f"{unit}/phieu/"
        yield from (f"{unit}/{year}/" for year in archive.years(unit))
        yield from (f"{key.path}/" for key in archive.keys(unit))
        if archive.keys(unit):
            yield f"{unit}/thong-bao/"
        if (record := archive.unit(unit)) and record.joined:
            yield f"{unit}/tre-han-va-thieu/"
        yield from (f"{unit}/{year}/kien-nghi/" for year in archive.years(unit) if archive.keys(unit, year))
    yield from (f"can-cu/{policy.id}/" for policy in archive.policies())
    yield from (*FIGURES, *MONTHS, "tham-gia/phieu/")


def test_every_page_is_there(pages: dict[str, str]) -> None:
    missing = [path for path in wanted() if f"{path}index.html" not in pages]
    assert not missing
    assert "quy-tac/S01/index.html" in pages


def test_every_page_says_that_the_sample_is_fictional(pages: dict[str, str]) -> None:
    assert all("Xã Minh Họa là đơn vị hư cấu" in html for html in pages.values())
    samples = {path: html for path, html in pages.items() if path.startswith("minh-hoa/")}
    assert len(samples) > 10
    assert all('<div class="dt-sample" role="note">' in html for html in samples.values())
    assert '<div class="dt-sample" role="note">' not in pages["cat-hai/2025/index.html"]


def test_the_sitemap_lists_the_stamped_pages_and_no_shell(site: Path) -> None:
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    listed = re.findall(r"<loc>(.*?)</loc>", text)
    assert {HOME + path for path in wanted()} <= set(listed)
    assert len(listed) == len(set(listed))
    assert shell.PREFIX not in text
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()).decode() == text
    assert set(re.findall(r"<lastmod>(.*?)</lastmod>", text)) == {"2026-11-22"}


def test_nothing_of_a_shell_is_left(site: Path, pages: dict[str, str]) -> None:
    assert not list(site.glob(f"{shell.PREFIX}*"))
    told = {path: html.replace(NAMESPACE, "") for path, html in pages.items()}  # the guide says what is signed
    assert not [path for path, html in told.items() if "doithoai-" in html or "<!-- doithoai" in html]


def test_no_page_asks_another_host_for_anything(pages: dict[str, str]) -> None:
    loads = {"script": "src", "img": "src", "iframe": "src", "link": "href", "source": "src", "video": "src"}
    for path, html in pages.items():
        for tag, attributes in Tags(html).found:
            address = attributes.get(loads.get(tag, ""), "")
            if attributes.get("rel") != "canonical":
                assert not re.match(r"(?i)(https?:)?//|data:text|javascript:", address), (path, tag, address)
        assert "api.github.com" not in html


def test_links_work_below_any_folder(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        if path == "404.html":
            continue
        for tag, attributes in Tags(html).found:
            for name in ("href", "src"):
                assert not attributes.get(name, "").startswith("/"), (path, tag, attributes)


def test_every_page_has_one_heading_and_no_id_twice(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        tags = Tags(html).found
        assert sum(tag == "h1" for tag, _ in tags) == 1, path
        ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
        assert len(ids) == len(set(ids)), path
        assert '<html lang="vi"' in html


def test_each_stamped_page_knows_its_own_address_and_source(pages: dict[str, str]) -> None:
    html = pages["minh-hoa/2025/01/index.html"]
    assert f'<link rel="canonical" href="{HOME}minh-hoa/2025/01/">' in html
    assert 'href="https://git.example/kho/edit/main/records/minh-hoa/2025/01/conference.yml"' in html
    assert "<title>Hội nghị đối thoại định kỳ ngày 24/09/2025, xã Minh Họa - Đối thoại</title>" in html


def test_only_what_a_file_of_the_archive_says_can_be_edited_there(pages: dict[str, str]) -> None:
    for path in ("minh-hoa/phieu", "minh-hoa/2025", "gioi-thieu", "can-cu/minh-hoa-2026"):
        assert pages[f"{path}/index.html"].count(' rel="edit"') == 1, path
    for path in ("so-lieu/2026", "lich/2026-06", "tham-gia/phieu", "tim-kiem", "quy-tac/S01"):
        assert ' rel="edit"' not in pages[f"{path}/index.html"], path
    assert not [path for path, html in pages.items() if 'href=""' in html]


@pytest.mark.parametrize("depth", shell.DEPTHS)
@pytest.mark.parametrize("toc", [False, True])
def test_a_stamped_page_is_what_mkdocs_would_have_written(site: Path, depth: int, *, toc: bool) -> None:
    path = trial(depth, toc=toc)
    converter = Markdown(
        extensions=["toc", "tables", "fenced_code", "attr_list", "admonition", "doithoai.site.markdown_extension"],
        extension_configs={
            "tables": {"use_align_attribute": True},
            "toc": {"permalink": True, "permalink_title": "Liên kết tới mục này", "slugify": slugify},
        },
    )
    text = trial_text(depth, toc=toc).split("---\n", 2)[2]
    title = f"Trang thử cấp {depth}"
    body = converter.convert(text)
    contents = (Entry("muc-mot", "Mục một"), Entry("dat-dai", "Đất đai")) if toc else ()
    linked = block([crumbs(HOME, (("", "Trang đầu"), (f"{path}/", title)))])
    page = Page(f"{path}/", title, body, contents, "Trang thử", f"docs/{path}.md", slugify(title), linked)
    edit = f"https://git.example/kho/edit/main/docs/{path}.md"
    stamped = SiteStore(site).shells()[toc, depth].stamp(page, HOME, edit)
    assert stamped == (site / path / "index.html").read_bytes()


def test_a_page_is_escaped_into_its_shell(site: Path) -> None:
    page = Page("a/", "<b>&</b>", "<p></p>", (Entry('"x', "<i>"),), '"><script>', "x")
    html = SiteStore(site).shells()[True, 1].stamp(page, HOME, "x").decode()
    assert "<b>" not in html
    assert "<i>" not in html
    assert '"><script>' not in html


def test_the_same_day_gives_the_same_bytes(project: Path, site: Path) -> None:
    again = build(project, "site again")
    try:
        assert contents(again) == contents(site)
    finally:
        shutil.rmtree(again)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_many_processes_give_the_same_bytes(
    project: Path, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    monkeypatch.setattr("doithoai.site.stamp_archive.PARALLEL_FROM", 1)
    assert stamp_site(copy, project / "records", TODAY, jobs=2).pages == len(list(wanted())) - len(BY_HAND)
    assert contents(copy) == contents(site)


def test_stamping_again_follows_the_records(project: Path, site: Path, tmp_path: Path) -> None:
    copy, records = tmp_path / "site", tmp_path / "records"
    shutil.copytree(site, copy)
    shutil.copytree(project / "records", records)
    place = records / "minh-hoa/2025/01/conference.yml"
    place.write_text(place.read_text("utf-8").replace("Nhà văn hóa trung tâm", "Sân vận động"), encoding="utf-8")
    shutil.rmtree(records / "minh-hoa/2026/06")
    stamp_site(copy, records, TODAY, jobs=1)
    assert "Sân vận động" in (copy / "minh-hoa/2025/01/index.html").read_text("utf-8")
    assert not (copy / "minh-hoa/2026/06/index.html").exists()
    assert "minh-hoa/2026/06/" not in (copy / "sitemap.xml").read_text("utf-8")
    assert "minh-hoa/2026/06/" not in (copy / "minh-hoa/index.html").read_text("utf-8")


def test_a_new_name_of_a_fictional_unit_stands_on_every_page(project: Path, site: Path, tmp_path: Path) -> None:
    copy, records = tmp_path / "site", tmp_path / "records"
    shutil.copytree(site, copy)
    shutil.copytree(project / "records", records)
    unit = records / "minh-hoa/unit.yml"
    old = unit.read_text("utf-8")
    banner = re.compile("<!--mau-->.*?<!--/mau-->", re.DOTALL)
    for text, told in ((old.replace("Minh Họa", "Suối Mơ"), True), (old.replace("sample: true\n", ""), False)):
        unit.write_text(text, encoding="utf-8")
        stamp_changed(copy, records, TODAY, [unit])
        pages = [path for path in copy.rglob("*.html") if "mau-->" in path.read_text("utf-8")]
        assert len(pages) > len(BY_HAND)
        found = {found[0] for path in pages for found in [banner.search(path.read_text("utf-8"))] if found}
        assert ["Xã Suối Mơ" in one for one in found] == [told]
    unit.write_text(old, encoding="utf-8")
    stamp_changed(copy, records, TODAY, [unit])
    assert contents(copy) == contents(site)


def test_attachments_of_public_documents_only_are_published(records: Path, site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    stamp_site(copy, records, TODAY, jobs=1)
    attached = copy / "thu-nghiem/2025/01/files/24-tb-du.txt"
    assert attached.read_bytes() == (records / "thu-nghiem/2025/01/files/24-tb-du.txt").read_bytes()
    notice = records / "thu-nghiem/2025/01/documents/conclusion_notice.md"
    hidden = notice.read_text("utf-8").replace("files:\n", "public: false\npublic_reason: thử\nfiles:\n")
    notice.write_text(hidden, encoding="utf-8")
    stamp_site(copy, records, TODAY, jobs=1)
    assert not attached.exists()


def test_what_was_taken_out_is_not_published(records: Path, site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    stamp_site(copy, records, TODAY, jobs=1)
    attached = copy / "thu-nghiem/2025/01/files/24-tb-du.txt"
    notice = records / "thu-nghiem/2025/01/documents/conclusion_notice.md"
    whole = notice.read_text("utf-8")
    gone = "withdrawn: {on: 2025-12-01, reason: Lộ địa chỉ}"
    for text in (whole.replace("649fe0}", f"649fe0, {gone}}}"), whole.replace("files:\n", f"{gone}\nfiles:\n")):
        assert text != whole
        notice.write_text(text, encoding="utf-8")
        stamp_site(copy, records, TODAY, jobs=1)
        assert not attached.exists()
        assert "24-tb-du.txt (đã gỡ bỏ 01/12/2025" in (copy / "thu-nghiem/2025/01/index.html").read_text("utf-8")
        assert "24-tb-du.txt" in (copy / "dinh-chinh/index.html").read_text("utf-8")


def test_a_conference_that_cannot_be_read_hides_no_other(records: Path, site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    (records / "thu-nghiem/2025/01/conference.yml").write_text("type: [", encoding="utf-8")
    (records / "khong-doc-duoc/2025").mkdir(parents=True)
    stamp_site(copy, records, TODAY, jobs=1)
    for path, told in (("thu-nghiem/2025/01", True), ("thu-nghiem/2025/02", False), ("khong-doc-duoc", True)):
        page = (copy / path / "index.html").read_text("utf-8")
        assert ("<h1" in page and "Hồ sơ đang được chỉnh lại" in page) is told, path


def test_a_unit_cannot_take_the_place_of_a_page(records: Path, site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    (records / "thu-nghiem").rename(records / "can-cu")
    stamp_site(copy, records, TODAY, jobs=1)
    assert not (copy / "can-cu/2025").exists()
    assert "can-cu/2025" not in (copy / "don-vi/index.html").read_text("utf-8")


def test_a_folder_that_is_no_site_is_refused(records: Path, tmp_path: Path) -> None:
    with pytest.raises(NotBuilt):
        stamp_site(tmp_path, records, TODAY)


@pytest.mark.parametrize(("html", "toc"), [("", False), (shell.HEAD, False), (shell.HEAD + shell.BODY, True)])
def test_a_page_without_its_marks_is_no_shell(html: str, *, toc: bool) -> None:
    with pytest.raises(shell.NotAShell):
        shell.cut(html, toc=toc)


def test_shells_are_taken_out_of_a_site_once(tmp_path: Path, prepared: Callable[[Path], Path]) -> None:
    site = prepared(tmp_path / "site")
    kept = {path.name: path.read_bytes() for path in (site / FOLDER).iterdir() if path.is_file()}
    assert {f"{kind}-{depth}.html" for kind in shell.KINDS for depth in shell.DEPTHS} < kept.keys()
    assert not [path for path in site.rglob("*") if path.name.startswith(shell.PREFIX)]
    assert f"/{shell.PREFIX}-" not in (site / FOLDER / "sitemap.xml").read_text("utf-8")
    with pytest.raises(FileNotFoundError):
        keep(site, Addresses("", ""))


def test_a_folder_that_nobody_built_has_no_shells(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        keep(tmp_path, Addresses("", ""))


def test_without_a_repository_no_page_offers_to_edit(project: Path) -> None:
    plain = build(project, "site plain", EDIT_URI="")
    try:
        assert 'rel="edit"' not in (plain / "minh-hoa/2025/01/index.html").read_text("utf-8")
    finally:
        shutil.rmtree(plain)


@pytest.mark.parametrize(
    ("repository", "home"), [("Xa/kho", "https://xa.github.io/kho/"), ("xa/xa.github.io", "https://xa.github.io/")]
)
def test_the_forge_tells_where_the_site_and_its_sources_are(project: Path, repository: str, home: str) -> None:
    forge = build(project, "site forge", SITE_URL="", EDIT_URI="", GITHUB_REPOSITORY=repository)
    try:
        html = (forge / "minh-hoa/index.html").read_text("utf-8")
        assert f'href="https://github.com/{repository}/edit/main/records/minh-hoa/unit.yml"' in html
        assert f'<link rel="canonical" href="{home}minh-hoa/">' in html
    finally:
        shutil.rmtree(forge)


def test_no_link_is_dead(site: Path) -> None:
    lychee = Path(sys.executable).with_name("lychee")
    if not lychee.is_file():
        pytest.skip("lychee is not installed")
    options = "--offline --include-fragments --index-files index.html --extensions html --no-progress --root-dir"
    done = subprocess.run(
        [lychee, *options.split(), str(site.parent), str(site)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
