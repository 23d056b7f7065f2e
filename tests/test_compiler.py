"""The generator of templates' code stands on names that Jinja2 offers to others, and escapes as MarkupSafe does."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateAssertionError
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from doithoai.html import compiler
from doithoai.html.compiler import Templates, escaped, shown

ROOT = Path(__file__).resolve().parents[1]
SOURCE = Path(compiler.__file__)
USED = {
    "visit_Template": ("self", "node", "frame"),
    "visit_Output": ("self", "node", "frame"),
    "visit_Getattr": ("self", "node", "frame"),
    "visit_Getitem": ("self", "node", "frame"),
    "visit_Call": ("self", "node", "frame", "forward_caller"),
    "visit": ("self", "node", "args", "kwargs"),
    "func": ("self", "name"),
    "macro_def": ("self", "macro_ref", "frame"),
    "write": ("self", "x"),
    "writeline": ("self", "x", "node", "extra"),
    "fail": ("self", "msg", "lineno"),
}
"""What the compiler overrides or calls of Jinja2's code generator, with the parameters it relies on."""


def of_the_generator(tree: ast.AST) -> set[str]:
    """What is called of `self`, or overridden, in the class Compiler."""
    (found,) = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and node.name == "Compiler"]
    called = {
        node.attr
        for node in ast.walk(found)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"
    }
    return {node.name for node in found.body if isinstance(node, ast.FunctionDef)} | called - {"environment"}


def private(tree: ast.AST) -> set[str]:
    """Names with an underscore that are imported, or taken from anything but their own module."""
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for name in node.names}
    modules = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    taken = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("_")}
    parts = {part for module in modules for part in module.split(".")} | imported | taken | defined
    return {name for name in parts if name.startswith("_") and not name.startswith("__")}


def test_every_name_of_the_generator_is_listed_and_none_is_private() -> None:
    tree = ast.parse(SOURCE.read_text("utf-8"))
    assert of_the_generator(tree) == set(USED)
    assert private(tree) == set(), "a private name of Jinja2 or MarkupSafe may go with any release"


@pytest.mark.parametrize(
    "line",
    [
        "from markupsafe._speedups import _escape_inner as escaped",
        "x: CodeGenerator._FinalizeInfo",
        "class A:\n    def _output_child_pre(self): ...",
        "super()._parse(source)",
    ],
)
def test_the_search_for_private_names_can_fail(line: str) -> None:
    assert private(ast.parse(line))


@pytest.mark.parametrize("name", USED)
def test_jinja2_still_has_what_the_compiler_stands_on(name: str) -> None:
    found = getattr(CodeGenerator, name, None)
    assert found is not None, f"Jinja2's CodeGenerator.{name} is gone: doithoai/html/compiler.py needs another way"
    assert tuple(inspect.signature(found).parameters) == USED[name], (
        f"Jinja2's CodeGenerator.{name} takes other parameters now: read it beside doithoai/html/compiler.py"
    )


def test_a_frame_still_tells_where_its_text_goes() -> None:
    code = inspect.getsource(Frame.__init__)
    for name in ("buffer", "require_output_check"):
        assert f"self.{name}" in code, f"Jinja2's Frame.{name} is gone: doithoai/html/compiler.py needs another way"
    assert Environment.code_generator_class is CodeGenerator


@given(st.text(alphabet=st.sampled_from("a<>&'\"đ ;#39")))
def test_text_is_escaped_as_markupsafe_does(text: str) -> None:
    assert escaped(text) == str(escape(text))
    assert shown(escape(text)) == str(escape(text)), "what is Markup stays"


SOURCES = {
    "page": "{% import 'm' as m %}<p>{{ a }} &amp; {{ b.c }}{{ 1 }}</p>\n{% include 'part' %}{{ m.twice('x<') }}",
    "part": "{% for one in some %}{{ one }}{% include 'leaf' %}{% endfor %}",
    "leaf": "{% if some[0] %}-{% endif %}",
    "m": "{% macro twice(x, y='&') %}{{ x }}{{ x }}{{ y }}{% endmacro %}",
}
GIVEN = {"a": "1 < 2 & 'x'", "b": {"c": Markup("<b>")}, "some": ["đ", 7, ""]}


class Known:
    """What has attributes and no items."""

    c = Markup("<b>")


def test_pages_are_those_that_jinja2_makes_by_itself() -> None:
    given_to_both = GIVEN | {"b": Known()}
    made = [
        kind(loader=DictLoader(SOURCES), autoescape=True, undefined=StrictUndefined).get_template("page")
        for kind in (Environment, Templates)
    ]
    stock, ours = (one.render(given_to_both) for one in made)
    assert ours == stock
    assert "<p>1 &lt; 2 &amp; &#39;x&#39; &amp; <b>1</p>" in ours


def test_a_template_that_extends_another_is_refused() -> None:
    made = Templates(loader=DictLoader({"a": "{% extends 'b' %}x", "b": ""}), autoescape=True)
    with pytest.raises(TemplateAssertionError, match="extends no other"):
        made.get_template("a")
