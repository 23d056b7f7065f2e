"""The reader: what it types, what it refuses and in which line, and where a value is found again."""

from __future__ import annotations

import os
import re
import string
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from doithoai.model.both import Both
from doithoai.model.findings import Route, Unreadable
from doithoai.reading import yaml_fast, yaml_strict
from doithoai.reading.cause_words import UNKNOWN
from doithoai.reading.text import SIZE_LIMIT, locator, read_front_matter, read_text, read_yaml, split_front_matter
from doithoai.reading.yaml_fast import DEPTH_LIMIT
from tests.conftest import RECORDS

pytestmark = pytest.mark.no_cover  # see suite.py


def locate(text: str, route: Route, *, front_matter: bool = False) -> tuple[int, int]:
    """Where the value at a route stands; of a text that can't be read, the beginning."""
    try:
        return locator(text, front_matter=front_matter)(route)
    except Unreadable:
        return 1, 1


def refused(text: str) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_yaml(text)
    return caught.value


def refused_file(path: Path) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_text(path)
    return caught.value


# Scalars


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-0", 0),
        ("12", 12),
        ("-7", -7),
        ("3.5", 3.5),
        ("-0.25", -0.25),
        ("20.9", 20.9),
        ("123456789012345678", 123456789012345678),
    ],
)
def test_only_true_false_null_whole_and_decimal_numbers_are_typed(written: str, read: object) -> None:
    found = read_yaml(f"a: {written}\n")["a"]
    assert found == read
    assert type(found) is type(read)


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "yes",
        "on",
        "off",
        "y",
        "True",
        "NULL",
        "None",
        "012",
        "00",
        "+1",
        "1_000",
        "0x1F",
        "0o17",
        "1e3",
        ".5",
        "5.",
        "1.5e3",
        ".inf",
        "-.inf",
        ".nan",
        "14:00",
        "1:30",
        "2025-10-29",
        "2025-02-31",
        "2025-10-29T07:30+07:00",
        "1.2.3",
        "1234567890123456789",
        "=",
        "truer",
        "45-TB/ĐU",
        "Đất đai",
    ],
)
def test_everything_else_stays_text_as_it_is_written(written: str) -> None:
    assert read_yaml(f"a: {written}\n") == {"a": written}
    assert read_yaml(f"a: [{written}]\n") == {"a": [written]}
    assert read_yaml(f"- {written}\n") == [written]


@pytest.mark.parametrize("written", ['"true"', "'12'", '"null"', "'~'", '"3.5"'])
def test_a_quoted_word_is_text(written: str) -> None:
    assert read_yaml(f"a: {written}\n") == {"a": written[1:-1]}


def test_block_scalars_are_text_even_when_they_look_like_numbers() -> None:
    assert read_yaml("a: |\n  12\nb: >-\n  true\n") == {"a": "12", "b": "true"}


@pytest.mark.parametrize("written", ['""', "''", '"  "', '"\\n"', "|\n", ">\n", '"\u00a0"'])
def test_a_blank_text_is_none_as_an_empty_field_is(written: str) -> None:
    """Forms write a pair of quotes for a field that was left empty."""
    assert read_yaml(f"a: {written}\n") == read_yaml("a:\n") == {"a": None}


@pytest.mark.parametrize(
    "written", ['" một hai "', "' một hai'", "|\n  một hai\n\n", ">\n  một\n  hai\n", '"một hai\\n"']
)
def test_a_text_has_no_blanks_at_its_ends(written: str) -> None:
    assert read_yaml(f"a: {written}") == {"a": "một hai"}
    assert read_yaml("- {b: ' một hai '}\n- [\"một hai \"]\n") == [{"b": "một hai"}, ["một hai"]]


def test_a_text_in_paragraphs_keeps_them() -> None:
    assert read_yaml("a: |\n  một\n\n    hai\n") == {"a": "một\n\n  hai"}


