"""Shapes: the fast path and the explaining path agree on every input, and every fault is named by its field."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Annotated, Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import inspect as mi

from doithoai.model.base import LINK, Moment
from doithoai.model.findings import Problem
from doithoai.model.policies import CalendarYear, Policy
from doithoai.model.provisions import Quota
from doithoai.model.records import (
    Conference,
    Document,
    FieldOfLife,
    Moved,
    Petition,
    Place,
    Plan,
    Recipient,
    Report,
    Sha256,
    Unit,
)
from doithoai.model.vocabulary import Chair, ConferenceType, Form
from doithoai.reading.patterns import PATTERNS
from doithoai.reading.shapes import _WALKERS, convert, explain
from doithoai.reading.text import read_front_matter, read_text, read_yaml
from tests.conftest import RECORDS

pytestmark = pytest.mark.no_cover  # see suite.py

KINDS: dict[str, Any] = {
    "calendar": CalendarYear,
    "policy": Policy,
    "unit": Unit,
    "fields": tuple[FieldOfLife, ...],
    "recipients": tuple[Recipient, ...],
    "redirects": tuple[Moved, ...],
    "plan": Plan,
    "conference": Conference,
    "petitions": tuple[Petition, ...],
    "document": Document,
    "report": Report,
}
SHIPPED = {
    "calendar": "calendar/*.yml",
    "policy": "policies/*.yml",
    "unit": "*/unit.yml",
    "fields": "fields.yml",
    "recipients": "recipients.yml",
    "redirects": "redirects.yml",
    "plan": "*/*/plan.md",
    "conference": "*/*/*/conference.yml",
    "petitions": "*/*/*/petitions.yml",
    "document": "*/*/*/documents/*.md",
    "report": "*/*/reports/*.md",
}
PATTERN_EXAMPLES = {
    LINK: "https://xa.example/trang",
    r"^[a-z_]+(\.[A-Za-z0-9_/:+-]+)*(?!\n)$": "states.answered.on",
    r"^\+?(\([0-9]+\) ?)?[0-9]+([ .-][0-9]+)*(?!\n)$": "(0225) 3888.123",
    r"^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(?!\n)$": "van-phong@xa.example",
    r"\S": "lý do",
    r"^[^\n]*$": "chữ",
    r"^[a-z0-9]+(-[a-z0-9]+)*(?!\n)$": "van-phong-dang-uy",
    r"^[a-z0-9]+(_[a-z0-9]+)*(?!\n)$": "dat_dai",
    r"^[0-9]{4}/[0-9]{2,3}(?!\n)$": "2025/01",
    r"^[0-9]{4}/[0-9]{2,3}#[0-9]{1,3}(?!\n)$": "2025/01#7",
    r"^[a-z0-9]+(-[a-z0-9]+)*(/20[0-9]{2}(/[0-9]{2,3})?)?(?!\n)$": "xa-cu/2025/03",
    r"^[0-9a-f]{64}(?!\n)$": "0" * 64,
    r"^files/[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(?!\n)$": "files/a.pdf",
    r"^V(0[1-57]|09|1[0-35])(?!\n)$": "V01",
    r"^(law|regulation|guidance|plan)(?!\n)$": "plan",
}


def full(kind: mi.Type) -> Any:
    """A valid value of a type, with every optional field filled in."""
    match kind:
        case mi.Metadata():
            return full(kind.type)
        case mi.StructType():
            return {field.encode_name: full(field.type) for field in kind.fields}
        case mi.UnionType():
            return full(next(one for one in kind.types if not isinstance(one, mi.NoneType)))
        case mi.StrType():
            return PATTERN_EXAMPLES[kind.pattern] if kind.pattern else "chữ"
        case mi.IntType() | mi.FloatType():
            return kind.ge if kind.ge is not None else 1
        case mi.BoolType():
            return True
        case mi.DateType():
            return "2025-10-29"
        case mi.CustomType():
            return "2025-10-29T07:30+07:00"
        case mi.EnumType():
            return str(next(iter(kind.cls)).value)
        case mi.VarTupleType():
            return [full(kind.item_type), full(kind.item_type)]
        case mi.TupleType():
            return [full(one) for one in kind.item_types]
        case _:
            raise AssertionError(kind)


FULL = {name: full(mi.type_info(shape)) for name, shape in KINDS.items()}


def told(data: Any, shape: Any) -> list[Problem]:
    return list(explain(data, shape, "tệp.yml"))


def only(data: Any, shape: Any) -> Problem:
    problems = told(data, shape)
    assert len(problems) == 1, problems
    with pytest.raises(msgspec.ValidationError):
        convert(data, shape)
    return problems[0]


def accepted(data: Any, shape: Any) -> bool:
    try:
        convert(data, shape)
    except msgspec.ValidationError:
        return False
    return True


def conference(**fields: Any) -> dict[str, Any]:
    return {"type": "periodic", "form": "in_person", "chair": "joint", "topic": "Môi trường", **fields}


# Every type is known


def types_of(kind: mi.Type, seen: set[type]) -> Iterator[mi.Type]:
    """Every type that a shape is made of, once a struct."""
    while isinstance(kind, mi.Metadata):
        kind = kind.type
    yield kind
    match kind:
        case mi.StructType() if kind.cls not in seen:
            seen.add(kind.cls)
            for field in kind.fields:
                yield from types_of(field.type, seen)
        case mi.UnionType():
            for one in kind.types:
                yield from types_of(one, seen)
        case mi.VarTupleType():
            yield from types_of(kind.item_type, seen)
        case mi.TupleType():
            for one in kind.item_types:
                yield from types_of(one, seen)


@pytest.mark.parametrize("name", KINDS)
def test_every_type_of_every_model_is_in_the_table_of_explain(name: str) -> None:
    for kind in types_of(mi.type_info(KINDS[name]), set()):
        assert type(kind) in _WALKERS or isinstance(kind, mi.NoneType), kind
        match kind:
            case mi.CustomType():
                assert kind.cls is Moment
            case mi.UnionType():
                some = [one for one in kind.types if not isinstance(one, mi.NoneType)]
                pairs = [[one, mi.VarTupleType] for one in (mi.StructType, mi.StrType, mi.EnumType)]
                assert len(some) == 1 or [type(one) for one in some] in pairs, some
            case mi.IntType() | mi.FloatType():
                assert (kind.gt, kind.lt, kind.multiple_of) == (None, None, None)
            case mi.VarTupleType():
                assert kind.min_length in (None, 1)
            case mi.StructType():
                assert kind.forbid_unknown_fields
                assert not kind.array_like


@pytest.mark.parametrize(("count", "right"), [(999, True), (1000, False)])
def test_a_list_is_bounded_for_both(count: int, right: bool) -> None:  # noqa: FBT001 - one case of a table
    data = {"kind": "minutes", "petitions": [1] * count}
    assert accepted(data, KINDS["document"]) is right
    assert [problem.values["found"] for problem in told(data, KINDS["document"])] == ([] if right else ["1000 mục"])


def test_every_pattern_has_words_and_an_example_that_fits() -> None:
    patterns = {
        kind.pattern
        for shape in KINDS.values()
        for kind in types_of(mi.type_info(shape), set())
        if isinstance(kind, mi.StrType) and kind.pattern
    }
    assert patterns == PATTERN_EXAMPLES.keys()
    assert patterns == PATTERNS.keys()


# Both paths agree


@pytest.mark.parametrize("name", KINDS)
def test_a_record_with_every_field_filled_in_is_accepted_by_both_paths(name: str) -> None:
    assert told(FULL[name], KINDS[name]) == []
    assert accepted(FULL[name], KINDS[name])


@pytest.mark.parametrize("name", KINDS)
def test_every_shipped_record_is_accepted_by_both_paths(name: str) -> None:
    paths = sorted(RECORDS.glob(SHIPPED[name]))
    assert paths
    for path in paths:
        text = read_text(path)
        data = read_front_matter(text).data if path.suffix == ".md" else read_yaml(text)
        assert told(data, KINDS[name]) == []
        assert accepted(data, KINDS[name])


VALUES: list[Any] = [
    *(None, True, False, 0, -1, 1, 5000, 10**17, -(10**17), 3.0, 0.5, 10.5, 1e17),
    *("", " ", "x", "chữ", "a\n", "Đ" * 80, "a" * 81, "Đ" * 20_000, "Đ" * 20_001),
    *("2025-10-29", "2025-02-30", "0000-01-01", "2025-1-1", "20251029", "2025-10-29 ", "٢٠٢٥-١٠-٢٩"),
    *("2025-10-29T07:30+07:00", "2025-10-29T07:30:00+07:00", "2025-10-29T07:30Z", "2025-10-29T07:30"),
    *("2025-10-29T24:00+07:00", "2025-02-30T07:30+07:00", "2025-10-29T07:30+99:99", "2025-10-29T07:30:00.5+07:00"),
    *("periodic", "Periodic", "định kỳ", "working_day", "joint", "notice", "confirmed", "true", "12", "3.0"),
    *("van-phong-dang-uy", "Van-Phong", "dat_dai", "2025/01", "2025/01#7", "files/a.pdf", "files/a.pdf\n", "0" * 64),
    *([], {}, [None], [1], ["x"], [[]], {"a": 1}, {"id": 1}, [1, 2], [21.0, 105.5], [105.5, 21.0], [1, 2, 3]),
]


def places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every (container, step) of nested data."""
    steps: Any = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for step in list(steps):
        yield data, step
        yield from places(data[step])


