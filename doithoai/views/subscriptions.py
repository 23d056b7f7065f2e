"""What people can subscribe to, and where it is: calendars and Atom feeds, of one unit or of all.

Pages link to these addresses, and the feeds are written to them: neither needs to know the other.
"""

from __future__ import annotations

from doithoai.model.base import Frozen
from doithoai.model.vocabulary import Word

CALENDAR = "text/calendar"
ATOM = "application/atom+xml"


class Feed(Word):
    """The Atom feeds."""

    ANNOUNCEMENTS = "thong-bao", "Thông báo"
    CONCLUSIONS = "ket-luan", "Thông báo kết luận"
    REPLIES = "tra-loi", "Văn bản trả lời"
    CORRECTIONS = "dinh-chinh", "Gỡ bỏ, đính chính"


class Followed(Frozen, frozen=True):
    """One calendar or feed: its address below the site's root, its title and its media type."""

    path: str
    title: str
    mime: str
    staff: bool = False


def meetings(unit: str = "", name: str = "") -> Followed:
    """The calendar of conferences, of one unit (its folder and its name) or of all."""
    return Followed(_at(unit, "lich.ics"), f"Lịch hội nghị đối thoại, {name or 'mọi đơn vị'}", CALENDAR)


def dues(unit: str, name: str) -> Followed:
    """The calendar of due dates of one unit, for its staff."""
    return Followed(_at(unit, "lich-han.ics"), f"Lịch việc đến hạn, {name}", CALENDAR, staff=True)


def news(feed: Feed, unit: str = "", name: str = "") -> Followed:
    """One Atom feed, of one unit or of all."""
    return Followed(_at(unit, f"{feed}.atom.xml"), f"{feed.label}, {name or 'mọi đơn vị'}", ATOM)


def followed(unit: str = "", name: str = "") -> tuple[Followed, ...]:
    """All that a unit offers; without a unit, what the portal as a whole offers."""
    staff = (dues(unit, name),) if unit else ()
    return (meetings(unit, name), *staff, *(news(feed, unit, name) for feed in Feed))


def _at(unit: str, file: str) -> str:
    return f"{unit}/{file}" if unit else file
