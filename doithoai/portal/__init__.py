"""The portal as a site of MkDocs: its pages, theme and settings, and the plugin that stamps the records into it.

The only room that knows MkDocs. An archive names it in its `mkdocs.yml` (`theme: doithoai`, `plugins: [doithoai]`) and
holds no more than its records and the pages that are its own.
"""

from __future__ import annotations

import os
from pathlib import Path

HERE = Path(__file__).parent
PAGES = HERE / "docs"
"""Pages and files that every portal has, unless the archive has its own at the same address."""
THEME = HERE / "theme"
SETTINGS = HERE / "mkdocs.yml"
"""What is set where an archive's own `mkdocs.yml` says nothing."""

# Versions are pinned, and .github/SHELL.md says what to do on the day Material is gone: staff need no banner about it.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
