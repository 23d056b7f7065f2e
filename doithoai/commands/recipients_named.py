"""The recipients of a paper as it names them, matched to the unit's offices and to records/recipients.yml.

A line may name several ("Thường trực Đảng ủy, HĐND, UBND xã"), in abbreviations. What is not surely one of the
known bodies stays unknown: to send is a legal act, and a wrong office would be charged with a day of receipt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from doithoai.model.base import Frozen
from doithoai.model.records import Unit
from doithoai.patterns import lazy
from doithoai.reading.archive import Archive
from doithoai.reading.word.bits import Quoted, folded

_SHORT = (
    (r"\bu ?b ?m ?t ?t ?q\b", "uy ban mat tran to quoc"),
    (r"\bm ?t ?t ?q\b", "mat tran to quoc"),
    (r"\bubnd\b", "uy ban nhan dan"),
    (r"\bhdnd\b", "hoi dong nhan dan"),
    (r"\bvp\b", "van phong"),
    (r"\bvpdu\b", "van phong dang uy"),
    (r"\btt\b(?= (?:dang uy|thanh uy|hoi dong|hdnd|uy ban|ubnd))", "thuong truc"),
    (r"\btttu\b", "thuong truc thanh uy"),
    (r"\bbtv\b", "ban thuong vu"),
    (r"\bbch\b", "ban chap hanh"),
    (r"\bbtgdv\b", "ban tuyen giao va dan van"),
    (r"\bban xdd\b|\bbxdd\b", "ban xay dung dang"),
    (r"\bvh xh\b", "van hoa xa hoi"),
    (r"\bct\b(?= uy ban| ubnd)", "chu tich"),
    (r"\bttphcc\b|\bttpvhcc\b", "trung tam phuc vu hanh chinh cong"),
    (r"\bbhxh\b", "bao hiem xa hoi"),
    (r"\btp\b", "thanh pho"),
)
_NOTE = lazy(r"\([^()]*\)?")
_ALSO = lazy(r"\s*(?:[,;/&]|\bvà\b)\s*")
_FILLERS = lazy(r"\b(?:cac|dong chi|d c|co quan|viet nam|dia phuong)\b")
_KINDS = ("xa", "phuong", "dac khu", "thi tran")
_HEADS = ("thuong truc", "van phong", "ban thuong vu", "lanh dao")
"""What a line says once for several bodies."""
_KNOWN: Mapping[str, tuple[str, ...]] = {
    "nguoi-neu-kien-nghi": (
        "nguoi neu kien nghi",
        "nguoi neu y kien",
        "to chuc ca nhan neu kien nghi",
        "ca nhan neu kien nghi",
    ),
    "cac-thon": ("thon", "to dan pho", "thon to dan pho", "thon dan cu", "truong thon"),
    "cap-tren": ("cap tren",),
    "mat-tran": ("uy ban mat tran to quoc", "mat tran to quoc", "mat tran"),
    "co-quan-co-tham-quyen": ("don vi duoc giao giai quyet", "co quan duoc giao giai quyet", "don vi duoc giao"),
    "dai-bieu-duoc-moi": ("dai bieu duoc moi", "dai bieu", "thanh phan du hop", "thanh phan duoc moi"),
    "nguoi-chu-tri": ("nguoi chu tri", "chu tri hoi nghi"),
}
"""How papers call some of them besides their names."""


class Addressee(Frozen, frozen=True):
    """One line of recipients, and which of the known ones it names; `whole` when nothing of it is left unknown."""

    said: Quoted
    known: tuple[tuple[str, str], ...]
    """Their ids and names."""
    whole: bool


def named(archive: Archive, unit: Unit, said: Quoted) -> Addressee:
    """Match one line."""
    names = dict(_names(archive, unit))
    line = _NOTE.sub(" ", said.value)
    if one := names.get(_bare(line, unit)):
        return Addressee(said, (_called(archive, unit, one),), whole=True)
    found: list[str] = []
    whole, head = True, ""
    for part in _ALSO.split(line):
        bare = _bare(part, unit)
        if not bare:
            continue
        one = names.get(bare) or (names.get(f"{head} {bare}") if head else None)
        head = next((word for word in _HEADS if bare.startswith(f"{word} ")), head)
        if one is None:
            whole = False
        elif one not in found:
            found.append(one)
    return Addressee(said, tuple(_called(archive, unit, key) for key in found), whole and bool(found))


def _called(archive: Archive, unit: Unit, key: str) -> tuple[str, str]:
    office = next((one.name for one in unit.offices if one.id == key), "")
    return key, office or archive.recipients.get(key, key)


def _names(archive: Archive, unit: Unit) -> Iterator[tuple[str, str]]:
    """Every name of every known body, bare, with its id; an office of the unit stands before a shared recipient."""
    for key, label in archive.recipients.items():
        yield _bare(label, unit), key
        yield from ((_bare(each, unit), key) for each in _KNOWN.get(key, ()))
    for office in unit.offices:
        names = (office.name, *(one.name for one in office.names), *_KNOWN.get(office.id, ()))
        yield from ((_bare(one, unit), office.id) for one in names)


def _bare(text: str, unit: Unit) -> str:
    """A name folded, spelt out, without the unit's own kind and name."""
    told = folded(text)
    for short, full in _SHORT:
        told = re.sub(short, full, told)
    own = folded(unit.name)
    told = re.sub(rf"\b{re.escape(own)}$", "", told).strip()
    for kind in _KINDS:
        told = re.sub(rf"\s+{kind}$", "", told)
    return " ".join(_FILLERS.sub(" ", told).split())
