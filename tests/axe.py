"""What axe-core finds on a page: asked for what is wrong alone, since telling what is right takes as long again."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS: dict[str, Any] = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What depends on the scheme; the structure of a page is the same in both."""
SHAPES = {"rules": {rule: {"enabled": False} for rule in COLOURS["runOnly"]["values"]}}
"""All the rest: the colours of a page take three quarters of the time, and are the same on every width."""


def faults(page: Page, **options: Any) -> list[str]:
    """Each fault: its rule, where, and how to mend it."""
    chosen = {"runOnly": TAGS, **options, "resultTypes": ["violations"]}
    found: list[dict[str, Any]] = Axe().run(page, options=chosen).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
        # Material's script puts the copy button of each code block in a nav of its own, without a name.
        if not (rule["id"] == "landmark-unique" and 'class="md-code__nav"' in node["html"])
    ]