def test_the_names_of_fields_are_always_text() -> None:
    assert read_yaml("1: a\ntrue: b\n~: c\n") == {"1": "a", "true": "b", "~": "c"}


@pytest.mark.parametrize("text", ["", "\n\n", "# chỉ có ghi chú\n", "---\n"])
def test_a_file_without_content_is_empty(text: str) -> None:
    assert read_yaml(text) is None


# What is refused


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("topic: Tuyến đường số 5 # giai đoạn 2\n", 1, 25, "# giai đoạn 2"),
        ("a:\n  - text: Cống số #5 tắc\n    x: 1\n", 2, 19, "#5 tắc"),
        ("a: Đối thoại #1\n", 1, 14, "#1"),
        ("a: rac #5 duong\n", 1, 8, "#5 duong"),
        ("a: Rác\t# rồi\n", 1, 8, "# rồi"),
        ("a: Cống rất\n  dài #5\nb: 1\n", 2, 7, "#5"),
        ("a: Cống số\n  #5 tắc\nb: 1\n", 2, 3, "#5 tắc"),
        ("a: Cống số\n#5 tắc\nb: 1\n", 2, 1, "#5 tắc"),
        ("a: {b: Cống số #2\n  , c: 1}\n", 1, 16, "#2"),
        ('a: "Cống" #2 tắc\n', 1, 11, "#2 tắc"),
        ("a: 'Cống' #2\n", 1, 11, "#2"),
    ],
)
def test_a_sentence_that_would_be_cut_is_refused_with_the_words_it_would_lose(
    text: str, line: int, column: int, words: str
) -> None:
    error = refused(text)
    assert (error.code, error.line, error.column) == ("S02", line, column)
    assert f"phần “{words}” sẽ mất" in str(error.values["detail"])
    assert "đặt cả câu trong dấu ngoặc kép" in str(error.values["detail"])


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("on: 2025-11-01 # theo dấu bưu điện\n", {"on": "2025-11-01"}),
        ("class: answered # đã đọc\nb: true # có\nn: 5 # hộ\n", {"class": "answered", "b": True, "n": 5}),
        ('a: "Cống" # ghi chú\n', {"a": "Cống"}),
        ('a: "Cống số #5"\n', {"a": "Cống số #5"}),
        ("a: Cống#5\n", {"a": "Cống#5"}),
        ("a: Cống số\n# ghi chú\nb: 1\n", {"a": "Cống số", "b": 1}),
        ("a: Cống số\n  # ghi chú\nb: 1\n", {"a": "Cống số", "b": 1}),
        ("a: # ghi chú\n  b: 1\n", {"a": {"b": 1}}),
        ("a: [x, y] # ghi chú\n", {"a": ["x", "y"]}),
        ("a: |\n  Cống số #5\n", {"a": "Cống số #5"}),
        ("a: |\n  Cống số\n  #5 tắc\n", {"a": "Cống số\n#5 tắc"}),
        ("#1 ghi chú\na: 1\n", {"a": 1}),
    ],
)
def test_a_comment_that_cuts_nothing_is_a_comment(text: str, data: Any) -> None:
    assert read_yaml(text) == data


