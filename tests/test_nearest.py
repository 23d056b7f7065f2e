"""Of a long list the nearest three are told and the page where it stands; that page holds the whole list."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any

import markdown
import pytest

from doithoai.cli import main
from doithoai.model.records import Conference, Document, Petition
from doithoai.model.vocabulary import Channel, DocumentKind, ReportKind
from doithoai.reading.folders import _DOCUMENT_NAME, _REPORT_NAME
from doithoai.reading.papers_named import misnamed
from doithoai.reading.shapes import explain, labels_of
from doithoai.rules import RULES
from doithoai.vietnamese.nearest import meant, nearest
from doithoai.vietnamese.wording import sentence
from scripts.generate import ROOT, rule_page

KINDS = labels_of(DocumentKind)


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("hotline", "dien_thoai"),
        ("Zalo", "mang_xa_hoi"),
        ("QR", "ma_qr"),
        ("email", "thu_dien_tu"),
        ("website", "cong_thong_tin"),
        ("sms", "tin_nhan"),
    ],
)
def test_what_people_say_for_a_way_is_understood(word: str, first: str) -> None:
    assert meant(word, labels_of(Channel)) == first


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("thông báo", "notice"),
        ("thong_bao", "notice"),
        ("THÔNG BÁO", "notice"),
        ("thông báo kết luận", "conclusion_notice"),
        ("ket_luan", "conclusion_notice"),
        ("biên bản", "minutes"),
        ("giay-moi", "invitation"),
        ("trả lời", "written_reply"),
        ("notise", "notice"),
        ("conclusion notice", "conclusion_notice"),
        ("danh sach", "participants_list"),
    ],
)
def test_the_nearest_is_found_by_spelling_or_label_with_or_without_accents(word: str, first: str) -> None:
    assert nearest(word, KINDS)[0] == first


def test_nothing_is_guessed_of_what_is_like_nothing() -> None:
    assert (meant("qwx", KINDS), nearest("qwx", KINDS)) == ("", [])


def said(data: Any, shape: type) -> list[str]:
    return [sentence(RULES[str(one.code)].VI, one.values, "vi") for one in explain(data, shape, "x.yml")]


def test_a_word_of_a_long_list_is_told_with_the_nearest_three_and_the_page() -> None:
    (told,) = said({"kind": "thong_bao"}, Document)
    assert told == (
        "“thong_bao” không phải là từ được dùng ở đây; có phải ý bạn là “notice”? Các từ được dùng: gần nhất là "
        "notice (Thông báo (giấy mời)), conclusion_notice (Thông báo kết luận hội nghị đối thoại), urgent_notice (Văn "
        "bản thông báo tổ chức đối thoại đột xuất); còn 20 nữa ở trang quy-tac/S07/#documentkind của cổng."
    )


@pytest.mark.parametrize("key", ["chu_de", "topik", "abc", "địa điểm"])
def test_a_field_of_a_large_group_is_told_with_the_nearest_three_and_the_page(key: str) -> None:
    told = said({"type": "periodic", "form": "online", "chair": "joint", "topic": "Đất đai", key: "x"}, Conference)
    (one,) = told
    assert len(one) < 300
    assert one.count(" (") == 3
    assert one.endswith(" nữa ở trang quy-tac/S03/#conference của cổng.")


def test_a_short_list_is_told_whole() -> None:
    told = said({"id": 1, "channel": "thu", "class": "tra loi"}, Petition)
    assert any("answered (trả lời tại hội nghị), to_verify" in one and "quy-tac" not in one for one in told)


@pytest.mark.parametrize("code", ["S03", "S07"])
def test_every_list_that_a_message_names_stands_on_its_page(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / f"doithoai/portal/docs/quy-tac/{code}.md").read_text("utf-8")
    anchors = re.findall(r"\{ #(\w+) \}", page)
    assert len(anchors) == len(set(anchors))
    from doithoai.model import policies, provisions, records, vocabulary

    kinds = {one.__name__.lower(): one for room in (policies, provisions, records, vocabulary) for one in _kinds(room)}
    assert {"documentkind", "channel"} <= set(anchors) or {"conference", "petition", "attachment"} <= set(anchors)
    for anchor in anchors if code == "S07" else ():
        held = page.split(f"#{anchor} }}")[1].split("### ")[0]
        assert all(f"`{word}`: {label}" in held for word, label in labels_of(kinds[anchor]).items())
    assert main(["check", "--explain", code]) == 0
    assert f"{{ #{anchors[-1]} }}" in capsys.readouterr().out


def _kinds(room: Any) -> list[type[Enum]]:
    return [one for one in vars(room).values() if isinstance(one, type) and issubclass(one, Enum)]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("thong-bao.md", "notice.md (Thông báo (giấy mời))"),
        ("Thông báo kết luận.md", "conclusion_notice.md (Thông báo kết luận hội nghị đối thoại)"),
        ("thong_bao_ket_luan-2.md", "conclusion_notice-2.md (Thông báo kết luận hội nghị đối thoại)"),
        ("notice.MD", "notice.md (Thông báo (giấy mời))"),
        ("written_reply (2).md", "written_reply-2.md (Văn bản trả lời ý kiến, kiến nghị)"),
        ("bien-ban.docx", "minutes.md (Biên bản hội nghị); dán nội dung vào tệp .md, còn tệp gốc thì đưa vào files/"),
        ("~$notice.docx", "đây là tệp tạm của Windows, Word: hãy xóa"),
        ("Thumbs.db", "đây là tệp tạm của Windows, Word: hãy xóa"),
        ("notice.md.txt", "notice.md (Thông báo (giấy mời)); dán nội dung vào tệp .md, còn tệp gốc thì đưa vào files/"),
        ("scan0001.pdf", "dán nội dung vào tệp .md, còn tệp gốc thì đưa vào files/"),
    ],
)
def test_a_misnamed_paper_is_told_with_its_right_name(name: str, right: str) -> None:
    assert misnamed(name, DocumentKind, _DOCUMENT_NAME)[0].endswith(right)


def test_a_misnamed_report_is_told_with_its_right_name() -> None:
    told = misnamed("bao-cao-quy-3.md", ReportKind, _REPORT_NAME)[0]
    assert told.endswith("tên gần nhất là quarterly_report-3.md (Báo cáo quý)")


@pytest.mark.parametrize("code", RULES)
def test_no_word_of_a_rule_is_lost_on_its_page(code: str) -> None:
    """What stands between < and > is read, and not taken for a tag: `documents/<loại>.md`, <số>."""
    rule = RULES[code]
    html = markdown.markdown(rule_page(rule), extensions=["fenced_code", "attr_list", "tables"])
    shown = re.sub(r"<!--.*?-->|<[^>]*>", "", html).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    body = (rule.__doc__ or "").partition("\n")[2]
    for word in re.findall(r"<[^<>\n]+>", f"{body} {rule.NAME} {re.sub('{[^}]*}', '', rule.VI)}"):
        assert word in shown
    lost = set(re.findall(r"[\w/]+", re.sub(r"```\w*", "", body))) - set(re.findall(r"[\w/]+", shown))
    assert not lost
