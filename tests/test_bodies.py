"""Who is who among the recipients: what lies above a commune, and to whom a matter can be handed."""

from __future__ import annotations

from typing import Any

import pytest

from doithoai.deadlines.bodies import Bodies, bodies_of
from doithoai.deadlines.sending import COMPETENT, SUPERIORS
from doithoai.model.records import Petition
from doithoai.reading.shapes import convert

BODIES = Bodies(others=frozenset(("thue-co-so", "cong-an")))


def petition(**fields: Any) -> Petition:
    data: dict[str, Any] = {
        "id": 1,
        "received": {"when": "before", "on": "2025-10-14", "channel": "mat_tran"},
        "petitioner": {"kind": "household"},
        "field": "moi_truong",
    }
    return convert(data | fields, Petition)


@pytest.mark.parametrize(
    ("fields", "to"),
    [
        ({"class": "transferred"}, {"thue-co-so", "cong-an", COMPETENT}),
        ({"class": "transferred", "assigned": {"office": "thue-co-so"}}, {"thue-co-so", COMPETENT}),
        (
            {"class": "transferred", "assigned": {"office": "van-phong"}},
            {"thue-co-so", "cong-an", "van-phong", COMPETENT},
        ),
        ({"class": "to_verify", "assigned": {"office": "van-phong"}}, {"van-phong", COMPETENT}),
        ({"class": "to_verify", "assigned": {"office": "cong-an"}}, {"cong-an", COMPETENT}),
    ],
)
def test_a_matter_goes_to_the_body_it_was_given_to_or_to_whoever_can_settle_it(
    fields: dict[str, Any], to: set[str]
) -> None:
    assert BODIES.concerned(petition(**fields)) == to


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("Cấp ủy, chính quyền cấp trên", True),
        ("THÀNH ỦY", True),
        ("Tỉnh ủy", True),
        ("Ủy ban nhân dân thành phố", True),
        ("Ủy ban nhân dân tỉnh", True),
        ("Đoàn đại biểu Quốc hội", True),
        ("Sở Nông nghiệp", True),
        ("Bộ Y tế", True),
        ("Bộ phận một cửa", False),
        ("Thuế cơ sở", False),
        ("Công an xã", False),
    ],
)
def test_what_lies_above_a_commune_is_known_by_its_name(name: str, *, above: bool) -> None:
    found = bodies_of({"ma": name}, ())
    assert found.superiors == ({"ma", SUPERIORS} if above else {SUPERIORS})


def test_a_matter_can_be_handed_to_what_is_no_party_committee_and_to_nobody_who_asked_or_came() -> None:
    recipients = {
        "thue-co-so": "Thuế cơ sở",
        "ban-thuong-vu-dang-uy": "Ban Thường vụ Đảng ủy",
        "thanh-uy": "THÀNH ỦY",
        "chi-uy": "Chi ủy thôn",
        "nguoi-neu-kien-nghi": "Người nêu",
        "dia-phuong-noi-co-kien-nghi": "Địa phương",
        "cap-tren": "Cấp trên",
        "cac-thon": "Các thôn",
        "dai-bieu-duoc-moi": "Đại biểu",
        "nguoi-chu-tri": "Người chủ trì",
        "nguoi-dung-dau": "Người đứng đầu",
        "uy-ban-nhan-dan": "Ủy ban nhân dân",
        "chu-tich-uy-ban-nhan-dan": "Chủ tịch",
        COMPETENT: "Cơ quan có thẩm quyền",
    }
    assert bodies_of(recipients, ()).others == {"thue-co-so"}
    assert bodies_of(recipients, ("ban-thuong-vu-dang-uy", COMPETENT)).others == {"thue-co-so", "ban-thuong-vu-dang-uy"}
