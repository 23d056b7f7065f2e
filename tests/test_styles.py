"""The style sheets that a page loads, and the typeface: short, complete, for phones of three years ago."""

from __future__ import annotations

import gzip
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import material  # type: ignore[import-untyped]
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from doithoai.site.css import UnreadableSheet, read, split, write
from doithoai.site.material import USED, matches, trimmed
from doithoai.site.store import FOLDER
from doithoai.site.styles import bundle

ROOT = Path(__file__).parent.parent
OWN = sorted((ROOT / "doithoai/portal/docs/assets").glob("*.css"))
THEME = [
    path.read_text("utf-8")
    for name in ("main", "palette")
    for path in Path(material.__file__).parent.glob(f"templates/assets/stylesheets/{name}.*.min.css")
]
FONTS = ROOT / "doithoai/portal/docs/assets/fonts"


# --- shortening


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("a {\n  color: red;\n}\n", "a{color:red}"),
        ("/* b { } */ a, b > c { color : red ; margin: 0 1px }", "a,b>c{color:red;margin:0 1px}"),
        ('a::before { content: "/* ; } {  " }', 'a::before{content:"/* ; } {  "}'),
        ("a { width: calc(1px + 2px); b: url( 'x;y' ) }", "a{width:calc(1px + 2px);b:url( 'x;y' )}"),
        ("@media print { a { b: c } }", "@media print{a{b:c}}"),
        ("@media print { }", ""),
        ("@supports (a: b) { @media (x) { c { d: e } } }", "@supports (a: b){@media (x){c{d:e}}}"),
        ("@keyframes x { from { a: b } to { a: c } }", "@keyframes x{from{a: b}to{a: c}}"),
        ('@charset "utf-8"; a :hover { b: c }', "a :hover{b:c}"),
        ("a:is(b, c) d { e: f }", "a:is(b,c) d{e:f}"),
        ("a { --b: ; }", "a{--b:}"),
    ],
)
def test_a_sheet_is_written_shorter(text: str, short: str) -> None:
    assert write(read(text)) == short
    assert write(read(short)) == short


@pytest.mark.parametrize(
    "text", ["a { b { c: d } }", "a { &:hover { c: d } }", "a { b: c", "a } b {}", "@import 'x';", "a"]
)
def test_what_is_not_safe_to_shorten_is_refused(text: str) -> None:
    with pytest.raises(UnreadableSheet):
        read(text)


def test_parts_end_at_marks_outside_brackets_and_strings() -> None:
    assert split("a:is(b,c),[d=','],e", ",") == ["a:is(b,c)", "[d=',']", "e"]


# --- what is taken of the theme


def test_only_what_a_page_can_hold_is_taken_of_the_theme() -> None:
    assert matches(".md-header__button:hover")
    assert matches("a:focus")
    assert not matches(".md-search__form")
    assert not matches("[dir=rtl] .md-header")
    assert matches("[data-md-color-primary=custom]")
    assert not matches("[data-md-color-primary=indigo]")
    kept = trimmed(read(".md-search,.md-top{a:b}.md-dialog{c:d}@media x{.md-dialog{e:f}}@keyframes y{from{a:b}}"))
    assert write(kept) == ".md-top{a:b}"


def test_what_nobody_asks_for_is_not_defined() -> None:
    sheet = ":root{--md-a:var(--md-b);--md-b:1}a{c:var(--md-c)}b{--md-c:2}d{--md-d:3}"
    assert write(trimmed(read(sheet))) == "a{c:var(--md-c)}b{--md-c:2}"


def classes(text: str) -> Iterator[str]:
    for found in re.findall(r'class="([^"]*)"', text):
        yield from found.split()


def test_every_class_that_the_theme_knows_is_taken(public: Path) -> None:
    site = public / "doi-thoai"
    pages = [path for path in site.rglob("*.html") if FOLDER not in path.relative_to(site).parts]
    held = {name for path in pages for name in classes(path.read_text("utf-8"))}
    known = {name for sheet in THEME for name in re.findall(r"\.(-?[_a-zA-Z][\w-]*)", sheet)}
    assert held & known <= USED
    elsewhere = {"js", "md-nav__link--active", "md-content__button"}  # set by scripts; where pages can be edited
    assert USED - held <= elsewhere


