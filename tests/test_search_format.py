"""The files of the search, read by doithoai/search/FORMAT.md alone: nothing of the package reads or folds here."""

from __future__ import annotations

import datetime as dt
import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from doithoai.cases.case import open_case
from doithoai.reading.archive import Archive
from doithoai.search import Finder, build
from doithoai.views.collector import OfUnit, Whole
from doithoai.views.index import Index
from doithoai.views.page import Page
from doithoai.views.portal import Portal
from tests.conftest import RECORDS

ROOT = Path(__file__).resolve().parents[1]
FORMAT = ROOT / "doithoai/search/FORMAT.md"
UNIT = "minh-hoa"
Slot = tuple[int, int]
"""A place and an item."""


class Data:
    """Bytes from which numbers, parts and texts are taken."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def take(self, count: int) -> bytes:
        taken, self.data = self.data[:count], self.data[count:]
        assert len(taken) == count, "the file ends too soon"
        return taken

    def varint(self) -> int:
        value, bits = 0, 0
        while True:
            (byte,) = self.take(1)
            value |= (byte & 0x7F) << bits
            bits += 7
            if byte < 0x80:
                return value

    def part(self) -> Data:
        return Data(self.take(self.varint()))

    def text(self) -> str:
        return self.part().data.decode()


def posting(data: Data) -> Iterator[Slot]:
    place = -1
    while data.data:
        place += data.varint()
        (head,) = data.take(1)
        bits = 1 << head if head < 128 else int.from_bytes(data.take(head - 128), "little")
        yield from ((place, item) for item in range(bits.bit_length()) if bits >> item & 1)


def section(data: Data) -> Iterator[tuple[str, set[Slot]]]:
    while data.data:
        form = data.text()
        yield form, set(posting(data.part()))


class Reader:
    """The files of one index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index: dict[str, Any] = json.loads((folder / "index.json").read_text("utf-8"))
        self.base = len(self.index["u"]) + self.index["g"]
        self.heavy = 0

    def find(self, wanted: str) -> dict[str, set[Slot]]:
        """Of a term or phrase, each form and where it is said."""
        shard = bisect_right(self.index["s"], wanted) - 1
        if shard < 0:
            return {}
        data = Data((self.folder / f"s/{shard}.bin").read_bytes())
        while data.data:
            term, number = data.text(), data.varint()
            parts = [data.part()] if not number else list(self._tiers(data, number))
            if term == wanted:
                self.heavy += bool(number)
                found: dict[str, set[Slot]] = {}
                for one in parts:
                    for form, slots in section(one):
                        found.setdefault(form, set()).update(slots)
                return found
        return {}

    def _tiers(self, data: Data, number: int) -> Iterator[Data]:
        for tier in range(len(self.index["t"]) - 1):
            size = data.varint()
            file = self.folder / f"h/{number}-{tier}.bin"
            assert file.is_file() == bool(size)
            if size:
                assert file.stat().st_size == size
                yield Data(file.read_bytes())

    def conferences(self) -> list[str]:
        held = self.index["c"]
        pairs = ((year, number, runs[i], runs[i + 1]) for year, number, runs in held for i in range(0, len(runs), 2))
        return [f"{self.index['u'][first + n][0]}-{year}-{no}" for year, no, first, many in pairs for n in range(many)]

    def shown(self, slot: Slot) -> tuple[str, Any]:
        """The file of a place, and what it shows of an item."""
        place, item = slot
        if place < self.base:
            units = [f"u/{one[0]}" for one in self.index["u"]]
            name = [*units, *(f"t/{group}" for group in range(self.index["g"]))][place]
            return name, self._read(name)["k"][item]
        number, papers = divmod(place - self.base, 2)
        name = f"m/{self.conferences()[number]}"
        record = self._read(name)
        if papers:
            return name, record["v"][item]
        return name, record["k"][item - 1] if item else record

    def _read(self, name: str) -> dict[str, Any]:
        read: dict[str, Any] = json.loads((self.folder / f"{name}.json").read_text("utf-8"))
        return read


