"""Units of the kinds that ended on 30 June 2025: recorded as what they were, and by no limit that nobody knows late."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from doithoai.cases.case import open_case
from doithoai.init.choices import InitRefused, kind_of
from doithoai.model.dossier import Key
from doithoai.model.records import Unit
from doithoai.model.vocabulary import UnitKind
from doithoai.pages import conference
from doithoai.pages.units import letter
from doithoai.reading.archive import Archive
from doithoai.views.portal import Portal
from tests.test_petition_section import words
from tests.test_rules import judge

TODAY = dt.date(2026, 2, 10)
UNIT = "kind: district_town\njoined: 2024-01-01\nended: {on: 2025-06-30}\noffices: [{id: van-phong, name: Văn phòng}]\n"
HELD = """type: periodic
form: in_person
chair: chair_of_committee
topic: Đối thoại năm 2024
start: "2024-03-28T07:30+07:00"
counted: {petitions: 20, source: Cổng thông tin, by_level: {commune: 18, district: 2}}
"""


@pytest.fixture
def old(records: Path) -> Path:
    """A district town that held a conference in 2024, of which the press told the numbers."""
    folder = records / "thi-xa-mau" / "2024" / "01"
    folder.mkdir(parents=True)
    (records / "thi-xa-mau" / "unit.yml").write_text(f"name: thị xã Mẫu\n{UNIT}", "utf-8")
    (folder / "conference.yml").write_text(HELD, "utf-8")
    return records


def test_what_no_plan_of_the_archive_limits_is_unknown_and_not_late(old: Path) -> None:
    portal = Portal(Archive(old), TODAY)
    case = open_case(portal.archive, portal.archive.conference(Key("thi-xa-mau", 2024, "01")), TODAY)
    assert case
    assert case.deadlines == ()
    text = words(conference.page(portal, case).body)
    assert "Thị xã Mẫu › Năm 2024" in text
    assert "Chưa biết không có nghĩa là chậm." in text
    assert "Theo cấp giải quyết: cấp xã: 18; cấp huyện: 2." in text
    assert "quá hạn" not in text
    own = {one.code for one in judge(old).findings if one.path.startswith("thi-xa-mau")}
    assert own & {"T35", "T36", "P43", "C59", "S07", "S12"} == set()


@pytest.mark.parametrize(
    ("name", "kind", "found"),
    [
        ("thành phố Thủy Nguyên", UnitKind.CITY_IN_CITY, "T"),
        ("thành phố Chí Linh", UnitKind.CITY_IN_PROVINCE, "C"),
        ("thị trấn An Lão", UnitKind.TOWN, "A"),
        ("quận Đồ Sơn", UnitKind.URBAN_DISTRICT, "Đ"),
        ("xã An Bình", UnitKind.COMMUNE, "A"),
    ],
)
def test_a_unit_is_found_under_its_own_name(name: str, kind: UnitKind, found: str) -> None:
    unit = Unit(name="xã An Bình", kind=UnitKind.COMMUNE, offices=())
    assert letter(replace(unit, name=name, kind=kind)) == found


def test_a_new_archive_is_of_a_kind_that_there_still_is() -> None:
    assert kind_of("đặc khu An Bình") is UnitKind.SPECIAL_ZONE
    with pytest.raises(InitRefused):
        kind_of("thị trấn An Bình")
    assert [kind.label for kind in UnitKind.present()] == ["xã", "phường", "đặc khu"]
