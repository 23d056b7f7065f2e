"""Puts the code of a mutant into the functions that are loaded already: nothing is imported anew."""

from __future__ import annotations

import ast
import functools
import gc
import sys
from collections.abc import Iterator
from types import CodeType, FunctionType
from typing import Any

from tests.mutants.made import Mutant

OURS = ("doithoai", "tests")


def put_in(mutant: Mutant) -> None:
    """Let the function be the mutant from now on, and forget what the right one is remembered to have said."""
    function = loaded(mutant.source.module, mutant.function)
    tree = ast.parse(mutant.code)
    code = compile(tree, str(mutant.source.path), "exec", dont_inherit=True)
    function.__code__ = next(one for one in _codes(code) if one.co_qualname == mutant.function)
    _defaults(function, tree, mutant.function)
    forget()


def loaded(module: str, function: str) -> FunctionType:
    """The function as the package calls it."""
    found: Any = sys.modules[module]
    for name in function.split("."):
        found = vars(found)[name]
    while not isinstance(found, FunctionType):
        found = getattr(found, "__func__", None) or getattr(found, "__wrapped__", None)
    return found


def _codes(code: CodeType) -> Iterator[CodeType]:
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one
            yield from _codes(one)


def _defaults(function: FunctionType, tree: ast.Module, name: str) -> None:
    """Defaults that are plain values; others are no mutant's."""
    body: list[Any] = tree.body
    for part in name.split("."):
        found = next(node for node in body if getattr(node, "name", None) == part)
        body = found.body
    arguments: ast.arguments = found.args
    pairs = zip(arguments.defaults, function.__defaults__ or (), strict=True)
    if arguments.defaults:
        function.__defaults__ = tuple(_value(node, old) for node, old in pairs)
    named = {arg.arg: node for arg, node in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if node}
    if named:
        old = function.__kwdefaults__ or {}
        function.__kwdefaults__ = {key: _value(node, old.get(key)) for key, node in named.items()}


def _value(node: ast.expr, old: Any) -> Any:
    try:
        return ast.literal_eval(node)
    except ValueError:
        return old


@functools.cache
def _caches() -> list[Any]:
    kind = type(loaded_cache)
    return [one for one in gc.get_objects() if isinstance(one, kind) and str(one.__module__).startswith(OURS)]


@functools.cache
def loaded_cache() -> None:
    """By its type caches are known."""


def forget() -> None:
    """Empty every cache of the package and of its tests."""
    for one in _caches():
        if one is not _caches:
            one.cache_clear()
