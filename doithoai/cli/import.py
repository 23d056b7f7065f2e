"""`doithoai import`: petitions from a sheet, a document from Word; shown first, written only when asked."""

from __future__ import annotations

from importlib import import_module

from doithoai.cli.arguments import Parser

KINDS = (
    ("petitions", "nhập kiến nghị từ bảng tính", "petitions from a sheet"),
    ("document", "nhập một văn bản Word (.docx)", "a document from Word (.docx)"),
)
"""Each a module import_<kind> beside this one with add(parser) and run(arguments)."""


def add(parser: Parser) -> None:
    """Its kinds, each with arguments of its own."""
    kinds = parser.add_subparsers(required=True, metavar=parser.tell("LOẠI", "KIND"))
    for name, vi, en in KINDS:
        import_module(f"doithoai.cli.import_{name}").add(kinds.add_parser(name, help=parser.tell(vi, en)))
