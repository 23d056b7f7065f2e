"""Changes inputs as somebody would change a record: lines, fields, words of the models, values that are traps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any

from doithoai.commands.schemas import schemas
from scripts.fuzz_records import BASE, CALENDAR, RECORDS

Change = Callable[[list[str], Random], None]
TRAPS = (
    *("2025-02-30", "9999-12-31", "0001-01-01", '"9999-12-31T23:59-23:59"', "2025-10-29", "1e400", ".nan", "-1", "~"),
    *(
        "99999999999999999999",
        "0x1F",
        "012",
        "yes",
        "[]",
        "{}",
        "[[[]]]",
        "&a x",
        "*a",
        "!!set {a}",
        "|",
        ">-",
        '"',
        "'",
    ),
    *(
        "# x",
        "a: b: c",
        "“x”",
        "a\u00a0b",
        "\u202ex",
        "e\u0301",
        "\ufeff",
        "\u2028",
        "Đề nghị vá đường",
        "ông Nguyễn Văn An",
    ),
    *(
        "0912 345 678",
        "031085001234",
        "<script>alert(1)</script>",
        "[a](javascript:alert(1))",
        "<!-- x",
        "]]>",
        "{{ 7 }}",
    ),
    *(
        "=1+1",
        "../../x",
        "2025/02#1",
        "::error::x",
        "%0a",
        "\\n",
        "\\ud800",
        "`",
        "```",
        "> - 1. ",
        "|a|\n|-|",
        "- ",
        "? ",
    ),
)


@cache
def words() -> tuple[str, ...]:
    """Fields and words of the models, as the schemas have them."""
    return tuple(sorted(set(_words(schemas()))))


def _words(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from map(str, schema.get("properties", ()) if isinstance(schema.get("properties"), dict) else ())
        yield from (one for one in schema.get("enum", ()) if isinstance(one, str))
        for value in schema.values():
            yield from _words(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _words(value)


@cache
def seeds() -> dict[str, bytes]:
    """Real records, by their place among those that may be mutated."""
    at = BASE / "thu-nghiem/2025/01"
    found = {name: (at / name).resolve() for name in RECORDS if "calendar" not in name}
    found |= {name: CALENDAR / name.rpartition("/")[2] for name in RECORDS if "calendar" in name}
    return {name: path.read_bytes() for name, path in found.items()}


def _repeat(lines: list[str], random: Random) -> None:
    place = random.randrange(len(lines))
    lines[place:place] = [lines[place]] * random.choice((1, 1, 2, 30))


def _drop(lines: list[str], random: Random) -> None:
    if len(lines) > 1:
        del lines[random.randrange(len(lines))]


def _swap(lines: list[str], random: Random) -> None:
    one, other = (random.randrange(len(lines)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]


def _indent(lines: list[str], random: Random) -> None:
    place = random.randrange(len(lines))
    lines[place] = random.choice(("  ", " ", "\t", "- ", "    ", "> ", "#")) + lines[place]


def _value(lines: list[str], random: Random) -> None:
    place = random.randrange(len(lines))
    name, sign, _ = lines[place].partition(": ")
    lines[place] = f"{name}{sign}{random.choice(TRAPS if random.random() < 0.6 else words())}"


def _field(lines: list[str], random: Random) -> None:
    place = random.randrange(len(lines))
    blanks = lines[place][: len(lines[place]) - len(lines[place].lstrip())]
    lines.insert(place, f"{blanks}{random.choice(words())}: {random.choice((*TRAPS, random.choice(words())))}")


def _inside(lines: list[str], random: Random) -> None:
    place = random.randrange(len(lines))
    at = random.randrange(len(lines[place]) + 1)
    lines[place] = lines[place][:at] + random.choice(TRAPS) + lines[place][at:]


def _splice(lines: list[str], random: Random) -> None:
    other = random.choice(list(seeds().values())).decode().split("\n")
    start = random.randrange(len(other))
    place = random.randrange(len(lines) + 1)
    lines[place:place] = other[start : start + random.randrange(1, 9)]


CHANGES: tuple[Change, ...] = (_repeat, _drop, _swap, _indent, _value, _value, _field, _inside, _inside, _splice)


def mutated(data: bytes, longest: int, seed: int) -> bytes:
    """The input with one to four changes."""
    random = Random(seed)
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    for _ in range(random.randrange(1, 5)):
        random.choice(CHANGES)(lines, random)
        lines = lines or [""]
    return "\n".join(lines).encode("utf-8", "surrogateescape")[:longest]
