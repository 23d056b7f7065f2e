"""What was found inside an attached file besides what it shows."""

from __future__ import annotations

from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.vocabulary import Word
from doithoai.reading.inside.deed import Deed


class Trace(Word):
    """What a file tells besides what it shows."""

    PLACE = "where it was taken (GPS)", "tọa độ nơi chụp (GPS)"
    COMMENT = "comments", "ghi chú, nhận xét"
    TRACKED = "tracked changes", "dấu vết sửa (Track Changes)"
    HIDDEN = "hidden text or sheets", "chữ ẩn, trang tính ẩn"
    EMBEDDED = "files inside it", "tệp khác nhúng bên trong"
    BEHIND = "data behind its end", "dữ liệu nối sau phần cuối"
    AUTHOR = "who made or changed it", "tên người soạn, người sửa"
    COMPANY = "an organisation or a manager", "tên công ty, người quản lý"
    DEVICE = "a device or its number", "máy chụp, số hiệu máy"
    CAPTION = "captions and other words", "chú thích, từ khóa, mô tả"
    THUMBNAIL = "a small picture of an earlier state", "ảnh thu nhỏ của bản trước"
    EARLIER = "earlier versions", "các bản lưu trước"
    FOLDER = "a folder of somebody's machine", "đường dẫn trên máy của một người"

    @property
    def grave(self) -> bool:
        """Whether it must not be published, whatever it says."""
        return self in _GRAVE

    @property
    def by_hand(self) -> bool:
        """Whether only a person can take it out: it is a part of the text."""
        return self in _BY_HAND


_BY_HAND = frozenset((Trace.COMMENT, Trace.TRACKED, Trace.HIDDEN, Trace.EMBEDDED))
_GRAVE = _BY_HAND | {Trace.PLACE, Trace.BEHIND}


class PartOfFile(Frozen, frozen=True):
    """Words of a file, and where they stand in it."""

    where: Both
    text: str
    shown: bool = True
    """Whether whoever opens the file sees them."""


class Inside(Frozen, frozen=True):
    """All that was found in one file."""

    traces: frozenset[Trace] = frozenset()
    parts: tuple[PartOfFile, ...] = ()
    unread: Both | None = None
    """What could not be read, and why."""
    acts: frozenset[Deed] = frozenset()
    """What it does when it is opened."""
    signed: bool = False
    """Whether somebody signed its bytes: nothing in it can be changed."""


def described(text: str) -> PartOfFile:
    """What a file says of itself."""
    return PartOfFile(Both("phần mô tả tệp", "what the file says of itself"), text, shown=False)


LETTERS = 1_000_000
"""How much text is read of one file."""
SHORTENED = Both("phần sau của tệp chưa được đọc vì quá dài", "the rest of the file was not read, since it is too long")
