"""What machines read of a page: JSON-LD that says what the record says, and nothing of units that are made up."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, Graph, Namespace, URIRef

from doithoai.cases.case import open_case
from doithoai.model.dossier import Key
from doithoai.reading.archive import Archive
from doithoai.site.json_ld import block, crumbs, meeting, portal, service
from doithoai.site.store import FOLDER

SITE = "https://cong.example/doi-thoai/"
TODAY = dt.date(2026, 1, 5)
KEY = Key("thu-nghiem", 2025, "01")
FILE = "thu-nghiem/2025/01/conference.yml"
HEAD = 'start: "2025-09-24T07:30+07:00"\nend: "2025-09-24T11:30+07:00"\n'
SCHEMA = Namespace("https://schema.org/")
REQUIRED = {
    "BreadcrumbList": {"itemListElement"},
    "Event": {"name", "startDate", "location", "eventStatus", "organizer", "description", "url", "image", "inLanguage"},
    "GovernmentOrganization": {"name", "url"},
    "GovernmentService": {"name", "serviceType", "provider", "url"},
    "Report": {"name", "url", "datePublished", "publisher", "inLanguage"},
    "WebSite": {"name", "url", "inLanguage", "potentialAction"},
}
"""What schema.org's readers ask for, by type."""


def nodes(records: Path) -> list[dict[str, Any]]:
    archive = Archive(records)
    case = open_case(archive, archive.conference(KEY), TODAY)
    assert case
    return list(meeting(SITE, case, "thu-nghiem/the.png"))


def event(records: Path) -> dict[str, Any]:
    (found,) = (one for one in nodes(records) if one["@type"] == "Event")
    return found


def status(node: dict[str, Any]) -> str:
    return str(node["eventStatus"].removeprefix("https://schema.org/Event"))


