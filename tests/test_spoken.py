"""Numbers, days and hours as a Vietnamese announcer says them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.vietnamese import aloud
from doithoai.vietnamese.aloud import date, digits, hour, listed, number, text

NUMBERS = {
    0: "không",
    4: "bốn",
    5: "năm",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi tư",
    25: "hai mươi lăm",
    55: "năm mươi lăm",
    91: "chín mươi mốt",
    100: "một trăm",
    101: "một trăm linh một",
    104: "một trăm linh bốn",
    105: "một trăm linh năm",
    110: "một trăm mười",
    111: "một trăm mười một",
    115: "một trăm mười lăm",
    121: "một trăm hai mươi mốt",
    999: "chín trăm chín mươi chín",
    1000: "một nghìn",
    1001: "một nghìn không trăm linh một",
    1010: "một nghìn không trăm mười",
    1945: "một nghìn chín trăm bốn mươi lăm",
    2000: "hai nghìn",
    2005: "hai nghìn không trăm linh năm",
    2026: "hai nghìn không trăm hai mươi sáu",
    2100: "hai nghìn một trăm",
    10_000: "mười nghìn",
    120_500: "một trăm hai mươi nghìn năm trăm",
    1_000_000: "một triệu",
    1_000_001: "một triệu không trăm linh một",
    1_005_000: "một triệu không trăm linh năm nghìn",
    60_000_000: "sáu mươi triệu",
    2_000_000_000: "hai tỷ",
}


@pytest.mark.parametrize(("value", "words"), NUMBERS.items())
def test_a_number_in_words(value: int, words: str) -> None:
    assert number(value) == words


@pytest.mark.parametrize("value", [-1, 10**12])
def test_a_number_that_nobody_says_is_refused(value: int) -> None:
    with pytest.raises(ValueError, match=str(value)):
        number(value)


_VALUES = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5}
_VALUES |= {"sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
_SCALES = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}


def understood(words: str) -> int:
    """The number that a listener hears."""
    total = group = last = 0
    for word in words.split():
        if word in _SCALES:
            total, group, last = total + (group + last) * _SCALES[word], 0, 0
        elif word == "trăm":
            group, last = last * 100, 0
        elif word in ("mươi", "mười"):
            group, last = group + (last or 1) * 10, 0
        elif word != "linh":
            last = _VALUES[word]
    return total + group + last


@given(st.integers(0, aloud.LARGEST))
def test_every_number_is_heard_as_itself(value: int) -> None:
    assert understood(number(value)) == value


def test_every_small_number_is_heard_as_itself_and_said_once() -> None:
    said = [number(value) for value in range(10_001)]
    assert [understood(words) for words in said] == list(range(10_001))
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2026, 12, 9), "thứ Tư, ngày mùng chín tháng mười hai năm hai nghìn không trăm hai mươi sáu"),
        (dt.date(2026, 4, 10), "thứ Sáu, ngày mùng mười tháng tư năm hai nghìn không trăm hai mươi sáu"),
        (dt.date(2025, 1, 11), "thứ Bảy, ngày mười một tháng một năm hai nghìn không trăm hai mươi lăm"),
        (dt.date(2027, 10, 31), "Chủ nhật, ngày ba mươi mốt tháng mười năm hai nghìn không trăm hai mươi bảy"),
    ],
)
def test_a_day_in_words(day: dt.date, words: str) -> None:
    assert date(day) == words
    assert date(day, year=False) == words.partition(" năm hai nghìn")[0]


@pytest.mark.parametrize(
    ("hours", "minutes", "words"),
    [
        (7, 30, "bảy giờ ba mươi phút sáng"),
        (8, 0, "tám giờ sáng"),
        (0, 0, "không giờ đêm"),
        (11, 15, "mười một giờ mười lăm phút trưa"),
        (12, 0, "mười hai giờ trưa"),
        (14, 0, "mười bốn giờ, tức hai giờ chiều"),
        (13, 45, "mười ba giờ bốn mươi lăm phút, tức một giờ bốn mươi lăm phút chiều"),
        (19, 30, "mười chín giờ ba mươi phút, tức bảy giờ ba mươi phút tối"),
        (23, 5, "hai mươi ba giờ năm phút, tức mười một giờ năm phút đêm"),
    ],
)
def test_an_hour_in_words(hours: int, minutes: int, words: str) -> None:
    assert hour(dt.datetime(2026, 1, 1, hours, minutes, tzinfo=dt.UTC)) == words


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Cam kết năm 2026", "Cam kết năm hai nghìn không trăm hai mươi sáu"),
        ("đại diện 8 thôn", "đại diện tám thôn"),
        ("từ 03 lên 05 lần", "từ ba lên năm lần"),
        ("Thôn 4", "Thôn bốn"),
        ("1/2 ngày", "nửa ngày"),
        ("ngày 09/12/2026", "ngày mùng chín tháng mười hai năm hai nghìn không trăm hai mươi sáu"),
        ("29/10/2025", "ngày hai mươi chín tháng mười năm hai nghìn không trăm hai mươi lăm"),
        ("ngày 24/11", "ngày hai mươi tư tháng mười một"),
        ("tháng 4/2026", "tháng tư năm hai nghìn không trăm hai mươi sáu"),
        ("quý IV/2025", "quý bốn năm hai nghìn không trăm hai mươi lăm"),
        ("07 giờ 30", "bảy giờ ba mươi phút"),
        ("7h30", "bảy giờ ba mươi phút"),
        ("14 giờ 00 phút", "mười bốn giờ"),
        ("40-60 người", "bốn mươi đến sáu mươi người"),
        ("600 m, 2,5 km", "sáu trăm mét, hai phẩy năm ki-lô-mét"),
        ("1.500 m2", "một nghìn năm trăm mét vuông"),
        ("0,05 ha", "không phẩy không năm héc-ta"),
        ("đạt 95%", "đạt chín mươi lăm phần trăm"),
        ("60.000.000 đồng", "sáu mươi triệu đồng"),
        ("UBND xã, HĐND và MTTQ", "Ủy ban nhân dân xã, Hội đồng nhân dân và Mặt trận Tổ quốc"),
        ("phát triển KT-XH", "phát triển kinh tế, xã hội"),
        ("8 mương", "tám mương"),
    ],
)
def test_what_is_written_short_is_said_in_full(written: str, said: str) -> None:
    assert text(written) == said


@pytest.mark.parametrize(
    "written",
    [
        "số 171-TB/ĐU",
        "15/KH-UBND",
        "218-QĐ/TW",
        "13-HD/BTGDVTU",
        "QL10",
        "ĐT.359",
        "TT xã",
        "ngày 32/13/2026",
        "tháng 13",
        "1234567890123456",
        "chữ thường",
    ],
)
def test_what_has_no_plain_reading_stays_as_it_is(written: str) -> None:
    assert text(written) == written


def test_a_telephone_number_is_said_figure_by_figure() -> None:
    assert digits("0225 3.842") == "không hai hai năm, ba, tám bốn hai"


def test_things_one_after_another() -> None:
    assert listed([], "và") == ""
    assert listed(["một"], "và") == "một"
    assert listed(["một", "hai", "ba"], "hoặc") == "một, hai hoặc ba"
