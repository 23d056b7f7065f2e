"""What left its place, told in Markdown: what moved and what its old address needs, what is lost."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from doithoai.commands.moves import Move
from doithoai.commands.vanished import Vanished
from doithoai.model import addresses
from doithoai.model.both import Both
from doithoai.reading.names import code
from doithoai.vietnamese.wording import told as in_words

_MOVED = Both("Hồ sơ chuyển chỗ, không mất", "Records that moved and are not lost")
_MOVED_TO = Both("đã chuyển sang", "moved to")
_KEEP = Both(
    "Địa chỉ cũ đã nằm trên giấy biên nhận, trong tin nhắn, nên phải tiếp tục tới đúng hồ sơ:\n"
    "thêm vào `{file}` (sửa lý do cho đúng), trong cùng lần ghi này:\n",
    "The old address stands on receipts and in messages, so it must go on leading to the right records:\n"
    "add to `{file}` (with the true reason), in this same commit:\n",
)
_HIDDEN = Both(
    "Đơn vị đã có hồ sơ mà nay ghi là đơn vị mẫu", "Units that have records and now call themselves a sample"
)
_WHY_HIDDEN = Both(
    "Hồ sơ của đơn vị mẫu không được nhắc việc, không vào số liệu chung và có thể bị xóa: bỏ dòng `sample`.\n",
    "Nobody is reminded of a sample's records, no figure counts them, and they may be deleted: "
    "take out the line `sample`.\n",
)
_LOST = Both("Hồ sơ mất mà không để lại bản lược", "Records that are lost and leave no stub")
_WHY_LOST = Both(
    "Kho không xóa gì lặng lẽ: khôi phục, rồi làm theo mục “Gỡ bỏ một văn bản” của hướng dẫn;\n"
    "đổi tên, sáp nhập thì ghi địa chỉ cũ vào `redirects.yml`, và chỗ mới phải có đủ những gì ở chỗ cũ.\n",
    "The archive deletes nothing silently: restore it, then follow “Gỡ bỏ một văn bản” of the guide;\n"
    "after a change of name or a merger, put the old address into `redirects.yml`, and all that was at the old place\n"
    "must be at the new one.\n",
)
_PETITION = Both("kiến nghị số", "petition")


def told(found: Vanished, records: Path, today: dt.date, language: str = "vi") -> Iterator[str]:
    """The lines of it; none where everything is at its place."""
    yield from _moved(found, records, today, language)
    yield from _hidden(found.hidden, records, language)
    yield from _lost(found.lost, records, language)


def _headed(title: Both, count: int, language: str) -> str:
    return f"\n### {in_words(title, language)}: {count}\n"


def _moved(found: Vanished, records: Path, today: dt.date, language: str) -> Iterator[str]:
    if found.moved:
        yield _headed(_MOVED, len(found.moved), language)
    for one in found.moved:
        old, new = (code(f"{records.name}/{path}") for path in (one.old, one.new))
        yield f"- {old}: {in_words(_MOVED_TO, language)} {new}"
    if lines := list(_lines(found.unknown, records, today)):
        yield f"\n{in_words(_KEEP, language).format(file=f'{records.name}/redirects.yml')}"
        yield "```yaml"
        yield from lines
        yield "```"


def _lines(moves: Sequence[Move], records: Path, today: dt.date) -> Iterator[str]:
    """The redirects to add: one for a unit whose conferences all went to one place with it, else one each.

    An address that a redirect can't have, as that of a misnamed unit, has none: it never was on the portal.
    """
    units: dict[str, list[tuple[str, str]]] = {}
    for one in moves:
        old, new = one.old.rstrip("/"), one.new.rstrip("/")
        if re.search(addresses.FOLDER, old) and re.search(addresses.FOLDER, new):
            units.setdefault(old.partition("/")[0], []).append((old, new))
    for unit, pairs in units.items():
        targets = {new.partition("/")[0] for _, new in pairs}
        whole = all(old.partition("/")[2] == new.partition("/")[2] for old, new in pairs)
        if whole and len(targets) == 1 and not (records / unit).exists():
            yield f"- {{from: {unit}, to: {targets.pop()}, on: {today}, reason: Đổi tên đơn vị, whole: true}}"
        else:
            yield from (f"- {{from: {old}, to: {new}, on: {today}, reason: Ghi nhầm chỗ}}" for old, new in pairs)


def _hidden(units: Sequence[str], records: Path, language: str) -> Iterator[str]:
    if units:
        yield _headed(_HIDDEN, len(units), language)
        yield in_words(_WHY_HIDDEN, language)
    yield from (f"- {code(f'{records.name}/{unit}/unit.yml')}" for unit in units)


def _lost(gone: Sequence[str], records: Path, language: str) -> Iterator[str]:
    if gone:
        yield _headed(_LOST, len(gone), language)
        yield in_words(_WHY_LOST, language)
    for path in gone:
        file, petition = _parted(path)
        number = f": {in_words(_PETITION, language)} {petition}" if petition else ""
        yield f"- {code(f'{records.name}/{file}')}{number}"


def _parted(path: str) -> tuple[str, str]:
    """A path, and the number of a petition behind it: a name of a file may hold a # too."""
    file, _, number = path.rpartition("#")
    return (file, number) if file.endswith("/petitions.yml") and number.isdecimal() else (path, "")
