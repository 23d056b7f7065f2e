"""What the rules call private or doubtful is held back by the build itself, and nothing else is."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from doithoai.cases.case import Case
from doithoai.check import Judge, check
from doithoai.model import addresses
from doithoai.model.findings import Problem
from doithoai.reading.archive import Archive
from doithoai.reading.selection import everything
from doithoai.rules.privacy import phone_number
from doithoai.site import Stamped, stamp_archive, stamp_site, told
from doithoai.site.stamp_archive import stamp_units
from tests.attacks.phoned import LATE, Shared
from tests.attacks.planted import UNIT
from tests.attacks.published import texts

pytestmark = pytest.mark.no_cover  # see suite.py

TODAY = dt.date(2026, 2, 10)
FIRST, SECOND = "thu-nghiem/2025/01", "thu-nghiem/2025/02"
PHONE, CARD = "0987 654 321", "031085001234"
Edit = Callable[[str, str, str], None]
Site = Callable[[], tuple[Path, Stamped]]


@pytest.fixture
def site(records: Path, prepared: Callable[..., Path], tmp_path: Path) -> Site:
    """Stamp the archive."""

    def stamp() -> tuple[Path, Stamped]:
        folder = prepared(tmp_path / "site")
        return folder, stamp_site(folder, records, TODAY, jobs=1)

    return stamp


def published(folder: Path, *words: str) -> list[str]:
    """The files in which any of the words stands."""
    return [name for name, data in texts(folder) if any(word.encode() in data for word in words)]


def test_a_private_detail_is_published_from_no_field(edit: Edit, site: Site) -> None:
    """A field of each kind of record at once; tests/test_holding.py tries every field by itself."""
    edit(f"{FIRST}/petitions.yml", "Đề nghị vá ổ gà", f"Tôi ở số nhà 12 ngõ 3, gọi {PHONE}, đề nghị vá ổ gà")
    edit(f"{FIRST}/documents/conclusion_notice.md", "Nội dung tài liệu.", f"Ông ấy có căn cước {CARD}.")
    edit(f"{SECOND}/conference.yml", "topic: ", f"note: Hỏi {PHONE}\ntopic: ")
    edit("thu-nghiem/2025/plan.md", "\n---\n", f"\n---\nGọi {PHONE}.\n\n")
    folder, stamped = site()
    assert published(folder, PHONE, CARD, PHONE.replace(" ", ""), "ngõ 3") == []
    assert stamped.held == (
        f"{FIRST}/documents/conclusion_notice.md",
        f"{FIRST}/petitions.yml",
        f"{SECOND}/conference.yml",
        "thu-nghiem/2025/plan.md",
    )


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, prepared: Callable[..., Path]) -> tuple[Shared, Path, Stamped]:
    """An archive with something private in each text of each record that units share, and its site."""
    root = tmp_path_factory.mktemp("chung")
    made, site = Shared(root / "records"), prepared(root / "site")
    return made, site, stamp_site(site, made.records, TODAY, jobs=1)


def test_what_is_held_back_of_shared_records_stands_nowhere(shared: tuple[Shared, Path, Stamped]) -> None:
    """Neither free words nor what a record is called by, in pages that were written before it was judged too."""
    made, site, stamped = shared
    assert made.found(site) == {}
    assert len(made.labels) > 900
    assert {*stamped.held} >= {f"{UNIT}/unit.yml", f"{LATE}/unit.yml", f"{UNIT}/2025/plan.md", "fields.yml"}
    assert {path.partition("/")[0] for path in stamped.held} >= {"calendar", "policies", "recipients.yml"}


def test_limits_stay_as_they_are_while_words_are_held_back(
    shared: tuple[Shared, Path, Stamped], prepared: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same days and states as if nothing were held back."""
    made, site, _ = shared
    open_site = prepared(tmp_path / "open")
    monkeypatch.setattr(stamp_archive, "united", lambda _: {})
    stamp_site(open_site, made.records, TODAY, jobs=1)
    assert made.found(open_site) != {}

    def told(folder: Path) -> list[tuple[object, ...]]:
        rows = json.loads((folder / "du-lieu/deadlines.json").read_text("utf-8"))
        return [tuple(one[name] for name in ("unit", "conference", "kind", "due", "met_on", "state")) for one in rows]

    assert told(site) == told(open_site)
    assert len(told(site)) > 20


def test_a_unit_that_is_stamped_again_brings_no_held_words_back(shared: tuple[Shared, Path, Stamped]) -> None:
    made, site, _ = shared
    stamp_units(site, Archive(made.records), TODAY, [UNIT])
    assert made.found(site) == {}


