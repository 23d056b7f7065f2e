"""What machines read of a page: schema.org in JSON-LD.

A unit that is made up gives no event, no organisation and no report. A program that collects events reads a date and a
place, not the sentence beside them, and would send people to a conference that does not exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from doithoai import public
from doithoai.cases.case import Case
from doithoai.model import addresses
from doithoai.model.records import Conference, Office, Place, Session, Unit
from doithoai.model.vocabulary import DocumentKind, Form
from doithoai.vietnamese.wording import capital
from doithoai.views.conference_rows import Sitting, heading, place, sittings, title

Node = dict[str, Any]
_CONTEXT = "https://schema.org"
_MODES = {Form.IN_PERSON: "Offline", Form.ONLINE: "Online"}


def block(nodes: Iterable[Node]) -> str:
    """Nodes as a data block: no script, so that the policy lets it be; `<` cannot end it."""
    graph = msgspec.json.encode({"@context": _CONTEXT, "@graph": list(nodes)}).decode().replace("<", "\\u003c")
    return f'<script type="application/ld+json">{graph}</script>'


def crumbs(site: str, parts: Iterable[tuple[str, str]]) -> Node:
    """The way from the home page, as (path below the site's root, name)."""
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": site + path}
        for place, (path, name) in enumerate(parts, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def portal(site: str, name: str, description: str) -> Node:
    """The portal as a whole, and how to search it."""
    return {
        "@type": "WebSite",
        "@id": f"{site}#cong",
        "name": name,
        "url": site,
        "description": description,
        "inLanguage": "vi",
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{site}tim-kiem/?q={{q}}"},
            "query-input": "required name=q",
        },
    }


def body(site: str, name: str, unit: Unit) -> Node:
    """A unit as an organisation."""
    node = {
        "@type": "GovernmentOrganization",
        "@id": f"{site}{addresses.page(name)}#to-chuc",
        "name": capital(unit.name),
        "url": f"{site}{addresses.page(name)}",
        "areaServed": {"@type": "AdministrativeArea", "name": capital(unit.name)},
    }
    return {**node, "sameAs": unit.portal} if unit.portal else node


def service(site: str, name: str, unit: Unit) -> Iterator[Node]:
    """A real unit that keeps records here, and what it offers: to be heard and answered."""
    if unit.sample or unit.joined is None:
        return
    yield body(site, name, unit)
    yield {
        "@type": "GovernmentService",
        "name": f"Đối thoại với Nhân dân, {unit.name}",
        "serviceType": "Đối thoại, tiếp nhận và trả lời ý kiến, kiến nghị",
        "provider": {"@id": f"{site}{addresses.page(name)}#to-chuc"},
        "url": f"{site}{addresses.page(name)}",
        "availableChannel": [_channel(office) for office in unit.offices if office.phone or office.address],
    }


def _channel(office: Office) -> Node:
    node: Node = {"@type": "ServiceChannel", "name": office.name}
    if office.phone:
        node["servicePhone"] = {"@type": "ContactPoint", "telephone": office.phone}
    if office.address:
        node["serviceLocation"] = {"@type": "Place", "name": office.name, "address": office.address}
    return node


def meeting(site: str, case: Case, image: str) -> Iterator[Node]:
    """A conference of a real unit as an event, and its public conclusion notices; nothing while no day was ever set."""
    if case.unit.sample:
        return
    url = f"{site}{case.key.page}"
    if dates := _dates(case.conference):
        yield {
            "@type": "Event",
            "@id": f"{url}#hoi-nghi",
            "name": f"{title(case)}, {case.unit.name}",
            "description": case.conference.topic,
            "url": url,
            "image": site + image,
            **dates,
            **_where(case),
            **_sessions(case),
            "organizer": body(site, case.key.unit, case.unit),
            "inLanguage": "vi",
            "isAccessibleForFree": True,
        }
    for file in case.folder.of(DocumentKind.CONCLUSION_NOTICE):
        if public.is_public(file.front) and file.front.issued:
            yield {
                "@type": "Report",
                "name": heading(file),
                "url": f"{url}#{addresses.document(file.stem)}",
                "datePublished": file.front.issued.isoformat(),
                "publisher": body(site, case.key.unit, case.unit),
                "inLanguage": "vi",
                **({"reportNumber": file.front.number} if file.front.number else {}),
            }


def _dates(conference: Conference) -> Node:
    """When it begins and how that stands; the day that was given up stays until another one is set."""
    given_up = conference.postponed[-1].start if conference.postponed else None
    start = conference.start or given_up
    if start is None:
        return {}
    status = "Scheduled"
    if conference.cancelled:
        status = "Cancelled"
    elif given_up:
        status = "Rescheduled" if conference.start else "Postponed"
    node: Node = {"startDate": start.isoformat(), "eventStatus": f"https://schema.org/Event{status}"}
    if conference.start and given_up:
        node["previousStartDate"] = given_up.isoformat()
    if conference.start and conference.end:
        node["endDate"] = conference.end.isoformat()
    return node


def _where(case: Case) -> Node:
    conference = case.conference
    online = {"@type": "VirtualLocation", "url": conference.link} if conference.link else None
    if conference.forms == (Form.ONLINE,) and online:
        return {"location": online, **_mode("Online")}
    there = _place(conference.place, place(case)) if conference.place else None
    if there and online:
        return {"location": [there, online], **_mode("Mixed")}
    # An event needs a place: while none is set, the area that it is for.
    area = {"@type": "AdministrativeArea", "name": capital(case.unit.name)}
    mode = "Mixed" if len(conference.forms) > 1 else _MODES.get(conference.forms[0], "")
    return {"location": there or online or area, **_mode(mode)}


def _sessions(case: Case) -> Node:
    """The sessions after the first, each with its day and place."""
    more = zip(case.conference.sessions, sittings(case)[1:], strict=False)
    found = [_session(case, one, told) for one, told in more]
    return {"subEvent": found} if found else {}


def _session(case: Case, one: Session, told: Sitting) -> Node:
    node: Node = {"@type": "Event", "name": f"{title(case)}, {case.unit.name}", "startDate": one.start.isoformat()}
    if one.end:
        node["endDate"] = one.end.isoformat()
    online = [{"@type": "VirtualLocation", "url": one.link}] if one.link else []
    there = [_place(one.place, told.place)] if one.place else []
    return {**node, "location": [*there, *online]} if there or online else node


def _mode(mode: str) -> Node:
    return {"eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode"} if mode else {}


def _place(where: Place, told: str) -> Node:
    node: Node = {"@type": "Place", "name": where.name, "address": told}
    if where.coordinates:
        latitude, longitude = where.coordinates
        node["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    return node
