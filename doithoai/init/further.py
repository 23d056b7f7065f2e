"""Further units, policies and plans of an archive that is there: what its models and its own records tell of them.

What is taken from another policy is provisional and labelled so: `borrowed`, each section “chưa nhập”, until the
number, day and section of the unit's own document stand there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from doithoai.commands.change import CannotChange
from doithoai.commands.new import known
from doithoai.init import choices as c
from doithoai.init.choices import Choices, InitRefused
from doithoai.init.interview import ask_rules, titles
from doithoai.init.questions import Asker
from doithoai.init.rules import HOW, policy_data
from doithoai.init.stock import MODELS, Model, NoStock
from doithoai.init.wording import Retold
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.policies import Policy
from doithoai.model.provisions import Rules
from doithoai.model.records import Unit
from doithoai.reading import names
from doithoai.reading.archive import Archive

KINDS = ("unit", "policy", "plan")
_UNTOLD = "*Nội dung kế hoạch của {name} chưa được nhập vào kho.*\n"


class Begun(Frozen, frozen=True):
    """A record as far as it is known before anything is set: where it goes, its fields, its words, its comment."""

    path: str
    record: dict[str, Any]
    body: str | None = None
    comment: str = ""


class RecordAsked(Frozen, frozen=True):
    """What was asked for: the place, the fields that were set, the day, what to take over, and what not."""

    of: str
    data: Mapping[str, Any]
    today: dt.date
    template: str = ""
    without: tuple[str, ...] = ()


class UnitThen(Frozen, frozen=True):
    """A unit whose words are retold for another of the same year."""

    unit: Unit
    year: int


def begun(kind: str, archive: Archive, asked: RecordAsked, asker: Asker | None) -> Begun:
    """Begin a record of one of KINDS; what can't be known from anything is asked. Raises CannotChange."""
    try:
        return {"unit": _unit, "policy": _policy, "plan": _plan}[kind](archive, asked, asker)
    except InitRefused as error:
        raise CannotChange(Both(str(error), str(error))) from None
    except NoStock as error:
        vi = f"không có mẫu đủ để chép theo: {error}"
        raise CannotChange(Both(vi, f"nothing whole to take over from: {error}")) from None


# --- units


def _unit(archive: Archive, asked: RecordAsked, asker: Asker | None) -> Begun:
    """A unit under its folder; the day from which it keeps the archive is today where none is told."""
    if wanted := names.wanted(asked.of):
        raise CannotChange(Both(f"“{asked.of}”: cần {wanted}", f"“{asked.of}”: wanted: {wanted.en}"))
    record: dict[str, Any] = {"joined": asked.today.isoformat()}
    name = asked.data.get("name") or (asker and asker.ask("Tên đơn vị, kèm loại (xã, phường, đặc khu)", c.unit_name))
    if name:
        record |= {"name": name} | ({} if "kind" in asked.data else {"kind": str(c.kind_of(name))})
    offices: dict[str, str] = {}
    if asked.template:
        offices |= _offices_of(archive, asked, str(name or ""))
    if asker:
        for office, label in offices.items():
            offices[office] = asker.ask(f"  {office}", _words("tên cơ quan"), label)
        while more := asker.maybe("Thêm cơ quan, viết MÃ=TÊN", lambda text: c.pair(text, "cơ quan")):
            offices[c.unit_id(more[0])] = more[1]
    if not offices and "offices" not in asked.data:
        vi = "chưa nêu cơ quan nào (--from ĐƠN_VỊ, hoặc --set offices.1.id=… --set offices.1.name=…)"
        en = "no office is told (--from UNIT, or --set offices.1.id=… --set offices.1.name=…)"
        raise CannotChange(Both(vi, en))
    if offices:
        record["offices"] = [{"id": office, "name": label} for office, label in offices.items()]
    return Begun(f"{asked.of}/unit.yml", record)


def _offices_of(archive: Archive, asked: RecordAsked, name: str) -> dict[str, str]:
    """The offices that there are now of another unit, in the words of the new one's kind."""
    known(archive, asked.template)
    before = archive.unit(asked.template)
    if before is None or not name:
        return {}
    kind = Choices(unit=asked.of, name=name, model="", year=asked.today.year, joined=asked.today)
    retold = Retold(UnitThen(before, asked.today.year), kind)
    return {one.id: retold.text(one.name) for one in before.offices if one.end is None or one.end >= asked.today}


def _words(what: str) -> Any:
    return lambda text: c.one_line(text, what)


# --- policies


def _policy(archive: Archive, asked: RecordAsked, asker: Asker | None) -> Begun:
    """The policy of a unit's year under the next id, or of any document under the id that is told."""
    unit, _, told = asked.of.strip("/").partition("/")
    issued = str(asked.data.get("issued", ""))[:4]
    year = int(next((one for one in (told, issued) if addresses.YEAR.fullmatch(one)), asked.today.year))
    if unit not in archive.units:
        if told or not names.SLUG.fullmatch(unit):
            known(archive, unit)
        return _of_document(archive, asked, unit, year)
    name, number = f"{unit}-{year}", 1
    while archive.policy(name) or (archive.root / f"policies/{name}.yml").exists():
        number += 1
        name = f"{unit}-{year}-{number}"
    template = asked.template or next(iter(_policies_of(archive, unit, year)), "")
    if not template:
        vi = f"{unit} chưa có quy định nào để chép theo; hãy nêu --from MÃ, như {', '.join(MODELS)}"
        raise CannotChange(Both(vi, f"{unit} has no policy to take over; tell --from ID, as {', '.join(MODELS)}"))
    model = _model(archive, template)
    chosen = _choices(archive, asked, unit, year, template)
    if asker:
        chosen = ask_rules(asker, chosen, model)
    record = policy_data(model, chosen) | {"id": name}
    lacking = [one for one in record["extends"] if archive.policy(one) is None]
    record["extends"] = [one for one in record["extends"] if one not in lacking] or layers(archive, year)
    return Begun(f"policies/{name}.yml", record, comment=HOW)


