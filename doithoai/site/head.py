"""What differs in the head of a page: its title, address and description, and what a shared link shows of it."""

from __future__ import annotations

from html import escape

SITE = "Đối thoại"
"""What the portal is called, after the title of every page."""
HIDDEN = '<meta name="robots" content="noindex">'
"""For a page that search engines should not list."""


def head(title: str, description: str, address: str, more: str = "") -> str:
    """The lines of one page; `address` is empty where nobody said where the site is published, `more` is HTML."""
    lines = [
        f"<title>{escape(f'{title} - {SITE}', quote=False)}</title>",
        f'<meta name="description" content="{escape(description)}">' if description else "",
        f'<link rel="canonical" href="{escape(address)}">' if address else "",
        more,
    ]
    return "\n    ".join(line for line in lines if line)
