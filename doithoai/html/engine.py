"""Fragments from templates: one environment, compiled once, everything escaped unless it is already Markup."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined

from doithoai.html.compiler import Templates
from doithoai.html.fragments import brief, day, in_force, mark, slug, when
from doithoai.html.mail import address, call, mailto
from doithoai.html.strokes import in_strokes
from doithoai.model import addresses
from doithoai.vietnamese.wording import capital, grouped, hour_of, long_date, section, short_date

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, **values: object) -> str:
    """Fill one template; a value that is not given is an error, never an empty place."""
    return environment().get_template(f"{template}.html").render(values)


@cache
def environment() -> Templates:
    """The one environment."""
    made = Templates(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        cache_size=-1,
        auto_reload=False,
    )
    made.filters.update(long=long_date, short=short_date, iso=iso, clock=hour_of, section=section, capital=capital)
    made.filters.update(when=when, grouped=grouped, slug=slug, day=day, brief=brief, mark=mark, difference=in_strokes)
    made.filters.update(mailto=mailto, address=address, call=call)
    made.filters.update(petition=addresses.petition, document=addresses.document, in_force=in_force)
    return made


def iso(day: dt.date) -> str:
    """2025-10-29, for machines."""
    return day.isoformat()
