"""One wall: whoever may be named is named everywhere, and whoever may not, nowhere; what is withheld leaks nowhere."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from doithoai import public
from doithoai.cases.case import Case, open_case
from doithoai.model.dossier import Key
from doithoai.model.records import Consent, Petition, Petitioner
from doithoai.model.vocabulary import PetitionerKind
from doithoai.pages import conference
from doithoai.reading.archive import Archive
from doithoai.reading.shapes import convert
from doithoai.reading.text import read_yaml
from doithoai.rules.privacy import petitioner_named
from doithoai.search.entries import found
from doithoai.site import stamp_site
from doithoai.views.portal import Portal
from tests.conftest import RECORDS

TODAY = dt.date(2026, 3, 2)
DAY = dt.timedelta(1)
KEY = Key("thu-nghiem", 2025, "02")
FILE = f"{KEY.path}/petitions.yml"
Prepared = Callable[..., Path]
Edit = Callable[[str, str, str], None]

ORGANISATIONS = (PetitionerKind.ORGANISATION, PetitionerKind.BUSINESS, PetitionerKind.COOPERATIVE)
CONSENTS: dict[str, tuple[Consent | None, bool]] = {
    name: (given and Consent(on=given[0], how="HOW-phiếu", scope="SCOPE-tên", withdrawn=given[1]), stands)
    for name, given, stands in (
        ("none", None, False),
        ("tomorrow", (TODAY + DAY, None), False),
        ("today", (TODAY, None), True),
        ("yesterday", (TODAY - DAY, None), True),
        ("withdrawn long ago", (TODAY - 9 * DAY, TODAY - 5 * DAY), False),
        ("withdrawn today", (TODAY - 9 * DAY, TODAY), False),
        ("withdrawn tomorrow", (TODAY - 9 * DAY, TODAY + DAY), True),
        ("given and withdrawn to come", (TODAY + DAY, TODAY + 9 * DAY), False),
    )
}
TRIALS = list(itertools.product(PetitionerKind, CONSENTS))
"""Who, and with which consent; each is a petition of one conference, by its place in the list."""


def name_of(number: int) -> str:
    return f"Tên{number:03}xqz"


def petition(number: int, kind: PetitionerKind, given: Consent | None, **more: str) -> str:
    who = {"kind": kind.value, "village": "Thôn Nhị", "name": name_of(number)}
    if given:
        days = {"on": given.on, "withdrawn": given.withdrawn}
        who["consent"] = {  # type: ignore[assignment]
            **{name: day.isoformat() for name, day in days.items() if day},
            "how": given.how,
            "scope": given.scope,
        }
    told = {"id": number, "received": {"when": "at", "on": "2025-11-19", "channel": "tai_hoi_nghi"}}
    record = {**told, "petitioner": who, "field": "khac", "text": "Đề nghị sửa đường.", **more}
    return f"- {json.dumps(record, ensure_ascii=False)}\n"


class Trial:
    """One stamped site whose conference has every petitioner of the table."""

    def __init__(self, site: Path, case: Case, portal: Portal) -> None:
        self.case, self.portal = case, portal
        self.page = conference.page(portal, case).body
        self.index = "\n".join(found(portal, case).items)
        self.feeds = "".join(path.read_text("utf-8") for path in site.rglob("*.xml") if "atom" in path.name)
        self.feeds += "".join(path.read_text("utf-8") for path in site.rglob("*.ics"))
        self.data = {
            name: (site / "du-lieu" / name).read_text("utf-8")
            for name in ("petitions.json", "petitions.csv", f"ho-so/{KEY.code}.json")
        }
        self.faults = {case.folder.petitions[one.route[0]].id for one in petitioner_named.check(case)}  # type: ignore[index]


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory, prepared: Prepared) -> Trial:
    """Everything is stamped once."""
    root = Path(__file__).parent.parent
    records = tmp_path_factory.mktemp("kho") / "records"
    shutil.copytree(root / "tests/rules/base", records)
    shutil.copytree(RECORDS / "calendar", records / "calendar")
    with (records / FILE).open("a", encoding="utf-8") as file:
        for number, (kind, given) in enumerate(TRIALS, 100):
            file.write(petition(number, kind, CONSENTS[given][0]))
    site = prepared(tmp_path_factory.mktemp("cong") / "site")
    stamp_site(site, records, TODAY)
    return Trial(site, *opened(records))


def opened(records: Path, today: dt.date = TODAY) -> tuple[Case, Portal]:
    portal = Portal(Archive(records), today)
    case = open_case(portal.archive, portal.archive.conference(KEY), today)
    assert case
    assert not case.folder.problems
    return case, portal


@pytest.mark.parametrize(("number", "kind", "given"), [(at, *one) for at, one in enumerate(TRIALS, 100)])
def test_all_agree_on_who_is_named(trial: Trial, number: int, kind: PetitionerKind, given: str) -> None:
    named = kind in ORGANISATIONS or CONSENTS[given][1]
    name = name_of(number)
    assert (name in trial.page) is named, "page"
    assert (name in trial.index) is named, "search"
    assert {file: name in text for file, text in trial.data.items()} == dict.fromkeys(trial.data, named)
    assert name not in trial.feeds, "feeds tell of documents and dates"
    assert (number in trial.faults) is not named, "V06"


def test_how_a_consent_was_given_is_told_nowhere(trial: Trial) -> None:
    for text in (trial.page, trial.index, trial.feeds, *trial.data.values()):
        assert "HOW-" not in text
        assert "SCOPE-" not in text
    assert any(one.petitioner.consent for one in trial.case.folder.petitions)


@pytest.mark.parametrize("days", [-10, -9, -5, -1, 0, 1, 9])
def test_the_day_of_judgement_decides(trial: Trial, days: int) -> None:
    """Every day has its own answer, the same from the wall's three functions, and asking twice changes nothing."""
    today = TODAY + days * DAY
    for one in trial.case.folder.petitions:
        who = one.petitioner
        consent = who.consent
        stands = consent is not None and consent.on <= today and not (consent.withdrawn and consent.withdrawn <= today)
        named = who.name if who.name and (who.kind in ORGANISATIONS or stands) else None
        shown = public.petition(one, today)
        assert shown.petitioner.name == public.name(one, today) == named
        assert (public.unnamed(who, today) is None) is (named == who.name)
        assert public.petition(shown, today) == shown


