"""One cause, one message: a single fault in the clean archive is told once, or is in the table with its reason."""

from __future__ import annotations

import copy
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from doithoai.cases.case import open_case
from doithoai.model.dossier import Key
from doithoai.model.findings import Finding
from doithoai.model.vocabulary import DeadlineKind, State
from doithoai.reading.archive import Archive
from tests.test_rules import copy_base, judge

pytestmark = pytest.mark.no_cover  # see suite.py

CONFERENCE = "thu-nghiem/2025/02"
_EACH = "each conference says of itself: it is recorded, checked and shown by itself"
Route = tuple[Any, ...]
Fault = tuple[str, Route, Any]

TWO_CAUSES: dict[tuple[str, ...], str] = {
    ("T02", "T14"): "the plan and the law ask for an announcement each, in other media and by another day",
    ("T04", "T14"): "the plan asks to send the conclusion, the law to publish it, each by a day of its own",
    ("D03", "T01"): "on the wrong side of the conference; and late by the plan, as the lists of what is late say too",
    ("D04", "T03"): "a receipt before its sending; the sending is late whatever became of the receipt",
    ("P35", "T08"): "the step goes before its paper; the paper is late whatever the step says",
    ("P10", "T07"): "the step says what no paper shows; the duty to reply in writing is not met",
    ("T31",): "each reply that is older than the receipt is asked about: its own day may be the wrong one",
    ("D01", "S09"): "a record names a paper that is not there, which is wrong; and the dossier lacks it",
    ("S09", "T04", "T14"): "the same, and the law asks to publish it",
    ("S09", "T04"): "the same of the conclusion notice, which is overdue too",
    ("S09",): "a number is an address: each conference that refers to a petition which is gone says so of itself",
    ("P14", "S09"): "the same, and the petition that bears the number now leads to another one",
    ("C41", "S09"): "the same of a whole list that is gone",
}


