"""The forms in which findings are reported, known to the command line without loading any of them."""

from __future__ import annotations

FORMATS = ("text", "github", "json", "sarif", "junit")
"""Each is a module of doithoai.report with a function of the same name."""