def _of_document(archive: Archive, asked: RecordAsked, name: str, year: int) -> Begun:
    """A law, regulation, guidance or plan of which nothing is taken over."""
    record = {"id": name, "kind": "plan"}
    extends = {} if "extends" in asked.data or asked.data.get("kind", "plan") != "plan" else layers(archive, year)
    return Begun(f"policies/{name}.yml", record | ({"extends": extends} if extends else {}))


def layers(archive: Archive, year: int) -> list[str]:
    """What a plan of a year rests on: its year's guidance and every law and regulation that this does not lead to."""
    every = {one.id: one for one in archive.policies() if one.kind != "plan"}
    tops = [one.id for one in every.values() if one.kind == "guidance" and str(year) in one.title]
    reached = {name for top in tops for name in _reached(every, top)}
    return [*tops, *(name for name, one in every.items() if one.kind != "guidance" and name not in reached)]


def _reached(every: Mapping[str, Policy], name: str) -> Iterator[str]:
    for one in every[name].extends if name in every else ():
        yield one
        yield from _reached(every, one)


def _policies_of(archive: Archive, unit: str, before: int) -> Iterator[str]:
    """The policies of a unit's plans up to a year, the newest first."""
    for year in sorted((one for one in archive.years(unit) if one <= before), reverse=True):
        yield from (one.front.policy for one in reversed(archive.year(unit, year).plans))


def _model(archive: Archive, policy: str) -> Model:
    """A policy to take over: one of this archive by the unit and year whose plan names it, or one of the models."""
    for unit in archive.units:
        for year in archive.years(unit):
            if policy in (one.front.policy for one in archive.year(unit, year).plans):
                return Model(policy, archive, unit, year)
    if policy in MODELS:
        return Model(policy)
    some = ", ".join(MODELS)
    vi = f"không kế hoạch nào trong kho dùng quy định “{policy}”; mẫu có sẵn: {some}"
    raise CannotChange(Both(vi, f"no plan of the archive goes by the policy “{policy}”; models: {some}"))


def _choices(archive: Archive, asked: RecordAsked, unit: str, year: int, template: str) -> Choices:
    record = archive.unit(unit)
    issued = asked.data.get("issued")
    return Choices(
        unit=unit,
        name=record.name if record else unit,
        model=template,
        year=year,
        joined=asked.today,
        title=asked.data.get("title"),
        issuer=asked.data.get("issuer"),
        number=asked.data.get("number"),
        issued=c.day(str(issued)) if issued else None,
        without=frozenset(asked.without),
    )


def provisional(policy: Policy) -> tuple[str, ...]:
    """The rules of a policy that bind nobody yet, by their titles."""
    told = titles(Rules)
    return tuple(dict.fromkeys(told[name] for name, rule in policy.rules.each() if policy.draft(rule.section)))


# --- plans


def _plan(archive: Archive, asked: RecordAsked, asker: Asker | None) -> Begun:
    """The plan of a unit's year; beside one that is there, the next, which says from when it binds."""
    del asker
    unit, _, told = asked.of.strip("/").partition("/")
    known(archive, unit)
    if told and not addresses.YEAR.fullmatch(told):
        raise CannotChange(Both(f"“{told}” không phải là năm", f"“{told}” is no year"))
    year = int(told or asked.today.year)
    folder, number = addresses.folder(unit, year), 1
    while (archive.root / folder / _named(number)).exists():
        number += 1
    if number > 1 and "from" not in asked.data:
        vi = f"{folder} đã có {_named(number - 1)}; không ghi đè. Kế hoạch thay từ giữa năm thì nêu --set from=NGÀY"
        en = f"{folder} has {_named(number - 1)}; it is not overwritten. One that takes its place needs --set from=DAY"
        raise CannotChange(Both(vi, en))
    policy = _policy_of(archive, asked, unit, year)
    lines = [str(one.front.line) for before in archive.years(unit) for one in archive.year(unit, before).plans]
    record: dict[str, Any] = {
        "title": policy.title,
        "policy": policy.id,
        "body": policy.issuer,
        "number": policy.number,
        "issued": policy.issued and policy.issued.isoformat(),
        "line": lines[-1] if lines else None,
    }
    of = archive.unit(unit)
    body = _UNTOLD.format(name=of.name if of else unit)
    kept = {name: value for name, value in record.items() if value is not None}
    return Begun(f"{folder}/{_named(number)}", kept, body)


def _named(number: int) -> str:
    return "plan.md" if number == 1 else f"plan-{number}.md"


def _policy_of(archive: Archive, asked: RecordAsked, unit: str, year: int) -> Policy:
    asked_for = str(asked.data.get("policy", ""))
    found = archive.policy(asked_for or f"{unit}-{year}")
    if found is None:
        vi = f"chưa có quy định “{asked_for or f'{unit}-{year}'}”; lập trước: doithoai new policy {unit}/{year}"
        en = f"there is no policy “{asked_for or f'{unit}-{year}'}”; make it first: doithoai new policy {unit}/{year}"
        raise CannotChange(Both(vi, en))
    return found
