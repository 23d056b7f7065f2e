"""Names of people: surnames, middle names, and those whom streets and schools are named after."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache

from doithoai.model.base import Frozen
from doithoai.rules.privacy._passages import UPPER


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ONLY_SURNAMES = _words(
    "Nguyễn Trần Lê Phạm Huỳnh Hùynh Phan Vũ Võ Đặng Bùi Đỗ Ngô Đinh Trịnh Trương Phùng Quách Nghiêm Doãn Khuất Nhữ "
    "Tống Mạc Đàm Khổng Ngụy Nguỵ Uông Phí"
)
"""Written with a capital they are hardly anything else: two words more make a name."""

_ALSO_WORDS = _words(
    "Hoàng Hòang Hồ Dương Lý Đào Đoàn Vương Lâm Mai Tô Tạ Hà Cao Thái Châu Chu Kiều Lại Triệu La Vi Thân Bạch Khúc "
    "Nông Tôn Âu Lò Sùng Ông Từ Lã Văn Kim Sơn Cầm Lục Quan Lều Vàng Giàng Thào Hầu Vừ Cù Chử Mùa Lầu Hạng Ma Đồng "
    "Điêu Quàng Cà Tòng Lường Bế Hờ Ly Y Rơ Siu Ksor Nay Danh Kha Tiêu Mã Diệp Trang Viên Ninh Đới Ngọ Cung Bàn Phàn "
    "Chảo Tẩn Lù Hoa Nhâm Ứng Thiều Bồ Cấn Phó Khương Sử Trà Đường Hàn Thẩm Tất Thi Dư "
    "Lưu Tăng Giáp Lương Đậu Thạch Hứa Bành Chẩu Cáp Cái Cam Chế Chung Chúc Công Đổng Giản Hồng Hướng Khưu Khâu "
    "Lạc Liêu Liễu Long Lộ Lỗ Lữ Luyện Mẫn Mâu Nhan Phù Quản Sái Sầm Tào Tề Tiết Tiền Toàn Trì Tưởng Vòng Vưu Xa"
)
"""Surnames that are also words or parts of places: a middle name has to follow."""

_MORE_OFTEN_SURNAMES = _words("Hoàng Hồ Dương Lý Đào Đoàn Vương Lâm Mai Tạ Hà Cao Thái Chu Kiều Lại Lương Lưu")

_MIDDLE = _words(
    "Văn Thị Đình Đức Xuân Quang Hữu Minh Ngọc Thanh Bá Công Duy Đăng Gia Hoàng Hồng Huy Khắc Kim Mạnh Nhật Như Phúc "
    "Quốc Sỹ Sĩ Tấn Thế Thu Thúy Thuý Thùy Thuỳ Tiến Trọng Trung Tuấn Tường Viết Việt Vĩnh Anh Bích Diệu Hải Hà Khánh "
    "Lan Mai Mỹ Phương Quỳnh Thảo Trà Tú Tuyết Vân Yến Nguyễn Trần Lê Phạm Cao Ngô Vũ Bảo Bình Chí Danh Doãn Đại Đắc "
    "Đoàn Đông Giang Hạnh Hiền Hiếu Hòa Hoà Hùng Hưng Kiều Lệ Linh Long Lương Mộng Nam Nhân Nhã Phi Phú Phước Quế Quý "
    "Song Tâm Tân Thái Thành Thiên Thiện Thịnh Thuận Thủy Thuỷ Tố Tri Trí Trường Tùng Uyên Ái Ánh Cẩm Cát Châu Dạ "
    "Hoài Hương Khải Lâm Lưu Nguyên Nguyệt Phan Thục Thất A Thiết Vinh Triệu"
)

_OF_PLACES = _words("Nam Đông Thành Trung Tân Giang Hải Hòa Hoà Bình Thái Long Phú Sơn Thanh Hồng Lâm Châu Vĩnh Hưng")
"""Middle names that parts of places are as well."""

_CERTAIN = frozenset(("Văn", "Thị"))
"""The middle names that places do not bear."""

_HISTORY = (
    "Hồ Chí Minh, Tôn Đức Thắng, Võ Nguyên Giáp, Phạm Văn Đồng, Trường Chinh, Lê Duẩn, Nguyễn Văn Linh, Nguyễn Văn "
    "Cừ, Lê Hồng Phong, Hà Huy Tập, Trần Phú, Nguyễn Tất Thành, Nguyễn Ái Quốc, Nguyễn Sinh Sắc, Nguyễn Lương Bằng, "
    "Nguyễn Chí Thanh, Hoàng Quốc Việt, Hoàng Văn Thụ, Lê Thanh Nghị, Lê Đức Thọ, Phạm Hùng, Võ Văn Kiệt, Võ Chí "
    "Công, Nguyễn Hữu Thọ, Nguyễn Thị Minh Khai, Nguyễn Thị Định, Võ Thị Sáu, Lê Văn Tám, Nguyễn Văn Trỗi, Nguyễn Văn "
    "Bé, Nguyễn Viết Xuân, Phan Đình Giót, Bế Văn Đàn, Tô Vĩnh Diện, La Văn Cầu, Cù Chính Lan, Lý Tự Trọng, Vừ A "
    "Dính, Nông Văn Dền, Phạm Ngọc Thạch, Đặng Thùy Trâm, Nguyễn Văn Thạc, Phan Đăng Lưu, Phan Đình Phùng, Phan Bội "
    "Châu, Phan Châu Trinh, Phan Chu Trinh, Huỳnh Thúc Kháng, Lương Văn Can, Nguyễn Thái Học, Hoàng Hoa Thám, Hoàng "
    "Diệu, Tôn Thất Thuyết, Tôn Thất Tùng, Tôn Đản, Nguyễn Tri Phương, Nguyễn Trung Trực, Trương Định, Nguyễn Đình "
    "Chiểu, Nguyễn Khuyến, Tú Xương, Trần Tế Xương, Nguyễn Công Trứ, Nguyễn Du, Nguyễn Trãi, Nguyễn Huệ, Quang Trung, "
    "Lê Lợi, Lê Lai, Lê Thánh Tông, Lê Thái Tổ, Lê Đại Hành, Lê Hoàn, Lê Chân, Lê Quý Đôn, Lê Văn Hưu, Lê Hữu Trác, "
    "Lê Văn Duyệt, Lý Thái Tổ, Lý Thường Kiệt, Lý Nam Đế, Lý Chính Thắng, Trần Hưng Đạo, Trần Nhân Tông, Trần Quốc "
    "Toản, Trần Quốc Tuấn, Trần Quang Khải, Trần Nhật Duật, Trần Khánh Dư, Trần Nguyên Hãn, Trần Bình Trọng, Trần Thủ "
    "Độ, Trần Thái Tông, Trần Khát Chân, Trần Đại Nghĩa, Trần Văn Ơn, Trần Huy Liệu, Trần Cao Vân, Trần Duy Hưng, "
    "Đinh Tiên Hoàng, Đinh Bộ Lĩnh, Ngô Quyền, Ngô Gia Tự, Ngô Sĩ Liên, Ngô Thì Nhậm, Ngô Thì Sĩ, Phạm Ngũ Lão, Phạm "
    "Sư Mạnh, Phạm Hồng Thái, Phạm Tử Nghi, Phạm Thế Hiển, Mạc Đĩnh Chi, Mạc Đăng Dung, Mạc Thị Bưởi, Nguyễn Bỉnh "
    "Khiêm, Chu Văn An, Cao Bá Quát, Cao Thắng, Bùi Thị Xuân, Bùi Thị Cúc, Bùi Hữu Nghĩa, Đoàn Thị Điểm, Đào Duy Từ, "
    "Đào Duy Anh, Đặng Trần Côn, Đặng Dung, Đặng Tất, Đặng Thai Mai, Đặng Kim Nở, Triệu Quang Phục, Mai Thúc Loan, "
    "Khúc Thừa Dụ, Hồ Xuân Hương, Hồ Tùng Mậu, Hồ Quý Ly, Tô Hiến Thành, Tô Hiệu, Tô Hiến, Lương Thế Vinh, Lương "
    "Khánh Thiện, Lương Ngọc Quyến, Vũ Trọng Phụng, Vũ Trọng Khánh, Nam Cao, Ngô Tất Tố, Nguyễn Đức Cảnh, Nguyễn Công "
    "Hoan, Nguyễn Bính, Nguyễn Tuân, Nguyễn Đình Thi, Nguyễn Hồng, Nguyên Hồng, Văn Cao, Thế Lữ, Hàn Mặc Tử, Kim "
    "Đồng, Nguyễn Bá Ngọc, Nguyễn Văn Tố, Nguyễn Khắc Nhu, Nguyễn Xiển, Nguyễn Xí, Nguyễn Cao, Nguyễn Đức Thuận, Lê "
    "Thị Riêng, Lê Thị Hồng Gấm, Lê Trọng Tấn, Văn Tiến Dũng, Chu Huy Mân, Hoàng Minh Thảo, Hoàng Ngân, Trần Đăng "
    "Ninh, Nguyễn Thiện Thuật, Nguyễn Thị Thập, Nguyễn Văn Thoại, Thoại Ngọc Hầu, Lê Minh Xuân, Nguyễn Hữu Cảnh, Tạ "
    "Quang Bửu, Nguyễn Quyền, Bà Triệu, Bà Trưng, Nguyễn Trường Tộ, Nguyễn Phong Sắc, Xuân Diệu, Tản Đà, Tố Hữu, Phan "
    "Huy Chú"
)


class Name(Frozen, frozen=True):
    """Words that may be the name of a person, and how surely they are."""

    start: int
    end: int
    words: tuple[str, ...]
    shouted: bool = False
    """Whether it is written in capitals, as whole headings are."""
    small: bool = False
    """Whether it is written without capitals, where most surnames are words of another meaning."""

    @property
    def certain(self) -> bool:
        """Whether nothing but a person is called so."""
        return len(self.words) > 2 and self.words[1] in _CERTAIN

    @property
    def full(self) -> bool:
        """Whether it has a middle name."""
        return len(self.words) > 2 and (
            self.words[0] in _ONLY_SURNAMES or self.words[1] in _MIDDLE or self.words[1] in _CERTAIN
        )

    @property
    def plain(self) -> bool:
        """Whether no word is needed before it: nothing else is called so."""
        first, second, *_ = self.words
        if self.small:
            return self.certain and first in _ONLY_SURNAMES
        if self.certain or (first in _ONLY_SURNAMES and self.full):
            return True
        return self.full and first in _MORE_OFTEN_SURNAMES and second not in _OF_PLACES and not self.shouted

    @property
    def short(self) -> bool:
        """Whether a surname and a given name may be all: many villages are called alike."""
        return len(self.words) > 1 and (self.words[0] in _ONLY_SURNAMES or len(self.words) > 2)

    @property
    def abbreviated(self) -> bool:
        """Whether the given name is an initial: nobody is named."""
        return len(self.words[-1]) == 1

    @property
    def of_history(self) -> bool:
        """Whether streets and schools are named so."""
        return " ".join(self.words) in _historic()


@cache
def _historic() -> frozenset[str]:
    return frozenset(_HISTORY.split(", "))


def _bare(word: str) -> str:
    """A word without its marks, as it is typed where there is no Vietnamese keyboard."""
    parted = unicodedata.normalize("NFD", word.replace("Đ", "D").replace("đ", "d"))
    return "".join([letter for letter in parted if not unicodedata.combining(letter)])


_SURNAMES = _ONLY_SURNAMES | _ALSO_WORDS
_BARE = {
    _bare(word): word for word in sorted(_ONLY_SURNAMES | {"Hoàng", "Hồ", "Dương", "Lý", "Đào", "Đoàn", "Hà", "Cao"})
}
_BARE = {bare: word for bare, word in _BARE.items() if bare not in _SURNAMES}
_BARE_MIDDLE = {"Van": "Văn", "Thi": "Thị"}
_PART = re.compile(r"\S+")


def _either(words: frozenset[str] | set[str]) -> str:
    """One of the words, by first letter: most letters of a text begin none of them."""
    tails: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=lambda one: (-len(one), one)):
        tails[word[0]].append(word[1:])
    return "(?:" + "|".join([f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(tails.items())]) + ")"


_FIRST = _either(_SURNAMES | {word.upper() for word in _SURNAMES} | set(_BARE))
_BETWEEN = r"(?: {1,4}| ?\n ?)"
_NAME = re.compile(rf"(?<!\w){_FIRST}(?:{_BETWEEN}[{UPPER}][^\W\d_]*){{1,4}}(?!\w)")
SIGN = re.compile(rf"{_FIRST}(?: | ?\n)[ \n]*[{UPPER}]")
"""A surname and a capital, for a first look at all texts."""

_SMALL_SIGN = re.compile(r" (?:thị|văn) ")
_SMALL_FIRST = _either({word.lower() for word in _ONLY_SURNAMES | _MORE_OFTEN_SURNAMES})
_SMALL = re.compile(
    rf"(?<!\w)(?:nguyễn {{1,4}}(?:thị |văn )?[^\W\d_]+|{_SMALL_FIRST} {{1,4}}(?:thị {{1,4}}"
    r"(?!trường|trấn|xã|tứ|giác|phần|hiếu|lực|uy|dân|tộc)|văn {1,4}"
    r"(?!hóa|hoá|bản|phòng|minh|kiện|học|nghệ|thư|bằng|chỉ|phạm|miếu|khố|công|tế|sách|ngữ))[^\W\d_]+)"
)


def suspect(text: str) -> bool:
    """Whether anybody may be named at all."""
    return SIGN.search(text) is not None or "nguyễn " in text or " thị " in text or _small_sign(text)


def _small_sign(text: str) -> bool:
    return " văn " in text and _SMALL.search(text) is not None


def names(text: str) -> list[Name]:
    """Every run of capitals that begins with a surname, and names typed small that have thị or văn in them."""
    found = [_name(one) for one in _NAME.finditer(text)]
    if "nguyễn " in text or _SMALL_SIGN.search(text):
        found += [_name(one) for one in _SMALL.finditer(text)]
        found.sort(key=lambda one: one.start)
    return found


def _name(found: re.Match[str]) -> Name:
    parts = [(one.start(), one[0]) for one in _PART.finditer(found[0])]
    words = [word.title() if len(word) > 1 else word for _, word in parts]
    words = words[:1] + [_BARE_MIDDLE.get(word, word) for word in words[1:]]
    # Of “Lý Đông Nguyễn Văn An” the first two are a village.
    later = [
        at
        for at in range(1, len(words) - 2)
        if words[at + 1] in _CERTAIN and (words[at] in _SURNAMES or words[at] in _BARE)
    ]
    first = later[0] if later and words[1] not in _CERTAIN else 0
    words = words[first:]
    words[0] = _BARE.get(words[0], words[0])
    return Name(found.start() + parts[first][0], found.end(), tuple(words), found[0].isupper(), found[0].islower())
