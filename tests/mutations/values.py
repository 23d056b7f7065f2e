"""What texts are mistyped to, and what may be wrong with a whole file; every person here is made up."""

from __future__ import annotations

import base64
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

TEXTS = (
    "xin gọi 0912 345 678",
    "căn cước công dân số 001199012345",
    "thư về nguyenvantam@gmail.com",
    "số nhà 12, ngõ 5, đường Lê Lợi",
    "tài khoản 0123456789012 tại Vietcombank",
    "sinh ngày 12/5/1970",
    "xe biển số 15A-123.45",
    "sổ bảo hiểm xã hội số 3112345678",
    "mã số bảo hiểm y tế GD4313112345678",
    "sổ đỏ số BA 123456",
    "giấy chứng nhận quyền sử dụng đất số BA 123456",
    "hộ chiếu số B1234567",
    "facebook.com/nguyen.van.tam.1970",
    "ông Nguyễn Văn Tám đề nghị",
    "Ông Nguyễn Văn Tám ở Thôn Nhất đã gửi đơn nhiều lần.",
    "UBND xã TiÕp nhËn vµ tr¶ lêi",
    "Xin gửi về nguoi.neu@example.com.",
    "Mẹ tôi, sinh năm 1950, chưa được trợ cấp.",
    "Nhà văn hóa xây năm 1950 đã xuống cấp.",
    "Cống trước số nhà 12 ngõ 3 bị sập.",
    "Cống ở đầu ngõ 3 bị sập.",
    "Mã số BHXH 3112345678 chưa chốt.",
    "Mã số BHXH chưa chốt.",
    "Hồ sơ nộp từ tháng 7 chưa có kết quả.",
    "Há»™i nghá»‹ cá»§a xÃ£.",
    "Hội nghị của xã.",
    "chưa nhập",
    "từ tháng 9 đến tháng 11 năm 2024",
    "từ tháng 9 đến tháng 12 năm 2025",
    "",
)
"""Each is what one rule of privacy or of form looks for, or a near miss of it."""
PICTURE = (
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAFElEQVR4nGM8ISfHgA0wYRUdtBIA0MoBFD5jqJkAAAAASUVORK5C"
    "YIJ4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4"
    "eHh4eHh4eA=="
)
"""A picture with something behind its end."""
BESIDE = (
    ("nhap.txt", "write", "Gọi 0912 345 678.\n"),
    ("files/danh-sach.txt", "write", "Gọi 0912 345 678\n"),
    ("files/danh-sach.csv", "write", "thôn,số\nNhất,=1+1\n"),
    ("files/hong.pdf", "base64", "JVBERi0xLjcgaG9uZw=="),
    ("files/anh.png", "base64", PICTURE),
)
"""What is left beside records: its name, how it is written, and what it says."""
ADDED_TEXTS = (
    "2025/01",
    "2025/02",
    "2025/02#2",
    "conclusion_notice",
    "minutes",
    "written_reply",
    "phong-kinh-te",
    "khong-co",
    "Lý do là như vậy.",
    "https://vi-du.example/hop",
    "2025-11-20T07:30+07:00",
    "2025-11-18T07:30+07:00",
)


def _write(path: Path, text: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _decoded(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(base64.b64decode(data))


def _bytes(path: Path, how: str) -> None:
    text = path.read_text(encoding="utf-8")
    ways: dict[str, Callable[[], bytes]] = {
        "bom": lambda: b"\xef\xbb\xbf" + text.encode(),
        "crlf": lambda: text.replace("\n", "\r\n").encode(),
        "nfd": lambda: unicodedata.normalize("NFD", text).encode(),
        "latin": lambda: text.encode("latin-1", "replace") + b"\xe9",
        "tab": lambda: text.replace("  ", "\t").encode(),
        "empty": lambda: b"",
        "null": lambda: text.encode() + b"\x00",
        "twice": lambda: _doubled(text).encode(),
        "unclosed": lambda: (text.replace(": ", ': "', 1)).encode(),
    }
    path.write_bytes(ways[how]())


def _doubled(text: str) -> str:
    """The first field once more."""
    lines = text.splitlines(keepends=True)
    first = next(place for place, line in enumerate(lines) if ":" in line)
    return "".join((*lines[: first + 1], lines[first].replace("- ", "  ", 1), *lines[first + 1 :]))


WHOLE: dict[str, Callable[[Path, Any], object]] = {
    "delete": lambda path, _: path.unlink(),
    "rename": lambda path, name: path.rename(path.with_name(name)),
    "copy": lambda path, name: shutil.copyfile(path, path.with_name(name)),
    "bytes": _bytes,
    "write": _write,
    "base64": _decoded,
}
