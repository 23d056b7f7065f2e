"""The archive of the secrets: each kind of record as it may be public, internal, withheld or withdrawn."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from doithoai.commands.private_repository import found_private
from doithoai.model.policies import CalendarYear, Policy
from doithoai.model.private import InternalDocument, Person
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
from doithoai.private.store import Store
from doithoai.reading.shapes import convert
from doithoai.reading.text import read_yaml
from tests.attacks import hostile
from tests.attacks.canaries import Field, plain, tree, word
from tests.attacks.packed import packed

UNIT, HELD_UNIT = "thu-nghiem", "xa-giu-lai"
HERE = f"{UNIT}/2025/01"
GIVEN, COMES, GONE = "2025-08-01", "2027-01-01", "2025-12-01"
TODAY = "2026-02-10"
WHO = frozenset(("petitioner.name", "petitioner.consent"))
TAKEN = frozenset(("withheld", "removed"))
CITIZEN, GROUP = {"kind": "citizen"}, {"kind": "organisation"}
PETITIONS: dict[str, tuple[dict[str, Any], frozenset[str]]] = {
    "named": ({"petitioner": {**CITIZEN, "consent": {"on": GIVEN}}}, TAKEN),
    "organisation": ({"petitioner": {**GROUP, "consent": {"on": GIVEN}}}, TAKEN),
    "organisation-gone": (
        {"petitioner": {**GROUP, "consent": {"on": GIVEN, "withdrawn": GONE}}},
        TAKEN,
    ),
    "nameless": ({"petitioner": CITIZEN}, TAKEN | WHO),
    "consent-comes": ({"petitioner": {**CITIZEN, "consent": {"on": COMES}}}, TAKEN),
    "consent-gone": ({"petitioner": {**CITIZEN, "consent": {"on": GIVEN, "withdrawn": GONE}}}, TAKEN),
    "no-consent": ({"petitioner": CITIZEN}, TAKEN | {"petitioner.consent"}),
    "withheld": ({"petitioner": {**GROUP, "consent": {"on": GIVEN}}}, frozenset(("removed",))),
    "removed": ({"petitioner": {**CITIZEN, "consent": {"on": GIVEN}}, "removed": GONE}, frozenset()),
    "removed-unsaid": ({"petitioner": {**GROUP, "consent": {"on": GIVEN}}, "removed": GONE}, frozenset(("withheld",))),
    "untold": ({"petitioner": {**GROUP, "consent": {"on": GIVEN}}}, TAKEN | {"text"}),
}
"""How a petition may be: what its record says so by, and what it leaves out."""
WHOLE = ("thu-nghiem-2025", "2025")
"""The policy that is given every rule, and the calendar that is given every part: of a law they would bind others."""
PRIVATE = "Gọi 0987 654 321"
"""What makes the build hold a record back: V01 calls it wrong."""
WITHDRAWN: dict[str, Any] = {"withdrawn": {"on": GONE}}
BARE = frozenset(("withdrawn", "files.withdrawn"))
DOCUMENTS: dict[str, tuple[str, dict[str, Any], frozenset[str]]] = {
    "public": ("conclusion_notice", {}, BARE),
    "public-withdrawn": ("written_reply-1", WITHDRAWN, frozenset(("files.withdrawn",))),
    "public-kept-in": ("written_reply-2", {"public": False}, BARE),
    "internal": ("minutes", {}, BARE),
    "internal-told": ("results_report", {"public": True}, BARE),
    "internal-unexplained": ("petition_summary", {"public": True}, BARE | {"public_reason"}),
    "held": ("notice", {"title": PRIVATE}, BARE),
    "internal-withdrawn": ("situation_report", WITHDRAWN, frozenset(("files.withdrawn",))),
    "internal-told-withdrawn": ("prepared_replies", {"public": True, **WITHDRAWN}, frozenset(("files.withdrawn",))),
}
"""How a document may be: its file, what its record says so by, and what it leaves out."""


KINDS: dict[str, type] = {
    "unit": Unit,
    "conference": Conference,
    "petition": Petition,
    "document": Document,
    "report": Report,
    "plan": Plan,
    "policy": Policy,
    "calendar": CalendarYear,
    "fields": FieldOfLife,
    "recipients": Recipient,
    "redirects": Moved,
    "people": Person,
    "internal": InternalDocument,
}
"""Every kind of record, by the first word of its labels; the last two lie in the private repository."""
APART = frozenset(
    (
        *("document.files.sha256", "document.files.withdrawn.reason"),
        *(f"internal.file.{name}" for name in ("sha256", "title", "withdrawn.reason")),
    )
)
"""A document's files are real ones: their labels are `file…`."""
KEPT_APART = ("people", "internal")
"""How the labels begin of what lies in the private repository."""


