"""What must be known of a new archive, and what is refused: names, years, days, each with a sentence that says why."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping

from doithoai.init import stock
from doithoai.model.base import Frozen
from doithoai.model.vocabulary import UnitKind

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NAME = re.compile(r"[\w .,()'–-]+")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")
_OWNER = re.compile(r"@[A-Za-z0-9-]+(/[A-Za-z0-9_.-]+)?( @[A-Za-z0-9-]+(/[A-Za-z0-9_.-]+)?)*")
_LONGEST = 60
_WORDS = 300
MOST = 365
"""The largest number that a rule may hold."""
RESERVED = frozenset(
    (
        *("calendar", "policies", "private", "files", "records", "schemas", "assets", "404", "index", "doithoai-shell"),
        *("con", "prn", "aux", "nul", *(f"{device}{number}" for device in ("com", "lpt") for number in range(10))),
        *("can-cu", "dinh-chinh", "don-vi", "du-lieu", "du-lieu-mo", "gioi-thieu", "huong-dan", "ke-hoach", "ket-luan"),
        *(
            "kien-nghi",
            "lich",
            "quy-tac",
            "rieng-tu",
            "so-lieu",
            "tham-gia",
            "thong-bao",
            "tim-kiem",
            "tra-cuu",
            "kiem-chung",
        ),
        *("tre-han-va-thieu", "tung-dieu", "an-toan"),
    )
)
"""Names that the archive, the portal or Windows needs itself."""


class InitRefused(Exception):
    """A value that can't be taken; the sentence says what is wrong and what is right."""


class Choices(Frozen, frozen=True, kw_only=True):
    """All that differs from one new archive to another."""

    unit: str
    name: str
    model: str
    year: int
    joined: dt.date
    title: str | None = None
    issuer: str | None = None
    number: str | None = None
    issued: dt.date | None = None
    secretary: str | None = None
    chair: str | None = None
    account: str | None = None
    offices: Mapping[str, str] = {}
    sections: Mapping[str, str] = {}
    values: Mapping[str, str] = {}
    without: frozenset[str] = frozenset()

    @property
    def kind(self) -> UnitKind:
        """Commune, ward or special zone, as the name says."""
        return kind_of(self.name)

    @property
    def policy(self) -> str:
        """The file of the unit's rules."""
        return f"{self.unit}-{self.year}"


def unit_id(text: str) -> str:
    """The folder of the unit, as in its addresses."""
    if not _SLUG.fullmatch(text) or len(text) > _LONGEST:
        raise InitRefused(
            f"mã đơn vị “{text}” không dùng được: chỉ chữ thường không dấu, chữ số và dấu gạch nối, ví dụ an-binh"
        )
    if text in RESERVED or text.isdecimal():
        raise InitRefused(f"mã đơn vị “{text}” đã dành cho việc khác; hãy chọn mã khác, ví dụ xa-{text}")
    return text


def unit_name(text: str) -> str:
    """The unit's name with its kind in front."""
    name = one_line(text, "tên đơn vị")
    kind = kind_of(name)
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        raise InitRefused(
            f"tên đơn vị “{name}” chỉ gồm chữ, số, dấu cách, dấu chấm, phẩy, gạch nối, ngoặc, dài đến {_LONGEST} chữ"
        )
    if not name.removeprefix(kind.label).strip():
        raise InitRefused(f"tên đơn vị “{name}” mới có loại, còn thiếu tên; ví dụ: {kind.label} An Bình")
    return name


def kind_of(name: str) -> UnitKind:
    """The kind that a name begins with."""
    for kind in UnitKind.present():
        if name == kind.label or name.startswith(f"{kind.label} "):
            return kind
    raise InitRefused(f"tên đơn vị “{name}” phải bắt đầu bằng xã, phường hoặc đặc khu (chữ thường), ví dụ: xã An Bình")


def one_line(text: str, what: str) -> str:
    """Plain words on one line, composed as records are."""
    if _CONTROL.search(text):
        raise InitRefused(f"{what} có ký tự ẩn hoặc xuống dòng")
    told = " ".join(unicodedata.normalize("NFC", text).split())
    if not told:
        raise InitRefused(f"{what} để trống")
    if not told.isprintable() or len(told) > _WORDS:
        raise InitRefused(f"{what} có ký tự ẩn hoặc dài quá {_WORDS} chữ")
    return told


def model(text: str) -> str:
    """One of the plans that can be a model."""
    if text not in stock.MODELS:
        raise InitRefused(f"không có mẫu “{text}”; các mẫu: {', '.join(stock.MODELS)}")
    return text


def year(text: str) -> int:
    """A year that has a calendar, so that its limits can be counted."""
    known = stock.years()
    if not text.isascii() or not text.isdecimal() or int(text) not in known:
        raise InitRefused(f"năm “{text}” chưa có lịch ngày nghỉ; các năm đã có: {', '.join(map(str, known))}")
    return int(text)


def day(text: str) -> dt.date:
    """A day, as records write it or as documents do."""
    if found := re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", text.strip()):
        text = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        raise InitRefused(f"“{text}” không phải là ngày; viết như 2026-01-20 hoặc 20/01/2026") from None


def pair(text: str, what: str) -> tuple[str, str]:
    """NAME=WORDS, as options give it."""
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise InitRefused(f"{what} viết như MÃ=NỘI DUNG, hiện là “{text}”")
    return name.strip(), one_line(value, what)


def owner(text: str) -> str:
    """Accounts or teams that must read a change."""
    told = one_line(text, "tài khoản")
    if not _OWNER.fullmatch(told):
        raise InitRefused(f"tài khoản “{told}” viết như @tai-khoan hoặc @to-chuc/nhom, cách nhau bằng dấu cách")
    return told
