"""One archive that holds every attack on the portal's doors: it is checked, built, served and stamped once for all.

The unit `thu-nghiem` is left as it is: what stands beside it must not change a byte of its pages.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import RECORDS

BASE = Path(__file__).parents[1] / "rules/base"
CALENDAR = RECORDS / "calendar"
UNIT, OWN = "thu-nghiem", "xa-bi-tan-cong"
FIRST = f"{UNIT}/2025/01"
SECRET = "BIMATCUAMAYNAY"
"""What stands in every file that must not be published."""
RUNS = "CHAYDUOCROI"
"""What stands in every file and name that a browser might run."""


def archive(project: Path) -> None:
    """Fill `project/records`; what must stay private lies beside it."""
    records, private = project / "records", project / "private"
    shutil.rmtree(records, ignore_errors=True)
    shutil.copytree(BASE, records)
    shutil.copytree(CALENDAR, records / "calendar")
    shutil.copytree(records / UNIT, records / OWN)
    rename(records / OWN / "unit.yml", "name: xã Thử Nghiệm", "name: xã Bị Tấn Công")
    private.mkdir()
    (private / "register.yml").write_text(f"so: {SECRET}\n", encoding="utf-8")
    (private / "register.txt").write_text(f"{SECRET}\n", encoding="utf-8")
    (private / "note.md").write_text(f"---\nkind: minutes\n---\n{SECRET}\n", encoding="utf-8")
    links(records, private)
    files(records)
    names(records)
    addresses(records)


def rename(path: Path, old: str, new: str) -> None:
    """Replace text in a record; the old text must be there."""
    text = path.read_text("utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def conference(records: Path, unit: str = OWN) -> Path:
    """One more conference of the unit, a copy of the first."""
    taken = {path.name for path in (records / unit / "2025").iterdir()}
    folder = records / unit / "2025" / next(f"{n:02}" for n in range(3, 98) if f"{n:02}" not in taken)
    shutil.copytree(BASE / FIRST, folder)
    return folder


# Links, and files that are none


def secret(folder: Path, private: Path) -> Path:
    """A copy of a folder outside the archive, every text of which tells the secret."""
    place = private / f"ngoai-{len(list(private.iterdir()))}"
    shutil.copytree(folder, place)
    for path in sorted(place.rglob("*.*")):
        if path.suffix in (".yml", ".md"):
            text = path.read_text("utf-8")
            path.write_text(text.replace("Đề nghị", SECRET).replace("Môi trường", SECRET), encoding="utf-8")
    return place


def links(records: Path, private: Path) -> None:
    """A link at each level of the way, to a folder that would be a good one, to the machine's own, and around."""
    (records / "xa-lien-ket").symlink_to(secret(BASE / UNIT, private))
    (records / OWN / "2024").symlink_to(secret(BASE / UNIT / "2025", private))
    (records / OWN / "2025/98").symlink_to(secret(BASE / FIRST, private))
    (records / OWN / "2027").symlink_to("..")
    for name, target in LINKED.items():
        folder = conference(records)
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        path.symlink_to(str(target).replace("PRIVATE", str(private)))
        attach(folder, "files/register.txt", f"{SECRET}\n".encode(), write=False)
        attach(folder, "files/environ.txt", b"", write=False, sha256="0" * 64)
    folder = conference(records)
    (folder / "files/hard.txt").hardlink_to(private / "register.txt")
    attach(folder, "files/hard.txt", b"", write=False, sha256="0" * 64)
    for name in ("petitions.yml", "documents/minutes.md", "files/24-tb-du.txt", "conference.yml"):
        path = conference(records) / name
        path.unlink()
        os.mkfifo(path)
    with (conference(records) / "files/24-tb-du.txt").open("r+b") as file:
        file.truncate(4 << 30)


LINKED: dict[str, str] = {
    "files": "PRIVATE",
    "documents": "PRIVATE",
    "documents/note.md": "PRIVATE/note.md",
    "documents/minutes.md": "PRIVATE/note.md",
    "petitions.yml": "PRIVATE/register.yml",
    "conference.yml": "PRIVATE/register.yml",
    "files/register.txt": "PRIVATE/register.txt",
    "files/environ.txt": "/proc/self/environ",
    "files/24-tb-du.txt": "/proc/self/cmdline",
    "files/vong.txt": "vong.txt",
}


def attach(folder: Path, name: str, data: bytes, *, write: bool = True, sha256: str = "") -> None:
    """Let the conclusion notice of a conference name one more file, with its true checksum."""
    if write:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    notice = folder / "documents/conclusion_notice.md"
    if notice.is_file() and not notice.is_symlink():
        line = f"  - {{path: {name}, sha256: {sha256 or hashlib.sha256(data).hexdigest()}}}"
        rename(notice, "files:\n", f"files:\n{line}\n")


