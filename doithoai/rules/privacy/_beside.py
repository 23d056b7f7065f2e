"""What stands beside a name and tells whose it is: a citizen's, that of an official with a post, or a street's."""

from __future__ import annotations

import re
from functools import cache

from doithoai.patterns import lazy
from doithoai.rules.privacy._passages import UPPER
from doithoai.rules.privacy._titles import asks, honour

POST = (
    r"(?:(?:nguyên|quyền) )?(?:phó |chi hội |tổ |đội |hiệu |trạm |xã |ban )?"
    r"(?:bí thư|chủ tịch|chủ nhiệm|trưởng|giám đốc|chánh|[uủ][ỷy] viên|cán bộ|công chức|chuyên viên|đại biểu"
    r"|thường trực|phó|thủ tướng|bộ trưởng)\b"
)
"""A post, for any case of letters."""

_MORE_POSTS = (
    rf"{POST}|(?:nhóm|cụm) trưởng|kế toán(?: trưởng)?|thủ quỹ|văn thư|viên chức|đồng chí|đ/c|thư ký|chủ tọa|chủ toạ"
    r"|chủ trì|người ký|(?:báo cáo|phát thanh|kiểm sát|chấp hành|thanh tra|hòa giải|phóng) viên|thẩm phán"
    r"|(?:đại|thượng|trung|thiếu) (?:tướng|tá|[uú]y)"
)
_OFFICES = (
    r"văn phòng|phòng|ban (?!công tác)|công an|sở|[uủ][ỷy] ban|ubnd|hđnd|hội đồng|mặt trận|đảng [uủ][ỷy]|trạm y tế"
    r"|ban chỉ huy|bộ phận một cửa"
    r"|hội (?:liên|nông|cựu|người|chữ|khuyến|luật)|đoàn thanh|đại diện (?:lãnh|[uủ][ỷy]|đảng|phòng|sở|chi cục"
    r"|ban (?!công tác)|công ty|điện lực|ngân hàng|cơ quan|trung tâm|trường|mặt trận|ubnd|hđnd|hội đồng|công an|trạm)"
)
_OF_OFFICES = (
    r"ban|nhân|dân|xã|phường|thị|trấn|thôn|xóm|tổ|khu|phố|đảng|[uủ][ỷy]|bộ|thành|tỉnh|hội|đồng|đoàn|thường|trực|vụ"
    r"|chấp|hành|nông|phụ|nữ|thanh|niên|cựu|chiến|binh|mặt|trận|quốc|việt|nam|công|an|quân|sự|chỉ|huy|trung|tâm"
    r"|phục|chính|văn|phòng|kinh|tế|h[oó][áa]|tư|pháp|tịch|địa|xây|dựng|môi|trường|y|trạm|tiểu|học|cơ|sở|mầm|non"
    r"|thcs|thpt|ubnd|hđnd|mttq|hợp|tác|quản|lý|trật|tự|đô|kiểm|tra|tuyên|giáo|vận|chức|chế|ngân|sách|nội|số|cụm"
    r"|cư|chi|nhánh|điện|lực|phó|trưởng|chuyên|trách|kiêm|thống|kê|một|cửa|và|liên|hiệp|người|cao|tuổi|chữ|thập|đỏ"
    r"|khuyến|giám|sát|tiếp|ty|hàng|sách|dự|án|kho|bạc|nước|vực|viện|kiểm|lâm|cục|thuế|tra|nghiệp|nghệ|cộng|đại|diện"
    r"|bưu|giao|dịch|thủy|thuỷ|lợi|đầu|tư|điều|hành"
)

