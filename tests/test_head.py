"""The head of every page, and the policy that every page is served under."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown import Markdown
from PIL import Image

from doithoai.site.csp import policy
from doithoai.site.head import HIDDEN, SITE, head, robots
from doithoai.site.scripts import inlined, joined
from doithoai.site.store import FOLDER
from doithoai.views.page import Page
from doithoai.views.subscriptions import followed

ROOT = Path(__file__).parent.parent
EARLY = joined((ROOT / "doithoai/portal/theme/som.js").read_text("utf-8"))
ASSETS = ROOT / "doithoai/portal/docs/assets"
CHECKS = inlined((ASSETS / name).read_text("utf-8") for name in ("ma-kiem.js", "kiem-chung.js"))
"""What the one page that is to be saved as a file holds itself."""


class Seen(HTMLParser):
    """What a page holds that a policy is about."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.policies: list[str] = []
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self._in: list[str] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        if tag == "meta" and has.get("http-equiv") == "Content-Security-Policy":
            self.policies.append(has["content"] or "")
        runs = tag == "script" and "src" not in has and has.get("type", "module") == "module"
        self._in = self.scripts if runs else self.styles if tag == "style" else None
        self.styles += [f"{tag} {name}" for name in has if name == "style" or name.startswith("on")]
        self.styles += [
            f"{tag} {value}" for value in has.values() if re.match(r"(?i)\s*(data|javascript):", value or "")
        ]

    def handle_data(self, data: str) -> None:
        if self._in is not None:
            self._in.append(data)
            self._in = None


@pytest.fixture(scope="module")
def pages(public: Path) -> dict[str, str]:
    """Every page of the built portal by its file."""
    site = public / "doi-thoai"
    found = (path for path in sorted(site.rglob("*.html")) if FOLDER not in path.relative_to(site).parts)
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in found}


def test_the_policy_names_what_may_run() -> None:
    told = policy(["alert(1)"])
    assert told.startswith("default-src 'none'; script-src 'self' 'sha256-")
    assert "unsafe" not in told + policy([])
    assert "script-src 'self';" in policy([])
    assert "data:" not in told
    assert told != policy(["alert(2)"])


def test_every_page_has_the_policy_and_nothing_that_it_forbids(pages: dict[str, str]) -> None:
    assert len(pages) > 100
    for path, html in pages.items():
        seen = Seen(html)
        scripts = [] if 'http-equiv="refresh"' in html else [EARLY]
        scripts += [CHECKS] if path == "kiem-chung/index.html" else []
        assert seen.policies == [policy(scripts)], path
        assert seen.scripts == scripts, path
        assert seen.styles == [], path
        # What stands before the policy is not held by it.
        assert html.index("Content-Security-Policy") < html.index("<link"), path
        assert '<meta name="referrer" content="no-referrer">' in html


@pytest.mark.parametrize(
    "html", ["<p style='a'>", "<a onclick=x>", "<style>a</style>", "<img src=data:a>", "<a href=' JavaScript:x'>"]
)
def test_the_search_for_forbidden_things_can_find_them(html: str) -> None:
    assert Seen(html).styles != []


def test_a_head_is_escaped() -> None:
    text = head(Page('"/', '<b>"&', "", description='"><script>'), "https://a.example/")
    assert f'<title>&lt;b&gt;"&amp; - {SITE}</title>' in text
    assert '<meta name="description" content="&quot;&gt;&lt;script&gt;">' in text
    assert '<link rel="canonical" href="https://a.example/&quot;/">' in text
    assert '<meta property="og:title" content="&lt;b&gt;&quot;&amp;">' in text


def test_a_head_leaves_out_what_is_not_known() -> None:
    assert head(Page("a/", "Tên", ""), "") == f"<title>Tên - {SITE}</title>"
    assert head(Page("a/", "Tên", "", head=HIDDEN), "").endswith(HIDDEN)
    assert "og:description" not in head(Page("a/", "Tên", ""), "https://a.example/")


def test_the_portal_is_called_the_same_everywhere(pages: dict[str, str]) -> None:
    assert f"\nsite_name: {SITE}\n" in (ROOT / "mkdocs.yml").read_text("utf-8")
    assert all(html.count(f" - {SITE}</title>") == 1 for html in pages.values())


