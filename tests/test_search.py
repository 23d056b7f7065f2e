"""The search index: words folded, turned over, cut into files; and what must never get into it."""

from __future__ import annotations

import datetime as dt
import json
import os
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import msgspec
import pytest

from doithoai.cases.case import Case, open_case
from doithoai.model.dossier import ConferenceFolder, Key
from doithoai.model.records import Petition, Refused, Unit
from doithoai.reading.archive import Archive
from doithoai.search import FOLDER, Finder
from doithoai.search import build as building
from doithoai.search.build import Spooled, Wrote, build, spooled
from doithoai.search.entries import SHOWN, Found, FoundPage, described, found, sheet
from doithoai.search.finder import _remove
from doithoai.search.postings import Following, Piece, follow, invert, joined, marked, phrases, said, turned, varint
from doithoai.search.spool import Spool
from doithoai.vietnamese.folding import PART, form, forms, term
from doithoai.vietnamese.wording import shortened
from doithoai.views.collector import OfUnit, Whole
from doithoai.views.index import Index
from doithoai.views.page import Entry, Page
from doithoai.views.portal import Portal
from tests.conftest import RECORDS

ROOT = Path(__file__).parent.parent
TODAY = dt.date(2026, 11, 22)
WORDS: list[tuple[str, str, str]] = json.loads((ROOT / "tests/search_words.json").read_text("utf-8"))
COMMUNE = msgspec.convert({"name": "xã Thử", "kind": "commune", "offices": []}, Unit)


