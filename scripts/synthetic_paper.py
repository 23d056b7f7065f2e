"""What every document of a synthetic conference has: its front matter, and what it is based on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from scripts.synthetic_events import SEASONS, Data
from scripts.synthetic_petitions import Conference
from scripts.synthetic_yaml import short

Document = tuple[str, Data, list[str]]

INSIDE = ("thuong-truc-dang-uy", "van-phong-dang-uy", "van-phong-hdnd-ubnd", "ban-xay-dung-dang", "mat-tran")


def headed(
    event: Conference, kind: str, title: str, day: dt.date, number: str | None, signer: Data, to: Sequence[str]
) -> Data:
    front: Data = {"kind": kind, "title": f"{title} ngày {short(event.day)}"}
    if number:
        front["number"] = number
    front |= {"issued": day, "signer": signer}
    if to:
        front["sent"] = [{"to": one, "on": day} for one in to]
    return front


def bases(event: Conference) -> list[Data]:
    season = SEASONS[event.year]
    return [{"policy": f"{event.slug}-{event.year}", "number": "03-KH/ĐU", "date": season.planned}]