def mutate(holder: list[Any], draw: st.DataObject) -> None:
    """Drop, rename, retype or replace one thing."""
    found = list(places(holder))
    container, step = draw.draw(st.sampled_from(found))
    change = draw.draw(st.sampled_from(("drop", "rename", "replace", "add", "wrap")))
    if change == "replace" or container is holder:
        container[step] = copy.deepcopy(draw.draw(st.sampled_from(VALUES)))
    elif change == "drop":
        del container[step]
    elif change == "wrap":
        container[step] = [container[step]]
    elif isinstance(container, dict):
        value = container.pop(step) if change == "rename" else 1
        container[draw.draw(st.sampled_from((f"{step}s", step[:-1], "lạ", "")))] = value
    else:
        container.append(copy.deepcopy(draw.draw(st.sampled_from(VALUES))))


@given(st.sampled_from(sorted(KINDS)), st.integers(min_value=0, max_value=3), st.data())
@settings(max_examples=600, deadline=None)
def test_convert_accepts_exactly_what_explain_has_nothing_to_say_about(
    name: str, changes: int, draw: st.DataObject
) -> None:
    holder = [copy.deepcopy(FULL[name])]
    for _ in range(changes):
        mutate(holder, draw)
    problems = told(holder[0], KINDS[name])
    assert accepted(holder[0], KINDS[name]) is (not problems), problems
    assert {problem.code for problem in problems} <= {"S03", "S04", "S06", "S07", "S08", "S12"}


