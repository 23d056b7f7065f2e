"""What is wrong in a record that is none of its kind, as far as nothing else says it already."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from doithoai.model.findings import Problem
from doithoai.reading.places import MOST, further
from doithoai.reading.shapes import explain_first


def explained(data: Any, shape: Any, file: str, lettering: Iterable[Problem]) -> list[Problem]:
    """What is wrong, up to the number that is told; what is beyond it is counted.

    `lettering` is what is told of single letters: what is unknown only for such a letter is not told again.
    """
    found, left = explain_first(data, shape, file, MOST)
    if any(one.code == "S20" and one.file == file for one in lettering):
        from doithoai.reading.letters import without_lookalikes  # noqa: PLC0415 - few texts are odd

        found = without_lookalikes(found)
    return [*found, further(file, left)] if left else found
