"""Phrases in large letters as they are written in a sentence."""

from __future__ import annotations

import re

from doithoai.vietnamese.wording import capital

NAMES = (
    *("Ban Thường vụ", "Ban Chấp hành", "Ban Thường trực", "Ban Xây dựng Đảng", "Ban Tuyên giáo và Dân vận"),
    *("Đảng ủy", "Đảng bộ", "Thành ủy", "Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    *("Ủy ban Mặt trận Tổ quốc", "Mặt trận Tổ quốc", "Phó Chủ tịch", "Chủ tịch", "Phó Bí thư", "Bí thư", "Thường trực"),
    *("Phó Chánh Văn phòng", "Chánh Văn phòng", "Văn phòng", "Phó Trưởng", "Phòng Kinh tế", "Công an", "Việt Nam"),
    *("Phòng Văn hóa - Xã hội", "Trạm Y tế", "Hội Liên hiệp Phụ nữ", "Đoàn Thanh niên", "Hội Nông dân"),
)
"""Names that keep their large letters inside a phrase."""


def spelt(words: str) -> str:
    """A phrase in large letters as it is written in a sentence: ỦY BAN NHÂN DÂN is Ủy ban nhân dân."""
    even = " ".join(words.split()).strip(" .,:")
    if not even.isupper():
        return even
    told = even.lower().replace("uỷ", "ủy")
    for one in NAMES:
        told = re.sub(rf"(?<!\w){re.escape(one.lower())}(?!\w)", one, told)
    return capital(told)
