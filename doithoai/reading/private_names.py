"""The one name that nothing of an archive may bear: what lies in `private/` is in no list, copy, build or proposal.

Only names are looked at here, in every spelling that a file system or an eye takes for the same; who reads what lies
there is in the room `private/`.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.reading.names import slug

FOLDER = "private"
"""The folder beside `records/`: a repository of its own."""
_PROGRAM = "doithoai/"
_WITHIN = Both(
    "hãy chuyển ra cạnh thư mục hồ sơ (doithoai private init lập kho riêng ở đó)",
    "move it beside the records (doithoai private init makes the private repository there)",
)


@lru_cache(maxsize=1 << 14)
def is_private_name(name: str) -> bool:
    """Whether the name of a file or folder is that one: in other letters, with an ending, dots, hidden marks."""
    if name.isascii() and FOLDER not in name.lower():
        return False
    seen = "".join(letter for letter in name if unicodedata.category(letter) != "Cf")
    return slug(seen.strip(". ").partition(".")[0]) == FOLDER


def private_paths(paths: Iterable[str]) -> list[str]:
    r"""Those paths, sorted, that lie in such a folder or are one, at whatever depth; `\` parts names as `/` does.

    Paths of the whole repository: what lies in `doithoai/` is this program itself, in its own repository.
    """
    return sorted(path for path in paths if not path.startswith(_PROGRAM) and _is_private(path))


def private_roots(paths: Iterable[str]) -> dict[str, str]:
    """The topmost folders and files of that name, each with the first path that lies in it."""
    found: dict[str, str] = {}
    for path in private_paths(paths):
        parts = path.split("/")
        end = next((number for number, part in enumerate(parts, 1) if is_private_name(part)), len(parts))
        found.setdefault("/".join(parts[:end]), path)
    return found


def _is_private(path: str) -> bool:
    if path.isascii() and FOLDER not in path.lower():
        return False
    return any(map(is_private_name, path.replace("\\", "/").split("/")))


def within(name: str, inside: str = "") -> Problem | None:
    """What is told of a file or folder that bears the name within the records; None of every other."""
    return (
        Problem(f"{inside}{name}", (), {"why": _WITHIN, "wanted": _WITHIN}, "S27", 1) if is_private_name(name) else None
    )


def lies_in_private(path: str | Path, records: Path) -> bool:
    """Whether a path leads into the private repository beside these records, through links too."""
    kept = os.path.realpath(records.parent / FOLDER)
    return Path(os.path.realpath(path)).is_relative_to(kept)