# Attached files that a browser, an office or a server would run

HTML = f"<!doctype html><html><body onload=alert('{RUNS}')><script>{RUNS}</script></body></html>".encode()
SVG = f"<svg xmlns='http://www.w3.org/2000/svg' onload=alert('{RUNS}')><script>{RUNS}</script></svg>".encode()
XHTML = f"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><script>{RUNS}</script></html>".encode()
SCRIPT = f"self.addEventListener('fetch', () => alert('{RUNS}'))".encode()
ENDINGS = (
    *("html", "htm", "xhtml", "xht", "shtml", "mht", "mhtml", "svg", "svgz", "xml", "xsl", "js", "mjs", "cjs", "wasm"),
    *("css", "json", "webmanifest", "htc", "hta", "swf", "jar", "php", "phtml", "asp", "aspx", "jsp", "cgi", "exe"),
    *("bat", "cmd", "ps1", "sh", "lnk", "url", "desktop", "docm", "xlsm", "doc", "xls", "rtf", "zip", "gz", "pdfx"),
)
DOUBLED = (
    "a.pdf.html",
    "a.html.pdf.svg",
    "a.txt.js",
    "a.tar.gz",
    "index.html",
    "sw.js",
    "CNAME",
    ".htaccess",
    "_headers",
)
CASED = ("a.HTML", "a.Svg", "a.PDF", "a.pDf", "a.TXT", "A.pdf", "a.html.", "a.pdf ", "a.pdf%00.html", "a.svg#.pdf")
KINDS = ("pdf", "png", "jpg", "webp", "docx", "xlsx", "odt", "ods", "txt", "csv")


def polyglots() -> Iterator[tuple[str, bytes]]:
    """What its name says is harmless, and its bytes are not; the last is what browsers guess a type from."""
    for kind in KINDS:
        for label, body in (("html", HTML), ("svg", SVG), ("xhtml", XHTML), ("js", SCRIPT)):
            yield f"{label}.{kind}", body
    for label, body in (("html", HTML), ("svg", SVG)):
        for space in (b"\xef\xbb\xbf", b"\n\n\t ", b"\xef\xbb\xbf \r\n", b"<!-- " + b"x" * 2000 + b" -->", b"x" * 600):
            for kind in ("txt", "csv"):
                yield f"{label}-{len(space)}-{space[:1].hex()}.{kind}", space + body
        yield f"{label}-16.txt", body.decode().encode("utf-16")
        yield f"{label}-7.txt", b"+ADw-script+AD4-" + body
        yield f"{label}-nul.txt", b"\0" + body
    yield "rong.docx", b"PK\x03\x04" + HTML
    yield "sau.xlsx", HTML + b"PK\x03\x04"


EACH = 40
"""Files that one document names: the check tells of fifty faults in a file, and how many there are besides."""


def files(records: Path) -> None:
    """Every one of them, declared with its true checksum."""
    bad = [*((f"x.{ending}", HTML) for ending in ENDINGS), *polyglots()]
    for start in range(0, len(bad), EACH):
        folder = conference(records)
        for name, data in bad[start : start + EACH]:
            attach(folder, f"files/{name}", data)
    folder = conference(records)
    for name in (*DOUBLED, *CASED):
        (folder / "files" / name).write_bytes(HTML)


# Names of folders

MARKUP = f'"><img src=x onerror=alert({RUNS})> onmouseover="alert(2)'
UNITS: tuple[str | bytes, ...] = (
    *(MARKUP, f"x'><svg onload={RUNS}>", f'x"><script src="..\\minh-hoa\\2026\\02\\files\\{RUNS}.js">', "a<b", "a&b"),
    *("x\\y", "a`b", "{{7*7}}", "{% raw %}", "$(id)", "%2e%2e", "a%0ab", "..;", "a#b", "a?b", "javascript:alert(1)"),
    *(
        "thu-nghiеm",
        "thu‑nghiem",
        "xa-bi-tan-cong\u200b",
        "Xã",
        "XA-HOA",
        "a b",
        " a",
        "a ",
        "a.b",
        "a_b",
        "-a",
        "a-",
        "a--b",
    ),
    *("x" * 255, "x" * 61, b"x\xff\xfe", b"\xed\xa0\x80", "x\x1b[2J", "x\ty", "x\ny", "x\x01", "x\x7f", "x\u202ey"),
    *(
        "so-lieu",
        "tim-kiem",
        "du-lieu",
        "don-vi",
        "assets",
        "schemas",
        "lich",
        "en",
        "an-toan",
        "doithoai-shell",
        "index",
    ),
    *(
        "index.html",
        "robots.txt",
        "sitemap.xml",
        "404.html",
        "feed.xml",
        "CNAME",
        "con",
        "nul",
        "com1",
        "files",
        "private",
    ),
)
YEARS: tuple[str | bytes, ...] = (
    *("2025 ", "02025", "20255", "-2025", "+2025", "２０２５", "2025.", "1e3", "0000", "2025\x1b[2J", f"<img {RUNS}>"),
    *(b"2025\xff", "٢٠٢٥", "2025\u200b"),
)
PLACES: tuple[str | bytes, ...] = (
    *("1", "001", "0", "00", "-1", "+1", "１", "1e1", "01 ", " 01", "01.", f"01<img {RUNS}>", "01\x1b[2J", "01\n"),
    *(b"01\xff", "٠١", "01\u200b", "plan.md ", "reports "),
)


