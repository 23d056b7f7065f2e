"""A further unit, its policy and its plan: whole, judged before they are written, and provisional where they are."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from doithoai.cli import main
from doithoai.init.further import layers
from doithoai.init.stock import MODELS
from doithoai.model.provisions import UNENTERED
from doithoai.reading.archive import Archive
from doithoai.reading.text import read_front_matter, read_yaml
from tests.conftest import RECORDS

Run = Callable[..., CompletedProcess[str]]
DAY = ("--as-of", "2026-11-27")


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RECORDS, tmp_path / "kho hồ sơ/records"))


@pytest.fixture
def doithoai(records: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str) -> CompletedProcess[str]:
        code = main([*words, "--records", str(records)] if words[0] != "check" else [*words, str(records)])
        said = capsys.readouterr()
        return CompletedProcess(words, code, said.out, said.err)

    return run


@pytest.fixture
def new(doithoai: Run) -> Run:
    """By options, nothing asked."""

    def run(kind: str, of: str, *fields: str, **more: str) -> CompletedProcess[str]:
        words = [word for one in fields for word in ("--set", one)]
        words += [word for name, value in more.items() for word in (f"--{name.rstrip('_')}", value)]
        return doithoai("new", kind, of, *DAY, "--yes", *words)

    return run


def texts(records: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(records.rglob("*")) if path.is_file()}


def record(records: Path, path: str) -> dict[str, object]:
    data: dict[str, object] = read_yaml((records / path).read_text("utf-8"))
    return data


# --- units


def test_a_unit_takes_over_the_offices_of_another_in_the_words_of_its_kind(new: Run, records: Path) -> None:
    done = new("unit", "an-binh", "name=phường An Bình", from_="minh-hoa")
    assert (done.returncode, done.stdout) == (0, "an-binh/unit.yml\n"), done.stderr
    made = record(records, "an-binh/unit.yml")
    assert (made["name"], made["kind"], made["joined"]) == ("phường An Bình", "ward", "2026-11-27")
    offices = {one["id"]: one["name"] for one in made["offices"]}  # type: ignore[attr-defined]
    assert offices["van-phong-dang-uy"] == "Văn phòng Đảng ủy phường"
    assert offices.keys() == {one.id for one in Archive(RECORDS).unit("minh-hoa").offices}  # type: ignore[union-attr]
    assert (
        (records / "an-binh/unit.yml")
        .read_text("utf-8")
        .startswith(
            "# yaml-language-server: $schema=../../docs/schemas/unit.schema.json\n"
            "name: phường An Bình\nkind: ward\noffices:\n"
        )
    )


def test_a_unit_can_be_told_part_by_part(new: Run, records: Path) -> None:
    done = new(
        "unit", "an-binh", "name=xã An Bình", "joined=2027-01-01", "offices.1.id=van-phong-dang-uy",
        "offices.1.name=Văn phòng Đảng ủy xã", "offices.2.id=mat-tran", "offices.2.name=Ủy ban Mặt trận xã",
        "offices.2.phone=0225 3456 789", "villages=Thôn Đông; Thôn Đoài",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    made = record(records, "an-binh/unit.yml")
    assert made["villages"] == ["Thôn Đông", "Thôn Đoài"]
    assert made["offices"] == [
        {"id": "van-phong-dang-uy", "name": "Văn phòng Đảng ủy xã"},
        {"id": "mat-tran", "name": "Ủy ban Mặt trận xã", "phone": "0225 3456 789"},
    ]
    assert made["joined"] == "2027-01-01"


OFFICE = ("offices.1.id=mat-tran", "offices.1.name=Ủy ban Mặt trận xã")


@pytest.mark.parametrize(
    ("of", "fields", "code", "said"),
    [
        ("minh-hoa", ("name=xã Minh Họa", *OFFICE), 2, "minh-hoa/unit.yml đã có; không ghi đè"),
        ("An Bình", ("name=xã An Bình", *OFFICE), 2, "hãy đổi tên thành an-binh"),
        ("so-lieu", ("name=xã An Bình", *OFFICE), 2, "cổng thông tin hoặc kho đã dùng"),
        ("private", ("name=xã An Bình", *OFFICE), 2, "cổng thông tin hoặc kho đã dùng"),
        ("an-binh", ("name=An Bình", *OFFICE), 2, "phải bắt đầu bằng xã, phường hoặc đặc khu"),
        ("an-binh", ("name=xã An Bình",), 2, "chưa nêu cơ quan nào"),
        ("an-binh", ("name=xã An Bình", "offices.2.id=mat-tran"), 2, "số tiếp theo là 1"),
        ("an-binh", ("name=xã An Bình", "offices.1=mat-tran"), 2, "phần trong danh sách đánh số từ 1"),
        ("an-binh", OFFICE, 1, "S08"),
        ("an-binh", ("name=xã An Bình", *OFFICE, "offices.1.phone=gọi Lan"), 1, "S12"),
        ("an-binh", ("name=xã An Bình", "offices.1.id=mat-tran"), 1, "S08"),
    ],
)
def test_a_wrong_unit_is_not_written(
    new: Run, records: Path, of: str, fields: tuple[str, ...], code: int, said: str
) -> None:
    before = texts(records)
    done = new("unit", of, *fields)
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    assert said in done.stderr
    assert texts(records) == before


# --- policies


@pytest.mark.parametrize("model", MODELS)
def test_a_policy_taken_over_from_a_model_is_provisional_to_the_last_rule(
    new: Run, doithoai: Run, records: Path, model: str
) -> None:
    assert new("unit", "an-binh", "name=xã An Bình", from_="minh-hoa").returncode == 0
    done = new("policy", "an-binh/2026", from_=model)
    assert done.returncode == 0, done.stderr
    path, told = done.stdout.splitlines()
    assert path == "policies/an-binh-2026.yml"
    policy = Archive(records).policy("an-binh-2026")
    assert policy is not None
    assert policy.borrowed
    assert set(policy.rules.sections()) == {UNENTERED}
    assert "Dự kiến, chưa tính cho ai" in told
    text = (records / path).read_text("utf-8")
    assert "xã An Bình" in text
    assert not any(name in text for name in ("Cát Hải", "Nguyễn Lương Bằng", "Đường An", "Nghi Dương,"))
    assert all(Archive(records).policy(one) for one in policy.extends)
    made = new("plan", "an-binh/2026", "line=party")
    assert (made.returncode, made.stdout) == (0, "an-binh/2026/plan.md\n"), made.stderr
    assert "T18 lưu ý" in made.stderr
    plan = read_front_matter((records / "an-binh/2026/plan.md").read_text("utf-8"))
    assert (plan.data["policy"], plan.data["title"], plan.data["line"]) == ("an-binh-2026", policy.title, "party")
    assert plan.body == "\n*Nội dung kế hoạch của xã An Bình chưa được nhập vào kho.*\n"
    found = doithoai("check", *DAY).stdout
    assert [line for line in found.splitlines() if "an-binh" in line and " sai: " in line] == []


def test_the_next_year_takes_over_the_units_own_last_policy(new: Run, records: Path) -> None:
    given = ("number=07-KH/ĐU", "issued=2027-01-05", "rules.reports.1.before_day=18")
    done = new("policy", "minh-hoa/2027", "rules.notice.count=9", "rules.notice.section=V.2", *given, without="refusal")
    assert done.returncode == 0, done.stderr
    policy = Archive(records).policy("minh-hoa-2027")
    assert policy is not None
    assert policy.rules.notice is not None
    assert policy.rules.quota is not None
    assert policy.rules.reports is not None
    assert (policy.rules.notice.count, policy.rules.notice.section) == (9, "V.2")
    assert not policy.draft("V.2"), "a number with its document and section is the plan's own"
    assert policy.draft(policy.rules.quota.section)
    assert policy.rules.reports[0].before_day == 18
    assert policy.rules.refusal is None
    assert "Thời hạn gửi giấy mời" not in done.stdout
    assert "Chỉ tiêu" in done.stdout
    assert policy.source.name == "Chép theo minh-hoa-2026; văn bản của đơn vị chưa nhập"


def test_a_number_without_its_section_is_not_written(new: Run, records: Path) -> None:
    before = texts(records)
    given = ("title=Quy định đối thoại", "source.name=Công báo", "kind=regulation")
    done = new("policy", "quy-dinh-99", *given, "rules.duration.allowed=half_day")
    assert (done.returncode, "S08" in done.stderr) == (1, True), done.stderr
    assert texts(records) == before
    done = new("policy", "quy-dinh-99", *given, "rules.duration.allowed=half_day", "rules.duration.section=Điều 3")
    assert (done.returncode, done.stdout) == (0, "policies/quy-dinh-99.yml\n"), done.stderr
    assert (records / "policies/quy-dinh-99.yml").read_text("utf-8") == (
        "# yaml-language-server: $schema=../../docs/schemas/policy.schema.json\n"
        "id: quy-dinh-99\ntitle: Quy định đối thoại\nkind: regulation\nsource: {name: Công báo}\n"
        "rules:\n  duration:\n    allowed: [half_day]\n    section: Điều 3\n"
    )


def test_a_policy_takes_the_next_id_and_replaces_none(new: Run, records: Path) -> None:
    before = (records / "policies/minh-hoa-2026.yml").read_bytes()
    done = new("policy", "minh-hoa/2026")
    assert done.stdout.splitlines()[0] == "policies/minh-hoa-2026-2.yml", done.stderr
    assert (records / "policies/minh-hoa-2026.yml").read_bytes() == before


@pytest.mark.parametrize(
    ("of", "more", "said"),
    [
        ("minh-hoa/2027", {"from_": "khong-co"}, "không kế hoạch nào trong kho dùng quy định “khong-co”"),
        ("khong-co/2027", {}, "không có đơn vị “khong-co”"),
        ("minh-hoa/2027", {"without": "la"}, "mẫu không có quy định “la”"),
        ("luat-tccqdp-2025", {}, "đã có; không ghi đè"),
    ],
)
def test_a_policy_that_can_not_be_begun_is_told_why(
    new: Run, records: Path, of: str, more: dict[str, str], said: str
) -> None:
    before = texts(records)
    done = new("policy", of, **more)
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    assert texts(records) == before


def test_a_plan_rests_on_the_guidance_of_its_year_and_what_that_does_not_lead_to() -> None:
    archive = Archive(RECORDS)
    assert layers(archive, 2025)[0] == "huong-dan-13-2025"
    assert layers(archive, 2026)[0] == "huong-dan-11-2026"
    for year in (2025, 2026, 2027):
        found = layers(archive, year)
        assert "luat-tccqdp-2025" in {*found, *(up for one in found for up in archive.policy(one).extends)}  # type: ignore[union-attr]
        assert len(found) == len(set(found))


# --- plans


def test_a_plan_in_the_middle_of_a_year_says_from_when(new: Run, records: Path) -> None:
    before = texts(records)
    done = new("plan", "minh-hoa/2026")
    assert (done.returncode, "đã có plan.md; không ghi đè" in done.stderr) == (2, True)
    assert texts(records) == before
    done = new("plan", "minh-hoa/2026", "from=2026-12-01", "number=99-KH/ĐU", "issued=2026-11-25")
    assert (done.returncode, done.stdout) == (0, "minh-hoa/2026/plan-2.md\n"), done.stderr
    plan = read_front_matter((records / "minh-hoa/2026/plan-2.md").read_text("utf-8")).data
    assert (plan["from"], plan["policy"], plan["number"]) == ("2026-12-01", "minh-hoa-2026", "99-KH/ĐU")


def test_a_plan_has_its_words_where_they_are_given(new: Run, records: Path, tmp_path: Path) -> None:
    (tmp_path / "lời.md").write_text("## I. Mục đích\n\nGặp dân.\n", "utf-8")
    assert new("policy", "minh-hoa/2027").returncode == 0
    done = new("plan", "minh-hoa/2027", body=str(tmp_path / "lời.md"))
    assert done.returncode == 0, done.stderr
    assert read_front_matter((records / "minh-hoa/2027/plan.md").read_text("utf-8")).body.strip().endswith("Gặp dân.")


def test_a_plan_needs_its_policy_first(new: Run, records: Path) -> None:
    before = texts(records)
    done = new("plan", "minh-hoa/2027")
    assert (done.returncode, "lập trước: doithoai new policy minh-hoa/2027" in done.stderr) == (2, True)
    assert texts(records) == before


# --- in a terminal


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("".join(f"{line}\n" for line in lines)))


def test_in_a_terminal_a_unit_is_asked_for(doithoai: Run, records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "An Bình", "xã An Bình", "mat-tran=Ủy ban Mặt trận xã", "Công An=Công an xã", "")
    refused = doithoai("new", "unit", "an-binh", *DAY)
    assert refused.returncode == 2
    assert "phải bắt đầu bằng xã, phường hoặc đặc khu" in refused.stdout
    assert "mã đơn vị “Công An” không dùng được" in refused.stderr
    typed(monkeypatch, "xã An Bình", "mat-tran=Ủy ban Mặt trận xã", "")
    done = doithoai("new", "unit", "an-binh", *DAY)
    assert done.returncode == 0, done.stderr
    assert "Tên đơn vị, kèm loại (xã, phường, đặc khu): " in done.stdout
    assert record(records, "an-binh/unit.yml")["offices"] == [{"id": "mat-tran", "name": "Ủy ban Mặt trận xã"}]


def test_in_a_terminal_the_rules_of_a_policy_are_asked_one_by_one(
    doithoai: Run, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "c", *("k" for _ in range(40)))
    done = doithoai("new", "policy", "minh-hoa/2027", *DAY)
    assert done.returncode == 0, done.stderr
    assert "Kế hoạch của đơn vị có quy định này? (c/k)" in done.stdout
    assert (
        "rules" not in record(records, "policies/minh-hoa-2027.yml")
        or not record(records, "policies/minh-hoa-2027.yml")["rules"]
    )


def test_in_a_terminal_what_a_plan_must_say_is_asked(
    doithoai: Run, new: Run, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert new("unit", "an-binh", "name=xã An Bình", from_="minh-hoa").returncode == 0
    assert new("policy", "an-binh/2027", from_="cat-hai-2025").returncode == 0
    typed(monkeypatch, "party")
    done = doithoai("new", "plan", "an-binh/2027", *DAY)
    assert done.returncode == 0, done.stderr
    assert "Loại văn bản (line)" in done.stdout
    assert read_front_matter((records / "an-binh/2027/plan.md").read_text("utf-8")).data["line"] == "party"