class Walk:
    """Reads bytes as the browser does."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    @property
    def left(self) -> bool:
        return self.at < len(self.data)

    def number(self) -> int:
        value = scale = 0
        while True:
            byte = self.data[self.at]
            self.at += 1
            value |= (byte & 127) << scale
            scale += 7
            if byte < 128:
                return value

    def part(self) -> bytes:
        size = self.number()
        self.at += size
        return self.data[self.at - size : self.at]


def slots(posting: bytes) -> list[tuple[int, int]]:
    walk, place, out = Walk(posting), -1, []
    while walk.left:
        place += walk.number()
        head = walk.data[walk.at]
        walk.at += 1
        if head < 128:
            out.append((place, head))
            continue
        bits = int.from_bytes(walk.data[walk.at : walk.at + head - 128], "little")
        walk.at += head - 128
        out += [(place, item) for item in range(bits.bit_length()) if bits >> item & 1]
    return out


def section(data: bytes) -> dict[str, list[tuple[int, int]]]:
    walk, out = Walk(data), {}
    while walk.left:
        name = walk.part().decode()
        out[name] = slots(walk.part())
    return out


def postings(site: Path, name: str) -> dict[str, list[tuple[int, int]]]:
    """All forms of a term with everywhere they are said, read from the files."""
    folder = site / FOLDER
    index = json.loads((folder / "index.json").read_text("utf-8"))
    number = sum(first <= name for first in index["s"]) - 1
    if number < 0:
        return {}
    walk = Walk((folder / f"s/{number}.bin").read_bytes())
    while walk.left:
        here, heavy = walk.part().decode(), walk.number()
        if not heavy:
            light = walk.part()
            if here == name:
                return section(light)
            continue
        sizes = [walk.number() for _ in index["t"][1:]]
        if here == name:
            out: dict[str, list[tuple[int, int]]] = {}
            for tier, size in enumerate(sizes):
                data = (folder / f"h/{heavy}-{tier}.bin").read_bytes() if size else b""
                assert len(data) == size
                for one, some in section(data).items():
                    out[one] = [*out.get(one, []), *some]
            return out
    return {}


@pytest.mark.parametrize(("word", "wanted", "plain"), WORDS, ids=[f"{word[0]}-{word[1]}" for word in WORDS])
@pytest.mark.parametrize("shape", ["NFC", "NFD"])
def test_a_word_has_one_form_however_it_is_typed(word: str, wanted: str, plain: str, shape: str) -> None:
    typed = unicodedata.normalize(shape, word)  # type: ignore[arg-type]
    assert forms(typed) == [wanted]
    assert term(wanted) == plain


def test_marks_and_signs_part_words() -> None:
    assert forms("45-TB/ĐU: “Đất đai”") == [form(word) for word in ("45", "tb", "đu", "đất", "đai")]


def test_numbers_are_written_seven_bits_a_byte() -> None:
    for number in (0, 1, 127, 128, 300, 70_000):
        assert Walk(varint(number)).number() == number


@pytest.mark.parametrize("items", [{0}, {127}, {128}, {0, 1, 25}, {3, 300}])
def test_items_of_a_place_survive(items: set[int]) -> None:
    mask = sum(1 << item for item in items)
    assert slots(varint(6) + marked(mask)) == [(5, item) for item in sorted(items)]


def test_too_many_items_are_refused() -> None:
    with pytest.raises(ValueError, match="quá nhiều"):
        marked(1 << 2000 | 1)


def heard(items: list[list[str]], following: Following) -> Iterator[list[tuple[str, ...]]]:
    """What the parts of some items say."""
    for item in items:
        parts = (some for mark, some in groupby(item, lambda word: word == PART) if not mark)
        yield [said(some, following) for some in parts]


def test_words_are_turned_over_and_phrases_kept_of_common_ones() -> None:
    places: list[tuple[int, list[list[str]]]]
    places = [(3, [["a", "b", "|", "c"], ["a"]]), (9, [["b", "a"]]), (2000, [["a"]])]
    known = phrases([items for _, items in places], 0.3, 0)
    assert known == {("a", "b"): "a b", ("b", "a"): "b a"}
    assert phrases([items for _, items in places], 0.3, 0.5) == {}
    rows = invert((place, turned(heard(items, follow(known)))) for place, items in places)
    assert set(rows) == {"a", "b", "c", "a b", "b a"}
    assert slots(joined([rows["a"]])) == [(3, 0), (3, 1), (9, 0), (2000, 0)]
    pieces = [Piece(1, 1, b"\0"), Piece(400, 401, b"\0\1\0")]
    assert slots(joined(pieces)) == [(1, 0), (400, 0), (401, 0)]


# --- what gets in


@pytest.fixture(scope="module")
def portal() -> Portal:
    return Portal(Archive(RECORDS), TODAY)


def case_of(portal: Portal, code: str, **petition: object) -> Case:
    unit, year, number = code.rsplit("-", 2)
    key = Key(unit, int(year), number)
    folder = portal.archive.conference(key)
    if petition:
        first: Petition = msgspec.structs.replace(folder.petitions[0], **petition)
        folder = ConferenceFolder(key, folder.conference, (first,), folder.documents)
    case = open_case(portal.archive, folder, TODAY)
    assert case
    return case


def test_a_conference_is_found_by_what_it_is_about(portal: Portal) -> None:
    got = found(portal, case_of(portal, "minh-hoa-2026-02"))
    assert "Môi trường nông thôn" in got.items[0]
    assert "Nhà văn hóa trung tâm" in got.items[0]
    assert "bốc mùi" in got.items[1]
    assert "khử mùi hằng tuần" in got.items[1], "answers too"
    assert "Thôn Đông" in got.items[1]
    assert any("Thông báo kết luận" in paper for paper in got.papers)
    record = json.loads(got.record)
    assert record["k"][10][0] == 11
    assert record["d"] == "2026-06-17"
    assert len(record["v"]) == len(got.papers)


def test_what_is_withheld_or_internal_stays_out(portal: Portal) -> None:
    case = case_of(portal, "minh-hoa-2026-02", withheld="bí mật", text="chuyện kín", answer="trả lời kín")
    got = found(portal, case)
    for place in (*got.items, *got.papers, got.record.decode()):
        assert "kín" not in place
    assert "Không công khai" in got.record.decode()
    assert not any("Biên bản" in paper for paper in got.papers)


def test_a_refusal_is_found_by_its_reason(portal: Portal) -> None:
    refused = Refused(reason="đã giải quyết xong từ trước")
    got = found(portal, case_of(portal, "minh-hoa-2026-02", refused=refused))
    assert "đã giải quyết xong từ trước" in got.items[1]


def test_results_show_the_first_words() -> None:
    assert shortened("một\n hai", SHOWN) == "một hai"
    long = shortened("từ ngữ " * 60, SHOWN)
    assert long.endswith(("ngữ…", "từ…"))
    assert len(long) <= 141


def test_a_unit_is_found_by_its_villages_and_a_plan_by_its_title(portal: Portal) -> None:
    unit = described(portal, Page("minh-hoa/", "Xã Minh Họa", "<p>", (Entry("a", "Về đơn vị"),), "Mô tả"))
    assert "Thôn Đoài" in unit.words
    assert "Về đơn vị" not in unit.words
    assert described(portal, Page("minh-hoa/2025/", "Kế hoạch", "<p>")).words == "Kế hoạch"


def test_a_hand_written_page_is_found_by_its_headings() -> None:
    html = (
        '<meta name="description" content="Mô tả"><h1>Tên cổng</h1><article>'
        '<h1>Trang <em>thử</em><a class="headerlink" href="#">¶</a></h1><p>chữ</p>'
        '<h2>Mục <a href="x">một</a></h2></article>'
    )
    assert sheet("thu/", html) == FoundPage("thu/", "Trang thử", "Mô tả", "Trang thử\nMục một\nMô tả")
    assert sheet("thu/", "<p>không có gì</p>") is None


# --- the files


def make(tmp_path: Path, texts: dict[str, tuple[str, ...]], sheets: tuple[FoundPage, ...] = ()) -> Path:
    """An index of made-up conferences: code to texts."""
    site = tmp_path / "site"
    (tmp_path / "spool").mkdir(parents=True, exist_ok=True)
    spool = Spool(tmp_path / "spool")
    spool.learn(texts.values())
    units = tuple((name, COMMUNE) for name in sorted({code.rsplit("-", 2)[0] for code in texts}))
    build(site, spool, list(_spooled(site, spool, texts)), units, sheets)
    return site


def _spooled(site: Path, spool: Spool, texts: dict[str, tuple[str, ...]]) -> Iterator[Spooled]:
    for code, items in texts.items():
        unit, year, number = code.rsplit("-", 2)
        yield spooled(Wrote(site), spool, Key(unit, int(year), number), Found(items, ("văn bản",), b"{}"))


def test_newer_conferences_come_first(tmp_path: Path) -> None:
    site = make(tmp_path, {"a-2025-01": ("đất",), "b-2026-01": ("đạt",), "a-2026-02": ("đất đai", "dat")})
    index = json.loads((site / FOLDER / "index.json").read_text("utf-8"))
    assert index["c"] == [[2026, "02", [0, 1]], [2026, "01", [1, 1]], [2025, "01", [0, 1]]]
    base = 2
    assert postings(site, "dat") == {
        form("đất"): [(base, 0), (base + 4, 0)],
        form("đạt"): [(base + 2, 0)],
        "dat": [(base, 1)],
    }
    assert postings(site, "dat dai") == {"": [(base, 0)]}
    assert postings(site, "van")[form("văn")] == [(base + 1, 0), (base + 3, 0), (base + 5, 0)]
    assert postings(site, "zzz") == {}
    assert postings(site, "0") == {}


def test_an_empty_archive_has_an_index_too(tmp_path: Path) -> None:
    site = make(tmp_path, {}, (FoundPage("quy-tac/T04/", "T04: chậm", "", "T04: chậm"),))
    index = json.loads((site / FOLDER / "index.json").read_text("utf-8"))
    assert (index["g"], index["t"], index["c"]) == (1, [0, 1], [])
    assert postings(site, "t04") == {"t04": [(0, 0)]}
    build(tmp_path / "none", Spool(tmp_path / "spool"), (), (), ())
    assert json.loads((tmp_path / "none" / FOLDER / "index.json").read_text("utf-8"))["s"] == []


def test_pages_stand_before_conferences_each_unit_with_its_plans(tmp_path: Path) -> None:
    sheets = tuple(FoundPage(path, path, "", "thôn") for path in ("a/2026/", "a/", "a/lich/", "gioi-thieu/"))
    site = make(tmp_path, {"a-2026-01": ("x",)}, sheets)
    index = json.loads((site / FOLDER / "index.json").read_text("utf-8"))
    assert index["u"] == [["a", "xã Thử", 0, [2026, 0]]]
    assert postings(site, "thon") == {form("thôn"): [(0, 0), (0, 1), (0, 2), (1, 0)]}
    assert [one[0] for one in json.loads((site / FOLDER / "u/a.json").read_text("utf-8"))["k"]] == [
        "a/",
        "a/2026/",
        "a/lich/",
    ]


def many(count: int) -> dict[str, tuple[str, ...]]:
    return {
        f"u{number % 7}-2026-{number // 7:03}": (
            "hội nghị",
            *("đất đai nước" for _ in range(number % 5)),
            f"số{number}",
        )
        for number in range(count)
    }


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small tiers, so that a small archive is cut like a large one."""
    monkeypatch.setattr(building, "FIRST_TIER", 20)
    monkeypatch.setattr(building, "HEAVY", 200)
    monkeypatch.setattr(building, "SHARD", 300)


