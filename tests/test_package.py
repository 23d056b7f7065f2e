"""The package as others install it: an archive of records and a few lines becomes a portal, in a path with a space."""

from __future__ import annotations

import ast
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from doithoai.portal.example import exampled
from doithoai.unexpected import OF_THE_DESK, OF_THE_PORTAL
from tests.conftest import RECORDS

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FEW_LINES = """\
site_name: Đối thoại xã Thử Nghiệm
site_url: https://xa.example/
strict: true
theme: doithoai
plugins: [doithoai]
"""
OF_THIS_ARCHIVE = ("Minh Họa", "minh-hoa", "Cát Hải", "Nguyễn Lương Bằng", "Đường An", "Nghi Dương")
CORE = ("msgspec", "yaml")
Program = Callable[..., subprocess.CompletedProcess[str]]


def run(*command: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "PYTHON"))}
    return subprocess.run(
        [sys.executable, *map(str, command)],
        cwd=cwd,
        env={**kept, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the wheel is installed; it stands before everything else that Python finds."""
    folder = tmp_path_factory.mktemp("cài đặt") / "gói"
    done = run("-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", folder, wheel)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def program(installed: Path) -> Program:
    """Python with the installed wheel, and the portal's other packages beside it."""

    def started(*words: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return run(*words, cwd=cwd, PYTHONPATH=str(installed), SOURCE_DATE_EPOCH="1795305600", **environment)

    return started


@pytest.fixture
def archive(records: Path) -> Path:
    """The folder of an archive that has its records and a few lines, and no pages of its own."""
    (records.parent / "mkdocs.yml").write_text(FEW_LINES, encoding="utf-8")
    return records.parent


def test_the_wheel_holds_all_that_git_has_of_the_package(wheel: Path) -> None:
    kept = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "doithoai"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    wanted = {path for path in kept.stdout.decode().split("\0") if path and (ROOT / path).is_file()}
    assert {"doithoai/py.typed", "doithoai/portal/mkdocs.yml", "doithoai/portal/theme/base.html"} <= wanted
    with zipfile.ZipFile(wheel) as opened:
        assert wanted <= set(opened.namelist())


def test_records_and_a_few_lines_are_a_portal(archive: Path, program: Program, installed: Path) -> None:
    where = program("-c", "import doithoai; print(doithoai.__file__)", cwd=archive)
    assert Path(where.stdout.strip()).is_relative_to(installed)
    done = program("-m", "mkdocs", "build", "--strict", cwd=archive)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    assert not (archive / "docs").exists()
    site = archive / "site"
    for path in ("", "tham-gia", "huong-dan", "gioi-thieu", "quy-tac/S01", "thu-nghiem"):
        assert (site / path / "index.html").is_file(), path
    for path in ("404.html", "manifest.webmanifest", "assets/fonts/OFL.txt", "lich.ics"):
        assert (site / path).is_file(), path
    schemas = {path.name: path.read_bytes() for path in (site / "schemas").iterdir()}
    assert schemas == {path.name: path.read_bytes() for path in (ROOT / "docs/schemas").iterdir()}
    texts = {path: path.read_text("utf-8") for path in site.rglob("*.html") if path.parents[1].name != "quy-tac"}
    assert not [(path, name) for path, text in texts.items() for name in OF_THIS_ARCHIVE if name in text]
    assert "thu-nghiem-2026-02-011" in texts[site / "tra-cuu/index.html"]


def test_an_archives_own_pages_and_settings_come_first(archive: Path, program: Program) -> None:
    own = {
        "gioi-thieu/index.md": "# Giới thiệu của xã\n",
        "lien-he.md": "# Liên hệ với xã\n",
        "assets/xa.css": ".xa { color: #123456; }\n",
        "README.md": "# Không phải trang của cổng\n",
    }
    for name, text in own.items():
        (archive / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (archive / "docs" / name).write_text(text, encoding="utf-8")
    more = "copyright: Cổng của xã Thử Nghiệm.\nextra_css: [assets/xa.css]\n"
    (archive / "mkdocs.yml").write_text(FEW_LINES + more, encoding="utf-8")
    done = program("-m", "mkdocs", "build", "--strict", cwd=archive, GITHUB_REPOSITORY="xa/kho")
    assert done.returncode == 0, done.stderr
    site = archive / "site"
    home, contact = ((site / path / "index.html").read_text("utf-8") for path in ("", "lien-he"))
    assert "Không phải trang của cổng" not in home
    assert "Giới thiệu của xã" in (site / "gioi-thieu/index.html").read_text("utf-8")
    assert home.count('href="lien-he/"') == 1
    assert "Cổng của xã Thử Nghiệm. Hồ sơ: CC BY 4.0" in home
    sheet = re.search(r'<link rel="stylesheet" href="(assets/cong\.[^"]*)">', home)
    assert sheet
    text = (site / sheet[1]).read_text("utf-8")
    assert "#123456" in text
    assert "@font-face" in text
    assert 'href="https://github.com/xa/kho/edit/main/docs/lien-he.md"' in contact
    for path in ("tham-gia", "tim-kiem", "tham-gia/phieu"):
        assert ' rel="edit"' not in (site / path / "index.html").read_text("utf-8"), path


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (FEW_LINES.replace("theme: doithoai", "theme: readthedocs"), "theme: doithoai"),
        (FEW_LINES + "nav: [{Trang đầu: khong-co.md}]\n", "khong-co.md"),
        (FEW_LINES + "extra_css: xa.css\n", "extra_css"),
    ],
)
def test_a_wrong_setting_is_told_without_a_traceback(archive: Path, program: Program, settings: str, told: str) -> None:
    (archive / "docs").mkdir()
    (archive / "mkdocs.yml").write_text(settings, encoding="utf-8")
    done = program("-m", "mkdocs", "build", "--strict", cwd=archive)
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr


# --- without the portal's packages


@pytest.fixture
def plain(installed: Path, tmp_path: Path) -> Path:
    """The wheel with what it needs and nothing else, for a Python that looks nowhere else."""
    folder = tmp_path / "trơn"
    shutil.copytree(installed / "doithoai", folder / "doithoai")
    for name in CORE:
        found = Path(str(__import__(name).__file__)).parent
        (folder / name).symlink_to(found, target_is_directory=True)
    return folder


def test_what_needs_the_portal_says_what_to_install(archive: Path, plain: Path) -> None:
    (archive / "site").mkdir()
    done = run("-S", "-m", "doithoai", "stamp", "site", cwd=archive, PYTHONPATH=str(plain))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert 'pip install "doithoai[portal]"' in done.stderr


@pytest.mark.parametrize("words", ["check", "check --explain S01", "nightly --as-of 2026-06-10", "schemas"])
def test_what_needs_no_portal_runs_without_it(archive: Path, plain: Path, words: str) -> None:
    done = run("-S", "-m", "doithoai", *words.split(), cwd=archive, PYTHONPATH=str(plain))
    assert done.returncode == 0, done.stdout + done.stderr


# --- declared needs


def imported(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (name.name.partition(".")[0] for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.partition(".")[0]


def test_every_import_of_the_package_is_declared() -> None:
    foreign = set(imported(ROOT / "doithoai")) - sys.stdlib_module_names - {"doithoai"}
    core, portal, desk = (
        {canonicalize_name(Requirement(need).name) for need in needs}
        for needs in (PROJECT["dependencies"], *map(PROJECT["optional-dependencies"].get, ("portal", "desk")))
    )
    of = {
        module: {canonicalize_name(name) for name in names}
        for module, names in importlib.metadata.packages_distributions().items()
    }
    assert foreign
    assert [name for name in sorted(foreign) if not of[name] & (core | portal | desk)] == []
    assert sorted(name for name in foreign if not of[name] & (core | desk)) == sorted(OF_THE_PORTAL)
    assert {name for name in foreign if not of[name] & (core | portal)} <= {*OF_THE_DESK}


# --- the example of shipped pages


@pytest.mark.parametrize(
    ("name", "sample", "told"),
    [
        ("xã Thử Nghiệm", "true", "thu-nghiem-2026-02-011, Thử Nghiệm 2026 2 11: xã Thử Nghiệm (đơn vị hư cấu)"),
        ("phường Đông * Tây", "false", "thu-nghiem-2026-02-011, Đông \\* Tây 2026 2 11: phường Đông \\* Tây"),
    ],
)
def test_the_example_is_a_unit_of_the_archive(records: Path, name: str, sample: str, told: str) -> None:
    from doithoai.reading.archive import Archive

    unit = records / "thu-nghiem/unit.yml"
    text = re.sub(r"(?m)^sample: .*\n", "", unit.read_text("utf-8"))
    text = re.sub(r"(?m)^name: .*$", f"name: {name}\nsample: {sample}", text, count=1)
    unit.write_text(text, encoding="utf-8")
    shipped = "minh-hoa-2026-02-011, Minh Họa 2026 2 11: xã Minh Họa (đơn vị hư cấu)"
    assert exampled(Archive(records))(shipped) == told


def test_the_example_stays_where_the_sample_is_or_nobody_is() -> None:
    from doithoai.reading.archive import Archive

    assert exampled(Archive(RECORDS))("minh-hoa") == "minh-hoa"
    assert exampled(Archive(RECORDS / "calendar"))("xã Minh Họa") == "xã Minh Họa"


def test_the_page_in_english_says_nothing_that_is_true_of_this_archive_alone() -> None:
    text = (ROOT / "doithoai/portal/docs/en/index.md").read_text("utf-8")
    assert not [name for name in (*OF_THIS_ARCHIVE, "five") if name in text.replace("within five working days", "")]


# --- who can edit what


def test_the_packages_pages_are_edited_in_its_own_repository_alone(archive: Path) -> None:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import PluginCollection
    from mkdocs.structure.files import Files

    from doithoai.portal.pages import completed

    found = {}
    for folder in (ROOT, archive):
        config = MkDocsConfig(str(folder / "mkdocs.yml"))
        config.load_dict({"docs_dir": str(folder / "docs"), "site_dir": str(folder / "site")})
        config.plugins = PluginCollection()
        config.plugins._current_plugin = "doithoai"
        files, _ = completed(Files([]), config)
        found[folder] = {file.src_uri: file.edit_uri for file in files}
    assert found[ROOT]["tim-kiem/index.md"] == "../doithoai/portal/docs/tim-kiem/index.md"
    assert set(found[archive].values()) == {None}