# --- what is withheld


WITHHELD = {
    "withheld": {"withheld": "Lộ danh tính"},
    "taken out": {"withheld": "Lộ danh tính", "removed": "2025-12-20"},
    "taken out, text left by mistake": {"removed": "2025-12-20", "text": "CANARY-text"},
    "both a text and a reason": {"withheld": "Lộ danh tính", "text": "CANARY-text"},
    "neither": {},
    "blank": {"text": " "},
}


def untold(number: int, kind: PetitionerKind, more: dict[str, str]) -> str:
    """A petition whose every field has a word of its own."""
    consent = {"on": "2025-11-04", "how": f"CANARY-{number}-how", "scope": f"CANARY-{number}-scope"}
    record = {
        "id": number,
        "received": {"when": "at", "on": "2025-11-19", "channel": "tai_hoi_nghi"},
        "petitioner": {
            "kind": kind.value,
            "village": "Thôn Nhị",
            "name": f"CANARY-{number}-name",
            "consent": consent,
        },
        "field": "khac",
        "answer": f"CANARY-{number}-answer",
        "note": f"CANARY-{number}-note",
        "class": "refused",
        "refused": {"reason": f"CANARY-{number}-refused"},
        "states": [{"state": "received", "on": "2025-11-19", "note": f"CANARY-{number}-step"}],
        **more,
    }
    return f"- {json.dumps(record, ensure_ascii=False)}\n"


def test_of_what_is_not_told_neither_name_nor_notes_are_shown(
    records: Path, prepared: Prepared, tmp_path: Path
) -> None:
    cases = list(itertools.product((PetitionerKind.ORGANISATION, PetitionerKind.CITIZEN), WITHHELD))
    with (records / FILE).open("a", encoding="utf-8") as file:
        for number, (kind, name) in enumerate(cases, 100):
            file.write(untold(number, kind, WITHHELD[name]))
    case, _ = opened(records)
    assert len(case.folder.petitions) == 4 + len(cases)
    site = prepared(tmp_path / "site")
    stamp_site(site, records, TODAY)
    for path in site.rglob("*"):
        if path.is_file():
            leaks = re.findall(rb"canary-[0-9]+-[a-z]+", path.read_bytes().lower())
            assert not [(cases[int(leak.split(b"-")[1]) - 100], leak) for leak in leaks], path


def test_a_petition_that_is_told_is_told_whole(records: Path) -> None:
    case, _ = opened(records)
    for one in case.folder.petitions:
        assert public.petition(one, TODAY) is one


# --- documents


def test_what_a_page_drops_of_a_text_is_not_in_the_open_data(
    records: Path, edit: Edit, prepared: Prepared, tmp_path: Path
) -> None:
    hidden = "Nội dung <!-- CANARY -->tài liệu.\n\n[//]: # (CANARY)\n\n`<!-- shown -->`\n"
    edit(f"{KEY.path}/documents/conclusion_notice.md", "Nội dung tài liệu.\n", hidden)
    with (records / "thu-nghiem/2025/plan.md").open("a", encoding="utf-8") as file:
        file.write("\n<!--\nCANARY\n\nCANARY -->\n")
    site = prepared(tmp_path / "site")
    stamp_site(site, records, TODAY)
    record = (site / f"du-lieu/ho-so/{KEY.code}.json").read_text("utf-8")
    assert "Nội dung tài liệu." in record
    assert "&lt;!-- shown --&gt;" in record
    for path in site.rglob("*"):
        if path.is_file():
            assert b"canary" not in path.read_bytes().lower(), path


def test_what_is_read_of_a_petition_is_what_the_wall_was_given() -> None:
    text = "id: 1\nreceived: {when: at, on: 2025-11-19, channel: thu}\npetitioner: {kind: citizen}\nfield: khac\n"
    one = convert(read_yaml(text), Petition)
    assert not public.is_told(one)
    assert public.hidden(one) is None
    assert public.unnamed(Petitioner(kind=PetitionerKind.CITIZEN), TODAY) is None
