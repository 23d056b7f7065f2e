"""Letters of a file that are not what they look like, and text of before Unicode: told with what is meant."""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.patterns import lazy
from doithoai.reading.names import visible
from doithoai.vietnamese.encodings import LOST, MISREAD, VIQR, OldText, old_texts
from doithoai.vietnamese.lookalikes import LookAlike, in_right_letters, lookalikes, named

_CALLED = {
    "TCVN3": Both("TCVN3 (phông .VnTime)", "TCVN3 (fonts .VnTime)"),
    "VNI": Both("VNI (phông VNI-Times)", "VNI (fonts VNI-Times)"),
    "VISCII": Both("VISCII", "VISCII"),
    VIQR: Both("VIQR (dấu gõ bằng ký hiệu)", "VIQR (marks typed as signs)"),
    LOST: Both("đã mất khi chuyển bảng mã, còn lại dấu “?”", "whose letters were lost to “?” when it was converted"),
    MISREAD: Both("UTF-8 bị đọc nhầm thành Windows-1252", "UTF-8, read as Windows-1252"),
}
_SHOWN = 60
_WORDS = 3
_FIELD = lazy(r"^[ ]*(?:- )*(?:[a-z_][a-z0-9_]*: +)?[\"'>|-]*[ ]*")
"""What stands before a text in a record."""
_NUMBER = lazy(r"\d(?:[ .-]?\d){6,}")
"""A telephone or identity number: a finding is public."""


def faults(file: str, text: str) -> Iterator[Problem]:
    """What is wrong with the letters of a file: each encoding once, then each kind of look-alike once."""
    old = list(old_texts(text))
    for one in old:
        yield Problem(file, (), _values(one), "S21", one.lines[0])
    of_old = {line for one in old for line in one.lines}
    kinds: dict[str, list[tuple[int, LookAlike]]] = {}
    for found in lookalikes(text):
        line = text.count("\n", 0, found.start) + 1
        if line not in of_old:
            kinds.setdefault(found.script, []).append((line, found))
    for some in kinds.values():
        yield _alike(file, some)


def _values(one: OldText) -> dict[str, object]:
    shown, right = _short(one.shown), _short(one.right)
    cure = Both(f"Chuyển sang Unicode; đúng ra là “{right}”", f"Convert it to Unicode. In right letters: “{right}”")
    if one.encoding == LOST:
        cure = _TYPE_AGAIN
    return {"encoding": _CALLED[one.encoding], "count": len(one.lines), "shown": shown, "cure": cure}


_TYPE_AGAIN = Both(
    "Chữ đã mất không chuyển lại được; hãy chép hoặc gõ lại từ văn bản gốc",
    "Lost letters can't be converted back; copy or type them again from the paper",
)


def _alike(file: str, some: list[tuple[int, LookAlike]]) -> Problem:
    """One kind of letter, told once for all the words that have it."""
    letters = "".join(dict.fromkeys(letter for _, found in some for letter in found.letters))
    words = list(dict.fromkeys((found.word, found.right) for _, found in some))
    shown = ", ".join(f"“{word}”" for word, _ in words[:_WORDS])
    right = ", ".join(f"“{right}”" for _, right in words[:_WORDS])
    more = len(words) - _WORDS
    if more > 0:
        right = Both(f"{right} (và {more} chữ khác)", f"{right} (and {more} more)")
    values = {"letters": named(letters, some[0][1].script), "words": shown, "right": right, "count": len(some)}
    return Problem(file, (), values, "S20", some[0][0])


def without_lookalikes(found: list[Problem]) -> list[Problem]:
    """What is wrong besides: a word or a name that is only unknown for a letter that looks right is told by S20.

    So is a field that is missing only because its name is written with such a letter.
    """
    meant = {in_right_letters(str(one.values["key"])) for one in found if one.code == "S03"}
    lacking = [one for one in found if not (one.code == "S08" and one.values["key"] in meant)]
    return [one for one in lacking if not any(map(_mistyped, (one.values.get("key"), one.values.get("found"))))]


def _mistyped(value: object) -> bool:
    return isinstance(value, str) and in_right_letters(value) != value


def first_old(text: str) -> tuple[int, Both] | None:
    """The line and the fault of a text whose hidden letters are letters of an old encoding."""
    for one in old_texts(text):
        if one.encoding == LOST:
            continue
        right, called = _short(one.right), _CALLED[one.encoding]
        return one.lines[0], Both(
            f"đây là chữ {called} ({len(one.lines)} dòng trong tệp); hãy chuyển sang Unicode, đúng ra là “{right}”",
            f"this is text in {called.en} (lines of the file: {len(one.lines)}); convert it to Unicode; "
            f"in right letters: “{right}”",
        )
    return None


def _short(line: str) -> str:
    text = visible(_NUMBER.sub("…", _FIELD.sub("", line).strip("\"' ")))
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"
