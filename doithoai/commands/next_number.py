"""The number that a paper of a unit would get next: only a proposal, for the register of the office decides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doithoai.model.records import Document
from doithoai.model.vocabulary import DocumentKind
from doithoai.patterns import lazy
from doithoai.reading.archive import Archive
from doithoai.vietnamese.paper_numbers import is_written

_SYMBOL = lazy(r"[-/][A-ZĐ][A-Za-zĐđ]*(?:[-/.&][A-ZĐ]\w*)+")
_PARTS = lazy(r"([0-9]+)([-/].+)")


def next_number(archive: Archive, unit: str, kind: DocumentKind, year: int, written: str = "") -> str:
    """By the symbol that is written (“Số: /TB-UBND”), else that of the newest paper of the kind; empty without either.

    Papers of the State begin anew each year.
    """
    papers = list(_papers(archive, unit))
    newest = max((one for one in papers if one.kind is kind), key=_age, default=None)
    told = _PARTS.fullmatch(newest.number or "") if newest else None
    given = _SYMBOL.search(written)
    if told is None and given is None:
        return ""
    symbol = given[0] if given else told[2] if told else ""
    counted = [
        int(found[1])
        for one in papers
        if (found := _PARTS.fullmatch(one.number or ""))
        and found[2] == symbol
        and (_of_party(symbol) or _year(one) == year)
    ]
    return f"{max(counted, default=0) + 1:02}{symbol}"


def _papers(archive: Archive, unit: str) -> Iterator[Document]:
    for key in archive.keys(unit):
        yield from (one.front for one in archive.conference(key).documents if is_written(one.front.number or ""))


def _age(one: Document) -> tuple[str, str]:
    return str(one.issued or ""), one.number or ""


def _year(one: Document) -> int:
    return one.issued.year if one.issued else 0


def _of_party(symbol: str) -> bool:
    """Whether numbers go on through the term of the committee: 97-TB/ĐU, where the State writes 97/TB-UBND."""
    return re.match(r"-[^/]+/", symbol) is not None
