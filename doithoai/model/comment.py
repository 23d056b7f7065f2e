"""What a record says in a comment, which no field holds."""

from doithoai.model.base import Frozen


class Comment(Frozen, frozen=True):
    """The words of a comment, and where it stands."""

    file: str
    line: int
    text: str
