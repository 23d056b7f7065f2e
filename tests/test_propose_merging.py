"""Edits that two people made of one record are put together field by field; what both changed is asked."""

from __future__ import annotations

import pytest

from doithoai.commands.proposals.merging import Disagreement, merged
from doithoai.reading.text import read_yaml

PATH = "minh-hoa/2026/05/petitions.yml"
PAPER = "minh-hoa/2026/05/documents/notice.md"
BASE = """\
# của Mặt trận
- id: 1
  received: {when: before, on: 2026-11-04, channel: mat_tran}
  field: giao_thong
  text: Đường hẹp.
# đo lại
- id: 2
  received: {when: before, on: 2026-11-05, channel: mat_tran}
  field: dat_dai
  text: Hồ sơ chậm.
"""
NOTICE = "---\nkind: notice\nnumber: 1/TB\nissued: 2026-11-03\n---\n\nMột.\n\nHai.\n\nBa.\n"


def sides(base: str | None, mine: str | None, theirs: str | None) -> tuple[bytes | None, bytes | None, bytes | None]:
    return base.encode() if base else None, mine.encode() if mine else None, theirs.encode() if theirs else None


def put(path: str, base: str | None, mine: str | None, theirs: str | None, *, keep: bool | None = None) -> str | None:
    """The three put together; `keep` is the answer to every question, None: there must be none."""

    def choose(question: Disagreement) -> bool:
        assert keep is not None, question
        return keep

    done = merged(path, *sides(base, mine, theirs), choose)
    return None if done is None else done.decode()


def asked(
    path: str, base: str | None, mine: str | None, theirs: str | None
) -> list[tuple[str, str | None, str | None]]:
    found: list[Disagreement] = []

    def choose(question: Disagreement) -> bool:
        found.append(question)
        return True

    merged(path, *sides(base, mine, theirs), choose)
    return [(one.field, one.mine, one.theirs) for one in found]


def test_different_fields_of_one_petition_are_both_kept_with_comments_and_form() -> None:
    mine = BASE.replace("giao_thong", "quy_hoach")
    theirs = BASE.replace("channel: mat_tran}\n  field: giao", "channel: thu}\n  field: giao")
    done = put(PATH, BASE, mine, theirs)
    assert done == theirs.replace("giao_thong", "quy_hoach")
    assert "# của Mặt trận" in done
    assert "# đo lại" in done


def test_petitions_added_and_taken_out_are_known_by_their_number() -> None:
    mine = BASE + "- id: 3\n  text: Cống vỡ.\n"
    theirs = BASE[: BASE.index("- id: 2")] + "- id: 4\n  text: Đèn hỏng.\n"
    done = put(PATH, BASE, mine, theirs)
    assert done is not None
    assert [one["id"] for one in read_yaml(done)] == [1, 4, 3]


def test_the_same_change_of_both_is_no_question() -> None:
    both = BASE.replace("Đường hẹp.", "Đường quá hẹp.")
    assert put(PATH, BASE, both, both.replace("dat_dai", "khac")) == both.replace("dat_dai", "khac")


@pytest.mark.parametrize("keep", [True, False])
def test_a_field_that_both_changed_is_asked_with_both_values(keep: bool) -> None:  # noqa: FBT001 - a case of the test
    mine, theirs = BASE.replace("Hồ sơ chậm.", "Hồ sơ rất chậm."), BASE.replace("Hồ sơ chậm.", "Hồ sơ mất.")
    assert asked(PATH, BASE, mine, theirs) == [("2.text", "Hồ sơ rất chậm.", "Hồ sơ mất.")]
    assert put(PATH, BASE, mine, theirs, keep=keep) == (mine if keep else theirs)


def test_one_number_given_twice_is_asked_field_by_field() -> None:
    mine, theirs = BASE + "- id: 3\n  text: Cống vỡ.\n", BASE + "- id: 3\n  text: Đèn hỏng.\n"
    assert asked(PATH, BASE, mine, theirs) == [("3.text", "Cống vỡ.", "Đèn hỏng.")]


def test_a_petition_changed_here_and_taken_out_there_is_asked() -> None:
    mine, theirs = BASE.replace("dat_dai", "khac"), BASE[: BASE.index("- id: 2")]
    ((field, here, there),) = asked(PATH, BASE, mine, theirs)
    assert (field, there) == ("2", None)
    assert here is not None
    assert "khac" in here


def test_lists_without_numbers_are_one_field() -> None:
    base = "announced:\n  - {channel: thu, on: 2026-11-01}\n"
    mine, theirs = (f"{base}  - {{channel: {one}, on: 2026-11-02}}\n" for one in ("bang_tin", "mat_tran"))
    path = "minh-hoa/2026/05/conference.yml"
    assert [field for field, *_ in asked(path, base, mine, theirs)] == ["announced"]


def test_fields_and_words_of_a_paper_are_put_together_apart() -> None:
    mine = NOTICE.replace("1/TB", "2/TB").replace("Một.", "Một, sửa.")
    theirs = NOTICE.replace("2026-11-03", "2026-11-04").replace("Ba.", "Ba, sửa.")
    done = put(PAPER, NOTICE, mine, theirs)
    assert done == "---\nkind: notice\nnumber: 2/TB\nissued: 2026-11-04\n---\n\nMột, sửa.\n\nHai.\n\nBa, sửa.\n"


@pytest.mark.parametrize("keep", [True, False])
def test_a_paragraph_that_both_changed_is_asked(keep: bool) -> None:  # noqa: FBT001 - a case of the test
    mine, theirs = NOTICE.replace("Hai.", "Hai mươi."), NOTICE.replace("Hai.", "Hai trăm.")
    assert asked(PAPER, NOTICE, mine, theirs) == [("lời văn", "Hai mươi.\n", "Hai trăm.\n")]
    assert put(PAPER, NOTICE, mine, theirs, keep=keep) == (mine if keep else theirs)


def test_a_file_that_is_no_record_or_can_not_be_read_is_asked_as_a_whole() -> None:
    assert asked("minh-hoa/2026/05/files/a.txt", "a", "b", "c") == [("", "b", "c")]
    assert asked(PATH, BASE, BASE + "- id: [\n", BASE.replace("dat_dai", "khac")) == [
        ("", BASE + "- id: [\n", BASE.replace("dat_dai", "khac"))
    ]
    assert asked(PATH, BASE, None, BASE.replace("dat_dai", "khac"))[0][1] is None


def test_what_only_one_side_changed_is_taken_to_the_byte() -> None:
    odd = BASE.replace("Đường hẹp.", "'Đường hẹp.'")
    assert put(PATH, BASE, odd, BASE) == odd
    assert put(PATH, BASE, BASE, odd) == odd
    assert put(PATH, BASE, None, BASE) is None
    assert put(PATH, None, BASE, None) == BASE
