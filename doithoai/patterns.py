"""Regular expressions that are compiled when they are first asked.

Compiling is what a start would mostly wait for: a check of one conference asks a fifth of all patterns.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast


def lazy(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The compiled pattern, or what becomes it when one of its methods is first asked.

    A wrong pattern raises `re.error` only then; tests/test_patterns.py compiles every one.
    """
    return cast("re.Pattern[AnyStr]", _Later(source, flags))


class _Later(Generic[AnyStr]):
    """Stands for a pattern: what is asked once becomes its own attribute, as quick as the pattern's."""

    def __init__(self, source: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        asked = getattr(compiled, name)
        for one in _METHODS:
            setattr(self, one, getattr(compiled, one))
        return asked


_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "groups", "flags")