def test_a_conference_is_an_event(records: Path) -> None:
    node = event(records)
    assert node["name"] == "Hội nghị đối thoại định kỳ ngày 24/09/2025, xã Thử Nghiệm"
    assert (node["startDate"], node["endDate"]) == ("2025-09-24T07:30:00+07:00", "2025-09-24T11:30:00+07:00")
    assert status(node) == "Scheduled"
    assert "previousStartDate" not in node
    assert node["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert node["location"]["name"] == "Nhà văn hóa Thôn Nhất"
    assert node["organizer"]["url"] == f"{SITE}thu-nghiem/"
    assert node["url"] == f"{SITE}thu-nghiem/2025/01/"
    assert node["image"] == f"{SITE}thu-nghiem/the.png"


MOVED = 'postponed:\n  - {from: "2025-09-17T07:30+07:00", reason: Bão, decided: 2025-09-15}\n'
CALLED_OFF = "cancelled: {decided: 2025-09-20, reason: Bão}\n"


@pytest.mark.parametrize(
    ("text", "told", "start", "before"),
    [
        (HEAD + MOVED, "Rescheduled", "2025-09-24T07:30:00+07:00", "2025-09-17T07:30:00+07:00"),
        (MOVED, "Postponed", "2025-09-17T07:30:00+07:00", None),
        (HEAD + CALLED_OFF, "Cancelled", "2025-09-24T07:30:00+07:00", None),
        (HEAD + MOVED + CALLED_OFF, "Cancelled", "2025-09-24T07:30:00+07:00", "2025-09-17T07:30:00+07:00"),
    ],
)
def test_an_event_tells_how_it_stands(
    records: Path, edit: Callable[..., None], text: str, told: str, start: str, before: str | None
) -> None:
    edit(FILE, HEAD, text)
    node = event(records)
    assert (status(node), node["startDate"], node.get("previousStartDate")) == (told, start, before)
    assert ("endDate" in node) == (HEAD in text)


def test_what_never_had_a_day_is_no_event(records: Path, edit: Callable[..., None]) -> None:
    edit(FILE, HEAD, "")
    assert [one["@type"] for one in nodes(records)] == ["Report"]


PLACE = "place: {name: Nhà văn hóa Thôn Nhất, village: Thôn Nhất}\n"


@pytest.mark.parametrize(
    ("form", "place", "kinds", "mode"),
    [
        ("online", "link: https://hop.example/a\n", "VirtualLocation", "Online"),
        ("in_person", PLACE + "link: https://hop.example/a\n", "Place VirtualLocation", "Mixed"),
        ("in_person", "", "AdministrativeArea", "Offline"),
        ("indirect", PLACE, "Place", None),
        ("online", "", "AdministrativeArea", "Online"),
        ("in_person", PLACE.replace("}", ", coordinates: [20.5, 106.25]}"), "Place", "Offline"),
    ],
)
def test_an_event_tells_where(
    records: Path, edit: Callable[..., None], form: str, place: str, kinds: str, mode: str | None
) -> None:
    edit(FILE, "form: in_person", f"form: {form}")
    edit(FILE, PLACE, place)
    node = event(records)
    where = node["location"] if isinstance(node["location"], list) else [node["location"]]
    assert " ".join(one["@type"] for one in where) == kinds
    assert node.get("eventAttendanceMode") == (mode and f"https://schema.org/{mode}EventAttendanceMode")
    assert ("geo" in where[0]) == ("coordinates" in place)


def test_a_public_conclusion_notice_is_a_report(records: Path) -> None:
    (report,) = (one for one in nodes(records) if one["@type"] == "Report")
    assert report["url"] == f"{SITE}thu-nghiem/2025/01/#van-ban-conclusion_notice"
    assert report["datePublished"] == "2025-10-02"
    notice = records / "thu-nghiem/2025/01/documents/conclusion_notice.md"
    hidden = notice.read_text("utf-8").replace("files:\n", "public: false\npublic_reason: thử\nfiles:\n")
    notice.write_text(hidden, encoding="utf-8")
    assert [one["@type"] for one in nodes(records)] == ["Event"]


def test_a_unit_is_a_service_once_it_keeps_records(records: Path, edit: Callable[..., None]) -> None:
    def found() -> list[dict[str, Any]]:
        unit = Archive(records).unit("thu-nghiem")
        assert unit
        return list(service(SITE, "thu-nghiem", unit))

    edit("thu-nghiem/unit.yml", "kind: commune\n", "kind: commune\nportal: https://xa.example/\n")
    office = "{id: phong-kinh-te, name: Phòng Kinh tế"
    edit("thu-nghiem/unit.yml", office, office + ", phone: 0225 000 000, address: Thôn Nhị")
    body, offer = found()
    assert (body["name"], body["sameAs"]) == ("Xã Thử Nghiệm", "https://xa.example/")
    assert offer["provider"] == {"@id": body["@id"]}
    (channel,) = offer["availableChannel"]
    assert channel["servicePhone"]["telephone"] == "0225 000 000"
    assert channel["serviceLocation"]["address"] == "Thôn Nhị"
    edit("thu-nghiem/unit.yml", "joined: 2025-07-01\n", "")
    assert found() == []


def test_what_is_made_up_gives_neither_event_nor_service(records: Path, edit: Callable[..., None]) -> None:
    edit("thu-nghiem/unit.yml", "kind: commune\n", "kind: commune\nsample: true\n")
    unit = Archive(records).unit("thu-nghiem")
    assert unit
    assert nodes(records) == list(service(SITE, "thu-nghiem", unit)) == []


def test_text_cannot_end_the_block() -> None:
    text = block([crumbs(SITE, [("", "</script><script>alert(1)</script>")])])
    assert text.count("<") == 2
    told = json.loads(text.removeprefix('<script type="application/ld+json">').removesuffix("</script>"))
    assert told["@graph"][0]["itemListElement"][0]["name"] == "</script><script>alert(1)</script>"


# --- valid as schema.org and as RDF


def graph(text: str) -> Graph:
    """Read as RDF without fetching the vocabulary: its context says no more than where its words come from."""
    told = json.loads(text) | {"@context": {"@vocab": str(SCHEMA), "url": {"@type": "@id"}}}
    return Graph().parse(data=json.dumps(told), format="json-ld")


def complete(told: dict[str, Any]) -> None:
    for node in told["@graph"]:
        assert REQUIRED[node["@type"]] <= node.keys(), node


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # raised inside rdflib
def test_an_event_is_read_as_rdf(records: Path) -> None:
    text = block(nodes(records)).removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    complete(json.loads(text))
    found = graph(text)
    (subject,) = found.subjects(RDF.type, SCHEMA.Event)
    assert found.value(subject, SCHEMA.url) == URIRef(f"{SITE}thu-nghiem/2025/01/")
    organizer = found.value(subject, SCHEMA.organizer)
    assert (organizer, RDF.type, SCHEMA.GovernmentOrganization) in found


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # raised inside rdflib
def test_every_block_of_the_portal_is_complete(public: Path) -> None:
    site, seen = public / "doi-thoai", set()
    home = "https://doithoai.example/doi-thoai/"
    for path in site.rglob("index.html"):
        if FOLDER in path.relative_to(site).parts:
            continue
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', path.read_text("utf-8")):
            told = json.loads(text)
            complete(told)
            seen |= {node["@type"] for node in told["@graph"]}
            for item in told["@graph"][0].get("itemListElement", ()):
                assert (site / item["item"].removeprefix(home) / "index.html").is_file(), item
            if path.parent == site:
                assert (URIRef(f"{home}#cong"), RDF.type, SCHEMA.WebSite) in graph(text)
    assert seen == {"WebSite", "BreadcrumbList"}, "the units that keep records so far are made up"


def test_the_portal_tells_how_to_search_it() -> None:
    told = portal(SITE, "Đối thoại", "…")
    assert told["potentialAction"]["target"]["urlTemplate"] == f"{SITE}tim-kiem/?q={{q}}"
