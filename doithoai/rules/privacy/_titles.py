"""Titles before a name: honours that the State confers and publishes, and learned callings in which somebody speaks.

An honour of the State (hero, mother of heroes, people's artist) is conferred by a published decision of the President
and borne in public, so whoever bears it is lawfully named with it, unless as the petitioner of a matter of their own. A
degree or a calling alone says nothing of a post: such a person is named lawfully where they speak for an institution
or teach the meeting, and is a citizen like any other where they live in a village and ask.
"""

from __future__ import annotations

import re
from functools import cache

_HONOURS = (
    r"(?:bà )?mẹ (?:việt nam anh hùng|vnah|vn anh hùng)|anh hùng(?: lực lượng vũ trang(?: nhân dân)?| llvt(?:nd)?"
    r"| lao động| quân đội)?|(?:nghệ (?:nhân|sĩ|sỹ)|nhà giáo|thầy thuốc) (?:nhân dân|ưu tú)"
    r"|ns(?:nd|ưt)|nn(?:nd|ưt)|ng(?:nd|ưt)|tt(?:nd|ưt)"
)
_CALLINGS = (
    r"tiến (?:sĩ|sỹ)|thạc (?:sĩ|sỹ)|(?:phó )?giáo sư|gs|pgs|ts|ths|bs|ks|kts|ls|kỹ sư|kiến trúc sư"
    r"|bác (?:sĩ|sỹ)(?: chuyên khoa (?:i{1,2}|[12])| đa khoa)?|bsck(?:i{1,2}|[12])|dược (?:sĩ|sỹ)|luật sư|nhà báo"
    r"|chuyên gia|giảng viên|nhà nghiên cứu|nhà văn|nhà thơ|nhạc (?:sĩ|sỹ)|nghệ (?:nhân|sĩ|sỹ)|linh mục|mục sư"
    r"|(?:đại đức|thượng tọa|hòa thượng|ni sư|sư thầy)"
)
_INSTITUTIONS = (
    r"viện|học viện|đại học|trường|khoa|bệnh viện|trung tâm|phòng khám|trạm|công ty|tổng công ty|tập đoàn|báo|tạp chí"
    r"|đài|đoàn luật sư|văn phòng|hội (?!viên)|liên hiệp|sở|cục|chi cục|ban|phòng|ngân hàng|hợp tác xã|chùa|giáo xứ"
    r"|giảng viên|giám đốc|chuyên gia|nghiên cứu viên|chính xứ|quản xứ|trụ trì|quản nhiệm"
    r"|nguyên (?:giám|trưởng|phó|viện)"
)
_TEACHING = (
    r"(?:đã )?(?:trình bày|báo cáo (?:chuyên đề|tham luận|viên)|tham luận|giảng|truyền đạt|phổ biến|giới thiệu"
    r"|thuyết trình|giải đáp|giải thích pháp luật|tư vấn (?:cho|pháp|sức)|hướng dẫn|tập huấn|khám bệnh|thay mặt)"
)


@cache
def _before(titles: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:(?:ông|bà) )?(?:(?:{_HONOURS}|{_CALLINGS})\.?,? ?)*(?:{titles})\.? ?[:,]? ?$")


@cache
def _spoken_for() -> re.Pattern[str]:
    return re.compile(rf"(?i)[*_]{{0,3}}\s?(?:(?:,|-|–|\()\s?(?:{_INSTITUTIONS})(?!\w)|{_TEACHING}(?!\w))")


@cache
def _asking() -> re.Pattern[str]:
    home = r"(?:,? (?:(?:ở|ngụ|trú|tại) )?(?:thôn|tổ|xóm|khu|ấp|bản)(?!\w)[^.,;\n]{0,25})?"
    return re.compile(
        rf"(?i)[*_]{{0,3}}{home},? (?:cũng |đã |có đơn |tiếp tục )?"
        r"(?:đề nghị|kiến nghị|phản ánh|hỏi|khiếu nại|tố cáo|xin)(?!\w)"
    )


def asks(text: str, end: int) -> bool:
    """Whether the one whose name ends there asks for something."""
    return _asking().match(text, end) is not None


def honour(near: str) -> int | None:
    """Where an honour of the State begins that ends what stands before a name."""
    found = _before(_HONOURS).search(near)
    return found.start() if found else None


def speaks_as_such(text: str, start: int, end: int) -> bool:
    """Whether somebody with a learned calling speaks for an institution, or teaches the meeting."""
    near = text[max(0, start - 60) : start]
    return _before(_CALLINGS).search(near) is not None and _spoken_for().match(text, end) is not None
