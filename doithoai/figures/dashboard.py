"""The charts of some units, of one year or of all: held, answered, in time or not, by field, unit and office."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

from doithoai.cases.outcome import Outcome
from doithoai.cases.promise import PromiseState
from doithoai.figures.charts import Bar, Chart, LegendKey
from doithoai.figures.punctuality import PUNCTUAL, SHARES, duties_chart, listed, punctual, shared
from doithoai.figures.sums import Share, Sum, asked, share, total
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.vocabulary import ConferenceType
from doithoai.vietnamese.wording import capital, grouped
from doithoai.views.conference_rows import ListedConference
from doithoai.views.portal import Portal, alphabetical
from doithoai.views.tally import SPANS

By = TypeVar("By", str, int)
DRAWN = 12
"""How many bars a chart shows at most; its table has all."""
LISTED = 100
"""How many offices with open petitions a table has."""
TYPES = (
    LegendKey("solid", ConferenceType.PERIODIC.label),
    LegendKey("lines", ConferenceType.THEMATIC.label),
    LegendKey("dots", ConferenceType.URGENT.label),
)


class Board(Frozen, frozen=True):
    """One group of units: its sum, its charts, and the units that can't be ranked."""

    name: str
    title: str
    sample: bool
    total: Sum
    charts: tuple[Chart, ...]
    few: tuple[tuple[str, str, Share], ...]
    """Units with too few cases to rank: folder, name, what there is."""

    @property
    def told(self) -> str:
        """The figures in one sentence."""
        one = self.total
        held = f"{grouped(one.held.total())} hội nghị đã tổ chức, {grouped(one.asked)} ý kiến, kiến nghị"
        answered = f"Trả lời kiến nghị đúng hạn: {one.answers.told}; quá hạn chưa trả lời: {one.answers.overdue}"
        done = f"Đã làm xong: {grouped(one.done)} kiến nghị"
        away = f"; chờ cấp trên, cơ quan khác trả lời: {grouped(one.elsewhere)}" if one.elsewhere else ""
        again = f"; mở lại: {grouped(one.reopened)}" if one.reopened else ""
        held += f" ({one.beside}; không tính vào các tỷ lệ)" if one.beside else ""
        return f"{held}. {answered}. {done}{away}{again}. {capital(one.promised)}."


def board(portal: Portal, name: str, title: str, rows: Iterable[ListedConference], *, by_year: bool) -> Board:
    """The figures of some conferences, all of real units or all of samples."""
    found = tuple(rows)
    whole = _sum(found)
    shares = {unit: one.answers for unit, one in _sums(found, lambda row: row.key.unit).items()}
    few = sorted((unit for unit in shares if shares[unit].few), key=lambda unit: alphabetical(portal.unit(unit).name))
    charts = (
        *([_years(name, found), _answered_by_year(name, found)] if by_year else [_types(name, whole)]),
        duties_chart(name, whole),
        _outcomes(name, whole),
        _promises(name, whole),
        _fields(portal, name, whole),
        _units(portal, name, shares),
        _lengths(name, whole),
        _offices(portal, name, whole),
    )
    sample = bool(found) and found[0].sample
    left = tuple((unit, portal.unit(unit).name, shares[unit]) for unit in few)
    return Board(name, title, sample, whole, tuple(chart for chart in charts if chart.bars), left)


def _sum(rows: Iterable[ListedConference]) -> Sum:
    return total((row.key.unit, row.tally) for row in rows)


def _sums(rows: Iterable[ListedConference], by: Callable[[ListedConference], By]) -> dict[By, Sum]:
    """A sum for each unit, or for each year, in their order."""
    groups: dict[By, list[ListedConference]] = defaultdict(list)
    for row in rows:
        groups[by(row)].append(row)
    return {name: _sum(groups[name]) for name in sorted(groups)}


def _held(name: str, one: Sum, cells: tuple[str, ...] = ()) -> Bar:
    counts = tuple(one.held[kind] for kind in ConferenceType)
    return Bar(name, counts, grouped(sum(counts)), cells)


def _years(name: str, rows: tuple[ListedConference, ...]) -> Chart:
    bars = tuple(
        _held(f"Năm {year}", one, (grouped(one.held.total()), _people(one), _asked(one)))
        for year, one in _sums(rows, _year).items()
    )
    told = listed(f"{bar.name}: {bar.told} hội nghị" for bar in bars)
    heads = ("Cộng", "Người dự", "Ý kiến, kiến nghị")
    return Chart(f"{name}nam", "Hội nghị đã tổ chức, theo năm và loại", told, "Năm", TYPES, bars, heads)


def _types(name: str, one: Sum) -> Chart:
    bars = tuple(Bar(kind.label, (one.held[kind],), grouped(one.held[kind])) for kind in ConferenceType)
    told = listed(f"{bar.name}: {bar.told} hội nghị" for bar in bars)
    keys = (LegendKey("solid", "Hội nghị đã tổ chức"),)
    return Chart(f"{name}loai", "Hội nghị đã tổ chức, theo loại", told, "Loại", keys, bars)


def _asked(one: Sum) -> str:
    return f"{grouped(one.asked)} ({one.beside})" if one.beside else grouped(one.asked)


def _people(one: Sum) -> str:
    if not one.attended:
        return "chưa ghi"
    return f"{grouped(one.people)} ({grouped(one.attended)} hội nghị có ghi)"


def _answered_by_year(name: str, rows: tuple[ListedConference, ...]) -> Chart:
    bars = [shared(f"Năm {year}", one.answers) for year, one in _sums(rows, _year).items()]
    return punctual(f"{name}dung-han-nam", "Trả lời kiến nghị đúng hạn, theo năm", "Năm", bars)


