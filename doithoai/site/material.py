"""What the portal takes of Material's style sheets: the rules for what its own pages hold, a fifth of the whole.

A test holds these lists against every class of the built site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from doithoai.site.css import StyleRule, write

USED = frozenset(
    (
        *("headerlink", "js", "no-js"),
        *("md-banner", "md-banner__inner", "md-container", "md-content", "md-content__button", "md-content__inner"),
        *("md-copyright", "md-ellipsis", "md-footer", "md-footer-meta", "md-footer-meta__inner", "md-grid"),
        *("md-header", "md-header__button", "md-header__inner", "md-header__title", "md-icon", "md-logo", "md-main"),
        *("md-main__inner", "md-nav", "md-nav--secondary", "md-nav__item", "md-nav__link", "md-nav__link--active"),
        *("md-nav__list", "md-nav__title", "md-overlay", "md-sidebar", "md-sidebar--primary"),
        *("md-sidebar--secondary", "md-sidebar__inner", "md-sidebar__scrollwrap", "md-skip", "md-tabs"),
        *("md-tabs__item", "md-tabs__item--active", "md-tabs__link", "md-tabs__list", "md-toggle", "md-top"),
        "md-typeset",
    )
)
"""The classes of the theme that pages of the portal have."""

_CLASS = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
_NEVER = re.compile(
    r"\[dir=rtl\]|\[data-md-toggle=search\]|\[data-md-color-(?:primary|accent)=(?!custom)|\[data-md-scrolllock\]"
    r"|\[role=dialog\]|\[for=__search\]|\[for=__toc\]|\[id^=__|\[data-preview\]|:-webkit-any|::-moz-focus"
    r"|role=columnheader|-dark-mode-only|#only-"
)
_NAMED = re.compile(r"var\((--md-[\w-]+)")


def trimmed(rules: Iterable[StyleRule]) -> tuple[StyleRule, ...]:
    """The rules that can match something in a page, without those for what no page has."""
    kept = tuple(_kept(rules))
    while True:
        named = set(_NAMED.findall(write(kept)))
        fewer = tuple(_named(kept, named))
        if fewer == kept:
            return kept
        kept = fewer


def _kept(rules: Iterable[StyleRule]) -> Iterator[StyleRule]:
    for rule in rules:
        if rule.rules:
            inner = tuple(_kept(rule.rules))
            if inner:
                yield replace(rule, rules=inner)
        elif rule.prelude.startswith("@keyframes"):
            continue
        elif rule.prelude.startswith("@"):
            yield rule
        else:
            selectors = [one for one in rule.selectors if matches(one)]
            if selectors:
                yield replace(rule, prelude=",".join(selectors))


def matches(selector: str) -> bool:
    """Whether a page of the portal can hold what a selector is for."""
    return not _NEVER.search(selector) and set(_CLASS.findall(selector)) <= USED


def _named(rules: Iterable[StyleRule], named: set[str]) -> Iterator[StyleRule]:
    """Leave out what is defined and never asked for."""
    for rule in rules:
        if rule.rules:
            yield replace(rule, rules=tuple(_named(rule.rules, named)))
            continue
        some = [one for one in rule.declarations if not one.startswith("--md-") or one.partition(":")[0] in named]
        if some or rule.prelude.startswith("@"):
            yield replace(rule, body=";".join(some)) if not rule.prelude.startswith("@") else rule
