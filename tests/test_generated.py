"""The generated files are current, complete, and Vietnamese."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from doithoai.commands.schemas import KINDS, record_types, schemas
from doithoai.model.vocabulary import Word
from doithoai.rules import RULES

ROOT = Path(__file__).parent.parent


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "scripts/generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_files_are_current() -> None:
    assert list(load_script().stale()) == []


def test_a_stale_a_missing_and_an_orphaned_file_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = load_script()
    monkeypatch.setattr(script, "ROOT", tmp_path)
    script.write()
    assert list(script.stale()) == []
    (tmp_path / "docs/schemas/unit.schema.json").write_text("{}")
    (tmp_path / "doithoai/portal/docs/quy-tac/S01.md").unlink()
    (tmp_path / "doithoai/portal/docs/quy-tac/Z99.md").write_text("x")
    assert list(script.stale()) == [
        "docs/schemas/unit.schema.json",
        "doithoai/portal/docs/quy-tac/S01.md",
        "doithoai/portal/docs/quy-tac/Z99.md",
    ]
    assert script.main(["--check"]) == 1
    assert script.main([]) == 0
    assert script.main(["--check"]) == 0


def test_an_archive_renews_its_copy_of_the_schemas(
    records: Path, doithoai: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    copy = records.parent / "docs/schemas"
    assert doithoai("schemas").stdout.count("\n") == len(KINDS)
    assert doithoai("schemas").stdout == ""
    kept = {path.name: path.read_bytes() for path in (ROOT / "docs/schemas").iterdir()}
    (copy / "unit.schema.json").write_text("{}", encoding="utf-8")
    (copy / "plan.schema.json").unlink()
    (copy / "of-old.schema.json").write_text("{}", encoding="utf-8")
    (copy / "README.md").write_text("Của kho", encoding="utf-8")
    told = doithoai("schemas").stdout.splitlines()
    assert [line.partition(":")[0] for line in told] == [
        "docs/schemas/plan.schema.json",
        "docs/schemas/unit.schema.json",
        "docs/schemas/of-old.schema.json",
    ]
    (copy / "README.md").unlink()
    assert {path.name: path.read_bytes() for path in copy.iterdir()} == kept
    (copy / "README.md").write_text("x", encoding="utf-8")
    refused = doithoai("schemas", "docs/schemas/README.md")
    assert refused.returncode == 2
    assert "không phải là thư mục" in refused.stderr


def test_every_rule_has_its_page() -> None:
    pages = {path.stem for path in (ROOT / "doithoai/portal/docs/quy-tac").glob("*.md")}
    assert pages == {*RULES, "index"}


def fields_of(schema: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    places = [("", schema), *schema["$defs"].items()]
    return [(f"{name}.{key}", field) for name, one in places for key, field in one.get("properties", {}).items()]


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_field_of_a_schema_has_a_title(name: str) -> None:
    untitled = [place for place, field in fields_of(schemas()[f"{name}.schema.json"]) if not field.get("title")]
    assert untitled == []


def test_titles_and_descriptions_are_vietnamese() -> None:
    told = json.dumps(schemas(), ensure_ascii=False)
    texts = re.findall(r'"(?:title|description)": "([^"]*)"', told)
    assert len(texts) > 200
    english = re.compile(r"\b(the|and|which|what|when|one of|from|with|is)\b")
    assert [text for text in texts if english.search(text)] == []


def test_every_word_of_a_vocabulary_is_described() -> None:
    for schema in schemas().values():
        for name, definition in schema["$defs"].items():
            if "enum" in definition:
                assert len(definition["enumDescriptions"]) == len(definition["enum"]), name
                assert definition["description"].count(";") >= len(definition["enum"]) - 1


def test_every_struct_is_closed_and_frozen() -> None:
    types = record_types()
    assert len(types) > 50
    for one in types:
        config = one.__struct_config__  # type: ignore[attr-defined]
        assert config.forbid_unknown_fields, one
        assert config.frozen, one


def test_the_vocabulary_has_a_label_for_every_word() -> None:
    enums = [one for one in vars(sys.modules["doithoai.model.vocabulary"]).values() if isinstance(one, type)]
    words = [word for one in enums if issubclass(one, Word) for word in one]
    assert len(words) > 120
    assert [word for word in words if not word.label.strip()] == []


SCHEMA_OF = {"conference.yml": "conference", "petitions.yml": "petitions", "unit.yml": "unit"}
SHARED = {"fields.yml": "fields", "recipients.yml": "recipients", "redirects.yml": "redirects"}


def record_files() -> list[tuple[Path, str]]:
    records = ROOT / "records"
    found = [(path, kind) for name, kind in SCHEMA_OF.items() for path in records.rglob(name)]
    found += [(records / name, kind) for name, kind in SHARED.items()]
    found += [(path, "calendar") for path in (records / "calendar").glob("*.yml")]
    found += [(path, "policy") for path in (records / "policies").glob("*.yml")]
    return sorted(found)


def test_the_shipped_records_fit_the_published_schemas_by_a_second_validator() -> None:
    command = shutil.which("check-jsonschema", path=Path(sys.executable).parent)
    assert command
    by_kind: dict[str, list[str]] = {}
    for path, kind in record_files():
        by_kind.setdefault(kind, []).append(str(path))
    for kind, files in by_kind.items():
        schema = ROOT / f"docs/schemas/{kind}.schema.json"
        run = subprocess.run(
            [command, "--schemafile", str(schema), *files], capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stdout + run.stderr


def test_every_record_names_its_schema_for_the_editor() -> None:
    wrong: list[str] = []
    matters = [path for path in (ROOT / "records").rglob("*.md") if path.name != "README.md"]
    for path in [*(path for path, _ in record_files()), *matters]:
        lines = path.read_text(encoding="utf-8").split("\n")
        line = lines[1] if path.suffix == ".md" else lines[0]
        match = re.fullmatch(r"# yaml-language-server: \$schema=(.*)", line)
        if match is None or not (path.parent / match[1]).is_file():
            wrong.append(str(path.relative_to(ROOT)))
    assert wrong == []
