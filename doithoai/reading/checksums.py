"""The checksum that a record lacks or has wrong: who can't count one, as on a phone, copies it from the message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.patterns import lazy
from doithoai.reading.attachments import digest
from doithoai.reading.names import slug

_FIELD = "sha256"
_PATH = lazy(r"files/[^/\\]+")


def copied(name: str, found: str) -> Both:
    """What is to be written of a file in files/, under a name that a record can bear."""
    stem, _, ending = name.rpartition(".")
    right = f"{slug(stem)}.{ending.lower()}"
    line = f"- {{path: files/{right}, sha256: {found}}}"
    if right == name:
        return Both(f"Dòng để chép vào: {line}", f"The line to copy: {line}")
    return Both(
        f"Đổi tên tệp thành {right}, rồi chép dòng: {line}", f"Rename the file to {right}, then copy the line: {line}"
    )


def told(problems: Iterable[Problem], data: Any, root: str, base: str) -> Iterator[Problem]:
    """The same faults; where a checksum is at fault, with that of the file that is meant."""
    for one in problems:
        found = _of(one, data, root, base)
        yield replace(one, values={**one.values, "hint": _hint(found)}) if found else one


def _hint(found: str) -> Both:
    return Both(f"Mã kiểm của tệp là: sha256: {found}", f"The checksum of the file is: sha256: {found}")


def _of(problem: Problem, data: Any, root: str, base: str) -> str | None:
    """The checksum of the file whose record lacks it, or writes it wrong."""
    route = problem.route
    lacks = problem.code == "S08" and problem.values.get("key") == _FIELD and len(route) == 2
    wrong = route[-1:] == (_FIELD,) and len(route) == 3
    if route[:1] != ("files",) or not (lacks or wrong):
        return None
    path = data["files"][route[1]].get("path")
    return digest(root, f"{base}/{path}") if isinstance(path, str) and _PATH.fullmatch(path) else None


UNTOLD = Both(
    "chưa tài liệu nào ghi tệp này; hãy ghi vào mục files của tài liệu, hoặc đưa tệp ra khỏi kho",
    "no document speaks of this file; name it under files of its document, or take it out of the archive",
)
NO_REPORT = Both(
    "chưa báo cáo nào ghi tệp này; hãy ghi vào mục files của báo cáo, hoặc đưa tệp ra khỏi kho",
    "no report speaks of this file; name it under files of its report, or take it out of the archive",
)
