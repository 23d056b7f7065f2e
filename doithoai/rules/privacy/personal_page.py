"""The page or account of a person in a social network stands in public text.

## Vì sao

Trang cá nhân, tài khoản mạng xã hội, mã kết bạn chỉ ra một người: tên, ảnh, gia đình của họ (Nghị định
356/2025/NĐ-CP); đưa lên mạng là công khai và phải có đồng ý (Luật Bảo vệ dữ liệu cá nhân 2025, Điều 16). Trang của xã,
của cơ quan, đoàn thể, trường học thì không phải của một người nên vẫn được ghi.

## Cách sửa

Bỏ liên kết khỏi văn bản công khai, viết chung: “người dân có đăng ảnh trên mạng xã hội”. Trang của cơ quan mà tên liên
kết không cho biết thì viết rõ trước liên kết: “Trang của Ủy ban nhân dân xã: …”.

Đã xem kỹ và đây không phải thông tin của một người (trang của một câu lạc bộ) thì ghi ở unit.yml, kèm chức vụ người
xem, ngày và lý do; chỉ đúng nguyên văn ấy được tha:
`not_private: [{rule: V15, text: "fb.com/…", by: Chánh Văn phòng, on: 2026-11-27, reason: Trang của một câu lạc bộ}]`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote

from doithoai.cases.case import Case
from doithoai.model.findings import Problem
from doithoai.model.vocabulary import FindingLevel
from doithoai.rules.privacy._looks import in_whole
from doithoai.rules.privacy._passages import evenly, judge

CODE = "V15"
NAME = "Trang cá nhân trong văn bản công khai"
LEVEL = FindingLevel.ERROR
VI = "Văn bản công khai có trang cá nhân hoặc tài khoản mạng xã hội của một người (“{shown}”)."
EN = "A public text has the page or account of a person in a social network (“{shown}”)."


def check(case: Case) -> Iterator[Problem]:
    """Look for pages of persons; where the unit itself takes matters is its own."""
    window = case.conference.petitions_open
    own = (window.link or "").lower() if window else ""
    yield from judge(case, CODE, suspect, find, lambda words: words.lower() in own)


def _suspect(text: str) -> bool:
    return ".com/" in text or ".me/" in text or ".COM/" in text or "Facebook.com" in text


suspect = in_whole(_suspect)


@cache
def _pattern() -> re.Pattern[str]:
    """The hosts whose first part is the name of somebody."""
    hosts = (
        r"(?:[a-z\-]{1,6}\.)?facebook\.com|fb\.com|fb\.me|m\.me|(?:www\.)?messenger\.com/t|t\.me|telegram\.me"
        r"|(?:www\.|vt\.)?tiktok\.com|(?:www\.)?instagram\.com|(?:www\.)?threads\.(?:net|com)|(?:www\.)?zaloapp\.com/qr/p"
        r"|zalo\.me|(?:www\.)?linkedin\.com/in"
    )
    return re.compile(
        rf"(?i)(?<![\w.@/])(?:https?://)?(?:{hosts})/(?P<page>[^\s<>()\[\]“”\"',;]*[^\s<>()\[\]“”\"',;.!?:])"
    )


@cache
def _of_nobody() -> re.Pattern[str]:
    """Pages of the network itself, of groups, posts whose writer the link doesn't tell, and numbers that V01 knows."""
    return re.compile(
        r"(?i)(?:groups?|events?|watch|share|sharer|reel|photo|photos|hashtag|marketplace|login|help|policies|search|tag"
        r"|story\.php|permalink\.php|plugins|qr|dialog|g|s|pc|joinchat|explore|p|stories|discover|privacy|legal|ads)(?:[/?.]|$)"
        r"|\+|[0-9]{9,12}(?!\w)|[0-9]{16,}(?!\w)|$"
    )


_OFFICES = (
    "ubnd|uyban|hdnd|mttq|mattran|congan|catp|dang(?:bo|uy)|chinhquyen|thongtin|xa(?!nh|ch)[a-z]{3}|thitran|thanhpho|tp[a-z.]"
    "|huyen(?:uy|doan)|tinh(?:uy|doan)|doan(?:thanhnien|xa|phuong|tn)|tuoitre|phunu|nongdan|cuuchienbinh|thpt|thcs|tieuhoc"
    "|hoi(?:nong|phu|cuu|lien|chu|khuyen|dong|nguoi)|truong(?:th[cp]|mam|mn|tieu)|mamnon|tramyte|benhvien|trungtam|ttyt"
    "|bao(?:haiphong|phap|tuoi|dien|nhan|lao|thanh|cong)|htx|hoptacxa|congty|dienluc|evn|nhamay|nganhang|bhxh|vnpt|viettel"
    "|gov|fanpage|page|vietnam|portal|news|tintuc|club|clb|nhom"
)
"""How pages of offices are named. Phương, Trường, Bảo, Đăng, Huyền are people as well: those need another word."""
_SAID = (
    r"trang (?:chính thức|thông tin)[^.;\n]{0,60}$|fanpage[^.;\n]{0,60}$"
    r"|(?:của|tại) (?:xã|phường|thôn|trường|hội|đoàn|công an|[uủ][ỷy] ban|ubnd|mặt trận|trạm|trung tâm|chi cục|cơ quan"
    r"|báo|đài|sở|phòng|câu lạc bộ|nhóm|công ty|hợp tác xã)[^.;\n]{0,40}$"
    r"|(?:ubnd|công an|đoàn thanh niên|hội (?:nông|phụ|cựu|liên|chữ|khuyến)|trường (?:mầm|tiểu|th))[^.;\n]{0,40}$"
)
_OWN = r"cá nhân|của (?:tôi|em|cháu|mình|ông|bà|anh|chị)|nick"


@cache
def _office_name() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[^a-z])(?:{_OFFICES})|ubnd|congan|mattran|thanhnien|thcs|thpt|tramyte")


@cache
def _said() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(f"(?i){_SAID}"), re.compile(f"(?i)(?:{_OWN})[^.;\\n]{{0,30}}$")


@evenly
def find(text: str) -> Iterator[tuple[int, str]]:
    """Links to pages that neither their name nor the words before them tell to be an office's."""
    if not _suspect(text):
        return
    for one in _pattern().finditer(text):
        page = unquote(one["page"]).lstrip("@")
        before = text[max(0, one.start() - 90) : one.start()].rpartition("://")[2]
        office, own = _said()
        if _of_nobody().match(page) or _office_name().search(page.lower()):
            continue
        if own.search(before) or not office.search(before):
            yield one.start(), one[0]
