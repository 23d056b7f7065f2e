"""Private words that were public already, put right: only field, day, reason and checksum are told, never the words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from doithoai.model.amended import checksum
from doithoai.reading.archive import Archive
from doithoai.site import stamp_site
from tests.attacks.frozen import CONFERENCE, NOTICE, PETITIONS, PLAN, TODAY, UNIT, Archived
from tests.attacks.published import texts

pytestmark = pytest.mark.no_cover  # see suite.py

SILENT, SAID = "Điều đã ghi nay ghi khác", "Điều đã sửa, hồ sơ có ghi"
TOPIC, BETTER = "Môi trường và giao thông nông thôn", "Môi trường và giao thông"
LINE = "  - {{field: {field}, was_sha256: {sha256}, on: 2026-02-09, by: Văn phòng Đảng ủy, reason: {reason}}}\n"
REASON = "Có tên một người"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Archived:
    return Archived(tmp_path_factory.mktemp("kho"))


@pytest.fixture
def kept(whole: Archived) -> Iterator[Archived]:
    with whole.trying():
        yield whole


def seal(field: str, words: str) -> str:
    return "amended:\n" + LINE.format(field=field, sha256=checksum(words), reason=REASON)


SEALED: dict[str, tuple[str, str, str, str]] = {
    "the topic of a conference": (CONFERENCE, "topic", TOPIC, BETTER),
    "the number of a document": (NOTICE, "number", "19-TB/ĐU", "20-TB/ĐU"),
    "the place of a conference": (CONFERENCE, "place.name", "Nhà văn hóa Thôn Nhất", "Nhà văn hóa"),
    "the name of a plan's office": (PLAN, "body", "Đảng ủy xã Thử Nghiệm", "Đảng ủy xã"),
}
"""Each: the file, the field, the words that were public, and what stands there now."""


def words_of(kept: Archived, file: str, field: str, known: str) -> str:
    """What the field says: the known words where they stand, else whatever the record says."""
    text = kept.text(file)
    if known in text:
        return known
    name = field.rpartition(".")[2]
    (line,) = [one for one in text.splitlines() if one.strip().startswith(f"{name}: ")][:1]
    return line.partition(": ")[2].strip('"')


@pytest.mark.parametrize("what", SEALED)
def test_words_put_right_for_privacy_are_accounted_for_by_their_checksum_alone(kept: Archived, what: str) -> None:
    file, field, known, better = SEALED[what]
    old = words_of(kept, file, field, known)
    kept.edit(file, old, better)
    silent = kept.changes()
    assert silent.code == 1
    assert f"`was_sha256: {checksum(old)}`" in silent.text
    kept.front(file, *seal(field, old).splitlines())
    said = kept.changes()
    assert said.code == 0, said.text
    (line,) = [one for one in said.part(SAID) if f"(`{field}`)" in one]
    assert old not in said.text
    assert better not in line
    assert kept.check().code == 0


WRONG: dict[str, str] = {
    "the checksum of other words": seal("topic", "Điều khác"),
    "the checksum of what it says now": seal("topic", BETTER),
    "no checksum and no words": "amended:\n  - {field: topic, on: 2026-02-09, by: Văn phòng, reason: Riêng tư}\n",
    "the checksum of another field": seal("form", TOPIC),
    "a day of sealing that is to come": seal("topic", TOPIC).replace("2026-02-09", "2026-12-31"),
}


@pytest.mark.parametrize("what", WRONG)
def test_no_other_checksum_excuses_a_change(kept: Archived, what: str) -> None:
    kept.edit(CONFERENCE, TOPIC, BETTER)
    kept.front(CONFERENCE, *WRONG[what].splitlines())
    assert kept.changes().code == 1


def test_a_day_is_no_private_word(kept: Archived) -> None:
    """So nothing late can be put out of sight by sealing it."""
    kept.edit(NOTICE, "issued: 2025-09-10", "issued: 2025-09-09")
    kept.front(NOTICE, *seal("issued", "2025-09-10").splitlines())
    assert kept.changes().code == 1
    assert "chỉ thay cho chữ" in kept.check().text


NO_WORDS: dict[str, tuple[str, str, str]] = {
    "the office that has to answer": (PETITIONS, "assigned.office", "phong-kinh-te"),
    "the reply that answers": (PETITIONS, "reply", "written_reply-1"),
    "the field of life": (PETITIONS, "field", "giao_thong"),
    "who chairs": (CONFERENCE, "chair", "joint"),
}


@pytest.mark.parametrize("what", NO_WORDS)
def test_what_names_another_record_is_no_private_word(kept: Archived, what: str) -> None:
    """So nobody who has to answer goes out of sight by a checksum."""
    file, field, old = NO_WORDS[what]
    if file == PETITIONS:
        line = seal(field, old).rstrip().replace("\n  - ", "\n    - ").replace("amended:", "  amended:")
        first, *_ = [one for one in kept.petitions() if f"{field.rpartition('.')[2]}: {old}" in one]
        kept.edit(file, first, f"{first.rstrip()}\n{line}\n")
    else:
        kept.front(file, *seal(field, old + "x").splitlines())
    said = kept.check()
    assert said.code == 1
    assert "chỉ thay cho chữ" in said.text or "đúng là điều đang ghi" in said.text


def test_an_answer_may_be_sealed_as_any_words(kept: Archived) -> None:
    text = kept.text(PETITIONS)
    old = next(one for one in text.splitlines() if one.strip().startswith("text: ")).partition("text: ")[2]
    line = seal("text", old).rstrip().replace("  - ", "    - ")
    kept.edit(PETITIONS, f"text: {old}", f"text: Đề nghị vá đường.\n  {line}")
    said = kept.changes()
    assert said.code == 0, said.text
    assert old not in said.text


def test_pages_feeds_and_data_tell_of_a_sealed_correction_without_its_words(
    kept: Archived, prepared: Callable[..., Path], tmp_path: Path
) -> None:
    """And so does a past day: what it said then is not told either."""
    kept.edit(CONFERENCE, TOPIC, BETTER)
    kept.front(CONFERENCE, *seal("topic", TOPIC).splitlines())
    site = prepared(tmp_path / "site")
    stamp_site(site, kept.records, TODAY, jobs=1)
    assert [name for name, data in texts(site) if TOPIC.encode() in data] == []
    told = {name for name, data in texts(site) if checksum(TOPIC).encode() in data}
    assert told >= {"danh-sach/index.html", "dinh-chinh.atom.xml", f"du-lieu/ho-so/{UNIT}-2025-01.json"}
    register = (site / "danh-sach/index.html").read_text("utf-8")
    assert REASON in register
    assert "điều cũ là nội dung riêng tư nên không nêu lại" in register
    (key,) = [one for one in Archive(kept.records).keys(UNIT, 2025) if one.number == "01"]
    before = Archive(kept.records).on(TODAY.replace(day=1)).conference(key).conference
    assert before
    assert before.topic == "[điều cũ không nêu lại]"
