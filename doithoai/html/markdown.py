"""The one way in which Markdown text from a record becomes HTML: rendered plainly, then reduced to an allow-list.

CommonMark with tables, as the forge shows it to whoever writes or reviews the record, but for what `typed` mends.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from html import unescape

import nh3
from markupsafe import Markup

from doithoai.html.typed import MARKDOWN, as_meant

_TAGS = frozenset(
    (
        *("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code"),
        *("strong", "em", "del", "a", "table", "thead", "tbody", "tr", "th", "td"),
    )
)
_BARE = frozenset(part for tag in _TAGS - {"a", "br", "hr"} for part in (f"<{tag}>", f"</{tag}>"))
"""Tags without an attribute, as the renderer writes them."""
_clean = nh3.Cleaner(
    tags=set(_TAGS),
    attributes={"a": {"href"}, "ol": {"start"}, "th": {"align"}, "td": {"align"}},
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener nofollow ugc",
).clean
_HEADING = re.compile(r"<h([1-6])>")
_TAG = re.compile("<[^>]*>")
_ALIGNED = re.compile(r'(<t[hd]) style="text-align: (left|right|center)"')
_LAST = 6


def _render(text: str) -> str:
    return MARKDOWN.html(as_meant(text))


@lru_cache(maxsize=512)
def rich(text: str, top: int) -> Markup:
    """Render free text; its highest heading becomes level `top`, so that the page keeps one h1."""
    rendered = _render(text)
    # Text without a tag of its own, all of whose rendered tags are bare, is what cleaning it would give.
    if "<" not in text and _BARE.issuperset(_TAG.findall(rendered)):
        clean = rendered.replace("&quot;", '"').strip()
    else:
        clean = _clean(_ALIGNED.sub(r'\1 align="\2"', rendered)).strip()
    # Wide tables scroll in a box of their own; a key can reach it.
    boxed = clean.replace("<table>", '<div class="dt-scroll" tabindex="0"><table class="dt-table">').replace(
        "</table>", "</table></div>"
    )
    return Markup(_shifted(boxed, top))  # noqa: S704 - reduced to the allow-list just above


_HIDING = re.compile(r"[<\[|]|`{3}|~{3}")
"""What a text needs to hold anything that its rendering leaves out."""
_NUMBERED = re.compile(r"^[ >]*[0-9]{1,9}[.)](?=[ \t])", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")
_HREF = re.compile(r'href="([^"]*)"')
_REL = ' rel="noopener nofollow ugc"'


def visible(text: str) -> str:
    """A text without what its page does not show: comments, titles of links, definitions nobody uses, and the like.

    As it was written where its page shows all of it; else as the HTML of its page, which is Markdown too.
    """
    if not _HIDING.search(text):
        return text
    rendered = _ALIGNED.sub(r'\1 align="\2"', _render(text))
    clean = _clean(rendered)
    whole = clean.replace(_REL, "") == rendered.replace("&quot;", '"').replace(" />", ">")
    told = " ".join((unescape(_TAG.sub(" ", clean)), *map(unescape, _HREF.findall(clean))))
    written = Counter(_WORD.findall(_NUMBERED.sub("", text)))
    return text if whole and written <= Counter(_WORD.findall(told)) else clean.strip()


def _shifted(text: str, top: int) -> str:
    levels = sorted({int(level) for level in _HEADING.findall(text)})
    if not levels or levels[0] == top:
        return text
    step = top - levels[0]
    # What is moved down begins below, what is moved up above: no heading is moved twice.
    for level in reversed(levels) if step > 0 else levels:
        new = min(level + step, _LAST)
        text = text.replace(f"<h{level}>", f"<h{new}>").replace(f"</h{level}>", f"</h{new}>")
    return text


def slugify(text: str, separator: str = "-") -> str:
    """An address from Vietnamese text; đ becomes d, which Unicode alone would drop."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    return separator.join(words)
