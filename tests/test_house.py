"""The house itself: nothing lies about that nobody uses, no script is too long, none lean on each other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST = 300
TABLES = {"doithoai/model/records.py", "doithoai/model/vocabulary.py"}
"""Lists of fields and words, which no split would make easier to read."""


def modules(*folders: str) -> dict[str, str]:
    paths = (path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths}


# --- nothing that nobody uses

CALLED_FROM_OUTSIDE = {
    *("visit_Call", "visit_Getattr", "visit_Getitem", "visit_Include", "macro_def"),  # the compiler of Jinja2
    "visit_Output",  # likewise
    *("extendMarkdown", "makeExtension"),  # Markdown, of an extension
    *("handle_data", "handle_starttag", "handle_endtag"),  # the parser of HTML
    # PyYAML, of a dumper
    *("on_startup", "on_config", "on_files", "on_env", "on_page_markdown", "on_page_context"),  # MkDocs, of a plugin
    *("on_template_context", "on_post_build", "on_build_error", "on_serve", "on_shutdown"),  # likewise
    "dispatch",  # watchdog, of a handler
    "redirect_request",  # urllib, of a handler
}


def defined(tree: ast.Module) -> Iterator[str]:
    """Functions, methods and classes, save those that a decorator hands on; and constants of the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) or (isinstance(node, ast.FunctionDef) and not _handed_on(node)):
            yield node.name
    for statement in tree.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else ()
        yield from (one.id for one in targets if isinstance(one, ast.Name))


def _handed_on(function: ast.FunctionDef) -> bool:
    """Whether a decorator gives the function to somebody: `@sheet.register`, not `@property`."""
    decorators = (one.func if isinstance(one, ast.Call) else one for one in function.decorator_list)
    return any(isinstance(one, ast.Attribute) and one.attr == "register" for one in decorators)


def used(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def unused(package: Mapping[str, str], others: Iterable[str] = (), templates: Iterable[str] = ()) -> dict[str, str]:
    """What a package defines and nothing of it, of the others or of the templates names: name -> file."""
    trees = {name: ast.parse(text) for name, text in package.items()}
    found = {one: name for name, tree in trees.items() for one in defined(tree) if not re.match("__|_$", one)}
    known = {one for tree in (*trees.values(), *map(ast.parse, others)) for one in used(tree)}
    known |= {one for text in templates for one in re.findall(r"\w+", text)}
    return {one: name for one, name in found.items() if one not in known}


def test_nothing_lies_about_that_nobody_uses() -> None:
    templates = [path.read_text("utf-8") for folder in ("doithoai", "overrides") for path in html(ROOT / folder)]
    found = unused(modules("doithoai"), modules("hooks", "scripts").values(), templates)
    assert found.keys() == CALLED_FROM_OUTSIDE, found


def html(folder: Path) -> Iterator[Path]:
    return folder.rglob("*.html")


def test_the_scan_for_the_unused_can_fail() -> None:
    one = "LEFT = 1\nUSED = 2\ndef alone(): return USED\ndef asked(): ...\nclass Thing:\n    def nobody(self): ...\n"
    one += "@names.register\ndef given(): ...\n@property\ndef shown(): ...\n"
    other = "from a import asked, alone\nasked(Thing.name)\n"
    assert unused({"a.py": one, "b.py": other}).keys() == {"LEFT", "alone", "nobody", "shown"}
    assert unused({"a.py": one}, [other], ["{{ LEFT }}{{ it.shown }}"]).keys() == {"alone", "nobody"}


# --- length and circles


def test_no_script_is_too_long() -> None:
    lengths = {name: text.count("\n") for name, text in modules("doithoai", "hooks", "scripts").items()}
    assert len(lengths) > 200
    assert {name for name, length in lengths.items() if length > LONGEST} == TABLES


def imports(text: str) -> Iterator[str]:
    """The scripts that a script imports, wherever in it."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.module == "scripts":
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("scripts."):
            yield (node.module or "").split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (one.name.split(".")[1] for one in node.names if one.name.startswith("scripts."))


def circle(arrows: Mapping[str, set[str]]) -> list[str]:
    """Names that import one another round and round; none when there is an order."""
    left = dict(arrows)
    while free := [name for name, some in left.items() if not some & left.keys()]:
        for name in free:
            del left[name]
    return sorted(left)


def test_no_scripts_lean_on_each_other() -> None:
    arrows = {Path(name).stem: set(imports(text)) for name, text in modules("scripts").items()}
    assert sum(map(len, arrows.values())) > 15
    assert circle(arrows) == []


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ({"a": "from scripts.b import x", "b": "def f():\n    from scripts import a"}, ["a", "b"]),
        ({"a": "import scripts.b", "b": "from scripts import c", "c": "from scripts.a import x"}, ["a", "b", "c"]),
        ({"a": "from scripts import b", "b": "import ast", "c": "from scripts.b import x"}, []),
    ],
)
def test_the_scan_for_circles_can_fail(texts: dict[str, str], found: list[str]) -> None:
    assert circle({name: set(imports(text)) for name, text in texts.items()}) == found