@pytest.mark.usefixtures("small")
def test_common_terms_are_cut_by_age_and_lose_nothing(tmp_path: Path) -> None:
    texts = many(150)
    site = make(tmp_path, texts)
    index = json.loads((site / FOLDER / "index.json").read_text("utf-8"))
    assert index["t"] == [0, 7 + 2 * 20, 7 + 2 * 80, 7 + 2 * 150]
    assert len(list((site / FOLDER / "h").glob("*.bin"))) >= 6
    order = sorted(texts, key=lambda code: (-int(code[-3:]), code[:2]))
    wanted = [(7 + 2 * place, item) for place, code in enumerate(order) for item in range(1, len(texts[code]) - 1)]
    assert postings(site, "dat") == {form("đất"): wanted}
    assert postings(site, "dat dai") == {"": wanted}
    for place, code in enumerate(order):
        word = texts[code][-1]
        assert postings(site, term(form(word))) == {form(word): [(7 + 2 * place, len(texts[code]) - 1)]}


@pytest.mark.usefixtures("small")
def test_the_same_records_give_the_same_files_in_whichever_order_they_come(tmp_path: Path) -> None:
    one, two = make(tmp_path / "one", many(60)), make(tmp_path / "two", dict(reversed(many(60).items())))
    names = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(two) for path in two.rglob("*") if path.is_file())
    assert all((one / name).read_bytes() == (two / name).read_bytes() for name in names)


