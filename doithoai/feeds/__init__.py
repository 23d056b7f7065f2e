"""Calendars and Atom feeds, written beside the pages: what happens to a record reaches those who follow it."""

from doithoai.feeds.entries import Entries, Post, entries
from doithoai.feeds.writing import Following

__all__ = ("Entries", "Following", "Post", "entries")
