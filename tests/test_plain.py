"""The quick reader takes what records are written in, and says of it exactly what the strict reader says."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doithoai.model.findings import Unreadable
from doithoai.reading import yaml_fast, yaml_strict
from doithoai.reading.text import read_text, split_front_matter
from tests.conftest import RECORDS

pytestmark = pytest.mark.no_cover  # see suite.py

RULES = Path(__file__).parent / "rules"


def yaml_of(path: Path) -> str:
    text = read_text(path)
    return split_front_matter(text)[0] if path.suffix == ".md" else text


def records(*folders: Path) -> dict[str, str]:
    paths = [path for folder in folders for path in sorted(folder.rglob("*"))]
    found = {}
    for path in paths:
        if path.is_file() and path.suffix in (".yml", ".md"):
            try:
                found[str(path)] = yaml_of(path)
            except Unreadable:
                continue  # nothing of it ever reaches a parser
    return found


SHIPPED = records(RECORDS, RULES / "base")
WRITTEN = [*SHIPPED.values(), *records(RULES / "cases", RULES / "terrible").values()]


def taken(text: str) -> bool:
    """Whether the quick reader takes a text; fails where it then says another thing than the strict one."""
    try:
        found = yaml_fast.read(text)
    except yaml_fast.NotPlain:
        return False
    assert repr(found) == repr(yaml_strict.read(text))
    return True


# What it takes


def test_records_are_taken_and_read_as_the_strict_reader_reads_them() -> None:
    left = [path for path, text in SHIPPED.items() if not taken(text)]
    assert len(left) <= len(SHIPPED) // 50, left
    assert not [
        path for path in left if Path(path).name in ("conference.yml", "petitions.yml") or "/documents/" in path
    ]


def test_what_tests_are_written_in_is_read_alike_or_left() -> None:
    for text in WRITTEN:
        taken(text)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 1\nb: Đất đai\n", {"a": 1, "b": "Đất đai"}),
        ("a: 1", {"a": 1}),
        ("a:\nb: 1\n", {"a": None, "b": 1}),
        ("a:\n", {"a": None}),
        ("a:\n  - 1\n  - b: 2\n    c:\n      - x\n  - y\nd: z\n", {"a": [1, {"b": 2, "c": ["x"]}, "y"], "d": "z"}),
        ("- a: 1\n  b: 2\n- a:\n", [{"a": 1, "b": 2}, {"a": None}]),
        ("# ghi chú\n\na: 1\n   # lùi vào\nb:\n# giữa\n  c: d\n", {"a": 1, "b": {"c": "d"}}),
        ('a: {b: 1, c: "x, y: z", d: [1, no, 012, 07:30], e: {f: ~}}\n', None),
        ("a: [[1, 2], {b: c}]\n", {"a": [[1, 2], {"b": "c"}]}),
        ("a: true\nb: null\nc: 1.50\nd: truer\ne: 2025-10-29\nf: 012\n", None),
        ("a: C:\\x\nb: a#b\nc: a:b\nd: x 'y' \"z\"\ne: =\n", None),
        ('- 1\n- x\n- {a: b}\n- [c]\n- "d: e"\n', [1, "x", {"a": "b"}, ["c"], "d: e"]),
        ("a: []\nb: {}\nc: [[], {}]\n", {"a": [], "b": {}, "c": [[], {}]}),
        ('a: "x # y: [z"\n', {"a": "x # y: [z"}),
        ("a: " + "x" * 5000 + "\n", None),
    ],
)
def test_plain_texts_are_taken(text: str, data: Any) -> None:
    assert taken(text)
    assert data is None or yaml_fast.read(text) == data


def test_two_lines_written_alike_give_two_collections() -> None:
    line = "  - {a: 1, b: [2]}\n"
    first, second = yaml_fast.read(f"x:\n{line}{line}")["x"]
    first["a"] = 3
    first["b"].append(4)
    assert second == yaml_fast.read(f"y:\n{line}")["y"][0] == {"a": 1, "b": [2]}
    (again,) = yaml_fast.read("- {a: 1}\n")
    again["a"] = 2
    assert yaml_fast.read("- {a: 1}\n") == [{"a": 1}]


# What it leaves: near misses, faulty and right ones alike


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# chỉ có ghi chú\n",
        "---\n",
        "x\n",
        "a: 1\na: 2\n",
        "- a: 1\n  a: 2\n",
        "a: {b: 1, b: 2}\n",
        "a: 1\n---\nb: 2\n",
        "a: 1\n...\n",
        "%YAML 1.1\n---\na: 1\n",
        "a:\n- 1\n",
        "a:\n   b: 1\n",
        "a:\n    b: 1\n",
        " a: 1\n",
        "a: 1\n  b: 2\n",
        "a: x\n  y\n",
        "- x\n  y\n",
        "- x\n  y: z\n",
        "a: 1\n- 2\n",
        "- 1\na: 2\n",
        "a:\n  - 1\n  b: 2\n",
        "a: x: y\n",
        "a: x:\n",
        "a: x # ghi chú\n",
        "a: # ghi chú\n",
        "a:  x\n",
        "a: x \n",
        "a: \n",
        "a : x\n",
        "A: x\n",
        "1: x\n",
        "a:x\n",
        "a: 'x'\n",
        'a: "x\n',
        'a: "x" y\n',
        'a: "x" # y\n',
        'a: "\\n"\n',
        'a: "x" \n',
        '"a": x\n',
        "a: |\n  x\n",
        "a: >-\n  x\n",
        "a: &b x\n",
        "a: *b\n",
        "a: !!str x\n",
        "a: @x\n",
        "a: -x\n",
        "a: ? x\n",
        "? a\n: b\n",
        "-\n",
        "- \n",
        "- - x\n",
        "-  x\n",
        "a: {]\n",
        "a: [ ]\n",
        "a: []]\n",
        "a: {b}\n",
        "a: {b: }\n",
        "a: {b: 1,}\n",
        "a: {b: 1,c: 2}\n",
        "a: {b: 1 , c: 2}\n",
        "a: { b: 1 }\n",
        "a: [1, 2\n",
        "a: [1,\n  2]\n",
        "a: [1, 2] x\n",
        "a: [1, 2] # x\n",
        "a: [b: c]\n",
        "a: [b:]\n",
        "a: [x?]\n",
        "a: [x #y]\n",
        "a: ['x']\n",
        'a: ["x"y]\n',
        'a: ["\\n"]\n',
        "a: [1, , 2]\n",
        "a\tb: 1\n",
        "a: x\ty\n",
        "a: x\r\nb: y\n",
        "a: x\u0085y\n",
        "a: x\u2028y\n",
        "\ufeffa: x\n",
        "a: đo\u0302\n",
        "a: \U0001f600\n",
        f"{'a' * 70}: x\n",
        "".join(f"{'  ' * level}a:\n" for level in range(8)),
    ],
)
def test_what_is_written_otherwise_is_left_to_the_strict_reader(text: str) -> None:
    with pytest.raises(yaml_fast.NotPlain):
        yaml_fast.read(text)


def test_the_letters_it_takes_are_harmless_alone_and_in_every_pair() -> None:
    letters = [chr(code) for code in range(sys.maxunicode) if yaml_fast.clean(chr(code))]
    assert {"đ", "ơ", "Ỹ", "–", "“", "…", "\n", "\\"} <= set(letters)
    assert not [one for one in letters if unicodedata.category(one) in ("Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mn")]
    assert [one for one in letters if unicodedata.category(one) == "Cc"] == ["\n"]
    for one in letters:
        assert unicodedata.is_normalized("NFC", "".join(one + other for other in letters))


# For any text


LETTERS = st.sampled_from([*" \n-:,[]{}#&*!|>'\"%@`?~\\\t.=012abtfn_/+đế\u00a0\u0301\ufeff\u2028\u2013\u0085"])
PIECES = LETTERS | st.sampled_from(
    [
        ": ",
        " #",
        "- ",
        "\n  ",
        "\n- ",
        "\n\n",
        "---\n",
        "...\n",
        "null",
        "true",
        "{",
        "[",
        ", ",
        ": {",
        ": [",
        '"',
        "? ",
    ]
)
LINES = st.sampled_from(sorted({line for text in WRITTEN for line in text.split("\n") if len(line) < 120}))


@given(st.lists(PIECES | LINES, max_size=30).map("".join))
@settings(deadline=None, max_examples=200)
def test_any_text_is_read_alike_or_left(text: str) -> None:
    taken(text)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A few lines of a record, with some letters put in, taken out or lines moved."""
    lines = draw(st.sampled_from(WRITTEN)).split("\n")
    start = draw(st.integers(0, len(lines) - 1))
    lines = lines[start : start + draw(st.integers(1, 12))]
    margin = min(len(line) - len(line.lstrip(" ")) for line in lines)
    text = "\n".join(line[margin:] for line in lines)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(PIECES | st.just("")) + text[at + draw(st.integers(0, 3)) :]
    if draw(st.booleans()):
        lines = text.split("\n")
        lines.insert(draw(st.integers(0, len(lines))), draw(st.sampled_from(lines)))
        text = "\n".join(lines)
    return text


