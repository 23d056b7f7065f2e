"""What the options leave open, asked one by one; with --yes every answer is the stock value."""

from __future__ import annotations

import datetime as dt
import typing
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

import msgspec

from doithoai.init import choices as c
from doithoai.init import stock
from doithoai.init.choices import Choices, InitRefused
from doithoai.init.questions import Asker
from doithoai.init.rules import settable
from doithoai.init.wording import Retold
from doithoai.model.provisions import Rules
from doithoai.model.vocabulary import Word
from doithoai.vietnamese.wording import short_date

YES = {"c": True, "có": True, "co": True, "k": False, "không": False, "khong": False}


def yes(text: str) -> bool:
    """A plain yes or no."""
    if text.lower() not in YES:
        raise InitRefused(f"“{text}”: trả lời c (có) hoặc k (không)")
    return YES[text.lower()]


def choose_model(asker: Asker) -> str:
    """Which of the five plans is nearest."""
    names = list(stock.MODELS)
    asker.say("Kế hoạch gần nhất với kế hoạch của đơn vị, lấy làm mẫu:")
    for number, name in enumerate(names, 1):
        asker.say(f"  {number}. {name}: {stock.Model(name).policy.title}")
    return asker.ask("Số hoặc mã của mẫu", lambda text: _numbered(text, names), "1")


def _numbered(text: str, names: list[str]) -> str:
    if text.isascii() and text.isdecimal() and 1 <= int(text) <= len(names):
        return names[int(text) - 1]
    return c.model(text)


def ask_plan(asker: Asker, known: Choices) -> Choices:
    """Title, issuer, number, day of the plan; leaders; offices."""
    model = stock.Model(known.model)
    retold = Retold(model, known)
    asker.say("\nKế hoạch của đơn vị (số và ngày có thể nhập sau, trong tệp quy định):")
    given = {
        "title": known.title or asker.ask("Trích yếu", _line("trích yếu"), retold.text(model.policy.title)),
        "issuer": known.issuer
        or asker.ask("Cơ quan ban hành", _line("cơ quan ban hành"), retold.text(str(model.policy.issuer))),
        "number": known.number or asker.maybe("Số, ký hiệu", _line("số, ký hiệu")),
        "issued": known.issued or asker.maybe("Ngày ban hành", c.day),
        "secretary": known.secretary or asker.maybe("Họ tên Bí thư Đảng ủy", _line("họ tên")),
        "chair": known.chair or asker.maybe("Họ tên Chủ tịch Ủy ban nhân dân", _line("họ tên")),
    }
    asker.say("\nCơ quan của đơn vị, theo mẫu:")
    offices = {office.id: retold.text(office.name) for office in model.unit.offices} | dict(known.offices)
    for name, label in offices.items():
        offices[name] = asker.ask(f"  {name}", _line("tên cơ quan"), label)
    while more := asker.maybe("Thêm cơ quan, viết MÃ=TÊN", lambda text: c.pair(text, "cơ quan")):
        offices[c.unit_id(more[0])] = more[1]
    return msgspec.structs.replace(known, **given, offices=offices)


def _line(what: str) -> Any:
    return lambda text: c.one_line(text, what)


def ask_rules(asker: Asker, known: Choices, model: stock.Model | None = None) -> Choices:
    """The rules of the model one by one: whether the plan has it, its numbers and days, its section."""
    model = model or stock.Model(known.model)
    if not asker.ask("\nXem từng quy định của mẫu ngay bây giờ? (c/k; nếu không, sửa trong tệp sau)", yes, "c"):
        return known
    retold = Retold(model, known)
    sections, values, without = dict(known.sections), dict(known.values), set(known.without)
    typed = msgspec.to_builtins(model.policy.rules, builtin_types=(dt.date,))
    for name, rule in typed.items():
        if name in without:
            continue
        own = retold.deep(rule, frozenset(("note",)))
        asker.say(f"\n{titles(Rules)[name]} ({name})")
        for line in told(getattr(model.policy.rules, name), retold):
            asker.say(f"  {line}")
        if not asker.ask("  Kế hoạch của đơn vị có quy định này? (c/k)", yes, "c"):
            without.add(name)
            continue
        for field in settable(own):
            values |= _value(asker, f"{name}.{field}", own[field], values)
        if name not in sections and (section := asker.maybe("  Mục trong kế hoạch", _line("mục"))):
            sections[name] = section
    return msgspec.structs.replace(known, sections=sections, values=values, without=frozenset(without))


def _value(asker: Asker, key: str, old: Any, given: Mapping[str, str]) -> dict[str, str]:
    """A number, day or text that differs from the model's."""
    read = c.day if isinstance(old, dt.date) else _line(key) if isinstance(old, str) else _number
    answer = str(asker.ask(f"  {key}", read, given.get(key, str(old))))
    return {key: answer} if answer != str(old) else {}


def _number(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 0 < int(text) <= c.MOST:
        raise InitRefused(f"“{text}” không phải là số nguyên từ 1 đến {c.MOST}")
    return int(text)


def titles(shape: type) -> dict[str, str]:
    """The Vietnamese title of each field of a struct."""
    found = {}
    for name, hint in typing.get_type_hints(shape, include_extras=True).items():
        metas = (one for one in getattr(hint, "__metadata__", ()) if isinstance(one, msgspec.Meta))
        found[name] = next((one.title for one in metas if one.title), name)
    return found


def told(rule: Any, retold: Retold) -> Iterator[str]:
    """A rule as lines of field and value, in the words of the vocabulary."""
    for one in rule if isinstance(rule, tuple) else (rule,):
        names = titles(type(one))
        parts = [
            f"{names[field]}: {words}"
            for field, value in msgspec.structs.asdict(one).items()
            if field not in ("section", "note") and not field.endswith("_section") and (words := _words(value, retold))
        ]
        yield "; ".join(parts)


def _words(value: Any, retold: Retold) -> str:
    if isinstance(value, Word):
        return value.label
    if isinstance(value, dt.date):
        return short_date(retold.day(value))
    if isinstance(value, tuple):
        return ", ".join(filter(None, (_words(one, retold) for one in value)))
    if isinstance(value, msgspec.Struct):
        return "; ".join(told(value, retold))
    if isinstance(value, bool) or value is None:
        return "có" if value else ""
    return retold.text(str(value)) if not isinstance(value, Enum) else str(value)
