"""Plain questions on a terminal, defaults in brackets; what can't be taken is asked again, with the reason."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TextIO, TypeVar

from doithoai.init.choices import InitRefused

T = TypeVar("T")
Read = Callable[[str], T]
TRIES = 5
"""How often one question is asked before the command gives up."""


class Asker:
    """Asks on `out` and reads lines from `lines`, be it a keyboard or a pipe."""

    def __init__(self, lines: TextIO, out: TextIO) -> None:
        """Keep both ends."""
        self.lines, self.out = lines, out

    def ask(self, question: str, read: Read[T], default: str | None = None) -> T:
        """One answer; an empty line takes the default."""
        for _ in range(TRIES):
            answer = self._line(question, default)
            try:
                return read(answer)
            except InitRefused as refused:
                self.say(f"  {refused}.")
        raise InitRefused(f"sau {TRIES} lần vẫn chưa có câu trả lời dùng được cho: {question}")

    def maybe(self, question: str, read: Read[T]) -> T | None:
        """One answer, or none for an empty line."""
        return self.ask(question, lambda text: read(text) if text else None, "")

    def say(self, text: str) -> None:
        """A line for the person who is asked."""
        print(text, file=self.out, flush=True)

    def _line(self, question: str, default: str | None) -> str:
        hint = f" [{default}]" if default else " (Enter: bỏ qua)" if default is not None else ""
        print(f"{question}{hint}: ", end="", file=self.out, flush=True)
        line = self.lines.readline()
        if not line:
            raise InitRefused(f"hết dữ liệu nhập khi đang hỏi: {question}; hãy nêu bằng tùy chọn, hoặc thêm --yes")
        if self.lines is not sys.stdin or not self.lines.isatty():
            self.say("")
        return line.strip().lstrip("\ufeff") or default or ""
