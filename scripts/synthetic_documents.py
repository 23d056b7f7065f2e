"""The documents of a synthetic conference, each written out."""

from __future__ import annotations

from collections.abc import Iterator

from scripts import synthetic_papers_after as after
from scripts import synthetic_papers_before as before
from scripts.synthetic_paper import Document
from scripts.synthetic_petitions import Conference


def documents(event: Conference) -> Iterator[Document]:
    """The ten documents of the dossier: stem, front matter, body."""
    rng = event.rng("documents")
    yield before.plan(event, rng)
    yield before.notice(event)
    yield before.petition_summary(event)
    yield before.prepared_replies(event)
    yield before.programme(event, rng)
    yield after.minutes(event, rng)
    yield after.conclusion(event, rng)
    yield after.results(event)
    yield from after.replies(event, rng)
    if event.reports_up:
        yield after.letter(event)
