"""Every text of a record that anybody may read is looked through for private things, and nothing else is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from doithoai.cases.case import Case, open_case, open_year
from doithoai.model.dossier import ConferenceFolder, Key
from doithoai.model.records import Conference, Document, Petition
from doithoai.reading.archive import Archive
from doithoai.reading.shapes import convert
from doithoai.rules.privacy import identity_number, phone_number, private_in_plan

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
INTERNAL = {"public_reason"}
"""What is shown of a document that is not: why it is not."""
NO_PROSE = {
    *("id", "field", "reply", "carried_from", "carried_to"),  # words of a list, and references
    *("link", "follows_up", "number", "corrects", "by"),
    *("judged_by", "from_unit"),  # the code of a policy, and of a unit
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
def test_of_an_internal_document_only_the_reason_is(case: Case, path: str) -> None:
    one = replace(case.folder.documents[0], front=converted(Document, path, DOCUMENT[path], **MINUTES), body=PHONE)
    assert bool(found(changed(case, documents=(one,)))) is (path in INTERNAL)


@pytest.mark.parametrize(("kind", "table"), [(Conference, CONFERENCE), (Petition, PETITION), (Document, DOCUMENT)])
def test_no_text_is_forgotten(kind: type[msgspec.Struct], table: dict[str, Any]) -> None:
    """A new field of plain text must be looked through, or be named here as none that people write in."""
    fields = msgspec.json.schema(kind, schema_hook=lambda _: {"type": "object"})["$defs"][kind.__name__]["properties"]
    plain = {name for name, told in fields.items() if _text(told)}
    assert plain - {path.partition(".")[0] for path in table} - NO_PROSE == set()


def _text(told: dict[str, Any]) -> bool:
    """Whether a field takes any text."""
    kinds = told.get("anyOf", [told])
    return any(one.get("type") == "string" and one.keys() & {"format", "enum"} == set() for one in kinds)


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
