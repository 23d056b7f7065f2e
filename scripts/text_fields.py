"""Which fields of which records may hold words of anybody: read off the models, kept as a table for the checker."""

from __future__ import annotations

from functools import cache
from textwrap import wrap
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import msgspec

import doithoai.model.plan_file
import doithoai.model.policies  # noqa: F401 - both for the kinds of record in them
from doithoai.model.base import LINK, ONE_LINE, SAID, Record
from doithoai.model.records import ATTACHED, EMAIL, PHONE

PATH = "doithoai/rules/privacy/_texts_of.py"
_HEAD = '''"""Made from doithoai/model by scripts/text_fields.py: edit the models, then run `make generate`."""

from __future__ import annotations

TEXTS: dict[str, str] = {
'''
_WORDS = frozenset((None, ONE_LINE, SAID, LINK, PHONE, EMAIL, ATTACHED))
"""The patterns of a text in which anything may stand."""
REFERENCES = frozenset(
    (
        *("Petition.field", "Petition.reply", "CountedField.field"),
        *("Step.document", "Promise.document", "Fulfilment.document", "PreviousResults.document", "Document.corrects"),
        *("NotPrivate.text", "NotPrivate.rule"),  # the very words that somebody looked at
        *("Policy.kind", "Amendment.field"),
    )
)
"""Texts that name another record or a word of a list, though no pattern says so: a wrong one is another rule's."""


def table() -> str:
    """The module: each kind of record, and its fields with texts; `a=b` is called b on record."""
    lines = [_HEAD]
    for kind in sorted(_kinds(Record), key=lambda one: one.__name__):
        words = [name if name == told else f"{name}={told}" for name, told in texts(kind)]
        first, *more = wrap(" ".join(words), 100) or [""]
        told = "".join(f'\n    " {line}"' for line in more)
        lines.append(f'    "{kind.__name__}": "{first}"{told},\n')
    return "".join((*lines, "}\n"))


def _kinds(kind: type[msgspec.Struct]) -> set[type[msgspec.Struct]]:
    found = {one for below in kind.__subclasses__() for one in (below, *_kinds(below))}
    return {one for one in found if one.__module__.startswith("doithoai.model.")}


@cache
def texts(kind: type[msgspec.Struct]) -> tuple[tuple[str, str], ...]:
    """The fields of a record that are texts or have some."""
    names = zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True)
    kinds = get_type_hints(kind, include_extras=True)
    return tuple(one for one in names if f"{kind.__name__}.{one[0]}" not in REFERENCES and _words(kinds[one[0]]))


def _words(kind: Any) -> bool:
    """Whether words of anybody may stand in a value of a type."""
    if isinstance(kind, type):
        return kind is str or (issubclass(kind, msgspec.Struct) and bool(texts(kind)))
    if get_origin(kind) is Annotated:
        of, *told = get_args(kind)
        patterns = {one.pattern for one in told if isinstance(one, msgspec.Meta) and one.pattern}
        return patterns <= _WORDS and _words(of)
    return any(map(_words, get_args(kind)))
