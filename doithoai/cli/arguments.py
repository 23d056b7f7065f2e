"""Arguments of the command line, with argparse's own words in Vietnamese, or all in English after `--lang en`."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, ClassVar, NoReturn

_SECTIONS = {"positional arguments": "tham số", "options": "tùy chọn"}
_WORDS = (
    (r"the following arguments are required: (.*)", r"còn thiếu: \1"),
    (r"one of the arguments (.*) is required", r"cần một trong: \1"),
    (r"argument (.+?): (.*)", r"tham số \1: {rest}"),
    (r"invalid choice: (.*?) \(choose from (.*)\)", r"không có lựa chọn \1; hãy chọn một trong: \2"),
    (r"invalid .* value: (.*)", r"giá trị \1 không đúng"),
    (r"unrecognized arguments: (.*)", r"không hiểu: \1"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 có thể là nhiều tùy chọn: \2"),
    (r"ignored explicit argument (.*)", r"không nhận giá trị \1"),
    (r"not allowed with argument (.*)", r"không dùng cùng với \1"),
    (r"expected one argument", r"cần một giá trị"),
    (r"expected at most one argument", r"cần nhiều nhất một giá trị"),
    (r"expected at least one argument", r"cần ít nhất một giá trị"),
    (r"expected (\d+) arguments?", r"cần \1 giá trị"),
)

# A catalogue of the machine would put argparse's words into its own language before they are known here.
argparse._ = str  # type: ignore[attr-defined]


def vietnamese(message: str) -> str:
    """What argparse says, in Vietnamese; what it does not say of itself stays as it is."""
    for pattern, told in _WORDS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            rest = vietnamese(found[2]) if "{rest}" in told else ""
            return found.expand(told).replace("{rest}", rest)
    return message


class _Plain(argparse.HelpFormatter):
    """Help as wide as the terminal; argparse would load what packs archives, for every option, to ask for that."""

    def __init__(self, prog: str, **given: Any) -> None:
        super().__init__(prog, **{"width": _columns() - 2, **given})


def _columns() -> int:
    written = os.environ.get("COLUMNS", "")
    if written.isdecimal() and int(written):
        return int(written)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns or _COLUMNS
    except (OSError, ValueError):
        return _COLUMNS


_COLUMNS = 80


class _Formatter(_Plain):
    """Help with its headings in Vietnamese."""

    def start_section(self, heading: str | None) -> None:
        super().start_section(_SECTIONS.get(heading or "", heading))

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Vietnamese."""

    language: ClassVar[str] = "vi"
    formatter: ClassVar[type[_Plain]] = _Formatter

    def __init__(self, **given: Any) -> None:
        """Make it, with a help of its own words."""
        super().__init__(**{"formatter_class": self.formatter, **given, "add_help": False})
        told = self.tell("in phần hướng dẫn này rồi thoát", "show this help message and exit")
        self.add_argument("-h", "--help", action="help", default=argparse.SUPPRESS, help=told)

    def tell(self, vi: str, en: str) -> str:
        """One of two texts, in the language of the call."""
        return vi if self.language == "vi" else en

    def error(self, message: str) -> NoReturn:
        """Say how it is used and what is wrong; exit code 2."""
        self.print_usage(sys.stderr)
        told = self.tell(f"lỗi: {vietnamese(message)}", f"error: {message}")
        self.exit(2, f"{self.prog}: {told}\n")


class EnglishParser(Parser):
    """The same in English."""

    language = "en"
    formatter = _Plain


def language(argv: Sequence[str]) -> str:
    """The language that a call asks for, known before it is read."""
    pairs = pairwise((*argv, ""))
    asked = [word.partition("=")[2] or then for word, then in pairs if re.fullmatch("--lang(=.*)?", word)]
    return "en" if asked and asked[-1] == "en" else "vi"


def parser(argv: Sequence[str], **given: Any) -> Parser:
    """The parser of a call."""
    return EnglishParser(**given) if language(argv) == "en" else Parser(**given)
