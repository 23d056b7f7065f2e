"""What axe-core finds on a page: asked for what is wrong alone, since telling what is right takes as long again."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""What depends on the scheme; the structure of a page is the same in both."""
JUDGED = "data-judged"
ALIKE = 2
"""How many of those that look alike are judged, with all that they stand in: the colours of a long list are ten."""

# Marks what is judged: of each look, which is what a text and all that it stands in are painted with, the first ones.
PICK = """([name, alike]) => {
  const looks = new Map(), seen = new Map()
  const look = (one) => {
    if (!one) return ''
    if (!looks.has(one)) {
      const { color, backgroundColor, backgroundImage, opacity, filter, position, fontSize, fontWeight, fontStyle,
        textDecorationLine, textShadow, borderBottom, visibility, display } = getComputedStyle(one)
      looks.set(one, [look(one.parentElement), one.localName, one.getAttribute('class'), one.getAttribute('style'),
        color, backgroundColor, backgroundImage, opacity, filter, position, fontSize, fontWeight, fontStyle,
        textDecorationLine, textShadow, borderBottom, visibility, display, one.disabled].join('|'))
    }
    return looks.get(one)
  }
  const says = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
  for (const one of document.body.querySelectorAll('*')) {
    one.removeAttribute(name)
    if (!says(one) && !one.matches('a, button, input, select, textarea, svg text')) continue
    if (!one.checkVisibility({ contentVisibilityAuto: true })) continue
    const number = seen.get(look(one)) || 0
    seen.set(look(one), number + 1)
    if (number < alike) one.setAttribute(name, '')
  }
  return seen.size
}"""


def shapes(page: Page) -> list[str]:
    """The faults of all but colours, which take three quarters of the time and are the same on every width."""
    return _found(page, None, {"runOnly": TAGS, "rules": {rule: {"enabled": False} for rule in COLOURS}})


def colours(page: Page) -> list[str]:
    """The faults of the colours, of each thing that looks otherwise than all before it."""
    assert page.evaluate(PICK, [JUDGED, ALIKE])
    return _found(page, {"include": [[f"[{JUDGED}]"]]}, {"runOnly": {"type": "rule", "values": COLOURS}})


def faults(page: Page) -> list[str]:
    """All faults."""
    return shapes(page) + colours(page)


def _found(page: Page, context: dict[str, Any] | None, options: dict[str, Any]) -> list[str]:
    """Each fault: its rule, where, and how to mend it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    chosen = [context, {**options, "resultTypes": ["violations"]}]
    run = "async ([context, options]) => (await axe.run(context || document, options)).violations"
    violations: list[dict[str, Any]] = page.evaluate(run, chosen)
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
        for rule in violations
        for node in rule["nodes"]
        # Material's script puts the copy button of each code block in a nav of its own, without a name.
        if not (rule["id"] == "landmark-unique" and 'class="md-code__nav"' in node["html"])
    ]
