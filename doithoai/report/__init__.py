"""Findings to text that people and machines read: one function a format, in one table.

A format's module is loaded when it is asked for: a commit needs one line of text, not an XML writer.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from doithoai.check import Result


def report(result: Result, format_: str, language: str) -> str:
    """The whole output in one of formats.FORMATS, without a final newline."""
    write: Callable[[Result, str], str] = getattr(import_module(f"doithoai.report.{format_}"), format_)
    return write(result, language)
