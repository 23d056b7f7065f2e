"""The rules of a model as the new unit's draft, and the documents above it that are copied along."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from doithoai import __version__
from doithoai.init.choices import MOST, Choices, InitRefused, day
from doithoai.init.stock import Model
from doithoai.init.wording import Retold, without_names
from doithoai.reading.text import read_text
from doithoai.writing.house import dump, headed

_LEFT = frozenset(("note",))

HOW = """\
Chép theo mẫu: mỗi quy định chỉ là dự kiến, chưa tính cho ai, đến khi:
1. thêm hai dòng `number:` (số, ký hiệu) và `issued:` (ngày ban hành) của kế hoạch ngay dưới dòng `kind:`;
2. thay chữ “chưa nhập” ở `section:` của quy định bằng mục trong kế hoạch nêu quy định ấy.
Quy định nào kế hoạch không có thì xóa đi; con số nào khác thì sửa. Xong cả thì xóa dòng `borrowed:`; nhập toàn văn
kế hoạch vào plan.md rồi thì xóa dòng `text_known:` và ghi nguồn văn bản vào `source:`."""


def policy_text(model: Model, choices: Choices) -> str:
    """records/policies/<unit>-<year>.yml."""
    return headed("policy", 2, dump(policy_data(model, choices)), HOW)


def policy_data(model: Model, choices: Choices) -> dict[str, Any]:
    """The draft as plain data: every value of the model, none of it the unit's own yet."""
    retold = Retold(model, choices)
    record: dict[str, Any] = {
        "id": choices.policy,
        "title": choices.title or retold.text(model.policy.title),
        "kind": "plan",
        "number": choices.number,
        "issued": choices.issued,
        "issuer": issuer(model, choices),
        "extends": list(above(model, choices.year)),
        "borrowed": True,
        "text_known": False,
        "source": {"name": f"{_copied(model)}; văn bản của đơn vị chưa nhập"},
        "rules": _rules(model, choices, retold),
    }
    return {key: value for key, value in record.items() if value is not None}


def _copied(model: Model) -> str:
    return f"Chép theo {model.policy.id}" if model.own else f"Mẫu quy định của phần mềm Đối thoại {__version__}"


def issuer(model: Model, choices: Choices) -> str:
    """The body that issues the plan."""
    return choices.issuer or Retold(model, choices).text(model.policy.issuer or model.plan.body)


def _rules(model: Model, choices: Choices, retold: Retold) -> dict[str, Any]:
    typed = msgspec.to_builtins(model.policy.rules, builtin_types=(dt.date,))
    rules: dict[str, Any] = retold.deep(typed, _LEFT)
    named = (*choices.sections, *(key.partition(".")[0] for key in choices.values), *choices.without)
    for name in named:
        if name not in rules:
            raise InitRefused(f"mẫu không có quy định “{name}”; các quy định: {', '.join(rules)}")
    for name, section in choices.sections.items():
        for one in rules[name] if isinstance(rules[name], list) else (rules[name],):
            one["section"] = section
    for key, value in choices.values.items():
        name, _, field = key.partition(".")
        known = _settable(rules[name], name, field)
        rules[name][known] = _read(rules[name][known], value, key)
    return {name: rule for name, rule in rules.items() if name not in choices.without}


def settable(rule: Any) -> tuple[str, ...]:
    """The fields of a rule that a plan may fill differently: numbers, days, and the words beside a day."""
    if not isinstance(rule, dict):
        return ()
    return tuple(
        name
        for name, value in rule.items()
        if (isinstance(value, int | dt.date) and value is not True and value is not False) or name == "text"
    )


def _settable(rule: Any, name: str, field: str) -> str:
    known = settable(rule)
    if field not in known:
        raise InitRefused(
            f"không đổi được “{name}.{field}”; đổi được: {', '.join(f'{name}.{one}' for one in known) or 'không có'}"
        )
    return field


def _read(old: Any, value: str, key: str) -> Any:
    if isinstance(old, dt.date):
        return day(value)
    if isinstance(old, str):
        return value
    if not value.isascii() or not value.isdecimal() or not 0 < int(value) <= MOST:
        raise InitRefused(f"“{key}” phải là số nguyên từ 1 đến {MOST}, hiện là “{value}”")
    return int(value)


def above(model: Model, year: int) -> tuple[str, ...]:
    """The documents that the draft rests on: none of another unit, and the guidance of its own year only."""
    found: list[str] = []
    for name in model.policy.extends:
        found += _fitting(model, name, year)
    return tuple(dict.fromkeys(found))


def _fitting(model: Model, name: str, year: int) -> list[str]:
    policy = model.archive.policy(name)
    if policy is None or policy.kind == "plan":
        return []
    if policy.kind != "guidance" or str(year) in policy.title:
        return [name]
    same = (one for one in model.archive.policies() if one.kind == "guidance" and str(year) in one.title)
    return [one.id for one in same] or list(policy.extends)


def copied(model: Model, choices: Choices) -> dict[str, str]:
    """The documents above the draft, as files: the same words, with other units named by their kind alone."""
    waiting, files = list(above(model, choices.year)), {}
    while waiting:
        name = waiting.pop(0)
        path = f"policies/{name}.yml"
        policy = model.archive.policy(name)
        if policy is None or path in files:
            continue
        waiting += policy.extends
        files[path] = _neutral(read_text(model.archive.root / path), choices.name)
    return files


def _neutral(text: str, own: str) -> str:
    """The file as it is; only names of units in it are told by their kind."""
    return "\n".join(without_names(line, own) for line in text.split("\n"))
