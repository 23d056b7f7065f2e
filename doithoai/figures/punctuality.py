"""Charts of what was done in time, late, or not yet although its day has passed."""

from __future__ import annotations

from collections.abc import Iterable

from doithoai.figures.charts import Bar, Chart, LegendKey
from doithoai.figures.sums import Share, Sum, share
from doithoai.vietnamese.wording import grouped

PUNCTUAL = (LegendKey("good", "đúng hạn"), LegendKey("late", "đã làm, chậm"), LegendKey("overdue", "quá hạn, chưa làm"))
SHARES = ("Chưa đến hạn", "Chưa rõ hạn", "Tỷ lệ đúng hạn")


def duties_chart(name: str, one: Sum) -> Chart:
    """Notices, conclusion notices and replies, one bar each."""
    parts = (
        ("Thông báo, mời trước hội nghị", share(one.notice)),
        ("Thông báo kết luận", share(one.conclusion)),
        ("Trả lời kiến nghị", one.answers),
    )
    return punctual(f"{name}viec", "Đúng hạn theo từng việc", "Việc", [shared(*part) for part in parts])


def shared(name: str, one: Share, path: str = "") -> Bar:
    """One bar of three parts, which together are all that was counted."""
    cells = (grouped(one.waiting), grouped(one.unknown), one.told)
    return Bar(name, (one.on_time, one.late, one.overdue), one.short, cells, path)


def punctual(name: str, title: str, head: str, bars: list[Bar], drawn: tuple[Bar, ...] = ()) -> Chart:
    """A chart of such bars, each of full length."""
    found = tuple(bars)
    told = listed(f"{bar.name}: {bar.cells[-1]}" for bar in drawn or found)
    return Chart(name, title, told, head, PUNCTUAL, found, SHARES, even=True, drawn=drawn)


def listed(parts: Iterable[str]) -> str:
    """Several short statements as one sentence."""
    return "; ".join(parts) + "."
