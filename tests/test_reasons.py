"""A reason explains in words; without them nothing is softened. What may be explained says by which line."""

from __future__ import annotations

from pathlib import Path

import pytest

from doithoai.model.findings import Finding
from doithoai.model.reasons import worded
from doithoai.model.vocabulary import DeviationOf, FindingLevel
from doithoai.rules.consistency.needless_deviation import TOLD_BY
from tests.test_rules import copy_base, judge

YEAR = "thu-nghiem/2025"


@pytest.mark.parametrize(
    "text", [None, "", ".", "-", "...", "…", "không", "Không.", "x", "a b", "123", "Không có", "n/a"]
)
def test_what_is_no_reason(text: str | None) -> None:
    assert not worded(text)


@pytest.mark.parametrize(
    "text", ["Bão", "Ốm", "Mưa bão", "Bí thư ốm", "Vụ việc đã có quyết định", "Đi Hà Nội", "Không đủ người dự"]
)
def test_what_is_a_reason(text: str) -> None:
    assert worded(text)


def test_every_departure_that_may_be_explained_says_so_in_its_message_and_on_its_page() -> None:
    assert set(TOLD_BY) == set(DeviationOf)
    for what, rules in TOLD_BY.items():
        for rule in rules:
            assert "{deviation}" in rule.VI, rule.CODE
            assert "{deviation}" in rule.EN, rule.CODE
            page = " ".join(rule.__doc__.split())
            assert f"of: {what.value}" in page, rule.CODE
            assert "deviation: [" in page, rule.CODE


def told(root: Path, code: str) -> list[Finding]:
    return [one for one in judge(root).findings if one.code == code]


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / YEAR / name
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_all_reasons_of_one_kind_are_told(tmp_path: Path) -> None:
    root = copy_base(tmp_path)
    both = "deviation:\n  - {of: form, reason: Mưa bão lớn, decided_by: Bí thư}\n  - {of: form, reason: Đường ngập}"
    change(root, "02/conference.yml", "form: in_person", f"form: indirect\n{both}")
    (found,) = told(root, "C06")
    assert found.level is FindingLevel.DEVIATION
    assert "lý do: Mưa bão lớn; người quyết định: Bí thư; lý do: Đường ngập" in found.message


@pytest.mark.parametrize(("reason", "level"), [(".", FindingLevel.ERROR), ("Mưa bão", FindingLevel.DEVIATION)])
def test_a_departure_is_explained_by_words_alone(tmp_path: Path, reason: str, level: FindingLevel) -> None:
    root = copy_base(tmp_path)
    given = f"deviation: [{{of: form, reason: '{reason}'}}]"
    change(root, "02/conference.yml", "form: in_person", f"form: indirect\n{given}")
    assert [one.level for one in told(root, "C06")] == [level]
    assert len(told(root, "C66")) == (level is FindingLevel.ERROR)


@pytest.mark.parametrize(("reason", "level"), [("-", FindingLevel.ERROR), ("Chờ ý kiến", FindingLevel.LATE)])
def test_what_is_late_is_explained_by_words_alone(tmp_path: Path, reason: str, level: FindingLevel) -> None:
    root = copy_base(tmp_path)
    change(root, "02/documents/written_reply.md", "issued: 2025-12-12", f"issued: 2025-12-22\nlate_reason: '{reason}'")
    text = (root / YEAR / "02/documents/written_reply.md").read_text("utf-8")
    (root / YEAR / "02/documents/written_reply.md").write_text(
        text.replace("on: 2025-12-12", "on: 2025-12-22"), "utf-8"
    )
    assert [one.level for one in told(root, "T06")] == [level]


@pytest.mark.parametrize(("reason", "late"), [("...", True), ("Việc vượt thẩm quyền", False)])
def test_more_time_is_given_for_words_alone(tmp_path: Path, reason: str, *, late: bool) -> None:
    root = copy_base(tmp_path)
    path = root / YEAR / "02/documents/conclusion_notice.md"
    text = path.read_text("utf-8").replace("2025-11-27", "2025-12-08")
    given = f"kind: conclusion_notice\nextension: {{ground: complex, reason: '{reason}'}}"
    path.write_text(text.replace("kind: conclusion_notice", given), "utf-8")
    assert bool(told(root, "T03")) is late
