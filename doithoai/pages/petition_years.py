"""One unit-year's petitions: its page, its file for the browser, and what a filter may ask of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from doithoai.cases.promise import PromiseState
from doithoai.html.engine import render
from doithoai.html.fragments import slug
from doithoai.model.base import Frozen
from doithoai.model.dossier import Key
from doithoai.views.became import AWAY, COMING
from doithoai.views.page import Page
from doithoai.views.petition_rows import OVERDUE, Asked
from doithoai.views.portal import Portal, alphabetical, root

FOLDER = "kien-nghi"


class Meeting(Frozen, frozen=True):
    """The petitions of one conference."""

    key: Key
    title: str
    day: str
    """When it is held, for sorting; what has no day yet is still to come."""
    rows: tuple[Asked, ...]


def newest_first(held: Iterable[Meeting]) -> list[Meeting]:
    """Conferences as people look for them."""
    return sorted(held, key=lambda one: (one.day, one.key.number), reverse=True)


class Year(Frozen, frozen=True):
    """What is known of a unit-year: enough to leave its file unread when nothing in it can be wanted."""

    unit: str
    year: int
    size: int
    """Of its file, in bytes."""
    count: int
    open: int
    overdue: int
    coming: int
    """Received, and waiting for their conference."""
    away: int
    """Waiting for a superior or another body."""
    broken: int
    """Of which something promised is past its day."""
    fields: tuple[tuple[str, str], ...]
    states: tuple[tuple[str, str, str, str], ...]
    """The name each has in a filter, its words, colour and shape."""
    villages: tuple[str, ...]
    offices: tuple[tuple[str, str], ...]


def data(held: Sequence[Meeting]) -> bytes:
    """The file of a unit-year: [number, title, rows] of its conferences."""
    return dumped([[one.key.number, one.title, [_row(row) for row in one.rows]] for one in held]).encode()


def _row(one: Asked) -> list[object]:
    word = "" if one.badge.word == one.state else one.badge.word
    place = (one.id, one.on.isoformat(), one.field, one.village, one.body)
    return [*place, slug(one.state), one.left, one.fate, one.text, word]


def dumped(record: object) -> str:
    """JSON without blanks."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def year(held: Sequence[Meeting], size: int) -> Year:
    """What is known of a unit-year."""
    key, rows = held[0].key, [row for one in held for row in one.rows]
    return Year(
        key.unit,
        key.year,
        size,
        len(rows),
        sum(bool(one.left) for one in rows),
        sum(OVERDUE in one.left for one in rows),
        sum(one.state == COMING.word for one in rows),
        sum(one.state in {badge.word for badge in AWAY.values()} for one in rows),
        sum(one.state == PromiseState.PAST.label for one in rows),
        by_name({(one.field, one.label) for one in rows}),
        tuple(sorted({(slug(one.state), one.state, one.badge.tone, one.badge.sign) for one in rows})),
        tuple(sorted({one.village for one in rows if one.village}, key=alphabetical)),
        by_name({(one.office, one.body) for one in rows if one.office}),
    )


def by_name(pairs: set[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Ids and names, by name."""
    return tuple(sorted(pairs, key=lambda pair: (alphabetical(pair[1]), pair[0])))


def page(portal: Portal, held: Sequence[Meeting], known: Year) -> Page:
    """The petitions of one unit-year."""
    unit, path = portal.unit(known.unit), f"{known.unit}/{known.year}/{FOLDER}/"
    title = f"Kiến nghị năm {known.year}, {unit.name}"
    body = render(
        "asks",
        root=root(path),
        anchor="noi-dung",
        page_title=title,
        portal=portal,
        unit=unit,
        known=known,
        meetings=[one for one in held if one.rows],
        states=by_name({(name, word) for name, word, *_ in known.states}),
    )
    described = f"Mọi ý kiến, kiến nghị nêu năm {known.year} với {unit.name}: ai giải quyết, hạn nào, đến đâu."
    return Page(path, title, body, (), described, f"records/{known.unit}/{known.year}/plan.md")
