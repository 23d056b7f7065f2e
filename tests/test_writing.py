"""Records are written as people write them, read back the same, and a change touches the lines it must and no other."""

from __future__ import annotations

import copy
import datetime as dt
import random
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doithoai.model.findings import Unreadable
from doithoai.model.records import Document, Petitions
from doithoai.reading.text import read_front_matter, read_text, read_yaml, split_front_matter
from doithoai.writing import house
from doithoai.writing.edit import edit, edit_front
from doithoai.writing.order import ordered
from tests.conftest import RECORDS

PATHS = [
    path
    for folder in (RECORDS, Path(__file__).parent / "rules/base")
    for path in sorted(folder.rglob("*"))
    if path.suffix in (".yml", ".md") and path.name != "README.md"
]
TEXTS = {
    path: split_front_matter(text)[0] if path.suffix == ".md" else text
    for path, text in ((path, read_text(path)) for path in PATHS)
}
WORDS: tuple[Any, ...] = (
    "Đường hỏng", "a: b", "c # d", "x, y", "[z]", "“trích”", 'nói "thế"', "it's", "hai\ndòng\n\n  ba", "12", "012",
    "true", "no", "2026-01-02", "- gạch", "", "\\ chéo", "’’", "2025/01", "2025/01#12", "cuối:", "@a", "%", "?x", "“mở",
    'có " và \'', "#5", "{", "~", "null", "a\u00a0b", "  thụt\nra", "x" * 300, 3, 0, -1, 2.5, True, False, None,
)  # fmt: skip


def lines_changed(one: str, other: str) -> int:
    steps = SequenceMatcher(None, one.split("\n"), other.split("\n"), autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for tag, a, b, c, d in steps if tag != "equal")


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where the single values of a record are."""
    if isinstance(data, dict | list):
        for name, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from places(value, (*path, name))
    else:
        yield path


def holder(data: Any, path: tuple[Any, ...]) -> Any:
    for name in path[:-1]:
        data = data[name]
    return data


# --- new ones


def test_every_record_written_anew_reads_the_same() -> None:
    assert len(TEXTS) > 200
    for path, text in TEXTS.items():
        data = read_yaml(text)
        assert read_yaml(house.dump(data)) == data, path


def test_most_records_are_written_as_they_stand() -> None:
    def bare(text: str) -> str:
        return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))

    same = [path for path, text in TEXTS.items() if bare(text) == house.dump(read_yaml(text))]
    assert len(same) >= 0.75 * len(TEXTS)


@pytest.mark.parametrize("word", WORDS)
def test_a_value_is_read_as_it_was_meant_wherever_it_stands(word: Any) -> None:
    data = {"a": word, "b": {"c": word}, "d": [word, 1], "e": [{"f": word, "g": {"h": [word, word]}}], "i": 1}
    assert read_yaml(house.dump(data)) == house.said(data)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ({"topic": "Đất đai, môi trường"}, "topic: Đất đai, môi trường\n"),
        ({"groups": ["Hợp tác xã, hộ", "Thanh niên"]}, 'groups: ["Hợp tác xã, hộ", Thanh niên]\n'),
        ({"start": "2026-06-17T07:30+07:00"}, 'start: "2026-06-17T07:30+07:00"\n'),
        ({"follows_up": "2025/01"}, 'follows_up: "2025/01"\n'),
        ({"note": "Trưởng thôn: đã xong"}, 'note: "Trưởng thôn: đã xong"\n'),
        ({"on": dt.date(2026, 1, 2), "to": None}, "on: 2026-01-02\n"),
        ({"sent": [{"to": "cap-tren", "on": "2026-06-26"}]}, "sent:\n  - {to: cap-tren, on: 2026-06-26}\n"),
        ({"text": "Một.\n\nHai."}, "text: |-\n  Một.\n\n  Hai.\n"),
        ([{"id": 1, "text": "x"}], "- id: 1\n  text: x\n"),
        ({"number": "05/TB-UBND", "count": "12"}, 'number: 05/TB-UBND\ncount: "12"\n'),
    ],
)
def test_the_style_is_that_of_the_archive(data: Any, text: str) -> None:
    assert house.dump(data) == text


def test_a_new_file_names_its_schema_and_stands_apart_from_its_words() -> None:
    notice = house.front(house.headed("document", 5, house.dump({"kind": "announcement"})), "Lời.\n")
    assert notice == (
        "---\n# yaml-language-server: $schema=../../../../../docs/schemas/document.schema.json\n"
        "kind: announcement\n---\n\nLời.\n"
    )
    assert house.headed("unit", 2, house.dump({"name": "xã A"})) == (
        "# yaml-language-server: $schema=../../docs/schemas/unit.schema.json\nname: xã A\n"
    )


def test_fields_stand_in_the_order_of_their_model() -> None:
    given = {"x": 1, "sent": [{"on": "2026-01-02", "to": "a"}], "issued": "2026-01-01", "kind": "minutes"}
    assert [*ordered(given, Document)] == ["kind", "issued", "sent", "x"]
    assert [*ordered(given, Document)["sent"][0]] == ["to", "on"]
    assert [*ordered([{"text": "x", "id": 1}], Petitions)[0]] == ["id", "text"]


def test_records_stand_in_the_order_of_their_model() -> None:
    petitions = [path for path in TEXTS if path.name == "petitions.yml"]
    for path in petitions:
        data = read_yaml(TEXTS[path])
        assert ordered(data, Petitions) == data


# --- changes


def test_a_thousand_changes_of_one_value_touch_a_line_or_two() -> None:
    draw, counts = random.Random(20261126), []
    for path in draw.choices([*TEXTS], k=1000):
        text = TEXTS[path]
        data = read_yaml(text)
        at = draw.choice([*places(data)])
        holder(data, at)[at[-1]] = draw.choice(WORDS)
        changed = edit(text, data)
        assert read_yaml(changed) == house.said(data), (path, at)
        counts.append(lines_changed(text, changed))
    assert sum(count <= 2 for count in counts) >= 0.85 * len(counts)
    assert max(counts) <= 15


LIVING = TEXTS[RECORDS / "minh-hoa/2026/02/petitions.yml"]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_record_changed_in_several_places_says_what_it_shall(data: st.DataObject) -> None:
    """Fields and items taken out, put in and changed, all at once."""
    text = TEXTS[data.draw(st.sampled_from([*TEXTS]))]
    new = copy.deepcopy(read_yaml(text))
    for _ in range(data.draw(st.integers(1, 4))):
        found = [*places(new)]
        if not found:
            break
        at = data.draw(st.sampled_from(found))
        inside = holder(new, at)
        match data.draw(st.sampled_from(("change", "take out", "put in", "put in much"))):
            case "change":
                inside[at[-1]] = data.draw(st.sampled_from(WORDS))
            case "take out":
                del inside[at[-1]]
            case "put in" if isinstance(inside, dict):
                inside["moi"] = data.draw(st.sampled_from(WORDS))
            case "put in much" if isinstance(inside, dict):
                inside["moi"] = {"a": [1, {"b": data.draw(st.sampled_from(WORDS))}], "c": {"d": {"e": 1}}}
            case _:
                inside.insert(data.draw(st.integers(0, len(inside))), data.draw(st.sampled_from(WORDS)))
    wanted = house.said(new)
    assert read_yaml(edit(text, new)) == wanted or not wanted


KEPT = """# yaml-language-server: $schema=x
# của văn phòng
- id: 1  # số một
  text: "Đường hỏng"   # trích đơn

  # đã hỏi lại
  states:
    - {state: received, on: 2026-01-02}
    # chờ
    - {on: 2026-01-05, state: classified}  # theo sổ
