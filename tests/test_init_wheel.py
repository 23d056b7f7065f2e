"""From the wheel alone, in a fresh environment and a path with spaces: init, commit, build, workflows, upgrade."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from doithoai import __version__
from doithoai.init.stock import MODELS
from tests.installed import Office, older, page, run
from tests.installed import wheel as build
from tests.serving import Served

UNIT = ("--unit", "an-binh", "--name", "xã An Bình", "--year", "2026", "--yes", "--as-of", "2026-09-07")
OLD = "0.0.9"
CONFERENCE = """\
type: periodic
form: in_person
chair: joint
topic: Đối thoại định kỳ năm 2026
start: {day}T07:30+07:00
place:
  name: Nhà văn hóa xã An Bình
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, wheel: Path, pre_commit_home: Path) -> Office:
    """An office with the wheel of this tree."""
    office = Office(tmp_path_factory.mktemp("văn phòng xã"), wheel.parent, pre_commit_home)
    office.install(wheel)
    return office


def start(office: Office, folder: Path, model: str = "cat-hai-2025") -> Path:
    office.run("doithoai", "init", folder, *UNIT, "--policy-from", model, cwd=office.top)
    return folder


def file_conference(folder: Path, day: str = "2026-12-15") -> None:
    conference = folder / "records/an-binh/2026/01"
    conference.mkdir()
    (conference / "conference.yml").write_text(CONFERENCE.format(day=day), "utf-8")


def test_the_program_is_the_installed_one(office: Office) -> None:
    shown = office.run("python", "-c", "import doithoai; print(doithoai.__file__)", cwd=office.top).stdout
    assert str(office.venv) in shown


def test_the_archive_pins_the_wheel_by_its_hash(office: Office) -> None:
    folder = start(office, office.top / "ghim")
    (file,) = office.wheels.glob("*.whl")
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert f"doithoai=={__version__} \\\n    --hash=sha256:{digest}\n" in (
        folder / "requirements-doithoai.txt"
    ).read_text("utf-8")


def test_installed_by_name_the_hash_is_asked_where_it_was_installed_from(
    tmp_path_factory: pytest.TempPathFactory, office: Office
) -> None:
    named = Office(tmp_path_factory.mktemp("cài theo tên"), office.wheels, office.hooks)
    offline = {**named.env, "PIP_NO_INDEX": "1"}
    install = ("-m", "pip", "install", "--quiet", "--no-deps", "--ignore-installed", f"doithoai=={__version__}")
    run(named.bin / "python", *install, cwd=named.top, env=offline)
    words = (*UNIT, "--policy-from", "cat-hai-2025")
    run(named.bin / "doithoai", "init", "biết", *words, cwd=named.top, env=offline)
    (file,) = office.wheels.glob("*.whl")
    known = (named.top / "biết/requirements-doithoai.txt").read_text("utf-8")
    assert f"--hash=sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}" in known

    nowhere = {**offline, "PIP_FIND_LINKS": (named.top / "không có").as_uri()}
    told = run(named.bin / "doithoai", "init", "không biết", *words, cwd=named.top, env=nowhere).stdout
    assert "Chưa biết mã băm của gói doithoai" in told
    unknown = (named.top / "không biết/requirements-doithoai.txt").read_text("utf-8")
    assert unknown.endswith(f"\ndoithoai=={__version__}\n")


@pytest.mark.parametrize("model", MODELS)
def test_commit_check_and_build_are_green_at_once(office: Office, model: str) -> None:
    folder = start(office, office.top / f"kho {model}", model)
    office.repository(folder)
    assert office.run("git", "status", "--porcelain", cwd=folder).stdout == ""
    file_conference(folder, "2026-10-28")
    office.commit(folder, "Hội nghị đã tổ chức, chưa có văn bản nào")
    shown = office.run("doithoai", "check", "--fail-on", "missing", cwd=folder).stdout
    assert shown.count(" T18 ") == 1
    assert "Không có việc nào" in office.run("doithoai", "nightly", cwd=folder).stdout
    office.run("python", "-m", "mkdocs", "build", "--strict", "--quiet", cwd=folder)
    plan = (folder / "site/an-binh/2026/index.html").read_text("utf-8")
    assert "Quy định có chữ “dự kiến” được chép theo mẫu." in plan
    assert "dự kiến, chưa tính" in plan
    held = (folder / "site/an-binh/2026/01/index.html").read_text("utf-8")
    assert "dự kiến, chưa tính" in held
    assert not [page for page in (plan, held) if re.search("quá hạn|đã quá|dt-overdue|dt-late", page)]
    assert (folder / "site/can-cu/an-binh-2026/index.html").is_file()
    assert not (folder / "site/minh-hoa").exists()


