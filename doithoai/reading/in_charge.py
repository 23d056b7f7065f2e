"""Several offices where one is in charge: told with the line that says which leads and which help."""

from __future__ import annotations

from typing import Any

from doithoai.model.both import Both
from doithoai.model.findings import Route
from doithoai.patterns import lazy

_SLUG = lazy(r"[a-z0-9]+(-[a-z0-9]+)*")
_APART = lazy(r"[,;+&/]| và ")


def several(data: Any, route: Route) -> Both | None:
    """What is right where a matter is given to several offices at once; None where that is not what is wrong."""
    if route[-1:] == ("assigned",) and isinstance(data, list):
        return _right([one.get("office") if isinstance(one, dict) else one for one in data])
    if route[-2:] != ("assigned", "office"):
        return None
    if isinstance(data, list):
        return _right(data)
    if isinstance(data, str) and len(names := [one.strip() for one in _APART.split(data)]) > 1:
        return _right(names)
    return None


def _right(names: list[Any]) -> Both:
    known = len(names) > 1 and all(isinstance(one, str) and _SLUG.fullmatch(one) for one in names)
    one, others = (names[0], ", ".join(names[1:])) if known else ("…", "…")
    line = f"office: {one}, with: [{others}]"
    return Both(
        f"mã của một cơ quan chủ trì; các cơ quan phối hợp ghi ở with ({line})",
        f"the id of the one office in charge; those that help it go under with ({line})",
    )
