"""The whole tree of a new archive as text, and writing it where nothing was."""

from __future__ import annotations

from pathlib import Path

from doithoai import __version__
from doithoai.commands.schemas import texts
from doithoai.disk import write as write_file
from doithoai.disk.folders import INSIDE, end_begun, renewed
from doithoai.init import pins
from doithoai.init.choices import Choices, InitRefused
from doithoai.init.records import record_files
from doithoai.init.stock import Model

TEMPLATES = {
    "README.md": "README.md",
    "mkdocs.yml": "mkdocs.yml",
    ".gitignore": "gitignore",
    ".gitattributes": "gitattributes",
    ".editorconfig": "editorconfig",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".github/workflows/records.yml": "github/records.yml",
    ".github/workflows/portal.yml": "github/portal.yml",
    ".github/workflows/nightly.yml": "github/nightly.yml",
    ".github/dependabot.yml": "github/dependabot.yml",
    ".github/CODEOWNERS": "github/CODEOWNERS",
    ".github/pull_request_template.md": "github/pull_request_template.md",
    ".github/ISSUE_TEMPLATE/1-sai-ho-so.yml": "github/sai-ho-so.yml",
    ".github/ISSUE_TEMPLATE/config.yml": "github/config.yml",
}
"""Path in the archive -> template."""


def tree(choices: Choices, digest: str | None) -> dict[str, str]:
    """Every file of the new archive, by its path."""
    words = words_of(choices)
    files = {path: filled(pins.template(name), words) for path, name in TEMPLATES.items()}
    files |= made(digest)
    records = record_files(Model(choices.model), choices)
    return files | {f"records/{path}": text for path, text in records.items()}


def made(digest: str | None) -> dict[str, str]:
    """What the program writes whole, and nobody by hand: pins with their hashes, schemas for editors."""
    program = filled(pins.template("requirements-doithoai.txt"), {"DOITHOAI": pins.program(digest)})
    files = {"requirements.txt": pins.requirements(), "requirements-doithoai.txt": program}
    return files | {f"docs/schemas/{name}": text for name, text in texts().items()}


def words_of(choices: Choices) -> dict[str, str]:
    """What stands for the marked words of the templates."""
    owners = choices.account or f"@{choices.unit}/van-phong-dang-uy @{choices.unit}/van-phong-hdnd-ubnd"
    return versions() | {
        "NAME": choices.name,
        "UNIT": choices.unit,
        "YEAR": str(choices.year),
        "POLICY": choices.policy,
        "OWNERS": owners,
    }


def versions() -> dict[str, str]:
    """The versions that the templates pin."""
    return {
        "VERSION": __version__,
        "MSGSPEC": pins.locked("msgspec"),
        "PYYAML": pins.locked("pyyaml"),
        "PYPDF": pins.locked("pypdf"),
        "VIPARSE": pins.locked("viparse"),
        "PRE_COMMIT": pins.TOOLS["pre-commit"],
        "PRE_COMMIT_HOOKS": pins.TOOLS["pre-commit-hooks"],
        "RUAMEL_YAML": pins.TOOLS["ruamel-yaml"],
    }


def filled(template: str, words: dict[str, str]) -> str:
    """A template with its words replaced."""
    for name, value in words.items():
        template = template.replace(f"@{name}@", value)
    return template


_WHAT = "lập kho, doithoai init"


def ended(folder: Path) -> bool:
    """End what a killed `init` had begun to write; whether there was any."""
    return not folder.is_symlink() and folder.is_dir() and end_begun(folder, _WHAT)


def refuse_taken(folder: Path) -> None:
    """Refuse a folder in which something would be overwritten or mixed up; an empty repository may be there."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise InitRefused(f"“{folder}” không phải là thư mục")
    if folder.is_dir() and any(one.name != ".git" and not one.name.startswith(INSIDE) for one in folder.iterdir()):
        raise InitRefused(f"thư mục “{folder}” không trống; hãy chọn thư mục mới, lệnh này không ghi đè lên tệp nào")


def write(folder: Path, files: dict[str, str]) -> None:
    """Write every file, each of them new, or none; nothing that is there is overwritten."""
    refuse_taken(folder)
    with renewed(folder, _WHAT, stays=True) as new:
        for path, text in sorted(files.items()):
            write_file(f"{new}/{path}", text.encode())
