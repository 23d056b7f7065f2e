"""Collects the checksums of what is published, for the page that tells a downloaded file from a look-alike offline."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import IntEnum
from itertools import groupby
from pathlib import Path

from msgspec.structs import replace

from doithoai import public
from doithoai.cases.case import Case
from doithoai.disk import write
from doithoai.model import addresses
from doithoai.model.base import Frozen
from doithoai.model.dossier import DocumentFile
from doithoai.model.evidence import FileHeld
from doithoai.model.records import Attachment
from doithoai.opendata import files
from doithoai.vietnamese.wording import capital, grouped, short_date
from doithoai.views.collector import Given, OfUnit, Whole
from doithoai.views.conference_rows import title
from doithoai.views.evidence import day_of, whole_history
from doithoai.views.portal import Portal


class Standing(IntEnum):
    """How a file stands to what is published."""

    NOW, OLD, GONE = range(3)


class Checked(Frozen, frozen=True):
    """One file that somebody may hold: its checksum, what is told of it, its place, how it stands, and since when."""

    sha256: str
    told: str
    page: str
    standing: Standing
    since: dt.date | None = None


PAGE = "kiem-chung"
WITHIN = 150_000
"""Letters that are told of files within the page itself; of more each part stands in a file of its own."""
KEPT, FIRST_DAY = 16, dt.date(2000, 1, 1)
"""Bytes of a checksum that the page keeps of each file: nobody makes another file of the same in any time."""


def packed(files: Iterable[Checked]) -> str:
    """What a saved page knows of each file without a network, in 24 letters (18 bytes, as Base64).

    The first bytes of its checksum, how it stands (2 bits) and the day since when it is held (14 bits, 0: not known).
    One file that stands in several places is told once, as it stands best, and since the earliest day.
    """
    found: dict[str, Checked] = {}
    for one in files:
        other = found.setdefault(one.sha256, one)
        if other is not one:
            days = [each.since for each in (one, other) if each.since]
            found[one.sha256] = replace(
                other, standing=min(one.standing, other.standing), since=min(days, default=None)
            )
    return b64encode(b"".join(map(_packed, sorted(found.values(), key=lambda one: one.sha256)))).decode()


def _packed(one: Checked) -> bytes:
    days = (one.since - FIRST_DAY).days if one.since else 0
    days = days if 0 < days < 1 << 14 else 0
    return bytes.fromhex(one.sha256)[:KEPT] + (one.standing << 14 | days).to_bytes(2)


def _encoded(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Checking:
    """The files of all units by checksum."""

    def __init__(self, site: Path, portal: Portal) -> None:
        """Begin without any."""
        self.site, self.portal = site, portal
        self.files: list[Checked] = []
        self._inline = True

    def part(self, name: str) -> UnitChecking:
        """Begin one unit."""
        del name
        return UnitChecking(self.site, self.portal)

    def add(self, value: tuple[Checked, ...]) -> None:
        """Take what one unit gave."""
        self.files += value

    def finish(self, whole: Whole) -> Iterable[str]:
        """Write what is told of each file by the first figures of its checksum, where that is too much for one page."""
        del whole
        self.files.sort(key=lambda one: one.sha256)
        rows = self._rows()
        self._inline = len(_encoded(rows)) <= WITHIN
        if self._inline:
            return
        for part, some in groupby(rows, key=lambda row: row[0][:2]):
            path = f"{PAGE}/{part}.json"
            write(f"{self.site}/{path}", _encoded([*some]).encode())
            yield path

    def _rows(self) -> list[list[str]]:
        root = self.portal.site or "../"
        return [[one.sha256, one.told, f"{root}{one.page}"] for one in self.files]

    def slots(self) -> Mapping[str, Callable[[], str]]:
        """The list that the page holds."""
        return {"published": self._published}

    def _published(self) -> str:
        day = short_date(self.portal.today)
        count = grouped(sum(one.standing is Standing.NOW for one in self.files))
        held = {
            "day": day,
            "count": count,
            "known": packed(self.files),
            **({"files": self._rows()} if self._inline else {}),
        }
        safe = _encoded(held).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        told = f"Trang này biết {count} tệp, công bố đến ngày {day}. {self._history()}".strip()
        return f'<p>{told}</p>\n<script type="application/json" id="dt-published">{safe}</script>'

    def _history(self) -> str:
        """What is known of the history that the days are from."""
        if self.portal.evidence is None:
            return "Bản dựng này không được giao lịch sử của kho, nên không nêu tệp có trong kho từ ngày nào."
        return " ".join(f"{one}." for one in whole_history(self.portal.evidence.evidence))


class UnitChecking:
    """Gathers the files of one unit."""

    def __init__(self, site: Path, portal: Portal) -> None:
        """Begin with no conference."""
        self.site, self.portal = site, portal
        self.files: list[Checked] = []

    def add(self, case: Case) -> None:
        """Take one conference."""
        data = self._record(case)
        if data:
            told = f"Đây là hồ sơ dữ liệu mở (JSON) của {title(case)}, {case.unit.name}, đúng như đang công bố ở đây."
            self.files.append(Checked(hashlib.sha256(data).hexdigest(), told, case.key.page, Standing.NOW))
        for document in case.folder.documents:
            if public.is_public(document.front):
                self.files += self._of(case, document)

    def finish(self, unit: OfUnit) -> Given:
        """What was gathered."""
        del unit
        return Given(tuple(self.files))

    def _record(self, case: Case) -> bytes:
        """What the open data wrote of a conference, which is added before this."""
        path = self.site / files.record(case.key)
        return path.read_bytes() if path.is_file() else b""

    def _of(self, case: Case, document: DocumentFile) -> Iterator[Checked]:
        name = _named(case, document)
        page = addresses.on(case.key.path, addresses.document(document.stem))
        known = {one.sha256: one for one in self._history(case, document)}
        listed = {one.sha256 for one in document.front.files}
        for one in document.front.files:
            if (told := self._told(document, one, known.get(one.sha256))) is not None:
                held = known.get(one.sha256)
                day = held.first.on if held else None
                standing = Standing.NOW if one in public.attached(document) else Standing.GONE
                yield Checked(one.sha256, f"{_titled(one)} của {name}{told}", page, standing, day)
        if public.gone(document.front) or any(_silent(field, was) for field, was in _amended(document)):
            return
        for old in known.values():
            if old.replaced and old.sha256 not in listed:
                since = f"Có trong kho {day_of(old.first)}, bị thay {day_of(old.replaced)}"
                told = f"Bản cũ: tệp này từng được công bố cùng {name}. {since}. Bản đang công bố là tệp khác."
                yield Checked(old.sha256, told, page, Standing.OLD, old.first.on)

    def _told(self, document: DocumentFile, one: Attachment, held: FileHeld | None) -> str | None:
        """What is told of a file beside its name; None of one that is not given out."""
        gone = public.gone(document.front) or public.gone_file(one)
        if gone:
            own = public.gone_file(one)
            return f": đã gỡ bỏ ngày {short_date(gone.on)}{f', lý do: {own.reason}' if own else ''}."
        if one.path in document.refused:
            return None
        since = f" Có trong kho {day_of(held.first)}." if held else ""
        return f", đúng như đang công bố ở đây.{since}"

    def _history(self, case: Case, document: DocumentFile) -> tuple[FileHeld, ...]:
        return self.portal.evidence.files(f"{case.key.path}/{document.file}") if self.portal.evidence else ()


def _titled(one: Attachment) -> str:
    return f"Đây là tệp “{one.title or one.path.rpartition('/')[2]}”"


def _named(case: Case, document: DocumentFile) -> str:
    front = document.front
    number = f" số {front.number}" if front.number else ""
    issued = f" ngày {short_date(front.issued)}" if front.issued else ""
    return f"{front.kind.label}{number}{issued}, {title(case)}, {capital(case.unit.name)}"


def _amended(document: DocumentFile) -> Iterator[tuple[str, str | None]]:
    for one in document.front.amended:
        yield one.field, one.was


def _silent(field: str, was: str | None) -> bool:
    """Whether a file was put right for what it must not show: then nothing confirms which it was."""
    return field.partition(".")[0] == "files" and was is None