class _Dumper(yaml.CSafeDumper):
    """Two equal days stand there twice, and `on` is a word: the archive reads YAML so."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML's
        return True


class _Loader(yaml.SafeLoader):
    pass


for _one in (_Dumper, _Loader):
    _one.yaml_implicit_resolvers = {
        letter: [pair for pair in pairs if not pair[0].endswith(":bool") or letter in "tfTF"]
        for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def read(path: Path) -> tuple[Any, str]:
    text = path.read_text("utf-8")
    _, head, body = text.split("---\n", 2) if path.suffix == ".md" else ("", text, "")
    return yaml.load(head, _Loader), body  # noqa: S506 - a safe loader


def write(path: Path, data: Any, body: str) -> None:
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(f"---\n{text}---\n{body}" if path.suffix == ".md" else text, "utf-8")


def walk(node: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        yield (*route, key), value
        yield from walk(value, (*route, key))


def values(value: Any) -> Iterator[tuple[str, Any]]:
    """What a value is mistyped to."""
    if isinstance(value, dt.date):
        yield "a year before", value.replace(year=value.year - 1)
        yield "a month later", value + dt.timedelta(30)
        yield "a month before", value - dt.timedelta(30)
        yield "still to come", value.replace(year=value.year + 2)
    elif isinstance(value, str):
        if "T" in value and value[:2] == "20":
            yield "a year before", f"{int(value[:4]) - 1}{value[4:]}"
            yield "a year later", f"{int(value[:4]) + 1}{value[4:]}"
        yield from {"misspelt": f"{value[:-1]}{value[-1]}x", "empty": "", "a number": 7, "a list": [value]}.items()
    elif isinstance(value, bool):
        yield from {"turned": not value, "a word": "x"}.items()
    elif isinstance(value, int):
        yield from {"the next": value + 1, "unknown": 98, "zero": 0, "a word": "x"}.items()
    elif isinstance(value, list):
        yield from {"empty": [], "a word": "x", "turned": value[::-1]}.items()
    elif isinstance(value, dict):
        yield from {"empty": {}, "a word": "x", "with more": {**value, "abcxyz": 1}}.items()
        if {"from", "to"} <= value.keys():
            yield "turned", {**value, "from": value["to"], "to": value["from"]}


def put(new: Any, parent: Any, key: Any) -> None:
    parent[key] = new


def faults(data: Any, within: Callable[[Route], bool]) -> Iterator[Fault]:
    """Every single fault of a record, with the record as it then stands."""

    def changed(route: Route, change: Callable[[Any, Any], object]) -> Any:
        found = copy.deepcopy(data)
        parent = found
        for key in route[:-1]:
            parent = parent[key]
        change(parent, route[-1])
        return found

    for route, value in walk(data):
        if within(route):
            yield "gone", route, changed(route, lambda parent, key: parent.pop(key))
            for name, new in values(value):
                yield name, route, changed(route, partial(put, new))


def told_twice(
    root: Path, name: str, within: Callable[[Route], bool], *, known: dict[tuple[str, ...], str] = TWO_CAUSES
) -> list[str]:
    """The faults of one record that two findings tell of, without those in the table."""
    path = root / name
    before = path.read_text("utf-8")
    data, body = read(path)
    found: list[tuple[str, tuple[Finding, ...]]] = []
    for kind, route, wrong in faults(data, within):
        write(path, wrong, body)
        found.append((f"{name} {'.'.join(map(str, route))}: {kind}", judge(root).findings))
    path.unlink()
    found.append((f"{name}: gone", judge(root).findings))
    path.write_text(before, "utf-8")
    assert len(found) > 9
    return [
        f"{what}: {sorted(Counter(one.code for one in findings).items())}"
        for what, findings in found
        if len(findings) > 1 and tuple(sorted({one.code for one in findings})) not in known
    ]


def every(_route: Route) -> bool:
    return True


@pytest.mark.parametrize(
    "name",
    [
        "conference.yml",
        "documents/conclusion_notice.md",
        "documents/notice.md",
        "documents/written_reply-3.md",
        "documents/petition_to_superior.md",
        "documents/results_report.md",
        "documents/minutes.md",
    ],
)
def test_one_fault_is_told_once(tmp_path: Path, name: str) -> None:
    assert told_twice(copy_base(tmp_path), f"{CONFERENCE}/{name}", every) == []


@pytest.mark.parametrize("position", [0, 1, 2])
def test_one_fault_of_a_petition_is_told_once(tmp_path: Path, position: int) -> None:
    assert told_twice(copy_base(tmp_path), f"{CONFERENCE}/petitions.yml", lambda route: route[0] == position) == []


SHARED = TWO_CAUSES | {
    ("C20",): _EACH,
    ("C11",): _EACH,
    ("S13",): "each plan that rests on a document says so: one of them may name the wrong one",
    ("C29",): "each office that the plan names and no list has is a line to write",
    ("C29", "S09"): "the same, and the offices that only records name",
}


@pytest.mark.parametrize(
    ("name", "within"),
    [
        pytest.param("thu-nghiem/unit.yml", lambda route: route[1:2] in ((), (1,), (4,)), id="unit"),
        pytest.param("thu-nghiem/2025/plan.md", every, id="plan"),
        pytest.param("thu-nghiem/2025/reports/annual_report.md", every, id="report"),
        pytest.param("fields.yml", lambda route: route[0] == 1, id="fields"),
        pytest.param("recipients.yml", lambda route: route[0] < 4 and len(route) > 1, id="recipients"),
        pytest.param(
            "policies/thu-nghiem-2025.yml",
            lambda route: route[:1] != ("rules",) or route[1:2] == ("held_within",),
            id="policy",
        ),
        pytest.param("policies/luat-thu-nghiem.yml", lambda route: len(route) < 3, id="law"),
    ],
)
def test_one_fault_of_what_all_share_is_told_once(tmp_path: Path, name: str, within: Callable[[Route], bool]) -> None:
    assert told_twice(copy_base(tmp_path), name, within, known=SHARED) == []


def findings(root: Path, name: str, old: str, new: str) -> list[Finding]:
    path = root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return list(judge(root).findings)


def test_an_office_that_is_misspelt_where_it_is_given_a_matter_makes_nobody_late(tmp_path: Path) -> None:
    told = findings(
        copy_base(tmp_path),
        f"{CONFERENCE}/petitions.yml",
        "{office: phong-kinh-te, due: 2025-12-15}",
        "{office: phong-kinh-tee, due: 2025-12-15}",
    )
    assert [one.code for one in told] == ["S09"]


def test_a_value_that_is_wrong_in_many_places_is_told_with_them(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    data, body = read(root / CONFERENCE / "petitions.yml")
    write(root / CONFERENCE / "petitions.yml", data[:1] + data[2:], body)
    (told,) = judge(root).findings
    assert (told.code, told.path) == ("S09", f"{CONFERENCE}/documents/conclusion_notice.md")
    files = "documents/conclusion_notice.md (2 chỗ), documents/forwarding_letter.md, documents/written_reply.md"
    assert told.message == f"Không tìm thấy kiến nghị số “2”. Cũng như vậy ở: {files}."


def test_a_list_that_cannot_be_read_makes_nothing_unknown(tmp_path: Path) -> None:
    for name, old in (("recipients.yml", "label: Người nêu"), ("fields.yml", "label: Giao thông")):
        told = findings(copy_base(tmp_path / name), name, old, old.replace("label", "lable"))
        assert {one.path for one in told} == {name}


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("calendar/2025.yml", "year: 2025", "year: \u200b2025", "S01"),
        (f"{CONFERENCE}/conference.yml", "type: periodic", "type: \u200bperiodic", "S01"),
        (f"{CONFERENCE}/documents/conclusion_notice.md", "kind: ", "kind: \u200b", "S01"),
        (f"{CONFERENCE}/conference.yml", "2025-11-19T", "2026-11-19T", "C13"),
        (f"{CONFERENCE}/petitions.yml", "- id: 1\n", "- id: 4\n", "P16"),
        ("thu-nghiem/2025/01/petitions.yml", "- id: 5\n", "- id: 1\n", "P16"),
    ],
)
def test_after_these_nothing_is_told_that_only_follows(
    tmp_path: Path, name: str, old: str, new: str, code: str
) -> None:
    assert [one.code for one in findings(copy_base(tmp_path), name, old, new)] == [code]


def test_an_office_that_the_plan_names_is_asked_for_once(tmp_path: Path) -> None:
    told = findings(copy_base(tmp_path), "thu-nghiem/unit.yml", "id: mat-tran", "id: mat-trann")
    assert [one.code for one in told] == ["C29"]


def test_a_report_of_no_known_period_leaves_no_other_one_late(tmp_path: Path) -> None:
    told = findings(copy_base(tmp_path), "thu-nghiem/2025/reports/quarterly_report-3.md", "period: 3\n", "")
    assert [one.code for one in told] == ["C26"]


def test_two_faults_are_told_both(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    findings(root, f"{CONFERENCE}/petitions.yml", "field: dat_dai", "field: dat_da")
    told = findings(root, f"{CONFERENCE}/documents/notice.md", "issued: 2025-11-03", "issued: 2025-12-03")
    assert {one.code for one in told} == {"S09", "D03", "T01"}


def test_a_day_that_lies_ahead_is_told_once_and_leaves_the_limit_overdue(tmp_path: Path) -> None:
    root, today = copy_base(tmp_path), dt.date(2026, 1, 10)
    path = root / CONFERENCE / "documents" / "conclusion_notice.md"
    sent = "{to: nguoi-neu-kien-nghi, on: "
    path.write_text(path.read_text("utf-8").replace(f"{sent}2025-11-27", f"{sent}2026-01-20"), "utf-8")
    assert [one.code for one in judge(root, str(today)).findings if one.path.startswith(CONFERENCE)] == ["C43"]
    archive = Archive(root)
    case = open_case(archive, archive.conference(Key("thu-nghiem", 2025, "02")), today)
    assert case
    states = {case.state(limit) for limit in case.limits(DeadlineKind.CONCLUSION_NOTICE)}
    assert states == {State.OVERDUE}
    assert {one.code for one in judge(root, "2026-01-20").findings} == {"T03"}