# --- the sheets of the portal


@pytest.fixture(scope="module")
def site(public: Path) -> Path:
    return public / "doi-thoai"


def test_a_page_loads_one_sheet_for_the_screen_and_one_for_paper(site: Path) -> None:
    html = (site / "minh-hoa/2026/02/index.html").read_text("utf-8")
    sheets = re.findall(r'<link rel="stylesheet" href="(.*?)"(.*?)>', html)
    assert [more for _, more in sheets] == ["", ' media="print"']
    for name, _ in sheets:
        text = (site / "minh-hoa/2026/02" / name).read_text("utf-8")
        assert "url(data:" not in text.replace('"', "")
        assert "@media print" not in text
        for address in re.findall(r"url\(\"?(.*?)\"?\)", text):
            assert (site / "assets" / address).is_file(), address
    assert not list(site.rglob("main.*.css"))
    assert not list(site.rglob("bundle.*.js"))
    assert not [path for path in OWN if (site / "assets" / path.name).exists()]


def test_the_name_of_a_sheet_changes_with_what_it_holds() -> None:
    one, two = (bundle([], [f"a{{b:{value}}}@media print{{p{{q:r}}}}"]) for value in "cd")
    assert one.screen != two.screen
    assert one.paper == two.paper
    assert one.files[one.screen] == b"a{b:c}"
    assert one.files[one.paper] == b"p{q:r}"


def test_a_picture_inside_a_sheet_becomes_a_file() -> None:
    made = bundle([], ["a{b:url(\"data:image/svg+xml;charset=utf-8,<svg x='%23'/>\")}"])
    (picture,) = (name for name in made.files if name.endswith(".svg"))
    assert made.files[picture] == b"<svg x='#'/>"
    assert made.files[made.screen].decode() == f"a{{b:url({picture.removeprefix('assets/')})}}"


def test_the_frame_of_a_page_is_light(site: Path) -> None:
    frame = (*site.glob("assets/cong*.css"), *site.glob("assets/khung.*.js"))
    assert len(frame) == 3
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in frame) < 25_000


@pytest.mark.parametrize("sheet", OWN, ids=lambda path: path.name)
def test_sheets_hold_what_phones_of_three_years_ago_know(sheet: Path) -> None:
    text = write(read(sheet.read_text("utf-8")))
    # Chrome 117 and Safari 17 of 2023: no nesting (the reader refuses it), none of these.
    newer = (
        r"@starting-style|@scope|@function|light-dark\(|text-wrap:pretty|field-sizing|anchor\(|interpolate-size|if\("
    )
    assert not re.search(newer, text)
    # A selector that one browser does not know drops its whole rule: :has stands in rules of its own.
    for rule in re.findall(r"([^{}]*)\{", text):
        assert ":has(" not in rule or all(":has(" in one for one in split(rule, ",")), rule


# --- the typeface


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fonts", ROOT / "scripts/fonts.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("weight", [400, 700])
def test_the_typeface_has_every_letter_and_is_small(weight: int) -> None:
    path = FONTS / f"be-vietnam-pro-{weight}.woff2"
    assert path.stat().st_size < 22_000
    font = TTFont(path)
    has = {chr(code) for code in font.getBestCmap()}
    alphabet = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵfjwz"
    assert len(alphabet) == 12 * 6 + 17 + 4
    assert set(alphabet + alphabet.upper() + "0123456789") <= has
    assert set(" .,;:!?()[]/%+-–—…“”‘’«»·°§&@#*_=<>\"'₫\u0300\u0301\u0303\u0309\u0323") <= has
    assert font["OS/2"].usWeightClass == weight
    licence = "".join(str(name) for name in font["name"].names if name.nameID == 13)
    assert "SIL Open Font License" in licence
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text("utf-8")


def test_the_typeface_is_what_its_script_makes() -> None:
    wanted = script().wanted()
    for path in FONTS.glob("*.woff2"):
        assert set(TTFont(path).getBestCmap()) <= wanted
