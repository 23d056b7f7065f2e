"""The portal's pages alone, which is what other generators make: no calendars and feeds, no open data, no search.

    python scripts/bench_alone.py [arguments of mkdocs]

Records are still read and checked, and every page that is made from them is written, the lists of petitions too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mkdocs.__main__ import cli

from doithoai.model.dossier import Key
from doithoai.pages.petition_lists import Petitions
from doithoai.site import stamp_archive
from doithoai.site.store import SiteStore
from doithoai.views.collector import Collector, Given, Whole
from doithoai.views.portal import Portal


class _Nothing:
    """Takes every conference, writes nothing, and leaves the places empty that open data would fill."""

    def part(self, name: str) -> _Nothing:
        del name
        return self

    def add(self, value: Any) -> None:
        del value

    def finish(self, whole: object) -> Any:
        return () if isinstance(whole, Whole) else Given()

    def slots(self) -> dict[str, Any]:
        return dict.fromkeys(("datafiles", "dictionary"), str)


def _alone(store: SiteStore, portal: Portal, keys: Sequence[Key]) -> tuple[Collector, ...]:
    del keys
    return Petitions(store.site, portal), _Nothing()


if __name__ == "__main__":
    stamp_archive.collectors = _alone
    cli()