STRUCTS = sorted(
    {
        kind.cls
        for shape in KINDS.values()
        for kind in types_of(mi.type_info(shape), set())
        if isinstance(kind, mi.StructType)
    },
    key=lambda cls: cls.__name__,
)


@pytest.mark.parametrize("shape", STRUCTS, ids=lambda shape: shape.__name__)
def test_every_odd_value_in_every_field_of_every_group_is_judged_alike_by_both_paths(shape: type) -> None:
    whole = full(mi.type_info(shape))
    for field in whole:
        for value in VALUES:
            data = {**whole, field: value}
            problems = told(data, shape)
            assert accepted(data, shape) is (not problems), (field, value, problems)
            assert {problem.route[0] for problem in problems} <= {field}
        short = {name: value for name, value in whole.items() if name != field}
        assert accepted(short, shape) is (not told(short, shape)), field


# Each code


def test_an_unknown_field_is_s03_and_the_nearest_unused_field_is_suggested() -> None:
    problem = only(conference(tpoic="x"), Conference)
    assert (problem.file, problem.route, problem.code) == ("tệp.yml", ("tpoic",), "S03")
    assert problem.values["near"] == ""  # topic is there already
    near = only(conference(plase={"name": "x"}), Conference).values
    assert near["near"] == "place"
    assert str(near["allowed"]).startswith("gần nhất là place (Địa điểm), ")


