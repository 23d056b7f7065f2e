"""What a plan says against a conference that is only thought of: its type, chair, form, or a day outside its time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from doithoai.deadlines.layers import Layers
from doithoai.model.vocabulary import Chair, ConferenceType, Form, Word
from doithoai.vietnamese.wording import section, short_date


def against(
    bound: Layers, event: dt.date, type_: ConferenceType, chair: Chair | None, form: Sequence[Form]
) -> Iterator[str]:
    """Each as a sentence with the section of the plan."""
    types = bound.nearest(lambda rules: rules.types)
    if types and type_ not in types.rule.allowed:
        yield _refused("loại hội nghị", type_, types.rule.allowed, types.rule.section)
    chairs = bound.nearest(lambda rules: rules.chairs)
    if chairs and chair and chair not in chairs.rule.allowed:
        yield _refused("người chủ trì", chair, chairs.rule.allowed, chairs.rule.section)
    forms = bound.nearest(lambda rules: rules.forms)
    for one in form if forms else ():
        if forms and one not in forms.rule.allowed:
            yield _refused("hình thức", one, forms.rule.allowed, forms.rule.section)
    window = bound.nearest(lambda rules: rules.held_within)
    if window is None or type_ is ConferenceType.URGENT:
        return
    start, end, where = window.rule.start, window.rule.end, section(window.rule.section)
    if end and event > end:
        yield f"ngày tổ chức sau thời gian của kế hoạch, đến hết ngày {short_date(end)} ({where}: “{window.rule.text}”)"
    if start and event < start:
        yield f"ngày tổ chức trước thời gian của kế hoạch, từ ngày {short_date(start)} ({where}: “{window.rule.text}”)"


def _refused(what: str, found: Word, allowed: Iterable[Word], where: str) -> str:
    names = ", ".join(one.label for one in allowed)
    return f"kế hoạch không có {what} “{found.label}”; được phép: {names} ({section(where)})"
