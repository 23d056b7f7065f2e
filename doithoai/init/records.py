"""The records of a new archive: unit, plan, rules, the law above them, calendars and lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from doithoai.init.choices import Choices, InitRefused
from doithoai.init.rules import copied, issuer, policy_text
from doithoai.init.stock import Model
from doithoai.init.wording import Retold
from doithoai.model.vocabulary import HEADS, Chair
from doithoai.reading.text import read_text
from doithoai.writing.house import dump, headed

_PLAN = """\
*Nội dung kế hoạch của {name} chưa được nhập vào kho. Các quy định đang hiện ở trang này chép theo mẫu, chỉ là dự kiến.*
"""
_UNIT = """\
Cơ quan: thêm địa chỉ, điện thoại trực, thư điện tử, giờ tiếp dân nếu có (address, phone, email, hours).
Thôn, tổ dân phố: thêm danh sách `villages:`. Trước ngày `joined` kho không tính gì là chậm hay thiếu."""


def record_files(model: Model, choices: Choices) -> dict[str, str]:
    """Every record, by its path below records/."""
    root = model.archive.root
    files = {path: read_text(root / path) for path in ("fields.yml", "recipients.yml")}
    for calendar in sorted((root / "calendar").glob("*.yml")):
        files[f"calendar/{calendar.name}"] = read_text(calendar)
    files |= copied(model, choices)
    files[f"policies/{choices.policy}.yml"] = policy_text(model, choices)
    files[f"{choices.unit}/unit.yml"] = _unit(model, choices)
    files[f"{choices.unit}/{choices.year}/plan.md"] = _plan(model, choices)
    return files


def _unit(model: Model, choices: Choices) -> str:
    record: dict[str, Any] = {
        "name": choices.name,
        "kind": str(choices.kind),
        "joined": choices.joined,
        "offices": [{"id": name, "name": label} for name, label in offices(model, choices).items()],
    }
    if leaders := list(_leaders(choices)):
        record["leaders"] = leaders
    return headed("unit", 2, dump(record), _UNIT)


def offices(model: Model, choices: Choices) -> dict[str, str]:
    """The offices of the model under the new unit's kind, and every other body that a rule gives a duty to."""
    retold = Retold(model, choices)
    found = {office.id: retold.text(office.name) for office in model.unit.offices}
    found |= choices.offices
    outside = model.archive.recipients
    unknown = [name for name in duties(model) if name not in found and name not in outside]
    if unknown:
        raise InitRefused(f"quy định giao việc cho cơ quan chưa có tên: {', '.join(unknown)}; thêm --office MÃ=TÊN")
    return found


def duties(model: Model) -> Iterator[str]:
    """The offices and bodies that the rules of a model name."""
    for name, rule in model.policy.rules.each():
        given = msgspec.structs.asdict(rule)
        chairs = ["joint", *map(str, HEADS)] if name in ("lead_office", "archive_office") else []
        to = given.get("to") if name != "held_within" else None
        for value in (given.get("by"), *(given[chair] for chair in chairs), *(to if isinstance(to, tuple) else (to,))):
            if isinstance(value, str):
                yield value


def _leaders(choices: Choices) -> Iterator[dict[str, str]]:
    if choices.secretary:
        yield {"role": str(Chair.SECRETARY), "name": choices.secretary, "post": "Bí thư Đảng ủy"}
    if choices.chair:
        post = f"Chủ tịch Ủy ban nhân dân {choices.kind.label}"
        yield {"role": str(Chair.CHAIR_OF_COMMITTEE), "name": choices.chair, "post": post}


def _plan(model: Model, choices: Choices) -> str:
    front = {
        "title": choices.title or Retold(model, choices).text(model.policy.title),
        "policy": choices.policy,
        "line": str(model.plan.line),
        "body": issuer(model, choices),
        "number": choices.number,
        "issued": choices.issued,
    }
    kept = {key: value for key, value in front.items() if value is not None}
    return f"---\n{headed('plan', 3, dump(kept))}---\n{_PLAN.format(name=choices.name)}"
