"""Search without a server: small files from which a browser fetches only what a query needs.

Measured against Pagefind 1.5.2: of 5,000 conferences it fetched up to 2 MB for one query of common syllables, cost
about ten times as much to build, and does not find "đ" under "d". Here every syllable has complete postings by
petition; those of common syllables are cut by age, newest first, so that a first query stays small and an older
conference is one more fetch away.

FORMAT.md says what stands in the files.
"""

from doithoai.search.build import FOLDER, Spooled
from doithoai.search.finder import Finder

__all__ = ("FOLDER", "Finder", "Spooled")
