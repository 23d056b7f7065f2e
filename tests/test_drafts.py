"""Rules copied from a model: shown, counted, and held against nobody until they are known to be the unit's own."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doithoai.cases.case import open_case, plan_layers
from doithoai.check import Judge, check
from doithoai.commands.nightly import nightly
from doithoai.deadlines.layers import layers_of
from doithoai.model.dossier import Key
from doithoai.model.provisions import UNENTERED
from doithoai.model.vocabulary import DeadlineKind, FindingLevel, State
from doithoai.reading.archive import Archive
from doithoai.reading.selection import everything

POLICY = "policies/thu-nghiem-2025.yml"
OWN = "number: 15-KH/ĐU\nissued: 2025-07-15\n"
GONE = ("notice", "minutes", "conclusion_notice", "written_reply", "opinion_form", "results_report")
DAYS = (dt.date(2025, 9, 1), dt.date(2025, 11, 20), dt.date(2025, 12, 31), dt.date(2026, 6, 30), dt.date(2027, 12, 31))


@pytest.fixture
def borrowed(records: Path) -> Path:
    """The clean archive, its plan copied from a model, and half of the dossier never written."""
    path = records / POLICY
    path.write_text(path.read_text("utf-8").replace(OWN, f"borrowed: true\n{OWN}"), "utf-8")
    documents = records / "thu-nghiem/2025/02/documents"
    for name in GONE:
        for file in documents.glob(f"{name}*.md"):
            file.unlink()
    for report in (records / "thu-nghiem/2025/reports").glob("*.md"):
        report.unlink()
    return records


def found(records: Path, today: dt.date) -> dict[str, FindingLevel]:
    """What the year of the plan is judged: the worst level of each rule."""
    archive = Archive(records)
    findings = check(Judge(archive, today), everything(archive)).findings
    own = [one for one in findings if "2025/" in one.path and one.code not in ("S09", "D07")]
    return {one.code: one.level for one in own}


def forget(records: Path, *lines: str) -> None:
    path = records / POLICY
    text = path.read_text("utf-8")
    for line in lines:
        assert line in text
        text = text.replace(line, "")
    path.write_text(text, "utf-8")


CHARGING = {"T02", "T04", "T07", "D01", "D08", "T09"}


def test_what_is_the_units_own_binds(borrowed: Path) -> None:
    assert found(borrowed, DAYS[-1]).keys() >= {"D01", "T02", "T04", "T09"}


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize(
    "lines", [(OWN,), ("number: 15-KH/ĐU\n",), ("issued: 2025-07-15\n",)], ids=["both", "no", "day"]
)
def test_a_draft_charges_nobody_at_any_date(borrowed: Path, today: dt.date, lines: tuple[str, ...]) -> None:
    forget(borrowed, *lines)
    codes = found(borrowed, today)
    assert not codes.keys() & CHARGING
    assert codes["T18"] is FindingLevel.NOTICE
    assert "Sắp đến hạn" not in nightly(Archive(borrowed), today).markdown


def test_one_rule_without_its_section_is_a_draft_and_the_others_bind(borrowed: Path) -> None:
    path = borrowed / POLICY
    text = path.read_text("utf-8")
    (dossier,) = re.findall(r"\n  dossier:\n(?:    .*\n)+", text)
    changed = re.sub(r"section: .*", f"section: {UNENTERED}", dossier)
    assert changed != dossier
    path.write_text(text.replace(dossier, changed), "utf-8")
    codes = found(borrowed, DAYS[-1])
    assert "D01" not in codes
    assert {"T02", "T04", "T18"} <= codes.keys()


def test_a_draft_is_counted_and_told_to_be_one(borrowed: Path) -> None:
    forget(borrowed, OWN)
    archive = Archive(borrowed)
    case = open_case(archive, archive.conference(Key("thu-nghiem", 2025, "02")), DAYS[-1])
    assert case is not None
    (limit,) = case.limits(DeadlineKind.CONCLUSION_NOTICE)
    assert limit.draft
    assert limit.due is not None
    assert case.state(limit) is State.UNKNOWN
    assert "dự kiến" in str(limit.note)


def test_the_document_above_binds_where_the_plan_is_only_a_draft(borrowed: Path) -> None:
    forget(borrowed, OWN)
    whole = plan_layers(Archive(borrowed), "thu-nghiem", 2025)
    bound = whole.binding()
    assert whole.nearest(lambda rules: rules.notice) is not None
    assert bound.nearest(lambda rules: rules.notice) is None
    assert bound.nearest(lambda rules: rules.reports) is None
    assert bound.nearest(lambda rules: rules.law_notice) == whole.nearest(lambda rules: rules.law_notice)
    assert [one.id for one in bound.chain] == [one.id for one in whole.chain]


def test_without_a_draft_nothing_is_made_anew(records: Path) -> None:
    archive = Archive(records)
    bound = layers_of("thu-nghiem-2025", archive.policy)
    assert bound.binding() is bound


def test_staff_who_ask_are_told_that_it_is_a_draft(borrowed: Path, doithoai: Callable[..., Any]) -> None:
    forget(borrowed, OWN)
    run = doithoai("deadline", "thu-nghiem", "--event", "2025-11-20")
    assert run.returncode == 0, run.stderr
    assert "Ban hành và gửi thông báo kết luận [dự kiến]" in run.stdout
    told = json.loads(doithoai("deadline", "thu-nghiem", "--event", "2025-11-20", "--format", "json").stdout)
    notes = {one["kind"]: one["note"] for one in told["deadlines"]}
    assert "dự kiến" in notes["conclusion_notice"]
    assert notes["law_notice"] is None


def test_what_a_plan_says_of_offices_is_not_known_before_it_is_entered(borrowed: Path) -> None:
    path = borrowed / POLICY
    path.write_text(re.sub(r"\n  (lead|archive)_office: .*", "", path.read_text("utf-8")), "utf-8")
    assert "C05" in found(borrowed, DAYS[-1])
    forget(borrowed, OWN)
    assert "C05" not in found(borrowed, DAYS[-1])