def test_the_name_of_a_field_is_suggested_as_the_record_spells_it() -> None:
    window = {"from": "2025-10-06", "too": "2025-10-24", "channels": []}
    codes = {problem.code: problem for problem in told(conference(petitions_open=window), Conference)}
    assert codes["S03"].values["near"] == "to"
    assert codes["S08"].values == {"key": "to", "title": "Đến hết ngày"}
    assert codes["S08"].route == ("petitions_open",)


@pytest.mark.parametrize(
    ("field", "value", "wanted", "found"),
    [
        ("topic", 5, "chữ", "“5”"),
        ("topic", None, "chữ", "để trống"),
        ("topic", True, "chữ", "true"),
        ("topic", ["x"], "chữ", "một danh sách"),
        ("place", "Nhà văn hóa", "một nhóm trường", "“Nhà văn hóa”"),
        ("place", [], "một nhóm trường", "một danh sách"),
        ("groups", "nông dân", "một danh sách", "“nông dân”"),
        ("groups", {"a": 1}, "một danh sách", "một nhóm trường"),
        ("attendance", {"people": "96"}, "số nguyên", "“96”"),
        ("attendance", {"people": 9.5}, "số nguyên", "“9.5”"),
        ("attendance", {"people": False}, "số nguyên", "false"),
        ("place", {"name": "x", "coordinates": [20.9]}, "danh sách đúng 2 giá trị", "một danh sách"),
        ("place", {"name": "x", "coordinates": ["a", 106.5]}, "số", "“a”"),
        ("previous_results", {"reported": "no"}, "true (có) hoặc false (không)", "“no”"),
        ("note", 5, "chữ", "“5”"),
    ],
)
def test_another_type_is_s04_and_says_what_was_wanted_and_found(
    field: str, value: Any, wanted: str, found: str
) -> None:
    problem = only(conference(**{field: value}), Conference)
    assert problem.code == "S04"
    assert problem.route[0] == field
    assert str(problem.values["wanted"]).startswith(wanted)
    assert problem.values["found"] == found


@pytest.mark.parametrize("value", ["29/10/2025", "2025-2-30", "2025-10-29T00:00", 2025, None, ["2025-10-29"]])
def test_a_date_that_is_none_is_s06(value: Any) -> None:
    problem = only(conference(announced=[{"channel": "bao_chi", "on": value}]), Conference)
    assert (problem.code, problem.route) == ("S06", ("announced", 0, "on"))
    assert "2025-10-29" in str(problem.values["why"])


@pytest.mark.parametrize("value", ["2025-02-30", "2026-02-29", "2026-11-31", "2026-13-01", "0000-01-01"])
def test_a_date_of_the_right_form_that_the_calendar_lacks_is_told_as_such(value: str) -> None:
    told_of_date = only(conference(announced=[{"channel": "bao_chi", "on": value}]), Conference)
    told_of_time = only(conference(start=f"{value}T07:30+07:00"), Conference)
    assert (told_of_date.code, told_of_time.code) == ("S06", "S06")
    assert told_of_date.values["why"] == told_of_time.values["why"] == "ngày này không có trong lịch"