def test_another_word_gives_another_version(tmp_path: Path) -> None:
    sites = [make(tmp_path / word, {"a-2026-01": (word,)}) for word in ("rác", "rạc")]
    versions = {json.loads((site / FOLDER / "index.json").read_text("utf-8"))["v"] for site in sites}
    assert len(versions) == 2


def test_only_the_process_that_made_a_spool_removes_it(tmp_path: Path) -> None:
    _remove(str(tmp_path), os.getpid() + 1)
    assert tmp_path.exists()
    _remove(str(tmp_path), os.getpid())
    assert not tmp_path.exists()


def test_the_finder_gathers_conferences_and_pages(tmp_path: Path, portal: Portal) -> None:
    for path, about in (("", "chung"), ("quy-tac/", "chung"), ("huong-dan/", "riêng"), ("tim-kiem/", "không")):
        (tmp_path / path).mkdir(exist_ok=True)
        html = f'<meta name="description" content="{about}"><article><h1>Trang {about}</h1></article>'
        (tmp_path / path / "index.html").write_text(html, "utf-8")
    finder = Finder(tmp_path, portal)
    part = finder.part("minh-hoa")
    for code in ("minh-hoa-2026-02", "minh-hoa-2025-01"):
        part.add(case_of(portal, code))
    page = Page("minh-hoa/", "Xã Minh Họa", "<p>")
    given = part.finish(OfUnit("minh-hoa", portal.unit("minh-hoa"), {}, Index((), (), ()), (page,)))
    finder.add(given.value)
    known = {path: tmp_path / path / "index.html" for path in ("./", "quy-tac/", "huong-dan/", "tim-kiem/")}
    files = [*given.files, *finder.finish(Whole(Index((), (), ()), (), known))]
    assert not finder.spool.folder.exists()
    assert sorted(files) == sorted(
        path.relative_to(tmp_path).as_posix() for path in (tmp_path / FOLDER).rglob("*") if path.is_file()
    )
    shown = json.loads((tmp_path / FOLDER / "t/0.json").read_text("utf-8"))["k"]
    assert shown == [["", "Trang chung", ""], ["huong-dan/", "Trang riêng", "riêng"], ["quy-tac/", "Trang chung", ""]]
    assert postings(tmp_path, "doai")
