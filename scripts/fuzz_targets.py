"""What is fuzzed: functions that take bytes and fail where a promise is broken. Atheris is not needed to run them.

`TARGETS` names them all; tests replay the kept inputs through them (tests/test_fuzz.py).
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import os
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

from doithoai.cli import _parser, main
from doithoai.commands.mend import _mended
from doithoai.commands.sheets import ole, packed, scan_xls
from doithoai.commands.sheets.comma_separated import read_commas
from doithoai.commands.sheets.grid import SheetRefused
from doithoai.init import choices, interview, stock
from doithoai.init.choices import Choices, InitRefused
from doithoai.init.questions import Asker
from doithoai.init.records import record_files
from doithoai.init.rules import policy_text
from doithoai.model.findings import Unreadable
from doithoai.reading import letters, names, text, yaml_fast, yaml_strict
from doithoai.reading.archive import Archive
from doithoai.reading.redirects import followed
from doithoai.vietnamese import aloud, encodings, typed_marks
from doithoai.writing.house import dump
from scripts import fuzz_records as records
from scripts.fuzz_html import elements

Target = Callable[[bytes], None]
TARGETS: dict[str, Target] = {}


class Broken(Exception):
    """A promise that an input breaks."""


def target(work: Target) -> Target:
    """Register a target under its name."""
    TARGETS[work.__name__] = work
    return work


def must(held: object, what: str) -> None:
    """Fail with the promise that is broken."""
    if not held:
        raise Broken(what)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


# Readers


@target
def readers(data: bytes) -> None:
    """Bytes become a value or a refusal with a place; both readers of YAML give the same value."""
    try:
        read = text._look_closer(text._decode(data))
    except Unreadable as refused:
        return _refusal(refused, data)
    must(unicodedata.is_normalized("NFC", read), "a text that is not NFC was let through")
    for problem in letters.faults("x.yml", read):
        must(1 <= (problem.line or 0) <= read.count("\n") + 1, "a fault on a line that is not there")
    with contextlib.suppress(Unreadable):
        text.read_front_matter(read)
    try:
        slow = yaml_strict.read(read)
    except Unreadable as refused:
        _refusal(refused, data)
        slow = refused
    try:
        fast = yaml_fast.read(read)
    except yaml_fast.NotPlain:
        fast = slow
    must(repr(fast) == repr(slow), "the readers do not agree")
    if not isinstance(slow, Unreadable):
        _found(read, slow)
    return None


@target
def agreement(data: bytes) -> None:
    """Both readers of YAML give the same value of any text that the fast one takes: short texts, and many of them."""
    read = data.decode("utf-8", "replace")
    if yaml_fast.HIDDEN.search(read):  # no such text comes so far
        return
    try:
        fast = yaml_fast.read(read)
    except yaml_fast.NotPlain:
        fast = None
    try:
        slow = yaml_strict.read(read)
    except Unreadable as refused:
        must(fast is None, f"the strict reader refuses what the other takes: {refused.values}")
        return
    must(fast is None or repr(fast) == repr(slow), "the readers do not agree")


def _refusal(refused: Unreadable, data: bytes) -> None:
    must(1 <= refused.line <= data.count(b"\n") + data.count(b"\r") + 2, "a refusal on a line that is not there")
    told = " ".join(map(str, refused.values.values()))
    must(
        refused.values and not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", told),
        "a refusal that can't be shown",
    )


def _found(read: str, value: object) -> None:
    route: list[Any] = []
    while isinstance(value, (dict, list)) and value:
        key = next(iter(value)) if isinstance(value, dict) else 0
        route.append(key)
        value = value[key]
    line, column = text.locator(read)(tuple(route))
    must(line >= 1 and column >= 1, "a value without a place")


# The checker and the pages


@target
def checker(data: bytes) -> None:
    """A mutated record in a small archive: judged without an error that no rule knows, and told in every form."""
    records.judged(data)


@target
def pages(data: bytes) -> None:
    """Texts of a record become pages, feeds and data without a foreign element."""
    records.shown([unicodedata.normalize("NFC", part) for part in data.decode("utf-8", "replace").split("\0")])


# Importers


@target
def importers(data: bytes) -> None:
    """Files of other programs, old encodings, and the answers of `init`."""
    mended, what = _mended(data)
    must(_mended(mended) == (mended, ()) or not what, "what was mended is mended again")
    for scan in (read_commas, packed.parts, lambda data: scan_xls.scan(ole.workbook(data)), scan_xls.scan):
        with contextlib.suppress(SheetRefused):
            scan(data)
    read = _text(data)
    for one in encodings.old_texts(read):
        must(one.lines and one.shown, "an old text nowhere")
    encodings.reread(read)
    for line in read.split("\n")[:20]:
        typed_marks.from_viqr(line)
        aloud.text(line)
    for accept in (choices.unit_id, choices.unit_name, choices.day, choices.year, choices.owner, interview.yes):
        with contextlib.suppress(InitRefused):
            accept(read)
    with contextlib.suppress(InitRefused):
        line = choices.one_line(read, "x")
        kept = {"title": line, "list": [line, {"name": line}]}
        with contextlib.suppress(Unreadable):  # what no record may hold is refused, as by hand
            must(text.read_yaml(text._look_closer(dump(kept))) == kept, "what init writes is read otherwise")


@target
def answers(data: bytes) -> None:
    """What somebody answers to `init` becomes records that can be read, or is refused in words."""
    model = next(iter(stock.MODELS))
    begun = Choices(unit="xa-thu", name="xã Thử", model=model, year=2026, joined=dt.date(2026, 1, 1))
    asker = Asker(io.StringIO(_text(data)), io.StringIO())
    try:
        chosen = interview.ask_rules(asker, interview.ask_plan(asker, begun))
        made = {**record_files(stock.Model(model), chosen), "policy.yml": policy_text(stock.Model(model), chosen)}
    except InitRefused:
        return
    for name, written in made.items():
        if name.endswith(".yml"):
            text.read_yaml(text._look_closer(written))


# Command line, names, moves


@target
def arguments(data: bytes) -> None:
    """Any words are taken or refused with code 2; a limit of any day is counted, or refused in a sentence."""
    words = [os.fsdecode(part.replace(b"\0", b"")) for part in data.split(b"\n")[:9]]
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            _parser(words).parse_args(words)
        except SystemExit as left:
            must(left.code in (0, 2), "another exit code")
        if words[0][:4].isdecimal():
            with contextlib.suppress(SystemExit):
                main(["deadline", records.UNIT, "--event", words[0], "--records", str(records.archive()), *words[1:]])
    must("lỗi của chương trình" not in out.getvalue(), out.getvalue())


@target
def namings(data: bytes) -> None:
    """A name becomes an address, a line, a piece of Markdown, and nothing else."""
    name = _text(data)
    short = names.slug(name)
    must(not short or names.SLUG.fullmatch(short), "a slug that is none")
    if names.wanted(name) is None:
        must(names.SLUG.fullmatch(name), "a name that is no slug was let through")
    must(names.visible(name).isprintable() or " " in name or any(c.isspace() for c in name), "a name that is not seen")
    must("\n" not in names.visible(name) and "\x1b" not in names.visible(name), "a name that breaks its line")
    names.encodable(name).encode()
    must("\n" not in names.plain(name), "a name that breaks its line")
    for told in (names.code(name), names.plain(name)):
        made, _ = elements(_rendered()(f"- {told}\n"))
        must(made <= {"ul", "li", "code", "p"}, f"a name became {made}")


@cache
def _rendered() -> Callable[[str], str]:
    from doithoai.html.typed import MARKDOWN  # noqa: PLC0415 - the portal's

    return MARKDOWN.html


@target
def moves(data: bytes) -> None:
    """A list of moved addresses is followed or refused, and leads nowhere but into the archive."""
    root = records.archive()
    (root / "redirects.yml").write_bytes(data)
    archive = Archive(root)
    for one in archive.moved:
        for way in (one.old, one.new):
            must(re.fullmatch("[a-z0-9-]+(/[0-9]{4}(/[0-9]{2})?)?", way), way)
    for old, new in followed(archive.moved, root).items():
        must(".." not in f"{old}{new}" and not f"{old}{new}".startswith("/"), f"{old}: {new}")
    list(archive.shared_problems())


@target
def renderers(data: bytes) -> None:
    """Markdown becomes harmless HTML, feeds stay XML and iCalendar."""
    records.rendered(data.decode("utf-8", "replace"))


SHARES = {
    "agreement": 75,
    "readers": 12,
    "namings": 5,
    "renderers": 4,
    "importers": 2,
    "arguments": 1,
    "moves": 0.5,
    "checker": 0.2,
    "answers": 0.2,
    "pages": 0.1,
}
"""Hundredths of all executions: what asks the disk or makes a page is a thousand times slower than a reader."""
LONGEST = {
    "agreement": 100,
    "readers": 400,
    "namings": 80,
    "renderers": 200,
    "importers": 200,
    "arguments": 120,
    "moves": 400,
    "checker": 4096,
    "answers": 600,
    "pages": 400,
}
"""Bytes of an input: more of them try nothing new, and cost time."""
