"""Calendars and feeds into files, unit by unit: what a unit gave is written and forgotten before the next one comes."""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from doithoai import following
from doithoai.case import open_year
from doithoai.feeds import atom, ical
from doithoai.feeds.address import Address, since
from doithoai.feeds.dues import of_year
from doithoai.feeds.entries import Entries
from doithoai.feeds.plain import marked
from doithoai.feeds.posts import Post
from doithoai.following import Feed, Followed
from doithoai.pages.portal import Portal

_LISTS = {Feed.ANNOUNCEMENTS: "thong-bao/", Feed.CONCLUSIONS: "ket-luan/"}
_MEETINGS = "Hội nghị đối thoại giữa người đứng đầu cấp ủy, chính quyền với Nhân dân."
_DUES = "Việc phải làm theo kế hoạch, dành cho cán bộ; việc đã xong được giữ đến hết năm sau."
_WHOLE = "Đối thoại"


class Following:
    """Writes every calendar and feed of a site; conferences are added unit by unit, then `finish` is called once."""

    def __init__(self, site: Path, portal: Portal, address: str) -> None:
        """Begin the calendar of all units."""
        self.site, self.portal, self.address = site, portal, Address(address)
        self.files: list[str] = []
        self._unit = ""
        self._held: list[Entries] = []
        self._written: set[str] = set()
        self._news: dict[Feed, list[Post]] = {feed: [] for feed in Feed}
        self._write(following.meetings().path, self._head(following.meetings(), _MEETINGS, ""))

    def add(self, entries: Entries) -> None:
        """Take what one conference gave."""
        unit = entries.of.key.unit
        if unit != self._unit:
            self._close()
            self._unit = unit
        self._held.append(entries)

    def finish(self) -> list[str]:
        """Write what is left; returns every file that was written, below the site."""
        self._close()
        for name, _ in self.portal.units():
            if name not in self._written:
                self._write_unit(name, ())
        self._share(ical.END)
        for feed in Feed:
            self._write_feed(feed, self._news[feed], following.news(feed), _LISTS.get(feed, ""), _WHOLE)
        return self.files

    def _close(self) -> None:
        if self._held:
            self._write_unit(self._unit, self._held)
        self._held = []

    def _write_unit(self, name: str, held: Iterable[Entries]) -> None:
        """Write what one unit offers; samples stay out of what all units share."""
        self._written.add(name)
        unit = self.portal.unit(name)
        title = marked(unit.name, sample=unit.sample)
        meetings, dues = following.meetings(name, title), following.dues(name, title)
        held = tuple(held)
        self._write(meetings.path, self._head(meetings, _MEETINGS, name), *(one.meeting for one in held), ical.END)
        owed = (*(one.dues for one in held), self._years(name, held))
        self._write(dues.path, self._head(dues, _DUES, name), *owed, ical.END)
        posts = [post for one in held for post in one.posts]
        for feed in Feed:
            own = _newest(post for post in posts if post.feed is feed)
            self._write_feed(feed, own, following.news(feed, name, title), f"{name}/", unit.name)
            if not unit.sample:
                self._news[feed] = _newest([*self._news[feed], *own])
        if not unit.sample:
            first = since(self.portal.today)
            self._share("".join(one.meeting for one in held if one.day and one.day >= first))

    def _share(self, text: str) -> None:
        """Go on with the calendar of all units: it is never held whole."""
        with (self.site / following.meetings().path).open("ab") as calendar:
            calendar.write(text.encode())

    def _years(self, unit: str, held: tuple[Entries, ...]) -> str:
        archive, today = self.portal.archive, self.portal.today
        known = {year: tuple(one.of for one in some) for year, some in groupby(held, key=lambda one: one.of.key.year)}
        cases = (
            open_year(archive, unit, year, known.get(year, ()), today, complete=True) for year in archive.years(unit)
        )
        return "".join(of_year(self.portal, case, self.address) for case in cases if case)

    def _head(self, one: Followed, description: str, unit: str) -> str:
        return ical.head(one.title, description, self.address.of(f"{unit}/" if unit else ""))

    def _write_feed(self, feed: Feed, posts: list[Post], one: Followed, page: str, author: str) -> None:
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
        self._write(one.path, atom.document(header, (post.xml for post in posts), updated))

    def _write(self, path: str, *parts: str) -> None:
        target = self.site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes("".join(parts).encode())
        self.files.append(path)


def _newest(posts: Iterable[Post]) -> list[Post]:
    return heapq.nlargest(atom.SHOWN, posts, key=lambda post: (post.updated, post.id))
