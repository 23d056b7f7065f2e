"""The one name that nothing of an archive may bear: what lies in `private/` is in no list, copy, build or proposal.

Only names are looked at here, in every spelling that a file system or an eye takes for the same; who reads what lies
there is in the room `private/`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from doithoai.reading.names import slug

FOLDER = "private"
"""The folder beside `records/`: a repository of its own."""
_PROGRAM = "doithoai/"


def is_private_name(name: str) -> bool:
    """Whether the name of a file or folder is that one: in other letters, with an ending, dots, hidden marks."""
    seen = "".join(letter for letter in name if unicodedata.category(letter) != "Cf")
    return slug(seen.strip(". ").partition(".")[0]) == FOLDER


def private_paths(paths: Iterable[str]) -> list[str]:
    r"""Those paths, sorted, that lie in such a folder or are one, at whatever depth; `\` parts names as `/` does.

    Paths of the whole repository: what lies in `doithoai/` is this program itself, in its own repository.
    """
    return sorted(path for path in paths if not path.startswith(_PROGRAM) and _is_private(path))


def _is_private(path: str) -> bool:
    return any(map(is_private_name, path.replace("\\", "/").split("/")))
