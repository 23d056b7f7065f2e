"""Open data: the public part of the archive as six flat tables, one JSON record a conference, and a catalogue of both.

Everything lies below `du-lieu/` of the site, under addresses that do not change. Workers turn one conference into
bytes; one writer streams them into files, so that memory does not grow with the archive.
"""

from doithoai.opendata.files import FOLDER
from doithoai.opendata.writer import OpenData

__all__ = ("FOLDER", "OpenData")
