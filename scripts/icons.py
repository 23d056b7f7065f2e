"""Make the icons from the logo in docs/assets of the portal: for browsers without SVG and the home screens of phones.

    python scripts/icons.py

Draws with Debian's Chromium, as the browser tests do.
"""

from __future__ import annotations

import io
import shutil
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ASSETS = Path(__file__).parent.parent / "doithoai" / "portal" / "docs" / "assets"
SIZES = {48: 1.0, 180: 0.72, 192: 0.72, 512: 0.72}
"""Width and height in pixels, and how much of it the drawing takes: home screens cut the corners off."""
PAPER = "#faf9f5"


def page(size: int, part: float) -> str:
    """A page that is nothing but the icon."""
    ground = PAPER if part < 1 else "transparent"
    style = f"margin:0;height:{size}px;display:flex;align-items:center;justify-content:center;background:{ground}"
    drawing = (ASSETS / "logo.svg").read_text("utf-8").replace("<svg ", f'<svg width="{round(size * part)}" ', 1)
    return f'<body style="{style}">{drawing}</body>'


def main() -> None:
    """Draw every size."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for size, part in SIZES.items():
            tab = browser.new_page(viewport={"width": size, "height": size})
            tab.set_content(page(size, part))
            drawn = Image.open(io.BytesIO(tab.screenshot(omit_background=True)))
            few = drawn if part == 1 else drawn.convert("RGB").quantize(32)
            few.save(ASSETS / "icons" / f"{size}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