class Planted:
    """What was sown, and where: `labels[n]` is the field of secret `n`."""

    def __init__(self, root: Path) -> None:
        """Begin in an empty folder: the archive is made in `records` below it."""
        self.root, self.records, self.labels = root, root / "records", list[str]()
        self.plant()

    def sow(self, label: str) -> int:
        """One more secret."""
        self.labels.append(label)
        return len(self.labels) - 1

    def word(self, label: str) -> str:
        """One more secret, as a word."""
        return word(self.sow(label))

    def file(self, label: str) -> str:
        """One more secret, as a part of a file's name."""
        return plain(self.sow(label))

    def sown(
        self, kind: type, given: Any, label: str, left: Iterable[str] = (), *, whole: bool = True
    ) -> dict[str, Any]:
        """A record with a secret in every text."""
        field = Field(lambda path: self.sow(f"{label}.{path}"), frozenset(left), whole=whole)
        made: dict[str, Any] = field.sown(tree(kind), given, "")
        return made

    def plant(self) -> None:
        """Make the whole archive."""
        shutil.copytree(hostile.BASE, self.records)
        shutil.copytree(hostile.CALENDAR, self.records / "calendar")
        self.shared()
        self.units()
        self.years()
        self.conferences()
        self.petitions()
        self.documents()
        self.strays()

    def yaml(self, path: str, value: Any) -> None:
        """Write a record, with a secret in a comment."""
        place = self.records / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"{lines(value)}# {self.word('comment.yaml')}\n", encoding="utf-8")

    def markdown(self, path: str, front: dict[str, Any], label: str) -> None:
        """Write a document, with secrets in its body and in comments of either kind."""
        body = f"Nội dung {self.word(f'{label}.whole-text')}.\n"
        hidden = f"<!-- {self.word('comment.html')} -->\n\n[//]: # ({self.word('comment.link')})\n"
        head = f"---\n{lines(front)}# {self.word('comment.front')}\n---\n"
        (self.records / path).write_text(f"{head}{body}\n{hidden}", encoding="utf-8")

    def shared(self) -> None:
        """What all units share."""
        for name, kind in (("fields", FieldOfLife), ("recipients", Recipient)):
            given = loaded(self.records / f"{name}.yml")
            self.yaml(f"{name}.yml", [self.sown(kind, one, name) for one in given])
        move = {"from": "xa-cu", "to": UNIT, "on": "2025-07-01"}
        self.yaml("redirects.yml", [self.sown(Moved, move, "redirects")])
        for path in sorted((self.records / "policies").glob("*.yml")):
            self.yaml(f"policies/{path.name}", self.sown(Policy, loaded(path), "policy", whole=path.stem in WHOLE))
        for path in sorted((self.records / "calendar").glob("*.yml")):
            self.yaml(
                f"calendar/{path.name}", self.sown(CalendarYear, loaded(path), "calendar", whole=path.stem == "2025")
            )

    def units(self) -> None:
        """The unit, one whose words are held back (its year is what it is judged with), and one that has ended."""
        given = loaded(self.records / UNIT / "unit.yml")
        self.yaml(f"{UNIT}/unit.yml", self.sown(Unit, given, "unit", ("ended",)))
        for year in ("2025", "2026"):
            shutil.copytree(hostile.BASE / UNIT / year, self.records / HELD_UNIT / year)
        held = {**given, "name": "xã Giữ Lại", "note": PRIVATE}
        self.yaml(f"{HELD_UNIT}/unit.yml", self.sown(Unit, held, "unit-held", ("ended",)))
        given |= {"name": "huyện Đã Hết", "kind": "district", "joined": "2024-01-01", "ended": {"on": "2025-06-30"}}
        self.yaml("huyen-da-het/unit.yml", self.sown(Unit, given, "unit-ended", whole=False))

    def years(self) -> None:
        """Plans, and the reports of a year."""
        some: tuple[tuple[str, type, str, dict[str, Any]], ...] = (
            ("2025/plan", Plan, "plan", {}),
            ("2026/plan", Plan, "plan-held", {"note": PRIVATE}),
            ("2025/reports/annual_report", Report, "report-internal", {}),
            ("2025/reports/quarterly_report-3", Report, "report-public", {"public": True}),
        )
        for name, kind, label, more in some:
            path = f"{UNIT}/{name}.md"
            self.markdown(path, self.sown(kind, {**front(self.records / path), **more}, label), label)

    def conferences(self) -> None:
        """One that was held, one that is called off, one that is announced: it has texts to be read out, and a day."""
        shutil.rmtree(self.records / UNIT / "2025/02")  # its papers would only cost time
        for place, label, left in (
            ("2025/01", "conference", ("cancelled",)),
            ("2025/02", "conference-cancelled", ()),
            ("2026/01", "conference-to-come", ("cancelled",)),
            ("2026/02", "conference-held", ("cancelled",)),
        ):
            given = loaded(hostile.BASE / HERE / "conference.yml")
            if label == "conference-held":
                given["note"] = PRIVATE
            elif label == "conference-to-come":
                given |= {"start": "2026-03-04T07:30+07:00", "end": "2026-03-04T11:30+07:00"}
                given["petitions_open"] |= {"from": "2026-02-01", "to": "2026-02-25"}
                given["announced"] = [{"channel": "cong_thong_tin", "on": "2026-02-02"}]
            self.yaml(f"{UNIT}/{place}/conference.yml", self.sown(Conference, given, label, left))

    def petitions(self) -> None:
        """One of each kind, beside those of the clean archive."""
        path = self.records / HERE / "petitions.yml"
        some = loaded(path)
        for number, (label, (given, left)) in enumerate(PETITIONS.items(), 10):
            clean = {name: value for name, value in some[0].items() if name not in ("petitioner", "text")}
            made = self.sown(Petition, {**clean, "id": number, **given}, f"petition-{label}", left)
            some.append(made)
        path.write_text(
            "".join(f"- {spelt(one)}\n" for one in some) + f"# {self.word('comment.yaml')}\n", encoding="utf-8"
        )

    def documents(self) -> None:
        """One of each kind, each with files of its own: kept, withdrawn by itself, with a wrong checksum."""
        (self.records / HERE / "files").mkdir(exist_ok=True)
        for label, (stem, given, left) in DOCUMENTS.items():
            self.document(f"{HERE}/documents/{stem}.md", f"document-{label}", given, left)

    def document(self, path: str, label: str, given: dict[str, Any], left: frozenset[str]) -> None:
        """One document."""
        made = self.sown(Document, {**front(self.records / path), "files": [], **given}, label, {"files", *left})
        made["files"] = [
            {**self.attached(f"{label}.file", name), "title": f"Tệp {self.word(f'{label}.files.title')}"}
            for name in ("txt", "png", "docx")
        ]
        gone = self.attached(f"{label}.file-withdrawn", "txt")
        gone["title"] = f"Tệp {self.word(f'{label}.file-withdrawn.title')}"
        reason = f"Việc {self.word(f'{label}.file-withdrawn.reason')}"
        made["files"].append({**gone, "withdrawn": {"on": GONE, "reason": reason}})
        wrong = {**self.attached(f"{label}.file-wrong", "txt"), "sha256": "0" * 64}
        made["files"].append({**wrong, "title": f"Tệp {self.word(f'{label}.file-wrong.title')}"})
        made["files"].append(self.naming(label))
        self.markdown(path, made, label)

    def naming(self, label: str) -> dict[str, Any]:
        """A file of which the maker is told: a petitioner who did not agree to be named."""
        who = word(self.labels.index("petition-no-consent.petitioner.name"))
        some = loaded(self.records / HERE / "petitions.yml")
        (name,) = (one["petitioner"]["name"] for one in some if who in one["petitioner"].get("name", ""))
        data, path = packed("docx", "Nội dung.", name), f"files/nguoi-soan-{label}.docx"
        (self.records / HERE / path).write_bytes(data)
        return {"path": path, "sha256": hashlib.sha256(data).hexdigest()}

    def attached(self, label: str, kind: str) -> dict[str, Any]:
        """A file with secrets in its name, its text and what else it tells of itself."""
        name = f"files/{self.file(f'{label}.name')}.{kind}"
        data = packed(kind, self.word(f"{label}.text"), self.word(f"{label}.metadata"))
        (self.records / HERE / name).write_bytes(data)
        return {"path": name, "sha256": hashlib.sha256(data).hexdigest()}

    def strays(self) -> None:
        """Files and folders that belong to no record, hidden ones, and what is private."""
        for place in (".", UNIT, f"{UNIT}/2025", HERE, f"{HERE}/documents", f"{HERE}/files", "policies", "calendar"):
            self.stray(self.records / place)
        self.private()
        for name in ("private", "records/private", f"records/{HERE}/private"):
            (self.root / name).mkdir(exist_ok=True)
            self.stray(self.root / name)
        for place in (".", UNIT, f"{UNIT}/2025", HERE):
            folder = self.records / place / f"x-{self.file('stray.folder')}"
            folder.mkdir()
            self.stray(folder)

    def private(self) -> None:
        """The private repository, with a person for each petition and an internal document with its file."""
        assert [*found_private(self.records)]
        store = Store.require(self.records)
        people = {number: convert(self.sown(Person, None, f"people-{number}"), Person) for number in range(1, 4)}
        store.keep_people(HERE, people)
        kept = convert(self.sown(InternalDocument, {"kind": "minutes"}, "internal-whole", ["file"]), InternalDocument)
        data = packed("docx", self.word("internal-whole.attached.text"), self.word("internal-whole.attached.metadata"))
        name = f"{self.file('internal-whole.attached.name')}.docx"
        store.keep_document(HERE, "minutes", kept, f"Lời {self.word('internal-whole.body')}.", (name, data))

    def stray(self, folder: Path) -> None:
        """A file that no record names, open and hidden, of each ending that records have."""
        for name in ("txt", "yml", "md"):
            text = f"ghi: {self.word('stray.text')}\n"
            (folder / f"{self.file('stray.name')}.{name}").write_text(text, encoding="utf-8")
            (folder / f".{self.file('stray.name')}.{name}").write_text(text, encoding="utf-8")


def loaded(path: Path) -> Any:
    """A record as it is written: days stay words."""
    return read_yaml(path.read_text(encoding="utf-8"))


def front(path: Path) -> dict[str, Any]:
    """The front matter of a document."""
    made: dict[str, Any] = read_yaml(path.read_text(encoding="utf-8").split("---\n")[1])
    return made


def spelt(value: Any) -> str:
    """A value as YAML that everybody reads alike."""
    return json.dumps(value, ensure_ascii=False)


def lines(value: Any) -> str:
    """A record with a line for each of its fields."""
    if isinstance(value, list):
        return "".join(f"- {spelt(one)}\n" for one in value)
    return "".join(f"{name}: {spelt(one)}\n" for name, one in value.items())