@pytest.mark.parametrize(
    ("text", "line", "column", "detail"),
    [
        ("a: &x 1\n", 1, 4, "neo"),
        ("a: 1\nb: &x [1]\n", 2, 4, "neo"),
        ("a: &x {b: 1}\n", 1, 4, "neo"),
        ("&x a: 1\n", 1, 1, "neo"),
        ("a: &x 1\nb: *x\n", 1, 4, "neo"),
        ("a: 1\nb: *x\n", 2, 4, "tham chiếu"),
        ("a: !!str 1\n", 1, 4, "nhãn"),
        ("a: !!python/object/apply:os.system ['true']\n", 1, 4, "nhãn"),
        ("a: !<tag:yaml.org,2002:int> 1\n", 1, 4, "nhãn"),
        ("a: ! 1\n", 1, 4, "nhãn"),
        ("a: !x [1]\n", 1, 4, "nhãn"),
        ("!!str a: 1\n", 1, 1, "nhãn"),
        ("? [a, b]\n: 1\n", 1, 3, "tên trường phải là một từ"),
        ("? {a: 1}\n: 1\n", 1, 3, "tên trường phải là một từ"),
        ("*x : 1\n", 1, 1, "tên trường phải là một từ"),
        ("a: 1\n---\nb: 2\n", 2, 1, "nhiều hơn một bản ghi"),
        ("a: 1\n...\nb: 2\n", 2, 1, "nhiều hơn một bản ghi"),
        ("\ta: 1\n", 1, 1, "phím Tab"),
        ("a:\n\tb: 1\n", 2, 1, "phím Tab"),
        ("a: 1\n\tb: 1\n", 2, 1, "phím Tab"),
        ("a: một: hai\n", 1, 7, "dấu hai chấm trong câu"),
        ("a: [1, 2\nb: 3\n", 1, 4, "thiếu dấu đóng ngoặc ]"),
        ("a: [1,\n", 2, 1, "thiếu dấu đóng ngoặc"),
        ("a:\n  - 1\n  b: 2\n", 3, 3, "danh sách"),
        ("a: 'x\n", 1, 4, "thiếu dấu ngoặc đơn đóng"),
        ('a: "x\\q"\n', 1, 6, "dấu \\ trong ngoặc kép"),
        ('a: "\\ud800"\n', 1, 7, "mã ký tự"),
        ("a: >x\n", 1, 5, "sau dấu | hoặc >"),
        ("a: @ai\n", 1, 4, "mở đầu bằng dấu @"),
        ("a: `ai\n", 1, 4, "mở đầu bằng dấu `"),
        ("a: %ai\n", 1, 4, "mở đầu bằng dấu %"),
        ('a: "Xanh" và sạch\n', 1, 11, "sau dấu đóng ngoặc còn chữ"),
        ("a: 'Xanh' và sạch\n", 1, 11, "sau dấu đóng ngoặc còn chữ"),
        ("a: [1] và\n", 1, 8, "sau dấu đóng ngoặc ] còn chữ"),
        ("a: 1\nb:Đối thoại\nc: 2\n", 2, 1, "thiếu dấu cách sau dấu hai chấm"),
        ("b:Đối thoại\nc: 2\n", 1, 1, "thiếu dấu cách sau dấu hai chấm"),
        ("a: 1\nb:\u00a0Đối thoại\nc: 2\n", 2, 1, "dấu cách không ngắt"),
        ("a: một câu dài\nviết tiếp\nb: 2\n", 2, 1, "phải thụt vào sâu hơn"),
        ("a: - 1\n", 1, 4, "dấu gạch ngang ngay sau tên trường"),
        ("a: 1\n- 2\n", 2, 1, "mở đầu bằng dấu gạch ngang"),
        ("a: ? 1\n", 1, 4, "dấu hỏi"),
        ("a: |3x\n  b\n", 1, 6, "sau dấu | hoặc >"),
        ("a: >0\n x\n", 1, 5, "sau dấu | hoặc >"),
        ("%YAML 1.3\n---\na: 1\n", 1, 1, "dòng lệnh %"),
        ("%X\n---\na: 1\n", 1, 3, "dòng lệnh %"),
        ("a: !a!b 1\n", 1, 4, "nhãn"),
        ("a: &\n", 1, 4, "neo"),
        ("a: *\n", 1, 4, "tham chiếu"),
        ('a: "x\n---\n"\n', 1, 4, "thiếu dấu ngoặc kép đóng"),
        ("a: 1\n b: 2\n", 2, 3, "dấu hai chấm"),
        ("a:\n\u00a0\u00a0b: 1\n", 2, 1, "dấu cách đặc biệt (U+00A0)"),
        ("a: 1\n\u2003b: 2\n", 2, 1, "dấu cách đặc biệt (U+2003)"),
        ("a:\n  - b: 1\n  \u202f c: 2\n", 3, 3, "dấu cách đặc biệt (U+202F)"),
        ("a: “Chủ đề: rác”\n", 1, 4, "là của Word"),
        ("a: ‘Chủ đề: rác’\n", 1, 4, "là của Word"),
        ("a:\n– {to: x}\n", 2, 1, "mở đầu bằng “–”"),
        ("a:\n  • {to: x}\nc: 1\n", 2, 3, "mở đầu bằng “•”"),
        ("a：Đối thoại\nb: 1\n", 1, 2, "dấu hai chấm rộng"),
        ("a:\n  -b: x\n    c: 2\n", 2, 3, "phải có một dấu cách"),
        ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n", 2, 1, "dấu xung đột"),
        ("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n", 1, 1, "dấu xung đột"),
    ],
)
def test_what_is_not_plain_is_refused_where_it_stands(text: str, line: int, column: int, detail: str) -> None:
    error = refused(text)
    assert (error.code, error.line, error.column) == ("S02", line, column)
    assert detail in str(error.values["detail"])
    told = error.values["detail"]
    assert isinstance(told, Both)
    assert told != UNKNOWN
    assert not re.search("[À-ỹĐđ]", told.en)
    # Nothing of the parser's own English is left in the Vietnamese.
    assert not re.search("expected|found|while|allowed", told)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: 1\na: 2\n", 2, 1),
        ('a: 1\n"a": 2\n', 2, 1),
        ("1: x\n'1': y\n", 2, 1),
        ("b:\n  - c: 1\n    a: 1\n    c: 2\n", 4, 5),
        ("b: {a: 1, a: 1}\n", 1, 11),
    ],
)
def test_a_key_written_twice_is_refused_at_its_second_place(text: str, line: int, column: int) -> None:
    error = refused(text)
    assert (error.code, error.line, error.column) == ("S05", line, column)


