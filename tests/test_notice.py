"""The notice as each of the five plans has it: the trials that once passed in silence, and their near misses."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doithoai.cases.case import open_case
from doithoai.check import Judge, check
from doithoai.cli import main
from doithoai.model.vocabulary import Stage
from doithoai.reading.archive import Archive
from doithoai.reading.selection import everything
from tests.conftest import RECORDS

S0, S1, S2, S3, S4 = "cat-hai", "nguyen-luong-bang", "duong-an", "phuong-chua-ro-ten", "nghi-duong"
HELD = {S0: "2025-10-29", S1: "2025-10-29", S2: "2025-11-05", S3: "2026-04-22", S4: "2025-11-06"}
TELLING = {"T01", "T02", "T14", "T19", "D08"}
Found = set[tuple[str, str]]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """The five units with their plans, policies and calendars, where the command finds them."""
    folder = tmp_path / "kho hồ sơ" / "records"
    shutil.copytree(RECORDS, folder, ignore=shutil.ignore_patterns("minh-hoa"))
    return folder


@pytest.fixture
def trial(records: Path) -> Callable[..., Found]:
    """Lay one conference into the archive of a real unit, and tell what the checker says of its notice."""

    def run(
        unit: str,
        announced: str = "",
        papers: dict[str, str] | None = None,
        more: str = "",
        kind: str = "periodic",
        as_of: str = "",
    ) -> Found:
        day = HELD[unit]
        path = records / unit / "unit.yml"
        path.write_text(path.read_text("utf-8") + f"joined: {day[:4]}-01-01\n", "utf-8")
        folder = records / unit / day[:4] / "01"
        (folder / "documents").mkdir(parents=True)
        lines = "".join(
            f"  - {{channel: {one.split()[0]}, on: {one.split()[1]}}}\n" for one in announced.split(", ") if one
        )
        (folder / "conference.yml").write_text(
            f"type: {kind}\nform: in_person\nchair: {'chair_of_committee' if unit == S2 else 'joint'}\ntopic: Đất đai\n"
            f'start: "{day}T07:30+07:00"\nplace: {{name: Nhà văn hóa}}\n'
            + (f"announced:\n{lines}" if lines else "")
            + more,
            "utf-8",
        )
        for name, front in (papers or {}).items():
            head = f"kind: {name.rpartition('-')[0] or name}\nnumber: 1/TB\nsigner: {{post: Chủ tịch}}"
            (folder / "documents" / f"{name}.md").write_text(f"---\n{head}\n{front}\n---\n", "utf-8")
        archive = Archive(records)
        found = check(Judge(archive, dt.date.fromisoformat(as_of or "2026-06-30")), everything(archive), jobs=1)
        return {
            (one.code, one.level.value)
            for one in found.findings
            if one.code in TELLING and one.path.startswith(f"{unit}/") and "Công khai" not in one.message
        }

    return run


def sent(issued: str, *to: str) -> str:
    lines = ", ".join(f"{{to: {one.split()[0]}, on: {one.split()[1] if ' ' in one else issued}}}" for one in to)
    return f"issued: {issued}\nsent: [{lines}]"


BOTH = "cong_thong_tin 2025-10-14, dai_truyen_thanh 2025-10-14"
IN_TIME = {"notice": sent("2025-10-14", "cac-thon")}
ERROR, LATE, MISSING, NOTICE = "error", "late", "missing", "notice"


@pytest.mark.parametrize(
    ("announced", "papers", "more", "told"),
    [
        pytest.param(BOTH, IN_TIME, "", set(), id="A0 all in time"),
        pytest.param(BOTH, {"notice": sent("2025-10-20", "cac-thon")}, "", set(), id="on the last day"),
        pytest.param(BOTH, {"notice": sent("2025-10-21", "cac-thon")}, "", {("T01", ERROR)}, id="A1 a day late"),
        pytest.param("", IN_TIME, "", {("T02", MISSING), ("T14", NOTICE)}, id="A2 no media at all"),
        pytest.param(
            "dai_truyen_thanh 2025-10-27, cong_thong_tin 2025-10-27",
            IN_TIME,
            "",
            {("T01", ERROR), ("T14", NOTICE)},
            id="A3 radio two days before",
        ),
        pytest.param(
            "bang_tin 2025-10-14", IN_TIME, "", {("T14", NOTICE), ("T19", MISSING)}, id="A4 X9 notice board only"
        ),
        pytest.param(
            "giay_moi 2025-10-14", IN_TIME, "", {("T02", MISSING), ("T14", NOTICE)}, id="an invitation is no medium"
        ),
        pytest.param(BOTH, {}, "", {("T02", MISSING)}, id="A5 nobody invited"),
        pytest.param(BOTH, {"notice": "issued: 2025-10-14"}, "", {("T02", MISSING)}, id="A6 sent to nobody"),
        pytest.param(
            BOTH, {"notice": sent("2025-10-14", "ban-tgdv-thanh-uy")}, "", {("T02", MISSING)}, id="sent for information"
        ),
        pytest.param("cong_thong_tin 2025-10-14", IN_TIME, "", {("T19", MISSING)}, id="A3 A95 one of two channels"),
        pytest.param(
            BOTH,
            {"notice": sent("2025-10-14", "dai-bieu-duoc-moi", "cac-thon 2025-10-28")},
            "",
            {("T01", ERROR)},
            id="B21 the villages invited one day before",
        ),
        pytest.param(
            BOTH,
            {"notice": sent("2025-10-14", "cac-thon", "cac-thon 2025-10-28")},
            "",
            set(),
            id="B21 the villages reminded one day before",
        ),
        pytest.param(
            BOTH, {"notice": sent("2025-10-23", "cac-thon") + "\nlate_reason: Bão"}, "", {("T01", LATE)}, id="B20 why"
        ),
        pytest.param(
            BOTH,
            {**IN_TIME, "invitation": sent("2025-10-23", "cac-thon")},
            "",
            {("T01", ERROR)},
            id="an invitation stands beside the notice",
        ),
    ],
)
def test_the_zone_s0_asks_for_invitation_and_announcement(
    trial: Callable[..., Found], announced: str, papers: dict[str, str], more: str, told: Found
) -> None:
    assert trial(S0, announced, papers, more) == told


MOVED = 'postponed: [{from: "2025-10-24T07:30+07:00", reason: Bão số 12, decided: %s}]\n'


@pytest.mark.parametrize(
    ("announced", "papers", "decided", "told"),
    [
        pytest.param(BOTH, IN_TIME, "2025-10-17", {("T02", MISSING), ("T14", NOTICE)}, id="A50 never announced anew"),
        pytest.param(
            BOTH,
            {**IN_TIME, "notice-2": sent("2025-10-28", "cac-thon")},
            "2025-10-17",
            {("T01", ERROR), ("T02", MISSING), ("T14", NOTICE)},
            id="A51 one day before",
        ),
        pytest.param(
            "cong_thong_tin 2025-10-17, dai_truyen_thanh 2025-10-17",
            {**IN_TIME, "notice-2": sent("2025-10-17", "cac-thon")},
            "2025-10-17",
            set(),
            id="announced anew in time",
        ),
        pytest.param(
            "cong_thong_tin 2025-10-22, dai_truyen_thanh 2025-10-22",
            {**IN_TIME, "notice-2": sent("2025-10-22", "cac-thon")},
            "2025-10-22",
            {("T01", LATE)},
            id="a storm that leaves no seven days",
        ),
    ],
)
def test_a_postponed_conference_needs_a_notice_of_its_new_day(
    trial: Callable[..., Found], announced: str, papers: dict[str, str], decided: str, told: Found
) -> None:
    assert trial(S0, announced, papers, MOVED % decided) == told


def test_a_moved_conference_is_announced_again_only_by_what_tells_of_its_new_day(
    trial: Callable[..., Found], records: Path
) -> None:
    trial(S0, BOTH, IN_TIME, MOVED % "2025-10-17", as_of="2025-10-18")
    archive = Archive(records)
    key = next(iter(archive.keys(S0)))
    case = open_case(archive, archive.conference(key), dt.date(2025, 10, 18))
    assert case is not None
    assert case.folder.reached(case.today) is Stage.PLANNED


FORM = {"opinion_form": sent("2025-10-14", "cac-thon")}


@pytest.mark.parametrize(
    ("papers", "told"),
    [
        pytest.param({**IN_TIME, **FORM}, set(), id="in time"),
        pytest.param({**IN_TIME, "opinion_form": sent("2025-10-28", "cac-thon")}, {("T01", ERROR)}, id="A54 form late"),
        pytest.param(IN_TIME, {("D08", MISSING)}, id="A53 no form"),
        pytest.param({**IN_TIME, "opinion_form": "issued: 2025-10-14"}, {("D08", MISSING)}, id="form sent to nobody"),
    ],
)
def test_the_commune_s1_asks_for_the_opinion_form_too(
    trial: Callable[..., Found], papers: dict[str, str], told: Found
) -> None:
    assert trial(S1, "bang_tin 2025-10-14, bao_chi 2025-10-14", papers) == told


@pytest.mark.parametrize(
    ("announced", "papers", "told"),
    [
        pytest.param("dai_truyen_thanh 2025-10-29, doan_the 2025-10-29", {}, set(), id="A61 the associations invited"),
        pytest.param(
            "dai_truyen_thanh 2025-10-29", {"invitation": sent("2025-10-29", "cac-thon")}, set(), id="or invitations"
        ),
        pytest.param("dai_truyen_thanh 2025-10-29", {}, {("T02", MISSING)}, id="neither"),
        pytest.param("dai_truyen_thanh 2025-10-29, doan_the 2025-10-30", {}, {("T01", ERROR)}, id="a day late"),
        pytest.param("doan_the 2025-10-29", {}, {("T02", MISSING), ("T14", NOTICE)}, id="no announcement"),
    ],
)
def test_the_commune_s2_lets_the_associations_invite(
    trial: Callable[..., Found], announced: str, papers: dict[str, str], told: Found
) -> None:
    assert trial(S2, announced, papers) - {("T14", NOTICE)} == told - {("T14", NOTICE)}


@pytest.mark.parametrize(
    ("announced", "papers", "told"),
    [
        pytest.param(
            "cong_thong_tin 2025-11-04, dai_truyen_thanh 2025-11-04",
            {"invitation": sent("2025-10-24", "cac-thon")},
            {("T14", NOTICE)},
            id="B0 the media have no limit",
        ),
        pytest.param(
            "cong_thong_tin 2025-10-24", {"invitation": sent("2025-10-24", "cac-thon")}, {("T19", MISSING)}, id="A95"
        ),
        pytest.param(
            "", {"invitation": sent("2025-10-24", "cac-thon")}, {("T14", NOTICE), ("T19", MISSING)}, id="no medium"
        ),
        pytest.param(
            "cong_thong_tin 2025-10-24, dai_truyen_thanh 2025-10-24",
            {"invitation": sent("2025-10-29", "cac-thon")},
            {("T01", ERROR)},
            id="invited a day late",
        ),
    ],
)
def test_the_commune_s4_sets_days_for_invitations_alone(
    trial: Callable[..., Found], announced: str, papers: dict[str, str], told: Found
) -> None:
    assert trial(S4, announced, papers) == told


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        (S0, {("T02", NOTICE)}),
        (S1, {("T02", NOTICE), ("D08", NOTICE)}),
        (S4, {("T02", NOTICE), ("T19", NOTICE)}),
        (S3, {("T02", MISSING)}),
    ],
)
def test_the_notice_of_an_urgent_conference_is_noted_and_in_the_ward_the_invitation_is_still_owed(
    trial: Callable[..., Found], unit: str, told: Found
) -> None:
    assert trial(unit, kind="urgent") - {("T14", NOTICE)} == told


def test_the_ward_s3_waives_only_the_announcement(trial: Callable[..., Found]) -> None:
    assert trial(S3, "", {"invitation": sent("2026-04-13", "cac-thon")}, kind="urgent") - {("T14", NOTICE)} == set()


def test_deadline_tells_the_invitations_of_an_urgent_conference(
    capsys: pytest.CaptureFixture[str], records: Path
) -> None:
    assert main(["deadline", S3, "--event", "2026-04-22", "--type", "urgent", "--records", str(records)]) == 0
    shown = capsys.readouterr().out
    assert "Gửi giấy mời" in shown
    assert "13/04/2026" in shown
    assert "thông báo rộng rãi" not in shown


def test_check_tells_by_the_command_too(doithoai: Any, trial: Callable[..., Found]) -> None:
    trial(S0, "", {"notice": "issued: 2025-10-14"})
    done = doithoai("check", "--as-of", "2026-06-30")
    assert "Chưa thông báo rộng rãi; hạn là thứ Hai, 20/10/2025" in done.stdout
    assert "chưa ghi gửi cho ai được mời" in done.stdout
