"""Files too long to lie in the repository, each made of a short text said again and again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import partial

FLOODS: dict[str, str] = {
    "yaml/after-conference/flow-5000-deep.yml": f"note: {'[' * 5000}{']' * 5000}\n",
    "yaml/after-conference/flow-maps-400-deep.yml": f"note: {'{a: ' * 400}x{'}' * 400}\n",
    "yaml/after-conference/block-deep.yml": "".join(f"{' ' * n}a:\n" for n in range(300)) + " " * 300 + "x\n",
    "yaml/after-conference/wide-list.yml": f"note: [{'1, ' * 90_000}1]\n",
    "yaml/after-conference/wide-map.yml": "".join(f"x{n}: 1\n" for n in range(16_000)),
    "yaml/after-conference/number-of-4400-digits.yml": f"note: {'9' * 4400}\n",
    "yaml/after-conference/value-of-50001-letters.yml": f"note: {'a' * 50_001}\n",
    "yaml/before-conference/comment-flood.yml": "# x\n" * 9000,
    "yaml/before-conference/blank-flood.yml": "\n" * 200_000,
    "yaml/conference/ten-thousand-brackets.yml": "[" * 10_000,
    "yaml/conference/bracket-and-brace.yml": "[{" * 3000,
    "yaml/conference/dash-flood.yml": f"{'- ' * 4000}\n",
    "yaml/conference/items-flood.yml": "- x\n" * 200_000,
    "yaml/conference/quote-flood.yml": '"' * 5001,
    "yaml/petitions/one-number-many-times.yml": "- {id: 1}\n" * 5000,
    "yaml/petitions/unknown-fields.yml": "- {id: 1, " + ", ".join(f"x{n}: 1" for n in range(9000)) + "}\n",
    "yaml/petitions/thousand-steps.yml": "- id: 1\n  states:\n" + "    - {state: received, on: 2025-09-11}\n" * 9000,
    "yaml/unit/name-long.yml": f"name: xã {'A' * 40_000}\nkind: commune\n",
    "yaml/fields/thousands.yml": "".join(f"- {{id: x{n}, label: x}}\n" for n in range(5000)),
    "yaml/calendar/every-day-off.yml": "year: 2026\nstatus: confirmed\ndays_off:\n"
    + "".join(
        f"  - {{date: 2026-{month:02}-{day:02}, name: x, decision: x, source: x}}\n"
        for month in range(1, 13)
        for day in range(1, 29)
    ),
    "front-matter/document/dashes-flood.md": "---\n" * 2000,
    "markdown/body/nested-quotes.md": f"{'>' * 30_000} x\n",
    "markdown/body/nested-quotes-in-lines.md": "".join(f"{'> ' * n}x\n" for n in range(150)),
    "markdown/body/nested-lists.md": "".join(f"{'  ' * n}- x\n" for n in range(400)),
    "markdown/body/nested-all.md": f"{'> - 1. ' * 5000}x\n",
    "markdown/body/emphasis-flood.md": "*a _b " * 20_000,
    "markdown/body/stars.md": f"{'*' * 40_000}a{'*' * 40_000}\n",
    "markdown/body/open-brackets.md": "[" * 90_000,
    "markdown/body/open-links.md": "[a](<b" * 20_000,
    "markdown/body/link-in-link.md": f"{'[' * 5000}a{'](b)' * 5000}\n",
    "markdown/body/image-flood.md": "![" * 50_000,
    "markdown/body/backticks.md": "".join(f"{'`' * n} " for n in range(1, 400)),
    "markdown/body/references.md": "".join(f"[x{n}]: https://a.example/{n}\n" for n in range(2000)) + "[x1]" * 20_000,
    "markdown/body/html-comment-open.md": "<!-- " * 20_000,
    "markdown/body/html-open.md": '<a href="' * 20_000,
    "markdown/body/table-wide.md": f"|{'a|' * 1500}\n|{'-|' * 1500}\n",
    "markdown/body/table-long.md": "|a|b|\n|-|-|\n" + "|x|y|\n" * 9000,
    "markdown/body/table-uneven.md": f"|a|\n|-|\n|{'b|' * 30_000}\n",
    "markdown/body/headings.md": "".join(f"{'#' * (n % 9)} x\n\n" for n in range(2000)),
    "markdown/body/long-line.md": "a" * 400_000,
    "markdown/body/blank-lines.md": "\n" * 400_000,
    "markdown/body/escape-flood.md": "\\" * 90_001,
}
"""Where each would lie, were it a file of the corpus, and what it holds."""


def _zipped(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


_TYPES = "[Content_Types].xml"
BOMBS: dict[str, Callable[[], bytes]] = {
    "zip-bomb.docx": partial(_zipped, {_TYPES: b"<Types/>", "word/document.xml": b"\0" * 40_000_000}),
    "zip-bomb.xlsx": partial(_zipped, {_TYPES: b" " * 40_000_000, "xl/workbook.xml": b"x"}),
    "many-members.docx": partial(_zipped, {f"x{n}": b"" for n in range(6000)} | {"word/document.xml": b"x"}),
}
"""Office files that are small until they are unpacked."""
