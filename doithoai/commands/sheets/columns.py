"""The columns of the sheet in which opinions are collected: what each asks for, and the words that may stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from doithoai.model.base import Frozen
from doithoai.model.dossier import Key
from doithoai.model.records import Petition
from doithoai.model.vocabulary import (
    LAST_DAY_OF_DISTRICTS,
    Channel,
    Level,
    PetitionClass,
    PetitionerKind,
    Received,
    Word,
)
from doithoai.reading.archive import Archive
from doithoai.vietnamese.folding import forms, terms


class SheetColumn(Frozen, frozen=True):
    """One column: the field of a petition that it fills, its head, and what the head may be called besides."""

    path: str
    head: str
    kind: str
    """number, day, word, name (one of a list where the unit has one) or text."""
    width: int
    hint: str
    needed: bool = False
    also: tuple[str, ...] = ()


OFFICE = "assigned.office"
COLUMNS = (
    SheetColumn("id", "Số kiến nghị", "number", 9, "Để trống: lấy số tiếp theo.", also=("số", "số thứ tự")),
    SheetColumn("received.when", "Nhận lúc", "word", 15, "Trước hay tại hội nghị.", needed=True, also=("lúc",)),
    SheetColumn("received.on", "Ngày nhận", "day", 13, "Ngày/tháng/năm, như 05/11/2026.", needed=True),
    SheetColumn("received.channel", "Kênh tiếp nhận", "word", 22, "Chọn trong danh sách.", needed=True, also=("kênh",)),
    SheetColumn("petitioner.kind", "Người nêu", "word", 16, "Chọn trong danh sách; không ghi tên người.", needed=True),
    SheetColumn(
        "petitioner.village", "Thôn, tổ dân phố", "name", 18, "Chọn trong danh sách.", also=("thôn", "tổ dân phố")
    ),
    SheetColumn("field", "Lĩnh vực", "word", 22, "Chọn trong danh sách.", needed=True),
    SheetColumn("supporters", "Số người cùng nêu", "number", 11, "Từ 2 trở lên; một người thì để trống."),
    SheetColumn(
        "text",
        "Nội dung",
        "text",
        60,
        "Không ghi tên, điện thoại, địa chỉ nhà, số giấy tờ của người dân.",
        also=("nội dung công khai", "nội dung kiến nghị", "nội dung ý kiến", "ý kiến, kiến nghị"),
    ),
    SheetColumn("class", "Phân loại", "word", 24, "Chọn trong danh sách."),
    SheetColumn(
        "answer",
        "Nội dung trả lời",
        "text",
        60,
        "Không ghi tên, điện thoại, địa chỉ nhà của người dân.",
        also=("trả lời",),
    ),
    SheetColumn("level", "Cấp giải quyết", "word", 16, "Chọn trong danh sách."),
    SheetColumn(OFFICE, "Cơ quan được giao", "word", 30, "Chọn trong danh sách.", also=("cơ quan giải quyết",)),
    SheetColumn("assigned.due", "Hạn giải quyết", "day", 13, "Ngày/tháng/năm, như 05/11/2026.", also=("hạn",)),
)
"""In the order of the sheet. What it does not hold (states, replies, promises …) no sheet changes."""

NAME, CONTACT = "person.name", "person.contact"
INTERNAL = (
    SheetColumn(NAME, "Họ và tên", "text", 24, "Chỉ vào sổ riêng (private/).", also=("họ tên",)),
    SheetColumn(CONTACT, "Liên hệ", "text", 30, "Chỉ vào sổ riêng (private/).", also=("số điện thoại", "điện thoại")),
)
"""What a sheet holds besides for those who may know who raised a matter: it goes to private/ and nowhere else."""

IDENTITY = (
    *(
        "họ và tên",
        "họ tên",
        "tên",
        "người gửi",
        "người kiến nghị",
        "số điện thoại",
        "điện thoại",
        "liên hệ",
        "địa chỉ",
    ),
    *("căn cước", "số căn cước", "cccd", "cmnd", "ngày sinh", "năm sinh", "email", "số định danh"),
)
"""Heads of columns that tell who somebody is: they are told of, and never read."""


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Words as they are compared: without tones, capitals, signs."""
    return " ".join(terms[one] for one in forms(text))


class Lists(Frozen, frozen=True, dict=True):
    """The words that may stand in each column, with what people call them."""

    words: Mapping[str, Mapping[str, str]]

    @cached_property
    def meant(self) -> Mapping[str, Mapping[str, str]]:
        """Each word by all that it may be written as."""
        return {
            path: {folded(said): word for word, label in some.items() for said in (word.replace("_", " "), label, word)}
            for path, some in self.words.items()
        }

    def label(self, path: str, word: str) -> str:
        """What people call a word; the word itself where nobody knows it."""
        return self.words.get(path, {}).get(word) or word


def lists(archive: Archive, key: Key) -> Lists:
    """The lists for the sheet of a conference; what stands on record of it is among them, of whatever time it is."""
    unit = archive.unit(key.unit)
    folder = archive.conference(key)
    start = folder.conference.start.date() if folder.conference and folder.conference.start else None
    ended = {Level.DISTRICT} if start is None or start > LAST_DAY_OF_DISTRICTS else set()
    offices = {one.id: archive.body(key.unit, one.id) for one in (unit.offices if unit else ())}
    outside = {one: archive.recipients[one] for one in sorted(archive.bodies_outside) if one not in offices}
    words: dict[str, dict[str, str]] = {
        "received.when": _labels(Received),
        "received.channel": _labels(Channel),
        "petitioner.kind": _labels(PetitionerKind),
        "petitioner.village": dict.fromkeys(unit.villages if unit else (), ""),
        "field": dict(archive.fields),
        "class": _labels(PetitionClass),
        "level": _labels(one for one in Level if one not in ended),
        OFFICE: offices | outside,
    }
    for one in folder.petitions:
        for path, value in cells(one).items():
            if words.get(path):
                words[path].setdefault(str(value), archive.body(key.unit, str(value)))
    return Lists(words)


def _labels(words: Iterable[Word]) -> dict[str, str]:
    return {str(one): one.label for one in words}


def cells(one: Petition) -> dict[str, object]:
    """What a petition says in the columns of the sheet: values as records have them, empty ones left out."""
    given = one.assigned
    found: dict[str, object | None] = {
        "id": one.id,
        "received.when": one.received.when,
        "received.on": one.received.on,
        "received.channel": one.received.channel,
        "petitioner.kind": one.petitioner.kind,
        "petitioner.village": one.petitioner.village,
        "field": one.field,
        "supporters": one.supporters,
        "text": one.text,
        "class": one.classed,
        "answer": one.answer,
        "level": one.level,
        OFFICE: given.office if given else None,
        "assigned.due": given.due if given else None,
    }
    return {path: value for path, value in found.items() if value is not None}
