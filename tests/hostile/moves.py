"""Lists of moved addresses that lead nowhere, around, up or out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tests.hostile.place import NEIGHBOUR, Place


def _moves(place: Place, *lines: tuple[str, str]) -> None:
    told = "".join(
        f'- {{from: "{old}", to: "{new}", on: 2025-12-01, reason: Thử, whole: true}}\n' for old, new in lines
    )
    (place.records / "redirects.yml").write_text(told, "utf-8")


MOVES: dict[str, tuple[tuple[str, str], ...]] = {
    "loop-of-two": (("a", "b"), ("b", "a")),
    "onto-itself": (("a", "a"),),
    "chain": tuple((f"a{n}", f"a{n + 1}") for n in range(300)),
    "over-a-living-unit": ((NEIGHBOUR, "thu-nghiem"),),
    "over-a-page": (("tim-kiem", "thu-nghiem"), ("assets", "thu-nghiem"), ("index", "thu-nghiem")),
    "up": (("../x", "thu-nghiem"), ("a", "../../etc"), ("a/../b", "thu-nghiem")),
    "elsewhere": (("a", "https://evil.example"), ("b", "//evil.example"), ("c", "javascript:alert(1)")),
    "markup": (('x\\"><script>', "thu-nghiem"), ("y", '\\"><img src=x onerror=alert(1)>')),
    "absolute": (("/etc", "/thu-nghiem"), ("/", "/")),
    "control": (("a\\n", "thu-nghiem"), ("b\\0", "thu-nghiem"), ("c\\e", "thu-nghiem")),
    "uneven": (("a", "thu-nghiem/2025"), ("b/2025", "thu-nghiem"), ("c/2025/01/x/y", "thu-nghiem/2025/01")),
    "twice": (("a", "thu-nghiem"), ("a", NEIGHBOUR), ("b", "thu-nghiem"), ("c", "thu-nghiem")),
    "two-thousand": tuple((f"a{n}", "thu-nghiem") for n in range(2000)),
    "empty": (("", ""),),
    "into-a-file": (("a", "thu-nghiem/unit.yml"),),
}
MOVED: dict[str, Callable[[Place], object]] = {
    f"redirects/{name}": partial(lambda lines, place: _moves(place, *lines), lines) for name, lines in MOVES.items()
}
