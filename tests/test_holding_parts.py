"""What the portal holds back, asked of the function that says so: which finding holds which record."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from doithoai.model.both import Both
from doithoai.model.dossier import ConferenceFolder, DocumentFile, Key, YearFolder
from doithoai.model.findings import Finding, Problem
from doithoai.model.plan_file import PlanFile
from doithoai.model.records import Plan
from doithoai.model.vocabulary import FindingLevel
from doithoai.reading.shapes import convert
from doithoai.rules import holding
from doithoai.rules.holding import HeldBack
from tests.test_wall_parts import asked, paper

KEY = Key("xa", 2026, "01")
PAPERS = (paper("minutes"), replace(paper("notice"), refused=frozenset(("files/a.pdf",))))
MINUTES, NOTICE = (one.file for one in PAPERS)
NOTICE_FILES = frozenset(("files/a.pdf",))
PLAN: Plan = convert({"title": "Kế hoạch", "policy": "luat", "line": "state", "body": "Ủy ban", "number": "1/KH"}, Plan)
CLEAN = HeldBack(refused=NOTICE_FILES)


def folder(*problems: Problem, petitions: int = 3, papers: tuple[DocumentFile, ...] = PAPERS) -> ConferenceFolder:
    return ConferenceFolder(KEY, None, (asked(),) * petitions, papers, problems)


def said(file: str, code: str, *route: str | int, **more: Any) -> Problem:
    return Problem(file, route, code=code, **more)


@pytest.mark.parametrize(
    ("one", "back"),
    [
        (said("conference.yml", "V01"), HeldBack(whole=True)),
        (said("conference.yml", "V01", "note"), HeldBack(whole=True)),
        (said("../unit.yml", "V01"), HeldBack(whole=True)),
        (said("petitions.yml", "V01"), HeldBack(petitions=frozenset((0, 1, 2)))),
        (said("petitions.yml", "V01", 1, "text"), HeldBack(petitions=frozenset((1,)))),
        (said("petitions.yml", "V01", 0), HeldBack(petitions=frozenset((0,)))),
        (said("petitions.yml", "V01", 3, "text"), HeldBack()),
        (said(MINUTES, "V01"), HeldBack(documents=frozenset((MINUTES,)))),
        (said(MINUTES, "V01", "title", level=FindingLevel.ERROR), HeldBack(documents=frozenset((MINUTES,)))),
        (said(MINUTES, "V01", "title", level=FindingLevel.NOTICE), HeldBack()),
        (said(MINUTES, "V01", "title", level=FindingLevel.LATE), HeldBack()),
        (said(MINUTES, "S11", "kind"), HeldBack(documents=frozenset((MINUTES,)))),
        (said(MINUTES, "S11", "kind", level=FindingLevel.NOTICE), HeldBack(documents=frozenset((MINUTES,)))),
        (said(MINUTES, "S11", "number"), HeldBack()),
        (said(MINUTES, "S11"), HeldBack()),
        (said(MINUTES, "S12", "kind"), HeldBack()),
        (said("petitions.yml", "P01", 1), HeldBack()),
        (said("conference.yml", "T01"), HeldBack()),
        (said("conference.yml", "V18"), HeldBack()),
        (said("files/b.pdf", "V16"), HeldBack(refused=frozenset(("files/b.pdf",)))),
        (said("files/b.pdf", "V17", level=FindingLevel.ERROR), HeldBack(refused=frozenset(("files/b.pdf",)))),
        (said("files/b.pdf", "V16", level=FindingLevel.NOTICE), HeldBack()),
        (said("files/b.pdf", "S24"), HeldBack()),
        (said(MINUTES, "S01", values={"unasked": "V03"}), HeldBack(documents=frozenset((MINUTES,)))),
        (said(MINUTES, "S01", values={"unasked": "T03"}), HeldBack()),
        (said(MINUTES, "S01", values={"unasked": "V18"}), HeldBack()),
        (said(MINUTES, "V01", values={"unasked": "T03"}), HeldBack()),
    ],
)
def test_a_finding_holds_back_its_own_record_alone(one: Problem, back: HeldBack) -> None:
    expected = replace(back, refused=back.refused | NOTICE_FILES)
    assert holding.held(folder(), [one]) == expected
    assert holding.held(folder(), iter((one,))) == expected
    assert holding.held(folder(one), []) == expected, "what reading found counts alike"


def test_several_findings_hold_back_each_its_own() -> None:
    some = [said("petitions.yml", "V01", 0), said("petitions.yml", "V02", 2), said(NOTICE, "V01"), said("x", "T01")]
    expected = HeldBack(petitions=frozenset((0, 2)), documents=frozenset((NOTICE,)), refused=NOTICE_FILES)
    assert holding.held(folder(some[0]), some[1:]) == expected
    assert holding.held(folder(), [*some, said("petitions.yml", "V05")]).petitions == {0, 1, 2}
    assert holding.held(folder(), []) == CLEAN
    assert holding.held(folder(papers=()), []) == HeldBack()


@pytest.mark.parametrize(
    ("file", "petitions", "unread"),
    [
        ("petitions.yml", 0, True),
        ("petitions.yml", 1, False),
        ("documents/plan.md", 1, True),
        (MINUTES, 1, False),
        ("documents/plan.md/x", 0, True),
        ("conference.yml", 0, False),
        ("files/a.pdf", 0, False),
        ("x-documents/plan.md", 0, False),
    ],
)
def test_what_could_not_be_read_is_told_unless_something_of_it_was(file: str, petitions: int, *, unread: bool) -> None:
    back = holding.held(folder(said(file, "S01"), said(MINUTES, "S02"), petitions=petitions), [])
    assert back.unread == ({file} if unread else set())
    assert holding.held(folder(petitions=petitions), [said(file, "S01")]).unread == set(), "only reading knows"


@pytest.mark.parametrize(
    ("back", "anything", "private"),
    [
        (HeldBack(), False, False),
        (HeldBack(whole=True), True, True),
        (HeldBack(petitions=frozenset((0,))), True, True),
        (HeldBack(documents=frozenset("a")), True, True),
        (HeldBack(unread=frozenset("a")), True, False),
        (HeldBack(refused=frozenset("a")), True, False),
    ],
)
def test_whether_anything_is_held_back(back: HeldBack, *, anything: bool, private: bool) -> None:
    assert (bool(back), back.private) == (anything, private)


def test_a_rule_that_could_not_be_asked_is_told_with_its_code() -> None:
    why = Both("Quy tắc hỏng.", "The rule failed.")
    (one,) = holding.unasked("conference.yml", "V03", why)
    assert one == Problem("conference.yml", (), {"detail": why, "unasked": "V03"}, "S01", 1)
    assert holding.held(folder(), [one]).whole
    assert not holding.held(folder(), holding.unasked("conference.yml", "T03", why)).whole


def test_of_a_year_what_is_private_and_wrong_is_held_back() -> None:
    def told(path: str, code: str, level: FindingLevel = FindingLevel.ERROR, *route: str) -> tuple[Problem, Finding]:
        return said("…", code, *route), Finding(path, 1, 1, code, level, "…")

    some = [
        told("xa/2026/plan.md", "V01"),
        told("xa/unit.yml", "V14", FindingLevel.ERROR, "note"),
        told("xa/unit.yml", "V14", FindingLevel.ERROR, "name"),
        told("xa/2026/reports/a.md", "V01", FindingLevel.NOTICE),
        told("xa/2026/reports/b.md", "V01", FindingLevel.LATE),
        told("xa/2026/reports/c.md", "V18"),
        told("xa/2026/reports/d.md", "T01"),
    ]
    held = {"xa/2026/plan.md": frozenset(((),)), "xa/unit.yml": frozenset((("note",), ("name",)))}
    assert holding.held_of_year(YearFolder("xa", 2026), some) == held
    assert holding.held_of_year(YearFolder("xa", 2026), ()) == {}


def test_a_rule_that_broke_over_a_year_vouches_for_none_of_its_records() -> None:
    """Neither for its plans and reports nor for the unit; what another rule's failure says holds nothing."""
    year = YearFolder("xa", 2026, later=(PlanFile("plan-2", PLAN, "", dt.date.min, dt.date.max, 7),))
    finding = Finding("xa/2026/plan.md", 1, 1, "S01", FindingLevel.ERROR, "…")
    broken = said("plan.md", "S01", values={"unasked": "V08"}), finding
    assert holding.held_of_year(year, [broken]).keys() == {"xa/2026/plan-2.md", "xa/unit.yml"}
    assert holding.held_of_year(year, [(said("plan.md", "S01", values={"unasked": "T08"}), finding)]) == {}
