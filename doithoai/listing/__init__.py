"""The petitions of all units in lists: a page and a file for each unit-year, and what a browser needs to filter them.

A unit-year is written where it is read; of the petitions of all units only the newest are kept.
"""

from doithoai.listing.collecting import Petitions

__all__ = ("Petitions",)
