"""The style sheets of the portal: one for the screen, one for paper, named by what they hold, for caches."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from itertools import chain
from urllib.parse import unquote

from doithoai.model.base import Frozen
from doithoai.site.css import StyleRule, read, write
from doithoai.site.material import trimmed

FOLDER = "assets/"
_PAPER = "@media print"
_DATA = re.compile(r"""url\((["'])data:image/svg\+xml;charset=utf-8,(.*?)\1\)""")


class Styles(Frozen, frozen=True):
    """Files by their names below the site, and which of them a page loads for screen and for paper."""

    files: dict[str, bytes]
    screen: str
    paper: str


def bundle(theme: Iterable[str], own: Iterable[str]) -> Styles:
    """Join what is needed of the theme's sheets with the portal's own."""
    rules = (*trimmed(chain.from_iterable(map(read, theme))), *chain.from_iterable(map(read, own)))
    files: dict[str, bytes] = {}
    screen = _named(files, "cong", "css", _without_data(write(one for one in rules if one.prelude != _PAPER), files))
    paper = _named(files, "cong-in", "css", _without_data(write(_on_paper(rules)), files))
    return Styles(files, screen, paper)


def hashed(stem: str, kind: str, text: str) -> str:
    """The name of a file after what it holds."""
    return f"{FOLDER}{stem}.{hashlib.sha256(text.encode()).hexdigest()[:10]}.{kind}"


def _named(files: dict[str, bytes], stem: str, kind: str, text: str) -> str:
    name = hashed(stem, kind, text)
    files[name] = text.encode()
    return name


def _on_paper(rules: Iterable[StyleRule]) -> Iterable[StyleRule]:
    return chain.from_iterable(one.rules for one in rules if one.prelude == _PAPER)


def _without_data(text: str, files: dict[str, bytes]) -> str:
    """Give each picture inside a sheet a file of its own: the policy allows no data: addresses."""
    return _DATA.sub(lambda found: f"url({_named(files, 'hinh', 'svg', unquote(found[2])).removeprefix(FOLDER)})", text)