@pytest.fixture(scope="module", params=["as it is", "cut like a large archive"])
def reader(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with pytest.MonkeyPatch.context() as patch:
        if request.param != "as it is":
            for name, value in {"FIRST_TIER": 2, "HEAVY": 60, "SHARD": 300}.items():
                patch.setattr(build, name, value)
        site = tmp_path_factory.mktemp("site")
        portal = Portal(Archive(RECORDS), dt.date(2026, 11, 22))
        keys = portal.archive.keys(UNIT)
        finder = Finder(site, portal, keys)
        part = finder.part(UNIT)
        for key in keys:
            if case := open_case(portal.archive, portal.archive.conference(key), portal.today):
                part.add(case)
        nothing = Index((), (), ())
        page = Page(f"{UNIT}/", "Xã Minh Họa", "<p>", description="Về đơn vị")
        finder.add(part.finish(OfUnit(UNIT, portal.unit(UNIT), {}, nothing, (page,))).value)
        finder.finish(Whole(nothing, (Page("can-cu/quy-tac/", "Các quy tắc", "<p>"),), {}))
        yield Reader(site / "tim-kiem/chi-muc")


def test_a_known_petition_is_found(reader: Reader) -> None:
    """Số 11 of the second conference of 2026 asks for certificates of land."""
    said = [reader.find(term) for term in ("chung", "nhan", "vuong", "dat")]
    every = [set().union(*forms.values()) for forms in said]
    found = [reader.shown(slot) for slot in set.intersection(*every)]
    assert [name for name, _ in found] == ["m/minh-hoa-2026-02"]
    assert [row[:3] for _, row in found] == [[11, "Đất đai", "Thôn Bến"]]
    assert "v\u01b0\u01a1ng\u0301" in said[2], "the tone stands at the end of a form"


def test_conferences_papers_and_pages_have_their_places(reader: Reader) -> None:
    papers = [reader.shown(slot) for slots in reader.find("luan").values() for slot in slots]
    assert any(name.startswith("m/") and isinstance(row, list) and len(row) == 3 for name, row in papers), "a document"
    minh = [reader.shown(slot) for slots in reader.find("minh").values() for slot in slots]
    assert any(isinstance(row, dict) for _, row in minh), "a conference by its unit"
    assert (f"u/{UNIT}", [f"{UNIT}/", "Xã Minh Họa", "Về đơn vị"]) in minh
    tac = [reader.shown(slot) for slots in reader.find("tac").values() for slot in slots]
    assert ("t/0", ["can-cu/quy-tac/", "Các quy tắc", ""]) in tac


def test_a_phrase_is_a_term_with_a_blank_and_no_form(reader: Reader) -> None:
    data = [Data((reader.folder / f"s/{shard}.bin").read_bytes()) for shard in range(len(reader.index["s"]))]
    phrases = []
    for one in data:
        while one.data:
            term, number = one.text(), one.varint()
            if number:
                list(reader._tiers(one, number))
            else:
                one.part()
            phrases += [term] if " " in term else []
    assert phrases
    first = phrases[0]
    assert set(reader.find(first)) == {""}
    both = [set().union(*reader.find(term).values()) for term in first.split(" ")]
    assert reader.find(first)[""] <= both[0] & both[1]


def test_common_terms_have_files_of_their_own(reader: Reader, request: pytest.FixtureRequest) -> None:
    before = reader.heavy
    found = set().union(*reader.find("de").values())
    assert len(found) > 20
    if "cut" in request.node.name:
        assert reader.heavy == before + 1
        assert len(reader.index["t"]) > 2


def test_what_nobody_says_is_not_found(reader: Reader) -> None:
    assert reader.find("0") == {}
    assert reader.find("zzz") == {}


def test_the_example_of_the_page_reads_as_it_says() -> None:
    told = re.search(r"bytes `([0-9a-f ]+)` say: item 3 of place 4, then items 0 and 15", FORMAT.read_text("utf-8"))
    assert told is not None
    assert list(posting(Data(bytes.fromhex(told[1])))) == [(4, 3), (6, 0), (6, 15)]


def test_every_file_and_key_stands_in_the_page(reader: Reader) -> None:
    text = FORMAT.read_text("utf-8")
    for key in reader.index:
        assert f"| `{key}` |" in text
    folders = {path.relative_to(reader.folder).parts[0] for path in reader.folder.rglob("*.*")}
    for folder in folders - {"index.json"}:
        assert f"`{folder}/<" in text
    record = reader._read("m/minh-hoa-2026-02")
    assert all(f"`{key}` its" in text for key in record)