def test_a_record_held_back_since_the_last_stamping_is_held_back_everywhere(edit: Edit, site: Site) -> None:
    """One unit alone is stamped again; the pages of the portal that all units share follow at once."""
    edit(f"{FIRST[:10]}/unit.yml", "kind: commune", "kind: commune\nportal: https://dau-vet.example")
    folder, _ = site()
    assert {f"{FIRST}/index.html", "thu-nghiem/index.html"} <= {*published(folder, "dau-vet.example")}
    edit(f"{FIRST[:10]}/unit.yml", "kind: commune", f"kind: commune\nnote: Gọi {PHONE}")
    records = folder.parent / "records"
    stamp_units(folder, Archive(records), TODAY, ["thu-nghiem"])
    assert published(folder, "dau-vet.example", PHONE) == []


def test_a_unit_without_a_year_is_judged_too(edit: Edit, records: Path, site: Site) -> None:
    unit = records / "xa-moi"
    unit.mkdir()
    shutil.copyfile(records / "thu-nghiem/unit.yml", unit / "unit.yml")
    edit("xa-moi/unit.yml", "kind: commune", f"kind: commune\nnote: Gọi {PHONE}")
    folder, stamped = site()
    assert published(folder, PHONE) == []
    assert stamped.held == ("xa-moi/unit.yml",)
    judge = Judge(Archive(records), TODAY)
    found = check(judge, everything(judge.archive), jobs=1).findings
    assert [(one.path, one.code) for one in found if one.code[0] == "V"] == [("xa-moi/unit.yml", "V08")]


def test_a_withheld_record_leaves_its_neighbours_public(edit: Edit, site: Site) -> None:
    edit(f"{FIRST}/petitions.yml", "Đề nghị vá ổ gà", f"Gọi {PHONE}, đề nghị vá ổ gà")
    folder, _ = site()
    page = (folder / FIRST / "index.html").read_text("utf-8")
    assert "Đề nghị xử lý điểm tập kết rác cuối Thôn Nhị." in page
    assert f'id="{addresses.petition(1)}"' in page
    assert "24-TB/ĐU" in page
    assert "Hồ sơ đang được chỉnh lại" not in (folder / SECOND / "index.html").read_text("utf-8")


def test_a_misspelt_word_hides_no_lateness(edit: Edit, site: Site) -> None:
    edit(
        f"{FIRST}/petitions.yml",
        "assigned: {office: phong-kinh-te, due: 2025-10-22}\n  states:\n    - {state: received, on: 2025-09-12}",
        "assigned: {office: phong-khong-co, due: 2025-10-22}\n  states:\n    - {state: received, on: 2025-09-12}",
    )
    folder, stamped = site()
    assert stamped.held == ()
    assert "Đề nghị xử lý điểm tập kết rác cuối Thôn Nhị." in (folder / FIRST / "index.html").read_text("utf-8")


def test_a_rule_that_breaks_vouches_for_nothing(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def check(case: Case) -> Iterator[Problem]:
        if case.key.number == "01":
            raise RecursionError
        yield from ()

    monkeypatch.setattr(phone_number, "check", check)
    folder, stamped = site()
    assert stamped.held == (f"{FIRST}/conference.yml",)
    assert published(folder, "Đề nghị vá ổ gà") == []
    assert published(folder, "Đề nghị") != []


def test_the_page_of_a_withheld_record_quotes_nothing(edit: Edit, site: Site) -> None:
    edit(f"{FIRST}/conference.yml", "topic: Môi trường", f"topic: {PHONE} Môi trường")
    folder, stamped = site()
    page = (folder / FIRST / "index.html").read_text("utf-8")
    assert "có thể có thông tin riêng của một người" in page
    assert '<meta name="robots" content="noindex">' in page
    for text in (page, told(stamped.held)):
        assert PHONE[:4] not in text
        assert "Môi trường và giao thông" not in text


def test_a_name_that_says_another_kind_makes_nothing_public(edit: Edit, site: Site) -> None:
    edit(f"{FIRST}/documents/minutes.md", "kind: minutes", "kind: programme")
    edit(f"{FIRST}/documents/minutes.md", "\n---\n", "\n---\nDIENBIENNOIBO\n\n")
    folder, stamped = site()
    assert stamped.held == (f"{FIRST}/documents/minutes.md",)
    assert published(folder, "DIENBIENNOIBO") == []
