"""Faults to plant in a synthetic conference, each with the finding it must give and no other that blocks or flags."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

Files = dict[str, str]
Spoil = Callable[[Files, str], None]

CONFERENCE = "conference.yml"
PETITIONS = "petitions.yml"
CONCLUSION = "documents/conclusion_notice.md"


@dataclass(frozen=True, slots=True)
class Fault:
    """One way to spoil a conference: what it is called, which rule must find it, in which file, and how.

    `spoil` edits the finished files; without it the conference is written with other dates (Event.fault).
    """

    kind: str
    code: str
    file: str
    spoil: Spoil | None = None
    urgent: bool = True
    """Whether it is a fault of an urgent conference too."""
    brings: tuple[str, ...] = ()
    """Other findings that follow from it, in some conferences."""


def plant(fault: Fault, files: Files) -> bool:
    """Spoil the files of one conference; False where they did not change."""
    before = dict(files)
    if fault.spoil:
        fault.spoil(files, fault.file)
    return files != before or fault.spoil is None


def _swap(pattern: str, put: str) -> Spoil:
    """Replace the first match in the file."""

    def spoil(files: Files, file: str) -> None:
        files[file] = re.sub(pattern, put, files[file], count=1, flags=re.MULTILINE)

    return spoil


def _say(words: str) -> Spoil:
    """Add a sentence to what somebody asked for."""
    return _swap(r"^  text: (.*)\.$", rf"  text: '\1. {words}.'")


def _stray(files: Files, file: str) -> None:
    files[file] = "Ghi chú của văn phòng.\n"


def _lose(lost: str) -> Spoil:
    """Take away a document."""

    def spoil(files: Files, _: str) -> None:
        del files[lost]

    return spoil


def _repeat_first_item(files: Files, file: str) -> None:
    first = files[file].split("\n- ")[1]
    files[file] += f"- {first}\n"


_HASH = "0" * 64
_DATE = r"\d{4}-\d{2}-\d{2}"

FAULTS: tuple[Fault, ...] = (
    Fault("hidden character", "S01", CONFERENCE, _swap(r"^(topic: )", "\\1\u200b")),
    Fault("colon in plain text", "S02", CONFERENCE, _swap(r"^topic: .*", "topic: Nội dung: đất đai")),
    Fault("unknown key", "S03", CONFERENCE, _swap(r"^duration:", "duratoin:")),
    Fault("wrong type", "S04", CONFERENCE, _swap(r"^groups: .*", "groups: nông dân")),
    Fault("duplicate key", "S05", CONFERENCE, _swap(r"^(form: .*)", r"\1\n\1")),
    Fault("bad date", "S06", CONFERENCE, _swap(rf"from: {_DATE}", "from: 2025-02-30")),
    Fault("unknown word", "S07", CONFERENCE, _swap(r"^type: .*", "type: periodical")),
    Fault("missing field", "S08", CONFERENCE, _swap(r"^topic: .*\n", "")),
    Fault("broken reference", "S09", PETITIONS, _swap(r"field: \w+", "field: duong_thuy")),
    Fault(
        "missing file",
        "S10",
        "documents/programme.md",
        _swap(r"^(kind: .*)", rf"\1\nfiles: [{{path: files/quet.pdf, sha256: '{_HASH}'}}]"),
    ),
    Fault("stray file", "S11", "documents/ghi-chu.txt", _stray),
    Fault("out of bounds", "S12", CONFERENCE, _swap(r"people: \d+", "people: -5")),
    Fault("minutes missing", "D01", CONFERENCE, _lose("documents/minutes.md"), urgent=False),
    Fault("monitor missing", "D05", CONCLUSION, _swap(r", monitor: [a-z-]+", "")),
    Fault("document without date", "D07", "documents/programme.md", _swap(rf"^issued: {_DATE}\n", "")),
    Fault("withheld without reason", "D09", CONCLUSION, _swap(r"^(kind: .*)", r"\1\npublic: false")),
    Fault("notice late", "T01", "documents/notice.md", urgent=False),
    Fault("conclusion late", "T03", CONCLUSION),
    Fault("reply late", "T06", "documents/written_reply-1.md", brings=("T28",)),
    Fault(
        "petitioner reached late",
        "T06",
        "documents/written_reply-1.md",
        _swap(rf"(nguoi-neu-kien-nghi, on: ){_DATE}", r"\g<1>2026-12-30"),
    ),
    Fault("no broad announcement", "T02", CONFERENCE, _swap(r"^announced:\n(  - .*\n)+", ""), urgent=False),
    Fault("reply overdue", "T07", PETITIONS, brings=("P13",)),
    Fault("answered without answer", "P02", PETITIONS, _swap(r"^  answer: .*\n", "")),
    Fault("steps go back", "P06", PETITIONS, _swap(rf"(answered, on: ){_DATE}", r"\g<1>2025-07-02")),
    Fault("number given twice", "P16", PETITIONS, _repeat_first_item),
    Fault("no text", "P20", PETITIONS, _swap(r"^  text: .*\n", "")),
    Fault("ends before it starts", "C12", CONFERENCE, _swap(r"^(end: .*T)\d\d", r"\g<1>01")),
    Fault("window reversed", "C16", CONFERENCE, _swap(rf"from: ({_DATE}), to: ({_DATE})", r"from: \2, to: \1")),
    Fault("unknown village", "C20", PETITIONS, _swap(r"village: Thôn \w+", "village: Thôn Không Có")),
    Fault("solved and unsolved", "C21", CONCLUSION, _swap(r"unsolved: \[(\d+)", r"unsolved: [1, \1")),
    Fault("phone number", "V01", PETITIONS, _say("Liên hệ 0900 000 000")),
    Fault("e-mail address", "V02", PETITIONS, _say("Gửi về ai-do@thu.example")),
)
