"""Fuzzes one target with libFuzzer, guided by what of the package was reached; fuzz.py starts one process a target.

`python -m scripts.fuzz_run TARGET [options and folders of libFuzzer]`
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[1]
GUIDES = {
    "agreement": ("reading.yaml_fast", "reading.yaml_strict"),
    "readers": ("reading.text", "reading.yaml_fast", "reading.yaml_strict", "reading.cut", "reading.causes"),
    "namings": ("reading.names",),
    "renderers": ("html.typed", "html.markdown", "feeds.ical"),
    "importers": ("vietnamese.encodings", "vietnamese.typed_marks", "vietnamese.aloud", "init.choices"),
    "arguments": ("cli.arguments", "cli.options", "deadlines", "vietnamese.wording"),
    "answers": ("init",),
}
"""Modules whose branches guide the search: measuring makes them slower, so no more than a target is about."""
OTHERS = ("reading", "rules", "cases", "deadlines")
"""What guides the others."""


def main() -> None:
    """Load what is measured, then run."""
    os.environ["DOITHOAI_DEBUG"] = "1"  # no fence hides what nobody foresaw
    wanted = tuple(f"doithoai.{part}" for part in GUIDES.get(sys.argv[1], OTHERS))
    modules = [path.relative_to(ROOT).with_suffix("") for path in (ROOT / "doithoai").rglob("*.py")]
    names = {".".join(path.parts).removesuffix(".__init__") for path in modules}
    left = [name for name in names if not f"{name}.".startswith(tuple(f"{one}." for one in wanted))]
    with atheris.instrument_imports(include=["doithoai"], exclude=left):
        from scripts.fuzz_mutator import mutated  # noqa: PLC0415 - after what is measured
        from scripts.fuzz_targets import TARGETS  # noqa: PLC0415 - likewise

    work = TARGETS[sys.argv[1]]

    def mutate(data: bytes, longest: int, seed: int) -> bytes:
        if seed % 4 == 0:
            return mutated(data, longest, seed)
        return bytes(atheris.Mutate(data, longest))

    atheris.Setup([sys.argv[0], *sys.argv[2:]], lambda data: work(bytes(data)), custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