_OWN_PEOPLE = "".join(f"(?<!{one} )" for one in ("đồng", "ban", "án", "sát", "tra", "trang", "thẩm")) + "nhân dân"
"""The people, and not what is of the people by its name: a council, a court."""
_CITIZEN = (
    r"cử tri|(?<!tiếp )công dân|hộ(?: dân| gia đình| nghèo| cận nghèo| kinh doanh| liền kề| ông| bà)?|gia đình"
    r"|đại biểu|bị đơn|nguyên đơn|(?:nhân|người) chứng|bệnh nhân|nạn nhân|học sinh|sinh viên|thí sinh|trẻ em|cháu"
    r"|bé|em|con(?: trai| gái)?|vợ|chồng|bố|mẹ|cha|(?:anh|chị|em) (?:trai|gái|ruột)|hàng xóm|tiểu thương"
    r"|(?<!hội )nông dân|hội viên|đảng viên|đoàn viên|(?<!hội )cựu chiến binh|(?:thương|bệnh) binh|liệt sĩ"
    r"|thân nhân|thầy(?: giáo)?|cô(?: giáo)?|bác(?: sĩ)?"
    rf"|{_OWN_PEOPLE}"
    r"|bên (?:bán|mua|a|b)"
    r"|tôi|(?<!mang )tên|họ tên|họ và tên|ông|bà|anh|chị|cụ|chú|nhà|xã viên|công nhân|(?:lái|tài) xế?"
    r"|phụ huynh|chủ (?!tịch|nhiệm|trì|tọa|toạ)\w+(?: \w+)?|nhà giáo|y tá|điều dưỡng"
    r"|(?<!hội )(?<!\w)người(?! ký| chủ trì| phát ngôn| phụ trách)(?: \w+){1,3}|đương sự|đồng bào"
    r"|(?:bị|nguyên) cáo|bị hại"
)
_PEOPLE = rf"{_OWN_PEOPLE}|người dân|bà con|đồng bào"
_LINK = r"(?:(?:,? (?:là|gồm|có|tên|tên là|của)| ?:| ?-)? ?[“\"(*_]{0,3})"

_PLACES = (
    r"đường|phố|ngõ|ngách|hẻm|kiệt|đại lộ|tuyến|xã|phường|thôn|làng|xóm|ấp|buôn|khu|khu phố|thị trấn|huyện|quận"
    r"|tỉnh|thành phố|tp\.?|trường|tiểu học|thcs|thpt|cơ sở|phổ thông|mầm non|mẫu giáo|đại học|cao đẳng|học viện"
    r"|chuyên|công viên|quảng trường|vườn hoa|(?<!yêu )(?<!nhu )cầu|chợ|đền|(?<!gia )đình|chùa|miếu|(?<!chính )phủ"
    r"|lăng|nhà thờ|từ đường|tượng|tượng đài|đô thị|công nghiệp|tập thể|dân cư|tái định cư|chung cư|tòa nhà"
    r"|toà nhà|bệnh viện|đa khoa|phòng khám|nghĩa trang|hội trường|văn hóa|văn hoá|thư viện|bảo tàng|lưu niệm"
    r"|di tích|quỹ|học bổng|giải thưởng|giải|cúp|kênh|sông|hồ|đầm|đê|núi|đảo|ga|bến|cảng|sân|sân vận động|sân bay"
    r"|trạm bơm|nhà máy|xí nghiệp|ngã tư|ngã ba|ngã năm|nút giao|vòng xuyến|kè|bãi|xứ đồng|trung tâm|chi đoàn"
    r"|liên đội|đội|lớp|chi bộ|dòng họ|tư tưởng|phong cách|gương|nhãn hiệu|nhà hàng|khách sạn|siêu thị|công chứng"
    r"|luật sư|mang tên|giao với|danh nhân(?: văn h(?:óa|oá))?|vua|tướng|danh tướng|nữ tướng|danh y"
    r"|trạng nguyên|thám hoa|bảng nhãn|hoàng giáp|thành hoàng|đô đốc|chí sĩ|nhà cách mạng|nhà yêu nước|lãnh tụ"
    r"|tiền bối cách mạng|nhà (?:thơ|văn)|nhạc sĩ|thờ|trạng trình|thánh"
    r"|anh hùng(?: lực lượng vũ trang(?: nhân dân)?| lao động)?|tên là phố|tổ dân phố"
)
_COMPANIES = (
    r"(?:công ty|cty|dntn|doanh nghiệp|hợp tác xã|htx|tập đoàn|văn phòng luật sư|văn phòng công chứng|phòng khám|trường"
    r"|trung tâm|cơ sở giáo dục|quỹ|giải|nhóm trẻ|tổ hợp tác|trang trại)"
    r"(?: (?:tnhh|cổ phần|cp|mtv|một thành viên|hai thành viên|tư nhân|xây dựng|môi trường|thương mại|dịch vụ|vận tải"
    r"|đầu tư|sản xuất|nông nghiệp|trung học|cơ sở|phổ thông|tiểu học|mầm non|thcs|thpt|đa khoa|văn hóa|văn hoá|xã|và"
    r"|&|bóng đá|bóng chuyền|học bổng|thể thao))*"
)
_LIST_BETWEEN = lazy(
    r"(?:\s?[,;/–-]|\s?,?\s(?:và|với|cùng|đến|hay|hoặc))\s(?:(?:đường|phố) )?(?:(?:ông|bà|anh|chị|em|cháu)\s)?$"
)


