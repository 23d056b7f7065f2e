"""Why something is not kept in, or not read from, the private repository."""

from __future__ import annotations

from doithoai.model.both import Both


class PrivateError(Exception):
    """Its one argument, a Both, says why."""


class NoPrivate(PrivateError):
    """There is no private repository here, or what stands in its place is none."""


class NotKept(PrivateError):
    """Nothing was written: the repository is busy, changed meanwhile, or Git refuses."""


class DiffersFromKept(PrivateError):
    """What shall be kept says otherwise than what is kept: a person decides, nothing is replaced."""

    def __init__(self, where: str, field: str) -> None:
        """`where` is the record, `field` the value in it that differs; neither value is told."""
        super().__init__(
            Both(
                f"{where}: “{field}” khác với điều đã ghi ở private/; không ghi đè, hãy xem lại và tự sửa ở đó",
                f"{where}: “{field}” is other than what private/ has; it is not replaced, look and mend it there",
            )
        )
        self.where, self.field = where, field
