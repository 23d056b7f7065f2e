"""Names of folders and files: only plain ones are read, and no name reaches a page, a terminal or a report raw."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from doithoai.html.mail import address, call
from doithoai.model.formats import FORMATS
from doithoai.reading.names import RESERVED, SLUG, WINDOWS, code, encodable, plain, visible, wanted
from doithoai.site.head import offered
from doithoai.views.subscriptions import Followed
from tests.conftest import RECORDS

pytestmark = pytest.mark.no_cover  # see suite.py

Run = Callable[..., Any]
AS_OF = ("--as-of", "2026-02-10")
HOSTILE = '"><img src=x onerror=alert(1)> onmouseover="alert(2)'
MISNAMED = {
    "Xã An Bình": "hãy đổi tên thành xa-an-binh",
    "An-Binh-2": "hãy đổi tên thành an-binh-2",
    "thu-nghiеm": "hãy gộp vào đó",  # a Cyrillic letter
    "Thu-Nghiem": "hãy gộp vào đó",
    "Đa\u0323i Thắng": "hãy đổi tên thành dai-thang",
    "đại_thắng": "hãy đổi tên thành dai-thang",
    "a b": "hãy đổi tên thành a-b",
    "-an-binh": "hãy đổi tên thành an-binh",
    "an--binh": "hãy đổi tên thành an-binh",
    "index.html": "hãy đổi tên thành index-html",
    "x" * 255: f"hãy đổi tên thành {'x' * 60}",
    "x" * 61: f"hãy đổi tên thành {'x' * 60}",
    "县": "viết thường không dấu",
    HOSTILE: "viết thường không dấu",
    "\x1b[2J\n::error::x": "viết thường không dấu",
    "so-lieu": "ví dụ xa-so-lieu",
    "don-vi": "ví dụ xa-don-vi",
    "assets": "ví dụ xa-assets",
    "schemas": "ví dụ xa-schemas",
    "con": "Windows không cho",
    "lpt1": "Windows không cho",
}
RIGHT = ("an-binh", "xa-2", "phuong-3-thang-2", "so-lieu-2", "con-cuong", "x" * 60)


@pytest.mark.parametrize("name", MISNAMED, ids=ascii)
def test_a_misnamed_unit_is_told_with_a_right_name(name: str, records: Path, doithoai: Run) -> None:
    shutil.copytree(records / "thu-nghiem", records / name)
    run = doithoai("check", *AS_OF)
    assert run.returncode == 1
    lines = run.stdout.split("\n")
    assert len(lines) == 3, run.stdout  # the finding, the count, and the end
    assert " S11 sai: " in lines[0]
    assert MISNAMED[name] in lines[0]
    named = doithoai("check", f"records/{name}/2025/01", *AS_OF)
    assert (named.returncode, named.stdout) == (1, run.stdout)


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_name_is_right(name: str) -> None:
    assert wanted(name) is None


def test_a_name_that_is_no_text_stops_nothing(records: Path, doithoai: Run) -> None:
    os.mkdir(os.fsencode(records) + b"/x\xff\xfe")  # noqa: PTH102 - no Path of bytes
    (records / "thu-nghiem/2025/01/documents/minutes.md").unlink()
    with open(os.fsencode(records) + b"/thu-nghiem/2025/01/documents/\xff\x1b.md", "w"):  # noqa: PTH123 - likewise
        pass
    for format_ in FORMATS:
        run = doithoai("check", *AS_OF, "--format", format_)
        assert run.returncode == 1, run.stderr
        assert "D01" in run.stdout
        assert "\x1b" not in run.stdout
    assert "records/x\\xff\\xfe:1:1: S11" in doithoai("check", *AS_OF).stdout
    assert "`records/x\\xff\\xfe:1` **S11**" in doithoai("nightly", *AS_OF).stdout


def test_machines_can_read_every_format_whatever_a_file_is_called(records: Path, doithoai: Run) -> None:
    for name in ("\x01\x1b[2J", "a\n::error::b", "\u202etxt.exe", "<x>&\"'", "%41 #?", "`x` ![](y)"):
        (records / "thu-nghiem/2025/01/documents" / name).write_text("x", encoding="utf-8")
    told = json.loads(doithoai("check", *AS_OF, "--format", "json").stdout)
    assert len(told["findings"]) == 6
    ET.fromstring(doithoai("check", *AS_OF, "--format", "junit").stdout)
    sarif = json.loads(doithoai("check", *AS_OF, "--format", "sarif").stdout)
    for one in sarif["runs"][0]["results"]:
        uri = one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert set(uri) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/%")
    for format_ in ("text", "github"):
        lines = doithoai("check", *AS_OF, "--format", format_).stdout.split("\n")
        assert len(lines) == 8
        assert not any(line.startswith("::error::") for line in lines)
        assert all(line.isprintable() for line in lines)


def test_names_and_texts_cannot_become_markup_in_a_summary(records: Path, doithoai: Run, git: Run) -> None:
    folder = records / "thu-nghiem/2025/01/documents"
    evil = "x` <img src='https:\\evil.example\\t.png'> **bold** [a](evil) @org-team #1 `y\n# Tiêu đề giả\n- [x] xong"
    (folder / evil).write_text("x", encoding="utf-8")
    shown = evil.replace("\n", "\\n")
    for run in (doithoai("changes", "--base", "HEAD", *AS_OF), doithoai("nightly", *AS_OF)):
        assert f"`` records/thu-nghiem/2025/01/documents/{shown}:1 ``" in run.stdout, run.stdout
        assert "\n# Tiêu đề giả" not in run.stdout
    git("add", "-A")
    git("commit", "-qm", "x")
    (folder / "minutes.md").rename(folder / "b`\n# c.md")
    assert "`records/thu-nghiem/2025/01/documents/minutes.md`" in doithoai("changes", "--base", "HEAD", *AS_OF).stdout


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("~~x~~", r"\~\~x\~\~"),
        ("https://evil.example", r"https:\//evil.example"),
        ("www.evil.example", r"www\.evil.example"),
        ("UBND & HĐND; A&B", "UBND & HĐND; A&B"),
        ("&lt;img&gt; &#35;", r"&amp;lt;img&amp;gt; &amp;\#35;"),
        ("8:30 // 9:30", "8:30 // 9:30"),
        ("\u202etxt", r"\\u202etxt"),
    ],
)
def test_text_of_a_record_in_markdown(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a", "`a`"),
        ("a`b", "`` a`b ``"),
        ("``` a", "```` ``` a ````"),
        ("a\nb\x1b", r"`a\nb\x1b`"),
    ],
)
def test_a_name_in_markdown(text: str, shown: str) -> None:
    assert code(text) == shown


def test_what_is_not_seen_is_told() -> None:
    assert visible("Xã An\u00a0Bình") == "Xã An\u00a0Bình"
    assert visible("a\tb\r\n\x7f\x9b\u200b\u2028\ufeff\udcff\ud800") == (
        r"a\tb\r\n\x7f\x9b\u200b\u2028\ufeff\xff\ud800"
    )
    assert visible("a\nb\x07", "\n") == "a\nb\\x07"
    assert encodable("a\n\udcff\ud800") == "a\n\\xff\\ud800"


def test_twins_are_told(records: Path, doithoai: Run) -> None:
    unit = (records / "thu-nghiem/unit.yml").read_text("utf-8")
    for name, called in (
        ("xa-lo", "xã Lò"),
        ("xa-1o", "xã Một"),
        ("xa-lo-2", "xã Lò Hai"),
        ("xa-khac", "Xã  Thử Nghiệm"),
    ):
        (records / name).mkdir()
        text = unit.replace("name: xã Thử Nghiệm", f'name: "{called}"').replace("joined:", "# joined:")
        (records / name / "unit.yml").write_text(text, encoding="utf-8")
    run = doithoai("check", *AS_OF)
    told = [line for line in run.stdout.split("\n") if " S11 " in line]
    assert len(told) == 2, run.stdout
    assert "records/xa-khac/unit.yml:" in told[0]
    assert "S11 sai" in told[0]
    assert "tên đơn vị khác với thu-nghiem" in told[0]
    assert told[1].startswith("records/xa-lo/unit.yml:1:1: S11 lưu ý")
    assert "nhìn nhầm với đơn vị xa-1o" in told[1]


def test_policies_and_calendars_have_plain_names(records: Path, doithoai: Run) -> None:
    policy = next((records / "policies").glob("*.yml"))
    shutil.copyfile(policy, records / "policies/Kế hoạch.yml")
    shutil.copyfile(records / "calendar/2025.yml", records / "calendar/2025 (1).yml")
    run = doithoai("check", *AS_OF)
    assert [line.split(": S11")[0] for line in run.stdout.split("\n")[:-2]] == [
        "records/calendar/2025 (1).yml:1:1",
        "records/policies/Kế hoạch.yml:1:1",
    ]


def test_an_id_that_names_two_things_is_told(records: Path, doithoai: Run, edit: Run) -> None:
    edit("thu-nghiem/unit.yml", "{id: mat-tran,", "{id: van-phong-dang-uy,")
    fields = records / "fields.yml"
    fields.write_text(fields.read_text("utf-8") + "- {id: dat_dai, label: Đất}\n", encoding="utf-8")
    told = [line for line in doithoai("check", *AS_OF).stdout.split("\n") if " S12 " in line]
    assert len(told) == 2, told
    assert "records/fields.yml:" in told[0]
    assert "“dat_dai” chưa đúng: mã đã dùng cho mục thứ " in told[0]
    assert "“van-phong-dang-uy” chưa đúng: mã đã dùng cho mục thứ " in told[1]


def test_a_link_that_a_commit_holds_stops_no_comparison(records: Path, doithoai: Run, git: Run) -> None:
    (records / "thu-nghiem/2025/02/files").symlink_to("/etc")
    git("add", "-A")
    git("commit", "-qm", "x")
    (records / "thu-nghiem/2025/02/files").unlink()
    run = doithoai("changes", "--base", "HEAD", *AS_OF)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("email", "vp@x.example?bcc=evil@e.example&body=x"),
        ("email", "vp@x.example\\nb@x.example"),
        ("email", "vp@x.example, b@x.example"),
        ("email", "vp"),
        ("phone", "113;phone-context=x"),
        ("phone", "0225 3888 123; 0225 3888 124"),
        ("phone", "gọi 113"),
    ],
)
def test_an_office_has_one_address_and_one_number(field: str, wrong: str, doithoai: Run, edit: Run) -> None:
    edit("thu-nghiem/unit.yml", "{id: van-phong-dang-uy,", f'{{id: van-phong-dang-uy, {field}: "{wrong}",')
    run = doithoai("check", *AS_OF)
    assert run.returncode == 1
    assert "S12 sai" in run.stdout
    right = {"email": "một địa chỉ thư điện tử", "phone": "một số điện thoại"}[field]
    assert right in run.stdout


def test_addresses_of_mail_and_telephone_hold_nothing_more() -> None:
    assert address("van-phong.dang_uy@x.example") == "mailto:van-phong.dang_uy@x.example"
    assert address("a@b?bcc=c&body=d\n") == "mailto:a@b%3Fbcc%3Dc%26body%3Dd%0A"
    assert call("(0225) 3888.123") == "tel:02253888123"
    assert call("+84 225 38-88;ext=1") == "tel:+8422538881"


def test_a_path_is_escaped_in_the_head() -> None:
    [line] = offered("../", (Followed(f"{HOSTILE}/lich.ics", "Lịch", "text/calendar"),)).split("\n")
    assert line.count("<") == 1
    assert line.count('"') == 8


# What a built site takes


def test_the_portal_uses_no_name_at_its_top_that_a_unit_could_have(public: Path) -> None:
    site = public / "doi-thoai"
    units = {path.name for path in RECORDS.iterdir()}
    found = {path.name for path in site.iterdir()} - units
    assert {name for name in found if SLUG.fullmatch(name)} <= RESERVED
    assert len(found & RESERVED) > 15
    assert not (RESERVED | WINDOWS) & units - {"calendar", "policies"}


@pytest.fixture
def project(records: Path, copy: Callable[[Path], Path], tmp_path: Path) -> Path:
    """What the portal is built from, with the small archive as its records."""
    folder = copy(tmp_path / "cổng")
    shutil.rmtree(folder / "records")
    shutil.copytree(records, folder / "records")
    return folder


def test_a_misnamed_unit_stops_no_build_and_is_not_in_it(project: Path, environment: dict[str, str]) -> None:
    records = project / "records"
    for name in (*MISNAMED, "robots.txt", "sitemap.xml", "tim-kiem", "du-lieu", "calendar.yml"):
        shutil.copytree(records / "thu-nghiem", records / name)
    shutil.copytree(records / "thu-nghiem", records / os.fsdecode(b"x\xff\xfe"))
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", "site"]
    done = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 3, done.stderr
    assert "Bỏ qua thư mục đơn vị “Xã An Bình”; cần: " in done.stderr
    site = project / "site"
    assert (site / "thu-nghiem/2025/01/index.html").is_file()
    assert (site / "robots.txt").is_file()
    assert {path.name for path in site.iterdir() if (path / "2025").is_dir()} == {"thu-nghiem", "so-lieu"}
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert "onerror" not in text, page
        assert "Xã An Bình" not in text, page
