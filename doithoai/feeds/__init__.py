"""Calendars and Atom feeds, written beside the pages: what happens to a record reaches those who follow it."""

from doithoai.feeds.writing import Following

__all__ = ("Following",)
