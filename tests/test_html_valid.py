"""The HTML of every kind of page is what the standard says, judged by html-validate (scripts/js/htmlvalidate.json).

Left out there: how the theme writes (lower-case doctype, `__drawer`, autocomplete on its check boxes); titles longer
than a search engine shows, since they are the plans' own; submit buttons of filters that work as one types and are
hidden without scripts; `align` in tables, since the Content-Security-Policy of the portal allows no style in a page.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.test_axe import PAGES

TOOLS = Path(__file__).resolve().parents[1] / "scripts/js"
NODE = Path(sys.executable).parent / ("node.exe" if os.name == "nt" else "node")


def faults(*files: Path) -> list[str]:
    """What html-validate says of the files, one line each."""
    tool = TOOLS / "node_modules/html-validate/bin/html-validate.mjs"
    assert tool.is_file(), "`make test` installs what judges HTML: npm ci --prefix scripts/js"
    words = [NODE, tool, "--config", TOOLS / "htmlvalidate.json", "--formatter=json", *files]
    done = subprocess.run([str(one) for one in words], capture_output=True, text=True, encoding="utf-8", check=False)
    told: list[dict[str, Any]] = json.loads(done.stdout)
    return [f"{one['filePath']}: {each['ruleId']}: {each['message']}" for one in told for each in one["messages"]]


def test_every_page_type_is_valid(public: Path) -> None:
    """No page is left out of those that axe looks at; a page that is asked for with words is the same file."""
    addresses = sorted({one.partition("?")[0] for one in PAGES})
    pages = [public / "doi-thoai" / (one if one.endswith(".html") else f"{one}index.html") for one in addresses]
    assert [page for page in pages if not page.is_file()] == []
    assert faults(*pages) == []


def test_what_is_not_valid_is_told(tmp_path: Path) -> None:
    page = tmp_path / "trang.html"
    page.write_text(
        '<!doctype html>\n<html lang="vi"><head><title>Trang</title></head><body><main>\n'
        '<p id="a">Một<div>Hai</div></p><a id="a">Ba</a>\n</main></body></html>\n',
        encoding="utf-8",
    )
    told = "\n".join(faults(page))
    for rule in ("close-order", "no-dup-id"):
        assert f": {rule}: " in told
