"""Fragments from a small archive: text stays text, what is internal stays internal, states are told in words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, StrictUndefined, TemplateAssertionError, TemplateNotFound, UndefinedError
from markupsafe import Markup

from doithoai.cases.case import Case, open_case, open_year, summary
from doithoai.deadlines.layers import Layers
from doithoai.html.compiler import Templates
from doithoai.html.markdown import rich, slugify
from doithoai.model.base import Record
from doithoai.model.dossier import Key
from doithoai.model.provisions import Rules
from doithoai.model.records import Document
from doithoai.model.vocabulary import DocumentKind
from doithoai.pages import conference, policies, unit_year, units
from doithoai.pages.slots import SLOTS
from doithoai.public import is_public
from doithoai.reading.archive import Archive
from doithoai.vietnamese.wording import section
from doithoai.views.conference_rows import ListedConference, row
from doithoai.views.index import Index
from doithoai.views.limits import Owed
from doithoai.views.page import Page
from doithoai.views.portal import Portal, root
from doithoai.views.rules_in_words import told
from doithoai.views.rules_table import titles
from tests.conftest import RECORDS

pytestmark = pytest.mark.no_cover  # see suite.py

TODAY = dt.date(2026, 3, 2)
FIRST = Key("thu-nghiem", 2025, "01")
Edit = Callable[[str, str, str], None]


def portal_of(records: Path, today: dt.date = TODAY) -> Portal:
    return Portal(Archive(records), today)


def case_of(portal: Portal, key: Key = FIRST) -> Case:
    case = open_case(portal.archive, portal.archive.conference(key), portal.today)
    assert case
    return case


def page_of(records: Path, today: dt.date = TODAY, key: Key = FIRST) -> Page:
    portal = portal_of(records, today)
    return conference.page(portal, case_of(portal, key))


def index_of(portal: Portal) -> Index:
    rows: list[ListedConference] = []
    duties: list[Owed] = []
    for unit in portal.archive.units:
        for year in portal.archive.years(unit):
            opened = [case_of(portal, key) for key in portal.archive.keys(unit, year)]
            rows += [row(portal, case) for case in opened]
            known = tuple(summary(case) for case in opened)
            found = open_year(portal.archive, unit, year, known, portal.today, complete=True)
            assert found
            duties += unit_year.duties(portal, found)
    return Index(rows, duties, ())


def words(html: str) -> str:
    spaced = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
    return re.sub(r" ([,.;:)])", r"\1", spaced).replace("( ", "(")


# --- text stays text


OWN_SCRIPT = '<script type="module" src="../../../assets/loc.js"></script>'
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


@pytest.mark.parametrize(
    ("name", "old"),
    [
        ("thu-nghiem/2025/01/petitions.yml", "Đề nghị vá ổ gà trên đường trục Thôn Nhất."),
        ("thu-nghiem/2025/01/petitions.yml", "Đường đã được dặm vá xong ngày 22/9/2025."),
        ("thu-nghiem/2025/01/petitions.yml", "Hợp tác xã Thử Nghiệm"),
        ("thu-nghiem/2025/01/conference.yml", "Môi trường và giao thông nông thôn"),
        ("thu-nghiem/2025/01/conference.yml", "Nhà văn hóa Thôn Nhất"),
        ("thu-nghiem/2025/01/documents/conclusion_notice.md", "24-TB/ĐU"),
        ("thu-nghiem/unit.yml", "Phòng Kinh tế"),
    ],
)
def test_markup_in_a_field_is_shown_as_text(records: Path, edit: Edit, name: str, old: str) -> None:
    edit(name, old, f'"{HOSTILE}"')
    page = page_of(records)
    assert "<script" not in page.body.replace(OWN_SCRIPT, "")
    assert "<img" not in page.body
    assert "&lt;script&gt;" in page.body


def test_markup_in_a_document_is_taken_out(records: Path, edit: Edit) -> None:
    text = f"# Đầu đề\n\n{HOSTILE}\n\n[xem](javascript:alert(3)) [tệp](https://x.example/a) **đậm**"
    edit("thu-nghiem/2025/01/documents/conclusion_notice.md", "Nội dung tài liệu.", text)
    body = page_of(records).body
    assert "<script" not in body.replace(OWN_SCRIPT, "")
    assert "onerror" not in body
    assert "javascript:" not in body
    assert "<h5>Đầu đề</h5>" in body
    assert '<a href="https://x.example/a" rel="noopener nofollow ugc">tệp</a>' in body
    assert body.count("<h1") == 1


def test_a_link_that_is_no_web_address_opens_no_record(records: Path, edit: Edit) -> None:
    edit("thu-nghiem/2025/01/conference.yml", "form: in_person", "form: online\nlink: javascript:alert(1)")
    folder = Archive(records).conference(FIRST)
    assert folder.conference is None
    assert [problem.code for problem in folder.problems] == ["S12"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Một\n\n### Ba", "<h3>Một</h3>\n<h5>Ba</h5>"),
        ("###### Sáu", "<h3>Sáu</h3>"),
        ("# Một\n\n###### Sáu", "<h3>Một</h3>\n<h6>Sáu</h6>"),
        ("chữ", "<p>chữ</p>"),
        ("<div onclick=x>chữ</div>", "chữ"),
        ("![ảnh](https://x.example/a.png)", "<p></p>"),
        ("a\n{: #id .lớp }", "<p>a\n{: #id .lớp }</p>"),
        ("1. một\n\n- hai", "<ol>\n<li>một</li>\n</ol>\n<ul>\n<li>hai</li>\n</ul>"),
        ("Gồm:\n- một", "<p>Gồm:</p>\n<ul>\n<li>một</li>\n</ul>"),
        ("&lt;b&gt; & ~~bỏ~~", "<p>&lt;b&gt; &amp; <del>bỏ</del></p>"),
    ],
)
def test_free_text_is_reduced_to_plain_markup(text: str, expected: str) -> None:
    assert str(rich(text, 3)) == expected


PLAIN = [
    *(path.read_text("utf-8").split("\n---\n", 1)[1] for path in sorted(RECORDS.glob("*/*/*/documents/*.md"))),
    'một "hai" & ba\'s &amp; &lt;b&gt; ~~bốn~~ `năm` **sáu** > bảy \\* tám',
    "> trích\n\n```\nmã\n```\n\n1. một\n2. hai\n   - ba\n\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "dòng  \nmới\n\n[tệp](https://x.example/a?b=1&c=2) ![ảnh](a.png)\n\n3. ba\n\n| a |\n|--:|\n| 1 |",
    "```html\nmã\n```\n\n- [ ] việc\n\n# Đầu đề {#a}\n\n&#x3c;script&#x3e; &copy; \u00a0x",
]


@pytest.mark.parametrize("text", PLAIN, ids=range(len(PLAIN)))
def test_what_is_plain_already_is_what_cleaning_would_give(text: str) -> None:
    cleaned = rich.__wrapped__(f"{text}\n\n<!-- -->", 3)  # a comment alone sends it through the cleaner
    assert str(rich(text, 3)) == str(cleaned)


def test_a_table_of_free_text_scrolls_in_its_own_box_and_keeps_its_alignment() -> None:
    table = str(rich("| a | b |\n|---|--:|\n| 1 | 2 |", 3))
    assert table.startswith('<div class="dt-scroll" tabindex="0"><table class="dt-table">')
    assert '<td align="right">2</td>' in table


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Đối thoại", "doi-thoai"), ("đất ĐAI", "dat-dai"), ("Mục V.1.(1)", "muc-v-1-1"), ("…", "")],
)
def test_an_address_keeps_the_letter_d(text: str, expected: str) -> None:
    assert slugify(text) == expected


# --- internal stays internal


def test_of_an_internal_document_only_kind_and_date_are_shown(records: Path, edit: Edit) -> None:
    secret = "Điều chỉ nội bộ biết"
    edit("thu-nghiem/2025/01/documents/minutes.md", "Nội dung tài liệu.", secret)
    edit(
        "thu-nghiem/2025/01/documents/minutes.md",
        "issued: 2025-09-24",
        "issued: 2025-09-24\nnumber: 99-BB\ntitle: Trích yếu kín\nlate_reason: Lý do kín",
    )
    body = page_of(records).body
    for hidden in (secret, "99-BB", "Trích yếu kín", "Lý do kín"):
        assert hidden not in body
    assert re.search(r"Tài liệu nội bộ, chỉ nêu tên và ngày .*Biên bản hội nghị · thứ Tư, 24/09/2025", words(body))


@pytest.mark.parametrize(
    ("kind", "public", "reason", "shown"),
    [
        (DocumentKind.CONCLUSION_NOTICE, None, None, True),
        (DocumentKind.CONCLUSION_NOTICE, False, "Có bí mật", False),
        (DocumentKind.MINUTES, None, None, False),
        (DocumentKind.MINUTES, True, None, False),
        (DocumentKind.MINUTES, True, "Nhân dân yêu cầu", True),
    ],
)
def test_a_document_is_public_by_its_kind_or_for_a_reason(
    kind: DocumentKind, reason: str | None, *, public: bool | None, shown: bool
) -> None:
    assert is_public(Document(kind=kind, public=public, public_reason=reason)) is shown


def test_an_internal_document_made_public_tells_why(records: Path, edit: Edit) -> None:
    extra = "issued: 2025-09-24\npublic: true\npublic_reason: Hội nghị thống nhất công khai"
    edit("thu-nghiem/2025/01/documents/minutes.md", "issued: 2025-09-24", extra)
    assert "lý do công khai: Hội nghị thống nhất công khai" in words(page_of(records).body)


def test_a_withheld_petition_shows_its_reason_and_nothing_else(records: Path, edit: Edit) -> None:
    edit(
        "thu-nghiem/2025/01/petitions.yml",
        "text: Đề nghị vá ổ gà trên đường trục Thôn Nhất.",
        "text: Chữ kín\n  withheld: Liên quan đời tư\n  note: Ghi chú kín",
    )
    body = page_of(records).body
    for hidden in ("Chữ kín", "Ghi chú kín", "Đường đã được dặm vá"):
        assert hidden not in body
    assert "Lý do: Liên quan đời tư" in words(body)


# --- states in words


def test_each_step_tells_its_due_date_its_basis_and_why(records: Path) -> None:
    text = words(page_of(records).body)
    assert "Thông báo, giấy mời ✓ đúng hạn Hạn: thứ Hai, 15/09/2025. Đã thực hiện" in text
    assert "07 ngày làm việc trước ngày hội nghị" in text
    assert "Vì sao là ngày này?" in text
    assert "không tính thứ Tư, 24/09/2025" in text
    assert "Chủ nhật, 21/09/2025 không tính Chủ nhật" in text


def conclude_late(records: Path, more: str = "") -> None:
    path = records / "thu-nghiem/2025/01/documents/conclusion_notice.md"
    text = path.read_text("utf-8").replace("issued: 2025-10-02\n", f"issued: 2025-10-02\n{more}")
    path.write_text(text.replace("2025-10-02", "2025-10-13"), "utf-8")


def test_a_late_step_tells_by_how_much_and_why(records: Path) -> None:
    conclude_late(records, "late_reason: Chờ ý kiến cấp trên\n")
    text = words(page_of(records).body)
    assert "Đã thực hiện thứ Hai, 13/10/2025, chậm 3 ngày làm việc." in text
    assert "Lý do chậm: Chờ ý kiến cấp trên" in text


def test_a_late_step_without_a_reason_says_so(records: Path) -> None:
    conclude_late(records)
    assert "Hồ sơ không ghi lý do chậm." in words(page_of(records).body)


def test_what_is_owed_and_not_done_is_overdue(records: Path) -> None:
    (records / "thu-nghiem/2025/01/documents/conclusion_notice.md").unlink()
    portal = portal_of(records, dt.date(2025, 10, 10))
    body = conference.page(portal, case_of(portal)).body
    assert "✕ quá hạn, chưa thực hiện" in words(body)
    assert "Đã quá hạn 2 ngày làm việc." in words(body)
    late = SLOTS["late"](portal, index_of(portal))
    assert "Ban hành và gửi thông báo kết luận" in words(late)


def test_a_unit_that_has_not_joined_is_never_late(records: Path, edit: Edit) -> None:
    (records / "thu-nghiem/2025/01/documents/conclusion_notice.md").unlink()
    edit("thu-nghiem/unit.yml", "joined: 2025-07-01\n", "")
    portal = portal_of(records)
    case = case_of(portal)
    body = words(conference.page(portal, case).body)
    assert "? chưa có dữ liệu trong kho lưu trữ" in body
    assert "quá hạn, chưa thực hiện" not in body
    late = words(SLOTS["late"](portal, index_of(portal)))
    assert "Chưa có dữ liệu không có nghĩa là chậm hay thiếu" in late
    assert "quá hạn, chưa thực hiện" not in late
    unit = words(units.page(portal, index_of(portal), "thu-nghiem").body)
    assert "chưa có dữ liệu trong kho lưu trữ" in unit


def test_a_cancelled_conference_owes_nothing_and_tells_why(records: Path, edit: Edit) -> None:
    edit(
        "thu-nghiem/2025/01/conference.yml",
        "duration: half_day",
        "cancelled: {decided: 2025-09-20, reason: Mưa bão}\nduration: half_day",
    )
    text = words(page_of(records).body)
    assert "Hội nghị đã hủy (quyết định thứ Bảy, 20/09/2025)." in text
    assert "Hội nghị – đã hủy Lý do: Mưa bão" in text
    assert "không có thời hạn nào phải theo dõi" in text


def test_a_postponed_conference_keeps_its_old_date(records: Path, edit: Edit) -> None:
    edit(
        "thu-nghiem/2025/01/conference.yml",
        'start: "2025-09-24T07:30+07:00"\nend: "2025-09-24T11:30+07:00"\n',
        'postponed: [{from: "2025-09-24T07:30+07:00", reason: Mưa bão, decided: 2025-09-22}]\n',
    )
    page = page_of(records)
    assert page.title == "Hội nghị đối thoại định kỳ (chưa định ngày), xã Thử Nghiệm"
    assert "Trước định tổ chức 07 giờ 30, thứ Tư, 24/09/2025. Lý do: Mưa bão" in words(page.body)
    assert "Chưa có ngày nên chưa tính được các hạn khác" in words(page.body)


# --- petitions and the way between them


def test_each_petition_has_its_place_and_its_story(records: Path) -> None:
    body = page_of(records).body
    for number in range(1, 7):
        assert f'id="kn-{number}"' in body
    later = "Hội nghị đối thoại định kỳ ngày 19/11/2025, kiến nghị số 1"
    assert f'<a href="../../../thu-nghiem/2025/02/#kn-1">{later}</a>' in body
    assert '<a href="#kn-2">kiến nghị số 2</a>' in body
    assert '<a href="#van-ban-written_reply-1">' in body
    assert "thu-nghiem-2025-01-003" in body


def test_every_reference_within_a_page_has_its_target(records: Path) -> None:
    body = page_of(records).body
    ids = re.findall(r' id="([^"]+)"', body)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', body)) <= set(ids)
    assert {entry.anchor for entry in page_of(records).toc} <= set(ids)


def test_a_petition_that_points_nowhere_is_no_dead_link(records: Path, edit: Edit) -> None:
    edit("thu-nghiem/2025/01/petitions.yml", "duplicate_of: 2", "duplicate_of: 77")
    edit("thu-nghiem/2025/01/petitions.yml", "carried_to: 2025/02#1", "carried_to: 2025/02#88")
    body = page_of(records).body
    assert "#kn-77" not in body
    assert "kiến nghị số 88 (không có trong kho)" in words(body)


# --- plans, policies, lists


def test_a_plan_shows_each_number_with_its_section_beside_the_other_layers() -> None:
    portal = portal_of(RECORDS)
    case = open_year(portal.archive, "cat-hai", 2025, (), TODAY, complete=True)
    assert case
    text = words(unit_year.page(portal, case, Index((), (), ())).body)
    assert re.search(r"Chậm nhất 10 ngày làm việc sau hội nghị; có thể kéo dài, không quá 15 .*?Mục V\.3\.a\.", text)
    assert "72/2025/QH15 (chỉ để tham khảo): Ít nhất 07 ngày trước ngày tổ chức" in text
    assert "Không văn bản nào trong kho nói về: Phiếu lấy ý kiến" in text


def test_every_rule_of_every_shipped_policy_can_be_told() -> None:
    archive = Archive(RECORDS)
    for policy in archive.policies():
        for matter in titles():
            rule = getattr(policy.rules, matter)
            for one in rule if isinstance(rule, tuple) else (rule,):
                assert one is None or told(one, str.upper)


def test_a_rule_nobody_taught_to_speak_is_an_error() -> None:
    with pytest.raises(TypeError):
        told(Record(), str)


def test_the_titles_of_the_rules_are_vietnamese_and_complete() -> None:
    assert tuple(titles()) == Rules.__struct_fields__
    assert not set(titles().values()) & set(titles())


def test_a_policy_without_numbers_says_that_they_are_not_known() -> None:
    portal = portal_of(RECORDS)
    policy = portal.archive.policy("quy-che-1155-2023")
    assert policy
    text = words(policies.page(portal, policy).body)
    assert "các nguồn ghi khác nhau, kho giữ cả hai" in text
    assert "chưa có toàn văn" in text


def test_a_year_without_a_plan_says_so(records: Path) -> None:
    portal = portal_of(records)
    case = open_year(portal.archive, "thu-nghiem", 2027, (), TODAY, complete=True)
    assert case
    assert case.layers == Layers()
    assert "chưa có kế hoạch năm 2027" in words(unit_year.page(portal, case, Index((), (), ())).body)


@pytest.mark.parametrize("slot", sorted(SLOTS))
def test_every_list_can_be_made_even_of_an_empty_archive(tmp_path: Path, slot: str) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "calendar").mkdir()
    portal = portal_of(tmp_path)
    assert SLOTS[slot](portal, Index((), (), ())) is not None


def test_home_tells_where_to_send_a_matter_and_until_when(records: Path) -> None:
    portal = portal_of(records, dt.date(2025, 9, 12))
    text = words(SLOTS["home"](portal, index_of(portal)))
    assert "Thứ Tư 24/09 năm 2025 Xã Thử Nghiệm: hội nghị đối thoại định kỳ 07 giờ 30 · Nhà văn hóa Thôn Nhất" in text
    assert "Đến hết thứ Tư, 17/09/2025, qua Ủy ban Mặt trận Tổ quốc; thư, văn bản" in text
    closed = portal_of(records, dt.date(2025, 9, 20))
    assert "Đã hết hạn nhận (thứ Tư, 17/09/2025)" in words(SLOTS["home"](closed, index_of(closed)))


def test_lists_have_the_newest_first(records: Path) -> None:
    found = index_of(portal_of(records)).conclusions()
    days = [one.on for one in found if one.on]
    assert days == sorted(days, reverse=True)
    assert len(days) == 2


@pytest.mark.parametrize(("path", "expected"), [("", "./"), ("a/", "../"), ("a/2025/01/", "../../../")])
def test_the_way_back_to_the_root(path: str, expected: str) -> None:
    assert root(path) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("V.1", "mục V.1"), ("Điều 43", "Điều 43"), ("phần mở đầu", "phần mở đầu")]
)
def test_a_section_is_cited_as_people_do(text: str, expected: str) -> None:
    assert section(text) == expected


# --- templates


def made(**sources: str) -> Templates:
    return Templates(
        loader=DictLoader({name.replace("_", ".", 1): text for name, text in sources.items()}),
        autoescape=True,
        undefined=StrictUndefined,
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ a }}", "&lt;b&gt;"),
        ("{{ a | upper }}", "&lt;B&gt;"),
        ("{{ safe }}", "<i>"),
        ("{{ 3 }}{{ none }}{{ number }}", "3None7"),
        ("{{ pair[0] }}{{ pair[1:] }}", "&lt;x&gt;(&#39;y&#39;,)"),
        (
            "{% macro m(x, y='d') %}[{{ x }}{{ y }}]{% endmacro %}{{ m(a) }}{{ m(a, y=safe) }}",
            "[&lt;b&gt;d][&lt;b&gt;<i>]",
        ),
        (
            "{% macro m(x) %}({{ caller() }}{{ x }}){% endmacro %}{% call m(a) %}{{ a }}{% endcall %}",
            "(&lt;b&gt;&lt;b&gt;)",
        ),
        ("{% import 'm.html' as m %}{{ m.twice(a) }}", "&lt;b&gt;&lt;b&gt;"),
        ("{% for x in pair %}{% include 'x.html' %}{{ ',' if not loop.last }}{% endfor %}", "&lt;x&gt;!,y!"),
        ("{% with x = a %}{% include 'x.html' %}{% endwith %}", "&lt;b&gt;!"),
        ("{% set x %}<u>{{ a }}{% endset %}{{ x }}", "<u>&lt;b&gt;"),
        ("{{ marked }}", "<s>"),
    ],
)
def test_a_template_escapes_whatever_is_not_markup(source: str, expected: str) -> None:
    templates = made(
        page_html=source,
        x_html="{{ x }}!",
        m_html="{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}",
    )
    marked = SimpleNamespace(__html__=lambda: "<s>")
    given = {"a": "<b>", "safe": Markup("<i>"), "number": 7, "pair": ("<x>", "y"), "marked": marked}
    assert templates.get_template("page.html").render(given) == expected


@pytest.mark.parametrize(
    "source",
    [
        "{{ absent }}",
        "{{ a.absent }}",
        "{{ absent.a }}",
        "{{ absent() }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m() }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(1, y=2) }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(1, 2) }}",
        "{% if absent %}{% endif %}",
        "{% include 'absent.html' %}",
        "{% macro m() %}{{ varargs }}{% endmacro %}",
        "{{ a.format(*b) }}",
    ],
)
def test_a_template_does_not_pass_over_what_it_is_not_given(source: str) -> None:
    with pytest.raises((UndefinedError, AttributeError, TypeError, TemplateNotFound, TemplateAssertionError)):
        made(page_html=source).get_template("page.html").render(a="", b=())
