"""`doithoai init`: a clean archive under each of the five models, nothing of another unit or year in it."""

from __future__ import annotations

import datetime as dt
import re
import shlex
from pathlib import Path

import msgspec
import pytest

from doithoai.check import Judge, check
from doithoai.cli import main
from doithoai.commands.nightly import nightly
from doithoai.init import pins, stock
from doithoai.init.records import duties
from doithoai.init.rules import above
from doithoai.model.provisions import UNENTERED
from doithoai.model.vocabulary import FindingLevel
from doithoai.reading.archive import Archive
from doithoai.reading.selection import everything

ROOT = Path(__file__).parent.parent
TODAY = "2026-09-07"
FOREIGN = (
    "Cát Hải",
    "Nguyễn Lương Bằng",
    "Đường An",
    "Nghi Dương",
    "Chí Minh",
    "chưa rõ tên",
    "Minh Họa",
    "Trần Văn Phương",
    "Nguyễn Văn Nhật",
    "Vũ Duy Nhu",
    "Cao Thị Thanh Xuân",
    "Ngô Duy Khâm",
    "Phạm Trung Huy",
    "Đồ Sơn",
)
each_model = pytest.mark.parametrize("model", stock.MODELS)


def start(folder: Path, *more: str, name: str = "xã An Bình", model: str = "cat-hai-2025", year: str = "2026") -> int:
    words = ["--unit", "an-binh", "--name", name, "--policy-from", model, "--year", year, "--yes", "--as-of", TODAY]
    return main(["init", str(folder), *words, *more])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kho của xã" / "an-binh"


def texts(folder: Path) -> dict[str, str]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in files}


def codes(folder: Path, day: str) -> dict[str, FindingLevel]:
    archive = Archive(folder / "records")
    findings = check(Judge(archive, dt.date.fromisoformat(day)), everything(archive)).findings
    return {one.code: one.level for one in findings}


# --- under each model


@each_model
@pytest.mark.parametrize("name", ["xã An Bình", "phường An Bình", "đặc khu An Bình"])
@pytest.mark.parametrize("year", ["2025", "2026", "2027"])
def test_an_archive_is_clean_and_of_nobody_else(folder: Path, model: str, name: str, year: str) -> None:
    assert start(folder, name=name, model=model, year=year) == 0
    assert codes(folder, "2026-11-26") == {"T18": FindingLevel.NOTICE}
    written = texts(folder)
    found = {(path, word) for path, text in written.items() for word in FOREIGN if word in text}
    assert found == set()
    own = [f"records/policies/an-binh-{year}.yml", f"records/an-binh/{year}/plan.md", "README.md"]
    for path in own:
        text = re.sub(r"^(extends: .*|.*phần mềm Đối thoại.*)$", "", written[path], flags=re.MULTILINE)
        assert set(re.findall(r"\b20[0-9]{2}\b", text)) == {year}, path
        assert name in text
    kind = name.rpartition(" An ")[0]
    others = {"xã", "phường", "đặc khu"} - {kind}
    offices = written["records/an-binh/unit.yml"].partition("offices:")[2]
    assert not [other for other in others if re.search(rf"(?<!tác )\b{other}\b(?! hội)", offices)]
    assert f"joined: {TODAY}" in written["records/an-binh/unit.yml"]


@each_model
def test_every_body_with_a_duty_has_a_name(folder: Path, model: str) -> None:
    start(folder, model=model)
    archive = Archive(folder / "records")
    named = set(duties(stock.Model(model)))
    assert named
    assert [body for body in named if archive.body("an-binh", body) == body] == []


@each_model
def test_the_documents_above_are_there_and_of_no_unit(folder: Path, model: str) -> None:
    start(folder, model=model)
    archive = Archive(folder / "records")
    plans = [one.id for one in archive.policies() if one.kind == "plan"]
    assert plans == ["an-binh-2026"]
    for policy in archive.policies():
        assert all(archive.policy(name) for name in policy.extends), policy.id
        assert policy.kind != "guidance" or "2026" in policy.title


def test_a_year_without_guidance_rests_on_what_the_guidance_rested_on() -> None:
    model = stock.Model("cat-hai-2025")
    assert above(model, 2025) == ("huong-dan-13-2025", "luat-tccqdp-2025")
    assert above(model, 2026) == ("huong-dan-11-2026", "luat-tccqdp-2025")
    assert above(model, 2099) == ("quy-che-1155-2023", "luat-tccqdp-2025")


