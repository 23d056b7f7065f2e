"""Plain data to the YAML of records: keys in their order, dates and sentences as people write them."""

from __future__ import annotations

from typing import Any

import yaml


class _Dumper(yaml.SafeDumper):
    """No aliases: records may not hold any."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out."""
        del data
        return True

    def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> yaml.MappingNode:  # noqa: FBT001 - PyYAML's
        """A line of its own for each field of the record; what lies inside may stand on one line."""
        top, self.begun = not self.begun, True
        return super().represent_mapping(tag, mapping, False if top else flow_style)

    begun = False

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002 - PyYAML's
        """Lists one step further in than their name."""
        del indentless
        return super().increase_indent(flow, False)


def dump(data: Any) -> str:
    """One record."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=None, width=10_000)


def headed(schema: str, depth: int, text: str, comment: str = "") -> str:
    """A record with the line that tells an editor its schema; `depth` folders lie above it."""
    notes = "".join(f"# {line}\n" for line in comment.splitlines())
    return f"# yaml-language-server: $schema={'../' * depth}docs/schemas/{schema}.schema.json\n{notes}{text}"
