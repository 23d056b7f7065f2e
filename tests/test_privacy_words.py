"""Every word by which the privacy rules know something, or know it for something else: one text a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType

import pytest

from doithoai.rules.privacy import date_of_birth, house_address, identity_number, person_named, phone_number

Text = tuple[ModuleType, str]


def texts(finder: ModuleType, make: Callable[[str], str], words: str) -> Iterator[Text]:
    """A text for each of the words, which stand apart by commas."""
    return ((finder, make(word)) for word in words.split(", "))


FORMS = "ông, bà, anh, chị, cụ, cô, chú, bác, em, cháu"
POSTS = (
    "bí thư, chủ tịch, chủ nhiệm, trưởng thôn, giám đốc, chánh văn phòng, ủy viên, uỷ viên, cán bộ, công chức, "
    "chuyên viên, đại biểu, thường trực, phó bí thư, phó ban, thủ tướng, bộ trưởng, nguyên bí thư, quyền chủ tịch, "
    "chi hội trưởng, tổ trưởng, đội trưởng, hiệu trưởng, trạm trưởng, xã trưởng, ban thường trực, phó chủ tịch"
)
GROUPS = (
    "Phụ nữ, Đoàn viên, Đảng viên, Hội viên, Công an, Công nhân, Thanh niên, Cựu chiến binh, Nông dân, Nhân dân, Bộ đội"
)
COMPOUNDS = (
    "học, vệ, phát, tuyển, khai, thí, hy, ký, dân, mưu, thủy, thuỷ, sản, tái, hồi, an, phục, sát, giáo, nhân, nam, nữ"
)
PEOPLE = "người, trẻ, trẻ em, thanh niên, học sinh, các cháu, những, các, đối tượng"
FIRES = (
    *texts(person_named, "Việc này do {} Nguyễn Thị Lan nêu.".format, FORMS),
    *texts(person_named, lambda form: f"{form.title()} Nguyễn Thị Lan nêu.", FORMS),
    *texts(person_named, lambda form: f"Đã họp; mời: {form.title()} Nguyễn Thị Lan.", FORMS),
    *texts(date_of_birth, "Mẹ tôi {} 12/3/1950.".format, "sinh ngày, sinh, Sinh, ngày sinh, ngày sinh là, SN, SN:"),
    *texts(date_of_birth, "Mẹ tôi {} 1950.".format, "sinh năm, sinh, năm sinh, Năm sinh là, sinh:"),
    *texts(
        identity_number,
        "{} số 987 654 321".format,
        "CCCD, căn cước, CMND, CMTND, chứng minh, định danh, Căn cước, cccd",
    ),
    *texts(house_address, "Nước ngập số 12 {} 3.".format, "ngõ, ngách, hẻm, kiệt, Ngõ, Ngách, Hẻm, Kiệt"),
    *texts(
        house_address,
        "Rác {} số 12 đường Lê Lợi.".format,
        "nhà tôi, nhà riêng, nhà ông, nhà bà, nhà anh, nhà chị, nhà em, hộ, ngụ, trú, ở",
    ),
    (house_address, "Ngập trong khu số nhà 12 đã lâu."),
    # Since 1 July 2025 a person's tax code is their identity number; those of organisations have no twelve digits.
    *texts(identity_number, "Theo {} 031085001234 đã nộp.".format, "MST, mst, mã số thuế, Mã số thuế (cá nhân)"),
    (identity_number, "Theo hồ sơ CCCD 031085001234 đã nộp."),
    (date_of_birth, "Nhớ những ngày sinh 12/3/1950 ấy."),
    *texts(house_address, "Rác đổ trước {} 12 đã lâu.".format, "số nhà, Số nhà, nhà số, Nhà số, số nhà:"),
)
SILENT = (
    *texts(person_named, "Việc của ông Bùi Văn Hòa, {} nêu.".format, POSTS),
    *texts(person_named, "Việc của ông Bùi Văn Hòa là {} nêu.".format, POSTS),
    *texts(person_named, lambda post: f"{post.capitalize()}, ông Bùi Văn Hòa nêu.", POSTS),
    *texts(person_named, "Việc của các anh {} nêu.".format, GROUPS),
    *texts(person_named, "Việc ở chỗ bà {} nêu.".format, "Nà, Triệu, Trưng, Đen, Rịa"),
    *texts(person_named, "Việc ở chỗ anh {} nêu.".format, "Việt"),
    *texts(date_of_birth, "Việc {} sinh năm 2025 của xã.".format, f"{COMPOUNDS}, {PEOPLE}"),
    *texts(date_of_birth, "Sinh năm 1960 {} sau.".format, "trở về, đến, -, –, hoặc, và 1961, và 2001"),
    *texts(identity_number, "Đã nộp 031234567 {}.".format, "đồng, đ, vnđ, VNĐ, VND, USD, m2, m², kg, người"),
    *texts(
        identity_number,
        "Theo {} 031085001234 đã nộp.".format,
        "tiền, thuế, hồ sơ, mã số, tài khoản, hóa đơn, kinh phí, biên nhận",
    ),
    *texts(
        house_address,
        "Ngập ở {} 12 ngõ 3.".format,
        "ngõ, ngách, hẻm, kiệt, tổ, phố, thôn, khu, xóm, đội, cả, các, tuyến, hơn, đoạn, ngày, tháng",
    ),
    (house_address, "Ngập 12 ngõ 3, 4."),
    (house_address, "Tổ 12 ngõ 3 ngập."),
    (phone_number, "MST 0312345678 đã nộp."),
    *texts(house_address, "Ngập 12 ngõ 3 {} 4.".format, "và, -, đến"),
    *texts(phone_number, "Theo {} 0312345678 đã nộp.".format, "thuế, MST, mã số thuế:"),
    *texts(phone_number, "Họp 05-09-{} 12 người 34 việc".format, "1985, 2025"),
)


def named(text: Text) -> str:
    return f"{text[0].CODE}-{text[1]}"


def found(text: Text) -> list[str]:
    finder, words = text
    return [one for _, one in finder.find(words)]


@pytest.mark.parametrize("text", FIRES, ids=named)
def test_each_word_that_tells_of_it_is_known(text: Text) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize("text", SILENT, ids=named)
def test_each_word_that_tells_of_something_else_is_known(text: Text) -> None:
    assert found(text) == []


@pytest.mark.parametrize("finder", [person_named, date_of_birth, identity_number, house_address, phone_number])
def test_without_the_word_it_would_be_found(finder: ModuleType) -> None:
    bare = {
        person_named: "Việc của ông Bùi Văn Hòa, nêu.",
        date_of_birth: "Việc sinh năm 2025 của xã.",
        identity_number: "Theo 031085001234 đã nộp.",
        house_address: "Ngập ở 12 ngõ 3.",
        phone_number: "Theo 0312345678 đã nộp.",
    }
    assert found((finder, bare[finder]))
