"""QR codes, module by module, against another encoder, and read by a decoder."""

from __future__ import annotations

import re
import string

import pytest
import qrcode  # type: ignore[import-untyped]
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from qrcode.util import MODE_8BIT_BYTE, QRData  # type: ignore[import-untyped]

from doithoai.views import qr

PAGE = "https://doithoai.example/minh-hoa/2026/02/"
LETTERS = string.ascii_letters + string.digits + "-._~:/?#@!$&'()*+,;=%"
Matrix = list[list[bool]]


def drawn(path: str, side: int) -> Matrix:
    """The modules that a path of downward strokes covers; no module twice."""
    found = [[False] * side for _ in range(side)]
    column = row = 0
    for move, first, second in re.findall(r"([Mmv])(-?\d+)(?: ?(-?\d+))?", path):
        if move == "v":
            for _ in range(int(first)):
                assert not found[row][column]
                found[row][column] = True
                row += 1
        else:
            column, row = (column, row) if move == "m" else (0, 0)
            column, row = column + int(first), row + int(second)
    return found


def reference(text: str, side: int) -> Matrix:
    code = qrcode.QRCode(
        version=(side - 17) // 4, error_correction=qrcode.ERROR_CORRECT_M, mask_pattern=qr._MASK, border=0
    )
    code.add_data(QRData(text.encode(), mode=MODE_8BIT_BYTE))
    code.make(fit=False)
    return [[bool(one) for one in row] for row in code.get_matrix()]


def read(matrix: Matrix, scale: int = 3) -> list[str]:
    """What a decoder reads from the code, printed with its quiet zone."""
    side = len(matrix) + 2 * qr.QUIET
    rows = [[False] * side] * qr.QUIET
    rows += [[False] * qr.QUIET + row + [False] * qr.QUIET for row in matrix]
    rows += [[False] * side] * qr.QUIET
    pixels = b"".join(
        bytes(0 if dark else 255 for dark in row for _ in range(scale)) for row in rows for _ in range(scale)
    )
    image = memoryview(pixels).cast("B", shape=(side * scale, side * scale))
    return [found.text for found in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("length", [1, 14, 15, 26, 27, 42, 43, 62, 63, 84, 85, 106])
def test_a_code_is_the_one_that_another_encoder_makes(length: int) -> None:
    text = (PAGE * 3)[:length]
    sheet = qr.sheet([text])
    assert sheet
    matrix = drawn(sheet.shared + sheet.rest[0], sheet.side)
    assert matrix == reference(text, sheet.side)
    assert read(matrix) == [text]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(LETTERS, min_size=1, max_size=106), min_size=1, max_size=8))
def test_whatever_texts_share_a_page_each_code_says_its_own(texts: list[str]) -> None:
    sheet = qr.sheet(texts)
    assert sheet
    for text, rest in zip(texts, sheet.rest, strict=True):
        assert drawn(sheet.shared + rest, sheet.side) == reference(text, sheet.side)


def test_the_codes_of_the_petitions_of_a_page_are_read_and_stay_small() -> None:
    texts = [f"{PAGE}#kn-{number}" for number in range(1, 121)]
    sheet = qr.sheet(texts)
    assert sheet
    assert [read(drawn(sheet.shared + rest, sheet.side)) for rest in sheet.rest] == [[text] for text in texts]
    assert sum(map(len, sheet.rest)) / len(texts) < 1024
    assert len(sheet.shared) < 2048


def test_a_code_survives_a_stain() -> None:
    sheet = qr.sheet([PAGE])
    assert sheet
    matrix = drawn(sheet.shared, sheet.side)
    for row in range(12, 17):
        matrix[row][14:19] = [True] * 5
    assert matrix != drawn(sheet.shared, sheet.side)
    assert read(matrix) == [PAGE]


@pytest.mark.parametrize("texts", [[], [""], ["https://đối-thoại.vn/"], [PAGE, "x" * 107]])
def test_what_cannot_be_such_a_code_gives_none(texts: list[str]) -> None:
    assert qr.sheet(texts) is None