def test_a_unit_may_start_from_its_own_plan(folder: Path) -> None:
    assert start(folder, name="xã Đường An", model="duong-an-2025") == 0
    assert "UBND xã Đường An với Nhân dân năm 2026" in texts(folder)["records/policies/an-binh-2026.yml"]


@each_model
def test_every_day_of_a_model_moves_to_the_new_year(folder: Path, model: str) -> None:
    start(folder, model=model, year="2027")
    policy = Archive(folder / "records").policy("an-binh-2027")
    assert policy is not None
    days: list[dt.date] = []

    def collect(value: object) -> None:
        if isinstance(value, dt.date):
            days.append(value)
        elif isinstance(value, msgspec.Struct):
            collect(tuple(msgspec.structs.astuple(value)))
        elif isinstance(value, tuple):
            for one in value:
                collect(one)

    collect(policy.rules)
    assert {day.year for day in days} <= {2027}
    assert days or model in ("cat-hai-2025", "phuong-chua-ro-ten-2026")


# --- what is provisional charges nobody; what is entered binds

CONFERENCE = """\
type: periodic
form: in_person
chair: joint
topic: Đối thoại định kỳ
start: 2026-10-28T07:30+07:00
place: {name: Nhà văn hóa xã}
attendance: {people: 120, speakers: 6}
"""


def hold(folder: Path) -> None:
    conference = folder / "records/an-binh/2026/01"
    conference.mkdir()
    (conference / "conference.yml").write_text(CONFERENCE, "utf-8")


def enter(folder: Path) -> None:
    """Number, day and sections, as the office fills them in."""
    path = folder / "records/policies/an-binh-2026.yml"
    text = path.read_text("utf-8").replace("kind: plan\n", "kind: plan\nnumber: 15-KH/ĐU\nissued: 2026-09-01\n")
    path.write_text(re.sub(rf"section: {UNENTERED}", "section: V.1", text), "utf-8")


@each_model
@pytest.mark.parametrize("day", ["2026-09-07", "2026-10-20", "2026-11-26", "2026-12-31", "2027-12-31"])
def test_nobody_is_charged_before_the_plan_is_entered(folder: Path, model: str, day: str) -> None:
    start(folder, model=model)
    hold(folder)
    found = codes(folder, day)
    # Petitions and the media are no matter of the plan: the law's notice is for reference, and C19 asks for numbers.
    assert {code for code, level in found.items() if level is not FindingLevel.NOTICE} == set()
    assert found["T18"] is FindingLevel.NOTICE
    told = nightly(Archive(folder / "records"), dt.date.fromisoformat(day))
    assert told.clean
    assert "Không có việc nào thiếu, chậm hoặc sắp đến hạn." in told.markdown


@each_model
def test_what_is_entered_binds(folder: Path, model: str) -> None:
    start(folder, model=model)
    hold(folder)
    enter(folder)
    found = codes(folder, "2027-01-31")
    assert "T18" not in found
    assert FindingLevel.MISSING in found.values()


@each_model
def test_the_limits_of_a_draft_are_told_as_such(folder: Path, model: str, capsys: pytest.CaptureFixture[str]) -> None:
    start(folder, model=model)
    capsys.readouterr()
    records = str(folder / "records")
    assert main(["deadline", "an-binh", "--event", "2026-10-28", "--records", records]) == 0
    shown = capsys.readouterr().out
    named = {
        "nguyen-luong-bang-2025": "Gửi phiếu lấy ý kiến, gửi giấy mời và thông báo rộng rãi",
        "duong-an-2025": "Thông báo rộng rãi và mời (qua các tổ chức, đoàn thể, hoặc bằng giấy mời)",
        "nghi-duong-2025": "Gửi giấy mời",
    }
    assert f"{named.get(model, 'Gửi giấy mời và thông báo rộng rãi')} [dự kiến]" in shown
    assert "mục chưa nhập" in shown
    enter(folder)
    assert main(["deadline", "an-binh", "--event", "2026-10-28", "--records", records]) == 0
    shown = capsys.readouterr().out
    assert "[dự kiến]" not in shown
    assert "mục V.1" in shown


# --- options


