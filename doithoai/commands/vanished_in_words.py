"""What left its place, told in Vietnamese Markdown: what moved and what its old address needs, what is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from doithoai.commands.moves import Move
from doithoai.commands.vanished import Vanished


def told(found: Vanished, records: Path, today: dt.date) -> Iterator[str]:
    """The lines of it; none where everything is at its place."""
    yield from _moved(found, records, today)
    yield from _hidden(found.hidden, records)
    yield from _lost(found.lost, records)


def _moved(found: Vanished, records: Path, today: dt.date) -> Iterator[str]:
    if found.moved:
        yield f"\n### Hồ sơ chuyển chỗ, không mất: {len(found.moved)}\n"
    for one in found.moved:
        yield f"- {code(f'{records.name}/{one.old}')}: đã chuyển sang {code(f'{records.name}/{one.new}')}"
    if found.unknown:
        yield "\nĐịa chỉ cũ đã nằm trên giấy biên nhận, trong tin nhắn, nên phải tiếp tục tới đúng hồ sơ:"
        yield f"thêm vào `{records.name}/redirects.yml` (sửa lý do cho đúng), trong cùng lần ghi này:\n"
        yield "```yaml"
        yield from _lines(found.unknown, records, today)
        yield "```"


def _lines(moves: Sequence[Move], records: Path, today: dt.date) -> Iterator[str]:
    """The redirects to add: one for a unit whose conferences all went to one place with it, else one each."""
    units: dict[str, list[tuple[str, str]]] = {}
    for one in moves:
        old, new = one.old.rstrip("/"), one.new.rstrip("/")
        units.setdefault(old.partition("/")[0], []).append((old, new))
    for unit, pairs in units.items():
        targets = {new.partition("/")[0] for _, new in pairs}
        whole = all(old.partition("/")[2] == new.partition("/")[2] for old, new in pairs)
        if whole and len(targets) == 1 and not (records / unit).exists():
            yield f"- {{from: {unit}, to: {targets.pop()}, on: {today}, reason: Đổi tên đơn vị, whole: true}}"
        else:
            yield from (f"- {{from: {old}, to: {new}, on: {today}, reason: Ghi nhầm chỗ}}" for old, new in pairs)


def _hidden(units: Sequence[str], records: Path) -> Iterator[str]:
    if units:
        yield f"\n### Đơn vị đã có hồ sơ mà nay ghi là đơn vị mẫu: {len(units)}\n"
        yield "Hồ sơ của đơn vị mẫu không được nhắc việc, không vào số liệu chung và có thể bị xóa: bỏ dòng `sample`.\n"
    yield from (f"- {code(f'{records.name}/{unit}/unit.yml')}" for unit in units)


def _lost(gone: Sequence[str], records: Path) -> Iterator[str]:
    if gone:
        yield f"\n### Hồ sơ mất mà không để lại bản lược: {len(gone)}\n"
        yield "Kho không xóa gì lặng lẽ: khôi phục, rồi làm theo mục “Gỡ bỏ một văn bản” của hướng dẫn;"
        yield "đổi tên, sáp nhập thì ghi địa chỉ cũ vào `redirects.yml`, và chỗ mới phải có đủ những gì ở chỗ cũ.\n"
    for path in gone:
        file, _, petition = path.partition("#")
        yield f"- {code(f'{records.name}/{file}')}" + (f": kiến nghị số {petition}" if petition else "")


def code(path: str) -> str:
    """A path as Markdown code; no name of a file can end it or begin a line."""
    return f"`{' '.join(path.replace('`', '’').split())}`"
