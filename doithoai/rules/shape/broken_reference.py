"""A record refers to something that is not in the archive.

## Vì sao

Mã cơ quan, lĩnh vực, tên tài liệu và số hội nghị, kiến nghị là đường dẫn từ hồ sơ này sang hồ sơ khác. Đường dẫn
gãy thì người dân bấm vào sẽ không thấy gì, và kết quả giải quyết bị mất dấu.

## Cách sửa

Sửa lại mã theo danh sách có sẵn, hoặc thêm hồ sơ được dẫn tới.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from doithoai import public
from doithoai.cases.case import Case, open_case
from doithoai.model import addresses
from doithoai.model.both import Both
from doithoai.model.dossier import ConferenceFolder, DocumentFile
from doithoai.model.findings import Problem, Route, files_of
from doithoai.model.records import Petition, Withdrawal
from doithoai.model.vocabulary import DocumentKind, FindingLevel, Word
from doithoai.rules.consistency import nothing_recorded, petitions_not_recorded
from doithoai.rules.consistency.office_unknown import bodies_named
from doithoai.rules.verdicts import list_unread
from doithoai.vietnamese.lookalikes import in_right_letters
from doithoai.vietnamese.nearest import meant, told

CODE = "S09"
NAME = "Dẫn tới mục không có trong kho"
LEVEL = FindingLevel.ERROR
VI = "Không tìm thấy {what} “{value}”{near}."
EN = "There is no {what} “{value}”{near}."


LETTERED = "lettered"
"""Of what is there and only written with letters that look right: S20 tells of these, and nothing else follows."""


class Target(Word):
    """What a record refers to."""

    OFFICE = "office", "cơ quan"
    DOCUMENT = "document", "tài liệu"
    CONFERENCE = "conference", "hội nghị"
    FIELD = "field", "lĩnh vực"
    NUMBER = "petition number", "kiến nghị số"
    PETITION = "petition", "kiến nghị"
    RECIPIENT = "recipient", "nơi nhận"


_LISTS = {Target.FIELD: "fields.yml", Target.OFFICE: "recipients.yml", Target.RECIPIENT: "recipients.yml"}
"""Where else a thing of that sort may stand: while such a list can't be read, nobody knows what it holds."""


def check(case: Case) -> Iterator[Problem]:
    """Judge the references of one conference."""
    return (one for one in _each(case) if not _told_elsewhere(case, one))


def _told_elsewhere(case: Case, problem: Problem) -> bool:
    """Whether the list that should hold it is at fault, or C29 asks for an office that the plan itself names."""
    what = problem.values["what"]
    if not isinstance(what, Target) or what not in _LISTS:
        return False
    return list_unread(case.archive, _LISTS[what]) or problem.values["value"] in case.once(_named_by_plan)


def _named_by_plan(case: Case) -> frozenset[str]:
    return frozenset(bodies_named(case.layers))


def _each(case: Case) -> Iterator[Problem]:
    offices = {office.id for office in case.unit.offices}
    conference = case.conference
    for name, override in (
        ("lead_office", conference.lead_office),
        ("archive_office", conference.archive_office),
    ):
        if override and override.office not in offices:
            yield _missing("conference.yml", (name, "office"), Target.OFFICE, override.office, offices)
    window = conference.petitions_open
    if window and window.office and window.office not in offices:
        yield _missing("conference.yml", ("petitions_open", "office"), Target.OFFICE, window.office, offices)
    files = stems(case.folder)
    told = conference.previous_results.document if conference.previous_results else None
    if told and told not in files:
        yield _missing("conference.yml", ("previous_results", "document"), Target.DOCUMENT, told, files)
    if conference.follows_up and case.archive.neighbour(case.key.sibling(conference.follows_up)) is None:
        yield _missing("conference.yml", ("follows_up",), Target.CONFERENCE, conference.follows_up)
    for index, counted in enumerate(conference.counted.by_field if conference.counted else ()):
        if counted.field not in case.archive.fields:
            route = ("counted", "by_field", index, "field")
            yield _missing("conference.yml", route, Target.FIELD, counted.field, set(case.archive.fields))
    for position, petition in enumerate(case.folder.petitions):
        yield from _petition(case, petition, position, offices, files)
    yield from _documents(case, offices, files)


