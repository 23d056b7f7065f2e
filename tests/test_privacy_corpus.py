"""The labelled sentences: what the privacy rules find of them, and that the figures mean what they say."""

from __future__ import annotations

import pytest

from scripts.privacy_corpus import corpus, misses, parts, score, sentence

SENTENCES = corpus()
PARTS = parts(SENTENCES)
LEAST = 0.95


def test_the_corpus_is_large_enough_and_a_third_is_held_out() -> None:
    assert len(SENTENCES) >= 500
    assert len({one.text for one in SENTENCES}) == len(SENTENCES)
    assert 0.3 < len(PARTS["held out"]) / len(SENTENCES) < 0.37


@pytest.mark.parametrize("part", PARTS)
def test_recall_and_precision(part: str) -> None:
    found = score(PARTS[part])
    assert found.recall >= LEAST
    assert found.precision >= LEAST


@pytest.mark.parametrize("part", PARTS)
def test_recall_and_precision_of_names(part: str) -> None:
    found = score(PARTS[part], "V07")
    assert found.recall >= LEAST
    assert found.precision >= LEAST


def test_the_figures_tell_what_was_missed_and_what_was_found_wrongly() -> None:
    one = sentence("Gọi {V02:0912 345 678} hoặc {V01:0987 654 321}.")
    assert (one.text[4:16], one.labels[1].code) == ("0912 345 678", "V01")
    found = score([one])
    assert (found.labels, found.found, found.finds, found.right) == (2, 1, 2, 1)
    assert [line[:5] for line in misses([one])] == ["- V02", "+ V01"]
