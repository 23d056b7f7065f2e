"""Every text of a record that anybody may read is looked through for private things, and nothing else is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import inspect
from msgspec.structs import replace

from doithoai.cases.case import Case, open_case, open_year
from doithoai.model import records as m
from doithoai.model.base import LINK
from doithoai.model.dossier import ConferenceFolder, Key
from doithoai.model.policies import CalendarYear, Policy
from doithoai.model.records import (
    Conference,
    Document,
    FieldOfLife,
    Moved,
    Petition,
    Plan,
    Recipient,
    Report,
    Unit,
)
from doithoai.reading.archive import Archive
from doithoai.reading.shapes import convert
from doithoai.rules.privacy import identity_number, phone_number, private_in_plan
from doithoai.rules.privacy._fields import BARE
from doithoai.rules.privacy._passages import fields
from scripts.text_fields import REFERENCES
from tests.attacks.canaries import Field, bare, tree

TODAY = dt.date(2026, 2, 10)
PHONE = "Gọi 0912 345 678."
NOTICE = {"kind": "conclusion_notice"}
MINUTES = {"kind": "minutes"}
DAY = "2025-11-01"
FILE = {"path": "files/a.pdf", "sha256": "0" * 64}

AMENDED: dict[str, Any] = {"field": "number", "on": DAY, "by": "Văn phòng", "reason": "Gõ nhầm"}
AMENDMENTS: dict[str, Any] = {f"amended.{name}": [{**AMENDED, name: PHONE}] for name in ("was", "by", "reason")}

CONFERENCE: dict[str, Any] = {
    **AMENDMENTS,
    "topic": PHONE,
    "audience": PHONE,
    "note": PHONE,
    "groups": ["nông dân", PHONE],
    "attendance": {"groups": [{"group": PHONE, "people": 3}]},
    "substitute": {"post": "Phó Chủ tịch", "reason": PHONE},
    "cancelled": {"decided": DAY, "reason": PHONE},
    "lead_office": {"office": "cong-an", "reason": PHONE},
    "archive_office": {"office": "cong-an", "reason": PHONE},
    "counted": {"petitions": 3, "source": PHONE},
    "previous_results": {"reported": False, "reason": PHONE},
    "announced": [{"channel": "bao_chi", "on": DAY, "late_reason": PHONE}],
    "announced_as.place": {"place": PHONE},
    "announced_as.topic": {"topic": PHONE},
    "deviation.reason": [{"of": "chair", "reason": PHONE}],
    "deviation.decided_by": [{"of": "chair", "reason": "Mưa", "decided_by": PHONE}],
    "postponed": [{"from": "2025-11-01T07:30+07:00", "decided": DAY, "reason": PHONE}],
    "petitions_open": {"from": DAY, "to": DAY, "channels": ["ma_qr"], "link": "https://zalo.me/0912345678"},
    "sessions.note": [{"start": DAY, "note": PHONE}],
    "sessions.postponed": [{"start": DAY, "postponed": [{"from": DAY, "decided": DAY, "reason": PHONE}]}],
}
PETITION: dict[str, Any] = {
    **AMENDMENTS,
    "text": PHONE,
    "answer": PHONE,
    "withheld": PHONE,
    "note": PHONE,
    "refused": {"reason": PHONE},
    "promised": {"on": DAY, "text": PHONE},
    "promised.result": {"on": DAY, "text": "Vá đường", "result": {"on": DAY, "text": PHONE}},
    "confirmed": {"by": "thon", "on": DAY, "satisfied": False, "note": PHONE},
    "refused.settled_by": {"reason": "Đã giải quyết", "settled_by": PHONE},
    "deviation": [{"of": "refusal", "reason": PHONE}],
    "states": [{"state": "received", "on": DAY, "note": PHONE}],
}
DOCUMENT: dict[str, Any] = {
    **AMENDMENTS,
    "title": PHONE,
    "note": PHONE,
    "late_reason": PHONE,
    "correction": PHONE,
    "public_reason": PHONE,
    "withdrawn": {"on": DAY, "reason": PHONE},
    "deviation": [{"of": "conclusion_content", "reason": PHONE}],
    "extension": {"ground": "complex", "reason": PHONE},
    "files.title": [{**FILE, "title": PHONE}],
    "files.withdrawn": [{**FILE, "withdrawn": {"on": DAY, "reason": PHONE}}],
}


@pytest.fixture
def case(records: Path) -> Case:
    archive = Archive(records)
    found = open_case(archive, archive.conference(Key("thu-nghiem", 2025, "02")), TODAY)
    assert found
    return found


def found(case: Case) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(one.file, one.route) for one in phone_number.check(case)]


def converted(kind: type, path: str, value: Any, /, **needed: Any) -> Any:
    """A record in which one field says something private."""
    return convert({**needed, path.partition(".")[0]: value}, kind)


def changed(case: Case, **given: Any) -> Case:
    """The same conference with another part, before judges who remember nothing."""
    folder: ConferenceFolder = replace(case.folder, **given)
    assert folder.conference
    return replace(case, folder=folder, conference=folder.conference, done={})


def test_a_clean_conference_says_nothing_private(case: Case) -> None:
    assert found(case) == []


def test_a_number_of_nine_digits_is_long_enough_to_be_looked_at(case: Case) -> None:
    """An old identity card has nine, and nothing else here has that many."""
    alone = replace(case.conference, topic="Tôi là chủ thẻ 031085123.")
    said = changed(case, conference=alone, petitions=(), documents=())
    assert [one.route for one in identity_number.check(said)] == [("topic",)]


@pytest.mark.parametrize("path", CONFERENCE)
def test_every_text_of_a_conference_is_looked_through(case: Case, path: str) -> None:
    needed = {"type": "periodic", "form": "in_person", "chair": "joint", "topic": "Đất đai"}
    said = converted(Conference, path, CONFERENCE[path], **needed)
    ((file, route),) = found(changed(case, conference=said))
    assert file == "conference.yml"
    assert route[0] == path.partition(".")[0]


@pytest.mark.parametrize("path", PETITION)
def test_every_text_of_a_petition_is_looked_through(case: Case, path: str) -> None:
    needed = {"id": 1, "received": {"when": "at", "on": DAY, "channel": "thu"}, "petitioner": {"kind": "citizen"}}
    said = converted(Petition, path, PETITION[path], field="khac", **needed)
    ((file, route),) = found(changed(case, petitions=(*case.folder.petitions, said)))
    assert (file, route[:2]) == ("petitions.yml", (len(case.folder.petitions), path.partition(".")[0]))


@pytest.mark.parametrize("path", DOCUMENT)
def test_every_text_of_a_public_document_is_looked_through(case: Case, path: str) -> None:
    one = replace(case.folder.documents[0], front=converted(Document, path, DOCUMENT[path], **NOTICE))
    ((file, route),) = found(changed(case, documents=(one,)))
    assert (file, route[0]) == (one.file, path.partition(".")[0])


@pytest.mark.parametrize("path", DOCUMENT)
def test_every_text_of_an_internal_document_is_too(case: Case, path: str) -> None:
    """The portal does not show it; whoever reads the repository does."""
    one = replace(case.folder.documents[0], front=converted(Document, path, DOCUMENT[path], **MINUTES), body=PHONE)
    assert [route for _, route in found(changed(case, documents=(one,)))][-1] == ()
    assert len(found(changed(case, documents=(one,)))) == 2


# --- every text of every record, by the types of its fields

NUMBER = "031085001234"
SAYS = {m.PHONE: NUMBER, m.EMAIL: f"cccd{NUMBER}@xa.example", LINK: f"https://xa.example/cccd-{NUMBER}"}
"""How a field of a pattern of its own may say the number of an identity card; all others say it in words."""
KINDS: dict[type, str] = {
    **dict.fromkeys((Conference, Petition, Document), "V03"),
    **dict.fromkeys((Unit, Plan, Report, Policy, CalendarYear, FieldOfLife, Recipient, Moved), "V08"),
}


def planted(kind: type) -> tuple[list[str], Any]:
    """A record that says the number wherever words may stand, and where that is."""
    paths: list[str] = []

    def sow(path: str) -> int:
        paths.append(path)
        return len(paths) - 1

    class Numbered(Field):
        def text(self, kind: inspect.StrType, given: Any, path: str) -> str:
            super().text(kind, given, path)
            return "0" * 64 if kind.pattern == m.SHA256 else SAYS.get(str(kind.pattern), f"Thẻ CCCD {NUMBER}")

    made = Numbered(sow, frozenset(), whole=True).sown(tree(kind), NEEDED.get(kind), "")
    return paths, convert(made, kind)


NEEDED: dict[type, dict[str, Any]] = {
    FieldOfLife: {"id": "khac"},
    Policy: {
        "kind": "law",
        "rules": {name: {"to": ["mat-tran"]} for name in ("conclusion_recipients", "reply_recipients")},
    },
    Petition: {"id": 1, "received": {"when": "at", "on": DAY, "channel": "thu"}},
}
"""What has a pattern of its own."""


NOT_READ = {"not_private.text"}
"""Texts that are no field of words: the very words that somebody looked at and let stand."""


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.__name__)
def test_an_identity_number_is_seen_in_every_text_of_every_record(kind: type) -> None:
    """By reflection: a field that is new is looked through by itself, or named above as none."""
    paths, record = planted(kind)
    seen = {
        ".".join(str(part) for part in one.route if isinstance(part, str))
        for one in fields("x.yml", record)
        if "V03" not in one.spared and next(identity_number.find(one.text), None)
    }
    told = {path for path in paths if path.rpartition(".")[2] not in ("sha256", "was_sha256")}
    assert told - seen == (NOT_READ if kind is Unit else set())


def test_a_rule_leaves_alone_only_fields_that_there_are() -> None:
    """What is spared is decided field by field; a field that was renamed is decided again."""
    every = {
        f"{one.cls.__name__}.{field.name}" for kind in KINDS for one in structs(tree(kind)) for field in one.fields
    }
    assert {*BARE, *REFERENCES} - every == set()


def structs(kind: inspect.Type) -> Iterator[inspect.StructType]:
    kind = bare(kind)
    match kind:
        case inspect.StructType():
            yield kind
            for one in kind.fields:
                yield from structs(one.type)
        case inspect.UnionType():
            for part in kind.types:
                yield from structs(part)
        case inspect.VarTupleType():
            yield from structs(kind.item_type)


# --- the texts of a year

FOUND = {
    "số điện thoại": "0912 345 678",
    "địa chỉ thư điện tử": "nguoi.lap@example.com",
    "số căn cước, định danh hoặc chứng minh nhân dân": "CCCD 031085001234",
    "ngày sinh hoặc năm sinh": "sinh ngày 12/3/1985",
    "địa chỉ nhà": "số nhà 12 ngõ 3",
}


@pytest.mark.parametrize("what", FOUND)
@pytest.mark.parametrize("place", ["plan_body", "note"])
def test_a_plan_is_looked_through_for_everything(records: Path, what: str, place: str) -> None:
    archive = Archive(records)
    case = open_year(archive, "thu-nghiem", 2025, (), TODAY, complete=True)
    assert case
    assert case.year.plan
    text = f"Người lập: {FOUND[what]}."
    plan = replace(case.year.plan, note=text) if place == "note" else case.year.plan
    year = replace(case.year, plan=plan, **({"plan_body": text} if place == "plan_body" else {}))
    (one,) = private_in_plan.check(replace(case, year=year))
    assert str(getattr(one.values["what"], "label", one.values["what"])) == what
