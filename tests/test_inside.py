"""What attached files tell besides what they show: found in real files, and nothing in plain ones."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from PIL import Image

from doithoai.reading.inside import Inside, Trace, look, stripped
from doithoai.rules.privacy import identity_number
from tests import acting_files as acting
from tests import made_files as made

CARD = "031085001234"
XMP = f"<x><dc:creator><rdf:li>Nguyễn Văn A</rdf:li></dc:creator><dc:description>CCCD {CARD}</dc:description></x>"
FOUND: dict[str, tuple[str, bytes, frozenset[Trace]]] = {
    "place of a photo": ("jpg", made.jpeg(place=True), frozenset((Trace.PLACE,))),
    "owner and camera": ("jpg", made.jpeg(owner="Bà Hoa"), frozenset((Trace.AUTHOR, Trace.DEVICE))),
    "comment of a photo": ("jpg", made.jpeg(comment="Nhà bà Hoa"), frozenset((Trace.CAPTION,))),
    "behind the end of a photo": ("jpg", made.jpeg() + b"PK\3\4 bi mat", frozenset((Trace.BEHIND,))),
    "progressive photo": ("jpg", made.jpeg(place=True, size=64), frozenset((Trace.PLACE,))),
    "author of a picture": ("png", made.png("Bà Hoa"), frozenset((Trace.AUTHOR,))),
    "behind the end of a picture": ("png", made.png() + b"x" * 90, frozenset((Trace.BEHIND,))),
    "owner of a webp": ("webp", made.webp("Bà Hoa"), frozenset((Trace.AUTHOR,))),
    "author of a text": ("docx", made.docx(author="Bà Hoa"), frozenset((Trace.AUTHOR,))),
    "comments": (
        "docx",
        made.docx(more={"word/comments.xml": "<w:p><w:t>Bà Hoa kiện</w:t></w:p>"}),
        frozenset((Trace.COMMENT,)),
    ),
    "tracked changes": (
        "docx",
        made.docx(
            more={"word/header1.xml": '<w:p><w:del w:id="1" w:author="Hoa"><w:delText>cũ</w:delText></w:del></w:p>'}
        ),
        frozenset((Trace.TRACKED,)),
    ),
    "hidden text": (
        "docx",
        made.docx(more={"word/footer1.xml": "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"}),
        frozenset((Trace.HIDDEN,)),
    ),
    "a file inside a text": ("docx", made.docx(more={"word/embeddings/x.bin": "x"}), frozenset((Trace.EMBEDDED,))),
    "a photo inside a text": (
        "docx",
        made.docx(more={"word/media/a.jpeg": made.jpeg(place=True)}),
        frozenset((Trace.PLACE,)),
    ),
    "company": (
        "docx",
        made.docx(more={"docProps/app.xml": "<Company>Cty Hoa</Company>"}),
        frozenset((Trace.COMPANY,)),
    ),
    "hidden sheet": ("xlsx", made.xlsx([["a"]], hidden=True), frozenset((Trace.HIDDEN,))),
    "author of a paper": ("pdf", made.pdf(info={"/Author": "Bà Hoa"}), frozenset((Trace.AUTHOR,))),
    "folder of a paper": ("pdf", made.pdf(info={"/Creator": "C:\\Users\\hoa\\don.docx"}), frozenset((Trace.FOLDER,))),
    "XMP of a paper": ("pdf", made.pdf(xmp=XMP), frozenset((Trace.AUTHOR, Trace.CAPTION))),
    "note on a page": ("pdf", made.pdf(note="Bà Hoa"), frozenset((Trace.COMMENT,))),
    "photo in a paper": ("pdf", made.pdf(photo=made.jpeg(place=True)), frozenset((Trace.PLACE,))),
    "earlier version of a paper": ("pdf", made.pdf() + b"\nstartxref\n0\n%%EOF", frozenset((Trace.EARLIER,))),
    "behind the end of a paper": ("pdf", made.pdf() + b"\nPK\3\4" + b"bi mat " * 20, frozenset((Trace.BEHIND,))),
}
PLAIN: dict[str, tuple[str, bytes]] = {
    "photo": ("jpg", made.jpeg()),
    "turned photo": ("jpg", made.jpeg(turned=6)),
    "picture": ("png", made.png()),
    "text": ("docx", made.docx("Thông báo số 12\nKính gửi", more={"word/settings.xml": '<w:rsid w:val="00AB"/>'})),
    "workbook": ("xlsx", made.xlsx([["Tên", "Số"], ["a", "12"]])),
    "paper": ("pdf", made.pdf("Thong bao", "Trang hai")),
}
CARDS: dict[str, tuple[str, bytes]] = {
    "paper": ("pdf", made.pdf("Thong bao", f"CCCD {CARD}")),
    "title of a paper": ("pdf", made.pdf(info={"/Title": f"Don cua CCCD {CARD}"})),
    "XMP": ("pdf", made.pdf(xmp=XMP)),
    "note": ("pdf", made.pdf(note=f"CCCD {CARD}")),
    "text": ("docx", made.docx(f"Kính gửi\nCCCD {CARD}")),
    "footnote": (
        "docx",
        made.docx(
            more={"word/footnotes.xml": f"<w:p><w:r><w:t>CCCD 0310</w:t></w:r><w:r><w:t>{CARD[4:]}</w:t></w:r></w:p>"}
        ),
    ),
    "wide letters": (
        "docx",
        made.docx(more={"word/header1.xml": f"<w:p><w:t>CCCD {CARD}</w:t></w:p>".encode("utf-16")}),
    ),
    "custom property": ("docx", made.docx(more={"docProps/custom.xml": f"<vt:lpwstr>CCCD {CARD}</vt:lpwstr>"})),
    "comment": ("docx", made.docx(more={"word/comments.xml": f"<w:p><w:t>CCCD {CARD}</w:t></w:p>"})),
    "column of a workbook": ("xlsx", made.xlsx([["Họ tên", "Số CCCD"], ["A", CARD]])),
    "caption of a picture": ("png", made.png(caption=f"CCCD {CARD}")),
    "comment of a photo": ("jpg", made.jpeg(comment=f"CCCD {CARD}")),
    "plain text": ("txt", f"\ufeffCCCD {CARD}".encode()),
    "open text": ("odt", made.packed({"mimetype": "x", "content.xml": f"<text:p>CCCD {CARD}</text:p>"})),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_a_file_tells_is_found(name: str) -> None:
    kind, data, traces = FOUND[name]
    assert look(data, kind).traces == traces
    assert look(data, kind).unread is None


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_file_tells_nothing(name: str) -> None:
    kind, data = PLAIN[name]
    assert (look(data, kind).traces, look(data, kind).unread) == (frozenset(), None)


@pytest.mark.parametrize("name", CARDS)
def test_the_number_of_a_card_is_read_wherever_it_stands(name: str) -> None:
    kind, data = CARDS[name]
    told = [one.where for one in look(data, kind).parts if next(identity_number.find(one.text), None)]
    assert len(told) == 1
    if name == "paper":
        assert str(told[0]) == "trang 2"


BAD: dict[str, tuple[str, bytes]] = {
    "locked": ("pdf", made.locked()),
    "no pdf": ("pdf", b"%PDF-1.7\n" + b"x" * 300),
    "half a pdf": ("pdf", made.pdf()[:200]),
    "half a photo": ("jpg", made.jpeg()[:150]),
    "half a picture": ("png", made.png("Bà Hoa")[:60]),
    "no container": ("docx", b"PK\3\4" + b"x" * 90),
    "half a container": ("docx", made.docx()[:300]),
    "a bomb": ("docx", made.packed({f"word/header{n}.xml": b"\0" * (9 << 20) for n in range(8)})),
    "entities": (
        "docx",
        made.docx(more={"word/header1.xml": '<!DOCTYPE x [<!ENTITY a "&b;&b;">]><w:p>&a;</w:p>' * 9000}),
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_can_not_be_read_is_told(name: str) -> None:
    kind, data = BAD[name]
    inside = look(data, kind)
    assert (inside.unread is not None) is (name != "entities")
    assert sum(len(one.text) for one in inside.parts) <= 1_000_000


def test_long_papers_are_read_in_part() -> None:
    inside = look(made.pdf(*[f"Trang {number}" for number in range(80)]), "pdf")
    assert len(inside.parts) == 60
    assert inside.unread


@pytest.mark.parametrize("name", FOUND)
def test_strip_takes_out_all_but_what_a_person_must_judge(name: str) -> None:
    kind, data, traces = FOUND[name]
    left = look(stripped(data, kind), kind)
    assert left.traces == {one for one in traces if one.by_hand}
    if kind != "pdf":  # its parts may be numbered anew
        assert stripped(stripped(data, kind), kind) == stripped(data, kind)


@pytest.mark.parametrize("name", [*PLAIN, *FOUND])
def test_strip_changes_nothing_that_is_seen(name: str) -> None:
    kind, data = PLAIN[name] if name in PLAIN else FOUND[name][:2]
    again = stripped(data, kind)
    if kind in ("jpg", "png", "webp"):
        with Image.open(io.BytesIO(data)) as old, Image.open(io.BytesIO(again)) as new:
            assert (old.size, old.mode, old.tobytes()) == (new.size, new.mode, new.tobytes())
            assert old.getexif().get(0x0112, 1) == new.getexif().get(0x0112, 1)
    elif kind in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as old_zip, zipfile.ZipFile(io.BytesIO(again)) as new_zip:
            kept = [one for one in old_zip.namelist() if not one.startswith("docProps/")]
            assert [one for one in new_zip.namelist() if not one.startswith("docProps/")] == kept
            changed = [one for one in kept if old_zip.read(one) != new_zip.read(one)]
            assert changed == [one for one in kept if one.startswith("word/media/")]
    assert shown(look(again, kind)) == shown(look(data, kind))


def shown(inside: Inside) -> list[tuple[str, str]]:
    return [(str(one.where), one.text) for one in inside.parts if one.shown]


MUCH: dict[str, tuple[str, bytes]] = {
    "a drawing that never ends": ("jpg", b"\xff\xd8\xff\xda\x00\x04aa" + b"\xff" * 9_000_000),
    "parts without end": ("jpg", b"\xff\xd8" + b"\xff\xe1\x00\x08Exif\0\0" * 900_000),
    "chunks without end": ("png", b"\x89PNG\r\n\x1a\n" + b"\0\0\0\0tEXt\0\0\0\0" * 800_000),
    "pictures without end": ("pdf", made.pdf() + b"\xff\xd8\xff\xe1" * 2_000_000),
    "drawing without end": ("pdf", made.pdf("a) Tj " + "q Q " * 190_000 + "(x")),
    "tags that open": ("docx", made.docx(more={"word/header1.xml": "<w:ins " * 1_100_000})),
    "cells that open": (
        "xlsx",
        made.packed({"xl/workbook.xml": "x", "xl/worksheets/sheet1.xml": "<row>" + "<c " * 2_000_000}),
    ),
    "blanks before a cell": ("csv", b"a," + b" " * 9_000_000 + b"b"),
    "signs before cells": ("csv", b",+" * 4_500_000),
    "a name without a value": ("docx", made.docx(more={"a.rels": f"<Relationship {'x' * 7_000_000}>"})),
    "bars in a formula": ("xlsx", made.packed({"xl/workbook.xml": f"<definedName>{'a|' * 3_500_000}</definedName>"})),
    "names spelt in numbers": ("pdf", made.pdf() + b"/" + b"#41" * 3_000_000),
    "many names spelt in numbers": ("pdf", made.pdf() + b"/#41#41" * 1_200_000),
    "actions in a ring": acting.ring(),
}


@pytest.mark.parametrize("name", MUCH)
def test_no_file_makes_the_check_work_for_long(name: str) -> None:
    kind, data = MUCH[name]
    began = time.process_time()
    look(data, kind)
    assert time.process_time() - began < 5
