"""A document of Word as a record: what was understood of it, each value beside the words that say it, then one change.

Nothing is invented: what the paper does not say stays open, and is asked for or told. The file is kept without what it
tells besides, and its checksum is that of the file as it is kept.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from doithoai import public
from doithoai.commands.change import CannotChange, ChangeOfFiles
from doithoai.commands.kind_of_paper import is_periodic, kind_of_paper
from doithoai.commands.new import conference_meant, document, free, kind_of
from doithoai.commands.recipients_named import Addressee, named
from doithoai.commands.strip import cleaned
from doithoai.model.base import Frozen
from doithoai.model.both import Both
from doithoai.model.dossier import Key
from doithoai.model.records import Document
from doithoai.model.vocabulary import DocumentKind
from doithoai.reading.archive import Archive
from doithoai.reading.attachments import LIMIT
from doithoai.reading.word.bits import Quoted, folded
from doithoai.reading.word.components import WordPaper, paper
from doithoai.reading.word.not_taken import NotTaken
from doithoai.reading.word.package import opened

_ENDING = "docx"
_OTHERS = ("doc", "docm", "dot", "dotx", "rtf", "odt", "pdf", "txt", "wps", "htm", "html")
_NAMES_PETITIONS = (
    DocumentKind.CONCLUSION_NOTICE,
    DocumentKind.WRITTEN_REPLY,
    DocumentKind.PETITION_TO_SUPERIOR,
    DocumentKind.FORWARDING_LETTER,
)
_LONGEST = 60


class Value(Frozen, frozen=True):
    """One understood value: the field it is for (empty: the record has none), how it is called, and who says it."""

    field: str
    title: Both
    value: str
    said: Quoted


class Gap(Frozen, frozen=True):
    """A field that the paper does not tell, and why."""

    field: str
    title: Both
    why: Both


class Understood(Frozen, frozen=True):
    """All that was understood of one file."""

    values: tuple[Value, ...]
    gaps: tuple[Gap, ...]
    recipients: tuple[Addressee, ...]
    body: str
    left_out: tuple[Both, ...]
    file: bytes
    """As it is kept."""
    taken: tuple[Both, ...]
    """What was taken out of it."""

    @property
    def known(self) -> tuple[str, ...]:
        """The ids of the recipients, each once."""
        return tuple(dict.fromkeys(key for each in self.recipients for key, _ in each.known))


_TITLES: Mapping[str, Both] = {
    "kind": Both("Loại tài liệu", "kind"),
    "number": Both("Số, ký hiệu", "number"),
    "issued": Both("Ngày ban hành", "issued"),
    "": Both("Địa danh", "place"),
    "title": Both("Trích yếu", "title"),
    "signer.mandate": Both("Thể thức ký", "mandate"),
    "signer.body": Both("Ký thay mặt", "signed for"),
    "signer.post": Both("Chức vụ", "post"),
    "signer.name": Both("Họ tên người ký", "signer"),
    "petitions": Both("Về các kiến nghị số", "petitions"),
}


def read(path: Path) -> bytes:
    """A file of Word, in bounds. Raises CannotChange: with what it is to be made of another one."""
    ending = path.name.rpartition(".")[2].lower() if "." in path.name else ""
    if ending != _ENDING:
        told = f".{ending}" if ending in _OTHERS else path.name
        vi = f"chỉ nhập tệp .docx, không nhập {told}: mở trong Word (hoặc LibreOffice), lưu lại thành .docx rồi nhập"
        raise CannotChange(Both(vi, f"only .docx is imported, not {told}: save it as .docx and import that"))
    try:
        with os.fdopen(
            os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)), "rb"
        ) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise CannotChange(Both(f"“{path}” không phải là một tệp", f"“{path}” is no file"))
            return file.read(LIMIT + 1)
    except OSError as error:
        raise CannotChange(
            Both(f"không đọc được “{path}”: {error.strerror}", f"“{path}” can't be read: {error.strerror}")
        ) from None


def understand(data: bytes, archive: Archive, into: str) -> Understood:
    """What a file says. Raises CannotChange: what must not come in, where it is, and how it goes."""
    key = conference_meant(archive, into)
    try:
        told = paper(opened(data))
    except NotTaken as error:
        vi, en = ("\n".join(f"- {one}" for one in error.lines), "\n".join(f"- {one.en}" for one in error.lines))
        raise CannotChange(Both(f"chưa nhập tệp này được:\n{vi}", f"this file is not imported:\n{en}")) from None
    kept = cleaned(data, _ENDING)
    if kept.refused or kept.left:
        left = kept.refused or Both(
            ", ".join(one.label for one in kept.left), ", ".join(one.value for one in kept.left)
        )
        raise CannotChange(
            Both(f"tệp còn {left}; bỏ đi, lưu lại rồi nhập", f"the file has {left.en}; take it out first")
        )
    values = tuple(_values(told, archive, key))
    unit = archive.unit(key.unit)
    if unit is None:
        raise CannotChange(Both(f"không đọc được {key.unit}/unit.yml", f"{key.unit}/unit.yml can't be read"))
    recipients = tuple(named(archive, unit, one) for one in (*told.addressed, *told.ending.recipients))
    taken = tuple(Both(one.label, one.value) for one in kept.taken)
    return Understood(values, tuple(_gaps(told, values)), recipients, told.body, told.left_out, kept.data, taken)


def _values(told: WordPaper, archive: Archive, key: Key) -> Iterator[Value]:
    top, below = told.heading, told.ending
    kind = guessed(told)
    if kind and (said := top.word or top.title):
        yield Value("kind", _TITLES["kind"], str(kind), said)
    fields = (
        *(("number", top.number), ("issued", top.issued), ("", top.place), ("title", top.title)),
        *(("signer.mandate", below.mandate), ("signer.body", below.signed_for)),
        *(("signer.post", below.post), ("signer.name", below.name)),
    )
    for name, one in fields:
        if one:
            yield Value(name, _TITLES[name], one.value, one)
    if told.matters:
        numbers = {one.id for one in archive.conference(key).petitions}
        known = [one for one in told.matters if int(one.value) in numbers]
        if known:
            listed = "; ".join(sorted((one.value for one in known), key=int))
            yield Value("petitions", _TITLES["petitions"], listed, known[0])


def guessed(told: WordPaper) -> DocumentKind | None:
    """The kind that a paper tells of itself."""
    word = folded(told.heading.word.value) if told.heading.word else ""
    return kind_of_paper(word, folded(told.heading.title.value) if told.heading.title else "")


def _gaps(told: WordPaper, values: Sequence[Value]) -> Iterator[Gap]:
    """What a paper has to say and does not, or not so that it can be understood."""
    said = {one.field for one in values}
    why = dict(told.heading.gaps)
    for name in ("kind", "number", "issued", "title", "signer.post"):
        if name not in said:
            absent = Both("không thấy trong văn bản", "not found in the paper")
            yield Gap(name, _TITLES[name], why.get(name) or (_odd_kind(told) if name == "kind" else absent))


def _odd_kind(told: WordPaper) -> Both:
    word = folded(told.heading.word.value) if told.heading.word else ""
    if is_periodic(word, folded(told.heading.title.value) if told.heading.title else ""):
        return Both(
            "có vẻ là báo cáo định kỳ của đơn vị: lập bằng doithoai new report",
            "it looks like a periodic report of the unit: doithoai new report makes that",
        )
    return Both("chưa rõ là loại nào", "it may be of several kinds")


def data_of(understood: Understood) -> dict[str, Any]:
    """The fields of the record as they were understood."""
    data: dict[str, Any] = {}
    for one in understood.values:
        *parts, last = one.field.split(".")
        if not last:
            continue
        holder = data
        for part in parts:
            holder = holder.setdefault(part, {})
        holder[last] = [int(number) for number in one.value.split(";")] if last == "petitions" else one.value
    kind = str(data.get("kind"))
    if kind not in map(str, _NAMES_PETITIONS):
        data.pop("petitions", None)
    if "post" not in data.get("signer", {"post": ""}):
        del data["signer"]  # a signer without a post says nothing
    return data


def prepare(
    change: ChangeOfFiles, archive: Archive, into: str, understood: Understood, data: dict[str, Any], name: str = ""
) -> str:
    """Put the record and its file into the change; returns the path of the record. Raises CannotChange."""
    key = conference_meant(archive, into)
    stem = stem_of(change, archive, into, data, name)
    digest = sha256(understood.file).hexdigest()
    for one in archive.conference(key).documents:
        if any(each.sha256 == digest for each in one.front.files):
            vi = f"tệp này đã được nhập: {key.path}/{one.file}"
            raise CannotChange(Both(vi, f"this file was imported already: {key.path}/{one.file}"))
    path = _file(change, key.path, data, stem)
    change.put(f"{key.path}/{path}", understood.file)
    given = {**data, "files": [*data.get("files", []), {"path": path, "sha256": digest}]}
    return document(change, archive, into, given, None, understood.body, stem)


def is_internal(data: Mapping[str, Any]) -> bool:
    """Whether the paper is none that the public may read. Raises CannotChange where no kind is told."""
    return not public.is_public(Document(kind=kind_of(data, DocumentKind), public=data.get("public")))


def stem_of(change: ChangeOfFiles, archive: Archive, into: str, data: Mapping[str, Any], name: str) -> str:
    """The name of the record: the one that is given, if it is one of its kind, else the next free one."""
    kind = kind_of(data, DocumentKind)
    if name and not re.fullmatch(rf"{kind}(-[1-9][0-9]*)?", name):
        vi = f"tên “{name}” không đúng: tài liệu loại này tên là {kind}, {kind}-2, {kind}-3 …"
        raise CannotChange(Both(vi, f"the name “{name}” is wrong: such a document is called {kind}, {kind}-2 …"))
    return name or next_name(change, archive, into, data)


def next_name(change: ChangeOfFiles, archive: Archive, into: str, data: Mapping[str, Any]) -> str:
    """The next free name for a record of the kind; empty while no kind is told."""
    kind = data.get("kind")
    folder = f"{conference_meant(archive, into).path}/documents"
    return free(change, folder, str(kind)).rpartition("/")[2].removesuffix(".md") if kind else ""


def _file(change: ChangeOfFiles, folder: str, data: Mapping[str, Any], stem: str) -> str:
    """A free name for the file: by the number of the paper, else by the record."""
    words = re.findall("[a-z0-9]+", folded(str(data.get("number") or stem).replace("_", " ")))
    base = "-".join(words)[:_LONGEST].strip("-")
    number = 1
    while change.holds(f"{folder}/{(path := _numbered(base, number))}"):
        number += 1
    return path


def _numbered(base: str, number: int) -> str:
    return f"files/{base}{f'-{number}' if number > 1 else ''}.{_ENDING}"
