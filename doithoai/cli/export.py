"""`doithoai export`: what an office works on outside the archive, in a file of its own programs."""

from __future__ import annotations

from importlib import import_module

from doithoai.cli.arguments import Parser

KINDS = (("petitions", "xuất kiến nghị ra bảng tính", "petitions into a sheet"),)
"""Each a module export_<kind> beside this one with add(parser) and run(arguments)."""


def add(parser: Parser) -> None:
    """Its kinds, each with arguments of its own."""
    kinds = parser.add_subparsers(required=True, metavar=parser.tell("LOẠI", "KIND"))
    for name, vi, en in KINDS:
        import_module(f"doithoai.cli.export_{name}").add(kinds.add_parser(name, help=parser.tell(vi, en)))
