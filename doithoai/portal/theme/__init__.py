"""The theme of the portal: Material's sheets and icons below templates of its own, without any of its scripts.

MkDocs loads this module when a `mkdocs.yml` names the theme, before it looks for the folder of pages.
"""

from __future__ import annotations

from mkdocs.config.config_options import DocsDir
from mkdocs.config.defaults import MkDocsConfig

_docs = MkDocsConfig.docs_dir
if isinstance(_docs, DocsDir):
    # An archive need not have pages of its own, and Git keeps no empty folder: one that is not there counts as empty.
    _docs.exists = False
