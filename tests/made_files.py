"""Real files as people attach them, made here: each says one thing and tells another."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def jpeg(*, place: bool = False, owner: str = "", turned: int = 1, size: int = 24, comment: str = "") -> bytes:
    """A photo as a telephone takes it."""
    exif = Image.Exif()
    exif[0x0112] = turned
    if owner:
        exif[0x013B] = owner
        exif.get_ifd(0x8769)[0xA431] = "SN-031085"
    if place:
        exif.get_ifd(0x8825).update({1: "N", 2: (20.0, 51.0, 3.5), 3: "E", 4: (106.0, 41.0, 1.0)})
    out = io.BytesIO()
    picture = Image.new("RGB", (size, size // 2))
    picture.putdata([(x * 9 % 256, x * 5 % 256, x % 256) for x in range(size * (size // 2))])
    picture.save(out, "JPEG", exif=exif, quality=80, comment=comment.encode() or None, progressive=size > 30)
    return out.getvalue()


def png(author: str = "", caption: str = "") -> bytes:
    """A picture of a screen."""
    told = PngInfo()
    if author:
        told.add_text("Author", author, zip=True)
    if caption:
        told.add_itxt("Description", caption, zip=True)
    out = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 30, 30)).save(out, "PNG", pnginfo=told)
    return out.getvalue()


def webp(owner: str = "") -> bytes:
    """The same as WebP."""
    exif = Image.Exif()
    exif[0x013B] = owner
    out = io.BytesIO()
    Image.new("RGB", (8, 8), (20, 130, 30)).save(out, "WEBP", exif=exif, lossless=True)
    return out.getvalue()


def docx(text: str = "Thông báo", *, author: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    """A text of Word, with what Word writes beside it."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        ' Target="word/document.xml"/></Relationships>'
    )
    names = f"<dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
    core = f"<cp:coreProperties>{names}</cp:coreProperties>"
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": types,
        "_rels/.rels": rels,
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{paragraphs}</w:body></w:document>',
        **({"docProps/core.xml": core} if author else {}),
        **(more or {}),
    }
    return packed(files)


def packed(files: dict[str, str | bytes]) -> bytes:
    """A container."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packing:
        for name, body in files.items():
            packing.writestr(name, body)
    return out.getvalue()


def stored(first: dict[str, str], data: bytes) -> bytes:
    """A container that begins with some parts, as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packing:
        for name, body in {**first, **unpacked(data)}.items():
            packing.writestr(name, body)
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, str | bytes]:
    """The parts of a container."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed_in:
        return {name: packed_in.read(name) for name in packed_in.namelist()}


def as_file(data: bytes) -> io.BytesIO:
    """Bytes, to be read as a file is."""
    return io.BytesIO(data)


def written(writer: PdfWriter) -> bytes:
    """A PDF file as it is written."""
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def xlsx(rows: list[list[str]], *, hidden: bool = False) -> bytes:
    """A workbook of one sheet."""
    told = "".join(f'<row r="{y}">{"".join(_cells(y, row))}</row>' for y, row in enumerate(rows))
    words = {y * 10 + x: cell for y, row in enumerate(rows) for x, cell in enumerate(row)}
    shared = "".join(f"<si><t>{words.get(number, '')}</t></si>" for number in range(max(words) + 1))
    state = ' state="hidden"' if hidden else ""
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f'<workbook><sheets><sheet name="A"{state}/></sheets></workbook>',
            "xl/sharedStrings.xml": f"<sst>{shared}</sst>",
            "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{told}</sheetData></worksheet>",
        }
    )


def _cells(y: int, row: list[str]) -> Iterator[str]:
    for x, cell in enumerate(row):
        kind, value = ("", cell) if cell.isdigit() else (' t="s"', str(y * 10 + x))
        yield f'<c r="{chr(65 + x)}{y}"{kind}><v>{value}</v></c>'


def pdf(*pages: str, info: dict[str, str] | None = None, xmp: str = "", note: str = "", photo: bytes = b"") -> bytes:
    """A paper with one line on each page."""
    writer = PdfWriter()
    for text in pages or ("Thong bao",):
        page = writer.add_blank_page(300, 200)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode())
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page[NameObject("/Contents")] = writer._add_object(stream)
    if photo:
        picture = DecodedStreamObject()
        picture.set_data(photo)
        picture[NameObject("/Subtype")] = NameObject("/Image")
        picture[NameObject("/Filter")] = NameObject("/DCTDecode")
        writer.pages[0]["/Resources"][NameObject("/XObject")] = DictionaryObject(  # type: ignore[index]
            {NameObject("/Im1"): writer._add_object(picture)}
        )
    if note:
        annotation = DictionaryObject(
            {NameObject("/Subtype"): NameObject("/Text"), NameObject("/Contents"): TextStringObject(note)}
        )
        writer.add_annotation(0, annotation)
    writer.metadata = {"/Producer": "Word", **(info or {})}
    if xmp:
        told = DecodedStreamObject()
        told.set_data(xmp.encode())
        writer.root_object[NameObject("/Metadata")] = writer._add_object(told)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def locked() -> bytes:
    """A paper behind a password."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("bi-mat", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