@cache
def _before() -> dict[str, re.Pattern[str]]:
    """What may stand right before a name, by whose it is."""
    start = r"(?<!\w)"
    gap = rf"(?:[ ]?[,/]?[ ](?:(?i:{_OF_OFFICES})(?!\w)|[{UPPER}][\w.]*|[0-9]+))*"
    said = r"[:,–-]?\s[*_“\"(]{0,3}$"
    return {
        "people": re.compile(rf"{start}(?i:{_PEOPLE})\s$"),
        "citizen": re.compile(rf"{start}(?i:{_CITIZEN}){_LINK}$"),
        "post": re.compile(rf"{start}(?i:{_MORE_POSTS}){gap}(?:\s?[:,(–-])?\s(?:(?:ông|bà)\s)?[*_“\"(]{{0,3}}$"),
        "signed": re.compile(rf"{start}(?i:{POST})[^.;\n]*\n(?:\s*\(?(?i:đã ký|ký tên)[^\n]*\n)?\s*[*_]{{0,3}}$"),
        "place": re.compile(rf"{start}(?i:{_PLACES}|{_COMPANIES})(?: số [0-9]+)?{said.replace('[:,–-]?', '')}"),
        "capital": re.compile(rf"{start}[{UPPER}]\w*\s$"),
    }


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)[*_]{{0,3}}\s?(?:,|-|–|\(|\||là|giữ chức)\s?(?:(?:hiện )?là |(?:chức vụ|chức danh|hiện là)\s?:?\s?)?"
        rf"(?:{_MORE_POSTS}|(?:{_OFFICES})\b)"
    )


def before(text: str, start: int, end: int) -> str:
    """Whose name begins there, or that nobody knows.

    A “citizen”, “people” who may be those of a place, an official with a “post”, a “place”; “capital” before the rest
    of another name.
    """
    near = text[max(0, start - 110) : start]
    if (titled := honour(near)) is not None:
        own = _before()["citizen"].search(near[:titled]) or _before()["people"].search(near[:titled])
        return "citizen" if own or asks(text, end) else "post"
    for whose in ("people", "citizen", "post", "place", "capital"):
        if _before()[whose].search(near):
            return whose
    return "post" if near.endswith(("\n", "*", "_", " ")) and "\n" in near and _before()["signed"].search(near) else ""


def with_post_after(text: str, end: int) -> bool:
    """Whether a post or an office follows the name."""
    return _after().match(text, end) is not None


def in_one_list(between: str) -> bool:
    """Whether two names stand in one list, by the words between them."""
    return _LIST_BETWEEN.fullmatch(between) is not None
