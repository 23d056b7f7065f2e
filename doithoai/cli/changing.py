"""What the commands that change records share: why a change is not made, what it brings, what is asked for it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from doithoai.cli.refusal import CannotRun
from doithoai.model.both import Both
from doithoai.model.findings import Finding, Unreadable


@contextmanager
def refusals() -> Iterator[None]:
    """Say as CannotRun why a change can't be made."""
    from doithoai.commands.change import CannotChange
    from doithoai.writing.form import WrongField

    try:
        yield
    except (CannotChange, WrongField) as error:
        raise CannotRun(*error.args) from None
    except Unreadable as error:
        raise CannotRun(Both(f"không đọc được hồ sơ: {error}", f"a record can't be read: {error}")) from None


def tell_findings(found: Iterable[Finding]) -> None:
    """What a change brings, beside its result."""
    for one in found:
        print(f"{one.path}:{one.line}: {one.code} {one.level.label}: {one.message}", file=sys.stderr)


def typed(data: dict[str, Any], shape: Any, path: str) -> Callable[[str], str]:
    """Writes an answer into a field of a record; one that can't stand there is told, and asked for again."""
    from doithoai.init.choices import InitRefused
    from doithoai.writing.form import WrongField, put

    def read(said: str) -> str:
        try:
            put(data, shape, path, said)
        except WrongField as error:
            raise InitRefused(str(error.args[0])) from None
        return said

    return read
