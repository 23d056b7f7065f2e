"""Nobody but the wall looks at the fields that decide what may be public: read from the code and the templates."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

ROOT = Path(__file__).parent.parent
WALL = "doithoai/public.py"
FIELDS = frozenset(("consent", "withheld", "removed", "public", "public_reason", "withdrawn"))
ALLOWED = {
    ("doithoai/model/vocabulary.py", "public"): "what a kind of document is by itself; a record may say otherwise",
    ("doithoai/views/limits.py", "withdrawn"): "the day on a limit, put there by the wall when the limit was made",
    (
        "doithoai/site/taken_back.py",
        "petitioner.name",
    ): "read from what was published, to learn what is gone",
    ("doithoai/commands/private_find.py", "consent"): "in the private repository, told to its keeper alone",
    ("doithoai/commands/private_find.py", "withdrawn"): "likewise",
}
"""What may be looked at elsewhere, and why; nothing stands here without being needed."""
MODULES = frozenset(("doithoai",))


def owners(node: ast.expr) -> str:
    """What an attribute is asked of, by the last name of it."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def aliases(tree: ast.AST) -> frozenset[str]:
    """The names by which code calls a petitioner: what it put one into, or was given one as."""
    found = {"petitioner"}
    for node in ast.walk(tree):
        if isinstance(node, ast.arg) and node.annotation and "Petitioner" in ast.unparse(node.annotation):
            found.add(node.arg)
        for target, value in _assigned(node):
            if isinstance(target, ast.Name) and owners(value) == "petitioner":
                found.add(target.id)
    return frozenset(found)


def _assigned(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    if isinstance(node, ast.NamedExpr):
        yield node.target, node.value
    for target in node.targets if isinstance(node, ast.Assign) else ():
        yield target, node.value  # type: ignore[attr-defined]
        if isinstance(target, ast.Tuple) and isinstance(value := node.value, ast.Tuple):  # type: ignore[attr-defined]
            yield from zip(target.elts, value.elts, strict=False)


def looked_at(code: str) -> Iterator[tuple[int, str]]:
    """Each place where code looks at such a field: by a dot, by name in a string, by a pattern."""
    tree = ast.parse(code)
    petitioners = aliases(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            if node.attr in FIELDS and owners(node.value) not in MODULES:
                yield node.lineno, node.attr
            elif node.attr == "name" and owners(node.value) in petitioners:
                yield node.lineno, "petitioner.name"
        elif isinstance(node, ast.Call) and owners(node.func) in ("getattr", "attrgetter", "methodcaller"):
            yield from _asked(node)
        elif isinstance(node, ast.MatchClass):
            yield from ((node.lineno, name) for name in node.kwd_attrs if name in FIELDS)


def _asked(node: ast.Call) -> Iterator[tuple[int, str]]:
    for part in node.args:
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            names = part.value.split(".")
            yield from ((node.lineno, name) for name in names if name in FIELDS)
            if names[-2:] == ["petitioner", "name"]:
                yield node.lineno, "petitioner.name"


def looked_at_in(template: str) -> Iterator[tuple[int, str]]:
    """The same of a template, where a field can be asked in brackets and by a filter too."""
    tree = jinja2.Environment(autoescape=True).parse(template)
    for node in tree.find_all((nodes.Getattr, nodes.Getitem, nodes.Filter)):
        if isinstance(node, nodes.Getattr):
            yield from _of(node.lineno, node.attr, node.node)
        elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            yield from _of(node.lineno, str(node.arg.value), node.node)
        elif isinstance(node, nodes.Filter):
            given = [one.value for one in node.kwargs] + list(node.args)
            texts = [str(one.value) for one in given if isinstance(one, nodes.Const)]
            yield from ((node.lineno, name) for text in texts for name in text.split(".") if name in FIELDS)


def _of(line: int, name: str, of: nodes.Node) -> Iterator[tuple[int, str]]:
    owner = getattr(of, "attr", None) or getattr(of, "name", None)
    if name in FIELDS:
        yield line, name
    elif name == "name" and owner == "petitioner":
        yield line, "petitioner.name"


def sources() -> Iterator[Path]:
    for folder in ("doithoai", "scripts", "hooks"):
        yield from sorted((ROOT / folder).rglob("*.py"))


def templates() -> Iterator[Path]:
    for folder in ("doithoai", "overrides"):
        yield from sorted((ROOT / folder).rglob("*.html"))


def test_only_the_wall_looks_at_what_may_be_public() -> None:
    found: dict[tuple[str, str], list[int]] = {}
    for path in sources():
        for line, name in looked_at(path.read_text("utf-8")):
            found.setdefault((path.relative_to(ROOT).as_posix(), name), []).append(line)
    wall = {key for key in found if key[0] == WALL}
    assert {name for _, name in wall} >= FIELDS, "the scanner reads the wall too"
    elsewhere = {key: lines for key, lines in found.items() if key not in wall}
    assert not {key: lines for key, lines in elsewhere.items() if key not in ALLOWED}, "ask doithoai.public instead"
    assert set(ALLOWED) <= set(elsewhere), "no longer needed: take it off the list"


def test_templates_show_only_what_they_were_given() -> None:
    read = list(templates())
    assert len(read) > 50
    assert not [
        (path.name, *place) for path in read if "{" in (text := path.read_text("utf-8")) for place in looked_at_in(text)
    ]


@pytest.mark.parametrize(
    "code",
    [
        "petition.withheld",
        "if one.front.public: pass",
        "who.consent.on",
        "front.withdrawn",
        "x = one.removed or None",
        "document.front.public_reason",
        "petition.petitioner.name",
        "who = one.petitioner\nwho.name",
        "who, came = one.petitioner, one.received\nwho.name",
        "def told(someone: Petitioner) -> str:\n    return someone.name",
        "if (who := one.petitioner) and who.name: pass",
        "getattr(front, 'withdrawn', None)",
        "operator.attrgetter('front.public')(file)",
        "sorted(some, key=attrgetter('petitioner.name'))",
        "match front:\n    case Document(public=True): pass",
        "f'{front.public}'",
        "(lambda one: one.withheld)(x)",
    ],
)
def test_the_scanner_sees(code: str) -> None:
    assert list(looked_at(code))


@pytest.mark.parametrize(
    "code",
    [
        "public.is_public(front)",
        "import doithoai\ndoithoai.public.name(one, today)",
        "Document(kind=kind, public=False)",
        "unit.name",
        "who = front.signer\nwho.name",
        "office.name",
        "# front.public",
        "'front.public'",
        "PetitionState.WITHDRAWN",
        "withdrawn(petition)",
    ],
)
def test_the_scanner_leaves_alone(code: str) -> None:
    assert not list(looked_at(code))


@pytest.mark.parametrize(
    "text",
    [
        "{{ paper.front.withdrawn }}",
        "{% if one.public %}x{% endif %}",
        "{% set gone = one.withdrawn or 1 %}",
        "{{ petition.one.petitioner.name }}",
        "{{ one['withheld'] }}",
        "{{ some | map(attribute='front.public') | list }}",
        "{{ some | selectattr('removed') | list }}",
        "{% for one in all if one.consent %}{% endfor %}",
    ],
)
def test_the_scanner_sees_in_templates(text: str) -> None:
    assert list(looked_at_in(text))
    assert not list(looked_at_in("{{ unit.name }}{{ paper.gone.on }}{# one.public #} one.public {{ x | sort }}"))