def _petition(case: Case, petition: Petition, position: int, offices: set[str], files: set[str]) -> Iterator[Problem]:
    file = "petitions.yml"
    if petition.field not in case.archive.fields:
        yield _missing(file, (position, "field"), Target.FIELD, petition.field, case.archive.fields)
    for given, way in petition.assigned.bodies if petition.assigned else ():
        if given not in offices and given not in case.archive.bodies_outside:
            yield _missing(file, (position, *way), Target.OFFICE, given, offices)
    for index, reply in enumerate(petition.replies) if petition.reply else ():
        if reply not in files:
            yield _missing(file, (position, *petition.reply_route(index)), Target.DOCUMENT, reply, files)
    for index, step in enumerate(petition.states):
        if step.document and step.document not in files:
            yield _missing(file, (position, "states", index, "document"), Target.DOCUMENT, step.document, files)
    for index, promise in enumerate(petition.promises) if petition.promised else ():
        route: Route = (position, *petition.promise_route(index))
        shown = promise.result.document if promise.result else None
        for below, name in ((("document",), promise.document), (("result", "document"), shown)):
            if name and name not in files:
                yield _missing(file, (*route, *below), Target.DOCUMENT, name, files)
    if petition.duplicate_of and petition.duplicate_of not in {one.id for one in case.folder.petitions}:
        yield _missing(file, (position, "duplicate_of"), Target.NUMBER, str(petition.duplicate_of))
    for name, ref in (("carried_from", petition.carried_from), ("carried_to", petition.carried_to)):
        if ref and case.petition(ref) is None and not _unread(case, ref) and not _unwritten(case, ref):
            yield _missing(file, (position, name), Target.PETITION, ref)


def _unread(case: Case, ref: str) -> bool:
    """Whether the petitions among which one is sought can't be read, or two of them bear one number: that is told."""
    folder = case.archive.neighbour(case.key.sibling(ref))
    if folder is None:
        return False
    return not folder.petitions_read or len({one.id for one in folder.petitions}) < len(folder.petitions)


def _unwritten(case: Case, ref: str) -> bool:
    """Whether the conference among whose petitions one is sought is told of, since none of them is on record."""
    folder = case.archive.neighbour(case.key.sibling(ref))
    other = open_case(case.archive, folder, case.today) if folder and not folder.petitions else None
    return other is not None and any((*petitions_not_recorded.check(other), *nothing_recorded.check(other)))


def stems(folder: ConferenceFolder) -> set[str]:
    """The documents that are there; one that can't be read has its own finding."""
    unread = {PurePosixPath(file).stem for file in files_of(folder.problems) if file.startswith("documents/")}
    return {document.stem for document in folder.documents} | unread


def _documents(case: Case, offices: set[str], files: set[str]) -> Iterator[Problem]:
    known = {petition.id for petition in case.folder.petitions}
    bodies = offices | case.archive.recipients.keys()
    for document in case.folder.documents:
        yield from _sent(document, bodies)
        yield from _removed(document, bodies, files)
        if case.folder.petitions_read:
            yield from _numbers(document, known)


def _numbers(document: DocumentFile, known: set[int]) -> Iterator[Problem]:
    """The petitions that it names by number."""
    covers = document.front.covers
    lists: list[tuple[Route, tuple[int, ...]]] = [(("petitions",), document.front.petitions)]
    if covers:
        lists += [
            (("covers", "taken_up"), covers.taken_up or ()),
            (("covers", "solved"), covers.solved or ()),
            (("covers", "unsolved"), covers.unsolved or ()),
        ]
    for route, numbers in lists:
        for index, number in enumerate(numbers) if not known.issuperset(numbers) else ():
            if number not in known:
                yield _missing(document.file, (*route, index), Target.NUMBER, str(number))


def _removed(document: DocumentFile, bodies: set[str], files: set[str]) -> Iterator[Problem]:
    """Who took it or its files out, and which document it corrects."""
    front = document.front
    if front.corrects and front.corrects not in files:
        yield _missing(document.file, ("corrects",), Target.DOCUMENT, front.corrects, files)
    gone: list[tuple[Route, Withdrawal | None]] = [(("withdrawn", "by"), public.gone(front))]
    gone += [(("files", index, "withdrawn", "by"), public.gone_file(one)) for index, one in enumerate(front.files)]
    for route, one in gone:
        if one and one.by and one.by not in bodies:
            yield _missing(document.file, route, Target.OFFICE, one.by, bodies)


