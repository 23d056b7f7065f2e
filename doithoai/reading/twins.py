"""Units that look alike, or bear one name: readers would take one for the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doithoai.model.both import Both
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.reading import names

if TYPE_CHECKING:
    from doithoai.reading.archive import Archive


def twins(archive: Archive) -> Iterator[Problem]:
    """Units that are easily taken for one another: by their folders, or because they bear the same name."""
    looks: dict[str, str] = {}
    called: dict[str, str] = {}
    for name in archive.units:
        if (other := looks.setdefault(names.skeleton(name), name)) != name:
            values = {
                "wanted": Both(
                    f"tên không dễ nhìn nhầm với đơn vị {other}",
                    f"a name that is not easily taken for that of the unit {other}",
                )
            }
            yield Problem(f"{name}/unit.yml", (), values, "S11", 1, FindingLevel.NOTICE)
        unit = archive.unit(name)
        if unit and (other := called.setdefault(" ".join(unit.name.casefold().split()), name)) != name:
            values = {
                "wanted": Both(
                    f"tên đơn vị khác với {other}, hoặc bỏ thư mục này nếu là bản chép của đơn vị đó",
                    f"a unit not called like {other}; if this folder is a copy of that unit, take it out",
                )
            }
            yield Problem(f"{name}/unit.yml", ("name",), values, "S11")