@pytest.mark.parametrize("value", ["2025-10-29 7h30", "2025-10-29T07:30", "2025-10-29T25:00+07:00", 7, [], {}, True])
def test_a_time_without_its_offset_is_s06(value: Any) -> None:
    problem = only(conference(start=value), Conference)
    assert (problem.code, problem.route) == ("S06", ("start",))
    assert "2025-10-29T07:30+07:00" in str(problem.values["why"])
    assert "chưa rõ giờ thì chỉ ghi ngày, 2025-10-29" in str(problem.values["why"])


@pytest.mark.parametrize(
    ("value", "part"),
    [
        ("2025-10-29 sáng", "morning"),
        ("2025-10-29, buổi chiều", "afternoon"),
        ("2025-10-29T tối", "evening"),
        ("2025-10-29 Morning", "morning"),
        ("sáng ngày 29/10/2025", "morning"),
        ("2025-10-29 trưa", ""),
        ("2025-10-29 sáng hoặc chiều", ""),
    ],
)
def test_a_part_of_the_day_in_other_words_is_told_the_three(value: str, part: str) -> None:
    problem = only(conference(start=value), Conference)
    assert (problem.code, problem.route) == ("S06", ("start",))
    words = "sau ngày chỉ ghi morning (sáng), afternoon (chiều), evening (tối)"
    own = f"; ở đây viết là 2025-10-29 {part}" if part else ", ví dụ 2025-10-29 morning"
    assert str(problem.values["why"]) == f"{words}{own}"


@pytest.mark.parametrize("value", ["2025-02-29", "2025-02-29 morning"])
def test_a_day_that_is_in_no_calendar_has_no_part_either(value: str) -> None:
    assert only(conference(start=value), Conference).values["why"] == "ngày này không có trong lịch"


@pytest.mark.parametrize(
    ("value", "near"),
    [
        ("periodik", "periodic"),
        ("định kỳ", "periodic"),
        ("đột suất", "urgent"),
        ("chuyên dề", "thematic"),
        ("xyz", ""),
        (5, ""),
        (None, ""),
        (["periodic"], ""),
    ],
)
def test_an_unknown_word_is_s07_and_the_nearest_is_suggested_by_spelling_or_by_label(value: Any, near: str) -> None:
    problem = only(conference() | {"type": value}, Conference)
    assert (problem.code, problem.route) == ("S07", ("type",))
    assert problem.values["near"] == near
    assert problem.values["allowed"] == "periodic (định kỳ), thematic (chuyên đề), urgent (đột xuất)"


def test_a_missing_field_is_s08_at_its_group_with_its_vietnamese_title() -> None:
    data = conference()
    del data["chair"]
    problem = only(data, Conference)
    assert (problem.code, problem.route) == ("S08", ())
    assert problem.values == {"key": "chair", "title": "Người chủ trì"}


def test_a_missing_field_of_an_item_is_told_at_the_item() -> None:
    petition = copy.deepcopy(FULL["petitions"][0])
    del petition["received"]["on"]
    problem = only([FULL["petitions"][0], petition], tuple[Petition, ...])
    assert (problem.code, problem.route, problem.values["title"]) == ("S08", (1, "received"), "Ngày")


@pytest.mark.parametrize(
    ("data", "shape", "wanted", "found"),
    [
        (conference(topic=""), Conference, "không được để trống", "“”"),
        (conference(topic="Đ" * 20_001), Conference, "dài nhất 20000 ký tự", "20001 ký tự"),
        (conference(follows_up="2024-01"), Conference, "năm/số hội nghị, ví dụ 2025/01", "“2024-01”"),
        ("AB" * 32, Sha256, "mã SHA-256 gồm 64 ký tự 0-9, a-f, viết chữ thường", f"“{'AB' * 32}”"),
        (conference(attendance={"people": -1}), Conference, "từ 0 đến 1000000", "“-1”"),
        ({"name": "x", "coordinates": [106.5, 106.5]}, Place, "từ 8 đến 24", "“106.5”"),
        ({"at_least": 0, "section": "II"}, Quota, "từ 1 trở lên", "“0”"),
    ],
)
def test_a_value_out_of_bounds_is_s12_and_says_the_bounds(data: Any, shape: Any, wanted: str, found: str) -> None:
    problem = only(data, shape)
    assert problem.code == "S12"
    assert (problem.values["wanted"], problem.values["found"]) == (wanted, found)


