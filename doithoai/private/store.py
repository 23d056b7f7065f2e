"""What is kept in the private repository, read and written: every change whole or not at all, and one commit."""

from __future__ import annotations

import contextlib
import hashlib
import os
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from doithoai.disk.lock import Busy, locked
from doithoai.disk.together import ChangedMeanwhile, finish, write_all
from doithoai.model import addresses
from doithoai.model.both import Both
from doithoai.model.findings import Unreadable
from doithoai.model.private import InternalDocument, People, Person, RaisedBy
from doithoai.model.records import Attachment
from doithoai.model.vocabulary import DocumentKind
from doithoai.private.errors import DiffersFromKept, NoPrivate, NotKept
from doithoai.private.history import commit
from doithoai.private.place import MISSING, standing
from doithoai.reading.attachments import is_link
from doithoai.reading.names import SLUG, names_kind, slug
from doithoai.reading.shapes import convert
from doithoai.reading.text import SIZE_LIMIT, read_front_matter, read_text, read_yaml
from doithoai.writing.house import dump, front, headed

PEOPLE = "people.yml"
_LOCK, _WHAT = ".git/doithoai.khoa", "ghi kho riêng, doithoai"
_PERSON = tuple(one.encode_name for one in msgspec.structs.fields(Person))
T = TypeVar("T")


class Store:
    """The private repository of one archive. Conferences are named as minh-hoa/2026/02."""

    def __init__(self, folder: Path) -> None:
        """Of its folder, which is there; what a killed command had begun to write is ended."""
        self.folder = folder
        with contextlib.suppress(Busy):
            finish([folder])

    @classmethod
    def find(cls, archive_root: Path) -> Store | None:
        """That of an archive, by its records or the folder above; None where there is none.

        Raises NoPrivate where something stands in its place that may not be trusted: a link, a worktree.
        """
        folder = standing(archive_root)
        return cls(folder) if folder else None

    @classmethod
    def require(cls, archive_root: Path) -> Store:
        """That of an archive. Raises NoPrivate, which says what to run."""
        found = cls.find(archive_root)
        if found is None:
            raise NoPrivate(MISSING)
        return found

    def conferences(self) -> list[str]:
        """Those of which something is kept, sorted."""
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.glob("*/*/*"))
        return sorted(path for path in found if _names_conference(path))

    def people_of(self, conference: str) -> dict[int, Person]:
        """Who raised its petitions, by number; empty where nobody is known. Raises Unreadable, NoPrivate."""
        return {one.petition: _person(one) for one in self._people(f"{_checked(conference)}/{PEOPLE}")}

    def keep_people(self, conference: str, people: Mapping[int, Person]) -> None:
        """Add what is known of people, by the numbers of their petitions.

        Merged field by field: raises DiffersFromKept where one says otherwise than what is kept, and NotKept; nothing
        is written then.
        """
        with self._alone():
            kept = self.people_of(conference)
            merged = {number: _merged(conference, number, kept.get(number), one) for number, one in people.items()}
            told = {**kept, **{number: one for number, one in merged.items() if one != Person()}}
            if told:
                named = ", ".join(map(str, sorted(merged)))
                text = people_text({number: told[number] for number in sorted(told)})
                _reads_back(read_yaml(text), People, text)
                self._write({f"{conference}/{PEOPLE}": text.encode()}, f"Keep who raised {conference}: {named}")

    def forget_person(self, conference: str, number: int) -> Person | None:
        """Take out who raised a petition, in one commit; returns who it was, None where nobody was kept.

        Raises NotKept, NoPrivate, Unreadable. Older commits still tell it.
        """
        with self._alone():
            kept = self.people_of(conference)
            gone = kept.pop(number, None)
            if gone is not None:
                text = people_text(kept).encode() if kept else None
                self._write({f"{conference}/{PEOPLE}": text}, f"Forget who raised {conference}: {number}")
        return gone

    def documents_of(self, conference: str) -> dict[str, tuple[InternalDocument, str]]:
        """Its internal documents with their words, by name. Raises Unreadable, NoPrivate."""
        folder = self._plain(f"{_checked(conference)}/documents")
        return {file.stem: _document(file) for file in sorted(folder.glob("*.md"))}

    def keep_document(
        self,
        conference: str,
        name: str,
        document: InternalDocument,
        body: str,
        file: tuple[str, bytes] | None = None,
    ) -> str:
        """Keep an internal document with its words and its file (name and content), under its name in the archive.

        Returns the SHA-256 of the file, or of the record where there is none. The file's own name becomes a title.
        Raises DiffersFromKept where another is kept under that name, and NotKept; nothing is written then.
        """
        base = f"{_checked(conference)}/documents"
        if not names_kind(name, DocumentKind) or addresses.kind_of(name) != document.kind:
            raise NotKept(Both(f"“{name}” không phải là tên của tài liệu loại ấy", f"“{name}” names no such document"))
        written: dict[str, bytes] = {}
        if file is not None:
            attached = _attached(name, *file)
            document = replace(document, file=attached)
            written[f"{conference}/{attached.path}"] = file[1]
        path = f"{base}/{name}.md"
        words = document_text(document, body)
        _reads_back(read_front_matter(words).data, InternalDocument, words)
        text = words.encode()
        with self._alone():
            for one, data in {**written, path: text}.items():
                if (standing := self._standing(one)) not in (None, data):
                    raise DiffersFromKept(one, _which(standing, document) if one == path else "file")
            self._write({**written, path: text}, f"Keep {name} of {conference}")
        return document.file.sha256 if document.file else hashlib.sha256(text).hexdigest()

    # --- files

    def _people(self, path: str) -> tuple[RaisedBy, ...]:
        file = self._plain(path)
        return _fit(read_yaml(read_text(file)), People, file) if os.path.lexists(file) else ()

    def _plain(self, path: str) -> Path:
        """A path below the repository, none of whose parts is a link; NoPrivate otherwise."""
        where = self.folder
        for part in path.split("/"):
            where = where / part
            if os.path.lexists(where) and is_link(os.lstat(where)):
                vi = f"private/{path}: đi qua một liên kết, không đọc và không ghi qua đó"
                raise NoPrivate(Both(vi, f"private/{path}: leads through a link; nothing is read or written there"))
        return where

    def _standing(self, path: str) -> bytes | None:
        file = self._plain(path)
        return file.read_bytes() if file.is_file() else None

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """One writer at a time, from reading to commit."""
        try:
            with locked(self.folder / _LOCK, self.folder, _WHAT):
                yield
        except Busy as error:
            vi = f"kho riêng đang được ghi bởi {error.holder}; hãy thử lại sau"
            raise NotKept(Both(vi, f"the private repository is being written by {error.holder}; try again")) from None

    def _write(self, files: Mapping[str, bytes | None], message: str) -> None:
        before = {path: self._standing(path) for path in files}
        try:
            self._put(files, before)
            commit(self.folder, sorted(files), message)
        except NotKept:
            self._put(before, files)
            raise
        except ChangedMeanwhile:
            vi = "kho riêng vừa được sửa ở nơi khác; hãy xem lại rồi làm lại"
            raise NotKept(Both(vi, "the private repository was changed meanwhile; look and do it again")) from None

    def _put(self, files: Mapping[str, bytes | None], before: Mapping[str, bytes | None]) -> None:
        where = {path: self._plain(path) for path in files}
        write_all(
            {where[path]: data for path, data in files.items()}, {where[path]: data for path, data in before.items()}
        )