def _year(row: ListedConference) -> int:
    return row.key.year


def _outcomes(name: str, one: Sum) -> Chart:
    shown = [outcome for outcome in Outcome if outcome is not Outcome.MERGED and one.outcomes[outcome]]
    bars = tuple(Bar(_ANSWERED.get(by, by.label), (one.outcomes[by],), grouped(one.outcomes[by])) for by in shown)
    told = listed(f"{bar.name}: {bar.told}" for bar in bars)
    keys = (LegendKey("solid", "Số kiến nghị"),)
    return Chart(f"{name}ket-qua", "Kết quả giải quyết ý kiến, kiến nghị", told, "Kết quả", keys, bars)


def _promises(name: str, one: Sum) -> Chart:
    """What became of what was promised: to answer is not to do."""
    shown = [state for state in PromiseState if one.promises[state]]
    bars = tuple(Bar(state.label, (one.promises[state],), grouped(one.promises[state])) for state in shown)
    told = listed(f"{bar.name}: {bar.told}" for bar in bars)
    keys = (LegendKey("solid", "Số việc đã hứa"),)
    return Chart(f"{name}viec-hua", "Việc đã hứa, làm đến đâu", told, "Kết quả", keys, bars)


_ANSWERED = {
    Outcome.ON_TIME: "trả lời đúng hạn",
    Outcome.LATE: "trả lời chậm",
    Outcome.OVERDUE: "quá hạn, chưa trả lời",
}


def _fields(portal: Portal, name: str, one: Sum) -> Chart:
    counts = {portal.field(field): outcomes for field, outcomes in one.of_fields().items() if asked(outcomes)}
    order = sorted(counts, key=lambda label: (-asked(counts[label]), alphabetical(label)))
    bars = tuple(_of_field(label, counts[label]) for label in order)
    told = listed(f"{bar.name}: {bar.told}" for bar in bars[:DRAWN])
    keys = (LegendKey("solid", "Số kiến nghị"),)
    heads = (*(capital(key.word) for key in PUNCTUAL), *SHARES)
    title = "Ý kiến, kiến nghị theo lĩnh vực"
    return Chart(f"{name}linh-vuc", title, told, "Lĩnh vực", keys, bars, heads, drawn=bars[:DRAWN])


def _of_field(label: str, outcomes: Counter[Outcome]) -> Bar:
    one = share(outcomes)
    cells = (*map(grouped, (one.on_time, one.late, one.overdue, one.waiting, one.unknown)), one.told)
    return Bar(label, (asked(outcomes),), grouped(asked(outcomes)), cells)


def _units(portal: Portal, name: str, shares: dict[str, Share]) -> Chart:
    """Units by their share, the best first; of many the two ends are drawn."""
    ranked = sorted((unit for unit in shares if not shares[unit].few), key=lambda unit: _rank(portal, unit, shares))
    bars = [shared(_titled(portal, unit), shares[unit], addresses.page(unit)) for unit in ranked]
    ends = (*bars[: DRAWN // 2], *bars[-DRAWN // 2 :]) if len(bars) > DRAWN else ()
    title = "Trả lời kiến nghị đúng hạn, theo đơn vị"
    if ends:
        title += f": {DRAWN // 2} đơn vị cao nhất và {DRAWN // 2} đơn vị thấp nhất"
    return punctual(f"{name}don-vi", title, "Đơn vị", bars, ends)


def _rank(portal: Portal, unit: str, shares: dict[str, Share]) -> tuple[object, ...]:
    one = shares[unit]
    return (-one.on_time / one.counted, -one.counted, alphabetical(portal.unit(unit).name))


def _titled(portal: Portal, unit: str) -> str:
    return capital(portal.unit(unit).name)


def _lengths(name: str, one: Sum) -> Chart:
    starts = (1, *(most + 1 for most in SPANS))
    names = [f"{first}–{last} ngày" for first, last in zip(starts, SPANS, strict=False)]
    names = [f"đến {SPANS[0]} ngày", *names[1:], f"trên {SPANS[-1]} ngày"]
    bars = tuple(Bar(label, (one.replies[place],), grouped(one.replies[place])) for place, label in enumerate(names))
    told = listed(f"{bar.name}: {bar.told}" for bar in bars)
    keys = (LegendKey("solid", "Số văn bản trả lời"),)
    title = "Trả lời bằng văn bản mất bao nhiêu ngày làm việc, kể từ thông báo kết luận"
    shown = bars if one.replies else ()
    return Chart(f"{name}so-ngay", title, told, "Ngày làm việc", keys, shown)


def _offices(portal: Portal, name: str, one: Sum) -> Chart:
    found = sorted(one.overdue.items(), key=lambda item: (-item[1], item[0]))[:LISTED]
    bars = tuple(
        Bar(_office(portal, unit, office), (count,), grouped(count), (), addresses.on(unit, "kien-nghi"))
        for (unit, office), count in found
    )
    told = listed(f"{bar.name}: {bar.told}" for bar in bars[:DRAWN])
    title = "Kiến nghị quá hạn, chưa trả lời, theo cơ quan được giao"
    keys = (LegendKey("overdue", "Số kiến nghị"),)
    return Chart(f"{name}qua-han", title, told, "Cơ quan", keys, bars, drawn=bars[:DRAWN])


def _office(portal: Portal, unit: str, office: str) -> str:
    return f"{_titled(portal, unit)}: {portal.body(unit, office) or 'chưa giao cơ quan nào'}"