@given(damaged())
@settings(deadline=None, max_examples=400)
def test_a_damaged_record_is_read_alike_or_left(text: str) -> None:
    taken(text)


WORDS = st.sampled_from(
    [
        "a",
        "đế x",
        "1",
        "-1",
        "012",
        "1.5",
        "~",
        "true",
        "no",
        "07:30",
        "x:",
        "x: y",
        "x #y",
        "x#y",
        '"',
        '"x"',
        '"x, y"',
        '"x" y',
        'x "y"',
        "'x'",
        "x'",
        "{",
        "[",
        "x]",
        "x?",
        "? x",
        "&x",
        "x, y",
        " ",
        "x ",
        "-",
        "- x",
        "...",
        '"\\n"',
        "null",
        "!x",
        "[]",
        "{}",
    ]
)
FLOW = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda found: f"[{', '.join(found)}]")
        | st.dictionaries(st.sampled_from("abc"), inner, max_size=3).map(
            lambda found: "{" + ", ".join(f"{key}: {value}" for key, value in found.items()) + "}"
        )
    ),
    max_leaves=6,
)
STARTS = st.sampled_from([f"{'  ' * level}{dash}{key}" for level in range(4) for dash in ("", "- ") for key in "abc"])
WRITTEN_LINES = st.tuples(STARTS, st.just("") | FLOW.map(lambda value: f" {value}")).map(":".join)