def people_text(people: Mapping[int, Person]) -> str:
    """people.yml in the style of the house, in the order that is given."""
    items = [{"petition": number, **msgspec.to_builtins(one)} for number, one in people.items()]
    return headed("people", 4, dump(items))


def document_text(document: InternalDocument, body: str) -> str:
    """An internal document in the style of the house."""
    return front(headed("internal", 5, dump(msgspec.to_builtins(document))), body)


def _document(file: Path) -> tuple[InternalDocument, str]:
    read = read_front_matter(read_text(file))
    return _fit(read.data, InternalDocument, file), read.body.strip("\n")


def _fit(data: Any, shape: type[T], file: Path) -> T:
    try:
        return convert(data, shape)
    except msgspec.ValidationError as error:
        vi = f"{file}: không đúng lược đồ: {error}"
        raise NoPrivate(Both(vi, f"{file}: it does not fit its schema: {error}")) from None


def _person(one: RaisedBy) -> Person:
    return Person(**{name: getattr(one, name) for name in _PERSON})


def _merged(conference: str, number: int, kept: Person | None, new: Person) -> Person:
    known = kept or Person()
    values: dict[str, Any] = {}
    for name in _PERSON:
        old, said = getattr(known, name), _even(getattr(new, name))
        if old is not None and said is not None and old != said:
            raise DiffersFromKept(f"{conference}#{number}", name)
        values[name] = said if old is None else old
    return Person(**values)


def _even(value: Any) -> Any:
    """A typed text without blanks around it or twice within, its accents joined; None where nothing is left."""
    return " ".join(unicodedata.normalize("NFC", value).split()) or None if isinstance(value, str) else value


def _attached(name: str, title: str, data: bytes) -> Attachment:
    stem, _, ending = title.rpartition(".")
    kind = slug(ending) if stem else ""
    path = f"files/{slug(name)}.{kind or 'bin'}"
    return Attachment(path=path, sha256=hashlib.sha256(data).hexdigest(), title=title)


def _which(standing: bytes | None, document: InternalDocument) -> str:
    """The first field in which a kept document is another; its words where all fields are the same."""
    try:
        old = read_front_matter((standing or b"").decode("utf-8")).data
    except (Unreadable, UnicodeDecodeError):
        old = None
    new = msgspec.to_builtins(document, str_keys=True)
    known = old if isinstance(old, dict) else {}
    return next((name for name in {**known, **new} if known.get(name) != new.get(name)), "body")


def _reads_back(data: Any, shape: Any, text: str) -> None:
    """NotKept where what is to be written would not be read again."""
    try:
        convert(data, shape)
    except msgspec.ValidationError as error:
        raise NotKept(Both(f"không đúng lược đồ: {error}", f"it does not fit its schema: {error}")) from None
    if len(text.encode()) > SIZE_LIMIT:
        raise NotKept(Both("lời văn quá dài, hơn 1 MB", "the words are too long, more than 1 MB"))


def _names_conference(path: str) -> bool:
    unit, year, number = path.split("/")
    return bool(SLUG.fullmatch(unit) and addresses.YEAR.fullmatch(year) and addresses.NUMBER.fullmatch(number))


def _checked(conference: str) -> str:
    if conference.count("/") != 2 or not _names_conference(conference):
        vi = f"“{conference}” không phải là hội nghị; viết như minh-hoa/2026/02"
        raise NotKept(Both(vi, f"“{conference}” is no conference; write it as minh-hoa/2026/02"))
    return conference
