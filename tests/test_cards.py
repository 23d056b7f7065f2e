"""The pictures that shared links show."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from doithoai.model.records import Unit
from doithoai.reading.archive import Archive
from doithoai.site.cards import Cards
from doithoai.site.head import CARD
from doithoai.site.store import FOLDER

ROOT = Path(__file__).parent.parent


@pytest.fixture
def cards(tmp_path: Path) -> Cards:
    shutil.copytree(ROOT / "doithoai/portal/docs/assets/fonts", tmp_path / "assets/fonts")
    return Cards(tmp_path)


def unit(**changes: object) -> Unit:
    found = Archive(ROOT / "records").unit("cat-hai")
    assert found
    return msgspec.structs.replace(found, **changes)


def test_a_unit_has_a_small_card_of_its_own(cards: Cards) -> None:
    card, files = cards.unit("cat-hai", unit())
    assert (card.path, card.alt) == ("cat-hai/the.png", "Đặc khu Cát Hải. Đối thoại với Nhân dân.")
    assert files == ("cat-hai/the.png",)
    path = cards.site / card.path
    assert path.stat().st_size < 15_000
    with Image.open(path) as image:
        assert image.size == (1200, 630)


def test_a_card_tells_that_a_unit_is_made_up(cards: Cards) -> None:
    card, _ = cards.unit("a", unit(sample=True))
    assert card.alt == "Đặc khu Cát Hải. Đơn vị hư cấu, dữ liệu để minh họa."
    sample = (cards.site / "a/the.png").read_bytes()
    cards.unit("b", unit())
    assert sample != (cards.site / "b/the.png").read_bytes()


def test_the_same_words_give_the_same_bytes(cards: Cards) -> None:
    for name in "ab":
        cards.unit(name, unit())
    assert (cards.site / "a/the.png").read_bytes() == (cards.site / "b/the.png").read_bytes()


def test_a_card_is_drawn_anew_only_when_its_words_change(cards: Cards) -> None:
    cards.unit("a", unit())
    path = cards.site / "a/the.png"
    path.write_bytes(path.read_bytes() + b"kept")
    cards.unit("a", unit())
    assert path.read_bytes().endswith(b"kept")
    cards.unit("a", unit(name="đặc khu Cát Bà"))
    assert not path.read_bytes().endswith(b"kept")


def ink(card: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many points of a part are not paper."""
    part = card.crop(box)
    return part.width * part.height - part.tobytes().count(b"\0")


@pytest.mark.parametrize(
    "name", ["Xã A", "Phường Nguyễn Lương Bằng", "Thị trấn Phong Nha và vùng phụ cận", "Xã " + "rất " * 12 + "dài"]
)
def test_a_name_of_any_length_fits(cards: Cards, name: str) -> None:
    card = cards.card(name, "Đối thoại với Nhân dân")
    assert ink(card, (80, 290, 1120, 600)) > 1000
    assert ink(card, (1121, 20, 1200, 630)) == 0
    assert ink(card, (0, 600, 1200, 630)) == 0


def test_without_the_typeface_there_are_no_cards(tmp_path: Path) -> None:
    cards = Cards(tmp_path)
    assert cards.whole() == ()
    assert cards.unit("a", unit()) == (CARD, ())
    assert not list(tmp_path.rglob("*.png"))


def test_every_page_of_the_portal_has_a_card_that_is_there(public: Path) -> None:
    site, home = public / "doi-thoai", "https://doithoai.example/doi-thoai/"
    seen = set()
    for path in site.rglob("index.html"):
        html = path.read_text("utf-8")
        if FOLDER in path.relative_to(site).parts or 'http-equiv="refresh"' in html:
            continue
        (image,) = re.findall(r'<meta property="og:image" content="(.*?)">', html)
        (alt,) = re.findall(r'<meta property="og:image:alt" content="(.*?)">', html)
        (url,) = re.findall(r'<meta property="og:url" content="(.*?)">', html)
        assert (site / image.removeprefix(home)).is_file(), path
        assert url == f"{home}{path.parent.relative_to(site).as_posix()}/".replace("/./", "/")
        seen.add((image.removeprefix(home), alt))
    assert (CARD.path, CARD.alt) in seen
    assert ("minh-hoa/the.png", "Xã Minh Họa. Đơn vị hư cấu, dữ liệu để minh họa.") in seen
