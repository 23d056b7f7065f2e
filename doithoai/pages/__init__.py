"""One module a page type: records in, an HTML fragment out. Nothing here knows which program builds the site."""

from doithoai.views.page import Card, Entry, Page
from doithoai.views.portal import Portal

__all__ = ("Card", "Entry", "Page", "Portal")