def test_a_merge_key_merges_nothing_and_is_a_field_like_any_other() -> None:
    assert read_yaml("a:\n  <<: {b: 1}\n  c: 2\n") == {"a": {"<<": {"b": 1}, "c": 2}}
    assert refused("x: &x {b: 1}\na:\n  <<: *x\n").code == "S02"


@pytest.mark.parametrize("escape", ["\\0", "\\a", "\\e", "\\u200b", "\\u202e", "\\x9f", "\\r", "\\ufeff", "a\\u0301"])
def test_an_escape_brings_in_no_character_that_a_file_may_not_hold(escape: str) -> None:
    for text in (f'a: "{escape}"\n', f'"{escape}": a\n', f'a: ["x", "{escape}"]\n'):
        error = refused(text)
        assert error.code == "S02"
        assert "mã sau dấu" in str(error.values["detail"])


def test_harmless_escapes_are_read() -> None:
    assert read_yaml('a: "một\\n\\thai \\"ba\\" \\\\ \\u0111"\n') == {"a": 'một\n\thai "ba" \\ đ'}
    assert read_yaml("a: C:\\x\n") == {"a": "C:\\x"}


@pytest.mark.parametrize("nest", ["[", "{a: ", "- "])
def test_nesting_is_read_up_to_the_limit_and_not_beyond(nest: str) -> None:
    closing = {"[": "]", "{a: ": "}", "- ": ""}[nest]
    data, depth = read_yaml(nest * DEPTH_LIMIT + "x" + closing * DEPTH_LIMIT), 0
    while not isinstance(data, str):
        data = data[0] if isinstance(data, list) else data["a"]
        depth += 1
    assert depth == DEPTH_LIMIT
    error = refused(nest * (DEPTH_LIMIT + 1) + "x" + closing * (DEPTH_LIMIT + 1))
    assert str(DEPTH_LIMIT) in str(error.values["detail"])


def test_a_bomb_of_brackets_is_refused_at_once_and_never_composed() -> None:
    bomb = "[" * SIZE_LIMIT
    assert refused(bomb).column == DEPTH_LIMIT + 1
    assert locate(bomb, (0, 0)) == (1, 1)


