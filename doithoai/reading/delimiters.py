"""The lines --- around the fields of a document: which line was meant as one, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.model.both import Both
from doithoai.model.findings import Unreadable
from doithoai.patterns import lazy

_MEANT = lazy(r"\s*([-‐-―−_*=+~.]{2,12}|[—―])\s*")
"""A line of dashes or what a program made of them, and nothing else."""
_STUCK = lazy(r"---[ \t]*\S.*")
_FIELD = lazy(r"[ -]|#|[A-Za-z_][\w-]*\s*[:：]|[\]}]")
_OPENING = Both(
    "tệp phải mở đầu bằng dòng --- rồi đến phần khai báo", "the file must begin with a line --- and its fields"
)
_CLOSING = Both("thiếu dòng --- kết thúc phần khai báo", "the line --- that ends the fields is missing")


def no_opening(text: str) -> Unreadable:
    """The refusal of a file that does not begin with the line ---."""
    first, _, rest = text.partition("\n")
    if not first.strip() and rest.lstrip("\n ").startswith("---"):
        return _refused(
            1,
            Both(
                f"{_OPENING}; đầu tệp có dòng trống, hãy xóa để dòng --- đứng đầu",
                f"{_OPENING.en}; it begins with an empty line: delete that",
            ),
        )
    if first.startswith("```"):
        return _refused(1, Both(f"{_OPENING}; hãy xóa dòng {first}", f"{_OPENING.en}; delete the line {first}"))
    if _MEANT.fullmatch(first) and "\n" in text:
        return _refused(1, _instead(first, _OPENING))
    return _refused(1, _OPENING)


def no_closing(text: str) -> Unreadable:
    """The refusal of a file whose fields end without the line ---, told where they do."""
    lines = text.split("\n")
    for number, line in _after(lines):
        if _MEANT.fullmatch(line):
            return _refused(number, _instead(line, _CLOSING))
        if _STUCK.fullmatch(line):
            return _refused(
                number,
                Both(f"{_CLOSING}; sau dấu --- còn chữ, hãy xuống dòng", f"{_CLOSING.en}; begin a new line behind ---"),
            )
    end = next((number for number, line in _after(lines) if not line.strip() or not _FIELD.match(line)), 1)
    return _refused(end, _CLOSING)


def _after(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines behind the first one, by number."""
    return ((number, line) for number, line in enumerate(lines, 1) if number > 1)


def _instead(line: str, rule: Both) -> Both:
    found = line.strip()
    if found == "---":
        return Both(
            f"{rule}; quanh dấu --- có dấu cách, hãy xóa", f"{rule.en}; there are blanks around ---: delete them"
        )
    return Both(
        f"{rule}; “{found}” phải là đúng ba dấu gạch ngang thường: ---",
        f"{rule.en}; “{found}” must be three ordinary hyphens: ---",
    )


def _refused(line: int, detail: Both) -> Unreadable:
    return Unreadable("S02", line, detail=detail)
