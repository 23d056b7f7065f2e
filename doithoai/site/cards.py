"""The picture that a shared link shows: one for the portal, one for each unit, drawn in the portal's typeface.

What a card says is kept inside it, so that a card that is right already is not drawn again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from doithoai.disk import write
from doithoai.model.records import Unit
from doithoai.site.head import CARD
from doithoai.vietnamese.wording import capital
from doithoai.views.page import Card

WIDTH, HEIGHT = 1200, 630
VERSION = "1"
"""Raised when cards look otherwise."""

_FONT = "assets/fonts/be-vietnam-pro-{}.woff2"
_PAPER, _INK, _JADE, _GOLD = (250, 249, 245), (28, 43, 45), (11, 87, 80), (201, 138, 27)
_SHADES = 7
"""Steps between the paper and a colour: the edges of letters need them. Index 0 is paper, 7 ink, 14 jade, 21 gold."""
_AT = {"ink": 1 * _SHADES, "jade": 2 * _SHADES, "gold": 3 * _SHADES}
_LEFT, _RIGHT = 80, 1120


class Cards:
    """Draws the cards of one site; there are none where the site lacks the typeface."""

    def __init__(self, site: Path) -> None:
        """Nothing is drawn yet."""
        self.site = site

    def whole(self) -> tuple[str, ...]:
        """The card of the portal; the file, when it could be drawn."""
        return self._drawn(CARD.path, "Đối thoại với Nhân dân", "Hội nghị · kiến nghị · trả lời · thời hạn")

    def unit(self, name: str, unit: Unit) -> tuple[Card, tuple[str, ...]]:
        """The card of a unit; the portal's own where nothing can be drawn."""
        title = capital(unit.name)
        below = "Đơn vị hư cấu, dữ liệu để minh họa" if unit.sample else "Đối thoại với Nhân dân"
        files = self._drawn(f"{name}/the.png", title, below)
        return (Card(files[0], f"{title}. {below}."), files) if files else (CARD, ())

    def _drawn(self, path: str, title: str, below: str) -> tuple[str, ...]:
        if not (self.site / _FONT.format(700)).is_file():
            return ()
        target, says = self.site / path, f"{VERSION} {title} / {below}"
        if not (target.is_file() and says.encode() in target.read_bytes()[:600]):
            info, drawn = PngInfo(), BytesIO()
            info.add_itxt("Description", says)
            self.card(title, below).save(drawn, "PNG", compress_level=4, pnginfo=info)
            write(str(target), drawn.getvalue())
        return (path,)

    def card(self, title: str, below: str) -> Image.Image:
        """One card."""
        size, lines = next(self._fitting(title))
        card, last = self._ground.copy(), 290
        for line in lines:
            self._write(card, last, line, self._font(700, size), "ink")
            last += round(size * 1.3)
        self._write(card, last + 30, below, self._font(400, 40), "jade")
        return card

    def _fitting(self, title: str) -> Iterator[tuple[int, Sequence[str]]]:
        """Ways to write the title, the largest first: on one line, or broken where its halves are most alike."""
        words = title.split()
        ways = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
        for size in (84, 64, 48):
            width = self._font(700, size).getlength
            widths = {max(map(width, way)): way for way in ways}
            for lines in ((title,), widths[min(widths)] if ways else (title,)):
                if max(map(width, lines)) <= _RIGHT - _LEFT:
                    yield size, lines
        yield 48, (title,)

    def _write(self, card: Image.Image, top: int, text: str, font: ImageFont.FreeTypeFont, colour: str) -> None:
        mask = Image.new("L", (_RIGHT - _LEFT, round(font.size * 1.35)))
        ImageDraw.Draw(mask).text((0, 0), text, font=font, fill=255)
        shade = [round(value * _SHADES / 255) for value in range(256)]
        card.paste(mask.point([step and _AT[colour] - _SHADES + step for step in shade]), (_LEFT, top))

    def _font(self, weight: int, size: int) -> ImageFont.FreeTypeFont:
        if (weight, size) not in self._fonts:
            self._fonts[weight, size] = ImageFont.truetype(self.site / _FONT.format(weight), size)
        return self._fonts[weight, size]

    @cached_property
    def _fonts(self) -> dict[tuple[int, int], ImageFont.FreeTypeFont]:
        return {}

    @cached_property
    def _ground(self) -> Image.Image:
        """What every card has: the paper, a line of jade, the sign and the name of the portal."""
        ground = Image.new("P", (WIDTH, HEIGHT))
        ground.putpalette([part for colour in _palette() for part in colour])
        draw = ImageDraw.Draw(ground)
        draw.rectangle((0, 0, WIDTH, 19), fill=_AT["jade"])
        draw.rectangle((_LEFT, 250, _LEFT + 90, 257), fill=_AT["gold"])
        draw.rounded_rectangle((_LEFT + 40, 110, _LEFT + 136, 180), 15, fill=_AT["gold"])
        draw.rounded_rectangle((_LEFT - 6, 64, _LEFT + 106, 150), 18, fill=0)
        draw.rounded_rectangle((_LEFT, 70, _LEFT + 100, 144), 15, fill=_AT["jade"])
        draw.polygon(((_LEFT + 20, 140), (_LEFT + 20, 168), (_LEFT + 52, 140)), fill=_AT["jade"])
        for top, wide in ((94, 60), (114, 40)):
            draw.rounded_rectangle((_LEFT + 20, top, _LEFT + 20 + wide, top + 8), 4, fill=0)
        return ground


def _palette() -> list[tuple[int, ...]]:
    ramps = ((_PAPER, end) for end in (_INK, _JADE, _GOLD))
    return [_PAPER, *(_between(*ends, step / _SHADES) for ends in ramps for step in range(1, _SHADES + 1))]


def _between(one: tuple[int, ...], two: tuple[int, ...], part: float) -> tuple[int, ...]:
    return tuple(round(low + (high - low) * part) for low, high in zip(one, two, strict=True))