def test_a_parser_error_without_a_place_is_told_in_the_first_line(monkeypatch: pytest.MonkeyPatch) -> None:
    error = refused("a: \ufffe\n")
    assert (error.code, error.line, error.column) == ("S02", 1, 1)

    class Broken(yaml_strict._Loader):  # type: ignore[misc]
        def get_event(self) -> Any:
            raise yaml.MarkedYAMLError(problem="lạ")

    monkeypatch.setattr(yaml_strict, "_Loader", Broken)
    error = refused("a: 'x'\n")
    assert (error.code, error.line, error.column) == ("S02", 1, 1)


def test_the_reader_gives_the_same_data_without_the_c_library(monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'a: [1, no, {b: "x"}]\nc:\n  - d: |\n      e\n'
    fast = read_yaml(text)
    monkeypatch.setattr(yaml_strict, "_Loader", yaml.BaseLoader)
    assert read_yaml(text) == fast
    assert refused("a: *x\n").code == "S02"
    assert refused("a: 'x\n").code == "S02"
    assert locate(text, ("c", 0, "d")) == (3, 5)


# Files


def test_a_plain_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes("a: Đối thoại\r\nb: 1\r\n".encode())
    assert read_text(path) == "a: Đối thoại\nb: 1\n"


def test_what_nobody_sees_and_the_hook_mends_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"\xef\xbb\xbf" + unicodedata.normalize("NFD", "a: Đối thoại\r\n").encode())
    assert read_text(path) == "a: Đối thoại\n"


@pytest.mark.parametrize(
    ("data", "line", "detail"),
    [
        (b"a: 1\nb: \xff\n", 2, "UTF-8"),
        ("a: 1\nb: 2\nc: Đối".encode("utf-16"), 1, "UTF-8"),
        (b"a: \xc3", 1, "UTF-8"),
        (b"a: \xed\xa0\x80", 1, "UTF-8"),
        (b"a: 1\n\xef\xbb\xbfb: 1\n", 2, "U+FEFF"),
        (b"a: 1\nb: x\x00y\n", 2, "U+0000"),
        (b"a: 1\rb: 2\n", 1, "U+000D"),
        (b"a: 1\r\nb: x\x1b[31m\n", 2, "U+001B"),
        ("a: 1\n\nb: x\u200by\n".encode(), 3, "U+200B"),
        ("a: x\u0085y\n".encode(), 1, "U+0085"),
        ("a: x\u2028y\n".encode(), 1, "U+2028"),
        ("a: x\u202ey\n".encode(), 1, "U+202E"),
        ("a: x\u2067y\n".encode(), 1, "U+2067"),
        ("a: x\uffffy\n".encode(), 1, "U+FFFF"),
    ],
)
def test_what_is_no_clean_text_is_refused_with_its_line(tmp_path: Path, data: bytes, line: int, detail: str) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(data)
    error = refused_file(path)
    assert (error.code, error.line) == ("S01", line)
    assert detail in str(error.values["detail"])


def test_the_size_is_capped(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"x" * SIZE_LIMIT)
    assert len(read_text(path)) == SIZE_LIMIT
    path.write_bytes(b"x" * (SIZE_LIMIT + 1))
    assert "1024 KB" in str(refused_file(path).values["detail"])


def test_a_file_that_is_not_there_a_link_a_folder_and_a_pipe_are_refused(tmp_path: Path) -> None:
    assert refused_file(tmp_path / "a.yml").values["detail"] == "không có tệp này"
    (tmp_path / "real.yml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "link.yml").symlink_to("real.yml")
    (tmp_path / "folder.yml").mkdir()
    os.mkfifo(tmp_path / "pipe.yml")
    for name in ("link.yml", "folder.yml", "pipe.yml"):
        error = refused_file(tmp_path / name)
        assert error.code == "S01"
        assert "cần một tệp thường" in str(error.values["detail"])


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object, **__: object) -> int:
        raise PermissionError

    monkeypatch.setattr(os, "open", deny)
    assert refused_file(tmp_path / "a.yml").values["detail"] == "không có quyền đọc tệp"


