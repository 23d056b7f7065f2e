"""Every fault of a file, a name or a list is told in English after --lang en: Vietnamese stands in quotes only."""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from doithoai import cli
from doithoai.model.both import Both
from doithoai.reading.attachments import LIMIT
from doithoai.reading.yaml_fast import LENGTH_LIMIT, NODE_LIMIT
from doithoai.rules.dossier import missing_document

pytestmark = pytest.mark.no_cover  # see suite.py

Run = Callable[..., subprocess.CompletedProcess[str]]
AS_OF = ("--as-of", "2026-02-10")
LETTERS = re.compile("[À-ỹĐđ]")
FOLDER = "thu-nghiem/2025/01"
ATTACHED = f"{FOLDER}/files/24-tb-du.txt"
CONFERENCE = f"{FOLDER}/conference.yml"


def told_in_english(doithoai: Run) -> str:
    """The report in English, which must hold no word of Vietnamese but in quotes, nor the law's own title."""
    vietnamese, told = (doithoai("check", *AS_OF, "--lang", one).stdout for one in ("vi", "en"))
    assert LETTERS.search(vietnamese)
    bare = re.sub(r"\(basis: [^)]*\)(?:[^)\n]*\))*", "", re.sub("“[^“”]*”", "", told))
    assert not LETTERS.search(bare), [line for line in bare.split("\n") if LETTERS.search(line)]
    return told


def attach(records: Path, name: str, data: bytes) -> None:
    """Let the notice speak of another attached file, by a checksum that is not its own."""
    (records / FOLDER / "files" / name).write_bytes(data)
    notice = records / FOLDER / "documents/conclusion_notice.md"
    text = notice.read_text("utf-8").replace("files/24-tb-du.txt", f"files/{name}")
    notice.write_text(text, encoding="utf-8")


def unlike(records: Path) -> None:
    (records / ATTACHED).write_text("khác", encoding="utf-8")


def gone(records: Path) -> None:
    (records / ATTACHED).unlink()


def linked(records: Path) -> None:
    (records / ATTACHED).rename(records / FOLDER / "x.txt")
    (records / ATTACHED).symlink_to("../x.txt")


def pipe(records: Path) -> None:
    (records / ATTACHED).unlink()
    os.mkfifo(records / ATTACHED)


def large(records: Path) -> None:
    os.truncate(records / ATTACHED, LIMIT + 1)


def page_inside(records: Path) -> None:
    """Its checksum is right, its content is not."""
    data = b"<script>alert(1)</script>"
    old = hashlib.sha256((records / ATTACHED).read_bytes()).hexdigest()
    (records / ATTACHED).write_bytes(data)
    notice = records / FOLDER / "documents/conclusion_notice.md"
    notice.write_text(notice.read_text("utf-8").replace(old, hashlib.sha256(data).hexdigest()), encoding="utf-8")


def list_of(records: Path, count: int) -> None:
    text = (records / CONFERENCE).read_text("utf-8")
    (records / CONFERENCE).write_text(f"{text}x: [{', '.join('1' * count)}]\n", encoding="utf-8")


def long_name(records: Path) -> None:
    text = (records / CONFERENCE).read_text("utf-8")
    (records / CONFERENCE).write_text(f"{text}? {'x' * (LENGTH_LIMIT + 1)}\n: 1\n", encoding="utf-8")


def long_value(records: Path) -> None:
    text = (records / CONFERENCE).read_text("utf-8")
    (records / CONFERENCE).write_text(f"{text}x: >\n  {'x' * (LENGTH_LIMIT + 1)}\n", encoding="utf-8")


def many_letters(records: Path) -> None:
    text = (records / CONFERENCE).read_text("utf-8")
    (records / CONFERENCE).write_text(re.sub("topic: .*", f"topic: {'x' * 20_001}", text), encoding="utf-8")


def twice(records: Path) -> None:
    with (records / "fields.yml").open("a", encoding="utf-8") as file:
        file.write("- {id: dat_dai, label: Đất}\n")


def copied(name: str) -> Callable[[Path], None]:
    def copy(records: Path) -> None:
        shutil.copytree(records / "thu-nghiem", records / name)

    return copy


FAULTS: dict[str, tuple[Callable[[Path], None], str]] = {
    "checksum": (unlike, "the checksum of the file is "),
    "gone": (gone, "there is no such file"),
    "link": (linked, "there is a link on the way to it"),
    "pipe": (pipe, "it is no plain file"),
    "large": (large, "the file is larger than 10 MB"),
    "web page": (page_inside, "its content is a web page or a program"),
    "type": (lambda records: attach(records, "a.html", b"x"), "files of this type are not published; pdf, png"),
    "too many items": (lambda records: list_of(records, NODE_LIMIT + 1), f"more than {NODE_LIMIT} items"),
    "long name": (long_name, "the name of a field is longer than"),
    "long value": (long_value, "a value is longer than"),
    "long text": (many_letters, "20001 characters is not allowed: at most 20000 characters"),
    "an id twice": (twice, "has this id already"),
    "a page's name": (copied("so-lieu"), "the portal or the archive uses “so-lieu” itself"),
    "Windows": (copied("con"), "Windows lets no file or folder be called “con”"),
    "a blank in a name": (copied("Xa Moi"), "characters long; rename it to xa-moi"),
    "a unit in two spellings": (copied("Thu-Nghiem"), "there is a unit thu-nghiem already: put the records there"),
    "no letter of ours": (copied("县"), "an id in small letters without accents"),
    "a copied unit": (copied("xa-khac"), "if this folder is a copy of that unit, take it out"),
    "a unit that looks alike": (copied("thu-ngh1em"), "a unit not called like"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_in_english(name: str, records: Path, doithoai: Run) -> None:
    spoil, words = FAULTS[name]
    spoil(records)
    assert words in told_in_english(doithoai)


def test_units_that_look_alike_are_told_in_english(records: Path, doithoai: Run) -> None:
    for name in ("xa-lo", "xa-1o"):
        shutil.copytree(records / "thu-nghiem", records / name)
    assert "is not easily taken for that of the unit xa-1o" in told_in_english(doithoai)


def test_a_list_that_is_too_long_is_told_in_english(records: Path, doithoai: Run) -> None:
    petitions = "".join(f"- {{id: {one}}}\n" for one in range(1001))
    (records / FOLDER / "petitions.yml").write_text(petitions, encoding="utf-8")
    assert "1001 items is not allowed: at most 999 items" in told_in_english(doithoai)


def test_what_nobody_foresaw_is_told_in_english(
    records: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def explode(_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(missing_document, "check", explode)
    monkeypatch.chdir(records.parent)
    cli.main(["check", *AS_OF, "--lang", "en"])
    told = capsys.readouterr().out
    assert "this file can't be read or checked (RecursionError); all other records are checked all the same" in told
    assert not LETTERS.search(re.sub("“[^“”]*”|\\(basis: .*", "", told))


def test_both_languages_go_along_to_another_process() -> None:
    one = pickle.loads(pickle.dumps(Both("một", "one")))  # noqa: S301 - our own
    assert (one, one.en) == ("một", "one")