def named(parent: Path, some: tuple[str | bytes, ...], source: Path) -> None:
    """A folder of each name, a copy of a good one, as far as the system allows the name."""
    for name in some:
        with contextlib.suppress(FileExistsError, OSError):
            shutil.copytree(source, Path(os.fsdecode(os.path.join(os.fsencode(parent), os.fsencode(name)))))  # noqa: PTH118 - bytes


def names(records: Path) -> None:
    """Units, years and conferences of names that nobody should publish."""
    small = records.parent / "nho"
    (small / "2025").mkdir(parents=True)
    shutil.copyfile(BASE / UNIT / "unit.yml", small / "unit.yml")
    shutil.copytree(BASE / FIRST, small / "2025/01")
    named(records, UNITS, small)
    named(records / OWN, YEARS, small / "2025")
    named(records / OWN / "2025", PLACES, small / "2025/01")
    shutil.rmtree(small)


# Addresses and telephone numbers

LINKS = (
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "vbscript:x"),
    *(
        "data:text/html,<script>x</script>",
        f"file:{3 * chr(47)}etc/passwd",
        "//evil.example/x",
        "https:evil.example",
        "blob:x",
    ),
    *(
        'https://a.example/" onmouseover="alert(1)',
        "https://a.example/<script>",
        "https://a.example/\nx",
        "filesystem:x",
    ),
    *("https://thu-nghiem.example@evil.example/", "ftp://a.example/", "http://[::1]:bad/", "intent://x#Intent;end"),
)
EMAILS = (
    *(
        "vp@xa.example?bcc=evil@evil.example&body=x",
        "vp@xa.example&cc=evil@evil.example",
        "a@b?subject=x",
        "a b@c.example",
    ),
    *(
        "vp@xa.example,evil@evil.example",
        "vp@xa.example;evil@evil.example",
        '"><img src=x>@a.example',
        "a@b%0Abcc:evil@e",
    ),
    *("vp@xa.example\nBcc: evil@evil.example", "javascript:alert(1)//@a.example", "vp%3Fbcc=evil@evil.example"),
)
PHONES = (
    *(
        "113;phone-context=evil.example",
        "0243 825 3536;ext=1",
        "*21*0900000000#",
        "tel:0900",
        "+84<script>",
        '0"onclick="',
    ),
    *("sms:0900?body=x", "0900,,,1", "０９００"),
)


def addresses(records: Path) -> None:
    """Each in a unit or conference of its own, and all of them in texts."""
    given = [*(("email", one) for one in EMAILS), *(("phone", one) for one in PHONES)]
    for place, (field, value) in enumerate(given):
        folder = records / f"xa-dia-chi-{place}"
        folder.mkdir()
        shutil.copyfile(BASE / UNIT / "unit.yml", folder / "unit.yml")
        named_so = "name: Văn phòng Đảng ủy"
        rename(folder / "unit.yml", named_so, f"{named_so}, {field}: {quoted(value)}")
        rename(folder / "unit.yml", "name: xã Thử Nghiệm", f"name: xã Địa Chỉ {place}")
    for link in LINKS:
        rename(conference(records) / "conference.yml", "type: periodic\n", f"type: periodic\nlink: {quoted(link)}\n")
    body = "\n\n".join(f"[xem]({link})\n\n![xem]({link})\n\n<{link}>\n\n[a]: {link}\n[a]" for link in LINKS)
    notice = conference(records) / "documents/conclusion_notice.md"
    notice.write_text(f"{notice.read_text('utf-8')}\n{body}\n", encoding="utf-8")


def quoted(text: str) -> str:
    """A value in double quotes, as YAML takes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


TRIED: dict[str, int] = {
    "links": len(LINKED) + 4,
    "attached files": len(ENDINGS) + len(DOUBLED) + len(CASED) + len(list(polyglots())),
    "names of folders": len(UNITS) + len(YEARS) + len(PLACES),
    "addresses": len(LINKS) * 2 + len(EMAILS) + len(PHONES),
}
"""How many inputs of each kind the archive holds."""