def test_what_is_given_is_taken(folder: Path) -> None:
    more = [
        "--number",
        "15-KH/ĐU",
        "--issued",
        "20/01/2026",
        "--title",
        "Kế hoạch riêng",
        "--issuer",
        "Đảng ủy xã An Bình",
    ]
    more += ["--secretary", "Lê Văn A", "--chair", "Trần Thị B", "--joined", "2026-02-01", "--owner", "@an-binh/vp"]
    more += ["--section", "notice=V.1.(1)", "--set", "notice.count=5", "--without", "undated"]
    more += ["--office", "tram-y-te=Trạm Y tế xã", "--office", "ban-tgdv=Ban Tuyên giáo xã"]
    assert start(folder, *more) == 0
    archive = Archive(folder / "records")
    policy, unit = archive.policy("an-binh-2026"), archive.unit("an-binh")
    plan = archive.year("an-binh", 2026).plan
    assert policy is not None
    assert unit is not None
    assert plan is not None
    assert (policy.number, policy.issued, policy.title) == ("15-KH/ĐU", dt.date(2026, 1, 20), "Kế hoạch riêng")
    assert (plan.number, plan.issued, plan.body) == ("15-KH/ĐU", dt.date(2026, 1, 20), "Đảng ủy xã An Bình")
    assert policy.rules.notice is not None
    assert (policy.rules.notice.count, policy.rules.notice.section) == (5, "V.1.(1)")
    assert not policy.draft("V.1.(1)")
    assert policy.rules.undated is None
    assert [one.name for one in unit.leaders] == ["Lê Văn A", "Trần Thị B"]
    assert unit.joined == dt.date(2026, 2, 1)
    assert archive.body("an-binh", "tram-y-te") == "Trạm Y tế xã"
    assert archive.body("an-binh", "ban-tgdv") == "Ban Tuyên giáo xã"
    assert "/records/an-binh/            @an-binh/vp\n" in texts(folder)[".github/CODEOWNERS"]
    assert codes(folder, "2026-11-26").keys() <= {"T18", "T09"}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--unit", "An-Binh"], "mã đơn vị “An-Binh” không dùng được"),
        (["--unit", "xã-an-bình"], "chữ thường không dấu"),
        (["--unit", "../an-binh"], "không dùng được"),
        (["--unit", "policies"], "đã dành cho việc khác"),
        (["--unit", "ke-hoach"], "đã dành cho việc khác"),
        (["--unit", "con"], "đã dành cho việc khác"),
        (["--unit", "lpt1"], "đã dành cho việc khác"),
        (["--unit", "private"], "đã dành cho việc khác"),
        (["--unit", "2026"], "đã dành cho việc khác"),
        (["--name", "An Bình"], "phải bắt đầu bằng xã, phường hoặc đặc khu"),
        (["--name", "Xã An Bình"], "phải bắt đầu bằng xã, phường hoặc đặc khu"),
        (["--name", "xã"], "còn thiếu tên"),
        (["--name", "xã An\nBình"], "xuống dòng"),
        (["--name", 'xã "An: Bình'], "chỉ gồm chữ"),
        (["--name", "xã <b>An Bình</b>"], "chỉ gồm chữ"),
        (["--policy-from", "minh-hoa-2026"], "không có mẫu “minh-hoa-2026”; các mẫu: cat-hai-2025"),
        (["--year", "2099"], "năm “2099” chưa có lịch ngày nghỉ; các năm đã có: 2025, 2026, 2027"),
        (["--year", "hai"], "chưa có lịch"),
        (["--joined", "31/02/2026"], "không phải là ngày; viết như 2026-01-20 hoặc 20/01/2026"),
        (["--section", "notice"], "viết như MÃ=NỘI DUNG"),
        (["--section", "thong-bao=V"], "mẫu không có quy định “thong-bao”"),
        (["--set", "notice.count=0"], "số nguyên từ 1 đến 365"),
        (["--set", "notice.unit=calendar_day"], "không đổi được “notice.unit”; đổi được: notice.count"),
        (["--without", "everything"], "mẫu không có quy định “everything”"),
        (["--office", "Trạm=Trạm Y tế"], "không dùng được"),
        (["--owner", "van-phong"], "viết như @tai-khoan"),
        (["--title", " "], "trích yếu để trống"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_what_cannot_be_taken_is_told_and_nothing_is_written(
    folder: Path, words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start(folder, *words) == 2
    assert says in capsys.readouterr().err
    assert not folder.exists()


@pytest.mark.parametrize("name", ["xã An Bình (mới)", "phường 12", "đặc khu Cô Tô", "xã Ea H'Leo", "xã Đak Pơ - Tây"])
def test_names_that_look_odd_and_are_right(folder: Path, name: str) -> None:
    assert start(folder, name=name) == 0
    assert codes(folder, "2026-11-26") == {"T18": FindingLevel.NOTICE}


def test_with_yes_what_has_no_stock_value_must_be_given(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(folder), "--yes"]) == 2
    assert "với --yes phải nêu --name và --policy-from" in capsys.readouterr().err


# --- where it is written


def test_a_folder_that_holds_something_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder.mkdir(parents=True)
    (folder / "ghi chú.txt").write_text("của tôi", "utf-8")
    assert start(folder) == 2
    assert "không trống" in capsys.readouterr().err
    assert texts(folder) == {"ghi chú.txt": "của tôi"}


def test_twice_is_refused(folder: Path) -> None:
    assert start(folder) == 0
    before = texts(folder)
    assert start(folder, name="phường Khác") == 2
    assert texts(folder) == before


def test_a_file_and_a_link_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tệp").write_text("x")
    assert start(tmp_path / "tệp") == 2
    (tmp_path / "nơi khác").mkdir()
    (tmp_path / "liên kết").symlink_to(tmp_path / "nơi khác")
    assert start(tmp_path / "liên kết") == 2
    assert capsys.readouterr().err.count("không phải là thư mục") == 2
    assert list((tmp_path / "nơi khác").iterdir()) == []


def test_an_empty_folder_and_a_new_repository_are_taken(tmp_path: Path) -> None:
    (tmp_path / "trống").mkdir()
    assert start(tmp_path / "trống") == 0
    (tmp_path / "mới/.git").mkdir(parents=True)
    assert start(tmp_path / "mới") == 0


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_an_archive_begun_as_the_readme_says_is_clean(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (told,) = re.findall(r"^doithoai (init .*)$", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    monkeypatch.chdir(tmp_path)
    assert main([*shlex.split(told), "--as-of", TODAY]) == 0
    assert codes(tmp_path / "an-binh", "2026-11-26") == {"T18": FindingLevel.NOTICE}


# --- what is written beside the records


def test_there_are_no_tests_and_no_sample(folder: Path) -> None:
    start(folder)
    names = {path.partition("/")[0] for path in texts(folder)}
    assert names == {
        ".editorconfig",
        ".gitattributes",
        ".github",
        ".gitignore",
        ".pre-commit-config.yaml",
        "README.md",
        "docs",
        "mkdocs.yml",
        "records",
        "requirements-doithoai.txt",
        "requirements.txt",
    }
    assert Archive(folder / "records").units == ("an-binh",)


def test_no_marked_word_is_left_and_every_file_ends_with_one_line_end(folder: Path) -> None:
    start(folder)
    for path, text in texts(folder).items():
        assert not re.findall(r"@[A-Z_]+@", text), path
        assert text.endswith("\n"), path
        assert not text.endswith("\n\n"), path
        assert "\r" not in text
        if not path.startswith("docs/schemas/"):
            assert not [line for line in text.splitlines() if line != line.rstrip()], path


def test_the_requirements_are_those_of_the_portal_each_with_its_hash() -> None:
    text = pins.requirements()
    entries = re.findall(r"^([a-z0-9-]+)==\S+(?: ; [^\\\n]+)? \\\n((?:    --hash=\S+(?: \\)?\n)+)", text, re.MULTILINE)
    names = {name for name, _ in entries}
    assert len(entries) == len(re.findall(r"^[a-z]", text, re.MULTILINE))
    assert {"msgspec", "pyyaml", "mkdocs", "mkdocs-material", "jinja2", "holidays", "requests"} <= names
    assert not {"hatchling", "trove-classifiers", "doithoai"} & names


def test_the_program_is_pinned_by_its_hash_where_that_is_known() -> None:
    assert pins.program("0" * 64).splitlines()[1] == f"    --hash=sha256:{'0' * 64}"
    assert "hash" not in pins.program(None)
