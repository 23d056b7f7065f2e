"""However many faults a file has, it is read and indexed once for them, and fifty are told one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doithoai.model.findings import Problem
from doithoai.reading import places, yaml_strict
from doithoai.reading.places import MORE, MOST, capped, place

Run = Callable[..., Any]
AS_OF = ("--as-of", "2026-02-10")
FOLDER = "thu-nghiem/2025/01"


def lines(run: Any, name: str) -> list[str]:
    return [line for line in run.stdout.split("\n") if line.startswith(f"records/{FOLDER}/{name}:")]


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("conference.yml", "".join(f"la_{n}: x\n" for n in range(16_000)), 16_000),
        ("petitions.yml", "".join(f"- {{id: x{n}}}\n" for n in range(900)), 900 * 4),
        ("petitions.yml", "- x\n" * 40_000, 0),
        ("documents/minutes.md", "---\n" + "".join(f"la_{n}: x\n" for n in range(9000)) + "---\n", 9000),
        ("documents/minutes.md", f"---\nkind: minutes\npetitions: [{', '.join(['1'] * 40_000)}]\n---\n", 0),
    ],
    ids=["unknown keys", "petitions", "too many petitions", "front matter", "too many numbers"],
)
def test_a_file_full_of_faults_tells_the_first_and_counts_the_rest(
    name: str, text: str, count: int, records: Path, doithoai: Run
) -> None:
    (records / FOLDER / name).write_text(text, encoding="utf-8")
    (records / "thu-nghiem/2025/02/documents/minutes.md").unlink()
    run = doithoai("check", *AS_OF)
    told = lines(run, name)
    assert run.returncode == 1
    assert "D01" in run.stdout
    if count:
        assert len(told) == MOST + 1
        (more,) = (line for line in told if f" {MORE} sai: Và " in line)
        assert int(more.split("Và ")[1].split()[0]) >= count - MOST
    else:
        assert len(told) == 1
        assert "S12 sai" in told[0]
        assert "nhiều nhất 999 mục" in told[0]


def test_a_file_is_indexed_once_for_all_its_faults(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = records / FOLDER / "conference.yml"
    path.write_text("".join(f"la_{n}: x\n" for n in range(3000)), encoding="utf-8")
    made: list[str] = []
    index = yaml_strict.PlaceIndex

    def spy(text: str) -> yaml_strict.PlaceIndex:
        made.append(text)
        return index(text)

    monkeypatch.setattr(yaml_strict, "PlaceIndex", spy)
    found = [place(records, f"{FOLDER}/conference.yml", (f"la_{n}",)) for n in range(3000)]
    assert found == [(n + 1, 1) for n in range(3000)]
    assert len(made) == 1
    path.write_text("a: 1\nb: 2\n", encoding="utf-8")
    assert place(records, f"{FOLDER}/conference.yml", ("b",)) == (2, 1)


def test_what_has_no_place_stands_at_the_beginning(records: Path) -> None:
    (records / FOLDER / "link.yml").symlink_to("conference.yml")
    (records / FOLDER / "wrong.yml").write_text("a: 1\nb: [\n", encoding="utf-8")
    names = ("none.yml", "link.yml", "documents", "files/24-tb-du.txt", "x" * 300 + ".yml")
    assert [place(records, f"{FOLDER}/{name}", ("a",)) for name in names] == [(1, 1)] * len(names)
    assert place(records, f"{FOLDER}/wrong.yml", ("a",))[0] > 1


def test_the_rest_is_counted_by_file() -> None:
    problems = [Problem("a", (n,), {}, "S03") for n in range(MOST + 2)] + [Problem("b", (), {}, "S03")]
    found = capped([*problems, places.further("a", 7)])
    assert found == [*problems[:MOST], problems[-1], places.further("a", 9)]
    assert capped(problems[:MOST]) == problems[:MOST]
