"""Which kind of document a paper is, by its name and what it is about; none where that may be several."""

from __future__ import annotations

import re

from doithoai.model.vocabulary import DocumentKind
from doithoai.patterns import lazy

_KINDS: tuple[tuple[str, str, DocumentKind], ...] = (
    ("thong bao|ket luan", r"\bket luan\b", DocumentKind.CONCLUSION_NOTICE),
    ("thong bao", r"\bdot xuat\b", DocumentKind.URGENT_NOTICE),
    ("thong bao|quyet dinh|ke hoach|", r"phan cong.*(?:chuan bi )?tra loi", DocumentKind.REPLY_ASSIGNMENT),
    ("thong bao|quyet dinh|", r"\bphan cong\b", DocumentKind.TASK_ASSIGNMENT),
    ("thong bao", r"\btra loi\b", DocumentKind.WRITTEN_REPLY),
    ("thong bao", r"\bdoi thoai\b|\btiep xuc\b", DocumentKind.NOTICE),
    ("giay moi", "", DocumentKind.INVITATION),
    ("ke hoach|phuong an", r"an ninh|trat tu", DocumentKind.SECURITY_PLAN),
    ("ke hoach", "", DocumentKind.PLAN),
    ("chuong trinh|kich ban", "", DocumentKind.PROGRAMME),
    ("bien ban", "", DocumentKind.MINUTES),
    ("phieu lay y kien", "", DocumentKind.OPINION_FORM),
    ("danh sach", "", DocumentKind.PARTICIPANTS_LIST),
    ("bao cao|tong hop|bang tong hop", r"tiep tuc kien nghi", DocumentKind.CONTINUING_PETITIONS),
    ("bao cao", r"ket qua (?:\w+ ){0,3}giai quyet|ket qua thuc hien", DocumentKind.RESULTS_REPORT),
    ("bao cao", r"tinh hinh kinh te|khai quat", DocumentKind.SITUATION_REPORT),
    ("bao cao", r"\btra loi\b", DocumentKind.PREPARED_REPLIES),
    ("bao cao|tong hop|bang tong hop", r"tong hop|y kien.*kien nghi", DocumentKind.PETITION_SUMMARY),
    ("to trinh", r"kien nghi|de nghi", DocumentKind.PETITION_TO_SUPERIOR),
    (
        "|cong van|phieu chuyen",
        r"^\W*chuyen\b|\bchuyen (?:don|y kien|kien nghi|noi dung)",
        DocumentKind.FORWARDING_LETTER,
    ),
    ("|cong van", r"\btra loi\b|\bphuc dap\b", DocumentKind.WRITTEN_REPLY),
    ("|cong van", r"\bchi dao\b|\bdon doc\b", DocumentKind.DIRECTIVE),
    ("|cong van", r"kien nghi (?:thanh pho|cap tren|uy ban)|\bde nghi\b", DocumentKind.PETITION_TO_SUPERIOR),
)
"""Names of papers (empty: a letter has none), words of what it is about, the kind; the first that fits."""
_PERIODIC = lazy(r"(?:bao cao|ket qua).*(?:quy (?:[1-4]|i{1,3}|iv)\b|6 thang|06 thang|nam 20\d\d$)")


def kind_of_paper(word: str, about: str) -> DocumentKind | None:
    """The kind, from the folded name of a paper and the folded words on what it is about."""
    for names, words, kind in _KINDS:
        if word in names.split("|") and re.search(words, about):
            return kind
        if word == "thong bao ket luan" and kind is DocumentKind.CONCLUSION_NOTICE:
            return kind
    return None


def is_periodic(word: str, about: str) -> bool:
    """Whether it looks like a report of a quarter or a year, which belongs to the unit's year and no conference."""
    return word == "bao cao" and _PERIODIC.search(f"{word} {about}") is not None
