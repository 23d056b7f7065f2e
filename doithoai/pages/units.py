"""The list of units, and the page of one unit."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import Counter
from collections.abc import Iterable

from doithoai.cases.outcome import Outcome
from doithoai.figures.charts import Chart
from doithoai.figures.punctuality import duties_chart
from doithoai.figures.sums import Sum, total
from doithoai.html.engine import render
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.records import Office, Unit
from doithoai.model.vocabulary import Stage
from doithoai.vietnamese.wording import capital
from doithoai.views.conference_rows import ListedConference
from doithoai.views.index import OPEN, Index
from doithoai.views.page import Entry, Page
from doithoai.views.portal import Portal, root
from doithoai.views.promised import order as by_day
from doithoai.views.subscriptions import followed
from doithoai.views.waiting import order

MANY = 30
"""With more units than this they are found by letter."""
LISTED = 100
"""How many petitions, and how many duties, the page of a unit lists."""
PAST = 12
"""How many past conferences it lists; all of them are on the pages of the years."""


def listing(portal: Portal, index: Index) -> str:
    """The list of all units."""
    found = portal.units()
    if len(found) <= MANY:
        units = [(name, unit, portal.archive.years(name), len(index.of_unit(name))) for name, unit in found]
        return render("units", root="../", units=units, groups=(), portal=portal)
    counts = {name: len(index.of_unit(name)) for name, _ in found}
    return render("units", root="../", units=(), groups=by_letter(found), counts=counts, portal=portal)


def by_letter(units: Iterable[tuple[str, Unit]]) -> list[tuple[str, list[tuple[str, Unit]]]]:
    """Units by the first letter of their own name; the kind before it says little."""
    groups: dict[str, list[tuple[str, Unit]]] = {}
    for name, unit in units:
        groups.setdefault(letter(unit), []).append((name, unit))
    return sorted(groups.items(), key=lambda group: (group[0].replace("Đ", "Dz"), group[0]))


def letter(unit: Unit) -> str:
    """The letter under which a unit is found: its own name's first, without marks save that of đ."""
    own = unit.name.removeprefix(unit.kind.begins).strip(" (") or unit.name
    first = own[:1].upper()
    return first if first == "Đ" else unicodedata.normalize("NFD", first)[:1]


def letters(portal: Portal) -> tuple[str, ...]:
    """The letters under which there are units."""
    return tuple(first for first, _ in by_letter(portal.units()))


def page(portal: Portal, index: Index, name: str) -> Page:
    """The page of one unit."""
    unit = portal.unit(name)
    path = addresses.page(name)
    coming, past = _parted(portal, index.of_unit(name))
    years = [(year, portal.archive.year(name, year).plan) for year in reversed(portal.archive.years(name))]
    duties = [one for one in index.duties(name, *OPEN) if one.possible and not addresses.is_petition(one.path)]
    waiting = sorted((one for row in index.of_unit(name) for one in row.pending), key=order)
    whole = total((name, row.tally) for row in index.of_unit(name))
    promised = sorted((one for row in index.of_unit(name) for one in row.promised), key=by_day)
    chart = _punctuality(whole) if unit.joined else None
    title = capital(unit.name)
    parts = [
        (True, "sap-toi", "Hội nghị sắp tới"),
        (True, "lien-he", "Liên hệ"),
        (True, "kien-nghi", "Kiến nghị chưa trả lời xong"),
        (bool(whole.promises), "viec-da-hua", "Việc đã hứa, làm đến đâu"),
        (chart is not None, "dung-han", "Đúng hạn hay chậm"),
        (True, "hoi-nghi", "Các hội nghị đã qua"),
        (bool(years), "ke-hoach", "Kế hoạch từng năm"),
        (True, "viec-phai-lam", "Việc còn phải làm"),
        (True, "theo-doi", "Theo dõi"),
        (True, "don-vi", "Về đơn vị"),
    ]
    body = render(
        "unit",
        root=root(path),
        anchor="noi-dung",
        page_title=title,
        portal=portal,
        name=name,
        unit=unit,
        offices=_reachable(unit, portal.today),
        taken=_taken(portal, name, unit),
        coming=coming,
        rows=past[:PAST],
        past=len(past),
        years=years,
        plan=next((plan for year, plan in years if year == portal.today.year), None),
        waiting=waiting[:LISTED],
        waits=len(waiting),
        elsewhere=whole.elsewhere,
        coming_asked=whole.outcomes[Outcome.PENDING],
        whole=whole,
        promised=promised[:LISTED],
        asked=_asked(index.of_unit(name)),
        announced=any(row.notices or row.conclusions for row in index.of_unit(name)),
        chart=chart,
        duties=duties[:LISTED],
        owed=len(duties),
        followed=followed(name, unit.name),
    )
    toc = tuple(Entry(anchor, text) for shown, anchor, text in parts if shown)
    described = f"{title}: kế hoạch, hội nghị đối thoại, kiến nghị và việc còn phải làm."
    return Page(path, title, body, toc, described, f"records/{name}/unit.yml")


def _asked(rows: Iterable[ListedConference]) -> list[tuple[int, int]]:
    """How many petitions there are of each year, the newest first; a year without any has no list."""
    counts: Counter[int] = Counter()
    for row in rows:
        counts[row.key.year] += row.petitions
    return sorted(((year, count) for year, count in counts.items() if count), reverse=True)


def _parted(portal: Portal, rows: Iterable[ListedConference]) -> tuple[list[ListedConference], list[ListedConference]]:
    """What is to come, the nearest first and what has no day last; and what is past, the newest first."""
    coming: list[ListedConference] = []
    past: list[ListedConference] = []
    for row in rows:
        over = row.stage is Stage.CANCELLED or (row.last is not None and row.last.date() < portal.today)
        (past if over else coming).append(row if over else row.on(portal.today))
    coming.sort(key=lambda row: (f"{row.start:%Y%m%d%H%M%S%f}" if row.start else "9", row.key))
    past.sort(key=lambda row: (f"{row.start:%Y%m%d%H%M%S%f}" if row.start else "9", row.key), reverse=True)
    return coming, past


class TakenUnit(Frozen, frozen=True):
    """A unit that was merged into the one shown; `path` leads to its page, where the archive still has one."""

    name: str
    ended: dt.date | None
    path: str
    sample: bool


def _taken(portal: Portal, name: str, unit: Unit) -> list[TakenUnit]:
    """The units that went into this one: those that say so themselves, and those of which only it knows."""
    found = [
        TakenUnit(one.name, one.ended.on, addresses.page(other), one.sample)
        for other, one in portal.units()
        if one.ended and name in one.ended.units
    ]
    return found + [TakenUnit(one.name, one.ended, "", unit.sample) for one in unit.took_in]


def _reachable(unit: Unit, today: dt.date) -> tuple[Office, ...]:
    """The offices that can be reached: by phone, by mail or at hours that are told; none of those that are no more."""
    here = [one for one in unit.offices if one.end is None or one.end >= today]
    return tuple(one for one in here if one.phone or one.email or one.hours)


def _punctuality(whole: Sum) -> Chart | None:
    """How punctual a unit was; None while nothing was owed."""
    chart = duties_chart("", whole)
    return chart if any(sum(bar.values) for bar in chart.bars) else None