- id: 2
  text: Nước yếu
"""


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (lambda one: one[0].update(text="Đường lầy"), '"Đường hỏng"', '"Đường lầy"'),
        (lambda one: one[0]["states"][1].update(on="2026-01-06"), "2026-01-05, state", "2026-01-06, state"),
        (lambda one: one[1].update(answer="Đã sửa"), "  text: Nước yếu\n", "  text: Nước yếu\n  answer: Đã sửa\n"),
        (lambda one: one.pop(), "- id: 2\n  text: Nước yếu\n", ""),
        (
            lambda one: one[0]["states"].append({"state": "answered", "on": "2026-02-01"}),
            "  # theo sổ\n",
            "  # theo sổ\n    - {state: answered, on: 2026-02-01}\n",
        ),
        (lambda one: one[0]["states"].pop(0), "    - {state: received, on: 2026-01-02}\n", ""),
        (lambda one: one[0].pop("text"), '  text: "Đường hỏng"   # trích đơn\n', ""),
        (lambda one: one[0].pop("id"), "- id: 1  # số một\n  text", "- text"),
        (
            lambda one: one[0].update(text="Một.\nHai."),
            '  text: "Đường hỏng"   # trích đơn\n',
            "  text: |-   # trích đơn\n    Một.\n    Hai.\n",
        ),
        (lambda one: one.insert(0, {"id": 9}), "- id: 1 ", "- id: 9\n- id: 1 "),
    ],
)
def test_comments_order_and_quotes_stay(change: Any, before: str, after: str) -> None:
    data = read_yaml(KEPT)
    change(data)
    assert before in KEPT
    assert edit(KEPT, data) == KEPT.replace(before, after, 1)


def test_what_says_the_same_is_left_as_it_stands() -> None:
    assert edit(KEPT, read_yaml(KEPT)) == KEPT
    assert edit("a:   1", {"a": 1, "b": None}) == "a:   1"


def test_a_text_without_a_last_line_break_gets_its_new_lines_whole() -> None:
    assert edit("a: 1", {"a": 1, "b": 2}) == "a: 1\nb: 2\n"
    assert edit("a:\nb: 1\n", {"a": "x", "b": 1}) == "a: x\nb: 1\n"


def test_the_fields_and_the_words_of_a_document_change_apart() -> None:
    text = "---\n# s\n# số\nkind: minutes\nnumber: 1/BB\n---\n\nLời.\n"
    assert edit_front(text, {"kind": "minutes", "number": "2/BB"}) == text.replace("1/BB", "2/BB")
    assert edit_front(text, {"kind": "minutes", "number": "1/BB"}, "Lời.") == text
    changed = edit_front(text, {"kind": "minutes", "number": "1/BB"}, "Lời khác.\n\nThêm.")
    assert changed == text.replace("Lời.", "Lời khác.\n\nThêm.")
    assert read_front_matter(changed).body.strip() == "Lời khác.\n\nThêm."


def test_a_text_that_is_no_record_is_not_guessed() -> None:
    with pytest.raises(Unreadable):
        edit("a: [", {"a": 1})
    with pytest.raises(Unreadable):
        edit_front("không có", {"a": 1})


def test_a_change_among_five_hundred_petitions_is_one_line() -> None:
    many = [{"id": number, "text": f"Ý kiến {number}", "states": [{"state": "received"}]} for number in range(1, 501)]
    text = house.dump(many)
    many[250]["text"] = "Khác"
    assert lines_changed(text, edit(text, many)) == 1