@given(st.lists(WRITTEN_LINES | FLOW.map(lambda value: f"- {value}"), min_size=1, max_size=8).map("\n".join))
@settings(deadline=None, max_examples=400)
def test_lines_of_any_level_and_value_are_read_alike_or_left(text: str) -> None:
    taken(text)


# Limits: what one takes the other takes, up to the last level, item and letter


def outcome(text: str) -> tuple[Any, str]:
    """What the strict reader says: the data, or why not."""
    try:
        return yaml_strict.read(text), ""
    except Unreadable as error:
        return None, str(error.values.get("detail", error.code))


@pytest.mark.parametrize("opening", ["[", "{a: "])
@pytest.mark.parametrize("head", ["", "a: ", "a:\n  b: ", "- a: ", "a:\n  - b:\n      - c:\n          - d: "])
@pytest.mark.parametrize("levels", [*range(1, 24), 100, 491, 492, 5000])
def test_nesting_is_read_alike_at_every_depth(opening: str, head: str, levels: int) -> None:
    text = head + opening * levels + "x" + {"[": "]", "{a: ": "}"}[opening] * levels + "\n"
    taken(text)
    outer = head.count(":") + head.count("- ")
    data, why = outcome(text)
    assert (data is None) is (levels + outer > yaml_fast.DEPTH_LIMIT)
    assert why == ("" if levels + outer <= yaml_fast.DEPTH_LIMIT else f"lồng nhau quá {yaml_fast.DEPTH_LIMIT} cấp")


@given(
    st.lists(st.sampled_from(["[", "{a: ", "[x, ", "{b: 1, a: "]), max_size=30),
    st.lists(st.sampled_from(["a:\n", "- a:\n"]), max_size=8),
    st.integers(-1, 1),
)
@settings(deadline=None, max_examples=300)
def test_deep_texts_are_read_alike_or_left(flow: list[str], block: list[str], less: int) -> None:
    lines, margin = [], 0
    for one in block:
        lines.append(" " * margin + one)
        margin += 4 if one.startswith("-") else 2
    closing = "".join("]" if one[0] == "[" else "}" for one in reversed(flow))
    text = "".join(lines) + " " * margin + "a: " + "".join(flow) + "x" + closing[: len(closing) + min(less, 0)]
    taken(text + "]" * max(less, 0) + "\n")


@pytest.mark.parametrize(
    ("make", "most"),
    [
        (lambda count: "- x\n" * count, yaml_fast.NODE_LIMIT - 1),
        (lambda count: "".join(f"a{n}: x\n" for n in range(count)), (yaml_fast.NODE_LIMIT - 1) // 2),
        (lambda count: f"a: [{', '.join('x' * count)}]\n", yaml_fast.NODE_LIMIT - 3),
        (lambda count: "- {a: x, b: [y]}\n" * count, (yaml_fast.NODE_LIMIT - 1) // 6),
        (lambda count: "- a:\n" * count, (yaml_fast.NODE_LIMIT - 1) // 3),
    ],
    ids=["items", "fields", "flow", "both", "empty"],
)
def test_a_file_holds_so_many_values_and_no_more(make: Any, most: int) -> None:
    assert outcome(make(most))[1] == ""
    taken(make(most))
    assert "mục; hãy chia nhỏ hồ sơ" in outcome(make(most + 1))[1]
    with pytest.raises(yaml_fast.NotPlain):
        yaml_fast.read(make(most + 1))


@pytest.mark.parametrize("head", ["a: ", "- ", "a: [", 'a: "'])
def test_a_value_has_so_many_letters_and_no_more(head: str) -> None:
    closing = {"[": "]", '"': '"'}.get(head[-1], "")
    right = f"{head}{'x' * yaml_fast.LENGTH_LIMIT}{closing}\n"
    assert outcome(right)[1] == ""
    taken(right)
    wrong = f"{head}{'x' * (yaml_fast.LENGTH_LIMIT + 1)}{closing}\n"
    assert outcome(wrong)[1] == f"một giá trị dài quá {yaml_fast.LENGTH_LIMIT} ký tự"
    with pytest.raises(yaml_fast.NotPlain):
        yaml_fast.read(wrong)