def _sent(document: DocumentFile, bodies: set[str]) -> Iterator[Problem]:
    for index, sent in enumerate(document.front.sent):
        if sent.to not in bodies:
            yield _missing(document.file, ("sent", index, "to"), Target.RECIPIENT, sent.to, bodies)
    monitor = document.front.covers.monitor if document.front.covers else None
    if monitor and monitor not in bodies:
        yield _missing(document.file, ("covers", "monitor"), Target.OFFICE, monitor, bodies)


def _missing(
    file: str, route: Route, what: Target, value: str, known: Mapping[str, str] | Iterable[str] = ()
) -> Problem:
    """What is not there, with what was likely meant, or else the nearest of a long list and where it stands."""
    labels = known if isinstance(known, Mapping) else {one: _paper(one) for one in sorted(known)}
    body = what in (Target.OFFICE, Target.RECIPIENT)
    if body:
        labels = {name: "" for name in labels if _same_level(value, name) and meant(_bare(value), {_bare(name): ""})}
    named = what is Target.DOCUMENT and addresses.kind_of(value) in _KINDS
    if named:  # of one kind a paper is not meant for one of another
        labels = {name: "" for name in labels if addresses.kind_of(name) == addresses.kind_of(value)}
    values: dict[str, object] = {"what": what, "value": value, "near": _spelt(route, value, known)}
    values["near"] = values["near"] or meant(value, labels)
    if not values["near"]:
        values["hint"] = _WHERE if body else _file(value) if named else _listed(what, value, labels)
    right = in_right_letters(value)
    if right != value and right in known:
        values[LETTERED] = right
    return Problem(file, route, {name: one for name, one in values.items() if one or name != "hint"})


def _spelt(route: Route, value: str, known: Iterable[str]) -> str:
    """What is there and only written otherwise: with its folder and ending, or several in one text."""
    names = [addresses.document_stem(name.strip()) for name in re.split("[,;]", value)]
    if not set(names) <= set(known) or (len(names) > 1 and route[-1] not in _MAY_BE_LISTS):
        return ""
    return f"[{', '.join(names)}]" if len(names) > 1 else names[0]


_MAY_BE_LISTS = ("reply", "with")


def _paper(stem: str) -> str:
    """What a document is called; nothing of other names."""
    kind = addresses.kind_of(stem)
    return next((one.label for one in DocumentKind if one.value == kind), "")


def _file(stem: str) -> Both:
    return Both(f"Có văn bản ấy thì thêm tệp documents/{stem}.md.", f"If it exists, add the file documents/{stem}.md.")


def _listed(what: Target, value: str, labels: Mapping[str, str]) -> Both | None:
    if what not in _STANDS or not labels:
        return None
    some = told(value, labels, _STANDS[what])
    return Both(f"Các mã có: {some}.", f"There are: {some.en}.")


_KINDS = frozenset(map(str, DocumentKind))
_STANDS = {
    Target.FIELD: Both("fields.yml", "fields.yml"),
    Target.DOCUMENT: Both("thư mục documents/", "the folder documents/"),
}
_WHERE = Both(
    "Nếu mã ấy đúng, hãy thêm vào offices ở unit.yml; nơi ở ngoài đơn vị thì thêm vào recipients.yml.",
    "If it is right, add it to offices in unit.yml, or to recipients.yml where it is no office of the unit.",
)
_LEVELS = frozenset(("thanh", "pho", "tinh", "huyen", "quan", "trung", "dang", "xa", "phuong", "thon", "tren"))
"""Words of an id that tell on which level a body is: a body of another level is never what was meant."""


_ABOVE = frozenset(("so", "bo", "cuc"))
"""How the name of a body above the commune begins: Sở Y tế is never the Trạm Y tế."""


def _bare(body: str) -> str:
    """An id without the words that only tell its level: two bodies of one level are not alike for that."""
    return "-".join(word for word in body.split("-") if word not in _LEVELS and word != "uy") or body


def _same_level(value: str, other: str) -> bool:
    """Whether the levels that both ids name can be the same ones, misspelt or not."""
    from difflib import get_close_matches  # noqa: PLC0415 - as above

    mine, theirs = value.split("-"), other.split("-")
    if mine[0] != theirs[0] and _ABOVE.intersection((mine[0], theirs[0])):
        return False
    if not {word for word in mine if word in _LEVELS} <= set(theirs):
        return False
    return all(get_close_matches(word, mine, 1, 0.75) for word in theirs if word in _LEVELS)
