"""The five plans as records: every figure against a table written by hand from the plans' own text."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import reduce
from typing import Any

import msgspec
import pytest

from doithoai.deadlines.layers import layers_of
from doithoai.model.base import Record
from doithoai.model.policies import Policy
from doithoai.model.provisions import Rules
from doithoai.model.records import Plan
from doithoai.model.vocabulary import DocumentKind
from doithoai.reading.archive import Archive
from tests.conftest import RECORDS

ARCHIVE = Archive(RECORDS)

# Policy of the plan -> (folder of the unit, year, seed file).
PLANS = {
    "cat-hai-2025": ("cat-hai", 2025, "000_de395cc29c54e99b.txt"),
    "nguyen-luong-bang-2025": ("nguyen-luong-bang", 2025, "001_0feb29000037b1cf.txt"),
    "duong-an-2025": ("duong-an", 2025, "002_adead8c0854d19d4.txt"),
    "phuong-chua-ro-ten-2026": ("phuong-chua-ro-ten", 2026, "003_f0c3a509c5016c57.txt"),
    "nghi-duong-2025": ("nghi-duong", 2025, "004_4b8b6d2a743da4fa.txt"),
}
S0, S1, S2, S3, S4 = PLANS
BASES = {
    "luat-tccqdp-2025",
    "quy-che-1155-2023",
    "huong-dan-13-2025",
    "huong-dan-11-2026",
    "quy-dinh-218-2013",
    "ke-hoach-20-nghi-duong-2025",
}

ALL_TYPES = ("periodic", "thematic", "urgent")
ALL_FORMS = ("in_person", "online", "indirect")
ALL_CHAIRS = ("secretary", "chair_of_committee", "joint")
GROUNDS = ("beyond_authority", "complex", "several_bodies")
WORKING, CALENDAR = "working_day", "calendar_day"
PARTY_OFFICE, STATE_OFFICE = "van-phong-dang-uy", "van-phong-hdnd-ubnd"
CITY_BOARD = "ban-tgdv-thanh-uy"
MEDIA = ("cong_thong_tin", "dai_truyen_thanh", "bang_tin", "bao_chi")
URGENT_CONTENTS = ("content", "time", "place", "members")

# plan, rule, {field: what the plan says}, section
FIGURES: list[tuple[str, str, dict[str, object], str]] = [
    # S0, đặc khu Cát Hải
    (S0, "types", {"allowed": ALL_TYPES}, "III.1"),
    (S0, "forms", {"allowed": ALL_FORMS}, "III.2"),
    (S0, "quota", {"at_least": 1, "of": ("periodic", "thematic"), "each_leader": "unclear"}, "II"),
    (S0, "chairs", {"allowed": ALL_CHAIRS, "substitute": True, "substitute_section": "V.1.(4)"}, "IV"),
    (
        S0,
        "lead_office",
        {"secretary": PARTY_OFFICE, "chair_of_committee": STATE_OFFICE, "joint": None},
        "IV",
    ),
    (
        S0,
        "archive_office",
        {"secretary": PARTY_OFFICE, "chair_of_committee": STATE_OFFICE, "joint": PARTY_OFFICE},
        "VI.2",
    ),
    (
        S0,
        "notice",
        {
            "count": 7,
            "unit": WORKING,
            "direction": "before",
            "waived_for": (),
            "parts": ("invitation", "announcement"),
            "noted_for": ("urgent",),
            "noted_section": "V.2.(*)",
        },
        "V.1.(1)",
    ),
    (S0, "urgent_notice", {"contents": (), "by": None}, "V.2.(*)"),
    (S0, "publication", {"channels": ("cong_thong_tin", "dai_truyen_thanh")}, "VI.5"),
    (S0, "conclusion_notice", {"count": 10, "unit": WORKING, "direction": "after"}, "V.3.a"),
    (S0, "conclusion_notice.extended", {"count": 15, "unit": WORKING, "grounds": GROUNDS}, "V.3.a"),
    (S0, "conclusion_content", {"parts": ("solved", "assigned", "limit"), "also_section": "III.1.a"}, "V.2.(6)"),
    (
        S0,
        "conclusion_recipients",
        {"to": ("co-quan-co-tham-quyen", "nguoi-neu-kien-nghi", "ban-tgdv", "mat-tran", "cap-tren")},
        "V.3.a",
    ),
    (S0, "written_reply", {"count": 15, "unit": WORKING, "from_receipt": True}, "V.3.b"),
    (S0, "reply_recipients", {"to": ("dia-phuong-noi-co-kien-nghi", "nguoi-neu-kien-nghi")}, "V.3.b"),
    (S0, "dossier", {"types": ("periodic", "thematic")}, "V.4.a"),
    (
        S0,
        "reports.0",
        {
            "kind": "quarterly_report",
            "period": "quarter",
            "before_day": 15,
            "before_month": None,
            "by": "ban-tgdv",
            "to": CITY_BOARD,
            "form": "mẫu 1",
        },
        "VI.1",
    ),
    (
        S0,
        "reports.1",
        {
            "kind": "annual_report",
            "period": "year",
            "before_day": 15,
            "before_month": 11,
            "by": "ban-tgdv",
            "to": CITY_BOARD,
            "form": "mẫu 1, mẫu 2",
        },
        "VI.1",
    ),
    (S0, "undated.0", {"by": "ban-tgdv", "to": CITY_BOARD}, "VI.1"),
    # S1, xã Nguyễn Lương Bằng
    (S1, "types", {"allowed": ALL_TYPES}, "III.3"),
    (S1, "forms", {"allowed": ("in_person", "indirect")}, "III.4"),
    (S1, "quota", {"at_least": 1, "of": ("periodic", "thematic"), "each_leader": "unclear"}, "II"),
    (S1, "chairs", {"allowed": ALL_CHAIRS, "substitute": True, "substitute_section": "V.1.(4)"}, "IV"),
    (
        S1,
        "lead_office",
        {"secretary": PARTY_OFFICE, "chair_of_committee": STATE_OFFICE, "joint": PARTY_OFFICE},
        "IV",
    ),
    (
        S1,
        "archive_office",
        {"secretary": PARTY_OFFICE, "chair_of_committee": STATE_OFFICE, "joint": PARTY_OFFICE},
        "V.4.1",
    ),
    (
        S1,
        "notice",
        {
            "count": 7,
            "unit": WORKING,
            "direction": "before",
            "waived_for": (),
            "parts": ("opinion_form", "invitation", "announcement"),
            "noted_for": ("urgent",),
        },
        "V.1.(1)",
    ),
    (S1, "opinion_form", {}, "V.1.(1)"),
    (S0, "petition_level", {}, "V.1.(3)"),
    (S1, "petition_level", {}, "V.1.(3)"),
    (S3, "petition_level", {}, "IV.1.(3)"),
    (S1, "urgent_notice", {"contents": URGENT_CONTENTS, "by": PARTY_OFFICE}, "V.2.(*)"),
    (S1, "publication", {"channels": MEDIA, "any": True}, "V.1.(1)"),
    (S1, "held_within", {"start": dt.date(2025, 10, 1), "end": dt.date(2025, 12, 31)}, "III.2"),
    (S1, "conclusion_notice", {"count": 10, "unit": WORKING, "direction": "after"}, "V.3.1.(1)"),
    (S1, "conclusion_notice.extended", {"count": 15, "unit": WORKING, "grounds": GROUNDS}, "V.3.1.(1)"),
    (
        S1,
        "conclusion_content",
        {"parts": ("taken_up", "solved", "unsolved", "assigned", "limit")},
        "V.2.(7)",
    ),
    (
        S1,
        "conclusion_recipients",
        {"to": ("co-quan-co-tham-quyen", "nguoi-neu-kien-nghi", "ban-xay-dung-dang", "mat-tran", "cap-tren")},
        "V.3.1.(1)",
    ),
    (S1, "written_reply", {"count": 15, "unit": WORKING, "from_receipt": True}, "V.3.2"),
    (
        S1,
        "reply_recipients",
        {
            "to": (
                "dia-phuong-noi-co-kien-nghi",
                "nguoi-neu-kien-nghi",
                "thuong-truc-dang-uy",
                "uy-ban-nhan-dan",
            )
        },
        "V.3.2",
    ),
    (S1, "dossier", {"types": ("periodic", "thematic")}, "V.4.2"),
    (
        S1,
        "reports.0",
        {"kind": "quarterly_report", "before_day": 15, "by": "ban-xay-dung-dang", "form": "mẫu 1"},
        "VI.1",
    ),
    (
        S1,
        "reports.1",
        {
            "kind": "annual_report",
            "before_day": 15,
            "before_month": 11,
            "to": CITY_BOARD,
            "form": "mẫu 1, mẫu 2",
        },
        "VI.1",
    ),
    (S1, "undated.0", {"by": "ban-xay-dung-dang", "to": CITY_BOARD}, "VI.1"),
    (S1, "undated.1", {"by": "ban-xay-dung-dang", "to": CITY_BOARD}, "VI.1"),
    # S2, xã Đường An
    (S2, "forms", {"allowed": ("in_person",)}, "II.2"),
    (S2, "quota", {"at_least": 1, "of": (), "each_leader": "no"}, "IV.1"),
    (S2, "chairs", {"allowed": ("chair_of_committee",), "substitute": False}, "III.2.2"),
    (
        S2,
        "lead_office",
        {"secretary": None, "chair_of_committee": STATE_OFFICE, "joint": None},
        "V.4",
    ),
    (
        S2,
        "notice",
        {
            "count": 7,
            "unit": CALENDAR,
            "direction": "before",
            "waived_for": (),
            "parts": ("announcement", "invited"),
            "at_least": False,
        },
        "III.1",
    ),
    (S2, "publication", {"channels": MEDIA, "any": True}, "III.1"),
    (S2, "held_within", {"start": dt.date(2025, 11, 1), "end": dt.date(2025, 11, 30)}, "IV.1"),
    (S2, "duration", {"allowed": ("half_day",)}, "IV.1"),
    (S2, "conclusion_content", {"parts": ("discussed", "solved", "unsolved", "assigned", "limit")}, "III.3"),
    (S2, "conclusion_recipients", {"to": ("dang-uy", "mat-tran", "co-quan-co-tham-quyen")}, "V.4"),
    (S2, "forwarding", {"count": 5, "unit": WORKING, "direction": "after"}, "III.4"),
    (S2, "refusal", {"grounds": ("already_settled",)}, "I.2"),
    (S2, "papers.0", {"kind": "minutes"}, "III.2.1"),
    (S2, "papers.1", {"kind": "situation_report"}, "III.2.2"),
    (S2, "undated.0", {"by": "nguoi-chu-tri"}, "III.4"),
    (S2, "undated.1", {"by": STATE_OFFICE, "to": "dang-uy"}, "V.4"),
    (S2, "undated.2", {"by": "co-quan-co-tham-quyen"}, "III.2.6"),
    (S2, "undated.3", {"by": "mat-tran", "to": STATE_OFFICE}, "V.3"),
    # S3, the ward whose name is not in the source
    (S3, "types", {"allowed": ALL_TYPES}, "II.2"),
    (S3, "forms", {"allowed": ALL_FORMS}, "II.3"),
    (S3, "quota", {"at_least": 1, "of": ("periodic",), "each_leader": "unclear"}, "II.1"),
    (S3, "chairs", {"allowed": ALL_CHAIRS, "substitute": True, "substitute_section": "IV.1.(4)"}, "III"),
    (
        S3,
        "lead_office",
        {"secretary": PARTY_OFFICE, "chair_of_committee": STATE_OFFICE, "joint": PARTY_OFFICE},
        "III",
    ),
    (
        S3,
        "archive_office",
        {"secretary": PARTY_OFFICE, "chair_of_committee": STATE_OFFICE, "joint": PARTY_OFFICE},
        "IV.4.1",
    ),
    (
        S3,
        "notice",
        {
            "count": 7,
            "unit": WORKING,
            "direction": "before",
            "waived_for": ("urgent",),
            "waived_section": "IV.1.(1)",
            "waived_parts": ("announcement",),
            "noted_for": (),
            "parts": ("invitation", "announcement"),
        },
        "IV.1.(1)",
    ),
    (S3, "urgent_notice", {"contents": URGENT_CONTENTS, "by": None}, "IV.2.(*)"),
    (S3, "duration", {"allowed": ("half_day", "full_day")}, "IV.1.(1)"),
    (S3, "publication", {"channels": MEDIA, "any": True}, "IV.1.(1)"),
    (S3, "previous_results", {}, "IV.2.(3)"),
    (S3, "conclusion_notice", {"count": 10, "unit": WORKING, "direction": "after"}, "IV.3.1.(1)"),
    (S3, "conclusion_notice.extended", {"count": 15, "unit": WORKING, "grounds": GROUNDS}, "IV.3.1.(1)"),
    (
        S3,
        "conclusion_content",
        {"parts": ("taken_up", "solved", "unsolved", "assigned", "limit", "monitor")},
        "IV.2.(7)",
    ),
    (
        S3,
        "conclusion_recipients",
        {"to": ("co-quan-co-tham-quyen", "nguoi-neu-kien-nghi", "ban-xay-dung-dang", "mat-tran", "cap-tren")},
        "IV.3.1.(1)",
    ),
    (S3, "written_reply", {"count": 7, "unit": WORKING, "from_receipt": False}, "IV.3.2"),
    (
        S3,
        "reply_recipients",
        {"to": ("nguoi-chu-tri", "dia-phuong-noi-co-kien-nghi", "nguoi-neu-kien-nghi")},
        "IV.3.2",
    ),
    (S3, "dossier", {"types": ("periodic", "thematic")}, "IV.4.2"),
    (
        S3,
        "reports.0",
        {"kind": "quarterly_report", "before_day": 15, "by": "ban-xay-dung-dang", "form": None},
        "V.4",
    ),
    (
        S3,
        "reports.1",
        {"kind": "annual_report", "before_day": 15, "before_month": 11, "to": CITY_BOARD, "form": None},
        "V.4",
    ),
    (S3, "undated.0", {"by": "mat-tran", "to": None}, "V.3"),
    (S3, "undated.1", {"by": "mat-tran", "to": None}, "V.3"),
    # S4, xã Nghi Dương
    (S4, "types", {"allowed": ALL_TYPES}, "II.4"),
    (S4, "forms", {"allowed": ("in_person",)}, "II.2"),
    (S4, "quota", {"at_least": 1, "of": ("periodic",), "each_leader": "unclear"}, "II.2"),
    (S4, "chairs", {"allowed": ("joint",), "substitute": False}, "II.3"),
    (S4, "lead_office", {"secretary": None, "chair_of_committee": None, "joint": STATE_OFFICE}, "III.1"),
    (S4, "archive_office", {"secretary": None, "chair_of_committee": None, "joint": STATE_OFFICE}, "III.1"),
    (
        S4,
        "notice",
        {"count": 7, "unit": WORKING, "direction": "before", "by": STATE_OFFICE, "parts": ("invitation",)},
        "III.1",
    ),
    (
        S4,
        "petition_collection",
        {"before": dt.date(2025, 10, 30), "by": "mat-tran", "to": "uy-ban-nhan-dan"},
        "III.3",
    ),
    (
        S4,
        "conclusion_content",
        {"parts": ("solved", "assigned", "limit"), "also_section": "II.4.a"},
        "II.5",
    ),
    (S4, "held_within", {"end": dt.date(2025, 11, 14), "of": ("periodic",), "ends": True}, "II.6"),
    (S4, "publication", {"channels": ("dai_truyen_thanh", "cong_thong_tin")}, "I.2"),
    (
        S4,
        "conclusion_notice",
        {"count": 10, "unit": WORKING, "direction": "after", "extended": None, "by": STATE_OFFICE},
        "III.1",
    ),
    (
        S4,
        "conclusion_recipients",
        {
            "to": (
                "co-quan-co-tham-quyen",
                "nguoi-neu-kien-nghi",
                "mat-tran",
                "to-chuc-chinh-tri-xa-hoi",
                "cap-tren",
            )
        },
        "III.1",
    ),
    (
        S4,
        "reports.0",
        {
            "kind": "half_year_report",
            "period": "half_year",
            "before_day": 20,
            "before_month": 6,
            "by": STATE_OFFICE,
            "to": "ban-thuong-vu-dang-uy",
            "form": None,
        },
        "III.1",
    ),
    (
        S4,
        "reports.1",
        {
            "kind": "annual_report",
            "period": "year",
            "before_day": 10,
            "before_month": 12,
            "by": STATE_OFFICE,
            "to": "ban-thuong-vu-dang-uy",
            "form": None,
        },
        "III.1",
    ),
    (S4, "papers.0", {"kind": "programme", "by": STATE_OFFICE}, "III.1"),
    (S4, "papers.1", {"kind": "minutes", "by": STATE_OFFICE}, "III.1"),
    (S4, "papers.2", {"kind": "situation_report", "by": None}, "II.5"),
    (S4, "papers.3", {"kind": "security_plan", "by": "cong-an"}, "III.4"),
    (S4, "undated.0", {"by": STATE_OFFICE}, "III.1"),
    (S4, "undated.1", {"by": "trung-tam-su-nghiep-cong"}, "III.5"),
]
# Held by its own test: it is made of ranges.
NESTED = {(S4, "attendance")}

REQUIRED = (
    DocumentKind.PLAN,
    DocumentKind.TASK_ASSIGNMENT,
    DocumentKind.NOTICE,
    DocumentKind.PETITION_SUMMARY,
    DocumentKind.REPLY_ASSIGNMENT,
    DocumentKind.PREPARED_REPLIES,
    DocumentKind.PROGRAMME,
    DocumentKind.SITUATION_REPORT,
    DocumentKind.MINUTES,
    DocumentKind.CONCLUSION_NOTICE,
    DocumentKind.RESULTS_REPORT,
)

# What a plan leaves unsaid must stay unsaid; the limits of the law are set by the law alone.
LAW_ONLY = {"law_notice", "law_publication"}
ABSENT: dict[str, set[str]] = {
    S0: {
        "papers",
        "opinion_form",
        "petition_collection",
        "held_within",
        "duration",
        "attendance",
        "previous_results",
        "forwarding",
        "refusal",
    },
    S1: {"papers", "petition_collection", "duration", "attendance", "previous_results", "forwarding", "refusal"},
    S2: {
        "types",
        "archive_office",
        "opinion_form",
        "petition_level",
        "petition_collection",
        "urgent_notice",
        "attendance",
        "previous_results",
        "conclusion_notice",
        "written_reply",
        "reply_recipients",
        "dossier",
        "reports",
    },
    S3: {"papers", "opinion_form", "petition_collection", "held_within", "attendance", "forwarding", "refusal"},
    S4: {
        "opinion_form",
        "petition_level",
        "urgent_notice",
        "duration",
        "previous_results",
        "written_reply",
        "reply_recipients",
        "forwarding",
        "refusal",
        "dossier",
    },
}


def policy(name: str) -> Policy:
    """One legal basis of the archive."""
    found = ARCHIVE.policy(name)
    assert found is not None, [str(problem) for _, problem in ARCHIVE.shared_problems()]
    return found


def dig(rules: Rules, path: str) -> Any:
    """The rule at a dotted path; a number is a place in a list."""

    def step(node: Any, name: str) -> Any:
        return node[int(name)] if name.isdigit() else getattr(node, name)

    return reduce(step, path.split("."), rules)


def plan(name: str) -> tuple[Plan, str]:
    """Front matter and body of the plan that a policy stands for."""
    unit, year, _ = PLANS[name]
    folder = ARCHIVE.year(unit, year)
    assert folder.plan is not None
    return folder.plan, folder.plan_body


HEADING = re.compile(r"^(#{2,5}) (?:([IVX]+)\.|(\d+(?:\.\d+)*)\.|([a-z])[.)]|(\((?:\d+|\*)\)))(?: |$)")


def headings(body: str) -> set[str]:
    """Every section a body has, as records cite it: V.3.1.(1), III.2.a, V.2.(*)."""
    found: set[str] = set()
    path: dict[int, str] = {}
    for line in body.splitlines():
        if not line.startswith("#"):
            continue
        depth = line.index(" ")
        path = {level: name for level, name in path.items() if level < depth}
        if match := HEADING.match(line):
            _, roman, number, letter, step = match.groups()
            path[depth] = roman or letter or step or number.rpartition(".")[2]
            found.add(".".join(path[level] for level in sorted(path)))
    return found


def sections(node: object) -> Iterator[str]:
    """Every section that a record, or anything inside it, names."""
    if isinstance(node, Record):
        for name in node.__struct_fields__:
            value = getattr(node, name)
            if name in ("section", "substitute_section", "waived_section"):
                if value is not None:
                    yield value
            else:
                yield from sections(value)
    elif isinstance(node, tuple):
        for item in node:
            yield from sections(item)


def offices(node: object) -> Iterator[str]:
    """Every office or recipient that a rule names."""
    if isinstance(node, Record):
        for name in node.__struct_fields__:
            value = getattr(node, name)
            if name in ("by", "to", "secretary", "chair_of_committee", "joint") and value is not None:
                yield from (value,) if isinstance(value, str) else value
            else:
                yield from offices(value)
    elif isinstance(node, tuple):
        for item in node:
            yield from offices(item)


@pytest.mark.parametrize(
    ("name", "rule", "values", "section"), FIGURES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_figure(name: str, rule: str, values: dict[str, object], section: str) -> None:
    found = dig(policy(name).rules, rule)
    assert {field: getattr(found, field) for field in values} == values
    assert found.section == section


def test_every_rule_of_a_plan_is_in_the_table() -> None:
    told = {(name, rule.partition(".")[0]) for name, rule, _, _ in FIGURES} | NESTED
    for name in PLANS:
        rules = policy(name).rules
        held = {(name, rule) for rule in rules.__struct_fields__ if getattr(rules, rule) is not None}
        assert held == {pair for pair in told if pair[0] == name}
        for rule in ("reports", "undated"):
            rows = [row for row in FIGURES if row[0] == name and row[1].startswith(f"{rule}.")]
            assert len(rows) == len(getattr(rules, rule) or ())


@pytest.mark.parametrize("name", PLANS)
def test_what_a_plan_does_not_say_is_absent(name: str) -> None:
    rules = policy(name).rules
    silent = {rule for rule in rules.__struct_fields__ if getattr(rules, rule) is None}
    assert silent == ABSENT[name] | LAW_ONLY


def test_nghi_duong_counts_its_people() -> None:
    attendance = policy(S4).rules.attendance
    assert attendance is not None
    assert attendance.section == "II.3"
    assert (attendance.total.at_least, attendance.total.at_most) == (120, 160)
    assert [(group.at_least, group.at_most) for group in attendance.groups] == [(40, 60), (80, 100)]


@pytest.mark.parametrize("name", [S0, S1, S3])
def test_dossier_has_eleven_required_and_five_optional_kinds(name: str) -> None:
    dossier = policy(name).rules.dossier
    assert dossier is not None
    assert dossier.required == REQUIRED
    assert [kind for kind in list(DocumentKind)[:16] if kind not in REQUIRED] == list(dossier.optional)
    assert (len(dossier.required), len(dossier.optional)) == (11, 5)


@pytest.mark.parametrize("name", PLANS)
def test_every_rule_and_stipulation_names_a_section_of_the_plan(name: str) -> None:
    _, body = plan(name)
    known = headings(body)
    cited = [*sections(policy(name).rules), *sections(policy(name).stipulations)]
    assert len(cited) >= 30
    assert [section for section in cited if section not in known] == []


@pytest.mark.parametrize("name", PLANS)
def test_the_plan_s_own_sections_exist(name: str) -> None:
    front, body = plan(name)
    assert front.policy == name
    if front.planned:
        for section in (front.planned.time_section, front.planned.place_section):
            assert section in headings(body)


@pytest.mark.parametrize("name", PLANS)
def test_every_top_section_of_the_plan_is_told(name: str) -> None:
    tops = {section for section in headings(plan(name)[1]) if "." not in section}
    count = {S0: 6, S1: 6, S2: 5, S3: 5, S4: 3}[name]
    assert tops == set(("I", "II", "III", "IV", "V", "VI")[:count])


@pytest.mark.parametrize("name", PLANS)
def test_plan_and_policy_name_the_same_source(name: str) -> None:
    front, body = plan(name)
    record = policy(name)
    assert front.source is not None
    assert (front.source.file, record.source.file) == (PLANS[name][2], PLANS[name][2])
    assert (front.number, front.issued) == (record.number, record.issued)
    assert front.body == record.issuer
    assert front.source.absent
    assert body.lstrip().startswith("*Bản trình bày lại theo cấu trúc của kế hoạch")


def test_numbers_dates_and_signers() -> None:
    told = {}
    for name in PLANS:
        front, _ = plan(name)
        signer = front.signer
        assert signer is not None
        told[name] = (front.number, front.issued, signer.mandate, signer.post, signer.name)
    assert told == {
        S0: (None, dt.date(2025, 9, 4), "T/M", "Bí thư", "Trần Văn Phương"),
        S1: (None, None, "T/M", "Bí thư", "Nguyễn Văn Nhật"),
        S2: ("15/KH-UBND", dt.date(2025, 7, 18), "KT.", "Phó Chủ tịch", "Vũ Duy Nhu"),
        S3: (None, None, "T/M", "Phó Bí thư", "Cao Thị Thanh Xuân"),
        S4: (None, None, "TM.", "Chủ tịch", "Ngô Duy Khâm"),
    }


def test_bases_keep_the_date_that_each_plan_writes() -> None:
    told = {name: [(basis.number, basis.date) for basis in plan(name)[0].bases] for name in PLANS}
    assert told == {
        S0: [("13-HD/BTGDVTU", dt.date(2025, 8, 6))],
        S1: [("13-HD/BTGDVTU", dt.date(2025, 8, 6))],
        S2: [("218-QĐ/TW", dt.date(2013, 12, 12)), ("1155-QĐ/TU", dt.date(2023, 10, 20))],
        S3: [("218-QĐ/TW", dt.date(2013, 12, 12)), ("11-HD/BTGDVTU", dt.date(2026, 1, 10))],
        S4: [("20-KH/ĐU", dt.date(2025, 9, 22)), ("1155-QĐ/TU", dt.date(2023, 10, 30))],
    }
    for name in PLANS:
        for basis in plan(name)[0].bases:
            assert basis.policy in policy(name).extends


def test_the_city_regulation_keeps_both_dates_and_no_number() -> None:
    regulation = policy("quy-che-1155-2023")
    assert regulation.issued is None
    assert {told.date for told in regulation.dates_told} == {dt.date(2023, 10, 20), dt.date(2023, 10, 30)}


@pytest.mark.parametrize("name", sorted(BASES))
def test_a_basis_whose_text_is_not_known_sets_nothing(name: str) -> None:
    basis = policy(name)
    assert not basis.text_known
    assert basis.source.second_hand
    if basis.kind != "law":
        assert basis.rules == Rules()


def test_the_law_is_advisory_and_counts_calendar_days() -> None:
    law = policy("luat-tccqdp-2025")
    assert law.advisory
    assert law.rules.law_notice is not None
    assert law.rules.law_publication is not None
    told = msgspec.to_builtins((law.rules.law_notice, law.rules.law_publication))
    assert [(limit["count"], limit["unit"], limit["section"]) for limit in told] == [
        (7, CALENDAR, "Điều 43"),
        (10, CALENDAR, "Điều 43"),
    ]
    assert {name for name in law.rules.__struct_fields__ if getattr(law.rules, name)} == {
        "law_notice",
        "law_publication",
    }


@pytest.mark.parametrize("name", PLANS)
def test_the_law_s_advisory_limits_stand_beside_every_plan(name: str) -> None:
    assert policy(name).extends[-1] == "luat-tccqdp-2025"
    chain = layers_of(name, ARCHIVE.policy)
    assert chain.chain[0].id == name
    limit = chain.nearest(lambda rules: rules.law_notice)
    assert limit is not None
    assert limit.policy.advisory


@pytest.mark.parametrize("name", PLANS)
def test_units_have_the_offices_that_their_plan_gives_duties_to(name: str) -> None:
    unit = ARCHIVE.unit(PLANS[name][0])
    assert unit is not None
    assert unit.joined is None
    assert not unit.sample
    # Not offices of the unit: the city, people, and whoever is competent.
    outside = {"ban-tgdv-thanh-uy", "cap-tren", "co-quan-co-tham-quyen", "dia-phuong-noi-co-kien-nghi"}
    outside |= {"nguoi-neu-kien-nghi", "nguoi-chu-tri"}
    assert set(offices(policy(name).rules)) - outside <= {office.id for office in unit.offices}
    assert all(office.address is office.phone is office.email is None for office in unit.offices)


@pytest.mark.parametrize(
    ("unit", "names"),
    [
        ("cat-hai", ["Trần Văn Phương"]),
        ("nguyen-luong-bang", ["Nguyễn Văn Nhật"]),
        ("duong-an", []),
        ("phuong-chua-ro-ten", []),
        ("nghi-duong", ["Phạm Trung Huy", "Ngô Duy Khâm"]),
    ],
)
def test_leaders_are_those_a_plan_prints_as_heads(unit: str, names: list[str]) -> None:
    found = ARCHIVE.unit(unit)
    assert found is not None
    assert [leader.name for leader in found.leaders] == names


@pytest.mark.parametrize("name", PLANS)
def test_ocr_faults_are_not_copied(name: str) -> None:
    faults = ("gắp gỡ", "THAM MUU", "liên quan đến liên quan", "7phản", "ngợi", "tiếp tục đối thoại")
    _, body = plan(name)
    assert [fault for fault in faults if fault in body] == []
    # The leadership is renewed; the dialogue is not.
    assert all(rest.startswith("phương thức lãnh đạo") for rest in re.findall(r"[Đđ]ổi mới (.{20})", body))


def test_fields_are_labelled_once() -> None:
    labels = ARCHIVE.fields
    assert len(set(labels.values())) == len(labels)
    assert {"dat_dai", "moi_truong", "chinh_quyen_hai_cap", "khac"} <= labels.keys()
    assert list(labels)[-1] == "khac"


def test_schema_line_comes_first() -> None:
    records = [RECORDS / "policies" / f"{name}.yml" for name in (*BASES, *PLANS)]
    records += [RECORDS / unit / "unit.yml" for unit, _, _ in PLANS.values()]
    records += [RECORDS / "fields.yml"]
    for path in records:
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert first.startswith("# yaml-language-server: $schema=../")
        kind = {"policies": "policy"}.get(path.parent.name, path.stem)
        way = "../" * len(path.relative_to(RECORDS).parts)
        assert first.endswith(f"$schema={way}docs/schemas/{kind}.schema.json")


def test_nothing_of_these_files_is_refused_by_the_reader() -> None:
    for name in (*BASES, *PLANS):
        policy(name)
    for name, (unit, year, _) in PLANS.items():
        plan(name)
        assert ARCHIVE.unit(unit) is not None
        assert not ARCHIVE.year(unit, year).problems
    mine = {f"{name}.yml" for name in (*BASES, *PLANS)} | {"unit.yml", "fields.yml"}
    assert [problem for _, problem in ARCHIVE.shared_problems() if problem.file in mine] == []
