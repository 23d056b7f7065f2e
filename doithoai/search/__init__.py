"""Search without a server: small files from which a browser fetches only what a query needs.

Why not Pagefind: of 5,000 conferences it fetched up to 2 MB for common syllables and cost ten times the site build
(issue 3). Here every syllable has complete postings by petition; those of common syllables are cut by age, newest
first, so that a first query stays small and an older conference is one more fetch away.
"""

from doithoai.search.build import FOLDER, Spooled
from doithoai.search.finder import Finder

__all__ = ("FOLDER", "Finder", "Spooled")
