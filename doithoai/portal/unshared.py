"""Nothing of the private repository gets into a site: MkDocs copies whatever lies in docs/, through links too."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files

from doithoai.portal.serving import records_of
from doithoai.reading.private_names import lies_in_private, private_paths


def refuse_private(files: Files, config: MkDocsConfig) -> None:
    """Abort where a page or file bears the name, or leads into the repository beside the records."""
    records = records_of(config)
    named = private_paths(file.src_uri for file in files)
    led = [one.src_uri for one in files if one.abs_src_path and lies_in_private(one.abs_src_path, records)]
    if found := (*named, *led):
        raise Abort(
            f"docs/{found[0]}: kho riêng private/ không bao giờ lên cổng thông tin; hãy đưa ra khỏi docs/ (S27)."
        )


def refuse_place(config: MkDocsConfig) -> None:
    """Abort where the site would be built into the private repository."""
    if lies_in_private(Path(config.site_dir), records_of(config)):
        raise Abort(f"“{config.site_dir}” nằm trong kho riêng private/; hãy dựng cổng ở nơi khác (S27).")
