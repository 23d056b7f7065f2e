"""What a release is made of, as CycloneDX 1.5: every locked package of Python and Node with its hashes.

`python scripts/sbom.py [FILE]`. The locks are all it reads: the same locks give the same bytes, on any machine.
"""

from __future__ import annotations

import base64
import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ROOT / "requirements"
NODE = ROOT / "scripts/js/package-lock.json"
SHIPPED = "portal.txt"
"""The lock of what runs in an archive; the others are tools, and nobody gets them."""
_ENTRY = re.compile(r"^(?=[A-Za-z0-9])", re.MULTILINE)
_HEAD = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)(?: ; ([^\\\n]+?))?(?: \\)?\n")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_VIA = re.compile(r"^ +#(?: via)? +(?!-c |via$)([A-Za-z0-9._-]+)(?: \(.*\))?$", re.MULTILINE)
_ALGORITHMS = {"sha1": "SHA-1", "sha256": "SHA-256", "sha384": "SHA-384", "sha512": "SHA-512"}
Component = dict[str, Any]


def python() -> Iterator[tuple[str, Component]]:
    """Each package of the locks by name, those that are shipped first."""
    seen: dict[str, Component] = {}
    for path in sorted(LOCKS.glob("*.txt"), key=lambda one: (one.name != SHIPPED, one.name)):
        for entry in _ENTRY.split(path.read_text("utf-8")):
            head = _HEAD.match(entry)
            if not head:
                continue
            address = f"pkg:pypi/{head[1].lower()}@{quote(head[2])}"
            # One package is many files, one a platform: each has its hash, and pip takes no other.
            hashes = [{"name": "doithoai:sha256", "value": one} for one in sorted(set(_HASH.findall(entry)))]
            if known := seen.get(address):
                known["properties"] += [one for one in hashes if one not in known["properties"]]
                continue
            notes = [{"name": "doithoai:lock", "value": f"requirements/{path.name}"}]
            notes += [{"name": "doithoai:marker", "value": head[3]}] if head[3] else []
            scope = "excluded" if path.name != SHIPPED or _builds(entry) else "required"
            seen[address] = _component(address, head[1], head[2], scope, [*notes, *hashes])
    yield from ((one["name"].lower(), one) for one in seen.values())


def _builds(entry: str) -> bool:
    return "(pyproject.toml:build)" in entry and entry.count("pyproject.toml") == 1


def wanted_by() -> Iterator[tuple[str, str]]:
    """Who wants whom, as the locks tell it: (package, what it is for)."""
    for path in sorted(LOCKS.glob("*.txt")):
        for entry in _ENTRY.split(path.read_text("utf-8")):
            if head := _HEAD.match(entry):
                tool = path.name != SHIPPED or _builds(entry)
                wants = (one.lower() for one in _VIA.findall(entry))
                yield from ((one, head[1].lower()) for one in wants if not (tool and one == "doithoai"))


def node() -> Iterator[Component]:
    """Each package of the tools in Node."""
    for path, one in sorted(json.loads(NODE.read_text("utf-8"))["packages"].items()):
        if not path:
            continue
        name = path.rpartition("node_modules/")[2]
        address = f"pkg:npm/{quote(name)}@{quote(one['version'])}"
        component = _component(address, name, one["version"], "excluded", [{"name": "doithoai:lock", "value": path}])
        algorithm, sign, digest = one.get("integrity", "").partition("-")
        if sign:
            component["hashes"] = [{"alg": _ALGORITHMS[algorithm], "content": base64.b64decode(digest).hex()}]
        yield component


def _component(address: str, name: str, version: str, scope: str, notes: list[dict[str, str]]) -> Component:
    made = {"type": "library", "bom-ref": address, "name": name, "version": version, "scope": scope, "purl": address}
    return {**made, "properties": notes}


def bom() -> dict[str, Any]:
    """The whole list."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found = re.search(r'__version__ = "([^"]+)"', (ROOT / "doithoai/__init__.py").read_text("utf-8"))
    version = found[1] if found else ""
    own = f"pkg:pypi/{project['name']}@{version}"
    packages = list(python())
    components = {one["bom-ref"]: one for one in (*(one for _, one in packages), *node())}
    by_name: dict[str, list[str]] = {}
    for name, one in packages:
        by_name.setdefault(name, []).append(one["bom-ref"])
    by_name[project["name"]] = [own]
    needs: dict[str, set[str]] = {one: set() for one in (own, *components)}
    for who, what in wanted_by():
        for ref in by_name.get(who, ()):
            needs[ref].update(by_name.get(what, ()))
    made = {
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": project["name"],
                "version": version,
                "description": project["description"],
                "licenses": [{"license": {"id": project["license"]}}],
                "purl": own,
            }
        },
        "components": [components[one] for one in sorted(components)],
        "dependencies": [{"ref": one, "dependsOn": sorted(some)} for one, some in sorted(needs.items())],
    }
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(made, sort_keys=True))
    head = {"bomFormat": "CycloneDX", "specVersion": "1.5", "serialNumber": f"urn:uuid:{number}", "version": 1}
    return {"$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json", **head, **made}


def main() -> None:
    """Write it to a file, or print it."""
    text = f"{json.dumps(bom(), ensure_ascii=False, indent=1)}\n"
    if len(sys.argv) > 1:
        path = Path(sys.argv[1])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
