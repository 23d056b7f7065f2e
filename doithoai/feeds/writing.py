"""Calendars and feeds into files: those of a unit where its conferences are read, those of all units at the end."""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from doithoai.cases.case import Case
from doithoai.disk import begin, write
from doithoai.feeds import atom, ical
from doithoai.feeds.address import Address, since
from doithoai.feeds.dues import of_year
from doithoai.feeds.entries import Entries, entries
from doithoai.feeds.posts import Post, amended
from doithoai.feeds.text import marked
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.views import subscriptions
from doithoai.views.amended_shared import of_all, of_unit
from doithoai.views.collector import Given, OfUnit, Whole
from doithoai.views.portal import Portal
from doithoai.views.subscriptions import Feed, Followed

_LISTS = {Feed.ANNOUNCEMENTS: "thong-bao/", Feed.CONCLUSIONS: "ket-luan/", Feed.CORRECTIONS: "dinh-chinh/"}
_MEETINGS = "Hội nghị đối thoại giữa người đứng đầu cấp ủy, chính quyền với Nhân dân."
_DUES = "Việc phải làm theo kế hoạch, dành cho cán bộ; việc đã xong được giữ đến hết năm sau."
_WHOLE = "Đối thoại"


class Shared(Frozen, frozen=True):
    """What one unit gives to the calendar and feeds of all units; nothing of a sample."""

    meetings: str = ""
    posts: tuple[Post, ...] = ()


class Following:
    """Writes every calendar and feed of a site."""

    def __init__(self, site: Path, portal: Portal, address: str) -> None:
        """Begin the calendar of all units."""
        self.site, self.portal, self.address = site, portal, Address(address)
        self._news: dict[Feed, list[Post]] = {feed: [] for feed in Feed}
        self._calendar = site / subscriptions.meetings().path
        self._begun = False

    def part(self, name: str) -> Followers:
        """Begin one unit."""
        return Followers(self, name)

    def add(self, value: Shared) -> None:
        """Take what one unit gave; the calendar of all units is never held whole."""
        head = "" if self._begun else self.head(subscriptions.meetings(), _MEETINGS, "")
        if not self._begun:
            begin(self._calendar)
        with self._calendar.open("ab") as calendar:
            calendar.write(f"{head}{value.meetings}".encode())
        self._begun = True
        for feed, news in self._news.items():
            self._news[feed] = _newest((*news, *value.posts), feed)

    def finish(self, whole: Whole) -> list[str]:
        """Write what is left; returns the files of all units."""
        del whole
        told = amended(of_all(self.portal.archive, self.portal.today), self.address, _WHOLE)
        self.add(Shared(ical.END, told))
        news = [
            self.write_feed(feed, self._news[feed], subscriptions.news(feed), _LISTS.get(feed, ""), _WHOLE)
            for feed in Feed
        ]
        return [subscriptions.meetings().path, *news]

    def slots(self) -> Mapping[str, Callable[[], str]]:
        """No page asks for anything."""
        return {}

    def head(self, one: Followed, description: str, unit: str) -> str:
        """How a calendar begins."""
        return ical.head(one.title, description, self.address.of(addresses.page(unit) if unit else ""))

    def write_feed(self, feed: Feed, posts: list[Post], one: Followed, page: str, author: str) -> str:
        """Write one feed."""
        name = one.path.removesuffix(".atom.xml")
        header = atom.Header(
            self.address.tag(name),
            one.title,
            f"{feed.label}: hội nghị đối thoại với Nhân dân",
            author,
            self.address.of(one.path),
            self.address.of(page),
        )
        updated: dt.date | None = max((post.updated for post in posts), default=None)
        return self.write(one.path, atom.document(header, (post.xml for post in posts), updated))

    def write(self, path: str, *parts: str) -> str:
        """Write one file."""
        write(f"{self.site}/{path}", "".join(parts).encode())
        return path


class Followers:
    """The calendars and feeds of one unit."""

    def __init__(self, whole: Following, name: str) -> None:
        """Begin with no conference."""
        self.whole, self.name = whole, name
        self.held: list[Entries] = []

    def add(self, case: Case) -> None:
        """Take one conference."""
        self.held.append(entries(self.whole.portal, case, self.whole.address.site))

    def finish(self, unit: OfUnit) -> Given:
        """Write the unit's calendars and feeds; samples stay out of what all units share."""
        whole, name, record = self.whole, self.name, unit.unit
        title = marked(record.name, sample=record.sample)
        meetings, dues = subscriptions.meetings(name, title), subscriptions.dues(name, title)
        owed = [one.dues for one in self.held]
        owed += [of_year(whole.portal, case, whole.address) for case in unit.years.values()]
        held = (one.meeting for one in self.held)
        posts = [post for one in self.held for post in one.posts]
        found = of_unit(whole.portal.archive, name, whole.portal.today)
        posts += amended(found, whole.address, record.name, sample=record.sample)
        newest = {feed: _newest(posts, feed) for feed in Feed}
        files = [
            whole.write(meetings.path, whole.head(meetings, _MEETINGS, name), *held, ical.END),
            whole.write(dues.path, whole.head(dues, _DUES, name), *owed, ical.END),
            *(
                whole.write_feed(feed, some, subscriptions.news(feed, name, title), addresses.page(name), record.name)
                for feed, some in newest.items()
            ),
        ]
        if record.sample:
            return Given(Shared(), files)
        first = since(whole.portal.today)
        shared = "".join(one.meeting for one in self.held if one.day and one.day >= first)
        return Given(Shared(shared, tuple(post for some in newest.values() for post in some)), files)


def _newest(posts: Iterable[Post], feed: Feed) -> list[Post]:
    own = (post for post in posts if post.feed is feed)
    return heapq.nlargest(atom.SHOWN, own, key=lambda post: (post.updated, post.id))
