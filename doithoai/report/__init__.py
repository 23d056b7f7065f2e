"""Findings to text that people and machines read: one function a format, in one table."""

from __future__ import annotations

from collections.abc import Callable

from doithoai.check import Result
from doithoai.report.github import github
from doithoai.report.json import json
from doithoai.report.junit import junit
from doithoai.report.sarif import sarif
from doithoai.report.text import text

FORMATS: dict[str, Callable[[Result, str], str]] = {
    "text": text,
    "github": github,
    "json": json,
    "sarif": sarif,
    "junit": junit,
}
"""Each takes a result and a language, and gives the whole output without a final newline."""
