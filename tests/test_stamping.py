"""Stamping what changed: at once what lies below a unit, and in the end the very bytes of a fresh build."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from doithoai.model.dossier import ConferenceFolder, Key
from doithoai.reading.archive import Archive
from doithoai.reading.selection import NotAnArchive, units_of
from doithoai.site import NotBuilt, stamp_changed, stamp_site

pytestmark = pytest.mark.no_cover  # see suite.py

ROOT = Path(__file__).parent.parent
TODAY = dt.date(2026, 11, 22)
FIRST = "thu-nghiem/2025/01"
PLACE = f"{FIRST}/conference.yml"
RECORDS = (
    *(f"du-lieu/{name}" for name in ("ho-so/thu-nghiem-2025-", "don-vi/thu-nghiem.json", "ke-hoach/thu-nghiem-2025")),
    "tim-kiem/chi-muc/m/thu-nghiem-2025-",
    "kien-nghi/chi-muc/thu-nghiem-2025",
)
"""Files of the first unit that lie elsewhere: its records, and what a browser shows of them."""
Edit = Callable[[str, str, str], None]
Prepared = Callable[..., Path]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def archive(records: Path) -> Path:
    """The clean archive with a second unit, a copy of the first."""
    shutil.copytree(records / "thu-nghiem", records / "thu-nghiem-hai")
    return records


@pytest.fixture
def site(archive: Path, prepared: Prepared, tmp_path: Path) -> Path:
    """A stamped site of it."""
    site = prepared(tmp_path / "site")
    stamp_site(site, archive, TODAY)
    return site


def contents(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def fresh(archive: Path, prepared: Prepared, tmp_path: Path, today: dt.date = TODAY) -> dict[str, bytes]:
    site = prepared(tmp_path / "fresh")
    stamp_site(site, archive, today)
    return contents(site)


def below(found: dict[str, bytes], unit: str) -> dict[str, bytes]:
    return {path: data for path, data in found.items() if path.startswith(f"{unit}/")}


CHANGES: dict[str, Callable[[Path, Edit], str]] = {}


def change(make: Callable[[Path, Edit], str]) -> Callable[[Path, Edit], str]:
    """Register a way to change the archive; it returns the path that is told as changed."""
    CHANGES[make.__name__] = make
    return make


@change
def a_place(records: Path, edit: Edit) -> str:
    del records
    edit(PLACE, "Nhà văn hóa Thôn Nhất", "Sân vận động")
    return PLACE


@change
def a_conference_gone(records: Path, edit: Edit) -> str:
    del edit
    shutil.rmtree(records / "thu-nghiem/2025/02")
    return "thu-nghiem/2025/02"


@change
def a_conference_broken(records: Path, edit: Edit) -> str:
    del edit
    (records / PLACE).write_text("type: [", encoding="utf-8")
    return PLACE


@change
def a_new_conference(records: Path, edit: Edit) -> str:
    del edit
    shutil.copytree(records / FIRST, records / "thu-nghiem/2025/07")
    return "thu-nghiem/2025/07/petitions.yml"


@change
def an_internal_document(records: Path, edit: Edit) -> str:
    del records
    name = f"{FIRST}/documents/conclusion_notice.md"
    edit(name, "files:\n", "public: false\npublic_reason: thử\nfiles:\n")
    return name


@change
def a_unit_renamed(records: Path, edit: Edit) -> str:
    del records
    edit("thu-nghiem/unit.yml", "name: xã Thử Nghiệm", "name: xã Thử Nghiệm Mới")
    return "thu-nghiem/unit.yml"


@change
def a_unit_gone(records: Path, edit: Edit) -> str:
    del edit
    shutil.rmtree(records / "thu-nghiem")
    return "thu-nghiem/unit.yml"


@pytest.mark.parametrize("name", CHANGES)
def test_what_lies_below_a_unit_is_at_once_as_in_a_fresh_build(
    name: str, archive: Path, site: Path, edit: Edit, prepared: Prepared, tmp_path: Path
) -> None:
    before = contents(site)
    stamp_changed(site, archive, TODAY, [archive / CHANGES[name](archive, edit)])
    after, wanted = contents(site), fresh(archive, prepared, tmp_path)
    assert before != wanted
    assert below(after, "thu-nghiem") == below(wanted, "thu-nghiem")
    assert below(after, "thu-nghiem-hai") == below(before, "thu-nghiem-hai")
    own = [path for path in {*before, *wanted} if path.startswith(RECORDS)]
    assert len(own) >= len(RECORDS)
    assert {path: after.get(path) for path in own} == {path: wanted.get(path) for path in own}


@pytest.mark.parametrize("name", CHANGES)
def test_stamping_the_whole_archive_after_that_gives_the_bytes_of_a_fresh_build(
    name: str, archive: Path, site: Path, edit: Edit, prepared: Prepared, tmp_path: Path
) -> None:
    stamp_changed(site, archive, TODAY, [archive / CHANGES[name](archive, edit)])
    stamp_site(site, archive, TODAY)
    assert contents(site) == fresh(archive, prepared, tmp_path)


def test_a_unit_is_read_with_the_law_and_the_day_of_now(
    archive: Path, site: Path, edit: Edit, prepared: Prepared, tmp_path: Path
) -> None:
    """Nothing of an earlier stamping is kept: whatever changed besides the path that is told shows in its unit."""
    edit("policies/thu-nghiem-2025.yml", "    count: 7\n", "    count: 9\n")
    later = TODAY + dt.timedelta(40)
    stamp_changed(site, archive, later, [archive / PLACE])
    wanted = fresh(archive, prepared, tmp_path, later)
    assert below(contents(site), "thu-nghiem") == below(wanted, "thu-nghiem")
    assert below(contents(site), "thu-nghiem-hai") != below(wanted, "thu-nghiem-hai")


@pytest.mark.parametrize("path", ["policies", "calendar/2025.yml", "fields.yml", "."])
def test_a_shared_record_stamps_everything(
    path: str, archive: Path, site: Path, edit: Edit, prepared: Prepared, tmp_path: Path
) -> None:
    a_place(archive, edit)
    stamp_changed(site, archive, TODAY, [archive / path, archive / PLACE])
    assert contents(site) == fresh(archive, prepared, tmp_path)


def test_a_unit_alone_reads_no_other(archive: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: set[str] = set()
    conference = Archive.conference

    def noted(self: Archive, key: Key) -> ConferenceFolder:
        read.add(key.unit)
        return conference(self, key)

    monkeypatch.setattr(Archive, "conference", noted)
    stamp_changed(site, archive, TODAY, [archive / PLACE])
    assert read == {"thu-nghiem"}


# --- what is taken back waits for nobody

SECOND = "thu-nghiem/2025/02"
TEXT = "  text: Đề nghị mở rộng đường liên thôn.\n"
OWN = "  text: Đề nghị dời cột điện giữa ngõ.\n"
NOTICE = f"{SECOND}/documents/conclusion_notice.md"
ASKED = f"{SECOND}/petitions.yml"
TAKEN_BACK: dict[str, tuple[str, str, str, str]] = {
    "a petition withheld": (ASKED, OWN, "  withheld: Lộ danh tính\n", "dời cột điện"),
    "a petition taken out": (ASKED, OWN, "  withheld: Lộ danh tính\n  removed: 2026-03-01\n", "dời cột điện"),
    "a text reworded": (ASKED, " giữa ngõ", "", "điện giữa ngõ"),
    "an answer gone": (ASKED, "  answer: Hồ sơ đã đủ điều kiện, hẹn trả ngày 15/12/2025.\n", "", "đã đủ điều kiện"),
    "a consent withdrawn": (ASKED, "2026-12-31", "2026-11-01", "Gia đình ở đầu làng"),
    "a document withdrawn": (
        NOTICE,
        "\n---\nNội dung rất riêng.\n",
        "\nwithdrawn: {on: 2026-03-01, reason: Lộ địa chỉ}\n---\n",
        "Nội dung rất riêng",
    ),
    "a document made internal": (
        NOTICE,
        "kind: conclusion_notice\n",
        "kind: conclusion_notice\npublic: false\npublic_reason: Có nội dung riêng\n",
        "Nội dung rất riêng",
    ),
}


@pytest.mark.parametrize("name", TAKEN_BACK)
def test_what_is_taken_back_is_gone_from_the_whole_site_at_once(
    name: str, records: Path, edit: Edit, prepared: Prepared, tmp_path: Path
) -> None:
    file, old, new, words = TAKEN_BACK[name]
    who = "petitioner: {kind: household, village: Thôn Tam"
    consent = "consent: {on: 2025-11-04, how: Bằng văn bản, scope: Trang của hội nghị, withdrawn: 2026-12-31}"
    edit(ASKED, who, f"{who}, name: Gia đình ở đầu làng, {consent}")
    edit(ASKED, TEXT, OWN)
    edit(NOTICE, "Nội dung tài liệu.", "Nội dung rất riêng.")
    site = prepared(tmp_path / "site")
    stamp_site(site, records, TODAY)
    assert any(words.encode() in data for path, data in contents(site).items() if not path.startswith("thu-nghiem/"))
    edit(file, old, new)
    stamp_changed(site, records, TODAY, [records / file])
    assert not [path for path, data in contents(site).items() if words.encode() in data]


def test_what_is_added_waits_for_the_whole(archive: Path, site: Path, edit: Edit) -> None:
    before = contents(site)
    edit(f"{SECOND}/petitions.yml", TEXT, f"{TEXT}  note: Đã khảo sát.\n")
    stamp_changed(site, archive, TODAY, [archive / SECOND])
    after = contents(site)
    assert "Đã khảo sát".encode() in after[f"{SECOND}/index.html"]
    assert after["du-lieu/petitions.json"] == before["du-lieu/petitions.json"]


def test_a_record_of_another_version_is_not_kept(archive: Path, site: Path, prepared: Prepared, tmp_path: Path) -> None:
    (site / "du-lieu/ho-so/thu-nghiem-2025-01.json").write_bytes(b'{"unknown": 1}')
    (site / "du-lieu/petitions.json").write_bytes(b"old")
    stamp_changed(site, archive, TODAY, [archive / PLACE])
    assert contents(site) == fresh(archive, prepared, tmp_path)


def test_units_are_told_from_what_they_share(records: Path) -> None:
    archive = Archive(records)
    paths = [records / PLACE, records / "thu-nghiem", records / "moi/2027/01"]
    assert units_of(archive, paths) == frozenset(("thu-nghiem", "moi"))
    assert units_of(archive, [records / "thu-nghiem/2025/../../policies"]) is None
    with pytest.raises(NotAnArchive):
        units_of(archive, [records.parent])


def test_a_new_unit_cannot_take_the_place_of_a_page(archive: Path, site: Path) -> None:
    (archive / "thu-nghiem").rename(archive / "danh-sach")
    assert stamp_changed(site, archive, TODAY, [archive / "danh-sach/unit.yml"]).pages == 0
    assert "<h1>Danh sách</h1>" in (site / "danh-sach/index.html").read_text("utf-8")
    assert stamp_site(site, archive, TODAY, jobs=1).pages > 0
    assert "<h1>Danh sách</h1>" in (site / "danh-sach/index.html").read_text("utf-8")


def test_a_folder_that_is_no_site_is_refused(records: Path, tmp_path: Path) -> None:
    with pytest.raises(NotBuilt):
        stamp_changed(tmp_path, records, TODAY, [records / PLACE])


def test_the_command_stamps_what_changed(archive: Path, site: Path, edit: Edit, doithoai: Run) -> None:
    a_place(archive, edit)
    done = doithoai("stamp", str(site), "--as-of", "2026-11-22", "--changed", f"records/{PLACE}")
    assert done.returncode == 0, done.stderr
    assert "Sân vận động" in (site / FIRST / "index.html").read_text("utf-8")
    outside = doithoai("stamp", str(site), "--changed", "/khong/co")
    assert outside.returncode == 2
    assert "không nằm trong thư mục hồ sơ" in outside.stderr