def test_an_upper_bound_alone_is_told_as_such() -> None:
    shape = msgspec.defstruct("Shape", [("number", Annotated[int, msgspec.Meta(le=5)])])
    assert only({"number": 6}, shape).values["wanted"] == "nhiều nhất 5"


def test_a_missing_field_without_a_title_is_told_by_its_name_alone() -> None:
    kinds = [("a", int), ("b", Annotated[int, msgspec.Meta(description="x")])]
    found = [problem.values for problem in told({}, msgspec.defstruct("Shape", kinds))]
    assert found == [{"key": "a", "title": ""}, {"key": "b", "title": ""}]


def test_everything_wrong_is_told_at_once_with_its_route() -> None:
    data = conference(form="in_persn", start="hôm nay", place={"nam": "x"}, groups=["a", 5])
    assert [(problem.code, problem.route) for problem in told(data, Conference)] == [
        ("S07", ("form",)),
        ("S06", ("start",)),
        ("S03", ("place", "nam")),
        ("S08", ("place",)),
        ("S04", ("groups", 1)),
    ]


def test_the_routes_of_explain_start_where_they_are_told_to() -> None:
    problem = next(explain({}, Place, "a.yml", ("place",)))
    assert problem.route == ("place",)


@pytest.mark.parametrize("data", [None, "chữ", 5, []])
def test_a_file_that_is_no_group_of_fields_is_s04_at_the_top(data: Any) -> None:
    problem = only(data, Conference)
    assert (problem.code, problem.route) == ("S04", ())


def test_what_is_right_becomes_words_dates_and_moments() -> None:
    found = convert(conference(start="2025-10-29T07:30+07:00"), Conference)
    assert found.type is ConferenceType.PERIODIC
    assert found.form is Form.IN_PERSON
    assert found.chair is Chair.JOINT
    assert isinstance(found.start, Moment)
    assert found.start.isoformat() == "2025-10-29T07:30:00+07:00"


def unions(kind: mi.Type, known: set[type]) -> Iterator[mi.UnionType]:
    """Every union in a type, each record looked through once."""
    if isinstance(kind, mi.UnionType):
        yield kind
    if isinstance(kind, mi.StructType):
        if kind.cls in known:
            return
        known.add(kind.cls)
    inner = [field.type for field in kind.fields] if isinstance(kind, mi.StructType) else getattr(kind, "types", ())
    below = [getattr(kind, name, None) for name in ("type", "item_type")]
    for one in (*inner, *(kind for kind in below if isinstance(kind, mi.Type))):
        yield from unions(one, known)


def crashes(kind: mi.UnionType) -> bool:
    """Whether msgspec 0.22 frees what is not its own: a text with a pattern beside an array."""
    parts = [one.type if isinstance(one, mi.Metadata) else one for one in kind.types]
    patterned = any(isinstance(one, mi.StrType) and one.pattern for one in parts)
    return patterned and any(isinstance(one, (mi.VarTupleType, mi.ListType)) for one in parts)


def test_no_field_is_of_a_kind_that_crashes_its_reader() -> None:
    found = [one for kind in KINDS.values() for one in unions(mi.type_info(kind), set())]
    assert len(found) > 50
    assert not any(map(crashes, found))
    # Asked of msgspec itself, this one would crash the tests.
    assert crashes(mi.UnionType((mi.StrType(pattern="a"), mi.VarTupleType(mi.StrType()))))