def test_every_step_of_every_workflow_is_green_for_a_change_that_adds_a_conference(office: Office) -> None:
    folder = start(office, office.top / "kho việc tự động")
    office.repository(folder)
    office.run("git", "switch", "-q", "-c", "hoi-nghi", cwd=folder)
    file_conference(folder)
    office.commit(folder, "Thêm hội nghị 01")
    office.run("git", "switch", "-q", "main", cwd=folder)
    office.run("git", "merge", "-q", "--no-ff", "-m", "Nhập hội nghị", "hoi-nghi", cwd=folder)
    steps = {name: office.workflow(folder, name) for name in ("records.yml", "portal.yml", "nightly.yml")}
    assert steps == {
        "records.yml": [
            *("Cài đặt", "Tệp thêm vào không quá lớn", "Thay đổi này làm gì", "Kiểm tra hồ sơ", "Dựng thử cổng"),
        ],
        "portal.yml": [
            *("Cài đặt", "Kiểm tra hồ sơ", "Lấy bản kê đang công bố", "Xét lịch sử của kho", "Dựng cổng"),
            *("Kê các tệp", "Ký"),
        ],
        "nightly.yml": ["Cài đặt", "Việc thiếu, chậm, sắp đến hạn", "Cập nhật phiếu nhắc việc"],
    }
    assert office.log.read_text("utf-8").split("\n")[0] == "issue list"
    assert (folder / "site/an-binh/2026/01/index.html").is_file()
    assert office.run("git", "status", "--porcelain", cwd=folder).stdout == "", "what a run leaves is not committed"


def test_the_hooks_stop_what_is_wrong(office: Office) -> None:
    folder = start(office, office.top / "kho có lỗi")
    office.repository(folder)
    file_conference(folder)
    path = folder / "records/an-binh/2026/01/conference.yml"
    right = path.read_text("utf-8")
    path.write_text(right.replace("in_person", "in_preson"), "utf-8")
    with pytest.raises(AssertionError, match="S07 sai: “in_preson”"):
        office.commit(folder, "Sai")
    path.write_text(right, "utf-8")
    office.commit(folder, "Đúng")
    shutil.rmtree(path.parent)
    with pytest.raises(AssertionError, match="bản lược"):
        office.commit(folder, "Mất hội nghị")


def test_one_command_serves_the_portal(office: Office, serve: Callable[..., AbstractContextManager[Served]]) -> None:
    folder = start(office, office.top / "kho xem thử")
    with serve(folder, environment=office.env, python=office.bin / "python", options=(), below="/") as served:
        assert "Xã An Bình" in page(f"{served.address}an-binh/")
        assert "dự kiến, chưa tính" in page(f"{served.address}an-binh/2026/")


def test_an_archive_of_a_lower_version_is_taken_to_this_one(
    tmp_path_factory: pytest.TempPathFactory, office: Office
) -> None:
    top = tmp_path_factory.mktemp("văn phòng cũ")
    before = build(top / "gói", older(top / "nguồn cũ", OLD))
    (now,) = office.wheels.glob("*.whl")
    shutil.copy(now, before.parent)
    old = Office(top, before.parent, office.hooks)
    old.install(before)
    folder = start(old, top / "kho cũ")
    old.repository(folder)
    workflow = folder / ".github/workflows/records.yml"
    assert "actions/checkout@aaaa" in workflow.read_text("utf-8")
    workflow.write_text(workflow.read_text("utf-8") + "# Dòng của văn phòng.\n", "utf-8")
    (folder / "docs/schemas/unit.schema.json").write_text("{}\n", "utf-8")
    old.commit(folder, "Sửa của văn phòng")

    old.install(now)
    told = old.run("doithoai", "upgrade", cwd=folder).stdout
    assert f"Bản {OLD} → {__version__}" in told
    assert re.search(r"records\.yml: actions/checkout v6\.0\.0 → v\d", told)
    text = workflow.read_text("utf-8")
    assert "@aaaa" not in text
    assert text.endswith("# Dòng của văn phòng.\n")
    everything = "".join(one.read_text("utf-8") for one in folder.glob("*") if one.is_file())
    everything += (folder / ".pre-commit-config.yaml").read_text("utf-8")
    assert f"doithoai=={OLD}" not in everything
    assert hashlib.sha256(now.read_bytes()).hexdigest() in everything
    assert (folder / "docs/schemas/unit.schema.json").read_text("utf-8") != "{}\n"
    assert "không có gì phải ghi lại" in old.run("doithoai", "upgrade", "--to", __version__, cwd=folder).stdout

    old.commit(folder, f"Lên bản {__version__}")
    old.run("doithoai", "check", "--fail-on", "missing", cwd=folder)
    file_conference(folder)
    old.commit(folder, "Thêm hội nghị")
    assert old.workflow(folder, "records.yml")[-1] == "Dựng thử cổng", "which builds it as strictly as an office does"
