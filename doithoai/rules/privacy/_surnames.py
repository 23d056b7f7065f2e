"""Names of people: surnames, middle names, and those whom streets and schools are named after."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache

from doithoai.model.base import Frozen
from doithoai.patterns import lazy
from doithoai.rules.privacy._passages import UPPER


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CERTAIN_SURNAMES = _words(
    "Nguyễn Trần Lê Phạm Huỳnh Hùynh Phan Vũ Võ Đặng Bùi Đỗ Ngô Đinh Trịnh Trương Phùng Quách Nghiêm Doãn Khuất Nhữ "
    "Tống Mạc Đàm Khổng Ngụy Nguỵ Uông Phí"
)
"""Written with a capital they are hardly anything else: two words more make a name."""

_ALSO_WORDS = _words(
    "Hoàng Hòang Hồ Dương Lý Đào Đoàn Vương Lâm Mai Tô Tạ Hà Cao Thái Châu Chu Kiều Lại Triệu La Vi Thân Bạch Khúc "
    "Nông Tôn Âu Lò Sùng Ông Từ Lã Văn Kim Sơn Cầm Lục Quan Lều Vàng Giàng Thào Hầu Vừ Cù Chử Mùa Lầu Hạng Ma Đồng "
    "Điêu Quàng Cà Tòng Lường Bế Hờ Ly Y Rơ Siu Ksor Nay Danh Kha Tiêu Mã Diệp Trang Viên Ninh Đới Ngọ Cung Bàn Phàn "
    "Chảo Tẩn Lù Hoa Nhâm Ứng Thiều Bồ Cấn Phó Khương Sử Trà Đường Hàn Thẩm Tất Thi Dư "
    "Alăng Arất Zơrâm Bríu Niê Mlô Kpă Rmah "
    "Lưu Tăng Giáp Lương Đậu Thạch Hứa Bành Chẩu Cáp Cái Cam Chế Chung Chúc Công Đổng Giản Hồng Hướng Khưu Khâu "
    "Lạc Liêu Liễu Long Lộ Lỗ Lữ Luyện Mẫn Mâu Nhan Phù Quản Sái Sầm Tào Tề Tiết Tiền Toàn Trì Tưởng Vòng Vưu Xa"
)
"""Surnames that are also words or parts of places: a middle name has to follow."""

_MORE_OFTEN_SURNAMES = _words("Hoàng Hồ Dương Lý Đào Đoàn Vương Lâm Mai Tạ Hà Cao Thái Chu Kiều Lại Lương Lưu")

_OF_HMONG = _words("Giàng Vừ Sùng Thào Lầu Hạng Mùa Chang Cứ Vàng Hờ Lù Tráng Phàng")
"""With A behind them they are names: Giàng A Páo."""

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
            self.words[0] in CERTAIN_SURNAMES or self.words[1] in _MIDDLE or self.words[1] in _CERTAIN
        )

    @property
    def plain(self) -> bool:
        """Whether no word is needed before it: nothing else is called so."""
        first, second, *_ = self.words
        if self.small:
            return self.certain and first in CERTAIN_SURNAMES
        if self.certain or (first in CERTAIN_SURNAMES and self.full) or (first in _OF_HMONG and second == "A"):
            return True
        return self.full and first in _MORE_OFTEN_SURNAMES and second not in _OF_PLACES and not self.shouted

    @property
    def short(self) -> bool:
        """Whether a surname and a given name may be all: many villages are called alike."""
        return len(self.words) > 1 and (self.words[0] in CERTAIN_SURNAMES or len(self.words) > 2)

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


_SURNAMES = CERTAIN_SURNAMES | _ALSO_WORDS
_OFTEN_BARE = "Nguyễn Trần Lê Phạm Huỳnh Vũ Võ Đặng Bùi Đỗ Ngô Đinh Trịnh Trương Phùng Hoàng Hồ Dương Đào Đoàn"
_BARE = {_bare(word): word for word in _OFTEN_BARE.split()}
BARE_SMALL = frozenset(_bare(word).lower() for word in f"{_OFTEN_BARE} Phan Mai Ly".split())
"""The usual surnames in small letters without accents."""
_BARE_MIDDLE = {"Van": "Văn", "Thi": "Thị"}
_PART = lazy(r"\S+")


def either(words: frozenset[str]) -> str:
    """One of the words, by first letter: most letters of a text begin none of them."""
    tails: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=lambda one: (-len(one), one)):
        tails[word[0]].append(word[1:])
    return "(?:" + "|".join([f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(tails.items())]) + ")"


TYPED = _SURNAMES | frozenset(_BARE) | {word.upper() for word in CERTAIN_SURNAMES | _MORE_OFTEN_SURNAMES}
"""However they are typed, but for small letters."""


@cache
def _capitals() -> re.Pattern[str]:
    between = r"(?: {1,4}| ?\n ?)"
    return re.compile(
        rf"{either(TYPED)}(?:{between}(?:thị|văn)(?={between}[{UPPER}]))?(?:{between}[{UPPER}][^\W\d_]*){{1,4}}(?!\w)"
    )


_NO_NAMES = (
    *_words(
        "hóa hoá bản phòng minh kiện học nghệ thư bằng chỉ phạm miếu khố công tế sách ngữ "
        "trường trấn xã tứ giác phần hiếu lực uy dân tộc"
    ),
)
_SMALL = tuple(lazy(rf"{word}(?<=\W{word}) {{1,4}}([^\W\d_]+)") for word in ("văn", "thị"))
_SMALLEST = lazy(r"nguyễn(?<!\wnguyễn) {1,4}[^\W\d_]+(?: {1,4}[^\W\d_]+)?")


@cache
def _small_first() -> re.Pattern[str]:
    first = "|".join(sorted({word.lower() for word in CERTAIN_SURNAMES | _MORE_OFTEN_SURNAMES} - {"nguyễn"}))
    return re.compile(rf"(?<!\w)(?:{first}) {{1,4}}$")


def typed_small(text: str) -> list[Name]:
    """Names without capitals: few words are followed by văn or thị and something else than văn bản, thị trường."""
    found = [_name(text, *one.span()) for one in _SMALLEST.finditer(text)] if "nguyễn" in text else []
    for pattern in _SMALL:
        for one in pattern.finditer(text):
            if one[1].startswith(_NO_NAMES):
                continue
            before = text[max(0, one.start() - 12) : one.start()]
            if first := _small_first().search(before):
                found.append(_name(text, one.start() - len(before) + first.start(), one.end()))
    return found


def names(text: str) -> list[Name]:
    """Every run of capitals that begins with a surname, and names typed small that have thị or văn in them."""
    found = [_name(text, *one.span()) for one in _capitals().finditer(text)]
    found = [one for one in found if not one.start or not text[one.start - 1].isalnum()]
    if small := typed_small(text):
        found = sorted([*found, *small], key=lambda one: one.start)
    return found


def _name(text: str, start: int, end: int) -> Name:
    said = text[start:end]
    parts = [(one.start(), one[0]) for one in _PART.finditer(said)]
    words = [word.title() if len(word) > 1 else word for _, word in parts]
    words = words[:1] + [_BARE_MIDDLE.get(word, word) for word in words[1:]]
    # Of “Lý Đông Nguyễn Văn An” the first two are a village.
    places = range(1, len(words) - 2)
    later = [at for at in places if words[at + 1] in _CERTAIN and (words[at] in _SURNAMES or words[at] in _BARE)]
    first = later[0] if later and words[1] not in _CERTAIN else 0
    words = words[first:]
    words[0] = _BARE.get(words[0], words[0])
    return Name(start + parts[first][0], end, tuple(words), said.isupper(), said.islower())
