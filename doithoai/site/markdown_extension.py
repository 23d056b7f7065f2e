"""Hand-written pages: wide tables and code scroll in a box that keys reach, without a script to see to it.

An extension for Python-Markdown, named in mkdocs.yml.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor


class Boxes(Treeprocessor):
    """Put each table into a box that scrolls, which a key can reach."""

    def run(self, root: Element) -> None:
        """Replace every table by its box."""
        for parent in [*root.iter()]:
            for place, child in enumerate(parent):
                if child.tag == "table" and parent.get("class") != "dt-scroll":
                    box = Element("div", {"class": "dt-scroll", "tabindex": "0"})
                    box.tail, child.tail = child.tail, None
                    parent[place] = box
                    box.append(child)


class Stops(Postprocessor):
    """Let the Tab key stop at each block of code."""

    def run(self, text: str) -> str:
        """Change the finished page: blocks of code are no part of the tree."""
        return text.replace("<pre><code", '<pre><code tabindex="0"')


class Written(Extension):
    """Tables and code that scroll."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is the library's
        """Run after everything that makes tables and code."""
        md.treeprocessors.register(Boxes(md), "dt-boxes", 3)
        md.postprocessors.register(Stops(md), "dt-stops", 3)


def makeExtension() -> Written:  # noqa: N802 - the name is the library's
    """What Markdown asks a module for."""
    return Written()