def test_search_engines_are_kept_from_what_is_no_page(pages: dict[str, str], public: Path) -> None:
    hidden = {path for path, html in pages.items() if 'content="noindex"' in html}
    moved = {path for path, html in pages.items() if 'http-equiv="refresh"' in html}
    assert hidden == {"404.html", "tim-kiem/index.html", *moved}
    listed = (public / "doi-thoai/sitemap.xml").read_text("utf-8")
    assert not [path for path in hidden if f"/{path.removesuffix('index.html')}</loc>" in listed]


def written(text: str) -> str:
    tables = {"tables": {"use_align_attribute": True}}
    return Markdown(extensions=["tables", "doithoai.site.markdown_extension"], extension_configs=tables).convert(text)


def boxes(html: str) -> Iterator[str]:
    return (found[0] for found in re.finditer(r'<div class="dt-scroll" tabindex="0">\s*<table>', html))


def test_tables_of_written_pages_scroll_and_have_no_styles() -> None:
    html = written("| a | b |\n|---|--:|\n| 1 | 2 |\n\ngiữa\n\n> | c |\n> |---|\n> | 3 |\n")
    assert len(list(boxes(html))) == 2
    assert html.count("<table>") == html.count("</table>") == 2
    assert '<td align="right">2</td>' in html
    assert "style" not in html
    assert "<p>giữa</p>" in html


def links(html: str) -> set[tuple[str, str]]:
    found = re.findall(r'<link rel="alternate" type="(.*?)" title=".*?" href="(.*?)">', html)
    return {(mime, address) for mime, address in found}


def test_programs_find_what_can_be_subscribed_to(pages: dict[str, str], public: Path) -> None:
    whole = {(one.mime, one.path) for one in followed()}
    assert links(pages["index.html"]) == whole
    assert links(pages["huong-dan/index.html"]) == {(mime, f"../{path}") for mime, path in whole}
    own = {(one.mime, one.path) for one in followed("minh-hoa", "xã Minh Họa") if not one.staff}
    assert len(own) == len(whole)
    for path in ("minh-hoa/", "minh-hoa/2026/", "minh-hoa/2026/02/"):
        root = "../" * path.count("/")
        found = links(pages[f"{path}index.html"])
        assert found == {(mime, f"{root}{address}") for mime, address in whole | own}
        assert all((public / "doi-thoai" / path / address).is_file() for _, address in found)


def test_robots_are_told_where_the_pages_are(public: Path) -> None:
    text = (public / "doi-thoai/robots.txt").read_text("utf-8")
    assert text == robots("https://doithoai.example/doi-thoai/")
    assert "\nDisallow: /doi-thoai/tim-kiem/chi-muc/\n" in text
    assert text.endswith("\nSitemap: https://doithoai.example/doi-thoai/sitemap.xml\n")
    assert robots("") == "User-agent: *\nDisallow: /tim-kiem/chi-muc/\n"


def test_the_manifest_names_icons_that_are_there(public: Path) -> None:
    site = public / "doi-thoai"
    told = json.loads((site / "manifest.webmanifest").read_text("utf-8"))
    assert (told["lang"], told["start_url"], told["scope"]) == ("vi", "./", "./")
    for icon in told["icons"]:
        assert (site / icon["src"]).is_file()
        if icon["type"] == "image/png":
            with Image.open(site / icon["src"]) as image:
                assert f"{image.width}x{image.height}" == icon["sizes"]


def test_the_page_for_missing_addresses_works_below_the_folder(pages: dict[str, str]) -> None:
    html = pages["404.html"]
    for address in re.findall(r'(?:href|src|action)="(.*?)"', html):
        assert address.startswith(("/doi-thoai/", "#")), address
    assert 'action="/doi-thoai/tim-kiem/"' in html
    assert 'href="#noi-dung" class="md-skip"' in html
    assert 'id="noi-dung"' in html


def test_the_one_page_in_english_says_so_and_every_page_leads_to_it(pages: dict[str, str]) -> None:
    html = pages["en/index.html"]
    content = html.partition('<div lang="en">')[2].partition("</article>")[0]
    assert "its one page in English" in content
    foreign = re.sub(r'<(\w+)[^>]* lang="vi"[^>]*>.*?</\1>|<a class="headerlink"[^>]*>', "", content)
    foreign = foreign.partition('<p class="dt-printed">')[0]
    assert not re.search("[À-ỹĐđ]", foreign), re.findall(".{20}[À-ỹĐđ].{20}", foreign)
    summed_up = {"en/index.html", "an-toan/index.html"}
    assert {name for name, page in pages.items() if '<div lang="' in page} == summed_up
    assert [
        name for name, page in pages.items() if "md-copyright" in page and 'hreflang="en">English</a>' not in page
    ] == []
