"""Records that could be read before a change and can't be any more: what they said is then lost behind a slip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from doithoai.commands.kinds_of_files import kind_of_file
from doithoai.commands.moves import Moves, stands
from doithoai.commands.schemas import KINDS
from doithoai.fence import guard
from doithoai.model import addresses
from doithoai.model.dossier import Key
from doithoai.model.policies import waiting
from doithoai.reading.archive import Archive
from doithoai.reading.folders import FolderReader
from doithoai.reading.names import code

_WHY = (
    "Không đọc được thì không biết còn đủ điều đã ghi hay không, nên chưa thể coi là không mất gì:\n"
    "sửa cho đọc được trước đã (lỗi nào, dòng nào thì mục “Điều mới phát hiện” và lệnh `doithoai check` nói rõ).\n"
)


def unread(old: Archive, new: Archive, paths: Iterable[str]) -> list[str]:
    """The files that can't be read any more, where they stand now: what left its place is told elsewhere."""
    paths = tuple(paths)
    moves = Moves(old, new, paths)
    pairs = {(path, _now(path, moves)) for path in paths}
    lost = {here for path, here in pairs if stands(new, here) and readable(old, path) and not readable(new, here)}
    return sorted(lost.union(*(_misnamed(path, moves) for path, here in pairs if not stands(new, here))))


def _misnamed(path: str, moves: Moves) -> set[str]:
    """Where a record stands now under a name that nobody reads."""
    if not readable(moves.old, path):
        return set()
    found = moves.file(path)
    return {found} if found and kind_of_file(found) is None else set()


def readable(archive: Archive, path: str) -> bool:
    """Whether a file of an archive is a record that can be read."""
    kind = kind_of_file(path)
    if kind is None or not stands(archive, path):
        return False
    reading, shape = FolderReader(archive.root, ""), KINDS[kind][1]
    if path.endswith(".md"):
        return reading.markdown(path, shape) is not None
    return reading.yaml(path, shape, waiting if kind == "policy" else None) is not None


def _now(path: str, moves: Moves) -> str:
    """Where what stood at a path stands after the change."""
    if stands(moves.new, path):
        return path
    found = addresses.CONFERENCE_FILE.fullmatch(path)
    if found is None:
        return moves.led(path) or path
    key = Key(found[1], int(found[2]), found[3])
    gone = moves.existed(key) and not moves.new.holds(key)
    place = guard(lambda _: None, moves.conference, key) if gone else None
    return f"{place[0].path}{path.removeprefix(key.path)}" if place else path


def told(found: Iterable[str], records: Path) -> Iterator[str]:
    """The lines of it; none where all can be read."""
    lines = [f"- {code(f'{records.name}/{path}')}" for path in found]
    if lines:
        yield f"\n### Trước đọc được, nay không đọc được nữa: {len(lines)}\n"
        yield _WHY
        yield from lines