# Front matter


def test_a_markdown_record_gives_its_data_its_body_and_the_line_of_the_body() -> None:
    matter = read_front_matter("---\nkind: notice\n---\nNội dung\n\n---\nhết\n")
    assert (matter.data, matter.body, matter.body_line) == ({"kind": "notice"}, "Nội dung\n\n---\nhết\n", 4)


@pytest.mark.parametrize(
    ("text", "head", "body", "line"),
    [
        ("---\na: 1\n---", "a: 1", "", 4),
        ("---\na: 1\n---\n", "a: 1\n", "", 4),
        ("---\n---\nx", "", "x", 3),
        ("---\n---", "", "", 3),
    ],
)
def test_an_empty_body_or_head_is_split_too(text: str, head: str, body: str, line: int) -> None:
    assert split_front_matter(text) == (head, body, line)


@pytest.mark.parametrize(
    ("text", "detail"),
    [("", "mở đầu"), ("a: 1\n", "mở đầu"), ("----\n", "mở đầu"), ("---\na: 1\n", "thiếu dòng ---"), ("---\n", "thiếu")],
)
def test_a_record_without_front_matter_is_refused(text: str, detail: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_front_matter(text)
    assert caught.value.code == "S02"
    assert detail in str(caught.value.values["detail"])


def test_a_fault_in_the_front_matter_is_told_by_its_line_in_the_file() -> None:
    with pytest.raises(Unreadable) as caught:
        read_front_matter("---\na: 1\na: 2\n---\nx\n")
    assert (caught.value.code, caught.value.line, caught.value.values) == ("S05", 3, {"key": "a"})


# Locating

TEXT = """\
# ghi chú
type: periodic
place: {name: Nhà văn hóa, village: Thôn Đông}
states:
  - state: received
    on: 2025-10-14
  - {state: answered}
"""


@pytest.mark.parametrize(
    ("route", "place"),
    [
        ((), (1, 1)),
        (("type",), (2, 1)),
        (("place",), (3, 1)),
        (("place", "village"), (3, 28)),
        (("states",), (4, 1)),
        (("states", 0), (5, 5)),
        (("states", 0, "on"), (6, 5)),
        (("states", 1), (7, 5)),
        (("states", 1, "state"), (7, 6)),
        (("missing",), (1, 1)),
        (("place", "missing", "deeper"), (3, 1)),
        (("states", 5), (4, 1)),
        (("states", "name"), (4, 1)),
        (("states", 0, "document"), (5, 5)),
        (("type", 0), (2, 1)),
        ((0,), (1, 1)),
    ],
)
def test_a_route_is_found_by_its_key_and_a_missing_one_by_its_nearest_ancestor(
    route: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    assert locate(TEXT, route) == place
    line, column = place
    assert locate(f"---\n{TEXT}---\nthân bài\n", route, front_matter=True) == (line + 1, column)


def test_a_list_at_the_top_is_found_by_position() -> None:
    assert locate("# x\n- id: 1\n- id: 2\n  field: y\n", (1, "field")) == (4, 3)
    assert locate("# x\n- id: 1\n", (4,)) == (2, 1)


@pytest.mark.parametrize("text", ["", "# chỉ có ghi chú\n", "a: [\n", "a: 1\na: 2\n", "a: *x\n"])
def test_what_can_not_be_read_is_located_at_the_top(text: str) -> None:
    assert locate(text, ("a", 0)) == (1, 1)


# For any data

LETTERS = string.ascii_letters + string.digits + " .,:;-_/#&*!?|>'\"%@`[]{}()=+~ăâđêôơưĐáàảãạếềểễệộợ\n\t"
TEXTS = st.text(alphabet=LETTERS, max_size=20)
SCALARS = TEXTS | st.booleans() | st.none() | st.integers(min_value=1 - 10**17, max_value=10**17 - 1)
NAMES = TEXTS.filter(lambda name: ":" not in name)
"""PyYAML writes a name such as :0 without quotes, and there the strict reader takes it for a slip."""
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


def typed_alike(value: Any) -> bool:
    """Whether PyYAML writes a text so that YAML 1.2 reads it as text too."""
    return not isinstance(value, str) or value == "" or isinstance(yaml_fast.scalar(value), str) or quoted(value)


def quoted(value: str) -> bool:
    return yaml.safe_dump([value], allow_unicode=True)[2:3] in "'\""


def leaves(data: Any) -> Iterator[Any]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from leaves(value)
    elif isinstance(data, list):
        for value in data:
            yield from leaves(value)
    else:
        yield data


def without_blanks(data: Any) -> Any:
    """The data with the blanks at the ends of its texts left out, and what is all blanks."""
    if isinstance(data, dict):
        return {key: without_blanks(value) for key, value in data.items()}
    if isinstance(data, list):
        return [without_blanks(value) for value in data]
    return yaml_fast.said(data) if isinstance(data, str) else data


def routes(data: Any, route: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield route
    items: Any = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in items:
        yield from routes(value, (*route, step))


@given(DATA, st.booleans())
@settings(deadline=None)
def test_what_pyyaml_writes_is_read_back_equal(data: Any, flow: bool) -> None:  # noqa: FBT001 - drawn
    assert all(typed_alike(leaf) for leaf in leaves(data))
    assume(
        not (isinstance(data, str) and data.startswith("-"))
    )  # no record is one; it is told as an item typed wrongly
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    found, meant = read_yaml(text), without_blanks(data)
    assert found == meant
    assert [type(leaf) for leaf in leaves(found)] == [type(leaf) for leaf in leaves(meant)]


KEYS = st.text(alphabet=string.ascii_lowercase, min_size=1, max_size=6)
NESTED = st.recursive(
    st.integers(min_value=0, max_value=9),
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(KEYS, inner, min_size=1, max_size=4),
    max_leaves=12,
)


def written(data: Any, indent: int = 0) -> tuple[list[str], dict[tuple[str | int, ...], int]]:
    """Write data one item a line, as people do, and note the line (from 0) of every route."""
    lines: list[str] = []
    places: dict[tuple[str | int, ...], int] = {}
    items: Any = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in items:
        head = " " * indent + (f"{step}:" if isinstance(data, dict) else "-")
        places[step,] = len(lines)
        if isinstance(value, int):
            lines.append(f"{head} {value}")
            continue
        lines.append(head)
        inner, below = written(value, indent + 2)
        if isinstance(data, list):
            places[step,] = len(lines)
        places |= {(step, *route): len(lines) + line for route, line in below.items()}
        lines += inner
    return lines, places


@given(NESTED.filter(lambda data: not isinstance(data, int)))
@settings(deadline=None)
def test_every_route_of_any_data_is_located_on_its_line(data: Any) -> None:
    lines, places = written(data)
    text = "\n".join(lines) + "\n"
    assert read_yaml(text) == data
    assert set(places) == set(routes(data)) - {()}
    for route, line in places.items():
        assert locate(text, route)[0] == line + 1
        assert locate(f"---\n{text}---\n", route, front_matter=True)[0] == line + 2


@given(st.text(max_size=60))
@settings(deadline=None)
def test_any_text_at_all_is_read_or_refused_and_never_breaks_the_reader(text: str) -> None:
    try:
        read_yaml(text)
    except Unreadable as error:
        assert error.code in ("S02", "S05")  # noqa: PT017 - either outcome is right
    assert locate(text, ("a", 0))[0] >= 1


def test_every_shipped_record_is_read_and_each_of_its_routes_is_found() -> None:
    for path in sorted(RECORDS.rglob("conference.yml")):
        text = read_text(path)
        found = [locate(text, route) for route in routes(read_yaml(text))]
        assert found == sorted(found)
